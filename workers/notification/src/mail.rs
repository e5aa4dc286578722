//! What mails say: one template in text and HTML for each event and language.

use crate::{
    letterhead::Letterhead,
    opening,
    words::{self, ENGLISH, GERMAN, Words},
};
use askama::Template;
use contract::{
    event::Notifications,
    notification::MailKind,
    order::{Order, OrderLine, TimelineEntry},
};
use kernel::{
    EmailAddress, Locale, Money, OrderId, Problem,
    format::{date, money},
};

/// A mail that is ready to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Mail {
    pub kind: MailKind,
    pub to: EmailAddress,
    /// The name that it comes from, if not the configured one.
    pub sender_name: Option<String>,
    /// Where answers go, if not to the sender.
    pub reply_to: Option<EmailAddress>,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub order_id: Option<OrderId>,
}

/// A mail that asks to follow one link.
#[derive(Template)]
#[template(path = "link.txt")]
struct LinkText<'a>(&'a Link<'a>);

#[derive(Template)]
#[template(path = "link.html")]
struct LinkHtml<'a>(&'a Link<'a>);

struct Link<'a> {
    locale: Locale,
    greeting: String,
    /// Its paragraphs.
    intro: Vec<String>,
    button: &'static str,
    url: String,
    closing: &'static str,
    footer: Option<&'a str>,
}

/// A mail about an order.
#[derive(Template)]
#[template(path = "order.txt")]
struct OrderText<'a>(&'a OrderMail<'a>);

#[derive(Template)]
#[template(path = "order.html")]
struct OrderHtml<'a>(&'a OrderMail<'a>);

struct OrderMail<'a> {
    locale: Locale,
    heading: String,
    /// The paragraphs of the introduction.
    intro: Vec<String>,
    /// Why it was cancelled, in the words of the staff.
    reason: Option<&'a str>,
    /// The parcel's carrier, number and link.
    tracking: Option<(String, String, Option<String>)>,
    /// How many of what.
    lines: Vec<(u32, &'a OrderLine)>,
    /// A parcel's mail says what is in the parcel, not what the order costs.
    has_totals: bool,
    country: String,
    order: &'a Order,
    placed: Option<String>,
    url: String,
    footer: &'a str,
    words: &'static Words,
}

impl OrderMail<'_> {
    fn money(&self, amount: &Money) -> String {
        money(self.locale, *amount)
    }

    fn options(line: &OrderLine) -> String {
        line.options.values().map(String::as_str).collect::<Vec<_>>().join(", ")
    }
}

fn path(locale: Locale, path: &str) -> String {
    match locale {
        Locale::En => path.to_owned(),
        Locale::De => format!("/de{path}"),
    }
}

/// Writes the mail that an event asks for.
///
/// # Errors
/// `invalid_request` if the event's address is none: it can never be sent.
pub fn write(event: &Notifications, letterhead: &Letterhead) -> Result<Mail, Problem> {
    let (kind, locale) = opening::of(event);
    match event {
        Notifications::Registered { email, name, token, .. } => {
            let page = path(locale, "/account/verify");
            link_mail(letterhead, kind, locale, email, name, &format!("{page}?token={token}"))
        }
        Notifications::PasswordForgotten { email, name, token, .. } => {
            let page = path(locale, "/account/reset-password");
            link_mail(letterhead, kind, locale, email, name, &format!("{page}?token={token}"))
        }
        Notifications::OrderPlaced { order, .. }
        | Notifications::OrderShipped { order, .. }
        | Notifications::OrderCancelled { order, .. } => order_mail(letterhead, kind, locale, order),
    }
}

/// The subject, in one line whatever a name contains, and the paragraphs of the introduction.
fn opening(
    letterhead: &Letterhead,
    kind: MailKind,
    locale: Locale,
    values: &[(&str, &str)],
) -> (String, Vec<String>) {
    let standard = opening::standard(kind, locale);
    let subject = letterhead.subject.as_deref().unwrap_or(standard.subject);
    let intro = letterhead.intro.as_deref().unwrap_or(standard.intro);
    let subject = opening::fill(subject, values).replace(['\r', '\n'], " ");
    let paragraphs = opening::fill(intro, values);
    let paragraphs = paragraphs.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
    (subject, paragraphs.map(str::to_owned).collect())
}

/// Greeting, button and closing words.
fn link_words(kind: MailKind, locale: Locale, name: &str) -> (String, &'static str, &'static str) {
    let greeting = match locale {
        Locale::En => format!("Hello {name},"),
        Locale::De => format!("Hallo {name},"),
    };
    let (button, closing) = match (kind, locale) {
        (MailKind::Registered, Locale::En) => {
            ("Confirm address", "If you did not create an account with us, you can ignore this email.")
        }
        (MailKind::Registered, Locale::De) => (
            "Adresse bestätigen",
            "Wenn du kein Konto bei uns angelegt hast, kannst du diese Mail ignorieren.",
        ),
        (_, Locale::En) => {
            ("Set a new password", "If that was not you, ignore this email: your password stays as it is.")
        }
        (_, Locale::De) => (
            "Neues Passwort festlegen",
            "Warst du das nicht, ignoriere diese Mail: Dein Passwort bleibt, wie es ist.",
        ),
    };
    (greeting, button, closing)
}

