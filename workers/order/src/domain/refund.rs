//! What a refund comes to.

use contract::{
    order::{
        LineQuantity, OnlineShare, Order, OrderLine, PaymentStatus, Refund, RefundOrder, RefundShipping,
        RefundedLine,
    },
    payment::TransferStatus,
};
use kernel::{Currency, LineId, Money, MoneyError, RefundId, Timestamp, allocate};
use std::num::NonZeroU32;

/// A refund that can be made.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    pub amount: Money,
    /// How much of it is for the shipping.
    pub shipping: Money,
    /// How much of it goes back to gift cards, and how much the shop gives back by hand; the rest the payment gives back.
    pub to_gift_cards: Money,
    pub by_hand: Money,
    /// What of `by_hand` goes back by the payments that brought it: these first, what truly came by hand last.
    pub online: Vec<OnlineShare>,
    pub lines: Vec<RefundedLine>,
    /// The shop has sent it already: no payment is asked.
    pub sent_by_shop: bool,
}

impl Plan {
    /// The refund that is made so.
    pub fn refund(&self, id: RefundId, reason: &str, status: TransferStatus, now: Timestamp) -> Refund {
        Refund {
            id,
            amount: self.amount,
            shipping: self.shipping,
            to_gift_cards: Some(self.to_gift_cards).filter(|part| !part.is_zero()),
            by_hand: Some(self.by_hand).filter(|part| !part.is_zero()),
            online: self.online.clone(),
            lines: self.lines.clone(),
            reason: reason.to_owned(),
            status,
            failure: None,
            sent_by_shop: self.sent_by_shop,
            came_back: false,
            at: now,
        }
    }
}

/// Why a refund cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It would give back nothing.
    Nothing,
    /// The order has no such line, or the refund names it twice.
    UnknownLine(LineId),
    /// More than the line still has.
    TooMany {
        /// The line.
        line_id: LineId,
        /// What it still has.
        left: u32,
    },
    /// More shipping than was paid and not given back.
    TooMuchShipping(Money),
    /// More than was paid and not given back.
    TooMuch(Money),
    /// Another currency than the order's.
    Currency,
    /// Amounts out of range.
    OutOfRange,
}

impl From<MoneyError> for Refused {
    fn from(error: MoneyError) -> Self {
        match error {
            MoneyError::CurrencyMismatch => Self::Currency,
            MoneyError::OutOfRange => Self::OutOfRange,
        }
    }
}

/// What lines and shipping cost in the end: the order's total, split in proportion to what each costs after its share of
/// the discount, by largest remainder. So each has its share of a tax that came on top, and they sum to the total.
struct Shares {
    lines: Vec<Money>,
    shipping: Money,
}

fn shares(order: &Order) -> Result<Shares, MoneyError> {
    let mut weights = Vec::with_capacity(order.lines.len() + 1);
    for line in &order.lines {
        weights.push(line.total.checked_sub(line.discount)?.amount());
    }
    weights.push(order.totals.shipping.amount());
    let mut lines = allocate(order.totals.total, &weights);
    let shipping = lines.pop().unwrap_or(Money::zero(currency(order)));
    Ok(Shares { lines, shipping })
}

const fn currency(order: &Order) -> Currency {
    order.totals.total.currency()
}

/// What the first `count` of `quantity` units that cost `share` together cost: each a part of it, the first ones the
/// cent more that does not divide. Units are given back in this order, so all of them together cost exactly `share`.
fn first_units(share: Money, quantity: NonZeroU32, count: u32) -> Result<Money, MoneyError> {
    let (quantity, count) = (i64::from(quantity.get()), i64::from(count));
    let (each, rest) = (share.amount() / quantity, share.amount() % quantity);
    Money::new(each * count + rest.min(count), share.currency())
}

fn units(share: Money, quantity: NonZeroU32, before: u32, more: u32) -> Result<Money, MoneyError> {
    let after = first_units(share, quantity, before.saturating_add(more))?;
    after.checked_sub(first_units(share, quantity, before)?)
}

/// What units of a line had cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// After their part of the line's discount.
    pub net: Money,
    /// With their share of a tax that came on top: what is given back for them.
    pub whole: Money,
}

/// What `count` units of a line had cost, the first one of them being the one after `from` others. They are counted as
/// refunds count them.
///
/// # Errors
/// Amounts out of range.
pub fn cost(order: &Order, line: &OrderLine, from: u32, count: u32) -> Result<Cost, MoneyError> {
    let shares = shares(order)?;
    let share = order.lines.iter().zip(&shares.lines).find(|(known, _)| known.id == line.id);
    let share = share.map_or(Money::zero(currency(order)), |(_, share)| *share);
    let net = line.total.checked_sub(line.discount)?;
    Ok(Cost {
        net: units(net, line.quantity, from, count)?,
        whole: units(share, line.quantity, from, count)?,
    })
}

