//! How mails begin: the subject and the first paragraphs, which a shop may replace by its own.

use contract::notification::MailKind;
use texts::{FluentValue, Texts};

/// The texts as they come, with placeholders.
pub struct Opening {
    pub subject: String,
    pub intro: String,
}

/// The middle of the keys of a kind's texts.
pub const fn topic(kind: MailKind) -> &'static str {
    match kind {
        MailKind::OrderPlaced => "placed",
        MailKind::OrderShipped => "shipped",
        MailKind::OrderDelivered => "delivered",
        MailKind::OrderCancelled => "cancelled",
        MailKind::OrderRefunded => "refunded",
        MailKind::PaymentRequested => "offer",
        MailKind::PaymentReceived => "received",
        MailKind::OrderEdited => "edited",
        MailKind::ReturnRequested => "return-requested",
        MailKind::ReturnApproved => "return-approved",
        MailKind::ReturnDeclined => "return-declined",
        MailKind::ReturnReceived => "return-received",
        MailKind::Registered => "confirm",
        MailKind::PasswordForgotten => "password",
        MailKind::BackInStock => "back",
        MailKind::StockLow => "low",
    }
}

/// How a mail begins unless the shop says otherwise.
pub fn standard(kind: MailKind, texts: Texts) -> Opening {
    // The names of the values, for `fill` to find them.
    let arguments = ["store", "name", "number", "amount", "product", "sku", "level"]
        .map(|name| (name, FluentValue::from(format!("{{{name}}}"))));
    let says = |part: &str| texts.with(&format!("mail-{}-{part}", topic(kind)), &arguments);
    let intro = match kind {
        // Who cancelled, and what becomes of the money, is said by the mail itself.
        MailKind::OrderCancelled => String::new(),
        _ => says("intro"),
    };
    Opening { subject: says("subject"), intro }
}

/// What stands below the introduction in any case, for whoever writes one.
pub const fn fixed(kind: MailKind) -> &'static str {
    match kind {
        MailKind::OrderPlaced => {
            "A thank-you with the name stands above it; the items, the sums, the delivery address and the link to the order always follow."
        }
        MailKind::OrderShipped | MailKind::OrderDelivered => {
            "What is in the parcel, its tracking, the delivery address and the link to the order always follow."
        }
        MailKind::OrderCancelled => {
            "Who cancelled and why, that nothing is charged, the items and the link to the order always follow."
        }
        MailKind::OrderRefunded => {
            "The reason, the items that the money is for, the delivery address and the link to the order always follow."
        }
        MailKind::PaymentReceived => {
            "What is still left to pay, the items, the sums, the delivery address and the link to the order always follow."
        }
        MailKind::OrderEdited => {
            "What it costs more or less, the reason, what was changed, the sums, the delivery address and the link to the order always follow."
        }
        MailKind::ReturnRequested | MailKind::ReturnReceived => {
            "The items and the link to the order always follow."
        }
        MailKind::ReturnApproved => {
            "The items, how to send them back, the shop's address and the link to the order always follow."
        }
        MailKind::ReturnDeclined => "The reason, the items and the link to the order always follow.",
        MailKind::PaymentRequested => {
            "A greeting stands above it; the link to the checkout and how to answer always follow."
        }
        MailKind::StockLow => {
            "A greeting stands above it; the link to the stock and why the mail came always follow."
        }
        MailKind::BackInStock => {
            "A greeting stands above it; the link to the product and why the mail came always follow."
        }
        MailKind::Registered | MailKind::PasswordForgotten => {
            "A greeting stands above it; the link and what to do if it was somebody else always follow."
        }
    }
}

/// What a placeholder may name.
pub const fn placeholders(kind: MailKind) -> &'static [&'static str] {
    match kind {
        MailKind::OrderPlaced
        | MailKind::OrderShipped
        | MailKind::OrderDelivered
        | MailKind::OrderCancelled
        | MailKind::OrderEdited
        | MailKind::ReturnRequested
        | MailKind::ReturnApproved
        | MailKind::ReturnDeclined
        | MailKind::ReturnReceived => &["number", "name", "store"],
        MailKind::OrderRefunded | MailKind::PaymentReceived => &["number", "amount", "name", "store"],
        MailKind::PaymentRequested => &["amount", "store"],
        MailKind::BackInStock => &["product", "store"],
        MailKind::StockLow => &["level", "product", "sku", "store"],
        // Whoever registers says which address is theirs, and a stranger's name is a stranger's words in our mail.
        MailKind::Registered | MailKind::PasswordForgotten => &["store"],
    }
}

/// True for mails whose words nobody but the receiver may read.
pub const fn is_secret(kind: MailKind) -> bool {
    matches!(kind, MailKind::Registered | MailKind::PasswordForgotten)
}

/// Puts values in the place of their names. One that is empty takes the space before it along.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    // In one go: what a customer is called may look like a placeholder.
    while let Some((before, after)) = rest.split_once('{') {
        let known = after
            .split_once('}')
            .and_then(|(name, behind)| Some((values.iter().find(|(known, _)| *known == name)?.1, behind)));
        if let Some((value, behind)) = known {
            filled.push_str(if value.is_empty() { before.trim_end_matches(' ') } else { before });
            filled.push_str(value);
            rest = behind;
        } else {
            filled.push_str(before);
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

/// The first thing in braces that is no placeholder of this kind of mail.
pub fn unknown_placeholder(kind: MailKind, text: &str) -> Option<String> {
    text.split('{').skip(1).find_map(|part| {
        let name = part.split_once('}').map(|(name, _)| name);
        let known = name.is_some_and(|name| placeholders(kind).contains(&name));
        (!known).then(|| {
            format!("{{{}", name.map_or_else(|| part.chars().take(20).collect(), |name| format!("{name}}}")))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Locale;

    #[test]
    fn a_placeholder_without_a_value_leaves_no_gap() {
        let subject = "Your order {number} was cancelled";
        assert_eq!(fill(subject, &[("number", "1001")]), "Your order 1001 was cancelled");
        assert_eq!(fill(subject, &[("number", "")]), "Your order was cancelled");
    }

    #[test]
    fn what_a_customer_is_called_is_no_placeholder() {
        let values = [("name", "{number}"), ("number", "1001")];
        assert_eq!(fill("{name}: {number} {x} {", &values), "{number}: 1001 {x} {");
    }

    #[test]
    fn only_placeholders_that_exist_are_taken() {
        assert_eq!(unknown_placeholder(MailKind::OrderPlaced, "{name}, {number}"), None);
        assert_eq!(unknown_placeholder(MailKind::Registered, "{number}").as_deref(), Some("{number}"));
        assert_eq!(unknown_placeholder(MailKind::OrderPlaced, "a { b").as_deref(), Some("{ b"));
    }

    #[test]
    fn the_standard_texts_hold_only_placeholders_that_exist() {
        for kind in MailKind::ALL {
            for locale in Locale::ALL {
                let Opening { subject, intro } = standard(kind, Texts::new(locale));
                assert_eq!(unknown_placeholder(kind, &subject), None, "{subject}");
                assert_eq!(unknown_placeholder(kind, &intro), None, "{intro}");
                assert!(!subject.is_empty());
            }
        }
    }
}
