//! Refunds, and money that comes by hand.

use super::{World, calm, eur, order, order_path};
use kernel::{LineId, OrderId, PaymentId, Problem};
use serde_json::{Value, json};
use testkit::id;

fn paid(method: &str, path: &str) -> Result<Value, Problem> {
    if path.ends_with("/refund-preview") {
        let line = json!({"line_id": id::<LineId>(2), "quantity": 1, "amount": eur(500)});
        return Ok(
            json!({"amount": eur(990), "shipping": eur(490), "lines": [line], "refundable": eur(1500)}),
        );
    }
    if path.ends_with("/captures") {
        return Ok(json!({"id": id::<PaymentId>(7), "order_id": id::<OrderId>(1), "provider": "manual",
            "status": "captured", "amount": eur(1500), "captured": eur(1500), "refunded": eur(0), "version": 1,
            "captures": [], "refunds": [], "history": []}));
    }
    if path.starts_with("/admin/orders/") {
        let mut order = order();
        order["payments"] = json!([{"id": id::<PaymentId>(7), "provider": "test", "status": "captured",
            "amount": eur(1500), "captured": eur(1500), "refunded": eur(0)}]);
        return Ok(order);
    }
    calm(method, path)
}

#[test]
fn a_refund_is_shown_before_it_is_done_and_sent_twice_with_one_key() {
    let world = World::new(paid);
    assert!(world.get(&order_path()).html.contains("Refund…"));
    let path = format!("{}/refund", order_path());
    let key = world.get(&path).value("key");
    let form = format!("key={key}&line={}&quantity=1&shipping=4.90&amount=&reason=Broken", id::<LineId>(2));
    let page = world.post(&path, &form);
    assert_eq!((page.status, world.sent("/refunds").len()), (200, 0), "{}", page.html);
    assert!(page.html.contains("€9.90 will be refunded"), "{}", page.html);
    let confirmed = format!("{form}&shown={}", page.value("shown"));
    for _ in 0..2 {
        let done = world.post(&path, &confirmed);
        assert_eq!((done.status, done.location()), (303, &*format!("{}?done=refunded", order_path())));
    }
    let sent = world.sent("/refunds");
    assert_eq!((sent.len(), &sent[0]), (2, &sent[1]));
    assert_eq!(sent[0].key.as_ref(), Some(&key));
    assert_eq!(sent[0].body["amount"], eur(990), "what was shown is what is done");
    assert_eq!(sent[0].body["shipping"], eur(490));
}

#[test]
fn a_refund_needs_a_reason_and_amounts_that_are_some() {
    let world = World::new(paid);
    let path = format!("{}/refund", order_path());
    let key = world.get(&path).value("key");
    let page = world.post(&path, &format!("key={key}&amount=abc&reason=&shown=1"));
    assert_eq!(page.status, 422);
    assert!(
        page.html.contains("Write an amount") && page.html.contains("Fill in this field"),
        "{}",
        page.html
    );
    assert!(world.sent("/refunds").is_empty() && world.sent("/refund-preview").is_empty());
}

#[test]
fn none_of_an_item_is_not_everything() {
    let world = World::new(paid);
    let path = format!("{}/refund", order_path());
    let key = world.get(&path).value("key");
    let form = format!("key={key}&line={}&quantity=0&shipping=&amount=&reason=Broken", id::<LineId>(2));
    let page = world.post(&path, &form);
    assert!(page.status == 422 && page.html.contains("leave all of them empty"), "{}", page.html);
    assert!(world.sent("/refund-preview").is_empty());
}

#[test]
fn what_came_by_hand_for_a_cancelled_order_is_one_sum_less_what_went_back() {
    let world = World::new(|method, path| {
        let mut answer = paid(method, path)?;
        if path.starts_with("/admin/orders/") {
            answer["status"] = "cancelled".into();
            answer["payments"][0]["provider"] = "manual".into();
            answer["payments"][0]["refunded"] = eur(1500);
            let at = testkit::now();
            answer["receipts"] =
                json!([{"id": id::<kernel::ReceiptId>(1), "amount": eur(700), "method": "cash", "at": at}]);
            answer["refunds"] = json!([{"id": id::<kernel::RefundId>(1), "amount": eur(300), "shipping": eur(0),
                "lines": [], "reason": "Late.", "status": "succeeded", "at": at}]);
        }
        Ok(answer)
    });
    let page = world.get(&order_path());
    assert!(page.html.contains("Send back €19.00 yourself"), "{}", page.html);
}

