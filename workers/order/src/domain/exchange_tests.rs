use super::*;
use contract::{
    Options,
    cart::{CartLine, Totals},
    order::{Replacement, ReturnReason},
};
use kernel::Currency;
use std::collections::BTreeMap;

fn eur(amount: i64) -> Money {
    Money::new(amount, Currency::EUR).unwrap()
}

/// A delivered order of lines with a quantity, a price and a discount each, and how many of it were refunded.
fn order(lines: &[(u32, i64, i64, u32)], shipping: i64, tax_on_top: i64) -> Order {
    let shown = lines.iter().zip(1_u8..).map(|((quantity, price, discount, refunded), n)| {
        serde_json::json!({"id": testkit::id::<LineId>(n), "variant_id": testkit::id::<VariantId>(n),
            "product_id": testkit::id::<kernel::ProductId>(n), "product_slug": "x", "sku": "X", "title": "X",
            "options": {}, "quantity": quantity, "unit_price": eur(*price), "total": eur(price * i64::from(*quantity)),
            "discount": eur(*discount), "fulfilled": quantity, "refunded": refunded})
    });
    let address = serde_json::json!({"name": "Ada", "line1": "Street 1", "city": "Berlin", "postal_code": "10117",
        "country": "DE"});
    let subtotal: i64 = lines.iter().map(|(quantity, price, ..)| price * i64::from(*quantity)).sum();
    let discount: i64 = lines.iter().map(|(_, _, discount, _)| discount).sum();
    serde_json::from_value(serde_json::json!({
        "id": testkit::id::<kernel::OrderId>(1), "number": "1001", "status": "delivered",
        "payment_status": "captured", "fulfillment_status": "fulfilled", "email": "ada@example.com",
        "lines": shown.collect::<Vec<_>>(), "coupons": [],
        "shipping_option": {"id": "standard", "name": "Standard", "price": eur(shipping)},
        "totals": {"subtotal": eur(subtotal), "discount": eur(discount), "shipping": eur(shipping),
            "tax": eur(tax_on_top), "total": eur(subtotal - discount + shipping + tax_on_top),
            "tax_included": tax_on_top == 0},
        "addresses": {"shipping": address, "billing": address}, "payments": [],
        "fulfillments": [{"id": testkit::id::<kernel::FulfillmentId>(1), "lines": [], "at": testkit::now()}],
        "returns": [], "timeline": [], "placed_at": testkit::now(), "created_at": testkit::now(),
    }))
    .unwrap()
}

/// So many of a line came back; for them another variant is wanted.
fn came(line: u8, received: u32) -> ReturnLine {
    ReturnLine {
        line_id: testkit::id(line),
        quantity: NonZeroU32::new(received.max(1)).unwrap(),
        reason: ReturnReason::DoesNotFit,
        received,
        restocked: received,
        exchange_for: Some(Replacement {
            variant_id: testkit::id(50 + line),
            sku: "Y".to_owned(),
            title: "Y".to_owned(),
            titles: BTreeMap::new(),
            options: Options::new(),
        }),
    }
}

/// What cart says: each costs `price`, with a tax of so many percent, on top or within.
fn quote(swaps: &[Swap], price: i64, percent: i64, tax_included: bool) -> RevisedQuote {
    let line = |swap: &Swap| {
        let total = eur(price * i64::from(swap.sent.quantity.get()));
        CartLine {
            id: swap.sent.id,
            variant_id: swap.sent.variant_id,
            product_id: testkit::id(1),
            product_slug: "x".to_owned(),
            sku: "Y".to_owned(),
            title: "Y".to_owned(),
            titles: BTreeMap::new(),
            options: Options::new(),
            quantity: swap.sent.quantity,
            unit_price: eur(price),
            total,
            discount: swap.sent.discount.unwrap_or(eur(0)).min(total).unwrap(),
            image: None,
            sells_ahead: None,
        }
    };
    let added: Vec<_> = swaps.iter().map(line).collect();
    let subtotal: i64 = added.iter().map(|line| line.total.amount()).sum();
    let discount: i64 = added.iter().map(|line| line.discount.amount()).sum();
    let net = subtotal - discount;
    let tax = if tax_included { net * percent / (100 + percent) } else { net * percent / 100 };
    let total = if tax_included { net } else { net + tax };
    let totals = Totals {
        subtotal: eur(subtotal),
        discount: eur(discount),
        shipping: eur(0),
        tax: eur(tax),
        total: eur(total),
        tax_included,
    };
    RevisedQuote { kept: Vec::new(), added, totals }
}

fn make(order: &Order, parts: &[ReturnLine], price: i64, percent: i64) -> Exchange {
    let mut ids = 90..;
    let swaps = swaps(order, parts, || testkit::id(ids.next().unwrap())).unwrap();
    exchanged(order, &swaps, quote(&swaps, price, percent, order.totals.tax_included)).unwrap()
}

