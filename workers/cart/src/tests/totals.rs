//! Totals do not hang on how a cart came to be.

use super::world::{World, address, eur, variant};
use contract::{product::TaxClass, promotion::Effect};
use kernel::{BasisPoints, Principal};
use proptest::prelude::*;
use serde_json::{Value, json};

/// What a shopper does to a cart.
#[derive(Clone, Copy, Debug)]
enum Step {
    Add(u8, u32),
    Coupon(&'static str),
    Address,
    Express,
}

const STEPS: [Step; 7] = [
    Step::Add(1, 2),
    Step::Add(2, 3),
    Step::Add(1, 1),
    Step::Coupon("TEN"),
    Step::Coupon("FIVE"),
    Step::Address,
    Step::Express,
];

fn take(world: &World, cart: &str, step: Step) {
    let path = format!("/carts/{cart}");
    let answer = match step {
        Step::Add(n, quantity) => world.add(&Principal::Guest, cart, n, quantity),
        Step::Coupon(code) => world.guest("POST", &format!("{path}/coupons"), json!({"code": code})),
        Step::Address => world.guest("PUT", &format!("{path}/shipping-address"), address("AT")),
        Step::Express => world.guest("PUT", &format!("{path}/shipping-option"), json!({"id": "express"})),
    };
    answer.ok();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_order_in_which_a_cart_is_put_together_changes_no_amount(
        steps in Just(STEPS.to_vec()).prop_shuffle(),
        price in 1_i64..5000,
    ) {
        let world = World::new();
        world.others.sell(2, eur(price));
        world.others.variants.borrow_mut().get_mut(&variant(2)).unwrap().tax_class = TaxClass::Reduced;
        world.others.promote(Some("TEN"), Effect::Percent { rate: BasisPoints(1000) });
        world.others.promote(Some("FIVE"), Effect::Fixed { amount: eur(500) });
        let totals = |steps: &[Step]| {
            let cart = world.guest_cart(&[]);
            for step in steps {
                take(&world, &cart, *step);
            }
            world.guest("GET", &format!("/carts/{cart}"), Value::Null).ok()["totals"].clone()
        };
        prop_assert_eq!(totals(&steps), totals(&STEPS));
    }
}
