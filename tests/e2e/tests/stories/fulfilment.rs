//! The staff sends what was bought.

use e2e::{Books, Shop, books, eventually, goods, mails_to, place_order, unique, unique_email};
use serde_json::json;

#[tokio::test]
async fn a_parcel_in_two_parts_takes_the_stock_out_of_the_house() {
    let lamp = goods(10).await;
    let email = unique_email("parcel");
    let order = place_order(&lamp, 3, &email).await;
    let staff = Shop::staff().await;
    let path = format!("/admin/orders/{}/fulfillments", order["id"].as_str().unwrap());
    let line_id = &order["lines"][0]["id"];
    let part = |quantity| {
        json!({
            "lines": [{"line_id": line_id, "quantity": quantity}],
            "tracking": {"carrier": "DHL", "number": "JJD0001", "url": "https://example.com/JJD0001"},
        })
    };

    staff.post(&path, &part(1)).await.problem(400, "idempotency_key_required");
    let key = unique("key");
    let sent = staff.post_once(&path, &key, &part(1)).await.expect(201).json;
    assert_eq!(
        (&sent["status"], &sent["fulfillment_status"]),
        (&json!("partially_fulfilled"), &json!("partially_fulfilled"))
    );
    let replay = staff.post_once(&path, &key, &part(1)).await;
    assert_eq!(replay.json["fulfillments"].as_array().map(Vec::len), Some(1), "sent once: {}", replay.text);
    assert_eq!(books(&lamp).await, Books { on_hand: 9, reserved: 0, allocated: 2, available: 7 });

    staff.post_once(&path, &unique("key"), &part(3)).await.problem(409, "conflict");
    let mut last = part(2);
    last["tracking"] = json!({"carrier": "dpd", "number": "0123 4567"});
    let sent = staff.post_once(&path, &unique("key"), &last).await.expect(201).json;
    assert_eq!(sent["status"], "fulfilled");
    let known = "https://tracking.dpd.de/status/en_US/parcel/01234567";
    assert_eq!(sent["fulfillments"][1]["tracking"]["url"], known, "known carriers need no address");
    assert_eq!(books(&lamp).await, Books { on_hand: 7, reserved: 0, allocated: 0, available: 7 });

    let cancel = format!("/admin/orders/{}/cancel", order["id"].as_str().unwrap());
    let late = json!({"reason": "too late"});
    staff.post_once(&cancel, &unique("key"), &late).await.problem(409, "illegal_transition");
    eventually("a mail for each parcel", async || {
        (mails_to(&email, "order_shipped").await.len() == 2).then_some(())
    })
    .await;
}

#[tokio::test]
async fn two_clerks_at_once_do_not_send_the_same_thing_twice() {
    let lamp = goods(5).await;
    let order = place_order(&lamp, 1, &unique_email("clerks")).await;
    let staff = Shop::staff().await;
    let path = format!("/admin/orders/{}/fulfillments", order["id"].as_str().unwrap());
    let body = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 1}]});
    let keys: Vec<String> = (0..6).map(|_| unique("key")).collect();
    let answers = futures::future::join_all(keys.iter().map(|key| staff.post_once(&path, key, &body))).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 201).count(), 1);
    assert_eq!(books(&lamp).await, Books { on_hand: 4, reserved: 0, allocated: 0, available: 4 });
}

#[tokio::test]
async fn stock_is_adjusted_with_a_reason_but_never_below_what_is_sold() {
    let lamp = goods(5).await;
    place_order(&lamp, 2, &unique_email("adjust")).await;
    let staff = Shop::staff().await;
    let path = format!("/admin/inventory/{}/adjustments", lamp.variant_id);
    staff.post(&path, &json!({"delta": -4, "reason": "Broken"})).await.problem(409, "out_of_stock");
    let movement = staff.post(&path, &json!({"delta": -3, "reason": "Broken"})).await.expect(201).json;
    assert_eq!((&movement["quantity"], &movement["reason"]), (&json!(-3), &json!("Broken")));
    assert_eq!(books(&lamp).await, Books { on_hand: 2, reserved: 0, allocated: 2, available: 0 });
}
