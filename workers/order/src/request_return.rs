//! A shopper wants to give something back.

use crate::{
    App,
    answer_return::{changed_event, explain},
    change_order::change_order,
    domain::returns::{request, value},
    store::{self, Stored, change::Change, returns},
    view::admit,
};
use contract::{
    Unit,
    cart::{self, CartLine},
    order::{
        MAX_RETURN_LINES, Order, OrderAccess, Replacement, RequestReturn, Return, ReturnRequestLine,
        ReturnStatus, TimelineEntry,
    },
    order_edit::{MAX_BOUGHT, NewLine, ReviseQuote},
};
use edge::{Call, Reply, Statement, idempotency::Attempt, outbox};
use kernel::{ErrorCode, Money, OrderId, Problem, VariantId};
use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZeroU32,
    rc::Rc,
};

/// For the order's customer, or whoever holds its token.
pub async fn request_return(
    app: Rc<App>,
    call: Call<OrderAccess, RequestReturn>,
) -> Result<Reply<Order>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let stored = store::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    admit(&stored, call.principal(), &call.query)?;
    if call.body.lines.len() > MAX_RETURN_LINES {
        let detail =
            format!("A return holds at most {MAX_RETURN_LINES} lines; send the rest with another one.");
        return Err(Problem::invalid("/lines", "too_many", detail));
    }
    let attempt = Attempt::new(&call, "request_return", &id.to_string(), &call.body);
    // What was asked for before is asked for, whatever is sold by now.
    let wanted = match attempt.replay::<Unit>(&*app.db).await? {
        Some(_) => Replacements::new(),
        None => replacements(&app, &call, &stored.order).await?,
    };
    change_order(&app, &call, id, &attempt, 201, |stored| asked(stored, &call, &wanted)).await
}

/// What is wanted instead of the request's lines, in their places.
type Replacements = BTreeMap<usize, Replacement>;

/// Looks up what is wanted instead, as it is called today.
///
/// # Errors
/// `invalid_request` for what is no variant of the line's product, `out_of_stock` for what is not for sale.
async fn replacements(
    app: &App,
    call: &Call<OrderAccess, RequestReturn>,
    order: &Order,
) -> Result<Replacements, Problem> {
    let wanted: Vec<(usize, &ReturnRequestLine, VariantId)> = (call.body.lines.iter().enumerate())
        .filter_map(|(place, line)| Some((place, line, line.exchange_for?)))
        .collect();
    if wanted.is_empty() {
        return Ok(Replacements::new());
    }
    if wanted.iter().map(|(_, _, variant)| variant).collect::<BTreeSet<_>>().len() > MAX_BOUGHT {
        let detail = format!("At most {MAX_BOUGHT} variants at once; send the rest with another return.");
        return Err(Problem::invalid("/lines", "too_many", detail));
    }
    let names = names(app, call, order, &wanted).await?;
    let found = wanted.into_iter().map(|(place, line, variant)| {
        let product = order.lines.iter().find(|known| known.id == line.line_id).map(|known| known.product_id);
        let name = names.iter().find(|name| name.variant_id == variant);
        let name = name.filter(|name| product.is_none_or(|product| product == name.product_id));
        let name = name.ok_or_else(|| {
            let pointer = format!("/lines/{place}/exchange_for");
            Problem::invalid(pointer, "another_product", "Choose a variant of the same product.")
        })?;
        let CartLine { variant_id, sku, title, titles, options, .. } = name.clone();
        Ok((place, Replacement { variant_id, sku, title, titles, options }))
    });
    found.collect()
}

/// The variants that are wanted, as cart shows them.
async fn names(
    app: &App,
    call: &Call<OrderAccess, RequestReturn>,
    order: &Order,
    wanted: &[(usize, &ReturnRequestLine, VariantId)],
) -> Result<Vec<CartLine>, Problem> {
    let variants: BTreeSet<VariantId> = wanted.iter().map(|(_, _, variant)| *variant).collect();
    let new = variants.into_iter().map(|variant_id| NewLine {
        id: edge::new_id(call.now),
        variant_id,
        quantity: NonZeroU32::MIN,
        discount: None,
    });
    let body = ReviseQuote {
        currency: order.totals.total.currency(),
        address: order.addresses.shipping.clone(),
        tax_included: order.totals.tax_included,
        shipping: Money::zero(order.totals.total.currency()),
        kept: Vec::new(),
        added: new.collect(),
    };
    let service = call.caller.as_service("order");
    Ok(app.cart.call(&service, &cart::REVISE_QUOTE, &[], &Unit {}, &body).await?.added)
}

fn asked(
    stored: &Stored,
    call: &Call<OrderAccess, RequestReturn>,
    wanted: &Replacements,
) -> Result<Vec<Statement>, Problem> {
    let (order, now, comment) = (&stored.order, call.now, call.body.comment.clone().map(String::from));
    let mut lines = request(order, &call.body.lines, now).map_err(|refused| explain(&refused))?;
    for (place, line) in lines.iter_mut().enumerate() {
        line.exchange_for = wanted.get(&place).cloned();
    }
    let new = Return {
        id: edge::new_id(now),
        status: ReturnStatus::Requested,
        value: value(order, &lines, |line| line.quantity.get())?,
        refund_id: None,
        location_id: None,
        exchanged: None,
        lines,
        comment: comment.clone(),
        answer: None,
        at: now,
    };
    let entry = TimelineEntry {
        at: now,
        event: "return_requested".to_owned(),
        actor: call.principal().actor(),
        note: comment,
        visible_to_customer: true,
    };
    let mut rows = Change::default().statements(stored, &entry);
    rows.extend(returns::insert(order.id, &new));
    rows.push(outbox::insert(&changed_event(stored, &new, now)));
    Ok(rows)
}
