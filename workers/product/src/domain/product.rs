use contract::{
    Image, Options, Rating, StockLevel,
    event::{OptionImage, SearchCategory, SearchDocument},
    inventory::SellsAhead,
    product::{
        self as api, NewProductStatus, ProductOption, ProductStatus, ProductSummary, ProductTexts, Seo,
        TaxClass,
    },
};
use kernel::{CategoryId, Locale, Money, ProductId, Timestamp, VariantId};
use std::collections::BTreeMap;

/// How much of a description search gets in each language: an event must stay small.
const SEARCHED_DESCRIPTION: usize = 6000 / Locale::ALL.len();

/// A product with everything that belongs to it. It has at least one variant.
#[derive(Clone, Debug, PartialEq)]
pub struct Product {
    pub id: ProductId,
    pub slug: String,
    pub title: String,
    pub description: String,
    pub brand: Option<String>,
    pub status: ProductStatus,
    /// Rises with every change.
    pub version: u32,
    /// What it becomes once inventory knows its opening stock.
    pub opening: Option<NewProductStatus>,
    pub options: Vec<ProductOption>,
    pub attributes: BTreeMap<String, String>,
    pub tax_class: TaxClass,
    pub weight_grams: Option<u32>,
    pub seo: Seo,
    /// By language tag, without the default language's.
    pub translations: BTreeMap<String, ProductTexts>,
    pub popularity: u32,
    /// In hundredths of a star.
    pub rating: u32,
    pub rating_count: u32,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    /// In order.
    pub variants: Vec<Variant>,
    /// In order; the first is the product's own.
    pub media: Vec<Image>,
    /// Those that it was put into, then all above them.
    pub categories: Vec<ProductCategory>,
}

/// What can be put into a cart.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    pub id: VariantId,
    pub sku: String,
    pub title: String,
    pub options: Options,
    pub price: Money,
    pub compare_at_price: Option<Money>,
    /// Its own picture's place among the product's.
    pub image: Option<usize>,
    pub opening_stock: u32,
    pub stock_level: StockLevel,
    /// It is sold though it is not there.
    pub sells_ahead: Option<SellsAhead>,
    /// The version of inventory's event that the level is from.
    pub stock_version: u32,
}

/// A category of a product.
#[derive(Clone, Debug, PartialEq)]
pub struct ProductCategory {
    pub id: CategoryId,
    pub slug: String,
    pub name: String,
    /// In other languages than the default, by language tag.
    pub names: BTreeMap<String, String>,
    /// False where it only lies above one that the product was put into.
    pub direct: bool,
}

/// What lists show of a product's variants together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Listed {
    pub price: Money,
    pub compare_at_price: Option<Money>,
    pub price_varies: bool,
    pub stock_level: StockLevel,
}

impl Product {
    /// The cheapest variant's prices (of equally cheap ones a reduced one) and the best stock level. None without
    /// variants, which no stored product is.
    pub fn listed(&self) -> Option<Listed> {
        let cheapest =
            self.variants.iter().min_by_key(|v| (v.price.amount(), v.compare_at_price.is_none()))?;
        let any = |level| self.variants.iter().any(|variant| variant.stock_level == level);
        Some(Listed {
            price: cheapest.price,
            compare_at_price: cheapest.compare_at_price,
            price_varies: self.variants.iter().any(|variant| variant.price != cheapest.price),
            stock_level: match (any(StockLevel::InStock), any(StockLevel::Low)) {
                (true, _) => StockLevel::InStock,
                (false, true) => StockLevel::Low,
                (false, false) => StockLevel::Out,
            },
        })
    }

    /// Of all buyers together.
    pub fn rating(&self) -> Rating {
        Rating { average: f64::from(self.rating) / 100.0, count: self.rating_count }
    }

    /// As shoppers see it.
    pub fn view(&self) -> api::Product {
        let variant = |variant: &Variant| api::Variant {
            id: variant.id,
            sku: variant.sku.clone(),
            title: variant.title.clone(),
            options: variant.options.clone(),
            price: variant.price,
            compare_at_price: variant.compare_at_price,
            available: variant.stock_level != StockLevel::Out,
            stock_level: variant.stock_level,
            sells_ahead: variant.sells_ahead,
            image: variant.image.and_then(|position| self.media.get(position).cloned()),
        };
        api::Product {
            id: self.id,
            slug: self.slug.clone(),
            title: self.title.clone(),
            description: self.description.clone(),
            brand: self.brand.clone(),
            category_ids: self.direct_categories(),
            options: self.options.iter().map(shown_option).collect(),
            variants: self.variants.iter().map(variant).collect(),
            media: self.media.clone(),
            attributes: self.attributes.clone(),
            rating: self.rating(),
            seo: self.seo.clone(),
            translations: self.translations.clone(),
            created_at: self.created_at,
            updated_at: self.updated_at,
        }
    }

