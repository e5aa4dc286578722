use super::*;
use contract::{
    cart::{ShippingOption, Totals},
    order::{OrderPayment, OrderStatus, PaymentStatus},
    payment::Provider,
};
use kernel::{LineId, RefundId};
use proptest::prelude::*;

fn eur(amount: i64) -> Money {
    Money::new(amount, Currency::EUR).unwrap()
}

fn line(n: u8, quantity: u32, total: i64, discount: i64) -> OrderLine {
    OrderLine {
        id: testkit::id(n),
        variant_id: testkit::id(n),
        product_id: testkit::id(n),
        product_slug: "mug".to_owned(),
        sku: "MUG".to_owned(),
        title: "Mug".to_owned(),
        titles: std::collections::BTreeMap::new(),
        options: contract::Options::new(),
        quantity: NonZeroU32::new(quantity).unwrap(),
        unit_price: eur(total / i64::from(quantity)),
        total: eur(total),
        discount: eur(discount),
        discounted_quantity: 0,
        fulfilled: 0,
        returned: 0,
        refunded: 0,
        image: None,
    }
}

/// A paid order of these lines: quantity, total, discount.
fn order(lines: &[(u32, i64, i64)], shipping: i64, tax_on_top: i64) -> Order {
    let lines: Vec<_> = lines
        .iter()
        .zip(1_u8..)
        .map(|((quantity, total, discount), n)| line(n, *quantity, *total, *discount))
        .collect();
    let goods: i64 = lines.iter().map(|line| line.total.amount() - line.discount.amount()).sum();
    let total = eur(goods + shipping + tax_on_top);
    let address: contract::Address =
        serde_json::from_value(serde_json::json!({"name": "Ada", "line1": "Street 1",
        "city": "Berlin", "postal_code": "10117", "country": "DE"}))
        .unwrap();
    Order {
        id: testkit::id(1),
        number: Some("1001".to_owned()),
        status: OrderStatus::Fulfilled,
        payment_status: PaymentStatus::Captured,
        fulfillment_status: contract::order::FulfillmentStatus::Fulfilled,
        email: "ada@example.com".to_owned(),
        customer_id: None,
        locale: kernel::Locale::En,
        coupons: Vec::new(),
        shipping_option: ShippingOption {
            id: "standard".to_owned(),
            name: "Standard".to_owned(),
            names: std::collections::BTreeMap::new(),
            price: eur(shipping),
            estimate: None,
            estimates: std::collections::BTreeMap::new(),
        },
        totals: Totals {
            subtotal: eur(lines.iter().map(|line| line.total.amount()).sum()),
            discount: eur(lines.iter().map(|line| line.discount.amount()).sum()),
            shipping: eur(shipping),
            tax: eur(tax_on_top),
            total,
            tax_included: tax_on_top == 0,
        },
        lines,
        addresses: contract::order::Addresses { shipping: address.clone(), billing: address },
        gift_cards: Vec::new(),
        payments: vec![OrderPayment {
            id: testkit::id(1),
            provider: Provider::Test,
            status: PaymentStatus::Captured,
            amount: total,
            captured: total,
            refunded: eur(0),
            instructions: None,
        }],
        fulfillments: Vec::new(),
        returns: Vec::new(),
        refunds: Vec::new(),
        edits: Vec::new(),
        receipts: Vec::new(),
        balance: None,
        credited: None,
        timeline: Vec::new(),
        token: Some(testkit::id(1)),
        time_zone: kernel::TimeZone::default(),
        placed_at: Some(testkit::now()),
        created_at: testkit::now(),
    }
}

/// The order, of which a gift card paid so many percent.
fn paid_by_card(mut order: Order, percent: i64) -> Order {
    let amount = eur(order.totals.total.amount() * percent / 100);
    if !amount.is_zero() {
        order.gift_cards =
            vec![contract::gift_card::GiftCardShare { id: testkit::id(1), code: None, amount }];
    }
    let due = order.totals.total.checked_sub(amount).unwrap();
    (order.payments[0].amount, order.payments[0].captured) = (due, due);
    order
}

