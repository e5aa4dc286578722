//! 6. The runtime is killed between any two steps of a checkout.

use crate::{
    audit::settle,
    books::Books,
    contention::{coupon, gift_card},
    page::Page,
    settings::{Random, Settings},
    web::Web,
};
use e2e::{Goods, goods, many_goods, unique, unique_email};
use futures::future::join_all;
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

/// A checkout and where it is stopped.
#[derive(Clone, Debug)]
struct Scenario {
    /// `card`, `declined`, `unknown`, `approved`, `refused`, `slow`.
    way: &'static str,
    points: Vec<String>,
    /// A cart of [`MANY`] variants, which the checkout asks for in slices.
    is_large: bool,
}

impl Scenario {
    fn new(way: &'static str, points: &[&str]) -> Self {
        Self { way, points: points.iter().map(ToString::to_string).collect(), is_large: false }
    }

    fn large(way: &'static str, point: &str) -> Self {
        Self { is_large: true, ..Self::new(way, &[point]) }
    }

    fn name(&self) -> String {
        let size = if self.is_large { "large " } else { "" };
        format!("{size}{} {}", self.way, self.points.join(" "))
    }

    fn token(&self) -> &'static str {
        match self.way {
            "declined" => "tok_declined",
            "unknown" => "tok_error",
            "approved" | "refused" => "tok_3ds",
            "slow" => "tok_slow",
            _ => "tok_ok",
        }
    }

    /// True if it is stopped in the consumer of a queue, which then takes no further message: one at a time.
    fn goes_on_by_queue(&self) -> bool {
        let waits = ["authorize-called", "authorize-written", "waiting-written"];
        self.way == "slow" && !self.points.iter().any(|point| waits.contains(&point.as_str()))
    }

    /// Whether it may end as an order, and whether it may end undone.
    fn may_end(&self) -> (bool, bool) {
        match self.way {
            "declined" | "unknown" | "refused" => (false, true),
            // A call that was cut off before the money was held is undone; what began afterwards is finished.
            _ => (true, false),
        }
    }
}

const STEPS: [&str; 9] = [
    "freeze",
    "reserve",
    "redeem",
    "redeem_gift_cards",
    "insert",
    "authorize",
    "allocate",
    "place",
    "complete",
];
const MOMENTS: [&str; 3] = ["before", "called", "written"];
const UNDO: [&str; 5] = ["undo-before", "undo-money", "undo-goods", "undo-called", "undo-written"];

/// Variants of a large cart: slices of 8, 8 and 4.
const MANY: usize = 20;
/// Boundaries of slices: where the request hands over to the alarm, and within what the alarm does.
const SLICES: [&str; 11] = [
    "reserve2-handed",
    "reserve2-before",
    "reserve2-called",
    "reserve2-written",
    "reserve3-called",
    "reserve3-written",
    "allocate-handed",
    "allocate2-before",
    "allocate2-called",
    "allocate2-written",
    "allocate3-called",
];
/// The same of an undoing.
const UNDONE_SLICES: [&str; 5] = ["undo-handed", "undo-goods", "undo2-before", "undo2-goods", "undo3-goods"];

/// Every boundary of every step, of undoing, and of waiting for a payment.
fn scenarios() -> Vec<Scenario> {
    let mut all = Vec::new();
    for step in STEPS {
        for moment in MOMENTS {
            all.push(Scenario::new("card", &[&format!("{step}-{moment}")]));
        }
    }
    for way in ["declined", "unknown", "refused"] {
        all.extend(UNDO.iter().map(|point| Scenario::new(way, &[point])));
    }
    // Who was to be sent to the bank never got there.
    for point in ["authorize-called", "authorize-written", "waiting-written"] {
        all.extend(["refused", "slow"].map(|way| Scenario::new(way, &[point])));
    }
    for point in ["payment-seen", "allocate-before", "allocate-called", "place-called", "complete-called"] {
        all.push(Scenario::new("approved", &[point]));
        all.push(Scenario::new("slow", &[point]));
    }
    all.push(Scenario::new("refused", &["payment-seen"]));
    all.extend(SLICES.map(|point| Scenario::large("card", point)));
    all.extend(UNDONE_SLICES.map(|point| Scenario::large("declined", point)));
    all
}

/// Two crashes of one checkout, at random.
fn double(random: &mut Random, count: usize) -> Vec<Scenario> {
    (0..count)
        .map(|_| {
            let first = usize::try_from(random.below(8)).unwrap_or(0);
            let second = first + 1 + usize::try_from(random.below(8 - first as u64)).unwrap_or(0);
            let moment = |random: &mut Random| MOMENTS[usize::try_from(random.below(3)).unwrap_or(0)];
            let points = [
                format!("{}-{}", STEPS[first], moment(random)),
                format!("{}-{}", STEPS[second], moment(random)),
            ];
            Scenario { way: "card", points: points.to_vec(), is_large: false }
        })
        .collect()
}

