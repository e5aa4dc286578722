//! What a shop needs of its catalog.

use std::collections::HashSet;

use sha2::{Digest, Sha256};

use crate::category::TREE;
use crate::rng::nth;
use crate::{
    AS_OF_MS, DEFAULT_PRODUCTS, PromotionKind, brands, categories, german, product, products, promotions,
};

fn leaves() -> Vec<usize> {
    let tree = categories();
    (0..tree.len()).filter(|index| tree.iter().all(|other| other.parent != Some(*index))).collect()
}

#[test]
fn the_tree_is_nested_and_its_slugs_are_unique() {
    let tree = categories();
    assert!(tree.len() >= 36, "{} categories", tree.len());
    assert!(tree.iter().filter(|category| category.parent.is_some()).count() >= 30);
    assert_eq!(tree.iter().map(|category| category.slug).collect::<HashSet<_>>().len(), tree.len());
    let mut deepest = 0;
    for (index, category) in tree.iter().enumerate() {
        assert!(
            category.parent.is_none_or(|parent| parent < index),
            "{} comes before its parent",
            category.slug
        );
        assert!(!category.name_en.is_empty() && !category.name_de.is_empty());
        let depth = std::iter::successors(Some(index), |at| tree[*at].parent).count();
        deepest = deepest.max(depth);
    }
    assert_eq!(deepest, 3);
}

#[test]
fn siblings_are_numbered_without_a_gap() {
    let tree = categories();
    for parent in std::iter::once(None).chain((0..tree.len()).map(Some)) {
        let positions: Vec<u32> =
            tree.iter().filter(|child| child.parent == parent).map(|child| child.position).collect();
        assert_eq!(positions, (0..).take(positions.len()).collect::<Vec<_>>());
    }
}

#[test]
fn every_leaf_has_at_least_twelve_products_and_no_other_category_has_any() {
    const { assert!(DEFAULT_PRODUCTS >= 600) };
    let leaves = leaves();
    let mut counts = vec![0; categories().len()];
    for product in products(DEFAULT_PRODUCTS) {
        counts[product.category] += 1;
    }
    for (index, count) in counts.into_iter().enumerate() {
        if leaves.contains(&index) {
            assert!(count >= 12, "{} has {count}", categories()[index].slug);
        } else {
            assert_eq!(count, 0);
        }
    }
}

