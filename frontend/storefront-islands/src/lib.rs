//! The parts of the storefront that come alive in the browser. Everything works without them.
use leptos::prelude::*;

/// Counts.
#[island]
pub fn Counter(start: u32) -> impl IntoView {
    let (count, set_count) = signal(start);
    view! { <button type="button" on:click=move |_| set_count.update(|n| *n += 1)>{count}</button> }
}
