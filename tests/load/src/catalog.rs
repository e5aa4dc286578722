//! What there is to buy, read through the API before anything is measured.

use serde::Deserialize;
use std::error::Error;

/// The catalog, as far as shoppers need it.
pub struct Catalog {
    /// Every product, the popular first.
    pub slugs: Vec<String>,
    pub categories: Vec<String>,
    /// Words that find something.
    pub words: Vec<String>,
    /// Variants that were in stock when the run began.
    pub variants: Vec<String>,
}

#[derive(Deserialize)]
struct List<T> {
    items: Vec<T>,
    next_cursor: Option<String>,
}

#[derive(Deserialize)]
struct Summary {
    slug: String,
    title: String,
    stock_level: String,
}

#[derive(Deserialize)]
struct Product {
    variants: Vec<Variant>,
}

#[derive(Deserialize)]
struct Variant {
    id: String,
    stock_level: String,
}

#[derive(Deserialize)]
struct Tree {
    items: Vec<Category>,
}

#[derive(Deserialize)]
struct Category {
    slug: String,
    children: Vec<Category>,
}

/// At most this many products are read one by one for their variants.
const OPENED: usize = 400;
const LONGEST_LIST: usize = 5_000;
const IN_STOCK: &str = "in_stock";

/// Reads the catalog of the shop at `url`.
pub async fn load(url: &str) -> Result<Catalog, Box<dyn Error>> {
    let client = reqwest::Client::new();
    let get = async |path: String| {
        client.get(format!("{url}/api/v1{path}")).send().await?.error_for_status()?.bytes().await
    };
    let mut products: Vec<Summary> = Vec::new();
    let mut cursor = String::new();
    loop {
        let part = get(format!("/products?sort=popular&limit=100{cursor}")).await?;
        let part: List<Summary> = serde_json::from_slice(&part)?;
        products.extend(part.items);
        match part.next_cursor {
            Some(next) if products.len() < LONGEST_LIST => cursor = format!("&cursor={next}"),
            _ => break,
        }
    }
    let mut variants = Vec::new();
    for product in products.iter().filter(|product| product.stock_level == IN_STOCK).take(OPENED) {
        let product: Product = serde_json::from_slice(&get(format!("/products/{}", product.slug)).await?)?;
        let in_stock = product.variants.into_iter().filter(|variant| variant.stock_level == IN_STOCK);
        variants.extend(in_stock.map(|variant| variant.id));
    }
    let tree: Tree = serde_json::from_slice(&get("/categories".to_owned()).await?)?;
    let mut categories = Vec::new();
    collect(tree.items, &mut categories);
    let words = products
        .iter()
        .flat_map(|product| product.title.split(' '))
        .filter(|word| word.len() > 3 && word.chars().all(|letter| letter.is_ascii_alphabetic()))
        .map(str::to_lowercase)
        .collect();
    let slugs = products.into_iter().map(|product| product.slug).collect();
    let catalog = Catalog { slugs, categories, words, variants };
    if catalog.variants.is_empty() || catalog.words.is_empty() || catalog.categories.is_empty() {
        return Err("the shop has nothing to buy: seed it first".into());
    }
    Ok(catalog)
}

fn collect(categories: Vec<Category>, slugs: &mut Vec<String>) {
    for category in categories {
        slugs.push(category.slug);
        collect(category.children, slugs);
    }
}
