//! 3. and 4. One coupon, one gift card, one cart, one account: wanted by many at once.

use crate::{audit::settle, page::Page, settings::Settings, web::Web};
use e2e::{Shop, goods, money, unique, unique_email};
use futures::future::join_all;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A new promotion with a code of its own.
pub async fn coupon(mut promotion: Value) -> String {
    let code = unique("C").to_uppercase();
    promotion["code"] = json!(code);
    promotion["name"] = json!("A proof's promotion");
    Shop::staff().await.post("/admin/promotions", &promotion).await.expect(201);
    code
}

/// A new gift card with so many cents: its id and its code.
pub async fn gift_card(cents: i64) -> (String, String) {
    let card = json!({"amount": money(cents), "note": "A proof's card"});
    let card = Shop::staff().await.post("/admin/gift-cards", &card).await.expect(201).json;
    let text = |name: &str| card[name].as_str().unwrap_or_default().to_owned();
    (text("id"), text("full_code"))
}

pub async fn one_coupon(settings: &Settings) -> bool {
    let page = Page::begin(3, "A coupon with one use");
    let web = Web::new(settings);
    let (lamp, wanted) = (goods(500).await, settings.coupon_carts);
    let code = coupon(json!({"kind": "percent", "percent": 50, "usage_limit": 1})).await;
    Page::did(format!("{wanted} carts with one coupon that may be used once all check out at once"));
    let mut carts = Vec::new();
    for _ in 0..wanted.div_ceil(8) {
        carts.extend(
            join_all((0..8).map(|_| async {
                let cart = web.cart_with(&lamp.variant_id, 1).await?;
                let body = json!({"code": code});
                web.insist("POST", &format!("/carts/{cart}/coupons"), &unique("c"), &body).await;
                Some(cart)
            }))
            .await,
        );
    }
    let carts: Vec<String> = carts.into_iter().flatten().take(wanted as usize).collect();
    let email = unique_email("coupon");
    let answers = join_all(carts.iter().map(|cart| async {
        let key = unique("coupon");
        web.checkout(cart, &key, &email, "tok_ok").await
    }))
    .await;
    let mut counted: BTreeMap<String, u32> = BTreeMap::new();
    for answer in &answers {
        *counted.entry(format!("{} {}", answer.status, answer.code()).trim().to_owned()).or_default() += 1;
    }
    Page::did(format!("answers: {counted:?}"));
    let with = answers.iter().filter(|a| a.status == 201 && a.json["totals"]["discount"]["amount"] != 0);
    page.counts("orders with the coupon", &with.count(), &1);
    let refused = counted.get("409 coupon_unavailable").copied().unwrap_or(0);
    page.counts("refusals coupon_unavailable", &refused, &(wanted - 1));
    let books = settle(settings, &page).await;
    let sold = books.stock.get(&lamp.variant_id).map(|stock| (stock.allocated, stock.reserved));
    page.counts("units sold and held", &sold, &Some((1, 0)));
    one_gift_card(settings, &page, &web).await;
    page.end()
}

/// A card that pays two of many carts.
async fn one_gift_card(settings: &Settings, page: &Page, web: &Web) {
    let (lamp, wanted) = (goods(500).await, settings.coupon_carts);
    let (id, code) = gift_card(5000).await;
    Page::did(format!("{wanted} carts with one gift card of 50.00 all check out at once"));
    let mut carts = Vec::new();
    for _ in 0..wanted.div_ceil(8) {
        carts.extend(
            join_all((0..8).map(|_| async {
                let cart = web.cart_with(&lamp.variant_id, 1).await?;
                let path = format!("/carts/{cart}/gift-cards");
                web.insist("POST", &path, &unique("g"), &json!({"code": code})).await;
                Some(cart)
            }))
            .await,
        );
    }
    let carts: Vec<String> = carts.into_iter().flatten().take(wanted as usize).collect();
    let email = unique_email("gift-card");
    let answers = join_all(carts.iter().map(|cart| async {
        let key = unique("gift-card");
        web.checkout(cart, &key, &email, "tok_ok").await
    }))
    .await;
    let orders: Vec<_> = answers.iter().filter(|answer| answer.status == 201).collect();
    let paid = orders.iter().filter_map(|it| it.json["gift_cards"][0]["amount"]["amount"].as_i64());
    let taken: i64 = paid.sum();
    let refused = answers.iter().filter(|answer| answer.code() == "gift_card_unavailable").count();
    Page::did(format!("{} orders, of which the card paid {taken} cents", orders.len()));
    page.holds(taken > 0 && taken <= 5000, "the card paid something, and no more than it held");
    page.counts("refusals gift_card_unavailable", &refused, &(carts.len() - orders.len()));
    let books = settle(settings, page).await;
    page.counts("what is left on the card", &books.cards.get(&id), &Some(&(5000 - taken, 5000 - taken)));
}

pub async fn one_cart(settings: &Settings) -> bool {
    let page = Page::begin(4, "One cart from many sides");
    let web = Web::new(settings);
    let (lamp, chair) = (goods(500).await, goods(500).await);

    Page::did("50 additions of one unit to one cart at once");
    let cart = web.cart_with(&chair.variant_id, 1).await.unwrap_or_default();
    let path = format!("/carts/{cart}/lines");
    join_all((0..50).map(|_| async {
        let line = json!({"variant_id": lamp.variant_id, "quantity": 1});
        web.insist("POST", &path, &unique("add"), &line).await
    }))
    .await;
    let shown = web.insist("GET", &format!("/carts/{cart}"), "-", &Value::Null).await.json;
    page.counts("units in the cart", &units(&shown, &lamp.variant_id), &50);

    Page::did("two sign-ins at once, both bringing the same guest's cart into an account that has one");
    let (email, password) = (unique_email("merge"), "correct horse battery");
    let account = json!({"email": email, "password": password, "name": "Carla Customer"});
    let account = web.insist("POST", "/auth/register", &unique("r"), &account).await.json;
    let customer = web.signed_in(account["access_token"].as_str().unwrap_or_default());
    let mine = customer.insist("GET", "/me/cart", "-", &Value::Null).await.json;
    let line = json!({"variant_id": lamp.variant_id, "quantity": 1});
    let path = format!("/carts/{}/lines", mine["id"].as_str().unwrap_or_default());
    customer.insist("POST", &path, &unique("line"), &line).await;
    let guest = web.cart_with(&lamp.variant_id, 2).await.unwrap_or_default();
    let line = json!({"variant_id": chair.variant_id, "quantity": 3});
    web.insist("POST", &format!("/carts/{guest}/lines"), &unique("line"), &line).await;
    let login = json!({"email": email, "password": password, "cart_id": guest});
    futures::join!(
        web.insist("POST", "/auth/login", "-", &login),
        web.insist("POST", "/auth/login", "-", &login)
    );
    let cart = customer.insist("GET", "/me/cart", "-", &Value::Null).await.json;
    let merged = (units(&cart, &lamp.variant_id), units(&cart, &chair.variant_id));
    page.counts("units of both variants: 1 + 2, and 3", &merged, &(3, 3));
    page.counts("lines", &cart["lines"].as_array().map_or(0, Vec::len), &2);
    settle(settings, &page).await;
    page.end()
}

fn units(cart: &Value, variant: &str) -> i64 {
    let lines = cart["lines"].as_array().into_iter().flatten();
    lines.filter(|line| line["variant_id"] == variant).filter_map(|line| line["quantity"].as_i64()).sum()
}
