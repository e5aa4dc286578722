use super::{
    create::check_price,
    product::{Product, ProductCategory},
};
use contract::product::{ProductStatus, UpdateProduct, UpdateVariant};
use kernel::{Currency, ErrorCode, Problem, Timestamp, VariantId};

/// The product after the wished changes. `categories` are those of the wish, if it names any, with all above them.
///
/// # Errors
/// `illegal_transition`, `invalid_request`.
pub fn change(
    mut product: Product,
    wish: &UpdateProduct,
    categories: Option<Vec<ProductCategory>>,
    now: Timestamp,
) -> Result<Product, Problem> {
    if let Some(status) = wish.status {
        product.status = transition(product.status, status)?;
    }
    if let Some(title) = &wish.title {
        // A variant without options is called as its product is.
        for variant in product.variants.iter_mut().filter(|variant| variant.options.is_empty()) {
            variant.title = title.to_string();
        }
        product.title = title.to_string();
    }
    if let Some(slug) = &wish.slug {
        product.slug = slug.to_string();
    }
    if let Some(description) = &wish.description {
        product.description = description.as_ref().map(ToString::to_string).unwrap_or_default();
    }
    if let Some(brand) = &wish.brand {
        product.brand = brand.as_ref().map(ToString::to_string);
    }
    if let (Some(wanted), Some(found)) = (&wish.category_ids, categories) {
        if let Some(index) = wanted.iter().position(|id| !found.iter().any(|c| c.direct && c.id == *id)) {
            let pointer = format!("/category_ids/{index}");
            return Err(Problem::invalid(pointer, "unknown", "There is no such category."));
        }
        product.categories = found;
    }
    product.updated_at = now;
    Ok(product)
}

/// What was once on sale is archived, not a draft again: orders and links point to it.
fn transition(from: ProductStatus, to: ProductStatus) -> Result<ProductStatus, Problem> {
    match (from, to) {
        (ProductStatus::Active | ProductStatus::Archived, ProductStatus::Draft) => {
            Err(Problem::new(ErrorCode::IllegalTransition).detail("Only a new product is a draft."))
        }
        (_, to) => Ok(to),
    }
}

/// The product after the change of a variant's prices.
///
/// # Errors
/// `not_found`, `currency_mismatch`, `invalid_request`.
pub fn change_variant(
    mut product: Product,
    id: VariantId,
    wish: &UpdateVariant,
    currency: Currency,
    now: Timestamp,
) -> Result<Product, Problem> {
    let variant = product.variants.iter_mut().find(|variant| variant.id == id).ok_or(ErrorCode::NotFound)?;
    if let Some(price) = wish.price {
        variant.price = price;
    }
    if let Some(compare_at_price) = wish.compare_at_price {
        variant.compare_at_price = compare_at_price;
    }
    check_price("/price", variant.price, variant.compare_at_price, currency)?;
    product.updated_at = now;
    Ok(product)
}
