//! How goods get to shoppers, and what that costs.

use super::zone::Destination;
use contract::cart::{PriceStep, ShippingKind, ShippingMethod, ShippingOption};
use kernel::Money;

/// What is sent, and where.
#[derive(Clone, Copy, Debug)]
pub struct Parcel<'a> {
    pub destination: Destination<'a>,
    /// What all units together weigh, in grams.
    pub weight: u64,
    /// What the goods cost after discounts.
    pub goods: Money,
}

/// The ways that a parcel may go, the cheapest first: that is the one that is taken where nobody has chosen. What the
/// shopper would have to come for stands last, whatever it costs.
pub fn options(methods: &[ShippingMethod], parcel: &Parcel<'_>) -> Vec<ShippingOption> {
    let mut ways: Vec<(&ShippingMethod, Money)> = methods
        .iter()
        .filter(|method| serves(method, &parcel.destination))
        .map(|method| (method, price(method, parcel)))
        .collect();
    ways.sort_by_key(|(method, price)| (method.kind == ShippingKind::Pickup, price.amount(), &method.id));
    let option = |(method, price): (&ShippingMethod, Money)| ShippingOption {
        id: method.id.clone(),
        name: method.name.clone(),
        names: method.names.clone(),
        price,
        estimate: method.estimate.clone(),
        estimates: method.estimates.clone(),
    };
    ways.into_iter().map(option).collect()
}

/// True if a way goes there.
pub fn serves(method: &ShippingMethod, destination: &Destination<'_>) -> bool {
    method.active
        && method.countries.contains(&destination.country)
        && (method.regions.is_empty() || method.regions.iter().any(|region| destination.is_in(region)))
        && (method.postal_prefixes.is_empty()
            || method.postal_prefixes.iter().any(|prefix| destination.begins_with(prefix)))
}

fn price(method: &ShippingMethod, parcel: &Parcel<'_>) -> Money {
    if method.free_from.is_some_and(|free_from| parcel.goods.amount() >= free_from.amount()) {
        return Money::zero(method.price.currency());
    }
    let measure = match method.kind {
        ShippingKind::Flat | ShippingKind::Pickup => return method.price,
        ShippingKind::ByWeight => parcel.weight,
        ShippingKind::ByTotal => parcel.goods.amount().unsigned_abs(),
    };
    let reached = |step: &&PriceStep| u64::from(step.from) <= measure;
    method.steps.iter().filter(reached).max_by_key(|step| step.from).map_or(method.price, |step| step.price)
}

#[cfg(test)]
mod tests;
