//! What mails about an order carry through the queue.

use super::world::World;
use crate::domain::mailed_order::mailed_order;
use contract::{
    cart::MAX_LINES,
    order::{Order, OrderLine},
};

#[test]
fn the_largest_order_fits_into_an_event() {
    let (_, placed, _) = World::new().checkout("tok_ok", "largest");
    let mut order: Order = serde_json::from_value(placed).unwrap();
    let wide = |length: usize| "𝒳".repeat(length);
    let line = OrderLine {
        title: wide(200),
        sku: wide(64),
        options: (0..3).map(|index| (format!("{index}{}", wide(59)), wide(60))).collect(),
        ..order.lines[0].clone()
    };
    order.lines = vec![line; MAX_LINES];
    let bytes = serde_json::to_string(&mailed_order(&order)).unwrap().len();
    assert!(bytes < 64_000, "{bytes}");
}
