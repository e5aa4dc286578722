//! Parcels arrive, and the staff writes notes.

use e2e::{Shop, eventually, goods, mails_to, place_order, unique, unique_email};
use serde_json::json;

#[tokio::test]
async fn an_order_is_delivered_when_all_of_its_parcels_are_and_a_hidden_note_stays_hidden() {
    let lamp = goods(10).await;
    let email = unique_email("delivered");
    let order = place_order(&lamp, 2, &email).await;
    let staff = Shop::staff().await;
    let id = order["id"].as_str().unwrap();
    let path = format!("/admin/orders/{id}");
    let seen = format!("/orders/{id}?token={}", order["token"].as_str().unwrap());

    let part = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 1}]});
    for (parcel, status) in [(0, "partially_fulfilled"), (1, "delivered")] {
        let sent =
            staff.post_once(&format!("{path}/fulfillments"), &unique("key"), &part).await.expect(201).json;
        let parcel = sent["fulfillments"][parcel]["id"].as_str().unwrap().to_owned();
        let deliver = format!("{path}/fulfillments/{parcel}/deliver");
        let key = unique("key");
        // Two clerks' clicks at once deliver it once.
        let nothing = json!({});
        let press = || staff.post_once(&deliver, &key, &nothing);
        let (first, second) = futures::join!(press(), press());
        assert_eq!((first.expect(200).json["status"].clone(), second.status), (json!(status), 200));
        staff.post_once(&deliver, &unique("key"), &json!({})).await.problem(409, "illegal_transition");
    }
    eventually("a mail for each parcel that arrived", async || {
        (mails_to(&email, "order_delivered").await.len() == 2).then_some(())
    })
    .await;

    let secret = unique("secret");
    staff.post_once(&format!("{path}/notes"), &unique("key"), &json!({"text": secret})).await.expect(201);
    let told = json!({"text": "Enjoy it.", "visible_to_customer": true});
    staff.post_once(&format!("{path}/notes"), &unique("key"), &told).await.expect(201);
    assert!(staff.get(&path).await.expect(200).text.contains(&secret));
    let guest = Shop::guest();
    let order = guest.get(&seen).await.expect(200);
    assert!(order.text.contains("Enjoy it.") && !order.text.contains(&secret), "{}", order.text);
    let delivered = order.json["timeline"].as_array().unwrap().iter().filter(|e| e["event"] == "delivered");
    assert_eq!(delivered.count(), 2);
    let track = json!({"number": order.json["number"], "email": order.json["email"]});
    assert!(!guest.post("/orders/track", &track).await.expect(200).text.contains(&secret));
    // The shop's own page and the staff's, as browsers get them.
    let page = guest.send("GET", &seen, &[], None).await.expect(200);
    assert!(page.text.contains("Enjoy it.") && !page.text.contains(&secret), "{}", page.text);
}

#[tokio::test]
async fn an_address_can_be_corrected_until_a_parcel_leaves_and_the_confirmation_comes_again() {
    let lamp = goods(10).await;
    let email = unique_email("corrected");
    let order = place_order(&lamp, 2, &email).await;
    let staff = Shop::staff().await;
    let path = format!("/admin/orders/{}", order["id"].as_str().unwrap());
    let mut address = order["addresses"]["shipping"].clone();
    address["line1"] = "Invalidenstr. 43".into();
    let correct = format!("{path}/shipping-address");
    let put = async |address: &serde_json::Value| {
        let key = unique("key");
        staff.ask("PUT", &correct, &[("idempotency-key", &key)], address).await
    };
    let corrected = put(&address).await.expect(200).json;
    assert_eq!(corrected["addresses"]["shipping"]["line1"], "Invalidenstr. 43");
    let mut elsewhere = address.clone();
    elsewhere["country"] = "FR".into();
    put(&elsewhere).await.problem(400, "invalid_request");
    let resend = format!("{path}/confirmation");
    let key = unique("key");
    for _ in 0..2 {
        staff.post_once(&resend, &key, &json!({})).await.expect(200);
    }
    let mails = eventually("the confirmation has come again", async || {
        let mails = mails_to(&email, "order_placed").await;
        (mails.len() == 2).then_some(mails)
    })
    .await;
    assert!(mails[0]["text"].as_str().unwrap().contains("Invalidenstr. 43"), "{}", mails[0]);
    let parcel = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 1}]});
    staff.post_once(&format!("{path}/fulfillments"), &unique("key"), &parcel).await.expect(201);
    put(&address).await.problem(409, "illegal_transition");
}
