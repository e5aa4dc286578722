-- Which languages there are is said in one place, which is not here.
ALTER TABLE orders ADD COLUMN language TEXT NOT NULL DEFAULT 'en' CHECK (length(language) BETWEEN 2 AND 12);
UPDATE orders SET language = locale;
ALTER TABLE orders DROP COLUMN locale;
ALTER TABLE orders RENAME COLUMN language TO locale;
