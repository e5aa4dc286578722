mod locations;
mod revise;
mod split;

use super::{
    Item,
    commands::{Hold, ReadLedger, RestockUnits, ReviseUnits, Sale},
};
use crate::domain::ItemName;
use client::Caller;
use contract::{
    StockLevel,
    event::ProductInbox,
    inventory::{MAIN_LOCATION, MovementKind, StockItem, StockPolicy, UpdateStock},
};
use edge::{DatabaseError, ObjectStorage, Objects};
use kernel::{ErrorCode, OrderId, Principal, Timestamp, VariantId};
use proptest::prelude::*;
use std::{rc::Rc, time::Duration};
use testkit::{RecordingQueues, Sqlite, migrated, now, run};

const TTL: Duration = Duration::from_secs(600);

struct World {
    item: Item,
    storage: Rc<Sqlite>,
    db: Rc<Sqlite>,
    queues: Rc<RecordingQueues>,
}

fn variant() -> VariantId {
    testkit::id(1)
}

fn name() -> ItemName {
    ItemName::root(variant())
}

fn caller() -> Caller {
    Caller::new(Principal::service("test"), "test")
}

/// For variants that are not split.
fn alone() -> Objects {
    Rc::new(|name| panic!("there is no other object, and {name} was asked"))
}

fn order(n: u8) -> OrderId {
    testkit::id(n)
}

/// A variant with `on_hand` units, touched for the first time.
fn stocked(on_hand: u32) -> World {
    let world = untouched();
    world.db.execute(&format!(
        "INSERT INTO opening_stock VALUES ('{}', 'MUG-1', {on_hand}, 0);
         INSERT INTO stock_levels (variant_id, sku, available, version, updated_at) VALUES ('{0}', 'MUG-1', {on_hand}, 0, 0)",
        variant()
    ));
    run(world.item.open(name(), now())).unwrap();
    world
}

fn untouched() -> World {
    let (storage, db) = (Rc::new(Sqlite::empty()), Rc::new(migrated("inventory")));
    let queues = Rc::new(RecordingQueues::default());
    World { item: Item::new(storage.clone(), db.clone(), queues.clone(), alone(), TTL), storage, db, queues }
}

impl World {
    fn stock(&self, at: Timestamp) -> StockItem {
        run(self.item.stock(&caller(), at)).unwrap()
    }

    fn books(&self) -> (i64, i64, i64) {
        let item = self.stock(now());
        (item.on_hand, item.reserved, item.allocated)
    }

    fn available(&self) -> i64 {
        self.item.free(now()).unwrap().available
    }

    fn settle(&self) {
        run(self.item.schedule(now())).unwrap();
        run(self.item.settle(now()));
    }

    fn levels(&self) -> Vec<(StockLevel, u32)> {
        let sent = self.queues.sent.borrow();
        sent.iter()
            .map(|(_, body)| {
                let event: contract::event::Event<ProductInbox> =
                    serde_json::from_value(body.clone()).unwrap();
                let ProductInbox::StockLevelChanged { level, version, .. } = event.data;
                (level, version)
            })
            .collect()
    }

    fn listed(&self) -> i64 {
        self.db.number("SELECT available FROM stock_levels")
    }

    fn alarm(&self) -> Option<Timestamp> {
        run(self.storage.alarm()).unwrap()
    }
}

/// What lies at a location is the sum of its movements, and what is kept there is kept for somebody.
fn places_add_up(storage: &Sqlite) {
    let wrong = "SELECT count(*) FROM places WHERE
        on_hand <> (SELECT coalesce(sum(quantity), 0) FROM movements WHERE movements.location = places.location)
        OR allocated <> (SELECT coalesce(sum(quantity), 0) FROM shares WHERE shares.location = places.location)";
    assert_eq!(storage.number(wrong), 0, "a place does not add up");
    let orders = "SELECT count(*) FROM shares LEFT JOIN allocations USING (order_id)
        GROUP BY order_id HAVING sum(shares.quantity) > coalesce(max(allocations.quantity - shipped - released), 0)";
    let orders = edge::Statement::new(orders);
    assert!(storage.sql(orders).unwrap().rows.is_empty(), "more is kept for an order than it waits for");
}

