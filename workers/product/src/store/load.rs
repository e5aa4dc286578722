use super::{Single, categories::ProductCategoryRow};
use crate::domain::{Product, Variant};
use contract::{
    Image, Options, StockLevel,
    inventory::SellsAhead,
    product::{NewProductStatus, ProductOption, ProductStatus, ProductTexts, Seo, TaxClass},
};
use edge::{Database, DatabaseError, Rows, Statement, json_column};
use kernel::{CategoryId, Currency, Money, ProductId, Timestamp, VariantId};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct ProductRow {
    id: ProductId,
    slug: String,
    title: String,
    description: String,
    brand: Option<String>,
    status: ProductStatus,
    version: u32,
    opening: Option<NewProductStatus>,
    currency: Currency,
    #[serde(deserialize_with = "json_column")]
    options: Vec<ProductOption>,
    #[serde(deserialize_with = "json_column")]
    attributes: BTreeMap<String, String>,
    tax_class: TaxClass,
    weight_grams: Option<u32>,
    seo_title: Option<String>,
    seo_description: Option<String>,
    #[serde(deserialize_with = "json_column")]
    translations: BTreeMap<String, ProductTexts>,
    popularity: u32,
    rating: u32,
    rating_count: u32,
    created_at: i64,
    updated_at: i64,
}

#[derive(Deserialize)]
struct VariantRow {
    id: VariantId,
    sku: String,
    title: String,
    #[serde(deserialize_with = "json_column")]
    options: Options,
    price: i64,
    compare_at_price: Option<i64>,
    image: Option<usize>,
    opening_stock: u32,
    stock_level: StockLevel,
    #[serde(deserialize_with = "json_column")]
    sells_ahead: Option<SellsAhead>,
    stock_version: u32,
}

#[derive(Deserialize)]
struct ImageRow {
    url: String,
    alt: String,
    #[serde(deserialize_with = "json_column")]
    alts: BTreeMap<String, String>,
    width: u32,
    height: u32,
}

impl From<ImageRow> for Image {
    fn from(ImageRow { url, alt, alts, width, height }: ImageRow) -> Self {
        Self { url, alt, alts, width, height }
    }
}

/// Money from a column; what is stored was in range.
pub(super) fn money(amount: i64, currency: Currency) -> Result<Money, DatabaseError> {
    Money::new(amount, currency).map_err(|error| DatabaseError::Failed(error.to_string()))
}

macro_rules! of_product {
    ($columns:literal, $table:literal, $order:literal) => {
        concat!(
            "SELECT ", $columns, " FROM ", $table, " WHERE product = (
                 SELECT number FROM products WHERE id = ?1 UNION ALL SELECT number FROM products WHERE slug = ?1
             ) ORDER BY ", $order
        )
    };
}

/// The statements that find a product by its id or slug, for one batch; [`read`] reads what they found.
///
/// A slug has no underscore and an id has one, so a key never means two products.
pub fn by_key(key: &str) -> Vec<Statement> {
    [
        "SELECT id, slug, title, description, brand, status, version, opening, currency, options, attributes,
                tax_class, weight_grams, seo_title, seo_description, translations, popularity, rating, rating_count,
                created_at, updated_at
         FROM products WHERE number = (
             SELECT number FROM products WHERE id = ?1 UNION ALL SELECT number FROM products WHERE slug = ?1
         )",
        of_product!(
            "id, sku, title, options, price, compare_at_price, image, opening_stock, stock_level, sells_ahead,
                stock_version",
            "variants",
            "position"
        ),
        of_product!("url, alt, alts, width, height", "media", "position"),
        "WITH RECURSIVE above (number, parent, direct) AS (
             SELECT c.number, c.parent, 1 FROM product_categories pc JOIN categories c ON c.number = pc.category
             WHERE pc.product = (
                 SELECT number FROM products WHERE id = ?1 UNION ALL SELECT number FROM products WHERE slug = ?1
             )
             UNION SELECT c.number, c.parent, 0 FROM above JOIN categories c ON c.number = above.parent
         )
         SELECT c.id, c.slug, c.name, c.names, max(above.direct) AS direct
         FROM above JOIN categories c ON c.number = above.number GROUP BY c.number
         ORDER BY direct DESC, c.number DESC",
    ]
    .into_iter()
    .map(|sql| Statement::new(sql).bind(key))
    .collect()
}

/// What the statements of [`by_key`] found.
pub fn read(rows: Vec<Rows>) -> Result<Option<Product>, DatabaseError> {
    let Ok([product, variants, media, categories]) = <[Rows; 4]>::try_from(rows) else {
        return Err(DatabaseError::Failed("four results were expected".to_owned()));
    };
    let Some(row) = product.first::<ProductRow>()? else { return Ok(None) };
    let variant = |variant: VariantRow| {
        Ok(Variant {
            id: variant.id,
            sku: variant.sku,
            title: variant.title,
            options: variant.options,
            price: money(variant.price, row.currency)?,
            compare_at_price: variant.compare_at_price.map(|p| money(p, row.currency)).transpose()?,
            image: variant.image,
            opening_stock: variant.opening_stock,
            stock_level: variant.stock_level,
            sells_ahead: variant.sells_ahead,
            stock_version: variant.stock_version,
        })
    };
    Ok(Some(Product {
        variants: variants.all()?.into_iter().map(variant).collect::<Result<_, DatabaseError>>()?,
        media: media.all::<ImageRow>()?.into_iter().map(Into::into).collect(),
        categories: categories.all::<ProductCategoryRow>()?.into_iter().map(Into::into).collect(),
        id: row.id,
        slug: row.slug,
        title: row.title,
        description: row.description,
        brand: row.brand,
        status: row.status,
        version: row.version,
        opening: row.opening,
        options: row.options,
        attributes: row.attributes,
        tax_class: row.tax_class,
        weight_grams: row.weight_grams,
        seo: Seo { title: row.seo_title, description: row.seo_description },
        translations: row.translations,
        popularity: row.popularity,
        rating: row.rating,
        rating_count: row.rating_count,
        created_at: Timestamp::from_millis(row.created_at),
        updated_at: Timestamp::from_millis(row.updated_at),
    }))
}

