use super::{
    Ledger,
    commands::{CodeUse, CountUse, Use},
};
use edge::{DatabaseError, ObjectStorage};
use kernel::{ErrorCode, PromotionId};
use proptest::prelude::*;
use std::{collections::HashMap, rc::Rc};
use testkit::{Sqlite, id, migrated, now, run};

struct World {
    ledger: Ledger,
    storage: Rc<Sqlite>,
    db: Rc<Sqlite>,
}

/// The ledger of a promotion that exists in D1.
fn world() -> World {
    let (storage, db) = (Rc::new(Sqlite::empty()), Rc::new(migrated("promotion")));
    let promotion: PromotionId = id(1);
    db.execute(&format!(
        "INSERT INTO promotions (id, name, kind, created_at) VALUES ('{promotion}', 'Free', 'free_shipping', 0)"
    ));
    let ledger = Ledger::new(storage.clone(), db.clone());
    ledger.open(promotion).unwrap();
    World { ledger, storage, db }
}

fn use_of(key: &str, customer: &str, limits: (Option<u32>, Option<u32>)) -> CountUse {
    CountUse {
        key: key.parse().unwrap(),
        order_id: id(1),
        customer: customer.parse().unwrap(),
        open: true,
        usage_limit: limits.0,
        per_customer_limit: limits.1,
        code: None,
    }
}

impl World {
    fn redeem(&self, key: &str, customer: &str, limits: (Option<u32>, Option<u32>)) -> Use {
        self.ledger.redeem(&use_of(key, customer, limits), now()).unwrap()
    }

    fn used(&self) -> i64 {
        self.storage.number("SELECT used FROM ledger")
    }

    fn projected(&self) -> i64 {
        self.db.number("SELECT used FROM promotions")
    }
}

#[test]
fn the_last_use_goes_to_the_first_who_asks() {
    let world = world();
    let one = (Some(1), None);
    assert_eq!(world.redeem("ada", "a@x.de", one), Use::Counted);
    assert_eq!(world.redeem("ada", "a@x.de", one), Use::Counted);
    assert_eq!(world.redeem("bob", "b@x.de", one), Use::Refused);
    assert_eq!(world.used(), 1);
}

#[test]
fn a_use_that_was_given_back_can_be_had_by_somebody_else_but_not_by_its_late_repetition() {
    let world = world();
    let one = (Some(1), None);
    world.redeem("ada", "a@x.de", one);
    world.ledger.release("ada", now()).unwrap();
    world.ledger.release("ada", now()).unwrap();
    assert_eq!(world.redeem("ada", "a@x.de", one), Use::Refused);
    assert_eq!(world.redeem("bob", "b@x.de", one), Use::Counted);
    world.ledger.release("zoe", now()).unwrap();
    assert_eq!(world.redeem("zoe", "z@x.de", (None, None)), Use::Refused);
    assert_eq!(world.used(), 1);
}

#[test]
fn a_customer_is_counted_however_the_address_is_written() {
    let world = world();
    let once_each = (None, Some(1));
    assert_eq!(world.redeem("1", "Ada@X.de", once_each), Use::Counted);
    assert_eq!(world.redeem("2", "ada@x.DE", once_each), Use::Refused);
    assert_eq!(world.redeem("3", "bob@x.de", once_each), Use::Counted);
}

#[test]
fn each_of_many_codes_has_uses_of_its_own() {
    let world = world();
    let with = |key: &str, code: &str, usage_limit: u32| {
        let code = Some(CodeUse { code: code.to_owned(), usage_limit });
        world.ledger.redeem(&CountUse { code, ..use_of(key, "a@x.de", (None, None)) }, now()).unwrap()
    };
    assert_eq!((with("1", "A", 1), with("1", "A", 1)), (Use::Counted, Use::Counted));
    assert_eq!(
        (with("2", "A", 1), with("3", "B", 2), with("4", "B", 2)),
        (Use::Refused, Use::Counted, Use::Counted)
    );
    assert_eq!(with("5", "B", 2), Use::Refused);
    world.ledger.release("1", now()).unwrap();
    assert_eq!((with("6", "A", 1), with("7", "A", 1)), (Use::Counted, Use::Refused));
    assert_eq!(world.used(), 3);
}

