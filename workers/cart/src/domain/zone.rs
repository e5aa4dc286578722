//! Where goods go, and the parts of countries that rates and ways of shipping are for.

use contract::Address;
use kernel::CountryCode;

/// Where goods go: the whole address, or as long as that is not known the country.
#[derive(Clone, Copy, Debug)]
pub struct Destination<'a> {
    pub country: CountryCode,
    pub address: Option<&'a Address>,
}

impl Destination<'_> {
    /// True if the address lies in this region, written as it is there.
    pub fn is_in(&self, region: &str) -> bool {
        let own = self.address.and_then(|address| address.region.as_ref());
        own.is_some_and(|own| own.trim().to_lowercase() == region.trim().to_lowercase())
    }

    /// True if the address's postal code begins so, whatever its spaces and hyphens.
    pub fn begins_with(&self, prefix: &str) -> bool {
        let own = self.address.and_then(|address| address.postal_code.as_ref());
        own.is_some_and(|own| plain(own).starts_with(&plain(prefix)))
    }
}

/// A postal code without what people put between its parts.
pub fn plain(postal_code: &str) -> String {
    postal_code.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}
