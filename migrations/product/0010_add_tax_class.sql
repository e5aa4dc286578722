-- How a product is taxed, and what one unit of it weighs; NULL where nobody has said.
ALTER TABLE products ADD COLUMN tax_class TEXT NOT NULL DEFAULT 'standard'
    CHECK (tax_class IN ('standard', 'reduced', 'zero'));
ALTER TABLE products ADD COLUMN weight_grams INTEGER CHECK (weight_grams BETWEEN 0 AND 1000000);
