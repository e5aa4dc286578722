use crate::browser;
use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    prelude::*,
    task::spawn_local,
};
use serde::Deserialize;
use std::time::Duration;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// How long somebody must pause before we ask.
const PAUSE: Duration = Duration::from_millis(150);

/// What the shop offers while somebody types.
#[derive(Clone, Default, PartialEq, Deserialize)]
struct Suggested {
    /// How many there are, in words: what those hear who do not see them.
    count: String,
    items: Vec<Suggestion>,
}

/// A suggestion: where it leads and what it says.
#[derive(Clone, PartialEq, Deserialize)]
struct Suggestion {
    href: String,
    label: String,
    /// Such as "Category"; empty for a search and for a product.
    kind: String,
    product: Option<Offer>,
}

/// What a suggested product looks like and costs.
#[derive(Clone, PartialEq, Deserialize)]
struct Offer {
    picture: Option<String>,
    price: String,
    before: Option<String>,
}

/// A search form that suggests while somebody types: a combobox with a list box (WAI-ARIA APG), moved through with the
/// arrow keys. Without the island it is the search form that it looks like.
#[island]
pub fn SearchBox(
    /// Where the search goes.
    action: String,
    /// Where suggestions come from.
    suggest: String,
    /// What was searched for.
    value: String,
    label: String,
    button: String,
) -> impl IntoView {
    let suggested = RwSignal::new(Suggested::default());
    // Which suggestion the keyboard is at.
    let active = RwSignal::new(None::<usize>);
    // Raised with every key, so that an answer that comes late is not shown.
    let asked = RwSignal::new(0_u32);
    let open = move || !suggested.read().items.is_empty();
    let close = move || {
        asked.set(asked.get_untracked() + 1);
        suggested.set(Suggested::default());
        active.set(None);
    };

    let typed = move |text: String| {
        let turn = asked.get_untracked() + 1;
        asked.set(turn);
        active.set(None);
        let text = text.trim().to_owned();
        if text.chars().count() < 2 {
            close();
            return;
        }
        let path = format!("{suggest}?q={}", js_sys::encode_uri_component(&text));
        set_timeout(
            move || {
                if asked.get_untracked() != turn {
                    return;
                }
                spawn_local(async move {
                    // Without suggestions the form still searches.
                    let found = browser::get_json::<Suggested>(&path).await.unwrap_or_default();
                    if asked.get_untracked() == turn {
                        suggested.set(found);
                    }
                });
            },
            PAUSE,
        );
    };

    let go = move |index: usize| {
        active.set(Some(index));
        scroll_to(index);
    };
    let ask_again = typed.clone();
    let key = move |event: KeyboardEvent| {
        let count = suggested.read_untracked().items.len();
        let at = active.get_untracked();
        match (event.key().as_str(), at) {
            // What Escape has closed comes back.
            ("ArrowDown", _) if count == 0 => ask_again(event_target_value(&event)),
            (_, _) if count == 0 => return,
            ("ArrowDown", at) => go(at.map_or(0, |at| (at + 1) % count)),
            ("ArrowUp", at) => go(at.map_or(count - 1, |at| (at + count - 1) % count)),
            ("Escape", _) => close(),
            ("Enter", Some(at)) => {
                let chosen = suggested.read_untracked().items.get(at).map(|chosen| chosen.href.clone());
                if let (Some(window), Some(href)) = (web_sys::window(), chosen) {
                    let _ = window.location().set_href(&href);
                }
            }
            // These move within the words: the keyboard is back at the field.
            ("Home" | "End" | "ArrowLeft" | "ArrowRight", _) => {
                active.set(None);
                return;
            }
            _ => return,
        }
        event.prevent_default();
    };

    view! {
        <form class="search" role="search" action=action method="get">
            <label class="visually-hidden" for="search-input">{label.clone()}</label>
            <input
                id="search-input"
                name="q"
                type="search"
                maxlength="200"
                autocomplete="off"
                placeholder=label.clone()
                value=value
                role="combobox"
                aria-autocomplete="list"
                aria-controls="suggestions"
                aria-expanded=move || open().to_string()
                aria-activedescendant=move || active.get().map(option_id)
                on:input=move |event| typed(event_target_value(&event))
                on:keydown=key
                on:blur=move |_| set_timeout(close, PAUSE)
            />
            <button type="submit">{button}</button>
            // A press that begins on a suggestion leaves the field its focus, however long it lasts.
            <ul
                id="suggestions"
                role="listbox"
                aria-label=label
                hidden=move || !open()
                on:mousedown=|event: MouseEvent| event.prevent_default()
            >
                {move || suggested.get().items.into_iter().enumerate().map(|item| option(item, active)).collect_view()}
            </ul>
            <p class="visually-hidden" role="status">{move || suggested.get().count}</p>
        </form>
    }
}

fn option_id(index: usize) -> String {
    format!("suggestion-{index}")
}

/// Brings a suggestion into sight, where the list is longer than its place.
fn scroll_to(index: usize) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(option) = document.and_then(|document| document.get_element_by_id(&option_id(index))) {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

fn option((index, suggestion): (usize, Suggestion), active: RwSignal<Option<usize>>) -> impl IntoView {
    let Suggestion { href, label, kind, product } = suggestion;
    let (picture, price) = match product {
        Some(Offer { picture, price, before }) => {
            // The place is kept, whether or not there is a picture and before it is there.
            let picture = picture.map(|src| view! { <img src=src alt="" width="48" height="48" /> });
            let before = before.map(|before| view! { <s aria-hidden="true">{before}</s> });
            (
                Some(view! { <span class="thumb">{picture}</span> }),
                Some(view! { <span class="price"><span class="now">{price}</span> " " {before}</span> }),
            )
        }
        None => (None, None),
    };
    view! {
        <li role="none">
            <a
                id=option_id(index)
                role="option"
                aria-selected=move || (active.get() == Some(index)).to_string()
                href=href
                tabindex="-1"
            >
                {picture}
                <span class="label">{label}</span>
                <span class="kind">{kind}</span>
                {price}
            </a>
        </li>
    }
}
