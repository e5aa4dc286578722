use super::world::World;
use kernel::Principal;
use serde_json::json;
use testkit::{customer, staff};

#[test]
fn a_guest_buys_a_mug() {
    let shop = World::new();
    let (status, order, _) = shop.checkout("tok_ok", "k1");
    assert_eq!(status, 201, "{order}");
    assert_eq!(order["number"], "1001");
    assert_eq!(order["status"], "placed");
    assert_eq!(order["payment_status"], "authorized");
    assert_eq!(order["totals"]["total"]["amount"], 4488);
    assert_eq!(order["lines"][0]["options"]["Colour"], "Navy");
    assert_eq!(order["addresses"]["billing"]["city"], "Berlin");
    let books = shop.books.borrow();
    assert_eq!((books.available(), books.reserved.len(), books.allocated.len()), (8, 0, 1));
    assert_eq!(books.completed.as_deref(), order["id"].as_str());
    assert_eq!((shop.mails(), shop.captures()), (vec!["order_placed".to_owned()], 1));
    let sent = shop.queues.sent.borrow();
    let mail = &sent.iter().find(|(_, event)| event["data"]["kind"] == "order_placed").unwrap().1;
    assert_eq!(mail["data"]["order"]["number"], "1001", "the mail knows the number");
    assert_eq!(mail["data"]["order"]["status"], "placed");
}

#[test]
fn a_postal_code_is_its_countrys_and_kept_as_the_post_writes_it() {
    let shop = World::new();
    let path = format!("/carts/{}/checkout", shop.cart);
    let mut purchase = World::purchase("tok_ok");
    purchase["shipping_address"]["postal_code"] = "1011".into();
    let (status, problem, _) = shop.ask(&Principal::Guest, "POST", &path, "k1", &purchase);
    let pointer = |problem: &serde_json::Value| problem["errors"][0]["pointer"].clone();
    assert_eq!((status, pointer(&problem)), (400, "/shipping_address/postal_code".into()));

    purchase["shipping_address"]["postal_code"] = "D-10117".into();
    purchase["billing_address"] = purchase["shipping_address"].clone();
    purchase["billing_address"]["country"] = "NL".into();
    let (status, problem, _) = shop.ask(&Principal::Guest, "POST", &path, "k2", &purchase);
    assert_eq!((status, pointer(&problem)), (400, "/billing_address/postal_code".into()));
    assert!(shop.books.borrow().payments.is_empty(), "nobody was asked for money");

    purchase["billing_address"]["postal_code"] = "1012ab".into();
    let (status, order, _) = shop.ask(&Principal::Guest, "POST", &path, "k3", &purchase);
    assert_eq!(status, 201, "{order}");
    assert_eq!(order["addresses"]["shipping"]["postal_code"], "10117");
    assert_eq!(order["addresses"]["billing"]["postal_code"], "1012 AB");
}

#[test]
fn the_same_request_is_answered_once_and_a_cart_completes_once() {
    let shop = World::new();
    let (_, first, replayed) = shop.checkout("tok_ok", "k1");
    assert!(!replayed);
    let (status, again, replayed) = shop.checkout("tok_ok", "k1");
    assert_eq!((status, &again["id"], replayed), (201, &first["id"], true));
    let (status, other, replayed) = shop.checkout("tok_ok", "k2");
    assert_eq!((status, &other["id"], replayed), (200, &first["id"], false));
    let (status, problem, _) = shop.checkout("tok_declined", "k1");
    assert_eq!((status, &problem["code"]), (422, &"idempotency_mismatch".into()));
    assert_eq!(shop.db.number("SELECT count(*) FROM orders"), 1);
    assert_eq!(shop.books.borrow().payments.len(), 1);
}

#[test]
fn a_declined_card_leaves_nothing_held_and_another_card_buys() {
    let shop = World::new();
    let (status, problem, _) = shop.checkout("tok_declined", "k1");
    assert_eq!((status, &problem["code"]), (402, &"payment_declined".into()));
    assert_eq!(problem["detail"], "No money left.");
    assert!(shop.books.borrow().nothing_is_held());
    let (status, problem, _) = shop.checkout("tok_declined", "k1");
    assert_eq!((status, &problem["code"]), (402, &"payment_declined".into()), "the same answer");
    assert_eq!(shop.books.borrow().payments.len(), 1, "nobody was asked again");

    let (status, order, _) = shop.checkout("tok_ok", "k2");
    assert_eq!((status, &order["number"]), (201, &"1001".into()), "what was not placed takes no number");
    assert!(shop.mails().iter().all(|kind| kind == "order_placed"));
    // The staff see that it was tried before, and why it was not placed; the shopper's timeline begins with the order.
    let path = format!("/admin/orders/{}", order["id"].as_str().unwrap());
    let seen = shop.ask(&staff(), "GET", &path, "-", &json!(null)).1;
    assert_eq!(
        (&seen["timeline"][0]["event"], &seen["timeline"][0]["note"], &seen["timeline"][1]["event"]),
        (&json!("checkout_failed"), &json!("No money left."), &json!("created"))
    );
    assert_eq!(order["timeline"][0]["event"], "created");
    let ids = json!({"ids": [order["id"], testkit::id::<kernel::OrderId>(77)]});
    let named = shop.ask(&staff(), "POST", "/internal/v1/order-numbers", "-", &ids).1;
    assert_eq!(named["items"], json!([{"id": order["id"], "number": "1001"}]));
    let (status, same, _) = shop.checkout("tok_declined", "k1");
    assert_eq!((status, &same["id"]), (200, &order["id"]), "the cart was bought, whoever asks");
}

