CREATE TABLE inbox (event_id TEXT PRIMARY KEY, received_at INTEGER NOT NULL) STRICT;
CREATE INDEX inbox_received ON inbox (received_at);
