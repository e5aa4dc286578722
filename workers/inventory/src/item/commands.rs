//! What the Worker says to a `StockItem`. Both are deployed together: nobody else speaks this.

use contract::{
    Endpoint, List, Method, Route, Service, Unit,
    inventory::{ListMovements, Movement, StockItem},
};
use kernel::{OrderId, Text, Timestamp, VariantId};
use serde::{Deserialize, Serialize};
use std::num::NonZeroU32;

/// Holds units.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReserveUnits {
    pub key: Text<200>,
    pub quantity: NonZeroU32,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Hold {
    Held { expires_at: Timestamp },
    Short { available: i64 },
}

/// Gives held units back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReleaseUnits {
    pub key: Text<200>,
}

/// Sells units.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AllocateUnits {
    pub key: Text<200>,
    pub order_id: OrderId,
    pub quantity: NonZeroU32,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Sale {
    /// `repeated` if the order had bought them before.
    Sold {
        repeated: bool,
    },
    Short {
        available: i64,
    },
}

/// Gives an order's units back.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ReleaseOrder {
    pub order_id: OrderId,
}

/// Ships an order's units.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShipUnits {
    pub key: Text<200>,
    pub order_id: OrderId,
    pub quantity: NonZeroU32,
}

/// Takes units of a return in again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RestockUnits {
    pub key: Text<200>,
    pub order_id: OrderId,
    pub quantity: NonZeroU32,
}

/// Counts units in or out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AdjustUnits {
    pub delta: i32,
    pub reason: Text<200>,
    /// The caller and its `Idempotency-Key`.
    pub key: Option<String>,
}

/// The movement, and whether it was there before.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Adjusted {
    pub movement: Movement,
    pub replayed: bool,
}

/// How many are free.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Free {
    pub available: i64,
}

const fn command(method: Method, path: &'static str, operation: &'static str) -> Route {
    Route::new(Service::Inventory, method, path, operation, "A command to a stock item.").internal()
}

pub const STOCK: Endpoint<Unit, Unit, StockItem> =
    Endpoint::new(command(Method::Get, "/{variant_id}", "item_stock"));
pub const AVAILABLE: Endpoint<Unit, Unit, Free> =
    Endpoint::new(command(Method::Get, "/{variant_id}/available", "item_available"));
pub const MOVEMENTS: Endpoint<ListMovements, Unit, List<Movement>> =
    Endpoint::new(command(Method::Get, "/{variant_id}/movements", "item_movements"));
pub const RESERVE: Endpoint<Unit, ReserveUnits, Hold> =
    Endpoint::new(command(Method::Post, "/{variant_id}/reserve", "item_reserve"));
pub const RELEASE: Endpoint<Unit, ReleaseUnits, Unit> =
    Endpoint::new(command(Method::Post, "/{variant_id}/release", "item_release"));
pub const ALLOCATE: Endpoint<Unit, AllocateUnits, Sale> =
    Endpoint::new(command(Method::Post, "/{variant_id}/allocate", "item_allocate"));
pub const RELEASE_ALLOCATION: Endpoint<Unit, ReleaseOrder, Unit> =
    Endpoint::new(command(Method::Post, "/{variant_id}/release-allocation", "item_release_allocation"));
pub const SHIP: Endpoint<Unit, ShipUnits, Unit> =
    Endpoint::new(command(Method::Post, "/{variant_id}/ship", "item_ship"));
pub const RESTOCK: Endpoint<Unit, RestockUnits, Unit> =
    Endpoint::new(command(Method::Post, "/{variant_id}/restock", "item_restock"));
pub const ADJUST: Endpoint<Unit, AdjustUnits, Adjusted> =
    Endpoint::new(command(Method::Post, "/{variant_id}/adjust", "item_adjust"));

/// The name of a variant's object: `{variant}`. A variant that sells too fast for one object will be split over
/// `{variant}/{n}`, which no variant's own name can collide with.
pub fn object_name(variant: VariantId) -> String {
    variant.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_an_object_leaves_room_to_split_a_hot_variant() {
        let variant: VariantId = testkit::id(1);
        assert_eq!(object_name(variant), variant.to_string());
        assert!(!object_name(variant).contains('/'), "the part after a slash is the shard's number");
    }
}
