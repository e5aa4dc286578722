//! What an order may become after it was placed, and what follows from it.
//!
//! A line that was sold keeps its price: fewer units have their part of its discount, further ones none. What is added
//! costs what it costs today, without promotions. Shipping stays as it was sold. What was sent or refunded of a line is
//! not taken out of it.

use contract::{
    cart::{AppliedCoupon, CartLine, MAX_LINES, MAX_QUANTITY},
    order::{FulfillmentStatus, Order, OrderLine, OrderStatus},
    order_edit::{AddedLine, EditedLine, KeptLine, LineChange, MAX_BOUGHT, NewLine, RevisedQuote},
};
use kernel::{LineId, Money, VariantId, allocate};
use std::{collections::BTreeMap, num::NonZeroU32};

/// Why an order cannot become so. Places are those of the request's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is not placed, or nothing of it is left to be sent.
    NotOpen(OrderStatus),
    /// Everything stays as it is.
    Nothing,
    /// Nothing would be left, or only what costs nothing.
    Everything,
    /// There is no such line, or it is named twice.
    UnknownLine(usize),
    /// The variant is named twice.
    Twice(usize),
    /// More than was sent or refunded is to go.
    TooFew { place: usize, least: u32 },
    /// More units than a line holds.
    TooMany { added: bool, place: usize },
    /// More lines than an order holds.
    TooLong,
    /// More of more variants than are bought at once.
    TooMuch,
}

/// The lines that an order is to have.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    pub kept: Vec<KeptLine>,
    pub removed: Vec<LineId>,
    pub added: Vec<NewLine>,
}

/// Reads what is to become of an order's lines. `new_id` makes the ids of added ones.
///
/// # Errors
/// Why it cannot be.
pub fn wanted(
    order: &Order,
    lines: &[EditedLine],
    added: &[AddedLine],
    mut new_id: impl FnMut() -> LineId,
) -> Result<Wanted, Refused> {
    if !matches!(order.status, OrderStatus::Placed | OrderStatus::PartiallyFulfilled) {
        return Err(Refused::NotOpen(order.status));
    }
    for (place, edited) in lines.iter().enumerate() {
        let line = order.lines.iter().find(|line| line.id == edited.line_id);
        let line = line.ok_or(Refused::UnknownLine(place))?;
        if lines.iter().take(place).any(|other| other.line_id == edited.line_id) {
            return Err(Refused::UnknownLine(place));
        }
        let least = line.fulfilled.max(line.refunded);
        if edited.quantity < least {
            return Err(Refused::TooFew { place, least });
        }
        if edited.quantity > MAX_QUANTITY {
            return Err(Refused::TooMany { added: false, place });
        }
    }
    for (place, new) in added.iter().enumerate() {
        if added.iter().take(place).any(|other| other.variant_id == new.variant_id) {
            return Err(Refused::Twice(place));
        }
        if new.quantity.get() > MAX_QUANTITY {
            return Err(Refused::TooMany { added: true, place });
        }
    }
    let mut wanted =
        Wanted { kept: Vec::with_capacity(order.lines.len()), removed: Vec::new(), added: Vec::new() };
    for line in &order.lines {
        let edited = lines.iter().find(|edited| edited.line_id == line.id);
        match NonZeroU32::new(edited.map_or(line.quantity.get(), |edited| edited.quantity)) {
            None => wanted.removed.push(line.id),
            Some(quantity) => wanted.kept.push(KeptLine {
                id: line.id,
                variant_id: line.variant_id,
                unit_price: line.unit_price,
                discount: line.discount,
                sold: NonZeroU32::new(line.discounted_quantity).unwrap_or(line.quantity),
                quantity,
            }),
        }
    }
    let new = added.iter().map(|new| NewLine {
        id: new_id(),
        variant_id: new.variant_id,
        quantity: new.quantity,
        discount: None,
    });
    wanted.added = new.collect();
    let stays = lines.iter().all(|edited| {
        order.lines.iter().any(|line| line.id == edited.line_id && line.quantity.get() == edited.quantity)
    });
    match wanted.kept.len() + wanted.added.len() {
        _ if stays && wanted.added.is_empty() => Err(Refused::Nothing),
        0 => Err(Refused::Everything),
        lines if lines > MAX_LINES => Err(Refused::TooLong),
        _ => Ok(wanted),
    }
}

/// An order as an edit makes it.
#[derive(Clone, Debug)]
pub struct Edited {
    pub order: Order,
    pub changes: Vec<LineChange>,
    /// What it costs more or, less than nothing, less.
    pub difference: Money,
}

