//! A variant in parts, attacked: buyers, staff and the splitting itself run against the real objects in every order
//! that chance finds, while messages are lost before and after they took effect, callers and objects die between any
//! two of them, and time passes.

use super::{caller, order, variant};
use crate::{
    App, ask_home,
    domain::ItemName,
    item::{
        self, Item,
        commands::{
            self, AdjustUnits, AllocateUnits, Hold, ReleaseOrder, ReleaseUnits, ReserveUnits, Sale, Spread,
        },
    },
};
use client::{Bytes, Client, Transport, TransportError};
use contract::{
    StockLevel, Unit,
    inventory::{ListMovements, MAIN_LOCATION},
};
use edge::{ObjectStorage, Objects, Router};
use http::{Request, Response};
use kernel::{ErrorCode, LocationId, Problem, Text, Timestamp};
use proptest::prelude::*;
use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, BTreeSet},
    future::{Future, poll_fn},
    num::NonZeroU32,
    pin::Pin,
    rc::{Rc, Weak},
    task::{Context, Poll},
    time::Duration,
};
use testkit::{RecordingQueues, Sqlite, migrated, now, run};

const TTL: Duration = Duration::from_secs(600);

type Task = Pin<Box<dyn Future<Output = ()>>>;

/// All objects of one variant, and the network between them.
struct World {
    chance: Cell<u64>,
    /// How many messages of a thousand are lost each way.
    lost: Cell<u64>,
    now: Cell<Timestamp>,
    storages: RefCell<BTreeMap<String, Rc<Sqlite>>>,
    objects: RefCell<BTreeMap<String, Rc<Item>>>,
    router: Rc<Router<Item>>,
    db: Rc<Sqlite>,
    queues: Rc<RecordingQueues>,
    /// Whose alarm is being answered.
    ringing: RefCell<BTreeSet<String>>,
    /// What objects do after they answered.
    after: RefCell<Vec<Task>>,
    me: Weak<World>,
}

struct Wire {
    world: Rc<World>,
    name: String,
}

#[async_trait::async_trait(?Send)]
impl Transport for Wire {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let world = &self.world;
        let lost = || TransportError { service: self.name.clone(), reason: "lost".to_owned() };
        world.pause().await;
        if world.chance(1000) < world.lost.get() {
            return Err(lost());
        }
        let item = world.object(&self.name);
        let (response, context) = world.router.run(item, request, world.now.get()).await;
        world.after.borrow_mut().extend(context.take_deferred());
        world.pause().await;
        if world.chance(1000) < world.lost.get() {
            return Err(lost());
        }
        Ok(response)
    }

    fn now_millis(&self) -> i64 {
        self.world.now.get().millis()
    }
}

impl World {
    fn new(on_hand: i64, seed: u64) -> Rc<Self> {
        let db = Rc::new(migrated("inventory"));
        db.execute(&format!(
            "INSERT INTO opening_stock VALUES ('{}', 'MUG-1', {on_hand}, 0);
             INSERT INTO stock_levels (variant_id, sku, available, version, updated_at) VALUES ('{0}', 'MUG-1', {on_hand}, 0, 0)",
            variant()
        ));
        Rc::new_cyclic(|me| Self {
            chance: Cell::new(seed),
            lost: Cell::new(0),
            now: Cell::new(now()),
            storages: RefCell::default(),
            objects: RefCell::default(),
            router: Rc::new(item::router()),
            db,
            queues: Rc::default(),
            ringing: RefCell::default(),
            after: RefCell::default(),
            me: me.clone(),
        })
    }

