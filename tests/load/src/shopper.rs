//! What shoppers do. Each is a guest with a cart and an address of its own, and never waits between two actions.

use crate::{
    catalog::Catalog,
    record::{self, Answer, Outcome},
};
use goose::{goose::GooseRequest, prelude::*};
use serde_json::{Value, json};
use std::{
    hash::{BuildHasher, RandomState},
    sync::{Arc, OnceLock},
    time::Instant,
};

/// Lines after which a shopper begins a new cart.
const FULL: usize = 6;

static CATALOG: OnceLock<Arc<Catalog>> = OnceLock::new();
static PATH: OnceLock<String> = OnceLock::new();

/// Shoppers buy from this catalog.
pub fn visit(catalog: Arc<Catalog>) {
    // Set once, before anybody shops.
    let _ = CATALOG.set(catalog);
}

/// [`ask`] asks for this path.
pub fn ask_for(path: String) {
    let _ = PATH.set(path);
}

/// A shopper's cart, and its luck.
#[derive(Clone)]
struct Visit {
    cart: Option<String>,
    lines: Vec<String>,
    luck: u64,
    orders: u64,
}

/// A random number below `end`.
fn below(user: &mut GooseUser, end: usize) -> usize {
    let visit = visit_of(user);
    // xorshift64
    visit.luck ^= visit.luck << 13;
    visit.luck ^= visit.luck >> 7;
    visit.luck ^= visit.luck << 17;
    usize::try_from(visit.luck >> 16).unwrap_or(0) % end.max(1)
}

fn visit_of(user: &mut GooseUser) -> &mut Visit {
    if user.get_session_data::<Visit>().is_none() {
        let luck = RandomState::new().hash_one(user.weighted_users_index) | 1;
        user.set_session_data(Visit { cart: None, lines: Vec::new(), luck, orders: 0 });
    }
    user.get_session_data_unchecked_mut()
}

fn pick<'a>(user: &mut GooseUser, all: &'a [String]) -> &'a str {
    let index = below(user, all.len());
    all.get(index).map_or("", String::as_str)
}

/// The popular ones more often: of two draws the lower.
fn pick_popular<'a>(user: &mut GooseUser, all: &'a [String]) -> &'a str {
    let index = below(user, all.len()).min(below(user, all.len()));
    all.get(index).map_or("", String::as_str)
}

fn catalog() -> Result<&'static Catalog, Box<TransactionError>> {
    CATALOG.get().map(|catalog| &**catalog).ok_or_else(|| Box::new("there is no catalog".into()))
}

/// What to send.
struct Ask<'a> {
    class: &'static str,
    method: GooseMethod,
    path: &'a str,
    body: Option<Value>,
    /// The status of success.
    wants: u16,
    headers: Vec<(&'static str, String)>,
}

impl<'a> Ask<'a> {
    fn get(class: &'static str, path: &'a str) -> Self {
        Self { class, method: GooseMethod::Get, path, body: None, wants: 200, headers: Vec::new() }
    }

    fn send(class: &'static str, method: GooseMethod, path: &'a str, body: Value, wants: u16) -> Self {
        Self { class, method, path, body: Some(body), wants, headers: Vec::new() }
    }
}

/// Sends it and writes down what came of it; the body if it was as wished.
async fn send(user: &mut GooseUser, ask: Ask<'_>) -> Result<Option<Vec<u8>>, Box<TransactionError>> {
    let mut request = user.get_request_builder(&ask.method, ask.path)?;
    // Shoppers come from different addresses: the rate limit counts by them.
    let number = user.weighted_users_index;
    request = request.header("cf-connecting-ip", format!("10.0.{}.{}", number / 250, number % 250 + 1));
    for (name, value) in &ask.headers {
        request = request.header(*name, value);
    }
    if let Some(body) = &ask.body {
        request = request.json(body);
    }
    let request = GooseRequest::builder().method(ask.method).name(ask.class).set_request_builder(request);
    let started = Instant::now();
    let response = user.request(request.build()).await?.response;
    let (status, timings, invocations, body) = match response {
        Ok(response) => {
            let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok());
            let timings = header("x-timings").unwrap_or_default().to_owned();
            let invocations = header("x-invocations").and_then(|n| n.parse().ok()).unwrap_or(0);
            let status = response.status().as_u16();
            match response.bytes().await {
                Ok(body) => (status, timings, invocations, body.to_vec()),
                Err(error) => (0, timings, invocations, error.to_string().into_bytes()),
            }
        }
        Err(error) => (0, String::new(), 0, error.to_string().into_bytes()),
    };
    let outcome = match status {
        status if status == ask.wants => Outcome::Fine,
        409 => Outcome::Refused,
        _ => Outcome::Failed,
    };
    let text = String::from_utf8_lossy(&body);
    let what = format!("{} {status} {}", ask.class, text.chars().take(300).collect::<String>());
    record::note(&Answer {
        class: ask.class,
        started,
        status,
        outcome,
        timings: &timings,
        invocations,
        what: &what,
    });
    Ok((outcome == Outcome::Fine).then_some(body))
}

fn text_of(body: Option<Vec<u8>>, name: &str) -> Option<String> {
    let body: Value = serde_json::from_slice(&body?).ok()?;
    body.get(name)?.as_str().map(str::to_owned)
}

/// The bare path, for comparison.
pub async fn ask(user: &mut GooseUser) -> TransactionResult {
    let path = PATH.get().map_or("/", String::as_str);
    send(user, Ask::get("path", path)).await?;
    Ok(())
}