fn heading(kind: MailKind, locale: Locale, name: &str) -> String {
    match (kind, locale) {
        (MailKind::OrderShipped, Locale::En) => "On its way".to_owned(),
        (MailKind::OrderShipped, Locale::De) => "Unterwegs".to_owned(),
        (MailKind::OrderCancelled, Locale::En) => "Cancelled".to_owned(),
        (MailKind::OrderCancelled, Locale::De) => "Storniert".to_owned(),
        (_, Locale::En) => format!("Thank you, {name}"),
        (_, Locale::De) => format!("Danke, {name}"),
    }
}

/// What the timeline says of the cancellation.
fn cancellation(order: &Order) -> Option<&TimelineEntry> {
    order.timeline.iter().rfind(|entry| entry.event == "cancelled")
}

/// True if a member of the staff acted: only their notes are written for shoppers.
fn is_by_staff(entry: &TimelineEntry) -> bool {
    entry.actor.starts_with("staff")
}

/// Who cancelled, and what becomes of the money.
fn who_cancelled(locale: Locale, order: &Order) -> &'static str {
    let actor = cancellation(order).map_or("", |entry| &entry.actor);
    let by_shopper = actor.starts_with("customer") || actor.starts_with("shopper");
    let is_unpaid = actor == "service payment";
    match locale {
        Locale::En if by_shopper => {
            "You cancelled your order. You are not charged; what was already paid goes back the way it came."
        }
        Locale::En if is_unpaid => {
            "We had to cancel your order because its payment could not be completed. You are not charged; what was already paid goes back the way it came."
        }
        Locale::En => {
            "We had to cancel your order. You are not charged; what was already paid goes back the way it came."
        }
        Locale::De if by_shopper => {
            "Du hast deine Bestellung storniert. Du zahlst nichts; was schon bezahlt war, geht auf demselben Weg zurück."
        }
        Locale::De if is_unpaid => {
            "Wir mussten deine Bestellung stornieren, weil die Zahlung nicht abgeschlossen werden konnte. Du zahlst nichts; was schon bezahlt war, geht auf demselben Weg zurück."
        }
        Locale::De => {
            "Wir mussten deine Bestellung stornieren. Du zahlst nichts; was schon bezahlt war, geht auf demselben Weg zurück."
        }
    }
}

fn link_mail(
    letterhead: &Letterhead,
    kind: MailKind,
    locale: Locale,
    to: &str,
    name: &str,
    page: &str,
) -> Result<Mail, Problem> {
    let (subject, intro) = opening(letterhead, kind, locale, &[("name", name)]);
    let (greeting, button, closing) = link_words(kind, locale, name);
    let link = Link {
        locale,
        greeting,
        intro,
        button,
        url: format!("{}{page}", letterhead.store_url),
        closing,
        footer: letterhead.footer.as_deref(),
    };
    Ok(Mail {
        kind,
        to: recipient(to)?,
        sender_name: letterhead.sender_name.clone(),
        reply_to: letterhead.reply_to.clone(),
        subject,
        text: LinkText(&link).render().map_err(Problem::internal)?,
        html: LinkHtml(&link).render().map_err(Problem::internal)?,
        order_id: None,
    })
}

fn order_mail(
    letterhead: &Letterhead,
    kind: MailKind,
    locale: Locale,
    order: &Order,
) -> Result<Mail, Problem> {
    let name = &*order.addresses.shipping.name;
    // An order that was never placed has no number.
    let number = order.number.as_ref().map(ToString::to_string).unwrap_or_default();
    let (subject, mut intro) = opening(letterhead, kind, locale, &[("number", &number), ("name", name)]);
    if kind == MailKind::OrderCancelled {
        intro.push(who_cancelled(locale, order).to_owned());
    }
    let parcel = order.fulfillments.last().filter(|_| kind == MailKind::OrderShipped);
    let units = |line: &OrderLine| match parcel {
        None => Some(line.quantity.get()),
        Some(parcel) => {
            parcel.lines.iter().find(|sent| sent.line_id == line.id).map(|sent| sent.quantity.get())
        }
    };
    let tracking = parcel.and_then(|parcel| parcel.tracking.as_ref()).map(|tracking| {
        let url = tracking.url.as_ref().map(ToString::to_string);
        (tracking.carrier.to_string(), tracking.number.to_string(), url)
    });
    let page = path(locale, &format!("/orders/{}", order.id));
    let words = match locale {
        Locale::En => &ENGLISH,
        Locale::De => &GERMAN,
    };
    let mail = OrderMail {
        locale,
        heading: heading(kind, locale, name),
        intro,
        reason: cancellation(order)
            .filter(|entry| is_by_staff(entry))
            .and_then(|entry| entry.note.as_deref()),
        tracking,
        lines: order.lines.iter().filter_map(|line| Some((units(line)?, line))).collect(),
        has_totals: parcel.is_none(),
        country: words::country(locale, order.addresses.shipping.country),
        order,
        placed: order.placed_at.map(|at| date(locale, at)),
        url: format!("{}{page}?token={}", letterhead.store_url, order.token),
        footer: letterhead.footer.as_deref().unwrap_or(words.footer),
        words,
    };
    Ok(Mail {
        kind,
        to: recipient(&order.email)?,
        sender_name: letterhead.sender_name.clone(),
        reply_to: letterhead.reply_to.clone(),
        subject,
        text: OrderText(&mail).render().map_err(Problem::internal)?,
        html: OrderHtml(&mail).render().map_err(Problem::internal)?,
        order_id: Some(order.id),
    })
}

fn recipient(address: &str) -> Result<EmailAddress, Problem> {
    address.parse().map_err(|_| Problem::invalid("/email", "invalid", "This is no mail address."))
}
