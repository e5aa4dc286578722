use super::*;
use contract::order::LineQuantity;
use contract::{
    cart::{CartLine, Totals},
    order_edit::RevisedLine,
};
use kernel::Currency;

fn eur(amount: i64) -> Money {
    Money::new(amount, Currency::EUR).unwrap()
}

/// An order of 3 mugs at 10.00, of which one was sent, and a pot at 25.00, less 5.00.
fn order() -> Order {
    let line = |n: u8, quantity: u32, price: i64, discount: i64, fulfilled: u32| {
        serde_json::json!({"id": testkit::id::<LineId>(n), "variant_id": testkit::id::<VariantId>(n),
            "product_id": testkit::id::<kernel::ProductId>(n), "product_slug": "x", "sku": "X", "title": "X",
            "options": {}, "quantity": quantity, "unit_price": eur(price), "total": eur(price * i64::from(quantity)),
            "discount": eur(discount), "fulfilled": fulfilled})
    };
    let address = serde_json::json!({"name": "Ada", "line1": "Street 1", "city": "Berlin", "postal_code": "10117",
        "country": "DE"});
    serde_json::from_value(serde_json::json!({
        "id": testkit::id::<kernel::OrderId>(1), "number": "1001", "status": "partially_fulfilled",
        "payment_status": "captured", "fulfillment_status": "partially_fulfilled", "email": "ada@example.com",
        "lines": [line(1, 3, 1000, 300, 1), line(2, 1, 2500, 200, 0)],
        "coupons": [{"code": "TEN", "name": "Ten", "discount": eur(400)}],
        "shipping_option": {"id": "standard", "name": "Standard", "price": eur(490)},
        "totals": {"subtotal": eur(5500), "discount": eur(500), "shipping": eur(490), "tax": eur(0),
            "total": eur(5490), "tax_included": true},
        "addresses": {"shipping": address, "billing": address}, "payments": [],
        "fulfillments": [{"id": testkit::id::<kernel::FulfillmentId>(1), "lines": [LineQuantity {
            line_id: testkit::id(1), quantity: NonZeroU32::MIN}], "at": testkit::now()}],
        "returns": [], "timeline": [], "placed_at": testkit::now(), "created_at": testkit::now(),
    }))
    .unwrap()
}

fn to(n: u8, quantity: u32) -> EditedLine {
    EditedLine { line_id: testkit::id(n), quantity }
}

fn more(n: u8, quantity: u32) -> AddedLine {
    AddedLine { variant_id: testkit::id(n), quantity: NonZeroU32::new(quantity).unwrap() }
}

fn want(lines: &[EditedLine], added: &[AddedLine]) -> Result<Wanted, Refused> {
    wanted(&order(), lines, added, || testkit::id(99))
}

#[test]
fn what_was_sent_or_refunded_is_not_taken_out() {
    assert_eq!(want(&[to(1, 0)], &[]), Err(Refused::TooFew { place: 0, least: 1 }));
    assert!(want(&[to(1, 1)], &[]).is_ok());
    let mut order = order();
    order.lines[0].refunded = 2;
    assert_eq!(
        wanted(&order, &[to(1, 1)], &[], || testkit::id(99)),
        Err(Refused::TooFew { place: 0, least: 2 })
    );
}

#[test]
fn what_makes_no_sense_is_refused() {
    assert_eq!(want(&[], &[]), Err(Refused::Nothing));
    assert_eq!(want(&[to(1, 3)], &[]), Err(Refused::Nothing));
    assert_eq!(want(&[to(9, 1)], &[]), Err(Refused::UnknownLine(0)));
    assert_eq!(want(&[to(1, 2), to(1, 2)], &[]), Err(Refused::UnknownLine(1)));
    assert_eq!(want(&[], &[more(5, 1), more(5, 1)]), Err(Refused::Twice(1)));
    assert_eq!(want(&[to(1, 1000)], &[]), Err(Refused::TooMany { added: false, place: 0 }));
    assert_eq!(want(&[], &[more(5, 1000)]), Err(Refused::TooMany { added: true, place: 0 }));
    let many: Vec<_> = (10..209).map(|n| more(n, 1)).collect();
    assert_eq!(want(&[], &many), Err(Refused::TooLong));
    let mut fresh = order();
    fresh.lines[0].fulfilled = 0;
    assert_eq!(wanted(&fresh, &[to(1, 0), to(2, 0)], &[], || testkit::id(99)), Err(Refused::Everything));
    for status in
        [OrderStatus::PendingPayment, OrderStatus::Fulfilled, OrderStatus::Cancelled, OrderStatus::Refunded]
    {
        let over = Order { status, ..order() };
        assert_eq!(wanted(&over, &[to(1, 2)], &[], || testkit::id(99)), Err(Refused::NotOpen(status)));
    }
}

fn quote(wanted: &Wanted, total: i64, discount: i64) -> RevisedQuote {
    let kept = wanted.kept.iter().map(|line| RevisedLine {
        id: line.id,
        total: line.unit_price.checked_mul(line.quantity.get()).unwrap(),
        discount: eur(0),
    });
    let added = wanted.added.iter().map(|line| CartLine {
        id: line.id,
        variant_id: line.variant_id,
        product_id: testkit::id(1),
        product_slug: String::new(),
        sku: String::new(),
        title: "Lid".to_owned(),
        titles: std::collections::BTreeMap::new(),
        options: contract::Options::new(),
        quantity: line.quantity,
        unit_price: eur(100),
        total: eur(100),
        discount: eur(0),
        image: None,
        sells_ahead: None,
    });
    let totals = Totals {
        subtotal: eur(total),
        discount: eur(discount),
        shipping: eur(0),
        tax: eur(0),
        total: eur(total),
        tax_included: true,
    };
    RevisedQuote { kept: kept.collect(), added: added.collect(), totals }
}

#[test]
fn an_edit_says_what_changed_and_what_it_costs_more_or_less() {
    let wanted = want(&[to(1, 2), to(2, 0)], &[more(7, 1)]).unwrap();
    let edited = edited(&order(), &wanted, quote(&wanted, 3000, 250)).unwrap();
    let changes: Vec<_> = edited.changes.iter().map(|change| (change.from, change.to)).collect();
    assert_eq!(changes, [(1, 0), (3, 2), (0, 1)]);
    assert_eq!(edited.difference, eur(-2490));
    assert_eq!(edited.order.coupons[0].discount, eur(200), "its part of what is left");
    assert_eq!(edited.order.fulfillment_status, FulfillmentStatus::PartiallyFulfilled);
    let stock: Vec<_> = stock_changes(&order(), &edited.order).into_values().collect();
    assert_eq!(stock, [(3, 2), (1, 0), (0, 1)]);
}

#[test]
fn what_is_left_to_send_may_be_nothing() {
    let wanted = want(&[to(1, 1), to(2, 0)], &[]).unwrap();
    let edited = edited(&order(), &wanted, quote(&wanted, 1000, 0)).unwrap();
    assert_eq!(edited.order.fulfillment_status, FulfillmentStatus::Fulfilled);
    assert_eq!(super::edited(&order(), &wanted, quote(&wanted, 0, 0)).unwrap_err(), Refused::Everything);
}

#[test]
fn an_order_that_is_over_has_bought_only_what_was_sent() {
    assert_eq!(bought(&order(), testkit::id(1)), 3);
    for status in [OrderStatus::Cancelled, OrderStatus::Refunded] {
        assert_eq!(bought(&Order { status, ..order() }, testkit::id(1)), 1);
    }
}
