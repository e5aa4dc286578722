use super::{Delivery, Outcome};
use crate::mail::Mail;
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
    /// The address that mails come from.
    pub from: String,
}

/// `"Name" <address>`. Signs that would end the name are left out of it.
pub fn mailbox(name: &str, address: &str) -> String {
    let name: String = name.chars().filter(|c| !c.is_control() && !"\"\\<>".contains(*c)).collect();
    format!("\"{name}\" <{address}>")
}

#[async_trait(?Send)]
impl Delivery for HttpApi {
    async fn deliver(&self, mail: &Mail, key: EventId) -> Outcome {
        let body = json!({
            "from": mailbox(&mail.from_name, &self.from),
            "reply_to": mail.reply_to.as_deref(),
            "to": [&*mail.to],
            "subject": mail.subject,
            "text": mail.text,
            "html": mail.html,
        });
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_bring_another_address() {
        assert_eq!(mailbox("Kontor", "a@b.test"), "\"Kontor\" <a@b.test>");
        assert_eq!(mailbox("x\" <evil@c.test>\r\nBcc: d", "a@b.test"), "\"x evil@c.testBcc: d\" <a@b.test>");
    }
}
