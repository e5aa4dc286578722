//! The little of the browser that islands need. On the server nothing here is ever called.

use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlFormElement, RequestInit, Response, UrlSearchParams};

/// Reads JSON from a path of our own.
pub async fn get_json<T: DeserializeOwned>(path: &str) -> Result<T, JsValue> {
    answer(path, &RequestInit::new()).await
}

/// Sends a form as it would send itself, but asks for JSON.
pub async fn post_form<T: DeserializeOwned>(form: &HtmlFormElement) -> Result<T, JsValue> {
    let data = web_sys::FormData::new_with_form(form)?;
    let fields = UrlSearchParams::new_with_str_sequence_sequence(&js_sys::Array::from(&data))?;
    let options = RequestInit::new();
    options.set_method("POST");
    options.set_body(fields.as_ref());
    answer(&form.action(), &options).await
}

/// Tells the rest of the page that something happened.
pub fn announce(name: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let (Some(document), Ok(event)) = (document, web_sys::Event::new(name)) {
        let _ = document.dispatch_event(&event);
    }
}

async fn answer<T: DeserializeOwned>(url: &str, options: &RequestInit) -> Result<T, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let request = web_sys::Request::new_with_str_and_init(url, options)?;
    request.headers().set("accept", "application/json")?;
    let response: Response = JsFuture::from(window.fetch_with_request(&request)).await?.dyn_into()?;
    // A refusal in JSON is an answer; a page is none.
    let kind = response.headers().get("content-type")?.unwrap_or_default();
    if kind != "application/json" {
        return Err(JsValue::from(response.status()));
    }
    let json = JsFuture::from(response.json()?).await?;
    serde_wasm_bindgen::from_value(json).map_err(JsValue::from)
}
