use super::*;
use contract::promotion::TargetedUnits;
use proptest::prelude::*;

fn eur(amount: i64) -> Money {
    Money::new(amount, Currency::EUR).unwrap()
}

fn promotion(effect: Effect) -> AppliedPromotion {
    AppliedPromotion { promotion_id: testkit::id(1), code: None, name: "Sale".to_owned(), effect, only: None }
}

/// Lines of one unit each.
fn lines(amounts: &[i64]) -> Vec<BasketLine> {
    amounts.iter().zip(0_u8..).map(|(amount, n)| line(n, 1, *amount)).collect()
}

/// The `n`th line: so many units that cost so much together.
fn line(n: u8, quantity: u32, price: i64) -> BasketLine {
    BasketLine {
        id: LineId::from_bits(u128::from(n)),
        variant_id: testkit::id(n),
        quantity: quantity.try_into().unwrap(),
        price: eur(price),
        tax_class: TaxClass::Standard,
    }
}

fn of_class(tax_class: TaxClass, line: BasketLine) -> BasketLine {
    BasketLine { tax_class, ..line }
}

fn in_currency(currency: Currency, line: BasketLine) -> BasketLine {
    BasketLine { price: Money::new(line.price.amount(), currency).unwrap(), ..line }
}

/// A promotion of some units: of the `n`th line so many.
fn aimed(effect: Effect, units: &[(u8, u32)]) -> AppliedPromotion {
    let units = units.iter().map(|(n, quantity)| TargetedUnits {
        variant_id: testkit::id(*n),
        quantity: (*quantity).try_into().unwrap(),
    });
    AppliedPromotion { only: Some(units.collect()), ..promotion(effect) }
}

/// A basket, as it is priced in one go.
struct Basket<'a> {
    lines: &'a [BasketLine],
    promotions: &'a [AppliedPromotion],
    by_hand: Option<Effect>,
    shipping: Money,
    taxes: Taxes,
}

struct Calculation {
    totals: Totals,
    line_discounts: Vec<Money>,
    promotion_discounts: Vec<Money>,
    by_hand: Money,
}

fn calculate(basket: &Basket<'_>) -> Result<Calculation, MoneyError> {
    let discounts = discount(basket.shipping.currency(), basket.lines, basket.promotions, basket.by_hand)?;
    let totals = total(&discounts, basket.shipping, &basket.taxes)?;
    let Discounts { by_line, by_promotion, by_hand, .. } = discounts;
    Ok(Calculation { totals, line_discounts: by_line, promotion_discounts: by_promotion, by_hand })
}

fn taxes(included: bool, shipping: ShippingTax, standard: u32, reduced: u32) -> Taxes {
    let rates = Rates { standard: BasisPoints(standard), reduced: BasisPoints(reduced) };
    Taxes { included, shipping, rates }
}

