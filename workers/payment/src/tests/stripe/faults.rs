//! What Stripe refuses, takes back, or answers wrongly for a while: nothing is done twice, and nothing is forgotten.

use super::*;

/// So much later that a minute's work is due.
fn later() -> kernel::Timestamp {
    now().plus(Duration::from_secs(60))
}

impl World {
    fn abandon(&self, key: &str) -> (u16, Value) {
        self.post("/internal/v1/payments/abandon", &json!({"authorize_key": key, "reason": "No answer."}))
    }

    fn held(&self) -> Vec<Value> {
        let body = json!({"after": null, "before": later()});
        self.post("/internal/v1/payments/holding", &body).1["items"].as_array().unwrap().clone()
    }

    fn refund_changed(&self, event: &str) -> u16 {
        self.hook(&json!({"id": event, "type": "refund.failed",
            "data": {"object": {"object": "refund", "id": "re_0", "payment_intent": "pi_1"}}}))
    }
}

fn intent(bank: &RefCell<Bank>) -> Value {
    bank.borrow().intent.as_ref().unwrap()["status"].clone()
}

#[test]
fn a_passing_500_holds_up_one_checkout_and_no_other() {
    for place in 0..2 {
        let (shop, bank) = shop();
        bank.borrow_mut().faults = vec![None; place];
        bank.borrow_mut().faults.push(Some(Fault::Status(500)));
        for _ in 0..2 {
            assert_eq!(shop.pay_by_card("k", "pm_card").0, 503, "Stripe repeats its answer for the key");
        }
        assert_eq!(shop.abandon("k").0, 200);
        assert_eq!(shop.pay_by_card("another", "pm_card").1["status"], "authorized");
    }
}

#[test]
fn a_capture_gets_through_after_a_passing_500_and_is_made_once() {
    let (shop, bank) = shop();
    let (_, payment) = shop.pay_by_card("k", "pm_card");
    bank.borrow_mut().faults = vec![Some(Fault::Status(500))];
    assert!(matches!(shop.capture(&payment), Outcome::Retry(_)));
    for _ in 0..2 {
        assert!(matches!(shop.capture(&payment), Outcome::Ack));
    }
    assert_eq!((posts(&bank, "/capture"), shop.told()), (2, vec![("captured".to_owned(), 2)]));
    assert_eq!(shop.db.number("SELECT captured FROM payments"), 4488);
}

#[test]
fn a_capture_that_is_tried_again_asks_for_nothing_that_was_done_or_let_go_meanwhile() {
    for (meanwhile, received, status, captured) in [
        ("succeeded", 4488, "captured", 4488),
        ("succeeded", 4000, "captured", 4000),
        ("canceled", 0, "voided", 0),
    ] {
        let (shop, bank) = shop();
        let (_, payment) = shop.pay_by_card("k", "pm_card");
        bank.borrow_mut().faults = vec![Some(Fault::Status(500))];
        assert!(matches!(shop.capture(&payment), Outcome::Retry(_)));
        {
            let mut bank = bank.borrow_mut();
            let intent = bank.intent.as_mut().unwrap();
            intent["status"] = meanwhile.into();
            intent["amount_received"] = received.into();
        }
        assert!(matches!(shop.capture(&payment), Outcome::Ack));
        assert_eq!(posts(&bank, "/capture"), 1, "{meanwhile} {received}");
        assert_eq!(shop.told().last().unwrap().0, status);
        assert_eq!(shop.db.number("SELECT captured FROM payments"), captured);
    }
}

#[test]
fn money_is_let_go_after_a_passing_500_and_once() {
    let (shop, bank) = shop();
    let (_, payment) = shop.pay_by_card("k", "pm_card");
    bank.borrow_mut().faults = vec![Some(Fault::Status(500))];
    assert_eq!(shop.abandon("k").1["payment"]["status"], "authorized");
    for _ in 0..2 {
        shop.tick(later());
    }
    assert_eq!((intent(&bank), shop.status(&payment)), ("canceled".into(), "voided".into()));
    assert_eq!(posts(&bank, "/cancel"), 2);
}

