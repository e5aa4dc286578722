use crate::browser;
use leptos::{ev::KeyboardEvent, prelude::*, task::spawn_local};
use serde::Deserialize;
use std::time::Duration;

/// How long somebody must pause before we ask.
const PAUSE: Duration = Duration::from_millis(150);

/// A suggestion: where it leads and what it says.
#[derive(Clone, PartialEq, Deserialize)]
struct Suggestion {
    href: String,
    label: String,
    /// Such as "Category"; empty for a search.
    kind: String,
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
    let suggestions = RwSignal::new(Vec::<Suggestion>::new());
    // Which suggestion the keyboard is at.
    let active = RwSignal::new(None::<usize>);
    // Raised with every key, so that an answer that comes late is not shown.
    let asked = RwSignal::new(0_u32);
    let open = move || !suggestions.read().is_empty();
    let close = move || {
        suggestions.set(Vec::new());
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
                    let found = browser::get_json::<Vec<Suggestion>>(&path).await.unwrap_or_default();
                    if asked.get_untracked() == turn {
                        suggestions.set(found);
                    }
                });
            },
            PAUSE,
        );
    };

    let key = move |event: KeyboardEvent| {
        let count = suggestions.read_untracked().len();
        if count == 0 {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => active.set(Some(active.get_untracked().map_or(0, |at| (at + 1) % count))),
            "ArrowUp" => {
                active.set(Some(active.get_untracked().map_or(count - 1, |at| (at + count - 1) % count)));
            }
            "Escape" => close(),
            "Enter" => {
                let chosen =
                    active.get_untracked().and_then(|at| suggestions.read_untracked().get(at).cloned());
                let Some(chosen) = chosen else { return };
                if let Some(window) = web_sys::window() {
                    let _ = window.location().set_href(&chosen.href);
                }
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
                aria-activedescendant=move || active.get().map(|index| format!("suggestion-{index}"))
                on:input=move |event| typed(event_target_value(&event))
                on:keydown=key
                on:blur=move |_| set_timeout(close, PAUSE)
            />
            <button type="submit">{button}</button>
            <ul id="suggestions" role="listbox" aria-label=label hidden=move || !open()>
                {move || suggestions.get().into_iter().enumerate().map(|item| option(item, active)).collect_view()}
            </ul>
        </form>
    }
}

fn option((index, suggestion): (usize, Suggestion), active: RwSignal<Option<usize>>) -> impl IntoView {
    view! {
        <li
            id=format!("suggestion-{index}")
            role="option"
            aria-selected=move || (active.get() == Some(index)).to_string()
        >
            <a href=suggestion.href tabindex="-1">
                <span>{suggestion.label}</span>
                <span class="kind">{suggestion.kind}</span>
            </a>
        </li>
    }
}