/// Price, credit and difference.
fn sums(exchange: &Exchange) -> (i64, i64, i64) {
    let difference = exchange.difference().unwrap();
    (exchange.edited.difference.amount(), exchange.credit.amount(), difference.amount())
}

#[test]
fn at_the_same_price_nothing_is_settled() {
    let exchange = make(&order(&[(2, 1999, 0, 0)], 490, 0), &[came(1, 1)], 1999, 19);
    assert_eq!(sums(&exchange), (1999, 1999, 0));
    let after = &exchange.edited.order;
    assert_eq!((after.lines.len(), after.lines[1].quantity.get(), after.lines[1].fulfilled), (2, 1, 0));
    assert_eq!((after.totals.total, after.totals.shipping), (eur(2 * 1999 + 490 + 1999), eur(490)));
    assert_eq!(after.totals.tax, eur(319), "the tax within what is sent instead");
}

#[test]
fn what_is_dearer_costs_the_difference_and_what_is_cheaper_gives_it_back() {
    let order = order(&[(2, 1999, 0, 0)], 490, 0);
    assert_eq!(sums(&make(&order, &[came(1, 2)], 2500, 19)), (5000, 3998, 1002));
    assert_eq!(sums(&make(&order, &[came(1, 2)], 1500, 19)), (3000, 3998, -998));
}

#[test]
fn a_discount_goes_over_to_what_is_sent_instead() {
    // 3 at 10.00 less 1.00: the units were 9.67, 9.67 and 9.66.
    let order = order(&[(3, 1000, 100, 0)], 0, 0);
    let exchange = make(&order, &[came(1, 1)], 1000, 19);
    assert_eq!(sums(&exchange), (967, 967, 0));
    assert_eq!(exchange.edited.order.lines[1].discount, eur(33));
    assert_eq!(exchange.edited.order.totals.discount, eur(133));
    assert_eq!(sums(&make(&order, &[came(1, 3)], 1100, 19)), (3200, 2900, 300));
    assert_eq!(sums(&make(&order, &[came(1, 3)], 900, 19)), (2600, 2900, -300));
    // What costs less than the discount costs nothing, and never less.
    assert_eq!(sums(&make(&order, &[came(1, 1)], 20, 19)), (0, 967, -967));
}

#[test]
fn of_what_costs_less_than_the_discount_all_that_was_paid_would_go_back() {
    // 50.00 less 30.00, and no shipping: 20.00 were paid. What costs 25.00 costs nothing.
    let mut order = order(&[(1, 5000, 3000, 0)], 0, 0);
    let payment = serde_json::json!({"id": testkit::id::<kernel::PaymentId>(1), "provider": "test", "status": "captured",
        "amount": eur(2000), "captured": eur(2000), "refunded": eur(0)});
    order.payments.push(serde_json::from_value(payment).unwrap());
    let exchange = make(&order, &[came(1, 1)], 2500, 19);
    assert_eq!(sums(&exchange), (0, 2000, -2000));
    assert!(crate::domain::refund::leaves_nothing(&order, eur(2000)).unwrap());
    assert_eq!(sums(&make(&order, &[came(1, 1)], 3001, 19)), (1, 2000, -1999));
    assert!(!crate::domain::refund::leaves_nothing(&order, eur(1999)).unwrap());
}

#[test]
fn a_tax_on_top_is_that_of_what_came_back() {
    // 2 at 10.00 less 2.00, with 20 %: 21.60.
    let order = order(&[(2, 1000, 200, 0)], 0, 360);
    let exchange = make(&order, &[came(1, 1)], 1000, 20);
    assert_eq!(sums(&exchange), (1080, 1080, 0));
    assert_eq!(exchange.edited.order.totals.tax, eur(540));
    assert_eq!(sums(&make(&order, &[came(1, 1)], 1500, 20)), (1680, 1080, 600));
    assert_eq!(sums(&make(&order, &[came(1, 1)], 500, 20)), (480, 1080, -600));
    let totals = exchange.edited.order.totals;
    let sum = totals.subtotal.checked_sub(totals.discount).unwrap().checked_add(totals.tax).unwrap();
    assert_eq!(sum, totals.total);
}

#[test]
fn at_the_same_price_nothing_is_settled_whatever_else_was_taxed_otherwise() {
    // A book with 5 % beside a mug with 20 %: what each is worth is in proportion, and so is what is sent instead.
    let order = order(&[(1, 1000, 0, 0), (1, 1000, 0, 0)], 0, 250);
    assert_eq!(sums(&make(&order, &[came(1, 1)], 1000, 20)).2, 0);
}

