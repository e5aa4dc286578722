use contract::search::SearchSort;
use serde::Deserialize;

/// How many documents are looked at more closely than the index does: the most popular of those that match.
pub const MOST_CANDIDATES: usize = 2_000;

/// A document that matches, as [`crate::store`] writes it into one JSON array.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(from = "Row")]
pub struct Candidate {
    /// Lower is more popular.
    pub number: i64,
    /// Lower is better, as the index computes it.
    pub score: f64,
    pub price: i64,
    /// Hundredths of a star.
    pub rating: i64,
    pub in_stock: bool,
    pub created_at: i64,
    pub brand: Option<String>,
    /// Numbers of its categories.
    pub categories: Vec<i64>,
    /// Numbers of what its options and attributes are.
    pub values: Vec<i64>,
}

#[derive(Deserialize)]
struct Row(i64, f64, i64, i64, u8, i64, Option<String>, Option<String>, Option<String>);

impl From<Row> for Candidate {
    fn from(row: Row) -> Self {
        let Row(number, score, price, rating, in_stock, created_at, brand, categories, values) = row;
        let numbers = |list: Option<String>| {
            list.unwrap_or_default().split(',').filter_map(|number| number.parse().ok()).collect()
        };
        let (categories, values) = (numbers(categories), numbers(values));
        Self { number, score, price, rating, in_stock: in_stock != 0, created_at, brand, categories, values }
    }
}

/// Puts candidates into the wished order; among equals the more popular goes first. By relevance, the document whose
/// SKU was typed goes before all.
pub fn arrange(candidates: &mut [Candidate], sort: SearchSort, exact: Option<i64>) {
    candidates.sort_by(|a, b| {
        match sort {
            SearchSort::Relevance => {
                (exact != Some(a.number)).cmp(&(exact != Some(b.number))).then(a.score.total_cmp(&b.score))
            }
            SearchSort::PriceAsc => a.price.cmp(&b.price),
            SearchSort::PriceDesc => b.price.cmp(&a.price),
            SearchSort::Newest => b.created_at.cmp(&a.created_at),
            SearchSort::Rating => b.rating.cmp(&a.rating),
            SearchSort::Popular => std::cmp::Ordering::Equal,
        }
        .then(a.number.cmp(&b.number))
    });
}
