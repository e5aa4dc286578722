-- Who the shop is leaves as an event: notification keeps a copy, and what arrives late must not win.
ALTER TABLE store ADD COLUMN version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0);

CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    queue TEXT NOT NULL,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    sent_at INTEGER
) STRICT;
CREATE INDEX outbox_unsent ON outbox (created_at) WHERE sent_at IS NULL;
CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;

-- A shop that is named already tells once; the next tick sends it.
INSERT INTO outbox (id, queue, body, created_at)
SELECT 'evt_00000000000000000000000001', 'notifications', json_object(
    'id', 'evt_00000000000000000000000001', 'at', '1970-01-01T00:00:00.000Z', 'data', json_object(
        'kind', 'store_changed', 'store_name', name, 'contact_email', contact_email, 'postal_address', postal_address,
        'version', version)), 0
FROM store;
