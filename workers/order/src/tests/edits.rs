//! The staff changes what was ordered, and the difference is settled.

use super::{
    desk::{ask, asked_back, settle_refund, ship, shown},
    services::of_variant,
    world::{Fault, World},
};
use contract::{order::PaymentStatus, payment::TransferStatus};
use kernel::{Principal, VariantId};
use serde_json::{Value, json};
use std::time::Duration;
use testkit::{id, staff};

/// An order of two mugs for 44.88 with shipping, whose money is held.
fn placed(shop: &World) -> Value {
    let (status, order, _) = shop.checkout("tok_ok", "k1");
    assert_eq!(status, 201);
    order
}

fn paid(shop: &World) -> Value {
    let order = placed(shop);
    shop.deliver(&shop.payment_becomes(PaymentStatus::Captured));
    order
}

/// So many mugs, and so many pots at 25.00.
fn lines(order: &Value, mugs: u32, pots: u32) -> Value {
    let added =
        if pots == 0 { json!([]) } else { json!([{"variant_id": id::<VariantId>(9), "quantity": pots}]) };
    json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": mugs}], "added": added})
}

fn preview(shop: &World, order: &Value, mugs: u32, pots: u32) -> Value {
    let (status, preview, _) = ask(shop, order, "edit-preview", "-", &lines(order, mugs, pots));
    assert_eq!(status, 200, "{preview}");
    preview
}

/// The request that commits what a preview showed.
fn commit(order: &Value, preview: &Value, mugs: u32, pots: u32) -> Value {
    let mut body = lines(order, mugs, pots);
    body["reason"] = "As you asked on the phone.".into();
    body["version"] = preview["version"].clone();
    body["total"] = preview["totals"]["total"].clone();
    body
}

fn edit(shop: &World, order: &Value, key: &str, mugs: u32, pots: u32) -> (u16, Value, bool) {
    shop.pass(Duration::from_secs(1));
    let seen = preview(shop, order, mugs, pots);
    ask(shop, order, "edits", key, &commit(order, &seen, mugs, pots))
}

fn allocated(shop: &World, order: &Value, variant: u8) -> i64 {
    let key = of_variant(order["id"].as_str().unwrap(), &json!(id::<VariantId>(variant)));
    shop.books.borrow().allocated.get(&key).copied().unwrap_or(0)
}

#[test]
fn a_unit_that_is_added_and_taken_out_again_leaves_the_discount_as_it_was() {
    let shop = World::new();
    let order = paid(&shop);
    let off = "UPDATE order_lines SET discount = 400; UPDATE orders SET discount = 400, total = total - 400";
    shop.db.execute(off);
    let steps = [(3, 400), (5, 400), (2, 400), (1, 200), (4, 200), (1, 200)];
    for (step, (mugs, discount)) in steps.into_iter().enumerate() {
        let (status, edited, _) = edit(&shop, &order, &format!("e{step}"), mugs, 0);
        assert_eq!((status, &edited["lines"][0]["discount"]["amount"]), (201, &discount.into()), "{mugs}");
    }
}

#[test]
fn what_is_taken_out_is_freed_and_given_back_once_and_the_shopper_told() {
    let shop = World::new();
    let order = paid(&shop);
    let seen = preview(&shop, &order, 1, 0);
    assert_eq!(
        (&seen["difference"]["amount"], &seen["balance"]["amount"]),
        (&(-1999).into(), &(-1999).into())
    );
    assert_eq!((&seen["changes"][0]["from"], &seen["changes"][0]["to"]), (&2.into(), &1.into()));
    assert_eq!(shown(&shop, &order)["lines"][0]["quantity"], 2, "nothing changed");
    let body = commit(&order, &seen, 1, 0);
    let (status, edited, replayed) = ask(&shop, &order, "edits", "e1", &body);
    assert_eq!((status, replayed), (201, false), "{edited}");
    let (status, _, replayed) = ask(&shop, &order, "edits", "e1", &body);
    assert_eq!((status, replayed), (201, true));
    let edited = shown(&shop, &order);
    assert_eq!(
        (&edited["lines"][0]["quantity"], &edited["totals"]["total"]["amount"]),
        (&1.into(), &2489.into())
    );
    assert_eq!((allocated(&shop, &order, 2), shop.books.borrow().available()), (1, 9));
    assert_eq!((asked_back(&shop), edited.get("balance")), (vec![1999], None));
    assert_eq!(shop.mails(), ["order_placed", "order_edited"]);
    settle_refund(&shop, &order, TransferStatus::Succeeded, 1999);
    let settled = shown(&shop, &order);
    assert_eq!((&settled["status"], &settled["refunds"][0]["reason"]), (&"placed".into(), &body["reason"]));
    let entry =
        settled["timeline"].as_array().unwrap().iter().find(|entry| entry["event"] == "edited").unwrap();
    assert_eq!(entry["note"], body["reason"]);
    assert!(entry["actor"].as_str().unwrap().starts_with("staff"));
    // The rest goes back with the rest.
    let (status, refunded, _) = ask(&shop, &order, "refunds", "r", &json!({"reason": "All of it."}));
    assert_eq!((status, &refunded["refunds"][1]["amount"]["amount"]), (201, &2489.into()), "{refunded}");
    assert_eq!(shop.db.number("SELECT count(*) FROM jobs WHERE done_at IS NULL"), 0);
}

