//! What mails about an order carry through the queue.

use super::world::World;
use crate::domain::mailed_order::{mailed_edit, mailed_order, mailed_parcel, mailed_return};
use contract::{
    cart::MAX_LINES,
    gift_card::GiftCardShare,
    order::{
        Fulfillment, LineQuantity, MAX_RETURN_LINES, Order, OrderLine, Return, ReturnLine, ReturnReason,
        ReturnStatus,
    },
    order_edit::{LineChange, OrderEdit},
};
use edge::MESSAGE_BYTES;
use kernel::Locale;

/// What the queue takes, without the event's own frame.
const MOST: usize = MESSAGE_BYTES - 5000;

#[test]
fn the_largest_order_fits_into_an_event() {
    let (_, placed, _) = World::new().checkout("tok_ok", "largest");
    let mut order: Order = serde_json::from_value(placed).unwrap();
    let wide = |length: usize| "𝒳".repeat(length);
    let line = OrderLine {
        title: wide(200),
        titles: [("de".to_owned(), wide(200))].into(),
        sku: wide(64),
        options: (0..3).map(|index| (format!("{index}{}", wide(59)), wide(60))).collect(),
        ..order.lines[0].clone()
    };
    order.lines = vec![line; MAX_LINES];
    let card =
        GiftCardShare {
            id: testkit::id(1), code: Some("•••• WXYZ".to_owned()), amount: order.totals.total
        };
    order.gift_cards = vec![card; 5];
    let size = |order: &Order| serde_json::to_string(order).unwrap().len();
    let mailed = mailed_order(&order);
    assert!(size(&mailed) < MOST, "{}", size(&mailed));
    assert_eq!(mailed.lines.len(), MAX_LINES);
    let is_named = |line: &OrderLine| line.title.chars().count() > 10 && line.title.ends_with('…');
    assert!(mailed.lines.iter().all(is_named), "{}", mailed.lines[0].title);
    let all = order.lines.iter().map(|line| LineQuantity { line_id: line.id, quantity: line.quantity });
    order.fulfillments = vec![Fulfillment {
        id: testkit::id(1),
        lines: all.collect(),
        tracking: None,
        at: testkit::now(),
        delivered_at: None,
        returnable_until: None,
        location_id: None,
    }];
    let parcel = mailed_parcel(&order, testkit::id(1));
    assert!(size(&parcel) < MOST, "{}", size(&parcel));
    order.lines.truncate(MAX_RETURN_LINES);
    let returned = |line: &OrderLine| ReturnLine {
        line_id: line.id,
        quantity: line.quantity,
        reason: ReturnReason::NotAsDescribed,
        received: line.quantity.get(),
        restocked: line.quantity.get(),
        exchange_for: Some(contract::order::Replacement {
            variant_id: line.variant_id,
            sku: line.sku.clone(),
            title: line.title.clone(),
            titles: line.titles.clone(),
            options: line.options.clone(),
        }),
    };
    let whole = Return {
        id: testkit::id(1),
        status: ReturnStatus::Approved,
        lines: order.lines.iter().map(returned).collect(),
        comment: Some(wide(500)),
        answer: Some(wide(2000)),
        value: order.totals.total,
        refund_id: None,
        location_id: None,
        exchanged: None,
        at: testkit::now(),
    };
    let mailed = mailed_return(&order, &whole);
    assert!(size(&mailed) < MOST, "{}", size(&mailed));
}

#[test]
fn what_fits_is_not_cut() {
    let (_, placed, _) = World::new().checkout("tok_ok", "whole");
    let mut order: Order = serde_json::from_value(placed).unwrap();
    order.lines[0].title = "\"T\"".repeat(66);
    let lines = vec![order.lines[0].clone(); 50];
    order.lines = lines;
    let mailed = mailed_order(&order);
    assert!(mailed.lines.iter().all(|line| line.title == order.lines[0].title));
}

#[test]
fn a_mail_names_the_goods_in_its_own_language() {
    let (_, placed, _) = World::new().checkout("tok_ok", "called");
    let mut order: Order = serde_json::from_value(placed).unwrap();
    order.lines[0].titles = [("de".to_owned(), "Becher".to_owned())].into();
    let called = Locale::ALL.map(|locale| {
        order.locale = locale;
        mailed_order(&order).lines[0].title.clone()
    });
    assert_eq!(called, ["Mug", "Becher"]);
}

#[test]
fn the_largest_edit_fits_into_an_event() {
    let (_, placed, _) = World::new().checkout("tok_ok", "edited");
    let order: Order = serde_json::from_value(placed).unwrap();
    let wide = |length: usize| "𝒳".repeat(length);
    let change = LineChange {
        line_id: testkit::id(1),
        variant_id: testkit::id(1),
        sku: wide(64),
        title: wide(200),
        titles: [("de".to_owned(), wide(200))].into(),
        options: (0..3).map(|index| (format!("{index}{}", wide(59)), wide(60))).collect(),
        unit_price: order.totals.total,
        from: 999,
        to: 999,
    };
    let edit = OrderEdit {
        id: testkit::id(1),
        reason: wide(500),
        changes: vec![change; 2 * MAX_LINES],
        before: order.totals.total,
        return_id: None,
        after: order.totals.total,
        at: testkit::now(),
    };
    let (order, edit) = mailed_edit(&order, &edit);
    let bytes = serde_json::to_string(&(order, &edit)).unwrap().len();
    assert!(bytes < MOST, "{bytes}");
    assert_eq!(edit.changes.len(), 2 * MAX_LINES);
    let is_named = |change: &LineChange| change.title.chars().count() > 5 && change.title.ends_with('…');
    assert!(edit.changes.iter().all(is_named), "{}", edit.changes[0].title);
}
