//! What services say to each other and to the world: routes, bodies, events. No logic.
//!
//! One module a service. Its `endpoints!` table is the only place where a route is written down: the gateway routes
//! from it, the Worker mounts from it, `client` calls through it and the OpenAPI document is made from it.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

/// A body or a part of one: snake_case JSON in which an absent option is left out, not null.
macro_rules! dto {
    ($($(#[$meta:meta])* pub $kind:ident $name:ident $body:tt)*) => { $(
        #[serde_with::skip_serializing_none]
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        $(#[$meta])*
        pub $kind $name $body
    )* };
}

/// A service's route table: each row becomes a typed constant, and all of them `routes()`.
macro_rules! endpoints {
    (
        $service:ident;
        $($(#[doc = $doc:literal])+ $name:ident: $method:ident $path:literal $operation:literal ($query:ty, $body:ty) -> $response:ty $(, $option:ident $(($($value:expr),*))?)*;)*
    ) => {
        $($(#[doc = $doc])+ pub const $name: $crate::Endpoint<$query, $body, $response> = $crate::Endpoint::new(
            $crate::Route::new($crate::Service::$service, $crate::Method::$method, $path, $operation, concat!($($doc),+))
                $(.$option($($($value),*)?))*
        );)*

        /// Every row of the table.
        pub fn routes() -> Vec<$crate::TableRow> {
            vec![$($name.row()),*]
        }
    };
}

pub mod cart;
pub mod draft_order;
pub mod event;
pub mod gift_card;
pub mod inventory;
pub mod notification;
pub mod order;
pub mod order_edit;
pub mod order_return;
pub mod payment;
pub mod product;
pub mod promotion;
pub mod queues;
pub mod reconciliation;
pub mod resend;
mod route;
pub mod search;
pub mod user;

mod common;

pub use common::{Address, Image, Limit, List, Options, Rating, StockLevel, Unit, patch};
pub use route::{
    Access, Cache, Endpoint, FORM_LIMIT, Idempotency, Method, Route, Service, TableRow, UPLOAD_LIMIT,
};

/// Every route of every service.
pub fn routes() -> Vec<TableRow> {
    [
        user::routes(),
        product::routes(),
        search::routes(),
        cart::routes(),
        order::routes(),
        payment::routes(),
        inventory::routes(),
        promotion::routes(),
        notification::routes(),
    ]
    .concat()
}

/// The error codes that any operation may answer, left out of the tables.
pub const COMMON_ERRORS: &[kernel::ErrorCode] = &[
    kernel::ErrorCode::MalformedRequest,
    kernel::ErrorCode::InvalidRequest,
    kernel::ErrorCode::NotFound,
    kernel::ErrorCode::BodyTooLarge,
    kernel::ErrorCode::UnsupportedMediaType,
    kernel::ErrorCode::RateLimited,
    kernel::ErrorCode::Internal,
    kernel::ErrorCode::Unavailable,
];
