//! The rules of promotions, without storage.

mod code;
mod conditions;
mod evaluate;
mod validate;

pub use code::{Code, random_code};
pub use conditions::limit_for_each;
pub use evaluate::{Candidate, UniqueCode, evaluate, is_open};
pub use validate::validate;
