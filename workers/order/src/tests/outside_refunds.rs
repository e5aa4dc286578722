//! Refunds that the staff made at a payment, on the provider's pages, or in another way than the order was paid.

use super::{
    balance_payments::{owing, pay},
    desk::{ask, asked_back, shown},
    services::refund_state,
    world::World,
};
use contract::{
    event::{Event, OrderInbox, Queue, RefundState},
    order::PaymentStatus,
    payment::TransferStatus,
};
use kernel::{Currency, Money, RefundId};
use serde_json::{Value, json};
use std::time::Duration;
use testkit::{id, staff};

fn eur(amount: i64) -> Money {
    Money::new(amount, Currency::EUR).unwrap()
}

/// A refund that the staff made at the payment.
fn outside(number: u8, amount: i64) -> RefundState {
    RefundState {
        id: id::<RefundId>(number).to_string(),
        key: format!("staff:{number}"),
        amount: eur(amount),
        reason: Some("Goodwill.".to_owned()),
        sent_by_shop: false,
        status: TransferStatus::Succeeded,
        failure: None,
    }
}

/// What the payment in this column says: it has taken so much, and made these refunds.
fn news(shop: &World, column: &str, captured: i64, refunds: Vec<RefundState>) -> Event<OrderInbox> {
    let back = refunds.iter().filter(|state| state.status == TransferStatus::Succeeded);
    let back: i64 = back.map(|state| state.amount.amount()).sum();
    let status = match back {
        0 => PaymentStatus::Captured,
        back if back < captured => PaymentStatus::PartiallyRefunded,
        _ => PaymentStatus::Refunded,
    };
    let mut event = shop.payment_becomes(status);
    let OrderInbox::PaymentChanged { payment_id, captured: taken, refunded, refunds: told, .. } =
        &mut event.data;
    *payment_id = shop.text(&format!("SELECT payment_id FROM {column}")).parse().unwrap();
    (*taken, *refunded, *told) = (eur(captured), eur(back), refunds);
    event
}

fn refunds(order: &Value) -> Vec<(i64, String)> {
    let refunds = order["refunds"].as_array().unwrap().iter();
    let shown = refunds.map(|refund| {
        (refund["amount"]["amount"].as_i64().unwrap(), refund["status"].as_str().unwrap().to_owned())
    });
    shown.collect()
}

fn bought(shop: &World) -> Value {
    let (_, order, _) = shop.checkout("tok_ok", "k1");
    shop.deliver(&news(shop, "orders", 4488, Vec::new()));
    order
}

#[test]
fn what_was_given_back_at_the_payment_is_a_refund_of_the_order_and_told_once() {
    let shop = World::new();
    let order = bought(&shop);
    let event = news(&shop, "orders", 4488, vec![outside(70, 1000)]);
    for _ in 0..3 {
        shop.deliver(&event);
    }
    let after = shown(&shop, &order);
    assert_eq!(refunds(&after), [(1000, "succeeded".to_owned())]);
    assert_eq!(after["refunds"][0]["reason"], "Goodwill.");
    assert_eq!(shop.mails(), ["order_placed", "order_refunded"]);
    assert!(asked_back(&shop).is_empty(), "nobody is asked for what was made");
    let (status, problem, _) =
        ask(&shop, &order, "refunds", "r", &json!({"amount": eur(3489), "reason": "More."}));
    assert_eq!((status, &problem["refundable"]["amount"]), (409, &3488.into()));

    // The bank sends it back.
    let failed = RefundState { status: TransferStatus::Failed, ..outside(70, 1000) };
    shop.deliver(&news(&shop, "orders", 4488, vec![failed]));
    assert_eq!(refunds(&shown(&shop, &order)), [(1000, "failed".to_owned())]);
}

