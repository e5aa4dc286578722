//! The carts of draft orders: what the staff put together for a customer. The order Worker has asked who may.

use crate::{
    App,
    add_coupon::{invalid, is_code},
    add_line::offer,
    domain::{
        shipping,
        view::{self, Variants, View},
    },
    object::{
        self, Line, MAX_COUPONS, State,
        draft::{CreateDraft, Draft, OfferDraft, UpdateDraft},
    },
    price_cart::{self, get_variants},
};
use contract::{
    Unit,
    cart::{MAX_LINES, MAX_QUANTITY, Requirement},
    draft_order::{
        CreateDraftCart, DraftContent, DraftLine, DraftPurchase, DraftVersion, HandDiscount, UpdateDraftOrder,
    },
    promotion::Effect,
};
use edge::{Call, Context};
use kernel::{BasisPoints, CartId, Currency, ErrorCode, Problem};
use std::{collections::BTreeSet, rc::Rc};

/// `POST /internal/v1/draft-carts`.
pub async fn create_draft_cart(
    app: Rc<App>,
    call: Call<Unit, CreateDraftCart>,
) -> Result<DraftContent, Problem> {
    let store = app.store(&call).await?;
    let new = &call.body;
    let create = CreateDraft {
        id: new.id,
        currency: store.settings.currency,
        country: store.home()?,
        customer_id: new.customer_id,
        draft: Draft {
            by: new.by.to_string(),
            email: new.email.clone(),
            locale: new.locale,
            note: None,
            discount: None,
            is_sent: false,
        },
    };
    let state = app.cart(new.id)?.call(&call.caller, &object::CREATE_DRAFT, &[], &Unit {}, &create).await?;
    show(&app, &call, &state).await
}

/// `GET /internal/v1/draft-carts/{id}`.
pub async fn get_draft_cart(app: Rc<App>, call: Call<Unit, Unit>) -> Result<DraftContent, Problem> {
    let state = price_cart::load(&app, &call, call.params.parse("id")?).await?;
    show(&app, &call, &state).await
}

/// `GET /internal/v1/draft-carts/{id}/purchase`. It prices nothing, or a price that nobody has seen would count as shown.
pub async fn prepare_draft_cart(app: Rc<App>, call: Call<Unit, Unit>) -> Result<DraftPurchase, Problem> {
    let state = price_cart::load(&app, &call, call.params.parse("id")?).await?;
    let draft = state.draft.ok_or(ErrorCode::NotFound)?;
    Ok(DraftPurchase {
        email: draft.email,
        customer_id: state.customer_id,
        locale: draft.locale,
        shipping_address: state.address,
    })
}

/// `POST /internal/v1/draft-carts/{id}/update`. Everything is checked before the object writes it down, at the version
/// that it was checked on.
pub async fn update_draft_cart(
    app: Rc<App>,
    call: Call<Unit, UpdateDraftOrder>,
) -> Result<DraftContent, Problem> {
    let id: CartId = call.params.parse("id")?;
    let state = price_cart::load(&app, &call, id).await?;
    let kept = state.draft.clone().ok_or(ErrorCode::NotFound)?;
    let change = call.body.clone();
    if change.version != state.version {
        return Err(object::draft::changed_meanwhile(state.version));
    }
    let discount = change.discount.unwrap_or(kept.discount);
    if let Some(discount) = &discount {
        check_discount(discount, state.currency)?;
    }
    let address = change.shipping_address.map(|address| address.checked("/shipping_address")).transpose()?;
    let lines = match &change.lines {
        Some(wanted) => Some(lines(&app, &call, &state, wanted).await?),
        None => None,
    };
    let coupons = change.coupons.map(|codes| read_codes(&codes)).transpose()?;
    let wanted = State {
        customer_id: change.customer_id.unwrap_or(state.customer_id),
        lines: lines.clone().unwrap_or_else(|| state.lines.clone()),
        coupons: coupons.clone().unwrap_or_else(|| state.coupons.clone()),
        country: address.as_ref().map_or(state.country, |address| address.country),
        address: address.clone().or_else(|| state.address.clone()),
        ..state.clone()
    };
    if coupons.is_some() {
        refuse_new_coupons(&app, &call, &state, &wanted).await?;
    }
    if let Some(option) = &change.shipping_option_id {
        check_option(&app, &call, &wanted, option).await?;
    }
    let update = UpdateDraft {
        version: change.version,
        customer_id: wanted.customer_id,
        draft: Draft {
            by: kept.by,
            email: change.email.unwrap_or(kept.email),
            locale: change.locale.unwrap_or(kept.locale),
            note: change.note.unwrap_or(kept.note),
            discount,
            is_sent: false,
        },
        address,
        shipping_option: change.shipping_option_id.map(|option| option.to_string()),
        lines,
        coupons,
    };
    let state = app.cart(id)?.call(&call.caller, &object::UPDATE_DRAFT, &[], &Unit {}, &update).await?;
    show(&app, &call, &state).await
}

