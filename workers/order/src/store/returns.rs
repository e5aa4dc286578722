//! Returns in D1.

use contract::{
    List,
    order::{
        Exchanged, LineQuantity, ListReturns, Replacement, Return, ReturnLine, ReturnReason, ReturnStatus,
        ReturnSummary,
    },
};
use edge::{
    Database, DatabaseError, Rows, Statement,
    cursor::{self, Position},
    json_column,
};
use kernel::{Currency, LineId, LocationId, Money, OrderId, Problem, RefundId, ReturnId, Timestamp};
use serde::Deserialize;
use std::num::NonZeroU32;

/// What [`assemble`] reads.
pub const OF_ORDER: [&str; 2] = [
    "SELECT id, status, comment, answer, value, refund_id, location_id, credit, difference, at
     FROM returns WHERE order_id = ?1 ORDER BY rowid",
    "SELECT return_id, line_id, quantity, reason, received, restocked, exchange_for FROM return_lines
     WHERE order_id = ?1 ORDER BY return_id, position",
];

#[derive(Deserialize)]
struct Row {
    id: ReturnId,
    status: ReturnStatus,
    comment: Option<String>,
    answer: Option<String>,
    value: i64,
    refund_id: Option<RefundId>,
    location_id: Option<LocationId>,
    credit: Option<i64>,
    difference: Option<i64>,
    at: i64,
}

#[derive(Deserialize)]
struct LineRow {
    return_id: ReturnId,
    line_id: LineId,
    quantity: NonZeroU32,
    reason: ReturnReason,
    received: u32,
    restocked: u32,
    #[serde(deserialize_with = "json_column")]
    exchange_for: Option<Replacement>,
}

/// An order's returns.
pub fn assemble(returns: Rows, lines: Rows, currency: Currency) -> Result<Vec<Return>, Problem> {
    let lines = lines.all::<LineRow>()?;
    let whole = |row: Row| {
        let own = lines.iter().filter(|line| line.return_id == row.id).map(|line| ReturnLine {
            line_id: line.line_id,
            quantity: line.quantity,
            reason: line.reason,
            received: line.received,
            restocked: line.restocked,
            exchange_for: line.exchange_for.clone(),
        });
        let exchanged = row.credit.zip(row.difference).map(|(credit, difference)| {
            Ok::<_, Problem>(Exchanged {
                credit: Money::new(credit, currency)?,
                difference: Money::new(difference, currency)?,
            })
        });
        Ok(Return {
            id: row.id,
            status: row.status,
            lines: own.collect(),
            comment: row.comment,
            answer: row.answer,
            value: Money::new(row.value, currency)?,
            refund_id: row.refund_id,
            location_id: row.location_id,
            exchanged: exchanged.transpose()?,
            at: Timestamp::from_millis(row.at),
        })
    };
    returns.all::<Row>()?.into_iter().map(whole).collect()
}

