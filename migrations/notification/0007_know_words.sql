-- What the shop's own words are in other languages, by language and word.
ALTER TABLE store ADD COLUMN words TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(words));
