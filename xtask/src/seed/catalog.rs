//! From the generator's products to the catalog's.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use contract::{
    Image, StockLevel,
    product::{ProductOption, ProductStatus, ProductTexts, Seo, TaxClass},
};
use edge::Statement;
use kernel::{CategoryId, Currency, Locale, Money, ProductId, Timestamp, TypedId, VariantId};
use product::{
    domain::{Product, ProductCategory, Variant},
    store,
};

/// Pictures are drawn on a square of this many CSS pixels.
const SIDE: u32 = 800;
/// More variants than any product has.
const VARIANTS: usize = 1_000;

/// The id that the `n`th of its kind always has: its time and number in place of randomness.
fn id<Id: TypedId>(at_ms: i64, n: usize) -> Id {
    Id::generate(Timestamp::from_millis(at_ms), (n as u128).to_be_bytes())
}

fn category_id(index: usize) -> CategoryId {
    id(seed::AS_OF_MS, index)
}

/// The tree, parents before their children.
pub fn categories(tree: &[seed::Category]) -> Vec<Statement> {
    tree.iter()
        .enumerate()
        .map(|(index, category)| {
            let names = german(category.name_de.to_owned());
            store::insert_category(
                category_id(index),
                category.slug,
                category.parent.map(category_id),
                category.position,
                category.name_en,
                &names,
            )
        })
        .collect()
}

/// What something is in German, for the generator knows no further language.
fn german<T>(said: T) -> BTreeMap<String, T> {
    BTreeMap::from([(Locale::De.tag().to_owned(), said)])
}

/// Books are taxed less than the rest, as in most countries that have a reduced rate.
fn tax_class(category: usize, tree: &[seed::Category]) -> TaxClass {
    let above = std::iter::successors(tree.get(category), |category| tree.get(category.parent?));
    let is_book = above.into_iter().any(|category| category.slug == "books");
    if is_book { TaxClass::Reduced } else { TaxClass::Standard }
}

/// The `index`th product, on sale.
pub fn product(index: usize, generated: &seed::Product, tree: &[seed::Category]) -> Result<Product> {
    let at_ms = generated.created_at_ms;
    let created_at = Timestamp::from_millis(at_ms);
    let media = generated.media.iter().map(|media| Image {
        url: format!("/media/g/{}.svg", media.picture),
        alt: media.alt.clone(),
        alts: german(media.alt_de.clone()),
        width: SIDE,
        height: SIDE,
    });
    let variants = generated.variants.iter().enumerate().map(|(position, variant)| {
        let values: Vec<&str> = variant.options.iter().map(|(_, value)| *value).collect();
        Ok(Variant {
            id: id::<VariantId>(at_ms, index * VARIANTS + position),
            sku: variant.sku.clone(),
            title: if values.is_empty() { generated.title.clone() } else { values.join(" / ") },
            options: variant.options.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect(),
            price: Money::new(variant.price_minor, Currency::EUR)?,
            compare_at_price: variant
                .compare_at_minor
                .map(|minor| Money::new(minor, Currency::EUR))
                .transpose()?,
            image: generated.media.iter().position(|media| media.picture == variant.picture),
            opening_stock: variant.stock,
            stock_level: StockLevel::of(i64::from(variant.stock)),
            sells_ahead: None,
            stock_version: 0,
        })
    });
    let options = generated.options.iter().map(|option| {
        Ok(ProductOption {
            name: option.name.parse()?,
            values: option.values.iter().map(|value| value.parse()).collect::<Result<_, _>>()?,
        })
    });
    Ok(Product {
        id: id::<ProductId>(at_ms, index),
        slug: generated.slug.clone(),
        title: generated.title.clone(),
        description: generated.description.clone(),
        brand: Some(generated.brand.to_owned()),
        status: ProductStatus::Active,
        version: 1,
        opening: None,
        options: options.collect::<Result<_>>()?,
        attributes: generated.attributes.iter().map(|(n, v)| ((*n).to_owned(), v.clone())).collect(),
        tax_class: tax_class(generated.category, tree),
        weight_grams: None,
        seo: Seo { title: generated.seo_title.clone(), description: generated.seo_description.clone() },
        translations: german(ProductTexts {
            title: Some(generated.german.title.parse()?),
            description: Some(generated.german.description.parse()?),
            ..ProductTexts::default()
        }),
        popularity: generated.popularity,
        rating: generated.rating_average_hundredths,
        rating_count: generated.rating_count,
        created_at,
        updated_at: created_at,
        variants: variants.collect::<Result<_>>()?,
        media: media.collect(),
        categories: with_ancestors(generated.category, tree)?,
    })
}

fn with_ancestors(leaf: usize, tree: &[seed::Category]) -> Result<Vec<ProductCategory>> {
    let mut categories = Vec::new();
    let mut next = Some(leaf);
    while let Some(index) = next {
        let category = tree.get(index).context("a category of the generator is missing")?;
        categories.push(ProductCategory {
            id: category_id(index),
            slug: category.slug.to_owned(),
            name: category.name_en.to_owned(),
            names: german(category.name_de.to_owned()),
            direct: index == leaf,
        });
        next = category.parent;
    }
    Ok(categories)
}
