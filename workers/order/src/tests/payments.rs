use super::world::World;
use contract::order::PaymentStatus;
use kernel::Principal;
use serde_json::json;
use std::time::Duration;

fn order_path(order: &serde_json::Value, rest: &str) -> String {
    let text = |name: &str| order[name].as_str().unwrap().to_owned();
    format!("/orders/{}{rest}?token={}", text("id"), text("token"))
}

fn go_on(shop: &World, order: &serde_json::Value) -> super::world::Answer {
    shop.ask(&Principal::Guest, "POST", &order_path(order, "/payment/continue"), "-", &json!({}))
}

#[test]
fn a_3d_secure_payment_that_is_approved_places_the_order_when_the_shopper_returns() {
    let shop = World::new();
    let (status, pending, _) = shop.checkout("tok_3ds", "k1");
    assert_eq!(status, 202, "{pending}");
    let order = &pending["order"];
    assert_eq!((&order["status"], &order["number"]), (&"pending_payment".into(), &json!(null)));
    assert_eq!(order["payment_status"], "requires_action");
    assert_eq!(pending["next_action"]["kind"], "redirect");
    assert!(pending["next_action"]["url"].as_str().unwrap().starts_with("/dev/3ds/pay_"));
    assert!(shop.mails().is_empty());

    let (status, same, replayed) = shop.checkout("tok_3ds", "k1");
    assert_eq!((status, &same["next_action"], replayed), (202, &pending["next_action"], true));
    let (status, problem, _) = shop.checkout("tok_ok", "k2");
    assert_eq!((status, &problem["code"]), (409, &"checkout_in_progress".into()));
    assert_eq!(go_on(&shop, order).1["status"], "pending_payment", "not decided yet");

    let event = shop.payment_becomes(PaymentStatus::Authorized);
    let (status, placed, _) = go_on(&shop, order);
    assert_eq!((status, &placed["number"]), (200, &"1001".into()), "{placed}");
    shop.deliver(&event);
    assert_eq!(shop.mails(), ["order_placed"], "the queue's news comes too late to place it again");
    assert_eq!(go_on(&shop, order).1["number"], "1001");
    let (status, same, _) = shop.checkout("tok_3ds", "k1");
    assert_eq!((status, &same["id"]), (201, &order["id"]));
}

#[test]
fn a_3d_secure_payment_that_is_declined_gives_everything_back() {
    let shop = World::new();
    let (_, pending, _) = shop.checkout("tok_3ds", "k1");
    shop.payment_becomes(PaymentStatus::Failed);
    let (status, problem, _) = go_on(&shop, &pending["order"]);
    assert_eq!((status, &problem["code"]), (402, &"payment_declined".into()));
    assert!(shop.books.borrow().nothing_is_held());
    let (_, order, _) = shop.get(&order_path(&pending["order"], ""));
    assert_eq!((&order["status"], &order["payment_status"]), (&"cancelled".into(), &"failed".into()));
    assert_eq!(go_on(&shop, &pending["order"]).0, 402);
    assert_eq!(shop.checkout("tok_3ds", "k1").0, 402, "the same request, the same end");
    assert_eq!(shop.checkout("tok_ok", "k2").0, 201);
}

#[test]
fn a_payment_that_waits_is_found_and_ended_from_the_shoppers_other_device() {
    let shop = World::new();
    let path = format!("/carts/{}/checkout", shop.cart);
    assert_eq!(shop.get(&path).0, 404, "nothing was begun");
    assert_eq!(shop.object.number("SELECT count(*) FROM sqlite_master"), 0, "a look leaves no trace");
    let (_, pending, _) = shop.checkout("tok_3ds", "k1");
    let (status, found, _) = shop.get(&path);
    assert_eq!((status, &found["order"]["id"]), (200, &pending["order"]["id"]), "{found}");
    assert_eq!(found["next_action"], pending["next_action"]);
    let cancel = order_path(&found["order"], "/cancel");
    let body = json!({"only_unpaid": true});
    assert_eq!(shop.ask(&Principal::Guest, "POST", &cancel, "c1", &body).0, 200);
    assert_eq!(shop.get(&path).0, 404, "it has ended");
    assert_eq!(shop.checkout("tok_ok", "k2").0, 201);
    assert_eq!(shop.get(&path).0, 404, "what is placed waits for nothing");
}

