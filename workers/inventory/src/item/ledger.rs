//! The movements of one object.

use super::{
    Item,
    commands::{Entry, ReadLedger},
};
use contract::inventory::{Movement, MovementKind};
use edge::{Statement, cursor::Position};
use kernel::{LocationId, MovementId, OrderId, Problem, Timestamp};
use serde::Deserialize;

#[derive(Deserialize)]
pub(super) struct Row {
    pub(super) seq: i64,
    id: MovementId,
    pub(super) kind: MovementKind,
    pub(super) quantity: i64,
    order_id: Option<OrderId>,
    pub(super) reason: Option<String>,
    pub(super) location: LocationId,
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
            location_id: row.location,
            at: Timestamp::from_millis(row.at),
        }
    }
}

impl Item {
    /// This object's movements from a place on, in the order in which `cursor::page` wants them.
    pub fn ledger(&self, part: u8, read: &ReadLedger) -> Result<Vec<Entry>, Problem> {
        let rows = match &read.from {
            None => Statement::new("SELECT * FROM movements ORDER BY at DESC, seq DESC LIMIT ?1"),
            Some(Position::After(_)) => Statement::new(
                "SELECT * FROM movements
                 WHERE (at, CAST(?2 AS INTEGER), seq)
                     < (CAST(?3 AS INTEGER), CAST(?4 AS INTEGER), CAST(?5 AS INTEGER))
                 ORDER BY at DESC, seq DESC LIMIT ?1",
            ),
            Some(Position::Before(_)) => Statement::new(
                "SELECT * FROM movements
                 WHERE (at, CAST(?2 AS INTEGER), seq)
                     > (CAST(?3 AS INTEGER), CAST(?4 AS INTEGER), CAST(?5 AS INTEGER))
                 ORDER BY at, seq LIMIT ?1",
            ),
        };
        let mut rows = rows.bind(read.limit);
        if let Some(Position::After((at, of, seq)) | Position::Before((at, of, seq))) = read.from {
            rows = rows.bind(u32::from(part)).bind(at).bind(u32::from(of)).bind(seq);
        }
        let rows = self.sql(rows)?.all::<Row>()?;
        Ok(rows
            .into_iter()
            .map(|row| Entry { place: (row.at, part, row.seq), movement: row.into() })
            .collect())
    }
}