fn german<'a>(lines: &'a [BasketLine], promotions: &'a [AppliedPromotion]) -> Basket<'a> {
    let taxes = taxes(true, ShippingTax::Proportional, 1900, 700);
    Basket { lines, promotions, by_hand: None, shipping: eur(490), taxes }
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
    let taxes = taxes(false, ShippingTax::Proportional, 1900, 700);
    let basket = Basket { taxes, ..german(&lines, &[]) };
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
fn what_is_taken_off_by_hand_comes_after_the_promotions_and_is_split_over_the_lines() {
    // 20.00 and 10.00 less 10 % are 18.00 and 9.00; 3.00 off are split 2 : 1.
    let promotions = [promotion(Effect::Percent { rate: BasisPoints(1000) })];
    let lines = lines(&[2000, 1000]);
    let by_hand = Some(Effect::Fixed { amount: eur(300) });
    let result = calculate(&Basket { by_hand, ..german(&lines, &promotions) }).unwrap();
    assert_eq!((result.by_hand, result.totals.discount), (eur(300), eur(600)));
    assert_eq!(result.line_discounts, [eur(400), eur(200)]);
    let all = Basket {
        by_hand: Some(Effect::Percent { rate: BasisPoints(10_000) }),
        ..german(&lines, &promotions)
    };
    assert_eq!(calculate(&all).unwrap().totals.total, eur(490));
    let shipping = Basket { by_hand: Some(Effect::FreeShipping), ..german(&lines, &promotions) };
    assert_eq!(calculate(&shipping).unwrap().totals.total, eur(2700));
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

#[test]
fn a_promotion_takes_from_its_own_lines_only() {
    let half = Effect::Percent { rate: BasisPoints(5000) };
    let basket = [line(1, 1, 1000), line(2, 3, 3000), line(3, 1, 500)];
    let result = calculate(&german(&basket, &[aimed(half, &[(2, 3), (3, 1)])])).unwrap();
    assert_eq!(result.line_discounts, [eur(0), eur(1500), eur(250)]);
    let fixed = Effect::Fixed { amount: eur(9000) };
    let result = calculate(&german(&basket, &[aimed(fixed, &[(1, 1), (3, 1)])])).unwrap();
    assert_eq!(result.line_discounts, [eur(1000), eur(0), eur(500)], "never more than its own lines");
}

#[test]
fn a_free_unit_costs_its_part_of_what_is_left_of_the_line() {
    let free = Effect::Percent { rate: BasisPoints(10_000) };
    // 3 × 3.33 = 9.99; one of three is free: 3.33.
    let basket = [line(1, 3, 999)];
    let result = calculate(&german(&basket, &[aimed(free, &[(1, 1)])])).unwrap();
    assert_eq!(result.line_discounts, [eur(333)]);
    // After 10 % off (1.00, rounded from 0.999), 8.99 are left: two of three units are 5.993… of it.
    let tenth = promotion(Effect::Percent { rate: BasisPoints(1000) });
    let result = calculate(&german(&basket, &[tenth, aimed(free, &[(1, 2)])])).unwrap();
    assert_eq!(result.promotion_discounts, [eur(100), eur(599)]);
    // More units than the line has are no more than all of them.
    let result = calculate(&german(&basket, &[aimed(free, &[(1, 2), (1, 5)])])).unwrap();
    assert_eq!(result.line_discounts, [eur(999)]);
}

/// EU VAT, prices with tax: a lamp of 30.00 at the standard rate and a book of 20.00 at the reduced one; shipping of 4.90
/// is split 30 : 20 into 2.94 and 1.96, so 32.94 and 21.96 are taxed.
#[test]
fn vat_in_the_eu_has_two_rates_and_shipping_follows_the_goods() {
    let lines = [line(1, 1, 3000), of_class(TaxClass::Reduced, line(2, 2, 2000))];
    let tax = |standard: u32, reduced: u32| {
        let taxes = taxes(true, ShippingTax::Proportional, standard, reduced);
        let totals = calculate(&Basket { taxes, ..german(&lines, &[]) }).unwrap().totals;
        assert_eq!((totals.subtotal, totals.total), (eur(5000), eur(5490)));
        totals.tax
    };
    // Germany: 32.94 × 19 / 119 = 5.259… and 21.96 × 7 / 107 = 1.436…
    assert_eq!(tax(1900, 700), eur(526 + 144));
    // Austria: 32.94 × 20 / 120 = 5.49 and 21.96 × 10 / 110 = 1.996…
    assert_eq!(tax(2000, 1000), eur(549 + 200));
    // France: 32.94 × 20 / 120 = 5.49 and 21.96 × 5.5 / 105.5 = 1.144…
    assert_eq!(tax(2000, 550), eur(549 + 114));
}

/// As before, with shipping at the standard rate: 34.90 × 19 / 119 = 5.572… and 20.00 × 7 / 107 = 1.308…
#[test]
fn shipping_may_have_the_standard_rate_whatever_is_sent() {
    let lines = [line(1, 1, 3000), of_class(TaxClass::Reduced, line(2, 2, 2000))];
    let basket = Basket { taxes: taxes(true, ShippingTax::Standard, 1900, 700), ..german(&lines, &[]) };
    assert_eq!(calculate(&basket).unwrap().totals.tax, eur(557 + 131));
}

/// US sales tax in California, 7.25 % on top, shipping untaxed: 100.00 − 10 % = 90.00; 90.00 × 7.25 % = 6.525, so 6.53;
/// 90.00 + 9.99 + 6.53 = 106.52.
#[test]
fn sales_tax_in_the_us_comes_on_top_and_leaves_shipping_out() {
    let lines = [in_currency(Currency::USD, line(1, 4, 10_000))];
    let basket = Basket {
        lines: &lines,
        promotions: &[promotion(Effect::Percent { rate: BasisPoints(1000) })],
        by_hand: None,
        shipping: Money::new(999, Currency::USD).unwrap(),
        taxes: taxes(false, ShippingTax::None, 725, 0),
    };
    let totals = calculate(&basket).unwrap().totals;
    let amounts = [totals.subtotal, totals.discount, totals.shipping, totals.tax, totals.total];
    assert_eq!(amounts.map(Money::amount), [10_000, 1000, 999, 653, 10_652]);
}

/// Japan, 10 % and 8 % for food, in whole yen: a cup of 1,100 with shipping of 500, 1,600 × 10 / 110 = 145.4…; tea of 540,
/// 540 × 8 / 108 = 40.
#[test]
fn yen_have_no_decimals() {
    let lines = [line(1, 1, 1100), of_class(TaxClass::Reduced, line(2, 1, 540))];
    let lines = lines.map(|line| in_currency(Currency::JPY, line));
    let basket = Basket {
        lines: &lines,
        promotions: &[],
        by_hand: None,
        shipping: Money::new(500, Currency::JPY).unwrap(),
        taxes: taxes(true, ShippingTax::Standard, 1000, 800),
    };
    let totals = calculate(&basket).unwrap().totals;
    assert_eq!([totals.tax, totals.total].map(Money::amount), [145 + 40, 2140]);
    assert_eq!(totals.total.to_string(), "2140 JPY");
}

/// Dinars have a thousand fils; 5 % on top, of shipping too: 3 × 1.255 = 3.765; 10 % of it is 0.3765, so 0.377 off;
/// 3.388 + 1.500 = 4.888, of which 5 % are 0.2444, so 0.244; in all 5.132.
#[test]
fn dinars_have_three_decimals() {
    let lines = [in_currency(Currency::KWD, line(1, 3, 3765))];
    let basket = Basket {
        lines: &lines,
        promotions: &[promotion(Effect::Percent { rate: BasisPoints(1000) })],
        by_hand: None,
        shipping: Money::new(1500, Currency::KWD).unwrap(),
        taxes: taxes(false, ShippingTax::Standard, 500, 0),
    };
    let totals = calculate(&basket).unwrap().totals;
    assert_eq!([totals.discount, totals.tax, totals.total].map(Money::amount), [377, 244, 5132]);
    assert_eq!(totals.total.to_string(), "5.132 KWD");
}

#[test]
fn untaxed_goods_are_untaxed_and_so_is_their_share_of_shipping() {
    // 10.00 at 19 % and 30.00 untaxed: 4.90 is split 1.23 : 3.67 (1.225 and 3.675), and 11.23 × 19 / 119 = 1.793…
    let lines = [line(1, 1, 1000), of_class(TaxClass::Zero, line(2, 1, 3000))];
    assert_eq!(calculate(&german(&lines, &[])).unwrap().totals.tax, eur(179));
}

#[test]
fn shipping_of_goods_that_cost_nothing_has_the_standard_rate() {
    let lines = [of_class(TaxClass::Reduced, line(1, 1, 0))];
    // 4.90 × 19 / 119 = 0.782…
    assert_eq!(calculate(&german(&lines, &[])).unwrap().totals.tax, eur(78));
}

fn class() -> impl Strategy<Value = TaxClass> {
    prop::sample::select(vec![TaxClass::Standard, TaxClass::Reduced, TaxClass::Zero])
}

fn how_taxed() -> impl Strategy<Value = Taxes> {
    let shipping =
        prop::sample::select(vec![ShippingTax::Proportional, ShippingTax::Standard, ShippingTax::None]);
    (any::<bool>(), shipping, 0_u32..3000, 0_u32..3000)
        .prop_map(|(included, shipping, standard, reduced)| taxes(included, shipping, standard, reduced))
}

fn effect() -> impl Strategy<Value = Effect> {
    prop_oneof![
        (0_u32..=10_000).prop_map(|rate| Effect::Percent { rate: BasisPoints(rate) }),
        (0_i64..20_000).prop_map(|amount| Effect::Fixed { amount: eur(amount) }),
        Just(Effect::FreeShipping),
    ]
}

fn effects() -> impl Strategy<Value = Vec<AppliedPromotion>> {
    let aim = prop::option::of(prop::collection::vec((0_u8..12, 1_u32..5), 0..6));
    let promotion = (effect(), aim).prop_map(|(effect, aim)| match aim {
        Some(units) => aimed(effect, &units),
        None => promotion(effect),
    });
    prop::collection::vec(promotion, 0..5)
}

fn baskets() -> impl Strategy<Value = Vec<BasketLine>> {
    let lines = prop::collection::vec((1_u32..5, 0_i64..10_000, class()), 0..12);
    lines.prop_map(|lines| {
        lines
            .into_iter()
            .zip(0_u8..)
            .map(|((quantity, price, class), n)| of_class(class, line(n, quantity, price)))
            .collect()
    })
}

proptest! {
    #[test]
    fn totals_add_up_and_nothing_is_negative(
        lines in baskets(),
        promotions in effects(),
        by_hand in prop::option::of(effect()),
        shipping in 0_i64..2000,
        taxes in how_taxed(),
    ) {
        let basket = Basket { lines: &lines, promotions: &promotions, by_hand, shipping: eur(shipping), taxes };
        let result = calculate(&basket).unwrap();
        let t = result.totals;
        let extra = if taxes.included { 0 } else { t.tax.amount() };
        prop_assert_eq!(t.total.amount(), t.subtotal.amount() - t.discount.amount() + t.shipping.amount() + extra);
        prop_assert_eq!(Money::sum(Currency::EUR, result.line_discounts.clone()), Ok(t.discount));
        let all = result.promotion_discounts.into_iter().chain([result.by_hand]);
        prop_assert_eq!(Money::sum(Currency::EUR, all), Ok(t.discount));
        for amount in [t.subtotal, t.discount, t.shipping, t.tax, t.total] {
            prop_assert!(!amount.is_negative());
        }
        for (discount, line) in result.line_discounts.iter().zip(&lines) {
            prop_assert!(discount.amount() >= 0 && discount.amount() <= line.price.amount());
        }
    }

    #[test]
    fn the_tax_is_that_of_both_rates_to_the_cent(
        lines in baskets(),
        promotions in effects(),
        by_hand in prop::option::of(effect()),
        shipping in 0_i64..2000,
        taxes in how_taxed(),
    ) {
        let basket = Basket { lines: &lines, promotions: &promotions, by_hand, shipping: eur(shipping), taxes };
        let tax = calculate(&basket).unwrap().totals.tax.amount();
        // Never more than all of it at the higher rate, rounded once a rate.
        let all = lines.iter().map(|line| line.price.amount()).sum::<i64>() + shipping;
        let highest = taxes.rates.standard.max(taxes.rates.reduced);
        let most = if taxes.included {
            eur(all).included_tax(highest, Rounding::HalfUp)
        } else {
            eur(all).fraction(highest, Rounding::HalfUp)
        };
        prop_assert!(tax <= most.unwrap().amount() + 1);
    }

    #[test]
    fn the_order_of_lines_changes_no_amount(
        (sorted, shuffled) in baskets().prop_flat_map(|lines| (Just(lines.clone()), Just(lines).prop_shuffle())),
        promotions in effects(),
        by_hand in prop::option::of(effect()),
        taxes in how_taxed(),
    ) {
        let first = calculate(&Basket { by_hand, taxes, ..german(&sorted, &promotions) }).unwrap();
        let second = calculate(&Basket { by_hand, taxes, ..german(&shuffled, &promotions) }).unwrap();
        prop_assert_eq!(first.totals, second.totals);
        let by_line = |lines: &[BasketLine], discounts: Vec<Money>| {
            lines.iter().map(|line| line.id).zip(discounts).collect::<std::collections::BTreeMap<_, _>>()
        };
        prop_assert_eq!(by_line(&sorted, first.line_discounts), by_line(&shuffled, second.line_discounts));
    }
}

fn kept(n: u8, sold: u32, unit_price: i64, discount: i64, quantity: u32) -> KeptLine {
    KeptLine {
        id: testkit::id(n),
        variant_id: testkit::id(n),
        sold: sold.try_into().unwrap(),
        unit_price: eur(unit_price),
        discount: eur(discount),
        quantity: quantity.try_into().unwrap(),
    }
}

#[test]
fn what_was_sold_keeps_its_price_and_the_discount_of_the_units_that_are_left() {
    assert_eq!(as_sold(&kept(1, 3, 1000, 500, 3)), Ok((eur(3000), eur(500))));
    assert_eq!(as_sold(&kept(1, 3, 1000, 500, 1)), Ok((eur(1000), eur(167))));
    assert_eq!(as_sold(&kept(1, 3, 1000, 500, 2)), Ok((eur(2000), eur(333))));
    assert_eq!(
        as_sold(&kept(1, 3, 1000, 500, 5)),
        Ok((eur(5000), eur(500))),
        "more of it has no more discount"
    );
}

proptest! {
    #[test]
    fn a_discount_shrinks_with_its_line_and_never_exceeds_it(
        sold in 1_u32..50, price in 0_i64..5000, percent in 0_i64..=100, quantity in 1_u32..60,
    ) {
        let discount = price * i64::from(sold) * percent / 100;
        let (total, left) = as_sold(&kept(1, sold, price, discount, quantity)).unwrap();
        prop_assert_eq!(total, eur(price * i64::from(quantity)));
        prop_assert!(left.amount() <= total.amount() && left.amount() <= discount && !left.is_negative());
        if quantity >= sold {
            prop_assert_eq!(left.amount(), discount);
        }
    }

    #[test]
    fn an_order_that_is_not_changed_costs_what_it_did(
        prices in prop::collection::vec(1_i64..5000, 1..6), rate in 0_u32..=10_000, included in any::<bool>(),
    ) {
        let basket = lines(&prices);
        let promotions = [promotion(Effect::Percent { rate: BasisPoints(rate) })];
        let taxes = Taxes {
            included,
            shipping: ShippingTax::Proportional,
            rates: Rates { standard: BasisPoints(1900), reduced: BasisPoints(700) },
        };
        let sold = discount(Currency::EUR, &basket, &promotions, None).unwrap();
        let again = discounted(Currency::EUR, &basket, &sold.by_line).unwrap();
        prop_assert_eq!(total(&sold, eur(490), &taxes), total(&again, eur(490), &taxes));
    }
}