/// The order with the lines that are wanted, at the price that was asked for them.
///
/// # Errors
/// [`Refused::Everything`] if it would cost nothing, and did before; [`Refused::TooMuch`].
pub fn edited(before: &Order, wanted: &Wanted, quote: RevisedQuote) -> Result<Edited, Refused> {
    let mut order = before.clone();
    let mut changes = Vec::new();
    order.lines.retain(|line| !wanted.removed.contains(&line.id));
    for line in before.lines.iter().filter(|line| wanted.removed.contains(&line.id)) {
        changes.push(change(line, line.quantity.get(), 0));
    }
    for line in &mut order.lines {
        let kept = wanted.kept.iter().find(|kept| kept.id == line.id);
        let priced = quote.kept.iter().find(|priced| priced.id == line.id);
        let Some((kept, priced)) = kept.zip(priced) else { continue };
        if kept.quantity != line.quantity {
            changes.push(change(line, line.quantity.get(), kept.quantity.get()));
        }
        line.quantity = kept.quantity;
        line.discounted_quantity = line.discounted_quantity.min(kept.quantity.get());
        (line.total, line.discount) = (priced.total, priced.discount);
    }
    for new in quote.added {
        let line = added_line(new);
        changes.push(change(&line, 0, line.quantity.get()));
        order.lines.push(line);
    }
    // What would cost nothing is cancelled: an order whose money is all given back is over.
    if quote.totals.total.is_zero() && !before.totals.total.is_zero() {
        return Err(Refused::Everything);
    }
    let more = stock_changes(before, &order).into_values().filter(|(had, has)| has > had);
    if more.count() > MAX_BOUGHT {
        return Err(Refused::TooMuch);
    }
    order.coupons = coupons(&before.coupons, before.totals.discount, quote.totals.discount);
    order.totals = quote.totals;
    order.fulfillment_status = fulfillment_of(&order);
    let difference = order.totals.total.checked_sub(before.totals.total);
    let difference = difference.unwrap_or(Money::zero(order.totals.total.currency()));
    Ok(Edited { order, changes, difference })
}

/// How much of an order has left the house, as its lines and parcels say.
pub fn fulfillment_of(order: &Order) -> FulfillmentStatus {
    let left = order.lines.iter().any(|line| line.fulfilled < line.quantity.get());
    match (left, order.fulfillments.is_empty()) {
        (true, true) => FulfillmentStatus::Unfulfilled,
        (true, false) => FulfillmentStatus::PartiallyFulfilled,
        (false, _) => FulfillmentStatus::Fulfilled,
    }
}

/// A line that comes into an order.
pub fn added_line(new: CartLine) -> OrderLine {
    OrderLine {
        id: new.id,
        variant_id: new.variant_id,
        product_id: new.product_id,
        product_slug: new.product_slug,
        sku: new.sku,
        title: new.title,
        titles: new.titles,
        options: new.options,
        quantity: new.quantity,
        unit_price: new.unit_price,
        total: new.total,
        discount: new.discount,
        discounted_quantity: new.quantity.get(),
        fulfilled: 0,
        refunded: 0,
        returned: 0,
        image: new.image,
    }
}

pub fn change(line: &OrderLine, from: u32, to: u32) -> LineChange {
    LineChange {
        line_id: line.id,
        variant_id: line.variant_id,
        sku: line.sku.clone(),
        title: line.title.clone(),
        titles: line.titles.clone(),
        options: line.options.clone(),
        unit_price: line.unit_price,
        from,
        to,
    }
}

/// The coupons, with their part of the discount that is left.
fn coupons(before: &[AppliedCoupon], discount: Money, left: Money) -> Vec<AppliedCoupon> {
    let mut weights: Vec<i64> = before.iter().map(|coupon| coupon.discount.amount()).collect();
    // What promotions without a code took.
    weights.push((discount.amount() - weights.iter().sum::<i64>()).max(0));
    let parts = allocate(left, &weights);
    before.iter().zip(parts).map(|(coupon, discount)| AppliedCoupon { discount, ..coupon.clone() }).collect()
}

/// How many units of each variant the order has.
fn units(order: &Order) -> BTreeMap<VariantId, u32> {
    let mut units = BTreeMap::new();
    for line in &order.lines {
        let sum: &mut u32 = units.entry(line.variant_id).or_default();
        *sum = sum.saturating_add(line.quantity.get());
    }
    units
}

/// The variants of which there are to be more or fewer: how many there were, and how many there are to be.
pub fn stock_changes(before: &Order, after: &Order) -> BTreeMap<VariantId, (u32, u32)> {
    let (before, after) = (units(before), units(after));
    let variants = before.keys().chain(after.keys()).copied();
    let count =
        |units: &BTreeMap<VariantId, u32>, variant: VariantId| units.get(&variant).copied().unwrap_or(0);
    let both = variants.map(|variant| (variant, (count(&before, variant), count(&after, variant))));
    both.filter(|(_, (before, after))| before != after).collect()
}

/// How many units of a variant an order has bought, the sent ones included, and not given back: of one that is over, only
/// those that were sent.
pub fn bought(order: &Order, variant: VariantId) -> u32 {
    let is_over = matches!(order.status, OrderStatus::Cancelled | OrderStatus::Refunded);
    let lines = order.lines.iter().filter(|line| line.variant_id == variant);
    lines.fold(0, |sum, line| sum.saturating_add(if is_over { line.fulfilled } else { line.quantity.get() }))
}

#[cfg(test)]
#[path = "edit_tests.rs"]
mod tests;
