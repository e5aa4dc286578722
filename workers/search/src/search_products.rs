//! Finds products, counts facets, turns pages.

use crate::{
    App,
    asked::Asked,
    correct::correct,
    domain::{Candidate, Facet, Filters, MOST_CANDIDATES, arrange, facets, frequent_values, words},
    store::{self, AttributeRow, CategoryRow, FoundRow, SummaryRow},
};
use contract::{
    Unit,
    search::{Relation, SearchProducts, SearchResult, Total},
};
use edge::{Call, Database, cursor};
use kernel::{ErrorCode, Problem};
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, rc::Rc};

/// A place among the candidates.
#[derive(Serialize, Deserialize)]
struct Position {
    position: usize,
}

#[derive(Deserialize)]
struct NumberRow {
    number: i64,
}

/// `search_products`. Where words find nothing, those are tried that may have been meant.
pub async fn search_products(app: Rc<App>, call: Call<Asked, Unit>) -> Result<SearchResult, Problem> {
    let query = call.query.products.clone()?;
    let filters = Filters::of(&query, &call.query.attributes)?;
    let position = match &query.cursor {
        Some(cursor) => cursor::decode::<Position>(cursor)?.position,
        None => 0,
    };
    if position > MOST_CANDIDATES {
        return Err(ErrorCode::InvalidCursor.into());
    }
    let text = query.q.as_deref().unwrap_or_default();
    let typed = words(text);
    if typed.is_empty() && !text.is_empty() {
        return Ok(nothing());
    }
    let search = Search { query: &query, filters, position, text };
    let result = search.find(&*app.db, &typed).await?;
    if result.total.value > 0 || typed.is_empty() {
        return Ok(result);
    }
    let Some(corrected) = correct(&*app.db, &typed).await? else { return Ok(result) };
    let better = search.find(&*app.db, &corrected).await?;
    if better.total.value == 0 {
        return Ok(result);
    }
    Ok(SearchResult { corrected_query: Some(corrected.join(" ")), ..better })
}

/// A search but for its words.
struct Search<'a> {
    query: &'a SearchProducts,
    filters: Filters,
    position: usize,
    /// As it was typed.
    text: &'a str,
}

impl Search<'_> {
    /// One batch finds the candidates, and for every kind of filter that is set those that there would be without it,
    /// of which its facet is counted; a second one fetches what the page shows and what the facets are called.
    async fn find(&self, db: &dyn Database, words: &[String]) -> Result<SearchResult, Problem> {
        let (filters, sort) = (&self.filters, self.query.sort);
        let active = filters.active();
        let mut batch =
            vec![store::categories(), store::exact_sku(self.text), store::candidates(words, filters, sort)];
        batch.extend(active.iter().map(|facet| store::candidates(words, &filters.without(*facet), sort)));
        let mut results = db.batch(batch).await?.into_iter();
        let mut next = || results.next().unwrap_or_default();
        let categories: HashMap<_, _> =
            next().all::<CategoryRow>()?.into_iter().map(|row| (row.number, (row.slug, row.name))).collect();
        let exact = next().first::<NumberRow>()?.map(|row| row.number);
        let mut found = next().one::<FoundRow>()?.found;
        let mut without: Vec<(Facet, Vec<Candidate>)> = Vec::with_capacity(active.len());
        for facet in active {
            let mut candidates = next().one::<FoundRow>()?.found;
            candidates.truncate(MOST_CANDIDATES);
            without.push((facet, candidates));
        }

        let relation = if found.len() > MOST_CANDIDATES { Relation::Gte } else { Relation::Eq };
        found.truncate(MOST_CANDIDATES);
        arrange(&mut found, sort, exact);
        let limit = usize::try_from(self.query.limit.get()).unwrap_or(usize::MAX);
        let numbers: Vec<i64> =
            found.iter().skip(self.position).take(limit).map(|candidate| candidate.number).collect();
        let chosen = without.iter().filter(|(facet, _)| matches!(facet, Facet::Attribute(_)));
        let values = frequent_values(found.iter().chain(chosen.flat_map(|(_, candidates)| candidates)));
        let mut shown = db
            .batch(vec![store::summaries(&numbers, &filters.attributes), store::attributes(&values)])
            .await?
            .into_iter();
        let items = shown.next().unwrap_or_default().all::<SummaryRow>()?;
        let attributes = shown.next().unwrap_or_default().all::<AttributeRow>()?;
        let attributes = attributes.into_iter().map(|row| (row.number, (row.name, row.value))).collect();
        let facets = facets(&categories, &attributes, &filters.attributes, |facet| {
            without.iter().find(|(other, _)| *other == facet).map_or(&found, |(_, candidates)| candidates)
        });
        let cursor = |position| cursor::encode(&Position { position });
        let position = self.position;
        Ok(SearchResult {
            items: items.into_iter().map(|row| row.summary).collect(),
            next_cursor: (position + limit < found.len()).then(|| cursor(position + limit)).flatten(),
            prev_cursor: (position > 0).then(|| cursor(position.saturating_sub(limit))).flatten(),
            total: Total { value: u32::try_from(found.len()).unwrap_or(u32::MAX), relation },
            facets,
            corrected_query: None,
        })
    }
}

/// Signs without a word find nothing.
fn nothing() -> SearchResult {
    SearchResult {
        items: Vec::new(),
        next_cursor: None,
        prev_cursor: None,
        total: Total { value: 0, relation: Relation::Eq },
        facets: facets(&HashMap::new(), &HashMap::new(), &[], |_| &[]),
        corrected_query: None,
    }
}
