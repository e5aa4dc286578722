//! Which tax rates an address has.

use super::{
    totals::{Rates, Taxes},
    zone::{Destination, plain},
};
use contract::cart::{RegionalTaxRate, Settings};
use kernel::BasisPoints;

/// How a basket that goes there is taxed: not at all where the shop does not ship to, since nothing can be bought there.
pub fn taxes(settings: &Settings, destination: &Destination<'_>) -> Taxes {
    Taxes {
        included: settings.tax_included,
        shipping: settings.shipping_tax,
        rates: rates(settings, destination),
    }
}

fn rates(settings: &Settings, destination: &Destination<'_>) -> Rates {
    let regional = settings
        .regional_tax_rates
        .iter()
        .filter(|rate| fits(rate, destination))
        .max_by_key(|rate| precision(rate));
    if let Some(RegionalTaxRate { rate, reduced, .. }) = regional {
        return Rates { standard: *rate, reduced: *reduced };
    }
    let country = settings.tax_rates.iter().find(|rate| rate.country == destination.country);
    let none = BasisPoints(0);
    country.map_or(Rates { standard: none, reduced: none }, |rate| Rates {
        standard: rate.rate,
        reduced: rate.reduced.unwrap_or(rate.rate),
    })
}

fn fits(rate: &RegionalTaxRate, destination: &Destination<'_>) -> bool {
    rate.country == destination.country
        && rate.region.as_ref().is_none_or(|region| destination.is_in(region))
        && rate.postal_prefix.as_ref().is_none_or(|prefix| destination.begins_with(prefix))
}

/// The longer a prefix, the smaller the place; a region is larger than any.
fn precision(rate: &RegionalTaxRate) -> (usize, bool) {
    (rate.postal_prefix.as_ref().map_or(0, |prefix| plain(prefix).len()), rate.region.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use contract::{
        Address,
        cart::{ShippingTax, TaxRate},
    };
    use kernel::{CountryCode, Currency};
    use serde_json::json;

    fn country(code: &str) -> CountryCode {
        code.parse().unwrap()
    }

    fn regional(region: Option<&str>, prefix: Option<&str>, rate: u32) -> RegionalTaxRate {
        RegionalTaxRate {
            country: country("US"),
            region: region.map(|region| region.parse().unwrap()),
            postal_prefix: prefix.map(|prefix| prefix.parse().unwrap()),
            rate: BasisPoints(rate),
            reduced: BasisPoints(0),
        }
    }

    fn settings() -> Settings {
        Settings {
            store_name: "Shop".to_owned(),
            currency: Currency::USD,
            countries: vec![country("US"), country("DE")],
            tax_included: false,
            tax_rates: vec![
                TaxRate { country: country("DE"), rate: BasisPoints(1900), reduced: Some(BasisPoints(700)) },
                TaxRate { country: country("US"), rate: BasisPoints(0), reduced: None },
            ],
            regional_tax_rates: vec![
                regional(Some("CA"), None, 725),
                regional(Some("CA"), Some("90"), 950),
                regional(None, Some("902"), 1025),
                regional(None, Some("10"), 887),
            ],
            shipping_tax: ShippingTax::None,
            contact_email: String::new(),
            postal_address: String::new(),
            time_zone: kernel::TimeZone::default(),
            words: std::collections::BTreeMap::new(),
        }
    }

    fn rate(code: &str, region: Option<&str>, postal_code: &str) -> (u32, u32) {
        let address: Address = serde_json::from_value(json!({
            "name": "Ada", "line1": "1 Main St", "city": "Town", "postal_code": postal_code, "region": region,
            "country": code,
        }))
        .unwrap();
        let destination = Destination { country: country(code), address: Some(&address) };
        let Rates { standard, reduced } = rates(&settings(), &destination);
        (standard.0, reduced.0)
    }

    #[test]
    fn of_all_rates_that_fit_the_one_of_the_smallest_place_counts() {
        assert_eq!(rate("DE", None, "10115"), (1900, 700), "another country's prefixes are not asked");
        assert_eq!(rate("US", Some("Texas"), "73301"), (0, 0));
        assert_eq!(rate("US", Some("ca"), "95814"), (725, 0));
        assert_eq!(rate("US", Some("CA"), "90001"), (950, 0));
        assert_eq!(rate("US", Some("CA"), "90210-1234"), (1025, 0));
        assert_eq!(rate("US", None, "10001"), (887, 0));
        assert_eq!(rate("FR", None, "75001"), (0, 0), "nothing can be bought there");
    }

    #[test]
    fn a_country_counts_until_the_address_is_known() {
        let us = Destination { country: country("US"), address: None };
        assert_eq!(rates(&settings(), &us).standard, BasisPoints(0));
    }
}
