//! A variant's units at several locations.

use super::{SOLD, World, back, held, order, places_add_up, stocked};
use crate::item::commands::{Hold, ReadLedger, RestockUnits, ReviseUnits, Sale};
use contract::inventory::{
    MAIN_LOCATION, MovementKind, PlannedUnits, StockAtLocation, StockPolicy, TransferStock, UpdateStock,
};
use edge::ObjectStorage;
use kernel::{ErrorCode, LocationId};
use proptest::prelude::*;
use std::time::Duration;
use testkit::{Sqlite, now, run};

fn loc(n: u8) -> LocationId {
    if n == 0 { MAIN_LOCATION } else { testkit::id(n) }
}

fn moving(from: u8, to: u8, quantity: u32) -> TransferStock {
    TransferStock { from: loc(from), to: loc(to), quantity: quantity.try_into().unwrap(), reason: None }
}

impl World {
    /// What is on hand and sold at each location.
    fn at(&self) -> Vec<(LocationId, i64, i64)> {
        let told = |it: StockAtLocation| (it.location_id, it.on_hand, it.allocated);
        self.stock(now()).locations.into_iter().map(told).collect()
    }

    /// From where an order is sent.
    fn planned(&self, n: u8) -> Vec<(LocationId, i64)> {
        let planned = self.item.plan(order(n), now()).unwrap().into_iter();
        planned.filter(|it| it.planned > 0).map(|it| (it.location_id, it.planned)).collect()
    }

    fn bring(&self, n: u8, units: i64) {
        self.item.adjust(loc(n), units, "delivered", None, now()).unwrap();
    }
}

#[test]
fn what_was_there_before_lies_at_the_main_location() {
    let world = stocked(5);
    assert_eq!(world.at(), [(MAIN_LOCATION, 5, 0)]);
    world.item.allocate("k", order(1), 2, &[], now()).unwrap();
    assert_eq!((world.at(), world.planned(1)), (vec![(MAIN_LOCATION, 5, 2)], vec![(MAIN_LOCATION, 2)]));
    let movements = world.item.ledger(0, &ReadLedger { from: None, limit: 9 }).unwrap();
    assert_eq!(movements[0].movement.location_id, MAIN_LOCATION);
}

#[test]
fn an_object_of_before_there_were_locations_goes_on_where_it_was() {
    let world = stocked(5);
    world.item.allocate("k", order(1), 2, &[], now()).unwrap();
    // Its tables as the version before had them.
    let old = Sqlite::empty();
    edge::migrate_object(&old, &crate::item::schema::VERSIONS[..6]).unwrap();
    for sql in [
        "INSERT INTO item (only, variant_id, sku, on_hand, reserved, allocated, level)
         VALUES (1, 'var_00000000000000000000000001', 'MUG-1', 5, 0, 2, 'low')",
        "INSERT INTO movements (id, kind, quantity, at) VALUES ('mov_1', 'opening', 5, 0)",
        "INSERT INTO allocations (order_id, key, quantity) VALUES ('ord_1', 'k', 2)",
    ] {
        old.execute(sql);
    }
    edge::migrate_object(&old, crate::item::schema::VERSIONS).unwrap();
    let lies =
        format!("SELECT count(*) FROM movements WHERE location = '{MAIN_LOCATION}' AND kind = 'opening'");
    assert_eq!((old.number(&lies), old.number("SELECT count(*) FROM places")), (1, 0));
    assert!(old.sql(edge::Statement::new("DELETE FROM movements")).is_err(), "still append-only");
}