#[test]
fn money_that_is_awaited_is_noted_when_it_is_there() {
    let world = World::new(|method, path| {
        let mut answer = paid(method, path)?;
        if path.starts_with("/admin/orders/") {
            answer["payments"][0]["provider"] = "manual".into();
            answer["payments"][0]["status"] = "pending".into();
            answer["payments"][0]["captured"] = eur(0);
        }
        Ok(answer)
    });
    let page = world.get(&order_path());
    assert!(page.html.contains("€15.00 is to come"), "{}", page.html);
    let form = format!("key={}&amount=15.00", page.value("key"));
    assert_eq!(world.post(&format!("{}/received", order_path()), &form).status, 303);
    assert_eq!(world.sent("/captures")[0].body, json!({"amount": eur(1500)}));
}

#[test]
fn what_no_card_takes_back_the_shop_sends_itself() {
    let world = World::new(paid);
    let path = format!("{}/refund", order_path());
    let page = world.get(&path);
    assert!(page.html.contains("We send it ourselves"), "{}", page.html);
    let form = format!("key={}&reason=Card+closed&sent_by_shop=true", page.value("key"));
    let page = world.post(&path, &form);
    assert!(page.html.contains("no card and no bank is asked"), "{}", page.html);
    assert_eq!(page.value("sent_by_shop"), "true");
    let confirmed = format!("{form}&shown={}", page.value("shown"));
    assert_eq!(world.post(&path, &confirmed).status, 303);
    assert_eq!(world.sent("/refunds")[0].body["sent_by_shop"], true);
}

/// A cancelled order whose payment has made these refunds.
fn cancelled(method: &str, path: &str, refunds: &[&str]) -> Result<Value, Problem> {
    let mut answer =
        if path.starts_with("/admin/payments/") { paid(method, "/captures") } else { paid(method, path) }?;
    if path.starts_with("/admin/payments/") {
        let refund = |status: &&str| json!({"id": "rfd_1", "key": "cancel:0", "amount": eur(1500), "status": status, "at": testkit::now()});
        answer["refunds"] = refunds.iter().map(refund).collect();
    } else if path.starts_with("/admin/orders/") {
        answer["status"] = "cancelled".into();
    }
    Ok(answer)
}

#[test]
fn money_that_a_provider_kept_of_a_cancelled_order_is_noted_once_when_it_was_sent() {
    let world = World::new(|method, path| cancelled(method, path, &["failed"]));
    let page = world.get(&order_path());
    assert!(page.html.contains("did not take €15.00 back"), "{}", page.html);
    assert_eq!(page.value("key"), world.get(&order_path()).value("key"), "two pages note the same money");
    let path = format!("{}/sent", order_path());
    let form = format!("key={}&payment={}", page.value("key"), page.value("payment"));
    let refused = world.post(&path, &format!("{form}&reason=+"));
    assert!(refused.status == 400 && refused.html.contains("Say how the money was sent"), "{}", refused.html);
    assert_eq!(world.post(&path, &format!("{form}&reason=By+transfer")).status, 303);
    let sent = &world.sent("/refunds")[0];
    let body = json!({"amount": eur(1500), "reason": "By transfer", "sent_by_shop": true});
    assert_eq!((&sent.body, sent.call.contains(&page.value("payment"))), (&body, true));
    let other = form.replace(&page.value("payment"), &id::<PaymentId>(8).to_string());
    assert_eq!(world.post(&path, &format!("{other}&reason=x")).status, 409, "it is none of this order's");
}

#[test]
fn nobody_is_told_to_send_what_is_on_its_way_or_was_never_refused() {
    let worlds = [
        World::new(|method, path| cancelled(method, path, &["failed", "pending"])),
        World::new(|method, path| cancelled(method, path, &[])),
    ];
    for world in worlds {
        let page = world.get(&order_path());
        assert!(!page.html.contains("did not go back"), "{}", page.html);
    }
}