/// `POST /internal/v1/draft-carts/{id}/offer`.
pub async fn offer_draft_cart(app: Rc<App>, call: Call<Unit, DraftVersion>) -> Result<DraftContent, Problem> {
    let id: CartId = call.params.parse("id")?;
    let state = price_cart::load(&app, &call, id).await?;
    let shown = show(&app, &call, &state).await?;
    let needed = [Requirement::Lines, Requirement::AvailableLines];
    let missing: Vec<_> = shown.cart.requirements.iter().filter(|it| needed.contains(it)).collect();
    if !missing.is_empty() {
        return Err(Problem::new(ErrorCode::RequirementsMissing).with("requirements", missing));
    }
    let offer = OfferDraft { version: call.body.version };
    let state = app.cart(id)?.call(&call.caller, &object::OFFER_DRAFT, &[], &Unit {}, &offer).await?;
    show(&app, &call, &state).await
}

/// `POST /internal/v1/draft-carts/{id}/discard`.
pub async fn discard_draft_cart(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    let id: CartId = call.params.parse("id")?;
    app.cart(id)?.call(&call.caller, &object::DISCARD_DRAFT, &[], &Unit {}, &Unit {}).await
}

/// The draft at today's prices, which from now on count as shown.
async fn show(app: &App, context: &Context, state: &State) -> Result<DraftContent, Problem> {
    let draft = state.draft.clone().ok_or(ErrorCode::NotFound)?;
    let View { cart, shipping_options, by_hand, .. } =
        price_cart::show_view(app, context, state, Variants::new()).await?;
    Ok(DraftContent {
        email: draft.email,
        customer_id: state.customer_id,
        locale: draft.locale,
        note: draft.note,
        discount: draft.discount,
        discount_by_hand: by_hand,
        cart,
        shipping_options,
        is_sent: draft.is_sent,
    })
}

fn check_discount(discount: &HandDiscount, currency: Currency) -> Result<(), Problem> {
    match discount.effect {
        Effect::Percent { rate } if rate == BasisPoints(0) || rate > BasisPoints(10_000) => {
            let detail = "The discount must be more than 0 % and at most 100 %.";
            Err(Problem::invalid("/discount/effect/rate", "out_of_range", detail))
        }
        Effect::Fixed { amount } if amount.currency() != currency => Err(ErrorCode::CurrencyMismatch.into()),
        Effect::Fixed { amount } if amount.is_negative() || amount.is_zero() => {
            Err(Problem::invalid("/discount/effect/amount", "out_of_range", "The discount must be positive."))
        }
        Effect::Percent { .. } | Effect::Fixed { .. } | Effect::FreeShipping => Ok(()),
    }
}

