//! Parts of forms.

use leptos::prelude::*;

/// A labelled field with its error beside it.
#[component]
pub fn Field(
    /// The field's name in the form.
    #[prop(into)]
    name: String,
    #[prop(into)] label: String,
    #[prop(into, optional)] value: String,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(optional)] inputmode: &'static str,
    #[prop(default = 200)] maxlength: u32,
    #[prop(optional)] required: bool,
    #[prop(optional_no_strip)] error: Option<String>,
    #[prop(optional, into)] hint: String,
) -> impl IntoView {
    let id = format!("field-{name}");
    let (error_id, hint_id) = (format!("{id}-error"), format!("{id}-hint"));
    let described = described_by(&error_id, error.is_some(), &hint_id, !hint.is_empty());
    let invalid = error.is_some().then_some("true");
    let inputmode = (!inputmode.is_empty()).then_some(inputmode);
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                id=id
                name=name
                type=kind
                value=value
                autocomplete=autocomplete
                inputmode=inputmode
                maxlength=maxlength
                required=required
                aria-describedby=described
                aria-invalid=invalid
            />
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
        </div>
    }
}

fn described_by(error: &str, is_wrong: bool, hint: &str, has_hint: bool) -> Option<String> {
    match (is_wrong, has_hint) {
        (true, true) => Some(format!("{error} {hint}")),
        (true, false) => Some(error.to_owned()),
        (false, true) => Some(hint.to_owned()),
        (false, false) => None,
    }
}

/// A message above the content; a bad one has the focus, so that screen readers and keyboards meet it first.
#[component]
pub fn Notice(#[prop(into)] text: String, #[prop(optional)] bad: bool) -> impl IntoView {
    let class = if bad { "notice bad" } else { "notice good" };
    let role = if bad { "alert" } else { "status" };
    view! { <div class=class role=role tabindex="-1" autofocus=bad>{text}</div> }
}
