//! What a parcel may hold, and what is left then.

use contract::order::{FulfillmentStatus, LineQuantity, OrderLine};
use kernel::LineId;

/// Why a parcel cannot be packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It holds nothing.
    Empty,
    /// The order has no such line, or the parcel names it twice.
    UnknownLine(LineId),
    /// More than the line still has.
    TooMany {
        /// The line.
        line_id: LineId,
        /// What it still has.
        left: u32,
    },
}

/// How much of the order has left the house once the parcel has.
pub fn pack(lines: &[OrderLine], parcel: &[LineQuantity]) -> Result<FulfillmentStatus, Refused> {
    if parcel.is_empty() {
        return Err(Refused::Empty);
    }
    for (index, packed) in parcel.iter().enumerate() {
        let unknown = Refused::UnknownLine(packed.line_id);
        let line = lines.iter().find(|line| line.id == packed.line_id).ok_or(unknown)?;
        if parcel.iter().take(index).any(|other| other.line_id == packed.line_id) {
            return Err(unknown);
        }
        let left = line.quantity.get().saturating_sub(line.fulfilled);
        if packed.quantity.get() > left {
            return Err(Refused::TooMany { line_id: packed.line_id, left });
        }
    }
    let packed = |line: &OrderLine| {
        parcel.iter().find(|packed| packed.line_id == line.id).map_or(0, |packed| packed.quantity.get())
    };
    let complete = lines.iter().all(|line| line.fulfilled + packed(line) == line.quantity.get());
    Ok(if complete { FulfillmentStatus::Fulfilled } else { FulfillmentStatus::PartiallyFulfilled })
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{Currency, Money};
    use proptest::prelude::*;
    use std::num::NonZeroU32;

    fn line(n: u8, quantity: u32, fulfilled: u32) -> OrderLine {
        OrderLine {
            id: testkit::id(n),
            variant_id: testkit::id(n),
            product_id: testkit::id(n),
            product_slug: "mug".to_owned(),
            sku: "MUG".to_owned(),
            title: "Mug".to_owned(),
            titles: std::collections::BTreeMap::new(),
            options: contract::Options::new(),
            quantity: NonZeroU32::new(quantity).unwrap(),
            unit_price: Money::zero(Currency::EUR),
            total: Money::zero(Currency::EUR),
            discount: Money::zero(Currency::EUR),
            discounted_quantity: 0,
            fulfilled,
            refunded: 0,
            returned: 0,
            image: None,
        }
    }

    fn packed(n: u8, quantity: u32) -> LineQuantity {
        LineQuantity { line_id: testkit::id(n), quantity: NonZeroU32::new(quantity).unwrap() }
    }

    #[test]
    fn a_line_named_twice_is_refused() {
        let refused = pack(&[line(1, 2, 0)], &[packed(1, 1), packed(1, 1)]);
        assert_eq!(refused, Err(Refused::UnknownLine(testkit::id(1))));
    }

    proptest! {
        #[test]
        fn an_order_is_fulfilled_exactly_when_everything_has_left(quantity in 1_u32..20, gone in 0_u32..20, now in 1_u32..20) {
            prop_assume!(gone <= quantity);
            let expected = match gone + now {
                sum if sum > quantity => Err(Refused::TooMany { line_id: testkit::id(1), left: quantity - gone }),
                sum if sum == quantity => Ok(FulfillmentStatus::Fulfilled),
                _ => Ok(FulfillmentStatus::PartiallyFulfilled),
            };
            prop_assert_eq!(pack(&[line(1, quantity, gone)], &[packed(1, now)]), expected);
        }
    }
}
