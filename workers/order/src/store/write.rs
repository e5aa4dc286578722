//! What a checkout writes: an order, its placing, its end. Each batch may be repeated after an ambiguous failure.

use crate::{domain::mailed_order::mailed_order, store::Stored};
use contract::{
    cart::Quote,
    event::{Event, EventData, Notifications, Payments},
    order::{CheckoutRequest, OrderPayment, OrderStatus, PaymentStatus, Refund, TimelineEntry},
    payment::Payment,
};
use edge::{Database, DatabaseError, Statement};
use kernel::{EventId, Money, OrderId, OrderToken, PaymentId, PromotionId, Timestamp};

/// An order that is about to be written.
pub struct NewOrder<'a> {
    pub id: OrderId,
    pub token: OrderToken,
    pub attempt: u32,
    pub quote: &'a Quote,
    pub request: &'a CheckoutRequest,
    pub actor: String,
}

/// What is known of a payment.
#[derive(Clone, Copy, Debug)]
pub struct PaymentFacts {
    pub id: PaymentId,
    pub status: PaymentStatus,
    pub version: u32,
    /// How much is ours, and how much of that was given back, in minor units.
    pub captured: i64,
    pub refunded: i64,
}

/// What is known once an order is paid, or to be paid later by agreement.
pub struct Placing<'a> {
    pub payment: PaymentFacts,
    /// How to pay what comes later.
    pub instructions: Option<&'a str>,
    /// Whose checkout it is.
    pub actor: String,
}

impl From<&Payment> for PaymentFacts {
    fn from(payment: &Payment) -> Self {
        Self {
            id: payment.id,
            status: payment.status,
            version: payment.version,
            captured: payment.captured.amount(),
            refunded: payment.refunded.amount(),
        }
    }
}

/// The id of an event that an order causes once: the same however often its batch is written.
pub fn event_id(order: OrderId, kind: u8) -> EventId {
    EventId::from_bits(order.bits() ^ u128::from(kind))
}

const PLACED_EVENT: u8 = 1;
const CAPTURE_EVENT: u8 = 2;
const CANCELLED_EVENT: u8 = 3;

/// Writes the order down, not yet placed.
pub async fn insert(db: &dyn Database, new: &NewOrder<'_>, now: Timestamp) -> Result<(), DatabaseError> {
    let (quote, request, totals) = (new.quote, new.request, &new.quote.totals);
    let promotion_ids: Vec<PromotionId> = quote.promotions.iter().map(|p| p.promotion_id).collect();
    let item_count = quote.lines.iter().fold(0_u32, |sum, line| sum.saturating_add(line.quantity.get()));
    let order = Statement::new(
        "INSERT INTO orders (id, token, cart_id, attempt, customer_id, email, name, locale, status, payment_status,
             fulfillment_status, payment_provider, currency, subtotal, discount, shipping, tax, total, tax_included,
             item_count, coupons, promotion_ids, shipping_option, shipping_address, billing_address, version,
             created_at, time_zone, gift_cards, paid_by_gift_cards)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'pending_payment', 'pending', 'unfulfilled', ?9, ?10, ?11, ?12, ?13,
             ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, 1, ?23, ?24, ?25, (
                 SELECT coalesce(sum(value ->> '$.amount.amount'), 0) FROM json_each(?25)))
         ON CONFLICT (id) DO NOTHING",
    )
    .text(new.id)
    .text(new.token)
    .text(quote.cart_id)
    .bind(new.attempt)
    .bind(quote.customer_id.map(|id| id.to_string()))
    .text(&request.email)
    .text(&request.shipping_address.name)
    .json(&request.locale.unwrap_or_default())
    .json(&request.payment.provider)
    .bind(totals.total.currency().code())
    .bind(totals.subtotal.amount())
    .bind(totals.discount.amount())
    .bind(totals.shipping.amount())
    .bind(totals.tax.amount())
    .bind(totals.total.amount())
    .bind(totals.tax_included)
    .bind(item_count)
    .json(&quote.coupons)
    .json(&promotion_ids)
    .json(&quote.shipping_option)
    .json(&request.shipping_address)
    .json(request.billing_address.as_ref().unwrap_or(&request.shipping_address))
    .bind(now)
    .text(quote.time_zone)
    .json(&quote.gift_cards);
    let lines = Statement::new(
        "INSERT INTO order_lines (order_id, position, id, variant_id, product_id, product_slug, sku, title, titles,
             options, quantity, unit_price, total, discount, image)
         SELECT ?1, key, value ->> 'id', value ->> 'variant_id', value ->> 'product_id', value ->> 'product_slug',
             value ->> 'sku', value ->> 'title', coalesce(value -> 'titles', '{}'), value -> 'options', value ->> 'quantity',
             value ->> '$.unit_price.amount', value ->> '$.total.amount', value ->> '$.discount.amount',
             value -> 'image'
         FROM json_each(?2) WHERE true
         ON CONFLICT (order_id, id) DO NOTHING",
    )
    .text(new.id)
    .json(&quote.lines);
    // Who put the order together, and what they wrote for themselves, is the staff's business.
    let (event, actor, note) = match &quote.draft {
        Some(draft) => ("drafted", &draft.by, draft.note.as_deref()),
        None => ("created", &new.actor, None),
    };
    let timeline = Statement::new(
        "INSERT INTO timeline (order_id, version, at, event, actor, note, visible_to_customer)
         VALUES (?1, 1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (order_id, version) DO NOTHING",
    )
    .text(new.id)
    .bind(now)
    .bind(event)
    .bind(actor.as_str())
    .bind(note)
    .bind(quote.draft.is_none());
    db.batch(vec![order, lines, timeline]).await?;
    Ok(())
}

