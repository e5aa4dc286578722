-- Who may move money.
ALTER TABLE payments ADD COLUMN provider_name TEXT NOT NULL DEFAULT 'test'
    CHECK (provider_name IN ('test', 'stripe', 'manual'));
UPDATE payments SET provider_name = provider;
ALTER TABLE payments DROP COLUMN provider;
ALTER TABLE payments RENAME COLUMN provider_name TO provider;

-- The provider's name for the payment.
ALTER TABLE payments ADD COLUMN reference TEXT;
UPDATE payments SET reference = id;
CREATE UNIQUE INDEX payments_by_reference ON payments (provider, reference) WHERE reference IS NOT NULL;

-- 1 for what was given up: whatever is or will be held is let go.
ALTER TABLE payments ADD COLUMN let_go INTEGER NOT NULL DEFAULT 0 CHECK (let_go IN (0, 1));
CREATE INDEX payments_let_go ON payments (updated_at) WHERE let_go = 1;

-- Sums of the rows below, written in the batch that changes a row. `capturing` and `refunding` count what was asked for
-- and has not failed, `captured` and `refunded` what has succeeded. The constraints are what keeps two refunds at once
-- from giving back more than there is: the second batch fails as a whole.
ALTER TABLE payments ADD COLUMN capturing INTEGER NOT NULL DEFAULT 0
    CONSTRAINT captures_within_amount CHECK (capturing BETWEEN 0 AND amount);
ALTER TABLE payments ADD COLUMN captured INTEGER NOT NULL DEFAULT 0
    CONSTRAINT captured_was_asked_for CHECK (captured BETWEEN 0 AND capturing);
ALTER TABLE payments ADD COLUMN refunding INTEGER NOT NULL DEFAULT 0
    CONSTRAINT refunds_within_captured CHECK (refunding BETWEEN 0 AND captured);
ALTER TABLE payments ADD COLUMN refunded INTEGER NOT NULL DEFAULT 0
    CONSTRAINT refunded_was_asked_for CHECK (refunded BETWEEN 0 AND refunding);

-- Money that was taken. The key is the caller's: the same key asks for the same capture.
CREATE TABLE captures (
    id TEXT PRIMARY KEY,
    payment_id TEXT NOT NULL REFERENCES payments (id),
    key TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount >= 0),
    status TEXT NOT NULL CHECK (status IN ('pending', 'succeeded', 'failed')),
    reference TEXT,
    reason TEXT,
    failure TEXT,
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    tried_at INTEGER,
    at INTEGER NOT NULL,
    UNIQUE (payment_id, key)
) STRICT;
CREATE INDEX captures_pending ON captures (tried_at) WHERE status = 'pending';

-- Money that was given back.
CREATE TABLE refunds (
    id TEXT PRIMARY KEY,
    payment_id TEXT NOT NULL REFERENCES payments (id),
    key TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount > 0),
    status TEXT NOT NULL CHECK (status IN ('pending', 'succeeded', 'failed')),
    reference TEXT,
    reason TEXT,
    failure TEXT,
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    tried_at INTEGER,
    at INTEGER NOT NULL,
    UNIQUE (payment_id, key)
) STRICT;
CREATE INDEX refunds_pending ON refunds (tried_at) WHERE status = 'pending';

-- Until now a payment was captured and refunded as a whole.
INSERT INTO captures (id, payment_id, key, amount, status, reference, at)
SELECT 'cpt_' || substr(id, 5), id, 'order', amount, 'succeeded', id || ':capture', updated_at
FROM payments WHERE status IN ('captured', 'partially_refunded', 'refunded');
INSERT INTO refunds (id, payment_id, key, amount, status, reference, at)
SELECT 'rfd_' || substr(id, 5), id, 'cancel', amount, 'succeeded', id || ':refund', updated_at
FROM payments WHERE status = 'refunded' AND amount > 0;
UPDATE payments SET capturing = amount, captured = amount
WHERE status IN ('captured', 'partially_refunded', 'refunded');
UPDATE payments SET refunding = amount, refunded = amount WHERE status = 'refunded';
UPDATE test_provider_operations SET key = key || ':order' WHERE kind = 'capture';
UPDATE test_provider_operations SET key = key || ':cancel' WHERE kind = 'refund';

ALTER TABLE payment_events ADD COLUMN told_by TEXT NOT NULL DEFAULT 'sync'
    CHECK (told_by IN ('authorize', 'sync', 'webhook', 'capture', 'cancel', 'refund', 'staff'));
UPDATE payment_events SET told_by = source;
ALTER TABLE payment_events DROP COLUMN source;
ALTER TABLE payment_events RENAME COLUMN told_by TO source;
