//! Requests to copy. A test parses each into the type that its operation takes.

use serde_json::{Value, json};

/// An example of an operation's body, where there is one.
pub fn request(operation: &str) -> Option<Value> {
    let address = json!({
        "name": "Ada Lovelace", "line1": "Invalidenstr. 1", "city": "Berlin", "postal_code": "10115", "country": "DE",
    });
    Some(match operation {
        "register" => {
            json!({"email": "ada@example.com", "password": "correct horse", "name": "Ada Lovelace"})
        }
        "login" => json!({"email": "ada@example.com", "password": "correct horse"}),
        "create_address" => json!({"address": address, "is_default": true}),
        "create_cart" => json!({"currency": "EUR", "country": "DE"}),
        "add_line" => json!({"variant_id": "var_06b3v0h8g0e40r2w8s5q6t7y8z", "quantity": 1}),
        "set_quantity" => json!({"quantity": 2}),
        "add_coupon" => json!({"code": "WELCOME10"}),
        "set_shipping_address" => address,
        "checkout" => json!({
            "email": "ada@example.com",
            "shipping_address": address,
            "payment": {"provider": "test", "token": "tok_ok"},
        }),
        "track_order" => json!({"number": "1001", "email": "ada@example.com"}),
        "create_product" => json!({
            "title": "Linen shirt",
            "status": "active",
            "options": [{"name": "Size", "values": ["S", "M"]}],
            "variants": [
                {"sku": "LIN-S", "options": {"Size": "S"}, "price": {"amount": 4900, "currency": "EUR"}, "stock": 20},
                {"sku": "LIN-M", "options": {"Size": "M"}, "price": {"amount": 4900, "currency": "EUR"}, "stock": 20},
            ],
        }),
        _ => return None,
    })
}
