store-name = ShopSphere
skip-to-content = Zum Inhalt
other-language = English
to-home = Startseite
see-all = Alle ansehen

## Rahmen
search-label = Produkte suchen
search-button = Suchen
nav-tools = Konto und Warenkorb
nav-account = Konto
nav-sign-in = Anmelden
nav-cart = Warenkorb
nav-categories = Kategorien
nav-breadcrumbs = Du bist hier
nav-help = Hilfe
nav-track = Bestellung verfolgen
footer-claim = Gute Dinge für jeden Tag, geliefert in 2–4 Werktagen.
cart-count = { $count ->
    [one] 1 Artikel im Warenkorb
   *[other] { $count } Artikel im Warenkorb
}

## Startseite
home-title = Gute Dinge für jeden Tag
home-heading = Gute Dinge für jeden Tag
home-intro = Kleidung, Dinge fürs Zuhause und alles dazwischen, ausgesucht, um lange zu halten.
home-description = Kleidung, Wohnen, Küche, Sport und mehr. Geliefert in 2–4 Werktagen, Rückgabe innerhalb von 30 Tagen.
shelf-newest = Neu
shelf-popular = Beliebt
shelf-sale = Im Angebot

## Listen und Suche
search-all = Alle Produkte
search-title = Ergebnisse für „{ $query }“
category-description = { $category } bei ShopSphere: geliefert in 2–4 Werktagen, Rückgabe innerhalb von 30 Tagen.
found = { $count ->
    [0] Keine Produkte
    [one] 1 Produkt
   *[other] { $count } Produkte
}
found-more = Mehr als { $count } Produkte
nothing-found = Nichts passt. Versuche es mit weniger Filtern oder einem anderen Wort.
results = Ergebnisse
filters = Filter
sort = Sortieren nach
sort-relevance = Beste Treffer
sort-popular = Beliebteste
sort-newest = Neueste
sort-price-asc = Preis aufsteigend
sort-price-desc = Preis absteigend
sort-rating = Beste Bewertung
filter-category = Kategorie
filter-brand = Marke
filter-price = Preis
filter-in-stock = Nur vorrätige
price-min = Von
price-max = Bis
apply-filters = Ergebnisse zeigen
remove-filter = Filter entfernen: { $filter }
pages = Seiten
page-previous = Vorige Seite
page-next = Nächste Seite
suggestion-category = Kategorie
suggestion-product = Produkt

## Produkt
price-from = ab { $price }
price-before = Vorher
price-now = Jetzt
rating = { $average } von 5 Sternen, bewertet von { $count ->
    [one] 1 Person
   *[other] { $count } Personen
}
stock-low = Nur noch wenige da
stock-out = Ausverkauft
sold-out = Ausverkauft
variant-sold-out = { $variant } (ausverkauft)
tax-included = inkl. MwSt., zzgl. Versand
quantity = Menge
quantity-of = Menge von { $title }
add-to-cart = In den Warenkorb
added-to-cart = Liegt im Warenkorb.
delivery-fact = Geliefert in 2–4 Werktagen
return-fact = Rückgabe innerhalb von 30 Tagen
about-product = Über dieses Produkt

## Warenkorb
cart-title = Dein Warenkorb
back-to-product = Zurück zum Produkt
cart-empty = Dein Warenkorb ist leer.
summary = Zusammenfassung
update = Ändern
remove = Entfernen
remove-line = { $title } entfernen
remove-coupon = Gutschein { $code } entfernen
coupon = Gutscheincode
apply = Einlösen
to-checkout = Zur Kasse
warning-price-changed = Der Preis hat sich geändert, seit du das ausgesucht hast.
warning-unavailable = Nicht mehr erhältlich. Bitte entfernen.
sum-subtotal = Zwischensumme
sum-discount = Rabatt
sum-shipping = Versand
shipping-at-checkout = an der Kasse
sum-total-without-shipping = Summe ohne Versand
sum-total = Gesamtsumme
sum-tax-included = inkl. MwSt.
sum-tax = zzgl. MwSt.

## Kasse
checkout-title = Kasse
section-contact = Kontakt
section-address = Lieferadresse
section-shipping = Versand
section-payment = Zahlung
errors-heading = Bitte prüfe diese Felder:
email = Mailadresse
name = Name
address-line1 = Straße und Hausnummer
address-line2 = Zusatz (optional)
postal-code = Postleitzahl
city = Ort
country = Land
phone = Telefon (optional)
label-email = deine Mailadresse
label-name = deinen Namen
label-line1 = Straße und Hausnummer
label-line2 = den Zusatz
label-postal-code = die Postleitzahl
label-city = den Ort
label-country = das Land
label-phone = die Telefonnummer
label-password = das Passwort
error-empty = Bitte gib { $field } ein.
error-too-long = Bitte kürze { $field }.
error-password = Bitte wähle ein Passwort mit mindestens 8 Zeichen.
error-invalid = Bitte prüfe { $field }.
country-de = Deutschland
country-at = Österreich
country-ch = Schweiz
test-cards = Das ist ein lokaler Shop: Wähle, was die Testkarte tut. Es fließt kein Geld.
card-ok = Karte, die funktioniert
card-declined = Karte, die abgelehnt wird
card-3ds = Karte, die eine Bestätigung verlangt (3-D Secure)
card-slow = Karte, die einen Moment braucht
card-error = Zahlungsanbieter ist nicht erreichbar
no-payment = In diesem Shop ist noch keine Zahlungsart eingerichtet.
shipping-standard = Standardversand
shipping-standard-estimate = 2–4 Werktage
shipping-express = Expressversand
shipping-express-estimate = am nächsten Werktag
update-total = Neue Summe zeigen
buy-now = Zahlungspflichtig bestellen
buy-now-note = Bezahlt wird, wenn die Bestellung aufgegeben ist.

