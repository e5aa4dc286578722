//! Orders that the staff put together: placed by the same checkout as any other, once, whoever presses at once.

use e2e::{
    Answer, Goods, Shop, address, books, checkout, eventually, goods, mails_to, money, unique, unique_email,
};
use futures::future::join_all;
use serde_json::{Value, json};

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// A draft of two of the goods, five euros off, for a new mail address.
async fn draft(staff: &Shop, goods: &Goods, email: &str) -> Value {
    let new = json!({"email": email, "locale": "de"});
    let made = staff.post_once("/admin/draft-orders", &unique("draft"), &new).await.expect(201).json;
    let change = json!({
        "version": made["cart"]["version"], "note": "Rang at noon.", "shipping_address": address(),
        "lines": [{"variant_id": goods.variant_id, "quantity": 2}],
        "discount": {"effect": {"kind": "fixed", "amount": money(500)}, "reason": "Waited long"},
    });
    update(staff, &made, &change).await.expect(200).json
}

async fn update(staff: &Shop, draft: &Value, change: &Value) -> Answer {
    staff.ask("PATCH", &format!("/admin/draft-orders/{}", text(&draft["id"])), &[], change).await
}

async fn complete(staff: &Shop, draft: &Value, key: &str) -> Answer {
    let path = format!("/admin/draft-orders/{}/complete", text(&draft["id"]));
    let body = json!({"version": draft["cart"]["version"], "payment_token": "bank_transfer"});
    staff.post_once(&path, key, &body).await
}

fn events(order: &Value) -> Vec<(String, String)> {
    let entries = order["timeline"].as_array().unwrap().iter();
    entries
        .map(|entry| {
            let actor = text(&entry["actor"]);
            (text(&entry["event"]), actor.split(' ').next().unwrap_or_default().to_owned())
        })
        .collect()
}

#[tokio::test]
async fn an_order_by_phone_is_placed_once_whoever_presses_at_once() {
    let (staff, goods, email) = (Shop::staff().await, goods(5).await, unique_email("phone"));
    let draft = draft(&staff, &goods, &email).await;
    // 2 × 20.00 less 5.00; nothing is held back by a draft.
    assert_eq!(draft["discount_by_hand"], money(500));
    assert_eq!(draft["cart"]["totals"]["discount"], money(500));
    assert_eq!(books(&goods).await.available, 5);
    let cart = format!("/carts/{}", text(&draft["id"]));
    Shop::guest().get(&cart).await.problem(404, "not_found");

    let presses = (0..4).map(|_| async {
        let staff = Shop::staff().await;
        complete(&staff, &draft, &unique("press")).await
    });
    let placed: Vec<Value> = join_all(presses)
        .await
        .into_iter()
        .filter(|answer| answer.status == 201 || answer.status == 200)
        .map(|answer| answer.json)
        .collect();
    assert!(!placed.is_empty());
    assert!(placed.iter().all(|order| order["id"] == placed[0]["id"]), "{placed:?}");
    let order = &placed[0];
    assert!(order["number"].is_string() && order["email"] == email.as_str(), "{order}");
    assert_eq!(order["totals"], draft["cart"]["totals"]);
    let by_staff = |event: &str| (event.to_owned(), "staff".to_owned());
    assert_eq!(events(order), [by_staff("drafted"), by_staff("placed")]);
    assert_eq!(order["timeline"][0]["note"], "Rang at noon.\n5.00 EUR off by hand: Waited long");
    assert_eq!(books(&goods).await.allocated, 2);

    let again = complete(&staff, &draft, &unique("press")).await.expect(200).json;
    assert_eq!(again["id"], order["id"]);
    let path = format!("/admin/draft-orders/{}", text(&draft["id"]));
    assert_eq!(staff.get(&path).await.problem(409, "cart_completed")["order_id"], order["id"]);
    let listed = staff.get("/admin/draft-orders?status=completed&limit=100").await.expect(200).json;
    let listed = listed["items"].as_array().unwrap().iter().find(|item| item["id"] == draft["id"]);
    assert_eq!(listed.unwrap()["order_id"], order["id"]);
    let mails = eventually("the confirmation", async || {
        Some(mails_to(&email, "order_placed").await).filter(|mails| !mails.is_empty())
    });
    assert_eq!(mails.await.len(), 1);
}