#[test]
fn no_table_is_empty_and_names_meet_every_kind() {
    let divisor = |mut a: usize, mut b: usize| {
        while b > 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    for (category, shelf) in &TREE.leaves {
        let slug = TREE.categories[*category].slug;
        assert!(!shelf.brands.is_empty() && !shelf.palettes.is_empty() && !shelf.kinds.is_empty(), "{slug}");
        assert!(shelf.details.len() >= 2 && shelf.details.iter().all(|group| group.len() >= 2), "{slug}");
        assert_eq!(divisor(shelf.names.len(), 7 * shelf.kinds.len()), 1, "{slug}");
        assert_eq!(shelf.names.iter().collect::<HashSet<_>>().len(), shelf.names.len(), "{slug}");
        for kind in shelf.kinds {
            assert!(
                kind.euros.0 > 0 && kind.euros.0 <= kind.euros.1 && kind.grams.0 <= kind.grams.1,
                "{slug}"
            );
            assert!(kind.openers.len() >= 3 && !kind.materials.is_empty(), "{slug}");
            assert!(kind.facts.iter().all(|(_, values)| !values.is_empty()), "{slug}");
            assert!(kind.size.is_none_or(|size| size.values.len() >= 2), "{slug}");
            assert!(kind.title.contains("{n}"), "{slug}: {}", kind.title);
        }
    }
}

#[test]
fn slugs_and_skus_are_unique_among_a_hundred_thousand_products() {
    let mut slugs = HashSet::new();
    let mut skus = HashSet::new();
    for product in products(100_000) {
        for variant in product.variants {
            assert!(
                variant.sku.len() <= 32
                    && variant.sku.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-'),
                "{}",
                variant.sku
            );
            assert!(skus.insert(variant.sku.clone()), "{} twice", variant.sku);
        }
        let slug = product.slug;
        assert!(
            slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
                && !slug.starts_with('-')
                && !slug.ends_with('-')
                && !slug.contains("--"),
            "{slug}"
        );
        assert!(slugs.insert(slug.clone()), "{slug} twice");
    }
}

#[test]
fn variants_are_every_combination_of_the_options_once() {
    for product in products(5_000) {
        let combinations: usize = product.options.iter().map(|option| option.values.len()).product();
        assert_eq!(product.variants.len(), combinations, "{}", product.title);
        let mut seen = HashSet::new();
        for variant in &product.variants {
            assert_eq!(variant.options.len(), product.options.len());
            for ((name, value), option) in variant.options.iter().zip(&product.options) {
                assert_eq!(*name, option.name);
                assert!(option.values.contains(value), "{} has no {name} {value}", product.title);
            }
            assert!(seen.insert(&variant.options), "{} has {:?} twice", product.title, variant.options);
        }
    }
}

#[test]
fn prices_look_like_a_shops() {
    let mut reduced = 0;
    for product in products(5_000) {
        reduced += usize::from(product.variants.iter().any(|variant| variant.compare_at_minor.is_some()));
        for variant in product.variants {
            assert!(
                (300..400_000).contains(&variant.price_minor),
                "{} {}",
                product.title,
                variant.price_minor
            );
            for price in [Some(variant.price_minor), variant.compare_at_minor].into_iter().flatten() {
                assert!([0, 90, 95].contains(&(price % 100)), "{} {price}", product.title);
            }
            assert!(variant.compare_at_minor.is_none_or(|before| before > variant.price_minor));
        }
    }
    assert!((500..1_500).contains(&reduced), "{reduced} of 5,000 are reduced");
}

#[test]
fn a_larger_size_never_costs_less() {
    for product in products(5_000) {
        for pair in product.variants.windows(2) {
            if pair[0].picture == pair[1].picture {
                assert!(pair[0].price_minor <= pair[1].price_minor, "{}", product.title);
            }
        }
    }
}

#[test]
fn some_things_are_sold_out_and_some_nearly() {
    let stocks: Vec<u32> = products(DEFAULT_PRODUCTS)
        .flat_map(|product| product.variants)
        .map(|variant| variant.stock)
        .collect();
    let share =
        |of: &dyn Fn(u32) -> bool| stocks.iter().filter(|stock| of(**stock)).count() * 100 / stocks.len();
    assert!((4..20).contains(&share(&|stock| stock == 0)));
    assert!((5..25).contains(&share(&|stock| (1..=5).contains(&stock))));
    assert!(share(&|stock| (10..=200).contains(&stock)) >= 60);
    assert!(
        products(DEFAULT_PRODUCTS).any(|product| product.variants.iter().all(|variant| variant.stock == 0))
    );
}

#[test]
fn descriptions_differ_and_say_something() {
    let mut seen = HashSet::new();
    for product in products(DEFAULT_PRODUCTS) {
        let text = &product.description;
        assert!(text.chars().count() >= 120, "{}: {text}", product.title);
        assert!((1..=3).contains(&text.split("\n\n").count()));
        for string in [text, &product.title, product.seo_description.as_ref().unwrap()] {
            assert!(!string.contains(['{', '}']), "{string}");
            assert!(!string.contains("  ") && !string.contains(".."), "{string}");
            assert_eq!(string.trim(), string);
        }
        assert!(product.seo_description.as_ref().unwrap().chars().count() <= 155);
        assert!(seen.insert(text.clone()), "{} says what another says", product.title);
    }
}

#[test]
fn neighbours_on_a_category_page_do_not_open_alike() {
    let all: Vec<_> = products(DEFAULT_PRODUCTS).collect();
    for leaf in leaves() {
        let shelf: Vec<_> = all.iter().filter(|product| product.category == leaf).collect();
        let titles: HashSet<_> = shelf.iter().map(|product| &product.title).collect();
        assert_eq!(titles.len(), shelf.len());
        let openings: HashSet<String> =
            shelf.iter().map(|product| product.description.chars().skip(20).take(30).collect()).collect();
        assert!(openings.len() >= 6, "{}: {} openings", categories()[leaf].slug, openings.len());
    }
}

#[test]
fn pictures_can_be_drawn_and_alt_texts_tell_them_apart() {
    for product in products(5_000) {
        assert!(product.media.iter().all(|media| media.picture.parse::<artwork::Picture>().is_ok()));
        let pictures: HashSet<_> = product.media.iter().map(|media| &media.picture).collect();
        assert_eq!(pictures.len(), product.media.len());
        assert_eq!(
            product.media.iter().map(|media| &media.alt).collect::<HashSet<_>>().len(),
            product.media.len()
        );
        assert!(product.variants.iter().all(|variant| pictures.contains(&variant.picture)));
        assert!(product.media.iter().all(|media| media.alt.starts_with(&product.title)));
    }
}

#[test]
fn ratings_and_dates_are_possible() {
    for product in products(5_000) {
        let (average, count) = (product.rating_average_hundredths, product.rating_count);
        assert!(if count == 0 { average == 0 } else { (300..=500).contains(&average) }, "{average} {count}");
        if count == 1 {
            assert_eq!(average % 100, 0, "one rating is whole stars");
        }
        assert!((1..=10_000).contains(&product.popularity));
        // 549 days are 18 months.
        assert!((AS_OF_MS - 549 * 86_400_000..AS_OF_MS).contains(&product.created_at_ms));
    }
    assert!(products(DEFAULT_PRODUCTS).any(|product| product.rating_count == 0));
}

#[test]
fn every_brand_has_products_of_its_own() {
    let listed = brands();
    assert!(listed.len() >= 20);
    assert_eq!(listed.iter().map(|brand| brand.slug).collect::<HashSet<_>>().len(), listed.len());
    let seen: HashSet<_> =
        products(DEFAULT_PRODUCTS).map(|product| (product.brand, product.category)).collect();
    for brand in &listed {
        let sold = seen.iter().filter(|(name, _)| *name == brand.name);
        assert!(sold.clone().count() > 0, "{} sells nothing", brand.name);
        assert!(sold.clone().all(|(_, category)| brand.categories.contains(category)));
    }
}

#[test]
fn a_product_is_the_same_in_a_shop_of_any_size() {
    let small: Vec<_> = products(100).collect();
    let large: Vec<_> = products(1_000).take(100).collect();
    assert_eq!(small, large);
    assert_eq!(small[57], product(57));
}

fn slots(text: &str) -> HashSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
}

