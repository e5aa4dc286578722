use crate::domain::{Product, Variant};
use contract::event::{Event, SearchInbox};
use edge::{DatabaseError, Statement, outbox};
use kernel::{EventId, Problem, Timestamp};

/// The rows of a new product.
///
/// # Errors
/// `internal` for a product without variants.
pub fn insert(product: &Product) -> Result<Vec<Statement>, Problem> {
    let mut statements = vec![columns(
        Statement::new(
            "INSERT INTO products (id, slug, title, description, brand, status, opening, currency, options, attributes,
                 seo_title, seo_description, popularity, rating, rating_count, price, compare_at_price, price_varies,
                 image, stock_level, variant_count, updated_at, translations, titles, tax_class, weight_grams,
                 created_at, version)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21,
                 ?22, ?23, ?24, ?25, ?26, ?27, ?28)",
        ),
        product,
    )?
    .bind(product.created_at)
    .bind(product.version)];
    statements.extend(product.variants.iter().map(|variant| insert_variant(product, variant)));
    statements.push(insert_media(product));
    statements.push(insert_categories(product));
    statements.push(insert_listings(product));
    Ok(statements)
}

/// The rows of a product after a change from `before`; the whole batch fails ([`is_lost_race`]) if the stored product
/// is no longer `before`.
///
/// # Errors
/// `internal` for a product without variants.
pub fn update(before: &Product, after: &Product) -> Result<Vec<Statement>, Problem> {
    // The CASE is the guard: a batch has no `if`, but a CHECK that fails undoes all of it.
    let mut statements = vec![columns(
        Statement::new(
            "UPDATE products SET slug = ?2, title = ?3, description = ?4, brand = ?5, status = ?6, opening = ?7,
                 currency = ?8, options = ?9, attributes = ?10, seo_title = ?11, seo_description = ?12,
                 popularity = ?13, rating = ?14, rating_count = ?15, price = ?16, compare_at_price = ?17,
                 price_varies = ?18, image = ?19, stock_level = ?20, variant_count = ?21, updated_at = ?22,
                 translations = ?23, titles = ?24, tax_class = ?25, weight_grams = ?26,
                 version = CASE WHEN version = ?27 THEN version + 1 ELSE 0 END
             WHERE id = ?1",
        ),
        after,
    )?
    .bind(before.version)];
    let had = |id| before.variants.iter().any(|variant| variant.id == id);
    let removed = before.variants.iter().filter(|old| after.variants.iter().all(|new| new.id != old.id));
    statements
        .extend(removed.map(|variant| Statement::new("DELETE FROM variants WHERE id = ?1").text(variant.id)));
    let changed = after.variants.iter().filter(|variant| !before.variants.contains(variant));
    statements.extend(changed.map(|variant| {
        if had(variant.id) { update_variant(variant) } else { insert_variant(after, variant) }
    }));
    if after.media != before.media {
        statements.push(
            Statement::new("DELETE FROM media WHERE product = (SELECT number FROM products WHERE id = ?1)")
                .text(after.id),
        );
        statements.push(insert_media(after));
    }
    if after.categories != before.categories {
        statements.push(
            Statement::new(
                "DELETE FROM product_categories WHERE product = (SELECT number FROM products WHERE id = ?1)",
            )
            .text(after.id),
        );
        statements.push(insert_categories(after));
    }
    if place(after) != place(before) {
        statements.extend(refresh_listings(after));
    }
    Ok(statements)
}

/// The product's listings anew.
pub fn refresh_listings(product: &Product) -> [Statement; 2] {
    let forget =
        Statement::new("DELETE FROM listings WHERE product = (SELECT number FROM products WHERE id = ?1)");
    [forget.text(product.id), insert_listings(product)]
}

/// The product for search, as an event in the outbox.
///
/// # Errors
/// `internal` for a product without variants.
pub fn announce(product: &Product, event: EventId, now: Timestamp) -> Result<Statement, Problem> {
    let document = product.document().ok_or_else(|| Problem::internal("a product without variants"))?;
    let data = SearchInbox::ProductChanged { document: Box::new(document) };
    Ok(outbox::insert(&Event { id: event, at: now, data }))
}

/// True if an [`update`] failed because somebody else changed the product in between: read it again.
pub fn is_lost_race(error: &DatabaseError) -> bool {
    matches!(error, DatabaseError::Constraint(message) if message.contains("version >= 1"))
}

/// Everything that decides where lists show a product.
fn place(product: &Product) -> impl PartialEq + use<'_> {
    let prices = product.listed().map(|listed| (listed.price, listed.compare_at_price.is_some()));
    (product.status, &product.categories, product.popularity, product.rating, prices)
}

