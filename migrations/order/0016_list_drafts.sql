-- Orders that the staff put together for customers. What is in one is in its cart; this is the list of them, with what
-- they were last shown with. Whether one has become an order, `orders` says: by its cart.
CREATE TABLE draft_orders (
    -- The cart's.
    id TEXT PRIMARY KEY,
    status TEXT NOT NULL CHECK (status IN ('open', 'sent', 'deleted')),
    -- Who of the staff began it.
    created_by TEXT NOT NULL,
    email TEXT NOT NULL,
    name TEXT,
    currency TEXT CHECK (length(currency) = 3),
    total INTEGER CHECK (total >= 0),
    item_count INTEGER NOT NULL DEFAULT 0 CHECK (item_count >= 0),
    -- The cart's version that this was read at; 0 as long as nobody has seen the cart.
    version INTEGER NOT NULL DEFAULT 0 CHECK (version >= 0),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    sent_at INTEGER,
    CHECK ((total IS NULL) = (currency IS NULL))
) STRICT;
CREATE INDEX draft_orders_by_time ON draft_orders (created_at, id) WHERE status <> 'deleted';
