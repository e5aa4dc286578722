CREATE TABLE categories (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    parent INTEGER REFERENCES categories (number),
    position INTEGER NOT NULL CHECK (position >= 0),
    name TEXT NOT NULL,
    -- In other languages than the default: {"de": "Schuhe"}.
    names TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(names)),
    -- Active products in it and below; kept by the triggers on listings.
    product_count INTEGER NOT NULL DEFAULT 0 CHECK (product_count >= 0)
) STRICT;
CREATE INDEX categories_parent ON categories (parent);

CREATE TABLE products (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    slug TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    description TEXT NOT NULL,
    brand TEXT,
    status TEXT NOT NULL CHECK (status IN ('draft', 'active', 'archived')),
    -- Rises by one with every change; a change that was made from an older one sets 0 and fails.
    version INTEGER NOT NULL CHECK (version >= 1),
    -- What it becomes once inventory knows its opening stock; NULL when it does.
    opening TEXT CHECK (opening IN ('draft', 'active')),
    currency TEXT NOT NULL,
    options TEXT NOT NULL CHECK (json_valid(options)),
    attributes TEXT NOT NULL CHECK (json_valid(attributes)),
    seo_title TEXT,
    seo_description TEXT,
    popularity INTEGER NOT NULL DEFAULT 0 CHECK (popularity >= 0),
    -- Hundredths of a star, until reviews exist.
    rating INTEGER NOT NULL DEFAULT 0 CHECK (rating BETWEEN 0 AND 500),
    rating_count INTEGER NOT NULL DEFAULT 0 CHECK (rating_count >= 0),
    -- What lists show, taken from variants and media with every change.
    price INTEGER NOT NULL CHECK (price >= 0),
    compare_at_price INTEGER CHECK (compare_at_price > price),
    price_varies INTEGER NOT NULL CHECK (price_varies IN (0, 1)),
    image TEXT CHECK (json_valid(image)),
    stock_level TEXT NOT NULL CHECK (stock_level IN ('in_stock', 'low', 'out')),
    variant_count INTEGER NOT NULL CHECK (variant_count >= 1),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX products_changed ON products (updated_at, number);
CREATE INDEX products_changed_by_status ON products (status, updated_at, number);
CREATE INDEX products_title ON products (title, number);
CREATE INDEX products_price ON products (price, number);
CREATE INDEX products_opening ON products (number) WHERE opening IS NOT NULL;

CREATE TABLE variants (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    product INTEGER NOT NULL REFERENCES products (number),
    position INTEGER NOT NULL CHECK (position >= 0),
    sku TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    options TEXT NOT NULL CHECK (json_valid(options)),
    price INTEGER NOT NULL CHECK (price >= 0),
    compare_at_price INTEGER CHECK (compare_at_price > price),
    -- The position of its own picture among the product's.
    image INTEGER CHECK (image >= 0),
    opening_stock INTEGER NOT NULL CHECK (opening_stock >= 0),
    stock_level TEXT NOT NULL CHECK (stock_level IN ('in_stock', 'low', 'out')),
    -- The version of inventory's event that the level is from.
    stock_version INTEGER NOT NULL DEFAULT 0 CHECK (stock_version >= 0),
    UNIQUE (product, position)
) STRICT;

CREATE TABLE media (
    product INTEGER NOT NULL REFERENCES products (number),
    position INTEGER NOT NULL CHECK (position >= 0),
    url TEXT NOT NULL,
    alt TEXT NOT NULL,
    width INTEGER NOT NULL CHECK (width > 0),
    height INTEGER NOT NULL CHECK (height > 0),
    PRIMARY KEY (product, position)
) STRICT, WITHOUT ROWID;

-- Pictures that were uploaded; their bytes lie in the bucket under the url's last part.
CREATE TABLE uploads (
    url TEXT PRIMARY KEY,
    width INTEGER NOT NULL CHECK (width > 0),
    height INTEGER NOT NULL CHECK (height > 0),
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The categories that somebody put a product into.
CREATE TABLE product_categories (
    product INTEGER NOT NULL REFERENCES products (number),
    category INTEGER NOT NULL REFERENCES categories (number),
    PRIMARY KEY (product, category)
) STRICT, WITHOUT ROWID;
CREATE INDEX product_categories_category ON product_categories (category, product);

-- Active products under each of their categories, under all above them, and under 0, the whole shop: with the keys
-- that lists are sorted by, so that every list is a range of one index.
CREATE TABLE listings (
    product INTEGER NOT NULL REFERENCES products (number),
    category INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    popularity INTEGER NOT NULL,
    price INTEGER NOT NULL,
    rating INTEGER NOT NULL,
    on_sale INTEGER NOT NULL CHECK (on_sale IN (0, 1)),
    PRIMARY KEY (product, category)
) STRICT, WITHOUT ROWID;
CREATE INDEX listings_created_at ON listings (category, created_at, product);
CREATE INDEX listings_popularity ON listings (category, popularity, product);
CREATE INDEX listings_price ON listings (category, price, product);
CREATE INDEX listings_rating ON listings (category, rating, product);
CREATE INDEX listings_sale_created_at ON listings (category, created_at, product) WHERE on_sale = 1;
CREATE INDEX listings_sale_popularity ON listings (category, popularity, product) WHERE on_sale = 1;
CREATE INDEX listings_sale_price ON listings (category, price, product) WHERE on_sale = 1;
CREATE INDEX listings_sale_rating ON listings (category, rating, product) WHERE on_sale = 1;

CREATE TRIGGER listings_count_more AFTER INSERT ON listings
BEGIN
    UPDATE categories SET product_count = product_count + 1 WHERE number = new.category;
END;
CREATE TRIGGER listings_count_less AFTER DELETE ON listings
BEGIN
    UPDATE categories SET product_count = product_count - 1 WHERE number = old.category;
END;

-- Addresses that products and categories once had.
CREATE TABLE old_slugs (
    kind TEXT NOT NULL CHECK (kind IN ('product', 'category')),
    slug TEXT NOT NULL,
    -- The product's or category's; of a category that is gone, too.
    number INTEGER NOT NULL,
    PRIMARY KEY (kind, slug)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER products_renamed AFTER UPDATE OF slug ON products WHEN old.slug <> new.slug
BEGIN
    INSERT INTO old_slugs (kind, slug, number) VALUES ('product', old.slug, old.number)
        ON CONFLICT DO UPDATE SET number = excluded.number;
END;
CREATE TRIGGER categories_renamed AFTER UPDATE OF slug ON categories WHEN old.slug <> new.slug
BEGIN
    INSERT INTO old_slugs (kind, slug, number) VALUES ('category', old.slug, old.number)
        ON CONFLICT DO UPDATE SET number = excluded.number;
END;
CREATE TRIGGER categories_removed AFTER DELETE ON categories
BEGIN
    INSERT INTO old_slugs (kind, slug, number) VALUES ('category', old.slug, old.number)
        ON CONFLICT DO UPDATE SET number = excluded.number;
END;

-- Products whose categories were renamed or moved: their listings and search are still to follow.
CREATE TABLE stale_products (number INTEGER PRIMARY KEY) STRICT;