#[test]
fn of_money_that_is_only_held_less_is_taken() {
    let shop = World::new();
    let order = placed(&shop);
    let (status, edited, _) = edit(&shop, &order, "e1", 1, 0);
    assert_eq!((status, &edited["payments"][0]["amount"]["amount"]), (201, &2489.into()), "{edited}");
    assert_eq!((edited.get("balance"), asked_back(&shop)), (None, vec![]));
    assert_eq!(shop.books.borrow().payments.values().next().unwrap().amount, 2489);
    // Also where the queue was faster than the staff, and nobody has told the order yet.
    let taken = shop.payment_becomes(PaymentStatus::Captured);
    let (status, edited, _) = edit(&shop, &order, "e2", 0, 1);
    assert_eq!((status, &edited["totals"]["total"]["amount"]), (201, &2990.into()), "{edited}");
    assert_eq!(edited["balance"]["amount"], 501, "what is held never becomes more");
    let (status, problem, _) = ask(&shop, &order, "edit-preview", "-", &lines(&edited, 0, 0));
    assert_eq!((status, &problem["code"]), (409, &"conflict".into()), "something must be left");
    shop.deliver(&taken);
}

#[test]
fn a_capture_that_overtakes_an_edit_is_given_back_in_part() {
    let shop = World::new();
    let order = placed(&shop);
    let taken = shop.payment_becomes(PaymentStatus::Captured);
    let (status, edited, _) = edit(&shop, &order, "e1", 1, 0);
    assert_eq!((status, edited.get("balance")), (201, None), "{edited}");
    assert_eq!(edited["payments"][0]["captured"]["amount"], 4488);
    shop.tick();
    assert_eq!(asked_back(&shop), [1999]);
    shop.deliver(&taken);
    assert_eq!(asked_back(&shop), [1999]);
}

#[test]
fn what_is_added_is_bought_first_and_what_cannot_be_had_changes_nothing() {
    let shop = World::new();
    let order = paid(&shop);
    let (status, problem, _) = edit(&shop, &order, "e1", 1, 9);
    assert_eq!((status, &problem["code"]), (409, &"out_of_stock".into()), "{problem}");
    assert_eq!(problem["lines"][0]["variant_id"], json!(id::<VariantId>(9)));
    let after = shown(&shop, &order);
    assert_eq!((&after["lines"], &after["totals"]), (&order["lines"], &order["totals"]));
    assert_eq!((allocated(&shop, &order, 2), allocated(&shop, &order, 9)), (2, 0));
    assert_eq!((shop.mails().len(), after.get("edits")), (1, None));
    // The next one is not in its way.
    let (status, edited, _) = edit(&shop, &order, "e2", 1, 3);
    assert_eq!((status, edited["lines"].as_array().unwrap().len()), (201, 2), "{edited}");
    assert_eq!((allocated(&shop, &order, 2), allocated(&shop, &order, 9)), (1, 3));
    assert_eq!(edited["edits"].as_array().unwrap().len(), 1);
    let routed = shop.books.borrow().ships_to.clone();
    assert!(routed.len() > 2 && routed.iter().all(|country| country == "DE"), "{routed:?}");
    let unknown = json!({"added": [{"variant_id": id::<VariantId>(77), "quantity": 1}]});
    assert_eq!(ask(&shop, &order, "edit-preview", "-", &unknown).0, 409);
}

