//! The places where stock lies, and from which of them an order is sent.

use super::settings::Parts;
use crate::{
    app::App,
    components::{Choice, Heads, Status, Table},
    forms::{Errors, chosen, wire},
    layout::{self, refusal},
    pages::location_choice::locations,
    words,
};
use contract::{
    Unit,
    inventory::{
        self, CreateLocation, Location, LocationAddress, Locations, OrderRouting, RoutingRule, UpdateLocation,
    },
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, LocationId, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::{Field, Notice};

/// The fields as they were typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct LocationForm {
    code: String,
    name: String,
    line1: String,
    postal_code: String,
    city: String,
    country: String,
    priority: String,
    /// Sent only where it is ticked.
    ships: Option<String>,
    active: Option<String>,
}

/// What was typed, read.
struct Wish {
    code: kernel::Line<32>,
    name: kernel::Line<120>,
    address: LocationAddress,
    priority: u32,
}

impl LocationForm {
    fn of(location: Location) -> Self {
        let text = |line: Option<String>| line.unwrap_or_default();
        let ticked = |flag: bool| flag.then(|| "true".to_owned());
        let address = location.address;
        Self {
            code: location.code,
            name: location.name,
            line1: text(address.line1.map(Into::into)),
            postal_code: text(address.postal_code.map(Into::into)),
            city: text(address.city.map(Into::into)),
            country: address.country.to_string(),
            priority: location.priority.to_string(),
            ships: ticked(location.ships),
            active: ticked(location.active),
        }
    }

    fn empty() -> Self {
        let ticked = Some("true".to_owned());
        Self { ships: ticked.clone(), active: ticked, ..Self::default() }
    }

