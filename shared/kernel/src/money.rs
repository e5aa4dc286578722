//! Amounts of money: checked integers in minor units, never a float.
#![deny(clippy::float_arithmetic)]

use iso_currency::Currency;
use serde::{Deserialize, Serialize};

/// The largest absolute amount: D1 and Durable Object SQLite hand numbers over as doubles, exact up to 2^53 − 1.
pub const MAX_AMOUNT: i64 = (1 << 53) - 1;

/// An amount in minor units (cents, yen, fils) of one currency.
///
/// Invariant: within ±[`MAX_AMOUNT`]. There is no `+` and no default: every sum is checked, for overflow and for
/// mixed currencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "RawMoney")]
pub struct Money {
    amount: i64,
    currency: Currency,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawMoney {
    amount: i64,
    currency: Currency,
}

impl TryFrom<RawMoney> for Money {
    type Error = MoneyError;
    fn try_from(raw: RawMoney) -> Result<Self, MoneyError> {
        Self::new(raw.amount, raw.currency)
    }
}

/// Why an amount could not be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// The result lies outside ±[`MAX_AMOUNT`].
    #[error("the amount is out of range")]
    OutOfRange,
    /// Two currencies met in one sum.
    #[error("the currencies differ")]
    CurrencyMismatch,
}

/// How a fraction of a minor unit becomes a whole one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// To the nearest, halves away from zero: the commercial rule used for tax and discounts.
    HalfUp,
    /// Towards zero.
    Down,
}

/// A rate in hundredths of a percent: 1900 is 19 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct BasisPoints(pub u32);

impl Money {
    /// An amount of `amount` minor units.
    pub fn new(amount: i64, currency: Currency) -> Result<Self, MoneyError> {
        if amount.unsigned_abs() > MAX_AMOUNT.unsigned_abs() {
            return Err(MoneyError::OutOfRange);
        }
        Ok(Self { amount, currency })
    }

    /// Nothing, in `currency`.
    pub const fn zero(currency: Currency) -> Self {
        Self { amount: 0, currency }
    }

    /// Minor units.
    pub const fn amount(self) -> i64 {
        self.amount
    }

    /// The currency.
    pub const fn currency(self) -> Currency {
        self.currency
    }

    /// True for less than nothing.
    pub const fn is_negative(self) -> bool {
        self.amount < 0
    }

    /// True for nothing.
    pub const fn is_zero(self) -> bool {
        self.amount == 0
    }

    /// The sum.
    pub fn checked_add(self, other: Self) -> Result<Self, MoneyError> {
        self.combine(other, i64::checked_add)
    }

    /// The difference; may be negative.
    pub fn checked_sub(self, other: Self) -> Result<Self, MoneyError> {
        self.combine(other, i64::checked_sub)
    }

    fn combine(self, other: Self, op: fn(i64, i64) -> Option<i64>) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::CurrencyMismatch);
        }
        Self::new(op(self.amount, other.amount).ok_or(MoneyError::OutOfRange)?, self.currency)
    }

    /// `quantity` times this.
    pub fn checked_mul(self, quantity: u32) -> Result<Self, MoneyError> {
        let product = self.amount.checked_mul(i64::from(quantity)).ok_or(MoneyError::OutOfRange)?;
        Self::new(product, self.currency)
    }

    /// This times `rate`: the part that a percentage takes.
    pub fn fraction(self, rate: BasisPoints, rounding: Rounding) -> Result<Self, MoneyError> {
        self.ratio(i128::from(rate.0), 10_000, rounding)
    }

    /// The part of a gross amount that is tax at `rate`: `gross × rate / (1 + rate)`.
    pub fn included_tax(self, rate: BasisPoints, rounding: Rounding) -> Result<Self, MoneyError> {
        self.ratio(i128::from(rate.0), 10_000 + i128::from(rate.0), rounding)
    }

    fn ratio(self, numerator: i128, denominator: i128, rounding: Rounding) -> Result<Self, MoneyError> {
        let product = i128::from(self.amount) * numerator;
        let rounded = match rounding {
            Rounding::Down => product / denominator,
            Rounding::HalfUp => (product + product.signum() * (denominator / 2)) / denominator,
        };
        Self::new(i64::try_from(rounded).map_err(|_| MoneyError::OutOfRange)?, self.currency)
    }

    /// The sum of many, nothing for none.
    pub fn sum(currency: Currency, amounts: impl IntoIterator<Item = Self>) -> Result<Self, MoneyError> {
        amounts.into_iter().try_fold(Self::zero(currency), Self::checked_add)
    }

    /// The smaller of two amounts of one currency.
    pub fn min(self, other: Self) -> Result<Self, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::CurrencyMismatch);
        }
        Ok(if other.amount < self.amount { other } else { self })
    }
}