/// Units of the first order's that came back.
fn back(key: &str, quantity: u32) -> RestockUnits {
    RestockUnits {
        key: key.parse().unwrap(),
        order_id: order(1),
        quantity: quantity.try_into().unwrap(),
        location: None,
        open: Vec::new(),
    }
}

fn held(hold: &Hold) -> bool {
    matches!(hold, Hold::Held { .. })
}

const SOLD: Sale = Sale::Sold { repeated: false };

#[test]
fn the_last_unit_goes_to_the_first_who_asks() {
    let world = stocked(1);
    assert!(held(&world.item.reserve("ada", 1, now()).unwrap()));
    assert_eq!(world.item.reserve("bob", 1, now()).unwrap(), Hold::Short { available: 0 });
}

#[test]
fn reserving_again_with_the_same_key_changes_nothing() {
    let world = stocked(5);
    let first = world.item.reserve("k", 2, now()).unwrap();
    assert_eq!(world.item.reserve("k", 2, now()).unwrap(), first);
    assert_eq!(world.books(), (5, 2, 0));
    assert_eq!(world.item.reserve("k", 3, now()).unwrap_err().code, ErrorCode::IdempotencyMismatch);

    world.item.allocate("k", order(1), 2, &[], now()).unwrap();
    assert_eq!(world.item.reserve("k", 2, now()).unwrap(), first);
    assert_eq!(world.books(), (5, 0, 2));
}

#[test]
fn a_reservation_ends_by_itself_when_the_alarm_rings() {
    let world = stocked(3);
    world.item.reserve("k", 3, now()).unwrap();
    world.settle();
    run(world.item.ring(now().plus(Duration::from_secs(1)))).unwrap();
    assert_eq!(world.alarm(), Some(now().plus(TTL)));

    run(world.item.ring(now().plus(TTL))).unwrap();
    assert_eq!(world.books(), (3, 0, 0));
    assert_eq!(world.listed(), 3);
    assert_eq!(world.levels(), [(StockLevel::Out, 1), (StockLevel::Low, 2)]);
}

#[test]
fn what_has_expired_is_free_even_before_the_alarm_rings() {
    let world = stocked(1);
    world.item.reserve("slow", 1, now()).unwrap();
    assert!(held(&world.item.reserve("quick", 1, now().plus(TTL)).unwrap()));
}

#[test]
fn an_expired_reservation_is_sold_all_the_same_if_there_is_enough() {
    let world = stocked(2);
    let later = now().plus(TTL);
    world.item.reserve("k", 2, now()).unwrap();
    assert_eq!(world.item.allocate("k", order(1), 2, &[], later).unwrap(), SOLD);
    // The saga asks again: the units are sold, not held a second time.
    assert!(held(&world.item.reserve("k", 2, later).unwrap()));
    assert_eq!(world.books(), (2, 0, 2));

    let world = stocked(2);
    world.item.reserve("k", 2, now()).unwrap();
    world.item.reserve("other", 1, later).unwrap();
    assert_eq!(world.item.allocate("k", order(1), 2, &[], later).unwrap(), Sale::Short { available: 1 });
}

#[test]
fn an_order_buys_once_however_often_it_asks() {
    let world = stocked(5);
    world.item.reserve("k", 2, now()).unwrap();
    assert_eq!(world.item.allocate("k", order(1), 2, &[], now()).unwrap(), SOLD);
    assert_eq!(world.item.allocate("k", order(1), 2, &[], now()).unwrap(), Sale::Sold { repeated: true });
    assert_eq!(world.books(), (5, 0, 2));
    assert_eq!(world.item.allocate("k", order(1), 3, &[], now()).unwrap_err().code, ErrorCode::Conflict);
}

