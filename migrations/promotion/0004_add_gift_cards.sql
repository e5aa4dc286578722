-- Gift cards and store credit: means of payment, so what they hold is a ledger.
CREATE TABLE gift_cards (
    id TEXT PRIMARY KEY,
    -- SHA-256 of the code: whoever reads this table cannot spend what is in it. NULL for the store credit of an account.
    code_hash TEXT UNIQUE,
    last_four TEXT CHECK (length(last_four) = 4),
    customer_id TEXT,
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    -- The sum of the card's entries, kept by the trigger below. This constraint is what refuses the batch that would spend
    -- more than there is, whoever asks at once: D1 runs one batch after the other.
    balance INTEGER NOT NULL DEFAULT 0
        CONSTRAINT gift_card_is_covered CHECK (balance BETWEEN 0 AND 9007199254740991),
    expires_at INTEGER,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    created_at INTEGER NOT NULL,
    CHECK ((code_hash IS NULL) = (customer_id IS NOT NULL)),
    CHECK ((code_hash IS NULL) = (last_four IS NULL))
) STRICT;
CREATE UNIQUE INDEX gift_cards_by_customer ON gift_cards (customer_id, currency) WHERE customer_id IS NOT NULL;
CREATE INDEX gift_cards_by_last_four ON gift_cards (last_four) WHERE last_four IS NOT NULL;

CREATE TABLE gift_card_entries (
    number INTEGER PRIMARY KEY,
    gift_card_id TEXT NOT NULL REFERENCES gift_cards (id),
    kind TEXT NOT NULL CHECK (kind IN ('issue', 'redeem', 'give_back', 'adjust')),
    amount INTEGER NOT NULL CHECK (amount <> 0),
    -- What a redemption or a return was asked for with: the same key does it once.
    key TEXT,
    -- The key of the redemption that it is, or gives back.
    redemption TEXT,
    order_id TEXT,
    actor TEXT NOT NULL,
    note TEXT,
    at INTEGER NOT NULL,
    UNIQUE (gift_card_id, kind, key),
    CHECK (kind = 'adjust' OR (amount < 0) = (kind = 'redeem')),
    CHECK ((kind IN ('redeem', 'give_back')) = (key IS NOT NULL)),
    CHECK ((key IS NULL) = (redemption IS NULL)),
    CHECK ((key IS NULL) = (order_id IS NULL))
) STRICT;
CREATE INDEX gift_card_entries_by_card ON gift_card_entries (gift_card_id, number);
CREATE INDEX gift_card_entries_by_redemption ON gift_card_entries (redemption) WHERE redemption IS NOT NULL;

-- Keys of redemptions. One that was given back stays so, also if the redemption itself never arrived.
CREATE TABLE gift_card_redemptions (
    key TEXT PRIMARY KEY,
    request_hash TEXT NOT NULL,
    given_back INTEGER NOT NULL DEFAULT 0 CHECK (given_back IN (0, 1)),
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER gift_card_entries_count AFTER INSERT ON gift_card_entries
BEGIN
    UPDATE gift_cards SET balance = balance + new.amount WHERE id = new.gift_card_id;
END;
CREATE TRIGGER gift_card_entries_stay BEFORE UPDATE ON gift_card_entries
BEGIN
    SELECT raise(ABORT, 'entries of gift cards are never changed');
END;
CREATE TRIGGER gift_card_entries_remain BEFORE DELETE ON gift_card_entries
BEGIN
    SELECT raise(ABORT, 'entries of gift cards are never deleted');
END;
