//! The steps of a checkout, in order, and the states between which they lead.

use contract::order::PaymentStatus;
use kernel::Timestamp;
use serde::{Deserialize, Serialize};

/// A step. Its name is part of the key under which callees recognise a repetition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Fixes the cart and its price.
    Freeze,
    /// Holds the stock.
    Reserve,
    /// Uses the promotions.
    Redeem,
    /// Takes from gift cards what they pay.
    RedeemGiftCards,
    /// Writes the order down, not yet placed.
    Insert,
    /// Holds the money.
    Authorize,
    /// Sells the stock.
    Allocate,
    /// Gives the order its number.
    Place,
    /// Ends the cart.
    Complete,
}

impl Step {
    /// The name in keys.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Freeze => "freeze",
            Self::Reserve => "reserve",
            Self::Redeem => "redeem",
            Self::RedeemGiftCards => "redeem_gift_cards",
            Self::Insert => "insert",
            Self::Authorize => "authorize",
            Self::Allocate => "allocate",
            Self::Place => "place",
            Self::Complete => "complete",
        }
    }

    /// The step before; none before the first.
    pub const fn previous(self) -> Option<Self> {
        match self {
            Self::Freeze => None,
            Self::Reserve => Some(Self::Freeze),
            Self::Redeem => Some(Self::Reserve),
            Self::RedeemGiftCards => Some(Self::Redeem),
            Self::Insert => Some(Self::RedeemGiftCards),
            Self::Authorize => Some(Self::Insert),
            Self::Allocate => Some(Self::Authorize),
            Self::Place => Some(Self::Allocate),
            Self::Complete => Some(Self::Place),
        }
    }

    /// The step after; none after the last.
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Freeze => Some(Self::Reserve),
            Self::Reserve => Some(Self::Redeem),
            Self::Redeem => Some(Self::RedeemGiftCards),
            Self::RedeemGiftCards => Some(Self::Insert),
            Self::Insert => Some(Self::Authorize),
            Self::Authorize => Some(Self::Allocate),
            Self::Allocate => Some(Self::Place),
            Self::Place => Some(Self::Complete),
            Self::Complete => None,
        }
    }

    /// What to do when a step's outcome is unknown, for the `failures`th time in a row.
    ///
    /// Before money is held, giving up costs nobody anything and the shopper can try again at once. After that the
    /// sale is worth a few more tries; and whether an order was placed must be found out, never guessed.
    pub const fn on_unknown(self, failures: u32) -> OnUnknown {
        match self {
            Self::Freeze
            | Self::Reserve
            | Self::Redeem
            | Self::RedeemGiftCards
            | Self::Insert
            | Self::Authorize => OnUnknown::Undo,
            Self::Allocate if failures > 8 => OnUnknown::Undo,
            Self::Allocate | Self::Place | Self::Complete => OnUnknown::Retry,
        }
    }
}

/// What to do about a step whose outcome is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnUnknown {
    /// Undo everything, this step included.
    Undo,
    /// Run it again later.
    Retry,
}

/// Where a checkout stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// Nothing is held; the next attempt may begin.
    Idle,
    /// At this step, or just before it.
    Running { step: Step },
    /// The provider or the shopper takes time, until then.
    AwaitingPayment { deadline: Timestamp, redirect_url: Option<String> },
    /// Gives back what may be held up to and including `reached`.
    Undoing { reached: Step, refusal: serde_json::Value },
    /// The cart has become an order.
    Completed,
}

/// What a payment means for the checkout that waits for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The money is held: on.
    Paid,
    /// Not decided.
    Wait,
    /// There will be no money.
    Refused,
}

/// The verdict of a payment's status. What is paid later by agreement, an order does not wait for.
pub const fn verdict(status: PaymentStatus, comes_later: bool) -> Verdict {
    match status {
        PaymentStatus::Pending if comes_later => Verdict::Paid,
        PaymentStatus::Authorized | PaymentStatus::Captured => Verdict::Paid,
        PaymentStatus::Pending | PaymentStatus::RequiresAction => Verdict::Wait,
        PaymentStatus::PartiallyRefunded
        | PaymentStatus::Refunded
        | PaymentStatus::Voided
        | PaymentStatus::Failed => Verdict::Refused,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stock_is_held_before_money_and_money_before_the_order_is_placed() {
        let mut step = Step::Freeze;
        let mut all = vec![step];
        while let Some(next) = step.next() {
            assert_eq!(next.previous(), Some(step));
            assert!(next > step);
            all.push(next);
            step = next;
        }
        let names: Vec<_> = all.iter().map(|step| step.name()).collect();
        let expected = [
            "freeze",
            "reserve",
            "redeem",
            "redeem_gift_cards",
            "insert",
            "authorize",
            "allocate",
            "place",
            "complete",
        ];
        assert_eq!(names, expected);
    }

    #[test]
    fn an_order_that_may_have_been_placed_is_never_undone_on_a_guess() {
        assert_eq!(Step::Place.on_unknown(u32::MAX), OnUnknown::Retry);
        assert_eq!(Step::Complete.on_unknown(u32::MAX), OnUnknown::Retry);
        assert_eq!(Step::Authorize.on_unknown(1), OnUnknown::Undo);
    }
}