#[tokio::test]
async fn of_two_of_the_staff_the_slower_decides_again() {
    let (staff, goods) = (Shop::staff().await, goods(5).await);
    let draft = draft(&staff, &goods, &unique_email("two")).await;
    let change = json!({"version": draft["cart"]["version"], "note": "Changed."});
    let changed = update(&staff, &draft, &change).await.expect(200).json;
    let late = update(&staff, &draft, &change).await.problem(409, "conflict");
    assert_eq!(late["version"], changed["cart"]["version"]);
    complete(&staff, &draft, &unique("press")).await.problem(409, "conflict");
    complete(&staff, &changed, &unique("press")).await.expect(201);
}

#[tokio::test]
async fn what_is_short_is_named_and_can_be_mended() {
    let (staff, goods) = (Shop::staff().await, goods(1).await);
    let draft = draft(&staff, &goods, &unique_email("short")).await;
    let problem = complete(&staff, &draft, &unique("press")).await.problem(409, "out_of_stock");
    assert_eq!(problem["lines"][0]["variant_id"], goods.variant_id.as_str());
    assert_eq!(books(&goods).await.available, 1, "nothing is kept back");
    let path = format!("/admin/draft-orders/{}", text(&draft["id"]));
    let now = staff.get(&path).await.expect(200).json;
    let one = json!({"version": now["cart"]["version"],
        "lines": [{"variant_id": goods.variant_id, "quantity": 1}]});
    let mended = update(&staff, &now, &one).await.expect(200).json;
    complete(&staff, &mended, &unique("press")).await.expect(201);
    assert_eq!(books(&goods).await.allocated, 1);
}

#[tokio::test]
async fn a_customer_pays_by_the_link_what_the_shop_has_put_together() {
    let (staff, goods, email) = (Shop::staff().await, goods(5).await, unique_email("link"));
    let draft = draft(&staff, &goods, &email).await;
    let path = format!("/admin/draft-orders/{}/link", text(&draft["id"]));
    let version = json!({"version": draft["cart"]["version"]});
    let key = unique("mail");
    for _ in 0..2 {
        assert_eq!(staff.post_once(&path, &key, &version).await.expect(200).json["status"], "sent");
    }
    let mails = eventually("the mail with the offer", async || {
        Some(mails_to(&email, "payment_requested").await).filter(|mails| !mails.is_empty())
    });
    let mails = mails.await;
    assert_eq!(mails.len(), 1);
    let offer = format!("/de/checkout/offer?token={}", text(&draft["id"]));
    assert!(text(&mails[0]["text"]).contains(&offer), "{}", mails[0]["text"]);
    let page = Shop::guest().send("GET", &offer, &[], None).await.expect(200).text;
    assert!(page.contains(&goods.title) && page.contains(&email), "{page}");

    let guest = Shop::guest();
    let cart = guest.get(&format!("/carts/{}", text(&draft["id"]))).await.expect(200).json;
    assert_eq!(cart["offer"]["email"], email.as_str());
    let line = format!("/carts/{}/lines/{}", text(&cart["id"]), text(&cart["lines"][0]["id"]));
    guest.ask("PATCH", &line, &[], &json!({"quantity": 1})).await.problem(409, "cart_locked");
    let order = checkout(&guest, &cart, &email, "tok_ok").await.expect(201).json;
    assert_eq!(order["totals"]["total"], cart["totals"]["total"]);
    assert_eq!(events(&order), [("placed".to_owned(), "shopper".to_owned())]);
    let seen = staff.get(&format!("/admin/orders/{}", text(&order["id"]))).await.expect(200).json;
    assert_eq!(events(&seen)[0], ("drafted".to_owned(), "staff".to_owned()));
    Shop::guest().send("GET", &offer, &[], None).await.expect(410);
}

#[tokio::test]
async fn a_deleted_draft_is_gone_for_the_staff_and_for_the_customer() {
    let (staff, goods, email) = (Shop::staff().await, goods(5).await, unique_email("gone"));
    let draft = draft(&staff, &goods, &email).await;
    let path = format!("/admin/draft-orders/{}", text(&draft["id"]));
    let version = json!({"version": draft["cart"]["version"]});
    staff.post_once(&format!("{path}/link"), &unique("mail"), &version).await.expect(200);
    staff.delete(&path).await.expect(204);
    staff.get(&path).await.problem(404, "not_found");
    complete(&staff, &draft, &unique("press")).await.problem(404, "not_found");
    let cart = json!({"id": draft["id"]});
    checkout(&Shop::guest(), &cart, &email, "tok_ok").await.problem(404, "not_found");
    assert_eq!(books(&goods).await.available, 5);
}
