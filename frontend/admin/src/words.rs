//! The words for what services say: statuses, events, problems.

use crate::{forms::chosen, shell};
use contract::{
    StockLevel,
    cart::{ShippingKind, ShippingTax},
    inventory::MovementKind,
    notification::{MailKind, MailStatus},
    order::{OrderStatus, PaymentStatus, ReturnReason, ReturnStatus},
    product::{ProductStatus, TaxClass},
    promotion::{Promotion, PromotionKind, Stacking},
    reconciliation::FindingKind,
};
use kernel::{CountryCode, ErrorCode, Locale, Money, Problem, TimeZone, Timestamp, format};

pub const ORDER_STATUSES: [OrderStatus; 7] = [
    OrderStatus::PendingPayment,
    OrderStatus::Placed,
    OrderStatus::PartiallyFulfilled,
    OrderStatus::Fulfilled,
    OrderStatus::Delivered,
    OrderStatus::Cancelled,
    OrderStatus::Refunded,
];

pub const PAYMENT_STATUSES: [PaymentStatus; 8] = [
    PaymentStatus::Pending,
    PaymentStatus::RequiresAction,
    PaymentStatus::Authorized,
    PaymentStatus::Captured,
    PaymentStatus::PartiallyRefunded,
    PaymentStatus::Refunded,
    PaymentStatus::Voided,
    PaymentStatus::Failed,
];

pub const MAIL_STATUSES: [MailStatus; 5] =
    [MailStatus::Sent, MailStatus::Waiting, MailStatus::Sending, MailStatus::Unknown, MailStatus::Failed];

pub const fn mail_status(status: MailStatus) -> &'static str {
    match status {
        MailStatus::Sending => "Being sent",
        MailStatus::Waiting => "Tried again soon",
        MailStatus::Sent => "Sent",
        MailStatus::Unknown => "Perhaps sent",
        MailStatus::Failed => "Not sent",
    }
}

pub const fn mail_tone(status: MailStatus) -> &'static str {
    match status {
        MailStatus::Sent => "good",
        MailStatus::Sending | MailStatus::Waiting => "",
        MailStatus::Unknown => "warn",
        MailStatus::Failed => "bad",
    }
}

/// What does not agree, and what becomes of it.
pub const fn finding(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::PaymentWithoutOrder => {
            "Money is held or was taken for no order: it is given back, or its order’s page says who refuses that"
        }
        FindingKind::OrderWithoutPayment => {
            "An order was placed of which no payment is known, or whose payment came to nothing"
        }
        FindingKind::ReturnedRefund => {
            "A bank sent back a refund that had succeeded: give the money back in another way, or at the provider"
        }
        FindingKind::OutdatedPayment => "An order had not heard what became of its payment: it is told",
        FindingKind::UncollectedPayment => "Money was held for an hour and not taken: it is taken",
        FindingKind::StuckCheckout => "A checkout waited longer than it may: it is ended",
        FindingKind::UnsettledEdit => {
            "An order was changed, and its payment is not settled: it is tried again"
        }
        FindingKind::PendingRefund => "A refund has waited for its provider for an hour",
        FindingKind::LateJob => "Stock or money that is to be given back has failed several times",
        FindingKind::UnsentEvent => "An event has waited for an hour",
    }
}

pub const fn mail_kind(kind: MailKind) -> &'static str {
    match kind {
        MailKind::OrderPlaced => "Order confirmation",
        MailKind::OrderShipped => "Parcel on its way",
        MailKind::OrderDelivered => "Parcel delivered",
        MailKind::OrderCancelled => "Order cancelled",
        MailKind::OrderRefunded => "Refund",
        MailKind::PaymentRequested => "Link to pay an order",
        MailKind::PaymentReceived => "Payment received",
        MailKind::OrderEdited => "Order changed",
        MailKind::ReturnRequested => "Return requested",
        MailKind::ReturnApproved => "Return approved",
        MailKind::ReturnDeclined => "Return declined",
        MailKind::ReturnReceived => "Return received",
        MailKind::Registered => "Confirm the email address",
        MailKind::StockLow => "Few left or sold out, to the shop",
        MailKind::BackInStock => "Back in stock",
        MailKind::PasswordForgotten => "Set a new password",
    }
}

