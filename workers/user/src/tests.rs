//! Stories through the router, on the real schema.

use crate::{App, Lifetimes, Secrets, routes::router, seed_staff};
use contract::{event::Queue, user::AccessClaims};
use edge::{Database, Router};
use kernel::{ErrorCode, Principal, Problem};
use serde_json::{Value, json};
use std::{rc::Rc, time::Duration};
use testkit::{FakeService, RecordingQueues, Sqlite, ask, ask_with, customer, id, migrated, run, staff};

const SECRET: &str = "0123456789abcdef0123456789abcdef";

struct Shop {
    router: Router<App>,
    db: Rc<Sqlite>,
    queues: Rc<RecordingQueues>,
    cart: Rc<FakeService>,
    order: Rc<FakeService>,
    lifetimes: Lifetimes,
}

impl Shop {
    fn open() -> Self {
        let cart = id::<kernel::CartId>(9);
        Self {
            router: router(),
            db: Rc::new(migrated("user")),
            queues: Rc::default(),
            cart: FakeService::new(move |_, _, _| Ok(json!({"cart_id": cart}))),
            order: FakeService::new(|_, _, _| Ok(Value::Null)),
            lifetimes: Lifetimes::default(),
        }
    }

    fn app(&self) -> Rc<App> {
        Rc::new(App {
            db: self.db.clone(),
            queues: self.queues.clone(),
            cart: self.cart.client(),
            order: self.order.client(),
            secrets: Secrets::new(SECRET),
            lifetimes: self.lifetimes,
        })
    }

    fn ask(&self, principal: &Principal, method: &str, path: &str, body: Value) -> (u16, Value) {
        ask(&self.router, self.app(), principal, method, path, Some(body))
    }

    fn post(&self, path: &str, body: Value) -> (u16, Value) {
        self.ask(&Principal::Guest, "POST", path, body)
    }

    /// A sign-in from a network.
    fn log_in_from(&self, network: &str, email: &str, password: &str) -> u16 {
        let body = Some(json!({"email": email, "password": password}));
        let headers = [(client::NETWORK, network)];
        let guest = Principal::Guest;
        testkit::ask_with(&self.router, self.app(), &guest, "POST", "/auth/login", body, &headers).0
    }

    fn register(&self, email: &str) -> Value {
        let (status, body) =
            self.post("/auth/register", json!({"email": email, "password": "correct horse", "name": "Ada"}));
        assert_eq!(status, 201, "{body}");
        body
    }

    /// The token in the last mail.
    fn mailed_token(&self) -> String {
        let sent = self.queues.sent.borrow();
        sent.last().unwrap().1["data"]["token"].as_str().unwrap().to_owned()
    }

    fn pass(&self, millis: i64) {
        // The clock of tests stands still; what happened moves into the past instead.
        self.db.execute(&format!("UPDATE sessions SET rotated_at = rotated_at - {millis}"));
    }
}

fn text<'a>(body: &'a Value, name: &str) -> &'a str {
    body[name].as_str().unwrap_or_else(|| panic!("{name} in {body}"))
}

fn principal_of(signed_in: &Value) -> Principal {
    let keys = edge::jwt::Keys::new(SECRET).unwrap();
    keys.verify(text(signed_in, "access_token"), testkit::now()).unwrap().principal()
}

#[test]
fn every_route_of_the_contract_is_mounted_and_no_other() {
    let mounted: Vec<_> = router().routes().map(|route| route.operation).collect();
    let wanted: Vec<_> = contract::user::routes().iter().map(|row| row.route.operation).collect();
    assert_eq!(mounted, wanted);
}

#[test]
fn who_registers_is_signed_in_and_gets_a_mail() {
    let shop = Shop::open();
    let body = shop.register("Ada@Example.com");
    assert_eq!(body["customer"]["email"], "ada@example.com");
    assert_eq!(body["customer"]["email_verified"], false);
    assert_eq!(body["expires_in"], 900);
    let principal = principal_of(&body);
    assert!(matches!(principal, Principal::Customer { .. }));
    let (status, me) = shop.ask(&principal, "GET", "/me", json!({}));
    assert_eq!((status, &me["id"]), (200, &body["customer"]["id"]));
    let sent = shop.queues.sent.borrow();
    assert_eq!(sent.len(), 1);
    assert_eq!((sent[0].0, &sent[0].1["data"]["kind"]), (Queue::Notifications, &json!("registered")));
    assert!(sent[0].1["data"]["token"].is_string());
    let settle = json!({"confirmed": [sent[0].1["id"]], "missing": [], "patience_ms": 60_000});
    let settled = shop.ask(&Principal::service("gateway"), "POST", "/internal/v1/events/settle", settle);
    assert_eq!(settled.0, 204);
    assert_eq!(shop.db.number("SELECT count(*) FROM outbox WHERE body LIKE '%token%'"), 0, "it was kept");
}

