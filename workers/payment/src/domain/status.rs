//! Which status of a payment may follow which.

use contract::order::PaymentStatus::{
    self, Authorized, Captured, Failed, PartiallyRefunded, Pending, Refunded, RequiresAction, Voided,
};

/// What may follow.
///
/// A failed payment may still become voided or refunded: a capture that could not be asked for any longer may have
/// left money held, or even taken.
pub const fn successors(from: PaymentStatus) -> &'static [PaymentStatus] {
    match from {
        Pending => &[RequiresAction, Authorized, Captured, Failed, Voided],
        RequiresAction => &[Pending, Authorized, Captured, Failed, Voided],
        Authorized => &[Captured, Failed, Voided],
        Captured => &[PartiallyRefunded, Refunded],
        PartiallyRefunded => &[Refunded],
        Failed => &[Voided, Refunded],
        Refunded | Voided => &[],
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

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [PaymentStatus; 8] =
        [Pending, RequiresAction, Authorized, Captured, PartiallyRefunded, Refunded, Voided, Failed];

    #[test]
    fn money_that_was_given_back_never_comes_again() {
        for end in [Voided, Refunded] {
            assert_eq!(successors(end), []);
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
}