## Bestellungen
order-title = Bestellung { $number }
order-waiting-title = Deine Zahlung wird bestätigt
order-number = Bestellnummer
order-date = Datum
order-status = Status
orders = Bestellungen
no-orders = Du hast noch nichts bestellt.
items = Artikel
progress = Verlauf
delivery-address = Lieferadresse
mail-sent-to = Neuigkeiten zu dieser Bestellung schicken wir an { $email }.
status-pending-payment = Wir warten auf deine Zahlung.
status-placed = Danke. Deine Bestellung wird gepackt.
status-partially-fulfilled = Ein Teil deiner Bestellung ist unterwegs.
status-fulfilled = Deine Bestellung ist unterwegs.
status-delivered = Zugestellt.
status-cancelled = Diese Bestellung wurde storniert.
status-refunded = Diese Bestellung wurde erstattet.
short-status-pending-payment = Wartet auf Zahlung
short-status-placed = In Vorbereitung
short-status-partially-fulfilled = Teilweise unterwegs
short-status-fulfilled = Unterwegs
short-status-delivered = Zugestellt
short-status-cancelled = Storniert
short-status-refunded = Erstattet
payment-pending = Zahlung: ausstehend
payment-paid = Zahlung: erhalten
payment-partially-refunded = Zahlung: teilweise erstattet
payment-refunded = Zahlung: erstattet
payment-voided = Zahlung: nicht eingezogen
payment-failed = Zahlung: fehlgeschlagen
event-created = Bestellung eingegangen
event-placed = Bestellung aufgegeben
event-payment-authorized = Zahlung autorisiert
event-payment-captured = Zahlung erhalten
event-payment-failed = Zahlung fehlgeschlagen
event-payment-voided = Zahlung aufgehoben
event-payment-refunded = Zahlung erstattet
event-payment-requires-action = Wartet auf deine Bestätigung
event-shipped = Versendet
event-payment-pending = Wartet auf die Zahlung
event-payment-partially-refunded = Zahlung teilweise erstattet
event-delivered = Zugestellt
event-cancelled = Storniert
track-title = Bestellung verfolgen
track-intro = Die Bestellnummer steht in deiner Bestätigungsmail.
track-button = Bestellung finden
track-not-found = Es gibt keine Bestellung mit dieser Nummer und Mailadresse.

## Konto
sign-in-title = Anmelden
sign-in-button = Anmelden
sign-out = Abmelden
password = Passwort
new-password = Neues Passwort
password-hint = Mindestens 8 Zeichen
forgot-link = Passwort vergessen?
no-account = Neu hier?
register-link = Konto anlegen
register-title = Konto anlegen
register-button = Konto anlegen
have-account = Hast du schon ein Konto?
account-title = Dein Konto
profile = Profil
verify-reminder = Bitte bestätige deine Mailadresse über den Link, den wir dir geschickt haben.
verify-title = Mailadresse
verified = Danke, deine Mailadresse ist bestätigt.
addresses = Adressen
add-address = Adresse hinzufügen
default-address = Standardadresse
save = Speichern
forgot-title = Neues Passwort festlegen
forgot-button = Link senden
forgot-sent = Wenn es ein Konto mit dieser Adresse gibt, ist eine Mail mit einem Link unterwegs.
reset-title = Neues Passwort festlegen
password-changed = Dein Passwort ist geändert. Bitte melde dich an.
reset-button = Passwort speichern

