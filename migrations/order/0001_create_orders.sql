CREATE TABLE orders (
    id TEXT PRIMARY KEY,
    -- Given when the order is placed.
    number INTEGER UNIQUE CHECK (number > 1000),
    token TEXT NOT NULL UNIQUE,
    cart_id TEXT NOT NULL,
    -- Which attempt to check the cart out made it.
    attempt INTEGER NOT NULL CHECK (attempt > 0),
    customer_id TEXT,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    locale TEXT NOT NULL CHECK (locale IN ('en', 'de')),
    status TEXT NOT NULL CHECK (status IN (
        'pending_payment', 'placed', 'partially_fulfilled', 'fulfilled', 'delivered', 'cancelled', 'refunded'
    )),
    payment_status TEXT NOT NULL CHECK (payment_status IN (
        'pending', 'requires_action', 'authorized', 'captured', 'partially_refunded', 'refunded', 'voided', 'failed'
    )),
    fulfillment_status TEXT NOT NULL CHECK (fulfillment_status IN ('unfulfilled', 'partially_fulfilled', 'fulfilled')),
    payment_id TEXT,
    payment_provider TEXT NOT NULL CHECK (payment_provider IN ('test')),
    payment_version INTEGER NOT NULL DEFAULT 0 CHECK (payment_version >= 0),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    subtotal INTEGER NOT NULL CHECK (subtotal >= 0),
    discount INTEGER NOT NULL CHECK (discount >= 0),
    shipping INTEGER NOT NULL CHECK (shipping >= 0),
    tax INTEGER NOT NULL CHECK (tax >= 0),
    total INTEGER NOT NULL CHECK (total >= 0),
    tax_included INTEGER NOT NULL CHECK (tax_included IN (0, 1)),
    item_count INTEGER NOT NULL CHECK (item_count > 0),
    -- Snapshots of what was bought, as JSON.
    coupons TEXT NOT NULL CHECK (json_valid(coupons)),
    promotion_ids TEXT NOT NULL CHECK (json_valid(promotion_ids)),
    shipping_option TEXT NOT NULL CHECK (json_valid(shipping_option)),
    shipping_address TEXT NOT NULL CHECK (json_valid(shipping_address)),
    billing_address TEXT NOT NULL CHECK (json_valid(billing_address)),
    -- Rises with every change; the timeline's key refuses a change that was decided on an old one.
    version INTEGER NOT NULL CHECK (version > 0),
    created_at INTEGER NOT NULL,
    placed_at INTEGER,
    UNIQUE (cart_id, attempt),
    CHECK ((number IS NULL) = (placed_at IS NULL))
) STRICT;
CREATE INDEX orders_by_customer ON orders (customer_id, id) WHERE number IS NOT NULL;
CREATE INDEX orders_by_status ON orders (status, id);
CREATE INDEX orders_by_placed_at ON orders (placed_at) WHERE placed_at IS NOT NULL;

CREATE TABLE order_lines (
    order_id TEXT NOT NULL REFERENCES orders (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    id TEXT NOT NULL,
    variant_id TEXT NOT NULL,
    product_id TEXT NOT NULL,
    product_slug TEXT NOT NULL,
    sku TEXT NOT NULL,
    title TEXT NOT NULL,
    options TEXT NOT NULL CHECK (json_valid(options)),
    quantity INTEGER NOT NULL CHECK (quantity > 0),
    unit_price INTEGER NOT NULL CHECK (unit_price >= 0),
    total INTEGER NOT NULL CHECK (total >= 0),
    discount INTEGER NOT NULL CHECK (discount >= 0),
    fulfilled INTEGER NOT NULL DEFAULT 0 CHECK (fulfilled BETWEEN 0 AND quantity),
    image TEXT CHECK (image IS NULL OR json_valid(image)),
    PRIMARY KEY (order_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE fulfillments (
    id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id),
    -- `[{"line_id", "quantity"}]`
    lines TEXT NOT NULL CHECK (json_valid(lines)),
    tracking TEXT CHECK (tracking IS NULL OR json_valid(tracking)),
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX fulfillments_by_order ON fulfillments (order_id, id);

CREATE TABLE timeline (
    order_id TEXT NOT NULL REFERENCES orders (id),
    -- The order's version that the entry made.
    version INTEGER NOT NULL CHECK (version > 0),
    at INTEGER NOT NULL,
    event TEXT NOT NULL,
    actor TEXT NOT NULL,
    note TEXT,
    PRIMARY KEY (order_id, version)
) STRICT, WITHOUT ROWID;

-- What other services must still do because of an order's change; each may be repeated.
CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id),
    kind TEXT NOT NULL CHECK (kind IN ('release', 'ship')),
    attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    due_at INTEGER NOT NULL,
    done_at INTEGER
) STRICT;
CREATE INDEX jobs_due ON jobs (due_at) WHERE done_at IS NULL;
CREATE INDEX jobs_done ON jobs (done_at) WHERE done_at IS NOT NULL;

CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    queue TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    sent_at INTEGER
) STRICT;
CREATE INDEX outbox_unsent ON outbox (created_at) WHERE sent_at IS NULL;
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;

CREATE TABLE inbox (event_id TEXT PRIMARY KEY, received_at INTEGER NOT NULL) STRICT;
CREATE INDEX inbox_received ON inbox (received_at);

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
