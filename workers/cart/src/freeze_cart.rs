//! Fixes a cart and its price for one attempt of a checkout.

use crate::{
    App,
    domain::view::{Variants, View},
    object::{
        self, BeginFreeze, CommitFreeze, FreezeBegun, Keep, State,
        draft::{Draft, changed_meanwhile},
    },
    price_cart,
};
use contract::{
    Unit,
    cart::{CartLine, Freeze, Quote, Requirement},
    draft_order::QuotedDraft,
    inventory::{self, GetAvailability},
    promotion::Effect,
};
use edge::{Call, Context};
use kernel::{CartId, ErrorCode, Money, Problem};
use serde_json::json;
use std::rc::Rc;

/// How often a cart that changes meanwhile is priced again.
const ROUNDS: usize = 3;

/// Of how many variants inventory is asked for the stock: the checkout that freezes the cart asks for more of them in the
/// same request, which may cause 32 invocations.
const MOST_ASKED: usize = 4;

/// `POST /internal/v1/carts/{id}/freeze`.
pub async fn freeze_cart(app: Rc<App>, call: Call<Unit, Freeze>) -> Result<Quote, Problem> {
    let id: CartId = call.params.parse("id")?;
    let object = app.cart(id)?;
    let begin = BeginFreeze { attempt: call.body.attempt };
    for _ in 0..ROUNDS {
        let kept = match object.call(&call.caller, &object::BEGIN_FREEZE, &[], &Unit {}, &begin).await? {
            FreezeBegun::Quote(quote) => return Ok(*quote),
            FreezeBegun::State(state) => *state,
        };
        if call.body.version.is_some_and(|seen| seen != kept.version) {
            return Err(changed_meanwhile(kept.version));
        }
        let commit = quote(&app, &call, &kept, &call.body).await?;
        match object.call(&call.caller, &object::COMMIT_FREEZE, &[], &Unit {}, &commit).await {
            // It was changed while it was being priced. If its attempt has ended, the next round says so.
            Err(problem) if problem.code == ErrorCode::Conflict => {}
            answer => return answer,
        }
    }
    Err(Problem::unavailable("the cart changed with every attempt to freeze it"))
}

/// The quote for a cart as it is kept, delivered as the checkout says; or why it cannot be bought.
async fn quote(app: &App, context: &Context, kept: &State, freeze: &Freeze) -> Result<CommitFreeze, Problem> {
    let address = freeze.shipping_address.clone();
    let mut state = State {
        country: address.country,
        address: Some(address.clone()),
        ordered_before: Some(freeze.ordered_before),
        ..kept.clone()
    };
    if let Some(option) = &freeze.shipping_option_id {
        state.shipping_option = Some(option.to_string());
    }
    let view = price_cart::price(app, context, &state, Variants::new()).await?;

    let chosen = freeze.shipping_option_id.as_deref();
    let option = view.cart.shipping_option.clone().filter(|option| chosen.is_none_or(|id| id == option.id));
    let missing = [
        (Requirement::Lines, view.cart.lines.is_empty()),
        (Requirement::ShippingOption, option.is_none()),
        (Requirement::AvailableLines, view.has_unavailable),
    ];
    let missing: Vec<_> = missing.into_iter().filter(|(_, missing)| *missing).map(|(what, _)| what).collect();
    let Some(shipping_option) = option.filter(|_| missing.is_empty()) else {
        let problem = Problem::new(ErrorCode::RequirementsMissing).with("requirements", missing);
        let is_out_of_reach = view.shipping_options.is_empty() && !view.cart.lines.is_empty();
        return Err(if is_out_of_reach {
            problem.detail("The shop does not deliver to this address.")
        } else {
            problem
        });
    };
    let time_zone = app.settings.get(&*app.db, context.now).await?.settings.time_zone;
    refuse_sold_out(app, context, &view).await?;
    refuse_changed(app, context, &state, &view, freeze).await?;
    // A card that pays nothing is not asked to.
    let gift_cards = view.cart.gift_cards.into_iter().filter(|share| !share.amount.is_zero()).collect();

    Ok(CommitFreeze {
        attempt: freeze.attempt,
        version: kept.version,
        address,
        quote: Quote {
            cart_id: state.id,
            version: view.cart.version,
            customer_id: state.customer_id,
            lines: view.cart.lines,
            promotions: view.promotions,
            coupons: view.cart.coupons,
            shipping_option,
            totals: view.cart.totals,
            gift_cards,
            time_zone,
            draft: state.draft.as_ref().map(|draft| quoted_draft(draft, view.by_hand)),
        },
    })
}

