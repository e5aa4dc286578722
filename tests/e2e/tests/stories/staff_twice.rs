//! What the staff send twice, or from a page that was opened before somebody else's change.

use e2e::{Goods, Shop, goods, money, unique};
use serde_json::{Value, json};

async fn price(staff: &Shop, goods: &Goods) -> i64 {
    let product = staff.get(&format!("/admin/products/{}", goods.product_id)).await.expect(200).json;
    product["variants"][0]["price"]["amount"].as_i64().unwrap()
}

#[tokio::test]
async fn a_change_of_many_prices_that_arrives_twice_at_once_changes_each_of_them_once() {
    let staff = Shop::staff().await;
    let (lamp, chair) = (goods(5).await, goods(5).await);
    let body = json!({"ids": [lamp.product_id, chair.product_id], "price_change": {"percent_bp": 1000}});
    let key = unique("bulk");
    let send = || staff.post_once("/admin/products/bulk", &key, &body);
    let (one, other) = tokio::join!(send(), send());
    let (one, other) = (one.expect(200).json, other.expect(200).json);
    assert_eq!(one, other);
    assert_eq!((price(&staff, &lamp).await, price(&staff, &chair).await), (2200, 2200));
    let another = json!({"ids": [lamp.product_id], "price_change": {"percent_bp": 1000}});
    staff.post_once("/admin/products/bulk", &key, &another).await.problem(422, "idempotency_mismatch");
    let undo = format!("/admin/products/bulk/{}/undo", one["undo"].as_str().unwrap());
    staff.post(&undo, &json!({})).await.expect(200);
    send().await.expect(200);
    assert_eq!((price(&staff, &lamp).await, price(&staff, &chair).await), (2000, 2000));
}

#[tokio::test]
async fn a_page_that_was_opened_before_somebody_elses_change_does_not_take_it_back() {
    let staff = Shop::staff().await;
    let path = format!("/admin/pages/{}/en", unique("story"));
    let page = |body: &str, seen: &Value| json!({"title": "A story's page", "body": body, "seen": seen});
    let blind = json!({"title": "A story's page", "body": "Once."});
    let seen = staff.ask("PUT", &path, &[], &blind).await.expect(200).json["updated_at"].clone();
    staff.ask("PUT", &path, &[], &page("Twice.", &seen)).await.expect(200);
    staff.ask("PUT", &path, &[], &page("Thrice.", &seen)).await.problem(409, "conflict");
}

#[tokio::test]
async fn a_slip_of_the_keyboard_makes_no_gift_card() {
    let body = json!({"amount": money(9_999_999_999_900)});
    Shop::staff().await.post("/admin/gift-cards", &body).await.problem(400, "invalid_request");
}
