//! Pages through the router, with services that these tests make up.

mod drafts;
mod edits;
mod gift_cards;
mod locations;
mod mails_and_queues;
mod orders;
mod payment_methods;
mod products;
mod promotions;
mod rates;
mod refund;
mod twice;

use crate::{app::App, routes::router};
use async_trait::async_trait;
use client::{Bytes, Client, Transport, TransportError};
use http::{HeaderMap, Request, Response, header};
use kernel::{ErrorCode, LineId, OrderId, OrderToken, Permission, Principal, Problem, ProductId, VariantId};
use serde_json::{Value, json};
use std::{cell::RefCell, rc::Rc};
use testkit::{customer, id, now, run, staff};

const HOSTILE: &str = "\"></textarea></title><script>alert(1)</script>";

type Answer = fn(&str, &str) -> Result<Value, Problem>;

/// A call that a page made.
#[derive(Clone, Debug, PartialEq)]
struct Sent {
    call: String,
    key: Option<String>,
    body: Value,
}

/// All services at once: each answers by method and path, and what it was sent is remembered with its key.
struct Services {
    answer: Answer,
    sent: RefCell<Vec<Sent>>,
}

struct ToServices(Rc<Services>);

#[async_trait(?Send)]
impl Transport for ToServices {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let (method, path) = (request.method().as_str(), request.uri().path());
        let key = request.headers().get(client::IDEMPOTENCY_KEY);
        self.0.sent.borrow_mut().push(Sent {
            call: format!("{method} {path}"),
            key: key.map(|key| key.to_str().unwrap().to_owned()),
            body: serde_json::from_slice(request.body()).unwrap_or_default(),
        });
        let (status, body) = match (self.0.answer)(method, path) {
            Ok(answer) => (200, answer),
            Err(problem) => (problem.code.status(), problem.to_json(path, "test")),
        };
        Ok(Response::builder().status(status).body(body.to_string().into_bytes()).unwrap())
    }

    fn now_millis(&self) -> i64 {
        testkit::NOW
    }
}

/// The admin in front of services that answer with `answer`.
struct World(Rc<Services>);

struct Page {
    status: u16,
    headers: HeaderMap,
    html: String,
}

impl Page {
    fn location(&self) -> &str {
        self.headers[header::LOCATION].to_str().unwrap()
    }

    /// The value of the first field of this name.
    fn value(&self, name: &str) -> String {
        let field = self.html.split(&format!("name=\"{name}\"")).nth(1).unwrap();
        let value = field.split("value=\"").nth(1).unwrap();
        value.split('"').next().unwrap().to_owned()
    }
}

impl World {
    fn new(answer: Answer) -> Self {
        Self(Rc::new(Services { answer, sent: RefCell::default() }))
    }

    fn request(&self, principal: &Principal, method: &str, path: &str, form: Option<&str>) -> Page {
        let kind = form.map(|_| "application/x-www-form-urlencoded");
        self.send(principal, method, path, kind, form.unwrap_or_default().as_bytes().to_vec())
    }

    fn send(&self, principal: &Principal, method: &str, path: &str, kind: Option<&str>, body: Bytes) -> Page {
        let headers: Vec<_> = kind.map(|kind| ("content-type", kind)).into_iter().collect();
        self.send_with(principal, method, path, &headers, body)
    }

    fn send_with(
        &self,
        principal: &Principal,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Bytes,
    ) -> Page {
        let client = || Client::new(Rc::new(ToServices(self.0.clone())), "https://fake");
        let app = App {
            user: client(),
            product: client(),
            inventory: client(),
            order: client(),
            payment: client(),
            search: client(),
            promotion: client(),
            cart: client(),
            notification: client(),
            cookies: ui::SetCookie { local: true },
        };
        let mut request = Request::builder()
            .method(method)
            .uri(format!("http://test{path}"))
            .header(client::PRINCIPAL, serde_json::to_string(principal).unwrap());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(body).unwrap();
        let (response, _) = run(router().run(Rc::new(app), request, now()));
        let (parts, body) = response.into_parts();
        Page { status: parts.status.as_u16(), headers: parts.headers, html: String::from_utf8(body).unwrap() }
    }

