//! The combinations of a product's options, and SKUs to begin with.

use kernel::{Line, TextError};
use std::collections::BTreeSet;

/// The most variants that a product has.
pub const MOST_VARIANTS: usize = 100;
/// The most options that a product has.
pub const MOST_OPTIONS: usize = 3;

/// The values of an option as people list them: with commas between them, or with semicolons where there are any, so that
/// a value can have a comma. Each once, in their order.
///
/// # Errors
/// A value that is too long.
pub fn values(text: &str) -> Result<Vec<Line<60>>, TextError> {
    let between = if text.contains(';') { ';' } else { ',' };
    let mut values = Vec::new();
    for value in text.split(between).map(str::trim).filter(|value| !value.is_empty()) {
        let value = value.parse()?;
        if !values.contains(&value) {
            values.push(value);
        }
    }
    Ok(values)
}

/// How many combinations there are; as many as a number can say, if more.
pub fn count(options: &[Vec<String>]) -> usize {
    options.iter().fold(1, |product, values| product.saturating_mul(values.len()))
}

/// Every combination of one value of each option, the first option's values slowest. Ask [`count`] first.
pub fn combinations(options: &[Vec<String>]) -> Vec<Vec<String>> {
    options.iter().fold(vec![Vec::new()], |made, values| {
        let longer = |begun: &Vec<String>| {
            values
                .iter()
                .map(|value| begun.iter().cloned().chain([value.clone()]).collect())
                .collect::<Vec<_>>()
        };
        made.iter().flat_map(longer).collect()
    })
}

/// A value, or a word of a title, as a part of a SKU.
pub fn sign(value: &str) -> String {
    value.chars().filter(|c| c.is_alphanumeric()).take(8).collect::<String>().to_uppercase()
}

/// A SKU that is not among the `taken` ones, of a title's last word and the values: `Linen shirt`, `S`, `Red` give
/// `SHIRT-S-RED`. It joins the taken ones.
pub fn sku(title: &str, values: &[String], taken: &mut BTreeSet<String>) -> String {
    let stem = title.split_whitespace().map(sign).rfind(|word| !word.is_empty());
    let parts =
        stem.into_iter().chain(values.iter().map(|value| sign(value)).filter(|part| !part.is_empty()));
    let wished = parts.collect::<Vec<_>>().join("-");
    let wished = if wished.is_empty() { "SKU".to_owned() } else { wished };
    let mut made = wished.clone();
    let mut number = 1;
    while !taken.insert(made.clone()) {
        number += 1;
        made = format!("{wished}-{number}");
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owned(values: &[&str]) -> Vec<String> {
        values.iter().map(|value| (*value).to_owned()).collect()
    }

    #[test]
    fn values_are_listed_with_commas_or_with_semicolons_where_they_have_commas() {
        let read = |text| values(text).unwrap().iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(read(" S, M,L,, S "), ["S", "M", "L"]);
        assert_eq!(read("0,5 l; 1,5 l;"), ["0,5 l", "1,5 l"]);
        assert!(read(" , ").is_empty());
        assert!(values(&"x".repeat(61)).is_err());
    }

    #[test]
    fn each_value_meets_each_value_of_the_other_options_once() {
        let options = [owned(&["S", "M"]), owned(&["Red", "Blue"])];
        let made = combinations(&options);
        assert_eq!(count(&options), 4);
        assert_eq!(made[0], ["S", "Red"]);
        assert_eq!((made[1][1].as_str(), made[2][0].as_str(), made.len()), ("Blue", "M", 4));
        let huge = vec![owned(&["x"; 100]); 40];
        assert_eq!(count(&huge), usize::MAX);
    }

    #[test]
    fn no_two_skus_are_the_same() {
        let mut taken = BTreeSet::from(["SHIRT-S-RED".to_owned()]);
        let mut made = |values: &[&str]| sku("Linen shirt", &owned(values), &mut taken);
        assert_eq!(made(&["S", "Red"]), "SHIRT-S-RED-2");
        assert_eq!(made(&["M", "Sky blue!"]), "SHIRT-M-SKYBLUE");
        assert_eq!(made(&["M", "Sky-blue"]), "SHIRT-M-SKYBLUE-2");
        assert_eq!(sku("", &owned(&["!"]), &mut BTreeSet::new()), "SKU");
    }
}
