//! Edits of orders in D1, and what is settled because of them.

use crate::{
    domain::edit::Edited,
    store::{
        Stored,
        jobs::{self, Kind},
    },
};
use contract::order_edit::{LineChange, OrderEdit, Receipt, ReceiptMethod};
use edge::{Database, DatabaseError, Rows, Statement, flag, json_column};
use kernel::{
    Currency, Money, OrderEditId, OrderId, PaymentId, Problem, ReceiptId, ReturnId, Timestamp, VariantId,
};
use serde::Deserialize;
use std::time::Duration;

/// How long an edit may take before it is given up: longer than its calls may.
const LEASE: Duration = Duration::from_secs(120);

/// What [`assemble`] and [`assemble_receipts`] read.
pub const OF_ORDER: [&str; 2] = [
    "SELECT id, reason, changes, total_before, total_after, return_id, at FROM order_edits
     WHERE order_id = ?1 AND outcome = 'made' ORDER BY revision",
    "SELECT id, amount, method, payment_id, at FROM balance_receipts WHERE order_id = ?1 ORDER BY rowid",
];

#[derive(Deserialize)]
struct Row {
    id: OrderEditId,
    reason: String,
    #[serde(deserialize_with = "json_column")]
    changes: Vec<LineChange>,
    total_before: i64,
    total_after: i64,
    return_id: Option<ReturnId>,
    at: i64,
}

/// An order's edits.
pub fn assemble(rows: Rows, currency: Currency) -> Result<Vec<OrderEdit>, Problem> {
    let edit = |row: Row| {
        Ok(OrderEdit {
            id: row.id,
            reason: row.reason,
            changes: row.changes,
            before: Money::new(row.total_before, currency)?,
            after: Money::new(row.total_after, currency)?,
            return_id: row.return_id,
            at: Timestamp::from_millis(row.at),
        })
    };
    rows.all::<Row>()?.into_iter().map(edit).collect()
}

/// What came by hand for an order's balance.
pub fn assemble_receipts(rows: Rows, currency: Currency) -> Result<Vec<Receipt>, Problem> {
    #[derive(Deserialize)]
    struct Row {
        id: ReceiptId,
        amount: i64,
        method: ReceiptMethod,
        payment_id: Option<PaymentId>,
        at: i64,
    }
    let receipt = |row: Row| {
        Ok(Receipt {
            id: row.id,
            amount: Money::new(row.amount, currency)?,
            method: row.method,
            payment_id: row.payment_id,
            at: Timestamp::from_millis(row.at),
        })
    };
    rows.all::<Row>()?.into_iter().map(receipt).collect()
}

/// An edit that was begun.
#[derive(Clone, Debug, Deserialize)]
pub struct Begun {
    pub id: OrderEditId,
    pub order_id: OrderId,
    /// Counts the order's edits.
    pub revision: u32,
    #[serde(deserialize_with = "json_column")]
    pub variants: Vec<VariantId>,
    pub reason: String,
    /// Made or given up.
    #[serde(deserialize_with = "flag")]
    pub is_over: bool,
    at: i64,
}

impl Begun {
    /// The revision under which stock is bought for it.
    pub const fn buys_as(&self) -> u32 {
        self.revision.saturating_mul(2)
    }

    /// The revision under which the stock becomes what the order says once it has ended: above the first, below those of
    /// the next edit.
    pub const fn settles_as(&self) -> u32 {
        self.revision.saturating_mul(2).saturating_add(1)
    }

    /// True if whoever began it may have died.
    pub fn is_late(&self, now: Timestamp) -> bool {
        Timestamp::from_millis(self.at).plus(LEASE) <= now
    }
}

/// The edit with this id.
pub async fn find(db: &dyn Database, id: &str) -> Result<Option<Begun>, DatabaseError> {
    let edit =
        "SELECT id, order_id, revision, variants, reason, ends AS is_over, at FROM order_edits WHERE id = ?1";
    db.run(Statement::new(edit).bind(id)).await?.first()
}

/// The last edit of an order, also one that was given up.
pub async fn last(db: &dyn Database, order: OrderId) -> Result<Option<Begun>, DatabaseError> {
    let edit = "SELECT id, order_id, revision, variants, reason, ends AS is_over, at FROM order_edits
                WHERE order_id = ?1 ORDER BY revision DESC LIMIT 1";
    db.run(Statement::new(edit).text(order)).await?.first()
}

/// What is written down of an edit.
pub struct NewEdit<'a> {
    pub id: OrderEditId,
    pub revision: u32,
    pub variants: &'a [VariantId],
    pub reason: &'a str,
    pub actor: &'a str,
    /// The return for which something else is sent.
    pub return_id: Option<ReturnId>,
}

/// Begins an edit: from now on its job ends it, should nobody else. False if another one has begun meanwhile.
pub async fn begin(
    db: &dyn Database,
    before: &Stored,
    edited: &Edited,
    new: &NewEdit<'_>,
    now: Timestamp,
) -> Result<bool, DatabaseError> {
    let order = before.order.id;
    let insert = Statement::new(
        "INSERT INTO order_edits (id, order_id, revision, variants, reason, changes, total_before, total_after, actor, at,
             return_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )
    .text(new.id)
    .text(order)
    .bind(new.revision)
    .json(&new.variants)
    .bind(new.reason)
    .json(&edited.changes)
    .bind(before.order.totals.total.amount())
    .bind(edited.order.totals.total.amount())
    .bind(new.actor)
    .bind(now)
    .bind(new.return_id.map(|id| id.to_string()));
    let job = jobs::insert(&new.id.to_string(), order, Kind::ReviseStock, now.plus(LEASE));
    match db.batch(vec![insert, job]).await {
        Ok(_) => Ok(true),
        Err(error) if error.is_unique("order_edits.order_id") => Ok(false),
        Err(error) => Err(error),
    }
}

