use super::{Index, category, document};
use contract::{
    Image, Rating, StockLevel,
    event::{OptionImage, SearchDocument},
};
use kernel::{Currency, Money};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Products of all kinds, by a small generator of our own.
fn documents() -> Vec<SearchDocument> {
    let mut state = 7_u32;
    let mut pick = move |most: u32| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) % most
    };
    (0..300)
        .map(|n| {
            let mut product = document(n, if pick(2) == 0 { "Blue lamp" } else { "Red chair" });
            product.summary.brand =
                ["Ada & Co", "Börk", "Corvane"].get(pick(4) as usize).map(|b| (*b).to_owned());
            product.summary.price = Money::new(i64::from(pick(60_000)), Currency::EUR).unwrap();
            product.summary.rating = Rating { average: f64::from(pick(501)) / 100.0, count: 3 };
            product.summary.stock_level =
                [StockLevel::InStock, StockLevel::Low, StockLevel::Out][pick(3) as usize];
            product.categories = [["home", "lamps"], ["home", "chairs"], ["garden", "pots"]]
                [pick(3) as usize]
                .map(category)
                .into();
            product.summary.compare_at_price =
                (pick(3) == 0).then(|| Money::new(60_000, Currency::EUR).unwrap());
            product.popularity = pick(1000);
            product
        })
        .collect()
}

/// What a query asks, for the brute force.
#[derive(Default)]
struct Ask {
    word: Option<&'static str>,
    categories: Vec<&'static str>,
    brands: Vec<&'static str>,
    price: Option<(i64, i64)>,
    rating: Option<i64>,
    in_stock: bool,
    on_sale: bool,
}

impl Ask {
    fn query(&self) -> String {
        let mut query = vec![("limit".to_owned(), "100".to_owned())];
        let mut add = |name: &str, value: String| query.push((name.to_owned(), value));
        self.word.iter().for_each(|word| add("q", (*word).to_owned()));
        self.categories.iter().for_each(|slug| add("category", (*slug).to_owned()));
        self.brands.iter().for_each(|brand| {
            add("brand", brand.replace(' ', "+").replace('&', "%26").replace('ö', "%C3%B6"));
        });
        if let Some((low, high)) = self.price {
            add("price_min", low.to_string());
            add("price_max", high.to_string());
        }
        self.rating
            .iter()
            .for_each(|rating| add("rating_min", format!("{}.{:02}", rating / 100, rating % 100)));
        if self.in_stock {
            add("in_stock", "true".to_owned());
        }
        if self.on_sale {
            add("on_sale", "true".to_owned());
        }
        query.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
    }

    fn passes(&self, product: &SearchDocument, without: &str) -> bool {
        let summary = &product.summary;
        let hundredths = i64::from(crate::domain::hundredths(product));
        let price = summary.price.amount();
        self.word.is_none_or(|word| summary.title.to_lowercase().contains(word))
            && (without == "category"
                || self.categories.is_empty()
                || product.categories.iter().any(|c| self.categories.contains(&c.slug.as_str())))
            && (without == "brand"
                || self.brands.is_empty()
                || summary.brand.as_deref().is_some_and(|brand| self.brands.contains(&brand)))
            && (without == "price" || self.price.is_none_or(|(low, high)| (low..=high).contains(&price)))
            && (without == "rating" || self.rating.is_none_or(|rating| hundredths >= rating))
            && (without == "in_stock" || !self.in_stock || summary.stock_level != StockLevel::Out)
            && (!self.on_sale || summary.compare_at_price.is_some())
    }