/// A new return. The column's CHECK refuses more than was sent, should all else fail.
pub fn insert(order: OrderId, new: &Return) -> Vec<Statement> {
    let row = Statement::new(
        "INSERT INTO returns (id, order_id, status, comment, value, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )
    .text(new.id)
    .text(order)
    .json(&new.status)
    .bind(new.comment.as_deref())
    .bind(new.value.amount())
    .bind(new.at);
    let lines = Statement::new(
        "INSERT INTO return_lines (return_id, order_id, position, line_id, quantity, reason, exchange_for)
         SELECT ?1, ?2, key, value ->> 'line_id', value ->> 'quantity', value ->> 'reason', value -> 'exchange_for'
         FROM json_each(?3)",
    )
    .text(new.id)
    .text(order)
    .json(&new.lines);
    let count = Statement::new(
        "UPDATE order_lines SET returned = returned + (asked.value ->> 'quantity') FROM json_each(?1) AS asked
         WHERE order_lines.order_id = ?2 AND order_lines.id = asked.value ->> 'line_id'",
    )
    .json(&new.lines)
    .text(order);
    vec![row, lines, count]
}

/// What a return has become. What of it does not come back can be returned another time.
pub fn update(order: OrderId, after: &Return) -> Vec<Statement> {
    let row = Statement::new(
        "UPDATE returns SET status = ?2, answer = ?3, value = ?4, refund_id = ?5, location_id = ?6, credit = ?7,
             difference = ?8
         WHERE id = ?1",
    )
    .text(after.id)
    .json(&after.status)
    .bind(after.answer.as_deref())
    .bind(after.value.amount())
    .bind(after.refund_id.map(|id| id.to_string()))
    .bind(after.location_id.map(|id| id.to_string()))
    .bind(after.exchanged.map(|exchanged| exchanged.credit.amount()))
    .bind(after.exchanged.map(|exchanged| exchanged.difference.amount()));
    let lines = Statement::new(
        "UPDATE return_lines SET received = came.value ->> 'received', restocked = came.value ->> 'restocked'
         FROM json_each(?1) AS came
         WHERE return_lines.return_id = ?2 AND return_lines.line_id = came.value ->> 'line_id'",
    )
    .json(&after.lines)
    .text(after.id);
    let mut rows = vec![row, lines];
    if matches!(after.status, ReturnStatus::Declined | ReturnStatus::Received) {
        let free = Statement::new(
            "UPDATE order_lines
             SET returned = returned - ((came.value ->> 'quantity') - (came.value ->> 'received'))
             FROM json_each(?1) AS came
             WHERE order_lines.order_id = ?2 AND order_lines.id = came.value ->> 'line_id'",
        );
        rows.push(free.json(&after.lines).text(order));
    }
    rows
}

/// Counts these units as given back, since they count for what is sent instead. The column's CHECK refuses more than the line
/// has, should all else fail.
pub fn credit(order: OrderId, units: &[LineQuantity]) -> Statement {
    Statement::new(
        "UPDATE order_lines SET refunded = refunded + (given.value ->> 'quantity') FROM json_each(?1) AS given
         WHERE order_lines.order_id = ?2 AND order_lines.id = given.value ->> 'line_id'",
    )
    .json(&units)
    .text(order)
}

#[derive(Deserialize)]
struct SummaryRow {
    id: ReturnId,
    order_id: OrderId,
    number: u32,
    status: ReturnStatus,
    name: String,
    email: String,
    item_count: u32,
    exchange_count: u32,
    value: i64,
    currency: Currency,
    at: i64,
}

impl SummaryRow {
    fn summary(self) -> Result<ReturnSummary, Problem> {
        Ok(ReturnSummary {
            id: self.id,
            order_id: self.order_id,
            order_number: self.number.to_string(),
            status: self.status,
            name: self.name,
            email: self.email,
            item_count: self.item_count,
            exchange_count: self.exchange_count,
            value: Money::new(self.value, self.currency)?,
            at: Timestamp::from_millis(self.at),
        })
    }
}

const OLDEST_FIRST: &str = "
    SELECT returns.id, order_id, number, returns.status, name, email, currency, value, at,
        (SELECT sum(quantity) FROM return_lines WHERE return_id = returns.id) AS item_count,
        (SELECT coalesce(sum(quantity), 0) FROM return_lines
         WHERE return_id = returns.id AND exchange_for IS NOT NULL) AS exchange_count
    FROM returns JOIN orders ON orders.id = order_id
    WHERE (?1 IS NULL OR returns.status = ?1) AND (?2 IS NULL OR returns.id > ?2)
    ORDER BY returns.id LIMIT CAST(?3 AS INTEGER)";
const NEWEST_FIRST: &str = "
    SELECT returns.id, order_id, number, returns.status, name, email, currency, value, at,
        (SELECT sum(quantity) FROM return_lines WHERE return_id = returns.id) AS item_count,
        (SELECT coalesce(sum(quantity), 0) FROM return_lines
         WHERE return_id = returns.id AND exchange_for IS NOT NULL) AS exchange_count
    FROM returns JOIN orders ON orders.id = order_id
    WHERE (?1 IS NULL OR returns.status = ?1) AND (?2 IS NULL OR returns.id < ?2)
    ORDER BY returns.id DESC LIMIT CAST(?3 AS INTEGER)";

/// A part of the list of returns, those that wait longest first.
///
/// # Errors
/// `invalid_cursor`.
pub async fn list(db: &dyn Database, query: &ListReturns) -> Result<List<ReturnSummary>, Problem> {
    let from: Option<Position<ReturnId>> = query.cursor.as_deref().map(cursor::decode).transpose()?;
    let (sql, id) = match &from {
        None => (OLDEST_FIRST, None),
        Some(Position::After(id)) => (OLDEST_FIRST, Some(id)),
        Some(Position::Before(id)) => (NEWEST_FIRST, Some(id)),
    };
    let page =
        Statement::new(sql).json(&query.status).bind(id.map(ToString::to_string)).bind(query.limit.get() + 1);
    let rows: Vec<SummaryRow> = db.run(page).await?.all()?;
    let page = cursor::page(rows, query.limit, from.as_ref(), |row| row.id);
    Ok(List {
        items: page.items.into_iter().map(SummaryRow::summary).collect::<Result<_, _>>()?,
        next_cursor: page.next_cursor,
        prev_cursor: page.prev_cursor,
    })
}

/// How many returns nobody has answered yet.
pub async fn waiting(db: &dyn Database) -> Result<u32, DatabaseError> {
    #[derive(Deserialize)]
    struct Count {
        waiting: u32,
    }
    let count = Statement::new("SELECT count(*) AS waiting FROM returns WHERE status = 'requested'");
    Ok(db.run(count).await?.one::<Count>()?.waiting)
}
