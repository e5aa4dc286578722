//! Coupons: what they take off, and how often.

use e2e::{Shop, cart_with, checkout, eventually, goods_at, money, unique, unique_email};
use futures::future::join_all;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// A new promotion with a code of its own.
async fn coupon(mut promotion: Value) -> String {
    let code = unique("C").to_uppercase();
    promotion["code"] = json!(code);
    promotion["name"] = json!("A story's promotion");
    Shop::staff().await.post("/admin/promotions", &promotion).await.expect(201);
    code
}

async fn apply(shop: &Shop, cart: &Value, code: &str) -> e2e::Answer {
    shop.post(&format!("/carts/{}/coupons", cart["id"].as_str().unwrap()), &json!({"code": code})).await
}

#[tokio::test]
async fn a_percentage_is_taken_off_the_lines() {
    let code = coupon(json!({"kind": "percent", "percent": 10})).await;
    let guest = Shop::guest();
    let cart = cart_with(&guest, &goods_at(1999, 9).await, 3).await;
    // The code is the same in small letters.
    let cart = apply(&guest, &cart, &code.to_lowercase()).await.expect(200).json;
    assert_eq!(cart["totals"]["subtotal"], money(5997));
    assert_eq!(cart["totals"]["discount"], money(600), "rounded from 599.7");
    assert_eq!(cart["coupons"][0]["code"], code);
    let order = checkout(&guest, &cart, &unique_email("percent"), "tok_ok").await.expect(201).json;
    assert_eq!(order["totals"]["discount"], money(600));

    let path = format!("/carts/{}/coupons/{code}", cart["id"].as_str().unwrap());
    guest.delete(&path).await.problem(409, "cart_completed");
}

#[tokio::test]
async fn a_fixed_amount_never_takes_more_than_there_is() {
    let code = coupon(json!({"kind": "fixed", "amount": money(5000)})).await;
    let guest = Shop::guest();
    let lamp = goods_at(3000, 9).await;
    let cart = cart_with(&guest, &lamp, 1).await;
    let cart = apply(&guest, &cart, &code).await.expect(200).json;
    assert_eq!(cart["totals"]["discount"], money(3000));
    let path = format!("/carts/{}", cart["id"].as_str().unwrap());
    let line = json!({"variant_id": lamp.variant_id, "quantity": 1});
    let cart = guest.post(&format!("{path}/lines"), &line).await.expect(200).json;
    assert_eq!(cart["totals"]["discount"], money(5000));
    let cart = guest.delete(&format!("{path}/coupons/{code}")).await.expect(200).json;
    assert_eq!((&cart["totals"]["discount"], &cart["coupons"]), (&money(0), &json!([])));
}

#[tokio::test]
async fn free_shipping_ships_free() {
    let code = coupon(json!({"kind": "free_shipping"})).await;
    let guest = Shop::guest();
    let cart = cart_with(&guest, &goods_at(1000, 9).await, 1).await;
    apply(&guest, &cart, &code).await.expect(200);
    let order = checkout(&guest, &cart, &unique_email("free"), "tok_ok").await.expect(201).json;
    assert_eq!(order["totals"]["shipping"], money(0));
}

#[tokio::test]
async fn a_code_that_does_not_apply_says_why() {
    let guest = Shop::guest();
    let cart = cart_with(&guest, &goods_at(1000, 9).await, 1).await;
    let problem = apply(&guest, &cart, "NO-SUCH-CODE").await.problem(409, "coupon_invalid");
    assert_eq!(problem["reason"], "unknown");
    let high = coupon(json!({"kind": "percent", "percent": 5, "minimum_subtotal": money(100_000)})).await;
    let problem = apply(&guest, &cart, &high).await.problem(409, "coupon_invalid");
    assert_eq!(problem["reason"], "minimum_not_met");
    let over = coupon(json!({"kind": "percent", "percent": 5, "ends_at": "2020-01-01T00:00:00Z"})).await;
    let problem = apply(&guest, &cart, &over).await.problem(409, "coupon_invalid");
    assert_eq!(problem["reason"], "expired");
}

#[tokio::test]
async fn a_coupon_for_one_wanted_by_ten_at_once_is_used_once() {
    let code = coupon(json!({"kind": "percent", "percent": 50, "usage_limit": 1})).await;
    let lamp = goods_at(4000, 20).await;
    let guest = Shop::guest();
    let carts = join_all((0..10).map(|_| async {
        let cart = cart_with(&guest, &lamp, 1).await;
        apply(&guest, &cart, &code).await.expect(200).json
    }))
    .await;
    let email = unique_email("once");
    let answers = join_all(carts.iter().map(|cart| checkout(&guest, cart, &email, "tok_ok"))).await;
    let mut with_coupon = 0;
    for answer in answers {
        if answer.status == 201 {
            assert_eq!(answer.json["totals"]["discount"], money(2000));
            with_coupon += 1;
        } else {
            let problem = answer.problem(409, "coupon_unavailable");
            assert_eq!(problem["cart"]["coupons"], json!([]), "the code is gone from the cart");
        }
    }
    assert_eq!(with_coupon, 1);
    let stock = e2e::books(&lamp).await;
    assert_eq!((stock.allocated, stock.reserved), (1, 0), "nothing is held for those who were late");
    // They can still buy at the whole price.
    let mut sold = 0;
    for cart in &carts {
        let answer = checkout(&guest, cart, &email, "tok_ok").await;
        sold += u32::from(answer.status == 201);
        assert!(answer.status == 201 || answer.status == 200, "{}", answer.text);
    }
    assert_eq!(sold, 9);
}

