use edge::DatabaseError;
use kernel::{ErrorCode, Problem};

/// What a write failed at, as the client is told.
pub fn conflict(error: DatabaseError) -> Problem {
    if error.is_unique("products.slug") || error.is_unique("categories.slug") {
        ErrorCode::SlugTaken.into()
    } else if error.is_unique("variants.sku") {
        ErrorCode::SkuTaken.into()
    } else {
        error.into()
    }
}
