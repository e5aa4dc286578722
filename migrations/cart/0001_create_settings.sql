-- What the shop is: one store, the countries it ships to, and how parcels get there.
CREATE TABLE store (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    name TEXT NOT NULL,
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    tax_included INTEGER NOT NULL CHECK (tax_included IN (0, 1)),
    contact_email TEXT NOT NULL,
    postal_address TEXT NOT NULL
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
    -- In other languages: {"de": "Standardversand"}.
    names TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(names)),
    price INTEGER NOT NULL CHECK (price >= 0),
    estimate TEXT,
    estimates TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(estimates)),
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE shipping_method_countries (
    method_id TEXT NOT NULL REFERENCES shipping_methods (id),
    country TEXT NOT NULL REFERENCES countries (code),
    PRIMARY KEY (method_id, country)
) STRICT, WITHOUT ROWID;

-- The shop's own words; see `ContentPage` for the form of a body.
CREATE TABLE pages (
    slug TEXT NOT NULL,
    locale TEXT NOT NULL CHECK (locale IN ('en', 'de')),
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    updated_at INTEGER NOT NULL CHECK (updated_at >= 0),
    PRIMARY KEY (slug, locale)
) STRICT, WITHOUT ROWID;

INSERT INTO store (one, name, currency, tax_included, contact_email, postal_address) VALUES
    (1, 'ShopSphere', 'EUR', 1, 'hello@shopsphere.test', 'ShopSphere' || char(10) || 'Musterstraße 1' || char(10) || '10115 Berlin');
INSERT INTO countries (code, tax_rate) VALUES ('DE', 1900), ('AT', 2000), ('CH', 810);
INSERT INTO shipping_methods (id, name, names, price, estimate, estimates) VALUES
    ('standard', 'Standard delivery', '{"de": "Standardversand"}', 490, '2–4 working days', '{"de": "2–4 Werktage"}'),
    ('express', 'Express delivery', '{"de": "Expressversand"}', 1290, 'next working day', '{"de": "am nächsten Werktag"}');
INSERT INTO shipping_method_countries (method_id, country)
SELECT shipping_methods.id, countries.code FROM shipping_methods CROSS JOIN countries;

INSERT INTO pages (slug, locale, title, body, updated_at) VALUES
    ('returns', 'de', 'Rückgabe', 'Was dir nicht gefällt, kannst du innerhalb von 30 Tagen nach Erhalt unbenutzt und in der Verpackung zurückschicken.

## So geht es

- Schreib uns mit deiner Bestellnummer; die Adresse steht im [Impressum](/pages/imprint).
- Wir schicken dir kostenlos ein Etikett.
- Sobald das Paket wieder bei uns ist, erstatten wir den Betrag auf dem Weg, auf dem du bezahlt hast.

## Bevor ein Paket uns verlässt

Eine Bestellung, die noch nicht verschickt ist, lässt sich auf ihrer eigenen Seite stornieren. Was nur vorgemerkt war, wird dann freigegeben und nie abgebucht.', 0),
    ('delivery', 'en', 'Delivery', 'We deliver to Germany, Austria and Switzerland.

## How long it takes

- Standard delivery arrives in 2 to 4 working days.
- Express delivery arrives on the next working day if you order before noon.

## What it costs

What a delivery costs is shown in the cart and at checkout, before you pay. Nothing is added after that.

## Where my parcel is

As soon as a parcel leaves us, you get an e-mail with its tracking number. You can also [follow your order](/orders/track) at any time with its number and your e-mail address.', 0),
    ('returns', 'en', 'Returns', 'You may send back whatever you do not like within 30 days of receiving it, unused and in its packaging.

## How it works

- Write to us with your order number; the address is in the [imprint](/pages/imprint).
- We send you a label, free of charge.
- As soon as the parcel is back, we return your money the way you paid.

## Before a parcel leaves us

An order that has not been sent yet can be cancelled on its own page. What was only authorised is then let go and never taken from your account.', 0),
    ('imprint', 'de', 'Impressum', 'Dies ist ein Vorführshop: Hier wird nichts verkauft und nichts verschickt.

## Wer ihn betreibt

ShopSphere
Musterstraße 1
10115 Berlin
Deutschland

## So erreichst du uns

Schreib an hello@shopsphere.test. An Werktagen antworten wir innerhalb eines Tages.', 0),
    ('imprint', 'en', 'Imprint', 'This is a demonstration shop: nothing is sold and nothing is sent.

## Who runs it

ShopSphere
Musterstraße 1
10115 Berlin
Germany

## How to reach us

Write to hello@shopsphere.test. We answer on working days within one day.', 0),
    ('privacy', 'de', 'Datenschutz', 'Wir speichern, was wir für deine Bestellung brauchen, und sonst nichts.

## Was wir speichern

- Deinen Namen, deine Anschriften und deine E-Mail-Adresse, um zu liefern und dir zu sagen, wo dein Paket ist.
- Deine Bestellungen, so lange das Gesetz es verlangt.
- Wenn du ein Konto hast: dein Passwort, als Prüfwert, den niemand lesen kann.

## Cookies

- Eines merkt sich 30 Tage lang deinen Warenkorb.
- Eines hält dich angemeldet.
- Eines merkt sich die zuletzt angesehenen Produkte, nur in deinem Browser.

Keines verfolgt dich anderswohin. Es gibt keine Werbung und keine Beobachtung durch andere: Jede Datei dieses Shops kommt von diesem Shop.

## Deine Rechte

Du darfst sehen, berichtigen und löschen lassen, was wir über dich wissen. Schreib an die Adresse im [Impressum](/pages/imprint).', 0),
    ('delivery', 'de', 'Lieferung', 'Wir liefern nach Deutschland, Österreich und in die Schweiz.

## Wie lange es dauert

- Der Standardversand ist in 2 bis 4 Werktagen da.
- Der Expressversand kommt am nächsten Werktag, wenn du vor 12 Uhr bestellst.

## Was es kostet

Die Versandkosten stehen im Warenkorb und an der Kasse, bevor du bezahlst. Danach kommt nichts mehr hinzu.

## Wo mein Paket ist

Sobald ein Paket unser Lager verlässt, bekommst du eine E-Mail mit der Sendungsnummer. Mit Bestellnummer und E-Mail-Adresse kannst du [deine Bestellung](/orders/track) auch jederzeit selbst verfolgen.', 0),
    ('privacy', 'en', 'Privacy', 'We keep what we need to deliver your order, and nothing else.

## What we keep

- Your name, your addresses and your e-mail address, to deliver and to tell you where your parcel is.
- Your orders, as long as the law asks for it.
- If you have an account: your password, as a hash that nobody can read.

## Cookies

- One remembers your cart for 30 days.
- One keeps you signed in.
- One remembers the products you looked at last, in your browser only.

None of them follows you elsewhere. There is no advertising and no tracking by others: every file of this shop comes from this shop.

## Your rights

You may see, correct and delete what we know of you. Write to the address in the [imprint](/pages/imprint).', 0);