#[test]
fn nothing_is_sent_before_the_balance_is_paid_or_waived() {
    let shop = World::new();
    let order = paid(&shop);
    let (status, edited, _) = edit(&shop, &order, "e1", 2, 1);
    assert_eq!((status, &edited["balance"]["amount"]), (201, &2500.into()), "{edited}");
    let (status, problem, _) = ship(&shop, &order, "f1", 0, 1);
    assert_eq!((status, &problem["code"]), (409, &"balance_due".into()), "{problem}");
    let receipt = |amount: i64| json!({"amount": {"amount": amount, "currency": "EUR"}, "method": "cash"});
    assert_eq!(ask(&shop, &order, "receipts", "p0", &receipt(2501)).1["balance"]["amount"], 2500);
    assert_eq!(ask(&shop, &order, "receipts", "p0", &receipt(0)).0, 400);
    for _ in 0..2 {
        let (status, paid, _) = ask(&shop, &order, "receipts", "p1", &receipt(2000));
        assert_eq!((status, &paid["balance"]["amount"]), (201, &500.into()), "{paid}");
    }
    let waive = |amount: i64| json!({"amount": {"amount": amount, "currency": "EUR"}, "reason": "A gift."});
    assert_eq!(ask(&shop, &order, "waivers", "w0", &waive(2500)).0, 409, "it was seen when more was due");
    let (status, waived, _) = ask(&shop, &order, "waivers", "w1", &waive(500));
    assert_eq!((status, waived.get("balance")), (201, None), "{waived}");
    assert_eq!(ask(&shop, &order, "waivers", "w2", &waive(500)).0, 409, "nothing is due");
    assert_eq!(ship(&shop, &order, "f1", 0, 2).0, 201);
    let (status, sent, _) = ship(&shop, &order, "f2", 1, 1);
    assert_eq!((status, &sent["status"]), (201, &"fulfilled".into()));
    let told: Vec<_> =
        sent["timeline"].as_array().unwrap().iter().map(|entry| entry["event"].clone()).collect();
    assert!(told.contains(&"balance_paid".into()) && told.contains(&"balance_waived".into()), "{told:?}");
    assert_eq!(edit_status(&shop, &sent), 409, "nothing is left to change");
}

#[test]
fn what_was_waived_is_never_given_back() {
    let shop = World::new();
    let order = paid(&shop);
    edit(&shop, &order, "e1", 2, 1);
    let waiver = json!({"amount": {"amount": 2500, "currency": "EUR"}, "reason": "A gift."});
    assert_eq!(ask(&shop, &order, "waivers", "w1", &waiver).0, 201);
    let changed = shown(&shop, &order);
    let [mugs, pot] = [0, 1].map(|line: usize| changed["lines"][line]["id"].clone());
    let settles = |lines: Value| {
        let (_, seen, _) = ask(&shop, &order, "edit-preview", "-", &json!({"lines": lines}));
        (seen["difference"]["amount"].clone(), seen["balance"]["amount"].clone())
    };
    let without = json!({"line_id": pot, "quantity": 0});
    assert_eq!(settles(json!([without.clone()])), ((-2500).into(), 0.into()));
    let fewer = json!({"line_id": mugs, "quantity": 1});
    assert_eq!(
        settles(json!([fewer.clone()])),
        ((-1999).into(), 0.into()),
        "it costs more than was paid still"
    );
    assert_eq!(settles(json!([without, fewer])), ((-4499).into(), (-1999).into()));
    // So does the edit itself.
    let (_, seen, _) =
        ask(&shop, &order, "edit-preview", "-", &json!({"lines": [{"line_id": pot, "quantity": 0}]}));
    let mut body = json!({"lines": [{"line_id": pot, "quantity": 0}], "reason": "Not this."});
    body["version"] = seen["version"].clone();
    body["total"] = seen["totals"]["total"].clone();
    assert_eq!(ask(&shop, &order, "edits", "e3", &body).0, 201);
    assert_eq!((shown(&shop, &order).get("balance"), asked_back(&shop)), (None, vec![]));
}

#[test]
fn what_is_taken_in_part_leaves_the_rest_due() {
    let shop = World::new();
    let order = placed(&shop);
    let mut taken = shop.payment_becomes(PaymentStatus::Captured);
    let contract::event::OrderInbox::PaymentChanged { captured, .. } = &mut taken.data;
    *captured = kernel::Money::new(1000, kernel::Currency::EUR).unwrap();
    shop.deliver(&taken);
    assert_eq!(shown(&shop, &order)["balance"]["amount"], 3488);
    assert_eq!(ship(&shop, &order, "f1", 0, 2).1["code"], "balance_due");
}

