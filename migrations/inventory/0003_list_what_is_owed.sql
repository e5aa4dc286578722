-- Below 0 is what was sold by policy and is not there yet.
ALTER TABLE stock_levels ADD COLUMN free INTEGER NOT NULL DEFAULT 0;
UPDATE stock_levels SET free = available;
DROP INDEX stock_levels_scarcest;
ALTER TABLE stock_levels DROP COLUMN available;
ALTER TABLE stock_levels RENAME COLUMN free TO available;
CREATE INDEX stock_levels_scarcest ON stock_levels (available, variant_id);
