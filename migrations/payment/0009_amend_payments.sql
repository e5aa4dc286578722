-- A payment may come to be for another amount than at first: its order was changed.
ALTER TABLE payment_events ADD COLUMN told TEXT NOT NULL DEFAULT 'sync'
    CHECK (told IN ('authorize', 'sync', 'webhook', 'capture', 'cancel', 'refund', 'staff', 'amend'));
UPDATE payment_events SET told = source;
ALTER TABLE payment_events DROP COLUMN source;
ALTER TABLE payment_events RENAME COLUMN told TO source;
