-- What stock items tell product: taken over from the objects, so that it can be found and sent again.
CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    queue TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    -- The last time.
    sent_at INTEGER,
    sends INTEGER NOT NULL DEFAULT 0 CHECK (sends >= 0),
    -- When the consumer said that it is done with it.
    confirmed_at INTEGER
) STRICT;
CREATE INDEX outbox_unsent ON outbox (created_at) WHERE sent_at IS NULL;
CREATE INDEX outbox_unconfirmed ON outbox (sent_at) WHERE sent_at IS NOT NULL AND confirmed_at IS NULL;
CREATE INDEX outbox_confirmed ON outbox (confirmed_at) WHERE confirmed_at IS NOT NULL;
