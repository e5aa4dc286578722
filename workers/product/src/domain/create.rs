use super::product::{Product, ProductCategory, Variant};
use contract::{
    Image, StockLevel,
    product::{
        CreateProduct, CreateVariant, NewProductStatus, ProductOption, ProductStatus, ProductTexts, Seo,
    },
};
use kernel::{Currency, ErrorCode, Line, Locale, Problem, ProductId, Slug, Timestamp, VariantId};
use std::collections::{BTreeMap, BTreeSet};

/// The most variants that a product has.
pub const MOST_VARIANTS: usize = 100;
const MOST_OPTIONS: usize = 3;
const MOST_VALUES: usize = 100;
const HEAVIEST: u32 = 1_000_000;
const MOST_ATTRIBUTES: usize = 50;
const LONGEST_ATTRIBUTE: usize = 60;
/// Above this, sums of cart lines could leave what a double holds.
pub const HIGHEST_PRICE: i64 = 100_000_000_000;

/// A draft with everything that was wished for, or what is wrong with the wish.
///
/// `categories` are those of the wish that exist, with all above them; `variant_id` makes new ids.
///
/// # Errors
/// `invalid_request` with a pointer, `currency_mismatch`.
pub fn create(
    wish: &CreateProduct,
    id: ProductId,
    variant_id: impl Fn() -> VariantId,
    categories: Vec<ProductCategory>,
    currency: Currency,
    now: Timestamp,
) -> Result<Product, Problem> {
    for (index, wanted) in wish.category_ids.iter().enumerate() {
        if !categories.iter().any(|category| category.direct && category.id == *wanted) {
            let pointer = format!("/category_ids/{index}");
            return Err(Problem::invalid(pointer, "unknown", "There is no such category."));
        }
    }
    check_options(&wish.options)?;
    if wish.variants.is_empty() || wish.variants.len() > MOST_VARIANTS {
        let detail = format!("A product has 1 to {MOST_VARIANTS} variants.");
        return Err(Problem::invalid("/variants", "count", detail));
    }
    attributes_fit(&wish.attributes)?;
    weight_fits(wish.weight_grams)?;
    check_languages(&wish.translations, "/translations")?;
    let mut skus = BTreeSet::new();
    let mut combinations = BTreeSet::new();
    let mut variants = Vec::with_capacity(wish.variants.len());
    for (index, wanted) in wish.variants.iter().enumerate() {
        let at = |field: &str| format!("/variants/{index}/{field}");
        if !skus.insert(&*wanted.sku) {
            return Err(Problem::invalid(at("sku"), "duplicate", "Another variant has this SKU."));
        }
        let variant = new_variant(&wish.options, &wish.title, index, wanted, variant_id(), currency)?;
        if !combinations.insert(variant.options.clone()) {
            return Err(Problem::invalid(at("options"), "duplicate", "Another variant has these options."));
        }
        variants.push(variant);
    }
    let slug = match &wish.slug {
        Some(slug) => slug.clone(),
        // A title in another script has no slug of its own: the id is one.
        None => Slug::from_title(&wish.title)
            .or_else(|| id.to_string().replace('_', "-").parse().ok())
            .ok_or_else(|| Problem::invalid("/slug", "required", "Name a slug."))?,
    };
    let texts = |attributes: &BTreeMap<String, kernel::Line<200>>| {
        attributes.iter().map(|(name, value)| (name.clone(), value.to_string())).collect()
    };
    let mut product = Product {
        id,
        slug: slug.to_string(),
        title: wish.title.to_string(),
        description: wish.description.as_ref().map(ToString::to_string).unwrap_or_default(),
        brand: wish.brand.as_ref().map(ToString::to_string),
        status: ProductStatus::Draft,
        version: 1,
        opening: Some(wish.status.unwrap_or(NewProductStatus::Draft)),
        options: wish.options.clone(),
        attributes: texts(&wish.attributes),
        tax_class: wish.tax_class,
        weight_grams: wish.weight_grams,
        seo: Seo::default(),
        translations: said(&wish.translations),
        popularity: 0,
        rating: 0,
        rating_count: 0,
        created_at: now,
        updated_at: now,
        variants,
        media: Vec::new(),
        categories,
    };
    product.media.push(drawn(&product));
    Ok(product)
}

/// A product that comes without pictures gets one that is drawn from its title, so that no list has a hole.
fn drawn(product: &Product) -> Image {
    // The id's last bits are random: two products of one title look different.
    let seed = u32::try_from(product.id.bits() % 10_000).unwrap_or_default();
    let picture = artwork::Picture::of_title(&product.title, seed);
    Image {
        url: format!("/media/g/{picture}.svg"),
        alt: product.title.clone(),
        alts: product.titles(),
        width: 800,
        height: 800,
    }
}

/// Without languages in which nothing is said.
pub fn said(translations: &BTreeMap<String, ProductTexts>) -> BTreeMap<String, ProductTexts> {
    let said = translations.iter().filter(|(_, texts)| **texts != ProductTexts::default());
    said.map(|(tag, texts)| (tag.clone(), texts.clone())).collect()
}

