use crate::domain::{facet_values, hundredths, phrases, tags, vocabulary};
use contract::{StockLevel, event::SearchDocument};
use edge::{DatabaseError, Statement};

/// Numbers of one popularity: 2^32. With 2^20 popularities they stay below 2^53.
const BAND: i64 = 1 << 32;
const HIGHEST_POPULARITY: i64 = (1 << 20) - 1;

/// Puts a product into the index in place of what was known of it, or takes it out if it is not active; the whole batch
/// fails ([`is_outdated`]) if a newer or the same version was here before.
pub fn replace(document: &SearchDocument) -> Vec<Statement> {
    let id = document.product_id();
    let mut statements = vec![
        // The CASE is the guard: a batch has no `if`, but a CHECK that fails undoes all of it.
        Statement::new(
            "INSERT INTO product_versions (product_id, version) VALUES (?1, ?2) ON CONFLICT (product_id)
             DO UPDATE SET version = CASE WHEN excluded.version > version THEN excluded.version ELSE 0 END",
        )
        .text(id)
        .bind(document.version),
        Statement::new("DELETE FROM documents WHERE product_id = ?1").text(id),
    ];
    if document.active {
        statements.extend(insert(document));
    }
    statements
}

/// True if [`replace`] failed because the document is not newer than what is known.
pub fn is_outdated(error: &DatabaseError) -> bool {
    matches!(error, DatabaseError::Constraint(message) if message.contains("version >= 1"))
}

/// What a product says in all languages: nobody says in which one they search.
fn texts<'a>(text: &'a String, others: impl IntoIterator<Item = &'a String>) -> String {
    std::iter::once(text).chain(others).map(String::as_str).collect::<Vec<_>>().join(" ")
}

fn insert(document: &SearchDocument) -> [Statement; 8] {
    let id = document.product_id();
    let summary = &document.summary;
    let band = (HIGHEST_POPULARITY - i64::from(document.popularity).min(HIGHEST_POPULARITY)) * BAND;
    let categories = document.categories.iter();
    let names: Vec<&str> = categories
        .flat_map(|category| [&category.name].into_iter().chain(category.names.values()))
        .map(String::as_str)
        .collect();
    let options = document.options.values().flatten();
    let attributes: Vec<&str> = document.attributes.values().chain(options).map(String::as_str).collect();
    let slugs: Vec<&str> = document.categories.iter().map(|category| category.slug.as_str()).collect();
    let skus: Vec<String> = document.skus.iter().map(|sku| sku.to_uppercase()).collect();
    [
        Statement::new(
            "INSERT INTO categories (slug, name, other_names)
             SELECT value ->> 'slug', value ->> 'name',
                 coalesce((SELECT group_concat(n.value, ' ') FROM json_each(c.value, '$.names') n), '')
             FROM json_each(?1) c WHERE 1
             ON CONFLICT (slug) DO UPDATE SET name = excluded.name, other_names = excluded.other_names
             WHERE name <> excluded.name OR other_names <> excluded.other_names",
        )
        .json(&document.categories),
        // The next number of its popularity.
        Statement::new(
            "INSERT INTO documents (number, product_id, summary, price, rating, in_stock, created_at, title, brand,
                 category_names, attributes, skus, description, tags)
             SELECT coalesce(max(number) + 1, CAST(?1 AS INTEGER)), ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,
                 ?14, ?15
             FROM documents WHERE number >= ?1 AND number < ?2",
        )
        .bind(band)
        .bind(band + BAND)
        .text(id)
        .json(summary)
        .bind(summary.price.amount())
        .bind(hundredths(document))
        .bind(summary.stock_level != StockLevel::Out)
        .bind(document.created_at)
        .bind(texts(&summary.title, summary.titles.values()))
        .bind(summary.brand.clone())
        .bind(names.join(" "))
        .bind(attributes.join(" "))
        .bind(skus.join(" "))
        .bind(texts(&document.description, &document.other_descriptions))
        .bind(tags(document)),
        Statement::new(
            "INSERT INTO document_categories (document, category)
             SELECT (SELECT number FROM documents WHERE product_id = ?1), number FROM categories
             WHERE slug IN (SELECT value FROM json_each(?2))",
        )
        .text(id)
        .json(&slugs),
        // A SKU that changed hands in between belongs to whoever says so last.
        Statement::new(
            "INSERT INTO document_skus (sku, document)
             SELECT value, (SELECT number FROM documents WHERE product_id = ?1) FROM json_each(?2) WHERE 1
             ON CONFLICT (sku) DO UPDATE SET document = excluded.document",
        )
        .text(id)
        .json(&skus),
        Statement::new(
            "INSERT INTO document_phrases (document, locale, phrase)
             SELECT (SELECT number FROM documents WHERE product_id = ?1), value ->> 0, value ->> 1 FROM json_each(?2)",
        )
        .text(id)
        .json(&phrases(document)),
        Statement::new(
            "INSERT INTO attribute_values (name, value)
             SELECT value ->> 0, value ->> 1 FROM json_each(?1) WHERE 1 ON CONFLICT DO NOTHING",
        )
        .json(&facet_values(document)),
        Statement::new(
            "INSERT INTO document_values (document, value, image)
             SELECT (SELECT number FROM documents WHERE product_id = ?1), a.number,
                 (SELECT i.value -> 'image' FROM json_each(?3) i
                  WHERE lower(i.value ->> 'name') = a.name AND i.value ->> 'value' = a.value)
             FROM json_each(?2) v CROSS JOIN attribute_values a ON a.name = v.value ->> 0 AND a.value = v.value ->> 1",
        )
        .text(id)
        .json(&facet_values(document))
        .json(&document.option_images),
        // Words that are there already are left out before their fragments are looked at.
        Statement::new(
            "INSERT INTO words (fragment, word)
             SELECT f.value, w.key FROM json_each(?1) w CROSS JOIN json_each(w.value) f
             WHERE NOT EXISTS (SELECT 1 FROM words WHERE fragment = w.key AND word = w.key)
             ON CONFLICT DO NOTHING",
        )
        .json(&vocabulary(document)),
    ]
}
