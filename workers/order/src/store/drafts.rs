//! The list of draft orders in D1.

use contract::{
    List,
    draft_order::{DraftContent, DraftOrderSummary, DraftStatus, ListDraftOrders},
};
use edge::{
    Database, DatabaseError, Statement,
    cursor::{self, Position},
};
use kernel::{CartId, Currency, EmailAddress, Money, OrderId, Problem, Timestamp};
use serde::{Deserialize, Serialize};

/// A draft's row.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Draft {
    pub id: CartId,
    pub status: DraftStatus,
    pub created_by: String,
    pub email: EmailAddress,
    name: Option<String>,
    currency: Option<Currency>,
    total: Option<i64>,
    item_count: u32,
    /// The cart's version that the row was read at; 0 as long as nobody has seen the cart.
    pub version: u32,
    created_at: i64,
    updated_at: i64,
    sent_at: Option<i64>,
    /// What it has become.
    pub order_id: Option<OrderId>,
    order_number: Option<u32>,
}

impl Draft {
    pub fn created_at(&self) -> Timestamp {
        Timestamp::from_millis(self.created_at)
    }

    pub fn updated_at(&self) -> Timestamp {
        Timestamp::from_millis(self.updated_at)
    }

    pub fn sent_at(&self) -> Option<Timestamp> {
        self.sent_at.map(Timestamp::from_millis)
    }

    fn summary(self) -> Result<DraftOrderSummary, Problem> {
        let total = self.total.zip(self.currency).map(|(total, currency)| Money::new(total, currency));
        Ok(DraftOrderSummary {
            id: self.id,
            status: self.status,
            created_at: self.created_at(),
            updated_at: self.updated_at(),
            email: self.email.to_string(),
            name: self.name,
            total: total.transpose()?,
            item_count: self.item_count,
            created_by: self.created_by,
            order_id: self.order_id,
            order_number: self.order_number.map(|number| number.to_string()),
        })
    }
}

/// A new draft, whose cart is about to be made.
pub fn insert(id: CartId, by: &str, email: &EmailAddress, now: Timestamp) -> Statement {
    Statement::new(
        "INSERT INTO draft_orders (id, status, created_by, email, created_at, updated_at)
         VALUES (?1, 'open', ?2, ?3, ?4, ?4)",
    )
    .text(id)
    .bind(by)
    .text(email)
    .bind(now)
}

/// A draft that was not deleted. A cart becomes one order at most, so the join finds no second one.
pub async fn find(db: &dyn Database, id: CartId) -> Result<Option<Draft>, DatabaseError> {
    let find = Statement::new(
        "SELECT draft_orders.id, draft_orders.created_by, draft_orders.email, draft_orders.name,
             draft_orders.currency, draft_orders.total, draft_orders.item_count, draft_orders.version,
             draft_orders.created_at, draft_orders.updated_at, draft_orders.sent_at, orders.id AS order_id,
             orders.number AS order_number,
             CASE WHEN orders.id IS NULL THEN draft_orders.status ELSE 'completed' END AS status
         FROM draft_orders LEFT JOIN orders ON orders.cart_id = draft_orders.id AND orders.number IS NOT NULL
         WHERE draft_orders.id = ?1 AND (draft_orders.status <> 'deleted' OR orders.id IS NOT NULL)",
    );
    db.run(find.text(id)).await?.first()
}

/// Brings the row to what the cart said. An older answer changes nothing of a newer one.
pub async fn note(
    db: &dyn Database,
    draft: &Draft,
    content: &DraftContent,
    now: Timestamp,
) -> Result<(), DatabaseError> {
    let cart = &content.cart;
    let name = cart.shipping_address.as_ref().map(|address| address.name.to_string());
    let items = cart.lines.iter().fold(0_u32, |sum, line| sum.saturating_add(line.quantity.get()));
    let is_known = draft.version == cart.version
        && draft.total == Some(cart.totals.total.amount())
        && (content.is_sent || draft.status != DraftStatus::Sent);
    if is_known {
        return Ok(());
    }
    let note = Statement::new(
        "UPDATE draft_orders SET email = ?1, name = ?2, currency = ?3, total = ?4, item_count = ?5,
             updated_at = CASE WHEN version < ?6 THEN ?7 ELSE updated_at END, version = ?6,
             status = CASE WHEN ?8 = 1 THEN status ELSE 'open' END,
             sent_at = CASE WHEN ?8 = 1 THEN sent_at END
         WHERE id = ?9 AND version <= ?6 AND status <> 'deleted'",
    )
    .text(&content.email)
    .bind(name)
    .bind(cart.currency.code())
    .bind(cart.totals.total.amount())
    .bind(items)
    .bind(cart.version)
    .bind(now)
    .bind(content.is_sent)
    .text(draft.id);
    db.run(note).await?;
    Ok(())
}

