-- The placed order whose payment a comparison looked at last; none where the next one begins anew.
ALTER TABLE reconciliations ADD COLUMN last_order_id TEXT;
