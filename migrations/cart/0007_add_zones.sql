-- Two rates a country, and others in parts of it; untaxed goods are untaxed everywhere.
ALTER TABLE countries ADD COLUMN reduced_rate INTEGER NOT NULL DEFAULT 0 CHECK (reduced_rate BETWEEN 0 AND 10000);
UPDATE countries SET reduced_rate = CASE code WHEN 'DE' THEN 700 WHEN 'AT' THEN 1000 WHEN 'CH' THEN 260 ELSE tax_rate END;

CREATE TABLE regional_tax_rates (
    country TEXT NOT NULL REFERENCES countries (code),
    -- '' for all regions, and for all postal codes.
    region TEXT NOT NULL,
    postal_prefix TEXT NOT NULL,
    tax_rate INTEGER NOT NULL CHECK (tax_rate BETWEEN 0 AND 10000),
    reduced_rate INTEGER NOT NULL CHECK (reduced_rate BETWEEN 0 AND 10000),
    PRIMARY KEY (country, region, postal_prefix),
    CHECK (region <> '' OR postal_prefix <> '')
) STRICT, WITHOUT ROWID;

-- Shipping is taxed as the goods are, in proportion; at the standard rate; or not at all.
ALTER TABLE store ADD COLUMN shipping_tax TEXT NOT NULL DEFAULT 'proportional'
    CHECK (shipping_tax IN ('proportional', 'standard', 'none'));

-- What a way of shipping costs: its price, or that of the last step that the parcel reaches, in grams or minor units.
ALTER TABLE shipping_methods ADD COLUMN kind TEXT NOT NULL DEFAULT 'flat'
    CHECK (kind IN ('flat', 'by_weight', 'by_total', 'pickup'));
ALTER TABLE shipping_methods ADD COLUMN steps TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(steps));
ALTER TABLE shipping_methods ADD COLUMN free_from INTEGER CHECK (free_from > 0);
-- Only parts of its countries, where they name any.
ALTER TABLE shipping_methods ADD COLUMN regions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(regions));
ALTER TABLE shipping_methods ADD COLUMN postal_prefixes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(postal_prefixes));
