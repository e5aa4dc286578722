//! Adds units of a variant.

use crate::{
    App,
    edit_cart::edit,
    object::{Edit, NewLine, Offer, Snapshot},
    price_cart,
};
use contract::{
    Unit,
    cart::{AddLine, Cart},
    inventory::{self, GetAvailability},
    product::SellableVariant,
};
use edge::{Call, Context, Reply, idempotency::request_hash};
use futures::future::try_join;
use kernel::{Problem, VariantId};
use std::rc::Rc;

/// `POST /carts/{id}/lines`. A cart reserves nothing: what is available is only compared.
pub async fn add_line(app: Rc<App>, call: Call<Unit, AddLine>) -> Result<Reply<Cart>, Problem> {
    let id = call.params.parse("id")?;
    let AddLine { variant_id, quantity } = call.body;
    let (variants, available) =
        try_join(price_cart::get_variants(&app, &call, vec![variant_id]), available(&app, &call, variant_id))
            .await?;
    let offer = variants.get(&variant_id).map(offer);
    // The object decides: it knows what it holds already, and whether this request was there before.
    let line = NewLine {
        line_id: edge::new_id(call.now),
        variant_id,
        quantity,
        offer,
        available,
        key: call.idempotency_key.clone().map(|key| (key, request_hash(&call.body))),
    };
    let edited = edit(&app, &call, id, &Edit::AddLine(Box::new(line))).await?;
    let reply = Reply::from(price_cart::show(&app, &call, &edited.state, variants).await?);
    Ok(if edited.replayed { reply.header("idempotency-replayed", "true") } else { reply })
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
