//! Many want what there is one of.

use e2e::{Books, Shop, books, cart_with, checkout, goods, place_order, unique_email};
use futures::future::join_all;
use serde_json::json;

#[tokio::test]
async fn the_last_unit_wanted_by_twenty_at_once_is_sold_once() {
    let lamp = goods(1).await;
    let guest = Shop::guest();
    let carts = join_all((0..20).map(|_| cart_with(&guest, &lamp, 1))).await;
    let email = unique_email("last");

    let answers = join_all(carts.iter().map(|cart| checkout(&guest, cart, &email, "tok_ok"))).await;

    let (sold, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.status == 201);
    assert_eq!((sold.len(), refused.len()), (1, 19));
    for answer in refused {
        let problem = answer.problem(409, "out_of_stock");
        assert_eq!(problem["lines"][0]["variant_id"], lamp.variant_id.as_str(), "{problem}");
        assert_eq!(problem["lines"][0]["available"], 0);
    }
    assert_eq!(books(&lamp).await, Books { on_hand: 1, reserved: 0, allocated: 1, available: 0 });
    // Nothing is held in the carts of those who came late.
    for cart in &carts {
        let answer = guest.get(&format!("/carts/{}", cart["id"].as_str().unwrap())).await;
        assert!(answer.status == 200 || answer.json["code"] == "cart_completed", "{}", answer.text);
    }
}

#[tokio::test]
async fn what_is_sold_out_cannot_be_put_into_a_cart() {
    let lamp = goods(2).await;
    let guest = Shop::guest();
    let cart = guest.post("/carts", &json!({})).await.expect(201).json;
    let path = format!("/carts/{}/lines", cart["id"].as_str().unwrap());
    let problem = guest
        .post(&path, &json!({"variant_id": lamp.variant_id, "quantity": 3}))
        .await
        .problem(409, "out_of_stock");
    assert_eq!(problem["available"], 2);
}

#[tokio::test]
async fn a_checkout_of_what_was_sold_meanwhile_says_which_lines() {
    let (lamp, chair) = (goods(1).await, goods(5).await);
    let guest = Shop::guest();
    let cart = cart_with(&guest, &lamp, 1).await;
    let path = format!("/carts/{}", cart["id"].as_str().unwrap());
    let line = json!({"variant_id": chair.variant_id, "quantity": 2});
    guest.post(&format!("{path}/lines"), &line).await.expect(200);
    place_order(&lamp, 1, &unique_email("faster")).await;

    let problem = checkout(&guest, &cart, &unique_email("late"), "tok_ok").await.problem(409, "out_of_stock");
    let lines = problem["lines"].as_array().unwrap();
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0]["variant_id"], lamp.variant_id.as_str());
    assert_eq!(books(&chair).await, Books { on_hand: 5, reserved: 0, allocated: 0, available: 5 });

    // The cart can be changed, and then bought.
    let cart = guest.get(&path).await.expect(200).json;
    let line =
        cart["lines"].as_array().unwrap().iter().find(|it| it["variant_id"] == lamp.variant_id.as_str());
    let line_id = line.unwrap()["id"].as_str().unwrap();
    guest.delete(&format!("{path}/lines/{line_id}")).await.expect(200);
    checkout(&guest, &cart, &unique_email("late"), "tok_ok").await.expect(201);
}

#[tokio::test]
async fn twenty_buyers_at_once_get_numbers_without_gaps() {
    let lamp = goods(20).await;
    let guest = Shop::guest();
    let carts = join_all((0..20).map(|_| cart_with(&guest, &lamp, 1))).await;
    let email = unique_email("numbers");
    let answers = join_all(carts.iter().map(|cart| checkout(&guest, cart, &email, "tok_ok"))).await;
    let mut numbers: Vec<i64> = answers
        .into_iter()
        .map(|answer| answer.expect(201).json["number"].as_str().unwrap().parse().unwrap())
        .collect();
    numbers.sort_unstable();
    let (first, last) = (numbers[0], numbers[19]);

    // Other stories buy at the same time: every number in between belongs to an order.
    let staff = Shop::staff().await;
    for number in first..=last {
        if !numbers.contains(&number) {
            let found = staff.get(&format!("/admin/orders?q={number}")).await.expect(200).json;
            let items = found["items"].as_array().unwrap();
            let number = number.to_string();
            assert!(items.iter().any(|order| order["number"] == number), "{number} is missing");
        }
    }
    numbers.dedup();
    assert_eq!(numbers.len(), 20, "no number is given twice");
    assert_eq!(books(&lamp).await, Books { on_hand: 20, reserved: 0, allocated: 20, available: 0 });
}
