//! Over which objects a variant's stock is spread, and which of them a key belongs to.

use kernel::{Timestamp, VariantId};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, fmt, str::FromStr, time::Duration};

/// The most objects that one variant may be split over.
pub const MOST_PARTS: u8 = 16;

/// How much longer than a reservation the parts ask where a key may have lived before: clocks of two machines differ.
const SLACK: Duration = Duration::from_secs(60);

/// An object's name: `{variant}` is the root, which every variant has; `{variant}/{n}` its `n`th part, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ItemName {
    pub variant: VariantId,
    pub part: u8,
}

impl ItemName {
    /// The object that owns the variant's ledger and layout.
    pub const fn root(variant: VariantId) -> Self {
        Self { variant, part: 0 }
    }
}

impl fmt::Display for ItemName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            0 => self.variant.fmt(f),
            part => write!(f, "{}/{part}", self.variant),
        }
    }
}

/// Not an object's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoItemName;

impl FromStr for ItemName {
    type Err = NoItemName;
    fn from_str(text: &str) -> Result<Self, NoItemName> {
        let (variant, part) = match text.split_once('/') {
            None => (text, 0),
            Some((variant, part)) => (variant, part.parse().map_err(|_| NoItemName)?),
        };
        let variant = variant.parse().map_err(|_| NoItemName)?;
        if part > MOST_PARTS || (part == 0 && text.contains('/')) {
            return Err(NoItemName);
        }
        Ok(Self { variant, part })
    }
}

/// Which objects take new reservations: a key belongs to exactly one of them, its home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// Rises with every change. Objects refuse commands that were sent for another version, so that a key never has
    /// two homes at once.
    pub version: u32,
    /// 1 while the root does everything.
    pub parts: u8,
    /// The most parts that there ever were: those beyond `parts` take no new keys, but may still hold old ones.
    pub opened: u8,
    /// Earlier layouts under which reservations were made that may still be alive.
    pub recent: Vec<Earlier>,
}

/// A layout of before, and until when its reservations may live.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    pub parts: u8,
    pub until: Timestamp,
}

impl Default for Layout {
    fn default() -> Self {
        Self { version: 0, parts: 1, opened: 0, recent: Vec::new() }
    }
}

impl Layout {
    /// The layout that follows when the stock is spread over so many parts at `now`; a reservation lives for `ttl`.
    #[must_use]
    pub fn spread(&self, parts: u8, now: Timestamp, ttl: Duration) -> Self {
        let mut recent: Vec<_> = self.recent.iter().copied().filter(|earlier| earlier.until > now).collect();
        recent.retain(|earlier| earlier.parts != self.parts);
        recent.push(Earlier { parts: self.parts, until: now.plus(ttl).plus(SLACK) });
        let opened = if parts > 1 { self.opened.max(parts) } else { self.opened };
        Self { version: self.version.saturating_add(1), parts, opened, recent }
    }

    /// The object that a key belongs to.
    pub fn home(&self, key: &str) -> u8 {
        home(key, self.parts)
    }

    /// Whether a part takes new reservations.
    pub const fn includes(&self, part: u8) -> bool {
        if self.parts > 1 { part >= 1 && part <= self.parts } else { part == 0 }
    }

    /// Where else a reservation under this key may still live, which was made under an earlier layout.
    pub fn earlier_homes(&self, key: &str, now: Timestamp) -> BTreeSet<u8> {
        let alive = self.recent.iter().filter(|earlier| earlier.until > now);
        let mut homes: BTreeSet<u8> = alive.map(|earlier| home(key, earlier.parts)).collect();
        homes.remove(&self.home(key));
        homes
    }
}

fn home(key: &str, parts: u8) -> u8 {
    if parts <= 1 {
        return 0;
    }
    // FNV-1a: must be the same in every isolate and release, and nothing more.
    let hash = key.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    // The high half: the low bits of FNV follow the last byte too closely.
    u8::try_from((hash >> 32) % u64::from(parts)).unwrap_or(0).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use testkit::now;

    const TTL: Duration = Duration::from_secs(600);

    #[test]
    fn the_root_has_the_variants_own_name_and_parts_are_numbered_after_a_slash() {
        let variant: VariantId = testkit::id(1);
        let root = ItemName::root(variant);
        assert_eq!(root.to_string(), variant.to_string());
        let part = ItemName { variant, part: 3 };
        assert_eq!(part.to_string(), format!("{variant}/3"));
        for name in [root, part] {
            assert_eq!(name.to_string().parse(), Ok(name));
        }
        for wrong in
            [format!("{variant}/"), format!("{variant}/0"), format!("{variant}/17"), "prd/1".to_owned()]
        {
            assert_eq!(wrong.parse::<ItemName>(), Err(NoItemName), "{wrong}");
        }
    }

    #[test]
    fn keys_spread_evenly_over_the_parts_and_never_over_the_root() {
        let layout = Layout::default().spread(4, now(), TTL);
        let mut counts = [0; 5];
        for n in 0..4000 {
            counts[usize::from(layout.home(&format!("crt_{n}:1:reserve")))] += 1;
        }
        assert_eq!(counts[0], 0);
        assert!(counts[1..].iter().all(|count| (900..1100).contains(count)), "{counts:?}");
    }

    #[test]
    fn a_key_is_looked_for_where_it_lived_before_as_long_as_a_reservation_may_live() {
        let split = Layout::default().spread(4, now(), TTL);
        assert_eq!(split.earlier_homes("k", now()), BTreeSet::from([0]));
        assert!(split.earlier_homes("k", now().plus(TTL + SLACK)).is_empty());
        let joined = split.spread(1, now(), TTL);
        assert_eq!((joined.version, joined.parts, joined.opened), (2, 1, 4));
        assert_eq!(joined.earlier_homes("k", now()), BTreeSet::from([split.home("k")]));
    }
}
