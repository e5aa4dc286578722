-- When a row was last compared with its object.
ALTER TABLE stock_levels ADD COLUMN checked_at INTEGER NOT NULL DEFAULT 0;
-- Only what an object has written: nobody wakes the others for this.
CREATE INDEX stock_levels_to_check ON stock_levels (checked_at) WHERE version > 0;
