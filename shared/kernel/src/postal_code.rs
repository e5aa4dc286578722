//! What postal codes look like in each country.
//!
//! How the countries' postal services write them; the same is in the address data of libaddressinput
//! (<https://github.com/google/libaddressinput>), where a country to be added can be looked up. They say what a code
//! looks like, not whether it is in use: that only the post knows.

use crate::{CountryCode, Line, Problem};

/// How a country writes postal codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PostalFormat {
    /// `0` is a digit, `A` a letter, `X` either; all else stands as it is.
    shapes: &'static [&'static str],
    /// A code that is in use.
    pub example: &'static str,
    /// False where addresses are complete without one.
    pub required: bool,
}

/// Why a postal code was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PostalError {
    /// The country's addresses need one.
    #[error("A postal code is needed here.")]
    Missing,
    /// It looks otherwise in this country.
    #[error("A postal code looks different in this country.")]
    Shape(PostalFormat),
}

const fn always(shapes: &'static [&'static str], example: &'static str) -> PostalFormat {
    PostalFormat { shapes, example, required: true }
}

/// No shapes: addresses have no code.
const NONE: PostalFormat = PostalFormat { shapes: &[], example: "", required: false };

const FORMATS: [(&str, PostalFormat); 38] = [
    ("AE", NONE),
    ("AT", always(&["0000"], "1010")),
    ("AU", always(&["0000"], "2000")),
    ("BE", always(&["0000"], "1000")),
    ("BR", always(&["00000-000"], "01310-100")),
    ("CA", always(&["A0A 0A0"], "K1A 0B1")),
    ("CH", always(&["0000"], "8001")),
    ("CZ", always(&["000 00"], "110 00")),
    ("DE", always(&["00000"], "10115")),
    ("DK", always(&["0000"], "1050")),
    ("EE", always(&["00000"], "10111")),
    ("ES", always(&["00000"], "28001")),
    ("FI", always(&["00000"], "00100")),
    ("FR", always(&["00000"], "75001")),
    ("GB", always(&["A0 0AA", "A00 0AA", "A0A 0AA", "AA0 0AA", "AA00 0AA", "AA0A 0AA"], "SW1A 1AA")),
    ("GR", always(&["000 00"], "105 57")),
    ("HK", NONE),
    ("HU", always(&["0000"], "1051")),
    // An Eircode: the routing key D6W is the only one without two digits.
    ("IE", PostalFormat { shapes: &["A00 XXXX", "A0A XXXX"], example: "D02 AF30", required: false }),
    ("IT", always(&["00000"], "00184")),
    ("JP", always(&["000-0000"], "100-0001")),
    ("LI", always(&["0000"], "9490")),
    ("LT", always(&["LT-00000"], "LT-01100")),
    ("LU", always(&["0000"], "1009")),
    ("LV", always(&["LV-0000"], "LV-1050")),
    ("MC", always(&["00000"], "98000")),
    ("NL", always(&["0000 AA"], "1012 AB")),
    ("NO", always(&["0000"], "0150")),
    ("NZ", always(&["0000"], "6011")),
    ("PL", always(&["00-000"], "00-950")),
    ("PT", always(&["0000-000"], "1100-148")),
    ("QA", NONE),
    ("RO", always(&["000000"], "010011")),
    ("SE", always(&["000 00"], "111 20")),
    ("SG", always(&["000000"], "018989")),
    ("SI", always(&["0000"], "1000")),
    ("SK", always(&["000 00"], "811 01")),
    ("US", always(&["00000", "00000-0000"], "20500")),
];

impl PostalFormat {
    /// The format of a country; none where this shop does not know it.
    pub fn of(country: CountryCode) -> Option<Self> {
        FORMATS.iter().find(|(code, _)| *code == country.as_str()).map(|(_, format)| *format)
    }

    /// How many digits a code has, where it is digits and nothing else.
    pub fn digits(self) -> Option<usize> {
        let shape = self.shapes.first()?;
        shape.bytes().all(|letter| letter == b'0').then_some(shape.len())
    }

    /// `code` as the country's post writes it.
    fn write(self, country: CountryCode, code: &str) -> Option<String> {
        let code: Vec<char> = code.chars().filter_map(plain).collect();
        let written = self.shapes.iter().find_map(|shape| fit(shape, &code));
        // `D-10115` and `CH 8001`, as letters from abroad were once addressed.
        written.or_else(|| {
            let digits: Vec<char> = code.iter().copied().skip_while(char::is_ascii_alphabetic).collect();
            let sign: String = code.iter().copied().take_while(char::is_ascii_alphabetic).collect();
            let is_sign = !sign.is_empty() && country.as_str().starts_with(&sign);
            if is_sign { self.shapes.iter().find_map(|shape| fit(shape, &digits)) } else { None }
        })
    }
}

/// A character as it counts: upper case, digits of any width; spaces and dashes do not count.
fn plain(c: char) -> Option<char> {
    match c {
        '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(c) - 0xff10, 10),
        c if c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–' | '.') => None,
        c => Some(c.to_ascii_uppercase()),
    }
}

/// `code` in the given shape, with the spaces and dashes that belong there.
fn fit(shape: &str, code: &[char]) -> Option<String> {
    let mut rest = code.iter().copied();
    let mut written = String::new();
    for place in shape.chars() {
        let fits: fn(&char) -> bool = match place {
            '0' => char::is_ascii_digit,
            'A' => char::is_ascii_uppercase,
            'X' => char::is_ascii_alphanumeric,
            ' ' | '-' => {
                written.push(place);
                continue;
            }
            letter => {
                // A part of every code: `LV-1050`. It may be left out, since it says nothing.
                if rest.clone().next() == Some(letter) {
                    rest.next();
                }
                written.push(letter);
                continue;
            }
        };
        written.push(rest.next().filter(fits)?);
    }
    rest.next().is_none().then_some(written)
}

