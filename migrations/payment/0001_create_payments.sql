CREATE TABLE payments (
    id TEXT PRIMARY KEY,
    -- The caller's key: the same key asks for the same payment.
    key TEXT NOT NULL UNIQUE,
    request_hash TEXT NOT NULL,
    order_id TEXT NOT NULL,
    provider TEXT NOT NULL CHECK (provider IN ('test')),
    status TEXT NOT NULL CHECK (status IN (
        'pending', 'requires_action', 'authorized', 'captured', 'partially_refunded', 'refunded', 'voided', 'failed'
    )),
    amount INTEGER NOT NULL CHECK (amount >= 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    redirect_url TEXT,
    return_path TEXT,
    failure TEXT,
    version INTEGER NOT NULL DEFAULT 0 CHECK (version >= 0),
    capture_requested_at INTEGER,
    capture_attempts INTEGER NOT NULL DEFAULT 0 CHECK (capture_attempts >= 0),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX payments_by_order ON payments (order_id);
CREATE INDEX payments_to_capture ON payments (capture_requested_at)
    WHERE status = 'authorized' AND capture_requested_at IS NOT NULL;

-- One row a change of status. The key is what refuses a change that was decided on an old status.
CREATE TABLE payment_events (
    payment_id TEXT NOT NULL REFERENCES payments (id),
    version INTEGER NOT NULL CHECK (version > 0),
    status TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('authorize', 'sync', 'webhook', 'capture', 'cancel')),
    at INTEGER NOT NULL,
    PRIMARY KEY (payment_id, version)
) STRICT, WITHOUT ROWID;

-- Keys whose caller gave up: what is authorised under them later is refused.
CREATE TABLE abandoned_keys (key TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX abandoned_keys_given_up ON abandoned_keys (at);

CREATE TABLE webhook_events (
    provider TEXT NOT NULL,
    event_id TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (provider, event_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX webhook_events_received ON webhook_events (received_at);

CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    queue TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    sent_at INTEGER
) STRICT;
CREATE INDEX outbox_unsent ON outbox (created_at) WHERE sent_at IS NULL;
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;

-- The test provider's own books: what it holds, apart from what we think it holds.
CREATE TABLE test_provider_payments (
    reference TEXT PRIMARY KEY,
    token TEXT NOT NULL,
    amount INTEGER NOT NULL CHECK (amount >= 0),
    currency TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN (
        'pending', 'requires_action', 'authorized', 'captured', 'refunded', 'voided', 'declined'
    )),
    reason TEXT,
    -- When `tok_slow` makes up its mind.
    settle_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX test_provider_payments_to_settle ON test_provider_payments (settle_at) WHERE state = 'pending';

-- What the test provider did, once an idempotency key.
CREATE TABLE test_provider_operations (
    key TEXT PRIMARY KEY,
    reference TEXT NOT NULL REFERENCES test_provider_payments (reference),
    kind TEXT NOT NULL CHECK (kind IN ('authorize', 'capture', 'void', 'refund')),
    amount INTEGER NOT NULL CHECK (amount >= 0),
    at INTEGER NOT NULL
) STRICT;