#[test]
fn what_is_out_of_stock_is_named_and_undone() {
    let shop = World::new();
    shop.books.borrow_mut().stock = 1;
    let (status, problem, _) = shop.checkout("tok_ok", "k1");
    assert_eq!((status, &problem["code"]), (409, &"out_of_stock".into()));
    assert_eq!(problem["lines"][0]["available"], 1);
    assert_eq!(problem["lines"][0]["title"], "Mug");
    let books = shop.books.borrow();
    assert!(books.nothing_is_held() && books.payments.is_empty(), "no money is asked for without stock");
}

#[test]
fn a_coupon_that_was_just_used_up_is_taken_off_the_cart() {
    let shop = World::new();
    shop.books.borrow_mut().coupon = true;
    shop.books.borrow_mut().coupon_used_up = true;
    let (status, problem, _) = shop.checkout("tok_ok", "k1");
    assert_eq!((status, &problem["code"]), (409, &"coupon_unavailable".into()));
    assert_eq!(problem["cart"]["version"], 4);
    assert!(shop.books.borrow().nothing_is_held());
    assert!(!shop.books.borrow().coupon, "the code is gone");
    assert_eq!(shop.checkout("tok_ok", "k2").0, 201);
}

#[test]
fn a_provider_that_is_down_holds_nothing_and_may_be_tried_again_with_the_same_key() {
    let shop = World::new();
    let (status, problem, _) = shop.checkout("tok_error", "k1");
    assert_eq!((status, &problem["code"]), (503, &"payment_unavailable".into()));
    assert!(shop.books.borrow().nothing_is_held());
    let (status, ..) = shop.checkout("tok_error", "k1");
    assert_eq!(status, 503);
    assert_eq!(shop.db.number("SELECT count(*) FROM orders"), 2, "a 5xx is not remembered: asked again");
}

#[test]
fn an_unknown_cart_leaves_no_trace() {
    let shop = World::new();
    shop.books.borrow_mut().cart_owner = None;
    assert_eq!(shop.checkout("tok_ok", "k1").0, 404);
    assert_eq!(shop.object.number("SELECT count(*) FROM sqlite_master"), 0);
}

#[test]
fn a_customers_checkout_is_not_there_for_others() {
    let shop = World::new();
    shop.books.borrow_mut().cart_owner = Some(customer(1));
    assert_eq!(shop.checkout_as(&customer(1), "tok_ok", "k1").0, 201);
    for stranger in [Principal::Guest, customer(2)] {
        assert_eq!(shop.checkout_as(&stranger, "tok_ok", "k1").0, 404);
    }
}

#[test]
fn numbers_have_no_gaps_though_checkouts_fail() {
    let mut shop = World::new();
    let mut numbers = Vec::new();
    for _ in 0..4 {
        let declined = shop.checkout("tok_declined", "bad");
        assert_eq!(declined.0, 402);
        let (_, order, _) = shop.checkout("tok_ok", "good");
        numbers.push(order["number"].as_str().unwrap().to_owned());
        shop = shop.next_cart();
    }
    assert_eq!(numbers, ["1001", "1002", "1003", "1004"]);
}

#[test]
fn a_return_path_to_another_shop_is_refused_before_anything_happens() {
    let shop = World::new();
    for hostile in ["//evil.test", "/\\evil.test", "https://evil.test", "/a#b"] {
        let mut body = World::purchase("tok_ok");
        body["payment"]["return_path"] = hostile.into();
        let path = format!("/carts/{}/checkout", shop.cart);
        let (status, problem, _) = shop.ask(&Principal::Guest, "POST", &path, "k1", &body);
        assert_eq!((status, &problem["errors"][0]["pointer"]), (400, &"/payment/return_path".into()));
    }
    assert!(shop.books.borrow().calls.is_empty());
}

#[test]
fn a_checkout_makes_few_calls_and_stays_far_from_the_platforms_limit() {
    let shop = World::new();
    shop.checkout("tok_ok", "k1");
    assert_eq!(shop.books.borrow().calls.len(), 5, "{:?}", shop.books.borrow().calls);
}

#[test]
fn who_has_ordered_is_known_by_account_and_by_mail_address() {
    let shop = World::new();
    let has = |customer: Option<u8>, email: &str| {
        let customer = customer.map(testkit::id);
        let email = email.parse().unwrap();
        testkit::run(crate::store::has_ordered(&*shop.db, customer, &email)).unwrap()
    };
    assert!(!has(None, "ada@example.com"));
    shop.checkout("tok_declined", "k1");
    assert!(!has(None, "ada@example.com"), "what was not placed is no order");
    let (_, order, _) = shop.checkout("tok_ok", "k2");
    assert!(has(None, "Ada@Example.com") && has(Some(9), "ada@example.com"));
    assert!(!has(Some(9), "bob@example.com"));
    let id = order["id"].as_str().unwrap();
    shop.db.execute(&format!(
        "UPDATE orders SET customer_id = '{}' WHERE id = '{id}'",
        testkit::id::<kernel::CustomerId>(9)
    ));
    assert!(has(Some(9), "bob@example.com") && !has(Some(8), "bob@example.com"));
    shop.db.execute(&format!("UPDATE orders SET status = 'cancelled' WHERE id = '{id}'"));
    assert!(!has(Some(9), "ada@example.com"), "a cancelled order is none");
}
