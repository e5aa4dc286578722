//! Stripe's HTTP API: one request at a time, form-encoded, each with its own key.

use crate::provider::Unreachable;
use client::{Bytes, Transport};
use edge::runtime::log;
use form_urlencoded::Serializer;
use http::{Method, Request, Response, header};
use serde::{Deserialize, de::DeserializeOwned};
use std::rc::Rc;

/// The version of the API that this code was written for; Stripe answers as it did then.
const VERSION: &str = "2024-06-20";

/// Where and as whom we ask.
pub struct Api {
    pub transport: Rc<dyn Transport>,
    /// Such as `https://api.stripe.com`, without a slash at the end.
    pub base: String,
    pub secret_key: String,
}

/// Why a request brought no object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The card's bank said no; a sentence for the shopper.
    Declined(String),
    /// Stripe does not do it: the object is in another state, or there is none.
    Refused {
        /// Stripe's word for it.
        code: String,
        /// Stripe's sentence, for us.
        message: String,
        /// Which field it is about, where it is about one.
        param: Option<String>,
    },
    /// Nobody knows what became of it.
    Unreachable(String),
}

impl Failure {
    /// True if the shopper's card is what is wrong with the request: it is unknown, or somebody else keeps it.
    pub fn is_about_card(&self) -> bool {
        matches!(self, Self::Refused { code, param, .. }
            if matches!(code.as_str(), "resource_missing" | "404") || param.as_deref() == Some("payment_method"))
    }

    /// If the amount is what is wrong with the request, a sentence for the shopper: of what gift cards leave to pay, a few
    /// cents are too little for a card.
    pub fn about_amount(&self) -> Option<&'static str> {
        let Self::Refused { code, param, .. } = self else { return None };
        match code.as_str() {
            "amount_too_small" => {
                Some("This amount cannot be paid by card: it is too small. Choose another way to pay.")
            }
            "amount_too_large" => {
                Some("This amount cannot be paid by card: it is too large. Choose another way to pay.")
            }
            _ if param.as_deref() == Some("amount") => {
                Some("This amount cannot be paid by card. Choose another way to pay.")
            }
            _ => None,
        }
    }

    /// For operations that have no use for a refusal: it is a fault of ours or of the configuration, and logged.
    pub fn unreachable(self) -> Unreachable {
        match self {
            Self::Unreachable(reason) => Unreachable::Silent(reason),
            Self::Declined(reason) => Unreachable::Unwilling(reason),
            Self::Refused { code, message, .. } => {
                log::error("stripe", &serde_json::json!({"code": code, "cause": message}));
                Unreachable::Unwilling(code)
            }
        }
    }
}

#[derive(Deserialize)]
struct ErrorDocument {
    error: ErrorBody,
}

/// Stripe's words for what went wrong.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ErrorBody {
    #[serde(rename = "type")]
    kind: Option<String>,
    code: Option<String>,
    decline_code: Option<String>,
    message: Option<String>,
    param: Option<String>,
}

impl ErrorBody {
    /// What the shopper reads. Stripe's reasons that a shopper can do something about; the others tell a thief too much.
    pub fn sentence(&self) -> String {
        let code = self.decline_code.as_deref().or(self.code.as_deref()).unwrap_or_default();
        match code {
            "insufficient_funds" => "The card's account does not have enough money. Try another card.",
            "expired_card" => "The card has expired. Try another card.",
            "incorrect_cvc" | "invalid_cvc" => "The card's security code is wrong. Check it and try again.",
            "incorrect_number" | "invalid_number" => "The card's number is wrong. Check it and try again.",
            "authentication_required" | "payment_intent_authentication_failure" => {
                "The payment was not approved. Try again or choose another card."
            }
            _ => "The card was declined. Try another card.",
        }
        .to_owned()
    }
}

impl Api {
    /// Reads an object. Reading changes nothing, so a request that failed at once is made once more; one that took too
    /// long is not, because somebody waits.
    pub async fn get<T: DeserializeOwned>(&self, path: &str, query: &[(&str, &str)]) -> Result<T, Failure> {
        let query = encode(query);
        let path = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
        match self.send(Method::GET, &path, String::new(), None).await {
            Err(Failure::Unreachable(reason)) if !reason.contains("timed out") => {
                self.send(Method::GET, &path, String::new(), None).await
            }
            other => other,
        }
    }

    /// Does something, at most once for `key`. Never repeated here: whoever wants it repeats it with the same key, after
    /// a pause.
    pub async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        form: &[(&str, &str)],
        key: &str,
    ) -> Result<T, Failure> {
        self.send(Method::POST, path, encode(form), Some(key)).await
    }

    async fn send<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &str,
        form: String,
        key: Option<&str>,
    ) -> Result<T, Failure> {
        let mut request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base))
            .header(header::AUTHORIZATION, format!("Bearer {}", self.secret_key))
            .header("stripe-version", VERSION);
        if let Some(key) = key {
            request = request
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                .header("idempotency-key", key);
        }
        let unreachable = |cause: &dyn std::fmt::Display| Failure::Unreachable(format!("stripe: {cause}"));
        let request = request.body(form.into_bytes()).map_err(|error| unreachable(&error))?;
        let answer = self.transport.send(request).await.map_err(|error| unreachable(&error))?;
        read(&answer)
    }
}

fn encode(fields: &[(&str, &str)]) -> String {
    let mut form = Serializer::new(String::new());
    form.extend_pairs(fields);
    form.finish()
}

fn read<T: DeserializeOwned>(answer: &Response<Bytes>) -> Result<T, Failure> {
    let status = answer.status().as_u16();
    if answer.status().is_success() {
        // An answer that we cannot read may be of something that was done.
        return serde_json::from_slice(answer.body())
            .map_err(|error| Failure::Unreachable(format!("stripe: unreadable answer: {error}")));
    }
    let error = serde_json::from_slice::<ErrorDocument>(answer.body());
    let error = error.map(|document| document.error).unwrap_or_default();
    match (status, error.kind.as_deref()) {
        (402, _) | (_, Some("card_error")) => Err(Failure::Declined(error.sentence())),
        // 409: the same key is being worked on; 401 and 403: our own configuration, which the next request may find mended.
        (401 | 403 | 409 | 429 | 500.., _) => Err(Failure::Unreachable(format!("stripe: {status}"))),
        _ => Err(Failure::Refused {
            code: error.code.unwrap_or_else(|| status.to_string()),
            message: error.message.unwrap_or_default(),
            param: error.param,
        }),
    }
}
