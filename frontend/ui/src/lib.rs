//! What storefront and admin share: rendering, forms, cookies, components.
//!
//! A page is a handler that fetches its data first and then renders it in one go, so that its status and headers are
//! known before its first byte.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod assets;
mod form;
mod multipart;
mod respond;

pub use assets::asset;
pub use form::{Field, Notice};
pub use multipart::{FilePart, Multipart, parse_multipart};
pub use respond::{
    Cookies, SetCookie, html, page, parse_form, parse_query, redirect, render, render_part, status, to_query,
};
pub use texts::{Texts, words};
