//! Payments of balances in D1.

use crate::store::jobs::{self, Kind};
use edge::{Database, DatabaseError, Statement, json_column};
use kernel::{Currency, Money, MoneyError, OrderId, PaymentId, Timestamp};
use serde::Deserialize;
use std::time::Duration;

/// How one has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Its money is noted.
    Paid,
    /// Whatever money it holds goes back.
    GivenUp,
}

/// A payment of a balance.
#[derive(Clone, Debug, Deserialize)]
pub struct BalancePayment {
    pub key: String,
    /// Of what was asked for.
    pub request_hash: String,
    pub order_id: OrderId,
    amount: i64,
    pub payment_id: Option<PaymentId>,
    /// None as long as it is open.
    pub outcome: Option<Outcome>,
}

impl BalancePayment {
    /// What it was begun for.
    ///
    /// # Errors
    /// Amounts out of range.
    pub fn amount(&self, currency: Currency) -> Result<Money, MoneyError> {
        Money::new(self.amount, currency)
    }
}

/// The one with this key.
pub async fn find(db: &dyn Database, key: &str) -> Result<Option<BalancePayment>, DatabaseError> {
    let row = "SELECT key, request_hash, order_id, amount, payment_id, outcome FROM balance_payments WHERE key = ?1";
    db.run(Statement::new(row).bind(key)).await?.first()
}

/// The one of an order that has not ended.
pub async fn open(db: &dyn Database, order: OrderId) -> Result<Option<BalancePayment>, DatabaseError> {
    let row = "SELECT key, request_hash, order_id, amount, payment_id, outcome FROM balance_payments
               WHERE order_id = ?1 AND outcome IS NULL";
    db.run(Statement::new(row).text(order)).await?.first()
}

/// By what a request is known.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub key: &'a str,
    pub request_hash: &'a str,
}

/// Begins one: after `time` its job gives it up. False if the order has another open one, or the key is known.
pub async fn begin(
    db: &dyn Database,
    asked: Asked<'_>,
    order: OrderId,
    amount: Money,
    time: Duration,
    now: Timestamp,
) -> Result<bool, DatabaseError> {
    let row = "INSERT INTO balance_payments (key, request_hash, order_id, amount, at)
               VALUES (?1, ?2, ?3, ?4, ?5)";
    let insert = Statement::new(row)
        .bind(asked.key)
        .bind(asked.request_hash)
        .text(order)
        .bind(amount.amount())
        .bind(now);
    let job = jobs::insert(asked.key, order, Kind::EndBalancePayment, now.plus(time));
    match db.batch(vec![insert, job]).await {
        Ok(_) => Ok(true),
        Err(error) if error.is_unique("balance_payments.") => Ok(false),
        Err(error) => Err(error),
    }
}

/// Writes down which payment it is.
pub async fn name(db: &dyn Database, key: &str, payment: PaymentId) -> Result<(), DatabaseError> {
    let name = Statement::new("UPDATE balance_payments SET payment_id = ?1 WHERE key = ?2");
    db.run(name.text(payment).bind(key)).await?;
    Ok(())
}

/// Ends it as paid, for the batch that notes its money.
pub fn paid(key: &str, payment: PaymentId) -> Statement {
    Statement::new(
        "UPDATE balance_payments SET outcome = 'paid', ends = ends + 1, payment_id = ?2 WHERE key = ?1",
    )
    .bind(key)
    .text(payment)
}

/// True if a batch failed because it had ended before.
pub fn has_ended(error: &DatabaseError) -> bool {
    error.is_check("balance_payments_end_once")
}

/// Gives it up, unless it has ended before: its job lets its money go from now on.
pub async fn give_up(db: &dyn Database, key: &str, now: Timestamp) -> Result<(), DatabaseError> {
    let end = "UPDATE balance_payments SET outcome = 'given_up', ends = ends + 1 WHERE key = ?1";
    match db.batch(vec![Statement::new(end).bind(key), jobs::hasten(key, now)]).await {
        Err(error) if !has_ended(&error) => Err(error),
        _ => Ok(()),
    }
}

/// A list of payments in a column.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Payments(#[serde(deserialize_with = "json_column")] pub Vec<PaymentId>);
