-- Where stock lies. The first one is there from the beginning: what names no location lies there.
CREATE TABLE locations (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    -- The lowest comes first.
    priority INTEGER NOT NULL CHECK (priority >= 0),
    ships INTEGER NOT NULL CHECK (ships IN (0, 1)),
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    CHECK (active = 1 OR id <> 'loc_00000000000000000000000000')
) STRICT;
INSERT INTO locations (id, code, name, address, priority, ships, active)
VALUES ('loc_00000000000000000000000000', 'main', 'Main location', '{"country":"DE"}', 0, 1, 1);

-- By which rule orders are sent from locations.
CREATE TABLE routing (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    rule TEXT NOT NULL CHECK (rule IN ('priority', 'nearest', 'fewest_parcels'))
) STRICT;
INSERT INTO routing (only, rule) VALUES (1, 'priority');

-- By location that has any: how many are there, and how many of those are not sold. `{}` while nothing ever moved: then
-- all lies at the first location.
ALTER TABLE stock_levels ADD COLUMN places TEXT NOT NULL DEFAULT '{}';
