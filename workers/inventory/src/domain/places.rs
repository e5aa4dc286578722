//! A variant's units by location.

use contract::inventory::MAIN_LOCATION;
use kernel::LocationId;
use std::collections::BTreeMap;

/// So many units at each of several locations. None of the numbers is 0.
pub type Spots = BTreeMap<LocationId, i64>;

/// What lies at a location.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub location: LocationId,
    /// Physically there.
    pub on_hand: i64,
    /// Sold, to be sent from there.
    pub allocated: i64,
}

impl Place {
    /// Not sold; below 0 it is sold ahead, which only the main location does.
    pub const fn free(self) -> i64 {
        self.on_hand.saturating_sub(self.allocated)
    }
}

/// All locations at which something of a variant lies, and the main one.
///
/// What lies at no other location lies at the main one, and what is sold and waits for units that are not there is to be
/// sent from it: so the numbers sum to those of the variant's books. Elsewhere no more is sold than is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    main: Place,
    others: Vec<Place>,
}

/// What a parcel takes, by location.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parcel {
    /// What leaves.
    pub leaves: Spots,
    /// Which of the order's units are done with. The sum is the same: they differ where it is sent from elsewhere than
    /// was planned.
    pub done: Spots,
}

fn add(spots: &mut Spots, location: LocationId, units: i64) {
    if units > 0 {
        *spots.entry(location).or_default() += units;
    }
}

impl Places {
    /// `on_hand` and `allocated` are the variant's; `others` all places but the main one, in the order of their ids.
    pub fn new(on_hand: i64, allocated: i64, others: Vec<Place>) -> Self {
        let elsewhere = |units: fn(&Place) -> i64| others.iter().map(units).sum::<i64>();
        let main = Place {
            location: MAIN_LOCATION,
            on_hand: on_hand.saturating_sub(elsewhere(|place| place.on_hand)),
            allocated: allocated.saturating_sub(elsewhere(|place| place.allocated)),
        };
        Self { main, others }
    }