/// What is bought.
struct Wares {
    lamp: Goods,
    /// The rest of a large cart.
    shelves: Vec<Goods>,
}

/// A scenario that runs.
struct Run {
    scenario: Scenario,
    cart: String,
    key: String,
    email: String,
}

pub async fn prove(settings: &Settings) -> bool {
    let page = Page::begin(6, "Killed at every step");
    // All must be stopped before the first one is taken for dead.
    let patience = if settings.single_kills { "90000" } else { "30000" };
    settings.kill_and_set(&dead_after("15000", patience)).await;
    let web = Web::new(settings);
    let wares = Wares { lamp: goods(2000).await, shelves: many_goods(MANY - 1, 2000).await };
    let code = coupon(json!({"kind": "percent", "percent": 10, "usage_limit": 2000})).await;
    let all = scenarios();
    let mut random = Random::new(settings.seed);

    let (queued, together): (Vec<_>, Vec<_>) = all.iter().cloned().partition(Scenario::goes_on_by_queue);
    Page::did(format!(
        "{} checkouts, each stopped at another boundary; workerd is killed once for all of them",
        together.len()
    ));
    let mut ended = round(settings, &page, &web, &wares, &code, &together).await;
    let most = if settings.single_kills { queued.len() } else { 2 };
    Page::did(format!("{most} checkouts that go on when a message tells of the payment, one kill each"));
    for scenario in queued.iter().take(most) {
        add(&mut ended, round(settings, &page, &web, &wares, &code, std::slice::from_ref(scenario)).await);
    }
    let doubles = double(&mut random, if settings.single_kills { 24 } else { 6 });
    Page::did(format!(
        "{} checkouts, each stopped at two boundaries; workerd is killed twice",
        doubles.len()
    ));
    add(&mut ended, round(settings, &page, &web, &wares, &code, &doubles).await);
    if settings.single_kills {
        Page::did(format!("the {} once more, one kill each", all.len()));
        settings.kill_and_set(&dead_after("3000", "30000")).await;
        for scenario in &all {
            add(
                &mut ended,
                round(settings, &page, &web, &wares, &code, std::slice::from_ref(scenario)).await,
            );
        }
    }
    Page::did(format!("they ended as: {ended:?}"));
    settings.kill_and_set(&json!({"order": {}, "payment": {}})).await;
    settle(settings, &page).await;
    page.end()
}

/// How long a checkout is left alone before it is taken for dead, and a payment that nobody decides is waited for. The
/// latter ends long after the former, and after the time that a busy machine takes to stop all of them: a payment that
/// comes late must find somebody who waits for it.
fn dead_after(lease: &str, payment: &str) -> Value {
    json!({
        "order": {"CHECKOUT_LEASE_MS": lease, "PAYMENT_TTL_MS": payment},
        "payment": {"TEST_SLOW_MS": "1500"},
    })
}

fn add(all: &mut BTreeMap<&'static str, u32>, more: BTreeMap<&'static str, u32>) {
    for (name, count) in more {
        *all.entry(name).or_default() += count;
    }
}

/// Starts all, kills as often as the longest has points, waits for the alarms, and looks how each ended.
async fn round(
    settings: &Settings,
    page: &Page,
    web: &Web,
    wares: &Wares,
    code: &str,
    scenarios: &[Scenario],
) -> BTreeMap<&'static str, u32> {
    let mut runs = Vec::new();
    for some in scenarios.chunks(8) {
        runs.extend(join_all(some.iter().map(|scenario| prepare(web, wares, code, scenario))).await);
    }
    // Nobody waits for an answer: it never comes.
    let tasks = tokio::task::LocalSet::new();
    for run in &runs {
        let (web, scenario) = (web.clone(), run.scenario.clone());
        let (cart, key, email) = (run.cart.clone(), run.key.clone(), run.email.clone());
        tasks.spawn_local(async move { shop(&web, &scenario, &cart, &key, &email).await });
    }
    let kills = scenarios.iter().map(|scenario| scenario.points.len()).max().unwrap_or(0);
    tasks
        .run_until(async {
            let keys: Vec<String> = runs.iter().map(|run| run.key.clone()).collect();
            settings.kill_when_parked(&keys).await;
            for _ in 1..kills {
                // The alarm leads to the second point; the same key is told of again.
                settings.ask("/kill", &json!({"parked": keys, "times": 2})).await;
            }
        })
        .await;
    drop(tasks);
    let states = rest(settings, &runs).await;
    let mut ended = BTreeMap::new();
    for run in &runs {
        let (may_complete, may_undo) = run.scenario.may_end();
        let orders = states.orders.values().filter(|order| order.cart == run.cart);
        let placed = orders.filter(|order| order.is_placed()).count();
        let state = states.checkouts.get(&run.cart).map_or("nothing", String::as_str);
        let cart = states.carts.get(&run.cart).map_or("", String::as_str);
        let name = match (placed, state, cart) {
            (1, "completed", "completed") => "completed once",
            (0, "idle" | "nothing", "open") => "fully undone",
            _ => "neither",
        };
        *ended.entry(name).or_default() += 1;
        let fits = match name {
            "completed once" => may_complete,
            "fully undone" => may_undo,
            _ => false,
        };
        if !fits {
            let what =
                format!("{}: {name} ({placed} orders, checkout {state}, cart {cart})", run.scenario.name());
            page.holds(false, what);
        }
    }
    afterwards(page, web, &wares.lamp, &runs, &states).await;
    ended
}