    /// splitmix64
    fn chance(&self, below: u64) -> u64 {
        let next = self.chance.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
        self.chance.set(next);
        let mixed = (next ^ (next >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % below
    }

    fn one_in(&self, n: u64) -> bool {
        self.chance(n) == 0
    }

    /// Lets others come in between.
    async fn pause(&self) {
        for _ in 0..self.chance(3) {
            let mut waited = false;
            poll_fn(|_| if std::mem::replace(&mut waited, true) { Poll::Ready(()) } else { Poll::Pending })
                .await;
        }
    }

    fn network(&self) -> Objects {
        let me = self.me.clone();
        Rc::new(move |name| {
            let world = me.upgrade().expect("the world exists");
            Ok(Client::new(Rc::new(Wire { world, name: name.to_owned() }), "https://object"))
        })
    }

    fn object(&self, name: &str) -> Rc<Item> {
        let mut objects = self.objects.borrow_mut();
        let known = objects.entry(name.to_owned()).or_insert_with(|| {
            let mut storages = self.storages.borrow_mut();
            let storage = storages.entry(name.to_owned()).or_insert_with(|| Rc::new(Sqlite::empty())).clone();
            let (db, queues) = (self.db.clone(), self.queues.clone());
            Rc::new(Item::new(storage, db, queues, self.network(), TTL))
        });
        known.clone()
    }

    /// A Worker's isolate, with a memory of layouts of its own.
    fn isolate(&self) -> Rc<App> {
        Rc::new(App {
            db: self.db.clone(),
            queues: self.queues.clone(),
            items: self.network(),
            layouts: Rc::default(),
        })
    }

    fn root(&self) -> Client {
        (self.network())(&ItemName::root(variant()).to_string()).unwrap()
    }

    /// Runs tasks to their end, a step of one of them at a time. True while they live; `dies` may end all at once.
    fn run_all(self: &Rc<Self>, mut tasks: Vec<Task>, dies: bool) -> bool {
        let mut steps = 0;
        while !tasks.is_empty() {
            tasks.append(&mut self.after.borrow_mut());
            let index = usize::try_from(self.chance(tasks.len() as u64)).unwrap();
            let mut context = Context::from_waker(futures::task::noop_waker_ref());
            if tasks[index].as_mut().poll(&mut context).is_ready() {
                drop(tasks.swap_remove(index));
            }
            steps += 1;
            assert!(steps < 1_000_000, "nothing ends any more");
            if steps % 16 == 0 {
                self.check();
            }
            if dies && self.one_in(60) {
                // Everything stops; what was written stays.
                drop(tasks);
                self.after.borrow_mut().clear();
                self.objects.borrow_mut().clear();
                self.ringing.borrow_mut().clear();
                return false;
            }
            if self.one_in(40) {
                self.now.set(self.now.get().plus(Duration::from_secs(self.chance(5))));
            }
            if self.one_in(30) {
                tasks.extend(self.due_alarms());
            }
        }
        true
    }

    fn due_alarms(self: &Rc<Self>) -> Vec<Task> {
        let names: Vec<String> = self.storages.borrow().keys().cloned().collect();
        let due = names.into_iter().filter(|name| {
            let alarm = run(self.storages.borrow()[name].alarm()).unwrap();
            alarm.is_some_and(|at| at <= self.now.get()) && self.ringing.borrow_mut().insert(name.clone())
        });
        due.map(|name| {
            let world = self.clone();
            let storage = self.storages.borrow()[&name].clone();
            Box::pin(async move {
                let set = run(storage.alarm()).unwrap();
                world.object(&name).ring(world.now.get()).await.unwrap();
                // The runtime rings again until it is answered.
                if run(storage.alarm()).unwrap() == set {
                    run(storage.delete_alarm()).unwrap();
                }
                world.ringing.borrow_mut().remove(&name);
            }) as Task
        })
        .collect()
    }

    /// What holds at every moment, in the storages themselves.
    fn check(&self) {
        let storages = self.storages.borrow();
        let begun = |storage: &&Rc<Sqlite>| {
            storage.number("SELECT count(*) FROM sqlite_master WHERE name = 'parts'") == 1
                && storage.number("SELECT count(*) FROM item") == 1
        };
        let storages: Vec<&Rc<Sqlite>> = storages.values().filter(begun).collect();
        let mut sold: BTreeMap<String, u32> = BTreeMap::new();
        let mut held: BTreeMap<String, u32> = BTreeMap::new();
        for storage in &storages {
            let units = "(SELECT coalesce(sum(quantity), 0) FROM movements) + item.got - item.back
                + (SELECT coalesce(sum(taken - given), 0) FROM parts)";
            assert_eq!(
                storage.number(&format!("SELECT on_hand - ({units}) FROM item")),
                0,
                "units come from somewhere"
            );
            super::places_add_up(storage);
            let split_elsewhere = "SELECT count(*) FROM item, places
                WHERE (layout ->> 'parts' > 1 OR spread = 0) AND places.on_hand > 0";
            assert_eq!(storage.number(split_elsewhere), 0, "split stock lies elsewhere");
            for row in storage.sql(edge::Statement::new(
                "SELECT order_id AS name, 'sold' AS kind FROM allocations WHERE quantity > shipped + released
                 UNION ALL SELECT key, 'held' FROM reservations WHERE state = 'held' AND expires_at > ?1",
            ).bind(self.now.get())).unwrap().rows {
                let counts = if row["kind"] == "sold" { &mut sold } else { &mut held };
                *counts.entry(row["name"].as_str().unwrap().to_owned()).or_default() += 1;
            }
        }
        assert!(sold.values().all(|places| *places == 1), "an order has bought twice: {sold:?}");
        assert!(held.values().all(|places| *places == 1), "a key holds twice: {held:?}");
    }

    /// Lets all alarms ring, far into the future, with a network that works.
    fn settle(self: &Rc<Self>) {
        self.lost.set(0);
        for _ in 0..30 {
            self.now.set(self.now.get().plus(Duration::from_secs(120)));
            let due = self.due_alarms();
            self.run_all(due, false);
        }
    }

    /// Compares everything that can be read with what should be there.
    fn expect(self: &Rc<Self>, on_hand: i64, allocated: i64) {
        self.check();
        let root = ItemName::root(variant());
        let stock = run_one(self, {
            let client = self.root();
            async move { client.call(&caller(), &commands::STOCK, &[&root], &Unit {}, &Unit {}).await }
        })
        .unwrap();
        assert_eq!((stock.on_hand, stock.reserved, stock.allocated), (on_hand, 0, allocated));
        self.settle();
        let listed = self.db.number("SELECT available FROM stock_levels");
        assert_eq!(listed, on_hand - allocated, "the list is behind");
        if let Some((_, event)) = self.queues.sent.borrow().last() {
            assert_eq!(event["data"]["level"], serde_json::json!(StockLevel::of(listed)));
        }
        let movements = run_one(self, {
            let client = self.root();
            async move {
                let query = ListMovements { limit: contract::Limit::new(100), cursor: None };
                client.call(&caller(), &commands::MOVEMENTS, &[&root], &query, &Unit {}).await
            }
        })
        .unwrap();
        assert_eq!(movements.items.iter().map(|movement| movement.quantity).sum::<i64>(), on_hand);
    }
}

/// Runs one future in the world, and returns what it says.
fn run_one<T: 'static>(world: &Rc<World>, future: impl Future<Output = T> + 'static) -> T {
    let answer: Rc<RefCell<Option<T>>> = Rc::default();
    let slot = answer.clone();
    world.run_all(vec![Box::pin(async move { *slot.borrow_mut() = Some(future.await) })], false);
    answer.take().expect("it ended")
}

fn text(text: &str) -> Text<200> {
    text.parse().unwrap()
}

fn units(n: u32) -> NonZeroU32 {
    NonZeroU32::new(n).unwrap()
}

/// Somebody who keeps a record of what to do next, and begins there again when it dies.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Next {
    Reserve,
    Allocate,
    Ship,
    Release,
    GiveBack,
    Done { bought: bool },
}

