//! The catalog.

use crate::{
    Cache, Idempotency, Image, Limit, List, Options, Rating, StockLevel, Unit,
    inventory::SellsAhead,
    patch,
    queues::{QueueReport, ReadQueues, TreatDeadLetters, TreatedDeadLetters},
    resend::{AskUnconfirmed, EventIds, SettleEvents, Unconfirmed},
};
use kernel::{
    CategoryId, EmailAddress, ErrorCode, EventId, Line, Locale, Money, Permission, ProductId, Slug, Text,
    Timestamp, VariantId,
};
use std::collections::BTreeMap;

/// The most variants that are found by a title.
pub const MOST_FOUND: usize = 200;

dto! {
    /// A category and what lies below it.
    pub struct Category {
        pub id: CategoryId,
        pub slug: String,
        pub name: String,
        /// Names in other languages than the default, by language tag.
        #[serde(default)]
        pub names: BTreeMap<String, String>,
        /// Active products in it and below.
        pub product_count: u32,
        pub children: Vec<Category>,
    }

    /// The whole tree.
    pub struct CategoryTree {
        pub items: Vec<Category>,
    }

    /// A product in lists, search and suggestions.
    pub struct ProductSummary {
        pub id: ProductId,
        pub slug: String,
        pub title: String,
        /// Titles in other languages than the default, by language tag.
        #[serde(default)]
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        pub titles: BTreeMap<String, String>,
        #[serialize_always]
        pub brand: Option<String>,
        /// The lowest price of its variants.
        pub price: Money,
        pub compare_at_price: Option<Money>,
        /// True where variants differ in price: show "from".
        pub price_varies: bool,
        #[serialize_always]
        pub image: Option<Image>,
        pub rating: Rating,
        pub stock_level: StockLevel,
    }

    /// A product as shoppers see it.
    pub struct Product {
        pub id: ProductId,
        pub slug: String,
        pub title: String,
        pub description: String,
        #[serialize_always]
        pub brand: Option<String>,
        pub category_ids: Vec<CategoryId>,
        pub options: Vec<ShownOption>,
        pub variants: Vec<Variant>,
        pub media: Vec<Image>,
        /// What it is made of and the like, in order of name.
        pub attributes: BTreeMap<String, String>,
        pub rating: Rating,
        pub seo: Seo,
        /// What it says in other languages than the default, by language tag.
        #[serde(default)]
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        pub translations: BTreeMap<String, ProductTexts>,
        pub created_at: Timestamp,
        pub updated_at: Timestamp,
    }

    /// An option and its values in order: `Size: S, M, L`.
    #[serde(deny_unknown_fields)]
    pub struct ProductOption {
        pub name: Line<60>,
        pub values: Vec<Line<60>>,
    }

    /// An option as shoppers see it.
    pub struct ShownOption {
        pub name: String,
        pub values: Vec<String>,
        /// Colours of the values that name one, as `#rrggbb`.
        #[serde(default)]
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        pub swatches: BTreeMap<String, String>,
    }

    /// What can be put into a cart.
    pub struct Variant {
        pub id: VariantId,
        pub sku: String,
        /// The option values, or the product's title where there are none.
        pub title: String,
        pub options: Options,
        pub price: Money,
        pub compare_at_price: Option<Money>,
        pub available: bool,
        /// What can be bought, also where it is sent later.
        pub stock_level: StockLevel,
        /// Where it is sent later: why, and from when on.
        pub sells_ahead: Option<SellsAhead>,
        /// Its own picture, where it has one.
        pub image: Option<Image>,
    }

    /// What a product says in a language; what is absent is said in the default one.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct ProductTexts {
        pub title: Option<Line<200>>,
        pub description: Option<Text<20000>>,
        pub seo_title: Option<Line<200>>,
        pub seo_description: Option<Text<500>>,
    }

    /// What search engines should show.
    #[derive(Default)]
    pub struct Seo {
        pub title: Option<String>,
        pub description: Option<String>,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct ListProducts {
        /// A category's slug; products below it are included.
        pub category: Option<String>,
        #[serde(default)]
        pub sort: ProductSort,
        /// Only what costs less than before.
        #[serde(default)]
        pub on_sale: bool,
        #[serde(default)]
        pub limit: Limit,
        pub cursor: Option<String>,
    }

    /// The order of a list.
    #[derive(Copy, Eq, Default)]
    pub enum ProductSort {
        #[default]
        Newest,
        Popular,
        PriceAsc,
        PriceDesc,
        Rating,
    }

    /// The home page's shelves.
    pub struct Shelves {
        pub newest: Vec<ProductSummary>,
        pub popular: Vec<ProductSummary>,
        pub on_sale: Vec<ProductSummary>,
    }

    /// What a product's life looks like: only active ones are shown and sold.
    #[derive(Copy, Eq, Hash)]
    pub enum ProductStatus {
        Draft,
        Active,
        Archived,
    }

    /// A product as staff see it.
    pub struct AdminProduct {
        #[serde(flatten)]
        pub product: Product,
        pub status: ProductStatus,
        pub tax_class: TaxClass,
        /// What one unit weighs, whichever variant it is.
        pub weight_grams: Option<u32>,
        /// Rises with every change.
        pub version: u32,
    }

    /// Which of a country's tax rates a product has.
    #[derive(Copy, Eq, Hash, Default, PartialOrd, Ord)]
    pub enum TaxClass {
        #[default]
        Standard,
        Reduced,
        /// Untaxed everywhere.
        Zero,
    }

    /// A product in the admin's list.
    pub struct AdminProductSummary {
        #[serde(flatten)]
        pub product: ProductSummary,
        pub status: ProductStatus,
        pub variant_count: u32,
        pub updated_at: Timestamp,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct ListAdminProducts {
        /// A part of the title in any language, or a SKU.
        pub q: Option<Text<200>>,
        pub status: Option<ProductStatus>,
        /// A category's slug or id; products below it are included.
        pub category: Option<String>,
        pub stock_level: Option<StockLevel>,
        #[serde(default)]
        pub sort: AdminProductSort,
        #[serde(default)]
        pub limit: Limit,
        pub cursor: Option<String>,
    }

    /// The order of the staff's list.
    #[derive(Copy, Eq, Default)]
    pub enum AdminProductSort {
        /// The last changed first.
        #[default]
        Updated,
        Title,
        /// The cheapest first.
        Price,
    }

    /// A picture that was uploaded. It belongs to no product until a change of its media names it.
    pub struct UploadedMedia {
        pub url: String,
        pub width: u32,
        pub height: u32,
    }

    #[serde(deny_unknown_fields)]
    pub struct CreateProduct {
        pub title: Line<200>,
        /// Made from the title if absent.
        pub slug: Option<Slug>,
        pub description: Option<Text<20000>>,
        pub brand: Option<Line<120>>,
        #[serde(default)]
        pub category_ids: Vec<CategoryId>,
        /// Draft if absent.
        pub status: Option<NewProductStatus>,
        #[serde(default)]
        pub options: Vec<ProductOption>,
        /// 1 to 100, every one another combination of the options.
        pub variants: Vec<CreateVariant>,
        #[serde(default)]
        pub attributes: BTreeMap<String, Line<200>>,
        #[serde(default)]
        pub tax_class: TaxClass,
        /// What one unit weighs: up to 1,000,000.
        pub weight_grams: Option<u32>,
        /// What it says in other languages than the default, by language tag.
        #[serde(default)]
        pub translations: BTreeMap<String, ProductTexts>,
    }

    /// The statuses that a product can begin with.
    #[derive(Copy, Eq)]
    pub enum NewProductStatus {
        Draft,
        Active,
    }

    #[serde(deny_unknown_fields)]
    pub struct CreateVariant {
        pub sku: Line<64>,
        #[serde(default)]
        pub options: BTreeMap<String, Line<60>>,
        /// Not negative, in the store's currency.
        pub price: Money,
        /// Above the price.
        pub compare_at_price: Option<Money>,
        /// Units at the beginning; none if absent.
        pub stock: Option<u32>,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateProduct {
        #[serde(default, deserialize_with = "patch")]
        pub title: Option<Line<200>>,
        #[serde(default, deserialize_with = "patch")]
        pub slug: Option<Slug>,
        #[serde(default, deserialize_with = "patch")]
        pub description: Option<Option<Text<20000>>>,
        #[serde(default, deserialize_with = "patch")]
        pub brand: Option<Option<Line<120>>>,
        #[serde(default, deserialize_with = "patch")]
        pub category_ids: Option<Vec<CategoryId>>,
        /// `archived` takes it off sale; what was ordered stays.
        #[serde(default, deserialize_with = "patch")]
        pub status: Option<ProductStatus>,
        /// All of them: what is not named is gone.
        #[serde(default, deserialize_with = "patch")]
        pub attributes: Option<BTreeMap<String, Line<200>>>,
        /// As many as the product has, in their order: another name renames one. Values that no variant has may come, go and
        /// change places.
        #[serde(default, deserialize_with = "patch")]
        pub options: Option<Vec<ProductOption>>,
        /// In the order that shoppers see them, at most 20; each is one that the product has or one that was uploaded.
        #[serde(default, deserialize_with = "patch")]
        pub media: Option<Vec<SetMedia>>,
        #[serde(default, deserialize_with = "patch")]
        pub tax_class: Option<TaxClass>,
        #[serde(default, deserialize_with = "patch")]
        pub weight_grams: Option<Option<u32>>,
        #[serde(default, deserialize_with = "patch")]
        pub seo_title: Option<Option<Line<200>>>,
        #[serde(default, deserialize_with = "patch")]
        pub seo_description: Option<Option<Text<500>>>,
        /// In every language but the default, by language tag: what is not named is gone.
        #[serde(default, deserialize_with = "patch")]
        pub translations: Option<BTreeMap<String, ProductTexts>>,
        /// Prices and pictures of those that are named, each at most once; they change together with everything else or not
        /// at all.
        #[serde(default, deserialize_with = "patch")]
        pub variants: Option<Vec<SetVariant>>,
        /// The `version` that the change was made from: 409 `conflict` if there is another by now. Absent: whatever there is
        /// by now is changed.
        #[serde(default, deserialize_with = "patch")]
        pub version: Option<u32>,
    }

    /// What a variant costs and shows from now on: what is absent is none.
    #[serde(deny_unknown_fields)]
    pub struct SetVariant {
        /// One of the product's.
        pub id: VariantId,
        pub price: Money,
        /// Above the price.
        pub compare_at_price: Option<Money>,
        /// One of the pictures that the product has after the change.
        pub image_url: Option<String>,
    }

    /// A picture at its place, with what it shows in words.
    #[serde(deny_unknown_fields)]
    pub struct SetMedia {
        pub url: String,
        pub alt: Line<200>,
        /// In other languages than the default, by language tag.
        #[serde(default)]
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        pub alts: BTreeMap<String, Line<200>>,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateVariant {
        #[serde(default, deserialize_with = "patch")]
        pub price: Option<Money>,
        #[serde(default, deserialize_with = "patch")]
        pub compare_at_price: Option<Option<Money>>,
        #[serde(default, deserialize_with = "patch")]
        pub sku: Option<Line<64>>,
        /// One value for each option; values that are new join the options.
        #[serde(default, deserialize_with = "patch")]
        pub options: Option<BTreeMap<String, Line<60>>>,
        /// One of the product's pictures.
        #[serde(default, deserialize_with = "patch")]
        pub image_url: Option<Option<String>>,
    }

    #[serde(deny_unknown_fields)]
    pub struct AddVariants {
        /// Each another combination of the options than the product has; values that are new join the options.
        pub variants: Vec<CreateVariant>,
    }

    /// All options in their order. What is not named goes, and with it the variants that have such a value; so do those that
    /// would be what another is.
    #[serde(deny_unknown_fields)]
    pub struct ArrangeOptions {
        pub options: Vec<ArrangedOption>,
        /// Only says what the product would be.
        #[serde(default)]
        pub preview: bool,
    }

    #[serde(deny_unknown_fields)]
    pub struct ArrangedOption {
        pub name: Line<60>,
        /// What it is called now; absent for a new one, whose first value every variant gets.
        pub was: Option<Line<60>>,
        pub values: Vec<ArrangedValue>,
    }

    #[serde(deny_unknown_fields)]
    pub struct ArrangedValue {
        pub name: Line<60>,
        /// What it is called now; absent for a new one.
        pub was: Option<Line<60>>,
    }

    /// A change of many products. At least one of status and price.
    #[serde(deny_unknown_fields)]
    pub struct BulkUpdate {
        /// 1 to 100.
        pub ids: Vec<ProductId>,
        pub status: Option<ProductStatus>,
        pub price_change: Option<PriceChange>,
    }

    /// A change of every variant's price. A compare-at price that is no longer above it is taken away.
    #[derive(Copy, Eq)]
    pub enum PriceChange {
        /// In hundredths of a percent, -9900 to 100000; rounded half away from zero.
        PercentBp(i32),
        /// In minor units. No price falls below zero.
        Amount(i64),
    }

    pub struct BulkUpdated {
        pub changed: Vec<ProductId>,
        pub failed: Vec<BulkFailure>,
        /// Takes the change back, for seven days.
        pub undo: Option<EventId>,
    }

    /// A product that stayed as it was, and why.
    pub struct BulkFailure {
        pub id: ProductId,
        pub code: ErrorCode,
        pub detail: String,
    }

    #[serde(deny_unknown_fields)]
    pub struct CreateCategory {
        pub name: Line<120>,
        /// Made from the name if absent.
        pub slug: Option<Slug>,
        /// Below which; at the top if absent.
        pub parent_id: Option<CategoryId>,
        /// Names in other languages, by language tag.
        #[serde(default)]
        pub names: BTreeMap<String, Line<120>>,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateCategory {
        #[serde(default, deserialize_with = "patch")]
        pub name: Option<Line<120>>,
        #[serde(default, deserialize_with = "patch")]
        pub slug: Option<Slug>,
        #[serde(default, deserialize_with = "patch")]
        pub names: Option<BTreeMap<String, Line<120>>>,
        /// Null puts it at the top.
        #[serde(default, deserialize_with = "patch")]
        pub parent_id: Option<Option<CategoryId>>,
        /// Its place among its siblings, from 0; beyond the last is the last.
        #[serde(default, deserialize_with = "patch")]
        pub position: Option<u32>,
    }

    #[serde(deny_unknown_fields)]
    pub struct GetSummaries {
        /// Ids or slugs, at most 100.
        pub keys: Vec<String>,
    }

    /// What of the asked for is on sale, in the order that it was asked for.
    pub struct Summaries {
        pub items: Vec<ProductSummary>,
    }

    /// What an address means that nothing is found under.
    #[serde(tag = "state")]
    pub enum ResolvedSlug {
        /// It was renamed.
        Moved { slug: String },
        /// It was there once.
        Gone,
        /// It never was.
        Unknown,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct GetSitemap {
        /// From 1.
        #[serde(default)]
        pub part: u32,
    }

    /// A part of everything on sale.
    pub struct Sitemap {
        /// How many parts there are.
        pub parts: u32,
        pub items: Vec<SitemapItem>,
    }

    pub struct SitemapItem {
        pub slug: String,
        pub updated_at: Timestamp,
        pub image_url: Option<String>,
    }

    /// Who wants to hear that a variant can be bought again.
    #[serde(deny_unknown_fields)]
    pub struct WatchStock {
        /// One of the product's, which is sold out.
        pub variant_id: VariantId,
        /// Gets one mail, and is forgotten then.
        pub email: EmailAddress,
        /// The default language unless said.
        pub locale: Option<Locale>,
    }

    #[serde(deny_unknown_fields)]
    pub struct GetVariants {
        /// At most 200.
        pub variant_ids: Vec<VariantId>,
    }

    /// Names and values of options and attributes, each once; those of the most products first, at most 2000.
    pub struct CatalogWords {
        pub words: Vec<String>,
    }

    /// A part of a product's title, in any of its languages.
    #[serde(deny_unknown_fields)]
    pub struct FindVariants {
        pub title: Line<64>,
    }

    pub struct FoundVariants {
        /// The first of them; at most [`MOST_FOUND`].
        pub variant_ids: Vec<VariantId>,
        /// False where there are more.
        pub is_all: bool,
    }

    /// What carts, promotions and orders need of a variant. Variants that are not for sale are left out.
    pub struct SellableVariant {
        pub id: VariantId,
        pub product_id: ProductId,
        pub product_slug: String,
        pub sku: String,
        /// The product's title.
        pub title: String,
        /// Titles in other languages than the default, by language tag.
        #[serde(default)]
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        pub titles: BTreeMap<String, String>,
        pub options: Options,
        pub price: Money,
        /// With those above them.
        pub category_ids: Vec<CategoryId>,
        pub image: Option<Image>,
        #[serde(default)]
        pub tax_class: TaxClass,
        /// What one unit weighs; nothing where nobody has said.
        #[serde(default)]
        pub weight_grams: u32,
        pub stock_level: StockLevel,
        pub sells_ahead: Option<SellsAhead>,
    }

    pub struct SellableVariants {
        pub items: Vec<SellableVariant>,
    }
}

impl PriceChange {
    /// A price after it, half a minor unit up. None for a change that is out of range, and where no price is left.
    pub fn applied(self, price: Money) -> Option<Money> {
        let amount = match self {
            Self::PercentBp(bp @ -9_900..=100_000) => {
                // i128 holds any product of the two.
                let exact = i128::from(price.amount()) * i128::from(10_000 + bp);
                i64::try_from((exact + 5_000) / 10_000).ok()?
            }
            Self::PercentBp(_) => return None,
            Self::Amount(delta) => price.amount().checked_add(delta)?,
        };
        Money::new(amount, price.currency()).ok().filter(|price| price.amount() >= 0)
    }
}

endpoints! {
    Product;
    /// The category tree.
    LIST_CATEGORIES: Get "/categories" "list_categories" (Unit, Unit) -> CategoryTree, cache(Cache::Public(5));
    /// A category and what lies below it.
    GET_CATEGORY: Get "/categories/{slug}" "get_category" (Unit, Unit) -> Category, cache(Cache::Public(5));
    /// Products for sale.
    LIST_PRODUCTS: Get "/products" "list_products" (ListProducts, Unit) -> List<ProductSummary>, cache(Cache::Public(5)), errors(&[ErrorCode::InvalidCursor]);
    /// A product by id or slug.
    GET_PRODUCT: Get "/products/{id}" "get_product" (Unit, Unit) -> Product, cache(Cache::Public(5));
    /// Sends one mail to an address once a variant that is sold out can be bought again. Says the same whether the
    /// address waits for it already or not.
    WATCH_STOCK: Post "/products/{id}/stock-alerts" "watch_stock" (Unit, WatchStock) -> Unit, success(204), errors(&[ErrorCode::Conflict]);
    /// Every product, on sale or not.
    LIST_ADMIN_PRODUCTS: Get "/admin/products" "list_admin_products" (ListAdminProducts, Unit) -> List<AdminProductSummary>, staff(Permission::Catalog), errors(&[ErrorCode::InvalidCursor]);
    /// A product, on sale or not.
    GET_ADMIN_PRODUCT: Get "/admin/products/{id}" "get_admin_product" (Unit, Unit) -> AdminProduct, staff(Permission::Catalog);
    /// Creates a product with its variants and their opening stock.
    CREATE_PRODUCT: Post "/admin/products" "create_product" (Unit, CreateProduct) -> AdminProduct, staff(Permission::Catalog), success(201), idempotent(Idempotency::Accepted), errors(&[ErrorCode::SlugTaken, ErrorCode::SkuTaken, ErrorCode::CurrencyMismatch]);
    /// Changes a product, its status included.
    UPDATE_PRODUCT: Patch "/admin/products/{id}" "update_product" (Unit, UpdateProduct) -> AdminProduct, staff(Permission::Catalog), errors(&[ErrorCode::SlugTaken, ErrorCode::IllegalTransition, ErrorCode::Conflict]);
    /// Changes a variant's prices, SKU, options and picture.
    UPDATE_VARIANT: Patch "/admin/variants/{id}" "update_variant" (Unit, UpdateVariant) -> AdminProduct, staff(Permission::Catalog), errors(&[ErrorCode::CurrencyMismatch, ErrorCode::SkuTaken]);
    /// Adds variants to a product, with their opening stock.
    ADD_VARIANTS: Post "/admin/products/{id}/variants" "add_variants" (Unit, AddVariants) -> AdminProduct, staff(Permission::Catalog), success(201), errors(&[ErrorCode::SkuTaken, ErrorCode::CurrencyMismatch]);
    /// Renames, adds, removes and puts into order a product's options and their values, in one step.
    ARRANGE_OPTIONS: Put "/admin/products/{id}/options" "arrange_options" (Unit, ArrangeOptions) -> AdminProduct, staff(Permission::Catalog), errors(&[ErrorCode::Conflict]);
    /// Takes a variant off sale for good; the last one of a product stays.
    REMOVE_VARIANT: Delete "/admin/variants/{id}" "remove_variant" (Unit, Unit) -> Unit, staff(Permission::Catalog), success(204), errors(&[ErrorCode::Conflict]);
    /// Takes a picture: PNG, JPEG or WebP, at most 5 MiB and 8000 pixels a side.
    UPLOAD_MEDIA: Post "/admin/media" "upload_media" (Unit, Unit) -> UploadedMedia, staff(Permission::Catalog), success(201), body_limit(5 << 20);
    /// Changes the status or the prices of many products, each by itself.
    BULK_UPDATE_PRODUCTS: Post "/admin/products/bulk" "bulk_update_products" (Unit, BulkUpdate) -> BulkUpdated, staff(Permission::Catalog), idempotent(Idempotency::Required);
    /// Takes a bulk change back, except what was changed since.
    UNDO_BULK_UPDATE: Post "/admin/products/bulk/{id}/undo" "undo_bulk_update" (Unit, Unit) -> BulkUpdated, staff(Permission::Catalog);
    /// The category tree as it is now.
    LIST_ADMIN_CATEGORIES: Get "/admin/categories" "list_admin_categories" (Unit, Unit) -> CategoryTree, staff(Permission::Catalog);
    /// Creates a category, the last among its siblings.
    CREATE_CATEGORY: Post "/admin/categories" "create_category" (Unit, CreateCategory) -> CategoryTree, staff(Permission::Catalog), success(201), errors(&[ErrorCode::SlugTaken]);
    /// Renames or moves a category.
    UPDATE_CATEGORY: Patch "/admin/categories/{id}" "update_category" (Unit, UpdateCategory) -> CategoryTree, staff(Permission::Catalog), errors(&[ErrorCode::SlugTaken, ErrorCode::Conflict]);
    /// Removes a category that holds nothing.
    DELETE_CATEGORY: Delete "/admin/categories/{id}" "delete_category" (Unit, Unit) -> Unit, staff(Permission::Catalog), success(204), errors(&[ErrorCode::Conflict]);

    /// The home page's shelves, from a cache.
    GET_SHELVES: Get "/internal/v1/shelves" "get_shelves" (Unit, Unit) -> Shelves, internal;
    /// Products on sale by id or slug.
    GET_SUMMARIES: Post "/internal/v1/products/summaries" "get_summaries" (Unit, GetSummaries) -> Summaries, internal;
    /// What became of a product's or a category's address.
    RESOLVE_SLUG: Get "/internal/v1/slugs/{kind}/{slug}" "resolve_slug" (Unit, Unit) -> ResolvedSlug, internal;
    /// What search engines should know of.
    GET_SITEMAP: Get "/internal/v1/sitemap" "get_sitemap" (GetSitemap, Unit) -> Sitemap, internal;
    /// Variants for sale, with prices as they are now.
    GET_VARIANTS: Post "/internal/v1/variants/query" "get_variants" (Unit, GetVariants) -> SellableVariants, internal;
    /// The variants of products by a part of their title, whether they are on sale or not.
    FIND_VARIANTS: Post "/internal/v1/variants/find" "find_variants" (Unit, FindVariants) -> FoundVariants, internal;
    /// What options, attributes and their values are called in all products that are not archived.
    LIST_WORDS: Get "/internal/v1/words" "list_words" (Unit, Unit) -> CatalogWords, internal;
    /// What product has not sent and could not handle: its outbox and its dead letters.
    GET_QUEUES: Get "/admin/queues/product" "get_product_queues" (ReadQueues, Unit) -> QueueReport, staff(Permission::Settings), errors(&[ErrorCode::InvalidCursor]);
    /// Sends dead letters of product through their queue again, or forgets them. Repeating it does nothing twice: consumers know an event by its id.
    TREAT_DEAD_LETTERS: Post "/admin/queues/product/dead-letters" "treat_product_dead_letters" (Unit, TreatDeadLetters) -> TreatedDeadLetters, staff(Permission::Settings), errors(&[ErrorCode::Conflict]);
    /// Events that were sent a while ago and that nobody has confirmed.
    UNCONFIRMED_EVENTS: Post "/internal/v1/events/unconfirmed" "product_unconfirmed_events" (Unit, AskUnconfirmed) -> Unconfirmed, internal;
    /// Forgets what confirmed events say, and sends the missing ones again.
    SETTLE_EVENTS: Post "/internal/v1/events/settle" "settle_product_events" (Unit, SettleEvents) -> Unit, internal, success(204);
    /// Which of these events it is done with.
    RECEIVED_EVENTS: Post "/internal/v1/events/received" "product_received_events" (Unit, EventIds) -> EventIds, internal;
    /// Answers if the database does.
    READY: Get "/internal/v1/ready" "product_ready" (Unit, Unit) -> Unit, internal, success(204);
    /// Regular work: unsent events.
    TICK: Post "/internal/v1/tick" "product_tick" (Unit, Unit) -> Unit, internal, success(204);
}
