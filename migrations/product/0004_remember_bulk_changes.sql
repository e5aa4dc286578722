-- What bulk changes replaced, so that they can be taken back.
CREATE TABLE bulk_changes (
    id TEXT PRIMARY KEY,
    -- A list of products: status and prices before and after.
    changes TEXT NOT NULL CHECK (json_valid(changes)),
    created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX bulk_changes_created ON bulk_changes (created_at);
