use super::{Delivery, Outcome};
use crate::{letterhead::named, mail::Mail};
use async_trait::async_trait;
use client::Transport;
use http::{Request, header};
use kernel::EventId;
use serde_json::json;
use std::rc::Rc;

/// A provider that takes `POST {url}` with JSON and an `Idempotency-Key`, as Resend does.
pub struct HttpApi {
    pub internet: Rc<dyn Transport>,
    pub url: String,
    pub key: String,
    pub from: String,
}

#[async_trait(?Send)]
impl Delivery for HttpApi {
    async fn deliver(&self, mail: &Mail, key: EventId) -> Outcome {
        let mut body = json!({
            "from": named(&self.from, mail.sender_name.as_deref()),
            "to": [&*mail.to],
            "subject": mail.subject,
            "text": mail.text,
            "html": mail.html,
        });
        if let (Some(to), Some(members)) = (&mail.reply_to, body.as_object_mut()) {
            members.insert("reply_to".to_owned(), json!(&**to));
        }
        let request = Request::post(&self.url)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::AUTHORIZATION, format!("Bearer {}", self.key))
            .header(client::IDEMPOTENCY_KEY, key.to_string())
            .body(body.to_string().into_bytes());
        let request = match request {
            Ok(request) => request,
            Err(error) => return Outcome::NotSent(error.to_string()),
        };
        match self.internet.send(request).await {
            Ok(response) => match response.status().as_u16() {
                200..=299 => Outcome::Accepted,
                status @ (408 | 409 | 429 | 500..=599) => Outcome::Unknown(format!("status {status}")),
                status => Outcome::Refused(format!("status {status}")),
            },
            Err(error) => Outcome::Unknown(error.to_string()),
        }
    }

    fn is_idempotent(&self) -> bool {
        true
    }
}
