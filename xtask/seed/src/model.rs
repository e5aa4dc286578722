//! What the generator hands out: plain data, ready to be written to the services' databases.

/// A category of the tree. Parents stand before their children.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Category {
    pub slug: &'static str,
    pub name_en: &'static str,
    pub name_de: &'static str,
    /// Index of the parent in the list that this category is part of.
    pub parent: Option<usize>,
    /// Place among its siblings, from 0.
    pub position: u32,
}

/// A brand and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Brand {
    pub slug: &'static str,
    pub name: &'static str,
    /// One sentence about the house.
    pub about: &'static str,
    /// Percent of what such things cost on average.
    pub price_level: u32,
    /// Indexes into `categories()` of the leaves it is sold in.
    pub categories: Vec<usize>,
}

/// A product with everything the shop shows of it. Amounts are EUR minor units, gross.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Product {
    pub slug: String,
    pub title: String,
    /// Plain text; paragraphs are separated by one empty line.
    pub description: String,
    pub brand: &'static str,
    /// Index into `categories()`, always a leaf.
    pub category: usize,
    pub options: Vec<ProductOption>,
    /// At least one; every combination of the options once.
    pub variants: Vec<Variant>,
    pub attributes: Vec<(&'static str, String)>,
    /// 0 without ratings, else 300 to 500.
    pub rating_average_hundredths: u32,
    pub rating_count: u32,
    /// 1 to 10,000; a higher one sells better.
    pub popularity: u32,
    pub created_at_ms: i64,
    /// At least one; the first is the product's own.
    pub media: Vec<Media>,
    pub seo_title: Option<String>,
    pub seo_description: Option<String>,
    pub german: German,
}

/// A product in German.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct German {
    pub title: String,
    /// Plain text, as the English one.
    pub description: String,
}

/// One way a product differs, such as its colour, with the values in the order to show.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ProductOption {
    pub name: &'static str,
    pub values: Vec<&'static str>,
}

/// What is put into a cart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Variant {
    pub sku: String,
    /// One (option, value) for each of the product's options, in their order.
    pub options: Vec<(&'static str, &'static str)>,
    pub price_minor: i64,
    /// The former price; greater than `price_minor`.
    pub compare_at_minor: Option<i64>,
    pub stock: u32,
    /// The picture's name, one of the product's media.
    pub picture: String,
}

/// A picture by its artwork name, `{family}-{palette}-{seed}`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Media {
    pub picture: String,
    pub alt: String,
    pub alt_de: String,
}

/// A coupon of the demonstration shop.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Promotion {
    pub name: &'static str,
    pub german: &'static str,
    pub code: &'static str,
    pub kind: PromotionKind,
    pub minimum_subtotal_minor: Option<i64>,
    pub usage_limit: Option<u32>,
    pub first_order: bool,
    pub starts_at_ms: Option<i64>,
    pub ends_at_ms: Option<i64>,
}

/// What a promotion takes off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PromotionKind {
    Percent(u32),
    FixedMinor(i64),
    FreeShipping,
    /// Of so many units and so many more, the cheapest ones are free.
    BuyGet(u32, u32),
}
