use crate::{Answer, Shop};
use contract::product::CREATE_PRODUCT;
use serde_json::{Value, json};
use std::{
    sync::atomic::{AtomicU32, Ordering},
    time::{SystemTime, UNIX_EPOCH},
};

/// A product of a story's own, with one variant.
#[derive(Clone, Debug)]
pub struct Goods {
    pub product_id: String,
    pub variant_id: String,
    pub slug: String,
    pub sku: String,
    pub title: String,
}

/// A word that no other story uses.
pub fn unique(prefix: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let (micros, next) = (now.as_micros() % 1_000_000_000_000, NEXT.fetch_add(1, Ordering::Relaxed));
    format!("{prefix}-{micros:x}{next:02x}")
}

/// A mail address that no other story uses.
pub fn unique_email(name: &str) -> String {
    format!("{}@example.com", unique(name))
}

/// Euros, in cents.
pub fn money(cents: i64) -> Value {
    json!({"amount": cents, "currency": "EUR"})
}

/// A product for sale at 20 euros.
pub async fn goods(stock: u32) -> Goods {
    goods_at(2000, stock).await
}

/// A product for sale.
pub async fn goods_at(cents: i64, stock: u32) -> Goods {
    let sku = unique("SKU").to_uppercase();
    let title = format!("Story lamp {sku}");
    let body = json!({
        "title": title, "status": "active",
        "variants": [{"sku": sku, "price": money(cents), "stock": stock}],
    });
    let body = serde_json::from_value(body).expect("a product as API.md has it");
    let product = Shop::staff().await.call(&CREATE_PRODUCT, &[], &body).await.expect("a product").product;
    Goods {
        product_id: product.id.to_string(),
        variant_id: product.variants[0].id.to_string(),
        slug: product.slug,
        sku,
        title,
    }
}

/// So many variants for sale at 20 euros, in products of up to 100.
pub async fn many_goods(count: usize, stock: u32) -> Vec<Goods> {
    let mut all = Vec::new();
    while all.len() < count {
        let batch = unique("SKU").to_uppercase();
        let numbers: Vec<String> =
            (0..(count - all.len()).min(100)).map(|number| format!("{number:02}")).collect();
        let variants: Vec<Value> = numbers
            .iter()
            .map(|number| {
                json!({"sku": format!("{batch}-{number}"), "options": {"Number": number},
                    "price": money(2000), "stock": stock})
            })
            .collect();
        let title = format!("Story shelf {batch}");
        let body = json!({
            "title": title, "status": "active", "options": [{"name": "Number", "values": numbers}],
            "variants": variants,
        });
        let body = serde_json::from_value(body).expect("a product as API.md has it");
        let product = Shop::staff().await.call(&CREATE_PRODUCT, &[], &body).await.expect("a product").product;
        all.extend(product.variants.iter().map(|variant| Goods {
            product_id: product.id.to_string(),
            variant_id: variant.id.to_string(),
            slug: product.slug.clone(),
            sku: variant.sku.clone(),
            title: title.clone(),
        }));
    }
    all
}

/// A product for sale in as many sizes as there are prices.
pub async fn sizes(cents: &[i64], stock: u32) -> Vec<Goods> {
    let sku = unique("SKU").to_uppercase();
    let title = format!("Story shirt {sku}");
    let names: Vec<String> = (1..=cents.len()).map(|number| number.to_string()).collect();
    let variants: Vec<Value> = names
        .iter()
        .zip(cents)
        .map(|(name, cents)| {
            json!({"sku": format!("{sku}-{name}"), "options": {"Size": name}, "price": money(*cents), "stock": stock})
        })
        .collect();
    let body = json!({"title": title, "status": "active", "options": [{"name": "Size", "values": names}],
        "variants": variants});
    let body = serde_json::from_value(body).expect("a product as API.md has it");
    let product = Shop::staff().await.call(&CREATE_PRODUCT, &[], &body).await.expect("a product").product;
    let goods = product.variants.iter().map(|variant| Goods {
        product_id: product.id.to_string(),
        variant_id: variant.id.to_string(),
        slug: product.slug.clone(),
        sku: variant.sku.clone(),
        title: title.clone(),
    });
    goods.collect()
}

/// A cart with so many of each of the goods.
pub async fn cart_of(shop: &Shop, goods: &[Goods], quantity: u32) -> Value {
    let mut cart = shop.post("/carts", &json!({})).await.expect(201).json;
    let path = format!("/carts/{}/lines", cart["id"].as_str().unwrap());
    for goods in goods {
        let line = json!({"variant_id": goods.variant_id, "quantity": quantity});
        cart = shop.post(&path, &line).await.expect(200).json;
    }
    cart
}

/// An address that we ship to.
pub fn address() -> Value {
    json!({
        "name": "Ada Shopper", "line1": "Invalidenstraße 116", "city": "Berlin", "postal_code": "10115",
        "country": "DE",
    })
}

/// A cart that holds so many of the goods.
pub async fn cart_with(shop: &Shop, goods: &Goods, quantity: u32) -> Value {
    let cart = shop.post("/carts", &json!({})).await.expect(201).json;
    let path = format!("/carts/{}/lines", cart["id"].as_str().unwrap());
    shop.post(&path, &json!({"variant_id": goods.variant_id, "quantity": quantity})).await.expect(200).json
}

/// What a checkout asks for.
pub fn checkout_body(email: &str, token: &str) -> Value {
    json!({
        "email": email, "shipping_address": address(), "payment": {"provider": "test", "token": token},
    })
}

/// Checks a cart out under a new key.
pub async fn checkout(shop: &Shop, cart: &Value, email: &str, token: &str) -> Answer {
    let path = format!("/carts/{}/checkout", cart["id"].as_str().unwrap());
    shop.post_once(&path, &unique("key"), &checkout_body(email, token)).await
}

/// An order for so many of the goods, placed by a guest.
pub async fn place_order(goods: &Goods, quantity: u32, email: &str) -> Value {
    let guest = Shop::guest();
    let cart = cart_with(&guest, goods, quantity).await;
    checkout(&guest, &cart, email, "tok_ok").await.expect(201).json
}