#[tokio::test]
async fn of_three_the_cheapest_is_free() {
    let code = coupon(json!({"kind": "buy_x_get_y", "buy_quantity": 2, "get_quantity": 1})).await;
    let guest = Shop::guest();
    let cart = cart_with(&guest, &goods_at(2000, 9).await, 2).await;
    let problem = apply(&guest, &cart, &code).await.problem(409, "coupon_invalid");
    assert_eq!(problem["reason"], "not_enough_items");
    let line = json!({"variant_id": goods_at(500, 9).await.variant_id, "quantity": 1});
    let cart =
        guest.post(&format!("/carts/{}/lines", cart["id"].as_str().unwrap()), &line).await.expect(200).json;
    let cart = apply(&guest, &cart, &code).await.expect(200).json;
    assert_eq!(cart["totals"]["discount"], money(500));
    let order = checkout(&guest, &cart, &unique_email("three"), "tok_ok").await.expect(201).json;
    assert_eq!(order["totals"]["discount"], money(500));
}

/// A new promotion of fifty percent with so many codes, as the list of them is found.
async fn with_codes(count: u32) -> String {
    let staff = Shop::staff().await;
    let promotion =
        json!({"name": "A story's codes", "unique_codes": true, "kind": "percent", "percent": 50});
    let promotion = staff.post("/admin/promotions", &promotion).await.expect(201).json;
    let codes = format!("/admin/promotions/{}/codes", promotion["id"].as_str().unwrap());
    let wish = json!({"count": count, "prefix": unique("S").to_uppercase()});
    let made = staff.post(&codes, &wish).await.expect(201).json;
    assert_eq!(made, json!({"created": count, "total": count}));
    codes
}

#[tokio::test]
async fn ten_thousand_codes_are_made_and_taken_along() {
    let codes = with_codes(10_000).await;
    let csv = Shop::staff().await.get(&format!("{codes}.csv")).await.expect(200);
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    let mut lines = csv.text.lines();
    assert_eq!(lines.next(), Some("code,usage_limit,used,created_at"));
    let all: BTreeSet<&str> = lines.map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(all.len(), 10_000);
    Shop::guest().get(&format!("{codes}.csv")).await.problem(401, "unauthenticated");

    let guest = Shop::guest();
    let cart = cart_with(&guest, &goods_at(4000, 9).await, 1).await;
    let cart = apply(&guest, &cart, all.last().unwrap()).await.expect(200).json;
    assert_eq!(cart["totals"]["discount"], money(2000));
}

#[tokio::test]
async fn one_of_many_codes_wanted_by_five_at_once_is_used_once_and_comes_back_with_a_cancelled_order() {
    let codes = with_codes(20).await;
    let list = Shop::staff().await.get(&codes).await.expect(200).json;
    let code = list["items"][7]["code"].as_str().unwrap().to_owned();
    let lamp = goods_at(4000, 20).await;
    let guest = Shop::guest();
    let carts = join_all((0..5).map(|_| async {
        let cart = cart_with(&guest, &lamp, 1).await;
        apply(&guest, &cart, &code).await.expect(200).json
    }))
    .await;
    let email = unique_email("codes");
    let answers = join_all(carts.iter().map(|cart| checkout(&guest, cart, &email, "tok_ok"))).await;
    let (sold, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.status == 201);
    assert_eq!((sold.len(), refused.len()), (1, 4));
    for answer in refused {
        answer.problem(409, "coupon_unavailable");
    }
    let cart = cart_with(&guest, &lamp, 1).await;
    eventually("the code is used up", async || {
        (apply(&guest, &cart, &code).await.json["reason"] == "used_up").then_some(())
    })
    .await;
    let order = &sold[0].json;
    let cancel = format!(
        "/orders/{}/cancel?token={}",
        order["id"].as_str().unwrap(),
        order["token"].as_str().unwrap()
    );
    guest.post_once(&cancel, &unique("key"), &json!({})).await.expect(200);
    let cart = eventually("the code is back", async || {
        let answer = apply(&guest, &cart, &code).await;
        (answer.status == 200).then_some(answer.json)
    })
    .await;
    let again = checkout(&guest, &cart, &email, "tok_ok").await.expect(201).json;
    assert_eq!(again["totals"]["discount"], money(2000));
}

#[tokio::test]
async fn a_first_orders_discount_is_for_the_first_order() {
    let first = json!({"kind": "percent", "percent": 10, "conditions": {"first_order": true}});
    let code = coupon(first).await;
    let guest = Shop::guest();
    let lamp = goods_at(4000, 9).await;
    let email = unique_email("first");
    for expected in [201, 409] {
        let cart = cart_with(&guest, &lamp, 1).await;
        let cart = apply(&guest, &cart, &code).await.expect(200).json;
        let answer = checkout(&guest, &cart, &email, "tok_ok").await;
        assert_eq!(answer.status, expected, "{}", answer.text);
        if expected == 409 {
            let problem = answer.problem(409, "coupon_unavailable");
            assert_eq!(problem["reason"], "not_first_order");
            assert_eq!(problem["cart"]["coupons"], json!([]));
        }
    }
}
