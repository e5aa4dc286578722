use super::*;
use contract::promotion::{Conditions, Effect, EvaluatedLine, TargetedUnits};
use kernel::{BasisPoints, CountryCode, Currency};
use proptest::prelude::*;
use std::time::Duration;
use testkit::{id, now};

fn eur(amount: i64) -> Money {
    Money::new(amount, Currency::EUR).unwrap()
}

fn country(code: &str) -> CountryCode {
    code.parse().unwrap()
}

fn ten_percent(n: u8, code: Option<&str>) -> Candidate {
    let promotion = Promotion {
        id: id(n),
        name: format!("Promotion {n}"),
        code: code.map(str::to_owned),
        unique_codes: false,
        kind: PromotionKind::Percent,
        percent: Some(10),
        amount: None,
        buy_quantity: None,
        get_quantity: None,
        usage_limit: None,
        per_customer_limit: None,
        minimum_subtotal: None,
        conditions: Conditions::default(),
        priority: 0,
        stacking: Stacking::Combinable,
        starts_at: None,
        ends_at: None,
        active: true,
        used: 0,
        created_at: now(),
    };
    Candidate { promotion, used_by_customer: 0, unique: None }
}

/// The `n`th variant, of the `n`th product and category: so many units that cost so much each.
fn line(n: u8, quantity: u32, unit_price: i64) -> EvaluatedLine {
    EvaluatedLine {
        variant_id: id(n),
        product_id: id(n),
        category_ids: vec![id(n), id(100)],
        quantity: quantity.try_into().unwrap(),
        total: eur(unit_price * i64::from(quantity)),
    }
}

fn cart_of(codes: &[&str], lines: Vec<EvaluatedLine>) -> Evaluate {
    Evaluate {
        currency: Currency::EUR,
        codes: codes.iter().map(|code| (*code).to_owned()).collect(),
        customer_id: None,
        country: country("DE"),
        ordered_before: None,
        lines,
        gift_card_ids: Vec::new(),
    }
}

fn cart(codes: &[&str], total: i64) -> Evaluate {
    cart_of(codes, vec![line(1, 1, total)])
}

/// Why a changed ten-percent coupon does not apply to a changed cart of 30 euros.
fn reason_in(
    change: impl Fn(&mut Candidate),
    change_cart: impl Fn(&mut Evaluate),
) -> Option<RejectionReason> {
    let mut candidate = ten_percent(1, Some("TEN"));
    change(&mut candidate);
    let mut cart = cart(&["ten"], 3000);
    change_cart(&mut cart);
    let evaluation = evaluate(&cart, &[candidate], now()).unwrap();
    assert_ne!(evaluation.applied.is_empty(), evaluation.rejected.is_empty());
    evaluation.rejected.first().map(|rejected| rejected.reason)
}

fn reason(change: impl Fn(&mut Candidate)) -> Option<RejectionReason> {
    reason_in(change, |_| {})
}

#[test]
fn a_coupon_says_why_it_does_not_apply() {
    let second = Duration::from_secs(1);
    assert_eq!(reason(|_| {}), None);
    assert_eq!(reason(|c| c.promotion.active = false), Some(RejectionReason::Inactive));
    assert_eq!(reason(|c| c.promotion.starts_at = Some(now())), None);
    assert_eq!(
        reason(|c| c.promotion.starts_at = Some(now().plus(second))),
        Some(RejectionReason::NotStarted)
    );
    assert_eq!(reason(|c| c.promotion.ends_at = Some(now())), Some(RejectionReason::Expired));
    assert_eq!(reason(|c| c.promotion.ends_at = Some(now().plus(second))), None);
    assert_eq!(
        reason(|c| (c.promotion.usage_limit, c.promotion.used) = (Some(3), 3)),
        Some(RejectionReason::UsedUp)
    );
    assert_eq!(reason(|c| (c.promotion.usage_limit, c.promotion.used) = (Some(3), 2)), None);
    assert_eq!(
        reason(|c| (c.promotion.per_customer_limit, c.used_by_customer) = (Some(1), 1)),
        Some(RejectionReason::CustomerLimitReached)
    );
    assert_eq!(
        reason(|c| c.promotion.minimum_subtotal = Some(eur(3001))),
        Some(RejectionReason::MinimumNotMet)
    );
    assert_eq!(reason(|c| c.promotion.minimum_subtotal = Some(eur(3000))), None);
    let francs = Money::new(100, Currency::CHF).unwrap();
    assert_eq!(
        reason(|c| c.promotion.minimum_subtotal = Some(francs)),
        Some(RejectionReason::CurrencyMismatch)
    );
}