#[test]
fn units_at_all_locations_are_sold_together_and_sent_from_the_first_that_has_them() {
    let world = stocked(2);
    world.bring(1, 3);
    assert_eq!(world.available(), 5);
    assert!(held(&world.item.reserve("k", 3, now()).unwrap()));
    assert_eq!(world.item.reserve("l", 3, now()).unwrap(), Hold::Short { available: 2 });
    assert_eq!(world.item.allocate("k", order(1), 3, &[MAIN_LOCATION, loc(1)], now()).unwrap(), SOLD);
    assert_eq!(world.planned(1), [(loc(1), 3)]);
    // Another ranking changes nothing any more.
    let again = world.item.allocate("k", order(1), 3, &[loc(1)], now()).unwrap();
    assert_eq!(again, Sale::Sold { repeated: true });
    assert_eq!(world.at(), [(MAIN_LOCATION, 2, 0), (loc(1), 3, 3)]);

    world.item.ship("p", order(1), 2, None, now()).unwrap();
    world.item.ship("p", order(1), 2, None, now()).unwrap();
    assert_eq!(world.at(), [(MAIN_LOCATION, 2, 0), (loc(1), 1, 1)]);
    let movements = world.item.ledger(0, &ReadLedger { from: None, limit: 9 }).unwrap();
    let last = &movements[0].movement;
    assert_eq!((last.kind, last.quantity, last.location_id), (MovementKind::Shipment, -2, loc(1)));
    world.item.release_allocation(order(1), now()).unwrap();
    assert_eq!(world.at(), [(MAIN_LOCATION, 2, 0), (loc(1), 1, 0)]);
    places_add_up(&world.storage);
}

#[test]
fn a_line_that_no_location_has_all_of_leaves_from_several() {
    let world = stocked(2);
    world.bring(1, 3);
    world.item.allocate("k", order(1), 4, &[loc(1), MAIN_LOCATION], now()).unwrap();
    assert_eq!(world.planned(1), [(MAIN_LOCATION, 1), (loc(1), 3)]);
    world.item.ship("p", order(1), 4, None, now()).unwrap();
    assert_eq!(world.at(), [(MAIN_LOCATION, 1, 0)]);
    let movements = world.item.ledger(0, &ReadLedger { from: None, limit: 9 }).unwrap();
    assert_eq!(movements.iter().map(|entry| entry.movement.quantity).collect::<Vec<_>>(), [-3, -1, 3, 2]);
}

#[test]
fn the_staff_sends_from_elsewhere_what_nobody_else_has_bought_there() {
    let world = stocked(2);
    world.bring(1, 3);
    world.item.allocate("a", order(1), 2, &[loc(1)], now()).unwrap();
    world.item.allocate("b", order(2), 1, &[MAIN_LOCATION], now()).unwrap();
    let plan = world.item.plan(order(1), now()).unwrap();
    let at = |n, planned, at_most| PlannedUnits { location_id: loc(n), planned, at_most };
    assert_eq!(plan, [at(0, 0, 1), at(1, 2, 2)]);
    let refused = world.item.ship("p1", order(1), 2, Some(MAIN_LOCATION), now()).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Conflict);
    world.item.ship("p1", order(1), 1, Some(MAIN_LOCATION), now()).unwrap();
    assert_eq!(world.at(), [(MAIN_LOCATION, 1, 1), (loc(1), 3, 1)]);
    // The second order waits for the unit that is left.
    let refused = world.item.ship("p2", order(1), 1, Some(MAIN_LOCATION), now()).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Conflict);
    places_add_up(&world.storage);
}

#[test]
fn a_transfer_is_two_movements_in_one_step_and_happens_once() {
    let world = stocked(5);
    world.item.allocate("k", order(1), 2, &[], now()).unwrap();
    let short = world.item.transfer(&moving(0, 1, 4), None, now()).unwrap_err();
    assert_eq!((short.code, short.extra["available"].as_i64()), (ErrorCode::OutOfStock, Some(3)));
    let first = world.item.transfer(&moving(0, 1, 3), Some("staff k"), now()).unwrap();
    let again = world.item.transfer(&moving(0, 1, 3), Some("staff k"), now()).unwrap();
    assert!(!first.replayed && again.replayed);
    assert_eq!(first.transfer, again.transfer);
    let (out, into) = (first.transfer.out, first.transfer.into);
    assert_eq!((out.location_id, out.quantity), (MAIN_LOCATION, -3));
    assert_eq!((into.location_id, into.quantity, into.kind), (loc(1), 3, MovementKind::Transfer));
    assert_eq!((world.at(), world.available()), (vec![(MAIN_LOCATION, 2, 2), (loc(1), 3, 0)], 3));
    for other in [moving(0, 2, 3), moving(0, 1, 2), moving(1, 0, 3)] {
        let refused = world.item.transfer(&other, Some("staff k"), now()).unwrap_err();
        assert_eq!(refused.code, ErrorCode::IdempotencyMismatch);
    }
    let refused = world.item.adjust(MAIN_LOCATION, -3, "broken", Some("staff k"), now()).unwrap_err();
    assert_eq!(refused.code, ErrorCode::IdempotencyMismatch);
    places_add_up(&world.storage);
}