/// Writes down what is known of the payment of an order that is not placed.
pub async fn note_payment(
    db: &dyn Database,
    order: OrderId,
    payment: PaymentFacts,
) -> Result<(), DatabaseError> {
    let note = Statement::new(
        "UPDATE orders SET payment_id = ?1, payment_status = ?2, payment_version = ?3, captured = ?5, refunded = ?6
         WHERE id = ?4 AND status = 'pending_payment' AND payment_version <= ?3",
    )
    .text(payment.id)
    .json(&payment.status)
    .bind(payment.version)
    .text(order)
    .bind(payment.captured)
    .bind(payment.refunded);
    db.run(note).await?;
    Ok(())
}

fn outbox_if<T: EventData>(order: OrderId, status: OrderStatus, event: &Event<T>) -> Statement {
    // The number is only known inside the batch, so it enters the event's order here.
    Statement::new(
        "INSERT INTO outbox (id, queue, body, created_at)
         SELECT ?1, ?2,
             CASE WHEN json_extract(?3, '$.data.order.id') = id AND number IS NOT NULL
                 THEN json_set(?3, '$.data.order.number', CAST(number AS TEXT)) ELSE ?3 END,
             ?4
         FROM orders WHERE id = ?5 AND status = ?6
         ON CONFLICT (id) DO NOTHING",
    )
    .text(event.id)
    .json(&T::QUEUE)
    .json(event)
    .bind(event.at)
    .text(order)
    .json(&status)
}

fn timeline_if(order: OrderId, status: OrderStatus, version: u32, entry: &TimelineEntry) -> Statement {
    Statement::new(
        "INSERT INTO timeline (order_id, version, at, event, actor, note)
         SELECT id, ?1, ?2, ?3, ?4, ?5 FROM orders WHERE id = ?6 AND status = ?7
         ON CONFLICT (order_id, version) DO NOTHING",
    )
    .bind(version)
    .bind(entry.at)
    .bind(entry.event.as_str())
    .bind(entry.actor.as_str())
    .bind(entry.note.as_deref())
    .text(order)
    .json(&status)
}

