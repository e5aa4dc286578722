//! Whatever is done to an order in whatever order: never more than was bought, the status follows from the parts, and
//! only ways of the table are gone.

use super::world::World;
use crate::domain::{
    order_status::{TRANSITIONS, status_of},
    returns::may_become,
};
use contract::order::{Order, OrderStatus, PaymentStatus, Return, ReturnStatus};
use kernel::Principal;
use proptest::prelude::*;
use serde_json::{Value, json};
use testkit::staff;

#[derive(Clone, Copy, Debug)]
enum Act {
    Send(u32),
    /// The parcel in this place.
    Deliver(usize),
    CancelAsShopper,
    CancelAsStaff,
    PaymentBecomes(PaymentStatus),
    Note,
    Return(u32),
    /// The return in this place.
    Approve(usize),
    Decline(usize),
    /// So many of it, to be sold again.
    Receive(usize, u32),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let payment = prop_oneof![
        Just(PaymentStatus::Captured),
        Just(PaymentStatus::Failed),
        Just(PaymentStatus::PartiallyRefunded),
        Just(PaymentStatus::Refunded),
    ];
    let act = prop_oneof![
        3 => (1_u32..4).prop_map(Act::Send),
        3 => (0_usize..3).prop_map(Act::Deliver),
        1 => Just(Act::CancelAsShopper),
        1 => Just(Act::CancelAsStaff),
        1 => payment.prop_map(Act::PaymentBecomes),
        1 => Just(Act::Note),
        3 => (1_u32..4).prop_map(Act::Return),
        3 => (0_usize..3).prop_map(Act::Approve),
        1 => (0_usize..3).prop_map(Act::Decline),
        3 => (0_usize..3, 1_u32..4).prop_map(|(place, units)| Act::Receive(place, units)),
    ];
    proptest::collection::vec(act, 1..16)
}

struct Life {
    shop: World,
    id: String,
    token: String,
}

impl Life {
    fn begin() -> Self {
        let shop = World::new();
        let (status, order, _) = shop.checkout("tok_ok", "k1");
        assert_eq!(status, 201);
        let text = |name: &str| order[name].as_str().unwrap().to_owned();
        Self { id: text("id"), token: text("token"), shop }
    }

    fn order(&self) -> Order {
        let path = format!("/admin/orders/{}", self.id);
        serde_json::from_value(self.shop.ask(&staff(), "GET", &path, "-", &json!(null)).1).unwrap()
    }

    /// Does it; being refused is as good as being done.
    fn act(&self, act: Act, key: &str) {
        let as_staff = |rest: &str, body: &Value| {
            let path = format!("/admin/orders/{}{rest}", self.id);
            self.shop.ask(&staff(), "POST", &path, key, body).0
        };
        let order = self.order();
        let status = match act {
            Act::Send(quantity) => {
                let lines = json!([{"line_id": order.lines[0].id, "quantity": quantity}]);
                as_staff("/fulfillments", &json!({"lines": lines}))
            }
            Act::Deliver(place) => match order.fulfillments.get(place) {
                Some(parcel) => as_staff(&format!("/fulfillments/{}/deliver", parcel.id), &json!({})),
                None => 404,
            },
            Act::CancelAsStaff => as_staff("/cancel", &json!({"reason": "Broken."})),
            Act::CancelAsShopper => {
                let path = format!("/orders/{}/cancel?token={}", self.id, self.token);
                self.shop.ask(&Principal::Guest, "POST", &path, key, &json!({})).0
            }
            Act::Return(quantity) => {
                let path = format!("/orders/{}/returns?token={}", self.id, self.token);
                let lines = json!([{"line_id": order.lines[0].id, "quantity": quantity, "reason": "other"}]);
                self.shop.ask(&Principal::Guest, "POST", &path, key, &json!({"lines": lines})).0
            }
            Act::Approve(place) | Act::Decline(place) | Act::Receive(place, _) => {
                let Some(asked) = order.returns.get(place) else { return };
                let (what, body) = match act {
                    Act::Approve(_) => ("approve", json!({"instructions": "Send it."})),
                    Act::Receive(_, quantity) => {
                        let line =
                            json!({"line_id": order.lines[0].id, "quantity": quantity, "restock": true});
                        ("receive", json!({"lines": [line]}))
                    }
                    _ => ("decline", json!({"reason": "Used."})),
                };
                as_staff(&format!("/returns/{}/{what}", asked.id), &body)
            }
            Act::Note => as_staff("/notes", &json!({"text": "Noted."})),
            // What a provider would not do, nobody hears of.
            Act::PaymentBecomes(status) if !may_pay(order.payment_status, status) => 404,
            Act::PaymentBecomes(status) => {
                self.shop.deliver(&self.shop.payment_becomes(status));
                200
            }
        };
        assert!(status < 500, "{act:?}: {status}");
    }
}

