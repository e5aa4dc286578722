-- What the shop is: one store, the countries it ships to, and how parcels get there.
CREATE TABLE store (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    name TEXT NOT NULL,
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    tax_included INTEGER NOT NULL CHECK (tax_included IN (0, 1))
) STRICT;

-- Countries we ship to; the tax rate in hundredths of a percent.
CREATE TABLE countries (
    code TEXT PRIMARY KEY CHECK (length(code) = 2),
    tax_rate INTEGER NOT NULL CHECK (tax_rate BETWEEN 0 AND 10000)
) STRICT;

-- Flat shipping methods; prices in minor units of the store's currency.
CREATE TABLE shipping_methods (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    price INTEGER NOT NULL CHECK (price >= 0),
    estimate TEXT
) STRICT;

CREATE TABLE shipping_method_countries (
    method_id TEXT NOT NULL REFERENCES shipping_methods (id),
    country TEXT NOT NULL REFERENCES countries (code),
    PRIMARY KEY (method_id, country)
) STRICT, WITHOUT ROWID;

INSERT INTO store (one, name, currency, tax_included) VALUES (1, 'ShopSphere', 'EUR', 1);
INSERT INTO countries (code, tax_rate) VALUES ('DE', 1900), ('AT', 2000), ('CH', 810);
INSERT INTO shipping_methods (id, name, price, estimate) VALUES
    ('standard', 'Standard delivery', 490, '2–4 working days'),
    ('express', 'Express delivery', 1290, 'next working day');
INSERT INTO shipping_method_countries (method_id, country)
SELECT shipping_methods.id, countries.code FROM shipping_methods CROSS JOIN countries;