/// A mail's kind as the log has it; what is not known here is said as the service says it.
pub fn logged_kind(kind: &str) -> String {
    match serde_json::from_value(kind.into()) {
        Ok(kind) => mail_kind(kind).to_owned(),
        Err(_) => event(kind),
    }
}

pub const PRODUCT_STATUSES: [ProductStatus; 3] =
    [ProductStatus::Draft, ProductStatus::Active, ProductStatus::Archived];

pub const PROMOTION_KINDS: [PromotionKind; 4] =
    [PromotionKind::Percent, PromotionKind::Fixed, PromotionKind::FreeShipping, PromotionKind::BuyXGetY];

pub const fn order_status(status: OrderStatus) -> &'static str {
    match status {
        OrderStatus::PendingPayment => "Waiting for payment",
        OrderStatus::Placed => "To fulfil",
        OrderStatus::PartiallyFulfilled => "Partly fulfilled",
        OrderStatus::Fulfilled => "Fulfilled",
        OrderStatus::Delivered => "Delivered",
        OrderStatus::Cancelled => "Cancelled",
        OrderStatus::Refunded => "Refunded",
    }
}

pub const fn payment_status(status: PaymentStatus) -> &'static str {
    match status {
        PaymentStatus::Pending => "Not paid yet",
        PaymentStatus::RequiresAction => "Waiting for the shopper",
        PaymentStatus::Authorized => "Authorized",
        PaymentStatus::Captured => "Paid",
        PaymentStatus::PartiallyRefunded => "Partly refunded",
        PaymentStatus::Refunded => "Refunded",
        PaymentStatus::Voided => "Voided",
        PaymentStatus::Failed => "Failed",
    }
}

pub const fn return_status(status: ReturnStatus) -> &'static str {
    match status {
        ReturnStatus::Requested => "To answer",
        ReturnStatus::Approved => "On its way back",
        ReturnStatus::Declined => "Declined",
        ReturnStatus::Received => "Received",
    }
}

pub const fn return_reason(reason: ReturnReason) -> &'static str {
    match reason {
        ReturnReason::ChangedMind => "Changed their mind",
        ReturnReason::DoesNotFit => "Does not fit",
        ReturnReason::Damaged => "Damaged",
        ReturnReason::WrongItem => "Wrong item",
        ReturnReason::NotAsDescribed => "Not as described",
        ReturnReason::Other => "Another reason",
    }
}

pub const fn product_status(status: ProductStatus) -> &'static str {
    match status {
        ProductStatus::Draft => "Draft",
        ProductStatus::Active => "Active",
        ProductStatus::Archived => "Archived",
    }
}

pub const fn stock_level(level: StockLevel) -> &'static str {
    match level {
        StockLevel::InStock => "In stock",
        StockLevel::Low => "Low",
        StockLevel::Out => "Sold out",
    }
}

pub const fn movement(kind: MovementKind) -> &'static str {
    match kind {
        MovementKind::Opening => "Opening stock",
        MovementKind::Adjustment => "Adjustment",
        MovementKind::Shipment => "Shipment",
        MovementKind::Return => "Return",
        MovementKind::Transfer => "Transfer",
    }
}

pub const fn promotion_kind(kind: PromotionKind) -> &'static str {
    match kind {
        PromotionKind::Percent => "Percent off",
        PromotionKind::Fixed => "Amount off",
        PromotionKind::FreeShipping => "Free shipping",
        PromotionKind::BuyXGetY => "Buy some, get some",
    }
}

pub const fn shipping_kind(kind: ShippingKind) -> &'static str {
    match kind {
        ShippingKind::Flat => "The same for every parcel",
        ShippingKind::ByWeight => "By weight",
        ShippingKind::ByTotal => "By what the goods cost",
        ShippingKind::Pickup => "For those who come for it",
    }
}

pub const fn shipping_tax(how: ShippingTax) -> &'static str {
    match how {
        ShippingTax::Proportional => "As the goods are, in proportion",
        ShippingTax::Standard => "At the standard rate",
        ShippingTax::None => "Not at all",
    }
}

pub const fn tax_class(class: TaxClass) -> &'static str {
    match class {
        TaxClass::Standard => "Standard rate",
        TaxClass::Reduced => "Reduced rate",
        TaxClass::Zero => "Untaxed",
    }
}

