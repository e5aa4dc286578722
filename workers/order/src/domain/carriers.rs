//! Where the carriers that are known show how far a parcel is.

use contract::order::Tracking;
use kernel::Locale;

/// A carrier by the names that people write, in small letters and without anything between them, and the address of its
/// tracking, which ends with the number. Where it has a German page beside another one, that stands last.
type Carrier = (&'static [&'static str], &'static str, Option<&'static str>);

const CARRIERS: [Carrier; 16] = [
    (
        &["dhl", "dhlexpress", "dhlparcel"],
        "https://www.dhl.com/global-en/home/tracking.html?tracking-id=",
        Some("https://www.dhl.com/de-de/home/tracking.html?tracking-id="),
    ),
    (
        &["dhlpaket", "dhlgermany", "dhlde", "deutschepostdhl"],
        "https://www.dhl.de/de/privatkunden/pakete-empfangen/verfolgen.html?piececode=",
        None,
    ),
    (&["deutschepost"], "https://www.deutschepost.de/de/s/sendungsverfolgung.html?piececode=", None),
    (
        &["ups", "unitedparcelservice"],
        "https://www.ups.com/track?tracknum=",
        Some("https://www.ups.com/track?loc=de_DE&tracknum="),
    ),
    (&["fedex", "federalexpress"], "https://www.fedex.com/fedextrack/?trknbr=", None),
    (
        &["gls"],
        "https://gls-group.eu/EU/en/parcel-tracking?match=",
        Some("https://gls-group.eu/DE/de/paketverfolgung?match="),
    ),
    (
        &["dpd", "dpdde", "dpdgermany"],
        "https://tracking.dpd.de/status/en_US/parcel/",
        Some("https://tracking.dpd.de/status/de_DE/parcel/"),
    ),
    (&["dpduk"], "https://track.dpd.co.uk/search?reference=", None),
    (
        &["hermes", "hermesgermany", "myhermes"],
        "https://www.myhermes.de/empfangen/sendungsverfolgung/sendungsinformation/#",
        None,
    ),
    (&["evri", "hermesuk"], "https://www.evri.com/track/parcel/", None),
    (
        &["österreichischepost", "oesterreichischepost", "austrianpost", "postat", "postösterreich"],
        "https://www.post.at/sv/sendungsdetails?snr=",
        None,
    ),
    (
        &["schweizerischepost", "dieschweizerischepost", "schweizerpost", "swisspost"],
        "https://service.post.ch/ekp-web/ui/entry/search/",
        None,
    ),
    (&["laposte", "colissimo"], "https://www.laposte.fr/outils/suivre-vos-envois?code=", None),
    (&["usps", "unitedstatespostalservice"], "https://tools.usps.com/go/TrackConfirmAction?tLabels=", None),
    (&["royalmail"], "https://www.royalmail.com/track-your-item#/tracking-results/", None),
    (&["auspost", "australiapost"], "https://auspost.com.au/mypost/track/#/details/", None),
];

/// Where a parcel's way can be followed, in this language if the carrier has it; none for a carrier that is not known, or a number that none has.
fn address(carrier: &str, number: &str, locale: Locale) -> Option<String> {
    let name: String = carrier.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    // Numbers are often written in groups. Nothing of what is left would mean something else in an address.
    let number: String = number.chars().filter(|c| !matches!(c, ' ' | '-' | '.')).collect();
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let (_, usual, german) = CARRIERS.iter().find(|(names, _, _)| names.contains(&name.as_str()))?;
    let before = german.filter(|_| locale == Locale::De).unwrap_or(usual);
    is_number.then(|| format!("{before}{number}"))
}

/// Tracking with the carrier's own address in the order's language, where none was given and it is known.
pub fn addressed(tracking: &Tracking, locale: Locale) -> Tracking {
    let url = tracking.url.clone();
    let known = || address(&tracking.carrier, &tracking.number, locale)?.parse().ok();
    Tracking { url: url.or_else(known), ..tracking.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_carrier_leads_to_its_own_page_however_it_is_written() {
        let dhl = "https://www.dhl.com/global-en/home/tracking.html?tracking-id=00340434161094042557";
        for name in ["DHL", " dhl ", "D.H.L.", "DHL Express"] {
            assert_eq!(address(name, "0034 0434 1610 9404 2557", Locale::En).as_deref(), Some(dhl), "{name}");
        }
        let posts = ["Österreichische Post", "OESTERREICHISCHE POST", "Post.at"];
        for name in posts {
            let url = address(name, "1035304005500970252807", Locale::De).unwrap();
            assert_eq!(url, "https://www.post.at/sv/sendungsdetails?snr=1035304005500970252807");
        }
        assert_eq!(
            address("UPS", "1Z-999", Locale::En).as_deref(),
            Some("https://www.ups.com/track?tracknum=1Z999")
        );
    }

    #[test]
    fn a_german_order_leads_to_a_german_page_where_the_carrier_has_one() {
        let german = |carrier| address(carrier, "1", Locale::De).unwrap();
        assert_eq!(german("DHL"), "https://www.dhl.com/de-de/home/tracking.html?tracking-id=1");
        assert_eq!(german("DPD"), "https://tracking.dpd.de/status/de_DE/parcel/1");
        assert_eq!(german("Royal Mail"), address("Royal Mail", "1", Locale::En).unwrap());
    }

    #[test]
    fn what_is_not_known_leads_nowhere() {
        for (carrier, number) in [
            ("Bike messenger", "1"),
            ("", "1"),
            ("DHL", "-"),
            ("DHL", "1&x=2"),
            ("DHL", "1/../2"),
            ("UPSxyz", "1"),
        ] {
            assert_eq!(address(carrier, number, Locale::En), None, "{carrier} {number}");
        }
    }

    #[test]
    fn every_name_is_of_one_carrier_and_written_as_it_is_looked_for() {
        let names: Vec<_> = CARRIERS.iter().flat_map(|(names, _, _)| names.iter()).collect();
        let once: std::collections::BTreeSet<_> = names.iter().collect();
        assert_eq!(once.len(), names.len());
        for (names, usual, german) in CARRIERS {
            assert!(german.into_iter().chain([usual]).all(|url| url.starts_with("https://")), "{usual}");
            for locale in Locale::ALL {
                assert!(names.iter().all(|name| address(name, "1", locale).is_some()), "{names:?}");
            }
        }
    }

    #[test]
    fn an_address_that_was_given_stays() {
        let given = |url: Option<&str>| Tracking {
            carrier: "UPS".parse().unwrap(),
            number: "1Z".parse().unwrap(),
            url: url.map(|url| url.parse().unwrap()),
        };
        let own = given(Some("https://carrier.example/1Z"));
        assert_eq!(addressed(&own, Locale::De), own);
        assert_eq!(
            addressed(&given(None), Locale::En).url.as_deref(),
            Some("https://www.ups.com/track?tracknum=1Z")
        );
    }
}
