-- What is offered while somebody types is in the language of their page. What there is was in the default one.
DROP TRIGGER suggestions_add;
DROP TRIGGER suggestions_remove;
ALTER TABLE suggestions RENAME TO old_suggestions;
ALTER TABLE document_phrases RENAME TO old_document_phrases;
CREATE TABLE suggestions (
    locale TEXT NOT NULL,
    phrase TEXT NOT NULL,
    products INTEGER NOT NULL CHECK (products >= 0),
    PRIMARY KEY (locale, phrase)
) STRICT, WITHOUT ROWID;
CREATE TABLE document_phrases (
    document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
    locale TEXT NOT NULL,
    phrase TEXT NOT NULL,
    PRIMARY KEY (document, locale, phrase)
) STRICT, WITHOUT ROWID;
INSERT INTO suggestions SELECT 'en', phrase, products FROM old_suggestions;
INSERT INTO document_phrases SELECT document, 'en', phrase FROM old_document_phrases;
DROP TABLE old_suggestions;
DROP TABLE old_document_phrases;
CREATE TRIGGER suggestions_add AFTER INSERT ON document_phrases
BEGIN
    INSERT INTO suggestions (locale, phrase, products) VALUES (new.locale, new.phrase, 1)
    ON CONFLICT (locale, phrase) DO UPDATE SET products = products + 1;
END;
CREATE TRIGGER suggestions_remove AFTER DELETE ON document_phrases
BEGIN
    UPDATE suggestions SET products = products - 1 WHERE locale = old.locale AND phrase = old.phrase;
    DELETE FROM suggestions WHERE locale = old.locale AND phrase = old.phrase AND products = 0;
END;
