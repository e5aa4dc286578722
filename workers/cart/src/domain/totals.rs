//! The one calculator of totals.
#![deny(clippy::float_arithmetic)]

use contract::{
    cart::Totals,
    promotion::{AppliedPromotion, Effect},
};
use kernel::{BasisPoints, Currency, LineId, Money, MoneyError, Rounding, allocate};

/// What a total is made of.
pub struct Basket<'a> {
    pub currency: Currency,
    /// Each line and its price before discounts, never negative.
    pub lines: &'a [(LineId, Money)],
    /// What applies, in this order.
    pub promotions: &'a [AppliedPromotion],
    pub shipping: Money,
    pub tax_rate: BasisPoints,
    /// True where prices contain the tax.
    pub tax_included: bool,
}

/// Totals, and where the discount comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Calculation {
    pub totals: Totals,
    /// Each line's share of the discounts, in the order of the lines.
    pub line_discounts: Vec<Money>,
    /// What each promotion takes off, in the order of the promotions; nothing for free shipping.
    pub promotion_discounts: Vec<Money>,
}

/// Adds a basket up. Each promotion takes its part of what those before it have left.
///
/// # Errors
/// Amounts out of range, or of two currencies.
pub fn calculate(basket: &Basket<'_>) -> Result<Calculation, MoneyError> {
    let currency = basket.currency;
    let sum = |amounts: &[Money]| Money::sum(currency, amounts.iter().copied());

    // Rounding must not depend on the order in which lines are shown: lines are taken in the order of their ids.
    let mut order: Vec<usize> = (0..basket.lines.len()).collect();
    order.sort_by_key(|index| basket.lines.get(*index).map(|line| line.0));
    let prices: Vec<Money> =
        order.iter().filter_map(|index| basket.lines.get(*index)).map(|line| line.1).collect();

    let subtotal = sum(&prices)?;
    let mut left = prices.clone();
    let mut shipping = basket.shipping;
    let mut promotion_discounts = Vec::with_capacity(basket.promotions.len());
    for promotion in basket.promotions {
        let parts = match promotion.effect {
            Effect::Percent { rate } => left
                .iter()
                .map(|amount| amount.fraction(rate.min(BasisPoints(10_000)), Rounding::HalfUp))
                .collect::<Result<Vec<_>, _>>()?,
            Effect::Fixed { amount } if !amount.is_negative() => {
                let weights: Vec<i64> = left.iter().map(|amount| amount.amount()).collect();
                // No part exceeds its line, because the whole does not exceed the lines.
                allocate(amount.min(sum(&left)?)?, &weights)
            }
            Effect::Fixed { .. } => Vec::new(),
            Effect::FreeShipping => {
                shipping = Money::zero(currency);
                Vec::new()
            }
        };
        for (amount, part) in left.iter_mut().zip(&parts) {
            *amount = amount.checked_sub(*part)?;
        }
        promotion_discounts.push(sum(&parts)?);
    }

    let discount = sum(&promotion_discounts)?;
    let net = subtotal.checked_sub(discount)?.checked_add(shipping)?;
    let (tax, total) = if basket.tax_included {
        (net.included_tax(basket.tax_rate, Rounding::HalfUp)?, net)
    } else {
        let tax = net.fraction(basket.tax_rate, Rounding::HalfUp)?;
        (tax, net.checked_add(tax)?)
    };

    let mut line_discounts = vec![Money::zero(currency); basket.lines.len()];
    for (index, (price, rest)) in order.into_iter().zip(prices.iter().zip(&left)) {
        if let Some(slot) = line_discounts.get_mut(index) {
            *slot = price.checked_sub(*rest)?;
        }
    }
    let totals = Totals { subtotal, discount, shipping, tax, total, tax_included: basket.tax_included };
    Ok(Calculation { totals, line_discounts, promotion_discounts })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn eur(amount: i64) -> Money {
        Money::new(amount, Currency::EUR).unwrap()
    }

    fn promotion(effect: Effect) -> AppliedPromotion {
        AppliedPromotion { promotion_id: testkit::id(1), code: None, name: "Sale".to_owned(), effect }
    }

    fn lines(amounts: &[i64]) -> Vec<(LineId, Money)> {
        amounts
            .iter()
            .zip(0_u8..)
            .map(|(amount, n)| (LineId::from_bits(u128::from(n)), eur(*amount)))
            .collect()
    }

    fn german<'a>(lines: &'a [(LineId, Money)], promotions: &'a [AppliedPromotion]) -> Basket<'a> {
        Basket {
            currency: Currency::EUR,
            lines,
            promotions,
            shipping: eur(490),
            tax_rate: BasisPoints(1900),
            tax_included: true,
        }
    }

    #[test]
    fn a_german_basket_contains_its_tax() {
        let totals = calculate(&german(&lines(&[1999, 500]), &[])).unwrap().totals;
        assert_eq!((totals.subtotal, totals.total), (eur(2499), eur(2989)));
        // 29.89 × 19 / 119 = 4.772…
        assert_eq!(totals.tax, eur(477));
    }

    #[test]
    fn tax_comes_on_top_where_prices_do_not_contain_it() {
        let lines = lines(&[1000]);
        let basket = Basket { tax_included: false, ..german(&lines, &[]) };
        let totals = calculate(&basket).unwrap().totals;
        assert_eq!((totals.tax, totals.total), (eur(283), eur(1773)));
    }

    #[test]
    fn a_fixed_discount_never_takes_more_than_the_lines() {
        let promotions = [promotion(Effect::Fixed { amount: eur(5000) })];
        let result = calculate(&german(&lines(&[300, 700]), &promotions)).unwrap();
        assert_eq!(result.line_discounts, [eur(300), eur(700)]);
        assert_eq!(result.totals.total, eur(490), "shipping is still paid");
    }

    #[test]
    fn free_shipping_is_no_discount_of_the_lines() {
        let promotions = [promotion(Effect::FreeShipping)];
        let result = calculate(&german(&lines(&[1000]), &promotions)).unwrap();
        assert_eq!((result.totals.shipping, result.totals.discount), (eur(0), eur(0)));
        assert_eq!(result.promotion_discounts, [eur(0)]);
    }

    #[test]
    fn the_second_promotion_takes_from_what_the_first_left() {
        let tenth = || promotion(Effect::Percent { rate: BasisPoints(1000) });
        let promotions = [tenth(), tenth()];
        let result = calculate(&german(&lines(&[1000]), &promotions)).unwrap();
        assert_eq!(result.promotion_discounts, [eur(100), eur(90)]);
    }

    fn effects() -> impl Strategy<Value = Vec<AppliedPromotion>> {
        let effect = prop_oneof![
            (0_u32..=10_000).prop_map(|rate| Effect::Percent { rate: BasisPoints(rate) }),
            (0_i64..20_000).prop_map(|amount| Effect::Fixed { amount: eur(amount) }),
            Just(Effect::FreeShipping),
        ];
        prop::collection::vec(effect.prop_map(promotion), 0..5)
    }

    proptest! {
        #[test]
        fn totals_add_up_and_nothing_is_negative(
            amounts in prop::collection::vec(0_i64..10_000, 0..12),
            promotions in effects(),
            shipping in 0_i64..2000,
            rate in 0_u32..3000,
            tax_included: bool,
        ) {
            let lines = lines(&amounts);
            let basket = Basket {
                currency: Currency::EUR,
                lines: &lines,
                promotions: &promotions,
                shipping: eur(shipping),
                tax_rate: BasisPoints(rate),
                tax_included,
            };
            let result = calculate(&basket).unwrap();
            let t = result.totals;
            let extra = if tax_included { 0 } else { t.tax.amount() };
            prop_assert_eq!(t.total.amount(), t.subtotal.amount() - t.discount.amount() + t.shipping.amount() + extra);
            prop_assert_eq!(Money::sum(Currency::EUR, result.line_discounts.clone()), Ok(t.discount));
            prop_assert_eq!(Money::sum(Currency::EUR, result.promotion_discounts), Ok(t.discount));
            for amount in [t.subtotal, t.discount, t.shipping, t.tax, t.total] {
                prop_assert!(!amount.is_negative());
            }
            for (discount, amount) in result.line_discounts.iter().zip(amounts) {
                prop_assert!(discount.amount() >= 0 && discount.amount() <= amount);
            }
        }

        #[test]
        fn the_order_of_lines_changes_no_amount(
            lines in prop::collection::vec(0_i64..10_000, 1..12).prop_map(|amounts| lines(&amounts)).prop_flat_map(|lines| (Just(lines.clone()), Just(lines).prop_shuffle())),
            promotions in effects(),
        ) {
            let (sorted, shuffled) = lines;
            let first = calculate(&german(&sorted, &promotions)).unwrap();
            let second = calculate(&german(&shuffled, &promotions)).unwrap();
            prop_assert_eq!(first.totals, second.totals);
            let by_line = |lines: &[(LineId, Money)], discounts: Vec<Money>| {
                lines.iter().map(|line| line.0).zip(discounts).collect::<std::collections::BTreeMap<_, _>>()
            };
            prop_assert_eq!(by_line(&sorted, first.line_discounts), by_line(&shuffled, second.line_discounts));
        }
    }
}
