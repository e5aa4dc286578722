CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    -- In lower case.
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL DEFAULT 'customer' CHECK (role IN ('customer', 'staff')),
    -- A PHC string.
    password_hash TEXT NOT NULL,
    email_verified INTEGER NOT NULL DEFAULT 0 CHECK (email_verified IN (0, 1)),
    locale TEXT NOT NULL CHECK (locale IN ('en', 'de')),
    created_at INTEGER NOT NULL CHECK (created_at >= 0),
    updated_at INTEGER NOT NULL CHECK (updated_at >= 0)
) STRICT;

-- A sign-in: a family of refresh tokens, or one browser.
CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('api', 'browser')),
    -- browser: the hash of its token. api: random, part of what the refresh tokens are derived from.
    secret TEXT NOT NULL UNIQUE,
    -- api: which refresh token of the family is the current one.
    generation INTEGER NOT NULL DEFAULT 0 CHECK (generation >= 0),
    rotated_at INTEGER NOT NULL CHECK (rotated_at >= 0),
    created_at INTEGER NOT NULL CHECK (created_at >= 0),
    last_used_at INTEGER NOT NULL CHECK (last_used_at >= 0),
    expires_at INTEGER NOT NULL CHECK (expires_at >= 0),
    ended_at INTEGER
) STRICT;
CREATE INDEX sessions_of_account ON sessions (account_id, created_at);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE addresses (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    -- The address as JSON: it is only ever read whole.
    address TEXT NOT NULL CHECK (json_valid(address)),
    is_default INTEGER NOT NULL CHECK (is_default IN (0, 1)),
    created_at INTEGER NOT NULL CHECK (created_at >= 0)
) STRICT;
CREATE INDEX addresses_of_account ON addresses (account_id, created_at);
CREATE UNIQUE INDEX addresses_one_default ON addresses (account_id) WHERE is_default = 1;

-- What mails carry: only the hash is kept.
CREATE TABLE email_tokens (
    token_hash TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('verify', 'reset')),
    created_at INTEGER NOT NULL CHECK (created_at >= 0),
    expires_at INTEGER NOT NULL CHECK (expires_at >= 0),
    used_at INTEGER
) STRICT;
CREATE INDEX email_tokens_of_account ON email_tokens (account_id, kind);

-- Failed sign-ins of the last minutes, for addresses with and without an account alike.
CREATE TABLE login_attempts (
    email TEXT NOT NULL,
    at INTEGER NOT NULL CHECK (at >= 0)
) STRICT;
CREATE INDEX login_attempts_by_email ON login_attempts (email, at);
CREATE INDEX login_attempts_by_time ON login_attempts (at);

CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    queue TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    sent_at INTEGER
) STRICT;
CREATE INDEX outbox_unsent ON outbox (created_at) WHERE sent_at IS NULL;
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;

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
