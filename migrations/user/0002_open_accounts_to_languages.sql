-- Which languages there are is said in one place, which is not here.
ALTER TABLE accounts ADD COLUMN language TEXT NOT NULL DEFAULT 'en' CHECK (length(language) BETWEEN 2 AND 12);
UPDATE accounts SET language = locale;
ALTER TABLE accounts DROP COLUMN locale;
ALTER TABLE accounts RENAME COLUMN language TO locale;
