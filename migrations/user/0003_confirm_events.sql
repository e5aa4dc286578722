-- How often an event was sent, and when its consumer said that it is done with it.
ALTER TABLE outbox ADD COLUMN sends INTEGER NOT NULL DEFAULT 0 CHECK (sends >= 0);
ALTER TABLE outbox ADD COLUMN confirmed_at INTEGER;
-- What was sent before anybody could be asked is taken for received: of mails, only the row is left.
UPDATE outbox SET sends = 1, confirmed_at = sent_at WHERE sent_at IS NOT NULL;
DROP INDEX outbox_sent;
CREATE INDEX outbox_unconfirmed ON outbox (sent_at) WHERE sent_at IS NOT NULL AND confirmed_at IS NULL;
CREATE INDEX outbox_confirmed ON outbox (confirmed_at) WHERE confirmed_at IS NOT NULL;