#[test]
fn units_that_are_held_may_be_moved_but_not_counted_out() {
    let world = stocked(3);
    world.item.reserve("k", 3, now()).unwrap();
    world.item.transfer(&moving(0, 1, 3), None, now()).unwrap();
    let refused = world.item.adjust(loc(1), -1, "broken", None, now()).unwrap_err();
    assert_eq!((refused.code, refused.extra["available"].as_i64()), (ErrorCode::OutOfStock, Some(0)));
    world.item.allocate("k", order(1), 3, &[MAIN_LOCATION, loc(1)], now()).unwrap();
    assert_eq!(world.planned(1), [(loc(1), 3)]);
}

#[test]
fn what_is_sold_at_a_location_is_not_counted_out_there_even_if_more_lies_elsewhere() {
    let world = stocked(9);
    world.bring(1, 2);
    world.item.allocate("k", order(1), 2, &[loc(1)], now()).unwrap();
    let refused = world.item.adjust(loc(1), -1, "broken", None, now()).unwrap_err();
    assert_eq!((refused.code, refused.extra["available"].as_i64()), (ErrorCode::OutOfStock, Some(0)));
    world.item.adjust(MAIN_LOCATION, -9, "broken", None, now()).unwrap();
}

#[test]
fn what_is_sold_ahead_is_owed_by_the_main_location_and_sent_from_where_it_arrives() {
    let world = stocked(0);
    let ahead = UpdateStock { policy: Some(StockPolicy::Backorder), ..UpdateStock::default() };
    world.item.configure(&ahead, now()).unwrap();
    world.item.allocate("k", order(1), 3, &[loc(1), MAIN_LOCATION], now()).unwrap();
    assert_eq!(world.at(), [(MAIN_LOCATION, 0, 3)]);
    assert_eq!(world.item.ship("p", order(1), 1, None, now()).unwrap_err().code, ErrorCode::Conflict);
    world.bring(1, 3);
    world.item.ship("p", order(1), 3, None, now()).unwrap();
    assert_eq!(world.at(), [(MAIN_LOCATION, 0, 0)]);
    places_add_up(&world.storage);
}

#[test]
fn what_comes_back_lies_where_it_was_sent_from_unless_the_staff_says_otherwise() {
    let world = stocked(1);
    world.bring(1, 3);
    world.item.allocate("k", order(1), 3, &[loc(1)], now()).unwrap();
    world.item.ship("p", order(1), 3, None, now()).unwrap();
    let open = vec![MAIN_LOCATION, loc(1), loc(2)];
    let came = |key, location| RestockUnits { location, open: open.clone(), ..back(key, 1) };
    world.item.restock(&came("r1", None), now()).unwrap();
    world.item.restock(&came("r2", Some(loc(2))), now()).unwrap();
    // A closed location takes nothing in.
    world.item.restock(&RestockUnits { open: vec![MAIN_LOCATION], ..came("r3", None) }, now()).unwrap();
    assert_eq!(world.at(), [(MAIN_LOCATION, 2, 0), (loc(1), 1, 0), (loc(2), 1, 0)]);
    // Said again with another place, it lies where it lay.
    world.item.restock(&came("r1", Some(loc(2))), now()).unwrap();
    assert_eq!(world.at(), [(MAIN_LOCATION, 2, 0), (loc(1), 1, 0), (loc(2), 1, 0)]);
}