#[test]
fn what_was_refunded_before_counts_for_nothing() {
    let exchange = make(&order(&[(2, 1000, 0, 1)], 0, 0), &[came(1, 2)], 1000, 19);
    assert_eq!(sums(&exchange), (2000, 1000, 1000));
    assert_eq!(exchange.credited.len(), 1);
    let exchange = make(&order(&[(1, 1000, 0, 1)], 0, 0), &[came(1, 1)], 1000, 19);
    assert_eq!((sums(&exchange), exchange.credited.len()), ((1000, 0, 1000), 0));
}

#[test]
fn what_cost_nothing_is_exchanged_for_what_costs_something() {
    let exchange = make(&order(&[(1, 1000, 1000, 0), (1, 500, 0, 0)], 0, 100), &[came(1, 1)], 1500, 20);
    assert_eq!(sums(&exchange), (600, 0, 600));
}

#[test]
fn only_what_came_back_of_an_order_that_is_sent_is_exchanged() {
    let mut order = order(&[(2, 1000, 0, 0)], 0, 0);
    let ask = |order: &Order, parts: &[ReturnLine]| swaps(order, parts, || testkit::id(90)).unwrap_err();
    assert_eq!(ask(&order, &[came(1, 0)]), Refused::Nothing);
    assert_eq!(ask(&order, &[ReturnLine { exchange_for: None, ..came(1, 1) }]), Refused::Nothing);
    order.status = OrderStatus::Refunded;
    assert_eq!(ask(&order, &[came(1, 1)]), Refused::NotOpen(OrderStatus::Refunded));
}

#[test]
fn no_more_is_bought_and_held_than_an_order_may() {
    let lines: Vec<_> = (0..9).map(|_| (1, 1000, 0, 0)).collect();
    let parts: Vec<_> = (1..=9).map(|line| came(line, 1)).collect();
    let order = order(&lines, 0, 0);
    assert_eq!(swaps(&order, &parts, || testkit::id(90)).unwrap_err(), Refused::TooMuch);
    assert!(swaps(&order, &parts[..8], || testkit::id(90)).is_ok());
}

#[test]
fn what_is_left_after_an_exchange_can_all_be_given_back_though_its_cents_have_shifted() {
    let mut shifted = 0;
    for (price, discount) in (1500..1800).flat_map(|price| [(price, 0), (price, 1), (price, 2)]) {
        // Three units with 8.88 % on top, of which two were exchanged for the same price.
        let on_top = (price * 3 - discount + 490) * 888 / 10_000;
        let before = order(&[(3, price, discount, 0)], 490, on_top);
        let exchange = make(&before, &[came(1, 2)], price, 9);
        let paid = before.totals.total.checked_add(exchange.difference().unwrap()).unwrap();
        let mut after = exchange.edited.order;
        after.lines[0].refunded = 2;
        let payment = serde_json::json!({"id": testkit::id::<kernel::PaymentId>(1), "provider": "test",
            "status": "captured", "amount": paid, "captured": paid, "refunded": eur(0)});
        after.payments.push(serde_json::from_value(payment).unwrap());
        let rest = serde_json::json!({"lines": [{"line_id": after.lines[0].id, "quantity": 1},
            {"line_id": after.lines[1].id, "quantity": 2}], "shipping": true, "reason": "All."});
        let plan = crate::domain::refund::plan(&after, &serde_json::from_value(rest).unwrap()).unwrap();
        let named: i64 = plan.lines.iter().map(|line| line.amount.amount()).sum();
        let named = named + plan.shipping.amount();
        shifted += i64::from(named > paid.amount());
        assert_eq!(plan.amount, eur(named.min(paid.amount())), "{price}");
    }
    assert!(shifted > 0, "none had a cent too many");
}

mod sums_hold {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// Whatever was paid: an exchange at the same price settles nothing, and of a dearer one at most the difference of
        /// the list prices, with its taxes, is due.
        #[test]
        fn the_difference_is_that_of_the_price_lists(
            quantity in 1_u32..20, price in 1_i64..100_000, percent in 0_i64..100, refunded in 0_u32..20, tax in 0_i64..30,
            more in 0_i64..5_000,
        ) {
            prop_assume!(refunded < quantity);
            let discount = price * i64::from(quantity) * percent / 100;
            let net = price * i64::from(quantity) - discount;
            let order = order(&[(quantity, price, discount, refunded)], 0, net * tax / 100);
            let back = came(1, quantity - refunded);
            let same = make(&order, std::slice::from_ref(&back), price, tax);
            prop_assert_eq!(same.difference().unwrap().amount(), 0);
            let dearer = make(&order, &[back], price + more, tax).difference().unwrap().amount();
            let list = more * i64::from(quantity - refunded);
            prop_assert!(dearer >= list && dearer <= list + list * 31 / 100 + 1, "{} for {}", dearer, list);
        }
    }
}
