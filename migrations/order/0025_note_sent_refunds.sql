-- True where the shop sent the money in another way than it was paid, since the provider could not.
ALTER TABLE refunds ADD COLUMN sent_by_shop INTEGER NOT NULL DEFAULT 0 CHECK (sent_by_shop IN (0, 1));
-- Payment's name for what was sent in place of a share that it had refused, so that it is heard of once.
ALTER TABLE refunds ADD COLUMN sent_as TEXT;
