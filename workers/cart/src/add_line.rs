//! Adds units of variants.

use crate::{
    App,
    edit_cart::edit,
    object::{Edit, LeftOut, NewLine, Offer, Snapshot},
    price_cart,
};
use contract::{
    StockLevel, Unit,
    cart::{AddLine, AddLines, Cart, MAX_LINES, Warning, WarningCode},
    inventory::{self, GetAvailability},
    product::SellableVariant,
};
use edge::{Call, Context, Reply, idempotency::request_hash};
use futures::future::try_join;
use kernel::{Problem, VariantId};
use serde::Serialize;
use std::{collections::BTreeSet, rc::Rc};

/// `POST /carts/{id}/lines`. A cart reserves nothing: what is available is only compared.
pub async fn add_line(app: Rc<App>, call: Call<Unit, AddLine>) -> Result<Reply<Cart>, Problem> {
    let id = call.params.parse("id")?;
    let AddLine { variant_id, quantity } = call.body;
    let (variants, available) =
        try_join(price_cart::get_variants(&app, &call, vec![variant_id]), available(&app, &call, variant_id))
            .await?;
    // The object decides: it knows what it holds already, and whether this request was there before.
    let line = NewLine {
        line_id: edge::new_id(call.now),
        variant_id,
        quantity,
        offer: variants.get(&variant_id).map(offer),
        available: Some(available),
    };
    let edited = edit(&app, &call, id, &edit_of(&call, vec![line], false, Vec::new())).await?;
    let cart = price_cart::show(&app, &call, &edited.state, variants).await?;
    Ok(reply(cart, edited.replayed))
}

/// `POST /carts/{id}/lines/batch`. What the catalog says is not there any more is left out. The objects of all variants
/// are not asked how many there are: that would be more invocations than a request has.
pub async fn add_lines(app: Rc<App>, call: Call<Unit, AddLines>) -> Result<Reply<Cart>, Problem> {
    let id = call.params.parse("id")?;
    let wanted = &call.body.lines;
    let variant_ids: BTreeSet<VariantId> = wanted.iter().map(|line| line.variant_id).collect();
    if wanted.is_empty() || wanted.len() > MAX_LINES {
        let detail = format!("There must be 1 to {MAX_LINES} lines.");
        return Err(Problem::invalid("/lines", "length", detail));
    }
    if variant_ids.len() < wanted.len() {
        return Err(Problem::invalid("/lines", "duplicate", "Each variant may be there once."));
    }
    let variants = price_cart::get_variants(&app, &call, variant_ids.into_iter().collect()).await?;
    let (mut lines, mut missing) = (Vec::new(), Vec::new());
    for AddLine { variant_id, quantity } in wanted.iter().copied() {
        let (code, message) = match variants.get(&variant_id) {
            Some(variant) if variant.stock_level != StockLevel::Out => {
                let (line_id, offer) = (edge::new_id(call.now), Some(offer(variant)));
                lines.push(NewLine { line_id, variant_id, quantity, offer, available: None });
                continue;
            }
            Some(variant) => (WarningCode::OutOfStock, format!("{} is sold out.", variant.title)),
            None => (WarningCode::Unavailable, "A product is no longer sold.".to_owned()),
        };
        missing.push(Warning { code, line_id: None, variant_id: Some(variant_id), message });
    }
    let edited = edit(&app, &call, id, &edit_of(&call, lines, true, missing)).await?;
    let LeftOut { missing: mut warnings, beyond } = edited.left_out;
    warnings.extend(beyond.iter().map(|id| {
        let title = variants.get(id).map_or("A product", |variant| variant.title.as_str());
        let message = format!("{title} was not added: the cart holds as much as it can.");
        Warning { code: WarningCode::Unavailable, line_id: None, variant_id: Some(*id), message }
    }));
    let mut cart = price_cart::show(&app, &call, &edited.state, variants).await?;
    cart.warnings.extend(warnings);
    Ok(reply(cart, edited.replayed))
}

fn edit_of<B: Serialize>(
    call: &Call<Unit, B>,
    lines: Vec<NewLine>,
    partly: bool,
    missing: Vec<Warning>,
) -> Edit {
    let key = call.idempotency_key.clone().map(|key| (key, request_hash(&call.body)));
    Edit::AddLines { lines, partly, key, missing }
}

fn reply(cart: Cart, replayed: bool) -> Reply<Cart> {
    let reply = Reply::from(cart);
    if replayed { reply.header("idempotency-replayed", "true") } else { reply }
}

/// A variant as it is sold now.
pub fn offer(variant: &SellableVariant) -> Offer {
    Offer {
        price: variant.price,
        snapshot: Snapshot {
            product_id: variant.product_id,
            product_slug: variant.product_slug.clone(),
            sku: variant.sku.clone(),
            title: variant.title.clone(),
            titles: variant.titles.clone(),
            options: variant.options.clone(),
            image: variant.image.clone(),
        },
    }
}

/// How many units of a variant can be bought now.
pub async fn available(app: &App, context: &Context, variant_id: VariantId) -> Result<i64, Problem> {
    let body = GetAvailability { variant_ids: vec![variant_id] };
    let answer =
        app.inventory.call(&context.caller, &inventory::GET_AVAILABILITY, &[], &Unit {}, &body).await?;
    Ok(answer.items.iter().find(|item| item.variant_id == variant_id).map_or(0, |item| item.available))
}
