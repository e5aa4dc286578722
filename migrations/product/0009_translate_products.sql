-- In other languages than the default: {"de": {"title": "Becher", "description": "…"}}.
ALTER TABLE products ADD COLUMN translations TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(translations));
-- What lists show of them: {"de": "Becher"}.
ALTER TABLE products ADD COLUMN titles TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(titles));
ALTER TABLE media ADD COLUMN alts TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(alts));