    /// Each facet's counts, by looking at every product.
    fn counted(&self, products: &[SearchDocument]) -> BTreeMap<String, BTreeMap<String, u64>> {
        let mut facets: BTreeMap<String, BTreeMap<String, u64>> = BTreeMap::new();
        for facet in ["category", "brand", "price", "rating", "in_stock"] {
            let counts = facets.entry(facet.to_owned()).or_default();
            for product in products.iter().filter(|product| self.passes(product, facet)) {
                let price = product.summary.price.amount();
                let values: Vec<String> = match facet {
                    "category" => product.categories.iter().map(|c| c.slug.clone()).collect(),
                    "brand" => product.summary.brand.clone().into_iter().collect(),
                    "rating" => (1..=4)
                        .filter(|stars| crate::domain::hundredths(product) >= stars * 100)
                        .map(|stars| stars.to_string())
                        .collect(),
                    "price" => vec![
                        match price {
                            0..1_000 => "0-999",
                            1_000..2_500 => "1000-2499",
                            2_500..5_000 => "2500-4999",
                            5_000..10_000 => "5000-9999",
                            10_000..25_000 => "10000-24999",
                            25_000..50_000 => "25000-49999",
                            _ => "50000-",
                        }
                        .to_owned(),
                    ],
                    _ if product.summary.stock_level == StockLevel::Out => vec![],
                    _ => vec!["true".to_owned()],
                };
                for value in values {
                    *counts.entry(value).or_default() += 1;
                }
            }
        }
        facets
    }
}

fn answered(answer: &Value) -> BTreeMap<String, BTreeMap<String, u64>> {
    let values = |values: &Value| {
        let values = values.as_array().unwrap().iter();
        values.map(|v| (v["value"].as_str().unwrap().to_owned(), v["count"].as_u64().unwrap())).collect()
    };
    answer["facets"].as_object().unwrap().iter().map(|(facet, v)| (facet.clone(), values(v))).collect()
}

#[test]
fn facets_count_what_looking_at_every_product_counts() {
    let index = Index::new();
    let products = documents();
    for (n, product) in (0..).zip(&products) {
        index.receive(n, product);
    }
    for word in [None, Some("blue")] {
        for categories in [vec![], vec!["lamps"], vec!["lamps", "garden"]] {
            for brands in [vec![], vec!["Ada & Co"], vec!["Ada & Co", "Börk"]] {
                for price in [None, Some((1_500, 30_000))] {
                    for rating in [None, Some(50), Some(350)] {
                        for (in_stock, on_sale) in [(false, false), (true, false), (false, true)] {
                            let (categories, brands) = (categories.clone(), brands.clone());
                            let ask = Ask { word, categories, brands, price, rating, in_stock, on_sale };
                            let answer = index.get(&format!("/search?{}", ask.query()));
                            let expected = products.iter().filter(|p| ask.passes(p, "")).count();
                            assert_eq!(
                                answer["total"],
                                json!({"value": expected, "relation": "eq"}),
                                "{}",
                                ask.query()
                            );
                            assert_eq!(answered(&answer), ask.counted(&products), "{}", ask.query());
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn a_category_facet_says_what_people_read() {
    let index = Index::new();
    let mut product = document(1, "Lamp");
    product.categories = vec![category("lamps")];
    index.receive(1, &product);
    assert_eq!(
        index.get("/search")["facets"]["category"],
        json!([{"value": "lamps", "label": "LAMPS", "count": 1}])
    );
}

#[test]
fn who_filters_by_a_colour_sees_the_product_in_that_colour() {
    let index = Index::new();
    let image = |name: &str| Image {
        url: format!("/{name}.svg"),
        alt: String::new(),
        alts: BTreeMap::new(),
        width: 800,
        height: 800,
    };
    let mut product = document(1, "Lamp");
    product.summary.image = Some(image("sand"));
    let colours = ["Sand", "Navy", "Olive"].map(str::to_owned);
    product.options = BTreeMap::from([("Colour".to_owned(), colours.to_vec())]);
    product.option_images =
        vec![OptionImage { name: "Colour".to_owned(), value: "Navy".to_owned(), image: image("navy") }];
    index.receive(1, &product);
    let shown = |query: &str| index.get(&format!("/search{query}"))["items"][0]["image"]["url"].clone();
    assert_eq!(shown(""), "/sand.svg");
    assert_eq!(shown("?attr.colour=Navy"), "/navy.svg");
    assert_eq!(shown("?attr.colour=Olive&attr.colour=Navy"), "/navy.svg");
    assert_eq!(shown("?attr.colour=Olive"), "/sand.svg");
}
