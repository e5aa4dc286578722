//! Writes the demonstration shop into freshly migrated local databases.
//!
//! With the services' own statements, so that what is seeded is what they would have written; many products to a
//! transaction, so that a hundred thousand take a minute. Everything but the demo account's password hash and id
//! depends on the generator alone: a shop that is seeded again is the same shop.

mod catalog;
#[cfg(test)]
mod tests;

use std::{collections::BTreeMap, thread};

use anyhow::{Context, Result, anyhow};
use contract::promotion::{Conditions, Promotion, PromotionKind, Stacking};
use edge::{Database, Statement};
use kernel::{Currency, Money, PromotionId, Timestamp, TypedId};
use product::domain::Product;
use rusqlite::Connection;
use testkit::Sqlite;

use crate::migrate::Databases;

pub const DEFAULT_PRODUCTS: usize = ::seed::DEFAULT_PRODUCTS;

/// Products written in one transaction.
const AT_ONCE: usize = 1_000;

/// Fills every database that the shop needs to be worth opening. The runtime is stopped.
pub fn run(databases: &Databases, products: usize) -> Result<()> {
    let (catalog, stock) = (open(databases, "product")?, open(databases, "inventory")?);
    let index = open(databases, "search")?;
    // Two files, two processors: the index takes as long as everything else.
    thread::scope(|scope| {
        let index = scope.spawn(move || fill_search(&Sqlite::on(index), products));
        fill_catalog(&Sqlite::on(catalog), &Sqlite::on(stock), products)?;
        index.join().map_err(|_| anyhow!("the thread that fills the index panicked"))?
    })?;
    write(&Sqlite::on(open(databases, "promotion")?), promotions()?)?;
    write(&Sqlite::on(open(databases, "cart")?), vec![words()])?;
    let staff = user::seed_staff(today()).map_err(|problem| anyhow!("{problem}"))?;
    write(&Sqlite::on(open(databases, "user")?), staff)?;
    databases.checkpoint()
}

/// A seed that is interrupted is begun anew, so nothing has to be on the disk before its end.
fn open(databases: &Databases, name: &str) -> Result<Connection> {
    let connection = databases.open(name)?;
    connection.pragma_update(None, "synchronous", "OFF")?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

fn today() -> Timestamp {
    Timestamp::from_millis(::seed::AS_OF_MS)
}

fn write(database: &Sqlite, statements: Vec<Statement>) -> Result<()> {
    testkit::run(database.batch(statements)).context("a statement of the seed failed")?;
    Ok(())
}

/// The catalog, and what inventory begins with.
fn fill_catalog(catalog: &Sqlite, stock: &Sqlite, products: usize) -> Result<()> {
    let tree = ::seed::categories();
    write(catalog, catalog::categories(&tree))?;
    let mut chunk = (Vec::new(), Vec::new());
    let flush = |(rows, opened): (Vec<Statement>, Vec<Product>)| {
        write(catalog, rows)?;
        write(stock, opening_stock(&opened))
    };
    for (index, generated) in ::seed::products(products).enumerate() {
        let product = catalog::product(index, &generated, &tree)?;
        chunk.0.extend(product::store::insert(&product).map_err(|problem| anyhow!("{problem}"))?);
        chunk.1.push(product);
        if chunk.1.len() == AT_ONCE {
            flush(std::mem::take(&mut chunk))?;
        }
    }
    flush(chunk)
}

/// The index, from the documents that the catalog would have sent.
fn fill_search(index: &Sqlite, products: usize) -> Result<()> {
    let tree = ::seed::categories();
    let mut rows = Vec::new();
    for (number, generated) in ::seed::products(products).enumerate() {
        let product = catalog::product(number, &generated, &tree)?;
        let document = product.document().context("a product without variants")?;
        rows.extend(search::store::replace(&document));
        if (number + 1) % AT_ONCE == 0 {
            write(index, std::mem::take(&mut rows))?;
        }
    }
    write(index, rows)
}

/// As inventory's own `open_stock` writes it, for many products at once.
fn opening_stock(products: &[Product]) -> Vec<Statement> {
    let items: Vec<_> = products
        .iter()
        .flat_map(|product| &product.variants)
        .map(|variant| serde_json::json!([variant.id, variant.sku, variant.opening_stock]))
        .collect();
    [
        "INSERT INTO opening_stock (variant_id, sku, on_hand, opened_at)
         SELECT value ->> 0, value ->> 1, value ->> 2, ?2 FROM json_each(?1)",
        "INSERT INTO stock_levels (variant_id, sku, available, version, updated_at)
         SELECT value ->> 0, value ->> 1, value ->> 2, 0, ?2 FROM json_each(?1)",
    ]
    .map(|sql| Statement::new(sql).json(&items).bind(today()))
    .into()
}

/// What promotions are called in German. Mails name none, so notification need not be told.
fn words() -> Statement {
    let german: BTreeMap<_, _> =
        ::seed::promotions().into_iter().map(|promotion| (promotion.name, promotion.german)).collect();
    Statement::new("UPDATE store SET words = ?1").json(&BTreeMap::from([("de", german)]))
}

fn promotions() -> Result<Vec<Statement>> {
    let money = |minor: Option<i64>| minor.map(|minor| Money::new(minor, Currency::EUR)).transpose();
    (0_u8..)
        .zip(::seed::promotions())
        .map(|(index, promotion)| {
            let (kind, percent, amount) = match promotion.kind {
                ::seed::PromotionKind::Percent(percent) => {
                    (PromotionKind::Percent, Some(u8::try_from(percent)?), None)
                }
                ::seed::PromotionKind::FixedMinor(minor) => (PromotionKind::Fixed, None, Some(minor)),
                ::seed::PromotionKind::FreeShipping => (PromotionKind::FreeShipping, None, None),
                ::seed::PromotionKind::BuyGet(..) => (PromotionKind::BuyXGetY, None, None),
            };
            let (buy_quantity, get_quantity) = match promotion.kind {
                ::seed::PromotionKind::BuyGet(buy, get) => (Some(buy), Some(get)),
                _ => (None, None),
            };
            let promotion = Promotion {
                id: PromotionId::generate(today(), [index; 16]),
                name: promotion.name.to_owned(),
                code: Some(promotion.code.to_owned()),
                unique_codes: false,
                kind,
                percent,
                amount: money(amount)?,
                buy_quantity,
                get_quantity,
                usage_limit: promotion.usage_limit,
                per_customer_limit: None,
                minimum_subtotal: money(promotion.minimum_subtotal_minor)?,
                conditions: Conditions { first_order: promotion.first_order, ..Conditions::default() },
                priority: 0,
                stacking: Stacking::default(),
                starts_at: promotion.starts_at_ms.map(Timestamp::from_millis),
                ends_at: promotion.ends_at_ms.map(Timestamp::from_millis),
                active: true,
                used: 0,
                created_at: today(),
            };
            Ok(promotion::store::insert(&promotion))
        })
        .collect()
}
