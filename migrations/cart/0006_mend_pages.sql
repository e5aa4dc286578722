-- Pages that nobody has written anew say it in better words, and everything by one name.
UPDATE pages SET body = replace(replace(body,
    'Der Standardversand ist in 2 bis 4 Werktagen da.', 'Der Standardversand kommt in 2–4 Werktagen an.'),
    '## Wo mein Paket ist', '## Wo ist mein Paket?')
WHERE slug = 'delivery' AND locale = 'de' AND updated_at = 0;
UPDATE pages SET body = replace(replace(replace(body,
    'arrives in 2 to 4 working days', 'arrives in 2–4 working days'),
    '## Where my parcel is', '## Where is my parcel?'),
    'e-mail', 'email')
WHERE slug = 'delivery' AND locale = 'en' AND updated_at = 0;
UPDATE pages SET body = replace(body, 'kostenlos ein Etikett', 'kostenlos ein Rücksendeetikett')
WHERE slug = 'returns' AND locale = 'de' AND updated_at = 0;
UPDATE pages SET body = replace(body, 'We send you a label', 'We send you a return label')
WHERE slug = 'returns' AND locale = 'en' AND updated_at = 0;
UPDATE pages SET body = replace(replace(replace(replace(replace(body,
    'deine Anschriften', 'deine Adressen'),
    'als Prüfwert, den', 'als Hash, den'),
    'Keines verfolgt dich anderswohin', 'Keines verfolgt dich auf andere Seiten'),
    'keine Beobachtung durch andere', 'kein Tracking durch Dritte'),
    'Du darfst sehen, berichtigen und löschen lassen, was wir über dich wissen.',
    'Du kannst Auskunft über deine Daten verlangen und sie berichtigen oder löschen lassen.')
WHERE slug = 'privacy' AND locale = 'de' AND updated_at = 0;
UPDATE pages SET body = replace(body, 'e-mail', 'email')
WHERE slug = 'privacy' AND locale = 'en' AND updated_at = 0;
-- What a cart does not know without an address, and what becomes of money that was taken when the order was placed.
UPDATE pages SET body = replace(body, 'is shown in the cart and at checkout, before you pay', 'is shown at checkout, before you pay')
WHERE slug = 'delivery' AND locale = 'en' AND updated_at = 0;
UPDATE pages SET body = replace(body, 'stehen im Warenkorb und an der Kasse, bevor', 'stehen an der Kasse, bevor')
WHERE slug = 'delivery' AND locale = 'de' AND updated_at = 0;
UPDATE pages SET body = replace(body, 'What was only authorised is then let go and never taken from your account.', 'You then get back what you have paid, the way you paid it.')
WHERE slug = 'returns' AND locale = 'en' AND updated_at = 0;
UPDATE pages SET body = replace(body, 'Was nur vorgemerkt war, wird dann freigegeben und nie abgebucht.', 'Was du bezahlt hast, bekommst du dann auf demselben Weg zurück.')
WHERE slug = 'returns' AND locale = 'de' AND updated_at = 0;
