//! The states of a payment, as one table.
//!
//! | From | May become |
//! | --- | --- |
//! | pending | requires_action, authorized, captured, partially_refunded, refunded, voided, failed |
//! | requires_action | pending, authorized, captured, failed, voided |
//! | authorized | captured, partially_refunded, refunded, voided, failed |
//! | captured | partially_refunded, refunded |
//! | partially_refunded | captured, refunded |
//! | refunded | captured, partially_refunded |
//! | failed | voided, refunded |
//! | voided | |
//!
//! `captured`, `partially_refunded` and `refunded` follow the sums in both directions: a bank may send a refund back days
//! after it succeeded, and the money is with us again then. So of these three none is an end, and whether money is held
//! is told by the sums alone.
//!
//! While a part is still held (or, for `manual`, awaited), what was captured and given back of it shows in the amounts only.

use contract::order::PaymentStatus::{
    self, Authorized, Captured, Failed, PartiallyRefunded, Pending, Refunded, RequiresAction, Voided,
};

/// What may follow.
///
/// A failed payment may still become voided or refunded: a capture that could not be asked for any longer may have
/// left money held, or even taken.
pub const fn successors(from: PaymentStatus) -> &'static [PaymentStatus] {
    match from {
        Pending => &[RequiresAction, Authorized, Captured, PartiallyRefunded, Refunded, Failed, Voided],
        RequiresAction => &[Pending, Authorized, Captured, Failed, Voided],
        Authorized => &[Captured, PartiallyRefunded, Refunded, Failed, Voided],
        Captured => &[PartiallyRefunded, Refunded],
        PartiallyRefunded => &[Captured, Refunded],
        Refunded => &[Captured, PartiallyRefunded],
        Failed => &[Voided, Refunded],
        Voided => &[],
    }
}

/// True if `to` may follow `from`.
pub fn may_follow(from: PaymentStatus, to: PaymentStatus) -> bool {
    successors(from).contains(&to)
}

/// True while the provider or the shopper has not decided.
pub const fn is_undecided(status: PaymentStatus) -> bool {
    matches!(status, Pending | RequiresAction)
}

/// The status that follows from what the provider says of the payment as a whole, `said`, and from the sums.
pub const fn with_sums(said: PaymentStatus, amount: i64, captured: i64, refunded: i64) -> PaymentStatus {
    let is_all_here = captured > 0 && captured >= amount;
    match said {
        _ if is_all_here && refunded == 0 => Captured,
        _ if is_all_here && refunded >= captured => Refunded,
        _ if is_all_here => PartiallyRefunded,
        // More may come, whatever was given back of what is here.
        Pending | RequiresAction | Authorized => said,
        // What is captured is not undone by letting the rest go, nor by its being refused.
        Voided | Failed if captured == 0 => said,
        _ if refunded == 0 => Captured,
        _ if refunded < captured => PartiallyRefunded,
        _ => Refunded,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: [PaymentStatus; 8] =
        [Pending, RequiresAction, Authorized, Captured, PartiallyRefunded, Refunded, Voided, Failed];

    #[test]
    fn what_was_let_go_never_comes_again() {
        assert_eq!(successors(Voided), []);
    }

    #[test]
    fn what_was_taken_is_only_ever_given_back_or_comes_back() {
        for from in [Captured, PartiallyRefunded, Refunded] {
            let to = successors(from);
            assert!(to.iter().all(|to| matches!(to, Captured | PartiallyRefunded | Refunded)), "{from:?}");
        }
    }

    #[test]
    fn nothing_is_undecided_again_once_it_was_decided() {
        for from in ALL.into_iter().filter(|status| !is_undecided(*status)) {
            assert!(!successors(from).iter().any(|to| is_undecided(*to)), "{from:?}");
        }
    }

    #[test]
    fn a_payment_that_was_declined_is_never_captured() {
        assert!(!may_follow(Failed, Captured) && !may_follow(Failed, Authorized));
    }

    #[test]
    fn a_part_that_is_captured_shows_in_the_amounts_until_nothing_more_can_come() {
        assert_eq!(with_sums(Authorized, 20, 10, 0), Authorized);
        assert_eq!(with_sums(Pending, 20, 10, 4), Pending);
        assert_eq!(with_sums(Voided, 20, 10, 0), Captured);
        assert_eq!(with_sums(Captured, 20, 10, 4), PartiallyRefunded);
        assert_eq!(with_sums(Captured, 20, 10, 10), Refunded);
        assert_eq!(with_sums(Voided, 20, 0, 0), Voided);
    }

    proptest! {
        #[test]
        fn further_refunds_lead_on_and_what_comes_back_leads_back(first in 0_i64..50, more in 0_i64..50, kept in 0_i64..50) {
            let captured = first + more + kept;
            prop_assume!(captured > 0);
            for said in [Authorized, Captured] {
                let status = |refunded| with_sums(said, captured + 1, captured, refunded);
                let (before, after) = (status(first), status(first + more));
                prop_assert!(before == after || may_follow(before, after), "{before:?} {after:?}");
                // And back, where they fail afterwards, once nothing more is held.
                let is_back = before == after || said == Authorized || may_follow(after, before);
                prop_assert!(is_back, "{after:?} {before:?}");
            }
        }
    }
}
