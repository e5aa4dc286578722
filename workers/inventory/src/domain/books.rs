use contract::StockLevel;

/// At most so many left is "low".
const LOW: i64 = 5;

/// A variant's books, in units.
///
/// Invariant: nothing is negative, `available` included. Every change here keeps it or is refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Books {
    on_hand: i64,
    reserved: i64,
    allocated: i64,
}

/// Fewer units are free than were wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortage {
    /// How many are free.
    pub available: i64,
}

impl Books {
    /// Books as they were written down. None if they break the invariant.
    pub fn new(on_hand: i64, reserved: i64, allocated: i64) -> Option<Self> {
        let books = Self { on_hand, reserved, allocated };
        (reserved >= 0 && allocated >= 0 && books.available() >= 0).then_some(books)
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

    /// Free to be bought.
    pub const fn available(self) -> i64 {
        self.on_hand.saturating_sub(self.reserved).saturating_sub(self.allocated)
    }

    /// What shoppers are told.
    pub const fn level(self) -> StockLevel {
        match self.available() {
            ..=0 => StockLevel::Out,
            1..=LOW => StockLevel::Low,
            _ => StockLevel::InStock,
        }
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
        Self::new(
            self.on_hand.saturating_add(on_hand),
            self.reserved.saturating_add(reserved),
            self.allocated.saturating_add(allocated),
        )
        .ok_or(Shortage { available: self.available() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_five_are_low() {
        let level = |on_hand| Books::new(on_hand, 0, 0).unwrap().level();
        assert_eq!(
            [0, 1, 5, 6].map(level),
            [StockLevel::Out, StockLevel::Low, StockLevel::Low, StockLevel::InStock]
        );
    }

    #[test]
    fn what_is_held_or_sold_cannot_be_counted_out() {
        let books = Books::new(10, 3, 4).unwrap();
        assert_eq!(books.adjust(-4), Err(Shortage { available: 3 }));
        assert_eq!(books.adjust(-3).unwrap().available(), 0);
    }

    #[test]
    fn a_sale_may_take_what_was_held_for_it_and_what_is_free_but_no_more() {
        let books = Books::new(10, 4, 2).unwrap();
        assert_eq!(books.allocate(4, 9), Err(Shortage { available: 4 }));
        assert_eq!(books.allocate(4, 8), Ok(Books::new(10, 0, 10).unwrap()));
    }
}