#[test]
fn a_promotion_for_accounts_asks_who_is_signed_in() {
    let signed_in = |c: &mut Candidate| c.promotion.conditions.signed_in = true;
    let listed = |c: &mut Candidate| c.promotion.conditions.customer_ids = vec![id(7), id(8)];
    let by = |n: u8| move |cart: &mut Evaluate| cart.customer_id = Some(id(n));
    assert_eq!(reason(signed_in), Some(RejectionReason::SignInRequired));
    assert_eq!(reason_in(signed_in, by(1)), None);
    assert_eq!(reason(listed), Some(RejectionReason::SignInRequired));
    assert_eq!(reason_in(listed, by(1)), Some(RejectionReason::NotForCustomer));
    assert_eq!(reason_in(listed, by(8)), None);
}

#[test]
fn a_first_order_is_believed_until_the_checkout_knows_better_and_used_once() {
    let first = |c: &mut Candidate| c.promotion.conditions.first_order = true;
    let before = |known: Option<bool>| move |cart: &mut Evaluate| cart.ordered_before = known;
    assert_eq!(reason_in(first, before(None)), None);
    assert_eq!(reason_in(first, before(Some(false))), None);
    assert_eq!(reason_in(first, before(Some(true))), Some(RejectionReason::NotFirstOrder));
    let used = |c: &mut Candidate| (c.promotion.conditions.first_order, c.used_by_customer) = (true, 1);
    assert_eq!(reason(used), Some(RejectionReason::CustomerLimitReached));
}

#[test]
fn a_promotion_for_some_countries_looks_where_the_goods_go() {
    let alps = |c: &mut Candidate| c.promotion.conditions.countries = vec![country("AT"), country("CH")];
    assert_eq!(reason(alps), Some(RejectionReason::CountryExcluded));
    assert_eq!(reason_in(alps, |cart| cart.country = country("CH")), None);
}

#[test]
fn a_promotion_for_some_products_takes_from_their_lines_and_counts_only_them() {
    let lines = || vec![line(1, 2, 1000), line(2, 1, 500), line(3, 1, 9000)];
    let mut candidate = ten_percent(1, Some("TEN"));
    candidate.promotion.conditions.product_ids = vec![id(1)];
    candidate.promotion.conditions.category_ids = vec![id(2)];
    let of = |candidate: &Candidate| {
        evaluate(&cart_of(&["TEN"], lines()), std::slice::from_ref(candidate), now()).unwrap()
    };
    let units =
        |n: u8, quantity: u32| TargetedUnits { variant_id: id(n), quantity: quantity.try_into().unwrap() };
    assert_eq!(of(&candidate).applied[0].only, Some(vec![units(1, 2), units(2, 1)]));
    candidate.promotion.minimum_subtotal = Some(eur(2501));
    assert_eq!(of(&candidate).rejected[0].reason, RejectionReason::MinimumNotMet);
    candidate.promotion.conditions.product_ids = vec![id(9)];
    candidate.promotion.conditions.category_ids = vec![id(9)];
    assert_eq!(of(&candidate).rejected[0].reason, RejectionReason::NoMatchingItems);
    // Every product lies below category 100, so that is as good as no condition.
    candidate.promotion.conditions.category_ids = vec![id(100)];
    assert_eq!(of(&candidate).applied[0].only, None);
}

fn buy_get(buy: u32, get: u32) -> Candidate {
    let mut candidate = ten_percent(1, Some("TEN"));
    candidate.promotion.kind = PromotionKind::BuyXGetY;
    (candidate.promotion.percent, candidate.promotion.buy_quantity, candidate.promotion.get_quantity) =
        (None, Some(buy), Some(get));
    candidate
}

