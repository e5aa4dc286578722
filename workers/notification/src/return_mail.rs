//! What mails about returns say.

use crate::mail::Opening;
use contract::order::{Order, OrderLine, Return, ReturnStatus};
use kernel::{Locale, Problem};

/// The mail's kind, its subject, heading and first sentence.
///
/// # Errors
/// `internal_error` for an event without a return.
pub fn opening(locale: Locale, order: &Order) -> Result<(&'static str, Opening), Problem> {
    let returned = order.returns.last().ok_or_else(|| Problem::internal("the event has no return"))?;
    let number = order.number.as_deref().unwrap_or_default();
    let (kind, subject, heading, intro) = match (returned.status, locale) {
        (ReturnStatus::Requested, Locale::En) => (
            "return_requested",
            format!("Your return for order {number}"),
            "We have your return request",
            "We look at it and write to you. Please keep these items until then:",
        ),
        (ReturnStatus::Requested, Locale::De) => (
            "return_requested",
            format!("Deine Rücksendung zu Bestellung {number}"),
            "Deine Anfrage ist da",
            "Wir sehen sie uns an und schreiben dir. Bitte behalte diese Artikel bis dahin:",
        ),
        (ReturnStatus::Approved, Locale::En) => (
            "return_approved",
            format!("Your return for order {number} is approved"),
            "Please send it back",
            "You can send these items back to us:",
        ),
        (ReturnStatus::Approved, Locale::De) => (
            "return_approved",
            format!("Deine Rücksendung zu Bestellung {number} ist genehmigt"),
            "Bitte schicke es zurück",
            "Diese Artikel kannst du an uns zurückschicken:",
        ),
        (ReturnStatus::Declined, Locale::En) => (
            "return_declined",
            format!("Your return for order {number} was declined"),
            "Your return was declined",
            "We are sorry, we cannot take these items back:",
        ),
        (ReturnStatus::Declined, Locale::De) => (
            "return_declined",
            format!("Deine Rücksendung zu Bestellung {number} wurde abgelehnt"),
            "Deine Rücksendung wurde abgelehnt",
            "Es tut uns leid, wir können diese Artikel nicht zurücknehmen:",
        ),
        (ReturnStatus::Received, Locale::En) => (
            "return_received",
            format!("Your return for order {number} has arrived"),
            "Your return has arrived",
            "Thank you. These items are back with us; we look after your refund now:",
        ),
        (ReturnStatus::Received, Locale::De) => (
            "return_received",
            format!("Deine Rücksendung zu Bestellung {number} ist angekommen"),
            "Deine Rücksendung ist da",
            "Danke. Diese Artikel sind bei uns angekommen; wir kümmern uns jetzt um deine Erstattung:",
        ),
    };
    Ok((kind, (subject, heading.to_owned(), intro)))
}

/// How many of a line the mail tells of.
pub fn units(returned: &Return, line: &OrderLine) -> Option<u32> {
    let part = returned.lines.iter().find(|part| part.line_id == line.id)?;
    match returned.status {
        ReturnStatus::Received => Some(part.received).filter(|received| *received > 0),
        _ => Some(part.quantity.get()),
    }
}
