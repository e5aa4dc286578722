//! Lists of orders. What was never placed is in none, other than the staff's list of what waits for its payment.

use contract::{
    List,
    order::{FulfillmentStatus, OrderStatus, OrderSummary, PaymentStatus},
};
use edge::{Database, Statement, cursor};
use kernel::{Currency, CustomerId, Money, OrderId, Problem, Timestamp};
use serde::{Deserialize, Serialize};

/// Which orders.
#[derive(Default)]
pub struct Filter {
    pub customer: Option<CustomerId>,
    pub status: Option<OrderStatus>,
    pub payment_status: Option<PaymentStatus>,
    pub q: Option<String>,
}

/// Where a part of the list begins. Ids sort by time, so the list needs no other key.
#[derive(Serialize, Deserialize)]
struct Position {
    id: OrderId,
    /// True for the orders newer than `id`.
    newer: bool,
}

#[derive(Deserialize)]
struct Row {
    id: OrderId,
    number: Option<u32>,
    status: OrderStatus,
    payment_status: PaymentStatus,
    fulfillment_status: FulfillmentStatus,
    email: String,
    customer_id: Option<CustomerId>,
    name: String,
    billing_name: String,
    total: i64,
    currency: Currency,
    item_count: u32,
    placed_at: Option<i64>,
    created_at: i64,
}

impl Row {
    fn summary(self) -> Result<OrderSummary, Problem> {
        Ok(OrderSummary {
            id: self.id,
            number: self.number.map(|number| number.to_string()),
            status: self.status,
            payment_status: self.payment_status,
            fulfillment_status: self.fulfillment_status,
            email: self.email,
            customer_id: self.customer_id,
            name: self.name,
            billing_name: self.billing_name,
            total: Money::new(self.total, self.currency)?,
            item_count: self.item_count,
            placed_at: self.placed_at.map(Timestamp::from_millis),
            created_at: Timestamp::from_millis(self.created_at),
        })
    }
}

const OLDER: &str = "
    SELECT id, number, status, payment_status, fulfillment_status, email, customer_id, name,
        billing_address ->> '$.name' AS billing_name, currency,
        total - (SELECT coalesce(sum(credit), 0) FROM returns WHERE order_id = orders.id) AS total, item_count,
        placed_at, created_at
    FROM orders
    WHERE (?1 IS NULL OR id < ?1) AND (number IS NOT NULL OR ?3 = 'pending_payment')
        AND (?2 IS NULL OR customer_id = ?2) AND (?3 IS NULL OR status = ?3)
        AND (?6 IS NULL OR payment_status = ?6)
        AND (?4 IS NULL OR CAST(number AS TEXT) = ?4 OR email = lower(?4) OR instr(lower(name), lower(?4)) > 0
            OR instr(lower(billing_address ->> '$.name'), lower(?4)) > 0)
    ORDER BY id DESC LIMIT CAST(?5 AS INTEGER)";
const NEWER: &str = "
    SELECT id, number, status, payment_status, fulfillment_status, email, customer_id, name,
        billing_address ->> '$.name' AS billing_name, currency,
        total - (SELECT coalesce(sum(credit), 0) FROM returns WHERE order_id = orders.id) AS total, item_count,
        placed_at, created_at
    FROM orders
    WHERE id > ?1 AND (number IS NOT NULL OR ?3 = 'pending_payment')
        AND (?2 IS NULL OR customer_id = ?2) AND (?3 IS NULL OR status = ?3)
        AND (?6 IS NULL OR payment_status = ?6)
        AND (?4 IS NULL OR CAST(number AS TEXT) = ?4 OR email = lower(?4) OR instr(lower(name), lower(?4)) > 0
            OR instr(lower(billing_address ->> '$.name'), lower(?4)) > 0)
    ORDER BY id LIMIT CAST(?5 AS INTEGER)";

/// A part of the list, the newest first.
///
/// # Errors
/// `invalid_cursor`.
pub async fn list(
    db: &dyn Database,
    filter: &Filter,
    limit: u32,
    at: Option<&str>,
) -> Result<List<OrderSummary>, Problem> {
    let position: Option<Position> = at.map(cursor::decode).transpose()?;
    let backwards = position.as_ref().is_some_and(|position| position.newer);
    let q = filter.q.as_deref().map(|q| q.trim().trim_start_matches('#').to_owned());
    // One more than asked for tells whether there is more.
    let page = Statement::new(if backwards { NEWER } else { OLDER })
        .bind(position.as_ref().map(|position| position.id.to_string()))
        .bind(filter.customer.map(|id| id.to_string()))
        .json(&filter.status)
        .bind(q)
        .bind(limit + 1)
        .json(&filter.payment_status);
    let mut rows: Vec<Row> = db.run(page).await?.all()?;
    let more = rows.len() > limit as usize;
    rows.truncate(limit as usize);
    if backwards {
        rows.reverse();
    }
    let edge = |row: Option<&Row>, newer: bool, exists: bool| {
        row.filter(|_| exists).and_then(|row| cursor::encode(&Position { id: row.id, newer }))
    };
    let next_cursor = edge(rows.last(), false, more || backwards);
    let prev_cursor = edge(rows.first(), true, if backwards { more } else { position.is_some() });
    let items = rows.into_iter().map(Row::summary).collect::<Result<_, _>>()?;
    Ok(List { items, next_cursor, prev_cursor })
}
