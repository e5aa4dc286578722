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

    /// The code in capitals.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_be_typed_in_any_case_and_nothing_else() {
        assert_eq!(Code::parse(" summer-25_x ").unwrap().as_str(), "SUMMER-25_X");
        for text in ["", "A", "TEN %", "ÄPFEL", "A'; DROP", &"A".repeat(41)] {
            assert_eq!(Code::parse(text), None, "{text}");
        }
    }
}