fn end(id: OrderEditId, outcome: &'static str) -> Statement {
    Statement::new("UPDATE order_edits SET outcome = ?1, ends = ends + 1 WHERE id = ?2")
        .bind(outcome)
        .text(id)
}

/// True if a batch failed because the edit had ended before.
pub fn has_ended(error: &DatabaseError) -> bool {
    error.is_check("edits_end_once")
}

/// Gives an edit up, unless it was made or given up before.
pub async fn give_up(db: &dyn Database, id: OrderEditId, now: Timestamp) -> Result<(), DatabaseError> {
    match db.batch(vec![end(id, "given_up"), jobs::hasten(&id.to_string(), now)]).await {
        Err(error) if !has_ended(&error) => Err(error),
        _ => Ok(()),
    }
}

/// The rows of an edit that is made, for the batch that holds the order's change.
pub fn make(before: &Stored, edited: &Edited, id: OrderEditId, now: Timestamp) -> Vec<Statement> {
    let (order, after) = (before.order.id, &edited.order);
    let totals = &after.totals;
    let update = Statement::new(
        "UPDATE orders SET payment_amount = coalesce(payment_amount, total - paid_by_gift_cards), subtotal = ?2,
             discount = ?3, shipping = ?4, tax = ?5, total = ?6, coupons = ?7, item_count = ?8
         WHERE id = ?1",
    )
    .text(order)
    .bind(totals.subtotal.amount())
    .bind(totals.discount.amount())
    .bind(totals.shipping.amount())
    .bind(totals.tax.amount())
    .bind(totals.total.amount())
    .json(&after.coupons)
    .bind(after.lines.iter().fold(0_u32, |sum, line| sum.saturating_add(line.quantity.get())));
    let kept = |id| before.order.lines.iter().any(|line| line.id == id);
    let ids: Vec<_> = after.lines.iter().map(|line| line.id).collect();
    let remove = Statement::new(
        "DELETE FROM order_lines WHERE order_id = ?1 AND id NOT IN (SELECT value FROM json_each(?2))",
    );
    // The columns' CHECKs refuse less than was sent or refunded, should all else fail.
    let change = Statement::new(
        "UPDATE order_lines SET quantity = line.value ->> 'quantity', total = line.value ->> '$.total.amount',
             discount = line.value ->> '$.discount.amount', discounted_quantity = line.value ->> 'discounted_quantity'
         FROM json_each(?1) AS line WHERE order_lines.order_id = ?2 AND order_lines.id = line.value ->> 'id'",
    );
    let add = Statement::new(
        "INSERT INTO order_lines (order_id, position, id, variant_id, product_id, product_slug, sku, title, titles,
             options, quantity, unit_price, total, discount, image)
         SELECT ?1, (SELECT coalesce(max(position), -1) + 1 FROM order_lines WHERE order_id = ?1) + key,
             value ->> 'id', value ->> 'variant_id', value ->> 'product_id', value ->> 'product_slug', value ->> 'sku',
             value ->> 'title', coalesce(value -> 'titles', '{}'), value -> 'options', value ->> 'quantity',
             value ->> '$.unit_price.amount', value ->> '$.total.amount', value ->> '$.discount.amount',
             value -> 'image'
         FROM json_each(?2)",
    );
    let (old, new): (Vec<_>, Vec<_>) = after.lines.iter().partition(|line| kept(line.id));
    let settle = jobs::insert(&format!("{id}:settle"), order, Kind::SettleBalance, now);
    vec![
        end(id, "made"),
        update,
        remove.text(order).json(&ids),
        change.json(&old).text(order),
        add.text(order).json(&new),
        jobs::hasten(&id.to_string(), now),
        settle,
    ]
}

/// What the payment is for now.
pub fn amend(order: OrderId, amount: Money) -> Statement {
    Statement::new("UPDATE orders SET payment_amount = ?1 WHERE id = ?2").bind(amount.amount()).text(order)
}

/// What nobody pays any more; less than nothing for what cannot be given back, as it was before.
pub fn waive(order: OrderId, amount: Money) -> Statement {
    Statement::new("UPDATE orders SET waived = waived + CAST(?1 AS INTEGER) WHERE id = ?2")
        .bind(amount.amount())
        .text(order)
}

/// Money that came for a balance.
pub fn receive(order: OrderId, receipt: &Receipt, note: Option<&str>, actor: &str) -> Statement {
    Statement::new(
        "INSERT INTO balance_receipts (id, order_id, amount, method, note, actor, at, payment_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )
    .text(receipt.id)
    .text(order)
    .bind(receipt.amount.amount())
    .json(&receipt.method)
    .bind(note)
    .bind(actor)
    .bind(receipt.at)
    .bind(receipt.payment_id.map(|id| id.to_string()))
}
