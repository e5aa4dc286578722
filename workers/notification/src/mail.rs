//! What mails say: one template in text and HTML for each kind, the words from the texts of the language.

use crate::store::Store;
use askama::Template;
use contract::{
    Address,
    event::Notifications,
    order::{Addresses, Order, OrderLine, TimelineEntry},
};
use kernel::{
    EmailAddress, Locale, Money, OrderId, Problem,
    format::{date, money},
};
use std::borrow::Cow;
use texts::{FluentValue, Texts};

/// A mail that is ready to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Mail {
    /// The event's kind.
    pub kind: &'static str,
    /// What the sender is called; the address that mails come from is the operator's.
    pub from_name: String,
    /// Where answers go.
    pub reply_to: Option<EmailAddress>,
    pub to: EmailAddress,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub order_id: Option<OrderId>,
}

/// What every mail has: its language, and who writes it.
#[derive(Clone, Copy)]
struct Letter<'a> {
    texts: Texts,
    store: &'a Store,
    /// Where links lead.
    store_url: &'a str,
}

impl<'a> Letter<'a> {
    fn tag(&self) -> &'static str {
        self.texts.locale.tag()
    }

    fn says(&self, key: &str) -> String {
        self.with(key, "", "")
    }

    /// A text that names the store, and perhaps somebody and an order's number.
    fn with(&self, key: &str, name: &str, number: &str) -> String {
        let value = |text: &str| FluentValue::from(text.to_owned());
        let arguments =
            [("store", value(&self.store.name)), ("name", value(name)), ("number", value(number))];
        self.texts.with(key, &arguments)
    }

    fn address(&self, path: &str) -> String {
        format!("{}{}", self.store_url, self.texts.locale.path(path))
    }

    fn mail(&self, kind: &'static str, to: &str, subject: &str) -> Result<Mail, Problem> {
        Ok(Mail {
            kind,
            from_name: self.store.name.clone(),
            reply_to: self.store.contact_email.parse().ok(),
            to: recipient(to)?,
            // A header is one line, whatever a name contains.
            subject: subject.replace(['\r', '\n'], " "),
            text: String::new(),
            html: String::new(),
            order_id: None,
        })
    }
}

/// A mail that asks to follow one link.
#[derive(Template)]
#[template(path = "link.txt")]
struct LinkText<'a>(&'a Link<'a>);

#[derive(Template)]
#[template(path = "link.html")]
struct LinkHtml<'a>(&'a Link<'a>);

struct Link<'a> {
    letter: Letter<'a>,
    greeting: String,
    body: String,
    button: String,
    url: String,
    closing: String,
}

/// A mail about an order.
#[derive(Template)]
#[template(path = "order.txt")]
struct OrderText<'a>(&'a OrderMail<'a>);

#[derive(Template)]
#[template(path = "order.html")]
struct OrderHtml<'a>(&'a OrderMail<'a>);

struct OrderMail<'a> {
    letter: Letter<'a>,
    heading: String,
    intro: String,
    /// Why it was cancelled, in the words of the staff.
    reason: Option<&'a str>,
    /// The parcel's carrier, number and link.
    tracking: Option<(String, String, Option<String>)>,
    /// How many of what.
    lines: Vec<(u32, &'a OrderLine)>,
    /// A parcel's mail says what is in the parcel, not what the order costs.
    has_totals: bool,
    delivery: WrittenAddress<'a>,
    /// Where it is another one.
    billing: Option<WrittenAddress<'a>>,
    order: &'a Order,
    placed: Option<String>,
    url: String,
}

/// An address line by line.
type WrittenAddress<'a> = Vec<Cow<'a, str>>;

fn written(texts: Texts, address: &Address) -> WrittenAddress<'_> {
    let city = match &address.postal_code {
        Some(code) => Cow::Owned(format!("{code} {}", address.city)),
        None => Cow::Borrowed(&*address.city),
    };
    let line2 = address.line2.as_ref().map(|line| Cow::Borrowed(&**line));
    let country = Cow::Owned(texts.country(address.country));
    let first = [Cow::Borrowed(&*address.name), Cow::Borrowed(&*address.line1)];
    first.into_iter().chain(line2).chain([city, country]).collect()
}

impl OrderMail<'_> {
    fn money(&self, amount: &Money) -> String {
        money(self.letter.texts.locale, *amount)
    }

    fn options(line: &OrderLine) -> String {
        line.options.values().map(String::as_str).collect::<Vec<_>>().join(", ")
    }
}