struct Buyer {
    n: u8,
    quantity: u32,
    next: Cell<Next>,
    shipped: Cell<bool>,
}

async fn buy(world: Rc<World>, isolates: [Rc<App>; 2], buyer: Rc<Buyer>) {
    let key = text(&format!("crt_{}:1:reserve", buyer.n));
    let caller = caller();
    let root = ItemName::root(variant());
    let id = order(buyer.n);
    let mut tries = 0;
    loop {
        world.pause().await;
        tries += 1;
        let app = &isolates[usize::try_from(world.chance(2)).unwrap()];
        let item = app.item(variant()).unwrap();
        match buyer.next.get() {
            Next::Reserve => {
                let wanted = ReserveUnits { key: key.clone(), quantity: units(buyer.quantity), layout: 0 };
                // Now and then the same request comes twice at once, through two isolates.
                let hold = if world.one_in(4) {
                    let both =
                        isolates.each_ref().map(|app| ask_home::hold(app, &caller, variant(), &wanted));
                    let [first, second] = both;
                    let (first, second) = futures::join!(first, second);
                    first.or(second)
                } else {
                    ask_home::hold(app, &caller, variant(), &wanted).await
                };
                buyer.next.set(match hold {
                    Ok(Hold::Held { .. }) if world.one_in(5) => Next::Release,
                    Ok(Hold::Held { .. }) => Next::Allocate,
                    Ok(Hold::Short { .. }) => Next::Release,
                    _ if tries > 20 && world.lost.get() > 0 => Next::Release,
                    _ => Next::Reserve,
                });
                if world.one_in(6) {
                    // Somebody takes the time to look for the card.
                    world.now.set(world.now.get().plus(Duration::from_secs(world.chance(700))));
                }
            }
            Next::Allocate => {
                let wanted = AllocateUnits {
                    key: key.clone(),
                    order_id: id,
                    quantity: units(buyer.quantity),
                    ranking: vec![elsewhere(), MAIN_LOCATION],
                    layout: 0,
                };
                if world.one_in(6) {
                    // Whoever sent it gives up while it is still on its way.
                    send_purchase(&world, app.clone(), wanted);
                    buyer.next.set(Next::GiveBack);
                    continue;
                }
                let sale = if world.one_in(4) {
                    purchase_twice(&isolates, &wanted).await
                } else {
                    ask_home::sell(app, &caller, variant(), &wanted).await
                };
                match sale {
                    Ok(Sale::Sold { .. }) => buyer.next.set(match world.chance(3) {
                        0 => Next::Done { bought: true },
                        1 => Next::Ship,
                        _ => Next::GiveBack,
                    }),
                    Ok(Sale::Short { .. }) => buyer.next.set(Next::GiveBack),
                    Ok(Sale::Moved) => panic!("nobody is told so"),
                    Err(problem) => assert_eq!(problem.code, ErrorCode::Unavailable, "{problem}"),
                }
            }
            Next::Ship => {
                let ship = commands::ShipUnits {
                    key: text(&format!("ful_{}", buyer.n)),
                    order_id: id,
                    quantity: units(buyer.quantity),
                    location: None,
                };
                match item.call(&caller, &commands::SHIP, &[&root], &Unit {}, &ship).await {
                    Ok(_) => {
                        buyer.shipped.set(true);
                        buyer.next.set(Next::Done { bought: true });
                    }
                    Err(problem) => assert_eq!(problem.code, ErrorCode::Unavailable, "{problem}"),
                }
            }
            Next::GiveBack => {
                let body = ReleaseOrder { order_id: id };
                let gave = item.call(&caller, &commands::RELEASE_ALLOCATION, &[&root], &Unit {}, &body).await;
                if gave.is_ok() {
                    buyer.next.set(Next::Release);
                }
            }
            Next::Release => {
                let body = ReleaseUnits { key: key.clone() };
                if item.call(&caller, &commands::RELEASE, &[&root], &Unit {}, &body).await.is_ok() {
                    buyer.next.set(Next::Done { bought: false });
                }
            }
            Next::Done { .. } => return,
        }
    }
}

