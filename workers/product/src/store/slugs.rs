use edge::Statement;
use serde::Deserialize;

/// What an address leads to now; nothing if that is gone.
#[derive(Deserialize)]
pub struct FoundSlug {
    pub slug: Option<String>,
}

/// The product that has or had a slug, whatever its status; without a slug if it is not on sale any more. A draft was
/// never there.
pub fn product_of_slug(slug: &str) -> Statement {
    Statement::new(
        "SELECT iif(p.status = 'active', p.slug, NULL) AS slug FROM products p
         WHERE p.status <> 'draft' AND p.number = (
             SELECT number FROM products WHERE slug = ?1
             UNION ALL SELECT number FROM old_slugs WHERE kind = 'product' AND slug = ?1
         )",
    )
    .bind(slug)
}

/// The category that once had a slug.
pub fn category_of_slug(slug: &str) -> Statement {
    Statement::new(
        "SELECT c.slug FROM old_slugs o LEFT JOIN categories c ON c.number = o.number
         WHERE o.kind = 'category' AND o.slug = ?1",
    )
    .bind(slug)
}