fn of_lines(lines: &[(u8, u32)]) -> RefundOrder {
    let lines = lines.iter().map(|(n, quantity)| LineQuantity {
        line_id: testkit::id::<LineId>(*n),
        quantity: NonZeroU32::new(*quantity).unwrap(),
    });
    let reason = "Broken.".parse().unwrap();
    RefundOrder { amount: None, lines: lines.collect(), shipping: None, reason, sent_by_shop: false }
}

fn shipping(shipping: RefundShipping) -> RefundOrder {
    RefundOrder { shipping: Some(shipping), ..of_lines(&[]) }
}

/// The order once the plan was carried out.
fn made(order: &mut Order, plan: &Plan, status: TransferStatus) {
    for given in &plan.lines {
        let line = order.lines.iter_mut().find(|line| line.id == given.line_id).unwrap();
        line.refunded += given.quantity.get();
    }
    let id = RefundId::from_bits(order.refunds.len() as u128);
    let refund = plan.refund(id, "Broken.", status, testkit::now());
    if status == TransferStatus::Succeeded {
        let payment = &mut order.payments[0];
        payment.refunded = payment.refunded.checked_add(refund.own_part().unwrap()).unwrap();
    }
    order.refunds.push(refund);
}

#[test]
fn a_line_is_given_back_with_its_share_of_the_discount_and_of_the_tax_on_top() {
    // 30.00 and 10.00, 4.00 off, 5.00 shipping; 20 % of 41.00 on top make 49.20.
    let order = order(&[(3, 3000, 300), (1, 1000, 100)], 500, 820);
    let plan = plan(&order, &of_lines(&[(1, 1)])).unwrap();
    // 27.00 of 41.00 is 32.40 of 49.20, a third of it 10.80.
    assert_eq!((plan.amount, plan.shipping), (eur(1080), eur(0)));
    assert_eq!(super::plan(&order, &shipping(RefundShipping::All(true))).unwrap().amount, eur(600));
}

#[test]
fn the_payment_gives_back_first_and_the_card_the_rest() {
    // 30.00, of which a card paid 12.00.
    let mut order = paid_by_card(order(&[(3, 3000, 0)], 0, 0), 40);
    let mut parts = Vec::new();
    for _ in 0..3 {
        let plan = plan(&order, &of_lines(&[(1, 1)])).unwrap();
        parts.push((plan.amount.amount(), plan.to_gift_cards.amount()));
        made(&mut order, &plan, TransferStatus::Succeeded);
    }
    assert_eq!(parts, [(1000, 0), (1000, 200), (1000, 1000)]);
    assert!(refundable(&order).unwrap().is_zero());
}

#[test]
fn units_that_do_not_divide_sum_to_what_the_line_cost() {
    let mut order = order(&[(3, 1000, 0)], 0, 0);
    let mut amounts = Vec::new();
    for _ in 0..3 {
        let plan = plan(&order, &of_lines(&[(1, 1)])).unwrap();
        amounts.push(plan.amount.amount());
        made(&mut order, &plan, TransferStatus::Succeeded);
    }
    assert_eq!(amounts, [334, 333, 333]);
    assert_eq!(
        plan(&order, &of_lines(&[(1, 1)])),
        Err(Refused::TooMany { line_id: testkit::id(1), left: 0 })
    );
}

#[test]
fn shipping_is_given_back_once_in_whole_or_in_parts() {
    let mut order = order(&[(1, 1000, 0)], 490, 0);
    let part = plan(&order, &shipping(RefundShipping::Part(eur(100)))).unwrap();
    made(&mut order, &part, TransferStatus::Pending);
    let too_much = plan(&order, &shipping(RefundShipping::Part(eur(391))));
    assert_eq!(too_much, Err(Refused::TooMuchShipping(eur(390))));
    let rest = plan(&order, &shipping(RefundShipping::All(true))).unwrap();
    assert_eq!(rest.amount, eur(390));
    made(&mut order, &rest, TransferStatus::Pending);
    assert_eq!(plan(&order, &shipping(RefundShipping::All(true))), Err(Refused::Nothing));
}

