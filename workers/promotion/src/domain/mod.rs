//! The rules of promotions, without storage.

mod code;
mod conditions;
mod evaluate;
mod gift_code;
mod validate;

pub use code::{Code, random_code};
pub use conditions::limit_for_each;
pub use evaluate::{Candidate, UniqueCode, evaluate, is_open};
pub use gift_code::GiftCode;
pub use validate::validate;
