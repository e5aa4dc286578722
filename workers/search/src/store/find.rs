use crate::domain::{Candidate, Filters, MOST_CANDIDATES, expression, fragments, german, word_expression};
use contract::{product::ProductSummary, search::SearchSort};
use edge::{Statement, flag, json_column};
use kernel::Locale;
use serde::Deserialize;

/// All candidates in one value: a thousand rows would each be taken apart on the way out of the runtime.
#[derive(Deserialize)]
pub struct FoundRow {
    #[serde(deserialize_with = "json_column")]
    pub found: Vec<Candidate>,
}

// The + keeps SQLite from reading by an index of the limits and sorting all of it afterwards.
macro_rules! candidates {
    ($score:literal, $from:literal, $order:literal) => {
        concat!(
            "SELECT json_group_array(json_array(
                 number, score, price, rating, in_stock, created_at, brand, categories, facet_values)) AS found
             FROM (SELECT d.number, ", $score, " AS score, d.price, d.rating, d.in_stock, d.created_at, d.brand,
                       (SELECT group_concat(category) FROM document_categories WHERE document = d.number) AS categories,
                       (SELECT group_concat(value) FROM document_values WHERE document = d.number) AS facet_values
                   FROM ", $from, " +d.price BETWEEN ?2 AND ?3 AND +d.rating >= ?4
                   ORDER BY ", $order, " LIMIT ?5)"
        )
    };
}

// The index returns rows by number. CROSS JOIN keeps it first, so that reading ends at the limit.
macro_rules! matching {
    ($score:literal) => {
        candidates!(
            $score,
            "documents_text t CROSS JOIN documents d ON d.number = t.rowid WHERE documents_text MATCH ?1 AND",
            "t.rowid"
        )
    };
}

// Without words or tags there is nothing to match, and the first of all are those of the wished order.
macro_rules! all {
    ($order:literal) => {
        candidates!("0.0", "documents d WHERE ?1 IS NOT NULL AND", $order)
    };
}

/// The documents that match, up to one more than [`MOST_CANDIDATES`].
///
/// Words are weighed by where they stand: title, brand, categories, attributes, SKUs, description; tags weigh nothing.
pub fn candidates(words: &[String], filters: &Filters, sort: SearchSort) -> Statement {
    let tags = filters.tags();
    let sql = if !words.is_empty() {
        matching!("bm25(documents_text, 10.0, 5.0, 4.0, 2.0, 6.0, 1.0, 0.0)")
    } else if !tags.is_empty() {
        matching!("0.0")
    } else {
        match sort {
            SearchSort::Relevance | SearchSort::Popular => all!("d.number"),
            SearchSort::PriceAsc => all!("d.price, d.number"),
            SearchSort::PriceDesc => all!("d.price DESC, d.number DESC"),
            SearchSort::Newest => all!("d.created_at DESC, d.number DESC"),
            SearchSort::Rating => all!("d.rating DESC, d.number DESC"),
        }
    };
    let (low, high, rating) = filters.limits();
    Statement::new(sql)
        .bind(expression(words, &tags))
        .bind(low)
        .bind(high)
        .bind(rating)
        .bind(u32::try_from(MOST_CANDIDATES + 1).unwrap_or(u32::MAX))
}

#[derive(Deserialize)]
pub struct CategoryRow {
    pub number: i64,
    pub slug: String,
    pub name: String,
}

/// Every category.
pub fn categories() -> Statement {
    Statement::new("SELECT number, slug, name FROM categories")
}

#[derive(Deserialize)]
pub struct AttributeRow {
    pub number: i64,
    pub name: String,
    pub value: String,
}

/// What these numbers of attributes' values mean.
pub fn attributes(numbers: &[i64]) -> Statement {
    Statement::new(
        "SELECT number, name, value FROM attribute_values WHERE number IN (SELECT value FROM json_each(?1))",
    )
    .json(&numbers)
}

/// Whether a typed word is one, and those that are near.
#[derive(Deserialize)]
pub struct NearRow {
    #[serde(deserialize_with = "flag")]
    pub known: bool,
    /// Words, with the number of products (at most 100) that have them.
    #[serde(deserialize_with = "json_column")]
    pub near: Vec<(String, u32)>,
}