/// The draft's link is on its way; for the batch that holds its mail. A newer version of the draft stays as it is.
pub fn sent(id: CartId, version: u32, now: Timestamp) -> Statement {
    Statement::new(
        "UPDATE draft_orders SET status = 'sent', sent_at = ?1
         WHERE id = ?2 AND version <= ?3 AND status <> 'deleted'",
    )
    .bind(now)
    .text(id)
    .bind(version)
}

/// Takes a draft out of the list, and whose it was.
pub async fn delete(db: &dyn Database, id: CartId, now: Timestamp) -> Result<(), DatabaseError> {
    let delete = Statement::new(
        "UPDATE draft_orders SET status = 'deleted', email = 'deleted@invalid', name = NULL, updated_at = ?2
         WHERE id = ?1",
    );
    db.run(delete.text(id).bind(now)).await?;
    Ok(())
}

/// Where the list goes on: drafts have random ids, so their time comes first.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Key {
    at: i64,
    id: CartId,
}

const NEWEST_FIRST: &str = "
    SELECT draft_orders.id, draft_orders.created_by, draft_orders.email, draft_orders.name,
        draft_orders.currency, draft_orders.total, draft_orders.item_count, draft_orders.version,
        draft_orders.created_at, draft_orders.updated_at, draft_orders.sent_at, orders.id AS order_id,
        orders.number AS order_number,
        CASE WHEN orders.id IS NULL THEN draft_orders.status ELSE 'completed' END AS status
    FROM draft_orders LEFT JOIN orders ON orders.cart_id = draft_orders.id AND orders.number IS NOT NULL
    WHERE draft_orders.status <> 'deleted'
        AND (?1 IS NULL OR ?1 = CASE WHEN orders.id IS NULL THEN draft_orders.status ELSE 'completed' END)
        AND (?2 IS NULL OR draft_orders.created_at < ?2 OR (draft_orders.created_at = ?2 AND draft_orders.id < ?3))
    ORDER BY draft_orders.created_at DESC, draft_orders.id DESC LIMIT CAST(?4 AS INTEGER)";
const OLDEST_FIRST: &str = "
    SELECT draft_orders.id, draft_orders.created_by, draft_orders.email, draft_orders.name,
        draft_orders.currency, draft_orders.total, draft_orders.item_count, draft_orders.version,
        draft_orders.created_at, draft_orders.updated_at, draft_orders.sent_at, orders.id AS order_id,
        orders.number AS order_number,
        CASE WHEN orders.id IS NULL THEN draft_orders.status ELSE 'completed' END AS status
    FROM draft_orders LEFT JOIN orders ON orders.cart_id = draft_orders.id AND orders.number IS NOT NULL
    WHERE draft_orders.status <> 'deleted'
        AND (?1 IS NULL OR ?1 = CASE WHEN orders.id IS NULL THEN draft_orders.status ELSE 'completed' END)
        AND (draft_orders.created_at > ?2 OR (draft_orders.created_at = ?2 AND draft_orders.id > ?3))
    ORDER BY draft_orders.created_at, draft_orders.id LIMIT CAST(?4 AS INTEGER)";

/// A part of the list, the newest first.
///
/// # Errors
/// `invalid_cursor`.
pub async fn list(db: &dyn Database, query: &ListDraftOrders) -> Result<List<DraftOrderSummary>, Problem> {
    let from: Option<Position<Key>> = query.cursor.as_deref().map(cursor::decode).transpose()?;
    let (sql, key) = match &from {
        None => (NEWEST_FIRST, None),
        Some(Position::After(key)) => (NEWEST_FIRST, Some(key)),
        Some(Position::Before(key)) => (OLDEST_FIRST, Some(key)),
    };
    let page = Statement::new(sql)
        .json(&query.status)
        .bind(key.map(|key| key.at))
        .bind(key.map(|key| key.id.to_string()))
        .bind(query.limit.get() + 1);
    let rows: Vec<Draft> = db.run(page).await?.all()?;
    let page = cursor::page(rows, query.limit, from.as_ref(), |row| Key { at: row.created_at, id: row.id });
    Ok(List {
        items: page.items.into_iter().map(Draft::summary).collect::<Result<_, _>>()?,
        next_cursor: page.next_cursor,
        prev_cursor: page.prev_cursor,
    })
}
