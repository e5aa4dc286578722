-- Messages that were acknowledged, for their producers to ask about.
CREATE TABLE receipts (event_id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX receipts_at ON receipts (at);
