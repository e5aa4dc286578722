//! The one calculator of totals.
#![deny(clippy::float_arithmetic)]

use contract::{
    cart::{ShippingTax, Totals},
    order_edit::KeptLine,
    product::TaxClass,
    promotion::{AppliedPromotion, Effect},
};
use kernel::{BasisPoints, Currency, LineId, Money, MoneyError, Rounding, VariantId, allocate};
use std::num::NonZeroU32;

/// A line as the calculator sees it.
#[derive(Clone, Copy, Debug)]
pub struct BasketLine {
    pub id: LineId,
    pub variant_id: VariantId,
    pub quantity: NonZeroU32,
    /// Of all its units, before discounts, never negative.
    pub price: Money,
    pub tax_class: TaxClass,
}

/// What promotions take from lines. What they do to shipping is decided with [`total`].
#[derive(Clone, Debug, PartialEq)]
pub struct Discounts {
    pub subtotal: Money,
    /// Of all promotions, and by hand, together.
    pub discount: Money,
    /// Each line's share of the discounts, in the order of the lines.
    pub by_line: Vec<Money>,
    /// What each promotion takes off, in the order of the promotions; nothing for free shipping.
    pub by_promotion: Vec<Money>,
    /// What the staff take off by hand.
    pub by_hand: Money,
    pub free_shipping: bool,
    /// What is left of the lines, of each tax class.
    goods: ByClass,
}

impl Discounts {
    /// What the goods cost after discounts.
    ///
    /// # Errors
    /// Amounts out of range.
    pub fn goods(&self) -> Result<Money, MoneyError> {
        self.subtotal.checked_sub(self.discount)
    }
}

/// An amount for each tax class.
#[derive(Clone, Copy, Debug, PartialEq)]
struct ByClass {
    standard: Money,
    reduced: Money,
    zero: Money,
}

impl ByClass {
    fn nothing(currency: Currency) -> Self {
        let zero = Money::zero(currency);
        Self { standard: zero, reduced: zero, zero }
    }

    fn add(&mut self, class: TaxClass, amount: Money) -> Result<(), MoneyError> {
        let slot = match class {
            TaxClass::Standard => &mut self.standard,
            TaxClass::Reduced => &mut self.reduced,
            TaxClass::Zero => &mut self.zero,
        };
        *slot = slot.checked_add(amount)?;
        Ok(())
    }
}

/// The rates where the goods go. Goods of the class zero have none anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rates {
    pub standard: BasisPoints,
    pub reduced: BasisPoints,
}

/// How a basket is taxed.
#[derive(Clone, Copy, Debug)]
pub struct Taxes {
    /// True where prices contain the tax.
    pub included: bool,
    pub shipping: ShippingTax,
    pub rates: Rates,
}

/// Takes promotions off lines, in their order: each takes its part of what those before it have left. What is taken off
/// `by_hand` comes last, from all lines.
///
/// # Errors
/// Amounts out of range, or of two currencies.
pub fn discount(
    currency: Currency,
    lines: &[BasketLine],
    promotions: &[AppliedPromotion],
    by_hand: Option<Effect>,
) -> Result<Discounts, MoneyError> {
    let sum = |amounts: &[Money]| Money::sum(currency, amounts.iter().copied());

    // Rounding must not depend on the order in which lines are shown: lines are taken in the order of their ids.
    let mut order: Vec<(usize, &BasketLine)> = lines.iter().enumerate().collect();
    order.sort_by_key(|(_, line)| line.id);
    let mut left: Vec<Money> = order.iter().map(|(_, line)| line.price).collect();

    let subtotal = sum(&left)?;
    let mut by_promotion = Vec::with_capacity(promotions.len());
    for promotion in promotions {
        let reach: Vec<Money> =
            order.iter().zip(&left).map(|((_, line), left)| within_reach(promotion, line, *left)).collect();
        let parts = take(promotion.effect, &reach, &mut left)?;
        by_promotion.push(sum(&parts)?);
    }
    let by_hand_parts = match by_hand {
        Some(effect) => take(effect, &left.clone(), &mut left)?,
        None => Vec::new(),
    };
    let by_hand_amount = sum(&by_hand_parts)?;

    let mut by_line = vec![Money::zero(currency); lines.len()];
    let mut goods = ByClass::nothing(currency);
    for ((index, line), rest) in order.into_iter().zip(&left) {
        goods.add(line.tax_class, *rest)?;
        if let Some(slot) = by_line.get_mut(index) {
            *slot = line.price.checked_sub(*rest)?;
        }
    }
    Ok(Discounts {
        subtotal,
        discount: sum(&by_promotion)?.checked_add(by_hand_amount)?,
        by_line,
        by_promotion,
        by_hand: by_hand_amount,
        free_shipping: promotions
            .iter()
            .map(|promotion| promotion.effect)
            .chain(by_hand)
            .any(|effect| effect == Effect::FreeShipping),
        goods,
    })
}

