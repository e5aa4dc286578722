//! Goods that are sent instead of those that came back.
//!
//! The line that came back stays: what was sent of it stays sent, and its units count as given back. What is sent instead
//! is a further line. Its price is that of today; what had been taken off the price of the units that came back is taken
//! off it too, as far as its price goes, and it is taxed as they were. So the shopper settles the difference of the two list
//! prices, and nothing where there is none, whatever the discounts and taxes were. Only where what is sent instead costs no
//! more than that discount, it costs nothing, and what the units that came back had cost is all given back.

use crate::domain::{
    edit::{Edited, added_line, change, fulfillment_of},
    refund::{Cost, cost},
};
use contract::{
    cart::MAX_LINES,
    order::{LineQuantity, Order, OrderLine, OrderStatus, ReturnLine},
    order_edit::{MAX_BOUGHT, NewLine, RevisedQuote},
};
use kernel::{LineId, Money, MoneyError, VariantId};
use std::{collections::BTreeSet, num::NonZeroU32};

/// Why nothing is sent instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Nothing has been sent, or the order is over.
    NotOpen(OrderStatus),
    /// Of what came back, nothing was to be exchanged.
    Nothing,
    /// More lines than an order holds.
    TooLong,
    /// More of more variants than are bought at once.
    TooMuch,
    /// Amounts out of range.
    OutOfRange,
}

impl From<MoneyError> for Refused {
    fn from(_: MoneyError) -> Self {
        Self::OutOfRange
    }
}

/// What came back of a line, and what is to be sent instead: as many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Swap {
    pub returned: LineId,
    pub sent: NewLine,
}

/// What is to be sent instead of a return's lines that have come back. `new_id` makes the ids of the new lines.
///
/// # Errors
/// Why nothing is.
pub fn swaps(
    order: &Order,
    came: &[ReturnLine],
    mut new_id: impl FnMut() -> LineId,
) -> Result<Vec<Swap>, Refused> {
    use OrderStatus::{Delivered, Fulfilled, PartiallyFulfilled};
    if !matches!(order.status, PartiallyFulfilled | Fulfilled | Delivered) {
        return Err(Refused::NotOpen(order.status));
    }
    let mut swaps = Vec::new();
    for part in came {
        let (Some(wanted), Some(quantity)) = (&part.exchange_for, NonZeroU32::new(part.received)) else {
            continue;
        };
        let Some(line) = find(order, part.line_id) else { continue };
        let paid = paid(order, line, quantity)?;
        let discount = line.unit_price.checked_mul(quantity.get())?.checked_sub(paid.net)?;
        swaps.push(Swap {
            returned: line.id,
            sent: NewLine {
                id: new_id(),
                variant_id: wanted.variant_id,
                quantity,
                discount: Some(discount).filter(|discount| !discount.is_zero()),
            },
        });
    }
    let variants: BTreeSet<VariantId> = swaps.iter().map(|swap| swap.sent.variant_id).collect();
    match swaps.len() {
        0 => Err(Refused::Nothing),
        more if order.lines.len() + more > MAX_LINES => Err(Refused::TooLong),
        _ if variants.len() > MAX_BOUGHT => Err(Refused::TooMuch),
        _ => Ok(swaps),
    }
}

/// An order as an exchange makes it.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// Its difference is what is sent instead costs.
    pub edited: Edited,
    /// What the units that came back had cost, as far as it was not given back before.
    pub credit: Money,
    /// The units that the credit is for.
    pub credited: Vec<LineQuantity>,
}

impl Exchange {
    /// What is sent instead costs more than the credit or, less than nothing, less.
    ///
    /// # Errors
    /// Amounts out of range.
    pub fn difference(&self) -> Result<Money, MoneyError> {
        self.edited.difference.checked_sub(self.credit)
    }
}

/// The order with what is sent instead, at the price that was asked for it.
///
/// # Errors
/// [`Refused::OutOfRange`].
pub fn exchanged(before: &Order, swaps: &[Swap], quote: RevisedQuote) -> Result<Exchange, Refused> {
    let mut order = before.clone();
    let (mut changes, mut credited) = (Vec::new(), Vec::new());
    let nothing = Money::zero(before.totals.total.currency());
    let (mut price, mut net, mut credit) = (nothing, nothing, nothing);
    let asked = (quote.totals.total, quote.totals.subtotal.checked_sub(quote.totals.discount)?);
    for new in quote.added {
        let Some(swap) = swaps.iter().find(|swap| swap.sent.id == new.id) else { continue };
        let Some(returned) = find(before, swap.returned) else { continue };
        let paid = paid(before, returned, new.quantity)?;
        let line = added_line(new);
        let cost = line.total.checked_sub(line.discount)?;
        // What cost nothing says nothing of its taxes: then the price list does.
        let (whole, part) = if paid.net.is_zero() { asked } else { (paid.whole, paid.net) };
        price = price.checked_add(in_proportion(cost, whole, part)?)?;
        net = net.checked_add(cost)?;
        let left = returned.quantity.get().saturating_sub(returned.refunded);
        if let Some(quantity) = NonZeroU32::new(line.quantity.get().min(left)) {
            let worth = self::cost(before, returned, returned.refunded, quantity.get())?;
            credit = credit.checked_add(worth.whole)?;
            credited.push(LineQuantity { line_id: returned.id, quantity });
        }
        changes.push(change(&line, 0, line.quantity.get()));
        order.lines.push(line);
    }
    let totals = &mut order.totals;
    totals.subtotal = totals.subtotal.checked_add(quote.totals.subtotal)?;
    totals.discount = totals.discount.checked_add(quote.totals.discount)?;
    let tax = if totals.tax_included { quote.totals.tax } else { price.checked_sub(net)? };
    totals.tax = totals.tax.checked_add(tax)?;
    totals.total = totals.total.checked_add(price)?;
    order.fulfillment_status = fulfillment_of(&order);
    Ok(Exchange { edited: Edited { order, changes, difference: price }, credit, credited })
}

fn find(order: &Order, id: LineId) -> Option<&OrderLine> {
    order.lines.iter().find(|line| line.id == id)
}

/// What so many units of a line were sold for: of those that were not given back, as far as there are so many.
fn paid(order: &Order, line: &OrderLine, quantity: NonZeroU32) -> Result<Cost, MoneyError> {
    let from = line.refunded.min(line.quantity.get().saturating_sub(quantity.get()));
    cost(order, line, from, quantity.get())
}

/// `cost × whole ÷ part`, rounded half up: what something costs with taxes, as what cost `whole` with and `part` without
/// them. `part` zero makes it `cost`.
fn in_proportion(cost: Money, whole: Money, part: Money) -> Result<Money, MoneyError> {
    let (whole, part) = (i128::from(whole.amount()), i128::from(part.amount()));
    if part <= 0 {
        return Ok(cost);
    }
    let amount = (i128::from(cost.amount()) * whole * 2 + part).div_euclid(part * 2);
    Money::new(i64::try_from(amount).map_err(|_| MoneyError::OutOfRange)?, cost.currency())
}

#[cfg(test)]
#[path = "exchange_tests.rs"]
mod tests;
