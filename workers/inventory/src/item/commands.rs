//! What the Worker says to a `StockItem`. Both are deployed together: nobody else speaks this.

use crate::domain::{Layout, Passed};
use contract::{
    Endpoint, List, Method, Route, Service, Unit,
    inventory::{ListMovements, Movement, PlannedUnits, StockItem, Transfer, TransferStock, UpdateStock},
};
use edge::cursor::Position;
use kernel::{LocationId, OrderId, Text, Timestamp};
use serde::{Deserialize, Serialize};
use std::num::NonZeroU32;

/// Holds units; sent to the key's home.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReserveUnits {
    pub key: Text<200>,
    pub quantity: NonZeroU32,
    /// The layout by which the home was chosen.
    #[serde(default)]
    pub layout: u32,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case")]
pub enum Hold {
    Held {
        expires_at: Timestamp,
    },
    Short {
        available: i64,
    },
    /// The layout is another one: ask the root for it.
    Moved,
}

/// Gives held units back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReleaseUnits {
    pub key: Text<200>,
}

/// Sells units; sent to the key's home.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AllocateUnits {
    pub key: Text<200>,
    pub order_id: OrderId,
    pub quantity: NonZeroU32,
    /// The locations, the best for the order first.
    #[serde(default)]
    pub ranking: Vec<LocationId>,
    /// The layout by which the home was chosen.
    #[serde(default)]
    pub layout: u32,
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
    /// The layout is another one: ask the root for it.
    Moved,
}

/// Gives an order's units back.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ReleaseOrder {
    pub order_id: OrderId,
}

/// Brings what an order has bought to what it says; sent to the root, which knows where it bought.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReviseUnits {
    pub order_id: OrderId,
    pub revision: u32,
    pub quantity: u32,
    /// The locations, the best for the order first.
    #[serde(default)]
    pub ranking: Vec<LocationId>,
}

/// Ships an order's units.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ShipUnits {
    pub key: Text<200>,
    pub order_id: OrderId,
    pub quantity: NonZeroU32,
    /// As they were routed if absent.
    pub location: Option<LocationId>,
}

/// Takes units of a return in again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RestockUnits {
    pub key: Text<200>,
    pub order_id: OrderId,
    pub quantity: NonZeroU32,
    /// Where they were sent from if absent.
    pub location: Option<LocationId>,
    /// The locations that take stock in.
    pub open: Vec<LocationId>,
}

/// Counts units in or out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AdjustUnits {
    pub location: LocationId,
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

/// Brings units from one location to another.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TransferUnits {
    pub wanted: TransferStock,
    /// The caller and its `Idempotency-Key`.
    pub key: Option<String>,
}

/// Both movements, and whether they were there before.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Transferred {
    pub transfer: Transfer,
    pub replayed: bool,
}

/// Asks from where an order's units leave.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Plan {
    pub order_id: OrderId,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Planned {
    pub locations: Vec<PlannedUnits>,
}

/// How many can be bought, and how many are there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Free {
    pub available: i64,
    pub on_hand: i64,
}

/// Compares the copy in D1 with the books.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Compare {
    /// Product hears the level again even where the copy is right.
    pub tell_product: bool,
}

/// Whether the copy in D1 was wrong.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Compared {
    pub mended: bool,
}

/// Spreads the stock over so many objects; 1 joins it.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Spread {
    pub parts: u8,
}

/// What somebody wants of a part who found too little there.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Want {
    Hold(ReserveUnits),
    Sell(AllocateUnits),
    Revise(ReviseUnits),
}

/// How it ended.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Met {
    Hold(Hold),
    Sale(Sale),
}

/// Asks the root to bring units together from everywhere.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Gather {
    /// The home that has too few.
    pub part: u8,
    pub want: Want,
}

/// Which of its free units a part gives back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GiveBack {
    Nothing,
    /// Rounded up.
    Half,
    All,
}

/// What the root tells a part.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Tell {
    pub sku: String,
    pub layout: Layout,
    /// How many units it was given, ever.
    pub given: Passed,
    pub give_back: GiveBack,
    pub want: Option<Want>,
}

/// What a part says of itself: the newest one counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    pub part: u8,
    pub version: i64,
    /// How many units it got from the root, ever, and gave back.
    pub got: Passed,
    pub back: Passed,
    /// The sum of its movements.
    pub moved: i64,
    pub reserved: i64,
    pub allocated: i64,
}

/// A part's answer to the root.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Told {
    pub report: Report,
    pub met: Option<Met>,
}

/// Asks an object what it knows of a reservation, an order, a parcel.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Trace {
    pub key: Option<Text<200>>,
    pub order_id: Option<OrderId>,
    pub shipment: Option<Text<200>>,
}

/// What it knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traced {
    /// The reservation: how many, until when, also where it has become an allocation.
    pub reserved: Option<(i64, Timestamp)>,
    /// What the key holds now.
    pub held: i64,
    /// The order has bought here, and nobody else may sell to it.
    pub bought: bool,
    /// The order was given up before it bought here.
    pub gave_up: bool,
    /// Sold to the order, neither shipped nor given back.
    pub open: i64,
    pub shipped: bool,
}

