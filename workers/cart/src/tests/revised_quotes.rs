//! What an order costs whose lines are changed.

use super::world::{World, address, eur, variant};
use contract::product::TaxClass;
use kernel::LineId;
use serde_json::{Value, json};
use testkit::id;

fn ask(world: &World, kept: &Value, added: &Value) -> (u16, Value) {
    let body = json!({"currency": "EUR", "address": address("DE"), "tax_included": true, "shipping": eur(490),
        "kept": kept, "added": added});
    let answer = world.service("/revised-quotes", body);
    (answer.status, answer.body)
}

fn kept(n: u8, sold: u32, unit_price: i64, discount: i64, quantity: u32) -> Value {
    json!({"id": id::<LineId>(n), "variant_id": variant(n), "sold": sold, "unit_price": eur(unit_price),
        "discount": eur(discount), "quantity": quantity})
}

#[test]
fn sold_lines_keep_their_price_and_added_ones_cost_what_they_cost_today() {
    let world = World::new();
    world.others.sell(1, eur(2500));
    world.others.sell(2, eur(700));
    world.others.variants.borrow_mut().get_mut(&variant(2)).unwrap().tax_class = TaxClass::Reduced;
    let added = json!([{"id": id::<LineId>(9), "variant_id": variant(2), "quantity": 2}]);
    let (status, quote) = ask(&world, &json!([kept(1, 2, 1999, 400, 1)]), &added);
    assert_eq!(status, 200, "{quote}");
    assert_eq!(
        (&quote["kept"][0]["total"], &quote["kept"][0]["discount"]),
        (&json!(eur(1999)), &json!(eur(200)))
    );
    assert_eq!(
        (&quote["added"][0]["unit_price"], &quote["added"][0]["total"]),
        (&json!(eur(700)), &json!(eur(1400)))
    );
    let totals = &quote["totals"];
    assert_eq!(
        (&totals["subtotal"], &totals["discount"], &totals["shipping"], &totals["total"]),
        (&json!(eur(3399)), &json!(eur(200)), &json!(eur(490)), &json!(eur(3689)))
    );
}

#[test]
fn what_is_not_sold_is_named_and_what_makes_no_sense_refused() {
    let world = World::new();
    world.others.sell(1, eur(2500));
    let added = json!([{"id": id::<LineId>(9), "variant_id": variant(250), "quantity": 2}]);
    let (status, problem) = ask(&world, &json!([kept(1, 1, 1, 0, 1)]), &added);
    assert_eq!((status, &problem["unavailable"]), (409, &json!([variant(250)])), "{problem}");
    assert_eq!(ask(&world, &json!([]), &json!([])).0, 409);
    assert_eq!(ask(&world, &json!([kept(1, 1, 1, 0, 1000)]), &json!([])).0, 400);
    assert_eq!(ask(&world, &json!([kept(1, 1, -1, 0, 1)]), &json!([])).0, 400);
}

#[test]
fn what_is_sent_instead_keeps_a_discount_that_is_never_more_than_it_costs() {
    let world = World::new();
    world.others.sell(2, eur(700));
    for (wanted, taken) in [(150, 150), (900, 700)] {
        let added = json!([{"id": id::<LineId>(9), "variant_id": variant(2), "quantity": 1,
            "discount": eur(wanted)}]);
        let (status, quote) = ask(&world, &json!([]), &added);
        assert_eq!((status, &quote["added"][0]["discount"]), (200, &json!(eur(taken))), "{quote}");
        assert_eq!(quote["totals"]["discount"], json!(eur(taken)));
        assert_eq!(quote["totals"]["total"], json!(eur(700 - taken + 490)));
    }
    let negative =
        json!([{"id": id::<LineId>(9), "variant_id": variant(2), "quantity": 1, "discount": eur(-1)}]);
    assert_eq!(ask(&world, &json!([]), &negative).0, 400);
}
