-- How many are in a return that was not declined.
ALTER TABLE order_lines ADD COLUMN returned INTEGER NOT NULL DEFAULT 0 CHECK (returned BETWEEN 0 AND fulfilled);

-- Until when what is in the parcel can be returned, as it was when the parcel was sent or delivered. Parcels that were
-- sent before anybody wrote it down get thirty days.
ALTER TABLE fulfillments ADD COLUMN returnable_until INTEGER;
UPDATE fulfillments SET returnable_until = coalesce(delivered_at, at) + 2592000000;

CREATE TABLE returns (
    id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id),
    status TEXT NOT NULL CHECK (status IN ('requested', 'approved', 'declined', 'received')),
    -- What the shopper wrote, and what the staff answered.
    comment TEXT,
    answer TEXT,
    -- What the units had cost.
    value INTEGER NOT NULL CHECK (value >= 0),
    refund_id TEXT REFERENCES refunds (id),
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX returns_by_order ON returns (order_id, id);
CREATE INDEX returns_by_status ON returns (status, id);

CREATE TABLE return_lines (
    return_id TEXT NOT NULL REFERENCES returns (id),
    order_id TEXT NOT NULL,
    position INTEGER NOT NULL CHECK (position >= 0),
    line_id TEXT NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    reason TEXT NOT NULL CHECK (reason IN (
        'changed_mind', 'does_not_fit', 'damaged', 'wrong_item', 'not_as_described', 'other'
    )),
    received INTEGER NOT NULL DEFAULT 0 CHECK (received BETWEEN 0 AND quantity),
    -- How many of those are sold again.
    restocked INTEGER NOT NULL DEFAULT 0 CHECK (restocked BETWEEN 0 AND received),
    PRIMARY KEY (return_id, line_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX return_lines_by_order ON return_lines (order_id);

-- Jobs of more kinds: `free` gives back the stock of what will not be sent, `restock` takes in what came back.
ALTER TABLE jobs ADD COLUMN wider_kind TEXT NOT NULL DEFAULT 'release'
    CHECK (wider_kind IN ('release', 'ship', 'free', 'restock'));
UPDATE jobs SET wider_kind = kind;
ALTER TABLE jobs DROP COLUMN kind;
ALTER TABLE jobs RENAME COLUMN wider_kind TO kind;
