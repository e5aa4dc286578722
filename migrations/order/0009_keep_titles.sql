-- The product's titles in other languages than the default, as they were when it was bought: {"de": "Becher"}.
ALTER TABLE order_lines ADD COLUMN titles TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(titles));
