-- True where the shop sent the money in another way than it was paid, since the provider could not.
ALTER TABLE refunds ADD COLUMN sent_by_shop INTEGER NOT NULL DEFAULT 0 CHECK (sent_by_shop IN (0, 1));
-- True where the bank sent back what the payment had given back, while cards or balances keep what they got of it.
ALTER TABLE refunds ADD COLUMN came_back INTEGER NOT NULL DEFAULT 0 CHECK (came_back IN (0, 1));