#[test]
fn what_the_queue_lost_is_written_down_by_the_comparison_once() {
    let shop = World::new();
    let order = bought(&shop);
    // Its news never arrive.
    news(&shop, "orders", 4488, vec![outside(70, 1000)]);
    let RefundState { id, key, amount, reason, .. } = outside(70, 1000);
    shop.books.borrow_mut().made_at_payments =
        vec![json!({"id": id, "key": key, "amount": amount, "reason": reason,
        "status": "succeeded", "at": testkit::now()})];
    shop.pass(Duration::from_secs(3600));
    for _ in 0..2 {
        assert_eq!(shop.ask(&staff(), "POST", "/admin/reconciliations", "-", &json!({})).0, 201);
    }
    assert_eq!(refunds(&shown(&shop, &order)), [(1000, "succeeded".to_owned())]);
    shop.tick();
    assert_eq!(shop.mails(), ["order_placed", "order_refunded"]);
}

#[test]
fn all_of_it_given_back_at_the_payment_ends_the_order() {
    let shop = World::new();
    let order = bought(&shop);
    shop.deliver(&news(&shop, "orders", 4488, vec![outside(70, 4488)]));
    let after = shown(&shop, &order);
    assert_eq!((&after["status"], refunds(&after).len()), (&"refunded".into(), 1));
    assert_eq!(shop.books.borrow().available(), 10, "what will not be sent can be sold");
}

#[test]
fn what_a_balances_payment_gave_back_is_not_asked_of_it_again() {
    let shop = World::new();
    let order = owing(&shop);
    assert_eq!(pay(&shop, &order, "tok_ok", "b1").0, 201);
    let event = news(&shop, "balance_payments", 2500, vec![outside(70, 1000)]);
    for _ in 0..2 {
        shop.deliver(&event);
    }
    let after = shown(&shop, &order);
    assert_eq!((refunds(&after).len(), &after["refunds"][0]["by_hand"]["amount"]), (1, &1000.into()));
    let (status, all, _) = ask(&shop, &order, "refunds", "r", &json!({"reason": "All of it."}));
    assert_eq!((status, &all["refunds"][1]["amount"]["amount"]), (201, &5988.into()), "{all}");
    assert_eq!(all["refunds"][1]["online"][0]["amount"]["amount"], 1500);
    assert_eq!(asked_back(&shop), [4488]);
}

#[test]
fn what_the_shop_sent_in_place_of_a_refused_share_is_no_refund_of_its_own() {
    let shop = World::new();
    let order = owing(&shop);
    assert_eq!(pay(&shop, &order, "tok_ok", "b1").0, 201);
    shop.deliver(&news(&shop, "orders", 4488, vec![outside(70, 4488)]));
    let (status, all, _) = ask(&shop, &order, "refunds", "r", &json!({"reason": "The rest."}));
    assert_eq!((status, &all["refunds"][1]["by_hand"]["amount"]), (201, &2500.into()), "{all}");
    let key = all["refunds"][1]["id"].as_str().unwrap().to_owned();
    let refused = RefundState { amount: eur(2500), ..refund_state(&key, TransferStatus::Failed) };
    shop.deliver(&news(&shop, "balance_payments", 2500, vec![refused.clone()]));
    // The comparison leaves to the staff what they were told to send: it asks nobody for it behind their back.
    shop.pass(Duration::from_secs(3600));
    let (_, found, _) = shop.ask(&staff(), "POST", "/admin/reconciliations", "-", &json!({}));
    let finding = &found["findings"][0];
    assert_eq!((&finding["kind"], &finding["healed"]), (&"returned_refund".into(), &false.into()), "{found}");
    assert_eq!(shop.books.borrow().payments.values().next_back().unwrap().status, PaymentStatus::Captured);
    let share = shown(&shop, &order)["refunds"][1]["online"][0].clone();
    assert_eq!((&share["failure"], share.get("replaced_by")), (&"the provider refused it".into(), None));

    let event = news(&shop, "balance_payments", 2500, vec![refused, outside(71, 2500)]);
    for _ in 0..2 {
        shop.deliver(&event);
    }
    let after = shown(&shop, &order);
    let share = &after["refunds"][1]["online"][0];
    assert_eq!((refunds(&after).len(), &share["replaced_by"]), (2, &json!(outside(71, 0).id)), "{after}");
    assert_eq!(shop.mails().iter().filter(|mail| *mail == "order_refunded").count(), 2, "one each");
    assert_eq!(after["timeline"].as_array().unwrap().last().unwrap()["event"], "refund_sent_by_shop");
}

