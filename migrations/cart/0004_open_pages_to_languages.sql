-- Which languages there are is said in one place, which is not here. The language is part of the key, so the table is
-- made anew; nothing refers to it.
CREATE TABLE pages_in_languages (
    slug TEXT NOT NULL,
    locale TEXT NOT NULL CHECK (length(locale) BETWEEN 2 AND 12),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    updated_at INTEGER NOT NULL CHECK (updated_at >= 0),
    PRIMARY KEY (slug, locale)
) STRICT, WITHOUT ROWID;
INSERT INTO pages_in_languages SELECT slug, locale, title, body, updated_at FROM pages;
DROP TABLE pages;
ALTER TABLE pages_in_languages RENAME TO pages;

-- An imprint that nobody has written yet says what the settings say.
UPDATE pages SET body = 'Dies ist ein Vorführshop: Hier wird nichts verkauft und nichts verschickt.

## Wer ihn betreibt

{postal_address}

## So erreichst du uns

Schreib an {contact_email}. An Werktagen antworten wir innerhalb eines Tages.'
WHERE slug = 'imprint' AND locale = 'de' AND updated_at = 0;
UPDATE pages SET body = 'This is a demonstration shop: nothing is sold and nothing is sent.

## Who runs it

{postal_address}

## How to reach us

Write to {contact_email}. We answer on working days within one day.'
WHERE slug = 'imprint' AND locale = 'en' AND updated_at = 0;
