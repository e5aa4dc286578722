-- Pages that nobody has written anew: a return is asked for on the order's own page, in the words of its buttons, and
-- whoever is to write to the shop finds its address there and then.
UPDATE pages SET body = replace(body,
    '- Write to us with your order number; the address is in the [imprint](/pages/imprint).',
    '- Open [your order](/orders/track), choose “Return something” and then “Ask for the return”. Or write to {contact_email} with your order number.')
WHERE slug = 'returns' AND locale = 'en' AND updated_at = 0;
UPDATE pages SET body = replace(body,
    '- Schreib uns mit deiner Bestellnummer; die Adresse steht im [Impressum](/pages/imprint).',
    '- Öffne [deine Bestellung](/orders/track), wähle „Etwas zurückgeben“ und dann „Rücksendung anfragen“. Oder schreib mit deiner Bestellnummer an {contact_email}.')
WHERE slug = 'returns' AND locale = 'de' AND updated_at = 0;
UPDATE pages SET body = replace(body,
    'Write to the address in the [imprint](/pages/imprint).', 'Write to {contact_email}.')
WHERE slug = 'privacy' AND locale = 'en' AND updated_at = 0;
UPDATE pages SET body = replace(body,
    'Schreib an die Adresse im [Impressum](/pages/imprint).', 'Schreib an {contact_email}.')
WHERE slug = 'privacy' AND locale = 'de' AND updated_at = 0;