#[test]
fn what_the_staff_gave_back_while_the_order_asked_for_it_stands_for_what_is_refused_then() {
    let shop = World::new();
    let order = owing(&shop);
    assert_eq!(pay(&shop, &order, "tok_ok", "b1").0, 201);
    shop.deliver(&news(&shop, "orders", 4488, vec![outside(70, 4488)]));
    let payment = shop.text("SELECT payment_id FROM balance_payments");
    shop.books.borrow_mut().unrefundable.insert(payment);
    let (_, all, _) = ask(&shop, &order, "refunds", "r", &json!({"reason": "The rest."}));
    shop.ring_until_quiet();
    // The staff was first: payment tells of both.
    let key = all["refunds"][1]["id"].as_str().unwrap();
    let refused = RefundState { amount: eur(2500), ..refund_state(key, TransferStatus::Failed) };
    shop.deliver(&news(&shop, "balance_payments", 2500, vec![outside(71, 2500), refused]));
    let after = shown(&shop, &order);
    let share = &after["refunds"][1]["online"][0];
    assert_eq!((refunds(&after).len(), &share["replaced_by"]), (2, &json!(outside(71, 0).id)), "{after}");
    shop.pass(Duration::from_secs(7200));
    shop.tick();
    assert!(shop.books.borrow().refunded_online.is_empty(), "it is not asked for again");
}

#[test]
fn a_refused_share_is_made_good_in_parts_and_what_is_more_is_a_refund_of_its_own() {
    let shop = World::new();
    let order = owing(&shop);
    assert_eq!(pay(&shop, &order, "tok_ok", "b1").0, 201);
    let wish = json!({"amount": eur(4488 + 1000), "reason": "Broken."});
    let (status, all, _) = ask(&shop, &order, "refunds", "r", &wish);
    assert_eq!((status, &all["refunds"][0]["online"][0]["amount"]["amount"]), (201, &1000.into()), "{all}");
    let key = all["refunds"][0]["id"].as_str().unwrap().to_owned();
    let made = RefundState { amount: eur(4488), ..refund_state(&key, TransferStatus::Succeeded) };
    shop.deliver(&news(&shop, "orders", 4488, vec![made]));
    let refused = RefundState { amount: eur(1000), ..refund_state(&key, TransferStatus::Failed) };
    let sent = |number, amount| RefundState { sent_by_shop: true, ..outside(number, amount) };
    shop.deliver(&news(&shop, "balance_payments", 2500, vec![refused.clone(), sent(71, 600)]));
    let shares = shown(&shop, &order)["refunds"][0]["online"].clone();
    let owed: Vec<_> =
        shares.as_array().unwrap().iter().filter(|share| share.get("replaced_by").is_none()).collect();
    assert_eq!((owed.len(), &owed[0]["amount"]["amount"]), (1, &400.into()), "{shares}");

    let event = news(&shop, "balance_payments", 2500, vec![refused, sent(71, 600), sent(72, 1900)]);
    for _ in 0..2 {
        shop.deliver(&event);
    }
    let after = shown(&shop, &order);
    assert_eq!(refunds(&after), [(5488, "succeeded".to_owned()), (1500, "succeeded".to_owned())]);
    assert!(
        after["refunds"][0]["online"]
            .as_array()
            .unwrap()
            .iter()
            .all(|share| share["replaced_by"].is_string())
    );
    assert_eq!(after["status"], "refunded", "nothing of its money is left");
}

