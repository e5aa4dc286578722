//! The words that products have for their options and attributes, for those who say them in other languages.

use crate::{App, store};
use contract::{Unit, product::CatalogWords};
use edge::Call;
use kernel::Problem;
use serde::Deserialize;
use std::rc::Rc;

/// The most words that are answered: those of the most products first.
const MOST: usize = 2000;

#[derive(Deserialize)]
struct Row {
    word: String,
}

/// `list_words`.
pub async fn list_words(app: Rc<App>, _: Call<Unit, Unit>) -> Result<CatalogWords, Problem> {
    let rows = app.db.run(store::words(MOST)).await?.all::<Row>()?;
    Ok(CatalogWords { words: rows.into_iter().map(|row| row.word).collect() })
}
