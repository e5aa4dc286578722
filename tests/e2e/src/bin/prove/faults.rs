//! 7. and 8. A queue that delivers everything three times, and a database that does not answer.

use crate::{audit::settle, page::Page, settings::Settings, web::Web};
use e2e::{goods, unique, unique_email};
use futures::{StreamExt as _, stream};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::{Duration, Instant},
};

/// The Workers through which an order goes, each with these variables.
fn everywhere(vars: &Value) -> Value {
    let workers = ["cart", "inventory", "notification", "order", "payment", "product", "promotion"];
    Value::Object(workers.iter().map(|worker| ((*worker).to_owned(), vars.clone())).collect())
}

pub async fn copies(settings: &Settings) -> bool {
    let page = Page::begin(7, "Every message three times");
    let orders = settings.redelivered_orders;
    settings.kill_and_set(&everywhere(&json!({"QUEUE_COPIES": "3"}))).await;
    let web = Web::new(settings);
    // The last units cross the levels "low" and "out": product and search are told.
    let lamp = goods(orders).await;
    Page::did(format!(
        "{orders} orders for the last {orders} units; each queue gets each message three times"
    ));
    let (lamp_ref, web_ref) = (&lamp, &web);
    let emails: Vec<String> = stream::iter(0..orders)
        .map(|_| async move {
            let email = unique_email("copies");
            let cart = web_ref.cart_with(&lamp_ref.variant_id, 1).await.unwrap_or_default();
            let answer = web_ref.checkout(&cart, &unique("copies"), &email, "tok_ok").await;
            (answer.status == 201).then_some(email)
        })
        .buffer_unordered(4)
        .filter_map(|email| async { email })
        .collect()
        .await;
    page.counts("orders", &emails.len(), &(orders as usize));
    let books = settle(settings, &page).await;
    let ours: BTreeSet<&String> =
        books.orders.iter().filter(|(_, order)| emails.contains(&order.email)).map(|(id, _)| id).collect();
    let mails = books.mails.iter().filter(|(id, ..)| ours.contains(id)).count();
    page.counts("mails", &mails, &ours.len());
    let captures: i64 = books
        .orders
        .values()
        .filter(|order| emails.contains(&order.email))
        .filter_map(|order| books.provided.get(order.payment.as_ref()?)?.operations.get("capture"))
        .sum();
    page.counts("captures", &captures, &i64::from(orders));
    for (place, path, level) in [
        ("product", format!("/products/{}", lamp.slug), "/variants/0/stock_level"),
        ("search", format!("/search?q={}", lamp.sku), "/items/0/stock_level"),
    ] {
        let shown = shown_as(&web, &path, level, "out").await;
        page.counts(&format!("{place} shows it as"), &shown.as_str(), &"out");
    }
    settings.kill_and_set(&everywhere(&json!({}))).await;
    page.end()
}

/// What public reads show, which may be five seconds old: the wanted, or the last.
async fn shown_as(web: &Web, path: &str, pointer: &str, wanted: &str) -> String {
    let end = Instant::now() + Duration::from_secs(10);
    loop {
        let answer = web.insist("GET", path, "-", &Value::Null).await.json;
        let shown = answer.pointer(pointer).and_then(Value::as_str).unwrap_or_default();
        if shown == wanted || Instant::now() > end {
            return shown.to_owned();
        }
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
}

pub async fn database(settings: &Settings) -> bool {
    let page = Page::begin(8, "A database that does not answer");
    let (buyers, percent) = (settings.faulty_buyers, 8);
    let web = Web::new(settings);
    let lamp = goods(1000).await;
    let faults = json!({"D1_FAULTS": format!("{}:{percent}", settings.seed)});
    settings.kill_and_set(&everywhere(&faults)).await;
    Page::did(format!(
        "{buyers} buyers while {percent} % of all batches fail, before or after the write (seed {})",
        settings.seed
    ));
    let (lamp_ref, web_ref) = (&lamp, &web);
    let answers: Vec<(String, String)> = stream::iter(0..buyers)
        .map(|_| async move {
            let email = unique_email("faults");
            let Some(cart) = web_ref.cart_with(&lamp_ref.variant_id, 1).await else {
                return (email, "no cart".to_owned());
            };
            let answer = web_ref.checkout(&cart, &unique("faults"), &email, "tok_ok").await;
            (email, format!("{} {}", answer.status, answer.code()).trim().to_owned())
        })
        .buffer_unordered(6)
        .collect()
        .await;
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, answer) in &answers {
        *counted.entry(answer).or_default() += 1;
    }
    Page::did(format!("answers: {counted:?}"));
    settings.kill_and_set(&everywhere(&json!({}))).await;
    let books = settle(settings, &page).await;
    let told: BTreeSet<&String> =
        answers.iter().filter(|(_, answer)| answer == "201").map(|(email, _)| email).collect();
    let mut written: BTreeMap<&String, u32> = BTreeMap::new();
    for order in books.orders.values().filter(|order| order.is_placed()) {
        *written.entry(&order.email).or_default() += 1;
    }
    let lost = told.iter().filter(|email| !written.contains_key(**email)).count();
    page.counts("orders that a buyer was told of and that are lost", &lost, &0);
    let doubled = answers.iter().filter(|(email, _)| written.get(email).is_some_and(|times| *times > 1));
    page.counts("buyers with two orders", &doubled.count(), &0);
    page.counts("buyers who got their order", &told.len(), &(buyers as usize));
    page.end()
}
