-- Pages that nobody has written anew, in better German.
UPDATE pages SET body = replace(replace(replace(body,
    'so lange das Gesetz es verlangt', 'solange das Gesetz es verlangt'),
    'Keines verfolgt dich auf andere Seiten', 'Keines folgt dir auf andere Seiten'),
    'Jede Datei dieses Shops kommt von diesem Shop', 'Alle Dateien kommen von unserem eigenen Server')
WHERE slug = 'privacy' AND locale = 'de' AND updated_at = 0;
UPDATE pages SET body = replace(replace(body,
    'auf dem Weg, auf dem du bezahlt hast', 'auf deinem Zahlungsweg'),
    'lässt sich auf ihrer eigenen Seite stornieren', 'kannst du auf der Seite der Bestellung stornieren')
WHERE slug = 'returns' AND locale = 'de' AND updated_at = 0;
UPDATE pages SET body = replace(body, 'Der Standardversand kommt in 2–4 Werktagen an.', 'Mit Standardversand ist dein Paket in 2–4 Werktagen da.')
WHERE slug = 'delivery' AND locale = 'de' AND updated_at = 0;
