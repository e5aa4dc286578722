//! What to offer while somebody types: one batch of three short reads.

use crate::{
    App,
    domain::{folded, words},
    store::{self, SuggestedCategoryRow, SummaryRow},
};
use contract::{
    Unit,
    search::{Suggest, SuggestedCategory, Suggestions},
};
use edge::Call;
use kernel::Problem;
use serde::Deserialize;
use std::rc::Rc;

const MOST_QUERIES: u32 = 6;
const MOST_PRODUCTS: u32 = 6;
const MOST_CATEGORIES: u32 = 4;

#[derive(Deserialize)]
struct PhraseRow {
    phrase: String,
}

/// `suggest`.
pub async fn suggest(app: Rc<App>, call: Call<Suggest, Unit>) -> Result<Suggestions, Problem> {
    let (words, beginning) = (words(&call.query.q), folded(&call.query.q));
    if words.is_empty() {
        return Ok(Suggestions { queries: Vec::new(), products: Vec::new(), categories: Vec::new() });
    }
    let mut results = app
        .db
        .batch(vec![
            store::phrases_with(&beginning, MOST_QUERIES),
            store::first_products(&words, MOST_PRODUCTS),
            store::categories_named(&beginning, MOST_CATEGORIES),
        ])
        .await?
        .into_iter();
    let mut next = || results.next().unwrap_or_default();
    Ok(Suggestions {
        queries: next().all::<PhraseRow>()?.into_iter().map(|row| row.phrase).collect(),
        products: next().all::<SummaryRow>()?.into_iter().map(|row| row.summary).collect(),
        categories: next()
            .all::<SuggestedCategoryRow>()?
            .into_iter()
            .map(|row| SuggestedCategory { slug: row.slug, name: row.name })
            .collect(),
    })
}