/// The product that a variant belongs to.
pub async fn product_of_variant(
    db: &dyn Database,
    id: VariantId,
) -> Result<Option<ProductId>, DatabaseError> {
    let statement = Statement::new(
        "SELECT p.id AS value FROM variants v JOIN products p ON p.number = v.product WHERE v.id = ?1",
    )
    .text(id);
    Ok(db.run(statement).await?.first::<Single<ProductId>>()?.map(|row| row.value))
}

/// True if a product has this slug.
pub async fn is_slug_taken(db: &dyn Database, slug: &str) -> Result<bool, DatabaseError> {
    let statement = Statement::new("SELECT id AS value FROM products WHERE slug = ?1").text(slug);
    Ok(db.run(statement).await?.first::<Single<ProductId>>()?.is_some())
}

/// Products whose opening stock inventory may not know yet.
pub async fn opening_products(db: &dyn Database) -> Result<Vec<ProductId>, DatabaseError> {
    let statement =
        Statement::new("SELECT id AS value FROM products WHERE opening IS NOT NULL ORDER BY number LIMIT 20");
    Ok(db.run(statement).await?.all::<Single<ProductId>>()?.into_iter().map(|row| row.value).collect())
}

#[derive(Deserialize)]
pub struct SellableRow {
    pub id: VariantId,
    pub product_id: ProductId,
    pub product_slug: String,
    pub sku: String,
    pub title: String,
    #[serde(deserialize_with = "json_column")]
    pub titles: BTreeMap<String, String>,
    #[serde(deserialize_with = "json_column")]
    pub options: Options,
    pub price: i64,
    pub currency: Currency,
    #[serde(deserialize_with = "json_column")]
    pub category_ids: Vec<CategoryId>,
    #[serde(deserialize_with = "json_column")]
    pub image: Option<Image>,
    pub stock_level: StockLevel,
    pub tax_class: TaxClass,
    pub weight_grams: Option<u32>,
    #[serde(deserialize_with = "json_column")]
    pub sells_ahead: Option<SellsAhead>,
}

/// Variants for sale, with their own picture or the product's, and their categories with those above.
pub fn sellable(ids: &[VariantId]) -> Statement {
    // CROSS JOIN keeps SQLite from reordering: it would begin at every active product.
    Statement::new(
        "SELECT v.id, p.id AS product_id, p.slug AS product_slug, v.sku, p.title, p.titles, v.options, v.price, p.currency,
                (WITH RECURSIVE above (number, parent) AS (
                     SELECT c.number, c.parent
                     FROM product_categories pc JOIN categories c ON c.number = pc.category WHERE pc.product = p.number
                     UNION SELECT c.number, c.parent FROM above JOIN categories c ON c.number = above.parent
                 )
                 SELECT json_group_array(c.id) FROM above JOIN categories c ON c.number = above.number) AS category_ids,
                coalesce((SELECT json_object('url', m.url, 'alt', m.alt, 'width', m.width, 'height', m.height)
                          FROM media m WHERE m.product = p.number AND m.position = v.image), p.image) AS image,
                v.stock_level, p.tax_class, p.weight_grams, v.sells_ahead
         FROM json_each(?1) wanted CROSS JOIN variants v ON v.id = wanted.value
              CROSS JOIN products p ON p.number = v.product
         WHERE p.status = 'active'",
    )
    .json(&ids)
}

/// Variants of the products whose title has this part, in any language; of the products changed last first, as people
/// look for what they work on.
pub fn titled(part: &str, limit: usize) -> Statement {
    Statement::new(
        "SELECT v.id
         FROM (SELECT number, updated_at FROM products
               WHERE instr(lower(title), lower(?1)) > 0
                   OR EXISTS (SELECT 1 FROM json_each(titles) WHERE instr(lower(value), lower(?1)) > 0)
               ORDER BY updated_at DESC, number DESC LIMIT CAST(?2 AS INTEGER)) p
         CROSS JOIN variants v ON v.product = p.number
         ORDER BY p.updated_at DESC, v.id LIMIT CAST(?2 AS INTEGER)",
    )
    .bind(part)
    .json(&limit)
}

/// The words of options, attributes and their values. It reads all products: only for pages of the staff.
pub fn words(limit: usize) -> Statement {
    Statement::new(
        "WITH kept AS (SELECT options, attributes FROM products WHERE status <> 'archived'),
             said (word) AS (
                 SELECT option.value ->> 'name' FROM kept, json_each(kept.options) option
                 UNION ALL SELECT choice.value
                     FROM kept, json_each(kept.options) option, json_each(option.value, '$.values') choice
                 UNION ALL SELECT attribute.key FROM kept, json_each(kept.attributes) attribute
                 UNION ALL SELECT attribute.value FROM kept, json_each(kept.attributes) attribute
             )
         SELECT word FROM said GROUP BY word ORDER BY count(*) DESC, word LIMIT CAST(?1 AS INTEGER)",
    )
    .json(&limit)
}