#[test]
fn a_promotion_that_is_over_still_answers_repetitions() {
    let world = world();
    let mut wanted = use_of("k", "a@x.de", (None, None));
    world.ledger.redeem(&wanted, now()).unwrap();
    wanted.open = false;
    assert_eq!(world.ledger.redeem(&wanted, now()), Ok(Use::Counted));
    wanted.key = "other".parse().unwrap();
    assert_eq!(world.ledger.redeem(&wanted, now()), Ok(Use::Refused));
}

#[test]
fn a_key_belongs_to_one_order() {
    let world = world();
    let mut wanted = use_of("k", "a@x.de", (None, None));
    world.ledger.redeem(&wanted, now()).unwrap();
    wanted.order_id = id(2);
    assert_eq!(world.ledger.redeem(&wanted, now()).unwrap_err().code, ErrorCode::IdempotencyMismatch);
}

#[test]
fn the_alarm_copies_the_count_even_if_the_database_was_down_at_first() {
    let world = world();
    world.redeem("k", "a@x.de", (None, None));
    run(world.ledger.schedule(now())).unwrap();
    let first = run(world.storage.alarm()).unwrap().unwrap();
    world.db.fail_next(DatabaseError::Transient("overloaded".to_owned()));
    run(world.ledger.ring(first)).unwrap();
    assert_eq!(world.projected(), 0);
    let second = run(world.storage.alarm()).unwrap().unwrap();
    assert!(second > first);
    run(world.ledger.ring(second)).unwrap();
    assert_eq!(world.projected(), 1);
}

#[test]
fn only_accounts_leave_the_ledger_and_only_where_there_is_a_limit_for_each() {
    let world = world();
    world.redeem("1", "ada@x.de", (None, Some(2)));
    world.redeem("2", "cus_1", (None, Some(2)));
    world.redeem("3", "cus_2", (None, None));
    run(world.ledger.project(now()));
    let of = |customer: &str| {
        world.db.number(&format!(
            "SELECT coalesce(max(used), -1) FROM customer_uses WHERE customer = '{customer}'"
        ))
    };
    assert_eq!((of("cus_1"), of("ada@x.de"), of("cus_2")), (1, -1, -1));
    world.ledger.release("2", now()).unwrap();
    run(world.ledger.project(now()));
    assert_eq!((of("cus_1"), world.projected()), (0, 2));
}

#[derive(Clone, Debug)]
enum Step {
    Redeem(u8, u8),
    Release(u8),
    Project,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..20_u8, 0..4_u8).prop_map(|(key, customer)| Step::Redeem(key, customer)),
        2 => (0..20_u8).prop_map(Step::Release),
        1 => Just(Step::Project),
    ]
}

proptest! {
    #[test]
    fn no_limit_is_ever_passed(
        usage in prop::option::of(1..6_u32),
        each in prop::option::of(1..3_u32),
        steps in prop::collection::vec(step(), 1..60),
    ) {
        let world = world();
        // What is held, by key; a released key never counts again.
        let mut held: HashMap<u8, u8> = HashMap::new();
        let mut released: Vec<u8> = Vec::new();
        for step in steps {
            match step {
                Step::Redeem(key, customer) => {
                    let outcome = world.redeem(&format!("k{key}"), &format!("cus_{customer}"), (usage, each));
                    let by_customer = held.values().filter(|other| **other == customer).count();
                    let free = usage.is_none_or(|limit| held.len() < limit as usize)
                        && each.is_none_or(|limit| by_customer < limit as usize);
                    let counted = held.contains_key(&key) || (!released.contains(&key) && free);
                    prop_assert_eq!(outcome == Use::Counted, counted);
                    if counted {
                        held.entry(key).or_insert(customer);
                    }
                }
                Step::Release(key) => {
                    world.ledger.release(&format!("k{key}"), now()).unwrap();
                    held.remove(&key);
                    released.push(key);
                }
                Step::Project => run(world.ledger.project(now())),
            }
            prop_assert_eq!(world.used(), i64::try_from(held.len()).unwrap());
            prop_assert_eq!(
                world.used(),
                world.storage.number("SELECT count(*) FROM uses WHERE state = 'used'")
            );
        }
        run(world.ledger.project(now()));
        prop_assert_eq!(world.projected(), world.used());
    }
}
