use super::{Item, commands::Adjusted};
use contract::{
    List,
    inventory::{ListMovements, Movement, MovementKind},
};
use edge::{
    Statement,
    cursor::{self, Position},
    idempotency,
};
use kernel::{ErrorCode, MovementId, OrderId, Problem, Timestamp};
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    seq: i64,
    id: MovementId,
    kind: MovementKind,
    quantity: i64,
    order_id: Option<OrderId>,
    reason: Option<String>,
    at: i64,
}

impl From<Row> for Movement {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            quantity: row.quantity,
            order_id: row.order_id,
            reason: row.reason,
            at: Timestamp::from_millis(row.at),
        }
    }
}

impl Item {
    /// Counts units in or out; with a `key`, once in 24 hours.
    ///
    /// # Errors
    /// `not_found` for a variant that has not begun; `out_of_stock` with `available` if that many are not free;
    /// `idempotency_mismatch` if the key adjusted something else.
    pub fn adjust(
        &self,
        delta: i64,
        reason: &str,
        key: Option<&str>,
        now: Timestamp,
    ) -> Result<Adjusted, Problem> {
        let state = self.current(now)?.ok_or(ErrorCode::NotFound)?;
        if let Some(key) = key {
            let old = Statement::new("DELETE FROM adjustments WHERE created_at <= ?1");
            self.sql(old.bind(now.minus(idempotency::KEPT)))?;
            let known = Statement::new(
                "SELECT movements.* FROM adjustments JOIN movements ON seq = movement WHERE key = ?1",
            );
            if let Some(known) = self.sql(known.bind(key))?.first::<Row>()? {
                if known.quantity != delta || known.reason.as_deref() != Some(reason) {
                    return Err(ErrorCode::IdempotencyMismatch.into());
                }
                return Ok(Adjusted { movement: known.into(), replayed: true });
            }
        }
        let books = state.books.adjust(delta).map_err(|shortage| {
            Problem::new(ErrorCode::OutOfStock)
                .detail(format!("Only {} units are neither held nor sold.", shortage.available))
                .with("available", shortage.available)
        })?;
        self.write(state, books, now)?;
        let seq = self.record(MovementKind::Adjustment, delta, None, Some(reason), now)?;
        if let Some(key) = key {
            let remember =
                Statement::new("INSERT INTO adjustments (key, movement, created_at) VALUES (?1, ?2, ?3)");
            self.sql(remember.bind(key).bind(seq).bind(now))?;
        }
        let written = Statement::new("SELECT * FROM movements WHERE seq = ?1").bind(seq);
        Ok(Adjusted { movement: self.sql(written)?.one::<Row>()?.into(), replayed: false })
    }

    /// The ledger, the last first.
    ///
    /// # Errors
    /// `not_found` for a variant that has not begun; `invalid_cursor`.
    pub fn movements(&self, query: &ListMovements) -> Result<List<Movement>, Problem> {
        if self.sql(Statement::new("SELECT 1 FROM item"))?.rows.is_empty() {
            return Err(ErrorCode::NotFound.into());
        }
        let from = query.cursor.as_deref().map(cursor::decode::<Position<i64>>).transpose()?;
        let rows = match &from {
            None => Statement::new("SELECT * FROM movements ORDER BY seq DESC LIMIT ?1"),
            Some(Position::After(_)) => {
                Statement::new("SELECT * FROM movements WHERE seq < ?2 ORDER BY seq DESC LIMIT ?1")
            }
            Some(Position::Before(_)) => {
                Statement::new("SELECT * FROM movements WHERE seq > ?2 ORDER BY seq LIMIT ?1")
            }
        };
        let mut rows = rows.bind(query.limit.get() + 1);
        if let Some(Position::After(seq) | Position::Before(seq)) = from {
            rows = rows.bind(seq);
        }
        let page = cursor::page(self.sql(rows)?.all::<Row>()?, query.limit, from.as_ref(), |row| row.seq);
        Ok(List {
            items: page.items.into_iter().map(Movement::from).collect(),
            next_cursor: page.next_cursor,
            prev_cursor: page.prev_cursor,
        })
    }
}