#[test]
fn an_order_that_is_changed_is_sent_more_along_the_ranking_and_gives_back_where_it_had_the_fewest() {
    let world = stocked(2);
    world.bring(1, 3);
    world.bring(2, 2);
    let revise = |revision, quantity, ranking: &[u8]| {
        let ranking = ranking.iter().map(|n| loc(*n)).collect();
        let sale = world.item.revise(&ReviseUnits { order_id: order(1), revision, quantity, ranking }, now());
        places_add_up(&world.storage);
        sale.unwrap()
    };
    world.item.allocate("k", order(1), 1, &[MAIN_LOCATION], now()).unwrap();
    assert_eq!(revise(1, 3, &[1, 0]), SOLD);
    assert_eq!(world.planned(1), [(MAIN_LOCATION, 1), (loc(1), 2)]);
    // Some of there it has already.
    assert_eq!(revise(2, 6, &[1, 0]), SOLD);
    assert_eq!(world.planned(1), [(MAIN_LOCATION, 2), (loc(1), 3), (loc(2), 1)]);
    // Another ranking moves nothing that was routed.
    assert_eq!(revise(2, 6, &[2]), Sale::Sold { repeated: true });
    assert_eq!(revise(3, 8, &[]), Sale::Short { available: 1 });
    assert_eq!(world.planned(1), [(MAIN_LOCATION, 2), (loc(1), 3), (loc(2), 1)]);
    assert_eq!(revise(4, 4, &[0]), SOLD);
    assert_eq!((world.planned(1), world.available()), (vec![(MAIN_LOCATION, 1), (loc(1), 3)], 3));
    world.item.ship("p", order(1), 4, None, now()).unwrap();
    assert_eq!(world.at(), [(MAIN_LOCATION, 1, 0), (loc(2), 2, 0)]);
}

#[test]
fn what_an_order_bought_only_when_it_was_changed_is_routed_too() {
    let world = stocked(2);
    world.bring(1, 3);
    let wanted =
        |revision, quantity| ReviseUnits { order_id: order(1), revision, quantity, ranking: vec![loc(1)] };
    assert_eq!(world.item.revise(&wanted(1, 3), now()).unwrap(), SOLD);
    assert_eq!(world.planned(1), [(loc(1), 3)]);
    assert_eq!(world.item.revise(&wanted(2, 0), now()).unwrap(), SOLD);
    assert_eq!(world.at(), [(MAIN_LOCATION, 2, 0), (loc(1), 3, 0)]);
    places_add_up(&world.storage);
}