#[test]
fn a_parcel_goes_by_the_money_and_not_by_what_its_payment_is_called() {
    let shop = World::new();
    let order = paid(&shop);
    shop.db.execute("UPDATE orders SET payment_status = 'voided'");
    assert_eq!(ship(&shop, &order, "f1", 0, 1).0, 201, "it was taken before the rest was let go");
    shop.db.execute("UPDATE orders SET captured = 0");
    assert_eq!(ship(&shop, &order, "f2", 0, 1).1["code"], "payment_declined");
}

#[test]
fn what_came_by_hand_goes_back_by_hand_and_last() {
    let shop = World::new();
    let order = paid(&shop);
    edit(&shop, &order, "e1", 2, 1);
    let receipt = json!({"amount": {"amount": 2500, "currency": "EUR"}, "method": "bank_transfer"});
    assert_eq!(ask(&shop, &order, "receipts", "p1", &receipt).0, 201);
    let all = json!({"reason": "Never mind."});
    let (_, plan, _) = ask(&shop, &order, "refund-preview", "-", &all);
    assert_eq!(
        (&plan["amount"]["amount"], &plan["by_hand"]["amount"]),
        (&6988.into(), &2500.into()),
        "{plan}"
    );
    let (status, refunded, _) = ask(&shop, &order, "refunds", "r", &all);
    assert_eq!((status, asked_back(&shop)), (201, vec![4488]), "{refunded}");
    settle_refund(&shop, &order, TransferStatus::Succeeded, 4488);
    assert_eq!(ask(&shop, &order, "refunds", "r2", &all).0, 409, "nothing is left");
}

#[test]
fn what_was_not_seen_is_not_done() {
    let shop = World::new();
    let order = paid(&shop);
    let seen = preview(&shop, &order, 1, 0);
    let note = json!({"text": "Called.", "visible_to_customer": false});
    ask(&shop, &order, "notes", "n", &note);
    let (status, problem, _) = ask(&shop, &order, "edits", "e1", &commit(&order, &seen, 1, 0));
    assert_eq!((status, &problem["code"]), (409, &"conflict".into()));
    let mut body = commit(&order, &problem["preview"], 1, 0);
    body["total"]["amount"] = 2000.into();
    let (status, problem, _) = ask(&shop, &order, "edits", "e2", &body);
    assert_eq!((status, &problem["preview"]["totals"]["total"]["amount"]), (409, &2489.into()));
    assert_eq!(ask(&shop, &order, "edits", "e3", &commit(&order, &problem["preview"], 1, 0)).0, 201);
    // Only the staff.
    let path = format!("/admin/orders/{}/edits", order["id"].as_str().unwrap());
    assert_eq!(shop.ask(&Principal::Guest, "POST", &path, "g", &body).0, 401);
}

#[test]
fn an_edit_that_dies_after_it_bought_is_given_up_and_frees_what_it_bought() {
    for fault in [Fault::CallerDies, Fault::AnswerLost, Fault::Lost] {
        let shop = World::new();
        let order = paid(&shop);
        let seen = preview(&shop, &order, 2, 2);
        shop.books.borrow_mut().faults.push(("/allocations", fault));
        let path = format!("/admin/orders/{}/edits", order["id"].as_str().unwrap());
        let body = commit(&order, &seen, 2, 2);
        if fault == Fault::CallerDies {
            shop.die(&staff(), &path, "e1", &body);
            assert_eq!(allocated(&shop, &order, 9), 2, "it bought");
            assert_eq!(ask(&shop, &order, "edits", "e2", &body).0, 409, "another one is running");
        } else {
            assert_eq!(ask(&shop, &order, "edits", "e1", &body).0, 503);
        }
        shop.pass(Duration::from_secs(121));
        shop.tick();
        assert_eq!((allocated(&shop, &order, 2), allocated(&shop, &order, 9)), (2, 0), "{fault:?}");
        assert_eq!(shown(&shop, &order)["lines"], order["lines"]);
        assert_eq!(ask(&shop, &order, "edits", "e1", &body).0, 201, "then it is made");
        assert_eq!(allocated(&shop, &order, 9), 2);
    }
}

