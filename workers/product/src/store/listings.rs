use super::load::money;
use contract::{
    Image, Rating, StockLevel,
    product::{AdminProductSort, ProductSort, ProductStatus, ProductSummary},
};
use edge::{DatabaseError, Statement, flag, json_column};
use kernel::{Currency, ProductId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A product as lists show it, with the keys of its place in this one.
#[derive(Deserialize)]
pub struct SummaryRow {
    id: ProductId,
    slug: String,
    title: String,
    #[serde(deserialize_with = "json_column")]
    titles: BTreeMap<String, String>,
    brand: Option<String>,
    currency: Currency,
    price: i64,
    compare_at_price: Option<i64>,
    #[serde(deserialize_with = "flag")]
    price_varies: bool,
    #[serde(deserialize_with = "json_column")]
    image: Option<Image>,
    rating: u32,
    rating_count: u32,
    stock_level: StockLevel,
    pub status: ProductStatus,
    pub variant_count: u32,
    pub updated_at: i64,
    /// What the list is sorted by, then its tie-breaker.
    pub sort_key: i64,
    pub number: i64,
}

impl SummaryRow {
    /// As in the contract.
    pub fn summary(&self) -> Result<ProductSummary, DatabaseError> {
        Ok(ProductSummary {
            id: self.id,
            slug: self.slug.clone(),
            title: self.title.clone(),
            titles: self.titles.clone(),
            brand: self.brand.clone(),
            price: money(self.price, self.currency)?,
            compare_at_price: self.compare_at_price.map(|price| money(price, self.currency)).transpose()?,
            price_varies: self.price_varies,
            image: self.image.clone(),
            rating: Rating { average: f64::from(self.rating) / 100.0, count: self.rating_count },
            stock_level: self.stock_level,
        })
    }
}

/// Which way a list is read from its cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    Forward,
    Backward,
}

/// The products after (or before) a place in a list.
pub struct Page<'a> {
    /// A slug; the whole shop without.
    pub category: Option<&'a str>,
    pub sort: ProductSort,
    pub on_sale: bool,
    pub direction: Direction,
    /// Sort key and number of the product at the place; the list's end without.
    pub from: Option<(i64, i64)>,
    pub limit: u32,
}

/// Beyond every key there is.
const END: i64 = (1 << 53) - 1;

macro_rules! summary {
    ($table:literal, $key:literal, $number:literal) => {
        concat!(
            "SELECT p.id, p.slug, p.title, p.titles, p.brand, p.currency, p.price, p.compare_at_price, p.price_varies, p.image,
                 p.rating, p.rating_count, p.stock_level, p.status, p.variant_count, p.updated_at,
                 ", $table, ".", $key, " AS sort_key, ", $table, ".", $number, " AS number "
        )
    };
}

// CROSS JOIN keeps the order of the tables: one index is walked, each product looked up by its number. The index is
// named because without statistics SQLite may take the partial one for the full one's equal.
macro_rules! listing {
    ($key:literal, $index:literal, $filter:literal, $than:literal, $order:literal) => {
        concat!(
            summary!("l", $key, "product"),
            "FROM listings l INDEXED BY ", $index, $key, " CROSS JOIN products p ON p.number = l.product
             WHERE l.category = CASE WHEN ?1 IS NULL THEN 0 ELSE (SELECT number FROM categories WHERE slug = ?1) END
                 AND (l.", $key, ", l.product) ", $than, " (?2, ?3)", $filter, "
             ORDER BY l.", $key, " ", $order, ", l.product ", $order, " LIMIT ?4"
        )
    };
}

macro_rules! listings {
    ($page:expr, $descending:expr, $key:literal) => {
        match ($page.on_sale, $descending) {
            (false, false) => listing!($key, "listings_", "", ">", "ASC"),
            (false, true) => listing!($key, "listings_", "", "<", "DESC"),
            (true, false) => listing!($key, "listings_sale_", " AND l.on_sale = 1", ">", "ASC"),
            (true, true) => listing!($key, "listings_sale_", " AND l.on_sale = 1", "<", "DESC"),
        }
    };
}

/// Active products of a list, in the direction of reading.
pub fn page(page: &Page<'_>) -> Statement {
    let descending = (page.sort != ProductSort::PriceAsc) == (page.direction == Direction::Forward);
    let sql = match page.sort {
        ProductSort::Newest => listings!(page, descending, "created_at"),
        ProductSort::Popular => listings!(page, descending, "popularity"),
        ProductSort::PriceAsc | ProductSort::PriceDesc => listings!(page, descending, "price"),
        ProductSort::Rating => listings!(page, descending, "rating"),
    };
    let end = if descending { (END, END) } else { (-END, -END) };
    let (key, number) = page.from.unwrap_or(end);
    Statement::new(sql).bind(page.category.map(str::to_owned)).bind(key).bind(number).bind(page.limit)
}