/// What could still be given back.
struct Left {
    /// What was captured, less what was given back or is on its way.
    payment: Money,
    /// What gift cards paid, less what they got back or will.
    gift_cards: Money,
    /// What came by hand for a balance, less what went back so.
    by_hand: Money,
}

impl Left {
    fn sum(&self) -> Result<Money, MoneyError> {
        self.payment.checked_add(self.gift_cards)?.checked_add(self.by_hand)
    }
}

fn left(order: &Order) -> Result<Left, MoneyError> {
    let nothing = Money::zero(currency(order));
    let (mut payment, mut gift_cards) = (nothing, order.paid_by_gift_cards()?);
    let mut by_hand = Money::sum(currency(order), order.receipts.iter().map(|receipt| receipt.amount))?;
    for known in &order.payments {
        payment = payment.checked_add(known.captured)?.checked_sub(known.refunded)?;
    }
    for refund in order.refunds.iter().filter(|refund| refund.status != TransferStatus::Failed) {
        let to_gift_cards = refund.to_gift_cards.unwrap_or(nothing);
        let back_by_hand = refund.by_hand.unwrap_or(nothing);
        gift_cards = gift_cards.checked_sub(to_gift_cards)?;
        by_hand = by_hand.checked_sub(back_by_hand)?;
        if refund.status == TransferStatus::Pending {
            payment = payment.checked_sub(refund.own_part()?)?;
        }
    }
    let at_least_nothing = |left: Money| if left.is_negative() { nothing } else { left };
    Ok(Left {
        payment: at_least_nothing(payment),
        gift_cards: at_least_nothing(gift_cards),
        by_hand: at_least_nothing(by_hand),
    })
}

/// What could still be given back: of the payment, to gift cards, and by hand.
///
/// # Errors
/// Amounts out of range.
pub fn refundable(order: &Order) -> Result<Money, MoneyError> {
    left(order)?.sum()
}

/// True if nothing of what the shopper paid, or is still asked for, would be left once `back` is given back: such an order is
/// over, whatever of it was still to be sent.
///
/// # Errors
/// Amounts out of range.
pub fn leaves_nothing(order: &Order, back: Money) -> Result<bool, MoneyError> {
    // What is held or awaited is asked for less of, rather than given back.
    let whole = refundable(order)?.checked_add(asked_for(order)?)?;
    Ok(back.amount() > 0 && back.amount() >= whole.amount())
}

/// What is held, or awaited, and not taken yet.
fn asked_for(order: &Order) -> Result<Money, MoneyError> {
    let mut sum = Money::zero(currency(order));
    let is_asked = |status| matches!(status, PaymentStatus::Pending | PaymentStatus::Authorized);
    for payment in order.payments.iter().filter(|payment| is_asked(payment.status)) {
        sum = sum.checked_add(payment.amount.checked_sub(payment.captured)?)?;
    }
    Ok(sum)
}

/// What `request` comes to. Lines cost what they cost whoever paid them; of the sum, the payment gives back what it has
/// taken and not given back yet, cards get the rest up to what they paid, and what came by hand goes back by hand last. So
/// all together get back exactly what they paid. Who names all units that are left gets no more than is there.
///
/// # Errors
/// Why it cannot be made.
pub fn plan(order: &Order, request: &RefundOrder) -> Result<Plan, Refused> {
    let shares = shares(order)?;
    let left = left(order)?;
    let refundable = left.sum()?;
    let shipping_left = shipping_left(order, shares.shipping)?;
    let is_whole = request.amount.is_none() && request.lines.is_empty() && request.shipping.is_none();
    // As long as more money is to come, all that is here is not all that lines and shipping cost.
    let ends_all = is_whole && asked_for(order)?.is_zero();
    let wanted: Vec<LineQuantity> = if ends_all { everything_left(order) } else { request.lines.clone() };
    let lines = priced(order, &shares, &wanted)?;
    let shipping = match request.shipping {
        Some(RefundShipping::All(true)) => shipping_left,
        Some(RefundShipping::Part(part)) => {
            if shipping_left.checked_sub(part)?.is_negative() || part.is_negative() {
                return Err(Refused::TooMuchShipping(shipping_left));
            }
            part
        }
        None if ends_all => shipping_left,
        Some(RefundShipping::All(false)) | None => Money::zero(currency(order)),
    };
    let amount = match request.amount {
        Some(amount) => amount,
        None if is_whole => refundable,
        None => {
            let named =
                Money::sum(currency(order), lines.iter().map(|line| line.amount))?.checked_add(shipping)?;
            if names_the_rest(order, request) { capped(named, refundable)? } else { named }
        }
    };
    if refundable.checked_sub(amount)?.is_negative() {
        return Err(Refused::TooMuch(refundable));
    }
    if amount.is_zero() || amount.is_negative() {
        return Err(Refused::Nothing);
    }
    // Of an amount that was named, no more than all of it is for the shipping.
    let shipping = shipping.min(amount)?;
    let elsewhere = amount.checked_sub(amount.min(left.payment)?)?;
    let to_gift_cards = elsewhere.min(left.gift_cards)?;
    let by_hand = elsewhere.checked_sub(to_gift_cards)?;
    let online = online(order, by_hand)?;
    // Cards take what they get by themselves.
    let sent_by_shop = request.sent_by_shop && to_gift_cards != amount;
    Ok(Plan { amount, shipping, to_gift_cards, by_hand, online, lines, sent_by_shop })
}

