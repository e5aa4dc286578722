-- A promotion that applies with any of its codes has none of its own.
ALTER TABLE promotions ADD COLUMN unique_codes INTEGER NOT NULL DEFAULT 0
    CHECK (unique_codes IN (0, 1) AND (unique_codes = 0 OR code IS NULL));

-- Codes that were made in bulk, in the order in which they were made.
CREATE TABLE codes (
    number INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (code = upper(code)),
    promotion_id TEXT NOT NULL REFERENCES promotions (id),
    usage_limit INTEGER NOT NULL CHECK (usage_limit > 0),
    -- A copy of the ledger's count; only a higher version replaces it.
    used INTEGER NOT NULL DEFAULT 0 CHECK (used >= 0),
    ledger_version INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX codes_by_promotion ON codes (promotion_id, number);

-- A code leads to one promotion, whichever table it stands in.
CREATE TRIGGER codes_taken BEFORE INSERT ON codes
WHEN EXISTS (SELECT 1 FROM promotions WHERE code = new.code)
BEGIN
    SELECT raise(ABORT, 'UNIQUE constraint failed: codes.code');
END;
CREATE TRIGGER promotions_code_taken BEFORE INSERT ON promotions
WHEN EXISTS (SELECT 1 FROM codes WHERE code = new.code)
BEGIN
    SELECT raise(ABORT, 'UNIQUE constraint failed: promotions.code');
END;
CREATE TRIGGER promotions_new_code_taken BEFORE UPDATE OF code ON promotions
WHEN EXISTS (SELECT 1 FROM codes WHERE code = new.code)
BEGIN
    SELECT raise(ABORT, 'UNIQUE constraint failed: promotions.code');
END;