/// Takes an effect's part of what is within its reach, line by line, off what is left, and returns the parts: none for an
/// effect that is not about lines.
fn take(effect: Effect, reach: &[Money], left: &mut [Money]) -> Result<Vec<Money>, MoneyError> {
    let parts = match effect {
        Effect::Percent { rate } => reach
            .iter()
            .map(|amount| amount.fraction(rate.min(BasisPoints(10_000)), Rounding::HalfUp))
            .collect::<Result<Vec<_>, _>>()?,
        Effect::Fixed { amount } if !amount.is_negative() => {
            let weights: Vec<i64> = reach.iter().map(|amount| amount.amount()).collect();
            // No part exceeds its line, because the whole does not exceed what is within reach.
            let all = Money::sum(amount.currency(), reach.iter().copied())?;
            allocate(amount.min(all)?, &weights)
        }
        Effect::Fixed { .. } | Effect::FreeShipping => Vec::new(),
    };
    for (amount, part) in left.iter_mut().zip(&parts) {
        *amount = amount.checked_sub(*part)?;
    }
    Ok(parts)
}

/// What a line that was sold costs when there are more or fewer of it, before its discount, and the discount: each unit
/// costs what it was sold at. Of fewer units the discount is their part, rounded half up and never more than they cost;
/// further units have none.
///
/// # Errors
/// Amounts out of range.
pub fn as_sold(line: &KeptLine) -> Result<(Money, Money), MoneyError> {
    let price = line.unit_price.checked_mul(line.quantity.get())?;
    let (left, sold) = (i128::from(line.quantity.get()), i128::from(line.sold.get()));
    if left >= sold {
        return Ok((price, line.discount.min(price)?));
    }
    let part = (i128::from(line.discount.amount()) * left * 2 + sold) / (sold * 2);
    let part = i64::try_from(part).map_err(|_| MoneyError::OutOfRange)?;
    Ok((price, Money::new(part, line.discount.currency())?.min(price)?))
}

/// Lines whose discounts are known, in their order.
///
/// # Errors
/// Amounts out of range, or of two currencies.
pub fn discounted(
    currency: Currency,
    lines: &[BasketLine],
    by_line: &[Money],
) -> Result<Discounts, MoneyError> {
    let mut goods = ByClass::nothing(currency);
    for (line, discount) in lines.iter().zip(by_line) {
        goods.add(line.tax_class, line.price.checked_sub(*discount)?)?;
    }
    Ok(Discounts {
        subtotal: Money::sum(currency, lines.iter().map(|line| line.price))?,
        discount: Money::sum(currency, by_line.iter().copied())?,
        by_line: by_line.to_vec(),
        by_promotion: Vec::new(),
        by_hand: Money::zero(currency),
        // What was charged for the shipping says it already.
        free_shipping: false,
        goods,
    })
}

/// Adds a basket up. Tax is rounded once for each rate, as an invoice shows it.
///
/// # Errors
/// Amounts out of range, or of two currencies.
pub fn total(discounts: &Discounts, shipping: Money, taxes: &Taxes) -> Result<Totals, MoneyError> {
    let shipping = if discounts.free_shipping { Money::zero(shipping.currency()) } else { shipping };
    let by_class = with_shipping(discounts.goods, shipping, taxes.shipping)?;
    let tax_of = |amount: Money, rate: BasisPoints| {
        if taxes.included {
            amount.included_tax(rate, Rounding::HalfUp)
        } else {
            amount.fraction(rate, Rounding::HalfUp)
        }
    };
    let tax = tax_of(by_class.standard, taxes.rates.standard)?
        .checked_add(tax_of(by_class.reduced, taxes.rates.reduced)?)?;
    let net = discounts.goods()?.checked_add(shipping)?;
    Ok(Totals {
        subtotal: discounts.subtotal,
        discount: discounts.discount,
        shipping,
        tax,
        total: if taxes.included { net } else { net.checked_add(tax)? },
        tax_included: taxes.included,
    })
}

/// What is taxed at each rate: the goods, and their shipping.
fn with_shipping(goods: ByClass, shipping: Money, how: ShippingTax) -> Result<ByClass, MoneyError> {
    let mut by_class = goods;
    match how {
        ShippingTax::None => {}
        ShippingTax::Standard => by_class.add(TaxClass::Standard, shipping)?,
        ShippingTax::Proportional => {
            // The first takes it all where the goods cost nothing.
            let classes = [TaxClass::Standard, TaxClass::Reduced, TaxClass::Zero];
            let weights = [goods.standard, goods.reduced, goods.zero].map(Money::amount);
            for (class, part) in classes.into_iter().zip(allocate(shipping, &weights)) {
                by_class.add(class, part)?;
            }
        }
    }
    Ok(by_class)
}

/// The part of what is left of a line that a promotion takes from: that of the units that it is for.
fn within_reach(promotion: &AppliedPromotion, line: &BasketLine, left: Money) -> Money {
    let Some(only) = &promotion.only else { return left };
    let all = u64::from(line.quantity.get());
    let named = only.iter().filter(|units| units.variant_id == line.variant_id);
    let units = named.map(|units| u64::from(units.quantity.get())).sum::<u64>().min(all);
    let weights = [units, all - units].map(|units| i64::try_from(units).unwrap_or(i64::MAX));
    allocate(left, &weights).first().copied().unwrap_or(Money::zero(left.currency()))
}

#[cfg(test)]
mod tests;
