-- When the shop was last told that there are few of a variant or none: not more often than once a day, however often
-- reservations come and go.
CREATE TABLE stock_warnings (
    variant_id TEXT NOT NULL REFERENCES variants (id) ON DELETE CASCADE,
    level TEXT NOT NULL CHECK (level IN ('low', 'out')),
    at INTEGER NOT NULL,
    PRIMARY KEY (variant_id, level)
) STRICT, WITHOUT ROWID;
