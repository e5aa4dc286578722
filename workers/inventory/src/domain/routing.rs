//! From which location an order is sent.
//!
//! Two decisions: an order ranks the locations, all of them, by the shop's rule; then each variant takes its units along
//! that ranking ([`Places::route`](super::Places::route)). Only the second one binds, and the variant's object makes it
//! from its own books and writes it down: the ranking may rest on copies that are some seconds old.

use contract::inventory::RoutingRule;
use kernel::{CountryCode, LocationId};
use std::{cmp::Reverse, collections::BTreeMap};

/// What ranking knows of a location.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub id: LocationId,
    pub country: CountryCode,
    /// The lowest comes first.
    pub priority: u32,
    /// Whether orders are sent from there.
    pub ships: bool,
}

/// A line of an order: how many are wanted, and how many are free at each location.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedLine {
    pub quantity: i64,
    pub free: BTreeMap<LocationId, i64>,
}

impl WantedLine {
    fn is_whole_at(&self, location: LocationId) -> bool {
        self.free.get(&location).is_some_and(|free| *free >= self.quantity)
    }
}

/// All locations, each once, the best first. Those from which orders are sent come before all others.
pub fn rank(
    rule: RoutingRule,
    candidates: &[Candidate],
    ships_to: Option<CountryCode>,
    lines: &[WantedLine],
) -> Vec<LocationId> {
    let mut left = candidates.to_vec();
    left.sort_by_key(|it| {
        let is_abroad = rule == RoutingRule::Nearest && ships_to != Some(it.country);
        (!it.ships, is_abroad, it.priority, it.id)
    });
    let by_priority = left.iter().map(|it| it.id);
    if rule != RoutingRule::FewestParcels {
        return by_priority.collect();
    }
    // Again and again the location that has the most of the lines that no better one has: the first of equal ones.
    let mut open: Vec<&WantedLine> = lines.iter().collect();
    let mut ranked = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let has = |it: &Candidate| open.iter().filter(|line| line.is_whole_at(it.id)).count();
        let best = left.iter().enumerate().min_by_key(|(place, it)| (!it.ships, Reverse(has(it)), *place));
        let Some((place, _)) = best else { break };
        let best = left.remove(place).id;
        open.retain(|line| !line.is_whole_at(best));
        ranked.push(best);
    }
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use testkit::id;

    fn at(n: u8, country: &str, priority: u32) -> Candidate {
        Candidate { id: id(n), country: country.parse().unwrap(), priority, ships: true }
    }

    fn line(quantity: i64, free: &[(u8, i64)]) -> WantedLine {
        WantedLine { quantity, free: free.iter().map(|(n, free)| (id(*n), *free)).collect() }
    }

    fn ranked(rule: RoutingRule, shop: &[Candidate], to: &str, lines: &[WantedLine]) -> Vec<LocationId> {
        rank(rule, shop, Some(to.parse().unwrap()), lines)
    }

    /// Berlin, Vienna, Hamburg.
    fn shop() -> [Candidate; 3] {
        [at(1, "DE", 2), at(2, "AT", 0), at(3, "DE", 1)]
    }

    #[test]
    fn by_priority_the_lowest_number_comes_first_and_among_equals_the_older_location() {
        assert_eq!(ranked(RoutingRule::Priority, &shop(), "DE", &[]), [id(2), id(3), id(1)]);
        let equal = [at(2, "DE", 0), at(1, "DE", 0)];
        assert_eq!(ranked(RoutingRule::Priority, &equal, "DE", &[]), [id(1), id(2)]);
    }

    #[test]
    fn the_nearest_are_those_in_the_country_of_delivery() {
        assert_eq!(ranked(RoutingRule::Nearest, &shop(), "DE", &[]), [id(3), id(1), id(2)]);
        assert_eq!(ranked(RoutingRule::Nearest, &shop(), "FR", &[]), [id(2), id(3), id(1)]);
        assert_eq!(rank(RoutingRule::Nearest, &shop(), None, &[]), [id(2), id(3), id(1)]);
    }

    #[test]
    fn fewest_parcels_come_from_where_most_lines_are_whole() {
        let lines = [line(1, &[(1, 1), (2, 1)]), line(2, &[(1, 2), (2, 1)]), line(1, &[(3, 1)])];
        // Berlin has two of three lines; Hamburg the third, of which Vienna has nothing.
        assert_eq!(ranked(RoutingRule::FewestParcels, &shop(), "AT", &lines), [id(1), id(3), id(2)]);
        // Where nobody has more than another, priority decides.
        let lines = [line(1, &[(1, 1), (2, 1)])];
        assert_eq!(ranked(RoutingRule::FewestParcels, &shop(), "DE", &lines), [id(2), id(3), id(1)]);
    }

    #[test]
    fn where_no_orders_are_sent_from_comes_last_whatever_the_rule() {
        let mut shop = shop();
        shop[1].ships = false;
        let lines = [line(1, &[(2, 9)])];
        for rule in [RoutingRule::Priority, RoutingRule::Nearest, RoutingRule::FewestParcels] {
            assert_eq!(ranked(rule, &shop, "AT", &lines), [id(3), id(1), id(2)], "{rule:?}");
        }
    }

    fn candidates() -> impl Strategy<Value = Vec<Candidate>> {
        let one = (prop::sample::select(vec!["DE", "AT", "FR"]), 0..3_u32, any::<bool>());
        prop::collection::vec(one, 0..7).prop_map(|all| {
            (1..)
                .zip(all)
                .map(|(n, (country, priority, ships))| Candidate { ships, ..at(n, country, priority) })
                .collect()
        })
    }

    fn lines() -> impl Strategy<Value = Vec<WantedLine>> {
        let one = (1..6_i64, prop::collection::vec((1..7_u8, -2..8_i64), 0..7));
        prop::collection::vec(one, 0..6)
            .prop_map(|all| all.iter().map(|(quantity, free)| line(*quantity, free)).collect())
    }

    proptest! {
        #[test]
        fn every_location_is_ranked_once_and_the_order_in_which_they_are_told_does_not_matter(
            shop in candidates(),
            lines in lines(),
            rule in prop::sample::select(vec![RoutingRule::Priority, RoutingRule::Nearest, RoutingRule::FewestParcels]),
        ) {
            let ranking = ranked(rule, &shop, "DE", &lines);
            let mut sorted = ranking.clone();
            sorted.sort_unstable();
            prop_assert_eq!(sorted, shop.iter().map(|it| it.id).collect::<Vec<_>>());
            let mut turned = shop.clone();
            turned.reverse();
            let mut other_lines = lines.clone();
            other_lines.reverse();
            prop_assert_eq!(&ranked(rule, &turned, "DE", &other_lines), &ranking);
            let ships = |id: &LocationId| shop.iter().any(|it| it.id == *id && it.ships);
            prop_assert!(ranking.is_sorted_by_key(|id| !ships(id)));
        }
    }
}
