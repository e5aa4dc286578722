use super::*;
use contract::Address;
use kernel::{CountryCode, Currency};
use proptest::prelude::*;
use serde_json::json;

fn eur(amount: i64) -> Money {
    Money::new(amount, Currency::EUR).unwrap()
}

fn country(code: &str) -> CountryCode {
    code.parse().unwrap()
}

fn address(country: &str, region: Option<&str>, postal_code: &str) -> Address {
    serde_json::from_value(json!({
        "name": "Ada", "line1": "1 Main St", "city": "Town", "postal_code": postal_code, "region": region,
        "country": country,
    }))
    .unwrap()
}

fn method(id: &str, price: i64) -> ShippingMethod {
    ShippingMethod {
        id: id.to_owned(),
        name: id.to_owned(),
        names: std::collections::BTreeMap::new(),
        kind: ShippingKind::Flat,
        price: eur(price),
        steps: Vec::new(),
        free_from: None,
        estimate: None,
        estimates: std::collections::BTreeMap::new(),
        countries: vec![country("DE"), country("US")],
        regions: Vec::new(),
        postal_prefixes: Vec::new(),
        active: true,
    }
}

fn steps(steps: &[(u32, i64)]) -> Vec<PriceStep> {
    steps.iter().map(|(from, price)| PriceStep { from: *from, price: eur(*price) }).collect()
}

fn parcel(weight: u64, goods: i64) -> Parcel<'static> {
    Parcel { destination: Destination { country: country("DE"), address: None }, weight, goods: eur(goods) }
}

fn cost(method: &ShippingMethod, parcel: &Parcel<'_>) -> i64 {
    options(std::slice::from_ref(method), parcel).first().unwrap().price.amount()
}

#[test]
fn a_heavy_parcel_costs_what_its_step_costs() {
    let by_weight = ShippingMethod {
        kind: ShippingKind::ByWeight,
        steps: steps(&[(2000, 690), (10_000, 1490)]),
        ..method("parcel", 490)
    };
    for (weight, price) in [(0, 490), (1999, 490), (2000, 690), (9999, 690), (10_000, 1490), (u64::MAX, 1490)]
    {
        assert_eq!(cost(&by_weight, &parcel(weight, 0)), price, "{weight} g");
    }
}

#[test]
fn a_price_by_total_looks_at_what_the_goods_cost_after_discounts() {
    let by_total =
        ShippingMethod { kind: ShippingKind::ByTotal, steps: steps(&[(5000, 290)]), ..method("parcel", 490) };
    for (goods, price) in [(0, 490), (4999, 490), (5000, 290)] {
        assert_eq!(cost(&by_total, &parcel(0, goods)), price, "{goods}");
    }
}

#[test]
fn what_is_free_from_an_amount_is_free_from_exactly_that() {
    let free = ShippingMethod { free_from: Some(eur(5000)), ..method("parcel", 490) };
    assert_eq!([4999, 5000, 9000].map(|goods| cost(&free, &parcel(0, goods))), [490, 0, 0]);
}

#[test]
fn options_stand_by_what_they_cost_this_parcel() {
    let light = ShippingMethod {
        kind: ShippingKind::ByWeight,
        steps: steps(&[(1000, 2000)]),
        ..method("light", 100)
    };
    let methods = [method("flat", 500), light, ShippingMethod { active: false, ..method("off", 1) }];
    let ids = |weight| options(&methods, &parcel(weight, 0)).into_iter().map(|o| o.id).collect::<Vec<_>>();
    assert_eq!(ids(10), ["light", "flat"]);
    assert_eq!(ids(1000), ["flat", "light"]);
}

#[test]
fn nobody_is_made_to_fetch_what_could_be_sent() {
    let pickup = ShippingMethod { kind: ShippingKind::Pickup, ..method("pickup", 0) };
    let ids = |methods: &[ShippingMethod]| {
        options(methods, &parcel(0, 0)).into_iter().map(|option| option.id).collect::<Vec<_>>()
    };
    assert_eq!(ids(&[pickup.clone(), method("parcel", 490)]), ["parcel", "pickup"]);
    assert_eq!(ids(&[pickup]), ["pickup"]);
}

#[test]
fn a_way_goes_to_its_countries_regions_and_postal_codes_only() {
    let goes = |method: &ShippingMethod, address: Option<&Address>, code: &str| {
        serves(method, &Destination { country: country(code), address })
    };
    let all = method("all", 0);
    assert!(goes(&all, None, "DE") && !goes(&all, None, "FR"));
    let california = ShippingMethod { regions: vec!["CA".to_owned()], ..method("ca", 0) };
    assert!(goes(&california, Some(&address("US", Some(" ca "), "90210")), "US"));
    assert!(!goes(&california, Some(&address("US", Some("NY"), "10001")), "US"));
    assert!(!goes(&california, Some(&address("US", None, "90210")), "US"));
    assert!(!goes(&california, None, "US"), "not before the address is known");
    let berlin = ShippingMethod { postal_prefixes: vec!["10".to_owned(), "12".to_owned()], ..method("b", 0) };
    assert!(goes(&berlin, Some(&address("DE", None, "1 2-045")), "DE"));
    assert!(!goes(&berlin, Some(&address("DE", None, "20095")), "DE"));
}

proptest! {
    #[test]
    fn a_parcel_never_costs_less_than_nothing_or_what_no_step_says(
        price in 0_i64..5000,
        prices in prop::collection::vec((1_u32..50_000, 0_i64..5000), 0..6),
        weight in 0_u64..60_000,
    ) {
        let by_weight = ShippingMethod {
            kind: ShippingKind::ByWeight,
            steps: steps(&prices),
            ..method("parcel", price)
        };
        let cost = cost(&by_weight, &parcel(weight, 0));
        let reached = prices.iter().any(|(from, step)| u64::from(*from) <= weight && *step == cost);
        prop_assert!(reached || (cost == price && prices.iter().all(|(from, _)| u64::from(*from) > weight)));
    }
}
