CREATE TABLE promotions (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    -- In capitals, so that UNIQUE compares without case. NULL: applies by itself.
    code TEXT UNIQUE CHECK (code = upper(code)),
    kind TEXT NOT NULL CHECK (kind IN ('percent', 'fixed', 'free_shipping')),
    percent INTEGER CHECK (percent BETWEEN 1 AND 100),
    amount INTEGER CHECK (amount > 0),
    amount_currency TEXT,
    usage_limit INTEGER CHECK (usage_limit > 0),
    per_customer_limit INTEGER CHECK (per_customer_limit > 0),
    minimum_subtotal INTEGER CHECK (minimum_subtotal > 0),
    minimum_currency TEXT,
    starts_at INTEGER,
    ends_at INTEGER,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    -- A copy of the ledger's count; only a higher version replaces it.
    used INTEGER NOT NULL DEFAULT 0 CHECK (used >= 0),
    ledger_version INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    CHECK ((kind = 'percent') = (percent IS NOT NULL)),
    CHECK ((kind = 'fixed') = (amount IS NOT NULL)),
    CHECK ((amount IS NULL) = (amount_currency IS NULL)),
    CHECK ((minimum_subtotal IS NULL) = (minimum_currency IS NULL)),
    CHECK (ends_at > starts_at)
) STRICT;

-- How often an account has used a promotion with a limit for each customer: a copy from its ledger.
CREATE TABLE customer_uses (
    promotion_id TEXT NOT NULL REFERENCES promotions (id),
    customer TEXT NOT NULL,
    used INTEGER NOT NULL CHECK (used >= 0),
    version INTEGER NOT NULL,
    PRIMARY KEY (promotion_id, customer)
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency_keys (
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    status INTEGER NOT NULL,
    response TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (scope, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_keys_created ON idempotency_keys (created_at);