/// The same purchase at once through two isolates.
async fn purchase_twice(isolates: &[Rc<App>; 2], wanted: &AllocateUnits) -> Result<Sale, Problem> {
    let caller = caller();
    let [first, second] = isolates.each_ref().map(|app| ask_home::sell(app, &caller, variant(), wanted));
    match futures::join!(first, second) {
        (Ok(Sale::Sold { .. }), _) | (_, Ok(Sale::Sold { .. })) => Ok(Sale::Sold { repeated: true }),
        (first, _) => first,
    }
}

/// Buys, and nobody waits for the answer.
fn send_purchase(world: &World, app: Rc<App>, wanted: AllocateUnits) {
    world.after.borrow_mut().push(Box::pin(async move {
        // Sold or refused, it is given back.
        drop(ask_home::sell(&app, &caller(), variant(), &wanted).await);
    }));
}

/// A location besides the main one.
fn elsewhere() -> LocationId {
    testkit::id(9)
}

struct Clerk {
    n: usize,
    delta: i32,
    at: LocationId,
    /// How many units it moved, when it is known.
    moved: Cell<Option<i64>>,
}

async fn count(world: Rc<World>, clerk: Rc<Clerk>) {
    let root = ItemName::root(variant());
    while clerk.moved.get().is_none() {
        world.pause().await;
        let body = AdjustUnits {
            location: clerk.at,
            delta: clerk.delta,
            reason: text("counted"),
            key: Some(format!("k{}", clerk.n)),
        };
        match world.root().call(&caller(), &commands::ADJUST, &[&root], &Unit {}, &body).await {
            Ok(_) => clerk.moved.set(Some(clerk.delta.into())),
            Err(problem) if problem.code == ErrorCode::OutOfStock => clerk.moved.set(Some(0)),
            // Split stock lies nowhere else.
            Err(problem) if problem.code == ErrorCode::Conflict && clerk.at == elsewhere() => {
                clerk.moved.set(Some(0));
            }
            Err(problem) => assert_eq!(problem.code, ErrorCode::Unavailable, "{problem}"),
        }
    }
}