#[test]
fn what_was_given_back_is_not_sold_again_by_a_late_repetition() {
    let world = stocked(5);
    world.item.allocate("1", order(1), 2, &[], now()).unwrap();
    world.item.release_allocation(order(1), now()).unwrap();
    world.item.release_allocation(order(1), now()).unwrap();
    assert_eq!(world.available(), 5);
    assert_eq!(world.item.allocate("1", order(1), 2, &[], now()).unwrap_err().code, ErrorCode::Conflict);
    assert_eq!(world.item.allocate("2", order(1), 1, &[], now()).unwrap_err().code, ErrorCode::Conflict);
    assert_eq!(world.books(), (5, 0, 0));
}

#[test]
fn a_purchase_that_arrives_after_its_order_was_given_up_takes_nothing() {
    let world = stocked(5);
    world.item.reserve("k", 2, now()).unwrap();
    // The saga heard nothing of its purchase, and gives up: first what was bought, then what was held.
    world.item.release_allocation(order(1), now()).unwrap();
    world.item.release_allocation(order(1), now()).unwrap();
    world.item.release("k", now()).unwrap();
    // The purchase was only slow.
    let late = world.item.allocate("k", order(1), 2, &[], now()).unwrap_err();
    assert_eq!((late.code, world.books()), (ErrorCode::Conflict, (5, 0, 0)));
    // The next attempt has an order of its own.
    assert_eq!(world.item.allocate("k2", order(2), 2, &[], now()).unwrap(), SOLD);
}

#[test]
fn an_order_that_was_given_up_is_remembered_for_two_days() {
    let world = stocked(5);
    let after = |hours: u64| now().plus(Duration::from_secs(hours * 3600));
    world.item.release_allocation(order(1), now()).unwrap();
    world.item.release_allocation(order(2), after(48)).unwrap();
    assert!(world.item.allocate("1", order(1), 1, &[], after(48)).is_err());
    world.item.release_allocation(order(3), after(49)).unwrap();
    assert_eq!(world.storage.number("SELECT count(*) FROM given_up"), 2);
}

#[test]
fn an_order_may_be_given_up_before_its_variant_has_stock() {
    let world = untouched();
    run(world.item.open(name(), now())).unwrap();
    world.item.release_allocation(order(1), now()).unwrap();
    world.db.execute(&format!("INSERT INTO opening_stock VALUES ('{}', 'MUG-1', 7, 0)", variant()));
    run(world.item.open(name(), now())).unwrap();
    assert!(world.item.allocate("k", order(1), 1, &[], now()).is_err());
    assert_eq!(world.available(), 7);
}

#[test]
fn releasing_is_safe_to_repeat_and_never_takes_what_is_sold() {
    let world = stocked(5);
    world.item.release("never", now()).unwrap();
    world.item.reserve("k", 2, now()).unwrap();
    world.item.allocate("k", order(1), 2, &[], now()).unwrap();
    world.item.release("k", now()).unwrap();
    assert_eq!(world.books(), (5, 0, 2));
}

#[test]
fn a_parcel_leaves_once() {
    let world = stocked(5);
    world.item.allocate("k", order(1), 3, &[], now()).unwrap();
    world.item.ship("p1", order(1), 2, None, now()).unwrap();
    world.item.ship("p1", order(1), 2, None, now()).unwrap();
    assert_eq!(world.books(), (3, 0, 1));
    assert_eq!(world.item.ship("p2", order(1), 2, None, now()).unwrap_err().code, ErrorCode::Conflict);
    // Cancelling the rest gives back only what is still in the house.
    world.item.release_allocation(order(1), now()).unwrap();
    assert_eq!(world.books(), (3, 0, 0));
}

#[test]
fn what_came_back_is_for_sale_again_once() {
    let world = stocked(3);
    world.item.allocate("k", order(1), 3, &[], now()).unwrap();
    world.item.ship("p1", order(1), 3, None, now()).unwrap();
    for _ in 0..2 {
        world.item.restock(&back("r1", 2), now()).unwrap();
    }
    assert_eq!(world.books(), (2, 0, 0));
    let other = world.item.restock(&back("r1", 1), now()).unwrap_err();
    assert_eq!(other.code, ErrorCode::IdempotencyMismatch);
    let movements = world.item.ledger(0, &ReadLedger { from: None, limit: 1 }).unwrap();
    let last = &movements[0].movement;
    assert_eq!((last.kind, last.quantity, last.order_id), (MovementKind::Return, 2, Some(order(1))));
}

