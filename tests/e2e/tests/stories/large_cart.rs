//! The largest cart: 200 lines, asked for in slices by the checkout's alarm.

use e2e::{
    Answer, Books, Goods, Shop, books, cart_of, checkout_body, eventually, mails_to, many_goods, unique,
    unique_email,
};
use futures::future::join_all;
use serde_json::{Value, json};
use std::time::Duration;

/// What the platform allows one request.
const MOST: u32 = 32;

fn cost(answer: &Answer) -> u32 {
    answer.header("x-invocations").parse().expect("a local shop says what a request cost")
}

/// Checks a cart out under one key, as often as it is told that the alarm still works on it: on a machine that has much
/// else to do, 200 lines may take longer than a request waits.
async fn patient_checkout(shop: &Shop, cart: &Value, email: &str) -> Answer {
    let path = format!("/carts/{}/checkout", cart["id"].as_str().unwrap());
    let (key, body) = (unique("key"), checkout_body(email, "tok_ok"));
    eventually("the checkout is over", async || {
        let answer = shop.post_once(&path, &key, &body).await;
        assert!(cost(&answer) <= MOST, "a checkout costs {} invocations", cost(&answer));
        let goes_on = answer.status == 202 || answer.json["code"] == "idempotency_in_progress";
        (!goes_on).then_some(answer)
    })
    .await
}

async fn change_first_line(shop: &Shop, cart: &Value, quantity: u32) -> Answer {
    let (id, line) = (cart["id"].as_str().unwrap(), cart["lines"][0]["id"].as_str().unwrap());
    shop.ask("PATCH", &format!("/carts/{id}/lines/{line}"), &[], &json!({"quantity": quantity}))
        .await
        .expect(200)
}

/// The books of all, asked for some at a time.
async fn all_books(goods: &[Goods]) -> Vec<Books> {
    let mut all = Vec::new();
    for some in goods.chunks(10) {
        all.extend(join_all(some.iter().map(books)).await);
    }
    all
}

#[tokio::test]
async fn two_hundred_lines_become_one_order_and_a_cancelled_one_gives_all_of_them_back() {
    let goods = many_goods(201, 5).await;
    let (guest, email) = (Shop::guest(), unique_email("large"));
    let (last, others) = goods.split_last().unwrap();
    let cart = cart_of(&guest, others, 2).await;
    let lines = format!("/carts/{}/lines", cart["id"].as_str().unwrap());
    let one_more = json!({"variant_id": last.variant_id, "quantity": 1});
    guest.post(&lines, &one_more).await.problem(409, "cart_full");
    let small = cart_of(&guest, &others[..1], 2).await;
    let of_one = cost(&change_first_line(&guest, &small, 3).await);
    let of_200 = cost(&change_first_line(&guest, &cart, 3).await);
    assert!(of_200 <= of_one, "a change costs {of_one} invocations in a small cart, {of_200} in a large one");
    change_first_line(&guest, &cart, 2).await;

    let order = patient_checkout(&guest, &cart, &email).await.expect(201).json;
    assert_eq!(order["lines"].as_array().map(Vec::len), Some(200));
    assert!(order["number"].is_string());
    let sold = Books { on_hand: 5, reserved: 0, allocated: 2, available: 3 };
    for (books, goods) in all_books(others).await.iter().zip(others) {
        assert_eq!(books, &sold, "{}", goods.sku);
    }
    let mail = eventually("the confirmation", async || mails_to(&email, "order_placed").await.pop()).await;
    let html = mail["html"].as_str().unwrap();
    assert_eq!(html.matches("Story shelf").count(), 200, "the mail names every line");
    let (id, token) = (order["id"].as_str().unwrap(), order["token"].as_str().unwrap());
    let page = guest.send("GET", &format!("/orders/{id}?token={token}"), &[], None).await.expect(200);
    assert!(page.text.contains("Story shelf"));
    let staff = Shop::staff().await;
    let seen = staff.get(&format!("/admin/orders/{id}")).await.expect(200).json;
    assert_eq!(seen["lines"].as_array().map(Vec::len), Some(200));

    let path = format!("/orders/{id}/cancel?token={token}");
    let cancelled = guest.post_once(&path, &unique("key"), &json!({})).await.expect(200);
    assert!(cost(&cancelled) <= MOST, "cancelling costs {} invocations", cost(&cancelled));
    let free = Books { on_hand: 5, reserved: 0, allocated: 0, available: 5 };
    e2e::within(Duration::from_secs(60), "all units are free", async || {
        (books(&others[199]).await == free).then_some(())
    })
    .await;
    for (books, goods) in all_books(others).await.iter().zip(others) {
        assert_eq!(books, &free, "{}", goods.sku);
    }
}

#[tokio::test]
async fn what_is_sold_out_in_the_last_slice_leaves_nothing_held() {
    let goods = many_goods(20, 2).await;
    let guest = Shop::guest();
    let cart = cart_of(&guest, &goods, 2).await;
    let last = goods.last().unwrap();
    // One is left, so the catalog says nothing of it, and only the reservation finds out.
    let path = format!("/admin/inventory/{}/adjustments", last.variant_id);
    let staff = Shop::staff().await;
    staff.post(&path, &json!({"delta": -1, "reason": "Broken"})).await.expect(201);
    let email = unique_email("short");
    let problem = patient_checkout(&guest, &cart, &email).await.problem(409, "out_of_stock");
    assert_eq!(problem["lines"][0]["variant_id"], last.variant_id.as_str());
    assert_eq!(problem["lines"][0]["available"], 1);
    for books in all_books(&goods).await {
        assert_eq!((books.reserved, books.allocated), (0, 0));
    }
    // The cart can be changed, and what is there can be bought.
    let line = cart["lines"][19]["id"].as_str().unwrap();
    let path = format!("/carts/{}/lines/{line}", cart["id"].as_str().unwrap());
    guest.ask("PATCH", &path, &[], &json!({"quantity": 1})).await.expect(200);
    patient_checkout(&guest, &cart, &email).await.expect(201);
    for books in all_books(&goods).await {
        assert_eq!((books.reserved, books.available), (0, 0));
    }
}

#[tokio::test]
async fn a_large_order_leaves_in_one_parcel() {
    let goods = many_goods(20, 3).await;
    let guest = Shop::guest();
    let cart = cart_of(&guest, &goods, 1).await;
    let order = patient_checkout(&guest, &cart, &unique_email("parcel")).await.expect(201).json;
    let lines: Vec<_> = order["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| json!({"line_id": line["id"], "quantity": 1}))
        .collect();
    let path = format!("/admin/orders/{}/fulfillments", order["id"].as_str().unwrap());
    let staff = Shop::staff().await;
    let sent = staff.post_once(&path, &unique("key"), &json!({"lines": lines})).await.expect(201);
    assert!(cost(&sent) <= MOST, "a parcel costs {} invocations", cost(&sent));
    let left = Books { on_hand: 2, reserved: 0, allocated: 0, available: 2 };
    eventually("all has left", async || (books(&goods[19]).await == left).then_some(())).await;
    for books in all_books(&goods).await {
        assert_eq!(books, left);
    }
}
