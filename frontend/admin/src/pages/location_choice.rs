//! The shop's locations where other pages name them.

use crate::app::App;
use contract::{
    Unit,
    inventory::{self, Location},
};
use edge::Context;
use kernel::LocationId;
use leptos::prelude::*;

/// All locations by priority. Nobody sees stock by this, so whoever sees a page that names them may read their names; none
/// where they cannot be asked for now, and then nobody chooses one.
pub async fn locations(app: &App, context: &Context) -> Vec<Location> {
    let service = context.caller.as_service("admin");
    let known = app.inventory.call(&service, &inventory::GET_LOCATIONS, &[], &Unit {}, &Unit {}).await;
    known.map(|known| known.items).unwrap_or_default()
}

/// True where a location has to be named to know it.
pub fn are_several(locations: &[Location]) -> bool {
    locations.len() > 1
}

/// A location's name; its number where it is not known.
pub fn name_of(locations: &[Location], id: LocationId) -> String {
    let known = locations.iter().find(|location| location.id == id);
    known.map_or_else(|| id.to_string(), |location| location.name.clone())
}

/// One of the locations; nothing where there is only one.
#[component]
pub fn LocationChoice(
    name: &'static str,
    label: &'static str,
    locations: Vec<Location>,
    #[prop(into)] selected: String,
    /// What it is to choose none, where that may be.
    #[prop(optional)]
    none: &'static str,
    /// Also those that take nothing in.
    #[prop(optional)]
    closed_too: bool,
    /// Where a page has several of this name.
    #[prop(optional, into)]
    id: String,
    #[prop(optional_no_strip)] error: Option<String>,
) -> impl IntoView {
    let id = if id.is_empty() { format!("field-{name}") } else { id };
    let error_id = format!("{id}-error");
    let described = error.is_some().then(|| error_id.clone());
    are_several(&locations).then(|| {
        let shown = locations.into_iter().filter(|location| location.active || closed_too);
        let options = shown.map(|location| {
            let value = location.id.to_string();
            let selected = value == selected;
            view! { <option value=value selected=selected>{location.name}</option> }
        });
        let options = options.collect_view();
        view! {
            <div class="field">
                <label for=id.clone()>{label}</label>
                <select id=id name=name aria-describedby=described>
                    {(!none.is_empty()).then(|| view! { <option value="">{none}</option> })}
                    {options}
                </select>
                {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
            </div>
        }
    })
}