async fn prepare(web: &Web, wares: &Wares, code: &str, scenario: &Scenario) -> Run {
    let cart = web.cart_with(&wares.lamp.variant_id, 1).await.unwrap_or_default();
    for shelf in wares.shelves.iter().filter(|_| scenario.is_large) {
        let line = json!({"variant_id": shelf.variant_id, "quantity": 1});
        web.insist("POST", &format!("/carts/{cart}/lines"), &unique("line"), &line).await;
    }
    let body = json!({"code": code});
    web.insist("POST", &format!("/carts/{cart}/coupons"), &unique("c"), &body).await;
    // A part of what it costs, so that a provider is asked for the rest.
    let body = json!({"code": gift_card(500).await.1});
    web.insist("POST", &format!("/carts/{cart}/gift-cards"), &unique("g"), &body).await;
    let key = format!("crash.{}.{}", scenario.points.join("."), unique(scenario.way));
    Run { scenario: scenario.clone(), cart, key, email: unique_email("crash") }
}

/// What the shopper does until the runtime dies.
async fn shop(web: &Web, scenario: &Scenario, cart: &str, key: &str, email: &str) {
    let Some(answer) = web.try_checkout(cart, key, email, scenario.token()).await else { return };
    if !matches!(scenario.way, "approved" | "refused") || answer.status != 202 {
        return;
    }
    decide(web, scenario, &answer.json).await;
}

/// At the bank, and back.
async fn decide(web: &Web, scenario: &Scenario, answer: &Value) {
    let url = answer["next_action"]["url"].as_str().unwrap_or_default();
    let Some(at) = url.find("/dev/3ds/") else { return };
    let approve = json!({"approve": scenario.way == "approved"});
    web.send("POST", &url[at..], "-", &approve).await;
    let order = &answer["order"];
    let (id, token) = (order["id"].as_str().unwrap_or_default(), order["token"].as_str().unwrap_or_default());
    let path = format!("/orders/{id}/payment/continue?token={token}");
    web.send("POST", &path, "-", &json!({})).await;
}

/// Waits until no checkout of these runs any longer. Nobody touches them: only their alarms and the cron.
async fn rest(settings: &Settings, runs: &[Run]) -> Books {
    let end = Instant::now() + Duration::from_secs(180);
    loop {
        settings.tick().await;
        let books = Books::read(&settings.state).unwrap_or_default();
        let is_over = |run: &Run| {
            let state = books.checkouts.get(&run.cart).map_or("nothing", String::as_str);
            // Who was to come back from the bank is not there any longer: it comes back below.
            matches!(state, "completed" | "idle" | "nothing")
        };
        if !runs.is_empty() && runs.iter().all(is_over) || Instant::now() > end {
            // The books are several files, read one after the other: a checkout that was completed between the file of the
            // orders and its own seems to have none. What is over does not change, so a second look sees it whole.
            return Books::read(&settings.state).unwrap_or(books);
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

/// The shopper asks again: the same key tells how it ended, and what was undone can be changed and bought.
async fn afterwards(page: &Page, web: &Web, lamp: &Goods, runs: &[Run], books: &Books) {
    for some in runs.chunks(8) {
        join_all(some.iter().map(|run| async {
            let is_sold = books.checkouts.get(&run.cart).is_some_and(|state| state == "completed");
            if is_sold {
                let again = web.checkout(&run.cart, &run.key, &run.email, run.scenario.token()).await;
                let told = matches!(again.status, 200 | 201) && !again.json["number"].is_null();
                if !told {
                    page.holds(
                        false,
                        format!("{}: asked again, told {} {}", run.scenario.name(), again.status, again.json),
                    );
                }
                return;
            }
            let line = json!({"variant_id": lamp.variant_id, "quantity": 1});
            let path = format!("/carts/{}/lines", run.cart);
            let changed = web.insist("POST", &path, &unique("line"), &line).await;
            let bought = web.checkout(&run.cart, &unique("after"), &run.email, "tok_ok").await;
            if (changed.status, bought.status) != (200, 201) {
                let what = format!(
                    "{}: afterwards {} {} {}",
                    run.scenario.name(),
                    changed.status,
                    bought.status,
                    bought.json
                );
                page.holds(false, what);
            }
        }))
        .await;
    }
}
