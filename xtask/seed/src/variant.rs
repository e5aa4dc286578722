//! Options, variants, prices and stock of one product.

use crate::brand::Profile;
use crate::model::{ProductOption, Variant};
use crate::price::{before_discount, shop_price};
use crate::rng::Rng;
use crate::table::{Kind, Size};
use artwork::Palette;

/// A colour of the product: its palette, its name as an option, its picture.
pub struct Colour {
    pub palette: Palette,
    pub label: &'static str,
    pub picture: String,
}

/// What there is to choose: the colour if there are several, then the size.
pub fn options(colours: &[Colour], sizes: &[&'static str], size: Option<&Size>) -> Vec<ProductOption> {
    let mut options = Vec::new();
    if colours.len() > 1 {
        options.push(ProductOption { name: "Colour", values: colours.iter().map(|c| c.label).collect() });
    }
    if let Some(size) = size {
        options.push(ProductOption { name: size.name, values: sizes.to_vec() });
    }
    options
}

/// The sizes this product is made in.
pub fn sizes(size: Option<&Size>, rng: &mut Rng) -> &'static [&'static str] {
    let Some(size) = size else { return &[] };
    let (first, last) = (rng.chance(30), rng.chance(35));
    match size.values {
        [_, rest @ .., _] if size.trimmed && first && last => rest,
        [_, rest @ ..] if size.trimmed && first => rest,
        [rest @ .., _] if size.trimmed && last => rest,
        all => all,
    }
}

/// How much of a product is there.
#[derive(Clone, Copy)]
enum Supply {
    SoldOut,
    RunningOut,
    Normal,
}

/// Every combination of colour and size once.
pub fn variants(
    index: usize,
    kind: &Kind,
    brand: &Profile,
    colours: &[Colour],
    sizes: &[&'static str],
    rng: &mut Rng,
) -> Vec<Variant> {
    let base = base_price(kind, brand, rng);
    let discount = if rng.chance(18) { *rng.pick(&[10, 15, 20, 25, 30, 40]) } else { 0 };
    // A sale clears the whole product or, less often, one colour that did not sell.
    let on_sale = if rng.chance(70) { None } else { colours.first().map(|colour| colour.palette) };
    let supply = match rng.between(1, 100) {
        1..=2 => Supply::SoldOut,
        3..=9 => Supply::RunningOut,
        _ => Supply::Normal,
    };
    let size_name = kind.size.map(|size| size.name);
    let step = kind.size.map_or(0, |size| i64::from(size.step) * 100);
    let rows: &[&'static str] = if sizes.is_empty() { &[""] } else { sizes };

    let mut variants = Vec::with_capacity(colours.len() * rows.len());
    for colour in colours {
        for (position, size) in (0..).zip(rows) {
            let mut sku = format!("{}-{index:05}", brand.code);
            let mut options = Vec::new();
            if colours.len() > 1 {
                options.push(("Colour", colour.label));
                push_code(&mut sku, colour.label, 3);
            }
            if let Some(name) = size_name {
                options.push((name, *size));
                push_code(&mut sku, size, 12);
            }
            let price_minor = if position == 0 || step == 0 {
                base
            } else {
                shop_price(base + step * position, brand.ending)
            };
            let discounted = discount > 0 && on_sale.is_none_or(|palette| palette == colour.palette);
            let compare_at_minor =
                if discounted { before_discount(price_minor, discount, brand.ending) } else { None };
            variants.push(Variant {
                sku,
                options,
                price_minor,
                compare_at_minor,
                stock: stock(supply, rng),
                picture: colour.picture.clone(),
            });
        }
    }
    variants
}

fn base_price(kind: &Kind, brand: &Profile, rng: &mut Rng) -> i64 {
    let (low, high) = kind.euros;
    let minor = rng.between(low * 100, high * 100);
    shop_price(i64::from(minor) * i64::from(brand.level) / 100, brand.ending)
}

fn stock(supply: Supply, rng: &mut Rng) -> u32 {
    match (supply, rng.between(1, 100)) {
        (Supply::SoldOut, _) | (Supply::Normal, 1..=5) | (Supply::RunningOut, 1..=40) => 0,
        (Supply::RunningOut, _) | (Supply::Normal, 6..=15) => rng.between(1, 5),
        (Supply::Normal, _) => {
            let most = rng.between(20, 200);
            rng.between(10, most)
        }
    }
}

fn push_code(sku: &mut String, value: &str, letters: usize) {
    sku.push('-');
    sku.extend(
        value.chars().filter(char::is_ascii_alphanumeric).take(letters).map(|c| c.to_ascii_uppercase()),
    );
}
