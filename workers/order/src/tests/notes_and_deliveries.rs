use super::world::World;
use kernel::Principal;
use serde_json::{Value, json};
use testkit::{customer, staff};

fn placed(shop: &World) -> Value {
    let (status, order, _) = shop.checkout("tok_ok", "k1");
    assert_eq!(status, 201);
    order
}

fn admin(order: &Value, rest: &str) -> String {
    format!("/admin/orders/{}{rest}", order["id"].as_str().unwrap())
}

fn own(order: &Value, rest: &str) -> String {
    format!("/orders/{}{rest}?token={}", order["id"].as_str().unwrap(), order["token"].as_str().unwrap())
}

fn send(shop: &World, order: &Value, key: &str, quantity: u32) -> Value {
    let body = json!({"lines": [{"line_id": order["lines"][0]["id"], "quantity": quantity}]});
    let (status, sent, _) = shop.ask(&staff(), "POST", &admin(order, "/fulfillments"), key, &body);
    assert_eq!(status, 201, "{sent}");
    sent
}

fn deliver(shop: &World, order: &Value, parcel: &Value, key: &str) -> (u16, Value, bool) {
    let path = format!("/fulfillments/{}/deliver", parcel["id"].as_str().unwrap());
    shop.ask(&staff(), "POST", &admin(order, &path), key, &json!({}))
}

#[test]
fn an_order_is_delivered_when_every_parcel_of_it_is() {
    let shop = World::new();
    let order = placed(&shop);
    let first = send(&shop, &order, "f1", 1)["fulfillments"][0].clone();
    let (status, partly, _) = deliver(&shop, &order, &first, "d1");
    assert_eq!((status, &partly["status"]), (200, &"partially_fulfilled".into()), "{partly}");
    assert!(partly["fulfillments"][0]["delivered_at"].is_string());
    let second = send(&shop, &order, "f2", 1)["fulfillments"][1].clone();
    let (status, whole, _) = deliver(&shop, &order, &second, "d2");
    assert_eq!((status, &whole["status"]), (200, &"delivered".into()), "{whole}");
    let (status, _, replayed) = deliver(&shop, &order, &second, "d2");
    assert_eq!((status, replayed), (200, true));
    let (status, again, _) = deliver(&shop, &order, &second, "d3");
    assert_eq!((status, &again["code"]), (409, &"illegal_transition".into()));
    let (_, seen, _) = shop.get(&own(&order, ""));
    let events: Vec<_> = seen["timeline"].as_array().unwrap().iter().map(|entry| &entry["event"]).collect();
    assert_eq!(events, ["created", "placed", "shipped", "delivered", "shipped", "delivered"]);
}

#[test]
fn a_parcel_of_another_order_cannot_be_delivered_here_and_shoppers_deliver_nothing() {
    let shop = World::new();
    let order = placed(&shop);
    let parcel = send(&shop, &order, "f1", 1)["fulfillments"][0].clone();
    let other = shop.next_cart();
    let another = placed(&other);
    assert_eq!(deliver(&other, &another, &parcel, "d1").0, 404);
    let path = admin(&order, &format!("/fulfillments/{}/deliver", parcel["id"].as_str().unwrap()));
    assert_eq!(shop.ask(&customer(1), "POST", &path, "d1", &json!({})).0, 403);
    assert_eq!(shop.ask(&Principal::Guest, "POST", &path, "d1", &json!({})).0, 401);
}

const SECRET: &str = "Has complained twice before.";

