use crate::domain::ProductCategory;
use edge::{Database, DatabaseError, Statement, flag, json_column};
use kernel::{CategoryId, ProductId};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
pub struct CategoryRow {
    pub id: CategoryId,
    pub slug: String,
    pub name: String,
    #[serde(deserialize_with = "json_column")]
    pub names: BTreeMap<String, String>,
    pub parent: Option<CategoryId>,
    pub product_count: u32,
}

/// Every category in the order of its siblings.
pub fn all() -> Statement {
    Statement::new(
        "SELECT c.id, c.slug, c.name, c.names, above.id AS parent, c.product_count
         FROM categories c LEFT JOIN categories above ON above.number = c.parent
         ORDER BY c.position, c.number",
    )
}

/// A category; its parent must be there already.
pub fn insert(
    id: CategoryId,
    slug: &str,
    parent: Option<CategoryId>,
    position: u32,
    name: &str,
    names: &BTreeMap<String, String>,
) -> Statement {
    Statement::new(
        "INSERT INTO categories (id, slug, parent, position, name, names)
         VALUES (?1, ?2, (SELECT number FROM categories WHERE id = ?3), ?4, ?5, ?6)",
    )
    .text(id)
    .bind(slug)
    .bind(parent.map(|id| id.to_string()))
    .bind(position)
    .bind(name)
    .json(names)
}

/// A category behind its siblings.
pub fn append(category: &NewCategory<'_>) -> Statement {
    Statement::new(
        "INSERT INTO categories (id, slug, parent, position, name, names)
         SELECT ?1, ?2, (SELECT number FROM categories WHERE id = ?3),
             (SELECT coalesce(max(c.position) + 1, 0) FROM categories c
              WHERE c.parent IS (SELECT number FROM categories WHERE id = ?3)), ?4, ?5",
    )
    .text(category.id)
    .bind(category.slug)
    .bind(category.parent.map(|id| id.to_string()))
    .bind(category.name)
    .json(category.names)
}

/// What a new category is.
pub struct NewCategory<'a> {
    pub id: CategoryId,
    pub slug: &'a str,
    pub parent: Option<CategoryId>,
    pub name: &'a str,
    pub names: &'a BTreeMap<String, String>,
}

/// Gives a category its names and its slug.
pub fn rename(id: CategoryId, slug: &str, name: &str, names: &BTreeMap<String, String>) -> Statement {
    Statement::new("UPDATE categories SET slug = ?2, name = ?3, names = ?4 WHERE id = ?1")
        .text(id)
        .bind(slug)
        .bind(name)
        .json(names)
}

/// Puts `ids` below `parent` in this order.
pub fn arrange(parent: Option<CategoryId>, ids: &[CategoryId]) -> Statement {
    Statement::new(
        "UPDATE categories SET parent = (SELECT number FROM categories WHERE id = ?1), position = wanted.key
         FROM json_each(?2) wanted WHERE categories.id = wanted.value",
    )
    .bind(parent.map(|id| id.to_string()))
    .json(&ids)
}

/// Takes a category away; what lies below it or in it makes a foreign key refuse.
pub fn remove(id: CategoryId) -> Statement {
    Statement::new("DELETE FROM categories WHERE id = ?1").text(id)
}

/// Remembers that the products in a category and below it are to be announced anew.
pub fn mark_stale(id: CategoryId) -> Statement {
    Statement::new(
        "WITH RECURSIVE below (number) AS (
             SELECT number FROM categories WHERE id = ?1
             UNION SELECT c.number FROM below JOIN categories c ON c.parent = below.number
         )
         INSERT INTO stale_products (number)
         SELECT DISTINCT pc.product FROM below JOIN product_categories pc ON pc.category = below.number
         WHERE true ON CONFLICT DO NOTHING",
    )
    .text(id)
}

/// Some of the products that are to be announced anew.
pub async fn stale(db: &dyn Database, limit: u32) -> Result<Vec<ProductId>, DatabaseError> {
    let statement = Statement::new(
        "SELECT p.id AS value FROM stale_products s JOIN products p ON p.number = s.number ORDER BY s.number LIMIT ?1",
    )
    .bind(limit);
    Ok(db.run(statement).await?.all::<super::Single<ProductId>>()?.into_iter().map(|row| row.value).collect())
}

#[derive(Deserialize)]
pub(super) struct ProductCategoryRow {
    id: CategoryId,
    slug: String,
    name: String,
    #[serde(deserialize_with = "json_column")]
    names: BTreeMap<String, String>,
    #[serde(deserialize_with = "flag")]
    direct: bool,
}

impl From<ProductCategoryRow> for ProductCategory {
    fn from(row: ProductCategoryRow) -> Self {
        Self { id: row.id, slug: row.slug, name: row.name, names: row.names, direct: row.direct }
    }
}

/// Those of the categories that exist, and all above them.
pub async fn with_ancestors(
    db: &dyn Database,
    ids: &[CategoryId],
) -> Result<Vec<ProductCategory>, DatabaseError> {
    let statement = Statement::new(
        "WITH RECURSIVE above (number, parent, direct) AS (
             SELECT number, parent, 1 FROM categories WHERE id IN (SELECT value FROM json_each(?1))
             UNION SELECT c.number, c.parent, 0 FROM above JOIN categories c ON c.number = above.parent
         )
         SELECT c.id, c.slug, c.name, c.names, max(above.direct) AS direct
         FROM above JOIN categories c ON c.number = above.number GROUP BY c.number
         ORDER BY direct DESC, c.number DESC",
    )
    .json(&ids);
    let rows = db.run(statement).await?.all::<ProductCategoryRow>()?;
    Ok(rows.into_iter().map(Into::into).collect())
}