#[test]
fn of_so_many_units_the_cheapest_are_free() {
    let of = |candidate: &Candidate, lines: Vec<EvaluatedLine>| {
        evaluate(&cart_of(&["TEN"], lines), std::slice::from_ref(candidate), now()).unwrap()
    };
    let given = |candidate: &Candidate, lines: Vec<EvaluatedLine>| {
        let applied = of(candidate, lines).applied;
        assert_eq!(applied[0].effect, Effect::Percent { rate: BasisPoints(10_000) });
        let units = applied[0].only.clone().unwrap();
        units.iter().map(|units| (units.variant_id, units.quantity.get())).collect::<Vec<_>>()
    };
    let three_for_two = buy_get(2, 1);
    // Three units, the cheapest is of the second line.
    assert_eq!(given(&three_for_two, vec![line(1, 2, 900), line(2, 1, 500)]), [(id(2), 1)]);
    // Seven units are two times three and one more: two are free.
    assert_eq!(given(&three_for_two, vec![line(1, 6, 900), line(2, 1, 500)]), [(id(2), 1), (id(1), 1)]);
    // Buy one, get two: of six units four.
    assert_eq!(given(&buy_get(1, 2), vec![line(1, 6, 900)]), [(id(1), 4)]);
    let short = of(&three_for_two, vec![line(1, 1, 900), line(2, 1, 500)]);
    assert_eq!(short.rejected[0].reason, RejectionReason::NotEnoughItems);
    // Units of other products neither count nor are given.
    let mut for_second = buy_get(2, 1);
    for_second.promotion.conditions.product_ids = vec![id(2)];
    assert_eq!(
        of(&for_second, vec![line(1, 9, 900), line(2, 2, 500)]).rejected[0].reason,
        RejectionReason::NotEnoughItems
    );
    let mut half = buy_get(1, 1);
    half.promotion.percent = Some(50);
    let applied = of(&half, vec![line(1, 2, 900)]).applied;
    assert_eq!(applied[0].effect, Effect::Percent { rate: BasisPoints(5000) });
}

#[test]
fn what_applies_by_itself_needs_no_code_and_is_silent_when_it_does_not() {
    let mut big = ten_percent(2, None);
    big.promotion.minimum_subtotal = Some(eur(10_000));
    let candidates = [ten_percent(1, None), big];
    let evaluation = evaluate(&cart(&[], 3000), &candidates, now()).unwrap();
    assert_eq!(evaluation.applied.len(), 1);
    assert_eq!(evaluation.applied[0].effect, Effect::Percent { rate: BasisPoints(1000) });
    assert_eq!(evaluation.rejected, []);
}

#[test]
fn percentages_come_before_fixed_amounts_and_free_shipping_last() {
    let mut fixed = ten_percent(1, None);
    (fixed.promotion.kind, fixed.promotion.amount) = (PromotionKind::Fixed, Some(eur(5)));
    let mut shipping = ten_percent(2, Some("SHIP"));
    shipping.promotion.kind = PromotionKind::FreeShipping;
    let mut candidates = [shipping, fixed, ten_percent(3, Some("TEN"))];
    let ids = |candidates: &[Candidate]| {
        let evaluation = evaluate(&cart(&["SHIP", "TEN"], 3000), candidates, now()).unwrap();
        evaluation.applied.iter().map(|applied| applied.promotion_id).collect::<Vec<_>>()
    };
    assert_eq!(ids(&candidates), [id(3), id(1), id(2)]);
    candidates[0].promotion.priority = 1;
    assert_eq!(ids(&candidates), [id(2), id(3), id(1)], "a higher priority comes first");
}

#[test]
fn a_code_that_is_typed_twice_counts_once() {
    let evaluation = evaluate(&cart(&["TEN", "ten", "??"], 3000), &[ten_percent(1, Some("TEN"))], now());
    let evaluation = evaluation.unwrap();
    assert_eq!(evaluation.applied.len(), 1);
    assert_eq!(evaluation.rejected.len(), 1);
    assert_eq!(evaluation.rejected[0].reason, RejectionReason::Unknown);
}