    /// As staff see it. While its opening stock is on its way it already shows what it is about to be.
    pub fn admin_view(&self) -> api::AdminProduct {
        let status = self.opening.map_or(self.status, status_after_opening);
        api::AdminProduct {
            product: self.view(),
            status,
            tax_class: self.tax_class,
            weight_grams: self.weight_grams,
            version: self.version,
        }
    }

    /// The categories that it was put into.
    pub fn direct_categories(&self) -> Vec<CategoryId> {
        self.categories.iter().filter(|category| category.direct).map(|category| category.id).collect()
    }

    /// Titles in other languages than the default, by language tag.
    pub fn titles(&self) -> BTreeMap<String, String> {
        let titles = self.translations.iter();
        titles.filter_map(|(tag, texts)| Some((tag.clone(), texts.title.as_ref()?.to_string()))).collect()
    }

    /// Its own picture, as lists show it: beside the title, which says what it shows.
    pub fn listed_image(&self) -> Option<Image> {
        self.media.first().map(without_alts)
    }

    /// What search gets. None without variants. Of what is not on sale only that: it must leave the index, however much
    /// there is to say of it.
    pub fn document(&self) -> Option<SearchDocument> {
        let listed = self.listed()?;
        let whole = SearchDocument {
            summary: ProductSummary {
                id: self.id,
                slug: self.slug.clone(),
                title: self.title.clone(),
                titles: self.titles(),
                brand: self.brand.clone(),
                price: listed.price,
                compare_at_price: listed.compare_at_price,
                price_varies: listed.price_varies,
                image: self.listed_image(),
                rating: self.rating(),
                stock_level: listed.stock_level,
            },
            active: self.status == ProductStatus::Active,
            description: searched(&self.description),
            other_descriptions: self
                .translations
                .values()
                .filter_map(|texts| texts.description.as_deref().map(searched))
                .collect(),
            skus: self.variants.iter().map(|variant| variant.sku.clone()).collect(),
            categories: self
                .categories
                .iter()
                .map(|c| SearchCategory {
                    id: c.id,
                    slug: c.slug.clone(),
                    name: c.name.clone(),
                    names: c.names.clone(),
                })
                .collect(),
            attributes: self.attributes.clone(),
            options: self
                .options
                .iter()
                .map(|option| {
                    (option.name.to_string(), option.values.iter().map(ToString::to_string).collect())
                })
                .collect(),
            option_images: self.option_images(),
            popularity: self.popularity,
            created_at: self.created_at,
            version: self.version,
        };
        if whole.active {
            return Some(whole);
        }
        Some(SearchDocument {
            description: String::new(),
            other_descriptions: Vec::new(),
            skus: Vec::new(),
            categories: Vec::new(),
            attributes: BTreeMap::new(),
            options: BTreeMap::new(),
            option_images: Vec::new(),
            ..whole
        })
    }

    /// The picture of each option's value that shows on all variants with it: those of colours, not those of sizes.
    fn option_images(&self) -> Vec<OptionImage> {
        let values = self.options.iter().flat_map(|option| {
            option.values.iter().map(|value| (option.name.to_string(), value.to_string()))
        });
        let images = values.filter_map(|(name, value)| {
            let with = self.variants.iter().filter(|variant| variant.options.get(&name) == Some(&value));
            let mut positions = with.map(|variant| variant.image);
            let first = positions.next()??;
            let image = without_alts(self.media.get(first)?);
            positions.all(|position| position == Some(first)).then_some(OptionImage { name, value, image })
        });
        images.collect()
    }
}

/// For lists, whose titles stand beside the pictures.
fn without_alts(image: &Image) -> Image {
    Image { alts: BTreeMap::new(), ..image.clone() }
}

fn searched(description: &str) -> String {
    description.chars().take(SEARCHED_DESCRIPTION).collect()
}

/// An option with the colours that its values name. One value that names none makes it no choice of colours: "Oak" and
/// "Black" are two kinds of table.
fn shown_option(option: &ProductOption) -> api::ShownOption {
    let swatches: Option<BTreeMap<String, String>> = option
        .values
        .iter()
        .map(|value| Some((value.to_string(), artwork::Palette::named(value)?.swatch().to_owned())))
        .collect();
    api::ShownOption {
        name: option.name.to_string(),
        values: option.values.iter().map(ToString::to_string).collect(),
        swatches: swatches.unwrap_or_default(),
    }
}

/// What `opening` becomes.
pub fn status_after_opening(opening: NewProductStatus) -> ProductStatus {
    match opening {
        NewProductStatus::Draft => ProductStatus::Draft,
        NewProductStatus::Active => ProductStatus::Active,
    }
}
