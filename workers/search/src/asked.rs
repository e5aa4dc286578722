//! The query of a search: its members, and `attr.<name>=<value>` of any name.

use contract::search::SearchProducts;
use edge::parse_query;
use kernel::Problem;
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

/// What is asked. A member that is wrong is told when the search begins.
pub struct Asked {
    pub products: Result<SearchProducts, Problem>,
    /// Values by the attribute's name in lower case.
    pub attributes: BTreeMap<String, Vec<String>>,
}

impl<'de> Deserialize<'de> for Asked {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut rest = form_urlencoded::Serializer::new(String::new());
        let mut attributes: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in Vec::<(String, String)>::deserialize(deserializer)? {
            match name.strip_prefix("attr.") {
                Some(name) => attributes.entry(name.to_lowercase()).or_default().push(value),
                None => {
                    rest.append_pair(&name, &value);
                }
            }
        }
        Ok(Self { products: parse_query(&rest.finish()), attributes })
    }
}
