-- Who wants to hear that a variant can be bought again: each gets one mail, by the event whose id stands here already,
-- and is forgotten in the batch that sends it.
CREATE TABLE stock_alerts (
    variant_id TEXT NOT NULL REFERENCES variants (id) ON DELETE CASCADE,
    email TEXT NOT NULL,
    locale TEXT NOT NULL,
    event_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (variant_id, email)
) STRICT, WITHOUT ROWID;
CREATE INDEX stock_alerts_created ON stock_alerts (created_at);
