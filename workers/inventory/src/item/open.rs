use super::{Item, schema};
use crate::domain::{Books, ItemName};
use contract::{
    StockLevel,
    inventory::{MAIN_LOCATION, MovementKind},
};
use edge::{Statement, migrate_object};
use kernel::{Problem, Timestamp, VariantId};
use serde::Deserialize;

#[derive(Deserialize)]
struct Opening {
    sku: String,
    on_hand: i64,
}

impl Item {
    /// Goes before every command: at the first touch it reads the opening stock. A variant without any has not begun,
    /// and its object keeps nothing. A part begins when the root tells it to.
    pub async fn open(&self, name: ItemName, now: Timestamp) -> Result<(), Problem> {
        self.migrate()?;
        if name.part > 0 || !self.sql(Statement::new("SELECT 1 FROM item"))?.rows.is_empty() {
            return Ok(());
        }
        let variant = name.variant;
        let opening = Statement::new("SELECT sku, on_hand FROM opening_stock WHERE variant_id = ?1");
        // This await lets others in: of several that read the row at once, the INSERT lets the first one begin.
        match self.db.run(opening.text(variant)).await?.first::<Opening>()? {
            Some(opening) => self.begin(variant, &opening, now),
            None => Ok(()),
        }
    }

    /// Brings the tables up to date, once while the object is awake.
    pub(super) fn migrate(&self) -> Result<(), Problem> {
        if !self.migrated.get() {
            migrate_object(&*self.storage, schema::VERSIONS)?;
            self.migrated.set(true);
        }
        Ok(())
    }

    fn begin(&self, variant: VariantId, opening: &Opening, now: Timestamp) -> Result<(), Problem> {
        let books = Books::new(opening.on_hand, 0, 0)
            .ok_or_else(|| Problem::internal("the opening stock is negative"))?;
        let insert = Statement::new(
            "INSERT INTO item (only, variant_id, sku, on_hand, reserved, allocated, level)
             VALUES (1, ?1, ?2, ?3, 0, 0, ?4) ON CONFLICT DO NOTHING RETURNING only",
        )
        .text(variant)
        .text(&opening.sku)
        .bind(books.on_hand())
        .json(&StockLevel::of(books.available()));
        let begun = !self.sql(insert)?.rows.is_empty();
        if begun && opening.on_hand > 0 {
            self.record(MovementKind::Opening, opening.on_hand, MAIN_LOCATION, None, None, now)?;
        }
        Ok(())
    }
}
