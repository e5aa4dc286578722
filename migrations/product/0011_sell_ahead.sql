-- What inventory says of variants that are sold though there are none: JSON, null where that is not so.
ALTER TABLE variants ADD COLUMN sells_ahead TEXT;
