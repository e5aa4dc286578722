//! An order and an account that do not exist, to show what a mail looks like.

use contract::{
    StockLevel,
    event::{MailedVariant, Notifications},
    notification::MailKind,
};
use kernel::{
    CartId, Currency, CustomerId, FulfillmentId, LineId, Locale, Money, OrderEditId, OrderId, OrderToken,
    Problem, ProductId, RefundId, ReturnId, Timestamp, TypedId, VariantId,
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use texts::Texts;

fn id<Id: TypedId>(n: u8) -> Id {
    Id::generate(Timestamp::from_millis(0), [n; 16])
}

/// What would have asked for a mail of this kind.
///
/// # Errors
/// `internal` if an order has another shape than this one.
pub fn event(kind: MailKind, locale: Locale, now: Timestamp) -> Result<Notifications, Problem> {
    let account = || (id::<CustomerId>(1), "ada@example.com".to_owned(), "Ada Lovelace".to_owned());
    let texts = Texts::new(locale);
    let order = || serde_json::from_value(order(kind, texts, now)).map(Box::new).map_err(Problem::internal);
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
        MailKind::BackInStock => Notifications::BackInStock {
            email: "ada@example.com".to_owned(),
            locale,
            variant: Box::new(variant(texts)),
        },
        MailKind::StockLow => Notifications::StockLow {
            level: StockLevel::Low,
            sku: "SHIRT-M".to_owned(),
            variant: Box::new(variant(texts)),
        },
        MailKind::PaymentRequested => Notifications::PaymentRequested {
            cart_id: CartId::from_bits(0),
            email: "ada@example.com".to_owned(),
            amount: Money::new(11_740, Currency::EUR).map_err(Problem::internal)?,
            locale,
        },
        MailKind::OrderPlaced => Notifications::OrderPlaced { order: order()?, locale },
        MailKind::OrderShipped => Notifications::OrderShipped { order: order()?, locale },
        MailKind::OrderDelivered => Notifications::OrderDelivered { order: order()?, locale },
        MailKind::OrderCancelled => Notifications::OrderCancelled { order: order()?, locale },
        MailKind::OrderRefunded => {
            let mut order = order()?;
            order.lines.truncate(1);
            order.lines.iter_mut().for_each(|line| line.refunded = 1);
            let refund = serde_json::from_value(refund(texts, now)).map_err(Problem::internal)?;
            Notifications::OrderRefunded { order, refund, locale }
        }
        MailKind::PaymentReceived => Notifications::PaymentReceived {
            order: order()?,
            amount: Money::new(11_740, Currency::EUR).map_err(Problem::internal)?,
            left: Money::zero(Currency::EUR),
            locale,
        },
        MailKind::OrderEdited => {
            let mut order = order()?;
            order.lines.clear();
            let edit = serde_json::from_value(edit(texts, now)).map_err(Problem::internal)?;
            Notifications::OrderEdited { order, edit, locale }
        }
        MailKind::ReturnRequested
        | MailKind::ReturnApproved
        | MailKind::ReturnDeclined
        | MailKind::ReturnReceived => {
            let mut order = order()?;
            let returned = serde_json::from_value(returned(kind, texts, now)).map_err(Problem::internal)?;
            order.returns.push(returned);
            Notifications::ReturnChanged { order, locale }
        }
    })
}

fn variant(texts: Texts) -> MailedVariant {
    MailedVariant {
        variant_id: id::<VariantId>(1),
        product_slug: String::new(),
        title: texts.get("sample-shirt"),
        titles: BTreeMap::new(),
        options: [(texts.get("sample-size"), "M".to_owned())].into(),
    }
}

fn eur(amount: i64) -> Value {
    json!({"amount": amount, "currency": "EUR"})
}

fn refund(texts: Texts, now: Timestamp) -> Value {
    json!({"id": id::<RefundId>(1), "amount": eur(4900), "shipping": eur(0), "lines": [],
        "reason": texts.get("sample-reason"), "status": "succeeded", "at": now})
}

