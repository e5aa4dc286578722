//! The few signs of the frame, drawn in the colour of the text around them.

use leptos::prelude::*;

/// A sign beside or instead of a word; the word is said elsewhere.
#[component]
pub fn Icon(
    /// One of the names below.
    name: &'static str,
) -> impl IntoView {
    let path = match name {
        "account" => "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-8 8c.8-3.6 4-5.5 8-5.5s7.2 1.9 8 5.5",
        "cart" => "M6 8h12l1.2 12H4.8ZM9 10V7a3 3 0 0 1 6 0v3",
        "menu" => "M4 7h16M4 12h16M4 17h16",
        "globe" => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3 12h18M12 3c5 5 5 13 0 18-5-5-5-13 0-18",
        "truck" => "M3 6h11v10H3ZM14 10h4l3 3v3h-7M7 18.5a1.8 1.8 0 1 0 0-.1M17 18.5a1.8 1.8 0 1 0 0-.1",
        "return" => "M4 9h11a5 5 0 0 1 0 10H8M8 5 4 9l4 4",
        "lock" => "M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
        "filter" => "M4 7h10M18 7h2M4 17h2M10 17h10M16 5v4M8 15v4",
        _ => "m9 6 6 6-6 6",
    };
    view! {
        <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
            <path d=path></path>
        </svg>
    }
}
