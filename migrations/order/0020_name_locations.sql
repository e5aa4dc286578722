-- Where a parcel left, where the staff named it; else it left as it was routed.
ALTER TABLE fulfillments ADD COLUMN location_id TEXT;
-- Where what came back lies now, where the staff named it; else where it had been sent from.
ALTER TABLE returns ADD COLUMN location_id TEXT;