#[test]
fn with_nothing_named_all_that_is_left_goes_back() {
    let mut order = order(&[(2, 1000, 0), (1, 500, 0)], 490, 0);
    let first = plan(&order, &of_lines(&[(1, 1)])).unwrap();
    made(&mut order, &first, TransferStatus::Succeeded);
    let rest = plan(&order, &of_lines(&[])).unwrap();
    assert_eq!((rest.amount, rest.shipping, rest.lines.len()), (eur(1490), eur(490), 2));
    made(&mut order, &rest, TransferStatus::Pending);
    assert_eq!(refundable(&order), Ok(eur(0)));
    assert_eq!(plan(&order, &of_lines(&[])), Err(Refused::Nothing));
}

#[test]
fn what_failed_can_be_given_back_again_and_what_was_not_captured_not_at_all() {
    let mut order = order(&[(1, 1000, 0)], 0, 0);
    let whole = plan(&order, &of_lines(&[])).unwrap();
    made(&mut order, &whole, TransferStatus::Failed);
    order.lines[0].refunded = 0;
    assert_eq!(plan(&order, &of_lines(&[])).unwrap().amount, eur(1000));
    order.payments[0].captured = eur(0);
    assert_eq!(plan(&order, &of_lines(&[(1, 1)])), Err(Refused::TooMuch(eur(0))));
}

#[test]
fn another_currency_an_unknown_line_and_a_line_named_twice_are_refused() {
    let order = order(&[(2, 1000, 0)], 0, 0);
    let dollars = Money::new(1, Currency::USD).unwrap();
    let request = RefundOrder { amount: Some(dollars), ..of_lines(&[]) };
    assert_eq!(plan(&order, &request), Err(Refused::Currency));
    assert_eq!(plan(&order, &of_lines(&[(9, 1)])), Err(Refused::UnknownLine(testkit::id(9))));
    assert_eq!(plan(&order, &of_lines(&[(1, 1), (1, 1)])), Err(Refused::UnknownLine(testkit::id(1))));
}

prop_compose! {
    fn orders()(
        lines in proptest::collection::vec((1_u32..7, 1_i64..100_000, 0_i64..=100), 1..6),
        shipping in 0_i64..2000,
        rate in prop_oneof![Just(0_i64), Just(1900), Just(825)],
        by_card in prop_oneof![Just(0_i64), Just(100), 0_i64..=100],
    ) -> Order {
        let lines: Vec<_> =
            lines.into_iter().map(|(quantity, total, percent)| (quantity, total, total * percent / 100)).collect();
        let net: i64 = lines.iter().map(|(_, total, discount)| total - discount).sum::<i64>() + shipping;
        paid_by_card(order(&lines, shipping, (net * rate + 5000) / 10_000), by_card)
    }
}

proptest! {
    #[test]
    fn all_units_one_by_one_and_the_shipping_sum_to_what_was_paid(order in orders(), seed in 0_usize..1000) {
        let mut order = order;
        let mut sum = 0;
        let mut step = seed;
        while order.lines.iter().any(|line| line.refunded < line.quantity.get()) {
            step = step.wrapping_mul(31).wrapping_add(7);
            let open: Vec<_> = order.lines.iter().filter(|line| line.refunded < line.quantity.get()).collect();
            let line = open[step % open.len()];
            let left = line.quantity.get() - line.refunded;
            let quantity = NonZeroU32::new(1 + u32::try_from(step % 3).unwrap() % left).unwrap();
            let request = RefundOrder { lines: vec![LineQuantity { line_id: line.id, quantity }], ..of_lines(&[]) };
            match plan(&order, &request) {
                Ok(plan) => {
                    sum += plan.amount.amount();
                    made(&mut order, &plan, TransferStatus::Succeeded);
                }
                // Units that cost nothing are not given back.
                Err(Refused::Nothing) => {
                    let id = line.id;
                    order.lines.iter_mut().find(|line| line.id == id).unwrap().refunded += quantity.get();
                }
                Err(other) => prop_assert!(false, "{other:?}"),
            }
        }
        if let Ok(plan) = plan(&order, &shipping(RefundShipping::All(true))) {
            sum += plan.amount.amount();
            made(&mut order, &plan, TransferStatus::Succeeded);
        }
        prop_assert_eq!(sum, order.totals.total.amount());
        // Each of the two got back exactly what it paid.
        prop_assert_eq!(order.payments[0].refunded, order.payments[0].captured);
        let to_cards = order.refunds.iter().filter_map(|refund| refund.to_gift_cards);
        prop_assert_eq!(Money::sum(Currency::EUR, to_cards).unwrap(), order.paid_by_gift_cards().unwrap());
    }

    #[test]
    fn no_series_of_refunds_gives_back_more_than_was_paid(
        order in orders(),
        steps in proptest::collection::vec((0_u8..4, 0_usize..6, 1_u32..5, 1_i64..50_000, 0_u8..3), 1..20),
    ) {
        let mut order = order;
        let mut given = 0;
        for (what, index, quantity, amount, fate) in steps {
            let line_id = order.lines[index % order.lines.len()].id;
            let lines = vec![LineQuantity { line_id, quantity: NonZeroU32::new(quantity).unwrap() }];
            let request = match what {
                0 => RefundOrder { lines, ..of_lines(&[]) },
                1 => RefundOrder { amount: Some(eur(amount)), ..of_lines(&[]) },
                2 => shipping(RefundShipping::Part(eur(amount % 700))),
                _ => RefundOrder { lines, shipping: Some(RefundShipping::All(true)), ..of_lines(&[]) },
            };
            let Ok(plan) = plan(&order, &request) else { continue };
            prop_assert!(plan.amount.amount() > 0);
            if fate == 2 {
                // Refused by the provider: as if it had never been.
                continue;
            }
            given += plan.amount.amount();
            let status = if fate == 0 { TransferStatus::Succeeded } else { TransferStatus::Pending };
            made(&mut order, &plan, status);
            prop_assert!(given <= order.totals.total.amount());
            let left = left(&order).unwrap();
            prop_assert!(!left.payment.is_negative() && !left.gift_cards.is_negative());
        }
    }
}

