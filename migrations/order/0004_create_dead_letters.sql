-- Messages of the queue `order-inbox` that could not be handled. What may not be kept has no body.
CREATE TABLE dead_letters (
    id TEXT PRIMARY KEY,
    body TEXT,
    reason TEXT NOT NULL CHECK (reason IN ('unreadable', 'failed')),
    failures INTEGER NOT NULL CHECK (failures > 0),
    at INTEGER NOT NULL,
    replayed_at INTEGER
) STRICT;

CREATE INDEX dead_letters_newest ON dead_letters (at DESC, id DESC);
CREATE INDEX dead_letters_replayed ON dead_letters (replayed_at) WHERE replayed_at IS NOT NULL;