#[test]
fn what_an_edit_leaves_is_given_back_less_what_the_staff_gave_back_meanwhile() {
    let shop = World::new();
    let order = bought(&shop);
    let mut edit = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 1}]});
    let (_, seen, _) = ask(&shop, &order, "edit-preview", "-", &edit);
    edit["reason"] = "One is broken.".into();
    edit["version"] = seen["version"].clone();
    edit["total"] = seen["totals"]["total"].clone();
    assert_eq!(ask(&shop, &order, "edits", "e1", &edit).0, 201);
    let key = shown(&shop, &order)["refunds"][0]["id"].as_str().unwrap().to_owned();
    let refused = RefundState {
        failure: Some(contract::payment::NOT_ENOUGH_LEFT.to_owned()),
        ..refund_state(&key, TransferStatus::Failed)
    };
    shop.deliver(&news(&shop, "orders", 4488, vec![outside(70, 1500), refused]));
    shop.tick();
    let after = refunds(&shown(&shop, &order));
    let pending = after.iter().find(|(_, status)| status == "pending");
    assert_eq!(pending, Some(&(1999 - 1500, "pending".to_owned())), "{after:?}");
    assert_eq!(asked_back(&shop), [1999, 499]);
}

#[test]
fn nobody_pays_more_for_what_is_all_given_back() {
    let shop = World::new();
    let order = owing(&shop);
    assert_eq!(ask(&shop, &order, "refunds", "r", &json!({"reason": "All of it."})).0, 201);
    let (status, problem, _) = pay(&shop, &order, "tok_ok", "b1");
    assert_eq!((status, &problem["code"]), (409, &"conflict".into()), "{problem}");
}

#[test]
fn what_the_shop_has_sent_is_not_given_back_by_a_cancellation_as_well() {
    let shop = World::new();
    let order = bought(&shop);
    let wish = json!({"amount": eur(4000), "reason": "Card closed.", "sent_by_shop": true});
    let (_, sent, _) = ask(&shop, &order, "refunds", "r", &wish);
    let key = sent["refunds"][0]["id"].as_str().unwrap();
    let cancel = || ask(&shop, &order, "cancel", "c", &json!({"reason": "Sold elsewhere."}));
    assert_eq!(
        (cancel().0, cancel().1["code"].clone()),
        (409, "conflict".into()),
        "its payment does not know of it yet"
    );
    let made = RefundState { amount: eur(4000), ..refund_state(key, TransferStatus::Succeeded) };
    shop.deliver(&news(&shop, "orders", 4488, vec![made]));
    assert_eq!(cancel().0, 200);
}

#[test]
fn older_news_bring_nothing_that_the_bank_has_sent_back_since() {
    for column in ["orders", "balance_payments"] {
        let shop = World::new();
        let order = owing(&shop);
        assert_eq!(pay(&shop, &order, "tok_ok", "b1").0, 201);
        let made = news(&shop, column, 2500, vec![outside(70, 1000)]);
        let failed = RefundState { status: TransferStatus::Failed, ..outside(70, 1000) };
        let returned = news(&shop, column, 2500, vec![failed]);
        for event in [&returned, &made] {
            shop.deliver(event);
        }
        assert_eq!(refunds(&shown(&shop, &order)), [], "{column}");
    }
}

#[test]
fn what_the_bank_sends_back_beside_a_gift_card_can_be_given_back_once_more() {
    let shop = World::new();
    shop.books.borrow_mut().card_pays = 1000;
    let (_, order, _) = shop.checkout("tok_ok", "k1");
    shop.deliver(&news(&shop, "orders", 3488, Vec::new()));
    let (_, all, _) = ask(&shop, &order, "refunds", "r1", &json!({"reason": "All of it."}));
    assert_eq!(all["refunds"][0]["to_gift_cards"]["amount"], 1000, "{all}");
    let key = all["refunds"][0]["id"].as_str().unwrap();
    let made = RefundState { amount: eur(3488), ..refund_state(key, TransferStatus::Succeeded) };
    shop.deliver(&news(&shop, "orders", 3488, vec![made]));
    let returned = news(&shop, "orders", 3488, vec![refund_state(key, TransferStatus::Failed)]);
    for _ in 0..2 {
        shop.deliver(&returned);
    }
    let after = shown(&shop, &order);
    assert_eq!(
        (&after["refunds"][0]["came_back"], refunds(&after)),
        (&true.into(), vec![(4488, "succeeded".to_owned())])
    );
    let wish = json!({"amount": eur(3488), "reason": "By transfer.", "sent_by_shop": true});
    let (status, again, _) = ask(&shop, &order, "refunds", "r2", &wish);
    assert_eq!((status, again["refunds"][1].get("to_gift_cards")), (201, None), "{again}");
    assert_eq!(asked_back(&shop), [3488, 3488]);
}

