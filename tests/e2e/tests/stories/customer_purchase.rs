//! Somebody with an account.

use e2e::{Shop, address, checkout, eventually, goods, mails_to, unique_email};
use serde_json::json;

#[tokio::test]
async fn a_customer_registers_buys_and_finds_the_order_in_the_account() {
    let lamp = goods(5).await;
    let email = unique_email("carla");
    let guest = Shop::guest();
    let body = json!({"email": email, "password": "correct horse battery", "name": "Carla Customer"});
    let account = guest.post("/auth/register", &body).await.expect(201).json;
    assert_eq!(account["customer"]["email"], email);
    assert!(account["expires_in"].as_i64().unwrap() > 0);
    let loud = json!({"email": email.to_uppercase(), "password": "correct horse battery", "name": "Carla"});
    guest.post("/auth/register", &loud).await.problem(409, "email_taken");
    eventually("a mail to confirm the address", async || {
        (mails_to(&email, "registered").await.len() == 1).then_some(())
    })
    .await;

    let login = json!({"email": email, "password": "correct horse battery"});
    let signed_in = guest.post("/auth/login", &login).await.expect(200).json;
    let customer = Shop::signed_in(signed_in["access_token"].as_str().unwrap());
    let me = customer.get("/me").await.expect(200).json;
    assert_eq!((&me["email"], &me["role"]), (&json!(email), &json!("customer")));
    customer.post("/me/email/verification", &json!({})).await.problem(429, "rate_limited");
    guest.post("/me/email/verification", &json!({})).await.problem(401, "unauthenticated");
    assert!(me.get("password").is_none() && !me.to_string().contains("argon2"));

    let cart = customer.get("/me/cart").await.expect(200).json;
    let path = format!("/carts/{}/lines", cart["id"].as_str().unwrap());
    customer.post(&path, &json!({"variant_id": lamp.variant_id, "quantity": 1})).await.expect(200);
    let order = checkout(&customer, &cart, &email, "tok_ok").await.expect(201).json;
    let orders = customer.get("/me/orders").await.expect(200).json;
    assert_eq!(orders["items"][0]["number"], order["number"]);
    assert_eq!(orders["next_cursor"], json!(null));
    customer.get(&format!("/orders/{}", order["id"].as_str().unwrap())).await.expect(200);
    assert_ne!(customer.get("/me/cart").await.expect(200).json["id"], cart["id"], "a new cart begins");
}

#[tokio::test]
async fn a_refresh_token_gives_way_to_its_successor() {
    let (_, account) = Shop::customer().await;
    let guest = Shop::guest();
    let token = json!({"refresh_token": account["refresh_token"]});
    let next = guest.post("/auth/refresh", &token).await.expect(200).json;
    assert_ne!(next["refresh_token"], account["refresh_token"]);
    // A second tab that asks at the same moment gets the same successor.
    let twin = guest.post("/auth/refresh", &token).await.expect(200).json;
    assert_eq!(twin["refresh_token"], next["refresh_token"]);
    Shop::signed_in(next["access_token"].as_str().unwrap()).get("/me").await.expect(200);

    let next = json!({"refresh_token": next["refresh_token"]});
    guest.post("/auth/logout", &next).await.expect(204);
    guest.post("/auth/refresh", &next).await.problem(401, "invalid_token");
    guest.post("/auth/refresh", &json!({"refresh_token": "nonsense"})).await.problem(401, "invalid_token");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_look_the_same() {
    let (_, account) = Shop::customer().await;
    let guest = Shop::guest();
    let ask = async |email: &str| {
        let body = json!({"email": email, "password": "not the password"});
        let mut problem = guest.post("/auth/login", &body).await.problem(401, "invalid_credentials");
        problem.as_object_mut().unwrap().remove("request_id");
        problem
    };
    let wrong = ask(account["customer"]["email"].as_str().unwrap()).await;
    assert_eq!(wrong, ask(&unique_email("nobody")).await);
}

#[tokio::test]
async fn an_address_book_keeps_one_default() {
    let (customer, _) = Shop::customer().await;
    let save = json!({"address": address(), "is_default": true});
    let first = customer.post("/me/addresses", &save).await.expect(201).json;
    let second = customer.post("/me/addresses", &save).await.expect(201).json;
    let list = customer.get("/me/addresses").await.expect(200).json;
    let defaults = list["items"].as_array().unwrap().iter().filter(|it| it["is_default"] == true).count();
    assert_eq!((defaults, &list["items"][0]["id"]), (1, &second["id"]));
    let path = format!("/me/addresses/{}", first["id"].as_str().unwrap());
    let moved = customer.ask("PATCH", &path, &[], &json!({"city": "Potsdam", "line2": null})).await;
    assert_eq!(moved.expect(200).json["address"]["city"], "Potsdam");
    customer.delete(&path).await.expect(204);
    customer.delete(&path).await.problem(404, "not_found");
}
