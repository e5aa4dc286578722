//! A client that expects the worst: answers that never come, a shop that is just being killed. It does what every client
//! of the API is told to do: sends the same request again, under the same key.

use crate::settings::Settings;
use e2e::{checkout_body, unique};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How long somebody insists.
const PATIENCE: Duration = Duration::from_secs(120);

/// An answer that came.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub json: Value,
    pub replayed: bool,
}

impl Answer {
    /// The code of a refusal.
    pub fn code(&self) -> &str {
        self.json["code"].as_str().unwrap_or_default()
    }

    /// Something is not over yet, or was nobody's fault: the same request may be sent again.
    fn is_passing(&self) -> bool {
        self.status >= 500
            || matches!(self.code(), "idempotency_in_progress" | "rate_limited")
            // Our own attempt, found running by our own repetition.
            || (self.code() == "checkout_in_progress" && self.json.get("next_action").is_none())
    }
}

/// Somebody with a browser, or a program.
#[derive(Clone)]
pub struct Web {
    http: reqwest::Client,
    url: String,
    token: Option<String>,
}

impl Web {
    pub fn new(settings: &Settings) -> Self {
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .pool_max_idle_per_host(0)
            .timeout(Duration::from_secs(90))
            .build()
            .expect("an HTTP client");
        Self { http, url: settings.url.clone(), token: None }
    }

    pub fn signed_in(&self, token: &str) -> Self {
        Self { token: Some(token.to_owned()), ..self.clone() }
    }

    /// One request; `None` if no answer came.
    pub async fn send(&self, method: &str, path: &str, key: &str, body: &Value) -> Option<Answer> {
        let method = reqwest::Method::from_bytes(method.as_bytes()).ok()?;
        let url = if path.starts_with("/dev") {
            format!("{}{path}", self.url)
        } else {
            format!("{}/api/v1{path}", self.url)
        };
        let mut request = self.http.request(method, url).header("idempotency-key", key);
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        if !body.is_null() {
            request = request.header("content-type", "application/json").body(body.to_string());
        }
        let answer = request.send().await.ok()?;
        let status = answer.status().as_u16();
        let replayed = answer.headers().contains_key("idempotency-replayed");
        let text = answer.text().await.ok()?;
        Some(Answer { status, json: serde_json::from_str(&text).unwrap_or_default(), replayed })
    }

    /// The same request until it is answered for good; the last answer after two minutes.
    pub async fn insist(&self, method: &str, path: &str, key: &str, body: &Value) -> Answer {
        let end = Instant::now() + PATIENCE;
        loop {
            let answer = self.send(method, path, key, body).await;
            match answer {
                Some(answer) if !answer.is_passing() => return answer,
                Some(answer) if Instant::now() > end => return answer,
                None if Instant::now() > end => {
                    return Answer { status: 0, json: Value::Null, replayed: false };
                }
                _ => tokio::time::sleep(Duration::from_millis(300)).await,
            }
        }
    }

    /// A new cart with so many of a variant; `None` if there is not enough.
    pub async fn cart_with(&self, variant: &str, quantity: u32) -> Option<String> {
        let cart = self.insist("POST", "/carts", &unique("cart"), &json!({})).await;
        let id = cart.json["id"].as_str()?.to_owned();
        let line = json!({"variant_id": variant, "quantity": quantity});
        let added = self.insist("POST", &format!("/carts/{id}/lines"), &unique("line"), &line).await;
        (added.status == 200).then_some(id)
    }

    /// Checks a cart out, as often as it takes.
    pub async fn checkout(&self, cart: &str, key: &str, email: &str, token: &str) -> Answer {
        self.insist("POST", &format!("/carts/{cart}/checkout"), key, &checkout_body(email, token)).await
    }

    /// Checks a cart out once; whatever comes of it.
    pub async fn try_checkout(&self, cart: &str, key: &str, email: &str, token: &str) -> Option<Answer> {
        self.send("POST", &format!("/carts/{cart}/checkout"), key, &checkout_body(email, token)).await
    }
}
