-- What a bulk change did to each product, written in the batch that did it: so a repetition of the request changes no
-- product twice, and what was done before an interruption can be taken back.
CREATE TABLE bulk_steps (
    bulk_id TEXT NOT NULL,
    product_id TEXT NOT NULL,
    -- Its place in the request.
    position INTEGER NOT NULL CHECK (position >= 0),
    -- Status and prices before and after.
    change TEXT CHECK (json_valid(change)),
    -- Why it could not be changed.
    failure TEXT CHECK (json_valid(failure)),
    created_at INTEGER NOT NULL,
    PRIMARY KEY (bulk_id, product_id),
    CHECK ((change IS NULL) <> (failure IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX bulk_steps_created ON bulk_steps (created_at);

INSERT OR IGNORE INTO bulk_steps (bulk_id, product_id, position, change, created_at)
SELECT bulk_changes.id, json_extract(item.value, '$.id'), item.key, item.value, bulk_changes.created_at
FROM bulk_changes, json_each(bulk_changes.changes) AS item;

DROP TABLE bulk_changes;