#[test]
fn what_the_staff_writes_for_itself_reaches_no_shopper() {
    let shop = World::new();
    let order = placed(&shop);
    let note = |key: &str, text: &str, visible: bool| {
        let body = json!({"text": text, "visible_to_customer": visible});
        shop.ask(&staff(), "POST", &admin(&order, "/notes"), key, &body)
    };
    let (status, noted, _) = note("n1", SECRET, false);
    assert_eq!(status, 201, "{noted}");
    let (status, _, replayed) = note("n1", SECRET, false);
    assert_eq!((status, replayed), (201, true));
    assert_eq!(note("n2", "Ships on Monday.", true).0, 201);
    let (_, seen, _) = shop.ask(&staff(), "GET", &admin(&order, ""), "-", &json!(null));
    let written = seen["timeline"].as_array().unwrap().iter().filter(|entry| entry["event"] == "note");
    assert_eq!(written.count(), 2);
    assert!(seen.to_string().contains(SECRET));

    let ask = |method: &str, path: &str, body: &Value| {
        let (status, answer, _) = shop.ask(&Principal::Guest, method, path, "s1", body);
        assert!(status < 300, "{path}: {answer}");
        assert!(!answer.to_string().contains(SECRET), "{path}: {answer}");
        answer
    };
    let read = ask("GET", &own(&order, ""), &json!(null));
    let told = read["timeline"].as_array().unwrap().iter().find(|entry| entry["event"] == "note").unwrap();
    assert_eq!((&told["note"], &told["actor"]), (&"Ships on Monday.".into(), &"staff".into()));
    ask("POST", "/orders/track", &json!({"number": "1001", "email": "ada@example.com"}));
    ask("POST", &own(&order, "/payment/continue"), &json!({}));
    let (status, again, _) = shop.checkout("tok_ok", "k1");
    assert!(status < 300 && !again.to_string().contains(SECRET), "{again}");
    ask("POST", &own(&order, "/cancel"), &json!({}));
    for (_, event) in shop.queues.sent.borrow().iter() {
        assert!(!event.to_string().contains(SECRET), "{event}");
    }
}

#[test]
fn a_note_waits_until_the_order_is_placed() {
    let shop = World::new();
    let (status, waiting, _) = shop.checkout("tok_3ds", "k1");
    assert_eq!(status, 202);
    let path = admin(&waiting["order"], "/notes");
    let (status, refused, _) = shop.ask(&staff(), "POST", &path, "n1", &json!({"text": "Hm."}));
    assert_eq!((status, &refused["code"]), (409, &"illegal_transition".into()));
    assert_eq!(shop.ask(&customer(1), "POST", &path, "n1", &json!({"text": "Hm."})).0, 403);
}

#[test]
fn an_address_is_corrected_until_something_is_sent_and_never_into_another_country() {
    let shop = World::new();
    let order = placed(&shop);
    let correct = |key: &str, name: &str, country: &str| {
        let address = json!({"name": name, "line1": "Neue Straße 5", "city": "Berlin", "postal_code": "10119",
            "country": country});
        shop.ask(&staff(), "PUT", &admin(&order, "/shipping-address"), key, &address)
    };
    let (status, corrected, _) = correct("a1", "Ada King", "DE");
    assert_eq!(
        (status, &corrected["addresses"]["shipping"]["name"]),
        (200, &"Ada King".into()),
        "{corrected}"
    );
    assert_eq!(corrected["addresses"]["billing"]["name"], "Ada Lovelace");
    let (status, _, replayed) = correct("a1", "Ada King", "DE");
    assert_eq!((status, replayed), (200, true));
    assert_eq!(correct("a2", "Ada King", "AT").0, 400);
    let found = shop.ask(&staff(), "GET", "/admin/orders?q=king", "-", &json!(null)).1;
    assert_eq!(found["items"].as_array().unwrap().len(), 1);
    // Who ordered is found by name as well, and said beside who gets the parcel.
    let found = shop.ask(&staff(), "GET", "/admin/orders?q=lovelace", "-", &json!(null)).1;
    assert_eq!(found["items"][0]["name"], "Ada King");
    assert_eq!(found["items"][0]["billing_name"], "Ada Lovelace");
    send(&shop, &order, "f1", 1);
    assert_eq!(correct("a3", "Ada Byron", "DE").0, 409);
}

#[test]
fn a_confirmation_is_sent_again_once_for_each_press_of_the_button() {
    let shop = World::new();
    let order = placed(&shop);
    let again = |key: &str| shop.ask(&staff(), "POST", &admin(&order, "/confirmation"), key, &json!({})).0;
    assert_eq!((again("c1"), again("c1")), (200, 200));
    assert_eq!(shop.mails(), ["order_placed", "order_placed"]);
    assert_eq!(again("c2"), 200);
    assert_eq!(shop.mails().len(), 3);
    let (_, seen, _) = shop.get(&own(&order, ""));
    assert!(!seen.to_string().contains("confirmation_resent"));
}
