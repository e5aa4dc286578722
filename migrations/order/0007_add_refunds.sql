-- Who moves the money.
ALTER TABLE orders ADD COLUMN payer TEXT NOT NULL DEFAULT 'test' CHECK (payer IN ('test', 'stripe', 'manual'));
UPDATE orders SET payer = payment_provider;
ALTER TABLE orders DROP COLUMN payment_provider;
ALTER TABLE orders RENAME COLUMN payer TO payment_provider;

-- Copies of what payment says; `refunding` is the sum of the refunds below that have not failed, written in the batch
-- that changes one, and its constraint refuses the batch in which they would be more than was paid.
ALTER TABLE orders ADD COLUMN captured INTEGER NOT NULL DEFAULT 0 CHECK (captured >= 0);
ALTER TABLE orders ADD COLUMN refunded INTEGER NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND captured);
ALTER TABLE orders ADD COLUMN refunding INTEGER NOT NULL DEFAULT 0
    CONSTRAINT refunds_within_captured CHECK (refunding BETWEEN 0 AND captured);
UPDATE orders SET captured = total WHERE payment_status IN ('captured', 'partially_refunded', 'refunded');
UPDATE orders SET refunded = total WHERE payment_status = 'refunded';

-- How to pay, where the money comes later.
ALTER TABLE orders ADD COLUMN payment_instructions TEXT;

ALTER TABLE order_lines ADD COLUMN refunded INTEGER NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND quantity);

CREATE TABLE refunds (
    -- Also the key under which payment gives the money back.
    id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id),
    amount INTEGER NOT NULL CHECK (amount > 0),
    shipping INTEGER NOT NULL CHECK (shipping >= 0),
    -- `[{"line_id", "quantity", "amount"}]`
    lines TEXT NOT NULL CHECK (json_valid(lines)),
    reason TEXT NOT NULL,
    actor TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('pending', 'succeeded', 'failed')),
    failure TEXT,
    at INTEGER NOT NULL,
    settled_at INTEGER
) STRICT;
CREATE INDEX refunds_by_order ON refunds (order_id, id);
CREATE INDEX refunds_pending ON refunds (at) WHERE status = 'pending';

ALTER TABLE jobs ADD COLUMN what TEXT NOT NULL DEFAULT 'release' CHECK (what IN ('release', 'ship', 'free'));
UPDATE jobs SET what = kind;
ALTER TABLE jobs DROP COLUMN kind;
ALTER TABLE jobs RENAME COLUMN what TO kind;