fn edit(texts: Texts, now: Timestamp) -> Value {
    let change = |title: &str, options: Value, price: i64, from: u32, to: u32| {
        json!({"line_id": id::<LineId>(1), "variant_id": id::<VariantId>(1), "sku": "", "title": texts.get(title),
            "options": options, "unit_price": eur(price), "from": from, "to": to})
    };
    let shirt = change("sample-shirt", json!({texts.get("sample-size"): "M"}), 4900, 3, 2);
    let mug = change("sample-mug", json!({}), 1450, 0, 1);
    json!({"id": id::<OrderEditId>(1), "reason": texts.get("sample-reason"), "changes": [shirt, mug],
        "before": eur(15190), "after": eur(11740), "at": now})
}

fn returned(kind: MailKind, texts: Texts, now: Timestamp) -> Value {
    let (status, answer, received) = match kind {
        MailKind::ReturnApproved => ("approved", json!(texts.get("sample-instructions")), 0),
        MailKind::ReturnDeclined => ("declined", json!(texts.get("sample-return-declined")), 0),
        MailKind::ReturnReceived => ("received", Value::Null, 1),
        _ => ("requested", Value::Null, 0),
    };
    json!({"id": id::<ReturnId>(1), "status": status, "answer": answer, "value": eur(4900), "at": now,
        "lines": [{"line_id": id::<LineId>(1), "quantity": 1, "reason": "does_not_fit", "received": received,
            "restocked": received}]})
}

fn order(kind: MailKind, texts: Texts, now: Timestamp) -> Value {
    let line = |n: u8, title: &str, options: Value, quantity: u32, price: i64| {
        json!({"id": id::<LineId>(n), "variant_id": id::<VariantId>(n), "product_id": id::<ProductId>(n),
            "product_slug": "", "sku": "", "title": texts.get(title), "options": options, "quantity": quantity,
            "unit_price": eur(price), "total": eur(price * i64::from(quantity)), "discount": eur(0),
            "fulfilled": 0})
    };
    let address = json!({"name": "Ada Lovelace", "line1": "Hauptstraße 1", "city": "Berlin",
        "postal_code": "10115", "country": "DE"});
    let shirt = line(1, "sample-shirt", json!({texts.get("sample-size"): "M"}), 2, 4900);
    let mug = line(2, "sample-mug", json!({}), 1, 1450);
    let parcel = json!({
        "id": id::<FulfillmentId>(1),
        "lines": [{"line_id": id::<LineId>(1), "quantity": 2}, {"line_id": id::<LineId>(2), "quantity": 1}],
        "tracking": {"carrier": "DHL", "number": "00340434161094042557", "url": "https://www.dhl.de"},
        "at": now,
    });
    let cancelled =
        json!({"at": now, "event": "cancelled", "actor": "staff", "note": texts.get("sample-reason")});
    let is_cancelled = kind == MailKind::OrderCancelled;
    json!({
        "id": id::<OrderId>(1), "number": "1001", "status": "placed", "payment_status": "captured",
        "fulfillment_status": "unfulfilled", "email": "ada@example.com", "lines": [shirt, mug], "coupons": [],
        "shipping_option": {"id": "standard", "name": texts.get("sample-delivery"), "price": eur(490)},
        "totals": {"subtotal": eur(11250), "discount": eur(0), "shipping": eur(490), "tax": eur(1874),
            "total": eur(11740), "tax_included": true},
        "addresses": {"shipping": address, "billing": address}, "payments": [],
        "fulfillments": if matches!(kind, MailKind::OrderShipped | MailKind::OrderDelivered) { vec![parcel] } else { Vec::new() },
        "returns": [], "timeline": if is_cancelled { vec![cancelled] } else { Vec::new() },
        "token": OrderToken::from_bits(0), "placed_at": now, "created_at": now,
    })
}
