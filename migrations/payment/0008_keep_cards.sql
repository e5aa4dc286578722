-- What Stripe calls the accounts that keep cards there.
CREATE TABLE stripe_customers (
    customer_id TEXT PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
