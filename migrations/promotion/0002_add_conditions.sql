-- CHECKs that name two columns cannot be widened in place, so the table is written anew: it is small, one row a
-- promotion. What refers to it is put aside meanwhile, because dropping a table deletes its rows first.
CREATE TABLE kept_customer_uses AS SELECT promotion_id, customer, used, version FROM customer_uses;
DROP TABLE customer_uses;

CREATE TABLE new_promotions (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    -- In capitals, so that UNIQUE compares without case. NULL: applies by itself.
    code TEXT UNIQUE CHECK (code = upper(code)),
    kind TEXT NOT NULL CHECK (kind IN ('percent', 'fixed', 'free_shipping', 'buy_x_get_y')),
    percent INTEGER CHECK (percent BETWEEN 1 AND 100),
    amount INTEGER CHECK (amount > 0),
    amount_currency TEXT,
    buy_quantity INTEGER CHECK (buy_quantity BETWEEN 1 AND 100),
    get_quantity INTEGER CHECK (get_quantity BETWEEN 1 AND 100),
    usage_limit INTEGER CHECK (usage_limit > 0),
    per_customer_limit INTEGER CHECK (per_customer_limit > 0),
    minimum_subtotal INTEGER CHECK (minimum_subtotal > 0),
    minimum_currency TEXT,
    -- What a cart must be like, as `Conditions` of the contract.
    conditions TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(conditions)),
    priority INTEGER NOT NULL DEFAULT 0 CHECK (priority BETWEEN -1000 AND 1000),
    stacking TEXT NOT NULL DEFAULT 'combinable' CHECK (stacking IN ('combinable', 'single', 'exclusive')),
    starts_at INTEGER,
    ends_at INTEGER,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    -- A copy of the ledger's count; only a higher version replaces it.
    used INTEGER NOT NULL DEFAULT 0 CHECK (used >= 0),
    ledger_version INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    CHECK (kind = 'buy_x_get_y' OR (kind = 'percent') = (percent IS NOT NULL)),
    CHECK ((kind = 'fixed') = (amount IS NOT NULL)),
    CHECK ((kind = 'buy_x_get_y') = (buy_quantity IS NOT NULL)),
    CHECK ((buy_quantity IS NULL) = (get_quantity IS NULL)),
    CHECK ((amount IS NULL) = (amount_currency IS NULL)),
    CHECK ((minimum_subtotal IS NULL) = (minimum_currency IS NULL)),
    CHECK (ends_at > starts_at)
) STRICT;
INSERT INTO new_promotions (id, name, code, kind, percent, amount, amount_currency, usage_limit, per_customer_limit,
    minimum_subtotal, minimum_currency, starts_at, ends_at, active, used, ledger_version, created_at)
SELECT id, name, code, kind, percent, amount, amount_currency, usage_limit, per_customer_limit,
    minimum_subtotal, minimum_currency, starts_at, ends_at, active, used, ledger_version, created_at
FROM promotions;
DROP TABLE promotions;
ALTER TABLE new_promotions RENAME TO promotions;

-- How often an account has used a promotion with a limit for each customer: a copy from its ledger.
CREATE TABLE customer_uses (
    promotion_id TEXT NOT NULL REFERENCES promotions (id),
    customer TEXT NOT NULL,
    used INTEGER NOT NULL CHECK (used >= 0),
    version INTEGER NOT NULL,
    PRIMARY KEY (promotion_id, customer)
) STRICT, WITHOUT ROWID;
INSERT INTO customer_uses SELECT promotion_id, customer, used, version FROM kept_customer_uses;
DROP TABLE kept_customer_uses;
