//! What to offer while somebody types: one batch of three short reads, and another where a word was mistyped.

use crate::{
    App,
    correct::correct,
    domain::{folded, words},
    store::{self, SuggestedCategoryRow, SummaryRow},
};
use contract::{
    Unit,
    search::{Suggest, SuggestedCategory, Suggestions},
};
use edge::{Call, Database};
use kernel::{Locale, Problem};
use serde::Deserialize;
use std::rc::Rc;

const MOST_QUERIES: u32 = 6;
const MOST_PRODUCTS: u32 = 6;
const MOST_CATEGORIES: u32 = 4;

#[derive(Deserialize)]
struct PhraseRow {
    phrase: String,
}

/// `suggest`. As in the search itself, words that no product has give way to those that may have been meant.
pub async fn suggest(app: Rc<App>, call: Call<Suggest, Unit>) -> Result<Suggestions, Problem> {
    let typed = words(&call.query.q);
    if typed.is_empty() {
        return Ok(Suggestions { queries: Vec::new(), products: Vec::new(), categories: Vec::new() });
    }
    let locale = call.query.locale;
    let found = offered(&*app.db, &typed, &folded(&call.query.q), locale).await?;
    if !found.products.is_empty() {
        return Ok(found);
    }
    let Some(corrected) = correct(&*app.db, &typed).await? else { return Ok(found) };
    let query = corrected.join(" ");
    let mut better = offered(&*app.db, &corrected, &query, locale).await?;
    if better.products.is_empty() {
        return Ok(found);
    }
    // What was meant is said first, so that nobody wonders where these products come from.
    if better.queries.first() != Some(&query) {
        better.queries.retain(|phrase| *phrase != query);
        better.queries.insert(0, query);
        better.queries.truncate(MOST_QUERIES as usize);
    }
    Ok(better)
}

async fn offered(
    db: &dyn Database,
    words: &[String],
    beginning: &str,
    locale: Locale,
) -> Result<Suggestions, Problem> {
    let mut results = db
        .batch(vec![
            store::phrases_with(beginning, locale, MOST_QUERIES),
            store::first_products(words, MOST_PRODUCTS),
            store::categories_named(beginning, MOST_CATEGORIES),
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
