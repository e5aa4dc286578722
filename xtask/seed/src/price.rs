//! Prices as a shop writes them.

/// The cents that a brand's prices end in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    Round,
    Ninety,
    NinetyFive,
}

/// The shop price at or near `minor`: 12.90, 64.95, 249.00.
pub fn shop_price(minor: i64, ending: Ending) -> i64 {
    let euros = (minor / 100).max(1);
    if euros >= 150 {
        return ((euros + 5) / 10 * 10 - 1) * 100;
    }
    let euros = if euros >= 40 { euros / 5 * 5 + 4 } else { euros };
    match ending {
        Ending::Round => euros.max(4) * 100 + if euros >= 40 { 100 } else { 0 },
        Ending::Ninety => euros * 100 + 90,
        Ending::NinetyFive => euros * 100 + 95,
    }
}

/// What a price that is now `minor` was before `percent` were taken off.
pub fn before_discount(minor: i64, percent: i64, ending: Ending) -> Option<i64> {
    let before = shop_price(minor * 100 / (100 - percent), ending);
    (before > minor).then_some(before)
}
