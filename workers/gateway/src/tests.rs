//! Requests through the whole gateway, with upstreams that a test makes up.

use crate::{
    gateway::{Config, Gateway},
    platform::{Limiter, Platform, Upstream},
};
use async_trait::async_trait;
use client::{Bytes, Client};
use contract::{Service, user::AccessClaims};
use edge::jwt::Keys;
use http::{Request, Response};
use kernel::{ErrorCode, Permission, Principal, Problem, Timestamp};
use serde_json::{Value, json};
use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};
use testkit::{FakeService, customer, id, run};

const SECRET: &str = "0123456789abcdef0123456789abcdef";
const COOKIE: &str = "a-browser-session-token";
const STAFF_COOKIE: &str = "a-cookie-of-the-staff";

type Answer = fn(&Request<Bytes>) -> Response<Bytes>;

struct World {
    now: Cell<Timestamp>,
    /// What was handed on, in order.
    forwarded: RefCell<Vec<(Upstream, Request<Bytes>)>>,
    counted: RefCell<Vec<(Limiter, String)>>,
    is_limited: Cell<bool>,
    answer: Cell<Answer>,
    services: Rc<FakeService>,
}

impl World {
    fn new() -> Self {
        let services = FakeService::new(|_, path, body| match path {
            "/internal/v1/browser-sessions/resolve" if body["token"] == COOKIE => {
                Ok(json!({"principal": customer(1)}))
            }
            "/internal/v1/browser-sessions/resolve" if body["token"] == STAFF_COOKIE => {
                Ok(json!({"principal": testkit::staff()}))
            }
            "/internal/v1/browser-sessions/resolve" => Err(ErrorCode::InvalidToken.into()),
            _ => Ok(json!({})),
        });
        Self {
            now: Cell::new(testkit::now()),
            forwarded: RefCell::default(),
            counted: RefCell::default(),
            is_limited: Cell::default(),
            answer: Cell::new(|_| Response::new(b"hello".to_vec())),
            services,
        }
    }

    fn last(&self) -> (Upstream, Request<Bytes>) {
        self.forwarded.borrow().last().cloned().expect("something was handed on")
    }

    fn principal(&self) -> Principal {
        let (_, request) = self.last();
        serde_json::from_str(request.headers()[client::PRINCIPAL].to_str().unwrap()).unwrap()
    }
}

#[async_trait(?Send)]
impl Platform for World {
    type Incoming = Bytes;
    type Outgoing = Bytes;

    fn now(&self) -> Timestamp {
        self.now.get()
    }

    async fn read(&self, body: Bytes, limit: usize) -> Result<Bytes, Problem> {
        if body.len() > limit { Err(ErrorCode::BodyTooLarge.into()) } else { Ok(body) }
    }

    fn write(&self, body: Bytes) -> Bytes {
        body
    }

    async fn allows(&self, limiter: Limiter, key: &str) -> bool {
        self.counted.borrow_mut().push((limiter, key.to_owned()));
        !self.is_limited.get()
    }

    async fn forward(&self, to: Upstream, request: Request<Bytes>) -> Result<Response<Bytes>, Problem> {
        let answer = (self.answer.get())(&request);
        self.forwarded.borrow_mut().push((to, request));
        Ok(answer)
    }

    fn client(&self, _: Service) -> Result<Client, Problem> {
        Ok(self.services.client())
    }
}

fn gateway(is_local: bool) -> Gateway {
    Gateway::new(Config {
        is_local,
        keys: Keys::new(SECRET),
        rate_limit: 600,
        auth_rate_limit: 20,
        session_cache: Duration::from_secs(30),
        resend_after: Duration::from_secs(60),
    })
}

fn request(method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Request<Bytes> {
    let mut request = Request::builder().method(method).uri(format!("https://shop.example{path}"));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(body.as_bytes().to_vec()).unwrap()
}

fn send(world: &World, method: &str, path: &str, headers: &[(&str, &str)]) -> Response<Bytes> {
    run(gateway(false).handle(world, request(method, path, headers, "")))
}

fn json_of(response: &Response<Bytes>) -> Value {
    serde_json::from_slice(response.body()).unwrap_or_else(|_| panic!("{:?}", response.body()))
}

fn header<'a>(response: &'a Response<Bytes>, name: &str) -> &'a str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

