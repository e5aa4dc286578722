-- What a shopper wants for a line instead of its money: `{"variant_id", "sku", "title", "titles", "options"}`, as it was
-- called when it was asked for.
ALTER TABLE return_lines ADD COLUMN exchange_for TEXT CHECK (exchange_for IS NULL OR json_valid(exchange_for));

-- What the goods that came back count for what is sent instead, and what that costs more or, less than nothing, less.
ALTER TABLE returns ADD COLUMN credit INTEGER CHECK (credit >= 0);
ALTER TABLE returns ADD COLUMN difference INTEGER CHECK ((difference IS NULL) = (credit IS NULL));

-- The return for which something else is sent.
ALTER TABLE order_edits ADD COLUMN return_id TEXT REFERENCES returns (id);
