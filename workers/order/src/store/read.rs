//! Whole orders.

use crate::store::{edits, returns};
use contract::{
    Address, Image, Options,
    cart::{AppliedCoupon, ShippingOption, Totals},
    gift_card::GiftCardShare,
    order::{
        Addresses, Fulfillment, FulfillmentStatus, LineQuantity, OnlineShare, Order, OrderLine, OrderNumber,
        OrderPayment, OrderStatus, PaymentStatus, Refund, RefundedLine, TimelineEntry, Tracking,
    },
    payment::{Provider, TransferStatus},
};
use edge::{Database, Rows, Statement, flag, json_column};
use kernel::{
    CartId, Currency, CustomerId, EmailAddress, FulfillmentId, LineId, Locale, LocationId, Money, MoneyError,
    OrderId, OrderToken, PaymentId, Problem, ProductId, PromotionId, RefundId, TimeZone, Timestamp,
    VariantId,
};
use serde::Deserialize;
use std::{collections::BTreeMap, num::NonZeroU32};

/// An order, and what others need not know of it.
#[derive(Clone, Debug)]
pub struct Stored {
    pub order: Order,
    pub cart_id: CartId,
    pub attempt: u32,
    pub customer_id: Option<CustomerId>,
    pub promotion_ids: Vec<PromotionId>,
    pub payment_version: u32,
    pub provider: Provider,
    pub version: u32,
    /// What is still to be settled since the order was changed: due or, less than nothing, to be given back.
    pub balance: Money,
    /// The same before what was waived, and what was, in minor units: see [`balance_of`].
    pub unwaived: i64,
    pub waived: i64,
}

impl Stored {
    /// The payment's id; none before a provider was asked.
    pub fn payment_id(&self) -> Option<PaymentId> {
        self.order.payments.first().map(|payment| payment.id)
    }

    /// True if what it costs is still to come by hand: what a change makes dearer or cheaper is awaited with it, and nothing
    /// is due besides.
    pub fn is_awaited(&self) -> bool {
        self.provider == Provider::Manual && self.order.payment_status == PaymentStatus::Pending
    }

    /// The balance if the order comes to cost so much more.
    ///
    /// # Errors
    /// Amounts out of range.
    pub fn balance_after(&self, difference: Money) -> Result<Money, MoneyError> {
        let open = self.unwaived.saturating_add(difference.amount());
        Money::new(balance_of(open, self.waived), self.balance.currency())
    }

    /// What is settled if the order comes to cost so much more, with what was open before: less than nothing is given back,
    /// more is due.
    ///
    /// # Errors
    /// Amounts out of range.
    pub fn settles(&self, difference: Money) -> Result<Money, MoneyError> {
        let balance = self.balance_after(difference)?;
        if self.is_awaited() { balance.min(Money::zero(balance.currency())) } else { Ok(balance) }
    }

    /// What would be given back, or not be taken, if the order came to cost so much more.
    ///
    /// # Errors
    /// Amounts out of range.
    pub fn owed_after(&self, difference: Money) -> Result<Money, MoneyError> {
        let nothing = Money::zero(self.balance.currency());
        let owed = nothing.checked_sub(self.balance_after(difference)?)?;
        Ok(if owed.is_negative() { nothing } else { owed })
    }
}

#[derive(Deserialize)]
struct OrderRow {
    id: OrderId,
    number: Option<u32>,
    token: OrderToken,
    cart_id: CartId,
    attempt: u32,
    customer_id: Option<CustomerId>,
    email: String,
    locale: Locale,
    status: OrderStatus,
    payment_status: PaymentStatus,
    fulfillment_status: FulfillmentStatus,
    payment_id: Option<PaymentId>,
    payment_provider: Provider,
    payment_version: u32,
    captured: i64,
    refunded: i64,
    payment_instructions: Option<String>,
    currency: Currency,
    subtotal: i64,
    discount: i64,
    shipping: i64,
    tax: i64,
    total: i64,
    #[serde(deserialize_with = "flag")]
    tax_included: bool,
    #[serde(deserialize_with = "json_column")]
    coupons: Vec<AppliedCoupon>,
    #[serde(deserialize_with = "json_column")]
    promotion_ids: Vec<PromotionId>,
    #[serde(deserialize_with = "json_column")]
    gift_cards: Vec<GiftCardShare>,
    paid_by_gift_cards: i64,
    payment_amount: Option<i64>,
    waived: i64,
    #[serde(deserialize_with = "json_column")]
    shipping_option: ShippingOption,
    #[serde(deserialize_with = "json_column")]
    shipping_address: Address,
    #[serde(deserialize_with = "json_column")]
    billing_address: Address,
    time_zone: TimeZone,
    version: u32,
    created_at: i64,
    placed_at: Option<i64>,
}