#[test]
fn a_mail_address_has_one_account() {
    let shop = Shop::open();
    shop.register("ada@example.com");
    let again = json!({"email": "ADA@example.com", "password": "another one", "name": "Eve"});
    let (status, body) = shop.post("/auth/register", again);
    assert_eq!((status, text(&body, "code")), (409, "email_taken"));
    assert_eq!(shop.db.number("SELECT count(*) FROM outbox"), 1);
}

#[test]
fn members_go_by_their_names_and_not_by_their_order() {
    let shop = Shop::open();
    let (status, problem) =
        shop.post("/auth/register", json!(["ada@example.com", "correct horse", "Ada", null]));
    assert_eq!((status, text(&problem, "code")), (400, "invalid_request"));
    assert_eq!(shop.db.number("SELECT count(*) FROM accounts"), 0);
}

#[test]
fn a_repeated_registration_answers_the_same_sign_in_to_who_knows_the_password() {
    let shop = Shop::open();
    let body = json!({"email": "ada@example.com", "password": "correct horse", "name": "Ada"});
    let key = [("idempotency-key", "abc")];
    let register = |body: &Value| {
        ask_with(
            &shop.router,
            shop.app(),
            &Principal::Guest,
            "POST",
            "/auth/register",
            Some(body.clone()),
            &key,
        )
    };
    let (first, second) = (register(&body), register(&body));
    assert_eq!((first.0, second.0), (201, 201));
    assert_eq!(first.1["refresh_token"], second.1["refresh_token"]);
    let guess = json!({"email": "ada@example.com", "password": "a guess at it", "name": "Ada"});
    assert_eq!(register(&guess).0, 422);
    assert_eq!(shop.db.number("SELECT count(*) FROM accounts"), 1);
    let stored = run(shop.db.run(edge::Statement::new("SELECT response FROM idempotency_keys"))).unwrap();
    let stored = serde_json::to_string(&stored.rows).unwrap();
    assert!(!stored.contains(text(&first.1, "refresh_token")), "{stored}");
}

#[test]
fn signing_in_brings_the_cart_and_succeeds_without_it() {
    let mut shop = Shop::open();
    shop.register("ada@example.com");
    let guest_cart = id::<kernel::CartId>(3);
    let login = json!({"email": "ada@example.com", "password": "correct horse", "cart_id": guest_cart});
    let (status, body) = shop.post("/auth/login", login.clone());
    assert_eq!((status, &body["cart_id"]), (200, &json!(id::<kernel::CartId>(9))));
    shop.cart = FakeService::new(|_, _, _| Err(Problem::unavailable("down")));
    let (status, body) = shop.post("/auth/login", login);
    assert_eq!((status, body.get("cart_id")), (200, None));
    assert_eq!(shop.cart.requests.borrow().len(), 1);
}

#[test]
fn a_wrong_password_and_an_unknown_address_are_told_the_same() {
    let shop = Shop::open();
    shop.register("ada@example.com");
    let answers = ["ada@example.com", "eve@example.com"].map(|email| {
        let (status, mut body) = shop.post("/auth/login", json!({"email": email, "password": "wrong one"}));
        assert_eq!(status, 401);
        body.as_object_mut().unwrap().remove("instance");
        body
    });
    assert_eq!(answers[0], answers[1]);
    assert_eq!(text(&answers[0], "code"), "invalid_credentials");
}

#[test]
fn ten_failures_close_an_address_for_a_while() {
    let shop = Shop::open();
    shop.register("ada@example.com");
    for email in ["ada@example.com", "nobody@example.com"] {
        let wrong = json!({"email": email, "password": "wrong one"});
        for _ in 0..10 {
            assert_eq!(shop.post("/auth/login", wrong.clone()).0, 401);
        }
        assert_eq!(shop.post("/auth/login", wrong).0, 429);
    }
    let right = json!({"email": "ada@example.com", "password": "correct horse"});
    assert_eq!(shop.post("/auth/login", right.clone()).0, 429);
    shop.db.execute("UPDATE login_attempts SET at = at - 900000");
    assert_eq!(shop.post("/auth/login", right).0, 200);
}