#[test]
fn movements_cannot_be_rewritten() {
    let world = stocked(5);
    for sql in ["UPDATE movements SET quantity = 9", "DELETE FROM movements"] {
        assert!(world.storage.sql(edge::Statement::new(sql)).is_err(), "{sql}");
    }
}

#[test]
fn an_adjustment_with_a_key_happens_once_a_day() {
    let world = stocked(5);
    let first = world.item.adjust(MAIN_LOCATION, -2, "broken", Some("staff k"), now()).unwrap();
    let again = world.item.adjust(MAIN_LOCATION, -2, "broken", Some("staff k"), now()).unwrap();
    assert!(!first.replayed && again.replayed);
    assert_eq!(first.movement, again.movement);
    let other = world.item.adjust(MAIN_LOCATION, -1, "broken", Some("staff k"), now()).unwrap_err();
    assert_eq!(other.code, ErrorCode::IdempotencyMismatch);
    let tomorrow = now().plus(Duration::from_secs(24 * 3600));
    assert!(!world.item.adjust(MAIN_LOCATION, -1, "broken", Some("staff k"), tomorrow).unwrap().replayed);
    assert_eq!(world.available(), 2);
}

#[test]
fn a_variant_without_opening_stock_keeps_nothing_and_may_begin_later() {
    let world = untouched();
    run(world.item.open(name(), now())).unwrap();
    assert_eq!(world.item.reserve("k", 1, now()).unwrap(), Hold::Short { available: 0 });
    assert_eq!(
        world.item.adjust(MAIN_LOCATION, 5, "found", None, now()).unwrap_err().code,
        ErrorCode::NotFound
    );
    world.db.execute(&format!("INSERT INTO opening_stock VALUES ('{}', 'MUG-1', 7, 0)", variant()));
    run(world.item.open(name(), now())).unwrap();
    assert_eq!(world.available(), 7);
}

#[test]
fn opening_stock_counts_once() {
    let world = stocked(4);
    world.db.execute("UPDATE opening_stock SET on_hand = 100");
    run(world.item.open(name(), now())).unwrap();
    assert_eq!(world.available(), 4);
    assert_eq!(world.item.ledger(0, &ReadLedger { from: None, limit: 9 }).unwrap().len(), 1);
}

#[test]
fn product_hears_of_each_crossing_with_a_rising_version() {
    let world = stocked(7);
    world.item.reserve("a", 1, now()).unwrap();
    world.settle();
    assert_eq!(world.levels(), []);
    world.item.reserve("b", 1, now()).unwrap();
    world.item.reserve("c", 5, now()).unwrap();
    world.item.release("c", now()).unwrap();
    world.settle();
    world.settle();
    assert_eq!(world.levels(), [(StockLevel::Low, 1), (StockLevel::Out, 2), (StockLevel::Low, 3)]);
}

#[test]
fn while_the_queue_is_down_the_event_waits_in_the_database_and_the_list_goes_on() {
    let world = stocked(1);
    world.queues.down.set(true);
    world.item.reserve("k", 1, now()).unwrap();
    world.settle();
    assert_eq!((world.levels().len(), world.listed()), (0, 0));
    assert_eq!(world.db.number("SELECT count(*) FROM outbox WHERE sent_at IS NULL"), 1);

    // As the tick does.
    world.queues.down.set(false);
    for _ in 0..2 {
        run(edge::outbox::relay(&*world.db, &*world.queues, now())).unwrap();
    }
    assert_eq!(world.levels(), [(StockLevel::Out, 1)]);
}