/// A postal code as its country writes it: none where there are none. A country that is not known takes any.
pub fn postal_code(country: CountryCode, code: Option<&str>) -> Result<Option<Line<20>>, PostalError> {
    let code = code.map(str::trim).filter(|code| !code.is_empty());
    let Some(format) = PostalFormat::of(country) else {
        return Ok(code.and_then(|code| code.parse().ok()));
    };
    match code {
        _ if format.shapes.is_empty() => Ok(None),
        None if format.required => Err(PostalError::Missing),
        None => Ok(None),
        Some(code) => {
            let written = format.write(country, code).and_then(|code| code.parse().ok());
            written.map(Some).ok_or(PostalError::Shape(format))
        }
    }
}

impl PostalError {
    /// The answer to a request with such a code at `pointer`.
    pub fn problem(self, country: CountryCode, pointer: &str) -> Problem {
        let (code, detail) = match self {
            Self::Missing => ("missing", format!("An address in {country} needs a postal code.")),
            Self::Shape(format) => match format.digits() {
                Some(digits) => (
                    "invalid",
                    format!(
                        "A postal code in {country} has {digits} digits, for example {}.",
                        format.example
                    ),
                ),
                None => ("invalid", format!("A postal code in {country} looks like {}.", format.example)),
            },
        };
        Problem::invalid(pointer, code, detail)
    }
}

/// Every country whose addresses are known, in the order of their codes.
pub fn known_countries() -> impl Iterator<Item = CountryCode> {
    FORMATS.iter().filter_map(|(code, _)| code.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(country: &str, code: &str) -> Result<Option<String>, PostalError> {
        postal_code(country.parse().unwrap(), Some(code)).map(|code| code.map(String::from))
    }

    #[test]
    fn a_code_is_written_as_its_country_writes_it() {
        for (country, typed, expected) in [
            ("DE", " 10115 ", "10115"),
            ("DE", "D-10115", "10115"),
            ("DE", "DE 10115", "10115"),
            ("CH", "CH-8001", "8001"),
            ("LU", "L-1009", "1009"),
            ("NL", "1012ab", "1012 AB"),
            ("PL", "00950", "00-950"),
            ("SE", "11120", "111 20"),
            ("GB", "sw1a1aa", "SW1A 1AA"),
            ("GB", "M2 5bq", "M2 5BQ"),
            ("IE", "d02af30", "D02 AF30"),
            ("IE", "D6W XY12", "D6W XY12"),
            ("CA", "k1a-0b1", "K1A 0B1"),
            ("US", "20500 1234", "20500-1234"),
            ("JP", "１００-０００１", "100-0001"),
            ("LV", "1050", "LV-1050"),
            ("LV", "lv1050", "LV-1050"),
            // A country that is not known takes what there is.
            ("ZA", "Box 7", "Box 7"),
        ] {
            assert_eq!(written(country, typed), Ok(Some(expected.to_owned())), "{country} {typed}");
        }
    }

    #[test]
    fn a_code_of_another_shape_is_refused() {
        for (country, typed) in [
            ("DE", "1011"),
            ("DE", "101155"),
            ("DE", "1O115"),
            ("DE", "A-10115"),
            ("DE", "<b>10115</b>"),
            ("AT", "10115"),
            ("NL", "1012"),
            ("GB", "10115"),
            ("US", "2050"),
            ("DE", "١٠١١٥"),
        ] {
            assert!(matches!(written(country, typed), Err(PostalError::Shape(_))), "{country} {typed}");
        }
    }

    #[test]
    fn a_country_without_codes_needs_none_and_keeps_none() {
        let hong_kong: CountryCode = "HK".parse().unwrap();
        assert_eq!(postal_code(hong_kong, None), Ok(None));
        assert_eq!(postal_code(hong_kong, Some("000000")), Ok(None));
        assert_eq!(postal_code("IE".parse().unwrap(), None), Ok(None));
        assert_eq!(postal_code("ZA".parse().unwrap(), Some("  ")), Ok(None));
        assert_eq!(postal_code("DE".parse().unwrap(), Some("  ")), Err(PostalError::Missing));
    }

    #[test]
    fn a_refusal_says_what_a_code_looks_like() {
        let germany: CountryCode = "DE".parse().unwrap();
        let problem = postal_code(germany, Some("x")).unwrap_err().problem(germany, "/postal_code");
        let [error] = problem.errors.as_slice() else { panic!("{problem:?}") };
        assert_eq!((error.pointer.as_str(), error.code.as_str()), ("/postal_code", "invalid"));
        assert_eq!(error.detail, "A postal code in DE has 5 digits, for example 10115.");
    }

    #[test]
    fn countries_stand_in_order_and_their_examples_fit() {
        assert!(FORMATS.is_sorted_by_key(|(code, _)| *code));
        for country in known_countries() {
            let format = PostalFormat::of(country).unwrap();
            if !format.shapes.is_empty() {
                assert_eq!(written(country.as_str(), format.example), Ok(Some(format.example.to_owned())));
            }
        }
    }

    proptest! {
        #[test]
        fn what_was_written_stays_as_it_is(place in 0..FORMATS.len(), code in "[0-9A-Za-z -]{0,12}") {
            let country = FORMATS[place].0;
            if let Ok(Some(once)) = written(country, &code) {
                prop_assert_eq!(written(country, &once), Ok(Some(once.clone())));
            }
        }

        #[test]
        fn no_text_breaks_it(place in 0..FORMATS.len(), code in "\\PC{0,40}") {
            let _ = written(FORMATS[place].0, &code);
        }
    }
}