#[test]
fn nobody_locks_somebody_else_out_by_guessing() {
    let shop = Shop::open();
    let ada = principal_of(&shop.register("ada@example.com"));
    let log_in = |network: &str, password: &str| shop.log_in_from(network, "ada@example.com", password);
    for _ in 0..10 {
        assert_eq!(log_in("192.0.2.1", "wrong one"), 401);
    }
    assert_eq!(log_in("192.0.2.1", "correct horse"), 429, "the guesser's own network is closed");
    assert_eq!(log_in("198.51.100.7", "correct horse"), 200, "hers is not");
    assert_eq!(log_in("192.0.2.1", "correct horse"), 429, "her success forgives the guesser nothing");

    // From a hundred tries of many networks on, nobody gets in without the mail; who is in can still change it.
    for n in 2..11 {
        for _ in 0..10 {
            assert_eq!(log_in(&format!("192.0.2.{n}"), "wrong one"), 401);
        }
    }
    assert_eq!(log_in("198.51.100.7", "correct horse"), 429);
    let change = json!({"current": "correct horse", "new": "battery staple"});
    assert_eq!(shop.ask(&ada, "POST", "/me/password", change).0, 204);
    assert_eq!(log_in("198.51.100.7", "battery staple"), 429);
    shop.post("/auth/password/forgot", json!({"email": "ada@example.com"}));
    let reset = json!({"token": shop.mailed_token(), "password": "correct horse"});
    assert_eq!(shop.post("/auth/password/reset", reset).0, 204);
    assert_eq!(log_in("198.51.100.7", "correct horse"), 200);
}

#[test]
fn a_lost_answer_to_a_refresh_can_be_asked_for_again() {
    let shop = Shop::open();
    let first = shop.register("ada@example.com");
    let refresh = |token: &str| shop.post("/auth/refresh", json!({"refresh_token": token}));
    let (_, second) = refresh(text(&first, "refresh_token"));
    let (status, again) = refresh(text(&first, "refresh_token"));
    assert_eq!(status, 200);
    assert_ne!(second["refresh_token"], first["refresh_token"]);
    assert_eq!(second["refresh_token"], again["refresh_token"]);
    shop.pass(30_000);
    assert_eq!(refresh(text(&first, "refresh_token")).0, 200);
    assert_eq!(refresh(text(&second, "refresh_token")).0, 200);
}

#[test]
fn a_refresh_token_used_again_later_ends_the_whole_sign_in() {
    let shop = Shop::open();
    let first = shop.register("ada@example.com");
    let refresh = |token: &str| shop.post("/auth/refresh", json!({"refresh_token": token}));
    let (_, second) = refresh(text(&first, "refresh_token"));
    shop.pass(30_001);
    let (status, body) = refresh(text(&first, "refresh_token"));
    assert_eq!((status, text(&body, "code")), (401, "invalid_token"));
    assert_eq!(refresh(text(&second, "refresh_token")).0, 401);
}

#[test]
fn a_token_older_than_the_last_ends_the_sign_in_at_once() {
    let shop = Shop::open();
    let first = shop.register("ada@example.com");
    let refresh = |token: &str| shop.post("/auth/refresh", json!({"refresh_token": token}));
    let (_, second) = refresh(text(&first, "refresh_token"));
    let (_, third) = refresh(text(&second, "refresh_token"));
    assert_eq!(refresh(text(&first, "refresh_token")).0, 401);
    assert_eq!(refresh(text(&third, "refresh_token")).0, 401);
}

#[test]
fn no_token_lies_in_the_database() {
    let shop = Shop::open();
    let account = shop.register("ada@example.com");
    let login = json!({"email": "ada@example.com", "password": "correct horse"});
    let (_, browser) = shop.post("/internal/v1/browser-sessions", login);
    for token in [text(&account, "refresh_token"), text(&browser, "token"), &shop.mailed_token()] {
        let rows = run(shop.db.batch(vec![
            edge::Statement::new("SELECT * FROM sessions"),
            edge::Statement::new("SELECT * FROM email_tokens"),
            edge::Statement::new("SELECT * FROM accounts"),
        ]))
        .unwrap();
        let all = format!("{rows:?}");
        assert!(!all.contains(token), "{token} in {all}");
        assert!(!all.contains("correct horse"), "{all}");
    }
}