/// Looks a typed word up among those of the index.
pub fn near(word: &str) -> Statement {
    // Words of the index are letters only: quoted they are no syntax.
    Statement::new(
        "SELECT EXISTS (SELECT 1 FROM documents_text WHERE documents_text MATCH ?1) AS known,
             (SELECT json_group_array(json_array(word, products)) FROM (
                  SELECT w.word, (SELECT count(*) FROM (
                      SELECT 1 FROM documents_text WHERE documents_text MATCH w.expression LIMIT 100
                  )) AS products
                  FROM (
                      SELECT value ->> 0 AS word, value ->> 1 AS expression FROM json_each(?3)
                      UNION
                      SELECT word, '\"' || word || '\"' FROM words
                      WHERE fragment IN (SELECT value FROM json_each(?2))
                      LIMIT 50
                  ) w
             )) AS near",
    )
    .bind(word_expression(word))
    .json(&fragments(word))
    .json(&german(word).map(|word| (word, word_expression(word))).collect::<Vec<_>>())
}

/// The number of the document that has this SKU.
pub fn exact_sku(sku: &str) -> Statement {
    Statement::new("SELECT document AS number FROM document_skus WHERE sku = ?1").bind(sku.to_uppercase())
}

#[derive(Deserialize)]
pub struct SummaryRow {
    #[serde(deserialize_with = "json_column")]
    pub summary: ProductSummary,
}

/// The summaries of documents, in the order of the numbers, with the picture of the first chosen value that has one.
pub fn summaries(numbers: &[i64], chosen: &[(String, Vec<String>)]) -> Statement {
    let chosen: Vec<(&str, &str)> = chosen
        .iter()
        .flat_map(|(name, values)| values.iter().map(|value| (name.as_str(), value.as_str())))
        .collect();
    Statement::new(
        "SELECT coalesce(
             (SELECT json_set(d.summary, '$.image', json(o.image))
              FROM json_each(?2) c
              JOIN attribute_values a ON a.name = c.value ->> 0 AND a.value = c.value ->> 1
              JOIN document_values o ON o.document = d.number AND o.value = a.number AND o.image IS NOT NULL
              ORDER BY c.key LIMIT 1),
             d.summary) AS summary
         FROM json_each(?1) wanted JOIN documents d ON d.number = wanted.value ORDER BY wanted.key",
    )
    .json(&numbers)
    .json(&chosen)
}

/// The most popular products with these words.
pub fn first_products(words: &[String], most: u32) -> Statement {
    Statement::new(
        "SELECT d.summary FROM documents_text t CROSS JOIN documents d ON d.number = t.rowid
         WHERE documents_text MATCH ?1 ORDER BY t.rowid LIMIT ?2",
    )
    .bind(expression(words, &[]))
    .bind(most)
}

/// Phrases in which a word begins with a text, those with the most products first.
///
/// Brands and categories make thousands of phrases, not millions: reading all of them is quicker than an index of
/// every word's beginning would be to keep.
pub fn phrases_with(beginning: &str, locale: Locale, most: u32) -> Statement {
    Statement::new(
        "SELECT phrase FROM suggestions WHERE locale = ?3 AND instr(' ' || phrase, ' ' || ?1) > 0
         ORDER BY products DESC, phrase LIMIT ?2",
    )
    .bind(beginning)
    .bind(most)
    .bind(locale.tag())
}

#[derive(Deserialize)]
pub struct SuggestedCategoryRow {
    pub slug: String,
    pub name: String,
}

/// Categories in whose name a word begins with a text, if there is a product in them.
pub fn categories_named(beginning: &str, most: u32) -> Statement {
    Statement::new(
        "SELECT slug, name FROM categories c WHERE instr(' ' || lower(name || ' ' || other_names), ' ' || ?1) > 0
             AND EXISTS (SELECT 1 FROM document_categories WHERE category = c.number)
         ORDER BY length(name), slug LIMIT ?2",
    )
    .bind(beginning)
    .bind(most)
}
