ALTER TABLE fulfillments ADD COLUMN delivered_at INTEGER;
-- What only the staff may read is 0.
ALTER TABLE timeline ADD COLUMN visible_to_customer INTEGER NOT NULL DEFAULT 1 CHECK (visible_to_customer IN (0, 1));
