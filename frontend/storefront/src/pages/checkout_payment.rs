//! How to pay at checkout. One radio button a method; what the test provider's card does is chosen below its own.

use crate::site::{App, Visit};
use contract::{
    Unit,
    payment::{self, PaymentMethod, Provider, SavedCard},
};
use edge::Raw;
use kernel::Money;
use leptos::prelude::*;
use serde::Deserialize;
use ui::Texts;

/// The value of the test card's radio button. A form may name the card's token itself instead.
const CARD: &str = "card";
/// Before the name of a way to pay by hand, where the form has a card's token else.
const BY_HAND: &str = "manual:";
/// Before a card that the account keeps.
const SAVED: &str = "saved:";

/// The test provider's cards, the first one where nothing is chosen.
const CARDS: [(&str, &str); 5] = [
    ("tok_ok", "card-ok"),
    ("tok_declined", "card-declined"),
    ("tok_3ds", "card-3ds"),
    ("tok_slow", "card-slow"),
    ("tok_error", "card-error"),
];

/// What was chosen: a method and, for the test card, what it does.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PaymentForm {
    token: String,
    card: String,
}

impl PaymentForm {
    pub fn provider(&self) -> Provider {
        if self.token.starts_with(BY_HAND) {
            Provider::Manual
        } else if self.token.starts_with(SAVED) {
            Provider::Stripe
        } else {
            Provider::Test
        }
    }

    /// What the provider knows the choice by.
    pub fn token(&self) -> &str {
        match self.token.strip_prefix(BY_HAND).or(self.token.strip_prefix(SAVED)) {
            Some(known) => known,
            None => self.card(),
        }
    }

    fn card(&self) -> &str {
        if self.token == CARD { &self.card } else { &self.token }
    }
}

/// The cards that a customer keeps. A provider that does not answer is no reason not to sell.
pub async fn saved_cards(app: &App, call: &Raw) -> Vec<SavedCard> {
    if !Visit::of(call).signed_in {
        return Vec::new();
    }
    let cards = app.payment.call(&call.caller, &payment::LIST_SAVED_CARDS, &[], &Unit {}, &Unit {}).await;
    cards.map(|cards| cards.items).unwrap_or_default()
}

/// What is left to pay as the form carries it: from the form alone, so that the same form is always the same request.
pub fn due_text(due: Money) -> String {
    format!("{} {}", due.amount(), due.currency().code())
}

/// What [`due_text`] writes; none for what it did not.
pub fn read_due(text: &str) -> Option<Money> {
    let (amount, currency) = text.split_once(' ')?;
    Money::new(amount.parse().ok()?, currency.parse().ok()?).ok()
}

/// What a saved card is called.
pub fn card_name(texts: Texts, card: &SavedCard) -> String {
    let mut brand = card.brand.replace('_', " ");
    if let Some(first) = brand.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let expires = format!("{:02}/{:02}", card.exp_month, card.exp_year % 100);
    texts.with(
        "saved-card",
        &[("brand", brand.into()), ("last4", card.last4.clone().into()), ("expires", expires.into())],
    )
}

/// Where the test provider is, every outcome of it can be chosen. Of Stripe's cards those that the account keeps are
/// offered: the fields for a new one come with a script of Stripe's own, which our content security policy keeps out.
#[component]
pub fn Payment(
    texts: Texts,
    chosen: PaymentForm,
    methods: Vec<PaymentMethod>,
    cards: Vec<SavedCard>,
    /// True where gift cards pay it all: nobody is asked for anything then.
    nothing_due: bool,
) -> impl IntoView {
    if nothing_due {
        return view! {
            <fieldset>
                <legend>{texts.get("section-payment")}</legend>
                <p>{texts.get("nothing-due")}</p>
            </fieldset>
        }
        .into_any();
    }
    let locale = texts.locale;
    let has_test = methods.iter().any(|method| method.provider == Provider::Test);
    let saved = cards.iter().map(|card| (format!("{SAVED}{}", card.id), card_name(texts, card), None));
    let by_hand =
        methods.into_iter().filter(|method| method.provider == Provider::Manual).filter_map(|method| {
            let token = method.token?;
            let name = locale.choose(&method.names).unwrap_or(&token).clone();
            Some((format!("{BY_HAND}{token}"), name, locale.choose(&method.instructions).cloned()))
        });
    let known: Vec<_> = saved.chain(by_hand).collect();
    let is_empty = known.is_empty() && !has_test;
    let known_chosen = known.iter().position(|(token, ..)| *token == chosen.token);
    // Nothing chosen yet, or something that is not offered any more: the first.
    let first = (!has_test).then_some(0);
    let checked_known = known_chosen.or(first);
    let card = has_test
        .then(|| view! { <TestCard texts chosen=chosen.card().to_owned() checked=known_chosen.is_none() /> });
    let known = known.into_iter().enumerate().map(|(index, (token, name, how))| {
        let id = format!("method-{index}");
        let described = how.is_some().then(|| id.clone());
        view! {
            <div class="method">
                <label class="choice">
                    <input type="radio" name="token" value=token checked=checked_known == Some(index) required aria-describedby=described />
                    {name}
                </label>
                {how.map(|how| view! { <p class="muted detail said" id=id>{how}</p> })}
            </div>
        }
    });
    view! {
        <fieldset>
            <legend>{texts.get("section-payment")}</legend>
            {card}
            {known.collect_view()}
            {is_empty.then(|| view! { <p>{texts.get("no-payment")}</p> })}
        </fieldset>
    }
    .into_any()
}

#[component]
fn TestCard(texts: Texts, chosen: String, checked: bool) -> impl IntoView {
    let cards = CARDS.map(|(token, key)| {
        view! { <option value=token selected=token == chosen>{texts.get(key)}</option> }
    });
    view! {
        <div class="method">
            <label class="choice">
                <input type="radio" name="token" value=CARD checked=checked required aria-describedby="test-mode" />
                {texts.get("card-test")}
            </label>
            <div class="detail">
                <p class="muted" id="test-mode">{texts.get("test-mode")}</p>
                <div class="field">
                    <label for="test-card">{texts.get("test-card")}</label>
                    <select id="test-card" name="card">{cards.collect_view()}</select>
                </div>
            </div>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_is_what_was_chosen_below_it_or_what_the_form_names_itself() {
        let form = |token: &str, card: &str| PaymentForm { token: token.into(), card: card.into() };
        let read = |form: PaymentForm| (form.provider(), form.token().to_owned());
        assert_eq!(read(form("card", "tok_3ds")), (Provider::Test, "tok_3ds".into()));
        assert_eq!(read(form("tok_ok", "")), (Provider::Test, "tok_ok".into()));
        assert_eq!(read(form("saved:pm_1", "tok_ok")), (Provider::Stripe, "pm_1".into()));
        let by_hand = (Provider::Manual, "bank_transfer".into());
        assert_eq!(
            read(form("manual:bank_transfer", "tok_ok")),
            by_hand,
            "the card below another method says nothing"
        );
    }
}
