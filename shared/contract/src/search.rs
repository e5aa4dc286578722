//! Search and suggestions.

use crate::{
    Cache, Limit, Unit,
    product::ProductSummary,
    queues::{QueueReport, ReadQueues, TreatDeadLetters, TreatedDeadLetters},
    resend::EventIds,
};
use kernel::{ErrorCode, Locale, Permission, Text};
use std::collections::BTreeMap;

dto! {
    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct SearchProducts {
        /// Without words, everything that the filters let through.
        pub q: Option<Text<200>>,
        /// Category slugs; products below them are included.
        #[serde(default)]
        pub category: Vec<String>,
        #[serde(default)]
        pub brand: Vec<String>,
        /// Minor units of the store's currency.
        pub price_min: Option<u64>,
        pub price_max: Option<u64>,
        pub rating_min: Option<f64>,
        /// Only what is in stock.
        #[serde(default)]
        pub in_stock: bool,
        /// Only what costs less than before.
        #[serde(default)]
        pub on_sale: bool,
        #[serde(default)]
        pub sort: SearchSort,
        #[serde(default)]
        pub limit: Limit,
        pub cursor: Option<String>,
    }

    /// The order of results. Without words, `relevance` is `popular`.
    #[derive(Copy, Eq, Default)]
    pub enum SearchSort {
        #[default]
        Relevance,
        PriceAsc,
        PriceDesc,
        Newest,
        Rating,
        Popular,
    }

    pub struct SearchResult {
        pub items: Vec<ProductSummary>,
        #[serialize_always]
        pub next_cursor: Option<String>,
        #[serialize_always]
        pub prev_cursor: Option<String>,
        pub total: Total,
        /// How many results each value of a facet has, other facets applied.
        pub facets: BTreeMap<String, Vec<FacetValue>>,
        pub corrected_query: Option<String>,
    }

    /// How many there are.
    pub struct Total {
        pub value: u32,
        pub relation: Relation,
    }

    /// Exactly, or at least.
    #[derive(Copy, Eq)]
    pub enum Relation {
        Eq,
        Gte,
    }

    pub struct FacetValue {
        /// What the filter takes.
        pub value: String,
        /// What people read, where it differs.
        pub label: Option<String>,
        pub count: u32,
    }

    #[serde(deny_unknown_fields)]
    pub struct Suggest {
        pub q: Text<200>,
        /// What the offered words are in; the default language if absent.
        #[serde(default)]
        pub locale: Locale,
    }

    pub struct Suggestions {
        pub queries: Vec<String>,
        pub products: Vec<ProductSummary>,
        pub categories: Vec<SuggestedCategory>,
    }

    pub struct SuggestedCategory {
        pub slug: String,
        pub name: String,
    }
}

endpoints! {
    Search;
    /// Finds products for sale; `attr.<name>=<value>` is what an option or an attribute must be, such as `attr.colour=Navy`.
    SEARCH: Get "/search" "search_products" (SearchProducts, Unit) -> SearchResult, cache(Cache::Public(5)), errors(&[ErrorCode::InvalidCursor]);
    /// What to offer while somebody types.
    SUGGEST: Get "/search/suggest" "suggest" (Suggest, Unit) -> Suggestions, cache(Cache::Public(5));

    /// What search could not handle: its dead letters.
    GET_QUEUES: Get "/admin/queues/search" "get_search_queues" (ReadQueues, Unit) -> QueueReport, staff(Permission::Settings), errors(&[ErrorCode::InvalidCursor]);
    /// Sends dead letters of search through their queue again, or forgets them. Repeating it does nothing twice: consumers know an event by its id.
    TREAT_DEAD_LETTERS: Post "/admin/queues/search/dead-letters" "treat_search_dead_letters" (Unit, TreatDeadLetters) -> TreatedDeadLetters, staff(Permission::Settings), errors(&[ErrorCode::Conflict]);
    /// Which of these events it is done with.
    RECEIVED_EVENTS: Post "/internal/v1/events/received" "search_received_events" (Unit, EventIds) -> EventIds, internal;
    /// Answers if the database does.
    READY: Get "/internal/v1/ready" "search_ready" (Unit, Unit) -> Unit, internal, success(204);
    /// Regular work: nothing yet that cannot wait for events.
    TICK: Post "/internal/v1/tick" "search_tick" (Unit, Unit) -> Unit, internal, success(204);
}