/// Writes the mail that an event asks for, if it asks for one.
///
/// # Errors
/// `invalid_request` if the event's address is none: it can never be sent.
pub fn write(event: &Notifications, store: &Store, store_url: &str) -> Result<Option<Mail>, Problem> {
    let letter = |locale: &Locale| Letter { texts: Texts::new(*locale), store, store_url };
    let mail = match event {
        Notifications::Registered { email, name, locale, token, .. } => {
            let letter = letter(locale);
            let url = letter.address(&format!("/account/verify?token={token}"));
            link_mail(letter, "registered", "confirm", email, name, url)
        }
        Notifications::PasswordForgotten { email, name, locale, token, .. } => {
            let letter = letter(locale);
            let url = letter.address(&format!("/account/reset-password?token={token}"));
            link_mail(letter, "password_forgotten", "password", email, name, url)
        }
        Notifications::OrderPlaced { order, locale } => {
            order_mail(letter(locale), "order_placed", "placed", "mail-placed-intro", order)
        }
        Notifications::OrderShipped { order, locale } => {
            order_mail(letter(locale), "order_shipped", "shipped", "mail-shipped-intro", order)
        }
        Notifications::OrderCancelled { order, locale } => {
            order_mail(letter(locale), "order_cancelled", "cancelled", cancelled_by(order), order)
        }
        Notifications::StoreChanged { .. } => return Ok(None),
    };
    mail.map(Some)
}

/// What the timeline says of the cancellation.
fn cancellation(order: &Order) -> Option<&TimelineEntry> {
    order.timeline.iter().rfind(|entry| entry.event == "cancelled")
}

/// True if a member of the staff acted: only their notes are written for shoppers.
fn is_by_staff(entry: &TimelineEntry) -> bool {
    entry.actor.starts_with("staff")
}

/// The text that says who cancelled.
fn cancelled_by(order: &Order) -> &'static str {
    let actor = cancellation(order).map_or("", |entry| &entry.actor);
    if actor.starts_with("customer") || actor.starts_with("shopper") {
        "mail-cancelled-by-shopper"
    } else if actor == "service payment" {
        "mail-cancelled-unpaid"
    } else {
        "mail-cancelled-by-shop"
    }
}

/// `topic` is the middle of its texts' keys.
fn link_mail(
    letter: Letter<'_>,
    kind: &'static str,
    topic: &str,
    to: &str,
    name: &str,
    url: String,
) -> Result<Mail, Problem> {
    let says = |part: &str| letter.with(&format!("mail-{topic}-{part}"), name, "");
    let link = Link {
        letter,
        greeting: letter.with("mail-hello", name, ""),
        body: says("body"),
        button: says("button"),
        url,
        closing: says("closing"),
    };
    Ok(Mail {
        text: LinkText(&link).render().map_err(Problem::internal)?,
        html: LinkHtml(&link).render().map_err(Problem::internal)?,
        ..letter.mail(kind, to, &says("subject"))?
    })
}

/// `topic` is the middle of its texts' keys.
fn order_mail(
    letter: Letter<'_>,
    kind: &'static str,
    topic: &str,
    intro: &str,
    order: &Order,
) -> Result<Mail, Problem> {
    let parcel = order.fulfillments.last().filter(|_| kind == "order_shipped");
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
    let Addresses { shipping, billing } = &order.addresses;
    // With a space before it; an order that was never placed has none.
    let number = order.number.as_ref().map(|number| format!(" {number}")).unwrap_or_default();
    let says = |part: &str| letter.with(&format!("mail-{topic}-{part}"), &shipping.name, &number);
    let mail = OrderMail {
        letter,
        heading: says("heading"),
        intro: letter.says(intro),
        reason: cancellation(order)
            .filter(|entry| is_by_staff(entry))
            .and_then(|entry| entry.note.as_deref()),
        tracking,
        lines: order.lines.iter().filter_map(|line| Some((units(line)?, line))).collect(),
        has_totals: parcel.is_none(),
        delivery: written(letter.texts, shipping),
        // What is sent says where to, what is ordered also who pays.
        billing: (kind == "order_placed" && billing != shipping).then(|| written(letter.texts, billing)),
        order,
        placed: order.placed_at.map(|at| date(letter.texts.locale, at, order.time_zone)),
        url: letter.address(&format!("/orders/{}?token={}", order.id, order.token)),
    };
    Ok(Mail {
        text: OrderText(&mail).render().map_err(Problem::internal)?,
        html: OrderHtml(&mail).render().map_err(Problem::internal)?,
        order_id: Some(order.id),
        ..letter.mail(kind, &order.email, &says("subject"))?
    })
}

fn recipient(address: &str) -> Result<EmailAddress, Problem> {
    address.parse().map_err(|_| Problem::invalid("/email", "invalid", "This is no mail address."))
}
