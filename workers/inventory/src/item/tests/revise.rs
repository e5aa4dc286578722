//! An order that was changed has bought what it says now.

use super::{SOLD, order, stocked};
use crate::item::commands::{ReviseUnits, Sale};
use kernel::ErrorCode;
use std::time::Duration;
use testkit::now;

fn wanted(revision: u32, quantity: u32) -> ReviseUnits {
    ReviseUnits { order_id: order(1), revision, quantity, ranking: Vec::new() }
}

#[test]
fn an_order_buys_more_or_less_than_at_first_and_sends_what_is_left() {
    let world = stocked(5);
    world.item.allocate("k", order(1), 2, &[], now()).unwrap();
    assert_eq!(world.item.revise(&wanted(1, 4), now()).unwrap(), SOLD);
    assert_eq!(world.item.revise(&wanted(1, 4), now()).unwrap(), Sale::Sold { repeated: true });
    assert_eq!(world.books(), (5, 0, 4));
    assert_eq!(world.item.revise(&wanted(2, 6), now()).unwrap(), Sale::Short { available: 1 });
    world.item.ship("p", order(1), 1, None, now()).unwrap();
    assert_eq!(world.item.revise(&wanted(3, 3), now()).unwrap(), SOLD);
    assert_eq!(world.books(), (4, 0, 2));
    assert_eq!(world.item.revise(&wanted(4, 0), now()).unwrap_err().code, ErrorCode::Conflict);
    world.item.ship("q", order(1), 2, None, now()).unwrap();
    assert_eq!(world.books(), (2, 0, 0));
}

#[test]
fn an_order_buys_a_variant_that_it_did_not_have_and_gives_it_back() {
    let world = stocked(2);
    assert_eq!(world.item.revise(&wanted(1, 3), now()).unwrap(), Sale::Short { available: 2 });
    assert_eq!(world.item.revise(&wanted(2, 2), now()).unwrap(), SOLD);
    assert_eq!(world.item.revise(&wanted(3, 0), now()).unwrap(), SOLD);
    assert_eq!(world.books(), (2, 0, 0));
    // As often as it changes its mind.
    assert_eq!(world.item.revise(&wanted(4, 1), now()).unwrap(), SOLD);
    world.item.release_allocation(order(1), now()).unwrap();
    assert_eq!(world.books(), (2, 0, 0));
}

#[test]
fn a_change_that_arrives_after_it_was_given_up_takes_nothing() {
    let world = stocked(5);
    // Whoever wanted two heard nothing, and said that it wants none after all.
    world.item.revise(&wanted(2, 0), now()).unwrap();
    let late = world.item.revise(&wanted(1, 2), now()).unwrap_err();
    assert_eq!((late.code, world.books()), (ErrorCode::Conflict, (5, 0, 0)));
    let three_days = now().plus(Duration::from_secs(72 * 3600));
    world.item.revise(&ReviseUnits { order_id: order(2), ..wanted(1, 0) }, three_days).unwrap();
    assert_eq!(world.storage.number("SELECT count(*) FROM revisions"), 1);
}

#[test]
fn an_order_that_was_given_up_buys_nothing_by_being_changed() {
    let world = stocked(5);
    world.item.release_allocation(order(1), now()).unwrap();
    assert_eq!(world.item.revise(&wanted(1, 1), now()).unwrap_err().code, ErrorCode::Conflict);
    world.item.revise(&wanted(1, 0), now()).unwrap();
    assert_eq!(world.books(), (5, 0, 0));
}