/// Who made the cart, and what they wrote down about it.
fn quoted_draft(draft: &Draft, by_hand: Money) -> QuotedDraft {
    let discount = draft.discount.as_ref().map(|discount| match discount.effect {
        Effect::FreeShipping => format!("Free shipping by hand: {}", discount.reason),
        Effect::Percent { .. } | Effect::Fixed { .. } => {
            format!("{by_hand} off by hand: {}", discount.reason)
        }
    });
    let note = draft.note.as_ref().map(ToString::to_string);
    let words: Vec<String> = note.into_iter().chain(discount).collect();
    QuotedDraft { by: draft.by.clone(), note: (!words.is_empty()).then(|| words.join("\n")) }
}

/// The catalog's copy of the stock may lag behind, so inventory itself is asked about what seems to be sold out; what it is
/// not asked about here, the checkout finds out when it holds the stock.
async fn refuse_sold_out(app: &App, context: &Context, view: &View) -> Result<(), Problem> {
    let is_suspect = |line: &&CartLine| view.sold_out.contains(&line.id);
    let suspects: Vec<_> = view.cart.lines.iter().filter(is_suspect).take(MOST_ASKED).collect();
    if suspects.is_empty() {
        return Ok(());
    }
    let body = GetAvailability { variant_ids: suspects.iter().map(|line| line.variant_id).collect() };
    let levels =
        app.inventory.call(&context.caller, &inventory::GET_AVAILABILITY, &[], &Unit {}, &body).await?.items;
    let short: Vec<_> = suspects
        .iter()
        .filter_map(|line| {
            let level = levels.iter().find(|level| level.variant_id == line.variant_id);
            let available = level.map_or(0, |level| level.available.max(0));
            (available < i64::from(line.quantity.get())).then(
                || json!({"variant_id": line.variant_id, "requested": line.quantity, "available": available}),
            )
        })
        .collect();
    if short.is_empty() { Ok(()) } else { Err(Problem::new(ErrorCode::OutOfStock).with("lines", short)) }
}

/// Nobody pays another price than the one that was shown, nor with money what a gift card was shown to pay. The refusal shows the new one, so the next try succeeds.
async fn refuse_changed(
    app: &App,
    context: &Context,
    state: &State,
    view: &View,
    freeze: &Freeze,
) -> Result<(), Problem> {
    let discount = view.cart.totals.discount;
    let costs_more = discount.amount() < state.shown_discount.amount();
    // Less because the cart costs less is what was wanted.
    let paid = view.paid_by_gift_cards;
    let pays_less = paid.amount() < state.shown_gift_cards.min(view.cart.totals.total)?.amount();
    // What the cart remembers is what somebody was shown last, in another tab perhaps; this is what this shopper saw.
    let owes_more = freeze.due.is_some_and(|due| {
        due.currency() != view.cart.due.currency() || view.cart.due.amount() > due.amount()
    });
    let is_as_shown = view.changed_prices.is_empty() && view.rejected.is_empty();
    if is_as_shown && !costs_more && !pays_less && !owes_more {
        return Ok(());
    }
    let option = freeze.shipping_option_id.as_ref().map(ToString::to_string);
    let keep = Keep {
        prices: view.changed_prices.clone(),
        discount: Some(discount),
        gift_cards: Some(paid),
        drop_coupons: view.rejected.iter().map(|rejected| rejected.code.to_ascii_uppercase()).collect(),
        delivery: Some((freeze.shipping_address.clone(), option)),
        ordered_before: Some(freeze.ordered_before),
    };
    let kept = app.cart(state.id)?.call(&context.caller, &object::KEEP, &[], &Unit {}, &keep).await?;
    if let Some(rejected) = view.rejected.first() {
        let cart = price_cart::show(app, context, &kept, Variants::new()).await?;
        return Err(Problem::new(ErrorCode::CouponUnavailable)
            .with("cart", cart)
            .with("coupon", &rejected.code)
            .with("reason", rejected.reason));
    }
    let mut cart = view.cart.clone();
    (cart.version, cart.expires_at) = (kept.version, kept.expires_at);
    let by_cards = pays_less || !view.cart.gift_cards.is_empty();
    let is_of_cards = by_cards && !costs_more && view.changed_prices.is_empty();
    let code = if is_of_cards { ErrorCode::GiftCardUnavailable } else { ErrorCode::PriceChanged };
    Err(Problem::new(code).with("cart", cart))
}
