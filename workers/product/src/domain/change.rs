use super::{
    create::{
        MOST_VARIANTS, attributes_fit, check_languages, check_options, check_price, new_variant, said,
        values_in_order, weight_fits,
    },
    product::{Product, ProductCategory, Variant},
};
use contract::Image;
use contract::product::{
    AddVariants, NewProductStatus, PriceChange, ProductOption, ProductStatus, SetMedia, SetVariant,
    UpdateProduct, UpdateVariant,
};
use kernel::{Currency, ErrorCode, Line, Problem, Timestamp, VariantId};
use std::collections::{BTreeMap, BTreeSet};

/// The most pictures that a product has.
const MOST_MEDIA: usize = 20;

/// The product after the wished changes. `categories` are those of the wish, if it names any, with all above them;
/// `uploads` those of its pictures that were uploaded; `currency` is the store's.
///
/// # Errors
/// `illegal_transition`, `currency_mismatch`, `invalid_request`.
pub fn change(
    mut product: Product,
    wish: &UpdateProduct,
    categories: Option<Vec<ProductCategory>>,
    uploads: &[Image],
    currency: Currency,
    now: Timestamp,
) -> Result<Product, Problem> {
    if wish.version.is_some_and(|version| version != product.version) {
        return Err(Problem::new(ErrorCode::Conflict).detail("The product has been changed meanwhile."));
    }
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
    if let Some(attributes) = &wish.attributes {
        attributes_fit(attributes)?;
        product.attributes =
            attributes.iter().map(|(name, value)| (name.clone(), value.to_string())).collect();
    }
    if let Some(tax_class) = wish.tax_class {
        product.tax_class = tax_class;
    }
    if let Some(weight) = wish.weight_grams {
        weight_fits(weight)?;
        product.weight_grams = weight;
    }
    if let Some(media) = &wish.media {
        arrange(&mut product, media, uploads)?;
    }
    if let Some(options) = &wish.options {
        arrange_options(&mut product, options)?;
    }
    if let Some(title) = &wish.seo_title {
        product.seo.title = title.as_ref().map(ToString::to_string);
    }
    if let Some(description) = &wish.seo_description {
        product.seo.description = description.as_ref().map(ToString::to_string);
    }
    if let Some(translations) = &wish.translations {
        check_languages(translations, "/translations")?;
        product.translations = said(translations);
    }
    if let Some(variants) = &wish.variants {
        set_variants(&mut product, variants, currency)?;
    }
    product.updated_at = now;
    Ok(product)
}

/// Gives variants their prices and pictures.
fn set_variants(product: &mut Product, wanted: &[SetVariant], currency: Currency) -> Result<(), Problem> {
    let mut named = BTreeSet::new();
    for (index, SetVariant { id, price, compare_at_price, image_url }) in wanted.iter().enumerate() {
        let variant = product.variants.iter_mut().find(|variant| variant.id == *id);
        let Some(variant) = variant.filter(|_| named.insert(*id)) else {
            let detail = "Name variants of the product, each at most once.";
            return Err(Problem::invalid(format!("/variants/{index}/id"), "unknown", detail));
        };
        check_price(&format!("/variants/{index}/price"), *price, *compare_at_price, currency)?;
        let place = |url: &String| product.media.iter().position(|image| image.url == *url);
        let image = match image_url {
            None => None,
            Some(url) => Some(place(url).ok_or_else(|| {
                let pointer = format!("/variants/{index}/image_url");
                Problem::invalid(pointer, "unknown", "Name one of the product's pictures.")
            })?),
        };
        (variant.price, variant.compare_at_price, variant.image) = (*price, *compare_at_price, image);
    }
    Ok(())
}

