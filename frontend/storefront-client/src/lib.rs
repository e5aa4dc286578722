//! What the browser loads: finds the islands in the page and brings them to life.

use wasm_bindgen::prelude::wasm_bindgen;

// Without a mention the linker would leave the islands out.
pub use storefront_islands;

/// Called once by the page's script.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