fn token(permissions: &[Permission]) -> String {
    let iat = testkit::NOW / 1000;
    let claims =
        AccessClaims { sub: id(5), sid: id(6), permissions: permissions.to_vec(), iat, exp: iat + 900 };
    format!("Bearer {}", Keys::new(SECRET).unwrap().sign(&claims).unwrap())
}

#[test]
fn an_operation_goes_to_its_owner_without_the_prefix() {
    let world = World::new();
    let response = send(&world, "GET", "/api/v1/products/red-shoe?x=1", &[("if-none-match", "\"1\"")]);
    assert_eq!((response.status().as_u16(), response.body().as_slice()), (200, b"hello".as_slice()));
    let (to, request) = world.last();
    assert_eq!(to, Upstream::Service(Service::Product));
    assert_eq!(request.uri(), "https://shop.example/products/red-shoe?x=1");
    assert_eq!(request.headers()["if-none-match"], "\"1\"");
    assert_eq!(world.principal(), Principal::Guest);
}

#[test]
fn every_api_answer_says_its_id_its_limit_and_that_anyone_may_read_it() {
    let world = World::new();
    for path in ["/api/v1/products", "/api/v1/nothing", "/api/openapi.json"] {
        let response = send(&world, "GET", path, &[("x-request-id", "my-own-id")]);
        assert_eq!(header(&response, "x-request-id"), "my-own-id", "{path}");
        assert_eq!(header(&response, "x-ratelimit-limit"), "600", "{path}");
        assert_eq!(header(&response, "access-control-allow-origin"), "*", "{path}");
        assert_eq!(header(&response, "access-control-allow-credentials"), "", "{path}");
    }
    let made = send(&world, "GET", "/api/v1/products", &[("x-request-id", "bad id!!")]);
    assert!(header(&made, "x-request-id").starts_with("req_"), "{made:?}");
    assert_eq!(world.last().1.headers()["x-request-id"], header(&made, "x-request-id"));
}

#[test]
fn refusals_are_problems_with_a_code() {
    let world = World::new();
    let unknown = send(&world, "GET", "/api/v1/nothing", &[]);
    assert_eq!(
        (unknown.status().as_u16(), json_of(&unknown)["code"].clone()),
        (404, json!("route_not_found"))
    );
    assert_eq!(header(&unknown, "content-type"), "application/problem+json");
    assert_eq!(json_of(&unknown)["request_id"], header(&unknown, "x-request-id"));
    let method = send(&world, "PUT", "/api/v1/products", &[]);
    assert_eq!((method.status().as_u16(), header(&method, "allow")), (405, "GET"));
    assert!(world.forwarded.borrow().is_empty());
}