#[derive(Deserialize)]
struct LineRow {
    id: LineId,
    variant_id: VariantId,
    product_id: ProductId,
    product_slug: String,
    sku: String,
    title: String,
    #[serde(deserialize_with = "json_column")]
    titles: BTreeMap<String, String>,
    #[serde(deserialize_with = "json_column")]
    options: Options,
    quantity: NonZeroU32,
    unit_price: i64,
    total: i64,
    discount: i64,
    discounted_quantity: u32,
    fulfilled: u32,
    refunded: u32,
    returned: u32,
    #[serde(deserialize_with = "json_column")]
    image: Option<Image>,
}

#[derive(Deserialize)]
struct FulfillmentRow {
    id: FulfillmentId,
    #[serde(deserialize_with = "json_column")]
    lines: Vec<LineQuantity>,
    #[serde(deserialize_with = "json_column")]
    tracking: Option<Tracking>,
    at: i64,
    delivered_at: Option<i64>,
    returnable_until: Option<i64>,
    location_id: Option<LocationId>,
}

#[derive(Deserialize)]
struct RefundRow {
    id: RefundId,
    amount: i64,
    shipping: i64,
    to_gift_cards: i64,
    by_hand: i64,
    #[serde(deserialize_with = "json_column")]
    online: Vec<OnlineShare>,
    settles: i64,
    #[serde(deserialize_with = "json_column")]
    lines: Vec<RefundedLine>,
    reason: String,
    status: TransferStatus,
    failure: Option<String>,
    #[serde(deserialize_with = "flag")]
    sent_by_shop: bool,
    #[serde(deserialize_with = "flag")]
    came_back: bool,
    at: i64,
}

#[derive(Deserialize)]
struct TimelineRow {
    at: i64,
    event: String,
    actor: String,
    note: Option<String>,
    #[serde(deserialize_with = "flag")]
    visible_to_customer: bool,
}

fn statements(id: OrderId) -> Vec<Statement> {
    [
        "SELECT id, number, token, cart_id, attempt, customer_id, email, locale, status, payment_status,
             fulfillment_status, payment_id, payment_provider, payment_version, captured, refunded,
             payment_instructions, currency, subtotal, discount, shipping, tax, total, tax_included, coupons,
             promotion_ids, gift_cards, paid_by_gift_cards, payment_amount, waived, shipping_option, shipping_address,
             billing_address, time_zone, version, created_at, placed_at
         FROM orders WHERE id = ?1",
        "SELECT id, variant_id, product_id, product_slug, sku, title, titles, options, quantity, unit_price, total,
             discount, coalesce(discounted_quantity, quantity) AS discounted_quantity, fulfilled, refunded, returned, image
         FROM order_lines WHERE order_id = ?1 ORDER BY position",
        "SELECT id, lines, tracking, at, delivered_at, returnable_until, location_id FROM fulfillments
         WHERE order_id = ?1 ORDER BY rowid",
        "SELECT id, amount, shipping, to_gift_cards, by_hand, online, settles, lines, reason, status, failure, sent_by_shop,
             came_back, at
         FROM refunds WHERE order_id = ?1 ORDER BY rowid",
        "SELECT at, event, actor, note, visible_to_customer FROM timeline WHERE order_id = ?1 ORDER BY version",
    ]
    .into_iter()
    .chain(returns::OF_ORDER)
    .chain(edits::OF_ORDER)
    .map(|sql| Statement::new(sql).text(id))
    .collect()
}

/// The order with this id, in one round trip.
pub async fn find(db: &dyn Database, id: OrderId) -> Result<Option<Stored>, Problem> {
    let mut rows = db.batch(statements(id)).await?.into_iter();
    let mut next = || rows.next().unwrap_or_default();
    let order = next();
    let parts = Parts {
        lines: next(),
        fulfillments: next(),
        refunds: next(),
        timeline: next(),
        returns: next(),
        return_lines: next(),
        edits: next(),
        receipts: next(),
    };
    let Some(order) = order.first::<OrderRow>()? else { return Ok(None) };
    assemble(order, parts).map(Some)
}