#[test]
fn the_list_says_what_lies_where() {
    let world = stocked(5);
    world.bring(1, 2);
    world.item.reserve("k", 1, now()).unwrap();
    world.item.allocate("l", order(1), 1, &[loc(1)], now()).unwrap();
    world.settle();
    let places = format!(r#"places = '{{"{MAIN_LOCATION}":[5,5],"{}":[2,1]}}'"#, loc(1));
    assert_eq!(world.db.number(&format!("SELECT count(*) FROM stock_levels WHERE {places}")), 1);
    world.item.transfer(&moving(0, 1, 4), None, now()).unwrap();
    world.settle();
    let places = format!(r#"places = '{{"{MAIN_LOCATION}":[1,1],"{}":[6,5]}}'"#, loc(1));
    assert_eq!(world.db.number(&format!("SELECT count(*) FROM stock_levels WHERE {places}")), 1);
}

#[derive(Clone, Debug)]
enum Step {
    Reserve(u8, i64),
    Release(u8),
    Allocate { key: u8, order: u8, quantity: i64, ranking: Vec<u8> },
    ReleaseAllocation(u8),
    Revise { order: u8, revision: u32, quantity: u32, ranking: Vec<u8> },
    Ship { key: u8, order: u8, quantity: i64, from: Option<u8> },
    Adjust(u8, i64),
    Transfer(u8, u8, u32),
    Restock(u8, Option<u8>, Vec<u8>),
    SellAhead(bool),
    Wait(u64),
}

fn step() -> impl Strategy<Value = Step> {
    let place = || 0..4_u8;
    let ranking = || prop::collection::vec(0..4_u8, 0..4);
    prop_oneof![
        3 => (0..6_u8, 1..5_i64).prop_map(|(key, quantity)| Step::Reserve(key, quantity)),
        1 => (0..6_u8).prop_map(Step::Release),
        4 => (0..6_u8, 0..5_u8, 1..6_i64, ranking())
            .prop_map(|(key, order, quantity, ranking)| Step::Allocate { key, order, quantity, ranking }),
        1 => (0..5_u8).prop_map(Step::ReleaseAllocation),
        4 => (0..5_u8, 1..20_u32, 0..8_u32, ranking())
            .prop_map(|(order, revision, quantity, ranking)| Step::Revise { order, revision, quantity, ranking }),
        3 => (0..8_u8, 0..5_u8, 1..5_i64, prop::option::of(place()))
            .prop_map(|(key, order, quantity, from)| Step::Ship { key, order, quantity, from }),
        4 => (place(), (-6..7_i64).prop_filter("not 0", |delta| *delta != 0))
            .prop_map(|(at, delta)| Step::Adjust(at, delta)),
        3 => (place(), place(), 1..6_u32).prop_map(|(from, to, units)| Step::Transfer(from, to, units)),
        1 => (0..4_u8, prop::option::of(place()), ranking())
            .prop_map(|(key, to, open)| Step::Restock(key, to, open)),
        1 => any::<bool>().prop_map(Step::SellAhead),
        1 => (1..700_u64).prop_map(Step::Wait),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn locations_sum_to_the_books_and_their_movements_to_them_whatever_happens(
        opening in 0..20_u32,
        steps in prop::collection::vec(step(), 1..60),
    ) {
        let world = stocked(opening);
        let mut at = now();
        let mut ever_ahead = false;
        for step in steps {
            let before = world.stock(at);
            let item = &world.item;
            let places = |all: &[u8]| all.iter().map(|n| loc(*n)).collect::<Vec<_>>();
            let refused = match step.clone() {
                Step::Reserve(key, quantity) => {
                    matches!(item.reserve(&format!("k{key}"), quantity, at), Err(_) | Ok(Hold::Short { .. }))
                }
                Step::Release(key) => item.release(&format!("k{key}"), at).is_err(),
                Step::Allocate { key, order: n, quantity, ranking } => {
                    let sale = item.allocate(&format!("k{key}"), order(n), quantity, &places(&ranking), at);
                    matches!(sale, Err(_) | Ok(Sale::Short { .. }))
                }
                Step::ReleaseAllocation(n) => item.release_allocation(order(n), at).is_err(),
                Step::Revise { order: n, revision, quantity, ranking } => {
                    let wanted = ReviseUnits { order_id: order(n), revision, quantity, ranking: places(&ranking) };
                    matches!(item.revise(&wanted, at), Err(_) | Ok(Sale::Short { .. }))
                }
                Step::Ship { key, order: n, quantity, from } => {
                    item.ship(&format!("s{key}"), order(n), quantity, from.map(loc), at).is_err()
                }
                Step::Adjust(place, delta) => item.adjust(loc(place), delta, "counted", None, at).is_err(),
                Step::Transfer(from, to, units) => item.transfer(&moving(from, to, units), None, at).is_err(),
                Step::Restock(key, to, open) => {
                    let came = RestockUnits {
                        location: to.map(loc), open: places(&open), ..back(&format!("r{key}"), 2)
                    };
                    item.restock(&came, at).is_err()
                }
                Step::SellAhead(ahead) => {
                    ever_ahead |= ahead;
                    let policy = if ahead { StockPolicy::Backorder } else { StockPolicy::Deny };
                    let change = UpdateStock { policy: Some(policy), ..UpdateStock::default() };
                    item.configure(&change, at).unwrap();
                    false
                }
                Step::Wait(seconds) => { at = at.plus(Duration::from_secs(seconds)); false }
            };
            let stock = world.stock(at);
            if refused {
                prop_assert_eq!(&stock, &before, "{:?} was refused and changed the books", step);
            }
            let sum = |units: fn(&StockAtLocation) -> i64| stock.locations.iter().map(units).sum::<i64>();
            prop_assert_eq!((sum(|it| it.on_hand), sum(|it| it.allocated)), (stock.on_hand, stock.allocated));
            places_add_up(&world.storage);
            for it in &stock.locations {
                let moved = format!(
                    "SELECT coalesce(sum(quantity), 0) FROM movements WHERE location = '{}'", it.location_id
                );
                prop_assert_eq!(world.storage.number(&moved), it.on_hand, "{:?}", step);
                prop_assert!(it.on_hand >= 0 && it.allocated >= 0, "{:?}: {:?}", step, it);
                let may_owe = ever_ahead && it.location_id == MAIN_LOCATION;
                prop_assert!(it.allocated <= it.on_hand || may_owe, "{:?}: {:?}", step, it);
            }
        }
        run(world.item.ring(at)).unwrap();
        let stock = world.stock(at);
        if world.db.number("SELECT version FROM stock_levels") > 0 {
            let there = "SELECT coalesce(sum(value ->> 0), 0) FROM stock_levels, json_each(places)";
            prop_assert_eq!(world.db.number(there), stock.on_hand, "the list is behind");
        }
    }
}
