-- Whether a dead letter can be sent again is judged when it is kept: SQLite reads JSON that the Worker does not. Of those
-- that are there already, what looks like it can be tried.
ALTER TABLE dead_letters ADD COLUMN sendable INTEGER NOT NULL DEFAULT 0 CHECK (sendable IN (0, 1));
UPDATE dead_letters SET sendable = 1 WHERE json_valid(body) AND length(CAST(body AS BLOB)) <= 120000;
