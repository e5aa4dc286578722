-- What costs less than before has a tag of its own. The index holds its own copy of the words, so what changes is taken
-- out of it with its old words and put in again with its new ones.
INSERT INTO documents_text (documents_text, rowid, title, brand, category_names, attributes, skus, description, tags)
SELECT 'delete', number, title, brand, category_names, attributes, skus, description, tags FROM documents
WHERE summary ->> 'compare_at_price' IS NOT NULL;
UPDATE documents SET tags = tags || ' o' WHERE summary ->> 'compare_at_price' IS NOT NULL;
INSERT INTO documents_text (rowid, title, brand, category_names, attributes, skus, description, tags)
SELECT number, title, brand, category_names, attributes, skus, description, tags FROM documents
WHERE summary ->> 'compare_at_price' IS NOT NULL;