    fn get(&self, path: &str) -> Page {
        self.request(&staff(), "GET", path, None)
    }

    fn post(&self, path: &str, form: &str) -> Page {
        self.request(&staff(), "POST", path, Some(form))
    }

    /// Posts what a form would be in parts, as the one of a product comes, with the files of its field `pictures`.
    fn post_parts(&self, path: &str, form: &str, files: &[(&str, &[u8])]) -> Page {
        let fields: Vec<(String, String)> = ui::parse_query(form).unwrap();
        let mut body = Vec::new();
        for (name, value) in fields {
            let part = format!("--xyz\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(part.into_bytes());
        }
        for (name, bytes) in files {
            let head = "--xyz\r\nContent-Disposition: form-data; name=\"pictures\"; filename=";
            body.extend(format!("{head}\"{name}\"\r\nContent-Type: image/png\r\n\r\n").into_bytes());
            body.extend_from_slice(bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--xyz--\r\n");
        self.send(&staff(), "POST", path, Some("multipart/form-data; boundary=xyz"), body)
    }

    fn with_cookie(&self, path: &str, cookie: &str) -> Page {
        self.send_with(&staff(), "GET", path, &[("cookie", cookie)], Vec::new())
    }

    fn post_with_cookie(&self, path: &str, form: &str, cookie: &str) -> Page {
        let headers = [("cookie", cookie), ("content-type", "application/x-www-form-urlencoded")];
        self.send_with(&staff(), "POST", path, &headers, form.as_bytes().to_vec())
    }

    /// What was sent to calls that end so.
    fn sent(&self, end: &str) -> Vec<Sent> {
        self.0.sent.borrow().iter().filter(|sent| sent.call.ends_with(end)).cloned().collect()
    }
}

fn eur(amount: i64) -> Value {
    json!({"amount": amount, "currency": "EUR"})
}

fn order() -> Value {
    let address =
        json!({"name": HOSTILE, "line1": HOSTILE, "city": "Bonn", "postal_code": "53111", "country": "DE"});
    json!({
        "id": id::<OrderId>(1), "number": "1001", "status": "placed", "payment_status": "captured",
        "fulfillment_status": "unfulfilled", "email": "a@b.de",
        "lines": [{
            "id": id::<LineId>(2), "variant_id": id::<VariantId>(3), "product_id": id::<ProductId>(4),
            "product_slug": "mug", "sku": HOSTILE, "title": HOSTILE, "options": {"Colour": HOSTILE}, "quantity": 3,
            "unit_price": eur(500), "total": eur(1500), "discount": eur(0), "fulfilled": 1
        }],
        "coupons": [], "shipping_option": {"id": "standard", "name": HOSTILE, "price": eur(0)},
        "totals": {
            "subtotal": eur(1500), "discount": eur(0), "shipping": eur(0), "tax": eur(239), "total": eur(1500),
            "tax_included": true
        },
        "addresses": {"shipping": address, "billing": address}, "payments": [], "fulfillments": [], "returns": [],
        "timeline": [{"at": now(), "event": HOSTILE, "actor": "shopper", "note": HOSTILE}],
        "token": id::<OrderToken>(5), "placed_at": now(), "created_at": now()
    })
}

fn product() -> Value {
    json!({
        "id": id::<ProductId>(4), "slug": "mug", "title": HOSTILE, "description": HOSTILE, "brand": HOSTILE,
        "category_ids": [], "options": [], "media": [], "attributes": {}, "rating": {"average": 0.0, "count": 0},
        "variants": [{
            "id": id::<VariantId>(3), "sku": "MUG", "title": HOSTILE, "options": {}, "price": eur(500),
            "available": true, "stock_level": "in_stock"
        }],
        "seo": {}, "created_at": now(), "updated_at": now(), "status": "active", "tax_class": "reduced", "version": 1,
        "translations": {"de": {"title": HOSTILE, "description": HOSTILE}}
    })
}

fn calm(method: &str, path: &str) -> Result<Value, Problem> {
    match path {
        "/internal/v1/settings" => Ok(json!({
            "store_name": "Shop", "currency": "EUR", "countries": ["DE"], "tax_included": true, "tax_rates": [],
            "regional_tax_rates": [], "shipping_tax": "proportional",
            "contact_email": "a@b.de", "postal_address": "Here", "time_zone": "Europe/Berlin"
        })),
        "/categories" => Ok(json!({"items": []})),
        path if path.starts_with("/admin/orders/") => Ok(order()),
        path if path.starts_with("/admin/products/") || path.starts_with("/admin/variants/") => Ok(product()),
        "/admin/products" if method == "POST" => Ok(product()),
        path if path.ends_with("/movements") => Ok(json!({"items": []})),
        path if path.ends_with("/adjustments") => {
            Err(Problem::new(ErrorCode::OutOfStock).with("available", 2))
        }
        path if path.starts_with("/admin/inventory/") => Ok(json!({
            "variant_id": id::<VariantId>(3), "sku": "MUG", "on_hand": 5, "reserved": 1, "allocated": 2,
            "available": 2, "policy": "deny"
        })),
        _ => Ok(json!({"items": []})),
    }
}

fn order_path() -> String {
    format!("/admin/orders/{}", id::<OrderId>(1))
}

#[test]
fn nobody_sees_a_page_without_the_right_to() {
    let world = World::new(calm);
    let clerk = Principal::Staff { id: id(9), permissions: vec![Permission::Orders] };
    for route in router().routes().filter(|route| !route.path.starts_with("/admin/sign-")) {
        let form = (route.method.as_str() == "POST").then_some("");
        let ask = |who: &Principal| world.request(who, route.method.as_str(), route.path, form);
        let guest = ask(&Principal::Guest);
        assert_eq!(guest.status, 303, "{}", route.path);
        assert!(guest.location().starts_with("/admin/sign-in?next=%2Fadmin"), "{}", guest.location());
        let shopper = ask(&customer(1));
        assert_eq!(shopper.status, 403, "{}", route.path);
        assert!(shopper.html.contains("signed in as a customer"));
        let theirs = ["/admin", "/admin/", "/admin/views", "/admin/find"].contains(&route.path)
            || ["/admin/orders", "/admin/reconciliations"]
                .iter()
                .any(|theirs| route.path.starts_with(theirs));
        assert_eq!(ask(&clerk).status == 403, !theirs, "{}", route.path);
    }
    assert_eq!(world.request(&Principal::Guest, "GET", "/admin/sign-in", None).status, 200);
}

#[test]
fn whose_session_was_over_hears_that_nothing_was_saved_and_comes_back_to_the_form() {
    let world = World::new(calm);
    let sent_from = |referer: &str| {
        let headers = [("content-type", "application/x-www-form-urlencoded"), ("referer", referer)];
        let form = b"text=A+long+note".to_vec();
        world.send_with(&Principal::Guest, "POST", &format!("{}/notes", order_path()), &headers, form)
    };
    let page = format!("http://test{}?done=saved", order_path());
    let target = sent_from(&page).location().to_owned();
    let next = order_path().replace('/', "%2F");
    assert_eq!(target, format!("/admin/sign-in?next={next}&done=ended"));
    assert!(world.request(&Principal::Guest, "GET", &target, None).html.contains("nothing was saved"));
    for elsewhere in ["https://evil.test/phish", "not an address"] {
        assert_eq!(sent_from(elsewhere).location(), "/admin/sign-in?next=%2Fadmin&done=ended");
    }
}

#[test]
fn the_overview_shows_only_what_one_may_do() {
    let world = World::new(|_, path| match path {
        "/admin/inventory" => Err(ErrorCode::Forbidden.into()),
        _ => Ok(json!({"items": []})),
    });
    let clerk = Principal::Staff { id: id(9), permissions: vec![Permission::Orders] };
    let page = world.request(&clerk, "GET", "/admin", None);
    assert_eq!(page.status, 200);
    assert!(page.html.contains("Orders to fulfil") && !page.html.contains("sold out"), "{}", page.html);
    assert!(!page.html.contains("/admin/products"), "{}", page.html);
}

#[test]
fn every_page_shows_hostile_texts_as_texts() {
    let world = World::new(calm);
    let product = format!("/admin/products/{}", id::<ProductId>(4));
    for path in [&order_path(), &product] {
        let page = world.get(path);
        assert_eq!(page.status, 200, "{}", page.html);
        assert!(page.html.contains("&lt;script"), "{path}");
        assert!(!page.html.contains("<script>"), "{path}: {}", page.html);
        assert_eq!(page.html.matches("</title>").count(), 1, "{path}");
        let (begun, ended) =
            (page.html.matches("<textarea").count(), page.html.matches("</textarea>").count());
        assert_eq!(begun, ended, "{path}");
    }
}

#[test]
fn a_packing_slip_names_what_is_left_and_no_prices() {
    let world = World::new(|method, path| {
        let mut answer = calm(method, path)?;
        if path.ends_with(&id::<OrderId>(1).to_string()) {
            answer["locale"] = json!("de");
        }
        Ok(answer)
    });
    let page = world.get(&format!("{}/packing-slip", order_path()));
    assert_eq!(page.status, 200, "{}", page.html);
    let slip = page.html.split("<article").nth(1).unwrap();
    // It speaks the language of the customer's mails.
    assert!(slip.contains("Lieferschein zu Bestellung 1001") && slip.contains("23. November 2026"), "{slip}");
    assert!(slip.contains(">2</td>") && !slip.contains("€"), "{slip}");
    assert!(!page.html.contains("<script>"), "{}", page.html);
    assert!(world.get(&order_path()).html.contains("/packing-slip"));
    let all_sent = World::new(|method, path| {
        let mut answer = calm(method, path)?;
        if path.ends_with(&id::<OrderId>(1).to_string()) {
            (answer["status"], answer["fulfillment_status"]) = (json!("fulfilled"), json!("fulfilled"));
            answer["lines"][0]["fulfilled"] = json!(3);
        }
        Ok(answer)
    });
    let page = all_sent.get(&format!("{}/packing-slip", order_path()));
    assert!(page.html.contains(">3</td>"), "a slip that was lost is printed again: {}", page.html);
    let refunded = World::new(|method, path| {
        let mut answer = calm(method, path)?;
        if path.ends_with(&id::<OrderId>(1).to_string()) {
            answer["status"] = json!("refunded");
        }
        Ok(answer)
    });
    let page = refunded.get(&format!("{}/packing-slip", order_path()));
    assert!(page.html.contains("Nothing of this order is to be sent."), "{}", page.html);
    assert!(!refunded.get(&order_path()).html.contains("/packing-slip"));
    let english = world.get(&format!("{}/packing-slip?locale=en", order_path()));
    assert!(english.html.contains("Packing slip for order 1001"), "{}", english.html);
}

#[test]
fn times_are_those_of_the_shops_own_clock() {
    let world = World::new(calm);
    let page = world.get(&order_path());
    assert!(page.html.contains("23 November 2026, 13:00 CET"), "{}", page.html);
}

#[test]
fn a_parcel_that_is_sent_twice_carries_the_same_key() {
    let world = World::new(calm);
    let page = world.get(&order_path());
    let (key, left) = (page.value("key"), page.value("quantity"));
    assert_eq!(left, "2", "what is left is filled in");
    let form = format!("key={key}&line={}&quantity={left}&carrier=DHL&number=42&url=", id::<LineId>(2));
    for _ in 0..2 {
        let done = world.post(&format!("{}/fulfillments", order_path()), &form);
        assert_eq!((done.status, done.location()), (303, &*format!("{}?done=fulfilled", order_path())));
    }
    let sent = world.sent("/fulfillments");
    assert_eq!(sent.len(), 2);
    assert_eq!(sent[0], sent[1]);
    assert_eq!(sent[0].key.as_ref(), Some(&key));
    assert_eq!(sent[0].body["lines"], json!([{"line_id": id::<LineId>(2), "quantity": 2}]));
    assert_ne!(world.get(&order_path()).value("key"), key, "the next page is another parcel");
}

#[test]
fn a_parcel_that_cannot_be_is_shown_again_with_what_was_typed() {
    let world = World::new(calm);
    let key = world.get(&order_path()).value("key");
    let form =
        format!("key={key}&line={}&quantity=two&carrier=DHL&number=&url=javascript:x", id::<LineId>(2));
    let page = world.post(&format!("{}/fulfillments", order_path()), &form);
    assert_eq!(page.status, 422);
    assert_eq!((page.value("quantity"), page.value("carrier")), ("two".to_owned(), "DHL".to_owned()));
    let own = page.html.split("id=\"fulfill-heading\"").nth(1).unwrap();
    assert!(own.contains(&format!("name=\"key\" value=\"{key}\"")), "{own}");
    assert_eq!(page.html.matches("aria-invalid=\"true\"").count(), 3, "{}", page.html);
    assert_eq!(world.sent("/fulfillments"), []);
}

#[test]
fn a_cancellation_needs_a_reason() {
    let world = World::new(calm);
    let key = world.get(&order_path()).value("key");
    let path = format!("{}/cancel", order_path());
    let page = world.post(&path, &format!("key={key}&reason="));
    assert_eq!((page.status, world.sent("/cancel").len()), (422, 0));
    assert!(page.html.contains("<details open"), "{}", page.html);
    assert_eq!(world.post(&path, &format!("key={key}&reason=Broken")).status, 303);
    assert_eq!(world.sent("/cancel")[0].body, json!({"reason": "Broken"}));
}

#[test]
fn a_key_that_is_none_of_ours_never_becomes_a_header() {
    let world = World::new(calm);
    let page = world.post(&format!("{}/cancel", order_path()), "key=a%0D%0Ab&reason=x");
    assert_eq!((page.status, world.sent("/cancel").len()), (400, 0));
}

#[test]
fn stock_that_is_held_cannot_be_taken_away() {
    let world = World::new(calm);
    let path = format!("/admin/stock/{}", id::<VariantId>(3));
    let key = world.get(&path).value("key");
    let adjust = |delta: &str| {
        world.post(&format!("{path}/adjustments"), &format!("key={key}&delta={delta}&reason=Broken"))
    };
    let page = adjust("-3");
    assert_eq!((page.status, page.value("delta"), page.value("key")), (409, "-3".to_owned(), key.clone()));
    assert!(page.html.contains("Only 2 are free"), "{}", page.html);
    assert_eq!(adjust("0").status, 422);
    assert_eq!(world.sent("/adjustments").len(), 1);
}

#[test]
fn how_a_variant_is_sold_is_kept_as_it_was_typed_until_it_is_right() {
    let world = World::new(calm);
    let path = format!("/admin/stock/{}", id::<VariantId>(3));
    let save = |limit: &str| {
        let form = format!("policy=preorder&sell_ahead_limit={limit}&releases_at=2026-12-24T08%3A00");
        world.post(&format!("{path}/selling"), &form)
    };
    let page = save("many");
    assert_eq!((page.status, page.value("sell_ahead_limit")), (422, "many".to_owned()));
    assert_eq!(save("50").status, 303);
    // Typed on the clocks of Berlin.
    let sent = world.0.sent.borrow().iter().find(|sent| sent.call.starts_with("PATCH")).unwrap().body.clone();
    assert_eq!(
        sent,
        json!({"policy": "preorder", "sell_ahead_limit": 50, "releases_at": "2026-12-24T07:00:00.000Z"})
    );
    assert_eq!(world.post(&format!("{path}/split"), "parts=x").status, 422);
    assert_eq!(world.post(&format!("{path}/split"), "parts=4").status, 303);
    assert_eq!(world.sent("/split")[0].body, json!({"parts": 4}));
}

#[test]
fn a_product_grows_by_a_row_and_is_then_created() {
    let world = World::new(calm);
    let key = world.get("/admin/products/new").value("key");
    let row = "title=Mug&sku=MUG&value1=&value2=&value3=&price=5%2C50&compare_at=&stock=";
    let page = world.post("/admin/products", &format!("key={key}&action=add_row&{row}"));
    assert_eq!((page.status, page.value("key"), page.value("sku")), (200, key.clone(), "MUG".to_owned()));
    assert_eq!(page.html.matches("name=\"sku\"").count(), 2);
    let done = world.post("/admin/products", &format!("key={key}&action=create&{row}"));
    assert_eq!(done.status, 303, "{}", done.html);
    let sent = world.sent("POST /admin/products");
    assert_eq!((sent.len(), sent[0].key.clone()), (1, Some(key)));
    assert_eq!(sent[0].body["variants"][0]["price"], eur(550));
}

#[test]
fn variants_are_made_of_options_and_looked_at_before_the_product_is_added() {
    let world = World::new(calm);
    let key = world.get("/admin/products/new").value("key");
    let typed = format!(
        "key={key}&title=Shirt&price_all=19.90&option=Size&option_values=S%2C+M&sku=&value1=&price=&stock="
    );
    for action in ["make", "create"] {
        let page = world.post("/admin/products", &format!("{typed}&action={action}"));
        assert_eq!((page.status, page.html.matches("name=\"sku\"").count()), (200, 2), "{}", page.html);
        assert!(page.html.contains("SHIRT-S") && page.value("option_values") == "S, M", "{}", page.html);
    }
    assert!(world.sent("POST /admin/products").is_empty());
    let made = format!(
        "key={key}&title=Shirt&price_all=19.90&option=Size&option_values=S%2C+M&action=create\
        &sku=SHIRT-S&value1=S&price=&stock=&sku=SHIRT-M&value1=M&price=25&stock="
    );
    assert_eq!(world.post("/admin/products", &made).status, 303);
    let sent = &world.sent("POST /admin/products")[0].body;
    assert_eq!(
        (&sent["options"][0]["values"], &sent["variants"][1]["price"]),
        (&json!(["S", "M"]), &eur(2500))
    );
}

#[test]
fn every_category_can_be_chosen_and_is_named_by_its_path() {
    let world = World::new(|method, path| match path {
        "/categories" => {
            let category = |n: u8, name: &str, children: Value| {
                json!({
                    "id": id::<kernel::CategoryId>(n), "slug": "x", "name": name, "product_count": 0, "children": children
                })
            };
            let below = category(6, HOSTILE, json!([]));
            Ok(json!({"items": [category(5, "Clothing", json!([below])), category(7, "Shoes", json!([]))]}))
        }
        _ => calm(method, path),
    });
    let page = world.get("/admin/products/new");
    assert_eq!(page.html.matches("name=\"category_ids\"").count(), 3, "{}", page.html);
    assert!(page.html.contains("aria-label=\"Clothing › &quot;&gt;"), "{}", page.html);
}

#[test]
fn a_variants_stock_names_its_product() {
    let world = World::new(|method, path| match path {
        "/internal/v1/variants/query" => Ok(json!({"items": [{
            "id": id::<VariantId>(3), "product_id": id::<ProductId>(4), "product_slug": "mug", "sku": "MUG",
            "title": "Mug", "options": {"Colour": "Red"}, "price": eur(500), "category_ids": [],
            "stock_level": "in_stock"
        }]})),
        _ => calm(method, path),
    });
    let page = world.get(&format!("/admin/stock/{}", id::<VariantId>(3)));
    let link = format!("<a href=\"/admin/products/{}\">Mug</a>", id::<ProductId>(4));
    assert!(page.html.contains(&link) && page.html.contains("Red"), "{}", page.html);
}

#[test]
fn tax_that_the_total_contains_stands_below_it_and_other_tax_above() {
    let sums = |page: &Page| page.html.split("<dl class=\"sums\">").nth(1).unwrap().to_owned();
    let place = |sums: &str, words: &str| sums.find(words).unwrap();
    let included = sums(&World::new(calm).get(&order_path()));
    assert!(place(&included, ">Tax included<") > place(&included, ">Total<"), "{included}");
    let world = World::new(|method, path| {
        let mut answer = calm(method, path)?;
        if path.starts_with("/admin/orders/") {
            answer["totals"]["tax_included"] = false.into();
        }
        Ok(answer)
    });
    let added = sums(&world.get(&order_path()));
    assert!(place(&added, ">Tax<") < place(&added, ">Total<"), "{added}");
}

#[test]
fn many_products_change_only_after_a_second_look() {
    let world = World::new(calm);
    let form = format!("ids={}&action=percent&value=-10", id::<ProductId>(4));
    let page = world.post("/admin/products/bulk", &form);
    assert_eq!((page.status, world.sent("/bulk").len()), (200, 0));
    assert_eq!((page.value("ids"), page.value("value")), (id::<ProductId>(4).to_string(), "-10".to_owned()));
    assert!(page.html.contains("€5.00") && page.html.contains("€4.50"), "{}", page.html);
    let free = world.post("/admin/products/bulk", &form.replace("percent&value=-10", "amount&value=-6"));
    assert!(free.html.contains("this product stays as it is"), "{}", free.html);
    // What is wrong is said where it is put right, with the products still chosen.
    let empty = world.post("/admin/products/bulk", &form.replace("-10", ""));
    assert_eq!((empty.status, empty.value("ids")), (422, id::<ProductId>(4).to_string()));
    assert!(empty.html.contains("id=\"field-value-error\""), "{}", empty.html);
    for bad in ["action=percent&value=10", &form.replace("-10", "ten"), &form.replace("percent", "burn")] {
        assert_eq!(world.post("/admin/products/bulk", bad).status, 422, "{bad}");
    }
    let confirmed = format!("{form}&confirmed=yes&key={}", page.value("key"));
    world.post("/admin/products/bulk", &confirmed);
    world.post("/admin/products/bulk", &confirmed);
    let sent = world.sent("/bulk");
    assert_eq!(sent[0].body["price_change"], json!({"percent_bp": -1000}));
    assert_eq!((sent[0].key.clone(), sent.len()), (Some(page.value("key")), 2));
    assert_eq!(sent[0], sent[1], "a second sending is the same change");
    assert_eq!(world.post("/admin/products/bulk", &format!("{form}&confirmed=yes")).status, 400);
}

/// What a page sets cookies to, as a browser sends them back.
fn cookies(page: &Page) -> String {
    let set = page.headers.get_all(header::SET_COOKIE).iter();
    let pairs = set.map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap().to_owned());
    pairs.collect::<Vec<_>>().join("; ")
}

#[test]
fn a_bulk_change_is_said_once_and_undone_by_one_button() {
    let world = World::new(|method, path| match path {
        path if path.contains("/bulk") => {
            let undo = (!path.ends_with("/undo")).then(|| id::<kernel::EventId>(8));
            Ok(json!({"changed": [id::<ProductId>(4)], "failed": [], "undo": undo}))
        }
        _ => calm(method, path),
    });
    let key = id::<kernel::EventId>(7);
    let form = format!("ids={}&action=archived&confirmed=yes&key={key}", id::<ProductId>(4));
    let done = world.post("/admin/products/bulk", &form);
    assert_eq!((done.status, done.location()), (303, "/admin/products"), "nothing of it is in the address");
    let list = world.with_cookie("/admin/products", &cookies(&done));
    let undo = format!("/admin/products/bulk/{}/undo", id::<kernel::EventId>(8));
    assert!(list.html.contains("1 product changed.") && list.html.contains(&undo), "{}", list.html);
    assert_eq!(cookies(&list), "admin_flash=", "it is said once");
    let undone = world.post(&undo, "");
    let list = world.with_cookie("/admin/products", &cookies(&undone));
    assert!(
        list.html.contains("1 product put back as before.") && !list.html.contains("/undo\""),
        "{}",
        list.html
    );
}

#[test]
fn a_filter_gets_a_name_and_loses_it() {
    let world = World::new(calm);
    let query = "q=%3Cb%3E&status=active";
    let save = |name: &str, more: &str, cookie: &str| {
        let query = format!("{query}&cursor=x");
        let form = ui::to_query(&[("list", "products"), ("name", name), ("query", query.as_str())]);
        world.post_with_cookie("/admin/views", &format!("{form}{more}"), cookie)
    };
    let saved = save("Mine <b>", "", "");
    assert_eq!((saved.status, saved.location()), (303, &*format!("/admin/products?{query}")));
    let list = world.with_cookie("/admin/products", &cookies(&saved));
    assert!(list.html.contains("Mine &lt;b&gt;") && !list.html.contains("Save filter"), "{}", list.html);
    assert!(
        world.with_cookie(&format!("/admin/products?{query}"), &cookies(&saved)).html.contains("Remove “")
    );
    assert!(world.with_cookie("/admin/products?q=lamp", &cookies(&saved)).html.contains("Save filter"));
    assert!(!world.with_cookie("/admin/stock", &cookies(&saved)).html.contains("Mine"));
    let removed = save("Mine <b>", "&remove=yes", &cookies(&saved));
    assert!(!world.with_cookie("/admin/products", &cookies(&removed)).html.contains("Mine"));
    assert_eq!(save("", "", "").status, 400);
    assert_eq!(world.post("/admin/views", "list=../x&name=a&query=q%3Da").status, 400);
    let mut cookie = String::new();
    for n in 0..12 {
        cookie = cookies(&save(&format!("View {n}"), "", &cookie));
    }
    assert_eq!(save("One more", "", &cookie).status, 400);
}

#[test]
fn the_frame_says_who_is_signed_in_and_what_waits() {
    let world = World::new(|method, path| match path {
        "/me" => Ok(json!({
            "id": id::<kernel::CustomerId>(9), "email": "a@b.de", "name": HOSTILE, "role": "staff", "email_verified": true,
            "locale": "en", "created_at": now()
        })),
        "/admin/order-stats" => Ok(json!({
            "currency": "EUR", "days": [], "to_fulfill": 7, "payment_failed": 0, "pending_payment": 0, "returns_to_answer": 0
        })),
        "/admin/inventory" => {
            Ok(json!({"items": [{"variant_id": id::<VariantId>(3), "sku": "A", "available": 0}]}))
        }
        _ => calm(method, path),
    });
    let page = world.get("/admin/promotions");
    assert!(page.html.contains("7<span class=\"visually-hidden\"> to fulfil"), "{}", page.html);
    assert!(page.html.contains("1<span class=\"visually-hidden\"> sold out"), "{}", page.html);
    assert!(page.html.contains("title=\"Variants that are sold out\""), "{}", page.html);
    assert!(page.html.contains("&lt;script&gt;") && !page.html.contains("<script>"), "{}", page.html);
    world.get("/admin/promotions");
    assert_eq!(world.sent("/me").len(), 1, "asked once in ten seconds");
    world.post("/admin/views", "");
    world.get("/admin/promotions");
    assert_eq!(world.sent("/me").len(), 2, "and again after a change");
    world.get("/admin");
    assert_eq!(world.sent("/me").len(), 3, "and beside the overview, which counts the same");
}

fn sign_in(role: &'static str) -> Answer {
    fn session(role: &str) -> Value {
        json!({
            "token": "secret", "expires_at": testkit::now().plus(std::time::Duration::from_secs(60)),
            "customer": {
                "id": id::<kernel::CustomerId>(1), "email": "a@b.de", "name": "A", "role": role,
                "email_verified": true, "locale": "en", "created_at": now()
            }
        })
    }
    match role {
        "staff" => |_, _| Ok(session("staff")),
        _ => |_, path| Ok(if path.ends_with("/close") { json!({}) } else { session("customer") }),
    }
}

const PASSWORD: &str = "email=a@b.de&password=long-enough";

#[test]
fn a_customer_does_not_get_in_and_keeps_no_session() {
    let world = World::new(sign_in("customer"));
    let page = world.request(&Principal::Guest, "POST", "/admin/sign-in", Some(PASSWORD));
    assert_eq!(page.status, 403);
    assert!(page.html.contains("staff accounts only") && !page.headers.contains_key(header::SET_COOKIE));
    assert_eq!(world.sent("/close")[0].body, json!({"token": "secret"}));
}

#[test]
fn staff_come_to_where_they_wanted_to_go_within_the_admin() {
    let world = World::new(sign_in("staff"));
    for (next, target) in [("/admin/stock", "/admin/stock"), ("//evil.example", "/admin"), ("", "/admin")] {
        let form = format!("{PASSWORD}&next={next}");
        let page = world.request(&Principal::Guest, "POST", "/admin/sign-in", Some(&form));
        assert_eq!((page.status, page.location()), (303, target));
        assert!(page.headers[header::SET_COOKIE].to_str().unwrap().starts_with("shop_session=secret;"));
    }
}
