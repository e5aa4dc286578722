//! 2. The same checkout many times.

use crate::{audit::settle, page::Page, settings::Settings, web::Web};
use e2e::{Goods, Shop, address, goods, unique, unique_email};
use futures::future::join_all;
use std::collections::BTreeSet;

pub async fn prove(settings: &Settings) -> bool {
    let page = Page::begin(2, "The same checkout many times");
    let web = Web::new(settings);
    let lamp = goods(100).await;

    Page::did("20 identical checkouts with one Idempotency-Key at once");
    let cart = web.cart_with(&lamp.variant_id, 1).await.unwrap_or_default();
    let (key, email) = (unique("key"), unique_email("twenty"));
    let answers = join_all((0..20).map(|_| web.try_checkout(&cart, &key, &email, "tok_ok")))
        .await
        .into_iter()
        .flatten();
    let answers: Vec<_> = answers.collect();
    let first = answers.iter().filter(|answer| answer.status == 201 && !answer.replayed).count();
    let replays = answers.iter().filter(|answer| answer.status == 201 && answer.replayed).count();
    let waiting = answers.iter().filter(|answer| answer.code() == "idempotency_in_progress").count();
    page.counts("first answers, and replays or in_progress", &(first, replays + waiting), &(1, 19));
    page.counts("different orders", &ids(&answers).len(), &1);

    Page::did("20 checkouts of one cart, each with its own key");
    let cart = web.cart_with(&lamp.variant_id, 1).await.unwrap_or_default();
    let email = unique_email("keys");
    let answers = join_all((0..20).map(|_| {
        let (web, cart, email) = (web.clone(), cart.clone(), email.clone());
        async move { web.try_checkout(&cart, &unique("key"), &email, "tok_ok").await }
    }))
    .await;
    let answers: Vec<_> = answers.into_iter().flatten().collect();
    page.counts("different orders", &ids(&answers).len(), &1);
    let told = answers
        .iter()
        .filter(|answer| matches!(answer.status, 200 | 201) || answer.code() == "checkout_in_progress");
    page.counts("who get the order, or are told that a checkout runs", &told.count(), &20);

    Page::did("the storefront's form, sent twice at once (a double click)");
    let answers = double_click(&lamp).await;
    page.counts("both lead to the same order", &answers.iter().collect::<BTreeSet<_>>().len(), &1);
    page.holds(answers.iter().all(|to| to.starts_with("/orders/")), "it is an order's page");

    let books = settle(settings, &page).await;
    let sold = books.stock.get(&lamp.variant_id).map_or(0, |stock| stock.allocated);
    page.counts("units sold in all", &sold, &3);
    page.end()
}

fn ids(answers: &[crate::web::Answer]) -> BTreeSet<String> {
    let sold = answers.iter().filter(|answer| matches!(answer.status, 200 | 201));
    sold.filter_map(|answer| answer.json["id"].as_str().map(str::to_owned)).collect()
}

fn encode(fields: &[(&str, &str)]) -> Vec<u8> {
    let one = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let pairs: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={}", one(value))).collect();
    pairs.join("&").into_bytes()
}

fn hidden(page: &str, name: &str) -> String {
    let at = page.find(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("the form has no {name}"));
    let rest = &page[at..];
    let value = &rest[rest.find("value=\"").expect("a value") + 7..];
    value[..value.find('"').expect("its end")].to_owned()
}

/// Where two sendings of one form lead.
async fn double_click(lamp: &Goods) -> Vec<String> {
    let guest = Shop::guest();
    let cart = e2e::cart_with(&guest, lamp, 1).await;
    let cookie = format!("shop_cart={}", cart["id"].as_str().unwrap_or_default());
    let form = guest.send("GET", "/checkout", &[("cookie", &cookie)], None).await.expect(200).text;
    let (address, email) = (address(), unique_email("click"));
    let text = |name: &str| address[name].as_str().unwrap_or_default().to_owned();
    let (key, cart) = (hidden(&form, "key"), hidden(&form, "cart"));
    let (total, due) = (hidden(&form, "total"), hidden(&form, "due"));
    // The option that the page has chosen is the one whose radio button is checked.
    let option = form
        .split("<input")
        .find(|input| input.contains("name=\"shipping_option\"") && input.contains("checked"))
        .map(|input| hidden(&format!("<input{input}"), "shipping_option"))
        .unwrap_or_default();
    let (name, line1, city, code, country) =
        (text("name"), text("line1"), text("city"), text("postal_code"), text("country"));
    let body = encode(&[
        ("key", &key),
        ("cart", &cart),
        ("total", &total),
        ("due", &due),
        ("email", &email),
        ("name", &name),
        ("line1", &line1),
        ("city", &city),
        ("postal_code", &code),
        ("country", &country),
        ("billing_same", "true"),
        ("shipping_option", &option),
        ("token", "tok_ok"),
    ]);
    let headers = [("cookie", cookie.as_str()), ("content-type", "application/x-www-form-urlencoded")];
    let click = || guest.send("POST", "/checkout", &headers, Some(body.clone()));
    let (one, other) = futures::join!(click(), click());
    let mut led: Vec<String> = Vec::new();
    for answer in [one, other] {
        if answer.status == 303 {
            led.push(answer.header("location").to_owned());
        } else {
            // Told that it is being bought: the browser sends the form again.
            let again = click().await;
            led.push(format!("{}{}", again.header("location"), if again.status == 303 { "" } else { "?" }));
        }
    }
    led
}