/// Products on sale by id or slug, in the order of `keys`.
pub fn summaries(keys: &[String]) -> Statement {
    Statement::new(concat!(
        summary!("p", "updated_at", "number"),
        "FROM json_each(?1) wanted CROSS JOIN products p ON p.number = (
             SELECT number FROM products WHERE id = wanted.value
             UNION ALL SELECT number FROM products WHERE slug = wanted.value
         )
         WHERE p.status = 'active' ORDER BY wanted.key"
    ))
    .json(&keys)
}

/// The highest number that a product has.
pub fn highest_product() -> Statement {
    Statement::new("SELECT coalesce(max(number), 0) AS value FROM products")
}

#[derive(Deserialize)]
pub struct SitemapRow {
    pub slug: String,
    pub updated_at: i64,
    pub image_url: Option<String>,
}

/// Products on sale whose number is above `from`, up to `to`.
pub fn sitemap(from: u32, to: u32) -> Statement {
    Statement::new(
        "SELECT slug, updated_at, image ->> 'url' AS image_url FROM products WHERE number > ?1 AND number <= ?2 AND status = 'active' ORDER BY number",
    )
    .bind(from)
    .bind(to)
}

/// The admin's list: all products.
pub struct AdminPage<'a> {
    /// A part of the title, or a SKU.
    pub q: Option<&'a str>,
    pub status: Option<ProductStatus>,
    /// Slug or id.
    pub category: Option<&'a str>,
    pub stock_level: Option<StockLevel>,
    pub sort: AdminProductSort,
    pub direction: Direction,
    /// As in [`Page`]; the key counts only where the list is sorted by change.
    pub from: Option<(i64, i64)>,
    pub limit: u32,
}

// A part of a title has no index: the walk in the list's order ends as soon as the page is full.
macro_rules! admin {
    ($filter:literal, $column:literal, $place:literal, $than:literal, $order:literal) => {
        concat!(
            summary!("p", "updated_at", "number"),
            "FROM products p WHERE ",
            $filter,
            " AND (p.",
            $column,
            ", p.number) ",
            $than,
            " (",
            $place,
            ", ?3)
                 AND (?5 IS NULL OR instr(lower(p.title), lower(?5)) > 0
                      OR p.number = (SELECT product FROM variants WHERE sku = ?5))
                 AND (?6 IS NULL OR p.number IN (
                     WITH RECURSIVE below (number) AS (
                         SELECT number FROM categories WHERE slug = ?6 OR id = ?6
                         UNION SELECT c.number FROM below JOIN categories c ON c.parent = below.number
                     )
                     SELECT pc.product FROM below JOIN product_categories pc ON pc.category = below.number))
                 AND (?7 IS NULL OR p.stock_level = ?7)
             ORDER BY p.",
            $column,
            " ",
            $order,
            ", p.number ",
            $order,
            " LIMIT ?4"
        )
    };
}

/// Products of the admin's list, in the direction of reading.
pub fn admin_page(page: &AdminPage<'_>) -> Statement {
    use AdminProductSort::{Price, Title, Updated};
    let descending = (page.sort == Updated) == (page.direction == Direction::Forward);
    // Where the place is not the key of the cursor it is that of the cursor's product, as it is now.
    let sql = match (page.sort, page.status, descending) {
        (Updated, None, true) => admin!("?1 IS NULL", "updated_at", "?2", "<", "DESC"),
        (Updated, None, false) => admin!("?1 IS NULL", "updated_at", "?2", ">", "ASC"),
        (Updated, Some(_), true) => admin!("p.status = ?1", "updated_at", "?2", "<", "DESC"),
        (Updated, Some(_), false) => admin!("p.status = ?1", "updated_at", "?2", ">", "ASC"),
        (Title, _, true) => admin!(
            "(?1 IS NULL OR p.status = ?1)",
            "title",
            "(SELECT title FROM products WHERE number = ?3 AND ?2 IS NOT NULL)",
            "<",
            "DESC"
        ),
        (Title, _, false) => admin!(
            "(?1 IS NULL OR p.status = ?1)",
            "title",
            "coalesce((SELECT title FROM products WHERE number = ?3 AND ?2 IS NOT NULL), '')",
            ">",
            "ASC"
        ),
        (Price, _, true) => admin!(
            "(?1 IS NULL OR p.status = ?1)",
            "price",
            "(SELECT price FROM products WHERE number = ?3 AND ?2 IS NOT NULL)",
            "<",
            "DESC"
        ),
        (Price, _, false) => admin!(
            "(?1 IS NULL OR p.status = ?1)",
            "price",
            "coalesce((SELECT price FROM products WHERE number = ?3 AND ?2 IS NOT NULL), -1)",
            ">",
            "ASC"
        ),
    };
    let end = if descending { (END, END) } else { (-END, -END) };
    let (key, number) = page.from.unwrap_or(end);
    Statement::new(sql)
        .json(&page.status)
        .bind(key)
        .bind(number)
        .bind(page.limit)
        .bind(page.q.map(str::to_owned))
        .bind(page.category.map(str::to_owned))
        .json(&page.stock_level)
}
