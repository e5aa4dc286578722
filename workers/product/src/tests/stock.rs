use super::Shop;
use crate::receive_stock_level::receive_stock_level;
use contract::{
    StockLevel,
    event::{Event, ProductInbox},
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
