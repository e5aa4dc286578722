use super::code::{LETTERS, random_code};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// 32 letters and digits to the power of 16 are 80 bits: nobody guesses one, and no table of hashes holds them.
const LENGTH: u8 = 16;

/// The code of a gift card. Holding it is the permission to spend what is on the card.
#[derive(Clone, PartialEq, Eq)]
pub struct GiftCode(String);

impl GiftCode {
    /// A new one.
    pub fn random() -> Self {
        Self(random_code("", LENGTH))
    }

    /// The code that somebody typed, with or without hyphens and spaces, in any case. None if it can be none.
    pub fn parse(text: &str) -> Option<Self> {
        let typed = text.chars().filter(|letter| *letter != '-' && !letter.is_whitespace());
        let code: String = typed.map(|letter| letter.to_ascii_uppercase()).collect();
        let is_code = code.len() == usize::from(LENGTH) && code.bytes().all(|byte| LETTERS.contains(&byte));
        is_code.then_some(Self(code))
    }

    /// What is stored of it.
    pub fn hash(&self) -> String {
        Sha256::digest(&self.0).iter().fold(String::with_capacity(64), |mut text, byte| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
    }

    /// By which people tell their cards apart.
    pub fn last_four(&self) -> &str {
        self.0.get(self.0.len().saturating_sub(4)..).unwrap_or_default()
    }

    /// For people: `ABCD-EFGH-JKLM-NPQR`.
    pub fn shown(&self) -> String {
        self.0.chars().enumerate().fold(String::new(), |mut text, (place, letter)| {
            if place > 0 && place % 4 == 0 {
                text.push('-');
            }
            text.push(letter);
            text
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_be_typed_with_hyphens_and_spaces_in_any_case_and_nothing_else() {
        let code = GiftCode::random();
        let shown = code.shown();
        assert_eq!(shown.len(), 19);
        for typed in [shown.clone(), shown.to_lowercase(), shown.replace('-', " "), shown.replace('-', "")] {
            assert!(GiftCode::parse(&typed) == Some(code.clone()), "{typed}");
        }
        assert!(shown.ends_with(code.last_four()));
        for text in ["", "ABCD", "ABCD-EFGH-JKLM-NPQ0", "ABCD-EFGH-JKLM-NPQRS", "ÄBCD-EFGH-JKLM-NPQ"] {
            assert!(GiftCode::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn what_is_stored_does_not_tell_the_code() {
        let code = GiftCode::random();
        assert_eq!(code.hash().len(), 64);
        assert!(!code.hash().to_uppercase().contains(&code.shown().replace('-', "")));
        assert!(code.hash() != GiftCode::random().hash());
    }
}
