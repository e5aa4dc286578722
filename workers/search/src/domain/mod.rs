//! What is asked, what is found, and how it is counted: no SQL but the language of the full-text index.

mod candidate;
mod facets;
mod filters;
mod phrases;
mod words;

pub use candidate::{Candidate, MOST_CANDIDATES, arrange};
pub use facets::{CategoryNames, facets};
pub use filters::{Facet, Filters, hundredths, tags};
pub use phrases::{folded, phrases};
pub use words::{expression, words};
