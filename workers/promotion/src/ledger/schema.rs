//! The tables of a `CouponLedger`. Versions are only ever appended.

/// The statements of each version.
pub const VERSIONS: &[&[&str]] = &[
    &[
        "CREATE TABLE ledger (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        promotion_id TEXT NOT NULL,
        used INTEGER NOT NULL DEFAULT 0 CHECK (used >= 0),
        version INTEGER NOT NULL DEFAULT 0,
        projected INTEGER NOT NULL DEFAULT 0,
        alarm_at INTEGER
    ) STRICT",
        "CREATE TABLE uses (
        key TEXT PRIMARY KEY,
        order_id TEXT,
        customer TEXT,
        state TEXT NOT NULL CHECK (state IN ('used', 'released')),
        counts_customer INTEGER NOT NULL CHECK (counts_customer IN (0, 1)),
        version INTEGER NOT NULL,
        at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID",
        "CREATE INDEX uses_by_customer ON uses (customer, state)",
        "CREATE INDEX uses_by_version ON uses (version)",
    ],
    &[
        "ALTER TABLE uses ADD COLUMN code TEXT",
        "CREATE INDEX uses_by_code ON uses (code, state) WHERE code IS NOT NULL",
    ],
];
