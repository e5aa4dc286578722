-- Changes of orders after they were placed. An edit is written down before stock is bought for it, and ends once: the
-- constraint refuses the batch that would make it after it was given up, or the other way round.
CREATE TABLE order_edits (
    id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id),
    -- Counts an order's edits: one at a time.
    revision INTEGER NOT NULL CHECK (revision > 0),
    -- Of which variants there are to be more or fewer.
    variants TEXT NOT NULL CHECK (json_valid(variants)),
    reason TEXT NOT NULL,
    -- `[{"line_id", "variant_id", "sku", "title", "titles", "options", "unit_price", "from", "to"}]`
    changes TEXT NOT NULL CHECK (json_valid(changes)),
    total_before INTEGER NOT NULL CHECK (total_before >= 0),
    total_after INTEGER NOT NULL CHECK (total_after >= 0),
    actor TEXT NOT NULL,
    at INTEGER NOT NULL,
    outcome TEXT CHECK (outcome IN ('made', 'given_up')),
    ends INTEGER NOT NULL DEFAULT 0 CONSTRAINT edits_end_once CHECK (ends BETWEEN 0 AND 1),
    UNIQUE (order_id, revision),
    CHECK ((outcome IS NULL) = (ends = 0))
) STRICT;

-- Money that came by hand for what an edit left to pay.
CREATE TABLE balance_receipts (
    id TEXT PRIMARY KEY,
    order_id TEXT NOT NULL REFERENCES orders (id),
    amount INTEGER NOT NULL CHECK (amount > 0),
    method TEXT NOT NULL CHECK (method IN ('bank_transfer', 'cash', 'other')),
    note TEXT,
    actor TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX balance_receipts_by_order ON balance_receipts (order_id, id);

-- What the payment is for, once that is another amount than the total less what gift cards paid.
ALTER TABLE orders ADD COLUMN payment_amount INTEGER CHECK (payment_amount >= 0);
-- What nobody pays any more; less than nothing where there was nothing left to give back.
ALTER TABLE orders ADD COLUMN waived INTEGER NOT NULL DEFAULT 0;

-- How much of a refund settles what an edit took off, and how much of it the shop gives back by hand.
ALTER TABLE refunds ADD COLUMN settles INTEGER NOT NULL DEFAULT 0 CHECK (settles BETWEEN 0 AND amount);
ALTER TABLE refunds ADD COLUMN by_hand INTEGER NOT NULL DEFAULT 0 CHECK (by_hand BETWEEN 0 AND amount);
CREATE INDEX refunds_that_settle_nothing ON refunds (order_id) WHERE status = 'failed' AND settles > 0;
CREATE INDEX orders_with_another_payment ON orders (id) WHERE payment_amount IS NOT NULL;

-- Gift cards may have paid more than an order costs since it was changed: until they have it back.
ALTER TABLE orders ADD COLUMN cards_paid INTEGER NOT NULL DEFAULT 0 CHECK (cards_paid >= 0);
ALTER TABLE orders ADD COLUMN cards_get INTEGER NOT NULL DEFAULT 0
    CONSTRAINT gift_cards_get_what_they_paid CHECK (cards_get BETWEEN 0 AND cards_paid);
UPDATE orders SET cards_paid = paid_by_gift_cards, cards_get = returning_to_gift_cards;
ALTER TABLE orders DROP COLUMN returning_to_gift_cards;
ALTER TABLE orders DROP COLUMN paid_by_gift_cards;
ALTER TABLE orders RENAME COLUMN cards_paid TO paid_by_gift_cards;
ALTER TABLE orders RENAME COLUMN cards_get TO returning_to_gift_cards;

-- Which kinds of jobs there are is said in one place, which is not here.
ALTER TABLE jobs ADD COLUMN any_kind TEXT NOT NULL DEFAULT 'release' CHECK (length(any_kind) BETWEEN 1 AND 40);
UPDATE jobs SET any_kind = kind;
ALTER TABLE jobs DROP COLUMN kind;
ALTER TABLE jobs RENAME COLUMN any_kind TO kind;