pub const fn stacking(stacking: Stacking) -> &'static str {
    match stacking {
        Stacking::Combinable => "Together with others",
        Stacking::Single => "Together with others, but only one of this kind",
        Stacking::Exclusive => "Alone",
    }
}

/// What a promotion gives.
pub fn promotion_value(promotion: &Promotion) -> String {
    match (promotion.kind, promotion.percent, promotion.amount) {
        (PromotionKind::Percent, Some(percent), _) => format!("{percent} % off"),
        (PromotionKind::Fixed, _, Some(amount)) => format!("{} off", money(amount)),
        (PromotionKind::BuyXGetY, percent, _) => {
            let [buy, get] = [promotion.buy_quantity, promotion.get_quantity].map(Option::unwrap_or_default);
            match percent {
                Some(percent @ ..100) => format!("Buy {buy}, get {get} at {percent} % off"),
                _ => format!("Buy {buy}, get {get} free"),
            }
        }
        (kind, _, _) => promotion_kind(kind).to_owned(),
    }
}

/// What happened, or what a message is about, as the service says it.
pub fn event(event: &str) -> String {
    let words = event.replace(['_', '-'], " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Who did it: services name accounts by their ids, which say nothing to people.
pub fn actor(actor: &str) -> &'static str {
    match actor.split(' ').next() {
        Some("staff") => "by the staff",
        Some("customer" | "shopper") => "by the customer",
        _ => "by the shop itself",
    }
}

/// A country's name; its code where nobody has written one.
pub fn country(code: CountryCode) -> String {
    ui::Texts::new(Locale::En).country(code)
}

pub fn money(amount: Money) -> String {
    format::money(Locale::En, amount)
}

/// An amount without its sign.
pub fn size(amount: Money) -> String {
    money(Money::new(amount.amount().saturating_abs(), amount.currency()).unwrap_or(amount))
}

pub fn moment(at: Timestamp) -> String {
    format::moment(Locale::En, at, shell::time_zone())
}

/// A moment as a table has room for it: `29 Nov 2026, 18:36`.
pub fn brief_moment(at: Timestamp) -> String {
    in_brief(&moment(at), 4)
}

/// A day (`2026-10-31`) as a chart has room for it: `31 Oct`.
pub fn brief_day(date: &str) -> String {
    let midnight: Option<Timestamp> = chosen(&format!("{date}T00:00:00Z"));
    midnight.map_or_else(|| date.to_owned(), |at| in_brief(&format::date(Locale::En, at, TimeZone::UTC), 2))
}

/// The first words of a day that is written out, its month cut short.
fn in_brief(written: &str, words: usize) -> String {
    let words = written.split(' ').take(words).enumerate();
    let words = words.map(|(place, word)| if place == 1 { word.get(..3).unwrap_or(word) } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// A problem in words that help; what services say about the case is fit to be shown.
pub fn problem(problem: &Problem) -> String {
    match problem.code {
        ErrorCode::Unavailable => {
            "A part of the shop does not answer right now. Try again in a moment.".to_owned()
        }
        ErrorCode::Internal => "Something went wrong on our side. Try again in a moment.".to_owned(),
        ErrorCode::Forbidden => "Your account may not do this.".to_owned(),
        ErrorCode::NotFound | ErrorCode::RouteNotFound | ErrorCode::MethodNotAllowed => {
            "There is nothing here. It may have been removed, or the address is wrong.".to_owned()
        }
        ErrorCode::IdempotencyMismatch => {
            "This form was sent before with other content. Check what has been done, then send it again."
                .to_owned()
        }
        ErrorCode::OutOfStock => match problem.extra.get("available").and_then(serde_json::Value::as_i64) {
            Some(available) => {
                format!("Only {available} are free: what is held or sold cannot be taken away.")
            }
            None => problem.detail.clone(),
        },
        _ => problem.detail.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_says_a_moment_in_brief() {
        assert_eq!(brief_moment(testkit::now()), "23 Nov 2026, 12:00");
        assert_eq!((brief_day("2026-10-31"), brief_day("soon")), ("31 Oct".to_owned(), "soon".to_owned()));
    }
}