#[test]
fn one_of_many_codes_applies_once_and_is_used_up_by_itself() {
    let with = |code: &str, used: u32| {
        let mut candidate = ten_percent(1, None);
        candidate.promotion.unique_codes = true;
        candidate.unique = Some(UniqueCode { code: code.to_owned(), usage_limit: 2, used });
        candidate
    };
    let evaluation = evaluate(
        &cart(&["B-2", "A-1", "C-3"], 3000),
        &[with("A-1", 0), with("B-2", 1), with("C-3", 2)],
        now(),
    );
    let evaluation = evaluation.unwrap();
    assert_eq!(evaluation.applied.len(), 1);
    assert_eq!(evaluation.applied[0].code.as_deref(), Some("A-1"));
    let reasons: Vec<_> = evaluation.rejected.iter().map(|rejected| rejected.reason).collect();
    assert_eq!(reasons, [RejectionReason::NotCombinable, RejectionReason::UsedUp]);
}

const STACKINGS: [Stacking; 3] = [Stacking::Combinable, Stacking::Single, Stacking::Exclusive];

/// Every pair of ways of stacking, with every order of priorities: which of two codes apply.
#[test]
fn two_promotions_apply_together_only_where_both_allow_it() {
    for first in STACKINGS {
        for second in STACKINGS {
            for priority in [-1, 0, 1] {
                let (mut one, mut two) = (ten_percent(1, Some("ONE")), ten_percent(2, Some("TWO")));
                (one.promotion.stacking, two.promotion.stacking) = (first, second);
                two.promotion.priority = priority;
                let evaluation = evaluate(&cart(&["TWO", "ONE"], 3000), &[two, one], now()).unwrap();
                let together = first != Stacking::Exclusive
                    && second != Stacking::Exclusive
                    && (first, second) != (Stacking::Single, Stacking::Single);
                let ids: Vec<_> = evaluation.applied.iter().map(|applied| applied.promotion_id).collect();
                let expected = match (priority > 0, together) {
                    (true, true) => vec![id(2), id(1)],
                    (false, true) => vec![id(1), id(2)],
                    (true, false) => vec![id(2)],
                    (false, false) => vec![id(1)],
                };
                assert_eq!(ids, expected, "{first:?} {second:?} {priority}");
                let rejected: Vec<_> = evaluation.rejected.iter().map(|rejected| rejected.reason).collect();
                assert_eq!(rejected, vec![RejectionReason::NotCombinable; usize::from(!together)]);
            }
        }
    }
}

#[test]
fn a_code_goes_before_what_applies_by_itself() {
    let mut sale = ten_percent(1, None);
    sale.promotion.stacking = Stacking::Exclusive;
    let mut coupon = ten_percent(2, Some("TEN"));
    let applied = |sale: &Candidate, coupon: &Candidate| {
        let candidates = [sale.clone(), coupon.clone()];
        let evaluation = evaluate(&cart(&["TEN"], 3000), &candidates, now()).unwrap();
        evaluation.applied.iter().map(|applied| applied.promotion_id).collect::<Vec<_>>()
    };
    assert_eq!(applied(&sale, &coupon), [id(2)]);
    sale.promotion.priority = 5;
    assert_eq!(applied(&sale, &coupon), [id(1)]);
    coupon.promotion.priority = 5;
    assert_eq!(applied(&sale, &coupon), [id(2)]);
}