/// The attempts to buy the same cart that came to nothing before this order, the first of them first, as entries for the
/// staff's timeline: a card that was declined, say. Each attempt was an order of its own, which was never placed.
pub async fn failed_attempts(db: &dyn Database, stored: &Stored) -> Result<Vec<TimelineEntry>, Problem> {
    #[derive(Deserialize)]
    struct Row {
        at: i64,
        note: Option<String>,
    }
    let failed = Statement::new(
        "SELECT t.at, t.note FROM orders o JOIN timeline t ON t.order_id = o.id AND t.event = 'cancelled'
         WHERE o.cart_id = ?1 AND o.attempt < ?2 AND o.number IS NULL
         ORDER BY o.attempt DESC LIMIT 20",
    )
    .text(stored.cart_id)
    .bind(stored.attempt);
    let rows: Vec<Row> = db.run(failed).await?.all()?;
    let entry = |row: Row| TimelineEntry {
        at: Timestamp::from_millis(row.at),
        event: "checkout_failed".to_owned(),
        actor: "service order".to_owned(),
        note: row.note,
        visible_to_customer: false,
    };
    Ok(rows.into_iter().rev().map(entry).collect())
}

/// The numbers of those of these orders that have one.
pub async fn numbers(db: &dyn Database, ids: &[OrderId]) -> Result<Vec<OrderNumber>, Problem> {
    #[derive(Deserialize)]
    struct Row {
        id: OrderId,
        number: u32,
    }
    let numbered = Statement::new(
        "SELECT o.id, o.number FROM json_each(?1) wanted CROSS JOIN orders o ON o.id = wanted.value
         WHERE o.number IS NOT NULL",
    )
    .json(&ids);
    let rows: Vec<Row> = db.run(numbered).await?.all()?;
    let number = |row: Row| OrderNumber { id: row.id, number: row.number.to_string() };
    Ok(rows.into_iter().map(number).collect())
}

/// The order with this number.
pub async fn find_by_number(db: &dyn Database, number: u32) -> Result<Option<Stored>, Problem> {
    #[derive(Deserialize)]
    struct Id {
        id: OrderId,
    }
    let id = db.run(Statement::new("SELECT id FROM orders WHERE number = ?1").bind(number)).await?;
    match id.first::<Id>()? {
        Some(row) => find(db, row.id).await,
        None => Ok(None),
    }
}

/// True if the account or the mail address has an order that was placed and not cancelled.
pub async fn has_ordered(
    db: &dyn Database,
    customer: Option<CustomerId>,
    email: &EmailAddress,
) -> Result<bool, Problem> {
    #[derive(Deserialize)]
    struct Found {
        found: u32,
    }
    let placed = Statement::new(
        "SELECT EXISTS (SELECT 1 FROM orders WHERE email = ?1 AND number IS NOT NULL AND status <> 'cancelled')
             OR EXISTS (SELECT 1 FROM orders WHERE customer_id = ?2 AND number IS NOT NULL AND status <> 'cancelled')
             AS found",
    );
    let placed = placed.text(email).bind(customer.map(|id| id.to_string()));
    Ok(db.run(placed).await?.one::<Found>()?.found == 1)
}

/// What belongs to an order, as its statements returned it.
struct Parts {
    lines: Rows,
    fulfillments: Rows,
    refunds: Rows,
    timeline: Rows,
    returns: Rows,
    return_lines: Rows,
    edits: Rows,
    receipts: Rows,
}

/// The refunds, and what of them settles edits, in minor units.
fn assemble_refunds(rows: Rows, currency: Currency) -> Result<(Vec<Refund>, i64), Problem> {
    let rows = rows.all::<RefundRow>()?;
    let counts = rows.iter().filter(|row| row.status != TransferStatus::Failed);
    let settled = counts.map(|row| row.settles).sum();
    let refund = |row: RefundRow| {
        Ok(Refund {
            id: row.id,
            amount: Money::new(row.amount, currency)?,
            shipping: Money::new(row.shipping, currency)?,
            to_gift_cards: Some(Money::new(row.to_gift_cards, currency)?).filter(|part| !part.is_zero()),
            by_hand: Some(Money::new(row.by_hand, currency)?).filter(|part| !part.is_zero()),
            online: row.online,
            lines: row.lines,
            reason: row.reason,
            status: row.status,
            failure: row.failure,
            sent_by_shop: row.sent_by_shop,
            came_back: row.came_back,
            at: Timestamp::from_millis(row.at),
        })
    };
    Ok((rows.into_iter().map(refund).collect::<Result<_, Problem>>()?, settled))
}

fn assemble_lines(rows: Rows, currency: Currency) -> Result<Vec<OrderLine>, Problem> {
    let money = |amount: i64| Money::new(amount, currency);
    let lines = rows.all::<LineRow>()?.into_iter().map(|line| {
        Ok(OrderLine {
            id: line.id,
            variant_id: line.variant_id,
            product_id: line.product_id,
            product_slug: line.product_slug,
            sku: line.sku,
            title: line.title,
            titles: line.titles,
            options: line.options,
            quantity: line.quantity,
            unit_price: money(line.unit_price)?,
            total: money(line.total)?,
            discount: money(line.discount)?,
            discounted_quantity: line.discounted_quantity,
            fulfilled: line.fulfilled,
            refunded: line.refunded,
            returned: line.returned,
            image: line.image,
        })
    });
    lines.collect()
}

