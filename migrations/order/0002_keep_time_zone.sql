-- The shop's time zone when it was ordered, for the mails about the order.
ALTER TABLE orders ADD COLUMN time_zone TEXT NOT NULL DEFAULT 'Europe/Berlin';
