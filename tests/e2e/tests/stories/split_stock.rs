//! A variant that sells too fast for one object.

use e2e::{Books, Goods, Shop, books, cart_with, checkout, goods, place_order, unique, unique_email};
use futures::future::{join, join_all};
use serde_json::{Value, json};

async fn split(goods: &Goods, parts: u8) -> Value {
    let path = format!("/admin/inventory/{}/split", goods.variant_id);
    Shop::staff().await.ask("PUT", &path, &[], &json!({"parts": parts})).await.expect(200).json
}

#[tokio::test]
async fn as_many_are_sold_as_there_are_while_the_stock_is_split_and_joined() {
    let lamp = goods(24).await;
    assert_eq!(split(&lamp, 3).await["parts"], 3);
    let guest = Shop::guest();
    let carts = join_all((0..40).map(|_| cart_with(&guest, &lamp, 1))).await;
    let email = unique_email("drop");

    let buying = join_all(carts.iter().map(|cart| checkout(&guest, cart, &email, "tok_ok")));
    let splitting = async {
        for parts in [6, 2, 1, 4, 8, 1] {
            split(&lamp, parts).await;
        }
    };
    let (answers, ()) = join(buying, splitting).await;

    let (sold, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.status == 201);
    for answer in refused {
        answer.problem(409, "out_of_stock");
    }
    assert_eq!(sold.len(), 24);
    assert_eq!(books(&lamp).await, Books { on_hand: 24, reserved: 0, allocated: 24, available: 0 });
}

#[tokio::test]
async fn an_order_is_sent_or_cancelled_wherever_its_units_lie() {
    let lamp = goods(9).await;
    let before = place_order(&lamp, 2, &unique_email("before")).await;
    split(&lamp, 4).await;
    // More than one part has.
    let during = place_order(&lamp, 5, &unique_email("during")).await;
    split(&lamp, 1).await;
    assert_eq!(books(&lamp).await, Books { on_hand: 9, reserved: 0, allocated: 7, available: 2 });

    let staff = Shop::staff().await;
    for (order, quantity) in [(&before, 2), (&during, 3)] {
        let path = format!("/admin/orders/{}/fulfillments", order["id"].as_str().unwrap());
        let body = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": quantity}]});
        staff.post_once(&path, &unique("key"), &body).await.expect(201);
    }
    assert_eq!(books(&lamp).await, Books { on_hand: 4, reserved: 0, allocated: 2, available: 2 });
    let path = format!("/admin/inventory/{}/adjustments", lamp.variant_id);
    staff.post(&path, &json!({"delta": -2, "reason": "Broken"})).await.expect(201);
    assert_eq!(books(&lamp).await, Books { on_hand: 2, reserved: 0, allocated: 2, available: 0 });
}
