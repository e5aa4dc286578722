//! Stock: reservations, allocations, movements.

use crate::{
    Limit, List, Unit, patch,
    queues::{QueueReport, ReadQueues},
    resend::{AskUnconfirmed, SettleEvents, Unconfirmed},
};
use kernel::{
    CountryCode, ErrorCode, Line, LocationId, MovementId, OrderId, Permission, Text, Timestamp, VariantId,
};
use std::num::NonZeroU32;

/// The most variants that a call asks for: each is an object and so an invocation, of which one request may cause 32, and
/// a second one where it is given back at once. Who has more asks for some at a time, in requests of their own.
pub const MAX_VARIANTS: usize = 16;

/// The location that every shop has: whatever names none lies there.
pub const MAIN_LOCATION: LocationId = LocationId::from_bits(0);

/// What serde takes where nobody names a location.
const fn main_location() -> LocationId {
    MAIN_LOCATION
}

const fn yes() -> bool {
    true
}

dto! {
    /// A variant's books. `available = on_hand − reserved − allocated`, and movements sum to `on_hand`. Below 0 it is what
    /// was sold by policy and is not there yet.
    pub struct StockItem {
        pub variant_id: VariantId,
        pub sku: String,
        /// Physically there.
        pub on_hand: i64,
        /// Held for checkouts that run.
        pub reserved: i64,
        /// Sold, not yet shipped.
        pub allocated: i64,
        pub available: i64,
        pub policy: StockPolicy,
        /// How many units may be sold that are not there, where the policy allows it and has a limit.
        pub sell_ahead_limit: Option<u32>,
        /// From when on pre-ordered units are sent.
        pub releases_at: Option<Timestamp>,
        /// Over how many objects the stock is spread, where it is more than one.
        pub parts: Option<u8>,
        /// Where it lies: the main location, and every other that has some. On hand and allocated sum to the totals.
        #[serde(default)]
        pub locations: Vec<StockAtLocation>,
    }

    /// What lies at one location. Reservations are of the variant, so they are of no location.
    #[derive(Copy, Eq)]
    pub struct StockAtLocation {
        pub location_id: LocationId,
        /// Physically there.
        pub on_hand: i64,
        /// Sold, to be sent from there. At the main location more than `on_hand` where units are sold ahead.
        pub allocated: i64,
    }

    /// A place where stock lies.
    pub struct Location {
        pub id: LocationId,
        /// Short, each once.
        pub code: String,
        pub name: String,
        pub address: LocationAddress,
        /// Among locations that suit an order equally the lowest number sends it.
        pub priority: u32,
        /// Whether orders are sent from there. What lies elsewhere is sold only after all that lies where orders are sent
        /// from.
        pub ships: bool,
        /// An inactive one takes no stock in.
        pub active: bool,
        /// The one that is meant where none is named. It stays active.
        pub is_main: bool,
    }

    #[derive(Eq)]
    #[serde(deny_unknown_fields)]
    pub struct LocationAddress {
        pub line1: Option<Line<120>>,
        pub postal_code: Option<Line<20>>,
        pub city: Option<Line<120>>,
        pub country: CountryCode,
    }

    pub struct Locations {
        pub rule: RoutingRule,
        /// All there are, by priority; at most 50.
        pub items: Vec<Location>,
    }

    #[serde(deny_unknown_fields)]
    pub struct CreateLocation {
        pub code: Line<32>,
        pub name: Line<120>,
        pub address: LocationAddress,
        /// At most 1,000,000.
        #[serde(default)]
        pub priority: u32,
        #[serde(default = "yes")]
        pub ships: bool,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateLocation {
        #[serde(default, deserialize_with = "patch")]
        pub code: Option<Line<32>>,
        #[serde(default, deserialize_with = "patch")]
        pub name: Option<Line<120>>,
        #[serde(default, deserialize_with = "patch")]
        pub address: Option<LocationAddress>,
        /// At most 1,000,000.
        #[serde(default, deserialize_with = "patch")]
        pub priority: Option<u32>,
        #[serde(default, deserialize_with = "patch")]
        pub ships: Option<bool>,
        /// False only where nothing lies there.
        #[serde(default, deserialize_with = "patch")]
        pub active: Option<bool>,
    }

    /// From which location an order is sent. Whatever the rule, a line goes out of one location if one has all of it.
    #[derive(Copy, Eq, Hash, Default)]
    pub enum RoutingRule {
        /// By priority.
        #[default]
        Priority,
        /// Those in the country of delivery first, then by priority.
        Nearest,
        /// Those first that have the most of the order's lines, then by priority.
        FewestParcels,
    }

    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct OrderRouting {
        pub rule: RoutingRule,
    }

    #[serde(deny_unknown_fields)]
    pub struct TransferStock {
        pub from: LocationId,
        pub to: LocationId,
        /// At most 1,000,000.
        pub quantity: NonZeroU32,
        pub reason: Option<Text<200>>,
    }

    /// Both sides of a transfer.
    pub struct Transfer {
        pub out: Movement,
        pub into: Movement,
    }

    #[serde(deny_unknown_fields)]
    pub struct SplitStock {
        /// From 1, which joins the stock, to 16.
        pub parts: u8,
    }

    /// What happens when there is none left.
    #[derive(Copy, Eq, Hash)]
    pub enum StockPolicy {
        /// Nobody can buy it.
        Deny,
        /// It can be bought, and is sent when there is some again.
        Backorder,
        /// It can be bought before there is any, and is sent from a day on.
        Preorder,
    }

    /// What can be bought though it is not there: it is sent later.
    #[derive(Copy, Eq)]
    pub struct SellsAhead {
        /// `backorder` or `preorder`.
        pub policy: StockPolicy,
        /// Of a pre-order: from when on it is sent.
        pub releases_at: Option<Timestamp>,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct UpdateStock {
        #[serde(default, deserialize_with = "patch")]
        pub policy: Option<StockPolicy>,
        /// How many units may be sold that are not there, at most 1,000,000; as many as are wanted if null.
        #[serde(default, deserialize_with = "patch")]
        pub sell_ahead_limit: Option<Option<u32>>,
        /// From when on pre-ordered units are sent.
        #[serde(default, deserialize_with = "patch")]
        pub releases_at: Option<Option<Timestamp>>,
    }

    /// A line of the ledger.
    pub struct Movement {
        pub id: MovementId,
        pub kind: MovementKind,
        pub quantity: i64,
        pub order_id: Option<OrderId>,
        pub reason: Option<String>,
        /// Where the units lay, or lie now.
        #[serde(default = "main_location")]
        pub location_id: LocationId,
        pub at: Timestamp,
    }

    #[derive(Copy, Eq, Hash)]
    pub enum MovementKind {
        /// What was there at the beginning.
        Opening,
        /// Counted, found, broken, bought.
        Adjustment,
        /// Left the house.
        Shipment,
        /// Came back and is for sale again.
        Return,
        /// From one location to another: two movements, which sum to nothing.
        Transfer,
    }

    #[serde(deny_unknown_fields)]
    pub struct Adjust {
        /// Not 0, at most ±1,000,000.
        pub delta: i32,
        pub reason: Text<200>,
        /// The main location if absent.
        pub location_id: Option<LocationId>,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct ListMovements {
        #[serde(default)]
        pub limit: Limit,
        pub cursor: Option<String>,
    }

    #[derive(Default)]
    #[serde(deny_unknown_fields)]
    pub struct ListStock {
        /// A part of the SKU.
        pub q: Option<Text<64>>,
        /// These variants as well as those of `q`: at most 200 ids, with commas between them.
        pub variant_ids: Option<Text<8000>>,
        /// Only what has at most this many left.
        pub at_most: Option<u32>,
        /// Only what lies at this location.
        pub location_id: Option<LocationId>,
        #[serde(default)]
        pub limit: Limit,
        pub cursor: Option<String>,
    }

    /// A variant in the admin's list: a copy that follows the actor by moments.
    pub struct StockRow {
        pub variant_id: VariantId,
        pub sku: String,
        pub available: i64,
        /// How many lie at the location that was asked for.
        pub there: Option<i64>,
    }

    #[serde(deny_unknown_fields)]
    pub struct CheckStockList {
        /// Where the last call ended.
        pub cursor: Option<String>,
    }

    pub struct CheckedStockList {
        /// How many variants were compared.
        pub checked: u32,
        /// How many rows were missing or wrong, and are right now.
        pub mended: u32,
        pub next_cursor: Option<String>,
    }

    #[serde(deny_unknown_fields)]
    pub struct OpenStock {
        /// At most 1,000.
        pub items: Vec<OpeningStock>,
    }

    #[serde(deny_unknown_fields)]
    pub struct OpeningStock {
        pub variant_id: VariantId,
        pub sku: Line<64>,
        pub on_hand: u32,
    }

    #[serde(deny_unknown_fields)]
    pub struct GetAvailability {
        /// At most [`MAX_VARIANTS`].
        pub variant_ids: Vec<VariantId>,
    }

    pub struct Availability {
        pub variant_id: VariantId,
        /// What can be bought, with what is sold ahead by policy.
        pub available: i64,
        /// What is physically there.
        pub on_hand: i64,
    }

    pub struct Availabilities {
        pub items: Vec<Availability>,
    }

    /// So many of a variant.
    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct Units {
        pub variant_id: VariantId,
        pub quantity: NonZeroU32,
    }

    /// Holds units of several variants: all of them or none. Asking again with the same key changes nothing and
    /// answers the same.
    #[serde(deny_unknown_fields)]
    pub struct Reserve {
        pub key: Text<200>,
        /// At most [`MAX_VARIANTS`], each variant once.
        pub lines: Vec<Units>,
    }

    pub struct Reserved {
        pub expires_at: Timestamp,
    }

    /// Names a reservation and the variants that it may hold.
    #[serde(deny_unknown_fields)]
    pub struct ReservationRef {
        pub key: Text<200>,
        pub variant_ids: Vec<VariantId>,
    }

    /// Turns reservations into allocations, even expired ones where there is still enough.
    #[serde(deny_unknown_fields)]
    pub struct Allocate {
        /// The reservation's key.
        pub key: Text<200>,
        pub order_id: OrderId,
        pub lines: Vec<Units>,
        /// The country of delivery: the routing may go by it.
        pub ships_to: Option<CountryCode>,
    }

    /// Brings what an order has bought to what it says since it was changed. What an older revision wants, comes too late.
    #[serde(deny_unknown_fields)]
    pub struct ReviseAllocation {
        pub order_id: OrderId,
        /// Rises with every call for the order that wants something else.
        pub revision: u32,
        /// At most [`MAX_VARIANTS`], each variant once.
        pub lines: Vec<RevisedUnits>,
        /// The country of delivery: the routing of what is bought may go by it.
        pub ships_to: Option<CountryCode>,
    }

    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct RevisedUnits {
        pub variant_id: VariantId,
        /// How many the order has bought and not given back, the shipped ones among them.
        pub quantity: u32,
    }

    /// Gives an order's unshipped units back. Repeating it changes nothing.
    #[serde(deny_unknown_fields)]
    pub struct ReleaseAllocation {
        pub order_id: OrderId,
        pub variant_ids: Vec<VariantId>,
    }

    /// Takes allocated units out of the house. Repeating it with the same key changes nothing.
    #[serde(deny_unknown_fields)]
    pub struct Ship {
        pub key: Text<200>,
        pub order_id: OrderId,
        pub lines: Vec<Units>,
        /// Where they leave; as it was routed if absent.
        pub location_id: Option<LocationId>,
    }

    #[serde(deny_unknown_fields)]
    pub struct PlanShipments {
        pub order_id: OrderId,
        /// At most [`MAX_VARIANTS`].
        pub variant_ids: Vec<VariantId>,
    }

    pub struct ShipmentPlans {
        pub items: Vec<ShipmentPlan>,
    }

    /// Where the units lie that an order has bought of a variant.
    pub struct ShipmentPlan {
        pub variant_id: VariantId,
        pub locations: Vec<PlannedUnits>,
    }

    #[derive(Copy, Eq)]
    #[serde(deny_unknown_fields)]
    pub struct PlannedUnits {
        pub location_id: LocationId,
        /// How many the order is to be sent from there.
        pub planned: i64,
        /// How many could be sent from there now, with what nobody else has bought.
        pub at_most: i64,
    }

    /// Takes units of a return in again. Repeating it with the same key changes nothing.
    #[serde(deny_unknown_fields)]
    pub struct Restock {
        pub key: Text<200>,
        pub order_id: OrderId,
        pub lines: Vec<Units>,
        /// Where they lie from now on; if absent, where they were sent from.
        pub location_id: Option<LocationId>,
    }
}

endpoints! {
    Inventory;
    /// Stock of all variants, the scarcest first.
    LIST_STOCK: Get "/admin/inventory" "list_stock" (ListStock, Unit) -> List<StockRow>, staff(Permission::Inventory), errors(&[ErrorCode::InvalidCursor]);
    /// A variant's books, read from the actor itself.
    GET_STOCK: Get "/admin/inventory/{variant_id}" "get_stock" (Unit, Unit) -> StockItem, staff(Permission::Inventory);
    /// Adds or removes units, with a reason. Units that are held or sold cannot be removed.
    ADJUST_STOCK: Post "/admin/inventory/{variant_id}/adjustments" "adjust_stock" (Unit, Adjust) -> Movement, staff(Permission::Inventory), success(201), idempotent(crate::Idempotency::Accepted), errors(&[ErrorCode::OutOfStock, ErrorCode::Conflict]);
    /// Brings free units from one location to another.
    TRANSFER_STOCK: Post "/admin/inventory/{variant_id}/transfers" "transfer_stock" (Unit, TransferStock) -> Transfer, staff(Permission::Inventory), success(201), idempotent(crate::Idempotency::Accepted), errors(&[ErrorCode::OutOfStock, ErrorCode::Conflict]);
    /// The ledger, the last first; the quantities sum to `on_hand`.
    LIST_MOVEMENTS: Get "/admin/inventory/{variant_id}/movements" "list_movements" (ListMovements, Unit) -> List<Movement>, staff(Permission::Inventory), errors(&[ErrorCode::InvalidCursor]);
    /// Changes how a variant is sold: what happens when there is none left.
    UPDATE_STOCK: Patch "/admin/inventory/{variant_id}" "update_stock" (Unit, UpdateStock) -> StockItem, staff(Permission::Inventory), errors(&[ErrorCode::Conflict]);
    /// Spreads the stock of a variant that sells too fast for one object over several, or joins it, while it is being
    /// sold.
    SPLIT_STOCK: Put "/admin/inventory/{variant_id}/split" "split_stock" (Unit, SplitStock) -> StockItem, staff(Permission::Inventory), errors(&[ErrorCode::Conflict]);
    /// Compares the list with the actors, a part at a time, mends what differs, and tells the catalog each level again.
    CHECK_STOCK_LIST: Post "/admin/stock-list/check" "check_stock_list" (Unit, CheckStockList) -> CheckedStockList, staff(Permission::Inventory), errors(&[ErrorCode::InvalidCursor]);
    /// The places where stock lies, and by which rule orders are sent from them.
    LIST_LOCATIONS: Get "/admin/locations" "list_locations" (Unit, Unit) -> Locations, staff(Permission::Inventory);
    /// Adds a location; there may be 50. `conflict` if another has its code.
    CREATE_LOCATION: Post "/admin/locations" "create_location" (Unit, CreateLocation) -> Location, staff(Permission::Settings), success(201), errors(&[ErrorCode::Conflict]);
    /// Changes a location. It can be closed once nothing lies there; the main one stays open.
    UPDATE_LOCATION: Patch "/admin/locations/{location_id}" "update_location" (Unit, UpdateLocation) -> Location, staff(Permission::Settings), errors(&[ErrorCode::Conflict]);
    /// Chooses the rule by which orders that are placed from now on are sent from locations.
    SET_ORDER_ROUTING: Put "/admin/order-routing" "set_order_routing" (Unit, OrderRouting) -> OrderRouting, staff(Permission::Settings);

    /// Writes down what new variants begin with. A variant that has begun keeps its stock.
    OPEN_STOCK: Put "/internal/v1/opening-stock" "open_stock" (Unit, OpenStock) -> Unit, internal, success(204);
    /// What can be bought now.
    GET_AVAILABILITY: Post "/internal/v1/availability" "get_availability" (Unit, GetAvailability) -> Availabilities, internal;
    /// Holds units: all or, with 409 `out_of_stock` and `lines: [{variant_id, requested, available}]`, none.
    RESERVE: Post "/internal/v1/reservations" "reserve" (Unit, Reserve) -> Reserved, internal, success(201), errors(&[ErrorCode::OutOfStock, ErrorCode::IdempotencyMismatch]);
    /// Gives held units back. Repeating it, or releasing what was never held, changes nothing.
    RELEASE: Post "/internal/v1/reservations/release" "release" (Unit, ReservationRef) -> Unit, internal, success(204);
    /// Sells held units.
    ALLOCATE: Post "/internal/v1/allocations" "allocate" (Unit, Allocate) -> Unit, internal, success(204), errors(&[ErrorCode::OutOfStock, ErrorCode::Conflict]);
    /// Sells more units to an order that has bought, or takes some back. 409 `out_of_stock` with `lines` names what is short; the other lines are as they were asked for then, and the next revision says what becomes of them.
    REVISE_ALLOCATION: Put "/internal/v1/allocations" "revise_allocation" (Unit, ReviseAllocation) -> Unit, internal, success(204), errors(&[ErrorCode::OutOfStock, ErrorCode::Conflict]);
    /// Gives sold units back.
    RELEASE_ALLOCATION: Post "/internal/v1/allocations/release" "release_allocation" (Unit, ReleaseAllocation) -> Unit, internal, success(204);
    /// Ships sold units.
    SHIP: Post "/internal/v1/shipments" "ship" (Unit, Ship) -> Unit, internal, success(204), errors(&[ErrorCode::Conflict, ErrorCode::IdempotencyMismatch]);
    /// The same for other services: who may see orders need not be one who may see stock.
    GET_LOCATIONS: Get "/internal/v1/locations" "get_locations" (Unit, Unit) -> Locations, internal;
    /// From where the units leave that an order has bought.
    PLAN_SHIPMENTS: Post "/internal/v1/shipment-plans" "plan_shipments" (Unit, PlanShipments) -> ShipmentPlans, internal;
    /// What inventory has not sent: its outbox.
    GET_QUEUES: Get "/admin/queues/inventory" "get_inventory_queues" (ReadQueues, Unit) -> QueueReport, staff(Permission::Settings), errors(&[ErrorCode::InvalidCursor]);
    /// Events that were sent a while ago and that nobody has confirmed.
    UNCONFIRMED_EVENTS: Post "/internal/v1/events/unconfirmed" "inventory_unconfirmed_events" (Unit, AskUnconfirmed) -> Unconfirmed, internal;
    /// Forgets what confirmed events say, and sends the missing ones again.
    SETTLE_EVENTS: Post "/internal/v1/events/settle" "settle_inventory_events" (Unit, SettleEvents) -> Unit, internal, success(204);
    /// Takes units that came back into the stock again.
    RESTOCK: Post "/internal/v1/restocks" "restock" (Unit, Restock) -> Unit, internal, success(204), errors(&[ErrorCode::IdempotencyMismatch]);
    /// Answers if the database does.
    READY: Get "/internal/v1/ready" "inventory_ready" (Unit, Unit) -> Unit, internal, success(204);
    /// Regular work: unsent events; compares some variants of the list, those first that were not compared for the
    /// longest time.
    TICK: Post "/internal/v1/tick" "inventory_tick" (Unit, Unit) -> Unit, internal, success(204);
}
