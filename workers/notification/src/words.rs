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
    pub bill_to: &'static str,
    pub button: &'static str,
    pub tracking: &'static str,
    pub reason: &'static str,
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
    bill_to: "Billing address",
    button: "See your order",
    tracking: "Tracking",
    reason: "Reason",
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
    bill_to: "Rechnungsadresse",
    button: "Bestellung ansehen",
    tracking: "Sendungsnummer",
    reason: "Grund",
    footer: "Du bekommst diese Mail, weil du bei ShopSphere bestellt hast. Antworte einfach, wenn etwas nicht stimmt.",
};

/// A country's name as addresses have it; its code where a name is not known.
pub fn country(locale: Locale, code: CountryCode) -> String {
    let code = code.to_string();
    let (english, german) = match code.as_str() {
        "AE" => ("United Arab Emirates", "Vereinigte Arabische Emirate"),
        "AT" => ("Austria", "Österreich"),
        "AU" => ("Australia", "Australien"),
        "BE" => ("Belgium", "Belgien"),
        "BR" => ("Brazil", "Brasilien"),
        "CA" => ("Canada", "Kanada"),
        "CH" => ("Switzerland", "Schweiz"),
        "CZ" => ("Czechia", "Tschechien"),
        "DE" => ("Germany", "Deutschland"),
        "DK" => ("Denmark", "Dänemark"),
        "EE" => ("Estonia", "Estland"),
        "ES" => ("Spain", "Spanien"),
        "FI" => ("Finland", "Finnland"),
        "FR" => ("France", "Frankreich"),
        "GB" => ("United Kingdom", "Vereinigtes Königreich"),
        "GR" => ("Greece", "Griechenland"),
        "HK" => ("Hong Kong", "Hongkong"),
        "HU" => ("Hungary", "Ungarn"),
        "IE" => ("Ireland", "Irland"),
        "IT" => ("Italy", "Italien"),
        "JP" => ("Japan", "Japan"),
        "LI" => ("Liechtenstein", "Liechtenstein"),
        "LT" => ("Lithuania", "Litauen"),
        "LU" => ("Luxembourg", "Luxemburg"),
        "LV" => ("Latvia", "Lettland"),
        "MC" => ("Monaco", "Monaco"),
        "NL" => ("Netherlands", "Niederlande"),
        "NO" => ("Norway", "Norwegen"),
        "NZ" => ("New Zealand", "Neuseeland"),
        "PL" => ("Poland", "Polen"),
        "PT" => ("Portugal", "Portugal"),
        "QA" => ("Qatar", "Katar"),
        "RO" => ("Romania", "Rumänien"),
        "SE" => ("Sweden", "Schweden"),
        "SG" => ("Singapore", "Singapur"),
        "SI" => ("Slovenia", "Slowenien"),
        "SK" => ("Slovakia", "Slowakei"),
        "US" => ("United States", "Vereinigte Staaten"),
        _ => return code,
    };
    match locale {
        Locale::En => english.to_owned(),
        Locale::De => german.to_owned(),
    }
}