## Wenn etwas nicht stimmt
not-found-title = Hier ist nichts
not-found-words = Die Seite ist umgezogen oder der Link ist alt. Die Suche oben findet, was wir haben.
error-title = Etwas ist schiefgegangen
error-words = Das liegt an uns, nicht an dir. Bitte versuche es gleich noch einmal.
refused-title = Das hat nicht geklappt
request-id = Referenz:
problem-only-left = Es sind nur noch { $available } da. Bitte wähle eine kleinere Menge.
problem-out-of-stock = Etwas in deinem Warenkorb ist gerade ausverkauft. Bitte prüfe ihn; du hast nichts bezahlt.
problem-declined = Deine Bank hat die Zahlung abgelehnt. Du hast nichts bezahlt: Bitte versuche eine andere Karte.
problem-payment-unavailable = Der Zahlungsanbieter ist gerade nicht erreichbar. Du hast nichts bezahlt; bitte versuche es gleich noch einmal.
problem-shipping-changed = Du hast einen anderen Versand gewählt. Bitte sieh dir die neue Summe an und bestelle dann noch einmal.
problem-price-changed = Ein Preis hat sich geändert. Bitte sieh dir die neue Summe an, bevor du bestellst.
problem-coupon = Dieser Gutschein gilt nicht für diesen Warenkorb.
problem-coupon-unknown = Diesen Gutschein gibt es nicht. Bitte prüfe den Code.
problem-coupon-used = Dieser Gutschein wurde gerade aufgebraucht, wir haben ihn entfernt. Bitte sieh dir die neue Summe an.
problem-in-progress = Deine Bestellung wird gerade aufgegeben. Warte einen Moment und sieh dann in deinen Warenkorb.
problem-requirements = Etwas fehlt noch. Bitte prüfe das Formular und deinen Warenkorb.
problem-cart-full = Dein Warenkorb ist voll. Entferne zuerst etwas.
problem-credentials = Die Mailadresse oder das Passwort ist falsch.
problem-email-taken = Es gibt schon ein Konto mit dieser Mailadresse. Möchtest du dich anmelden?
problem-token = Dieser Link ist abgelaufen oder wurde schon benutzt.
problem-rate-limited = Das war zu oft. Bitte warte einen Moment und versuche es noch einmal.
problem-too-late = Dafür ist es zu spät: Die Bestellung ist schon weiter.
problem-cross-origin = Dieses Formular kam von einer anderen Seite. Öffne den Shop und versuche es noch einmal.
problem-invalid = Etwas im Formular stimmt nicht. Bitte prüfe es.

## Rahmen des Shops, Listen und Seiten für Suchmaschinen
og-locale = de_DE
nav-menu = Menü
nav-delivery = Lieferung
nav-returns = Rückgabe
nav-contact = Kontakt
nav-privacy = Datenschutz
nav-imprint = Impressum
footer-shop = Sortiment
footer-account = Konto und Rechtliches
departments = Abteilungen
hero-shop = Beliebtes entdecken
hero-sale = Zu den Angeboten
see-all-of = Alle ansehen: { $shelf }
shelf-seen = Zuletzt angesehen
sale-title = Im Angebot
sale-description = Alles bei ShopSphere, was gerade weniger kostet als vorher: Kleidung, Wohnen, Küche, Sport und mehr. Rückgabe innerhalb von 30 Tagen.
filter-rating = Bewertung
rating-any = Alle
rating-at-least = Ab { $stars } Sternen
clear-filters = Alle Filter entfernen
chip-price-between = Preis { $from }–{ $to }
chip-price-from = Preis ab { $from }
chip-price-to = Preis bis { $to }
more-values = { $count } weitere zeigen
sort-button = Sortieren
corrected = Ergebnisse für „{ $corrected }“; für „{ $query }“ gab es nichts.
nothing-found-title = Nichts gefunden
nothing-found-query = Für „{ $query }“ haben wir nichts gefunden. Prüfe die Schreibweise, versuche ein allgemeineres Wort oder sieh dich um:

## Produktseite
gallery = Bilder
picture-number = Bild { $number }: { $title }
choose = Diese Auswahl zeigen
choice-sold-out = { $value }, ausverkauft
choice-unavailable = Diese Kombination gibt es nicht. Bitte wähle eine andere.
payment-fact = Sicher bezahlen, und erst wenn du bestellst
details = Einzelheiten
related-heading = Das könnte dir auch gefallen
reviews-jump = { $count ->
    [one] 1 Bewertung
   *[other] { $count } Bewertungen
}
gone-title = Nicht mehr im Sortiment
gone-words = Das verkaufen wir nicht mehr. Suche oben oder sieh dir an, was ihm ähnlich ist.
name-size = Größe
name-colour = Farbe
name-color = Farbe
name-material = Material
name-weight = Gewicht
name-care = Pflege
name-warranty = Garantie
name-made-in = Hergestellt in
name-length = Länge
name-width = Breite
name-height = Höhe
name-volume = Inhalt
name-capacity = Fassungsvermögen
name-power = Leistung
name-pages = Seiten
name-dimensions = Maße
name-scent = Duft
name-sole = Sohle
name-fit = Passform
name-age = Alter
colour-black = Schwarz
colour-grey = Grau
colour-white = Weiß
colour-cream = Creme
colour-sand = Sand
colour-brown = Braun
colour-rust = Rost
colour-red = Rot
colour-orange = Orange
colour-mustard = Senf
colour-olive = Oliv
colour-sage = Salbei
colour-forest = Waldgrün
colour-teal = Petrol
colour-sky = Himmelblau
colour-navy = Marineblau
colour-indigo = Indigo
colour-lilac = Flieder
colour-plum = Pflaume
colour-rose = Rosé
