//! What a guest put together is there after signing in.

use e2e::{Shop, cart_with, goods, unique_email};
use serde_json::json;

#[tokio::test]
async fn a_guests_cart_joins_the_accounts_once() {
    let (lamp, chair) = (goods(50).await, goods(50).await);
    let (email, password) = (unique_email("merge"), "correct horse battery");
    let guest = Shop::guest();
    let account = json!({"email": email, "password": password, "name": "Carla Customer"});
    let account = guest.post("/auth/register", &account).await.expect(201).json;
    let customer = Shop::signed_in(account["access_token"].as_str().unwrap());
    let mine = customer.get("/me/cart").await.expect(200).json;
    let path = format!("/carts/{}/lines", mine["id"].as_str().unwrap());
    customer.post(&path, &json!({"variant_id": lamp.variant_id, "quantity": 1})).await.expect(200);

    let theirs = cart_with(&guest, &lamp, 2).await;
    let their_path = format!("/carts/{}", theirs["id"].as_str().unwrap());
    let line = json!({"variant_id": chair.variant_id, "quantity": 3});
    guest.post(&format!("{their_path}/lines"), &line).await.expect(200);

    // Two tabs sign in at the same time.
    let login = json!({"email": email, "password": password, "cart_id": theirs["id"]});
    let (first, second) =
        futures::join!(guest.post("/auth/login", &login), guest.post("/auth/login", &login));
    assert_eq!(first.expect(200).json["cart_id"], mine["id"]);
    assert_eq!(second.expect(200).json["cart_id"], mine["id"]);

    let cart = customer.get("/me/cart").await.expect(200).json;
    let units = |id: &str| {
        let lines = cart["lines"].as_array().unwrap();
        lines
            .iter()
            .filter(|line| line["variant_id"] == id)
            .map(|line| line["quantity"].as_i64().unwrap())
            .sum()
    };
    assert_eq!((units(&lamp.variant_id), units(&chair.variant_id)), (3_i64, 3_i64));

    let problem = guest.get(&their_path).await.problem(409, "cart_merged");
    assert_eq!(problem["cart_id"], mine["id"]);
}

#[tokio::test]
async fn signing_in_works_even_if_the_cart_does_not_exist() {
    let (_, account) = Shop::customer().await;
    let login = json!({
        "email": account["customer"]["email"], "password": "correct horse battery",
        "cart_id": "crt_00000000000000000000000000",
    });
    Shop::guest().post("/auth/login", &login).await.expect(200);
}
