use super::Shop;
use crate::receive_stock_level::receive_stock_level;
use contract::{
    StockLevel,
    event::{Event, Notifications, ProductInbox},
    inventory::{SellsAhead, StockPolicy},
};
use edge::Context;
use kernel::VariantId;
use serde_json::json;
use testkit::{id, now, run};

fn announce(shop: &Shop, event: u8, variant_id: VariantId, level: StockLevel, version: u32) {
    let data = ProductInbox::StockLevelChanged { variant_id, level, sells_ahead: None, version };
    let event = Event { id: id(event), at: now(), data };
    run(receive_stock_level(&shop.app, &Context::for_service("product", now()), &event)).unwrap();
}

fn level(shop: &Shop) -> serde_json::Value {
    shop.staff("GET", "/admin/products/lamp", json!({})).1["variants"][0]["stock_level"].clone()
}

#[test]
fn a_level_is_taken_over_and_search_hears_of_it_once() {
    let shop = Shop::new();
    let product = shop.sell("Lamp", 500, &[4]);
    let variant: VariantId = product["variants"][0]["id"].as_str().unwrap().parse().unwrap();
    assert_eq!(level(&shop), "in_stock");
    announce(&shop, 1, variant, StockLevel::Out, 3);
    assert_eq!(level(&shop), "out");
    assert_eq!(shop.documents().len(), 2);
    assert_eq!(shop.documents()[1]["summary"]["stock_level"], "out");

    announce(&shop, 1, variant, StockLevel::Out, 3);
    announce(&shop, 2, variant, StockLevel::InStock, 2);
    assert_eq!(level(&shop), "out", "what comes late is older");
    assert_eq!(shop.documents().len(), 2);

    announce(&shop, 3, variant, StockLevel::Out, 4);
    assert_eq!(shop.documents().len(), 2, "the product's level did not change");
    announce(&shop, 4, id(99), StockLevel::Out, 1);
    assert_eq!(shop.get("/products").1["items"][0]["stock_level"], "out");
    assert_eq!(shop.get("/products/lamp").1["variants"][0]["available"], false);
}

#[test]
fn what_is_sold_out_stands_last_on_a_shelf_and_gives_way_to_what_can_be_bought() {
    let shop = Shop::new();
    let product = shop.sell("Lamp", 500, &[4]);
    for n in 0..11 {
        shop.sell(&format!("Thing {n}"), 500, &[4]);
    }
    let variant: VariantId = product["variants"][0]["id"].as_str().unwrap().parse().unwrap();
    let popular = |shop: &Shop| -> Vec<String> {
        let shelves = shop.staff("GET", "/internal/v1/shelves", json!({})).1;
        let popular = shelves["popular"].as_array().unwrap().iter();
        popular.map(|product| product["slug"].as_str().unwrap().to_owned()).collect()
    };
    announce(&shop, 1, variant, StockLevel::Out, 3);
    shop.db.execute("UPDATE listings SET popularity = 1000 WHERE product = 1");
    assert_eq!(popular(&shop).last().unwrap(), "lamp");
    shop.sell("Thing 11", 500, &[4]);
    let shop = shop.in_new_isolate();
    assert!(!popular(&shop).contains(&"lamp".to_owned()));
}

#[test]
fn a_variant_that_is_sent_later_can_be_bought_and_says_so() {
    let shop = Shop::new();
    let product = shop.sell("Lamp", 500, &[4]);
    let variant_id: VariantId = product["variants"][0]["id"].as_str().unwrap().parse().unwrap();
    let ahead = SellsAhead { policy: StockPolicy::Preorder, releases_at: Some(now()) };
    let data = ProductInbox::StockLevelChanged {
        variant_id,
        level: StockLevel::InStock,
        sells_ahead: Some(ahead),
        version: 1,
    };
    let event = Event { id: id(1), at: now(), data };
    run(receive_stock_level(&shop.app, &Context::for_service("product", now()), &event)).unwrap();
    let variant = &shop.get("/products/lamp").1["variants"][0];
    assert_eq!(variant["available"], true);
    assert_eq!(variant["sells_ahead"], json!({"policy": "preorder", "releases_at": now()}));
    announce(&shop, 2, variant_id, StockLevel::InStock, 2);
    assert_eq!(
        shop.staff("GET", "/admin/products/lamp", json!({})).1["variants"][0].get("sells_ahead"),
        None
    );
}

