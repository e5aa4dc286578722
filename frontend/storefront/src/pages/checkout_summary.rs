//! What a checkout is for, and what it comes to.

use crate::{
    components::{Picture, silent},
    pages::cart::Sums,
};
use contract::cart::Cart;
use kernel::format::money;
use leptos::prelude::*;
use ui::{Texts, words};

/// At the top of a phone's page, where the summary is far below: what it comes to and, unfolded, what is bought.
#[component]
pub fn Overview(texts: Texts, cart: Cart) -> impl IntoView {
    view! {
        <details id="overview" class="overview" data-live="">
            <summary>{texts.get("summary")} " · " {money(texts.locale, cart.due)}</summary>
            <ShortLines texts cart />
        </details>
    }
    .into_any()
}

#[component]
pub fn Summary(texts: Texts, cart: Cart) -> impl IntoView {
    view! {
        <aside id="summary" class="summary" data-live="" aria-labelledby="summary-heading">
            <h2 id="summary-heading">{texts.get("summary")}</h2>
            <ShortLines texts cart=cart.clone() />
            <Sums texts totals=cart.totals gift_cards=cart.gift_cards shipping_known=cart.shipping_option.is_some() due="sum-due" />
        </aside>
    }
}

#[component]
fn ShortLines(texts: Texts, cart: Cart) -> impl IntoView {
    let lines = cart.lines.iter().cloned().map(|line| {
        let options = words::chosen(texts, &line.options);
        let title = texts.locale.name_of(&line.titles, &line.title);
        view! {
            <li>
                <Picture image=line.image.map(silent) />
                <span>{line.quantity.get()} " × " {title} " " <span class="muted">{options}</span></span>
                <span class="amount">{money(texts.locale, line.total)}</span>
            </li>
        }
    });
    view! { <ul class="short-lines">{lines.collect_view()}</ul> }.into_any()
}
