//! Somebody without an account gives something back.

use e2e::{Books, Shop, books, eventually, goods, mails_to, place_order, tick, unique, unique_email};
use serde_json::{Value, json};

/// Waits until the order's money can be given back.
async fn once_paid(order: &Value) {
    let path =
        format!("/orders/{}?token={}", order["id"].as_str().unwrap(), order["token"].as_str().unwrap());
    eventually("the money is there", async || {
        let order = Shop::guest().get(&path).await.expect(200).json;
        (order["payment_status"] == "captured").then_some(())
    })
    .await;
}

#[tokio::test]
async fn a_guest_returns_what_does_not_fit_and_it_is_for_sale_again() {
    let lamp = goods(10).await;
    let email = unique_email("return");
    let order = place_order(&lamp, 3, &email).await;
    let (staff, guest) = (Shop::staff().await, Shop::guest());
    let (id, token) = (order["id"].as_str().unwrap(), order["token"].as_str().unwrap());
    let line_id = &order["lines"][0]["id"];
    let admin = format!("/admin/orders/{id}");
    let ask = format!("/orders/{id}/returns?token={token}");
    let wanted =
        |quantity| json!({"lines": [{"line_id": line_id, "quantity": quantity, "reason": "does_not_fit"}]});

    guest.post_once(&ask, &unique("key"), &wanted(1)).await.problem(409, "illegal_transition");
    let parcel = json!({"lines": [{"line_id": line_id, "quantity": 3}]});
    staff.post_once(&format!("{admin}/fulfillments"), &unique("key"), &parcel).await.expect(201);
    guest
        .post_once(&format!("/orders/{id}/returns"), &unique("key"), &wanted(1))
        .await
        .problem(404, "not_found");

    // Twenty clicks under twenty keys at once: two units can go back once.
    let keys: Vec<String> = (0..20).map(|_| unique("key")).collect();
    let two = wanted(2);
    let answers = futures::future::join_all(keys.iter().map(|key| guest.post_once(&ask, key, &two))).await;
    let asked: Vec<_> = answers.iter().filter(|answer| answer.status == 201).collect();
    assert_eq!(asked.len(), 1, "{:?}", answers.iter().map(|answer| answer.status).collect::<Vec<_>>());
    let returned = asked[0].json["returns"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(asked[0].json["returns"][0]["value"]["amount"], 4000);

    let list = staff.get("/admin/returns?status=requested&limit=100").await.expect(200);
    assert!(list.text.contains(&returned), "{}", list.text);
    let answer = format!("{admin}/returns/{returned}");
    let how = json!({"instructions": "Send it to Invalidenstraße 116, Berlin."});
    staff.post_once(&format!("{answer}/approve"), &unique("key"), &how).await.expect(200);
    let page = guest.send("GET", &format!("/orders/{id}?token={token}"), &[], None).await.expect(200);
    assert!(page.text.contains("Send it to Invalidenstraße 116, Berlin."), "{}", page.text);

    let came = json!({"lines": [
        {"line_id": line_id, "quantity": 1, "restock": true}, {"line_id": line_id, "quantity": 1, "restock": false},
    ], "refund_reason": "It did not fit."});
    once_paid(&order).await;
    let receive = format!("{answer}/receive");
    let key = unique("key");
    let twins =
        futures::join!(staff.post_once(&receive, &key, &came), staff.post_once(&receive, &key, &came));
    assert_eq!(
        (twins.0.expect(200).json["returns"][0]["status"].clone(), twins.1.status),
        (json!("received"), 200)
    );
    eventually("the lamp is in stock again", async || {
        tick().await;
        (books(&lamp).await == Books { on_hand: 8, reserved: 0, allocated: 0, available: 8 }).then_some(())
    })
    .await;
    let movements = format!("/admin/inventory/{}/movements", lamp.variant_id);
    let movements = staff.get(&movements).await.expect(200).json;
    let kinds: Vec<_> =
        movements["items"].as_array().unwrap().iter().map(|m| (&m["kind"], &m["quantity"])).collect();
    assert_eq!(kinds[0], (&json!("return"), &json!(1)));
    let sum: i64 =
        movements["items"].as_array().unwrap().iter().map(|m| m["quantity"].as_i64().unwrap()).sum();
    assert_eq!(sum, 8, "movements sum to what is on hand");
    guest.post_once(&ask, &unique("key"), &wanted(2)).await.problem(409, "conflict");
    for kind in ["return_requested", "return_approved", "return_received", "order_refunded"] {
        eventually("a mail about the return", async || {
            (mails_to(&email, kind).await.len() == 1).then_some(())
        })
        .await;
    }
    let after = guest.get(&format!("/orders/{id}?token={token}")).await.expect(200).json;
    assert_eq!(after["refunds"].as_array().map(Vec::len), Some(1), "{after}");
    assert_eq!(after["payments"][0]["refunded"], after["returns"][0]["value"]);
    let approved = mails_to(&email, "return_approved").await;
    assert!(approved[0]["text"].as_str().unwrap().contains("2 × "), "{}", approved[0]);
}

#[tokio::test]
async fn a_return_that_is_declined_says_why() {
    let lamp = goods(5).await;
    let email = unique_email("declined");
    let order = place_order(&lamp, 1, &email).await;
    let (staff, guest) = (Shop::staff().await, Shop::guest());
    let (id, token) = (order["id"].as_str().unwrap(), order["token"].as_str().unwrap());
    let line = json!({"line_id": order["lines"][0]["id"], "quantity": 1});
    let parcel = json!({"lines": [line]});
    staff.post_once(&format!("/admin/orders/{id}/fulfillments"), &unique("key"), &parcel).await.expect(201);
    // The form of the page, as a browser without JavaScript sends it.
    let page = guest.send("GET", &format!("/orders/{id}?token={token}"), &[], None).await.expect(200);
    let key = page.text.split("name=\"key\" value=\"").last().unwrap().split('"').next().unwrap();
    let form = format!(
        "token={token}&key={key}&line={}&quantity=1&reason=changed_mind&comment=",
        order["lines"][0]["id"].as_str().unwrap()
    );
    let origin = e2e::shop_url();
    let headers = [("content-type", "application/x-www-form-urlencoded"), ("origin", origin.as_str())];
    let path = format!("/orders/{id}/returns");
    for _ in 0..2 {
        guest.send("POST", &path, &headers, Some(form.clone().into_bytes())).await.expect(303);
    }
    let asked = guest.get(&format!("/orders/{id}?token={token}")).await.expect(200).json;
    assert_eq!(asked["returns"].as_array().map(Vec::len), Some(1));
    let decline =
        format!("/admin/orders/{id}/returns/{}/decline", asked["returns"][0]["id"].as_str().unwrap());
    let reason = json!({"reason": "It was worn."});
    staff.post_once(&decline, &unique("key"), &reason).await.expect(200);
    let mails = eventually("a mail that says why", async || {
        let mails = mails_to(&email, "return_declined").await;
        (!mails.is_empty()).then_some(mails)
    })
    .await;
    assert!(mails[0]["text"].as_str().unwrap().contains("It was worn."), "{}", mails[0]);
}

#[tokio::test]
async fn a_refund_and_a_return_at_the_same_moment_give_the_money_back_once() {
    let lamp = goods(5).await;
    let order = place_order(&lamp, 1, &unique_email("both")).await;
    let (staff, guest) = (Shop::staff().await, Shop::guest());
    let (id, token) = (order["id"].as_str().unwrap(), order["token"].as_str().unwrap());
    let admin = format!("/admin/orders/{id}");
    let line = json!({"line_id": order["lines"][0]["id"], "quantity": 1});
    staff
        .post_once(&format!("{admin}/fulfillments"), &unique("key"), &json!({"lines": [line]}))
        .await
        .expect(201);
    let wanted = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 1, "reason": "damaged"}]});
    let path = format!("/orders/{id}/returns?token={token}");
    let asked = guest.post_once(&path, &unique("key"), &wanted).await.expect(201).json;
    let answer = format!("{admin}/returns/{}", asked["returns"][0]["id"].as_str().unwrap());
    let how = json!({"instructions": "Send it."});
    staff.post_once(&format!("{answer}/approve"), &unique("key"), &how).await.expect(200);
    once_paid(&order).await;
    let came = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": 1, "restock": false}],
        "refund_reason": "Broken."});
    let refund = json!({"lines": [line], "reason": "Broken."});
    let (receive, refunds) = (format!("{answer}/receive"), format!("{admin}/refunds"));
    let keys: Vec<String> = (0..4).map(|_| unique("key")).collect();
    let received = futures::future::join_all(keys.iter().map(|key| staff.post_once(&receive, key, &came)));
    let refunded = futures::future::join_all(keys.iter().map(|key| staff.post_once(&refunds, key, &refund)));
    let (received, refunded) = futures::join!(received, refunded);
    assert_eq!(received.iter().filter(|answer| answer.status == 200).count(), 1);
    assert!(received.iter().chain(&refunded).all(|answer| matches!(answer.status, 200 | 201 | 409)));
    let after = staff.get(&admin).await.expect(200).json;
    assert_eq!(
        (after["refunds"].as_array().map(Vec::len), &after["lines"][0]["refunded"]),
        (Some(1), &json!(1))
    );
    assert_eq!(after["returns"][0]["status"], "received");
}
