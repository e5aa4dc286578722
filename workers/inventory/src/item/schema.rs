//! The tables of a `StockItem`. Versions are only ever appended.

/// The statements of each version.
pub const VERSIONS: &[&[&str]] = &[FIRST, GIVEN_UP, RETURNS, PARTS, POLICIES, REVISIONS, LOCATIONS];

const FIRST: &[&str] = &[
    // The CHECKs are the last word on overselling: no statement of ours can break them.
    "CREATE TABLE item (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        variant_id TEXT NOT NULL,
        sku TEXT NOT NULL,
        on_hand INTEGER NOT NULL CHECK (on_hand >= 0),
        reserved INTEGER NOT NULL CHECK (reserved >= 0),
        allocated INTEGER NOT NULL CHECK (allocated >= 0),
        level TEXT NOT NULL CHECK (level IN ('in_stock', 'low', 'out')),
        level_version INTEGER NOT NULL DEFAULT 0,
        version INTEGER NOT NULL DEFAULT 0,
        projected INTEGER NOT NULL DEFAULT 0,
        settle_at INTEGER,
        alarm_at INTEGER,
        CHECK (reserved + allocated <= on_hand)
    ) STRICT",
    "CREATE TABLE reservations (
        key TEXT PRIMARY KEY,
        quantity INTEGER NOT NULL CHECK (quantity > 0),
        expires_at INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('held', 'allocated'))
    ) STRICT, WITHOUT ROWID",
    "CREATE INDEX reservations_by_expiry ON reservations (state, expires_at)",
    "CREATE TABLE allocations (
        order_id TEXT PRIMARY KEY,
        key TEXT NOT NULL,
        quantity INTEGER NOT NULL CHECK (quantity > 0),
        shipped INTEGER NOT NULL DEFAULT 0 CHECK (shipped >= 0),
        released INTEGER NOT NULL DEFAULT 0 CHECK (released >= 0),
        CHECK (shipped + released <= quantity)
    ) STRICT, WITHOUT ROWID",
    "CREATE TABLE movements (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('opening', 'adjustment', 'shipment')),
        quantity INTEGER NOT NULL CHECK (quantity <> 0),
        order_id TEXT,
        reason TEXT,
        at INTEGER NOT NULL
    ) STRICT",
    "CREATE TRIGGER movements_stay BEFORE UPDATE ON movements
     BEGIN SELECT raise(ABORT, 'movements are append-only'); END",
    "CREATE TRIGGER movements_remain BEFORE DELETE ON movements
     BEGIN SELECT raise(ABORT, 'movements are append-only'); END",
    "CREATE TABLE shipments (
        key TEXT PRIMARY KEY,
        order_id TEXT NOT NULL,
        quantity INTEGER NOT NULL CHECK (quantity > 0)
    ) STRICT, WITHOUT ROWID",
    "CREATE TABLE adjustments (
        key TEXT PRIMARY KEY,
        movement INTEGER NOT NULL REFERENCES movements (seq),
        created_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID",
    "CREATE TABLE outbox (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        body TEXT NOT NULL
    ) STRICT",
];

/// Orders that were given up before they bought: a purchase that comes after its own release is refused.
const GIVEN_UP: &[&str] = &[
    "CREATE TABLE given_up (order_id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE INDEX given_up_at ON given_up (at)",
];

/// Units of returns come in again: another kind of movement, and the keys under which they came.
const RETURNS: &[&str] = &[
    "DROP TRIGGER movements_stay",
    "ALTER TABLE movements ADD COLUMN kind_2 TEXT NOT NULL DEFAULT 'opening'
         CHECK (kind_2 IN ('opening', 'adjustment', 'shipment', 'return'))",
    "UPDATE movements SET kind_2 = kind",
    "ALTER TABLE movements DROP COLUMN kind",
    "ALTER TABLE movements RENAME COLUMN kind_2 TO kind",
    "CREATE TRIGGER movements_stay BEFORE UPDATE ON movements
     BEGIN SELECT raise(ABORT, 'movements are append-only'); END",
    "CREATE TABLE restocks (
        key TEXT PRIMARY KEY,
        order_id TEXT NOT NULL,
        quantity INTEGER NOT NULL CHECK (quantity > 0)
    ) STRICT, WITHOUT ROWID",
];

/// Stock that is split over several objects. Units that go from one to another are no movements: each side counts what
/// has ever gone either way (`given` and `got`, `back` and `taken`), so `on_hand` is the sum of an object's movements
/// and of what it got less what it gave.
const PARTS: &[&str] = &[
    // 0 is the root.
    "ALTER TABLE item ADD COLUMN part INTEGER NOT NULL DEFAULT 0 CHECK (part >= 0)",
    "ALTER TABLE item ADD COLUMN layout TEXT NOT NULL
         DEFAULT '{\"version\":0,\"parts\":1,\"opened\":0,\"recent\":[]}'",
    // Of the root: 0 while not every part knows the layout.
    "ALTER TABLE item ADD COLUMN spread INTEGER NOT NULL DEFAULT 1 CHECK (spread IN (0, 1))",
    // Of a part: how many units it ever got from the root, and gave back.
    "ALTER TABLE item ADD COLUMN got INTEGER NOT NULL DEFAULT 0 CHECK (got >= 0)",
    "ALTER TABLE item ADD COLUMN back INTEGER NOT NULL DEFAULT 0 CHECK (back >= 0)",
    // What the root knows of its parts: what it gave and took, and what each last said of itself.
    "CREATE TABLE parts (
        part INTEGER PRIMARY KEY CHECK (part >= 1),
        given INTEGER NOT NULL DEFAULT 0 CHECK (given >= 0),
        taken INTEGER NOT NULL DEFAULT 0 CHECK (taken >= 0),
        moved INTEGER NOT NULL DEFAULT 0,
        reserved INTEGER NOT NULL DEFAULT 0 CHECK (reserved >= 0),
        allocated INTEGER NOT NULL DEFAULT 0 CHECK (allocated >= 0),
        version INTEGER NOT NULL DEFAULT 0,
        empty INTEGER NOT NULL DEFAULT 0 CHECK (empty IN (0, 1))
    ) STRICT",
    "CREATE INDEX movements_by_time ON movements (at, seq)",
];