#[test]
fn an_edit_that_dies_after_it_was_written_is_finished_by_its_jobs() {
    let shop = World::new();
    let order = paid(&shop);
    let seen = preview(&shop, &order, 1, 0);
    // Nothing is bought, so the first call to inventory is that of the job.
    shop.books.borrow_mut().faults.push(("/allocations", Fault::CallerDies));
    let path = format!("/admin/orders/{}/edits", order["id"].as_str().unwrap());
    let body = commit(&order, &seen, 1, 0);
    shop.die(&staff(), &path, "e1", &body);
    shop.tick();
    assert_eq!((allocated(&shop, &order, 2), asked_back(&shop)), (1, vec![1999]));
    let (status, _, replayed) = ask(&shop, &order, "edits", "e1", &body);
    assert_eq!((status, replayed, asked_back(&shop)), (201, true, vec![1999]));
}

#[test]
fn an_edit_that_was_given_up_meanwhile_is_not_made() {
    let shop = World::new();
    let order = paid(&shop);
    let seen = preview(&shop, &order, 2, 1);
    // Its job takes it for dead just before its last batch: after the replay, the order, the last edit, its beginning and
    // itself were read or written.
    for batches in 0..12 {
        let shop = World::new();
        let order = paid(&shop);
        let seen = preview(&shop, &order, 2, 1);
        shop.db.meanwhile(
            batches,
            "UPDATE order_edits SET outcome = 'given_up', ends = ends + 1 WHERE ends = 0",
        );
        let (status, answer, _) = ask(&shop, &order, "edits", "e1", &commit(&order, &seen, 2, 1));
        shop.pass(Duration::from_secs(121));
        shop.tick();
        let lines = shown(&shop, &order)["lines"].as_array().unwrap().len();
        let kept = allocated(&shop, &order, 9);
        assert_eq!((lines, kept), if status == 201 { (2, 1) } else { (1, 0) }, "{batches} {answer}");
    }
    assert_eq!(ask(&shop, &order, "edits", "e1", &commit(&order, &seen, 2, 1)).0, 201);
}

#[test]
fn an_answer_of_the_database_that_is_lost_leaves_an_edit_that_is_made_or_not() {
    for written in [false, true] {
        for batches in 0..12 {
            let shop = World::new();
            let order = paid(&shop);
            let seen = preview(&shop, &order, 1, 1);
            let body = commit(&order, &seen, 1, 1);
            shop.db.lose_answer(Some((batches, written)));
            ask(&shop, &order, "edits", "e1", &body);
            shop.pass(Duration::from_secs(121));
            shop.tick();
            let (status, answer, _) = ask(&shop, &order, "edits", "e1", &body);
            shop.pass(Duration::from_secs(121));
            shop.tick();
            assert_eq!(status, 201, "{batches} {written} {answer}");
            let after = shown(&shop, &order);
            assert_eq!(
                (allocated(&shop, &order, 2), allocated(&shop, &order, 9)),
                (1, 1),
                "{batches} {written}"
            );
            assert_eq!(after["totals"]["total"]["amount"], 4989);
            assert_eq!(
                (&after["balance"]["amount"], after["edits"].as_array().unwrap().len()),
                (&501.into(), 1)
            );
            assert_eq!(shop.mails().iter().filter(|mail| *mail == "order_edited").count(), 1);
        }
    }
}

#[test]
fn an_order_that_is_cancelled_while_it_is_edited_keeps_nothing() {
    let shop = World::new();
    let order = paid(&shop);
    edit(&shop, &order, "e1", 1, 2);
    let (status, ..) = ask(&shop, &order, "cancel", "c", &json!({"reason": "Sold elsewhere."}));
    assert_eq!(status, 200);
    shop.pass(Duration::from_secs(121));
    shop.tick();
    let order = shown(&shop, &order);
    assert_eq!((&order["status"], order.get("balance")), (&"cancelled".into(), None));
    assert_eq!(allocated(&shop, &order, 2), 0);
    assert_eq!(edit_status(&shop, &order), 409);
}

fn edit_status(shop: &World, order: &Value) -> u16 {
    ask(shop, order, "edit-preview", "-", &lines(order, 1, 0)).0
}

