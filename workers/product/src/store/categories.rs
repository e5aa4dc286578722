use crate::domain::ProductCategory;
use edge::{Database, DatabaseError, Statement, flag, json_column};
use kernel::CategoryId;
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

#[derive(Deserialize)]
pub(super) struct ProductCategoryRow {
    id: CategoryId,
    slug: String,
    name: String,
    #[serde(deserialize_with = "flag")]
    direct: bool,
}

impl From<ProductCategoryRow> for ProductCategory {
    fn from(row: ProductCategoryRow) -> Self {
        Self { id: row.id, slug: row.slug, name: row.name, direct: row.direct }
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
         SELECT c.id, c.slug, c.name, max(above.direct) AS direct
         FROM above JOIN categories c ON c.number = above.number GROUP BY c.number
         ORDER BY direct DESC, c.number DESC",
    )
    .json(&ids);
    let rows = db.run(statement).await?.all::<ProductCategoryRow>()?;
    Ok(rows.into_iter().map(Into::into).collect())
}
