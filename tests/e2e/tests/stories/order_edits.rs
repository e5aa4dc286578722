//! The staff changes what was ordered before it is sent, and the difference is settled.

use e2e::{Shop, eventually, goods, goods_at, mails_to, money, place_order, unique, unique_email};
use futures::future::join_all;
use serde_json::{Value, json};

fn admin(order: &Value, what: &str) -> String {
    format!("/admin/orders/{}{what}", order["id"].as_str().unwrap())
}

async fn shown(staff: &Shop, order: &Value) -> Value {
    staff.get(&admin(order, "")).await.expect(200).json
}

async fn once_captured(staff: &Shop, order: &Value) {
    eventually("the money is captured", async || {
        (shown(staff, order).await["payment_status"] == "captured").then_some(())
    })
    .await;
}

async fn stock(staff: &Shop, variant: &str) -> (i64, i64) {
    let item = staff.get(&format!("/admin/inventory/{variant}")).await.expect(200).json;
    (item["on_hand"].as_i64().unwrap(), item["allocated"].as_i64().unwrap())
}

/// The edit as a form commits it: what is wanted, of the order and at the total that were shown.
async fn seen(staff: &Shop, order: &Value, wanted: &Value) -> Value {
    let preview = staff.post(&admin(order, "/edit-preview"), wanted).await.expect(200).json;
    let mut body = wanted.clone();
    body["version"] = preview["version"].clone();
    body["total"] = preview["totals"]["total"].clone();
    body["reason"] = "As you asked on the phone.".into();
    body
}

fn to(order: &Value, quantity: u32) -> Value {
    json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": quantity}]})
}

#[tokio::test]
async fn an_order_costs_less_and_the_difference_goes_back_once() {
    let (staff, lamp, email) = (Shop::staff().await, goods(5).await, unique_email("edit"));
    let order = place_order(&lamp, 3, &email).await;
    once_captured(&staff, &order).await;
    let body = seen(&staff, &order, &to(&order, 1)).await;
    let (path, key, other_key) = (admin(&order, "/edits"), unique("key"), unique("key"));
    // A browser that lost the answer, and a colleague who looked at the same preview.
    let (first, again, other) = tokio::join!(
        staff.post_once(&path, &key, &body),
        staff.post_once(&path, &key, &body),
        staff.post_once(&path, &other_key, &body),
    );
    let made = [&first, &again, &other].iter().filter(|answer| answer.status == 201).count();
    assert!((1..=2).contains(&made), "{first:?} {again:?} {other:?}");
    let edited = eventually("the difference is given back", async || {
        let order = shown(&staff, &order).await;
        (order["refunds"][0]["status"] == "succeeded").then_some(order)
    })
    .await;
    assert_eq!(
        (&edited["lines"][0]["quantity"], edited["edits"].as_array().map(Vec::len)),
        (&json!(1), Some(1))
    );
    assert_eq!((&edited["refunds"][0]["amount"], edited.get("balance")), (&money(4000), None));
    assert_eq!(stock(&staff, &lamp.variant_id).await, (5, 1));
    eventually("a mail says what was changed", async || {
        let mails = mails_to(&email, "order_edited").await;
        mails.iter().any(|mail| mail["text"].as_str().unwrap().contains("3 → 1")).then_some(())
    })
    .await;
    assert_eq!(mails_to(&email, "order_edited").await.len(), 1);
}

#[tokio::test]
async fn what_is_added_is_paid_before_anything_is_sent() {
    let (staff, lamp, shade) = (Shop::staff().await, goods(5).await, goods_at(700, 2).await);
    let order = place_order(&lamp, 1, &unique_email("edit")).await;
    once_captured(&staff, &order).await;
    let add = |quantity: u32| json!({"added": [{"variant_id": shade.variant_id, "quantity": quantity}]});
    let body = seen(&staff, &order, &add(3)).await;
    let path = admin(&order, "/edits");
    staff.post_once(&path, &unique("key"), &body).await.problem(409, "out_of_stock");
    assert_eq!(
        (stock(&staff, &shade.variant_id).await, shown(&staff, &order).await["lines"].clone()),
        ((2, 0), order["lines"].clone())
    );
    let body = seen(&staff, &order, &add(2)).await;
    let edited = staff.post_once(&path, &unique("key"), &body).await.expect(201).json;
    assert_eq!((&edited["balance"], stock(&staff, &shade.variant_id).await), (&money(1400), (2, 2)));
    let parcel = json!({"lines": [{"line_id": edited["lines"][0]["id"], "quantity": 1}]});
    let fulfill = admin(&order, "/fulfillments");
    staff.post_once(&fulfill, &unique("key"), &parcel).await.problem(409, "balance_due");
    let receipt = json!({"amount": money(1000), "method": "cash"});
    staff.post_once(&admin(&order, "/receipts"), &unique("key"), &receipt).await.expect(201);
    let waiver = json!({"amount": money(400), "reason": "Our mistake."});
    let settled = staff.post_once(&admin(&order, "/waivers"), &unique("key"), &waiver).await.expect(201).json;
    assert_eq!(settled.get("balance"), None);
    let all = json!({"lines": [{"line_id": edited["lines"][0]["id"], "quantity": 1},
        {"line_id": edited["lines"][1]["id"], "quantity": 2}]});
    let sent = staff.post_once(&fulfill, &unique("key"), &all).await.expect(201).json;
    assert_eq!(sent["status"], "fulfilled");
    eventually("all of it has left the house", async || {
        (stock(&staff, &shade.variant_id).await == (0, 0)).then_some(())
    })
    .await;
}

