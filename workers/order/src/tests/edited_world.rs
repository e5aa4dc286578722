//! What cart and inventory say of orders that are changed.

use super::services::{Books, eur, of_variant, text};
use kernel::{ErrorCode, Problem};
use serde_json::{Value, json};
use testkit::id;

pub fn revise(books: &mut Books, body: &Value) -> Result<Value, Problem> {
    let (order, revision) = (text(&body["order_id"]), body["revision"].as_u64().unwrap());
    books.ships_to.push(body["ships_to"].as_str().unwrap_or_default().to_owned());
    let mut short = Vec::new();
    for line in body["lines"].as_array().unwrap() {
        let key = of_variant(&order, &line["variant_id"]);
        if books.revised.get(&key).is_some_and(|last| *last > revision) {
            return Err(ErrorCode::Conflict.into());
        }
        let shipped = if key == order { books.shipped.values().sum::<i64>() } else { 0 };
        let wanted = line["quantity"].as_i64().unwrap() - shipped;
        let more = wanted - books.allocated.get(&key).copied().unwrap_or(0);
        if more > books.available() {
            short.push(json!({"variant_id": line["variant_id"], "available": books.available()}));
            continue;
        }
        books.revised.insert(key.clone(), revision);
        books.allocated.insert(key, wanted);
    }
    if short.is_empty() {
        Ok(json!({}))
    } else {
        Err(Problem::new(ErrorCode::OutOfStock).with("lines", short))
    }
}

/// What cart says: what is added costs 25.00, and variant 77 is not sold. Mugs in other sizes are the variants 60 for 19.99,
/// 61 for 25.00 and 62 for 15.00.
pub fn revised_quote(body: &Value) -> Result<Value, Problem> {
    let minor = |value: &Value| value["amount"].as_i64().unwrap();
    let is = |line: &Value, n: u8| line["variant_id"] == json!(id::<kernel::VariantId>(n));
    let rows = |name: &str| body[name].as_array().unwrap().clone();
    let (mut subtotal, mut discount) = (0, 0);
    let kept = rows("kept").into_iter().map(|line| {
        let (quantity, sold) = (line["quantity"].as_i64().unwrap(), line["sold"].as_i64().unwrap());
        let (total, off) =
            (minor(&line["unit_price"]) * quantity, minor(&line["discount"]) * quantity.min(sold) / sold);
        (subtotal, discount) = (subtotal + total, discount + off);
        json!({"id": line["id"], "total": eur(total), "discount": eur(off)})
    });
    let kept: Vec<Value> = kept.collect();
    let unavailable = json!(id::<kernel::VariantId>(77));
    if rows("added").iter().any(|line| line["variant_id"] == unavailable) {
        return Err(Problem::new(ErrorCode::OutOfStock).with("unavailable", vec![unavailable]));
    }
    let added = rows("added").into_iter().map(|line| {
        let price = if is(&line, 60) { 1999 } else if is(&line, 62) { 1500 } else { 2500 };
        let is_mug = (60..=62).any(|n| is(&line, n));
        let product = id::<kernel::ProductId>(if is_mug { 3 } else { 9 });
        let title = if is_mug { "Mug" } else { "Pot" };
        let total = price * line["quantity"].as_i64().unwrap();
        let off = if line["discount"].is_null() { 0 } else { minor(&line["discount"]).min(total) };
        (subtotal, discount) = (subtotal + total, discount + off);
        json!({"id": line["id"], "variant_id": line["variant_id"], "product_id": product, "product_slug": "pot",
            "sku": "POT-1", "title": title, "options": {}, "quantity": line["quantity"], "unit_price": eur(price),
            "total": eur(total), "discount": eur(off)})
    });
    let added: Vec<Value> = added.collect();
    let total = subtotal - discount + minor(&body["shipping"]);
    Ok(json!({"kept": kept, "added": added, "totals": {"subtotal": eur(subtotal), "discount": eur(discount),
        "shipping": body["shipping"], "tax": eur(0), "total": eur(total), "tax_included": true}}))
}
