//! Texts that come from outside, bounded and parsed into types at the border.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, ops::Deref, str::FromStr};

/// Why a text was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but white space.
    #[error("must not be empty")]
    Empty,
    /// More characters than allowed.
    #[error("is too long")]
    TooLong,
    /// Control characters, or not of the wanted form.
    #[error("has an invalid form")]
    Invalid,
}

/// A trimmed text of 1 to `MAX` characters, at least one of which can be seen, without control characters other than
/// line feeds and tabs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text<const MAX: usize>(String);

impl<const MAX: usize> FromStr for Text<MAX> {
    type Err = TextError;
    fn from_str(text: &str) -> Result<Self, TextError> {
        // Browsers end the lines of a form with CR LF (HTML, form submission); one line feed is one line's end here.
        let text = text.trim().replace("\r\n", "\n");
        if text.is_empty() {
            return Err(TextError::Empty);
        }
        if text.chars().count() > MAX {
            return Err(TextError::TooLong);
        }
        if text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
            return Err(TextError::Empty);
        }
        if text.chars().any(|c| (c.is_control() && !matches!(c, '\n' | '\t')) || is_reordering(c)) {
            return Err(TextError::Invalid);
        }
        Ok(Self(text))
    }
}

/// A [`Text`] of one line: names, titles, the lines of an address. In a mail or on a label, what breaks the line could
/// pretend to be the shop's own words.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line<const MAX: usize>(String);

impl<const MAX: usize> FromStr for Line<MAX> {
    type Err = TextError;
    fn from_str(text: &str) -> Result<Self, TextError> {
        let Text(text) = text.parse::<Text<MAX>>()?;
        let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        if text.contains(breaks) { Err(TextError::Invalid) } else { Ok(Self(text)) }
    }
}

/// Characters without a picture of their own; within a word some scripts need them.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// The explicit embeddings, overrides and isolates of the bidirectional algorithm (UAX #9 §2): they make what stands
/// after them read differently, and no name needs them.
fn is_reordering(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A mail address: one `@`, a dotted domain, at most 254 characters (RFC 5321 §4.5.3.1.3), kept in lower case.
///
/// Whether it exists is for a verification mail to find out; only what no mail server accepts is refused.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EmailAddress(String);

impl FromStr for EmailAddress {
    type Err = TextError;
    fn from_str(text: &str) -> Result<Self, TextError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(TextError::Empty);
        }
        if text.len() > 254 {
            return Err(TextError::TooLong);
        }
        let (local, domain) = text.rsplit_once('@').ok_or(TextError::Invalid)?;
        let forbidden = |c: char| c.is_whitespace() || c.is_control() || "<>()[]\\,;:\"@".contains(c);
        let label = |l: &str| !l.is_empty() && l.len() <= 63 && !l.starts_with('-') && !l.ends_with('-');
        let valid = !local.is_empty()
            && local.len() <= 64
            && !local.contains(forbidden)
            && !domain.contains(forbidden)
            && domain.contains('.')
            && domain.split('.').all(label);
        if valid { Ok(Self(text.to_lowercase())) } else { Err(TextError::Invalid) }
    }
}

/// A part of a URL: 1 to 120 of `a-z 0-9 -`, not at the ends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(String);

impl FromStr for Slug {
    type Err = TextError;
    fn from_str(text: &str) -> Result<Self, TextError> {
        match text {
            "" => Err(TextError::Empty),
            text if text.len() > 120 => Err(TextError::TooLong),
            text if text.starts_with('-') || text.ends_with('-') => Err(TextError::Invalid),
            text if text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') => {
                Ok(Self(text.to_owned()))
            }
            _ => Err(TextError::Invalid),
        }
    }
}

impl Slug {
    /// The slug of a title: accents and umlauts written out, everything else a hyphen. None if nothing is left.
    pub fn from_title(title: &str) -> Option<Self> {
        let mut slug = String::new();
        for c in title.to_lowercase().chars() {
            let written = match c {
                'ä' | 'æ' => "ae",
                'ö' | 'ø' => "oe",
                'ü' => "ue",
                'ß' => "ss",
                'à' | 'á' | 'â' | 'ã' | 'å' => "a",
                'è' | 'é' | 'ê' | 'ë' => "e",
                'ì' | 'í' | 'î' | 'ï' => "i",
                'ò' | 'ó' | 'ô' | 'õ' => "o",
                'ù' | 'ú' | 'û' => "u",
                'ç' => "c",
                'ñ' => "n",
                '\'' | '’' => continue,
                c if c.is_ascii_alphanumeric() => {
                    slug.push(c);
                    continue;
                }
                _ if slug.is_empty() || slug.ends_with('-') => continue,
                _ => "-",
            };
            slug.push_str(written);
        }
        slug.truncate(100);
        slug.trim_matches('-').parse().ok()
    }
}