#[test]
fn signing_out_ends_the_sign_in_and_never_fails() {
    let shop = Shop::open();
    let body = shop.register("ada@example.com");
    let token = json!({"refresh_token": text(&body, "refresh_token")});
    assert_eq!(shop.post("/auth/logout", json!({"refresh_token": "nonsense"})).0, 204);
    assert_eq!(shop.post("/auth/refresh", token.clone()).0, 200);
    assert_eq!(shop.post("/auth/logout", token.clone()).0, 204);
    assert_eq!(shop.post("/auth/logout", token.clone()).0, 204);
    assert_eq!(shop.post("/auth/refresh", token).0, 401);
}

#[test]
fn signing_out_everywhere_ends_browsers_too() {
    let shop = Shop::open();
    let body = shop.register("ada@example.com");
    let login = json!({"email": "ada@example.com", "password": "correct horse"});
    let (_, browser) = shop.post("/internal/v1/browser-sessions", login);
    let cookie = json!({"token": text(&browser, "token")});
    assert_eq!(shop.post("/internal/v1/browser-sessions/resolve", cookie.clone()).0, 200);
    assert_eq!(shop.ask(&principal_of(&body), "POST", "/auth/logout-all", json!({})).0, 204);
    assert_eq!(shop.post("/internal/v1/browser-sessions/resolve", cookie).0, 401);
    assert_eq!(shop.post("/auth/refresh", json!({"refresh_token": text(&body, "refresh_token")})).0, 401);
}

#[test]
fn a_browser_is_known_by_its_cookie_until_it_signs_out() {
    let shop = Shop::open();
    let account =
        json!({"email": "ada@example.com", "password": "correct horse", "name": "Ada", "locale": "de"});
    let (status, body) =
        shop.post("/internal/v1/browser-registrations", json!({"account": account, "cart_id": null}));
    assert_eq!(status, 201, "{body}");
    assert_eq!(body["customer"]["locale"], "de");
    let cookie = json!({"token": text(&body, "token")});
    let (status, resolved) = shop.post("/internal/v1/browser-sessions/resolve", cookie.clone());
    assert_eq!((status, &resolved["principal"]["kind"]), (200, &json!("customer")));
    assert_eq!(shop.post("/internal/v1/browser-sessions/close", cookie.clone()).0, 204);
    let (status, body) = shop.post("/internal/v1/browser-sessions/resolve", cookie);
    assert_eq!((status, text(&body, "code")), (401, "invalid_token"));
}

#[test]
fn the_link_in_the_mail_confirms_the_address_once() {
    let shop = Shop::open();
    shop.register("ada@example.com");
    let token = json!({"token": shop.mailed_token()});
    let (status, body) = shop.post("/auth/email/verify", token.clone());
    assert_eq!((status, &body["email_verified"]), (200, &json!(true)));
    assert_eq!(shop.post("/auth/email/verify", token).0, 401);
}

#[test]
fn orders_from_before_the_account_are_brought_once_its_holder_has_confirmed_the_address() {
    let mut shop = Shop::open();
    let ada = shop.register("ada@example.com");
    let holder = Principal::Customer { id: ada["customer"]["id"].as_str().unwrap().parse().unwrap() };
    let login = json!({"email": "ada@example.com", "password": "correct horse"});
    assert_eq!(shop.post("/auth/login", login.clone()).0, 200);
    assert_eq!(shop.order.requests.borrow().len(), 0, "anybody can register with an address");
    let token = json!({"token": shop.mailed_token()});
    assert_eq!(shop.ask(&holder, "POST", "/auth/email/verify", token).0, 200);
    assert_eq!(shop.order.requests.borrow().len(), 1);
    assert_eq!(shop.post("/auth/login", login.clone()).0, 200);
    assert_eq!(shop.order.requests.borrow().len(), 2, "what was ordered since, or could not be brought");
    shop.order = FakeService::new(|_, _, _| Err(Problem::unavailable("down")));
    assert_eq!(shop.post("/auth/login", login).0, 200);
}

