//! How the shop is paid by hand, as its owner sets it.

use e2e::{Answer, Shop, cart_with, checkout_body, eventually, goods, mails_to, unique, unique_email};
use serde_json::{Value, json};

/// Of this story alone, so that no other finds its way to pay switched off.
const METHOD: &str = "story-transfer";
const PATH: &str = "/admin/payment-methods/story-transfer";

fn wish(active: bool, iban: &str) -> Value {
    json!({
        "active": active, "names": {"en": "Story transfer", "de": "Überweisung der Geschichte"},
        "instructions": {"en": format!("Please transfer to IBAN {iban}."), "de": format!("Bitte auf IBAN {iban}.")},
        "position": 90,
    })
}

async fn save(staff: &Shop, wish: &Value) -> Answer {
    staff.ask("PUT", PATH, &[], wish).await
}

/// The way to pay as the checkout offers it.
async fn offered() -> Option<Value> {
    let methods = Shop::guest().get("/payment-methods").await.expect(200).json;
    methods["items"].as_array().unwrap().iter().find(|method| method["token"] == METHOD).cloned()
}

/// Waits until the list, which may be a few seconds old, offers this IBAN; with none, until it offers the way no more.
async fn offers(iban: Option<&str>) {
    let is_so = |method: Option<Value>| match (method, iban) {
        (Some(method), Some(iban)) => method["instructions"]["en"].as_str().unwrap().contains(iban),
        (None, None) => true,
        _ => false,
    };
    eventually("the list of ways to pay follows", async || is_so(offered().await).then_some(())).await;
}

async fn buy(email: &str) -> Answer {
    let guest = Shop::guest();
    let cart = cart_with(&guest, &goods(5).await, 1).await;
    let mut body = checkout_body(email, METHOD);
    body["payment"]["provider"] = "manual".into();
    let path = format!("/carts/{}/checkout", cart["id"].as_str().unwrap());
    guest.post_once(&path, &unique("key"), &body).await
}

#[tokio::test]
async fn the_owner_changes_the_iban_and_switches_the_way_to_pay_off() {
    let staff = Shop::staff().await;
    let first = save(&staff, &wish(true, "DE02 1203")).await.expect(200).json;
    offers(Some("DE02 1203")).await;

    let mut changed = wish(true, "DE89 3704");
    changed["seen"] = first["version"].clone();
    save(&staff, &changed).await.expect(200);
    save(&staff, &changed).await.problem(409, "conflict");
    offers(Some("DE89 3704")).await;

    let email = unique_email("iban");
    let order = buy(&email).await.expect(201).json;
    assert_eq!((&order["status"], &order["payment_status"]), (&json!("placed"), &json!("pending")));
    assert_eq!(order["payments"][0]["instructions"], "Please transfer to IBAN DE89 3704.");
    eventually("the mail says how to pay", async || {
        let mails = mails_to(&email, "order_placed").await;
        mails.iter().any(|mail| mail["text"].as_str().unwrap().contains("IBAN DE89 3704")).then_some(())
    })
    .await;

    staff.delete(PATH).await.problem(409, "conflict");
    save(&staff, &wish(false, "DE00 0000")).await.expect(200);
    offers(None).await;
    buy(&unique_email("late")).await.problem(402, "payment_declined");

    // What was ordered before keeps its words and is paid as if nothing had happened.
    let path =
        format!("/orders/{}?token={}", order["id"].as_str().unwrap(), order["token"].as_str().unwrap());
    let kept = Shop::guest().get(&path).await.expect(200).json;
    assert_eq!(kept["payments"][0]["instructions"], "Please transfer to IBAN DE89 3704.");
    let payment = order["payments"][0]["id"].as_str().unwrap();
    let capture = format!("/admin/payments/{payment}/captures");
    staff.post_once(&capture, &unique("key"), &json!({})).await.expect(201);

    staff.delete(PATH).await.expect(204);
    staff.delete(PATH).await.problem(404, "not_found");
}

#[tokio::test]
async fn what_the_shop_was_deployed_with_cannot_be_removed_and_no_card_is_pretended() {
    let staff = Shop::staff().await;
    let methods = staff.get("/admin/payment-methods").await.expect(200).json;
    assert!(methods["cards"].as_array().unwrap().contains(&json!("test")), "{methods}");
    staff.delete("/admin/payment-methods/bank_transfer").await.problem(409, "conflict");
    for id in ["stripe", "test", "Invoice", "in%20voice"] {
        let path = format!("/admin/payment-methods/{id}");
        staff.ask("PUT", &path, &[], &wish(true, "DE02")).await.problem(400, "invalid_request");
    }
    Shop::guest().get("/admin/payment-methods").await.problem(401, "unauthenticated");
}