/// A country: two letters of ISO 3166-1 alpha-2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    /// The two letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl FromStr for CountryCode {
    type Err = TextError;
    fn from_str(text: &str) -> Result<Self, TextError> {
        match text.as_bytes() {
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok(Self([*a, *b])),
            _ => Err(TextError::Invalid),
        }
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<const MAX: usize> Deref for Text<MAX> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> Deref for Line<MAX> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Deref for EmailAddress {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl Deref for Slug {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

macro_rules! text_as_string {
    ($(($($generics:tt)*) $type:ty, $name:expr, $schema:tt;)*) => { $(
        impl<$($generics)*> Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de, $($generics)*> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                std::borrow::Cow::<str>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
            }
        }
        #[cfg(feature = "openapi")]
        impl<$($generics)*> schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> { $name.into() }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema { schemars::json_schema!($schema) }
        }
    )* };
}

text_as_string! {
    (const MAX: usize) Text<MAX>, format!("Text{MAX}"), {"type": "string", "minLength": 1, "maxLength": MAX};
    (const MAX: usize) Line<MAX>, format!("Line{MAX}"), {"type": "string", "minLength": 1, "maxLength": MAX, "pattern": r"^[^\n\t]*$"};
    () EmailAddress, "EmailAddress", {"type": "string", "format": "email", "maxLength": 254};
    () Slug, "Slug", {"type": "string", "pattern": "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$", "maxLength": 120};
    () CountryCode, "CountryCode", {"type": "string", "pattern": "^[A-Z]{2}$", "examples": ["DE"]};
}

macro_rules! display_inner {
    ($(($($generics:tt)*) $type:ty;)*) => { $(
        impl<$($generics)*> fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }
        impl<$($generics)*> From<$type> for String {
            fn from(text: $type) -> Self { text.0 }
        }
    )* };
}

display_inner! {
    (const MAX: usize) Text<MAX>;
    (const MAX: usize) Line<MAX>;
    () EmailAddress;
    () Slug;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_slug_people_can_read() {
        assert_eq!(&*Slug::from_title("Größe “XL” – Café’s Mug!").unwrap(), "groesse-xl-cafes-mug");
        assert_eq!(Slug::from_title("日本"), None);
    }

    #[test]
    fn a_name_is_one_line() {
        assert_eq!(&*" Ada  Lovelace\r\n".parse::<Line<20>>().unwrap(), "Ada  Lovelace");
        for name in
            ["Ada\nYour account", "Ada\r\nYour account", "Ada\tB", "Ada\u{85}B", "Ada\u{2028}B", "Ada\rB"]
        {
            assert_eq!(name.parse::<Line<20>>(), Err(TextError::Invalid), "{name:?}");
        }
        assert_eq!("A".repeat(21).parse::<Line<20>>(), Err(TextError::TooLong));
    }

    #[test]
    fn hostile_texts_are_refused() {
        assert_eq!("a\u{0}b".parse::<Text<10>>(), Err(TextError::Invalid));
        assert_eq!("   ".parse::<Text<10>>(), Err(TextError::Empty));
        assert_eq!("abcdef".parse::<Text<5>>(), Err(TextError::TooLong));
        assert_eq!("\u{feff}\u{200b} \u{200b}".parse::<Text<10>>(), Err(TextError::Empty));
        assert_eq!("\u{202e}knip".parse::<Text<10>>(), Err(TextError::Invalid));
        assert_eq!(&*"one\r\n\r\ntwo".parse::<Text<10>>().unwrap(), "one\n\ntwo");
        // A zero-width non-joiner within a Persian word.
        assert!("می\u{200c}خواهم".parse::<Text<10>>().is_ok());
        for mail in ["a@b", "a b@c.de", "a@b..de", "@b.de", "a@b.de>", "a\r\nBcc: x@y.de"] {
            assert!(mail.parse::<EmailAddress>().is_err(), "{mail}");
        }
        assert_eq!(&*" Ada@Example.COM ".parse::<EmailAddress>().unwrap(), "ada@example.com");
    }
}
