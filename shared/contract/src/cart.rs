//! Carts, their totals, and the store's settings.

use crate::{
    Address, Image, Options, Unit,
    draft_order::{
        CreateDraftCart, DraftContent, DraftPurchase, DraftVersion, QuotedDraft, UpdateDraftOrder,
    },
    gift_card::GiftCardShare,
    inventory::SellsAhead,
    order_edit::{ReviseQuote, RevisedQuote},
    patch,
    promotion::AppliedPromotion,
    queues::{QueueReport, ReadQueues},
    resend::{AskUnconfirmed, SettleEvents, Unconfirmed},
};
use kernel::{
    BasisPoints, CartId, CountryCode, Currency, CustomerId, EmailAddress, ErrorCode, Line, LineId, Locale,
    Money, MoneyError, OrderId, Permission, ProductId, Text, TimeZone, Timestamp, VariantId,
};
use std::{collections::BTreeMap, num::NonZeroU32};

/// The most lines a cart holds, and so an order.
pub const MAX_LINES: usize = 200;
/// The most units a line holds.
pub const MAX_QUANTITY: u32 = 999;

dto! {
    pub struct Cart {
        pub id: CartId,
        pub currency: Currency,
        pub country: CountryCode,
        pub lines: Vec<CartLine>,
        pub coupons: Vec<AppliedCoupon>,
        pub shipping_address: Option<Address>,
        pub shipping_option: Option<ShippingOption>,
        pub totals: Totals,
        /// What gift cards and store credit pay of the total, in the order in which they came. Nothing is taken from them
        /// before checkout.
        #[serde(default)]
        pub gift_cards: Vec<GiftCardShare>,
        /// Store credit of the signed-in customer that does not pay yet, to be offered.
        pub store_credit: Option<Money>,
        /// What is left to pay.
        pub due: Money,
        pub warnings: Vec<Warning>,
        /// What checkout still needs.
        pub requirements: Vec<Requirement>,
        /// Rises with every change.
        pub version: u32,
        /// True while a checkout holds it: until that has ended, nothing of it can be changed.
        #[serde(default)]
        pub locked: bool,
        pub expires_at: Timestamp,
        /// Set where the shop has put the cart together and sent its link: lines and coupons cannot be changed.
        pub offer: Option<CartOffer>,
    }

    /// Whom the shop has put a cart together for.
    #[derive(Eq)]
    pub struct CartOffer {
        pub email: EmailAddress,
    }

    pub struct CartLine {
        pub id: LineId,
        pub variant_id: VariantId,
        pub product_id: ProductId,
        pub product_slug: String,
        pub sku: String,
        pub title: String,
        /// Titles in other languages than the default, by language tag.
        #[serde(default)]
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        pub titles: BTreeMap<String, String>,
        pub options: Options,
        pub quantity: NonZeroU32,
        pub unit_price: Money,
        /// `quantity × unit_price`, before discounts.
        pub total: Money,
        /// The line's share of the discounts.
        pub discount: Money,
        pub image: Option<Image>,
        /// Where it is sent later: why, and from when on.
        pub sells_ahead: Option<SellsAhead>,
    }

    pub struct AppliedCoupon {
        pub code: String,
        pub name: String,
        /// What it takes off; nothing for free shipping.
        pub discount: Money,
    }

    /// `total = subtotal − discount + shipping + (tax unless tax_included)`.
    #[derive(Copy, Eq)]
    pub struct Totals {
        pub subtotal: Money,
        pub discount: Money,
        pub shipping: Money,
        pub tax: Money,
        pub total: Money,
        /// True where prices contain the tax.
        pub tax_included: bool,
    }

    pub struct Warning {
        pub code: WarningCode,
        pub line_id: Option<LineId>,
        /// What was not put into the cart, in the answer to adding several lines.
        #[serde(default)]
        #[serde(skip_serializing_if = "Option::is_none")]
        pub variant_id: Option<VariantId>,
        pub message: String,
    }

    #[derive(Copy, Eq, Hash)]
    pub enum WarningCode {
        PriceChanged,
        LowStock,
        OutOfStock,
        /// No longer sold.
        Unavailable,
        CouponInvalid,
    }

    #[derive(Copy, Eq, Hash)]
    pub enum Requirement {
        /// At least one line.
        Lines,
        ShippingAddress,
        /// No shipping option serves the address.
        ShippingOption,
        /// Lines that cannot be bought must go first.
        AvailableLines,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct CreateCart {
        /// The store's if absent.
        pub currency: Option<Currency>,
        pub country: Option<CountryCode>,
    }

    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct AddLine {
        pub variant_id: VariantId,
        pub quantity: NonZeroU32,
    }

    #[serde(deny_unknown_fields)]
    pub struct AddLines {
        /// 1–200, each variant once.
        pub lines: Vec<AddLine>,
    }

    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct SetQuantity {
        /// 0 removes the line.
        pub quantity: u32,
    }

    #[serde(deny_unknown_fields)]
    pub struct AddCoupon {
        pub code: Line<40>,
    }

    #[serde(deny_unknown_fields)]
    pub struct AddGiftCard {
        /// As it is written on the card; the signed-in customer's store credit if absent.
        pub code: Option<Line<40>>,
    }

    #[serde(deny_unknown_fields)]
    pub struct ChooseShipping {
        pub id: Line<60>,
    }

    pub struct ShippingOption {
        pub id: String,
        pub name: String,
        /// Names in other languages, by language tag.
        #[serde(default)]
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        pub names: BTreeMap<String, String>,
        pub price: Money,
        /// Such as `2–3 working days`.
        pub estimate: Option<String>,
        /// Estimates in other languages.
        #[serde(default)]
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        pub estimates: BTreeMap<String, String>,
    }

    pub struct ShippingOptions {
        pub items: Vec<ShippingOption>,
    }

    #[serde(deny_unknown_fields)]
    pub struct MergeCarts {
        /// The guest cart that ends.
        pub from: CartId,
    }

    /// What the shop is, as pages and mails show it.
    pub struct Settings {
        pub store_name: String,
        pub currency: Currency,
        /// Where we ship to.
        pub countries: Vec<CountryCode>,
        pub tax_included: bool,
        pub tax_rates: Vec<TaxRate>,
        /// Rates in parts of countries: of those that fit an address, the one that names most of it.
        #[serde(default)]
        pub regional_tax_rates: Vec<RegionalTaxRate>,
        #[serde(default)]
        pub shipping_tax: ShippingTax,
        /// Where shoppers write to.
        pub contact_email: String,
        /// The seller's postal address, line by line.
        pub postal_address: String,
        /// Whose clocks the shop goes by: its pages and mails, and where its days begin.
        #[serde(default)]
        pub time_zone: TimeZone,
        /// What the shop's own words for options, attributes, their values and promotions are in other languages, by
        /// language and word: `{"de": {"Thread count": "Fadenzahl"}}`.
        #[serde(default)]
        pub words: BTreeMap<String, BTreeMap<String, String>>,
    }

    #[derive(Copy, Eq)]
    pub struct TaxRate {
        pub country: CountryCode,
        pub rate: BasisPoints,
        /// For goods of the class `reduced`. Always there in answers; where a change does not name it, it stays.
        pub reduced: Option<BasisPoints>,
    }

    /// Rates in a region or where postal codes begin so, or both.
    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct RegionalTaxRate {
        pub country: CountryCode,
        /// As in addresses, compared without case: `CA`.
        pub region: Option<Line<120>>,
        pub postal_prefix: Option<Line<20>>,
        pub rate: BasisPoints,
        pub reduced: BasisPoints,
    }

    /// How shipping is taxed.
    #[derive(Copy, Eq, Hash, Default)]
    pub enum ShippingTax {
        /// As the goods are, in proportion to what they cost.
        #[default]
        Proportional,
        /// At the standard rate.
        Standard,
        /// Not at all.
        None,
    }

    /// The store as the staff set it.
    pub struct AdminSettings {
        #[serde(flatten)]
        pub settings: Settings,
        pub shipping_methods: Vec<ShippingMethod>,
        /// Rises with every change of the settings, ways of shipping aside.
        #[serde(default)]
        pub version: u32,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateSettings {
        #[serde(default, deserialize_with = "patch")]
        pub store_name: Option<Line<120>>,
        #[serde(default, deserialize_with = "patch")]
        pub contact_email: Option<EmailAddress>,
        #[serde(default, deserialize_with = "patch")]
        pub postal_address: Option<Text<500>>,
        #[serde(default, deserialize_with = "patch")]
        pub time_zone: Option<TimeZone>,
        /// Rates of countries that the shop ships to; the others stay as they are.
        #[serde(default, deserialize_with = "patch")]
        pub tax_rates: Option<Vec<TaxRate>>,
        /// Instead of all that there were.
        #[serde(default, deserialize_with = "patch")]
        pub regional_tax_rates: Option<Vec<RegionalTaxRate>>,
        #[serde(default, deserialize_with = "patch")]
        pub shipping_tax: Option<ShippingTax>,
        /// Whether the prices of products contain the tax.
        #[serde(default, deserialize_with = "patch")]
        pub tax_included: Option<bool>,
        /// Instead of all that there were.
        #[serde(default, deserialize_with = "patch")]
        pub words: Option<BTreeMap<String, BTreeMap<Line<120>, Line<120>>>>,
        /// The `version` that the change was made from: 409 `conflict` if there is another by now. Absent: whatever
        /// there is by now is changed.
        #[serde(default, deserialize_with = "patch")]
        pub seen: Option<u32>,
    }

    /// How parcels get to some countries.
    pub struct ShippingMethod {
        pub id: String,
        pub name: String,
        /// Names in other languages, by language tag.
        pub names: BTreeMap<String, String>,
        pub kind: ShippingKind,
        pub price: Money,
        /// For `by_weight` and `by_total`, from light to heavy: the last one that is reached counts instead of `price`.
        pub steps: Vec<PriceStep>,
        /// Free from so much, after discounts.
        pub free_from: Option<Money>,
        pub estimate: Option<String>,
        pub estimates: BTreeMap<String, String>,
        pub countries: Vec<CountryCode>,
        /// Only these regions of its countries, as in addresses, compared without case; all where it is empty.
        pub regions: Vec<String>,
        /// Only postal codes that begin so; all where it is empty.
        pub postal_prefixes: Vec<String>,
        /// False where shoppers can no longer choose it.
        pub active: bool,
    }

    /// What decides the price.
    #[derive(Copy, Eq, Hash, Default)]
    pub enum ShippingKind {
        #[default]
        Flat,
        /// What all units together weigh.
        ByWeight,
        /// What the goods cost after discounts.
        ByTotal,
        /// The shopper comes for it. Never chosen by itself where there is another way.
        Pickup,
    }

    /// From so many grams, or so many minor units.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct PriceStep {
        pub from: u32,
        pub price: Money,
    }

    pub struct ShippingMethods {
        pub items: Vec<ShippingMethod>,
    }

    /// A shipping method as it shall be.
    #[serde(deny_unknown_fields)]
    pub struct SaveShippingMethod {
        pub name: Line<120>,
        #[serde(default)]
        pub names: BTreeMap<String, Line<120>>,
        #[serde(default)]
        pub kind: ShippingKind,
        /// In the store's currency, not negative.
        pub price: Money,
        /// At most 20, each from more than the one before; only for `by_weight` and `by_total`.
        #[serde(default)]
        pub steps: Vec<PriceStep>,
        pub free_from: Option<Money>,
        pub estimate: Option<Line<120>>,
        #[serde(default)]
        pub estimates: BTreeMap<String, Line<120>>,
        /// Of those that the shop ships to.
        pub countries: Vec<CountryCode>,
        #[serde(default)]
        pub regions: Vec<Line<120>>,
        #[serde(default)]
        pub postal_prefixes: Vec<Line<20>>,
        pub active: bool,
    }

    /// A page of the shop's own words: delivery, returns, imprint, privacy.
    ///
    /// The body is plain text: paragraphs between empty lines, `## ` before a heading, `- ` before an item of a list,
    /// `[words](/path)` for a link. It is never HTML.
    pub struct ContentPage {
        pub slug: String,
        pub locale: Locale,
        pub title: String,
        pub body: String,
        pub updated_at: Timestamp,
    }

    pub struct ContentPages {
        pub items: Vec<ContentPage>,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct GetContentPage {
        /// The store's if absent. A page that is not there in this language comes in English.
        pub locale: Option<Locale>,
    }

    #[serde(deny_unknown_fields)]
    pub struct SaveContentPage {
        pub title: Line<120>,
        pub body: Text<20000>,
        /// The `updated_at` that the change was made from: 409 `conflict` if there is another by now. Absent: whatever
        /// there is by now is replaced.
        pub seen: Option<Timestamp>,
    }

    /// Fixes a cart for one attempt of a checkout. Asking again with the same attempt answers the same quote.
    #[serde(deny_unknown_fields)]
    pub struct Freeze {
        pub attempt: u32,
        pub email: EmailAddress,
        pub shipping_address: Address,
        pub shipping_option_id: Option<Line<60>>,
        /// True if this account or mail address has ordered before.
        #[serde(default)]
        pub ordered_before: bool,
        /// What the shopper was shown as left to pay.
        pub due: Option<Money>,
        /// Only at this version: 409 `conflict` with the `version` by now if the cart was changed since.
        pub version: Option<u32>,
    }

    /// A frozen cart: what an order is made from. Never computed again.
    pub struct Quote {
        pub cart_id: CartId,
        pub version: u32,
        pub customer_id: Option<CustomerId>,
        pub lines: Vec<CartLine>,
        pub promotions: Vec<AppliedPromotion>,
        pub coupons: Vec<AppliedCoupon>,
        pub shipping_option: ShippingOption,
        pub totals: Totals,
        /// What is to be taken from gift cards: at most the total, each more than nothing.
        #[serde(default)]
        pub gift_cards: Vec<GiftCardShare>,
        /// The shop's, for the mails about the order.
        #[serde(default)]
        pub time_zone: TimeZone,
        /// Set where the staff made the cart.
        pub draft: Option<QuotedDraft>,
    }

    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Unfreeze {
        pub attempt: u32,
        /// A promotion that turned out to be used up: its code is removed.
        pub drop_promotion: Option<kernel::PromotionId>,
    }

    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct CompleteCart {
        pub attempt: u32,
        pub order_id: OrderId,
    }

    /// A customer signed in, perhaps with a guest cart in hand.
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct ClaimCart {
        pub guest_cart_id: Option<CartId>,
    }

    /// The customer's current cart, where there is one.
    #[derive(Copy, Eq)]
    pub struct ClaimedCart {
        pub cart_id: Option<CartId>,
    }
}

impl Quote {
    /// What is left to pay once the gift cards have paid.
    ///
    /// # Errors
    /// Amounts out of range, or of two currencies.
    pub fn due(&self) -> Result<Money, MoneyError> {
        let paid = self.gift_cards.iter().map(|share| share.amount);
        self.totals.total.checked_sub(Money::sum(self.totals.total.currency(), paid)?)
    }
}

/// Where post reaches a shop of this name, line by line. Most addresses begin with the name already.
pub fn postal_lines<'a>(name: &'a str, postal_address: &'a str) -> impl Iterator<Item = &'a str> {
    let mut lines = postal_address.trim().lines().peekable();
    let name = lines.next_if_eq(&name).unwrap_or(name);
    [name].into_iter().chain(lines)
}

/// What any change of a cart may answer.
const CART_ERRORS: &[ErrorCode] = &[ErrorCode::CartMerged, ErrorCode::CartLocked, ErrorCode::CartCompleted];
const LINE_ERRORS: &[ErrorCode] = &[
    ErrorCode::CartMerged,
    ErrorCode::CartLocked,
    ErrorCode::CartCompleted,
    ErrorCode::OutOfStock,
    ErrorCode::CurrencyMismatch,
    ErrorCode::CartFull,
];

const DRAFT_CART_ERRORS: &[ErrorCode] = &[
    ErrorCode::Conflict,
    ErrorCode::CartLocked,
    ErrorCode::CartCompleted,
    ErrorCode::CartFull,
    ErrorCode::CouponInvalid,
    ErrorCode::CurrencyMismatch,
    ErrorCode::RequirementsMissing,
];

endpoints! {
    Cart;
    /// Makes a cart. Its id is the permission to use it.
    CREATE_CART: Post "/carts" "create_cart" (Unit, CreateCart) -> Cart, success(201), errors(&[ErrorCode::CurrencyMismatch]);
    /// The customer's current cart, made if there is none.
    GET_MY_CART: Get "/me/cart" "get_my_cart" (Unit, Unit) -> Cart, customer;
    /// A cart at today's prices.
    GET_CART: Get "/carts/{id}" "get_cart" (Unit, Unit) -> Cart, owner, cache(crate::Cache::Private), errors(&[ErrorCode::CartMerged, ErrorCode::CartCompleted]);
    /// Adds units of a variant; a line that holds it already is raised.
    ADD_LINE: Post "/carts/{id}/lines" "add_line" (Unit, AddLine) -> Cart, owner, idempotent(crate::Idempotency::Accepted), errors(LINE_ERRORS);
    /// Adds units of several variants, all that are for sale and not sold out; the answer warns of the others, with their
    /// `variant_id`. How many of each there are is compared at checkout.
    ADD_LINES: Post "/carts/{id}/lines/batch" "add_lines" (Unit, AddLines) -> Cart, owner, idempotent(crate::Idempotency::Accepted), errors(&[ErrorCode::CartMerged, ErrorCode::CartLocked, ErrorCode::CartCompleted]);
    /// Sets a line's quantity; 0 removes it.
    SET_QUANTITY: Patch "/carts/{id}/lines/{line_id}" "set_quantity" (Unit, SetQuantity) -> Cart, owner, errors(LINE_ERRORS);
    /// Removes a line.
    REMOVE_LINE: Delete "/carts/{id}/lines/{line_id}" "remove_line" (Unit, Unit) -> Cart, owner, errors(CART_ERRORS);
    /// Applies a coupon; nothing is redeemed before checkout.
    ADD_COUPON: Post "/carts/{id}/coupons" "add_coupon" (Unit, AddCoupon) -> Cart, owner, errors(&[ErrorCode::CartMerged, ErrorCode::CartLocked, ErrorCode::CartCompleted, ErrorCode::CouponInvalid]);
    /// Removes a coupon.
    REMOVE_COUPON: Delete "/carts/{id}/coupons/{code}" "remove_coupon" (Unit, Unit) -> Cart, owner, errors(CART_ERRORS);
    /// Lets a gift card, or the customer's store credit, pay; nothing is taken from it before checkout. Whatever is wrong with the code is 409 `gift_card_invalid` with the `reason`.
    ADD_GIFT_CARD: Post "/carts/{id}/gift-cards" "add_gift_card" (Unit, AddGiftCard) -> Cart, owner, errors(&[ErrorCode::CartMerged, ErrorCode::CartLocked, ErrorCode::CartCompleted, ErrorCode::GiftCardInvalid]);
    /// Takes a gift card out of the cart, by its id: codes do not belong in addresses.
    REMOVE_GIFT_CARD: Delete "/carts/{id}/gift-cards/{gift_card_id}" "remove_gift_card" (Unit, Unit) -> Cart, owner, errors(CART_ERRORS);
    /// Says where the goods go.
    SET_SHIPPING_ADDRESS: Put "/carts/{id}/shipping-address" "set_shipping_address" (Unit, Address) -> Cart, owner, errors(CART_ERRORS);
    /// How the goods can get there, the cheapest first and what must be fetched last.
    LIST_SHIPPING_OPTIONS: Get "/carts/{id}/shipping-options" "list_shipping_options" (Unit, Unit) -> ShippingOptions, owner, errors(&[ErrorCode::CartMerged, ErrorCode::CartCompleted]);
    /// Chooses one of them.
    SET_SHIPPING_OPTION: Put "/carts/{id}/shipping-option" "set_shipping_option" (Unit, ChooseShipping) -> Cart, owner, errors(&[ErrorCode::CartMerged, ErrorCode::CartLocked, ErrorCode::CartCompleted, ErrorCode::Conflict]);
    /// Moves a guest cart's lines into this one, the customer's.
    MERGE_CARTS: Post "/carts/{id}/merge" "merge_carts" (Unit, MergeCarts) -> Cart, customer, errors(LINE_ERRORS);

    /// A page of the shop's own words.
    GET_PAGE: Get "/pages/{slug}" "get_page" (GetContentPage, Unit) -> ContentPage, cache(crate::Cache::Public(5));
    /// Every page in every language.
    LIST_PAGES: Get "/admin/pages" "list_pages" (Unit, Unit) -> ContentPages, staff(Permission::Settings);
    /// Writes a page in a language, a new one where there is none.
    SAVE_PAGE: Put "/admin/pages/{slug}/{locale}" "save_page" (Unit, SaveContentPage) -> ContentPage, staff(Permission::Settings), errors(&[ErrorCode::Conflict]);
    /// The store as the staff set it.
    GET_ADMIN_SETTINGS: Get "/admin/settings" "get_admin_settings" (Unit, Unit) -> AdminSettings, staff(Permission::Settings);
    /// Changes the store. Carts follow within five seconds, orders keep what they were placed with.
    UPDATE_SETTINGS: Patch "/admin/settings" "update_settings" (Unit, UpdateSettings) -> AdminSettings, staff(Permission::Settings), errors(&[ErrorCode::Conflict]);
    /// Creates or changes a way of shipping.
    SAVE_SHIPPING_METHOD: Put "/admin/shipping-methods/{id}" "save_shipping_method" (Unit, SaveShippingMethod) -> ShippingMethods, staff(Permission::Settings), errors(&[ErrorCode::CurrencyMismatch, ErrorCode::Conflict]);

    /// The store's settings.
    GET_SETTINGS: Get "/internal/v1/settings" "get_settings" (Unit, Unit) -> Settings, internal;
    /// Fixes the cart and its price, or says why it cannot be bought: `requirements_missing` (with `requirements`), `price_changed` (with `cart`), `coupon_unavailable` (with `cart`, from which the coupon is gone), `gift_card_unavailable` (with `cart`, in which the cards pay what they still can), `out_of_stock` (with `lines`), `cart_locked` by another attempt.
    FREEZE: Post "/internal/v1/carts/{id}/freeze" "freeze_cart" (Unit, Freeze) -> Quote, internal, errors(&[ErrorCode::RequirementsMissing, ErrorCode::PriceChanged, ErrorCode::CouponUnavailable, ErrorCode::GiftCardUnavailable, ErrorCode::OutOfStock, ErrorCode::CartMerged, ErrorCode::CartLocked, ErrorCode::CartCompleted]);
    /// Lets the cart be changed again and returns it. Repeating it, or unfreezing another attempt, changes nothing.
    UNFREEZE: Post "/internal/v1/carts/{id}/unfreeze" "unfreeze_cart" (Unit, Unfreeze) -> Cart, internal;
    /// Ends the cart: it has become an order. Repeating it changes nothing.
    COMPLETE: Post "/internal/v1/carts/{id}/complete" "complete_cart" (Unit, CompleteCart) -> Unit, internal, success(204);
    /// Makes the cart of a draft order. Only the staff and whoever gets its link see it, and it does not expire.
    CREATE_DRAFT_CART: Post "/internal/v1/draft-carts" "create_draft_cart" (Unit, CreateDraftCart) -> DraftContent, internal, errors(CART_ERRORS);
    /// A draft at today's prices.
    GET_DRAFT_CART: Get "/internal/v1/draft-carts/{id}" "get_draft_cart" (Unit, Unit) -> DraftContent, internal, errors(&[ErrorCode::CartCompleted]);
    /// Changes a draft, all of it or nothing.
    UPDATE_DRAFT_CART: Post "/internal/v1/draft-carts/{id}/update" "update_draft_cart" (Unit, UpdateDraftOrder) -> DraftContent, internal, errors(DRAFT_CART_ERRORS);
    /// What a checkout of it needs.
    PREPARE_DRAFT_CART: Get "/internal/v1/draft-carts/{id}/purchase" "prepare_draft_cart" (Unit, Unit) -> DraftPurchase, internal, errors(&[ErrorCode::CartCompleted]);
    /// Lets whoever holds its id see and buy it. Repeating it changes nothing.
    OFFER_DRAFT_CART: Post "/internal/v1/draft-carts/{id}/offer" "offer_draft_cart" (Unit, DraftVersion) -> DraftContent, internal, errors(DRAFT_CART_ERRORS);
    /// Ends it. Repeating it changes nothing.
    DISCARD_DRAFT_CART: Post "/internal/v1/draft-carts/{id}/discard" "discard_draft_cart" (Unit, Unit) -> Unit, internal, success(204), errors(CART_ERRORS);
    /// What an order costs whose lines are changed. Lines that were sold keep their price, and of their discount the part of the units that are left; what is added costs what it costs today, without promotions. 409 `out_of_stock` with `unavailable: [variant_id]` names what is not sold.
    REVISE_QUOTE: Post "/internal/v1/revised-quotes" "revise_quote" (Unit, ReviseQuote) -> RevisedQuote, internal, errors(&[ErrorCode::OutOfStock, ErrorCode::CurrencyMismatch]);
    /// The current cart of the customer who signs in; a guest cart in hand is merged into it or becomes it.
    CLAIM: Post "/internal/v1/customers/{id}/cart" "claim_cart" (Unit, ClaimCart) -> ClaimedCart, internal;
    /// What cart has not sent: its outbox.
    GET_QUEUES: Get "/admin/queues/cart" "get_cart_queues" (ReadQueues, Unit) -> QueueReport, staff(Permission::Settings), errors(&[ErrorCode::InvalidCursor]);
    /// Events that were sent a while ago and that nobody has confirmed.
    UNCONFIRMED_EVENTS: Post "/internal/v1/events/unconfirmed" "cart_unconfirmed_events" (Unit, AskUnconfirmed) -> Unconfirmed, internal;
    /// Forgets what confirmed events say, and sends the missing ones again.
    SETTLE_EVENTS: Post "/internal/v1/events/settle" "settle_cart_events" (Unit, SettleEvents) -> Unit, internal, success(204);
    /// Answers if the database does.
    READY: Get "/internal/v1/ready" "cart_ready" (Unit, Unit) -> Unit, internal, success(204);
    /// Regular work: unsent events.
    TICK: Post "/internal/v1/tick" "cart_tick" (Unit, Unit) -> Unit, internal, success(204);
}