/// ?1 to ?26.
fn columns(statement: Statement, product: &Product) -> Result<Statement, Problem> {
    let listed = product.listed().ok_or_else(|| Problem::internal("a product without variants"))?;
    Ok(statement
        .text(product.id)
        .bind(product.slug.as_str())
        .bind(product.title.as_str())
        .bind(product.description.as_str())
        .bind(product.brand.clone())
        .json(&product.status)
        .json(&product.opening)
        .bind(listed.price.currency().code())
        .json(&product.options)
        .json(&product.attributes)
        .bind(product.seo.title.clone())
        .bind(product.seo.description.clone())
        .bind(product.popularity)
        .bind(product.rating)
        .bind(product.rating_count)
        .bind(listed.price.amount())
        .bind(listed.compare_at_price.map(kernel::Money::amount))
        .bind(listed.price_varies)
        .json(&product.listed_image())
        .json(&listed.stock_level)
        .bind(u32::try_from(product.variants.len()).unwrap_or(u32::MAX))
        .bind(product.updated_at)
        .json(&product.translations)
        .json(&product.titles())
        .json(&product.tax_class)
        .bind(product.weight_grams))
}

/// A variant behind those that the product has.
fn insert_variant(product: &Product, variant: &Variant) -> Statement {
    Statement::new(
        "INSERT INTO variants (id, product, position, sku, title, options, price, compare_at_price, image,
             opening_stock, stock_level, stock_version, sells_ahead)
         SELECT ?1, p.number, (SELECT coalesce(max(v.position) + 1, 0) FROM variants v WHERE v.product = p.number),
             ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12
         FROM products p WHERE p.id = ?2",
    )
    .text(variant.id)
    .text(product.id)
    .bind(variant.sku.as_str())
    .bind(variant.title.as_str())
    .json(&variant.options)
    .bind(variant.price.amount())
    .bind(variant.compare_at_price.map(kernel::Money::amount))
    .bind(variant.image.and_then(|position| u32::try_from(position).ok()))
    .bind(variant.opening_stock)
    .json(&variant.stock_level)
    .bind(variant.stock_version)
    .json(&variant.sells_ahead)
}

fn update_variant(variant: &Variant) -> Statement {
    Statement::new(
        "UPDATE variants SET title = ?2, price = ?3, compare_at_price = ?4, stock_level = ?5, stock_version = ?6,
             sku = ?7, image = ?8, options = ?9, sells_ahead = ?10
         WHERE id = ?1",
    )
    .text(variant.id)
    .bind(variant.title.as_str())
    .bind(variant.price.amount())
    .bind(variant.compare_at_price.map(kernel::Money::amount))
    .json(&variant.stock_level)
    .bind(variant.stock_version)
    .bind(variant.sku.as_str())
    .bind(variant.image.and_then(|position| u32::try_from(position).ok()))
    .json(&variant.options)
    .json(&variant.sells_ahead)
}

fn insert_media(product: &Product) -> Statement {
    Statement::new(
        "INSERT INTO media (product, position, url, alt, alts, width, height)
         SELECT (SELECT number FROM products WHERE id = ?1), key, value ->> 'url', value ->> 'alt',
             coalesce(value -> 'alts', '{}'), value ->> 'width', value ->> 'height'
         FROM json_each(?2)",
    )
    .text(product.id)
    .json(&product.media)
}

fn insert_categories(product: &Product) -> Statement {
    Statement::new(
        "INSERT INTO product_categories (product, category)
         SELECT (SELECT number FROM products WHERE id = ?1), number FROM categories
         WHERE id IN (SELECT value FROM json_each(?2))",
    )
    .text(product.id)
    .json(&product.direct_categories())
}

/// Under its categories, all above them, and 0; nothing unless it is active.
fn insert_listings(product: &Product) -> Statement {
    let categories: Vec<_> = product.categories.iter().map(|category| category.id).collect();
    Statement::new(
        "INSERT INTO listings (product, category, created_at, popularity, price, rating, on_sale)
         SELECT p.number, c.number, p.created_at, p.popularity, p.price, p.rating, p.compare_at_price IS NOT NULL
         FROM products p
         JOIN (SELECT 0 AS number
               UNION ALL SELECT number FROM categories WHERE id IN (SELECT value FROM json_each(?2))) c
         WHERE p.id = ?1 AND p.status = 'active'",
    )
    .text(product.id)
    .json(&categories)
}
