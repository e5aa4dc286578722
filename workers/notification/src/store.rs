//! Who writes the mails: this service's copy of what the staff set in cart.
//!
//! Cart tells through the queue whenever the settings change, and this service keeps the last of it: it asks nobody, so
//! a mail can be written while every other service is down. The alternative, a snapshot in every mail's event, would
//! make order and user ask cart on their way through a checkout or a registration, for what changes once a year.

use contract::cart::postal_lines;
use edge::{Database, Statement};
use kernel::Problem;
use serde::Deserialize;
use texts::words::Words;

/// The store as it was last told.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Store {
    pub name: String,
    pub contact_email: String,
    pub postal_address: String,
    /// What its own words are in other languages.
    #[serde(deserialize_with = "edge::json_column")]
    pub words: Words,
}

impl Store {
    /// What stands below a mail: who wrote it and how to reach them.
    pub fn imprint(&self) -> String {
        let lines = self.address().chain([&*self.contact_email]);
        lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    }

    /// Where post reaches the shop, line by line.
    pub fn address(&self) -> impl Iterator<Item = &str> {
        postal_lines(&self.name, &self.postal_address)
    }
}

/// Reads the store.
pub const SELECT: &str = "SELECT name, contact_email, postal_address, words FROM store";

/// Takes in what cart told, unless something newer was told before.
pub async fn keep(db: &dyn Database, store: &Store, version: u32) -> Result<(), Problem> {
    let update = Statement::new(
        "UPDATE store SET name = ?1, contact_email = ?2, postal_address = ?3, words = ?4, version = ?5
         WHERE version < ?5",
    )
    .text(&store.name)
    .text(&store.contact_email)
    .text(&store.postal_address)
    .json(&store.words)
    .bind(version);
    db.run(update).await?;
    Ok(())
}
