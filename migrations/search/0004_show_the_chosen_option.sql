-- How the product looks in this option, where it has a picture of its own.
ALTER TABLE document_values ADD COLUMN image TEXT CHECK (image IS NULL OR json_valid(image));