/// What may be sold that is not there. A CHECK cannot be changed, so the table is made anew.
const POLICIES: &[&str] = &[
    "CREATE TABLE new_item (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        variant_id TEXT NOT NULL,
        sku TEXT NOT NULL,
        on_hand INTEGER NOT NULL CHECK (on_hand >= 0),
        reserved INTEGER NOT NULL CHECK (reserved >= 0),
        allocated INTEGER NOT NULL CHECK (allocated >= 0),
        policy TEXT NOT NULL DEFAULT 'deny' CHECK (policy IN ('deny', 'backorder', 'preorder')),
        sell_ahead_limit INTEGER CHECK (sell_ahead_limit >= 0),
        releases_at INTEGER,
        -- How far available may be below 0: by the policy, or by what an earlier one has promised.
        owed INTEGER NOT NULL DEFAULT 0 CHECK (owed >= 0),
        level TEXT NOT NULL CHECK (level IN ('in_stock', 'low', 'out')),
        sells_ahead TEXT,
        level_version INTEGER NOT NULL DEFAULT 0,
        version INTEGER NOT NULL DEFAULT 0,
        projected INTEGER NOT NULL DEFAULT 0,
        settle_at INTEGER,
        alarm_at INTEGER,
        part INTEGER NOT NULL DEFAULT 0 CHECK (part >= 0),
        layout TEXT NOT NULL DEFAULT '{\"version\":0,\"parts\":1,\"opened\":0,\"recent\":[]}',
        spread INTEGER NOT NULL DEFAULT 1 CHECK (spread IN (0, 1)),
        got INTEGER NOT NULL DEFAULT 0 CHECK (got >= 0),
        back INTEGER NOT NULL DEFAULT 0 CHECK (back >= 0),
        CHECK (reserved + allocated <= on_hand + owed)
    ) STRICT",
    "INSERT INTO new_item (only, variant_id, sku, on_hand, reserved, allocated, level, level_version, version,
         projected, settle_at, alarm_at, part, layout, spread, got, back)
     SELECT only, variant_id, sku, on_hand, reserved, allocated, level, level_version, version,
         projected, settle_at, alarm_at, part, layout, spread, got, back FROM item",
    "DROP TABLE item",
    "ALTER TABLE new_item RENAME TO item",
];

/// The last revision of what each order has bought that was heard here: an older one comes too late.
const REVISIONS: &[&str] = &[
    "CREATE TABLE revisions (
        order_id TEXT PRIMARY KEY,
        revision INTEGER NOT NULL CHECK (revision > 0),
        at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID",
    "CREATE INDEX revisions_at ON revisions (at)",
];

/// Where the units lie. What was there before lies at the main location, which is written down nowhere but in movements:
/// it has what no other has.
const LOCATIONS: &[&str] = &[
    "DROP TRIGGER movements_stay",
    "ALTER TABLE movements ADD COLUMN kind_3 TEXT NOT NULL DEFAULT 'opening'
         CHECK (kind_3 IN ('opening', 'adjustment', 'shipment', 'return', 'transfer'))",
    "UPDATE movements SET kind_3 = kind",
    "ALTER TABLE movements DROP COLUMN kind",
    "ALTER TABLE movements RENAME COLUMN kind_3 TO kind",
    "ALTER TABLE movements ADD COLUMN location TEXT NOT NULL DEFAULT 'loc_00000000000000000000000000'",
    "CREATE TRIGGER movements_stay BEFORE UPDATE ON movements
     BEGIN SELECT raise(ABORT, 'movements are append-only'); END",
    "CREATE INDEX movements_by_order ON movements (order_id, seq) WHERE order_id IS NOT NULL",
    "CREATE TABLE places (
        location TEXT PRIMARY KEY CHECK (location <> 'loc_00000000000000000000000000'),
        on_hand INTEGER NOT NULL CHECK (on_hand >= 0),
        -- The sum of the shares.
        allocated INTEGER NOT NULL CHECK (allocated >= 0),
        CHECK (allocated <= on_hand)
    ) STRICT, WITHOUT ROWID",
    // What an order has bought, neither shipped nor given back, is sent from these, and the rest from the main location.
    "CREATE TABLE shares (
        order_id TEXT NOT NULL,
        location TEXT NOT NULL REFERENCES places (location),
        quantity INTEGER NOT NULL CHECK (quantity >= 0),
        PRIMARY KEY (order_id, location)
    ) STRICT, WITHOUT ROWID",
];
