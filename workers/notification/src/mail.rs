//! What mails say: one template in text and HTML for each event and language.

use crate::words::{self, ENGLISH, GERMAN, Words};
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

/// A mail that is ready to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Mail {
    /// The event's kind.
    pub kind: &'static str,
    pub to: EmailAddress,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub order_id: Option<OrderId>,
}

/// A mail that asks to follow one link.
#[derive(Template)]
#[template(path = "link.txt")]
struct LinkText<'a>(&'a Link);

#[derive(Template)]
#[template(path = "link.html")]
struct LinkHtml<'a>(&'a Link);

struct Link {
    locale: Locale,
    greeting: String,
    body: &'static str,
    button: &'static str,
    url: String,
    closing: &'static str,
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
    intro: &'static str,
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
    words: &'static Words,
}

/// An address line by line.
type WrittenAddress<'a> = Vec<Cow<'a, str>>;

fn written(locale: Locale, address: &Address) -> WrittenAddress<'_> {
    let city = match &address.postal_code {
        Some(code) => Cow::Owned(format!("{code} {}", address.city)),
        None => Cow::Borrowed(&*address.city),
    };
    let line2 = address.line2.as_ref().map(|line| Cow::Borrowed(&**line));
    let country = Cow::Owned(words::country(locale, address.country));
    let first = [Cow::Borrowed(&*address.name), Cow::Borrowed(&*address.line1)];
    first.into_iter().chain(line2).chain([city, country]).collect()
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
pub fn write(event: &Notifications, store_url: &str) -> Result<Mail, Problem> {
    match event {
        Notifications::Registered { email, name, locale, token, .. } => {
            let url = format!("{store_url}{}?token={token}", path(*locale, "/account/verify"));
            let (subject, link) = confirm_address(*locale, name, url);
            link_mail("registered", email, subject, &link)
        }
        Notifications::PasswordForgotten { email, name, locale, token, .. } => {
            let url = format!("{store_url}{}?token={token}", path(*locale, "/account/reset-password"));
            let (subject, link) = set_password(*locale, name, url);
            link_mail("password_forgotten", email, subject, &link)
        }
        Notifications::OrderPlaced { order, locale } => {
            order_mail("order_placed", order, *locale, store_url, order_placed(*locale, order))
        }
        Notifications::OrderShipped { order, locale } => {
            order_mail("order_shipped", order, *locale, store_url, order_shipped(*locale, order))
        }
        Notifications::OrderCancelled { order, locale } => {
            order_mail("order_cancelled", order, *locale, store_url, order_cancelled(*locale, order))
        }
    }
}

fn confirm_address(locale: Locale, name: &str, url: String) -> (&'static str, Link) {
    match locale {
        Locale::En => (
            "Please confirm your email address",
            Link {
                locale,
                greeting: format!("Hello {name},"),
                body: "Welcome to ShopSphere. Please confirm that this email address is yours.",
                button: "Confirm address",
                url,
                closing: "If you did not create an account with us, you can ignore this email.",
            },
        ),
        Locale::De => (
            "Bitte bestätige deine Mailadresse",
            Link {
                locale,
                greeting: format!("Hallo {name},"),
                body: "willkommen bei ShopSphere. Bitte bestätige, dass diese Mailadresse dir gehört.",
                button: "Adresse bestätigen",
                url,
                closing: "Wenn du kein Konto bei uns angelegt hast, kannst du diese Mail ignorieren.",
            },
        ),
    }
}

fn set_password(locale: Locale, name: &str, url: String) -> (&'static str, Link) {
    match locale {
        Locale::En => (
            "Set a new password",
            Link {
                locale,
                greeting: format!("Hello {name},"),
                body: "Somebody asked to set a new password for your account. The link works once, for one hour.",
                button: "Set a new password",
                url,
                closing: "If that was not you, ignore this email: your password stays as it is.",
            },
        ),
        Locale::De => (
            "Neues Passwort festlegen",
            Link {
                locale,
                greeting: format!("Hallo {name},"),
                body: "jemand möchte ein neues Passwort für dein Konto festlegen. Der Link gilt einmal, eine Stunde lang.",
                button: "Neues Passwort festlegen",
                url,
                closing: "Warst du das nicht, ignoriere diese Mail: Dein Passwort bleibt, wie es ist.",
            },
        ),
    }
}