    fn read(&self, errors: &mut Errors) -> Option<Wish> {
        let code = errors.required("code", &self.code);
        let name = errors.required("name", &self.name);
        let line1 = errors.optional("line1", &self.line1);
        let postal_code = errors.optional("postal_code", &self.postal_code);
        let city = errors.optional("city", &self.city);
        let country = errors.required("country", &self.country.trim().to_uppercase());
        let priority = errors.optional_number("priority", &self.priority).unwrap_or(0);
        let address = LocationAddress { line1, postal_code, city, country: country? };
        let wish = Wish { code: code?, name: name?, address, priority };
        errors.is_empty().then_some(wish)
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct RoutingForm {
    rule: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Query {
    done: String,
}

/// `GET /admin/settings/locations`
pub async fn list(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    list_page(&app, &call, StatusCode::OK, None).await
}

/// `POST /admin/settings/locations`
pub async fn route(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form: RoutingForm = ui::parse_form(&call, &call.body)?;
    let rule: Option<RoutingRule> = chosen(&form.rule);
    let Some(rule) = rule else {
        let problem = Problem::invalid("/rule", "unknown", "Choose one of the rules.");
        return list_page(&app, &call, StatusCode::UNPROCESSABLE_ENTITY, Some(problem)).await;
    };
    let body = OrderRouting { rule };
    match app.inventory.call(&call.caller, &inventory::SET_ORDER_ROUTING, &[], &Unit {}, &body).await {
        Ok(_) => Ok(ui::redirect("/admin/settings/locations?done=routed")),
        Err(problem) => list_page(&app, &call, ui::status(&problem), Some(problem)).await,
    }
}

async fn list_page(
    app: &App,
    call: &Raw,
    status: StatusCode,
    problem: Option<Problem>,
) -> Result<Response<Vec<u8>>, Problem> {
    let service = call.caller.as_service("admin");
    let known = app.inventory.call(&service, &inventory::GET_LOCATIONS, &[], &Unit {}, &Unit {}).await?;
    let query: Query = ui::parse_query(&call.query).unwrap_or_default();
    let Locations { rule, items } = known;
    let done = match &*query.done {
        "routed" => Some("The rule is saved. Orders that are placed from now on follow it."),
        "saved" => Some("The location is saved."),
        _ => None,
    };
    Ok(layout::tab(call, status, "Locations", "Settings", move || {
        let rules = [
            (wire(RoutingRule::Priority), "By priority"),
            (wire(RoutingRule::Nearest), "The nearest: the country of delivery first, then by priority"),
            (wire(RoutingRule::FewestParcels), "In as few parcels as possible, then by priority"),
        ];
        let rows = items.into_iter().map(row).collect_view();
        view! {
            <Parts current="/admin/settings/locations" />
            {done.map(|text| view! { <Notice text /> })}
            {refusal(&Errors::default(), problem.as_ref())}
            <section class="panel" aria-labelledby="locations-heading">
                <h2 id="locations-heading">"Where stock lies"</h2>
                <Table caption="Locations by priority">
                    <Heads names=&["Location", "Code", "Country", "#Priority", "Orders", "Status"] />
                    <tbody>{rows}</tbody>
                </Table>
                <div class="buttons"><a class="button" href="/admin/settings/locations/new">"Add a location"</a></div>
            </section>
            <section class="panel" aria-labelledby="routing-heading">
                <h2 id="routing-heading">"From where an order is sent"</h2>
                <p class="muted">"A line leaves the first of them that has all of it. Only where none has, it is sent from several."</p>
                <form method="post" action="/admin/settings/locations">
                    <Choice name="rule" label="Locations are asked" options=rules.to_vec() selected=wire(rule) />
                    <div class="buttons"><button class="primary" type="submit">"Save the rule"</button></div>
                </form>
            </section>
        }
    }))
}

fn row(location: Location) -> impl IntoView {
    let (state, tone) = if location.active { ("Open", "good") } else { ("Closed", "") };
    let sends = if location.ships { "Sent from here" } else { "Only when no other has it" };
    view! {
        <tr>
            <th scope="row"><a href=format!("/admin/settings/locations/{}", location.id)>{location.name}</a></th>
            <td>{location.code}</td>
            <td>{words::country(location.address.country)}</td>
            <td class="amount">{location.priority}</td>
            <td>{sends}</td>
            <td><Status words=state tone /></td>
        </tr>
    }
}

/// `GET /admin/settings/locations/{id}`; `new` for another one.
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    page(&app, &call, StatusCode::OK, None, Errors::default(), None).await
}

/// `POST /admin/settings/locations/{id}`
pub async fn save(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form: LocationForm = ui::parse_form(&call, &call.body)?;
    let mut errors = Errors::default();
    let Some(wish) = form.read(&mut errors) else {
        return page(&app, &call, StatusCode::UNPROCESSABLE_ENTITY, Some(form), errors, None).await;
    };
    let (ships, Wish { code, name, address, priority }) = (form.ships.is_some(), wish);
    let saved = if call.params.get("id") == "new" {
        let body = CreateLocation { code, name, address, priority, ships };
        app.inventory.call(&call.caller, &inventory::CREATE_LOCATION, &[], &Unit {}, &body).await
    } else {
        let id: LocationId = call.params.parse("id")?;
        let body = UpdateLocation {
            code: Some(code),
            name: Some(name),
            address: Some(address),
            priority: Some(priority),
            ships: Some(ships),
            active: Some(form.active.is_some()),
        };
        app.inventory.call(&call.caller, &inventory::UPDATE_LOCATION, &[&id], &Unit {}, &body).await
    };
    match saved {
        Ok(_) => Ok(ui::redirect("/admin/settings/locations?done=saved")),
        Err(problem) if problem.code == ErrorCode::NotFound => Err(problem),
        Err(problem) => {
            errors.refused(&problem);
            page(&app, &call, ui::status(&problem), Some(form), errors, Some(problem)).await
        }
    }
}

async fn page(
    app: &App,
    call: &Raw,
    status: StatusCode,
    form: Option<LocationForm>,
    errors: Errors,
    problem: Option<Problem>,
) -> Result<Response<Vec<u8>>, Problem> {
    let id = call.params.get("id").to_owned();
    let is_new = id == "new";
    let known = locations(app, call).await.into_iter().find(|location| location.id.to_string() == id);
    if known.is_none() && !is_new {
        return Err(ErrorCode::NotFound.into());
    }
    let (is_main, name) = known.as_ref().map(|known| (known.is_main, known.name.clone())).unwrap_or_default();
    let title = if is_new { "Add a location".to_owned() } else { name };
    let form = form.unwrap_or_else(|| known.map_or_else(LocationForm::empty, LocationForm::of));
    Ok(layout::page(call, status, title, move || {
        let open = if is_new {
            None
        } else if is_main {
            Some(view! { <input type="hidden" name="active" value="true" /> <p class="muted">"This is the main location: what names no other lies here, so it stays open."</p> }.into_any())
        } else {
            Some(
                view! {
                    <label class="choice">
                        <input type="checkbox" name="active" value="true" checked=form.active.is_some() />
                        "Open. Take this away to close it, once nothing lies there."
                    </label>
                }
                .into_any(),
            )
        };
        view! {
            {refusal(&errors, problem.as_ref())}
            <form class="panel" method="post" action=format!("/admin/settings/locations/{id}")>
                <div class="row">
                    <Field name="name" label="Name" value=form.name maxlength=120 required=true error=errors.get("name") />
                    <Field name="code" label="Code" value=form.code maxlength=32 required=true error=errors.get("code") hint="Short, such as BER-1. No other has it." />
                    <Field name="priority" label="Priority" value=form.priority inputmode="numeric" maxlength=7 error=errors.get("priority") hint="The lowest number is asked first." />
                </div>
                <Field name="line1" label="Street and number" value=form.line1 maxlength=120 error=errors.get("line1") />
                <div class="row">
                    <Field name="postal_code" label="Postal code" value=form.postal_code maxlength=20 error=errors.get("postal_code") />
                    <Field name="city" label="City" value=form.city maxlength=120 error=errors.get("city") />
                    <Field name="country" label="Country" value=form.country maxlength=2 required=true error=errors.get("country") hint="Two letters, such as DE." />
                </div>
                <label class="choice">
                    <input type="checkbox" name="ships" value="true" checked=form.ships.is_some() />
                    "Orders are sent from here. What lies elsewhere is sold only after that."
                </label>
                {open}
                <div class="buttons"><button class="primary" type="submit">"Save"</button></div>
            </form>
        }
    }))
}
