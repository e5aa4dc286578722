//! Somebody without an account wants another size for what does not fit, and the difference is settled.

use e2e::{
    Books, Goods, Shop, books, eventually, mails_to, money, place_order, sizes, tick, unique, unique_email,
};
use serde_json::{Value, json};

fn admin(order: &Value, what: &str) -> String {
    format!("/admin/orders/{}{what}", order["id"].as_str().unwrap())
}

async fn shown(staff: &Shop, order: &Value) -> Value {
    staff.get(&admin(order, "")).await.expect(200).json
}

/// An order of one shirt whose money is there and that was sent.
async fn sent(staff: &Shop, shirt: &Goods, email: &str) -> Value {
    let order = place_order(shirt, 1, email).await;
    eventually("the money is captured", async || {
        (shown(staff, &order).await["payment_status"] == "captured").then_some(())
    })
    .await;
    let parcel = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 1}]});
    staff.post_once(&admin(&order, "/fulfillments"), &unique("key"), &parcel).await.expect(201);
    order
}

fn request(order: &Value, wanted: &Goods) -> Value {
    json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 1, "reason": "does_not_fit",
        "exchange_for": wanted.variant_id}]})
}

/// An exchange that the guest asked for and the staff approved: the path of what follows.
async fn approved(staff: &Shop, order: &Value, wanted: &Goods) -> String {
    let path = format!(
        "/orders/{}/returns?token={}",
        order["id"].as_str().unwrap(),
        order["token"].as_str().unwrap()
    );
    let asked =
        Shop::guest().post_once(&path, &unique("key"), &request(order, wanted)).await.expect(201).json;
    let returned = asked["returns"][0]["id"].as_str().unwrap();
    let path = admin(order, &format!("/returns/{returned}"));
    let how = json!({"instructions": "Send it to us."});
    staff.post_once(&format!("{path}/approve"), &unique("key"), &how).await.expect(200);
    path
}

/// The receipt as the form commits it: at the difference that was shown.
async fn seen(staff: &Shop, order: &Value, path: &str) -> (Value, Value) {
    let lines = json!([{"line_id": order["lines"][0]["id"], "quantity": 1, "restock": true}]);
    let preview =
        staff.post(&format!("{path}/exchange-preview"), &json!({"lines": lines})).await.expect(200).json;
    let body = json!({"lines": lines,
        "exchange": {"reason": "Another size.", "difference": preview["difference"]}});
    (preview, body)
}

#[tokio::test]
async fn another_size_that_is_cheaper_is_sent_and_the_difference_goes_back_once() {
    let (staff, shirts, email) =
        (Shop::staff().await, sizes(&[3000, 2600], 5).await, unique_email("exchange"));
    let order = sent(&staff, &shirts[0], &email).await;
    let path = approved(&staff, &order, &shirts[1]).await;
    let (preview, body) = seen(&staff, &order, &path).await;
    assert_eq!((&preview["credit"], &preview["difference"]), (&money(3000), &money(-400)), "{preview}");
    // A browser that lost the answer, and a colleague who looked at the same preview.
    let (receive, key, other_key) = (format!("{path}/receive"), unique("key"), unique("key"));
    let (first, again, other) = tokio::join!(
        staff.post_once(&receive, &key, &body),
        staff.post_once(&receive, &key, &body),
        staff.post_once(&receive, &other_key, &body),
    );
    assert!([&first, &again, &other].iter().all(|answer| matches!(answer.status, 200 | 409)));
    let after = eventually("the difference is given back", async || {
        tick().await;
        let order = shown(&staff, &order).await;
        (order["refunds"][0]["status"] == "succeeded").then_some(order)
    })
    .await;
    assert_eq!(
        (after["lines"].as_array().map(Vec::len), &after["refunds"][0]["amount"]),
        (Some(2), &money(400))
    );
    assert_eq!((&after["status"], after.get("balance")), (&json!("partially_fulfilled"), None));
    assert_eq!((&after["credited"], &after["payments"][0]["refunded"]), (&money(3000), &money(400)));
    eventually("the stock says what happened", async || {
        tick().await;
        let back = Books { on_hand: 5, reserved: 0, allocated: 0, available: 5 };
        let sold = Books { on_hand: 5, reserved: 0, allocated: 1, available: 4 };
        (books(&shirts[0]).await == back && books(&shirts[1]).await == sold).then_some(())
    })
    .await;
    // It is sent as anything is, and all that is left to give back is what was paid.
    let parcel = json!({"lines": [{"line_id": after["lines"][1]["id"], "quantity": 1}],
        "tracking": {"carrier": "DHL", "number": "00340434161094042557"}});
    staff.post_once(&admin(&order, "/fulfillments"), &unique("key"), &parcel).await.expect(201);
    eventually("it has left", async || {
        tick().await;
        (books(&shirts[1]).await.on_hand == 4).then_some(())
    })
    .await;
    assert_eq!(shown(&staff, &order).await["status"], "fulfilled");
    let left =
        staff.post(&admin(&order, "/refund-preview"), &json!({"reason": "All."})).await.expect(200).json;
    let paid = order["totals"]["total"]["amount"].as_i64().unwrap();
    assert_eq!(left["refundable"], money(paid - 400));
    let mails = eventually("a mail says what is sent instead", async || {
        let mails = mails_to(&email, "return_received").await;
        (!mails.is_empty()).then_some(mails)
    })
    .await;
    assert_eq!(mails.len(), 1);
    let text = mails[0]["text"].as_str().unwrap();
    assert!(text.contains("1 × ") && text.contains("€4.00 less"), "{text}");
}