#[tokio::test]
async fn many_who_change_an_order_at_once_leave_the_stock_as_the_order_says() {
    let (staff, lamp) = (Shop::staff().await, goods(50).await);
    let order = place_order(&lamp, 2, &unique_email("edit")).await;
    once_captured(&staff, &order).await;
    for _ in 0..3 {
        let now = shown(&staff, &order).await["lines"][0]["quantity"].clone();
        // That nothing would change is refused.
        let wanted = (1..=6_u32).filter(|quantity| now != *quantity);
        let bodies =
            join_all(wanted.map(async |quantity| seen(&staff, &order, &to(&order, quantity)).await)).await;
        let path = admin(&order, "/edits");
        let answers =
            join_all(bodies.iter().map(async |body| staff.post_once(&path, &unique("key"), body).await))
                .await;
        assert!(answers.iter().all(|answer| [201, 409].contains(&answer.status)), "{answers:?}");
    }
    eventually("the stock is what the order says", async || {
        let order = shown(&staff, &order).await;
        let quantity = order["lines"][0]["quantity"].as_i64().unwrap();
        (stock(&staff, &lamp.variant_id).await == (50, quantity)).then_some(())
    })
    .await;
}

/// An order with something added that is left to pay, and the path by which the guest pays it.
async fn owing(staff: &Shop) -> (Value, String) {
    let (lamp, shade) = (goods(5).await, goods_at(700, 2).await);
    let order = place_order(&lamp, 1, &unique_email("balance")).await;
    once_captured(staff, &order).await;
    let add = json!({"added": [{"variant_id": shade.variant_id, "quantity": 1}]});
    let body = seen(staff, &order, &add).await;
    let edited = staff.post_once(&admin(&order, "/edits"), &unique("key"), &body).await.expect(201).json;
    assert_eq!(edited["balance"], money(700));
    let (id, token) = (order["id"].as_str().unwrap(), order["token"].as_str().unwrap());
    let path = format!("/orders/{id}/balance-payments?token={token}");
    (order, path)
}

fn with(token: &str) -> Value {
    json!({"amount": money(700), "payment": {"provider": "test", "token": token, "return_path": "/"}})
}

#[tokio::test]
async fn a_guest_pays_what_is_left_by_a_double_click_and_all_of_it_goes_back_with_a_refund() {
    let (staff, guest) = (Shop::staff().await, Shop::guest());
    let (order, path) = owing(&staff).await;
    guest.post_once(&path, &unique("key"), &with("tok_declined")).await.problem(402, "payment_declined");
    let (key, body) = (unique("key"), with("tok_ok"));
    let (first, again) =
        tokio::join!(guest.post_once(&path, &key, &body), guest.post_once(&path, &key, &body));
    assert!([&first, &again].iter().any(|answer| answer.status == 201), "{first:?} {again:?}");
    let paid = eventually("it is paid", async || {
        let order = shown(&staff, &order).await;
        order.get("balance").is_none().then_some(order)
    })
    .await;
    assert_eq!(
        (paid["receipts"].as_array().map(Vec::len), &paid["receipts"][0]["amount"]),
        (Some(1), &money(700))
    );
    let email = order["email"].as_str().unwrap();
    eventually("one mail thanks for it", async || {
        (mails_to(email, "payment_received").await.len() == 1).then_some(())
    })
    .await;
    guest.post_once(&path, &key, &with("tok_3ds")).await.problem(422, "idempotency_mismatch");
    guest.post_once(&path, &unique("key"), &body).await.problem(409, "conflict");
    let payment = paid["receipts"][0]["payment_id"].as_str().unwrap().to_owned();
    staff
        .post_once(&admin(&order, "/refunds"), &unique("key"), &json!({"reason": "All of it."}))
        .await
        .expect(201);
    eventually("both payments give back what they took", async || {
        e2e::tick().await;
        let order = shown(&staff, &order).await;
        let record = staff.get(&format!("/admin/payments/{payment}")).await.expect(200).json;
        (order["status"] == "refunded" && record["refunded"] == money(700)).then_some(())
    })
    .await;
}

#[tokio::test]
async fn who_left_the_bank_pays_in_another_way_and_once() {
    let (staff, guest) = (Shop::staff().await, Shop::guest());
    let (order, path) = owing(&staff).await;
    let first = guest.post_once(&path, &unique("key"), &with("tok_3ds")).await.expect(201).json;
    assert_eq!(
        (&first["next_action"]["kind"], &first["order"]["balance"]),
        (&json!("redirect"), &money(700))
    );
    let second = guest.post_once(&path, &unique("key"), &with("tok_3ds")).await.expect(201).json;
    // The bank says yes to both.
    for answer in [&first, &second] {
        let page = answer["next_action"]["url"].as_str().unwrap();
        let at = page.find("/dev/3ds/").expect("the bank's page");
        let approve = json!({"approve": true}).to_string().into_bytes();
        guest.send("POST", &page[at..], &[("content-type", "application/json")], Some(approve)).await;
    }
    let go_on = path.replace("balance-payments", "balance-payments/continue");
    guest.post(&go_on, &json!({})).await.expect(200);
    let paid = eventually("it is paid", async || {
        let order = shown(&staff, &order).await;
        order.get("balance").is_none().then_some(order)
    })
    .await;
    assert_eq!(paid["receipts"].as_array().map(Vec::len), Some(1));
}
