//! `SplitMix64`: nine lines that give the same numbers for ever, whatever a library's next version does.

/// A stream of numbers that depends on its seed alone.
pub struct Rng(u64);

impl Rng {
    pub fn new(seed: usize) -> Self {
        Self((seed as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93) ^ 0x5EED_CA7A_1065_0001)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number of `low..=high`.
    pub fn between(&mut self, low: u32, high: u32) -> u32 {
        let span = u64::from(high.saturating_sub(low)) + 1;
        low + u32::try_from(self.next() % span).unwrap_or(0)
    }

    /// True `percent` times of a hundred.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.between(1, 100) <= percent
    }

    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        let at = usize::try_from(self.next() >> 33).unwrap_or(0);
        nth(items, at)
    }

    /// `count` of the items, in their own order; all of them if there are no more.
    pub fn choose<T: Copy>(&mut self, items: &[T], count: usize) -> Vec<T> {
        let mut chosen = items.to_vec();
        while chosen.len() > count.max(1) {
            let at = usize::try_from(self.next() >> 33).unwrap_or(0) % chosen.len();
            chosen.remove(at);
        }
        chosen
    }
}

/// The item at `at`, counting round.
#[expect(clippy::indexing_slicing, reason = "within the length; a test shows that no table is empty")]
pub fn nth<T>(items: &[T], at: usize) -> &T {
    &items[at % items.len()]
}