/// Puts the product's pictures into this order; those that are not named are gone. Variants keep theirs.
fn arrange(product: &mut Product, media: &[SetMedia], uploads: &[Image]) -> Result<(), Problem> {
    if media.len() > MOST_MEDIA {
        return Err(Problem::invalid("/media", "count", format!("At most {MOST_MEDIA} pictures.")));
    }
    let mut arranged = Vec::with_capacity(media.len());
    let mut named = BTreeSet::new();
    for (index, wanted) in media.iter().enumerate() {
        let known = product.media.iter().chain(uploads).find(|image| image.url == wanted.url);
        let Some(known) = known.filter(|_| named.insert(&wanted.url)) else {
            let detail = "Name pictures of the product or uploaded ones, each at most once.";
            return Err(Problem::invalid(format!("/media/{index}/url"), "unknown", detail));
        };
        check_languages(&wanted.alts, &format!("/media/{index}/alts"))?;
        let alts = wanted.alts.iter().map(|(tag, alt)| (tag.clone(), alt.to_string())).collect();
        arranged.push(Image { alt: wanted.alt.to_string(), alts, ..known.clone() });
    }
    for variant in &mut product.variants {
        let url = variant.image.and_then(|position| product.media.get(position)).map(|image| &image.url);
        variant.image = url.and_then(|url| arranged.iter().position(|image| image.url == *url));
    }
    product.media = arranged;
    Ok(())
}

/// Renames the options and puts their values into this order; what a variant is stays a value.
fn arrange_options(product: &mut Product, options: &[ProductOption]) -> Result<(), Problem> {
    if options.len() != product.options.len() {
        let detail = "Name all options of the product, in their order.";
        return Err(Problem::invalid("/options", "count", detail));
    }
    check_options(options)?;
    for (index, (old, new)) in product.options.iter().zip(options).enumerate() {
        let is_value = |variant: &Variant| {
            let value = variant.options.get(&*old.name);
            value.is_none_or(|value| new.values.iter().any(|other| **other == **value))
        };
        if !product.variants.iter().all(is_value) {
            let detail = "A variant has a value that is not named.";
            return Err(Problem::invalid(format!("/options/{index}/values"), "in_use", detail));
        }
    }
    for variant in &mut product.variants {
        // All at once: two options may exchange their names.
        let renamed = product.options.iter().zip(options);
        variant.options = renamed
            .filter_map(|(old, new)| Some((new.name.to_string(), variant.options.get(&*old.name)?.clone())))
            .collect();
    }
    product.options = options.to_vec();
    Ok(())
}

/// The product with more variants; inventory is still to be told what they begin with.
///
/// # Errors
/// `invalid_request`, `currency_mismatch`, `illegal_transition` for what is archived.
pub fn add_variants(
    mut product: Product,
    wish: &AddVariants,
    variant_id: impl Fn() -> VariantId,
    currency: Currency,
    now: Timestamp,
) -> Result<Product, Problem> {
    let opening = match product.status {
        ProductStatus::Draft => NewProductStatus::Draft,
        ProductStatus::Active => NewProductStatus::Active,
        ProductStatus::Archived => {
            return Err(Problem::new(ErrorCode::IllegalTransition).detail("Put it back on sale first."));
        }
    };
    let fits = !wish.variants.is_empty() && product.variants.len() + wish.variants.len() <= MOST_VARIANTS;
    if !fits {
        let detail = format!("A product has 1 to {MOST_VARIANTS} variants.");
        return Err(Problem::invalid("/variants", "count", detail));
    }
    // A value that is new joins its option, behind the others.
    for variant in &wish.variants {
        for option in &mut product.options {
            if let Some(value) = variant.options.get(&*option.name)
                && !option.values.contains(value)
            {
                option.values.push(value.clone());
            }
        }
    }
    for (index, wanted) in wish.variants.iter().enumerate() {
        let variant = new_variant(&product.options, &product.title, index, wanted, variant_id(), currency)?;
        let taken = |other: &Variant| other.options == variant.options;
        if product.variants.iter().any(taken) {
            let pointer = format!("/variants/{index}/options");
            return Err(Problem::invalid(pointer, "duplicate", "Another variant has these options."));
        }
        product.variants.push(variant);
    }
    product.opening = Some(opening);
    product.updated_at = now;
    Ok(product)
}

