//! The words every service shares: money, ids, time, errors, who is asking.
//!
//! No I/O, no async, no clock, no randomness: whoever needs the time or random bytes passes them in.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod error;
pub mod format;
mod id;
mod locale;
mod money;
mod postal_code;
mod principal;
mod text;
mod time;
mod time_zone;

pub use error::{ErrorCode, FieldError, Problem};
pub use id::*;
pub use iso_currency::Currency;
pub use locale::Locale;
pub use money::{BasisPoints, Money, MoneyError, Rounding, allocate};
pub use postal_code::{PostalError, PostalFormat, known_countries, postal_code};
pub use principal::{Permission, Principal};
pub use text::{CountryCode, EmailAddress, Line, Slug, Text, TextError};
pub use time::Timestamp;
pub use time_zone::{Clock, Shown, TimeZone};