#[test]
fn while_the_database_is_down_the_event_stays_with_the_object_and_its_alarm_tries_again() {
    let world = stocked(1);
    world.item.reserve("k", 1, now()).unwrap();
    world.db.fail_next(DatabaseError::Transient("overloaded".to_owned()));
    world.settle();
    assert_eq!(world.levels(), []);
    let retry = world.alarm().unwrap();
    assert!(retry < now().plus(Duration::from_secs(60)));
    run(world.item.ring(retry)).unwrap();
    run(world.item.ring(retry)).unwrap();
    assert_eq!(world.levels(), [(StockLevel::Out, 1)]);
}

#[test]
fn while_the_database_is_down_sales_go_on_and_the_alarm_brings_the_list_up_to_date() {
    let world = stocked(9);
    world.item.reserve("k", 2, now()).unwrap();
    world.db.fail_next(DatabaseError::Transient("overloaded".to_owned()));
    world.settle();
    assert_eq!(world.listed(), 9);
    run(world.item.ring(world.alarm().unwrap())).unwrap();
    assert_eq!(world.listed(), 7);
}

#[test]
fn an_older_copy_never_replaces_a_newer_one() {
    let world = stocked(9);
    world.item.reserve("k", 2, now()).unwrap();
    world.db.execute("UPDATE stock_levels SET version = 50, available = 1");
    world.settle();
    assert_eq!(world.listed(), 1);
}

/// Queues that take their time, so that others come in between.
struct SlowQueues(Rc<RecordingQueues>);

#[async_trait::async_trait(?Send)]
impl edge::EventSink for SlowQueues {
    async fn send(
        &self,
        queue: contract::event::Queue,
        bodies: Vec<serde_json::Value>,
        delay: Duration,
    ) -> Result<(), edge::SendError> {
        let mut waited = false;
        std::future::poll_fn(|context| {
            if std::mem::replace(&mut waited, true) {
                return std::task::Poll::Ready(());
            }
            context.waker().wake_by_ref();
            std::task::Poll::Pending
        })
        .await;
        self.0.send(queue, bodies, delay).await
    }
}

#[test]
fn many_buyers_at_once_do_not_send_the_same_event_many_times() {
    let world = stocked(2);
    let slow = Rc::new(SlowQueues(world.queues.clone()));
    let item = Item::new(world.storage.clone(), world.db.clone(), slow, alone(), TTL);
    item.reserve("k", 2, now()).unwrap();
    run(futures::future::join_all((0..5).map(|_| item.settle(now()))));
    assert_eq!(world.levels(), [(StockLevel::Out, 1)]);
    // One of them was lost half-way: the alarm waits for a while, then takes over.
    item.release("k", now()).unwrap();
    item.settling.set(Some(now()));
    run(item.schedule(now())).unwrap();
    for _ in 0..40 {
        let rings_at = world.alarm().unwrap();
        run(item.ring(rings_at)).unwrap();
        if world.levels().len() > 1 {
            break;
        }
    }
    assert_eq!(world.levels(), [(StockLevel::Out, 1), (StockLevel::Low, 2)]);
}