    /// The main location and then the others.
    pub fn iter(&self) -> impl Iterator<Item = Place> + '_ {
        std::iter::once(self.main).chain(self.others.iter().copied())
    }

    /// What lies at a location.
    pub fn at(&self, location: LocationId) -> Place {
        let nothing = Place { location, on_hand: 0, allocated: 0 };
        self.iter().find(|place| place.location == location).unwrap_or(nothing)
    }

    /// True if nothing lies anywhere but at the main location.
    pub fn is_only_main(&self) -> bool {
        self.others.iter().all(|place| place.on_hand == 0)
    }

    /// Where to send so many units from: the first location in the ranking that has them all free, else what each has
    /// free, along the ranking; what it does not name comes after. Units that are free nowhere are owed by the main
    /// location.
    pub fn route(&self, quantity: i64, ranking: &[LocationId]) -> Spots {
        let all = self.iter().map(|place| place.location);
        let mut ranked: Vec<Place> = Vec::new();
        for location in ranking.iter().copied().chain(all) {
            if ranked.iter().all(|place| place.location != location) {
                ranked.push(self.at(location));
            }
        }
        let mut routed = Spots::new();
        if let Some(whole) = ranked.iter().find(|place| place.free() >= quantity) {
            add(&mut routed, whole.location, quantity);
            return routed;
        }
        let mut left = quantity;
        for place in ranked {
            let units = place.free().clamp(0, left);
            left -= units;
            add(&mut routed, place.location, units);
        }
        add(&mut routed, MAIN_LOCATION, left);
        routed
    }

    /// Takes so many of an order's units out of the house, of which `kept` says where they are to be sent from: from one
    /// location if it is named, else as planned, and what the main location owes from wherever some are free. None if
    /// they are not there.
    pub fn pack(&self, quantity: i64, kept: &Spots, from: Option<LocationId>) -> Option<Parcel> {
        let mut parcel = Parcel::default();
        let mut left = quantity;
        // Elsewhere first: it is there for sure.
        let planned = kept.iter().rev().filter(|(location, _)| from.is_none_or(|from| from == **location));
        for (location, units) in planned {
            let units = (*units).min(left).min(self.at(*location).on_hand);
            left -= units.max(0);
            add(&mut parcel.leaves, *location, units);
            add(&mut parcel.done, *location, units);
        }
        let free = self.iter().filter(|place| from.is_none_or(|from| from == place.location));
        let mut unplanned = 0;
        for place in free {
            let units = place.free().clamp(0, left - unplanned);
            unplanned += units;
            add(&mut parcel.leaves, place.location, units);
        }
        if unplanned < left {
            return None;
        }
        // In place of these the order needs others no more: those that are owed before those that lie ready.
        for (location, units) in kept {
            let units = (units - parcel.done.get(location).copied().unwrap_or(0)).min(left);
            left -= units.max(0);
            add(&mut parcel.done, *location, units);
        }
        (left == 0).then_some(parcel)
    }

    /// Which of its units an order gives back that needs so many fewer, of those that `kept` says: first what the main
    /// location owes, then from where it has the fewest, so that the rest leaves in fewer parcels. Never more than `kept`
    /// has.
    pub fn give_back(&self, quantity: i64, kept: &Spots) -> Spots {
        let mut back = Spots::new();
        let mut left = quantity;
        let owed = self.main.free().saturating_neg().max(0);
        let mut rest: Vec<(i64, LocationId)> = Vec::with_capacity(kept.len());
        for (location, units) in kept {
            let owed = if *location == MAIN_LOCATION { owed.min(*units).min(left) } else { 0 };
            left -= owed;
            add(&mut back, *location, owed);
            rest.push((units - owed, *location));
        }
        rest.sort_unstable();
        for (units, location) in rest {
            let units = units.min(left);
            left -= units;
            add(&mut back, location, units);
        }
        back
    }

    /// How many of an order's units could leave a location now.
    pub fn most(&self, location: LocationId, kept: &Spots) -> i64 {
        let place = self.at(location);
        let planned = kept.get(&location).copied().unwrap_or(0).min(place.on_hand);
        planned.saturating_add(place.free().max(0)).min(kept.values().sum())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use testkit::id;

    fn place(n: u8, on_hand: i64, allocated: i64) -> Place {
        Place { location: id(n), on_hand, allocated }
    }

    fn spots(all: &[(LocationId, i64)]) -> Spots {
        all.iter().copied().collect()
    }

    /// 5 at the main location, 3 at 1 and 8 at 2, of which 2 are sold.
    fn places() -> Places {
        Places::new(16, 2, vec![place(1, 3, 0), place(2, 8, 2)])
    }

    #[test]
    fn what_lies_nowhere_else_lies_at_the_main_location() {
        let places = places();
        assert_eq!(places.at(MAIN_LOCATION), Place { location: MAIN_LOCATION, on_hand: 5, allocated: 0 });
        assert_eq!((places.at(id(2)).free(), places.at(id(9)).free()), (6, 0));
        assert!(Places::new(4, 4, vec![]).is_only_main() && !places.is_only_main());
    }

    #[test]
    fn a_line_goes_out_of_the_first_location_that_has_all_of_it() {
        let ranking = [id(1), MAIN_LOCATION, id(2)];
        assert_eq!(places().route(3, &ranking), spots(&[(id(1), 3)]));
        assert_eq!(places().route(4, &ranking), spots(&[(MAIN_LOCATION, 4)]));
        assert_eq!(places().route(6, &ranking), spots(&[(id(2), 6)]));
    }

    #[test]
    fn a_line_that_none_has_all_of_is_split_along_the_ranking_and_what_is_free_nowhere_is_owed() {
        let ranking = [id(1), MAIN_LOCATION, id(2)];
        assert_eq!(places().route(9, &ranking), spots(&[(id(1), 3), (MAIN_LOCATION, 5), (id(2), 1)]));
        assert_eq!(places().route(16, &ranking), spots(&[(id(1), 3), (MAIN_LOCATION, 7), (id(2), 6)]));
        // Without a ranking, the main location is the first.
        assert_eq!(places().route(7, &[]), spots(&[(MAIN_LOCATION, 5), (id(1), 2)]));
    }

    #[test]
    fn a_parcel_leaves_as_planned_or_from_where_the_staff_says_if_it_is_free_there() {
        let kept = spots(&[(id(2), 2)]);
        let planned = Parcel { leaves: kept.clone(), done: kept.clone() };
        assert_eq!(places().pack(2, &kept, None), Some(planned));
        let other = Parcel { leaves: spots(&[(id(1), 2)]), done: kept.clone() };
        assert_eq!(places().pack(2, &kept, Some(id(1))), Some(other));
        assert_eq!(places().pack(2, &kept, Some(id(9))), None);
        assert_eq!((places().most(id(1), &kept), places().most(id(9), &kept)), (2, 0));
    }

    #[test]
    fn what_was_sold_ahead_leaves_from_where_it_has_arrived() {
        // Four are owed by the main location, three of them came to 1.
        let owing = Places::new(3, 4, vec![place(1, 3, 0)]);
        let kept = spots(&[(MAIN_LOCATION, 4)]);
        let parcel = Parcel { leaves: spots(&[(id(1), 3)]), done: spots(&[(MAIN_LOCATION, 3)]) };
        assert_eq!(owing.pack(3, &kept, None), Some(parcel.clone()));
        assert_eq!(owing.pack(3, &kept, Some(id(1))), Some(parcel));
        assert_eq!(owing.pack(3, &kept, Some(MAIN_LOCATION)), None);
        assert_eq!(owing.pack(4, &kept, None), None);
    }

    #[test]
    fn what_is_owed_is_given_back_first_and_then_the_smallest_share() {
        let kept = spots(&[(MAIN_LOCATION, 2), (id(1), 1), (id(2), 3)]);
        assert_eq!(places().give_back(1, &kept), spots(&[(id(1), 1)]));
        assert_eq!(places().give_back(4, &kept), spots(&[(id(1), 1), (MAIN_LOCATION, 2), (id(2), 1)]));
        // The main location owes two of its four.
        let owing = Places::new(5, 7, vec![place(1, 3, 3)]);
        let kept = spots(&[(MAIN_LOCATION, 4), (id(1), 1)]);
        assert_eq!(owing.give_back(2, &kept), spots(&[(MAIN_LOCATION, 2)]));
        assert_eq!(owing.give_back(3, &kept), spots(&[(MAIN_LOCATION, 2), (id(1), 1)]));
    }

    /// Books whose invariant holds, an order's share of what is sold, and who it is sent from.
    fn cases() -> impl Strategy<Value = (Places, Spots)> {
        let one = (0..9_i64, 0..9_i64, 0..9_i64);
        (one.clone(), prop::collection::vec(one, 0..4)).prop_map(|(main, others)| {
            let mut kept = Spots::new();
            // The main location may owe.
            add(&mut kept, MAIN_LOCATION, main.2.min(main.1));
            let others: Vec<Place> = (1..)
                .zip(others)
                .map(|(n, (on_hand, allocated, share))| {
                    let allocated = allocated.min(on_hand);
                    add(&mut kept, id(n), share.min(allocated));
                    place(n, on_hand, allocated)
                })
                .collect();
            let sum = |units: fn(&Place) -> i64| others.iter().map(units).sum::<i64>();
            let (on_hand, allocated) = (main.0 + sum(|it| it.on_hand), main.1 + sum(|it| it.allocated));
            (Places::new(on_hand, allocated, others), kept)
        })
    }

    proptest! {
        #[test]
        fn what_is_given_back_sums_exactly_and_is_the_orders_own(
            (places, kept) in cases(),
            share in 0..20_i64,
        ) {
            let open: i64 = kept.values().sum();
            let quantity = share.min(open);
            let back = places.give_back(quantity, &kept);
            prop_assert_eq!(back.values().sum::<i64>(), quantity);
            prop_assert!(back.iter().all(|(location, units)| *units > 0 && *units <= kept[location]));
            // What is owed is owed no more before anything that lies ready is let go.
            let ready = back.keys().any(|location| *location != MAIN_LOCATION);
            let of = |spots: &Spots| spots.get(&MAIN_LOCATION).copied().unwrap_or(0);
            let owed = (-places.at(MAIN_LOCATION).free()).max(0).min(of(&kept));
            prop_assert!(!ready || of(&back) >= owed);
        }

        #[test]
        fn a_route_sums_exactly_and_takes_no_more_than_is_free_but_what_the_main_location_owes(
            (places, _) in cases(),
            quantity in 1..30_i64,
            ranking in prop::collection::vec(0..6_u8, 0..6),
        ) {
            let ranking: Vec<LocationId> =
                ranking.iter().map(|n| if *n == 0 { MAIN_LOCATION } else { id(*n) }).collect();
            let routed = places.route(quantity, &ranking);
            prop_assert_eq!(routed.values().sum::<i64>(), quantity);
            prop_assert!(routed.values().all(|units| *units > 0));
            let free: i64 = places.iter().map(|place| place.free().max(0)).sum();
            let owed = (quantity - free).max(0);
            for (location, units) in &routed {
                let may_owe = if *location == MAIN_LOCATION { owed } else { 0 };
                prop_assert!(*units <= places.at(*location).free().max(0) + may_owe);
            }
            prop_assert_eq!(&places.route(quantity, &ranking), &routed);
        }

        #[test]
        fn a_parcel_sums_exactly_takes_what_is_there_and_leaves_others_what_they_bought(
            (places, kept) in cases(),
            share in 0..20_i64,
            from in prop::option::of(0..5_u8),
        ) {
            let open: i64 = kept.values().sum();
            prop_assume!(open > 0);
            let quantity = share % open + 1;
            let from = from.map(|n| if n == 0 { MAIN_LOCATION } else { id(n) });
            let on_hand: i64 = places.iter().map(|place| place.on_hand).sum();
            let owes = places.at(MAIN_LOCATION).free() < 0;
            match places.pack(quantity, &kept, from) {
                None => match from {
                    Some(from) => prop_assert!(places.most(from, &kept) < quantity),
                    None => prop_assert!(owes || on_hand < quantity),
                },
                Some(parcel) => {
                    prop_assert_eq!(parcel.leaves.values().sum::<i64>(), quantity);
                    prop_assert_eq!(parcel.done.values().sum::<i64>(), quantity);
                    prop_assert!(from.is_none_or(|from| places.most(from, &kept) >= quantity));
                    prop_assert!(from.is_none_or(|from| parcel.leaves.keys().all(|location| *location == from)));
                    for place in places.iter() {
                        let of = |spots: &Spots| spots.get(&place.location).copied().unwrap_or(0);
                        prop_assert!(of(&parcel.leaves) <= place.on_hand);
                        prop_assert!(of(&parcel.done) <= of(&kept));
                        let after = place.free() - of(&parcel.leaves) + of(&parcel.done);
                        prop_assert!(after >= 0 || place.location == MAIN_LOCATION);
                    }
                }
            }
        }
    }
}