/// Subject, heading and first sentence.
type Opening = (String, String, &'static str);

/// The order's number with a space before it; an order that was never placed has none.
fn number(order: &Order) -> String {
    order.number.as_ref().map(|number| format!(" {number}")).unwrap_or_default()
}

fn order_placed(locale: Locale, order: &Order) -> Opening {
    let (number, name) = (number(order), &order.addresses.shipping.name);
    match locale {
        Locale::En => (
            format!("Your order{number}"),
            format!("Thank you, {name}"),
            "We have your order and are getting it ready. You get another email when it ships.",
        ),
        Locale::De => (
            format!("Deine Bestellung{number}"),
            format!("Danke, {name}"),
            "Deine Bestellung ist da und wird gepackt. Du bekommst noch eine Mail, wenn sie unterwegs ist.",
        ),
    }
}

fn order_shipped(locale: Locale, order: &Order) -> Opening {
    let number = number(order);
    match locale {
        Locale::En => (
            format!("Your order{number} is on its way"),
            "On its way".to_owned(),
            "These items have shipped:",
        ),
        Locale::De => (
            format!("Deine Bestellung{number} ist unterwegs"),
            "Unterwegs".to_owned(),
            "Diese Artikel sind unterwegs:",
        ),
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

fn order_cancelled(locale: Locale, order: &Order) -> Opening {
    let number = number(order);
    let actor = cancellation(order).map_or("", |entry| &entry.actor);
    let by_shopper = actor.starts_with("customer") || actor.starts_with("shopper");
    let is_unpaid = actor == "service payment";
    let (subject, heading) = match locale {
        Locale::En => (format!("Your order{number} was cancelled"), "Cancelled"),
        Locale::De => (format!("Deine Bestellung{number} wurde storniert"), "Storniert"),
    };
    let intro = match locale {
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
    };
    (subject, heading.to_owned(), intro)
}

fn link_mail(kind: &'static str, to: &str, subject: &str, link: &Link) -> Result<Mail, Problem> {
    Ok(Mail {
        kind,
        to: recipient(to)?,
        subject: subject.to_owned(),
        text: LinkText(link).render().map_err(Problem::internal)?,
        html: LinkHtml(link).render().map_err(Problem::internal)?,
        order_id: None,
    })
}

fn order_mail(
    kind: &'static str,
    order: &Order,
    locale: Locale,
    store_url: &str,
    (subject, heading, intro): Opening,
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
    let page = path(locale, &format!("/orders/{}", order.id));
    let mail = OrderMail {
        locale,
        heading,
        intro,
        reason: cancellation(order)
            .filter(|entry| is_by_staff(entry))
            .and_then(|entry| entry.note.as_deref()),
        tracking,
        lines: order.lines.iter().filter_map(|line| Some((units(line)?, line))).collect(),
        has_totals: parcel.is_none(),
        delivery: written(locale, shipping),
        // What is sent says where to, what is ordered also who pays.
        billing: (kind == "order_placed" && billing != shipping).then(|| written(locale, billing)),
        order,
        placed: order.placed_at.map(|at| date(locale, at, order.time_zone)),
        url: format!("{store_url}{page}?token={}", order.token),
        words: match locale {
            Locale::En => &ENGLISH,
            Locale::De => &GERMAN,
        },
    };
    Ok(Mail {
        kind,
        to: recipient(&order.email)?,
        // A header is one line, whatever a name contains.
        subject: subject.replace(['\r', '\n'], " "),
        text: OrderText(&mail).render().map_err(Problem::internal)?,
        html: OrderHtml(&mail).render().map_err(Problem::internal)?,
        order_id: Some(order.id),
    })
}

fn recipient(address: &str) -> Result<EmailAddress, Problem> {
    address.parse().map_err(|_| Problem::invalid("/email", "invalid", "This is no mail address."))
}