#[test]
fn no_payment_that_brought_money_for_a_balance_is_asked_for_the_same_money_twice() {
    // 10.00 came by hand, 5.00 of it went back, then 10.00 came online: all of that goes back the way it came.
    let mut order = order(&[(1, 3000, 0)], 0, 0);
    let receipt = |amount, payment_id| contract::order_edit::Receipt {
        id: testkit::id(9),
        amount: eur(amount),
        method: contract::order_edit::ReceiptMethod::Cash,
        payment_id,
        at: testkit::now(),
    };
    let part = |amount| RefundOrder { amount: Some(eur(amount)), ..of_lines(&[]) };
    let by_hand =
        |plan: &Plan| (plan.by_hand, plan.online.iter().map(|share| share.amount).collect::<Vec<_>>());
    order.payments[0].refunded = order.payments[0].captured;
    order.receipts = vec![receipt(1000, None)];
    let first = plan(&order, &part(500)).unwrap();
    assert_eq!(by_hand(&first), (eur(500), vec![]));
    made(&mut order, &first, TransferStatus::Succeeded);
    order.receipts.push(receipt(1000, Some(testkit::id(7))));
    let all = plan(&order, &part(1500)).unwrap();
    assert_eq!(by_hand(&all), (eur(1500), vec![eur(1000)]));

    // What is on its way with one refund is not promised by the next.
    let pending = plan(&order, &part(700)).unwrap();
    made(&mut order, &pending, TransferStatus::Pending);
    let next = plan(&order, &part(800)).unwrap();
    assert_eq!(by_hand(&next), (eur(800), vec![eur(300)]));
}

#[test]
fn as_long_as_money_is_held_all_that_is_here_is_not_all_that_the_lines_cost() {
    let mut order = order(&[(1, 2000, 0)], 500, 0);
    (order.payments[0].status, order.payments[0].captured) = (PaymentStatus::Authorized, eur(0));
    order.receipts.push(contract::order_edit::Receipt {
        id: testkit::id(1),
        amount: eur(700),
        method: contract::order_edit::ReceiptMethod::Cash,
        payment_id: None,
        at: testkit::now(),
    });
    let here = plan(&order, &of_lines(&[])).unwrap();
    assert_eq!((here.amount, here.shipping, here.lines.len()), (eur(700), eur(0), 0));
    (order.payments[0].status, order.payments[0].captured) = (PaymentStatus::Captured, eur(2500));
    let all = plan(&order, &of_lines(&[])).unwrap();
    assert_eq!((all.amount, all.shipping, all.lines.len()), (eur(3200), eur(500), 1));
}
