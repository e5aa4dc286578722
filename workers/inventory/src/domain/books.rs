/// A variant's books, in units.
///
/// Invariant: nothing is negative but `available`, and that not by more than may be sold ahead, or was by an earlier
/// policy. Every change here keeps it or is refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Books {
    on_hand: i64,
    reserved: i64,
    allocated: i64,
    /// How many units may be sold that are not there.
    ahead: i64,
}

/// Fewer units are free than were wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortage {
    /// How many can be had.
    pub available: i64,
}

impl Books {
    /// Books as they were written down. None if something is negative.
    pub fn new(on_hand: i64, reserved: i64, allocated: i64) -> Option<Self> {
        let books = Self { on_hand, reserved, allocated, ahead: 0 };
        (on_hand >= 0 && reserved >= 0 && allocated >= 0).then_some(books)
    }

    /// The same books under a policy by which so many units may be sold that are not there.
    #[must_use]
    pub const fn selling_ahead(self, units: i64) -> Self {
        Self { ahead: units, ..self }
    }

    /// How far below 0 `available` may be now: as the policy says, or as an earlier one has promised.
    pub fn owed(self) -> i64 {
        self.ahead.max(self.available().saturating_neg())
    }

    /// Physically there.
    pub const fn on_hand(self) -> i64 {
        self.on_hand
    }

    /// Held for checkouts that run.
    pub const fn reserved(self) -> i64 {
        self.reserved
    }

    /// Sold, not yet shipped.
    pub const fn allocated(self) -> i64 {
        self.allocated
    }

    /// Free; below 0 it is owed.
    pub const fn available(self) -> i64 {
        self.on_hand.saturating_sub(self.reserved).saturating_sub(self.allocated)
    }

    /// Holds units.
    pub fn reserve(self, quantity: i64) -> Result<Self, Shortage> {
        self.change(0, quantity, 0)
    }

    /// Gives held units back.
    pub fn release(self, quantity: i64) -> Result<Self, Shortage> {
        self.change(0, -quantity, 0)
    }

    /// Sells units, of which `held` were held for this sale.
    pub fn allocate(self, held: i64, quantity: i64) -> Result<Self, Shortage> {
        self.change(0, -held, quantity)
    }

    /// Gives sold units back.
    pub fn release_allocation(self, quantity: i64) -> Result<Self, Shortage> {
        self.change(0, 0, -quantity)
    }

    /// Takes sold units out of the house.
    pub fn ship(self, quantity: i64) -> Result<Self, Shortage> {
        self.change(-quantity, 0, -quantity)
    }

    /// Counts units in, or out where `delta` is negative.
    pub fn adjust(self, delta: i64) -> Result<Self, Shortage> {
        self.change(delta, 0, 0)
    }

    fn change(self, on_hand: i64, reserved: i64, allocated: i64) -> Result<Self, Shortage> {
        let short = Shortage { available: self.available().saturating_add(self.ahead).max(0) };
        let after = Self::new(
            self.on_hand.saturating_add(on_hand),
            self.reserved.saturating_add(reserved),
            self.allocated.saturating_add(allocated),
        );
        let after = after.ok_or(short)?.selling_ahead(self.ahead);
        // A stricter policy takes nothing back of what was promised before, and lets nobody promise more.
        let promises = after.available() < self.available();
        if promises && after.available() < -self.ahead { Err(short) } else { Ok(after) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_or_sold_cannot_be_counted_out() {
        let books = Books::new(10, 3, 4).unwrap();
        assert_eq!(books.adjust(-4), Err(Shortage { available: 3 }));
        assert_eq!(books.adjust(-3).unwrap().available(), 0);
    }

    #[test]
    fn what_is_sold_ahead_is_bounded_and_leaves_the_house_only_when_it_is_there() {
        let books = Books::new(1, 0, 0).unwrap().selling_ahead(2);
        assert_eq!(books.reserve(4), Err(Shortage { available: 3 }));
        let sold = books.reserve(3).unwrap().allocate(3, 3).unwrap();
        assert_eq!((sold.available(), sold.owed()), (-2, 2));
        assert!(sold.ship(2).is_err());
        assert_eq!(sold.adjust(2).unwrap().ship(3).unwrap().on_hand(), 0);
    }

    #[test]
    fn a_stricter_policy_keeps_what_was_promised_and_promises_no_more() {
        let owing = Books::new(0, 1, 4).unwrap();
        assert_eq!((owing.available(), owing.owed()), (-5, 5));
        assert_eq!(owing.reserve(1), Err(Shortage { available: 0 }));
        assert_eq!(owing.allocate(1, 1).unwrap().allocated(), 5);
        assert_eq!(owing.release(1).unwrap().available(), -4);
        assert_eq!(owing.adjust(3).unwrap().available(), -2);
    }

    #[test]
    fn a_sale_may_take_what_was_held_for_it_and_what_is_free_but_no_more() {
        let books = Books::new(10, 4, 2).unwrap();
        assert_eq!(books.allocate(4, 9), Err(Shortage { available: 4 }));
        assert_eq!(books.allocate(4, 8), Ok(Books::new(10, 0, 10).unwrap()));
    }
}