#[test]
fn what_was_sent_stays_and_what_was_not_can_go() {
    let shop = World::new();
    let order = paid(&shop);
    ship(&shop, &order, "f1", 0, 1);
    let (status, problem, _) = ask(&shop, &order, "edit-preview", "-", &lines(&order, 0, 1));
    assert_eq!((status, &problem["least"]), (409, &1.into()), "{problem}");
    let parcel = shown(&shop, &order)["fulfillments"][0]["id"].as_str().unwrap().to_owned();
    ask(&shop, &order, &format!("fulfillments/{parcel}/deliver"), "d", &json!({}));
    let (status, edited, _) = edit(&shop, &order, "e1", 1, 0);
    assert_eq!((status, &edited["status"]), (201, &"delivered".into()), "{edited}");
    assert_eq!((allocated(&shop, &order, 2), shop.books.borrow().available()), (0, 9));
}

#[test]
fn gift_cards_get_back_what_an_edit_leaves_of_them() {
    let shop = World::new();
    shop.books.borrow_mut().card_pays = 4000;
    let order = paid(&shop);
    let (status, edited, _) = edit(&shop, &order, "e1", 1, 0);
    assert_eq!((status, edited.get("balance")), (201, None), "{edited}");
    assert_eq!(
        (asked_back(&shop), &edited["refunds"][0]["to_gift_cards"]["amount"]),
        (vec![488], &1511.into())
    );
    settle_refund(&shop, &order, TransferStatus::Succeeded, 488);
    shop.tick();
    assert_eq!(shop.books.borrow().card_balance, 1000 + 1511);
    assert_eq!(shown(&shop, &order)["status"], "placed");
}

#[test]
fn a_refund_that_the_provider_refuses_is_shown_until_somebody_finds_another_way() {
    let shop = World::new();
    let order = paid(&shop);
    edit(&shop, &order, "e1", 1, 0);
    settle_refund(&shop, &order, TransferStatus::Failed, 0);
    let open = shown(&shop, &order);
    assert_eq!(open["balance"]["amount"], -1999);
    shop.pass(Duration::from_secs(2 * 3600));
    let (_, found, _) = shop.ask(&staff(), "POST", "/admin/reconciliations", "-", &json!({}));
    let findings = found["findings"].as_array().unwrap();
    assert!(
        findings.iter().any(|finding| finding["kind"] == "unsettled_edit" && finding["healed"] == false),
        "{found}"
    );
    assert_eq!(asked_back(&shop), [1999], "it is not asked again by itself");
    // A refund by the staff settles it.
    let body = json!({"amount": {"amount": 1999, "currency": "EUR"}, "reason": "Another try."});
    let (status, refunded, _) = ask(&shop, &order, "refunds", "r", &body);
    assert_eq!((status, refunded.get("balance")), (201, None), "{refunded}");
}

#[test]
fn a_payment_that_is_for_another_amount_than_its_order_says_is_found_and_told() {
    let shop = World::new();
    let order = placed(&shop);
    edit(&shop, &order, "e1", 1, 0);
    // Told by an older edit that was slow.
    shop.books.borrow_mut().payments.values_mut().next().unwrap().amount = 4488;
    let (_, found, _) = shop.ask(&staff(), "POST", "/admin/reconciliations", "-", &json!({}));
    assert_eq!(
        found["findings"][0],
        json!({"kind": "unsettled_edit", "order_id": order["id"],
        "payment_id": order["payments"][0]["id"], "healed": true})
    );
    assert_eq!(shop.books.borrow().payments.values().next().unwrap().amount, 2489);
}

#[test]
fn an_edit_does_not_give_back_the_last_of_the_money() {
    let shop = World::new();
    let order = paid(&shop);
    let refund = json!({"amount": {"amount": 2489, "currency": "EUR"}, "reason": "Sorry."});
    ask(&shop, &order, "refunds", "r", &refund);
    settle_refund(&shop, &order, TransferStatus::Succeeded, 2489);
    // A mug less costs 19.99 less, which is all that is left: the other mug would never be sent.
    let (status, problem, _) = ask(&shop, &order, "edit-preview", "-", &lines(&order, 1, 0));
    assert_eq!((status, &problem["code"]), (409, &"conflict".into()), "{problem}");
    let kept = shown(&shop, &order);
    assert_eq!((&kept["status"], &kept["lines"][0]["quantity"]), (&"placed".into(), &2.into()));
    assert_eq!(asked_back(&shop), [2489]);
}
