//! 5. What the payment provider says, many times and in any order.

use crate::{
    audit::settle,
    books::Books,
    page::Page,
    settings::{Random, Settings},
    web::Web,
};
use e2e::{Shop, goods, unique, unique_email};
use futures::future::join_all;
use hmac::{Hmac, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

const DELIVERIES: usize = 5;

pub async fn prove(settings: &Settings) -> bool {
    let page = Page::begin(5, "Each event of the payment provider five times, shuffled");
    let web = Web::new(settings);
    let lamp = goods(500).await;
    let orders = settings.webhook_orders;
    Page::did(format!(
        "{orders} orders paid with 3-D Secure, {orders} with a card; then each event {DELIVERIES} times"
    ));

    let mut payments = Vec::new();
    let mut waiting = Vec::new();
    for _ in 0..orders {
        let cart = web.cart_with(&lamp.variant_id, 1).await.unwrap_or_default();
        web.checkout(&cart, &unique("card"), &unique_email("card"), "tok_ok").await;
        let cart = web.cart_with(&lamp.variant_id, 1).await.unwrap_or_default();
        let answer = web.checkout(&cart, &unique("3ds"), &unique_email("3ds"), "tok_3ds").await;
        let url = answer.json["next_action"]["url"].as_str().unwrap_or_default().to_owned();
        waiting.push(url[url.find("/dev/3ds/").unwrap_or(0)..].to_owned());
    }
    let books = Books::read(&settings.state).unwrap_or_default();
    let bought = books.orders.iter().filter(|(_, order)| order.unshipped.contains_key(&lamp.variant_id));
    payments.extend(bought.filter_map(|(_, order)| order.payment.clone()));
    page.counts("payments", &payments.len(), &(orders as usize * 2));

    // Every payment tells of its authorisation and of its capture; what is not true yet is asked back by the shop.
    let secrets = std::fs::read_to_string(&settings.secrets).unwrap_or_default();
    let secrets: Value = serde_json::from_str(&secrets).unwrap_or_default();
    let secret = find_secret(&secrets).unwrap_or_default();
    let mut events: Vec<Value> = Vec::new();
    for payment in &payments {
        for kind in ["authorized", "captured"] {
            let id = unique(&format!("whk-{kind}"));
            let event = json!({"id": id, "type": format!("payment.{kind}"), "payment_id": payment});
            events.extend(std::iter::repeat_n(event, DELIVERIES));
        }
    }
    Random::new(settings.seed).shuffle(&mut events);
    let half = events.len() / 2;
    let mut answered = deliver(&events[..half], &secret).await;
    // The shoppers approve in the middle of it.
    let approve = json!({"approve": true});
    join_all(waiting.iter().map(|path| web.insist("POST", path, "-", &approve))).await;
    answered += deliver(&events[half..], &secret).await;
    page.counts("deliveries that were accepted", &answered, &events.len());

    let books = settle(settings, &page).await;
    let placed = books
        .orders
        .values()
        .filter(|order| order.is_placed() && order.unshipped.contains_key(&lamp.variant_id))
        .count();
    page.counts("orders placed", &placed, &(orders as usize * 2));
    let once = payments.iter().filter(|payment| {
        let done = books.provided.get(*payment).map(|it| it.operations.clone()).unwrap_or_default();
        done.get("authorize") == Some(&1) && done.get("capture") == Some(&1) && done.len() == 2
    });
    page.counts(
        "payments authorised once and captured once, and nothing else",
        &once.count(),
        &payments.len(),
    );
    page.end()
}

/// The webhook's secret, wherever the file keeps it.
fn find_secret(secrets: &Value) -> Option<String> {
    match secrets {
        Value::Object(map) => map
            .get("PAYMENT_WEBHOOK_SECRET")
            .and_then(Value::as_str)
            .map(str::to_owned)
            .or_else(|| map.values().find_map(find_secret)),
        _ => None,
    }
}

fn signature(secret: &str, body: &str) -> String {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let seconds = now.as_secs();
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes keys of any length");
    mac.update(format!("{seconds}.{body}").as_bytes());
    let hex: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("t={seconds},v1={hex}")
}

/// How many were answered with 200.
async fn deliver(events: &[Value], secret: &str) -> usize {
    let mut accepted = 0;
    let provider = Shop::guest();
    for some in events.chunks(16) {
        let answers = join_all(some.iter().map(|event| async {
            let body = event.to_string();
            let signed = signature(secret, &body);
            let headers = [("x-payment-signature", signed.as_str()), ("content-type", "application/json")];
            provider.send("POST", "/api/v1/payments/webhooks/test", &headers, Some(body.into_bytes())).await
        }))
        .await;
        accepted += answers.iter().filter(|answer| answer.status == 200).count();
    }
    accepted
}
