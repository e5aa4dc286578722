//! What mails about an order carry through the queue.

use super::world::World;
use crate::domain::mailed_order::{mailed_order, mailed_return};
use contract::{
    cart::MAX_LINES,
    gift_card::GiftCardShare,
    order::{Order, OrderLine, Return, ReturnLine, ReturnReason, ReturnStatus},
};
use kernel::Locale;

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
    let bytes = serde_json::to_string(&mailed_order(&order, Locale::De)).unwrap().len();
    assert!(bytes < 64_000, "{bytes}");
    let returned = |line: &OrderLine| ReturnLine {
        line_id: line.id,
        quantity: line.quantity,
        reason: ReturnReason::NotAsDescribed,
        received: line.quantity.get(),
        restocked: line.quantity.get(),
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
        at: testkit::now(),
    };
    let bytes = serde_json::to_string(&mailed_return(&order, &whole, Locale::De)).unwrap().len();
    assert!(bytes < 64_000, "{bytes}");
}

#[test]
fn a_mail_names_the_goods_in_its_own_language() {
    let (_, placed, _) = World::new().checkout("tok_ok", "called");
    let mut order: Order = serde_json::from_value(placed).unwrap();
    order.lines[0].titles = [("de".to_owned(), "Becher".to_owned())].into();
    let called = Locale::ALL.map(|locale| mailed_order(&order, locale).lines[0].title.clone());
    assert_eq!(called, ["Mug", "Becher"]);
}
