//! What is asked, what is found, and how it is counted: no SQL but the language of the full-text index.

mod candidate;
mod facets;
mod filters;

mod phrases;
mod synonyms;
mod typos;
mod words;

pub use candidate::{Candidate, MOST_CANDIDATES, arrange};
pub use facets::{AttributeNames, CategoryNames, facets, frequent_values};
pub use filters::{Facet, Filters, facet_values, hundredths, tags};
pub use phrases::{folded, phrases};
pub use typos::{fragments, german, meant, vocabulary};
pub use words::{expression, word_expression, words};
