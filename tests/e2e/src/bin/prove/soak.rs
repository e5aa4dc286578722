//! 9. Mixed traffic, and now and then the runtime dies.

use crate::{
    audit::settle,
    contention::{coupon, gift_card},
    page::Page,
    settings::{Random, Settings},
    web::{Answer, Web},
};
use e2e::{goods, unique, unique_email};
use serde_json::{Value, json};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    time::{Duration, Instant},
};

/// How many shop at the same time.
const SHOPPERS: u64 = 6;

struct Street<'a> {
    web: Web,
    variants: Vec<String>,
    code: String,
    /// The code of a gift card that all share.
    card: String,
    settings: &'a Settings,
    end: Instant,
    /// What was done, by name.
    done: RefCell<BTreeMap<String, u32>>,
    kills: Cell<u32>,
}

pub async fn prove(settings: &Settings) -> bool {
    let page = Page::begin(9, "Mixed traffic with kills at random");
    let vars = json!({
        "order": {"CHECKOUT_LEASE_MS": "4000", "PAYMENT_TTL_MS": "15000"}, "payment": {"TEST_SLOW_MS": "1000"},
    });
    settings.kill_and_set(&vars).await;
    let mut variants = Vec::new();
    for stock in [5000, 500, 60] {
        variants.push(goods(stock).await.variant_id);
    }
    let code = coupon(json!({"kind": "percent", "percent": 20, "usage_limit": 50})).await;
    let street = Street {
        web: Web::new(settings),
        variants,
        code,
        // Enough for some, and not for all.
        card: gift_card(200_000).await.1,
        settings,
        end: Instant::now() + settings.soak,
        done: RefCell::default(),
        kills: Cell::new(0),
    };
    Page::did(format!(
        "{SHOPPERS} shoppers for {:.1} minutes: cards that work, decline, ask and take their time, coupons, gift cards, parallel \
         clicks, cancellations, parcels (seed {})",
        settings.soak.as_secs_f64() / 60.0,
        settings.seed
    ));
    let shoppers = futures::future::join_all((0..SHOPPERS).map(|number| street.shop(settings.seed + number)));
    futures::join!(shoppers, street.kill(), street.tick());
    Page::did(format!("workerd was killed {} times", street.kills.get()));
    Page::did(format!("what happened: {:?}", street.done.borrow()));
    settings.kill_and_set(&json!({"order": {}, "payment": {}})).await;
    settle(settings, &page).await;
    page.end()
}

impl Street<'_> {
    fn count(&self, what: &str) {
        *self.done.borrow_mut().entry(what.to_owned()).or_default() += 1;
    }

    async fn kill(&self) {
        let mut random = Random::new(self.settings.seed ^ 0xdead);
        loop {
            let pause = Duration::from_millis(6_000 + random.below(9_000));
            if Instant::now() + pause + Duration::from_secs(3) > self.end {
                return;
            }
            tokio::time::sleep(pause).await;
            self.settings.kill().await;
            self.kills.set(self.kills.get() + 1);
        }
    }

    async fn tick(&self) {
        while Instant::now() < self.end {
            self.settings.tick().await;
            tokio::time::sleep(Duration::from_secs(4)).await;
        }
    }

    async fn shop(&self, seed: u64) {
        let mut random = Random::new(seed);
        while Instant::now() < self.end {
            self.journey(&mut random).await;
        }
    }

    async fn journey(&self, random: &mut Random) {
        let which = usize::try_from(random.below(self.variants.len() as u64)).unwrap_or(0);
        let variant = &self.variants[which];
        let Some(cart) = self.web.cart_with(variant, 1).await else {
            self.count("sold out");
            return;
        };
        if random.below(3) == 0 {
            let body = json!({"code": self.code});
            self.web.insist("POST", &format!("/carts/{cart}/coupons"), &unique("c"), &body).await;
        }
        if random.below(4) == 0 {
            let body = json!({"code": self.card});
            self.web.insist("POST", &format!("/carts/{cart}/gift-cards"), &unique("g"), &body).await;
        }
        if random.below(4) == 0 {
            // Two tabs.
            let path = format!("/carts/{cart}/lines");
            let line = json!({"variant_id": self.variants[0], "quantity": 1});
            let (one, other) = (unique("tab"), unique("tab"));
            futures::join!(
                self.web.insist("POST", &path, &one, &line),
                self.web.insist("POST", &path, &other, &line)
            );
        }
        let token = match random.below(20) {
            0..=11 => "tok_ok",
            12..=13 => "tok_declined",
            14..=16 => "tok_3ds",
            17..=18 => "tok_slow",
            _ => "tok_capture_declined",
        };
        let (key, email) = (unique("soak"), unique_email("soak"));
        let mut answer = self.web.checkout(&cart, &key, &email, token).await;
        let again = ["coupon_unavailable", "gift_card_unavailable", "payment_declined"];
        if again.contains(&answer.code()) {
            self.count(&format!("first {}", answer.code()));
            answer = self.web.checkout(&cart, &unique("soak"), &email, "tok_ok").await;
        }
        self.count(format!("{} {}", answer.status, answer.code()).trim());
        match answer.status {
            202 if token == "tok_3ds" => self.bank(random, &answer).await,
            201 if random.below(10) == 0 => self.cancel(&answer).await,
            201 if random.below(8) == 0 => self.ship(&answer).await,
            _ => {}
        }
    }

    async fn bank(&self, random: &mut Random, answer: &Answer) {
        let url = answer.json["next_action"]["url"].as_str().unwrap_or_default();
        let Some(at) = url.find("/dev/3ds/") else { return };
        let decision = random.below(4);
        if decision == 3 {
            self.count("left at the bank");
            return;
        }
        let approve = decision < 2;
        self.web.insist("POST", &url[at..], "-", &json!({"approve": approve})).await;
        let path = order_path(&answer.json["order"]).replace('?', "/payment/continue?");
        let back = self.web.insist("POST", &path, "-", &json!({})).await;
        self.count(&format!("back from the bank: {}", back.status));
    }

    async fn cancel(&self, answer: &Answer) {
        let path = order_path(&answer.json).replace('?', "/cancel?");
        let done = self.web.insist("POST", &path, &unique("cancel"), &json!({})).await;
        self.count(&format!("cancelled: {}", done.status));
    }

    async fn ship(&self, answer: &Answer) {
        let login = json!({"email": "admin@shopsphere.test", "password": "shopsphere-admin"});
        let staff = self.web.insist("POST", "/auth/login", "-", &login).await;
        let staff = self.web.signed_in(staff.json["access_token"].as_str().unwrap_or_default());
        let lines = answer.json["lines"].as_array().into_iter().flatten();
        let lines: Vec<Value> =
            lines.map(|line| json!({"line_id": line["id"], "quantity": line["quantity"]})).collect();
        let path = format!("/admin/orders/{}/fulfillments", answer.json["id"].as_str().unwrap_or_default());
        let done = staff.insist("POST", &path, &unique("ship"), &json!({"lines": lines})).await;
        self.count(&format!("shipped: {}", done.status));
    }
}

fn order_path(order: &Value) -> String {
    let text = |name: &str| order[name].as_str().unwrap_or_default().to_owned();
    format!("/orders/{}?token={}", text("id"), text("token"))
}