/// Asks an object for its own part of the ledger.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadLedger {
    pub from: Option<Position<Place>>,
    pub limit: u32,
}

/// Where a movement stands in the ledger of all objects: when, in which object, in which of its rows.
pub type Place = (i64, u8, i64);

/// A movement in its place.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entry {
    pub place: Place,
    pub movement: Movement,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Entries {
    pub entries: Vec<Entry>,
}

const fn command(method: Method, path: &'static str, operation: &'static str) -> Route {
    Route::new(Service::Inventory, method, path, operation, "A command to a stock item.").internal()
}

// To the root, about the variant as a whole.
pub const STOCK: Endpoint<Unit, Unit, StockItem> =
    Endpoint::new(command(Method::Get, "/{name}", "item_stock"));
pub const AVAILABLE: Endpoint<Unit, Unit, Free> =
    Endpoint::new(command(Method::Get, "/{name}/available", "item_available"));
pub const MOVEMENTS: Endpoint<ListMovements, Unit, List<Movement>> =
    Endpoint::new(command(Method::Get, "/{name}/movements", "item_movements"));
pub const ADJUST: Endpoint<Unit, AdjustUnits, Adjusted> =
    Endpoint::new(command(Method::Post, "/{name}/adjust", "item_adjust"));
pub const TRANSFER: Endpoint<Unit, TransferUnits, Transferred> =
    Endpoint::new(command(Method::Post, "/{name}/transfer", "item_transfer"));
pub const PLAN: Endpoint<Unit, Plan, Planned> =
    Endpoint::new(command(Method::Post, "/{name}/plan", "item_plan"));
pub const RESTOCK: Endpoint<Unit, RestockUnits, Unit> =
    Endpoint::new(command(Method::Post, "/{name}/restock", "item_restock"));
pub const CONFIGURE: Endpoint<Unit, UpdateStock, Unit> =
    Endpoint::new(command(Method::Post, "/{name}/configure", "item_configure"));
pub const COMPARE: Endpoint<Unit, Compare, Compared> =
    Endpoint::new(command(Method::Post, "/{name}/compare", "item_compare"));
pub const LAYOUT: Endpoint<Unit, Unit, Layout> =
    Endpoint::new(command(Method::Get, "/{name}/layout", "item_layout"));
pub const SPREAD: Endpoint<Unit, Spread, Unit> =
    Endpoint::new(command(Method::Post, "/{name}/spread", "item_spread"));
pub const GATHER: Endpoint<Unit, Gather, Met> =
    Endpoint::new(command(Method::Post, "/{name}/gather", "item_gather"));
/// From a part to the root.
pub const REPORT: Endpoint<Unit, Report, Unit> =
    Endpoint::new(command(Method::Post, "/{name}/report", "item_report"));

// To a key's home.
pub const RESERVE: Endpoint<Unit, ReserveUnits, Hold> =
    Endpoint::new(command(Method::Post, "/{name}/reserve", "item_reserve"));
pub const ALLOCATE: Endpoint<Unit, AllocateUnits, Sale> =
    Endpoint::new(command(Method::Post, "/{name}/allocate", "item_allocate"));

// To the root, which asks its parts too, and to a part about itself.
pub const RELEASE: Endpoint<Unit, ReleaseUnits, Unit> =
    Endpoint::new(command(Method::Post, "/{name}/release", "item_release"));
pub const RELEASE_ALLOCATION: Endpoint<Unit, ReleaseOrder, Unit> =
    Endpoint::new(command(Method::Post, "/{name}/release-allocation", "item_release_allocation"));
pub const SHIP: Endpoint<Unit, ShipUnits, Unit> =
    Endpoint::new(command(Method::Post, "/{name}/ship", "item_ship"));
pub const REVISE: Endpoint<Unit, ReviseUnits, Sale> =
    Endpoint::new(command(Method::Post, "/{name}/revise", "item_revise"));

// From one object to another, about itself.
pub const TELL: Endpoint<Unit, Tell, Told> =
    Endpoint::new(command(Method::Post, "/{name}/tell", "item_tell"));
pub const TRACE: Endpoint<Unit, Trace, Traced> =
    Endpoint::new(command(Method::Post, "/{name}/trace", "item_trace"));
/// Sells what is held there, or was sold there before, wherever the key's home is.
pub const ALLOCATE_HELD: Endpoint<Unit, AllocateUnits, Sale> =
    Endpoint::new(command(Method::Post, "/{name}/allocate-held", "item_allocate_held"));
/// Revises what was sold there.
pub const REVISE_SOLD: Endpoint<Unit, ReviseUnits, Sale> =
    Endpoint::new(command(Method::Post, "/{name}/revise-sold", "item_revise_sold"));
/// Ships what was sold there.
pub const SHIP_SOLD: Endpoint<Unit, ShipUnits, Unit> =
    Endpoint::new(command(Method::Post, "/{name}/ship-sold", "item_ship_sold"));
pub const LEDGER: Endpoint<Unit, ReadLedger, Entries> =
    Endpoint::new(command(Method::Post, "/{name}/ledger", "item_ledger"));
