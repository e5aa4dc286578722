//! Prices a cart as of now: every answer with a cart comes from here.

use crate::{
    App,
    domain::view::{self, Variants, View},
    object::{self, Keep, State, Status},
};
use contract::{
    cart::Cart,
    product::{self, GetVariants},
    promotion::{self, Evaluate, EvaluatedLine, Evaluation},
};
use edge::Context;
use futures::future::try_join;
use kernel::{CartId, Problem, VariantId};

/// The variants of these ids that are for sale, in one call; none if there are no ids.
pub async fn get_variants(
    app: &App,
    context: &Context,
    variant_ids: Vec<VariantId>,
) -> Result<Variants, Problem> {
    if variant_ids.is_empty() {
        return Ok(Variants::new());
    }
    let answer = app
        .product
        .call(&context.caller, &product::GET_VARIANTS, &[], &contract::Unit {}, &GetVariants { variant_ids })
        .await?;
    Ok(answer.items.into_iter().map(|variant| (variant.id, variant)).collect())
}

/// Which promotions apply to the cart with these codes, and what its gift cards can pay.
pub async fn evaluate(
    app: &App,
    context: &Context,
    state: &State,
    variants: &Variants,
    codes: Vec<String>,
) -> Result<Evaluation, Problem> {
    let lines = state.lines.iter().map(|line| {
        let variant = variants.get(&line.variant_id);
        let price = view::live_price(state, line, variants).unwrap_or(line.unit_price);
        Ok(EvaluatedLine {
            variant_id: line.variant_id,
            product_id: line.snapshot.product_id,
            category_ids: variant.map(|variant| variant.category_ids.clone()).unwrap_or_default(),
            quantity: line.quantity,
            total: price.checked_mul(line.quantity.get())?,
        })
    });
    let body = Evaluate {
        currency: state.currency,
        codes,
        customer_id: state.customer_id,
        country: state.country,
        ordered_before: state.ordered_before,
        lines: lines.collect::<Result<_, Problem>>()?,
        gift_card_ids: state.gift_cards.iter().map(|card| card.id).collect(),
    };
    app.promotion.call(&context.caller, &promotion::EVALUATE, &[], &contract::Unit {}, &body).await
}

/// The cart with today's prices, stock and promotions. `known` are variants that were just asked for.
pub async fn price(app: &App, context: &Context, state: &State, known: Variants) -> Result<View, Problem> {
    let all_known = state.lines.iter().all(|line| known.contains_key(&line.variant_id));
    let variants = async {
        if all_known {
            return Ok(known);
        }
        get_variants(app, context, state.lines.iter().map(|line| line.variant_id).collect()).await
    };
    let (store, variants) = try_join(app.store(context), variants).await?;
    let evaluation = if state.lines.is_empty() {
        Evaluation { applied: Vec::new(), rejected: Vec::new(), gift_cards: Vec::new(), store_credit: None }
    } else {
        evaluate(app, context, state, &variants, state.coupons.clone()).await?
    };
    Ok(view::assemble(state, &variants, evaluation, &store)?)
}

/// Prices the cart, remembers what is shown now, and shows it.
pub async fn show(app: &App, context: &Context, state: &State, known: Variants) -> Result<Cart, Problem> {
    Ok(show_view(app, context, state, known).await?.cart)
}

/// The same, with what the staff may see too.
pub async fn show_view(
    app: &App,
    context: &Context,
    state: &State,
    known: Variants,
) -> Result<View, Problem> {
    let view = price(app, context, state, known).await?;
    let (discount, paid) = (view.cart.totals.discount, view.paid_by_gift_cards);
    let is_known = discount == state.shown_discount && paid == state.shown_gift_cards;
    let news = !view.changed_prices.is_empty() || !is_known;
    if news && state.status == Status::Open {
        let keep = Keep {
            prices: view.changed_prices.clone(),
            discount: Some(discount),
            gift_cards: Some(paid),
            ..Keep::default()
        };
        let object = app.cart(state.id)?;
        object.call(&context.caller, &object::KEEP, &[], &contract::Unit {}, &keep).await?;
    }
    Ok(view)
}

/// The cart, open or frozen, for the caller.
pub async fn load(app: &App, context: &Context, id: CartId) -> Result<State, Problem> {
    let unit = contract::Unit {};
    app.cart(id)?.call(&context.caller, &object::LOAD, &[], &unit, &unit).await
}
