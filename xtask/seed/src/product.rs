//! Product number i.

use crate::AS_OF_MS;
use crate::brand::Profile;
use crate::category::TREE;
use crate::model::{German, Media, Product};
use crate::rng::{Rng, nth};
use crate::table::{Kind, Material, Shelf};
use crate::text::{self, Choice, Details, Language};
use crate::variant::{self, Colour};
use artwork::{Palette, Picture};

/// The first `n` products.
pub fn products(n: usize) -> impl Iterator<Item = Product> {
    (0..n).map(product)
}

/// Product `index`, the same in a shop of any size.
pub fn product(index: usize) -> Product {
    let mut rng = Rng::new(index);
    let shelves = &TREE.leaves;
    let &(category, shelf) = nth(shelves, index);
    let rank = index / shelves.len();

    // By the Chinese remainder theorem every pair of kind and name comes once before one comes again.
    let kind = nth(shelf.kinds, rank);
    let name = nth(shelf.names, rank * 7 + category * 5);
    let edition = rank / (shelf.kinds.len() * shelf.names.len()) + 1;
    let brand = rng.pick(shelf.brands).profile();
    let material = rng.pick(kind.materials);
    let facts: Vec<(&str, &str)> =
        kind.facts.iter().map(|(name, values)| (*name, *rng.pick(values))).collect();
    let opener = nth(kind.openers, rank / shelf.kinds.len() + category);
    let details = Details::choose(shelf, &mut rng);
    let choice = Choice { name, brand: brand.name, kind, edition, facts: &facts, opener, material, details };
    let (title, description) = (choice.title(Language::English), choice.description(Language::English));
    let german =
        German { title: choice.title(Language::German), description: choice.description(Language::German) };

    let colours = colours(index, shelf, kind, &mut rng);
    let sizes = variant::sizes(kind.size, &mut rng);
    let variants = variant::variants(index, kind, &brand, &colours, sizes, &mut rng);
    let attributes = attributes(shelf, kind, material, &brand, &facts, &colours, &mut rng);
    let popularity = rng.between(1, 100).pow(3).div_ceil(100);
    let (rating_average_hundredths, rating_count) = rating(popularity, &mut rng);

    Product {
        slug: text::slug(&title),
        brand: brand.name,
        category,
        options: variant::options(&colours, sizes, kind.size),
        variants,
        attributes,
        rating_average_hundredths,
        rating_count,
        popularity,
        created_at_ms: created_at_ms(&mut rng),
        media: media(&title, &german.title, shelf, &colours),
        german,
        seo_title: (!title.contains(brand.name)).then(|| format!("{title} by {}", brand.name)),
        seo_description: Some(text::summary(&description)),
        description,
        title,
    }
}

fn colours(index: usize, shelf: &Shelf, kind: &Kind, rng: &mut Rng) -> Vec<Colour> {
    let most = u32::try_from(shelf.colours).unwrap_or(1).max(1);
    let count = usize::try_from(rng.between(if most > 2 { 2 } else { 1 }, most)).unwrap_or(1);
    let mut palettes: Vec<Palette> = rng.choose(shelf.palettes_of(kind), count);
    // Otherwise every list would begin with the shelf's first colour.
    let turn = usize::try_from(rng.between(0, 7)).unwrap_or(0) % palettes.len().max(1);
    palettes.rotate_left(turn);
    palettes
        .into_iter()
        .map(|palette| Colour { palette, label: palette.label(), picture: picture(kind, palette, index) })
        .collect()
}

fn picture(kind: &Kind, palette: Palette, index: usize) -> String {
    let seed = u32::try_from(index).unwrap_or(u32::MAX);
    Picture { family: kind.family, palette, seed }.to_string()
}

/// One picture a colour. All have the product's seed, which keeps their pattern the same.
fn media(title: &str, german_title: &str, shelf: &Shelf, colours: &[Colour]) -> Vec<Media> {
    colours
        .iter()
        .map(|Colour { palette, picture, .. }| {
            let colour = shelf.has_colours().then(|| palette.label());
            Media {
                picture: picture.clone(),
                alt: text::alt(title, colour, Language::English),
                alt_de: text::alt(german_title, colour, Language::German),
            }
        })
        .collect()
}

fn attributes(
    shelf: &Shelf,
    kind: &Kind,
    material: &Material,
    brand: &Profile,
    facts: &[(&'static str, &'static str)],
    colours: &[Colour],
    rng: &mut Rng,
) -> Vec<(&'static str, String)> {
    let mut attributes = Vec::new();
    if !material.name.is_empty() {
        attributes.push(("Material", material.name.to_owned()));
    }
    if let [colour] = colours
        && shelf.has_colours()
    {
        attributes.push(("Colour", colour.label.to_owned()));
    }
    attributes.extend(facts.iter().map(|(name, value)| (*name, (*value).to_owned())));
    let (lightest, heaviest) = kind.grams;
    if heaviest > 0 {
        attributes.push(("Weight", weight(rng.between(lightest, heaviest))));
    }
    if !material.care.is_empty() {
        attributes.push(("Care", material.care.to_owned()));
    }
    attributes.push(("Made in", brand.origin.to_owned()));
    if shelf.warranty_years > 0 {
        attributes.push((
            "Warranty",
            match shelf.warranty_years {
                1 => "1 year".to_owned(),
                years => format!("{years} years"),
            },
        ));
    }
    attributes
}

fn weight(grams: u32) -> String {
    match grams {
        0..200 => format!("{} g", grams.div_ceil(5) * 5),
        200..1_000 => format!("{} g", grams / 10 * 10),
        _ => format!("{}.{} kg", grams / 1_000, grams % 1_000 / 100),
    }
}

/// Average in hundredths and count; the average is one that whole stars can have.
fn rating(popularity: u32, rng: &mut Rng) -> (u32, u32) {
    let count = if rng.chance(8) { 0 } else { (popularity * rng.between(1, 8)).div_ceil(100) };
    if count == 0 {
        return (0, 0);
    }
    let wished = if rng.chance(80) { rng.between(400, 490) } else { rng.between(310, 400) };
    let stars = (count * wished + 50) / 100;
    ((stars * 100 / count).clamp(300, 500), count)
}

/// Within the 18 months (549 days) before the catalog's today.
fn created_at_ms(rng: &mut Rng) -> i64 {
    AS_OF_MS - i64::from(rng.between(1, 549 * 24 * 60)) * 60_000
}