/// The lines as they shall be: what the draft holds keeps its id and the price that was shown, and stays although it is
/// no longer sold; the rest must be for sale. Whether there is enough is for the completion to say: a draft holds nothing.
async fn lines(
    app: &App,
    context: &Context,
    state: &State,
    wanted: &[DraftLine],
) -> Result<Vec<Line>, Problem> {
    if wanted.len() > MAX_LINES {
        return Err(ErrorCode::CartFull.into());
    }
    let mut seen = BTreeSet::new();
    for (index, line) in wanted.iter().enumerate() {
        if line.quantity.get() > MAX_QUANTITY {
            let detail = format!("A line holds at most {MAX_QUANTITY} units.");
            return Err(Problem::invalid(format!("/lines/{index}/quantity"), "too_many", detail));
        }
        if !seen.insert(line.variant_id) {
            let detail = "Each variant can be there once.";
            return Err(Problem::invalid(format!("/lines/{index}/variant_id"), "duplicate", detail));
        }
    }
    let held = |line: &DraftLine| state.lines.iter().find(|held| held.variant_id == line.variant_id);
    let new = wanted.iter().filter(|line| held(line).is_none()).map(|line| line.variant_id).collect();
    let variants = get_variants(app, context, new).await?;
    let mut lines = Vec::with_capacity(wanted.len());
    for (index, line) in wanted.iter().enumerate() {
        if let Some(held) = held(line) {
            lines.push(Line { quantity: line.quantity, ..held.clone() });
            continue;
        }
        let sold = variants.get(&line.variant_id).map(offer);
        let sold = sold.filter(|sold| sold.price.currency() == state.currency).ok_or_else(|| {
            let at = format!("/lines/{index}/variant_id");
            Problem::invalid(at, "not_for_sale", "This variant is not for sale.")
        })?;
        lines.push(Line {
            id: edge::new_id(context.now),
            variant_id: line.variant_id,
            quantity: line.quantity,
            unit_price: sold.price,
            snapshot: sold.snapshot,
        });
    }
    Ok(lines)
}

/// The codes in upper case, each once.
fn read_codes(codes: &[kernel::Line<40>]) -> Result<Vec<String>, Problem> {
    let mut read: Vec<String> = Vec::new();
    for code in codes {
        let code = code.to_ascii_uppercase();
        if !is_code(&code) {
            return Err(invalid(contract::promotion::RejectionReason::Unknown).with("coupon", code));
        }
        if !read.contains(&code) {
            read.push(code);
        }
    }
    if read.len() > MAX_COUPONS {
        return Err(Problem::new(ErrorCode::CouponInvalid)
            .detail("The cart holds as many coupons as it can.")
            .with("reason", "too_many"));
    }
    Ok(read)
}

/// A code that is new must apply. One that was there before and no longer does is only warned of.
async fn refuse_new_coupons(
    app: &App,
    context: &Context,
    kept: &State,
    wanted: &State,
) -> Result<(), Problem> {
    if wanted.coupons.iter().all(|code| kept.coupons.contains(code)) {
        return Ok(());
    }
    let variants = wanted.lines.iter().map(|line| line.variant_id).collect();
    let variants = get_variants(app, context, variants).await?;
    let evaluation = price_cart::evaluate(app, context, wanted, &variants, wanted.coupons.clone()).await?;
    let is_new = |code: &str| !kept.coupons.iter().any(|held| held.eq_ignore_ascii_case(code));
    match evaluation.rejected.iter().find(|rejected| is_new(&rejected.code)) {
        Some(rejected) => Err(invalid(rejected.reason).with("coupon", &rejected.code)),
        None => Ok(()),
    }
}

async fn check_option(app: &App, context: &Context, wanted: &State, option: &str) -> Result<(), Problem> {
    let store = app.store(context).await?;
    let destination = view::destination(wanted);
    if store.methods.iter().any(|method| method.id == option && shipping::serves(method, &destination)) {
        return Ok(());
    }
    let detail = "This way of shipping does not serve the address.";
    Err(Problem::invalid("/shipping_option_id", "not_served", detail))
}