#[test]
fn a_verification_mail_that_got_lost_is_sent_again_now_and_then() {
    let shop = Shop::open();
    let ada = principal_of(&shop.register("ada@example.com"));
    let first = shop.mailed_token();
    let again = || shop.ask(&ada, "POST", "/me/email/verification", json!({}));
    let later =
        |millis: i64| shop.db.execute(&format!("UPDATE email_tokens SET created_at = created_at - {millis}"));
    let (status, problem) = again();
    assert_eq!((status, text(&problem, "code")), (429, "rate_limited"), "the first has only just gone out");
    for mails in 2..=5 {
        later(60_000);
        assert_eq!(again().0, 202);
        assert_eq!(shop.queues.sent.borrow().len(), mails);
    }
    later(60_000);
    assert_eq!(again().0, 429, "five an hour");
    assert_ne!(shop.mailed_token(), first);
    assert_eq!(shop.ask(&Principal::Guest, "POST", "/me/email/verification", json!({})).0, 401);
    // The mail that was only slow.
    let (status, me) = shop.ask(&ada, "POST", "/auth/email/verify", json!({"token": first}));
    assert_eq!((status, &me["email_verified"]), (200, &json!(true)));
    let (status, _) = shop.ask(&ada, "POST", "/auth/email/verify", json!({"token": shop.mailed_token()}));
    assert_eq!(status, 401, "once one was used, the others are of no use");
    later(3_600_000);
    assert_eq!(again().0, 202);
    assert_eq!(shop.queues.sent.borrow().len(), 5, "there is nothing left to confirm");
}

#[test]
fn who_registers_with_somebody_elses_address_gets_none_of_their_orders() {
    let shop = Shop::open();
    shop.register("ada@example.com");
    // Whose mailbox it is, or what scans it, opens the link.
    assert_eq!(shop.post("/auth/email/verify", json!({"token": shop.mailed_token()})).0, 200);
    let login = json!({"email": "ada@example.com", "password": "correct horse"});
    assert_eq!(shop.post("/auth/login", login).0, 200);
    assert_eq!(shop.order.requests.borrow().len(), 0);
    // A new password by mail proves it, and shuts the stranger out.
    assert_eq!(shop.post("/auth/password/forgot", json!({"email": "ada@example.com"})).0, 202);
    let reset = json!({"token": shop.mailed_token(), "password": "a new password"});
    assert_eq!(shop.post("/auth/password/reset", reset).0, 204);
    let login = json!({"email": "ada@example.com", "password": "a new password"});
    assert_eq!(shop.post("/auth/login", login).0, 200);
    assert_eq!(shop.order.requests.borrow().len(), 1);
}

#[test]
fn a_forgotten_password_is_set_anew_and_ends_every_sign_in() {
    let shop = Shop::open();
    let body = shop.register("ada@example.com");
    assert_eq!(shop.post("/auth/password/forgot", json!({"email": "nobody@example.com"})).0, 202);
    assert_eq!(shop.queues.sent.borrow().len(), 1);
    assert_eq!(shop.post("/auth/password/forgot", json!({"email": "ada@example.com"})).0, 202);
    let reset = json!({"token": shop.mailed_token(), "password": "battery staple"});
    assert_eq!(shop.post("/auth/email/verify", json!({"token": shop.mailed_token()})).0, 401);
    assert_eq!(shop.post("/auth/password/reset", reset.clone()).0, 204);
    assert_eq!(shop.post("/auth/password/reset", reset).0, 401);
    assert_eq!(shop.post("/auth/refresh", json!({"refresh_token": text(&body, "refresh_token")})).0, 401);
    let login = |password: &str| {
        shop.post("/auth/login", json!({"email": "ada@example.com", "password": password})).0
    };
    assert_eq!((login("correct horse"), login("battery staple")), (401, 200));
}

#[test]
fn a_reset_link_expires() {
    let shop = Shop::open();
    shop.register("ada@example.com");
    shop.post("/auth/password/forgot", json!({"email": "ada@example.com"}));
    shop.db.execute("UPDATE email_tokens SET expires_at = expires_at - 3600000");
    let reset = json!({"token": shop.mailed_token(), "password": "battery staple"});
    assert_eq!(shop.post("/auth/password/reset", reset).0, 401);
}

#[test]
fn nobody_is_flooded_with_reset_mails() {
    let shop = Shop::open();
    shop.register("ada@example.com");
    for _ in 0..8 {
        assert_eq!(shop.post("/auth/password/forgot", json!({"email": "ada@example.com"})).0, 202);
    }
    assert_eq!(shop.db.number("SELECT count(*) FROM email_tokens WHERE kind = 'reset'"), 5);
}

fn home(name: &str) -> Value {
    json!({"name": name, "line1": "Road 1", "line2": "c/o", "city": "Town", "postal_code": "12345", "country": "DE"})
}