/// The product without a variant.
///
/// # Errors
/// `not_found`, `conflict` for the only one.
pub fn remove_variant(mut product: Product, id: VariantId, now: Timestamp) -> Result<Product, Problem> {
    let place = product.variants.iter().position(|variant| variant.id == id).ok_or(ErrorCode::NotFound)?;
    if product.variants.len() == 1 {
        let detail = "A product has at least one variant. Archive the product to take it off sale.";
        return Err(Problem::new(ErrorCode::Conflict).detail(detail));
    }
    product.variants.remove(place);
    // What no variant is any more can no longer be chosen.
    for option in &mut product.options {
        let (name, variants) = (option.name.to_string(), &product.variants);
        let used =
            |value: &str| variants.iter().any(|v| v.options.get(&name).is_some_and(|own| own == value));
        option.values.retain(|value| used(value));
    }
    product.updated_at = now;
    Ok(product)
}

/// The product with every variant's price changed. A compare-at price that is no longer above it is taken away.
///
/// # Errors
/// `invalid_request` for a change that is out of range or leads to a price that is.
pub fn change_prices(mut product: Product, by: PriceChange, now: Timestamp) -> Result<Product, Problem> {
    for variant in &mut product.variants {
        let changed = by.applied(variant.price).ok_or_else(|| {
            Problem::invalid("/price_change", "out_of_range", "From -99 to 1000 percent, or an amount.")
        })?;
        check_price("/price_change", changed, None, variant.price.currency())?;
        variant.price = changed;
        variant.compare_at_price =
            variant.compare_at_price.filter(|before| before.amount() > changed.amount());
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

/// Makes a variant another combination of the options. Values that are new join them, one that no variant is any more
/// goes.
fn choose_options(
    product: &mut Product,
    id: VariantId,
    wanted: &BTreeMap<String, Line<60>>,
) -> Result<(), Problem> {
    let mut options = product.options.clone();
    for option in &mut options {
        if let Some(value) = wanted.get(&*option.name)
            && !option.values.contains(value)
        {
            option.values.push(value.clone());
        }
    }
    let values = values_in_order(&options, wanted)
        .ok_or_else(|| Problem::invalid("/options", "mismatch", "Name one value for each option."))?;
    let chosen: contract::Options =
        wanted.iter().map(|(name, value)| (name.clone(), value.to_string())).collect();
    if product.variants.iter().any(|variant| variant.id != id && variant.options == chosen) {
        return Err(Problem::invalid("/options", "duplicate", "Another variant has these options."));
    }
    let variant = product.variants.iter_mut().find(|variant| variant.id == id).ok_or(ErrorCode::NotFound)?;
    let before = std::mem::replace(&mut variant.options, chosen);
    if !values.is_empty() {
        variant.title = values.join(" / ");
    }
    for option in &mut options {
        let Some(left) = before.get(&*option.name) else { continue };
        let used = product.variants.iter().any(|variant| variant.options.get(&*option.name) == Some(left));
        option.values.retain(|value| used || **value != **left);
    }
    check_options(&options)?;
    product.options = options;
    Ok(())
}

/// The product after the change of a variant.
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
    if let Some(options) = &wish.options {
        choose_options(&mut product, id, options)?;
    }
    let variant = product.variants.iter_mut().find(|variant| variant.id == id).ok_or(ErrorCode::NotFound)?;
    if let Some(price) = wish.price {
        variant.price = price;
    }
    if let Some(compare_at_price) = wish.compare_at_price {
        variant.compare_at_price = compare_at_price;
    }
    check_price("/price", variant.price, variant.compare_at_price, currency)?;
    if let Some(sku) = &wish.sku {
        variant.sku = sku.to_string();
    }
    if let Some(url) = &wish.image_url {
        variant.image = match url {
            None => None,
            Some(url) => Some(product.media.iter().position(|image| image.url == *url).ok_or_else(|| {
                Problem::invalid("/image_url", "unknown", "Name one of the product's pictures.")
            })?),
        };
    }
    product.updated_at = now;
    Ok(product)
}
