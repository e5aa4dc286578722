-- Payments by which shoppers pay what was left to pay since an order was changed: one at a time for an order. Each ends once,
-- paid or given up: the constraint refuses the batch that would note the money of one that was given up, whose money goes
-- back.
CREATE TABLE balance_payments (
    -- By which payment knows it.
    key TEXT PRIMARY KEY,
    -- Of what was asked for: another request under the same Idempotency-Key is refused.
    request_hash TEXT NOT NULL,
    order_id TEXT NOT NULL REFERENCES orders (id),
    amount INTEGER NOT NULL CHECK (amount > 0),
    payment_id TEXT,
    at INTEGER NOT NULL,
    outcome TEXT CHECK (outcome IN ('paid', 'given_up')),
    ends INTEGER NOT NULL DEFAULT 0 CONSTRAINT balance_payments_end_once CHECK (ends BETWEEN 0 AND 1),
    CHECK ((outcome IS NULL) = (ends = 0))
) STRICT;
CREATE UNIQUE INDEX balance_payments_open ON balance_payments (order_id) WHERE outcome IS NULL;
CREATE INDEX balance_payments_by_order ON balance_payments (order_id);

-- The payment that brought the money; none where it came by hand.
ALTER TABLE balance_receipts ADD COLUMN payment_id TEXT;

-- What of a refund goes back by which of these payments: decided when it is written down, so that no money is asked for twice.
ALTER TABLE refunds ADD COLUMN online TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(online));
