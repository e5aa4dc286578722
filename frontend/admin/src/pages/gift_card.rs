//! A gift card, or an account's store credit: what is on it, what happened to it, and how to correct it.

use super::{
    gift_cards::{name, state},
    promotions::Switch,
};
use crate::{
    app::App,
    components::{Heads, Moment, Status, Table},
    forms::{self, Errors, parse_money},
    layout::{self, refusal},
    words,
};
use contract::{
    Unit,
    gift_card::{AdjustGiftCard, GiftCardEntry, GiftCardEntryKind, GiftCardRecord, UpdateGiftCard},
    promotion,
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{Currency, GiftCardId, Money, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::{Field, Notice};

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct AdjustForm {
    /// Makes a second sending the same adjustment.
    key: String,
    amount: String,
    reason: String,
}

impl AdjustForm {
    fn read(&self, currency: Currency, errors: &mut Errors) -> Option<AdjustGiftCard> {
        let amount = signed(&self.amount, currency);
        if amount.is_none() {
            errors.add("amount", "Write an amount that is not 0, such as 5.00 or -3.50.");
        }
        let reason = errors.required("reason", &self.reason);
        Some(AdjustGiftCard { amount: amount?, reason: reason? })
    }
}

/// An amount with or without a minus; people write it in more than one way.
fn signed(text: &str, currency: Currency) -> Option<Money> {
    let text = text.trim().replace('\u{2212}', "-");
    let amount = match text.strip_prefix('-') {
        Some(off) => Money::zero(currency).checked_sub(parse_money(off, currency)?).ok()?,
        None => parse_money(&text, currency)?,
    };
    Some(amount).filter(|amount| !amount.is_zero())
}

/// `GET /admin/gift-cards/{id}`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let card = load(&app, &call).await?;
    let form = AdjustForm { key: forms::new_key(&call), ..AdjustForm::default() };
    Ok(page(&call, StatusCode::OK, card, form, Errors::default(), None))
}

async fn load(app: &App, call: &Raw) -> Result<GiftCardRecord, Problem> {
    let id: GiftCardId = call.params.parse("id")?;
    app.promotion.call(&call.caller, &promotion::GET_GIFT_CARD, &[&id], &Unit {}, &Unit {}).await
}

/// `POST /admin/gift-cards/{id}/adjustments`
pub async fn adjust(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: GiftCardId = call.params.parse("id")?;
    let mut form: AdjustForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let card = load(&app, &call).await?;
    let mut errors = Errors::default();
    let Some(wish) = form.read(card.gift_card.balance.currency(), &mut errors) else {
        return Ok(page(&call, StatusCode::UNPROCESSABLE_ENTITY, card, form, errors, None));
    };
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let endpoint = &promotion::ADJUST_GIFT_CARD;
    match app.promotion.call_with(&call.caller, endpoint, &[&id], &Unit {}, &wish, &headers).await {
        Ok(_) => Ok(ui::redirect(&format!("/admin/gift-cards/{id}?done=adjusted"))),
        Err(problem) => {
            errors.refused(&problem);
            forms::renew(&mut form.key, &problem, &call);
            Ok(page(&call, ui::status(&problem), card, form, errors, Some(problem)))
        }
    }
}

/// Whether one is to be on.
/// `POST /admin/gift-cards/{id}/active`
pub async fn switch(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: GiftCardId = call.params.parse("id")?;
    let Switch { active } = ui::parse_form(&call, &call.body)?;
    let wish = UpdateGiftCard { active: Some(active), ..UpdateGiftCard::default() };
    app.promotion.call(&call.caller, &promotion::UPDATE_GIFT_CARD, &[&id], &Unit {}, &wish).await?;
    let done = if active { "on" } else { "off" };
    Ok(ui::redirect(&format!("/admin/gift-cards/{id}?done={done}")))
}

fn page(
    call: &Raw,
    status: StatusCode,
    record: GiftCardRecord,
    form: AdjustForm,
    errors: Errors,
    problem: Option<Problem>,
) -> Response<Vec<u8>> {
    let done = forms::done(call);
    let done = match done.as_str() {
        "adjusted" => Some("The card is adjusted."),
        "on" => Some("The card can be used."),
        "off" => Some("The card is off. Carts lose it the next time they are shown."),
        _ => None,
    };
    let now = call.now;
    let GiftCardRecord { gift_card: card, entries } = record;
    layout::page(call, status, format!("Gift card {}", name(&card)), move || {
        let (state, tone) = state(&card, now);
        let (verb, active) = if card.active { ("Turn off", "false") } else { ("Turn on", "true") };
        let account = card.customer_id.map(|id| {
            view! { <p>"Store credit of " <a href=format!("/admin/customers/{id}")>"this account"</a></p> }
        });
        view! {
            {done.map(|text| view! { <Notice text /> })}
            <p>{words::money(card.balance)} " " <Status words=state tone /></p>
            {account}
            {card.expires_at.map(|at| view! { <p>"Valid until " {words::moment(at)}</p> })}
            <form method="post" action=format!("/admin/gift-cards/{}/active", card.id)>
                <input type="hidden" name="active" value=active />
                <button type="submit">{verb}</button>
            </form>
            <section class="panel" aria-labelledby="adjust-heading">
                <h2 id="adjust-heading">"Adjust"</h2>
                {refusal(&errors, problem.as_ref())}
                <form method="post" action=format!("/admin/gift-cards/{}/adjustments", card.id)>
                    <input type="hidden" name="key" value=form.key />
                    <div class="row">
                        <Field name="amount" label="Add or take off" value=form.amount maxlength=20 required=true error=errors.get("amount") hint="5.00 adds, -3.50 takes off; never below nothing." />
                        <Field name="reason" label="Reason" value=form.reason maxlength=500 required=true error=errors.get("reason") hint="For the staff." />
                    </div>
                    <button class="primary" type="submit">"Adjust the card"</button>
                </form>
            </section>
            <Ledger entries />
        }
    })
}

#[component]
fn Ledger(entries: Vec<GiftCardEntry>) -> impl IntoView {
    let rows = entries.into_iter().map(|entry| {
        let sign = if entry.amount.is_negative() { "−" } else { "+" };
        let size = if entry.amount.is_negative() {
            Money::zero(entry.amount.currency()).checked_sub(entry.amount).unwrap_or(entry.amount)
        } else {
            entry.amount
        };
        let order = entry.order_id.map(|order| {
            view! { <a href=format!("/admin/orders/{order}")>"Order"</a> }
        });
        view! {
            <tr>
                <th scope="row"><Moment at=entry.at /></th>
                <td class="amount">{format!("{sign}{}", words::money(size))}</td>
                <td>{kind(entry.kind)}</td>
                <td>{entry.note} " " {order} " " <span class="muted">{words::actor(&entry.actor)}</span></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section aria-labelledby="ledger-heading">
            <h2 id="ledger-heading">"Ledger"</h2>
            <Table caption="What happened to the card, the last first">
                <Heads names=&["When", "#Amount", "Kind", "Why"] />
                <tbody>{rows}</tbody>
            </Table>
        </section>
    }
}

const fn kind(kind: GiftCardEntryKind) -> &'static str {
    match kind {
        GiftCardEntryKind::Issue => "Made",
        GiftCardEntryKind::Redeem => "Paid an order",
        GiftCardEntryKind::GiveBack => "Given back",
        GiftCardEntryKind::Adjust => "Adjusted",
    }
}