/// Splits `total` in proportion to `weights` by largest remainder: the parts always sum to `total` exactly.
///
/// Negative weights count as none; without any weight the first part takes all. No weights, no parts.
pub fn allocate(total: Money, weights: &[i64]) -> Vec<Money> {
    let sum: i128 = weights.iter().map(|w| i128::from((*w).max(0))).sum();
    let amount = i128::from(total.amount);
    let mut parts: Vec<(usize, i128, i128)> = weights
        .iter()
        .enumerate()
        .map(|(index, weight)| {
            let (weight, sum) = match sum {
                0 => (i128::from(index == 0), 1),
                sum => (i128::from((*weight).max(0)), sum),
            };
            let exact = amount.abs() * weight;
            (index, exact / sum, exact % sum)
        })
        .collect();
    let mut rest = amount.abs() - parts.iter().map(|part| part.1).sum::<i128>();
    parts.sort_by(|a, b| b.2.cmp(&a.2).then(a.0.cmp(&b.0)));
    for part in &mut parts {
        if rest == 0 {
            break;
        }
        part.1 += 1;
        rest -= 1;
    }
    parts.sort_by_key(|part| part.0);
    parts
        .into_iter()
        // No part exceeds the total, which is in range.
        .map(|(_, part, _)| Money {
            amount: i64::try_from(part * amount.signum()).unwrap_or(total.amount),
            currency: total.currency,
        })
        .collect()
}

impl std::fmt::Display for Money {
    /// The plain form `1234.50 EUR` of logs and machine texts; people's texts are localised where they are shown.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let digits = u32::from(self.currency.exponent().unwrap_or(0));
        let unit = 10_u64.pow(digits);
        let (whole, part) = (self.amount.unsigned_abs() / unit, self.amount.unsigned_abs() % unit);
        let sign = if self.amount < 0 { "-" } else { "" };
        match digits {
            0 => write!(f, "{sign}{whole} {}", self.currency.code()),
            n => write!(f, "{sign}{whole}.{part:0width$} {}", self.currency.code(), width = n as usize),
        }
    }
}

#[cfg(feature = "openapi")]
impl schemars::JsonSchema for Money {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Money".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "object",
            "description": "An amount in minor units of an ISO 4217 currency: 1999 EUR is 19.99 €.",
            "required": ["amount", "currency"],
            "additionalProperties": false,
            "properties": {
                "amount": {"type": "integer", "minimum": -MAX_AMOUNT, "maximum": MAX_AMOUNT},
                "currency": {"type": "string", "pattern": "^[A-Z]{3}$", "examples": ["EUR"]},
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn eur(amount: i64) -> Money {
        Money::new(amount, Currency::EUR).unwrap()
    }

    #[test]
    fn two_currencies_never_meet_in_a_sum() {
        let yen = Money::new(5, Currency::JPY).unwrap();
        assert_eq!(eur(5).checked_add(yen), Err(MoneyError::CurrencyMismatch));
    }

    #[test]
    fn an_amount_that_a_double_cannot_hold_is_refused() {
        assert_eq!(Money::new(MAX_AMOUNT + 1, Currency::EUR), Err(MoneyError::OutOfRange));
        assert_eq!(eur(MAX_AMOUNT).checked_add(eur(1)), Err(MoneyError::OutOfRange));
        assert!(serde_json::from_str::<Money>(r#"{"amount":9007199254740992,"currency":"EUR"}"#).is_err());
    }

    #[test]
    fn german_vat_of_a_gross_price_rounds_to_the_nearest_cent() {
        // 19.99 € gross at 19 %: 19.99 × 19 / 119 = 3.1916…
        assert_eq!(eur(1999).included_tax(BasisPoints(1900), Rounding::HalfUp), Ok(eur(319)));
        assert_eq!(eur(1999).fraction(BasisPoints(1000), Rounding::HalfUp), Ok(eur(200)));
    }

    #[test]
    fn display_follows_the_currency_exponent() {
        assert_eq!(eur(-5).to_string(), "-0.05 EUR");
        assert_eq!(Money::new(500, Currency::JPY).unwrap().to_string(), "500 JPY");
        assert_eq!(Money::new(1500, Currency::KWD).unwrap().to_string(), "1.500 KWD");
    }

    proptest! {
        #[test]
        fn a_split_amount_adds_up_to_the_whole(total in -1_000_000_i64..1_000_000, weights in prop::collection::vec(0_i64..1000, 1..20)) {
            let parts = allocate(eur(total), &weights);
            prop_assert_eq!(parts.len(), weights.len());
            prop_assert_eq!(Money::sum(Currency::EUR, parts), Ok(eur(total)));
        }
    }
}
