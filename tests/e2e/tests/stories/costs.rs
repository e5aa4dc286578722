//! No request takes more than 24 of the 32 Worker invocations that the platform allows.

use e2e::{Answer, Shop, address, checkout_body, goods, unique, unique_email};
use serde_json::json;

#[track_caller]
fn cheap(name: &str, answer: &Answer) {
    let cost: u32 = answer.header("x-invocations").parse().expect("a local shop says what a request cost");
    println!("{name}: {cost}");
    assert!(cost <= 24, "{name} takes {cost} invocations: {}", answer.header("x-timings"));
}

#[tokio::test]
async fn no_step_of_a_purchase_takes_too_many_invocations() {
    let wares = [goods(5).await, goods(5).await, goods(5).await];
    let (customer, account) = Shop::customer().await;
    let guest = Shop::guest();
    for path in ["/products", "/categories", "/search?q=lamp", "/search/suggest?q=la"] {
        cheap(path, &guest.get(path).await.expect(200));
    }
    cheap("product", &guest.get(&format!("/products/{}", wares[0].slug)).await.expect(200));
    let code = unique("C").to_uppercase();
    let coupon = json!({"name": "Ten", "code": code, "kind": "percent", "percent": 10});
    cheap("promotion", &Shop::staff().await.post("/admin/promotions", &coupon).await.expect(201));

    let cart = guest.post("/carts", &json!({})).await.expect(201);
    cheap("create_cart", &cart);
    let path = format!("/carts/{}", cart.json["id"].as_str().unwrap());
    for goods in &wares {
        let line = json!({"variant_id": goods.variant_id, "quantity": 1});
        cheap("add_line", &guest.post(&format!("{path}/lines"), &line).await.expect(200));
    }
    cheap("add_coupon", &guest.post(&format!("{path}/coupons"), &json!({"code": code})).await.expect(200));
    let to = format!("{path}/shipping-address");
    cheap("address", &guest.ask("PUT", &to, &[], &address()).await.expect(200));
    cheap("options", &guest.get(&format!("{path}/shipping-options")).await.expect(200));
    cheap("get_cart", &guest.get(&path).await.expect(200));
    let login = json!({
        "email": account["customer"]["email"], "password": "correct horse battery", "cart_id": cart.json["id"],
    });
    cheap("login with a cart", &guest.post("/auth/login", &login).await.expect(200));
    let mine = customer.get("/me/cart").await.expect(200);
    cheap("get_my_cart", &mine);
    let checkout = format!("/carts/{}/checkout", mine.json["id"].as_str().unwrap());
    let body = checkout_body(&unique_email("cost"), "tok_ok");
    let order = customer.post_once(&checkout, &unique("key"), &body).await.expect(201);
    cheap("checkout of three lines with a coupon", &order);
    assert_eq!(order.json["lines"].as_array().map(Vec::len), Some(3));
    let path = format!("/orders/{}", order.json["id"].as_str().unwrap());
    cheap("get_order", &customer.get(&path).await.expect(200));
    cheap("orders", &customer.get("/me/orders").await.expect(200));
    let cancel = format!("{path}/cancel");
    cheap("cancel", &customer.post_once(&cancel, &unique("key"), &json!({})).await.expect(200));
    for page in ["/", "/cart", "/search?q=lamp", "/sign-in"] {
        cheap(page, &guest.send("GET", page, &[], None).await.expect(200));
    }
}