fn assemble(row: OrderRow, parts: Parts) -> Result<Stored, Problem> {
    let Parts { lines, fulfillments, refunds, timeline, returns, return_lines, edits, receipts } = parts;
    let returns = returns::assemble(returns, return_lines, row.currency)?;
    let money = |amount: i64| Money::new(amount, row.currency);
    let lines = assemble_lines(lines, row.currency)?;
    let fulfillments = fulfillments.all::<FulfillmentRow>()?.into_iter().map(|row| Fulfillment {
        id: row.id,
        lines: row.lines,
        tracking: row.tracking,
        at: Timestamp::from_millis(row.at),
        delivered_at: row.delivered_at.map(Timestamp::from_millis),
        returnable_until: row.returnable_until.map(Timestamp::from_millis),
        location_id: row.location_id,
    });
    let (refunds, settled) = assemble_refunds(refunds, row.currency)?;
    let receipts = edits::assemble_receipts(receipts, row.currency)?;
    let timeline = timeline.all::<TimelineRow>()?.into_iter().map(|row| TimelineEntry {
        at: Timestamp::from_millis(row.at),
        event: row.event,
        actor: row.actor,
        note: row.note,
        visible_to_customer: row.visible_to_customer,
    });
    let totals = Totals {
        subtotal: money(row.subtotal)?,
        discount: money(row.discount)?,
        shipping: money(row.shipping)?,
        tax: money(row.tax)?,
        total: money(row.total)?,
        tax_included: row.tax_included,
    };
    let due = row.payment_amount.unwrap_or(row.total - row.paid_by_gift_cards);
    let received: i64 = receipts.iter().map(|receipt| receipt.amount.amount()).sum();
    let credits = returns.iter().filter_map(|returned| returned.exchanged);
    let credited: i64 = credits.map(|exchanged| exchanged.credit.amount()).sum();
    let unwaived = row.total - row.paid_by_gift_cards - due - received - credited + settled;
    let balance = balance_of(unwaived, row.waived);
    let credited = Some(money(credited)?).filter(|credited| !credited.is_zero());
    let balance = money(balance)?;
    let (captured, refunded) = (money(row.captured)?, money(row.refunded)?);
    let payment = row.payment_id.map(|id| {
        Ok::<_, Problem>(OrderPayment {
            id,
            provider: row.payment_provider,
            status: row.payment_status,
            amount: money(due)?,
            captured,
            refunded,
            instructions: row.payment_instructions.clone(),
        })
    });
    let payment = payment.transpose()?;
    let order = Order {
        id: row.id,
        number: row.number.map(|number| number.to_string()),
        status: row.status,
        payment_status: row.payment_status,
        fulfillment_status: row.fulfillment_status,
        email: row.email,
        customer_id: row.customer_id,
        locale: row.locale,
        lines,
        coupons: row.coupons,
        shipping_option: row.shipping_option,
        totals,
        addresses: Addresses { shipping: row.shipping_address, billing: row.billing_address },
        gift_cards: row.gift_cards,
        payments: payment.into_iter().collect(),
        fulfillments: fulfillments.collect(),
        returns,
        refunds,
        edits: edits::assemble(edits, row.currency)?,
        receipts,
        // What is over settles nothing.
        balance: Some(balance).filter(|balance| !balance.is_zero() && is_open(row.status)),
        credited,
        timeline: timeline.collect(),
        token: Some(row.token),
        time_zone: row.time_zone,
        placed_at: row.placed_at.map(Timestamp::from_millis),
        created_at: Timestamp::from_millis(row.created_at),
    };
    Ok(Stored {
        order,
        cart_id: row.cart_id,
        attempt: row.attempt,
        customer_id: row.customer_id,
        promotion_ids: row.promotion_ids,
        payment_version: row.payment_version,
        provider: row.payment_provider,
        version: row.version,
        balance,
        unwaived,
        waived: row.waived,
    })
}

/// The balance of an order of which so much would be open, and so much was waived. What was waived was never paid: it makes
/// less due, and nothing is given back for it. Less than nothing is waived where what is owed cannot be given back.
fn balance_of(open: i64, waived: i64) -> i64 {
    match (open, waived) {
        (..=0, 1..) => open,
        (1.., 1..) => open.saturating_sub(waived).max(0),
        _ => open.saturating_sub(waived),
    }
}

const fn is_open(status: OrderStatus) -> bool {
    !matches!(status, OrderStatus::PendingPayment | OrderStatus::Cancelled | OrderStatus::Refunded)
}
