//! An order and an account that do not exist, to show what a mail looks like.

use contract::{event::Notifications, notification::MailKind};
use kernel::{
    CustomerId, FulfillmentId, LineId, Locale, OrderId, OrderToken, Problem, ProductId, Timestamp, TypedId,
    VariantId,
};
use serde_json::{Value, json};

fn id<Id: TypedId>(n: u8) -> Id {
    Id::generate(Timestamp::from_millis(0), [n; 16])
}

/// What would have asked for a mail of this kind.
///
/// # Errors
/// `internal` if an order has another shape than this one.
pub fn event(kind: MailKind, locale: Locale, now: Timestamp) -> Result<Notifications, Problem> {
    let account = || (id::<CustomerId>(1), "ada@example.com".to_owned(), "Ada Lovelace".to_owned());
    let order = || serde_json::from_value(order(kind, locale, now)).map(Box::new).map_err(Problem::internal);
    // No link of a sample opens anything.
    let token = "sample".to_owned();
    Ok(match kind {
        MailKind::Registered => {
            let (customer_id, email, name) = account();
            Notifications::Registered { customer_id, email, name, locale, token }
        }
        MailKind::PasswordForgotten => {
            let (customer_id, email, name) = account();
            Notifications::PasswordForgotten { customer_id, email, name, locale, token }
        }
        MailKind::OrderPlaced => Notifications::OrderPlaced { order: order()?, locale },
        MailKind::OrderShipped => Notifications::OrderShipped { order: order()?, locale },
        MailKind::OrderCancelled => Notifications::OrderCancelled { order: order()?, locale },
    })
}

fn order(kind: MailKind, locale: Locale, now: Timestamp) -> Value {
    let is_german = locale == Locale::De;
    let say = |english: &'static str, german: &'static str| if is_german { german } else { english };
    let eur = |amount: i64| json!({"amount": amount, "currency": "EUR"});
    let line = |n: u8, title: &str, options: Value, quantity: u32, price: i64| {
        json!({"id": id::<LineId>(n), "variant_id": id::<VariantId>(n), "product_id": id::<ProductId>(n),
            "product_slug": "", "sku": "", "title": title, "options": options, "quantity": quantity,
            "unit_price": eur(price), "total": eur(price * i64::from(quantity)), "discount": eur(0),
            "fulfilled": 0})
    };
    let address = json!({"name": "Ada Lovelace", "line1": "Hauptstraße 1", "city": "Berlin",
        "postal_code": "10115", "country": "DE"});
    let shirt = line(1, say("Linen shirt", "Leinenhemd"), json!({say("Size", "Größe"): "M"}), 2, 4900);
    let mug = line(2, say("Enamel mug", "Emaillebecher"), json!({}), 1, 1450);
    let parcel = json!({
        "id": id::<FulfillmentId>(1),
        "lines": [{"line_id": id::<LineId>(1), "quantity": 2}, {"line_id": id::<LineId>(2), "quantity": 1}],
        "tracking": {"carrier": "DHL", "number": "00340434161094042557", "url": "https://www.dhl.de"},
        "at": now,
    });
    let reason =
        say("One of the items was damaged in our store.", "Ein Artikel wurde bei uns im Lager beschädigt.");
    let cancelled = json!({"at": now, "event": "cancelled", "actor": "staff", "note": reason});
    let is_cancelled = kind == MailKind::OrderCancelled;
    json!({
        "id": id::<OrderId>(1), "number": "1001", "status": "placed", "payment_status": "captured",
        "fulfillment_status": "unfulfilled", "email": "ada@example.com", "lines": [shirt, mug], "coupons": [],
        "shipping_option": {"id": "standard", "name": "Standard delivery", "names": {"de": "Standardversand"},
            "price": eur(490)},
        "totals": {"subtotal": eur(11250), "discount": eur(0), "shipping": eur(490), "tax": eur(1874),
            "total": eur(11740), "tax_included": true},
        "addresses": {"shipping": address, "billing": address}, "payments": [],
        "fulfillments": if kind == MailKind::OrderShipped { vec![parcel] } else { Vec::new() },
        "returns": [], "timeline": if is_cancelled { vec![cancelled] } else { Vec::new() },
        "token": OrderToken::from_bits(0), "placed_at": now, "created_at": now,
    })
}