#[test]
fn of_two_that_ask_for_the_same_money_the_one_that_was_made_is_written_down() {
    let shop = World::new();
    let order = bought(&shop);
    let (_, pending, _) = ask(&shop, &order, "refunds", "r", &json!({"reason": "All of it."}));
    let key = pending["refunds"][0]["id"].as_str().unwrap();
    shop.deliver(&news(&shop, "orders", 4488, vec![outside(70, 1000)]));
    assert_eq!(refunds(&shown(&shop, &order)), [(4488, "pending".to_owned())]);
    let refused = refund_state(key, TransferStatus::Failed);
    shop.deliver(&news(&shop, "orders", 4488, vec![outside(70, 1000), refused]));
    let after = refunds(&shown(&shop, &order));
    assert_eq!(after, [(4488, "failed".to_owned()), (1000, "succeeded".to_owned())]);
}

#[test]
fn what_the_shop_sends_itself_is_noted_by_the_payment_and_asked_of_nobody() {
    let shop = World::new();
    let order = owing(&shop);
    assert_eq!(pay(&shop, &order, "tok_ok", "b1").0, 201);
    let wish = json!({"reason": "The card is closed.", "sent_by_shop": true});
    let (status, sent, _) = ask(&shop, &order, "refunds", "r", &wish);
    assert_eq!((status, &sent["refunds"][0]["sent_by_shop"]), (201, &true.into()), "{sent}");
    let key = sent["refunds"][0]["id"].as_str().unwrap().to_owned();
    {
        let sent = shop.queues.sent.borrow();
        let (_, asked) = sent.iter().rfind(|(queue, _)| *queue == Queue::Payments).unwrap();
        assert_eq!(
            (&asked["data"]["sent_by_shop"], &asked["data"]["amount"]["amount"]),
            (&true.into(), &4488.into())
        );
    }
    let made = RefundState { amount: eur(4488), ..refund_state(&key, TransferStatus::Succeeded) };
    shop.deliver(&news(&shop, "orders", 4488, vec![made]));
    shop.ring_until_quiet();
    shop.tick();
    let noted = shop.books.borrow().sent_by_shop.clone();
    assert_eq!((noted, shop.books.borrow().refunded_online.clone()), (vec![2500], Vec::new()));
    assert_eq!(shown(&shop, &order)["status"], "refunded");
}

#[test]
fn that_a_cancelled_orders_money_stayed_is_told_to_the_staff_and_what_was_sent_to_the_customer() {
    let shop = World::new();
    let order = bought(&shop);
    assert_eq!(ask(&shop, &order, "cancel", "c", &json!({"reason": "Sold elsewhere."})).0, 200);
    // The provider has refused what the cancellation asked it for.
    let refused =
        RefundState { status: TransferStatus::Failed, key: "cancel:0".to_owned(), ..outside(70, 4488) };
    shop.db.execute("UPDATE orders SET payment_status = 'captured', refunded = 0");
    shop.deliver(&news(&shop, "orders", 4488, vec![refused]));
    let after = shown(&shop, &order);
    let last = after["timeline"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["event"], &last["visible_to_customer"]), (&"refund_failed".into(), &false.into()));
    assert_eq!(refunds(&after), []);
    let sent = RefundState { sent_by_shop: true, ..outside(71, 4488) };
    let event = news(&shop, "orders", 4488, vec![sent]);
    for _ in 0..2 {
        shop.deliver(&event);
    }
    let after = shown(&shop, &order);
    assert_eq!(
        (refunds(&after), &after["status"]),
        (vec![(4488, "succeeded".to_owned())], &"cancelled".into())
    );
    assert_eq!(after["refunds"][0]["sent_by_shop"], true);
    assert_eq!(shop.mails(), ["order_placed", "order_cancelled", "order_refunded"]);
}