#[test]
fn a_token_says_who_asks_and_goes_no_further() {
    let world = World::new();
    let outside = [
        ("authorization", token(&[Permission::Orders])),
        ("x-shop-principal", r#"{"kind":"service","name":"evil"}"#.to_owned()),
        ("x-shop-network", "203.0.113.1".to_owned()),
        ("cf-connecting-ip", "192.0.2.7".to_owned()),
        ("cookie", format!("__Host-shop_session={COOKIE}")),
    ];
    let outside: Vec<_> = outside.iter().map(|(name, value)| (*name, value.as_str())).collect();
    send(&world, "GET", "/api/v1/me", &outside);
    assert_eq!(world.principal(), Principal::Staff { id: id(5), permissions: vec![Permission::Orders] });
    let (_, request) = world.last();
    let principals = request.headers().get_all(client::PRINCIPAL).iter().count();
    assert_eq!(principals, 1);
    assert_eq!(request.headers()[client::NETWORK], "192.0.2.7");
    assert_eq!(request.headers()[client::SESSION], id::<kernel::SessionId>(6).to_string());
    for name in ["authorization", "cookie"] {
        assert!(!request.headers().contains_key(name), "{name}");
    }
    assert!(world.services.requests.borrow().is_empty(), "no cookie counts below /api");
}

#[test]
fn a_bad_token_is_refused_and_never_becomes_a_guest() {
    let world = World::new();
    let valid = token(&[]);
    world.now.set(testkit::now().plus(Duration::from_secs(900)));
    for token in [valid.as_str(), "Bearer nonsense", "Basic YTpi", "Bearer sk_live_1"] {
        let response = send(&world, "GET", "/api/v1/products", &[("authorization", token)]);
        assert_eq!(
            (response.status().as_u16(), json_of(&response)["code"].clone()),
            (401, json!("invalid_token"))
        );
        assert!(header(&response, "www-authenticate").starts_with("Bearer"));
    }
    assert!(world.forwarded.borrow().is_empty());
}

#[test]
fn a_page_knows_its_visitor_by_cookie_only() {
    let world = World::new();
    let cookie = format!("a=1; __Host-shop_session={COOKIE}");
    send(&world, "GET", "/account", &[("cookie", &cookie), ("authorization", &token(&[]))]);
    assert_eq!(world.principal(), customer(1));
    assert_eq!(world.last().0, Upstream::Storefront);
    assert_eq!(world.last().1.headers()["cookie"], cookie.as_str());
    send(&world, "GET", "/account", &[("authorization", &token(&[]))]);
    assert_eq!(world.principal(), Principal::Guest);
    send(&world, "GET", "/admin/orders", &[("cookie", &cookie)]);
    assert_eq!((world.last().0, world.principal()), (Upstream::Admin, customer(1)));
    send(&world, "GET", "/", &[("cookie", "__Host-shop_session=one-that-has-ended")]);
    assert_eq!(world.principal(), Principal::Guest);
    send(&world, "GET", "/", &[("cookie", &format!("shop_session={COOKIE}"))]);
    assert_eq!(world.principal(), Principal::Guest, "production believes the __Host- cookie only");
}

#[test]
fn a_cookie_is_exchanged_once_in_thirty_seconds() {
    let world = World::new();
    let gateway = gateway(true);
    let cookie = format!("shop_session={COOKIE}");
    let visit = || {
        run(gateway.handle(&world, request("GET", "/", &[("cookie", &cookie)], "")));
        world.services.requests.borrow().len()
    };
    assert_eq!((visit(), visit()), (1, 1));
    world.now.set(testkit::now().plus(Duration::from_secs(30)));
    assert_eq!((visit(), visit()), (2, 2));
    // A page that signs in or out changes what the cookie means.
    world
        .answer
        .set(|_| Response::builder().header("set-cookie", "shop_session=; Max-Age=0").body(vec![]).unwrap());
    assert_eq!((visit(), visit()), (2, 3));
}

#[test]
fn a_session_that_ended_elsewhere_changes_nothing_from_then_on() {
    let has_ended = Rc::new(Cell::new(false));
    let ended = has_ended.clone();
    let services = FakeService::new(move |_, _, _| {
        if ended.get() { Err(ErrorCode::InvalidToken.into()) } else { Ok(json!({"principal": customer(1)})) }
    });
    let world = World { services, ..World::new() };
    let gateway = gateway(true);
    let cookie = format!("shop_session={COOKIE}");
    let visit = |method: &str| {
        run(gateway.handle(&world, request(method, "/account/profile", &[("cookie", &cookie)], "")));
        world.principal()
    };
    assert_eq!((visit("GET"), visit("POST")), (customer(1), customer(1)));
    has_ended.set(true);
    assert_eq!(visit("GET"), customer(1), "what is remembered is read");
    assert_eq!(visit("POST"), Principal::Guest);
    assert_eq!(visit("GET"), Principal::Guest, "and is forgotten once it is known to be over");
}

#[test]
fn another_sites_form_is_refused_and_an_api_call_is_not() {
    let world = World::new();
    let foreign = [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")];
    let page = run(gateway(false).handle(&world, request("POST", "/cart", &foreign, "a=1")));
    assert_eq!((page.status().as_u16(), json_of(&page)["code"].clone()), (403, json!("cross_origin")));
    assert!(world.forwarded.borrow().is_empty());
    assert_eq!(send(&world, "GET", "/cart", &foreign).status(), 200, "links may come from anywhere");
    assert_eq!(
        run(gateway(false).handle(&world, request("POST", "/api/v1/carts", &foreign, "{}"))).status(),
        200
    );
    let ours = [("origin", "https://shop.example"), ("sec-fetch-site", "same-origin")];
    assert_eq!(run(gateway(false).handle(&world, request("POST", "/cart", &ours, "a=1"))).status(), 200);
    assert_eq!(world.last().1.body(), b"a=1");
}

#[test]
fn a_browser_that_wanted_a_page_is_refused_with_one() {
    let world = World::new();
    let headers = [("sec-fetch-site", "cross-site"), ("accept", "text/html,*/*")];
    let page = run(gateway(false).handle(&world, request("POST", "/de/cart", &headers, "")));
    assert_eq!((page.status().as_u16(), header(&page, "content-type")), (403, "text/html; charset=utf-8"));
    let text = String::from_utf8(page.body().clone()).unwrap();
    assert!(text.contains("<html lang=\"de\">") && text.contains(header(&page, "x-request-id")), "{text}");
}

#[test]
fn one_request_too_many_is_told_when_to_come_again() {
    let world = World::new();
    world.is_limited.set(true);
    let response = send(&world, "GET", "/api/v1/products", &[("cf-connecting-ip", "192.0.2.7")]);
    assert_eq!((response.status().as_u16(), header(&response, "retry-after")), (429, "60"));
    assert_eq!(header(&response, "x-ratelimit-limit"), "600");
    assert!(world.forwarded.borrow().is_empty());
    assert_eq!(*world.counted.borrow(), [(Limiter::General, "192.0.2.7".to_owned())]);
    assert_eq!(send(&world, "GET", "/health", &[]).status(), 200, "whoever watches the shop is not counted");
}

#[test]
fn guesses_are_counted_by_address_and_customers_by_account() {
    let world = World::new();
    let headers = [("cf-connecting-ip", "192.0.2.7"), ("authorization", &*token(&[]))];
    let limit = |method: &str, path: &str| {
        let response = send(&world, method, path, &headers);
        let counted = world.counted.borrow().last().cloned().unwrap();
        (counted, header(&response, "x-ratelimit-limit").to_owned())
    };
    let auth = ((Limiter::Auth, "192.0.2.7".to_owned()), "20".to_owned());
    assert_eq!(limit("POST", "/api/v1/auth/login"), auth);
    assert_eq!(limit("POST", "/api/v1/orders/track"), auth);
    let card = format!("/api/v1/carts/{}/gift-cards", testkit::id::<kernel::CartId>(1));
    assert_eq!(limit("POST", &card), auth);
    let account = id::<kernel::CustomerId>(5).to_string();
    assert_eq!(limit("GET", "/api/v1/me"), ((Limiter::General, account), "600".to_owned()));
    let limiter = |method: &str, path: &str| {
        send(&world, method, path, &[("cf-connecting-ip", "192.0.2.7")]);
        world.counted.borrow().last().unwrap().0
    };
    for path in
        ["/sign-in", "/register", "/account/forgot-password", "/account/reset-password", "/orders/track"]
    {
        assert_eq!(limiter("POST", path), Limiter::Auth, "{path}");
        assert_eq!(limiter("POST", &format!("/de{path}")), Limiter::Auth, "/de{path}");
        assert_eq!(limiter("GET", path), Limiter::General, "{path}");
    }
    assert_eq!(limiter("POST", "/admin/sign-in"), Limiter::Auth);
    for path in ["/admin/orders", "/cart/coupons/track", "/checkout", "/p/register"] {
        assert_eq!(limiter("POST", path), Limiter::General, "{path}");
    }
}

#[test]
fn a_body_may_not_be_longer_than_its_route_takes() {
    let world = World::new();
    let said = send(&world, "POST", "/api/v1/carts", &[("content-length", "1048577")]);
    assert_eq!((said.status().as_u16(), json_of(&said)["code"].clone()), (413, json!("body_too_large")));
    let body = " ".repeat((1 << 20) + 1);
    let unsaid = run(gateway(false).handle(&world, request("POST", "/api/v1/carts", &[], &body)));
    assert_eq!(unsaid.status(), 413);
    assert!(world.forwarded.borrow().is_empty());
}

#[test]
fn pictures_may_be_large_where_the_staff_brings_them_and_nowhere_else() {
    let world = World::new();
    let post = |path: &str, cookie: &str, length: usize| {
        let cookie = format!("__Host-shop_session={cookie}");
        let headers = [("cookie", cookie.as_str()), ("sec-fetch-site", "same-origin")];
        run(gateway(false).handle(&world, request("POST", path, &headers, &" ".repeat(length))))
            .status()
            .as_u16()
    };
    let uploads = &format!("/admin/products/{}", testkit::id::<kernel::ProductId>(4));
    assert_eq!(post(uploads, STAFF_COOKIE, 24 << 20), 200);
    assert_eq!(post(uploads, STAFF_COOKIE, (24 << 20) + 1), 413);
    assert_eq!(post(uploads, COOKIE, (64 << 10) + 1), 413);
    for path in ["/admin/products", "/admin/products/bulk", &format!("{uploads}/options"), "/uploads"] {
        assert_eq!(post(path, STAFF_COOKIE, (64 << 10) + 1), 413, "{path}");
    }
}

#[test]
fn pictures_that_are_too_large_together_are_refused_with_a_way_back() {
    let world = World::new();
    let product = format!("/admin/products/{}", testkit::id::<kernel::ProductId>(4));
    let cookie = format!("__Host-shop_session={STAFF_COOKIE}");
    let refused = |accept| {
        let headers = [
            ("cookie", cookie.as_str()),
            ("sec-fetch-site", "same-origin"),
            ("content-length", "40000000"),
            ("accept", accept),
        ];
        send(&world, "POST", &product, &headers)
    };
    let page = refused("text/html,*/*");
    assert_eq!((page.status().as_u16(), header(&page, "content-type")), (413, "text/html; charset=utf-8"));
    let text = String::from_utf8(page.body().clone()).unwrap();
    assert!(text.contains("20 MB together") && text.contains(&format!("href=\"{product}\"")), "{text}");
    assert_eq!(json_of(&refused("*/*"))["code"], "body_too_large");
}

#[test]
fn a_preflight_is_answered_here() {
    let world = World::new();
    let headers = [("origin", "https://app.example"), ("access-control-request-method", "PATCH")];
    let response = send(&world, "OPTIONS", "/api/v1/carts/crt_1/lines/lin_1", &headers);
    assert_eq!(response.status(), 204);
    let methods = header(&response, "access-control-allow-methods");
    assert!(methods.contains("PATCH") && methods.contains("DELETE"), "{methods}");
    assert!(header(&response, "access-control-allow-headers").contains("Idempotency-Key"));
    assert_eq!(header(&response, "access-control-allow-origin"), "*");
    assert_eq!(send(&world, "OPTIONS", "/api/v1/nothing", &headers).status(), 404);
    assert!(world.forwarded.borrow().is_empty());
}

#[test]
fn what_our_workers_tell_each_other_stays_inside() {
    let world = World::new();
    world.answer.set(|_| {
        Response::builder()
            .header(client::INVOCATIONS, "4")
            .header(client::TIMINGS, "get_variants;3")
            .header("x-shop-anything", "secret")
            .header("etag", "\"1\"")
            .status(304)
            .body(vec![])
            .unwrap()
    });
    let response = send(&world, "GET", "/api/v1/products", &[]);
    assert_eq!((response.status().as_u16(), header(&response, "etag")), (304, "\"1\""));
    assert!(!response.headers().keys().any(|name| name.as_str().starts_with("x-shop-")), "{response:?}");
    assert_eq!(header(&response, "x-invocations"), "");
    let local = run(gateway(true).handle(&world, request("GET", "/api/v1/products", &[], "")));
    assert_eq!(header(&local, "x-invocations"), "5");
    assert_eq!(header(&local, "x-timings"), "list_products;0,list_products>get_variants;3");
}

#[test]
fn ready_means_that_every_service_is() {
    let mut world = World::new();
    let response = send(&world, "GET", "/ready", &[]);
    assert_eq!(
        (response.status().as_u16(), json_of(&response)["services"]["cart"].clone()),
        (200, json!("ready"))
    );
    assert_eq!(world.services.requests.borrow().len(), Service::ALL.len());
    world.services = FakeService::new(|_, _, _| Err(Problem::unavailable("down")));
    let response = send(&world, "GET", "/ready", &[]);
    assert_eq!(
        (response.status().as_u16(), json_of(&response)["status"].clone()),
        (503, json!("unavailable"))
    );
    assert!(!String::from_utf8_lossy(response.body()).contains("down"));
}

#[test]
fn the_cron_wakes_every_service_even_if_one_fails() {
    let world = World::new();
    run(gateway(false).tick(&world));
    let requests = world.services.requests.borrow();
    let ticks = requests.iter().filter(|request| *request == "POST /internal/v1/tick").count();
    assert_eq!(ticks, Service::ALL.len(), "{requests:?}");
}

#[test]
fn the_cron_has_lost_events_sent_again_and_known_ones_confirmed() {
    let mut world = World::new();
    let settled: Rc<RefCell<Vec<Value>>> = Rc::default();
    let told = settled.clone();
    let (known, lost): (kernel::EventId, kernel::EventId) = (id(1), id(2));
    // Every service answers for itself here: each producer has sent the same two, and each consumer had one.
    world.services = FakeService::new(move |_, path, body| match path {
        "/internal/v1/events/unconfirmed" => {
            assert_eq!(body["patience_ms"], 60_000);
            Ok(json!({"sent": [{"queue": "notifications", "ids": [known, lost]}]}))
        }
        "/internal/v1/events/received" => Ok(json!({"ids": [known]})),
        "/internal/v1/events/settle" => {
            told.borrow_mut().push(body);
            Ok(json!({}))
        }
        _ => Ok(json!({})),
    });
    run(gateway(false).tick(&world));
    let settled = settled.borrow();
    assert_eq!(settled.len(), 6);
    assert!(
        settled
            .iter()
            .all(|told| *told == json!({"confirmed": [known], "missing": [lost], "patience_ms": 60_000})),
        "{settled:?}"
    );
}

#[test]
fn a_consumer_that_does_not_answer_has_nothing_confirmed_and_nothing_sent_again() {
    let mut world = World::new();
    world.services = FakeService::new(|_, path, _| match path {
        "/internal/v1/events/unconfirmed" => {
            Ok(json!({"sent": [{"queue": "payments", "ids": [id::<kernel::EventId>(1)]}]}))
        }
        "/internal/v1/events/received" => Err(Problem::unavailable("down")),
        _ => Ok(json!({})),
    });
    run(gateway(false).tick(&world));
    let requests = world.services.requests.borrow();
    assert!(!requests.iter().any(|request| request.ends_with("/settle")), "{requests:?}");
}

#[test]
fn the_document_and_its_page_are_served_and_revalidated() {
    let world = World::new();
    let document = send(&world, "GET", "/api/openapi.json", &[]);
    assert_eq!(json_of(&document)["openapi"], "3.1.0");
    let again = send(&world, "GET", "/api/openapi.json", &[("if-none-match", header(&document, "etag"))]);
    assert_eq!((again.status().as_u16(), again.body().len()), (304, 0));
    let page = send(&world, "GET", "/api/docs", &[]);
    assert_eq!(header(&page, "content-type"), "text/html; charset=utf-8");
    assert!(header(&page, "content-security-policy").contains("style-src 'self'"));
    assert_eq!(header(&send(&world, "GET", "/api/docs.css", &[]), "content-type"), "text/css; charset=utf-8");
}

#[test]
fn the_limits_that_are_told_are_those_that_are_counted() {
    let text = include_str!("../../../wrangler.toml");
    let table: toml::Table = toml::from_str(text).unwrap();
    let production = table["env"]["production"].as_table().unwrap();
    for section in [&table, production] {
        for (variable, binding) in [("RATE_LIMIT", "RATE_LIMITER"), ("AUTH_RATE_LIMIT", "AUTH_RATE_LIMITER")]
        {
            let limiters = section["ratelimits"].as_array().unwrap();
            let limiter = limiters.iter().find(|limiter| limiter["name"].as_str() == Some(binding)).unwrap();
            let counted = limiter["simple"]["limit"].as_integer().unwrap().to_string();
            assert_eq!(section["vars"][variable].as_str(), Some(counted.as_str()), "{variable}");
            assert_eq!(limiter["simple"]["period"].as_integer(), Some(60));
        }
    }
}
