//! A cart as it is shown: kept lines at today's prices, with what to warn of and what is still missing.

use super::{
    shipping::{self, Parcel},
    taxes::taxes,
    totals::{BasketLine, discount, total},
    zone::Destination,
};
use crate::{
    object::{Line, State, Status},
    store::settings::Store,
};
use contract::{
    StockLevel,
    cart::{AppliedCoupon, Cart, CartLine, CartOffer, Requirement, ShippingOption, Warning, WarningCode},
    gift_card::{GiftCardShare, UsableGiftCard},
    product::SellableVariant,
    promotion::{AppliedPromotion, Evaluation, RejectedCode, RejectionReason},
};
use kernel::{LineId, Money, MoneyError, VariantId};
use std::collections::BTreeMap;

/// A cart and how it differs from what was shown before.
pub struct View {
    pub cart: Cart,
    /// How the goods can get there, the cheapest first and what must be fetched last.
    pub shipping_options: Vec<ShippingOption>,
    pub promotions: Vec<AppliedPromotion>,
    /// Lines whose price is another one than the kept one, with today's.
    pub changed_prices: Vec<(LineId, Money)>,
    /// Codes of the cart that do not apply.
    pub rejected: Vec<RejectedCode>,
    /// Lines of which, as the catalog knows, nothing is left.
    pub sold_out: Vec<LineId>,
    /// True if a line is no longer sold at all.
    pub has_unavailable: bool,
    /// What the gift cards pay together.
    pub paid_by_gift_cards: Money,
    /// What the staff take off a draft.
    pub by_hand: Money,
}

/// What is for sale, by its id: a cart of many lines looks each of them up some times.
pub type Variants = BTreeMap<VariantId, SellableVariant>;

/// Today's price of a kept line, where the variant is still sold in the cart's currency.
pub fn live_price(state: &State, line: &Line, variants: &Variants) -> Option<Money> {
    let variant = variants.get(&line.variant_id)?;
    Some(variant.price).filter(|price| price.currency() == state.currency)
}

/// Where a cart goes.
pub fn destination(state: &State) -> Destination<'_> {
    Destination { country: state.country, address: state.address.as_ref() }
}

/// The option that counts: the one that was chosen or, once the address is known, the first.
fn shipping_option(state: &State, options: &[ShippingOption]) -> Option<ShippingOption> {
    let chosen = options.iter().find(|option| state.shipping_option.as_deref() == Some(&*option.id));
    let first = || state.address.as_ref().and_then(|_| options.first());
    chosen.or_else(first).cloned()
}

/// The cart's codes, each with what it takes off.
fn applied_coupons(state: &State, applied: &[AppliedPromotion], discounts: &[Money]) -> Vec<AppliedCoupon> {
    let coupons = state.coupons.iter().map(|code| {
        let of_code = |promotion: &AppliedPromotion| {
            promotion.code.as_ref().is_some_and(|other| other.eq_ignore_ascii_case(code))
        };
        let found = applied.iter().zip(discounts).find(|(promotion, _)| of_code(promotion));
        let found = found.map(|(promotion, discount)| (promotion.name.clone(), *discount));
        let (name, discount) = found.unwrap_or_else(|| (code.clone(), Money::zero(state.currency)));
        AppliedCoupon { code: code.clone(), name, discount }
    });
    coupons.collect()
}

/// What each card pays of `total`: the first as much as it can, the next of what is left. A card that can pay nothing is
/// shown with nothing.
fn gift_card_shares(
    state: &State,
    usable: &[UsableGiftCard],
    total: Money,
) -> Result<(Vec<GiftCardShare>, Money), MoneyError> {
    let mut due = total;
    let mut shares = Vec::with_capacity(state.gift_cards.len());
    for held in &state.gift_cards {
        let card = usable.iter().find(|card| card.id == held.id);
        let available = card.map_or(Money::zero(state.currency), |card| card.available);
        let amount = available.min(due)?;
        due = due.checked_sub(amount)?;
        shares.push(GiftCardShare { id: held.id, code: held.code.clone(), amount });
    }
    Ok((shares, due))
}