#[derive(Clone, Debug)]
enum Step {
    Reserve(u8, i64),
    Release(u8),
    Allocate(u8, u8, i64),
    ReleaseAllocation(u8),
    Revise(u8, u32, u32),
    Ship(u8, u8, i64),
    Adjust(i64),
    Policy(Option<u32>),
    Wait(u64),
    Ring,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..6_u8, 1..5_i64).prop_map(|(key, quantity)| Step::Reserve(key, quantity)),
        1 => (0..6_u8).prop_map(Step::Release),
        3 => (0..6_u8, 0..4_u8, 1..5_i64).prop_map(|(key, order, quantity)| Step::Allocate(key, order, quantity)),
        1 => (0..4_u8).prop_map(Step::ReleaseAllocation),
        2 => (0..4_u8, 1..20_u32, 0..6_u32).prop_map(|(order, revision, quantity)| Step::Revise(order, revision, quantity)),
        2 => (0..6_u8, 0..4_u8, 1..4_i64).prop_map(|(key, order, quantity)| Step::Ship(key, order, quantity)),
        2 => (-6..6_i64).prop_filter("not 0", |delta| *delta != 0).prop_map(Step::Adjust),
        1 => prop::option::of(0..9_u32).prop_map(Step::Policy),
        1 => (1..700_u64).prop_map(Step::Wait),
        1 => Just(Step::Ring),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn the_books_hold_whatever_happens_in_whatever_order(
        opening in 0..20_u32,
        steps in prop::collection::vec(step(), 1..60),
    ) {
        let world = stocked(opening);
        let mut at = now();
        let mut ahead = 0;
        for step in steps {
            let before = world.stock(at);
            let refused = match step.clone() {
                Step::Reserve(key, quantity) => {
                    matches!(world.item.reserve(&format!("k{key}"), quantity, at), Err(_) | Ok(Hold::Short { .. }))
                }
                Step::Release(key) => world.item.release(&format!("k{key}"), at).is_err(),
                Step::Allocate(key, n, quantity) => {
                    let sale = world.item.allocate(&format!("k{key}"), order(n), quantity, &[], at);
                    matches!(sale, Err(_) | Ok(Sale::Short { .. }))
                }
                Step::ReleaseAllocation(n) => world.item.release_allocation(order(n), at).is_err(),
                Step::Revise(n, revision, quantity) => {
                    let wanted =
                        ReviseUnits { order_id: order(n), revision, quantity, ranking: Vec::new() };
                    matches!(world.item.revise(&wanted, at), Err(_) | Ok(Sale::Short { .. }))
                }
                Step::Ship(key, n, quantity) => world.item.ship(&format!("s{key}"), order(n), quantity, None, at).is_err(),
                Step::Adjust(delta) => world.item.adjust(MAIN_LOCATION, delta, "counted", None, at).is_err(),
                Step::Policy(limit) => {
                    let policy = limit.map_or(StockPolicy::Deny, |_| StockPolicy::Backorder);
                    let change = UpdateStock {
                        policy: Some(policy),
                        sell_ahead_limit: Some(limit),
                        ..UpdateStock::default()
                    };
                    world.item.configure(&change, at).unwrap();
                    ahead = limit.map_or(0, i64::from);
                    false
                }
                Step::Wait(seconds) => { at = at.plus(Duration::from_secs(seconds)); false }
                Step::Ring => { run(world.item.ring(at)).unwrap(); false }
            };
            let item = world.stock(at);
            if refused {
                prop_assert_eq!(&item, &before, "{:?} was refused and changed the books", step);
            }
            let sum = |sql: &str| world.storage.number(sql);
            prop_assert_eq!(item.available, item.on_hand - item.reserved - item.allocated);
            prop_assert!(item.on_hand >= 0);
            let promised = item.available < before.available;
            prop_assert!(!promised || item.available >= -ahead, "{:?} promised more than the policy allows", step);
            prop_assert_eq!(sum("SELECT coalesce(sum(quantity), 0) FROM movements"), item.on_hand);
            prop_assert_eq!(
                sum("SELECT coalesce(sum(quantity), 0) FROM reservations WHERE state = 'held'"),
                item.reserved
            );
            let overdue = format!(
                "SELECT count(*) FROM reservations WHERE state = 'held' AND expires_at <= {}", at.millis()
            );
            prop_assert_eq!(sum(&overdue), 0);
            prop_assert_eq!(
                sum("SELECT coalesce(sum(quantity - shipped - released), 0) FROM allocations"),
                item.allocated
            );
            let bought_after_all = "SELECT count(*) FROM given_up JOIN allocations USING (order_id)";
            prop_assert_eq!(sum(bought_after_all), 0);
        }
        // In the end the list and product agree with the actor.
        run(world.item.ring(at)).unwrap();
        let item = world.stock(at);
        prop_assert_eq!(world.listed(), item.available);
        if let Some((level, _)) = world.levels().last() {
            let more = item.available + ahead > 0 && item.available <= 0;
            prop_assert_eq!(*level, if more { StockLevel::InStock } else { StockLevel::of(item.available) });
        }
    }
}
