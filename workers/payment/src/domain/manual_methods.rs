//! Which ways to pay by hand there are: what the shop was deployed with, under what the staff set.

use contract::payment::ManualMethod;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Names that no new way to pay can have: a checkout's `provider`, or an address of the admin.
const RESERVED: [&str; 5] = ["card", "manual", "new", "stripe", "test"];

/// A way to pay by hand, as the configuration has it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Configured {
    /// What a checkout names it by: `bank_transfer`.
    pub id: String,
    /// Names by language.
    pub names: BTreeMap<String, String>,
    /// What the shopper must do, by language.
    #[serde(default)]
    pub instructions: BTreeMap<String, String>,
}

/// True for a name that a new way to pay can have: small letters, digits and hyphens, at most 60.
pub fn is_free(id: &str) -> bool {
    id.len() <= 60 && id.parse::<kernel::Slug>().is_ok() && !RESERVED.contains(&id)
}

/// True for a name under which a way to pay that is configured can be kept once the staff set it: small letters, digits,
/// hyphens and underscores, 1 to 60.
pub fn can_be_kept(id: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-".contains(&byte);
    (1..=60).contains(&id.len()) && id.bytes().all(is_plain)
}

/// All there are, those that are switched off among them, in the order of the checkout. What the staff set replaces what
/// is configured under the same name; where two have one position, what is configured stands first.
pub fn all(configured: &[Configured], set: Vec<ManualMethod>) -> Vec<ManualMethod> {
    let place = |id: &str| configured.iter().position(|method| method.id == id);
    let untouched =
        configured.iter().zip(0..).filter(|(method, _)| set.iter().all(|own| own.id != method.id));
    let mut methods: Vec<ManualMethod> = untouched
        .map(|(method, position)| ManualMethod {
            id: method.id.clone(),
            active: true,
            names: method.names.clone(),
            instructions: method.instructions.clone(),
            position,
            version: 0,
            configured: true,
        })
        .collect();
    methods.extend(set.into_iter().map(|own| ManualMethod { configured: place(&own.id).is_some(), ..own }));
    methods
        .sort_by_key(|method| (method.position, place(&method.id).unwrap_or(usize::MAX), method.id.clone()));
    methods
}

#[cfg(test)]
mod tests {
    use super::*;

    fn configured(id: &str) -> Configured {
        let names = BTreeMap::from([("en".to_owned(), format!("{id} as deployed"))]);
        Configured { id: id.to_owned(), names, instructions: BTreeMap::new() }
    }

    fn set(id: &str, position: u32) -> ManualMethod {
        ManualMethod {
            id: id.to_owned(),
            active: false,
            names: BTreeMap::new(),
            instructions: BTreeMap::new(),
            position,
            version: 7,
            configured: false,
        }
    }

    #[test]
    fn what_the_staff_set_stands_in_place_of_what_is_configured() {
        let methods = all(&[configured("a"), configured("b")], vec![set("b", 0), set("c", 0), set("d", 1)]);
        let seen: Vec<_> = methods.iter().map(|it| (&*it.id, it.active, it.configured, it.version)).collect();
        assert_eq!(
            seen,
            [("a", true, true, 0), ("b", false, true, 7), ("c", false, false, 7), ("d", false, false, 7)]
        );
    }

    #[test]
    fn what_is_configured_has_a_name_that_the_staff_can_save() {
        assert!(can_be_kept("bank_transfer") && can_be_kept("-x") && can_be_kept(&"a".repeat(60)));
        for id in ["", "Bank.X", "a/b", "ä", "a b", &"a".repeat(61)] {
            assert!(!can_be_kept(id), "{id}");
        }
    }

    #[test]
    fn new_ones_have_short_names_that_mean_nothing_else() {
        assert!(is_free("paypal-by-mail") && is_free(&"a".repeat(60)));
        for id in [
            "",
            "new",
            "test",
            "stripe",
            "manual",
            "card",
            "bank_transfer",
            "Bank",
            "-x",
            "a/b",
            &"a".repeat(61),
        ] {
            assert!(!is_free(id), "{id}");
        }
    }
}