/// Puts a cart together from what is kept and what other services say now.
///
/// # Errors
/// Amounts out of range.
pub fn assemble(
    state: &State,
    variants: &Variants,
    evaluation: Evaluation,
    store: &Store,
) -> Result<View, MoneyError> {
    let mut warnings = Vec::new();
    let mut changed_prices = Vec::new();
    let mut sold_out = Vec::new();
    let mut has_unavailable = false;
    let mut lines = Vec::with_capacity(state.lines.len());
    for line in &state.lines {
        let mut warn = |code, message| {
            warnings.push(Warning { code, line_id: Some(line.id), variant_id: None, message });
        };
        let title = &line.snapshot.title;
        let live = live_price(state, line, variants);
        match live {
            None => {
                has_unavailable = true;
                warn(WarningCode::Unavailable, format!("“{title}” is no longer sold."));
            }
            Some(price) if price != line.unit_price => {
                changed_prices.push((line.id, price));
                let message =
                    format!("The price of “{title}” has changed from {} to {price}.", line.unit_price);
                warn(WarningCode::PriceChanged, message);
            }
            Some(_) => {}
        }
        let variant = variants.get(&line.variant_id);
        match variant.map(|variant| variant.stock_level) {
            Some(StockLevel::Out) => {
                sold_out.push(line.id);
                warn(WarningCode::OutOfStock, format!("“{title}” is out of stock."));
            }
            Some(StockLevel::Low) => {
                warn(WarningCode::LowStock, format!("Only a few of “{title}” are left."));
            }
            Some(StockLevel::InStock) | None => {}
        }
        let sells_ahead = variant.and_then(|variant| variant.sells_ahead);
        lines.push(CartLine { sells_ahead, ..shown_line(line, live.unwrap_or(line.unit_price))? });
    }

    let basket_lines: Vec<_> = lines.iter().map(|line| basket_line(line, variants)).collect();
    let by_hand = state.draft.as_ref().and_then(|draft| Some(draft.discount.as_ref()?.effect));
    let result = discount(state.currency, &basket_lines, &evaluation.applied, by_hand)?;
    let destination = destination(state);
    let parcel = Parcel { destination, weight: weight(&lines, variants), goods: result.goods()? };
    let shipping_options = shipping::options(&store.methods, &parcel);
    let option = shipping_option(state, &shipping_options);
    let shipping = option.as_ref().filter(|_| !lines.is_empty());
    let shipping = shipping.map_or(Money::zero(state.currency), |option| option.price);
    let totals = total(&result, shipping, &taxes(&store.settings, &destination))?;
    for (line, discount) in lines.iter_mut().zip(&result.by_line) {
        line.discount = *discount;
    }

    let rejected: Vec<RejectedCode> =
        evaluation.rejected.into_iter().filter(|rejected| held(state, &rejected.code)).collect();
    warnings.extend(rejected.iter().map(not_applied));
    let (gift_cards, due) = gift_card_shares(state, &evaluation.gift_cards, totals.total)?;
    let paid_by_gift_cards = totals.total.checked_sub(due)?;
    let requirements = [
        (Requirement::Lines, lines.is_empty()),
        (Requirement::ShippingAddress, state.address.is_none()),
        (Requirement::ShippingOption, state.address.is_some() && option.is_none()),
        (Requirement::AvailableLines, has_unavailable || !sold_out.is_empty()),
    ];
    let cart = Cart {
        id: state.id,
        currency: state.currency,
        country: state.country,
        coupons: applied_coupons(state, &evaluation.applied, &result.by_promotion),
        lines,
        shipping_address: state.address.clone(),
        shipping_option: option,
        totals,
        gift_cards,
        // Whoever holds the link of a draft need not be the one whose account it is for.
        store_credit: evaluation.store_credit.filter(|_| state.draft.is_none()),
        due,
        warnings,
        requirements: requirements
            .into_iter()
            .filter(|(_, missing)| *missing)
            .map(|(what, _)| what)
            .collect(),
        version: state.version,
        locked: state.status == Status::Frozen,
        expires_at: state.expires_at,
        offer: state.draft.as_ref().map(|draft| CartOffer { email: draft.email.clone() }),
    };
    let promotions = evaluation.applied;
    Ok(View {
        cart,
        shipping_options,
        promotions,
        changed_prices,
        rejected,
        sold_out,
        has_unavailable,
        paid_by_gift_cards,
        by_hand: result.by_hand,
    })
}

/// What is no longer sold is taxed as most things are, until it is taken out.
fn basket_line(line: &CartLine, variants: &Variants) -> BasketLine {
    let variant = variants.get(&line.variant_id);
    BasketLine {
        id: line.id,
        variant_id: line.variant_id,
        quantity: line.quantity,
        price: line.total,
        tax_class: variant.map(|variant| variant.tax_class).unwrap_or_default(),
    }
}

/// What the lines weigh together, in grams.
fn weight(lines: &[CartLine], variants: &Variants) -> u64 {
    let of = |line: &CartLine| variants.get(&line.variant_id);
    let weights = lines.iter().map(|line| {
        u64::from(line.quantity.get()) * u64::from(of(line).map_or(0, |variant| variant.weight_grams))
    });
    weights.sum()
}

fn held(state: &State, code: &str) -> bool {
    state.coupons.iter().any(|held| held.eq_ignore_ascii_case(code))
}

fn shown_line(line: &Line, unit_price: Money) -> Result<CartLine, MoneyError> {
    let snapshot = line.snapshot.clone();
    Ok(CartLine {
        id: line.id,
        variant_id: line.variant_id,
        product_id: snapshot.product_id,
        product_slug: snapshot.product_slug,
        sku: snapshot.sku,
        title: snapshot.title,
        titles: snapshot.titles,
        options: snapshot.options,
        quantity: line.quantity,
        unit_price,
        total: unit_price.checked_mul(line.quantity.get())?,
        discount: Money::zero(unit_price.currency()),
        image: snapshot.image,
        sells_ahead: None,
    })
}

fn not_applied(rejected: &RejectedCode) -> Warning {
    let message = format!("The coupon {} does not apply: {}", rejected.code, explain(rejected.reason));
    Warning { code: WarningCode::CouponInvalid, line_id: None, variant_id: None, message }
}

/// Why a coupon does not apply, for people.
pub fn explain(reason: RejectionReason) -> &'static str {
    match reason {
        RejectionReason::Unknown => "there is no such coupon.",
        RejectionReason::NotStarted => "it is not valid yet.",
        RejectionReason::Expired => "it has expired.",
        RejectionReason::Inactive => "it is no longer valid.",
        RejectionReason::UsedUp => "it has been used up.",
        RejectionReason::MinimumNotMet => "the cart has not reached its minimum.",
        RejectionReason::CurrencyMismatch => "it is for another currency.",
        RejectionReason::CustomerLimitReached => "you have used it already.",
        RejectionReason::NoMatchingItems => "it is for other products.",
        RejectionReason::NotEnoughItems => "there are too few items in the cart.",
        RejectionReason::SignInRequired => "it is for customers who are signed in.",
        RejectionReason::NotForCustomer => "it is for other customers.",
        RejectionReason::NotFirstOrder => "it is for a first order.",
        RejectionReason::CountryExcluded => "it is for deliveries to other countries.",
        RejectionReason::NotCombinable => "it does not go together with another discount.",
    }
}