#[test]
fn a_customers_waiting_payment_is_not_there_for_anybody_else() {
    let shop = World::new();
    let owner = testkit::customer(1);
    shop.books.borrow_mut().cart_owner = Some(owner.clone());
    let path = format!("/carts/{}/checkout", shop.cart);
    let (status, pending, _) = shop.checkout_as(&owner, "tok_3ds", "k1");
    assert_eq!(status, 202, "{pending}");
    let seen = |who: &Principal| shop.ask(who, "GET", &path, "-", &json!(null)).0;
    assert_eq!((seen(&owner), seen(&Principal::Guest), seen(&testkit::customer(2))), (200, 404, 404));
}

#[test]
fn a_slow_payment_places_the_order_when_the_queue_brings_the_news() {
    let shop = World::new();
    let (status, pending, _) = shop.checkout("tok_slow", "k1");
    assert_eq!((status, &pending["next_action"]), (202, &json!(null)));
    let event = shop.payment_becomes(PaymentStatus::Authorized);
    shop.deliver(&event);
    shop.deliver(&event);
    let (_, order, _) = shop.get(&order_path(&pending["order"], ""));
    assert_eq!((&order["status"], &order["number"]), (&"placed".into(), &"1001".into()));
    assert_eq!((shop.mails(), shop.captures()), (vec!["order_placed".to_owned()], 1));
}

#[test]
fn a_payment_that_nobody_completes_is_given_up_after_its_time() {
    let shop = World::new();
    shop.checkout("tok_3ds", "k1");
    shop.pass(Duration::from_secs(1799));
    shop.ring();
    assert!(!shop.books.borrow().nothing_is_held());
    shop.pass(Duration::from_secs(1));
    shop.ring();
    assert!(shop.books.borrow().nothing_is_held());
    assert_eq!(shop.db.number("SELECT count(*) FROM orders WHERE status = 'cancelled'"), 1);
    assert_eq!(shop.db.number("SELECT count(*) FROM orders WHERE payment_status = 'voided'"), 1);
    let (status, problem, _) = shop.checkout("tok_3ds", "k1");
    assert_eq!((status, &problem["code"]), (402, &"payment_declined".into()));
}

#[test]
fn paid_but_no_longer_there_ends_in_a_void_and_a_mail() {
    let shop = World::new();
    let (_, pending, _) = shop.checkout("tok_3ds", "k1");
    // The reservation ran out while the shopper looked for the phone, and somebody bought the rest.
    shop.books.borrow_mut().reserved.clear();
    shop.books.borrow_mut().stock = 1;
    let event = shop.payment_becomes(PaymentStatus::Authorized);
    shop.deliver(&event);
    assert!(shop.books.borrow().nothing_is_held());
    assert_eq!(shop.mails(), ["order_cancelled"]);
    let (_, order, _) = shop.get(&order_path(&pending["order"], ""));
    assert_eq!((&order["status"], &order["payment_status"]), (&"cancelled".into(), &"voided".into()));
    let lists = shop.ask(&testkit::staff(), "GET", "/admin/orders", "-", &json!(null)).1;
    assert_eq!(lists["items"], json!([]), "what was never placed is in no list");
}

#[test]
fn an_expired_reservation_is_no_harm_while_there_is_enough() {
    let shop = World::new();
    shop.checkout("tok_3ds", "k1");
    shop.books.borrow_mut().reserved.clear();
    let event = shop.payment_becomes(PaymentStatus::Authorized);
    shop.deliver(&event);
    assert_eq!(shop.mails(), ["order_placed"]);
    assert_eq!(shop.books.borrow().available(), 8);
}

#[test]
fn a_shopper_who_does_not_want_to_wait_for_the_bank_gets_the_cart_back() {
    let shop = World::new();
    let (_, pending, _) = shop.checkout("tok_3ds", "k1");
    let path = order_path(&pending["order"], "/cancel");
    for key in ["c1", "c1", "c2"] {
        let (status, order, _) = shop.ask(&Principal::Guest, "POST", &path, key, &json!({}));
        assert_eq!((status, &order["status"]), (200, &"cancelled".into()), "{order}");
        assert_eq!(order["payment_status"], "voided");
    }
    assert!(shop.books.borrow().nothing_is_held());
    assert_eq!(shop.checkout("tok_ok", "k2").0, 201);
}
