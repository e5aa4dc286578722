//! A cart's tables in its object.

use super::{Create, HeldGiftCard, Line, Snapshot, State, Status, draft::Draft, schema};
use contract::{Address, cart::Quote};
use edge::{ObjectStorage, Statement, Value, json_column};
use kernel::{
    CartId, CountryCode, Currency, CustomerId, LineId, Money, OrderId, Problem, Timestamp, VariantId,
};
use serde::Deserialize;
use std::num::NonZeroU32;

const MIGRATIONS: &[schema::Migration] = &[
    &[
        "CREATE TABLE cart (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        id TEXT NOT NULL,
        currency TEXT NOT NULL,
        country TEXT NOT NULL,
        customer_id TEXT,
        status TEXT NOT NULL CHECK (status IN ('open', 'frozen', 'completed', 'merged')),
        version INTEGER NOT NULL CHECK (version > 0),
        address TEXT,
        shipping_option TEXT,
        shown_discount INTEGER NOT NULL DEFAULT 0 CHECK (shown_discount >= 0),
        -- The attempt that has frozen the cart, and the last one that has ended.
        attempt INTEGER,
        ended_attempt INTEGER,
        quote TEXT,
        order_id TEXT,
        merged_into TEXT,
        merged_for TEXT,
        settled INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1)),
        expires_at INTEGER NOT NULL CHECK (expires_at >= 0)
    ) STRICT",
        "CREATE TABLE lines (
        position INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        variant_id TEXT NOT NULL UNIQUE,
        quantity INTEGER NOT NULL CHECK (quantity BETWEEN 1 AND 999),
        unit_price INTEGER NOT NULL CHECK (unit_price >= 0),
        snapshot TEXT NOT NULL
    ) STRICT",
        "CREATE TABLE coupons (position INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE) STRICT",
        "CREATE TABLE absorbed (cart_id TEXT PRIMARY KEY) STRICT",
        "CREATE TABLE idempotency_keys (
        key TEXT PRIMARY KEY,
        request_hash TEXT NOT NULL,
        created_at INTEGER NOT NULL
    ) STRICT",
    ],
    &["ALTER TABLE cart ADD COLUMN ordered_before INTEGER CHECK (ordered_before IN (0, 1))"],
    &[
        "ALTER TABLE cart ADD COLUMN shown_gift_cards INTEGER NOT NULL DEFAULT 0 CHECK (shown_gift_cards >= 0)",
        "CREATE TABLE gift_cards (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, code TEXT) STRICT",
    ],
    &["ALTER TABLE cart ADD COLUMN draft TEXT"],
    &["ALTER TABLE idempotency_keys ADD COLUMN left_out TEXT CHECK (json_valid(left_out))"],
];

/// Everything of a cart that is not only for showing.
pub struct Record {
    pub state: State,
    pub attempt: Option<u32>,
    pub ended_attempt: Option<u32>,
    pub quote: Option<Quote>,
    pub order_id: Option<OrderId>,
    pub merged_into: Option<CartId>,
    pub merged_for: Option<CustomerId>,
    pub settled: bool,
}

#[derive(Deserialize)]
struct CartRow {
    id: CartId,
    currency: Currency,
    country: CountryCode,
    customer_id: Option<CustomerId>,
    status: Status,
    version: u32,
    #[serde(deserialize_with = "json_column")]
    address: Option<Address>,
    shipping_option: Option<String>,
    shown_discount: i64,
    shown_gift_cards: i64,
    ordered_before: Option<u8>,
    attempt: Option<u32>,
    ended_attempt: Option<u32>,
    #[serde(deserialize_with = "json_column")]
    quote: Option<Quote>,
    order_id: Option<OrderId>,
    merged_into: Option<CartId>,
    merged_for: Option<CustomerId>,
    #[serde(deserialize_with = "edge::flag")]
    settled: bool,
    expires_at: i64,
    #[serde(deserialize_with = "json_column")]
    draft: Option<Draft>,
}

#[derive(Deserialize)]
struct LineRow {
    id: LineId,
    variant_id: VariantId,
    quantity: NonZeroU32,
    unit_price: i64,
    #[serde(deserialize_with = "json_column")]
    snapshot: Snapshot,
}

#[derive(Deserialize)]
struct CouponRow {
    code: String,
}