#[test]
fn everything_that_the_tables_say_is_said_in_german() {
    let mut missing = Vec::new();
    for (category, shelf) in &TREE.leaves {
        for kind in shelf.kinds {
            let materials = kind.materials.iter().flat_map(|material| [material.line, material.care]);
            // What begins with a number is a measure, which the shop writes in every language.
            let is_measure = |fact: &&&str| fact.starts_with(|first: char| first.is_ascii_digit());
            let facts = kind.facts.iter().flat_map(|(_, values)| *values).filter(|fact| !is_measure(fact));
            let details = shelf.details.iter().flat_map(|group| *group);
            let texts =
                materials.chain(facts.chain(details).chain(kind.openers).copied()).chain([kind.title]);
            for text in texts.filter(|text| !text.is_empty()) {
                let Some(said) = german::of(text) else {
                    missing.push((TREE.categories[*category].slug, text));
                    continue;
                };
                assert!(slots(said).is_subset(&slots(text)), "{text} → {said}");
            }
            assert!(german::of(kind.title).is_none_or(|title| title.contains("{n}")), "{}", kind.title);
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn what_is_said_in_german_is_whole_and_another_for_every_product() {
    let mut seen = HashSet::new();
    for product in products(DEFAULT_PRODUCTS) {
        for string in [&product.german.title, &product.german.description] {
            assert!(
                !string.contains(['{', '}']) && !string.contains("  ") && !string.contains(".."),
                "{string}"
            );
            assert_eq!(string.trim(), string);
        }
        assert!(product.german.title.chars().count() <= 200);
        assert!(seen.insert(product.german.title.clone()), "{} twice", product.german.title);
        assert!(product.media.iter().all(|media| media.alt_de.starts_with(&product.german.title)));
    }
}

/// Carts, links and pictures of running demonstrations hang on these products. Change the number knowingly.
#[test]
fn the_first_hundred_products_stay_what_they_are() {
    let mut hash = Sha256::new();
    for product in products(100) {
        hash.update(format!("{product:?}"));
    }
    let digest = hash.finalize().iter().take(8).fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    assert_eq!(digest, "6a31574b78b62ec7");
}

#[test]
fn the_coupons_cover_what_a_checkout_can_answer() {
    let all = promotions();
    let of = |code: &str| all.iter().find(|promotion| promotion.code == code).unwrap().clone();
    assert_eq!(of("WELCOME10").kind, PromotionKind::Percent(10));
    assert_eq!(of("SAVE5").kind, PromotionKind::FixedMinor(500));
    assert_eq!(of("SAVE5").minimum_subtotal_minor, Some(3_000));
    assert_eq!(of("FREESHIP").kind, PromotionKind::FreeShipping);
    assert!(all.iter().any(|promotion| promotion.ends_at_ms.is_some_and(|end| end < AS_OF_MS)));
    assert!(all.iter().any(|promotion| promotion.usage_limit == Some(1)));
}

#[test]
fn counting_round_a_table_begins_again() {
    assert_eq!([nth(&[1, 2, 3], 2), nth(&[1, 2, 3], 3)], [&3, &1]);
}
