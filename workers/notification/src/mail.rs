//! What mails say: one template in text and HTML for each kind, the words from the texts of the language.

use crate::{letterhead::Letterhead, opening};
use askama::Template;
use contract::{
    Address, StockLevel,
    event::{MailedVariant, Notifications},
    notification::MailKind,
    order::{
        Addresses, Exchanged, Order, OrderLine, PaymentStatus, Refund, Return, ReturnLine, ReturnStatus,
        TimelineEntry,
    },
    order_edit::{LineChange, OrderEdit},
    payment::Provider,
};
use kernel::{
    EmailAddress, Locale, Money, OrderId, Problem,
    format::{date, money},
};
use std::borrow::Cow;
use texts::{FluentValue, Texts, words};

/// A mail that is ready to be sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Mail {
    pub kind: MailKind,
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
    kind: MailKind,
    texts: Texts,
    head: &'a Letterhead,
}

impl Letter<'_> {
    fn tag(&self) -> &'static str {
        self.texts.locale.tag()
    }

    fn says(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The values of the placeholders, the store's name among them.
    fn values<'a>(&'a self, values: &[(&'static str, &'a str)]) -> Vec<(&'static str, &'a str)> {
        [("store", &*self.head.store.name)].iter().chain(values).copied().collect()
    }

    /// A text that names the store and what else is given.
    fn with(&self, key: &str, values: &[(&'static str, &str)]) -> String {
        let values = self.values(values);
        let values = values.into_iter().map(|(name, value)| (name, FluentValue::from(value.to_owned())));
        self.texts.with(key, &values.collect::<Vec<_>>())
    }

    fn address(&self, path: &str) -> String {
        format!("{}{}", self.head.store_url, self.texts.locale.path(path))
    }

    /// The subject, in one line whatever a name contains, and the paragraphs of the introduction.
    fn opening(&self, values: &[(&'static str, &str)]) -> (String, Vec<String>) {
        let values = self.values(values);
        let standard = opening::standard(self.kind, self.texts);
        let subject = self.head.subject.as_ref().unwrap_or(&standard.subject);
        let intro = self.head.intro.as_ref().unwrap_or(&standard.intro);
        let subject = opening::fill(subject, &values).replace(['\r', '\n'], " ");
        let intro = opening::fill(intro, &values);
        let paragraphs = intro.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
        (subject, paragraphs.map(str::to_owned).collect())
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
    /// Its paragraphs.
    intro: Vec<String>,
    button: String,
    url: String,
    closing: String,
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
    letter: Letter<'a>,
    heading: String,
    /// The paragraphs of the introduction.
    intro: Vec<String>,
    /// Why it was cancelled or refunded, or a return declined, in the words of the staff.
    reason: Option<&'a str>,
    /// How to send a return back.
    instructions: Option<&'a str>,
    /// Where the money comes later.
    how_to_pay: Option<&'a str>,
    /// The parcel's carrier, number and link.
    tracking: Option<(String, String, Option<String>)>,
    /// What became of lines.
    changes: &'a [LineChange],
    /// What is sent, or wanted, instead of what comes back: its heading's key and what is said of it.
    instead: Option<(&'static str, Vec<String>)>,
    /// How many of what.
    lines: Vec<(u32, &'a OrderLine)>,
    /// A parcel's mail says what is in the parcel, not what the order costs.
    has_totals: bool,
    /// The keys of their headings, and what stands below.
    addresses: Vec<(&'static str, WrittenAddress<'a>)>,
    order: &'a Order,
    placed: Option<String>,
    url: String,
    footer: Cow<'a, str>,
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

    fn options(&self, line: &OrderLine) -> String {
        words::chosen(self.letter.texts, &line.options)
    }

    /// What each gift card paid.
    fn gift_cards(&self) -> Vec<(String, String)> {
        let name = |code: &Option<String>| match code {
            Some(code) => format!("{} {code}", self.letter.says("sum-gift-card")),
            None => self.letter.says("store-credit"),
        };
        self.order.gift_cards.iter().map(|card| (name(&card.code), self.money(&card.amount))).collect()
    }

    /// What they left to pay, or did not pay where it is paid by now; none without them.
    fn due(&self) -> Option<(&'static str, String)> {
        if self.letter.kind == MailKind::OrderCancelled {
            return None;
        }
        let is_open = self.order.payments.iter().any(|payment| payment.status == PaymentStatus::Pending);
        let key = if is_open { "sum-due" } else { "sum-paid" };
        let paid = self.order.paid_by_gift_cards().ok().filter(|paid| !paid.is_zero())?;
        let paid = self.order.credited.map_or(Ok(paid), |credit| credit.checked_add(paid)).ok()?;
        let due = self.order.totals.total.checked_sub(paid).ok()?;
        // Of an order that was changed they may have paid more than it costs, and get it back.
        Some(due).filter(|due| !due.is_negative()).map(|due| (key, self.money(&due)))
    }

    /// A line that was changed: what it is called, how many there were and are.
    fn change(&self, change: &LineChange) -> String {
        let options = words::chosen(self.letter.texts, &change.options);
        let name =
            if options.is_empty() { change.title.clone() } else { format!("{} ({options})", change.title) };
        format!("{name}: {} → {}", change.from, change.to)
    }

    fn shipping(&self) -> String {
        let option = &self.order.shipping_option;
        self.letter.texts.locale.name_of(&option.names, &option.name)
    }
}

/// What mail an event asks for, and in which language; some ask for none.
pub fn asked_by(event: &Notifications) -> Option<(MailKind, Locale)> {
    Some(match event {
        Notifications::Registered { locale, .. } => (MailKind::Registered, *locale),
        Notifications::PasswordForgotten { locale, .. } => (MailKind::PasswordForgotten, *locale),
        Notifications::OrderPlaced { locale, .. } => (MailKind::OrderPlaced, *locale),
        Notifications::OrderShipped { locale, .. } => (MailKind::OrderShipped, *locale),
        Notifications::OrderDelivered { locale, .. } => (MailKind::OrderDelivered, *locale),
        Notifications::OrderCancelled { locale, .. } => (MailKind::OrderCancelled, *locale),
        Notifications::OrderRefunded { locale, .. } => (MailKind::OrderRefunded, *locale),
        Notifications::PaymentReceived { locale, .. } => (MailKind::PaymentReceived, *locale),
        Notifications::OrderEdited { locale, .. } => (MailKind::OrderEdited, *locale),
        Notifications::ReturnChanged { order, locale } => {
            let kind = match order.returns.last()?.status {
                ReturnStatus::Requested => MailKind::ReturnRequested,
                ReturnStatus::Approved => MailKind::ReturnApproved,
                ReturnStatus::Declined => MailKind::ReturnDeclined,
                ReturnStatus::Received => MailKind::ReturnReceived,
            };
            (kind, *locale)
        }
        Notifications::PaymentRequested { locale, .. } => (MailKind::PaymentRequested, *locale),
        Notifications::BackInStock { locale, .. } => (MailKind::BackInStock, *locale),
        // The admin speaks the default language.
        Notifications::StockLow { .. } => (MailKind::StockLow, Locale::default()),
        Notifications::StoreChanged { .. } => return None,
    })
}

/// Writes the mail that an event asks for, if it asks for one.
///
/// # Errors
/// `invalid_request` if the event's address is none: it can never be sent.
pub fn write(event: &Notifications, head: &Letterhead) -> Result<Option<Mail>, Problem> {
    let Some((kind, locale)) = asked_by(event) else { return Ok(None) };
    let letter = Letter { kind, texts: Texts::new(locale), head };
    let mail = match event {
        Notifications::Registered { email, token, .. } => {
            link_mail(letter, email, &format!("/account/verify?token={token}"), &[])
        }
        Notifications::PasswordForgotten { email, token, .. } => {
            link_mail(letter, email, &format!("/account/reset-password?token={token}"), &[])
        }
        Notifications::PaymentRequested { cart_id, email, amount, .. } => {
            let page = format!("/checkout/offer?token={cart_id}");
            link_mail(letter, email, &page, &[("amount", &money(locale, *amount))])
        }
        Notifications::BackInStock { email, variant, .. } => {
            let page = format!("/p/{}?variant={}", variant.product_slug, variant.variant_id);
            link_mail(letter, email, &page, &[("product", &name_of(letter.texts, variant))])
        }
        Notifications::StockLow { level, sku, variant } => {
            let page = format!("/admin/stock/{}", variant.variant_id);
            let is_out = *level == StockLevel::Out;
            let level = letter.says(if is_out { "stock-out" } else { "stock-low" });
            let values = [("product", &*name_of(letter.texts, variant)), ("sku", &**sku), ("level", &*level)];
            link_mail(letter, &head.store.contact_email, &page, &values)
        }
        Notifications::OrderPlaced { order, .. }
        | Notifications::OrderShipped { order, .. }
        | Notifications::OrderDelivered { order, .. }
        | Notifications::OrderCancelled { order, .. }
        | Notifications::ReturnChanged { order, .. } => order_mail(letter, order, Told::default()),
        Notifications::OrderRefunded { order, refund, .. } => {
            order_mail(letter, order, Told { refund: Some(refund), ..Told::default() })
        }
        Notifications::OrderEdited { order, edit, .. } => {
            order_mail(letter, order, Told { edit: Some(edit), ..Told::default() })
        }
        Notifications::PaymentReceived { order, amount, left, .. } => {
            order_mail(letter, order, Told { received: Some((*amount, *left)), ..Told::default() })
        }
        Notifications::StoreChanged { .. } => return Ok(None),
    };
    mail.map(Some)
}

/// What a variant is called: the product's title, and what is chosen of it.
fn name_of(texts: Texts, variant: &MailedVariant) -> String {
    let title = texts.locale.name_of(&variant.titles, &variant.title);
    let options = words::chosen(texts, &variant.options);
    if options.is_empty() { title } else { format!("{title} ({options})") }
}

/// What the timeline says of the cancellation.
fn cancellation(order: &Order) -> Option<&TimelineEntry> {
    order.timeline.iter().rfind(|entry| entry.event == "cancelled")
}

/// True if a member of the staff acted: only their notes are written for shoppers.
fn is_by_staff(entry: &TimelineEntry) -> bool {
    entry.actor.starts_with("staff")
}

/// The text that says who cancelled, and what becomes of the money.
fn who_cancelled(order: &Order) -> &'static str {
    let actor = cancellation(order).map_or("", |entry| &entry.actor);
    if actor.starts_with("customer") || actor.starts_with("shopper") {
        "mail-cancelled-by-shopper"
    } else if actor == "service payment" {
        "mail-cancelled-unpaid"
    } else {
        "mail-cancelled-by-shop"
    }
}

/// Greets nobody by name: the address may be that of somebody who knows of no account, and the name whatever the one who
/// made it wants them to read. A refusal of `://` in names would not do, since mail programs make links of less.
fn link_mail(
    letter: Letter<'_>,
    to: &str,
    page: &str,
    values: &[(&'static str, &str)],
) -> Result<Mail, Problem> {
    let (subject, intro) = letter.opening(values);
    let topic = opening::topic(letter.kind);
    let link = Link {
        letter,
        greeting: letter.says("mail-hello"),
        intro,
        button: letter.says(&format!("mail-{topic}-button")),
        url: letter.address(page),
        closing: letter.says(&format!("mail-{topic}-closing")),
        footer: letter.head.footer.as_deref(),
    };
    Ok(Mail {
        kind: letter.kind,
        from_name: letter.head.sender().to_owned(),
        reply_to: letter.head.answers_to(),
        to: recipient(to)?,
        subject,
        text: LinkText(&link).render().map_err(Problem::internal)?,
        html: LinkHtml(&link).render().map_err(Problem::internal)?,
        order_id: None,
    })
}

/// What an edit means for the shopper's money.
fn settlement(letter: Letter<'_>, order: &Order, edit: &OrderEdit) -> Vec<String> {
    let locale = letter.texts.locale;
    let amount = |amount: Money| money(locale, amount);
    let difference = edit.after.checked_sub(edit.before).ok().filter(|difference| !difference.is_zero());
    let is_awaited = order.payments.iter().any(|payment| payment.status == PaymentStatus::Pending);
    let more = difference.filter(|difference| !difference.is_negative());
    let less = edit.before.checked_sub(edit.after).ok().filter(|less| less.amount() > 0);
    let mut says = Vec::new();
    says.extend(more.map(|more| letter.with("mail-edited-more", &[("amount", &amount(more))])));
    let key = match order.balance {
        _ if is_awaited => "mail-edited-less-awaited",
        // It only makes less of what is due.
        Some(_) => "mail-edited-less-due",
        None => "mail-edited-less",
    };
    says.extend(less.map(|less| letter.with(key, &[("amount", &amount(less))])));
    says.extend(order.balance.map(|due| letter.with("mail-edited-due", &[("amount", &amount(due))])));
    says
}

/// What the mail about a return says of what is wanted instead of it, or sent: also what that means for the money.
fn instead(letter: Letter<'_>, order: &Order, returned: &Return) -> Option<(&'static str, Vec<String>)> {
    let (key, units): (_, fn(&ReturnLine) -> u32) = match (returned.status, returned.exchanged) {
        (ReturnStatus::Requested | ReturnStatus::Approved, _) => {
            ("mail-exchange-wanted", |part| part.quantity.get())
        }
        (ReturnStatus::Received, Some(_)) => ("mail-exchange-sent", |part| part.received),
        (ReturnStatus::Received | ReturnStatus::Declined, _) => return None,
    };
    let wanted = returned.lines.iter().filter_map(|part| {
        let (units, wanted) = (units(part), part.exchange_for.as_ref()?);
        let options = words::chosen(letter.texts, &wanted.options);
        let name =
            if options.is_empty() { wanted.title.clone() } else { format!("{} ({options})", wanted.title) };
        (units > 0).then(|| format!("{units} × {name}"))
    });
    let mut says: Vec<String> = wanted.collect();
    if says.is_empty() {
        return None;
    }
    says.extend(returned.exchanged.iter().flat_map(|exchanged| exchange_settled(letter, order, exchanged)));
    Some((key, says))
}

/// What an exchange means for the shopper's money.
fn exchange_settled(letter: Letter<'_>, order: &Order, exchanged: &Exchanged) -> Vec<String> {
    let locale = letter.texts.locale;
    let difference = exchanged.difference;
    let size = Money::new(difference.amount().saturating_abs(), difference.currency()).unwrap_or(difference);
    let is_awaited = order.payment_status == PaymentStatus::Pending;
    let awaited = order.payments.first().filter(|_| is_awaited).map(|payment| payment.amount);
    let key = match difference.amount() {
        0 => "mail-exchange-even",
        ..0 if is_awaited => "mail-exchange-less-awaited",
        ..0 => "mail-exchange-less",
        _ => "mail-exchange-more",
    };
    let due = order.balance.filter(|balance| balance.amount() > 0);
    let mut says = vec![letter.with(key, &[("amount", &money(locale, size))])];
    let awaited = awaited.filter(|_| !difference.is_zero());
    says.extend(
        awaited.map(|whole| letter.with("mail-exchange-awaited", &[("amount", &money(locale, whole))])),
    );
    says.extend(due.map(|due| letter.with("mail-edited-due", &[("amount", &money(locale, due))])));
    says
}

/// What a mail about an order tells of beside the order itself.
#[derive(Clone, Copy, Default)]
struct Told<'a> {
    refund: Option<&'a Refund>,
    edit: Option<&'a OrderEdit>,
    /// The money that came, and what is left to pay.
    received: Option<(Money, Money)>,
}

/// What the shop gives back itself, as it came: not what goes back by payments.
fn given_back_by_hand(refund: &Refund) -> Option<Money> {
    let came_later = refund.by_hand.filter(|_| !refund.sent_by_shop)?;
    let online = Money::sum(came_later.currency(), refund.online.iter().map(|share| share.amount)).ok()?;
    came_later.checked_sub(online).ok().filter(|part| !part.is_zero())
}

fn order_mail(letter: Letter<'_>, order: &Order, told: Told<'_>) -> Result<Mail, Problem> {
    let Letter { kind, texts, head } = letter;
    let Told { refund, edit, received } = told;
    let Addresses { shipping, billing } = &order.addresses;
    // An order that was never placed has no number.
    let number = order.number.as_ref().map(ToString::to_string).unwrap_or_default();
    let amount = refund.map(|refund| refund.amount).or_else(|| received.map(|(amount, _)| amount));
    let amount = amount.map(|amount| money(texts.locale, amount)).unwrap_or_default();
    let values = [("name", &*billing.name), ("number", &number), ("amount", &amount)];
    let (subject, mut intro) = letter.opening(&values);
    // Nobody gets ready what is to be paid first. The shop's own words are its own matter.
    let is_unpaid = kind == MailKind::OrderPlaced && order.payment_status == PaymentStatus::Pending;
    if is_unpaid && head.intro.is_none() {
        intro = vec![letter.with("mail-placed-unpaid-intro", &values)];
    }
    // What was paid by hand is sent back by hand. Its payment is the one that says how to pay.
    let is_by_hand = order.payments.first().is_some_and(|payment| payment.provider == Provider::Manual);
    if kind == MailKind::OrderRefunded && is_by_hand && head.intro.is_none() {
        intro = vec![letter.says("mail-refunded-manual-intro")];
    }
    if refund.is_some_and(|refund| refund.sent_by_shop) && head.intro.is_none() {
        intro = vec![letter.says("mail-refunded-sent-intro")];
    }
    if let Some(part) = refund.and_then(|refund| refund.to_gift_cards) {
        let part = money(texts.locale, part);
        intro.push(letter.with("mail-refunded-to-gift-cards", &[("amount", &part)]));
    }
    if let Some(part) = refund.and_then(given_back_by_hand) {
        let part = money(texts.locale, part);
        intro.push(letter.with("mail-refunded-by-hand", &[("amount", &part)]));
    }
    if let Some((_, left)) = received.filter(|(_, left)| !left.is_zero()) {
        intro.push(letter.with("mail-received-left", &[("amount", &money(texts.locale, left))]));
    }
    intro.extend(edit.iter().flat_map(|edit| settlement(letter, order, edit)));
    if kind == MailKind::OrderCancelled {
        intro.push(letter.says(who_cancelled(order)));
    }
    let tells_of_parcel = matches!(kind, MailKind::OrderShipped | MailKind::OrderDelivered);
    let parcel = order.fulfillments.last().filter(|_| tells_of_parcel);
    let returned = order.returns.last().filter(|_| is_about_return(kind));
    let answer = |status| returned.filter(|returned| returned.status == status)?.answer.as_deref();
    let units = |line: &OrderLine| match (parcel, returned) {
        (None, None) if refund.is_some() => Some(line.refunded),
        (None, None) => Some(line.quantity.get()),
        (None, Some(returned)) => returned_units(returned, line),
        (Some(parcel), _) => {
            parcel.lines.iter().find(|sent| sent.line_id == line.id).map(|sent| sent.quantity.get())
        }
    };
    let tracking = parcel.and_then(|parcel| parcel.tracking.as_ref()).map(|tracking| {
        let url = tracking.url.as_ref().map(ToString::to_string);
        (tracking.carrier.to_string(), tracking.number.to_string(), url)
    });
    let cancelled = cancellation(order).filter(|entry| is_by_staff(entry));
    let reason = refund
        .map(|refund| refund.reason.as_str())
        .filter(|reason| !reason.is_empty())
        .or_else(|| edit.map(|edit| edit.reason.as_str()))
        .or_else(|| cancelled.and_then(|entry| entry.note.as_deref()))
        .or_else(|| answer(ReturnStatus::Declined));
    let mut addresses = Vec::new();
    if kind == MailKind::ReturnApproved {
        addresses.push(("mail-return-to", head.store.address().map(Cow::Borrowed).collect()));
    } else if !is_about_return(kind) {
        addresses.push(("delivery-address", written(texts, shipping)));
    }
    // What is sent says where to, what is ordered also who pays.
    if kind == MailKind::OrderPlaced && billing != shipping {
        addresses.push(("billing-address", written(texts, billing)));
    }
    let mail = OrderMail {
        letter,
        heading: letter.with(&format!("mail-{}-heading", opening::topic(kind)), &values),
        intro,
        reason,
        instructions: answer(ReturnStatus::Approved),
        how_to_pay: order
            .payments
            .first()
            .filter(|payment| {
                kind == MailKind::OrderPlaced || is_awaited_since(edit, returned, payment.status)
            })
            .and_then(|payment| payment.instructions.as_deref()),
        tracking,
        instead: returned.and_then(|returned| instead(letter, order, returned)),
        changes: edit.map(|edit| edit.changes.as_slice()).unwrap_or_default(),
        lines: order.lines.iter().filter_map(|line| Some((units(line)?, line))).collect(),
        has_totals: parcel.is_none() && refund.is_none() && returned.is_none(),
        addresses,
        order,
        placed: order.placed_at.map(|at| date(texts.locale, at, order.time_zone)),
        url: letter.address(&order.page()),
        footer: head.footer.as_deref().map_or_else(|| letter.says("mail-why").into(), Cow::Borrowed),
    };
    Ok(Mail {
        kind,
        from_name: head.sender().to_owned(),
        reply_to: head.answers_to(),
        to: recipient(&order.email)?,
        subject,
        text: OrderText(&mail).render().map_err(Problem::internal)?,
        html: OrderHtml(&mail).render().map_err(Problem::internal)?,
        order_id: Some(order.id),
    })
}

/// True where the money for an order that was edited, or exchanged for another amount, is still to come.
fn is_awaited_since(edit: Option<&OrderEdit>, returned: Option<&Return>, status: PaymentStatus) -> bool {
    let exchanged = returned.and_then(|returned| returned.exchanged);
    let is_other = edit.is_some() || exchanged.is_some_and(|exchanged| !exchanged.difference.is_zero());
    is_other && status == PaymentStatus::Pending
}

const fn is_about_return(kind: MailKind) -> bool {
    use MailKind::{ReturnApproved, ReturnDeclined, ReturnReceived, ReturnRequested};
    matches!(kind, ReturnRequested | ReturnApproved | ReturnDeclined | ReturnReceived)
}

/// How many of a line the mail about a return tells of: all that is asked for, then what came back.
fn returned_units(returned: &Return, line: &OrderLine) -> Option<u32> {
    let part = returned.lines.iter().find(|part| part.line_id == line.id)?;
    match returned.status {
        ReturnStatus::Received => Some(part.received).filter(|received| *received > 0),
        _ => Some(part.quantity.get()),
    }
}

fn recipient(address: &str) -> Result<EmailAddress, Problem> {
    address.parse().map_err(|_| Problem::invalid("/email", "invalid", "This is no mail address."))
}