#[test]
fn letting_go_finds_that_an_earlier_request_did_it() {
    let (shop, bank) = shop();
    let (_, payment) = shop.pay_by_card("k", "pm_card");
    bank.borrow_mut().faults = vec![Some(Fault::AnswerLost)];
    assert_eq!(shop.cancel(&payment).0, 503);
    bank.borrow_mut().answers.clear();
    assert_eq!(shop.cancel(&payment).1["status"], "voided");
}

#[test]
fn a_refund_that_stripe_refuses_is_asked_for_once_and_the_money_is_said_to_be_held() {
    let (shop, bank) = shop();
    let (_, payment) = shop.pay_by_card("k", "pm_card");
    shop.capture(&payment);
    bank.borrow_mut().is_disputed = true;
    for _ in 0..3 {
        let (status, cancelled) = shop.cancel(&payment);
        assert_eq!((status, &cancelled["status"]), (200, &"captured".into()), "{cancelled}");
        assert_eq!(
            (&cancelled["captured"]["amount"], &cancelled["refunded"]["amount"]),
            (&4488.into(), &0.into())
        );
    }
    let version = shop.db.number("SELECT version FROM payments");
    assert_eq!(shop.abandon("k").1["payment"]["status"], "captured");
    for _ in 0..3 {
        shop.tick(later());
    }
    // Not even when Stripe would do it by now: the staff may have sent the money otherwise.
    bank.borrow_mut().is_disputed = false;
    shop.cancel(&payment);
    shop.tick(later());
    assert_eq!((posts(&bank, "/refunds"), refunded(&bank)), (1, 0));
    assert_eq!(shop.db.number("SELECT version FROM payments"), version, "nothing more is written or told");
    let held = shop.held();
    assert_eq!((held.len(), &held[0]["refunded"]["amount"]), (1, &0.into()), "{held:?}");
    let path = format!("/admin/payments/{}", payment["id"].as_str().unwrap());
    let record: Value = serde_json::from_slice(&shop.send(now(), "GET", &path, &[], b"").2).unwrap();
    let refund = &record["refunds"][0];
    assert_eq!((&refund["status"], &refund["failure"]), (&"failed".into(), &"No.".into()), "{record}");
}

#[test]
fn a_refund_that_nobody_answered_is_asked_for_again() {
    let (shop, bank) = shop();
    let (_, payment) = shop.pay_by_card("k", "pm_card");
    shop.capture(&payment);
    bank.borrow_mut().faults = vec![None, None, None, Some(Fault::TimedOut)];
    assert_eq!(shop.cancel(&payment).0, 503);
    assert_eq!(shop.cancel(&payment).1["status"], "refunded");
    assert_eq!((posts(&bank, "/refunds"), refunded(&bank)), (2, 4488));
    assert_eq!(shop.db.number("SELECT count(*) FROM refunds"), 1);
}

#[test]
fn money_that_the_bank_sends_back_is_ours_again_and_not_given_back_by_itself() {
    let (shop, bank) = shop();
    let (_, payment) = shop.pay_by_card("k", "pm_card");
    shop.capture(&payment);
    assert_eq!(shop.cancel(&payment).1["status"], "refunded");
    assert_eq!(shop.held(), [] as [Value; 0]);
    bank.borrow_mut().refunds[0]["status"] = "failed".into();
    assert_eq!((shop.refund_changed("evt_1"), shop.told().last().unwrap().0.as_str()), (200, "captured"));
    assert_eq!(shop.db.number("SELECT refunded + refunding FROM payments"), 0);
    assert_eq!(shop.held().len(), 1);
    assert_eq!(shop.cancel(&payment).1["status"], "captured");
    shop.abandon("k");
    shop.tick(later());
    assert_eq!(posts(&bank, "/refunds"), 1);
}

#[test]
fn what_comes_back_of_a_part_is_given_back_by_who_cancels_then() {
    let (shop, bank) = shop();
    let (_, payment) = shop.pay_by_card("k", "pm_card");
    shop.capture(&payment);
    shop.give_back(&payment, "rfd_1", 1000);
    assert_eq!(shop.cancel(&payment).1["status"], "refunded");
    bank.borrow_mut().refunds[0]["status"] = "failed".into();
    shop.refund_changed("evt_1");
    assert_eq!(shop.told().last().unwrap().0, "partially_refunded");
    for _ in 0..2 {
        let cancelled = shop.cancel(&payment).1;
        assert_eq!(
            (&cancelled["status"], &cancelled["refunded"]["amount"]),
            (&"refunded".into(), &4488.into())
        );
    }
    assert_eq!(posts(&bank, "/refunds"), 3);
}