fn candidate(n: u8) -> impl Strategy<Value = Candidate> {
    let kind = prop_oneof![
        Just(PromotionKind::Percent),
        Just(PromotionKind::Fixed),
        Just(PromotionKind::FreeShipping),
        Just(PromotionKind::BuyXGetY),
    ];
    let aim = prop::option::of(0_u8..6);
    let stacking = prop::sample::select(STACKINGS.to_vec());
    (kind, any::<bool>(), aim, stacking, -2..3_i32, 1..4_u32, 1..4_u32, prop::option::of(1_i64..5000))
        .prop_map(move |(kind, by_itself, aim, stacking, priority, buy, get, minimum)| {
            let code = format!("CODE{n}");
            let mut candidate = ten_percent(n, (!by_itself).then_some(code.as_str()));
            let promotion = &mut candidate.promotion;
            (promotion.kind, promotion.stacking, promotion.priority) = (kind, stacking, priority);
            match kind {
                PromotionKind::Fixed => (promotion.percent, promotion.amount) = (None, Some(eur(700))),
                PromotionKind::BuyXGetY => {
                    (promotion.buy_quantity, promotion.get_quantity) = (Some(buy), Some(get));
                }
                PromotionKind::FreeShipping => promotion.percent = None,
                PromotionKind::Percent => {}
            }
            promotion.conditions.product_ids = aim.map(id).into_iter().collect();
            promotion.minimum_subtotal = minimum.map(eur);
            candidate
        })
}

fn candidates() -> impl Strategy<Value = Vec<Candidate>> {
    (0_u8..7).prop_flat_map(|count| (0..count).map(candidate).collect::<Vec<_>>())
}

fn shuffled<T: Clone + std::fmt::Debug + 'static>(
    all: impl Strategy<Value = Vec<T>>,
) -> impl Strategy<Value = (Vec<T>, Vec<T>)> {
    all.prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
}

fn lines() -> impl Strategy<Value = Vec<EvaluatedLine>> {
    prop::collection::vec((1..6_u32, 0..3000_i64), 1..6)
        .prop_map(|lines| lines.into_iter().zip(0_u8..).map(|((q, p), n)| line(n, q, p)).collect())
}

proptest! {
    #[test]
    fn no_order_makes_a_difference(
        (candidates, other_candidates) in shuffled(candidates()),
        (lines, other_lines) in shuffled(lines()),
        (codes, other_codes) in shuffled(Just((0..8).map(|n| format!("CODE{n}")).collect::<Vec<_>>())),
    ) {
        let cart = |codes: &[String], lines: Vec<EvaluatedLine>| {
            Evaluate { codes: codes.to_vec(), ..cart_of(&[], lines) }
        };
        let sorted = |mut evaluation: Evaluation| {
            evaluation.rejected.sort_by(|a, b| a.code.cmp(&b.code));
            for units in evaluation.applied.iter_mut().filter_map(|applied| applied.only.as_mut()) {
                units.sort_by_key(|units| units.variant_id);
            }
            evaluation
        };
        let one = evaluate(&cart(&codes, lines), &candidates, now()).unwrap();
        let other = evaluate(&cart(&other_codes, other_lines), &other_candidates, now()).unwrap();
        prop_assert_eq!(sorted(one), sorted(other));
    }

    #[test]
    fn every_code_applies_or_has_a_reason_and_nothing_takes_units_that_are_not_there(
        candidates in candidates(),
        lines in lines(),
    ) {
        let codes: Vec<String> = (0..8).map(|n| format!("CODE{n}")).collect();
        let cart = Evaluate { codes: codes.clone(), ..cart_of(&[], lines.clone()) };
        let evaluation = evaluate(&cart, &candidates, now()).unwrap();
        for code in &codes {
            let applies = evaluation.applied.iter().filter(|applied| applied.code.as_ref() == Some(code)).count();
            let refused = evaluation.rejected.iter().filter(|rejected| rejected.code == *code).count();
            prop_assert_eq!(applies + refused, 1);
        }
        for units in evaluation.applied.iter().filter_map(|applied| applied.only.as_ref()).flatten() {
            let line = lines.iter().find(|line| line.variant_id == units.variant_id).unwrap();
            prop_assert!(units.quantity <= line.quantity);
        }
        let stacking = |applied: &AppliedPromotion| {
            candidates.iter().find(|c| c.promotion.id == applied.promotion_id).unwrap().promotion.stacking
        };
        let count = |wanted| evaluation.applied.iter().filter(|applied| stacking(applied) == wanted).count();
        prop_assert!(count(Stacking::Single) <= 1);
        prop_assert!(count(Stacking::Exclusive) == 0 || evaluation.applied.len() == 1);
    }
}
