-- What comparing orders with payments and checkouts found.
CREATE TABLE reconciliations (
    at INTEGER PRIMARY KEY,
    payments INTEGER NOT NULL CHECK (payments >= 0),
    findings TEXT NOT NULL CHECK (json_valid(findings)),
    -- The last payment that was looked at; none where the next one begins anew.
    last_payment_id TEXT
) STRICT;
