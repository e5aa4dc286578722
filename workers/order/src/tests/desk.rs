//! What the staff does with an order and sees of it.

use super::{services::refund_state, world::World};
use contract::{
    event::{OrderInbox, Queue},
    order::PaymentStatus,
    payment::TransferStatus,
};
use kernel::{Currency, Money};
use serde_json::{Value, json};
use testkit::staff;

pub fn ask(shop: &World, order: &Value, what: &str, key: &str, body: &Value) -> (u16, Value, bool) {
    let path = format!("/admin/orders/{}/{what}", order["id"].as_str().unwrap());
    shop.ask(&staff(), "POST", &path, key, body)
}

pub fn shown(shop: &World, order: &Value) -> Value {
    let path = format!("/admin/orders/{}", order["id"].as_str().unwrap());
    shop.ask(&staff(), "GET", &path, "-", &Value::Null).1
}

pub fn ship(shop: &World, order: &Value, key: &str, line: usize, quantity: u32) -> (u16, Value, bool) {
    let order = shown(shop, order);
    let body = json!({"lines": [{"line_id": order["lines"][line]["id"], "quantity": quantity}]});
    ask(shop, &order, "fulfillments", key, &body)
}

/// What payment was asked to give back.
pub fn asked_back(shop: &World) -> Vec<i64> {
    let sent = shop.queues.sent.borrow();
    let refunds =
        sent.iter().filter(|(queue, event)| *queue == Queue::Payments && event["data"]["kind"] == "refund");
    refunds.map(|(_, event)| event["data"]["amount"]["amount"].as_i64().unwrap()).collect()
}

/// The news of what became of the last refund, and how much the payment has given back in all.
pub fn settle_refund(shop: &World, order: &Value, status: TransferStatus, refunded: i64) {
    let key =
        shown(shop, order)["refunds"].as_array().unwrap().last().unwrap()["id"].as_str().unwrap().to_owned();
    let mut event = shop.payment_becomes(PaymentStatus::PartiallyRefunded);
    let OrderInbox::PaymentChanged { refunded: back, refunds, .. } = &mut event.data;
    *back = Money::new(refunded, Currency::EUR).unwrap();
    *refunds = vec![refund_state(&key, status)];
    shop.deliver(&event);
}