async fn split(world: Rc<World>, layouts: Rc<RefCell<Vec<u8>>>) {
    let root = ItemName::root(variant());
    while let Some(parts) = { layouts.borrow().last().copied() } {
        for _ in 0..world.chance(20) {
            world.pause().await;
        }
        let spread = Spread { parts };
        match world.root().call(&caller(), &commands::SPREAD, &[&root], &Unit {}, &spread).await {
            Ok(_) => drop(layouts.borrow_mut().pop()),
            // Some of it lies elsewhere, and may do so for ever.
            Err(problem) if problem.code == ErrorCode::Conflict => drop(layouts.borrow_mut().pop()),
            Err(_) => {}
        }
    }
}

/// Buys single units until there are none.
fn sell_out(world: &Rc<World>) -> i64 {
    let app = world.isolate();
    let mut sold = 0;
    loop {
        let app = app.clone();
        let key = text(&format!("last {sold}"));
        let hold = run_one(world, async move {
            let wanted = ReserveUnits { key, quantity: units(1), layout: 0 };
            ask_home::hold(&app, &caller(), variant(), &wanted).await
        });
        match hold.unwrap() {
            Hold::Held { .. } => sold += 1,
            _ => return sold,
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_sold_twice_or_lost_while_stock_is_split_and_joined_and_everything_fails(
        on_hand in 0..25_i64,
        quantities in prop::collection::vec(1..4_u32, 1..14),
        deltas in prop::collection::vec(
            ((-6..9_i32).prop_filter("not 0", |delta| *delta != 0), prop::bool::weighted(0.2)), 0..4
        ),
        layouts in prop::collection::vec(1..5_u8, 1..6),
        lost in prop_oneof![Just(0_u64), Just(30), Just(120)],
        seed in any::<u64>(),
    ) {
        let world = World::new(on_hand, seed);
        world.lost.set(lost);
        let isolates = [world.isolate(), world.isolate()];
        let buyers: Vec<Rc<Buyer>> = (1..).zip(quantities).map(|(n, quantity)| {
            Rc::new(Buyer { n, quantity, next: Cell::new(Next::Reserve), shipped: Cell::new(false) })
        }).collect();
        let clerks: Vec<Rc<Clerk>> = deltas.into_iter().enumerate().map(|(n, (delta, away))| {
            let at = if away { elsewhere() } else { MAIN_LOCATION };
            Rc::new(Clerk { n, delta, at, moved: Cell::new(None) })
        }).collect();
        let layouts = Rc::new(RefCell::new(layouts));
        let mut deaths = if lost > 0 { 12 } else { 3 };
        loop {
            let mut tasks: Vec<Task> = vec![Box::pin(split(world.clone(), layouts.clone()))];
            tasks.extend(buyers.iter().map(|buyer| Box::pin(buy(world.clone(), isolates.clone(), buyer.clone())) as Task));
            tasks.extend(clerks.iter().map(|clerk| Box::pin(count(world.clone(), clerk.clone())) as Task));
            if world.run_all(tasks, deaths > 0) {
                break;
            }
            deaths -= 1;
        }
        world.settle();
        let bought = |buyer: &&Rc<Buyer>| buyer.next.get() == Next::Done { bought: true };
        let quantity = |buyer: &Rc<Buyer>| i64::from(buyer.quantity);
        let shipped: i64 = buyers.iter().filter(|buyer| buyer.shipped.get()).map(quantity).sum();
        let sold: i64 = buyers.iter().filter(bought).map(quantity).sum();
        let counted: i64 = clerks.iter().filter_map(|clerk| clerk.moved.get()).sum();
        world.expect(on_hand + counted - shipped, sold - shipped);
        prop_assert_eq!(sell_out(&world), on_hand + counted - sold, "what is free can be bought, to the last one");
    }

    #[test]
    fn as_many_are_sold_as_there_are_however_often_the_stock_is_split_meanwhile(
        on_hand in 1..30_u8,
        more in 1..15_u8,
        layouts in prop::collection::vec(1..6_u8, 1..8),
        seed in any::<u64>(),
    ) {
        let world = World::new(on_hand.into(), seed);
        let isolates = [world.isolate(), world.isolate()];
        let held = Rc::new(Cell::new(0));
        let mut tasks: Vec<Task> = vec![Box::pin(split(world.clone(), Rc::new(RefCell::new(layouts))))];
        for n in 0..on_hand + more {
            let (world, app, held) = (world.clone(), isolates[usize::from(n % 2)].clone(), held.clone());
            tasks.push(Box::pin(async move {
                for _ in 0..world.chance(30) {
                    world.pause().await;
                }
                let wanted = ReserveUnits { key: text(&format!("crt_{n}")), quantity: units(1), layout: 0 };
                loop {
                    match ask_home::hold(&app, &caller(), variant(), &wanted).await {
                        Ok(Hold::Held { .. }) => break held.set(held.get() + 1),
                        Ok(Hold::Short { .. }) => break,
                        // The layout changed all the time: they come again.
                        Err(problem) if problem.code == ErrorCode::Unavailable => {}
                        other => panic!("{other:?}"),
                    }
                }
            }));
        }
        world.run_all(tasks, false);
        prop_assert_eq!(held.get(), i64::from(on_hand));
    }
}

#[test]
fn a_joined_variant_asks_only_its_root_once_its_parts_are_empty() {
    let world = World::new(8, 1);
    let layouts = |parts: &[u8]| split(world.clone(), Rc::new(RefCell::new(parts.to_vec())));
    run_one(&world, layouts(&[1, 3]));
    world.settle();
    let root = world.object(&variant().to_string());
    assert_eq!(root.live_parts().unwrap(), Vec::<u8>::new());
    world.expect(8, 0);
    run_one(&world, layouts(&[2]));
    assert_eq!(root.live_parts().unwrap(), [1, 2]);
    assert_eq!(sell_out(&world), 8);
}

#[test]
fn a_purchase_finds_out_that_its_order_was_given_up_in_a_part_that_was_not_in_use_then() {
    let world = World::new(8, 1);
    let body = ReleaseOrder { order_id: order(1) };
    let root = ItemName::root(variant());
    let client = world.root();
    let gave = run_one(&world, async move {
        client.call(&caller(), &commands::RELEASE_ALLOCATION, &[&root], &Unit {}, &body).await
    });
    assert!(gave.is_ok());
    run_one(&world, split(world.clone(), Rc::new(RefCell::new(vec![4]))));
    let app = world.isolate();
    let late = run_one(&world, async move {
        let (key, order_id) = (text("k"), order(1));
        let wanted = AllocateUnits { key, order_id, quantity: units(1), ranking: Vec::new(), layout: 0 };
        ask_home::sell(&app, &caller(), variant(), &wanted).await
    });
    assert_eq!(late.unwrap_err().code, ErrorCode::Conflict);
    world.expect(8, 0);
}
