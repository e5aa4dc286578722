-- What each variant begins with. The variant's object reads its row once and keeps its own books from then on.
CREATE TABLE opening_stock (
    variant_id TEXT PRIMARY KEY,
    sku TEXT NOT NULL,
    on_hand INTEGER NOT NULL CHECK (on_hand >= 0),
    opened_at INTEGER NOT NULL
) STRICT;

-- What the admin's list shows: a copy that the objects write, each change with a higher version.
CREATE TABLE stock_levels (
    variant_id TEXT PRIMARY KEY REFERENCES opening_stock (variant_id),
    sku TEXT NOT NULL,
    available INTEGER NOT NULL CHECK (available >= 0),
    version INTEGER NOT NULL CHECK (version >= 0),
    updated_at INTEGER NOT NULL
) STRICT;

CREATE INDEX stock_levels_scarcest ON stock_levels (available, variant_id);
