//! Finds products, counts facets, turns pages.

use crate::{
    App,
    domain::{Candidate, Facet, Filters, MOST_CANDIDATES, arrange, facets, words},
    store::{self, CategoryRow, FoundRow, SummaryRow},
};
use contract::{
    Unit,
    search::{Relation, SearchProducts, SearchResult, Total},
};
use edge::{Call, cursor};
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

/// `search_products`.
///
/// One batch finds the candidates, and for every kind of filter that is set those that there would be without it, of
/// which its facet is counted; a second one fetches what the page shows.
pub async fn search_products(
    app: Rc<App>,
    call: Call<SearchProducts, Unit>,
) -> Result<SearchResult, Problem> {
    let query = &call.query;
    let filters = Filters::of(query)?;
    let position = match &query.cursor {
        Some(cursor) => cursor::decode::<Position>(cursor)?.position,
        None => 0,
    };
    if position > MOST_CANDIDATES {
        return Err(ErrorCode::InvalidCursor.into());
    }
    let text = query.q.as_deref().unwrap_or_default();
    let words = words(text);
    if words.is_empty() && !text.is_empty() {
        return Ok(nothing());
    }

    let active = filters.active();
    let mut batch =
        vec![store::categories(), store::exact_sku(text), store::candidates(&words, &filters, query.sort)];
    batch.extend(active.iter().map(|facet| store::candidates(&words, &filters.without(*facet), query.sort)));
    let mut results = app.db.batch(batch).await?.into_iter();
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
    let facets = facets(&categories, |facet| {
        without.iter().find(|(other, _)| *other == facet).map_or(&found, |(_, candidates)| candidates)
    });
    arrange(&mut found, query.sort, exact);

    let limit = usize::try_from(query.limit.get()).unwrap_or(usize::MAX);
    let numbers: Vec<i64> =
        found.iter().skip(position).take(limit).map(|candidate| candidate.number).collect();
    let items = app.db.run(store::summaries(&numbers)).await?.all::<SummaryRow>()?;
    let cursor = |position| cursor::encode(&Position { position });
    Ok(SearchResult {
        items: items.into_iter().map(|row| row.summary).collect(),
        next_cursor: (position + limit < found.len()).then(|| cursor(position + limit)).flatten(),
        prev_cursor: (position > 0).then(|| cursor(position.saturating_sub(limit))).flatten(),
        total: Total { value: u32::try_from(found.len()).unwrap_or(u32::MAX), relation },
        facets,
        corrected_query: None,
    })
}

/// Signs without a word find nothing.
fn nothing() -> SearchResult {
    SearchResult {
        items: Vec::new(),
        next_cursor: None,
        prev_cursor: None,
        total: Total { value: 0, relation: Relation::Eq },
        facets: facets(&HashMap::new(), |_| &[]),
        corrected_query: None,
    }
}