/// What payments give back of `amount`, each at most what it brought and no other refund has of it. A refund is planned
/// against one version of the order, so of two at once one plans again, and no payment is asked for the same money twice.
fn online(order: &Order, amount: Money) -> Result<Vec<OnlineShare>, MoneyError> {
    let standing = || order.refunds.iter().filter(|refund| refund.status != TransferStatus::Failed);
    let mut left = amount;
    let mut shares = Vec::new();
    for receipt in &order.receipts {
        let Some(payment_id) = receipt.payment_id else { continue };
        let taken = standing().flat_map(|refund| &refund.online);
        let taken = taken.filter(|share| share.payment_id == payment_id).map(|share| share.amount);
        let there = receipt.amount.checked_sub(Money::sum(currency(order), taken)?)?;
        let amount = there.min(left)?;
        if !amount.is_zero() && !amount.is_negative() {
            left = left.checked_sub(amount)?;
            shares.push(OnlineShare { payment_id, amount, failure: None, replaced_by: None });
        }
    }
    Ok(shares)
}

/// True if a refund names all units that were not given back yet, and no sum of its own.
fn names_the_rest(order: &Order, request: &RefundOrder) -> bool {
    let named =
        |line: LineId| request.lines.iter().find(|named| named.line_id == line).map(|named| named.quantity);
    let is_free = !matches!(request.shipping, Some(RefundShipping::Part(_)));
    is_free && everything_left(order).iter().all(|left| named(left.line_id) == Some(left.quantity))
}

/// No more than there is: the rest of an order may cost a cent more, since an exchange shifts the cents that do not divide,
/// and less may be there, since some was given back by amount. Where there is nothing, it stays, and is refused.
fn capped(amount: Money, refundable: Money) -> Result<Money, MoneyError> {
    if refundable.is_zero() { Ok(amount) } else { amount.min(refundable) }
}

/// What these units of lines had cost.
///
/// # Errors
/// Amounts out of range.
pub fn value(order: &Order, units: &[LineQuantity]) -> Result<Money, MoneyError> {
    let shares = shares(order)?;
    let mut sum = Money::zero(currency(order));
    for wanted in units {
        if let Some((line, share)) =
            order.lines.iter().zip(&shares.lines).find(|(line, _)| line.id == wanted.line_id)
        {
            sum =
                sum.checked_add(self::units(*share, line.quantity, line.refunded, wanted.quantity.get())?)?;
        }
    }
    Ok(sum)
}

fn shipping_left(order: &Order, share: Money) -> Result<Money, MoneyError> {
    let mut left = share;
    for refund in order.refunds.iter().filter(|refund| refund.status != TransferStatus::Failed) {
        left = left.checked_sub(refund.shipping)?;
    }
    Ok(if left.is_negative() { Money::zero(currency(order)) } else { left })
}

fn everything_left(order: &Order) -> Vec<LineQuantity> {
    let left = order.lines.iter().filter_map(|line| {
        let quantity = NonZeroU32::new(line.quantity.get().saturating_sub(line.refunded))?;
        Some(LineQuantity { line_id: line.id, quantity })
    });
    left.collect()
}

fn priced(order: &Order, shares: &Shares, wanted: &[LineQuantity]) -> Result<Vec<RefundedLine>, Refused> {
    let mut priced: Vec<RefundedLine> = Vec::with_capacity(wanted.len());
    for want in wanted {
        let unknown = Refused::UnknownLine(want.line_id);
        let known = order.lines.iter().zip(&shares.lines).find(|(line, _)| line.id == want.line_id);
        let (line, share) = known.ok_or(unknown)?;
        if priced.iter().any(|other| other.line_id == want.line_id) {
            return Err(unknown);
        }
        let left = line.quantity.get().saturating_sub(line.refunded);
        if want.quantity.get() > left {
            return Err(Refused::TooMany { line_id: want.line_id, left });
        }
        let amount = units(*share, line.quantity, line.refunded, want.quantity.get())?;
        priced.push(RefundedLine { line_id: want.line_id, quantity: want.quantity, amount });
    }
    Ok(priced)
}

#[cfg(test)]
#[path = "refund_tests.rs"]
mod tests;