#[test]
fn an_address_book_has_one_default() {
    let shop = Shop::open();
    let ada = principal_of(&shop.register("ada@example.com"));
    let create = |name: &str, is_default: bool| {
        let body = json!({"address": home(name), "is_default": is_default});
        let (status, body) = shop.ask(&ada, "POST", "/me/addresses", body);
        assert_eq!(status, 201, "{body}");
        body
    };
    let (first, second, third) = (create("A", false), create("B", true), create("C", false));
    let defaults = || {
        let (_, list) = shop.ask(&ada, "GET", "/me/addresses", json!({}));
        let items = list["items"].as_array().unwrap().clone();
        items
            .into_iter()
            .filter(|item| item["is_default"] == true)
            .map(|item| item["id"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(first["is_default"], true);
    assert_eq!(defaults(), [second["id"].clone()]);
    let path = format!("/me/addresses/{}", text(&first, "id"));
    let (status, changed) =
        shop.ask(&ada, "PATCH", &path, json!({"city": "Bonn", "line2": null, "is_default": true}));
    assert_eq!(status, 200, "{changed}");
    assert_eq!((&changed["address"]["city"], changed["address"].get("line2")), (&json!("Bonn"), None));
    assert_eq!(changed["address"]["line1"], "Road 1");
    assert_eq!(defaults(), [first["id"].clone()]);
    assert_eq!(shop.ask(&ada, "DELETE", &path, json!({})).0, 204);
    assert_eq!(shop.ask(&ada, "DELETE", &path, json!({})).0, 404);
    assert_eq!(defaults(), [third["id"].clone()]);
}

#[test]
fn a_postal_code_fits_its_country_whichever_of_both_is_changed() {
    let shop = Shop::open();
    let ada = principal_of(&shop.register("ada@example.com"));
    let (_, address) = shop.ask(&ada, "POST", "/me/addresses", json!({"address": home("A")}));
    let path = format!("/me/addresses/{}", text(&address, "id"));
    let change = |body: Value| shop.ask(&ada, "PATCH", &path, body);
    for bad in [json!({"postal_code": "1010"}), json!({"country": "AT"}), json!({"postal_code": null})] {
        let (status, problem) = change(bad);
        assert_eq!((status, &problem["errors"][0]["pointer"]), (400, &json!("/postal_code")));
    }
    let (status, changed) = change(json!({"country": "AT", "postal_code": "A-1010"}));
    assert_eq!((status, &changed["address"]["postal_code"]), (200, &json!("1010")), "{changed}");
    let (status, changed) = change(json!({"country": "HK"}));
    assert_eq!((status, changed["address"].get("postal_code")), (200, None), "{changed}");

    // Another device moves the address to Austria between the judging and the writing.
    let (_, address) = shop.ask(&ada, "POST", "/me/addresses", json!({"address": home("B")}));
    let path = format!("/me/addresses/{}", text(&address, "id"));
    let moved =
        "UPDATE addresses SET address = json_set(address, '$.country', 'AT', '$.postal_code', '1010')";
    shop.db.meanwhile(1, moved);
    let (status, problem) = shop.ask(&ada, "PATCH", &path, json!({"postal_code": "80331"}));
    assert_eq!((status, &problem["errors"][0]["pointer"]), (400, &json!("/postal_code")), "{problem}");
    shop.db.meanwhile(1, moved);
    let (status, changed) = shop.ask(&ada, "PATCH", &path, json!({"country": "DE", "postal_code": "80331"}));
    assert_eq!((status, &changed["address"]["postal_code"]), (200, &json!("80331")), "{changed}");

    let mut bad = json!({"address": home("A")});
    bad["address"]["postal_code"] = "12 34".into();
    let (status, problem) = shop.ask(&ada, "POST", "/me/addresses", bad);
    assert_eq!((status, &problem["errors"][0]["pointer"]), (400, &json!("/address/postal_code")));
}

#[test]
fn an_address_is_nobody_elses() {
    let shop = Shop::open();
    let ada = principal_of(&shop.register("ada@example.com"));
    let eve = principal_of(&shop.register("eve@example.com"));
    let (_, address) = shop.ask(&ada, "POST", "/me/addresses", json!({"address": home("A")}));
    shop.ask(&eve, "POST", "/me/addresses", json!({"address": home("E")}));
    let path = format!("/me/addresses/{}", text(&address, "id"));
    assert_eq!(shop.ask(&eve, "PATCH", &path, json!({"city": "Bonn", "is_default": true})).0, 404);
    assert_eq!(shop.ask(&eve, "DELETE", &path, json!({})).0, 404);
    assert_eq!(shop.db.number("SELECT count(*) FROM addresses WHERE is_default = 1"), 2);
}

#[test]
fn an_address_book_is_full_at_fifty() {
    let shop = Shop::open();
    let ada = principal_of(&shop.register("ada@example.com"));
    let body = json!({"address": home("A"), "is_default": true});
    for _ in 0..50 {
        assert_eq!(shop.ask(&ada, "POST", "/me/addresses", body.clone()).0, 201);
    }
    assert_eq!(shop.ask(&ada, "POST", "/me/addresses", body).0, 409);
    assert_eq!(shop.db.number("SELECT count(*) FROM addresses WHERE is_default = 1"), 1);
}

#[test]
fn sessions_say_which_one_asks() {
    let shop = Shop::open();
    let body = shop.register("ada@example.com");
    let claims: AccessClaims =
        edge::jwt::Keys::new(SECRET).unwrap().verify(text(&body, "access_token"), testkit::now()).unwrap();
    shop.post("/auth/login", json!({"email": "ada@example.com", "password": "correct horse"}));
    let sid = claims.sid.to_string();
    let headers = [(client::SESSION, sid.as_str())];
    let (_, list) =
        ask_with(&shop.router, shop.app(), &claims.principal(), "GET", "/me/sessions", None, &headers);
    let current: Vec<_> = list["items"].as_array().unwrap().iter().filter(|s| s["current"] == true).collect();
    assert_eq!((list["items"].as_array().unwrap().len(), current.len()), (2, 1));
    assert_eq!(current[0]["id"], json!(claims.sid));
}

#[test]
fn the_seeded_staff_can_sign_in_and_seeding_twice_changes_nothing() {
    let shop = Shop::open();
    for _ in 0..2 {
        run(shop.db.batch(seed_staff(testkit::now()).unwrap())).unwrap();
    }
    let login = json!({"email": "admin@shopsphere.test", "password": "shopsphere-admin"});
    let (status, body) = shop.post("/auth/login", login);
    assert_eq!((status, text(&body["customer"], "role")), (200, "staff"));
    assert!(principal_of(&body).may(kernel::Permission::Orders));
    assert_eq!(shop.db.number("SELECT count(*) FROM accounts"), 1);
}

#[test]
fn me_is_refused_to_guests_and_to_accounts_that_are_gone() {
    let shop = Shop::open();
    for (method, path) in
        [("GET", "/me"), ("PATCH", "/me"), ("GET", "/me/addresses"), ("GET", "/me/sessions")]
    {
        assert_eq!(shop.ask(&Principal::Guest, method, path, json!({})).0, 401, "{path}");
    }
    assert_eq!(shop.ask(&customer(7), "GET", "/me", json!({})).0, 401);
    assert_eq!(shop.ask(&staff(), "PATCH", "/me", json!({"name": "X"})).0, 401);
}

#[test]
fn a_name_is_changed_and_null_or_unknown_members_are_refused() {
    let shop = Shop::open();
    let ada = principal_of(&shop.register("ada@example.com"));
    let (status, body) = shop.ask(&ada, "PATCH", "/me", json!({"name": "Ada L.", "locale": "de"}));
    assert_eq!((status, text(&body, "name"), text(&body, "locale")), (200, "Ada L.", "de"));
    assert_eq!(shop.ask(&ada, "PATCH", "/me", json!({"role": "staff"})).0, 400);
}

#[test]
fn nothing_is_signed_without_a_secret() {
    let shop = Shop::open();
    let app = App { secrets: Secrets::new("short"), ..Rc::into_inner(shop.app()).unwrap() };
    let body = json!({"email": "ada@example.com", "password": "correct horse", "name": "Ada"});
    let (status, body) =
        ask(&shop.router, Rc::new(app), &Principal::Guest, "POST", "/auth/register", Some(body));
    assert_eq!((status, text(&body, "code")), (500, ErrorCode::Internal.as_str()));
    assert_eq!(shop.db.number("SELECT count(*) FROM accounts"), 0);
}

#[test]
fn the_tick_sends_what_was_not_sent_and_forgets_what_is_over() {
    let shop = Shop::open();
    shop.queues.down.set(true);
    shop.register("ada@example.com");
    shop.queues.down.set(false);
    shop.post("/auth/login", json!({"email": "ada@example.com", "password": "wrong one"}));
    let month = Duration::from_secs(31 * 24 * 3600).as_millis();
    shop.db.execute(&format!(
        "UPDATE sessions SET expires_at = expires_at - 2 * {month}; UPDATE login_attempts SET at = at - {month};
         UPDATE email_tokens SET expires_at = expires_at - 2 * {month}"
    ));
    assert_eq!(shop.ask(&Principal::service("gateway"), "POST", "/internal/v1/tick", json!({})).0, 204);
    assert_eq!(shop.queues.sent.borrow().len(), 1);
    for table in ["sessions", "login_attempts", "email_tokens"] {
        assert_eq!(shop.db.number(&format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
    assert_eq!(shop.ask(&Principal::service("gateway"), "GET", "/internal/v1/ready", json!({})).0, 204);
}

#[test]
fn a_new_password_needs_the_old_one_and_ends_every_sign_in() {
    let shop = Shop::open();
    let signed_in = shop.register("ada@example.com");
    let ada = principal_of(&signed_in);
    let change = |current: &str, new: &str| {
        shop.ask(&ada, "POST", "/me/password", json!({"current": current, "new": new}))
    };
    assert_eq!(change("wrong horse", "battery staple").1["code"], "invalid_credentials");
    assert_eq!(change("correct horse", "short").1["code"], "invalid_request");
    assert_eq!(change("correct horse", "battery staple").0, 204);
    let refresh = json!({"refresh_token": text(&signed_in, "refresh_token")});
    assert_eq!(shop.post("/auth/refresh", refresh).1["code"], "invalid_token");
    let login = |password: &str| {
        shop.post("/auth/login", json!({"email": "ada@example.com", "password": password})).0
    };
    assert_eq!((login("correct horse"), login("battery staple")), (401, 200));
    // Guessing is bounded as at the sign-in.
    for _ in 0..10 {
        change("wrong horse", "battery staple");
    }
    assert_eq!(change("battery staple", "correct horse").1["code"], "rate_limited");
    assert_eq!(login("battery staple"), 200, "they are counted apart");
}

#[test]
fn the_staff_find_customers_page_by_page() {
    let shop = Shop::open();
    for n in 0..3 {
        shop.register(&format!("ada{n}@example.com"));
    }
    let ask = |path: &str| shop.ask(&staff(), "GET", path, json!({}));
    let (_, first) = ask("/admin/customers?limit=2");
    assert_eq!(first["items"].as_array().unwrap().len(), 2);
    let (_, second) = ask(&format!("/admin/customers?limit=2&cursor={}", text(&first, "next_cursor")));
    assert_eq!((second["items"].as_array().unwrap().len(), &second["next_cursor"]), (1, &json!(null)));
    let (_, back) = ask(&format!("/admin/customers?limit=2&cursor={}", text(&second, "prev_cursor")));
    assert_eq!(back["items"], first["items"]);
    let (_, found) = ask("/admin/customers?q=ADA1");
    assert_eq!(found["items"][0]["email"], "ada1@example.com");
    let path = format!("/admin/customers/{}", text(&found["items"][0], "id"));
    assert_eq!(ask(&path).1, found["items"][0]);
    assert_eq!(ask(&format!("/admin/customers/{}", id::<kernel::CustomerId>(99))).0, 404);
    assert_eq!(shop.ask(&customer(1), "GET", "/admin/customers", json!({})).1["code"], "forbidden");
    assert!(!found.to_string().contains("argon2"), "no hash leaves the database");
}

#[test]
fn a_name_or_an_address_has_no_second_line() {
    let shop = Shop::open();
    let register =
        json!({"email": "ada@example.com", "password": "correct horse", "name": "Ada\n\nYou have won"});
    let (status, problem) = shop.post("/auth/register", register);
    assert_eq!((status, &problem["errors"][0]["pointer"]), (400, &json!("/name")), "{problem}");
    assert_eq!(problem["errors"][0]["code"], "invalid");
    let ada = principal_of(&shop.register("ada@example.com"));
    for member in ["name", "line1", "line2", "city", "postal_code", "region", "phone"] {
        let mut address = home("A");
        address[member] = "1\tYou have won".into();
        let (status, problem) = shop.ask(&ada, "POST", "/me/addresses", json!({"address": address}));
        assert_eq!((status, &problem["errors"][0]["code"]), (400, &json!("invalid")), "{member}: {problem}");
    }
}

#[test]
fn our_services_learn_what_accounts_are_called_and_nothing_of_those_that_are_gone() {
    let shop = Shop::open();
    let ada = shop.register("ada@example.com")["customer"]["id"].clone();
    let ids = json!({"ids": [ada, id::<kernel::CustomerId>(77)]});
    let (status, named) = shop.ask(&Principal::service("admin"), "POST", "/internal/v1/account-names", ids);
    assert_eq!(status, 200, "{named}");
    assert_eq!(named["items"], json!([{"id": ada, "name": "Ada", "email": "ada@example.com"}]));
}
