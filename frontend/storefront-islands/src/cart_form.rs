use crate::browser;
use leptos::{ev::SubmitEvent, prelude::*, task::spawn_local};
use serde::Deserialize;
use wasm_bindgen::JsCast;
use web_sys::HtmlFormElement;

/// What the shop says to a change of the cart.
#[derive(Deserialize)]
#[serde(untagged)]
enum Answer {
    Changed {
        /// Units in the cart now.
        count: u32,
        /// What happened, for people.
        message: String,
    },
    /// Why it did not change, for people.
    Refused { refused: String },
}

/// A form that changes the cart without leaving the page. Where nobody answers, it sends itself the plain way, so that the
/// shopper sees the page that explains it.
#[island]
pub fn CartForm(
    /// Where the form goes.
    action: String,
    children: Children,
) -> impl IntoView {
    let message = RwSignal::new(String::new());
    let refusal = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        let Some(form) = event.target().and_then(|target| target.dyn_into::<HtmlFormElement>().ok()) else {
            return;
        };
        event.prevent_default();
        // A second click while the first is on its way does nothing.
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            refusal.set(String::new());
            message.set(String::new());
            match browser::post_form::<Answer>(&form).await {
                Ok(Answer::Changed { count, message: words }) => {
                    show_count(count);
                    browser::announce("cart-changed");
                    message.set(words);
                    busy.set(false);
                }
                Ok(Answer::Refused { refused }) => {
                    refusal.set(refused);
                    busy.set(false);
                }
                Err(_) => {
                    // Without the handler: `submit` fires no event.
                    let _ = form.submit();
                }
            }
        });
    };
    view! {
        <form method="post" action=action on:submit=submit>
            {children()}
            <p class="form-message" role="status">{message}</p>
            <p class="error" role="alert">{refusal}</p>
        </form>
    }
}

fn show_count(count: u32) {
    let document = web_sys::window().and_then(|window| window.document());
    let place = document.and_then(|document| document.query_selector("[data-cart-count]").ok().flatten());
    if let Some(place) = place {
        let count = count.to_string();
        place.set_text_content(Some(&count));
        // The style sheet hides a zero.
        let _ = place.set_attribute("data-cart-count", &count);
    }
}
