//! Words that mails about orders have in common.

use kernel::{CountryCode, Locale};

/// The labels of an order.
pub struct Words {
    pub number: &'static str,
    pub subtotal: &'static str,
    pub discount: &'static str,
    pub shipping: &'static str,
    pub tax: &'static str,
    pub tax_included: &'static str,
    pub total: &'static str,
    pub to: &'static str,
    pub button: &'static str,
    pub tracking: &'static str,
    pub reason: &'static str,
    pub instructions: &'static str,
    pub footer: &'static str,
}

/// In English.
pub const ENGLISH: Words = Words {
    number: "Order",
    subtotal: "Subtotal",
    discount: "Discount",
    shipping: "Shipping",
    tax: "plus VAT",
    tax_included: "including VAT",
    total: "Total",
    to: "Delivery address",
    button: "See your order",
    tracking: "Tracking",
    reason: "Reason",
    instructions: "How to send it back",
    footer: "You get this email because you ordered at ShopSphere. Just reply if something is not right.",
};

/// In German.
pub const GERMAN: Words = Words {
    number: "Bestellung",
    subtotal: "Zwischensumme",
    discount: "Rabatt",
    shipping: "Versand",
    tax: "zzgl. MwSt.",
    tax_included: "inkl. MwSt.",
    total: "Gesamtsumme",
    to: "Lieferadresse",
    button: "Bestellung ansehen",
    tracking: "Sendungsnummer",
    reason: "Grund",
    instructions: "So schickst du es zurück",
    footer: "Du bekommst diese Mail, weil du bei ShopSphere bestellt hast. Antworte einfach, wenn etwas nicht stimmt.",
};

/// A country's name as addresses have it; its code where a name is not known.
pub fn country(locale: Locale, code: CountryCode) -> String {
    let code = code.to_string();
    let (english, german) = match code.as_str() {
        "AT" => ("Austria", "Österreich"),
        "BE" => ("Belgium", "Belgien"),
        "CH" => ("Switzerland", "Schweiz"),
        "CZ" => ("Czechia", "Tschechien"),
        "DE" => ("Germany", "Deutschland"),
        "DK" => ("Denmark", "Dänemark"),
        "ES" => ("Spain", "Spanien"),
        "FR" => ("France", "Frankreich"),
        "GB" => ("United Kingdom", "Vereinigtes Königreich"),
        "IT" => ("Italy", "Italien"),
        "LI" => ("Liechtenstein", "Liechtenstein"),
        "LU" => ("Luxembourg", "Luxemburg"),
        "NL" => ("Netherlands", "Niederlande"),
        "PL" => ("Poland", "Polen"),
        "SE" => ("Sweden", "Schweden"),
        "US" => ("United States", "Vereinigte Staaten"),
        _ => return code,
    };
    match locale {
        Locale::En => english.to_owned(),
        Locale::De => german.to_owned(),
    }
}
