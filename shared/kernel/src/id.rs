//! Typed ids: a three-letter prefix and 26 characters of Crockford base 32.
//!
//! Most are UUIDv7 (RFC 9562 §5.7), so they sort by time; carts and order tokens are 128 random bits, because holding
//! one is the permission.

use crate::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// A text that is no id of the wanted kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a valid id")]
pub struct InvalidId;

fn encode(bits: u128, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    (0..26).rev().try_for_each(|position| {
        let digit = usize::try_from((bits >> (position * 5)) & 31).unwrap_or(0);
        fmt::Write::write_char(f, char::from(ALPHABET.get(digit).copied().unwrap_or(b'0')))
    })
}

fn decode(text: &str) -> Result<u128, InvalidId> {
    // 26 × 5 bits are two more than 128: the first digit is at most 7.
    if text.len() != 26 || text.as_bytes().first() > Some(&b'7') {
        return Err(InvalidId);
    }
    text.bytes().try_fold(0_u128, |bits, byte| {
        let digit = ALPHABET.iter().position(|letter| *letter == byte).ok_or(InvalidId)?;
        Ok((bits << 5) | digit as u128)
    })
}

/// UUIDv7: 48 bits of milliseconds, version and variant, 74 random bits.
fn version_7(now: Timestamp, random: [u8; 16]) -> u128 {
    let random = u128::from_be_bytes(random);
    let time = u128::from(now.millis().unsigned_abs()) << 80;
    let fixed_bits = (0x7_u128 << 76) | (0x2_u128 << 62);
    let random_mask = (0xfff_u128 << 64) | ((1_u128 << 62) - 1);
    time | fixed_bits | (random & random_mask)
}

/// What all typed ids can do.
pub trait TypedId: Sized + FromStr<Err = InvalidId> + fmt::Display {
    /// The three letters before the underscore.
    const PREFIX: &'static str;
    /// A new id from the time and 16 random bytes.
    fn generate(now: Timestamp, random: [u8; 16]) -> Self;
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident $prefix:literal $kind:ident;)*) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(u128);

            impl TypedId for $name {
                const PREFIX: &'static str = $prefix;
                fn generate(now: Timestamp, random: [u8; 16]) -> Self {
                    Self(ids!(@$kind now random))
                }
            }

            impl $name {
                /// The id with these bits; for ids that are derived from others.
                pub const fn from_bits(bits: u128) -> Self { Self(bits) }
                /// The 128 bits.
                pub const fn bits(self) -> u128 { self.0 }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(concat!($prefix, "_"))?;
                    encode(self.0, f)
                }
            }

            impl fmt::Debug for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { fmt::Display::fmt(self, f) }
            }

            impl FromStr for $name {
                type Err = InvalidId;
                fn from_str(text: &str) -> Result<Self, InvalidId> {
                    text.strip_prefix(concat!($prefix, "_")).ok_or(InvalidId).and_then(decode).map(Self)
                }
            }

            impl Serialize for $name {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.collect_str(self)
                }
            }

            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
                    text.parse().map_err(|_| D::Error::custom(concat!("not an id that starts with ", $prefix, "_")))
                }
            }

            #[cfg(feature = "openapi")]
            impl schemars::JsonSchema for $name {
                fn schema_name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
                fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                    schemars::json_schema!({
                        "type": "string",
                        "pattern": concat!("^", $prefix, "_[0-7][0-9a-hjkmnp-tv-z]{25}$"),
                    })
                }
            }
        )*

        #[cfg(test)]
        const PREFIXES: &[&str] = &[$($prefix),*];
    };
    (@time_sorted $now:ident $random:ident) => { version_7($now, $random) };
    (@secret $now:ident $random:ident) => {{ let _ = $now; u128::from_be_bytes($random) }};
}

// The registry. Append only: a prefix is never used again for something else.
ids! {
    /// A product.
    ProductId "prd" time_sorted;
    /// A variant of a product: what has a SKU, a price and stock.
    VariantId "var" time_sorted;
    /// A category.
    CategoryId "cat" time_sorted;
    /// A cart. Holding a guest cart's id is the permission to use it.
    CartId "crt" secret;
    /// A line of a cart, and of the order made from it.
    LineId "lin" time_sorted;
    /// An order.
    OrderId "ord" time_sorted;
    /// A payment.
    PaymentId "pay" time_sorted;
    /// A refund.
    RefundId "rfd" time_sorted;
    /// A customer or a member of the staff.
    CustomerId "cus" time_sorted;
    /// An address in a customer's book.
    AddressId "adr" time_sorted;
    /// A review.
    ReviewId "rev" time_sorted;
    /// A promotion.
    PromotionId "prm" time_sorted;
    /// A fulfilment: a parcel of an order.
    FulfillmentId "ful" time_sorted;
    /// A return.
    ReturnId "ret" time_sorted;
    /// An API key.
    ApiKeyId "key" time_sorted;
    /// An outbound webhook endpoint.
    WebhookId "whk" time_sorted;
    /// An event in an outbox; consumers dedupe on it.
    EventId "evt" time_sorted;
    /// A sign-in: a family of refresh tokens or one browser session.
    SessionId "ses" time_sorted;
    /// An order's token. Holding it is the permission to see the order.
    OrderToken "otk" secret;
    /// A mail or SMS.
    NotificationId "ntf" time_sorted;
    /// A movement of stock.
    MovementId "mov" time_sorted;
    /// A capture: money of a payment that was taken.
    CaptureId "cpt" time_sorted;
    /// A gift card, or the store credit of an account.
    GiftCardId "gft" time_sorted;
    /// A change of an order's lines.
    OrderEditId "edt" time_sorted;
    /// Money that came for an order's balance by hand.
    ReceiptId "rcp" time_sorted;
    /// A place where stock lies.
    LocationId "loc" time_sorted;
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn prefixes_are_unique() {
        let mut sorted = PREFIXES.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), PREFIXES.len());
    }

    #[test]
    fn an_id_of_another_kind_is_refused() {
        let order = OrderId::generate(Timestamp::from_millis(1), [7; 16]).to_string();
        assert!(order.parse::<OrderId>().is_ok());
        assert_eq!(order.parse::<CartId>(), Err(InvalidId));
        assert_eq!("ord_8zzzzzzzzzzzzzzzzzzzzzzzzz".parse::<OrderId>(), Err(InvalidId));
    }

    proptest! {
        #[test]
        fn ids_round_trip_and_sort_by_time(a in 0_i64..1 << 47, b in 0_i64..1 << 47, r in any::<[u8; 16]>(), s in any::<[u8; 16]>()) {
            let (first, second) = (OrderId::generate(Timestamp::from_millis(a), r), OrderId::generate(Timestamp::from_millis(b), s));
            prop_assert_eq!(first.to_string().parse::<OrderId>(), Ok(first));
            if a != b {
                prop_assert_eq!(a < b, first.to_string() < second.to_string());
            }
        }
    }
}