/// A product through the API.
pub async fn open_product(user: &mut GooseUser) -> TransactionResult {
    let slug = pick_popular(user, &catalog()?.slugs);
    send(user, Ask::get("API product", &format!("/api/v1/products/{slug}"))).await?;
    Ok(())
}

/// A list of products, or the categories, through the API.
pub async fn open_list(user: &mut GooseUser) -> TransactionResult {
    let category = pick(user, &catalog()?.categories);
    let path = match below(user, 4) {
        0 => "/api/v1/categories".to_owned(),
        1 => "/api/v1/products?sort=popular".to_owned(),
        _ => format!("/api/v1/products?category={category}"),
    };
    send(user, Ask::get("API list", &path)).await?;
    Ok(())
}

/// A page of the storefront: two in ten by somebody with a cart, for whom no page is shared.
pub async fn open_page(user: &mut GooseUser) -> TransactionResult {
    let shop = catalog()?;
    let path = match below(user, 10) {
        0..=1 => "/".to_owned(),
        2..=3 => format!("/c/{}", pick(user, &shop.categories)),
        4..=7 => format!("/p/{}", pick_popular(user, &shop.slugs)),
        8 => format!("/search?q={}", pick(user, &shop.words)),
        _ => "/cart".to_owned(),
    };
    let mut ask = Ask::get("page", &path);
    if let Some(cart) = visit_of(user).cart.clone()
        && (path == "/cart" || below(user, 10) == 0)
    {
        ask.headers.push(("cookie", format!("shop_cart={cart}")));
    }
    send(user, ask).await?;
    Ok(())
}

/// A search; every third with a filter or a suggestion instead.
pub async fn search(user: &mut GooseUser) -> TransactionResult {
    let word = pick(user, &catalog()?.words);
    let path = match below(user, 6) {
        0 => format!("/api/v1/search?q={word}&in_stock=true&sort=price_asc"),
        1 => format!("/api/v1/search/suggest?q={}", word.get(..3).unwrap_or(word)),
        _ => format!("/api/v1/search?q={word}"),
    };
    send(user, Ask::get("search", &path)).await?;
    Ok(())
}

async fn new_cart(
    user: &mut GooseUser,
    class: &'static str,
) -> Result<Option<String>, Box<TransactionError>> {
    let ask = Ask::send(class, GooseMethod::Post, "/api/v1/carts", json!({}), 201);
    Ok(text_of(send(user, ask).await?, "id"))
}

async fn add(
    user: &mut GooseUser,
    class: &'static str,
    cart: &str,
) -> Result<Option<Vec<u8>>, Box<TransactionError>> {
    let body = json!({"variant_id": pick(user, &catalog()?.variants), "quantity": 1});
    let path = format!("/api/v1/carts/{cart}/lines");
    send(user, Ask::send(class, GooseMethod::Post, &path, body, 200)).await
}

/// One write to the shopper's cart: a line more, or another quantity.
pub async fn change_cart(user: &mut GooseUser) -> TransactionResult {
    const CLASS: &str = "cart write";
    let full = visit_of(user).lines.len() >= FULL;
    let Some(cart) = visit_of(user).cart.clone().filter(|_| !full) else {
        let cart = new_cart(user, CLASS).await?;
        let visit = visit_of(user);
        (visit.cart, visit.lines) = (cart, Vec::new());
        return Ok(());
    };
    let lines = visit_of(user).lines.clone();
    if !lines.is_empty() && below(user, 3) == 0 {
        let path = format!("/api/v1/carts/{cart}/lines/{}", pick(user, &lines));
        let body = json!({"quantity": below(user, 3) + 1});
        send(user, Ask::send(CLASS, GooseMethod::Patch, &path, body, 200)).await?;
        return Ok(());
    }
    if let Some(body) = add(user, CLASS, &cart).await? {
        let cart: Value = serde_json::from_slice(&body).unwrap_or_default();
        let lines = cart.get("lines").and_then(Value::as_array).into_iter().flatten();
        visit_of(user).lines = lines.filter_map(|line| line.get("id")?.as_str().map(str::to_owned)).collect();
    }
    Ok(())
}

/// A whole purchase: a cart, one line or two, the checkout.
pub async fn buy(user: &mut GooseUser) -> TransactionResult {
    let Some(cart) = new_cart(user, "checkout: cart").await? else { return Ok(()) };
    let mut held = add(user, "checkout: line", &cart).await?.is_some();
    if below(user, 2) == 0 {
        held |= add(user, "checkout: line", &cart).await?.is_some();
    }
    if !held {
        return Ok(());
    }
    let number = user.weighted_users_index;
    let visit = visit_of(user);
    visit.orders += 1;
    let key = format!("{cart}-{}", visit.orders);
    let body = json!({
        "email": format!("shopper-{number}@example.com"),
        "shipping_address": {
            "name": "Ada Lovelace", "line1": "Hauptstr. 1", "city": "Berlin", "postal_code": "10115", "country": "DE",
        },
        "payment": {"provider": "test", "token": "tok_ok"},
    });
    let path = format!("/api/v1/carts/{cart}/checkout");
    let mut ask = Ask::send("checkout: buy", GooseMethod::Post, &path, body, 201);
    ask.headers.push(("idempotency-key", key));
    let started = Instant::now();
    let order = send(user, ask).await?;
    // An order counts when it is there, paid and numbered.
    if text_of(order, "number").is_some() {
        record::note_order(started);
    }
    Ok(())
}