fn may_pay(from: PaymentStatus, to: PaymentStatus) -> bool {
    use PaymentStatus::{Authorized, Captured, Failed, PartiallyRefunded, Refunded};
    match from {
        Authorized => matches!(to, Captured | Failed),
        Captured | PartiallyRefunded => matches!(to, PartiallyRefunded | Refunded),
        _ => false,
    }
}

fn may_go(from: OrderStatus, to: OrderStatus) -> bool {
    from == to || TRANSITIONS.iter().any(|row| (row.from, row.to) == (from, to))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn nothing_that_is_done_to_an_order_breaks_it(acts in acts()) {
        let life = Life::begin();
        let mut before = life.order();
        for (index, act) in acts.into_iter().enumerate() {
            life.act(act, &format!("key-{index}"));
            let after = life.order();
            prop_assert!(may_go(before.status, after.status), "{:?}: {:?} → {:?}", act, before.status, after.status);
            prop_assert_eq!(status_of(&after), after.status);
            for line in &after.lines {
                let sent = after.fulfillments.iter().flat_map(|parcel| &parcel.lines);
                let sent: u32 = sent.filter(|sent| sent.line_id == line.id).map(|sent| sent.quantity.get()).sum();
                prop_assert_eq!(sent, line.fulfilled);
                prop_assert!(line.fulfilled <= line.quantity.get());
                let counts = |asked: &Return| match asked.status {
                    ReturnStatus::Requested | ReturnStatus::Approved => asked.lines[0].quantity.get(),
                    ReturnStatus::Declined => 0,
                    ReturnStatus::Received => asked.lines[0].received,
                };
                prop_assert_eq!(after.returns.iter().map(counts).sum::<u32>(), line.returned);
                prop_assert!(line.returned <= line.fulfilled);
            }
            prop_assert!(after.timeline.len() >= before.timeline.len());
            let back = after.returns.iter().filter(|came| came.status == ReturnStatus::Received);
            let back: i64 = back.map(|came| came.value.amount()).sum();
            prop_assert!(back <= after.totals.total.amount(), "{} is more than was paid", back);
            for (now, then) in after.returns.iter().zip(&before.returns) {
                prop_assert!(now.status == then.status || may_become(then.status, now.status));
            }
            before = after;
        }
        let books = life.shop.books.borrow();
        let restocked = before.returns.iter().flat_map(|came| &came.lines);
        let restocked: i64 = restocked.map(|line| i64::from(line.restocked)).sum();
        prop_assert_eq!(books.restocked.values().sum::<i64>(), restocked);
        let (shipped, allocated) = (books.shipped.values().sum::<i64>(), books.allocated.values().sum::<i64>());
        let bought = match before.status {
            OrderStatus::Cancelled => 0,
            // What was not sent by then is for sale again.
            OrderStatus::Refunded => shipped,
            _ => 2,
        };
        prop_assert_eq!(shipped + allocated, bought);
    }
}
