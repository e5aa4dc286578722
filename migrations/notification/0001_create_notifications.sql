-- One row an event: whoever inserts it has claimed the mail.
CREATE TABLE notifications (
    event_id TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- Only where the local mailbox shows them: some mails carry a token.
    text TEXT,
    html TEXT,
    order_id TEXT,
    -- `sending` is a claim. `unknown`: a crash came between sending and noting it; it is not sent again by itself.
    status TEXT NOT NULL CHECK (status IN ('sending', 'waiting', 'sent', 'unknown', 'failed')),
    attempts INTEGER NOT NULL DEFAULT 1 CHECK (attempts >= 0),
    failure TEXT,
    claimed_at INTEGER NOT NULL,
    sent_at INTEGER,
    CHECK ((status = 'sent') = (sent_at IS NOT NULL))
) STRICT;

CREATE INDEX notifications_newest ON notifications (sent_at DESC, id DESC) WHERE status = 'sent';
CREATE INDEX notifications_claims ON notifications (claimed_at) WHERE status = 'sending';