#[tokio::test]
async fn another_size_that_is_dearer_waits_for_its_difference_and_one_that_is_gone_changes_nothing() {
    let (staff, shirts) = (Shop::staff().await, sizes(&[3000, 3500], 1).await);
    let order = sent(&staff, &shirts[0], &unique_email("exchange")).await;
    let path = approved(&staff, &order, &shirts[1]).await;
    let receive = format!("{path}/receive");
    let (preview, body) = seen(&staff, &order, &path).await;
    assert_eq!(preview["balance"], money(500));
    let mut other = body.clone();
    other["exchange"]["difference"] = money(0);
    let problem = staff.post_once(&receive, &unique("key"), &other).await;
    assert_eq!((problem.status, &problem.json["preview"]["difference"]), (409, &money(500)));
    let rival = place_order(&shirts[1], 1, &unique_email("rival")).await;
    staff.post_once(&receive, &unique("key"), &body).await.problem(409, "out_of_stock");
    assert_eq!(shown(&staff, &order).await["returns"][0]["status"], "approved");
    let cancel = json!({"reason": "Somebody waits for it."});
    staff.post_once(&admin(&rival, "/cancel"), &unique("key"), &cancel).await.expect(200);
    let after = eventually("it can be had again", async || {
        tick().await;
        let answer = staff.post_once(&receive, &unique("key"), &body).await;
        (answer.status == 200).then_some(answer.json)
    })
    .await;
    assert_eq!(after["balance"], money(500));
    let parcel = json!({"lines": [{"line_id": after["lines"][1]["id"], "quantity": 1}]});
    let send = admin(&order, "/fulfillments");
    staff.post_once(&send, &unique("key"), &parcel).await.problem(409, "balance_due");
    let receipt = json!({"amount": money(500), "method": "cash"});
    staff.post_once(&admin(&order, "/receipts"), &unique("key"), &receipt).await.expect(201);
    staff.post_once(&send, &unique("key"), &parcel).await.expect(201);
}

#[tokio::test]
async fn a_size_that_would_give_back_the_last_money_is_refused_and_the_money_given_back_instead() {
    let (staff, shirts) = (Shop::staff().await, sizes(&[3000, 2600], 3).await);
    let order = sent(&staff, &shirts[0], &unique_email("exchange")).await;
    let paid = order["totals"]["total"]["amount"].as_i64().unwrap();
    let refund = json!({"amount": money(paid - 400), "reason": "It was late."});
    staff.post_once(&admin(&order, "/refunds"), &unique("key"), &refund).await.expect(201);
    let path = approved(&staff, &order, &shirts[1]).await;
    let lines = json!([{"line_id": order["lines"][0]["id"], "quantity": 1, "restock": true}]);
    let preview = staff.post(&format!("{path}/exchange-preview"), &json!({"lines": lines})).await;
    preview.problem(409, "conflict");
    let receive = format!("{path}/receive");
    let exchange =
        json!({"lines": lines, "exchange": {"reason": "Another size.", "difference": money(-400)}});
    staff.post_once(&receive, &unique("key"), &exchange).await.problem(409, "conflict");
    let before = shown(&staff, &order).await;
    assert_eq!(
        (&before["returns"][0]["status"], before["lines"].as_array().map(Vec::len)),
        (&json!("approved"), Some(1))
    );
    let money_back = json!({"lines": lines, "refund_reason": "Returned."});
    let after = staff.post_once(&receive, &unique("key"), &money_back).await.expect(200).json;
    let refunds = after["refunds"].as_array().unwrap();
    assert!(refunds.iter().any(|refund| refund["amount"] == money(400)), "{after}");
}

#[tokio::test]
async fn only_a_size_of_the_same_product_can_be_wanted() {
    let (staff, shirts, others) = (Shop::staff().await, sizes(&[3000], 2).await, sizes(&[3000], 2).await);
    let order = sent(&staff, &shirts[0], &unique_email("exchange")).await;
    let path = format!(
        "/orders/{}/returns?token={}",
        order["id"].as_str().unwrap(),
        order["token"].as_str().unwrap()
    );
    let answer = Shop::guest().post_once(&path, &unique("key"), &request(&order, &others[0])).await;
    answer.problem(400, "invalid_request");
}
