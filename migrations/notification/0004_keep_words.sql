-- The words of a mail are kept where it carries no token, for 90 days, so that it can be looked at and sent again.
-- A mail that was sent again by the staff is a row of its own; `resend_key` makes a second click the same mail.
ALTER TABLE notifications ADD COLUMN resend_of TEXT;
ALTER TABLE notifications ADD COLUMN resend_key TEXT;

CREATE UNIQUE INDEX notifications_resend_keys ON notifications (resend_key) WHERE resend_key IS NOT NULL;
CREATE INDEX notifications_resends ON notifications (resend_of, id) WHERE resend_of IS NOT NULL;
CREATE INDEX notifications_words ON notifications (claimed_at) WHERE text IS NOT NULL;
CREATE INDEX notifications_by_order ON notifications (order_id, id) WHERE order_id IS NOT NULL;

-- The shop's own words; what is NULL or has no row is as it comes with the software.
CREATE TABLE mail_texts (
    kind TEXT NOT NULL,
    locale TEXT NOT NULL,
    subject TEXT,
    intro TEXT,
    updated_at INTEGER NOT NULL CHECK (updated_at >= 0),
    PRIMARY KEY (kind, locale)
) STRICT, WITHOUT ROWID;

CREATE TABLE mail_settings (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    sender_name TEXT,
    reply_to TEXT,
    -- By language: {"de": "…"}.
    footers TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(footers))
) STRICT;

INSERT INTO mail_settings (one) VALUES (1);