/// Whether all that something is translated into are languages of the shop beside the default one.
///
/// # Errors
/// `invalid_request` at `pointer`.
pub fn check_languages<T>(by_tag: &BTreeMap<String, T>, pointer: &str) -> Result<(), Problem> {
    if by_tag.keys().all(|tag| Locale::other_from_tag(tag).is_some()) {
        return Ok(());
    }
    Err(Problem::invalid(pointer, "unknown", "Name languages that the shop speaks, but not its default one."))
}

/// Whether the attributes are few and short enough.
///
/// # Errors
/// `invalid_request`.
pub fn attributes_fit(attributes: &BTreeMap<String, kernel::Line<200>>) -> Result<(), Problem> {
    let fit = attributes.len() <= MOST_ATTRIBUTES
        && attributes.keys().all(|name| (1..=LONGEST_ATTRIBUTE).contains(&name.chars().count()));
    if fit {
        return Ok(());
    }
    let detail =
        format!("At most {MOST_ATTRIBUTES} attributes, with names of 1 to {LONGEST_ATTRIBUTE} characters.");
    Err(Problem::invalid("/attributes", "size", detail))
}

/// Whether a unit is light enough.
///
/// # Errors
/// `invalid_request`.
pub fn weight_fits(grams: Option<u32>) -> Result<(), Problem> {
    if grams.is_none_or(|grams| grams <= HEAVIEST) {
        return Ok(());
    }
    Err(Problem::invalid("/weight_grams", "range", format!("At most {HEAVIEST} grams.")))
}

/// The variant that is wished for at `index`.
///
/// # Errors
/// `invalid_request` with a pointer, `currency_mismatch`.
pub fn new_variant(
    options: &[ProductOption],
    product_title: &str,
    index: usize,
    wanted: &CreateVariant,
    id: VariantId,
    currency: Currency,
) -> Result<Variant, Problem> {
    let at = |field: &str| format!("/variants/{index}/{field}");
    let values = values_in_order(options, &wanted.options)
        .ok_or_else(|| Problem::invalid(at("options"), "mismatch", "Name one value for each option."))?;
    check_price(&at("price"), wanted.price, wanted.compare_at_price, currency)?;
    let stock = wanted.stock.unwrap_or(0);
    Ok(Variant {
        id,
        sku: wanted.sku.to_string(),
        title: if values.is_empty() { product_title.to_owned() } else { values.join(" / ") },
        options: wanted.options.iter().map(|(name, value)| (name.clone(), value.to_string())).collect(),
        price: wanted.price,
        compare_at_price: wanted.compare_at_price,
        image: None,
        opening_stock: stock,
        stock_level: StockLevel::of(i64::from(stock)),
        sells_ahead: None,
        stock_version: 0,
    })
}

/// Whether the options are few enough and each value is another.
///
/// # Errors
/// `invalid_request`.
pub(super) fn check_options(options: &[ProductOption]) -> Result<(), Problem> {
    let names: BTreeSet<&str> = options.iter().map(|option| &*option.name).collect();
    if options.len() > MOST_OPTIONS || names.len() != options.len() {
        let detail = format!("At most {MOST_OPTIONS} options, each with a name of its own.");
        return Err(Problem::invalid("/options", "count", detail));
    }
    for (index, option) in options.iter().enumerate() {
        let values: BTreeSet<&str> = option.values.iter().map(|value| &**value).collect();
        if values.is_empty() || values.len() > MOST_VALUES || values.len() != option.values.len() {
            let detail = format!("An option has 1 to {MOST_VALUES} different values.");
            return Err(Problem::invalid(format!("/options/{index}/values"), "count", detail));
        }
    }
    Ok(())
}

/// The values in the order of the options. None unless one of every option is named and no other.
pub(super) fn values_in_order(
    options: &[ProductOption],
    named: &BTreeMap<String, Line<60>>,
) -> Option<Vec<String>> {
    if named.len() != options.len() {
        return None;
    }
    let value = |option: &ProductOption| {
        let value = named.get(&*option.name)?;
        option.values.contains(value).then(|| value.to_string())
    };
    options.iter().map(value).collect()
}

/// A price that can be asked: in the store's currency, not negative, below what it is reduced from.
///
/// # Errors
/// `currency_mismatch`, `invalid_request`.
pub fn check_price(
    pointer: &str,
    price: kernel::Money,
    compare_at: Option<kernel::Money>,
    currency: Currency,
) -> Result<(), Problem> {
    let amounts = [Some(price), compare_at];
    if amounts.into_iter().flatten().any(|amount| amount.currency() != currency) {
        let detail = format!("Prices are in {}.", currency.code());
        return Err(Problem::new(ErrorCode::CurrencyMismatch).detail(detail));
    }
    if amounts.into_iter().flatten().any(|amount| !(0..=HIGHEST_PRICE).contains(&amount.amount())) {
        let detail = format!("A price is from 0 to {HIGHEST_PRICE} minor units.");
        return Err(Problem::invalid(pointer, "out_of_range", detail));
    }
    if compare_at.is_some_and(|before| before.amount() <= price.amount()) {
        let detail = "The price to compare with is above the price.";
        return Err(Problem::invalid(pointer, "compare_at_price", detail));
    }
    Ok(())
}
