//! The rules of promotions, without storage.

mod code;
mod evaluate;
mod validate;

pub use code::Code;
pub use evaluate::{Candidate, evaluate, is_open};
pub use validate::validate;