#[test]
fn who_waits_for_what_is_sold_out_gets_one_mail_and_is_forgotten() {
    let shop = Shop::new();
    let product = shop.sell("Lamp", 500, &[4]);
    let variant: VariantId = product["variants"][0]["id"].as_str().unwrap().parse().unwrap();
    let watch = |email: &str, locale: &str| {
        let body = json!({"variant_id": variant, "email": email, "locale": locale});
        shop.staff("POST", "/products/lamp/stock-alerts", body).0
    };
    assert_eq!(watch("early@b.de", "de"), 409, "it can be bought");
    announce(&shop, 1, variant, StockLevel::Out, 1);
    for (email, locale) in [("a@b.de", "de"), ("a@b.de", "de"), ("c@d.com", "en")] {
        assert_eq!(watch(email, locale), 204);
    }
    let mails = || {
        let sent = shop.queues.sent.borrow();
        let mails = sent.iter().filter(|(_, body)| body["data"]["kind"] == "back_in_stock");
        mails.map(|(_, body)| body.clone()).collect::<Vec<_>>()
    };
    assert_eq!(mails(), Vec::<serde_json::Value>::new());
    announce(&shop, 2, variant, StockLevel::Low, 2);
    let told: Vec<Event<Notifications>> =
        mails().into_iter().map(|mail| serde_json::from_value(mail).unwrap()).collect();
    let mut told: Vec<_> = told
        .into_iter()
        .map(|event| match event.data {
            Notifications::BackInStock { email, locale, variant } => (email, locale.tag(), variant.title),
            other => panic!("{other:?}"),
        })
        .collect();
    told.sort();
    let lamp = || "Lamp".to_owned();
    assert_eq!(told, [("a@b.de".to_owned(), "de", lamp()), ("c@d.com".to_owned(), "en", lamp())]);
    assert_eq!(shop.db.number("SELECT count(*) FROM stock_alerts"), 0);
    announce(&shop, 3, variant, StockLevel::Out, 3);
    announce(&shop, 4, variant, StockLevel::InStock, 4);
    assert_eq!(mails().len(), 2);
}

#[test]
fn whom_nobody_could_tell_for_half_a_year_is_forgotten() {
    let shop = Shop::new();
    let product = shop.sell("Lamp", 500, &[4]);
    let variant: VariantId = product["variants"][0]["id"].as_str().unwrap().parse().unwrap();
    announce(&shop, 1, variant, StockLevel::Out, 1);
    let body = json!({"variant_id": variant, "email": "a@b.de"});
    assert_eq!(shop.staff("POST", "/products/lamp/stock-alerts", body).0, 204);
    let day = std::time::Duration::from_secs(24 * 3600);
    for (days, left) in [(180, 1), (181, 0)] {
        run(shop.app.db.run(crate::store::forget_old_alerts(now().plus(day * days)))).unwrap();
        assert_eq!(shop.db.number("SELECT count(*) FROM stock_alerts"), left, "after {days} days");
    }
}

#[test]
fn the_shop_hears_once_a_day_that_it_runs_out_of_a_variant() {
    let shop = Shop::new();
    let product = shop.sell("Lamp", 500, &[4]);
    let variant: VariantId = product["variants"][0]["id"].as_str().unwrap().parse().unwrap();
    let levels = [StockLevel::Low, StockLevel::InStock, StockLevel::Low, StockLevel::Out];
    for (n, level) in (1..).zip(levels) {
        announce(&shop, n, variant, level, n.into());
    }
    let sent = shop.queues.sent.borrow();
    let warned = sent.iter().filter(|(_, body)| body["data"]["kind"] == "stock_low");
    let warned: Vec<_> = warned.map(|(_, body)| body["data"]["level"].clone()).collect();
    assert_eq!(warned, [json!("low"), json!("out")]);
}