/// Places the order: number, status, timeline, the mail and the capture, all of them or none.
///
/// The number is one more than the highest there is, given in the same statement that takes it, and only to an order
/// that has none: repeating the batch after an ambiguous failure gives no second one, so there are no gaps.
pub async fn place(
    db: &dyn Database,
    stored: &Stored,
    placing: &Placing<'_>,
    now: Timestamp,
) -> Result<(), DatabaseError> {
    let id = stored.order.id;
    let Placing { payment, instructions, .. } = *placing;
    let entry = TimelineEntry {
        at: now,
        event: "placed".to_owned(),
        actor: placing.actor.clone(),
        note: None,
        visible_to_customer: true,
    };
    let update = Statement::new(
        "UPDATE orders SET number = (SELECT coalesce(max(number), 1000) + 1 FROM orders), status = 'placed',
             payment_id = ?1, payment_status = ?2, payment_version = ?3, placed_at = ?4, captured = ?6,
             refunded = ?7, payment_instructions = ?8, version = 2
         WHERE id = ?5 AND number IS NULL AND status = 'pending_payment'",
    )
    .text(payment.id)
    .json(&payment.status)
    .bind(payment.version)
    .bind(now)
    .text(id)
    .bind(payment.captured)
    .bind(payment.refunded)
    .bind(instructions);
    let mut order = stored.order.clone();
    order.status = OrderStatus::Placed;
    order.payment_status = payment.status;
    let none = Money::zero(order.totals.total.currency());
    // In range: a quote takes no more from cards than the total.
    let paid = order.paid_by_gift_cards().unwrap_or(none);
    let due = order.totals.total.checked_sub(paid).unwrap_or(none);
    order.payments = vec![OrderPayment {
        id: payment.id,
        provider: stored.provider,
        status: payment.status,
        amount: due,
        captured: none,
        refunded: none,
        instructions: instructions.map(str::to_owned),
    }];
    order.placed_at = Some(now);
    order.timeline.push(entry.clone());
    let placed = Event {
        id: event_id(id, PLACED_EVENT),
        at: now,
        data: Notifications::OrderPlaced { order: mailed_order(&order), locale: stored.order.locale },
    };
    let capture = Event {
        id: event_id(id, CAPTURE_EVENT),
        at: now,
        data: Payments::Capture { payment_id: payment.id, order_id: id },
    };
    let status = OrderStatus::Placed;
    db.batch(vec![
        update,
        timeline_if(id, status, 2, &entry),
        outbox_if(id, status, &placed),
        outbox_if(id, status, &capture),
    ])
    .await?;
    Ok(())
}

/// Tells the shopper that the order is cancelled.
pub fn cancelled_event(stored: &Stored, now: Timestamp) -> Event<Notifications> {
    let data =
        Notifications::OrderCancelled { order: mailed_order(&stored.order), locale: stored.order.locale };
    Event { id: event_id(stored.order.id, CANCELLED_EVENT), at: now, data }
}

/// Tells the shopper that money was given back. Its order has the lines that it was given back for, and of each how many.
pub fn refunded_event(stored: &Stored, refund: &Refund, now: Timestamp) -> Event<Notifications> {
    let mut order = mailed_order(&stored.order);
    for line in &mut order.lines {
        let given = refund.lines.iter().find(|given| given.line_id == line.id);
        line.refunded = given.map_or(0, |given| given.quantity.get());
    }
    order.lines.retain(|line| line.refunded > 0);
    let id = EventId::from_bits(refund.id.bits());
    let refund = Refund { lines: Vec::new(), ..refund.clone() };
    let data = Notifications::OrderRefunded { order, refund: Box::new(refund), locale: stored.order.locale };
    Event { id, at: now, data }
}

/// Tells the shopper that money has come, and what is left to pay. It leaves with the change that notes the money.
pub fn received_event(stored: &Stored, amount: Money, left: Money, now: Timestamp) -> Event<Notifications> {
    let order = mailed_order(&stored.order);
    let data = Notifications::PaymentReceived { order, amount, left, locale: stored.order.locale };
    Event { id: edge::new_id(now), at: now, data }
}

/// Ends an order that was never placed. One that was placed meanwhile stays as it is.
pub async fn give_up(
    db: &dyn Database,
    stored: &Stored,
    payment: Option<PaymentFacts>,
    reason: &str,
    tell: bool,
    now: Timestamp,
) -> Result<(), DatabaseError> {
    let id = stored.order.id;
    let entry = TimelineEntry {
        at: now,
        event: "cancelled".to_owned(),
        actor: "service order".to_owned(),
        note: Some(reason.to_owned()),
        visible_to_customer: true,
    };
    let update = Statement::new(
        "UPDATE orders SET status = 'cancelled', version = 2, payment_id = coalesce(?1, payment_id),
             payment_status = coalesce(?2, payment_status), payment_version = coalesce(?3, payment_version),
             captured = coalesce(?5, captured), refunded = coalesce(?6, refunded)
         WHERE id = ?4 AND status = 'pending_payment'",
    )
    .bind(payment.map(|payment| payment.id.to_string()))
    .json(&payment.map(|payment| payment.status))
    .bind(payment.map(|payment| payment.version))
    .text(id)
    .bind(payment.map(|payment| payment.captured))
    .bind(payment.map(|payment| payment.refunded));
    let status = OrderStatus::Cancelled;
    let mut batch = vec![update, timeline_if(id, status, 2, &entry)];
    if tell {
        let mut after = stored.clone();
        after.order.status = status;
        after.order.timeline.push(entry);
        batch.push(outbox_if(id, status, &cancelled_event(&after, now)));
    }
    db.batch(batch).await?;
    Ok(())
}
