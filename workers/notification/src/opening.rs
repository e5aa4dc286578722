//! How mails begin: the subject and the first paragraphs, which a shop may replace by its own.

use contract::{event::Notifications, notification::MailKind};
use kernel::Locale;

/// The texts as they come, with placeholders.
pub struct Opening {
    pub subject: &'static str,
    pub intro: &'static str,
}

/// How a mail begins unless the shop says otherwise.
pub const fn standard(kind: MailKind, locale: Locale) -> Opening {
    let (subject, intro) = match (kind, locale) {
        (MailKind::OrderPlaced, Locale::En) => (
            "Your order {number}",
            "We have your order and are getting it ready. You get another email when it ships.",
        ),
        (MailKind::OrderPlaced, Locale::De) => (
            "Deine Bestellung {number}",
            "Deine Bestellung ist da und wird gepackt. Du bekommst noch eine Mail, wenn sie unterwegs ist.",
        ),
        (MailKind::OrderShipped, Locale::En) => {
            ("Your order {number} is on its way", "These items have shipped:")
        }
        (MailKind::OrderShipped, Locale::De) => {
            ("Deine Bestellung {number} ist unterwegs", "Diese Artikel sind unterwegs:")
        }
        // Who cancelled, and what becomes of the money, is said by the mail itself.
        (MailKind::OrderCancelled, Locale::En) => ("Your order {number} was cancelled", ""),
        (MailKind::OrderCancelled, Locale::De) => ("Deine Bestellung {number} wurde storniert", ""),
        (MailKind::Registered, Locale::En) => (
            "Please confirm your email address",
            "Welcome to ShopSphere. Please confirm that this email address is yours.",
        ),
        (MailKind::Registered, Locale::De) => (
            "Bitte bestätige deine Mailadresse",
            "willkommen bei ShopSphere. Bitte bestätige, dass diese Mailadresse dir gehört.",
        ),
        (MailKind::PasswordForgotten, Locale::En) => (
            "Set a new password",
            "Somebody asked to set a new password for your account. The link works once, for one hour.",
        ),
        (MailKind::PasswordForgotten, Locale::De) => (
            "Neues Passwort festlegen",
            "jemand möchte ein neues Passwort für dein Konto festlegen. Der Link gilt einmal, eine Stunde lang.",
        ),
    };
    Opening { subject, intro }
}

/// What stands below the introduction in any case, for whoever writes one.
pub const fn fixed(kind: MailKind) -> &'static str {
    match kind {
        MailKind::OrderPlaced => {
            "The items, the sums, the delivery address and the link to the order always follow."
        }
        MailKind::OrderShipped => {
            "What is in the parcel, its tracking, the delivery address and the link to the order always follow."
        }
        MailKind::OrderCancelled => {
            "Who cancelled and why, that nothing is charged, the items and the link to the order always follow."
        }
        MailKind::Registered | MailKind::PasswordForgotten => {
            "The greeting with the name stands above it; the link and what to do if it was somebody else always follow."
        }
    }
}

/// What a placeholder may name.
pub const fn placeholders(kind: MailKind) -> &'static [&'static str] {
    match kind {
        MailKind::OrderPlaced | MailKind::OrderShipped | MailKind::OrderCancelled => &["number", "name"],
        MailKind::Registered | MailKind::PasswordForgotten => &["name"],
    }
}

/// The kind and the language of what an event asks for.
pub const fn of(event: &Notifications) -> (MailKind, Locale) {
    match event {
        Notifications::Registered { locale, .. } => (MailKind::Registered, *locale),
        Notifications::PasswordForgotten { locale, .. } => (MailKind::PasswordForgotten, *locale),
        Notifications::OrderPlaced { locale, .. } => (MailKind::OrderPlaced, *locale),
        Notifications::OrderShipped { locale, .. } => (MailKind::OrderShipped, *locale),
        Notifications::OrderCancelled { locale, .. } => (MailKind::OrderCancelled, *locale),
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
        match known {
            Some((value, behind)) => {
                filled.push_str(if value.is_empty() { before.trim_end_matches(' ') } else { before });
                filled.push_str(value);
                rest = behind;
            }
            None => {
                filled.push_str(before);
                filled.push('{');
                rest = after;
            }
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
                let Opening { subject, intro } = standard(kind, locale);
                assert_eq!(unknown_placeholder(kind, subject), None, "{subject}");
                assert_eq!(unknown_placeholder(kind, intro), None, "{intro}");
                assert!(!subject.is_empty());
            }
        }
    }
}