/// The cart, if there is one. An object that was never used stays without storage.
pub fn find(storage: &dyn ObjectStorage) -> Result<Option<Record>, Problem> {
    let version = schema::version(storage)?;
    if version == 0 {
        return Ok(None);
    }
    schema::migrate(storage, version, MIGRATIONS)?;
    let cart = Statement::new(
        "SELECT id, currency, country, customer_id, status, version, address, shipping_option, shown_discount,
                shown_gift_cards, ordered_before, attempt, ended_attempt, quote, order_id, merged_into, merged_for, settled, expires_at,
                draft
         FROM cart",
    );
    let Some(row) = storage.sql(cart)?.first::<CartRow>()? else { return Ok(None) };
    let lines = "SELECT id, variant_id, quantity, unit_price, snapshot FROM lines ORDER BY position";
    let lines = storage.sql(Statement::new(lines))?.all::<LineRow>()?;
    let lines = lines.into_iter().map(|line| {
        Ok(Line {
            id: line.id,
            variant_id: line.variant_id,
            quantity: line.quantity,
            unit_price: Money::new(line.unit_price, row.currency).map_err(Problem::internal)?,
            snapshot: line.snapshot,
        })
    });
    let lines = lines.collect::<Result<_, Problem>>()?;
    let coupons =
        storage.sql(Statement::new("SELECT code FROM coupons ORDER BY position"))?.all::<CouponRow>()?;
    let gift_cards = "SELECT id, code FROM gift_cards ORDER BY position";
    let gift_cards = storage.sql(Statement::new(gift_cards))?.all::<HeldGiftCard>()?;
    let state = State {
        id: row.id,
        currency: row.currency,
        country: row.country,
        customer_id: row.customer_id,
        status: row.status,
        version: row.version,
        address: row.address,
        shipping_option: row.shipping_option,
        expires_at: Timestamp::from_millis(row.expires_at),
        shown_discount: Money::new(row.shown_discount, row.currency).map_err(Problem::internal)?,
        ordered_before: row.ordered_before.map(|flag| flag == 1),
        lines,
        coupons: coupons.into_iter().map(|coupon| coupon.code).collect(),
        shown_gift_cards: Money::new(row.shown_gift_cards, row.currency).map_err(Problem::internal)?,
        gift_cards,
        draft: row.draft,
    };
    Ok(Some(Record {
        state,
        attempt: row.attempt,
        ended_attempt: row.ended_attempt,
        quote: row.quote,
        order_id: row.order_id,
        merged_into: row.merged_into,
        merged_for: row.merged_for,
        settled: row.settled,
    }))
}

/// Writes a new cart where there is none.
pub fn create(storage: &dyn ObjectStorage, cart: &Create, expires_at: Timestamp) -> Result<(), Problem> {
    schema::migrate(storage, schema::version(storage)?, MIGRATIONS)?;
    let insert = Statement::new(
        "INSERT INTO cart (one, id, currency, country, customer_id, status, version, expires_at)
         VALUES (1, ?1, ?2, ?3, ?4, 'open', 1, ?5)",
    )
    .text(cart.id)
    .json(&cart.currency)
    .text(cart.country)
    .bind(cart.customer_id.map(|id| id.to_string()))
    .bind(expires_at);
    storage.sql(insert)?;
    Ok(())
}

/// Writes a line, or the quantity, price and snapshot of the line that holds the variant.
pub fn put_line(storage: &dyn ObjectStorage, line: &Line) -> Result<(), Problem> {
    let put = Statement::new(
        "INSERT INTO lines (id, variant_id, quantity, unit_price, snapshot) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (variant_id) DO UPDATE SET
            quantity = excluded.quantity, unit_price = excluded.unit_price, snapshot = excluded.snapshot",
    )
    .text(line.id)
    .text(line.variant_id)
    .bind(line.quantity.get())
    .bind(line.unit_price.amount())
    .json(&line.snapshot);
    storage.sql(put)?;
    Ok(())
}

/// Adds a gift card.
pub fn put_gift_card(storage: &dyn ObjectStorage, card: HeldGiftCard) -> Result<(), Problem> {
    let put = Statement::new("INSERT INTO gift_cards (id, code) VALUES (?1, ?2)");
    storage.sql(put.text(card.id).bind(card.code))?;
    Ok(())
}

/// Sets a column of one or all rows, or deletes rows: a statement with these parameters.
pub fn write(
    storage: &dyn ObjectStorage,
    sql: &'static str,
    params: impl IntoIterator<Item = Value>,
) -> Result<(), Problem> {
    storage.sql(params.into_iter().fold(Statement::new(sql), Statement::bind))?;
    Ok(())
}
