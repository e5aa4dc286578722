use std::fmt;

/// A coupon code: 2 to 40 of `A-Z 0-9 - _`, in capitals however it was typed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(String);

impl Code {
    /// The code that somebody typed. None if it can be none.
    pub fn parse(text: &str) -> Option<Self> {
        let code = text.trim().to_ascii_uppercase();
        let allowed = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-' || b == b'_';
        ((2..=40).contains(&code.len()) && code.bytes().all(allowed)).then_some(Self(code))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Letters and digits that nobody takes for another: neither I and 1 nor O and 0.
pub const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// A code that nobody guesses: `prefix` and `length` random letters, five bits each.
pub fn random_code(prefix: &str, length: u8) -> String {
    let bytes: [u8; 32] = edge::random();
    let letters =
        bytes.iter().take(usize::from(length)).filter_map(|byte| LETTERS.get(usize::from(byte % 32)));
    prefix.chars().chain(letters.map(|letter| char::from(*letter))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_be_typed_in_any_case_and_nothing_else() {
        assert_eq!(Code::parse(" summer-25_x ").unwrap().to_string(), "SUMMER-25_X");
        for text in ["", "A", "TEN %", "ÄPFEL", "A'; DROP", &"A".repeat(41)] {
            assert_eq!(Code::parse(text), None, "{text}");
        }
    }

    #[test]
    fn random_codes_are_codes_and_differ() {
        let codes: std::collections::BTreeSet<_> = (0..1000).map(|_| random_code("SPRING-", 8)).collect();
        assert_eq!(codes.len(), 1000);
        for code in codes {
            assert_eq!((code.len(), Code::parse(&code).unwrap().to_string()), (15, code.clone()));
        }
    }
}
