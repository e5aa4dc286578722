-- The ways to pay by hand as the staff set them. What the configuration names and is not in here stands as it is
-- configured. `names` and `instructions` are JSON by language. `version` begins with the time in milliseconds and rises
-- with every change, so that what is removed and added again never has one that it had before.
CREATE TABLE manual_methods (
    id TEXT PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 60 AND id NOT GLOB '*[^a-z0-9_-]*'),
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    names TEXT NOT NULL CHECK (json_valid(names) AND length(names) <= 4000),
    instructions TEXT NOT NULL CHECK (json_valid(instructions) AND length(instructions) <= 20000),
    position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000),
    version INTEGER NOT NULL CHECK (version > 0),
    updated_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
