//! What search engines read of a page: structured data in the words of schema.org.

use crate::site::Visit;
use contract::{
    Rating,
    cart::Settings,
    inventory::StockPolicy,
    product::{Product, Variant},
};
use kernel::Money;
use serde_json::{Value, json};

/// JSON that may stand in a script element: nothing in it can end the element or begin a comment.
pub fn embeddable(data: &Value) -> String {
    data.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// The address under which networks find a picture that they can show: they take no SVG, so a drawn one is asked for
/// in pixels.
pub fn shareable(url: &str) -> String {
    match url.strip_suffix(".svg") {
        Some(name) if url.starts_with("/media/g/") => format!("{name}.png"),
        _ => url.to_owned(),
    }
}

/// The shop itself and its search, for the first page.
pub fn shop(visit: &Visit, name: &str, store: Option<&Settings>, logo: &str) -> Vec<Value> {
    let home = visit.address(visit.texts.locale, "/");
    let search = visit.address(visit.texts.locale, "/search?q={search_term_string}");
    let mut organization = json!({
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": name,
        "url": home,
        "logo": format!("{}{logo}", visit.origin),
    });
    if let (Some(store), Some(members)) = (store, organization.as_object_mut()) {
        let lines: Vec<&str> = store.postal_address.lines().map(str::trim).collect();
        members.insert("email".to_owned(), store.contact_email.clone().into());
        members.insert("address".to_owned(), lines.join(", ").into());
    }
    vec![
        organization,
        json!({
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": name,
            "url": home,
            "inLanguage": visit.texts.locale.tag(),
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": search},
                "query-input": "required name=search_term_string",
            },
        }),
    ]
}

/// Where a page stands in the shop: links and names from the top down, the page itself last.
pub fn breadcrumbs(visit: &Visit, home: String, trail: &[(String, String)]) -> Value {
    let first = (visit.link("/"), home);
    let items = std::iter::once(&first).chain(trail).zip(1..).map(|((href, name), position)| {
        json!({
            "@type": "ListItem",
            "position": position,
            "name": name,
            "item": format!("{}{href}", visit.origin),
        })
    });
    let items: Vec<Value> = items.collect();
    json!({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items})
}

/// A product with what it costs. Ratings only where there are some.
pub fn product(visit: &Visit, product: &Product) -> Value {
    let page = visit.address(visit.texts.locale, &format!("/p/{}", product.slug));
    let images: Vec<String> =
        product.media.iter().map(|image| format!("{}{}", visit.origin, image.url)).collect();
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "Product",
        "name": product.title,
        "description": product.description,
        "url": page,
        "image": images,
        "offers": offers(&page, &product.variants),
    });
    let mut set = |name: &str, value: Value| {
        if let Some(members) = data.as_object_mut() {
            members.insert(name.to_owned(), value);
        }
    };
    if let [only] = product.variants.as_slice() {
        set("sku", only.sku.clone().into());
    }
    if let Some(brand) = &product.brand {
        set("brand", json!({"@type": "Brand", "name": brand}));
    }
    let Rating { average, count } = product.rating;
    if count > 0 {
        set(
            "aggregateRating",
            json!({"@type": "AggregateRating", "ratingValue": format!("{average:.1}"), "reviewCount": count}),
        );
    }
    data
}

fn offers(page: &str, variants: &[Variant]) -> Value {
    let prices = variants.iter().map(|variant| variant.price);
    let (Some(low), Some(high)) =
        (prices.clone().min_by_key(|price| price.amount()), prices.max_by_key(|price| price.amount()))
    else {
        return Value::Null;
    };
    let availability = availability(variants);
    let currency = low.currency().code();
    if low == high {
        return json!({
            "@type": "Offer",
            "price": decimal(low),
            "priceCurrency": currency,
            "availability": availability,
            "url": page,
        });
    }
    json!({
        "@type": "AggregateOffer",
        "lowPrice": decimal(low),
        "highPrice": decimal(high),
        "priceCurrency": currency,
        "offerCount": variants.len(),
        "availability": availability,
        "url": page,
    })
}

/// The best of what the variants say: there, sent later, sold out.
fn availability(variants: &[Variant]) -> &'static str {
    let sold = || variants.iter().filter(|variant| variant.available);
    let ahead = sold().filter_map(|variant| variant.sells_ahead);
    if sold().any(|variant| variant.sells_ahead.is_none()) {
        "https://schema.org/InStock"
    } else {
        match ahead.map(|ahead| ahead.policy).next() {
            Some(StockPolicy::Preorder) => "https://schema.org/PreOrder",
            Some(_) => "https://schema.org/BackOrder",
            None => "https://schema.org/OutOfStock",
        }
    }
}

/// An amount as schema.org wants it: digits and a point.
pub fn decimal(money: Money) -> String {
    let digits = u32::from(money.currency().exponent().unwrap_or(0));
    let unit = 10_u64.pow(digits);
    let minor = money.amount().unsigned_abs();
    if digits == 0 {
        return minor.to_string();
    }
    format!("{}.{:0width$}", minor / unit, minor % unit, width = digits as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_leave_its_script_element() {
        let text = embeddable(&json!({"name": "</script><script>alert(1)</script><!-- &"}));
        assert!(!text.contains(['<', '>', '&']), "{text}");
        let read: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(read["name"], "</script><script>alert(1)</script><!-- &");
    }

    #[test]
    fn an_offer_names_its_currency_by_code() {
        let price = serde_json::json!({"amount": 1999, "currency": "EUR"});
        let variant: Variant = serde_json::from_value(json!({
            "id": "var_01m62a8gr0e00800000000ewj0", "sku": "S", "title": "T", "options": {}, "price": price,
            "available": false, "stock_level": "out",
        }))
        .unwrap();
        let offer = offers("https://shop.example/p/t", &[variant]);
        assert_eq!((offer["priceCurrency"].as_str(), offer["price"].as_str()), (Some("EUR"), Some("19.99")));
        assert_eq!(offer["availability"], "https://schema.org/OutOfStock");
    }

    #[test]
    fn what_is_sent_later_is_no_stock_for_search_engines() {
        let variant = |ahead: Value| -> Variant {
            serde_json::from_value(json!({
                "id": "var_01m62a8gr0e00800000000ewj0", "sku": "S", "title": "T", "options": {},
                "price": {"amount": 1999, "currency": "EUR"}, "available": true, "stock_level": "in_stock",
                "sells_ahead": ahead,
            }))
            .unwrap()
        };
        let (there, later) = (variant(Value::Null), variant(json!({"policy": "preorder"})));
        assert_eq!(availability(std::slice::from_ref(&later)), "https://schema.org/PreOrder");
        assert_eq!(availability(&[later, there]), "https://schema.org/InStock");
    }

    #[test]
    fn amounts_have_as_many_digits_as_their_currency() {
        let money = |amount, currency: &str| Money::new(amount, currency.parse().unwrap()).unwrap();
        assert_eq!(decimal(money(1905, "EUR")), "19.05");
        assert_eq!(decimal(money(1900, "JPY")), "1900");
    }
}