#[test]
fn money_of_a_payment_that_failed_is_seen_by_the_comparison_with_orders() {
    let (shop, bank) = shop();
    bank.borrow_mut().card = Card::Declined;
    shop.pay_by_card("k", "pm_card");
    assert_eq!(shop.held(), [] as [Value; 0]);
    {
        let mut bank = bank.borrow_mut();
        let intent = bank.intent.as_mut().unwrap();
        intent["status"] = "succeeded".into();
        intent["amount_received"] = 4488.into();
    }
    assert_eq!(shop.refund_changed("evt_1"), 200);
    let held = shop.held();
    assert_eq!((held.len(), &held[0]["status"]), (1, &"failed".into()));
    assert_eq!(shop.cancel(&held[0]).1["status"], "refunded");
    assert_eq!((refunded(&bank), shop.held()), (4488, Vec::new()));
}

#[test]
fn money_that_is_held_after_the_card_was_declined_is_let_go() {
    let (shop, bank) = shop();
    bank.borrow_mut().card = Card::Declined;
    assert_eq!(shop.pay_by_card("k", "pm_card").1["status"], "failed");
    // The browser confirms it again, with another card.
    bank.borrow_mut().intent.as_mut().unwrap()["status"] = "requires_capture".into();
    let event = json!({"id": "evt_1", "type": "payment_intent.amount_capturable_updated",
        "data": {"object": {"object": "payment_intent", "id": "pi_1"}}});
    for _ in 0..2 {
        assert_eq!(shop.hook(&event), 200);
    }
    assert_eq!((intent(&bank), posts(&bank, "/cancel")), ("canceled".into(), 1));
}

#[test]
fn an_amount_that_no_card_pays_is_declined_in_words_and_shuts_nobody_out() {
    let (shop, _) = shop();
    for number in 0..5 {
        let (status, payment) = shop.pay_so_much_by_card(20, &format!("k{number}"), "pm_card");
        assert_eq!((status, &payment["status"]), (201, &"failed".into()), "{payment}");
        let sentence = "This amount cannot be paid by card: it is too small. Choose another way to pay.";
        assert_eq!(payment["failure"], sentence);
    }
    assert_eq!(shop.pay_by_card("k", "pm_card").1["status"], "authorized");
}

#[test]
fn requests_that_stripe_does_not_understand_shut_nobody_out() {
    let (shop, _) = shop();
    for number in 0..5 {
        assert_eq!(shop.pay_by_card(&format!("k{number}"), "pm_odd").1["code"], "payment_unavailable");
    }
    assert_eq!(shop.pay_by_card("k", "pm_card").1["status"], "authorized");
}

#[test]
fn a_checkout_is_never_held_up_by_what_letting_go_meets() {
    // The shop takes no cards any more.
    let (shop, bank) = shop();
    let (_, payment) = shop.pay_by_card("k", "pm_card");
    let without = shop.with_stripe(None);
    let (status, abandoned) = without.abandon("k");
    assert_eq!((status, &abandoned["payment"]["status"]), (200, &"authorized".into()), "{abandoned}");
    without.tick(later());
    assert_eq!(intent(&bank), "requires_capture");
    shop.tick(later());
    assert_eq!((intent(&bank), shop.status(&payment)), ("canceled".into(), "voided".into()));
}

#[test]
fn nor_by_books_that_cannot_be_true() {
    let (shop, bank) = shop();
    shop.pay_by_card("k", "pm_card");
    {
        let mut bank = bank.borrow_mut();
        let intent = bank.intent.as_mut().unwrap();
        intent["status"] = "succeeded".into();
        intent["amount_received"] = 100.into();
        bank.refunds.push(json!({"id": "re_x", "amount": 200, "status": "succeeded", "metadata": {}}));
    }
    assert_eq!(shop.abandon("k").0, 200);
    shop.tick(later());
    assert_eq!(shop.db.number("SELECT captured + refunded FROM payments"), 0);
    assert_eq!(shop.abandon("k").0, 200);
}
