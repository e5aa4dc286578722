use contract::{
    StockLevel,
    inventory::{SellsAhead, StockPolicy},
};
use kernel::Timestamp;

/// More than anybody will order: where a policy has no limit.
const NO_LIMIT: i64 = 1_000_000_000;

/// How a variant is sold when there is none left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    pub kind: StockPolicy,
    /// How many units may be sold that are not there.
    pub limit: Option<u32>,
    /// From when on pre-ordered units are sent.
    pub releases_at: Option<Timestamp>,
}

impl Policy {
    /// How many units may be sold that are not there.
    pub fn ahead(&self) -> i64 {
        match self.kind {
            StockPolicy::Deny => 0,
            StockPolicy::Backorder | StockPolicy::Preorder => self.limit.map_or(NO_LIMIT, i64::from),
        }
    }

    /// What shoppers are told when so many are free.
    pub fn shown(&self, free: i64) -> (StockLevel, Option<SellsAhead>) {
        let more = free.saturating_add(self.ahead()) > 0;
        let sells_ahead = match self.kind {
            StockPolicy::Deny => None,
            // What is there is sent at once.
            StockPolicy::Backorder if free > 0 => None,
            // Sent from a day on, whether it is there or not.
            StockPolicy::Backorder | StockPolicy::Preorder => {
                more.then_some(SellsAhead { policy: self.kind, releases_at: self.releases_at })
            }
        };
        let level = if free <= 0 && more { StockLevel::InStock } else { StockLevel::of(free) };
        (level, sells_ahead)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(kind: StockPolicy, limit: Option<u32>) -> Policy {
        Policy { kind, limit, releases_at: None }
    }

    #[test]
    fn a_limit_counts_only_where_something_is_sold_ahead() {
        assert_eq!(policy(StockPolicy::Deny, Some(5)).ahead(), 0);
        assert_eq!(policy(StockPolicy::Backorder, Some(5)).ahead(), 5);
        assert!(policy(StockPolicy::Preorder, None).ahead() > 1_000_000);
    }

    #[test]
    fn shoppers_see_what_is_sent_later_until_the_limit_is_reached() {
        let backorder = policy(StockPolicy::Backorder, Some(2));
        assert_eq!(backorder.shown(3), (StockLevel::Low, None));
        let later = Some(SellsAhead { policy: StockPolicy::Backorder, releases_at: None });
        assert_eq!(backorder.shown(0), (StockLevel::InStock, later));
        assert_eq!(backorder.shown(-1), (StockLevel::InStock, later));
        assert_eq!(backorder.shown(-2), (StockLevel::Out, None));
        let preorder = policy(StockPolicy::Preorder, None);
        assert!(preorder.shown(100).1.is_some(), "a pre-order waits for its day");
        assert_eq!(policy(StockPolicy::Deny, None).shown(0), (StockLevel::Out, None));
    }
}
