use super::{
    create::check_options,
    product::{Product, Variant},
};
use contract::product::{ArrangedOption, ProductOption};
use kernel::{ErrorCode, Problem, Timestamp};
use std::collections::BTreeSet;

/// The product with its options and values as they are named here, in this order. Variants follow: they are called
/// otherwise, they get the first value of a new option, and they go where their value goes or where another is the same.
///
/// # Errors
/// `invalid_request`; `conflict` if no variant would stay.
pub fn arrange_options(
    mut product: Product,
    wish: &[ArrangedOption],
    now: Timestamp,
) -> Result<Product, Problem> {
    let options: Vec<ProductOption> = wish
        .iter()
        .map(|option| ProductOption {
            name: option.name.clone(),
            values: option.values.iter().map(|value| value.name.clone()).collect(),
        })
        .collect();
    check_options(&options)?;
    check_origins(&product, wish)?;
    let mut taken = BTreeSet::new();
    product.variants.retain_mut(|variant| match arranged(variant, wish) {
        Some(options) if taken.insert(options.clone()) => {
            variant.options = options;
            true
        }
        _ => false,
    });
    if product.variants.is_empty() {
        let detail = "No variant would stay. Archive the product to take it off sale.";
        return Err(Problem::new(ErrorCode::Conflict).detail(detail));
    }
    for variant in &mut product.variants {
        let values = options.iter().filter_map(|option| variant.options.get(&*option.name).cloned());
        let title = values.collect::<Vec<_>>().join(" / ");
        variant.title = if title.is_empty() { product.title.clone() } else { title };
    }
    product.options = options;
    product.updated_at = now;
    Ok(product)
}

/// What a variant's options become; none if it has a value that goes.
fn arranged(variant: &Variant, wish: &[ArrangedOption]) -> Option<contract::Options> {
    wish.iter()
        .map(|option| {
            let value = match &option.was {
                Some(was) => {
                    let own = variant.options.get(&**was)?;
                    option.values.iter().find(|value| value.was.as_deref() == Some(own))?
                }
                None => option.values.first()?,
            };
            Some((option.name.to_string(), value.name.to_string()))
        })
        .collect()
}

/// Whether each option and value that is said to be there is, and is named once.
fn check_origins(product: &Product, wish: &[ArrangedOption]) -> Result<(), Problem> {
    let mut named = BTreeSet::new();
    for (index, option) in wish.iter().enumerate() {
        let refuse = |end: &str| {
            let detail = "Name what the product has, each at most once.";
            Problem::invalid(format!("/options/{index}{end}"), "unknown", detail)
        };
        let own = match &option.was {
            Some(was) => {
                let own = product.options.iter().find(|own| own.name == *was && named.insert(was));
                Some(own.ok_or_else(|| refuse("/was"))?)
            }
            None => None,
        };
        let mut values = BTreeSet::new();
        for was in option.values.iter().filter_map(|value| value.was.as_ref()) {
            if !own.is_some_and(|own| own.values.contains(was)) || !values.insert(was) {
                return Err(refuse("/values"));
            }
        }
    }
    Ok(())
}
