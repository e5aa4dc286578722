-- The newest version of each product that was heard of, so that an old event cannot bring back what was taken out.
CREATE TABLE product_versions (
    product_id TEXT PRIMARY KEY,
    -- An event that is not newer sets 0 and fails.
    version INTEGER NOT NULL CHECK (version >= 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE categories (
    number INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    -- In other languages than the default, with spaces between them.
    other_names TEXT NOT NULL
) STRICT;

-- What can be found. The number falls with popularity: the full-text index returns rows by number, so that the first
-- of many are the most popular, whatever else is asked.
CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    product_id TEXT NOT NULL UNIQUE,
    summary TEXT NOT NULL CHECK (json_valid(summary)),
    price INTEGER NOT NULL CHECK (price >= 0),
    -- Hundredths of a star.
    rating INTEGER NOT NULL CHECK (rating BETWEEN 0 AND 500),
    in_stock INTEGER NOT NULL CHECK (in_stock IN (0, 1)),
    created_at INTEGER NOT NULL,
    -- The texts of the index below.
    title TEXT NOT NULL,
    brand TEXT,
    category_names TEXT NOT NULL,
    attributes TEXT NOT NULL,
    skus TEXT NOT NULL,
    description TEXT NOT NULL,
    -- One word a filter that the product passes.
    tags TEXT NOT NULL
) STRICT;
CREATE INDEX documents_created_at ON documents (created_at, number);
CREATE INDEX documents_price ON documents (price, number);
CREATE INDEX documents_rating ON documents (rating, number);

CREATE TABLE document_categories (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    category INTEGER NOT NULL REFERENCES categories (number),
    PRIMARY KEY (document, category)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_categories_category ON document_categories (category, document);

CREATE TABLE document_skus (
    sku TEXT PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX document_skus_document ON document_skus (document);

-- What options and attributes are: ('colour', 'Navy').
CREATE TABLE attribute_values (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (name, value)
) STRICT;
CREATE TABLE document_values (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    value INTEGER NOT NULL REFERENCES attribute_values (number),
    PRIMARY KEY (document, value)
) STRICT, WITHOUT ROWID;

-- Each word under itself and under itself without any one letter, to find what a mistyped one is near to. A word stays
-- when its last product leaves: what no product has is not offered.
CREATE TABLE words (
    fragment TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (fragment, word)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE documents_text USING fts5 (
    title, brand, category_names, attributes, skus, description, tags,
    content = 'documents', content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '2 3 4'
);

CREATE TRIGGER documents_text_add AFTER INSERT ON documents
BEGIN
    INSERT INTO documents_text (rowid, title, brand, category_names, attributes, skus, description, tags)
    VALUES (new.number, new.title, new.brand, new.category_names, new.attributes, new.skus, new.description, new.tags);
END;
CREATE TRIGGER documents_text_remove AFTER DELETE ON documents
BEGIN
    INSERT INTO documents_text (documents_text, rowid, title, brand, category_names, attributes, skus, description, tags)
    VALUES ('delete', old.number, old.title, old.brand, old.category_names, old.attributes, old.skus,
        old.description, old.tags);
END;

-- What to offer while somebody types, with the number of products behind it.
CREATE TABLE suggestions (
    phrase TEXT PRIMARY KEY,
    products INTEGER NOT NULL CHECK (products >= 0)
) STRICT, WITHOUT ROWID;
CREATE TABLE document_phrases (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    phrase TEXT NOT NULL,
    PRIMARY KEY (document, phrase)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER suggestions_add AFTER INSERT ON document_phrases
BEGIN
    INSERT INTO suggestions (phrase, products) VALUES (new.phrase, 1)
    ON CONFLICT (phrase) DO UPDATE SET products = products + 1;
END;
CREATE TRIGGER suggestions_remove AFTER DELETE ON document_phrases
BEGIN
    UPDATE suggestions SET products = products - 1 WHERE phrase = old.phrase;
    DELETE FROM suggestions WHERE phrase = old.phrase AND products = 0;
END;
