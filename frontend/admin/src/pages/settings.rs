//! The store: its name, its ways of shipping, its own words.

use super::shipping_rates;
use crate::{
    app::App,
    components::{Choice, Countries, Heads, LongText, Status, Table, Views},
    forms::{self, Errors, Sent, decimal},
    layout::{self, Action, Head, refusal},
    translated::{Translated, TranslatedFields},
    words,
};
use contract::{
    Unit,
    cart::{self, AdminSettings, SaveShippingMethod, ShippingKind, ShippingMethod, UpdateSettings},
};
use edge::Raw;
use http::Response;
use kernel::{CountryCode, Currency, Locale, Problem, Slug, TimeZone};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::{Field, Notice};

/// The fields as they were typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct StoreForm {
    store_name: String,
    contact_email: String,
    postal_address: String,
    time_zone: String,
    /// The version of the settings that the page showed.
    seen: String,
}

impl From<&AdminSettings> for StoreForm {
    fn from(AdminSettings { settings, version, .. }: &AdminSettings) -> Self {
        Self {
            store_name: settings.store_name.clone(),
            contact_email: settings.contact_email.clone(),
            postal_address: settings.postal_address.clone(),
            time_zone: settings.time_zone.to_string(),
            seen: version.to_string(),
        }
    }
}

impl StoreForm {
    fn read(&self, errors: &mut Errors) -> UpdateSettings {
        UpdateSettings {
            store_name: errors.required("store_name", &self.store_name),
            contact_email: errors.required("contact_email", &self.contact_email),
            postal_address: errors.required("postal_address", &self.postal_address),
            time_zone: errors.required("time_zone", &self.time_zone),
            seen: self.seen.parse().ok(),
            ..UpdateSettings::default()
        }
    }
}

/// `GET /admin/settings`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    page(&app, &call, Sent::default()).await
}

/// `POST /admin/settings`
pub async fn save(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form: StoreForm = ui::parse_form(&call, &call.body)?;
    let mut errors = Errors::default();
    let update = form.read(&mut errors);
    if !errors.is_empty() {
        return page(&app, &call, Sent::wrong(form, errors)).await;
    }
    match app.cart.call(&call.caller, &cart::UPDATE_SETTINGS, &[], &Unit {}, &update).await {
        Ok(_) => Ok(ui::redirect("/admin/settings?done=saved")),
        Err(problem) => page(&app, &call, Sent::refused(form, errors, forms::told(problem))).await,
    }
}

async fn page(app: &App, call: &Raw, sent: Sent<StoreForm>) -> Result<Response<Vec<u8>>, Problem> {
    let (settings, pages) = futures::try_join!(
        app.cart.call(&call.caller, &cart::GET_ADMIN_SETTINGS, &[], &Unit {}, &Unit {}),
        app.cart.call(&call.caller, &cart::LIST_PAGES, &[], &Unit {}, &Unit {}),
    )?;
    let done = forms::done(call);
    let (status, is_overtaken) = (sent.status(), sent.is_overtaken());
    let Sent { form, errors, problem } = sent;
    let shown = StoreForm::from(&settings);
    let form = match form {
        Some(form) if is_overtaken => StoreForm { seen: shown.seen, ..form },
        form => form.unwrap_or(shown),
    };
    Ok(layout::page(call, status, "Settings", move || {
        let zones = time_zones(&form.time_zone);
        // In the order of the shop's countries.
        let order = &settings.settings.countries;
        let methods = settings.shipping_methods.into_iter().map(|mut method| {
            method.countries.sort_by_key(|country| order.iter().position(|other| other == country));
            method_row(method)
        });
        let methods = methods.collect_view();
        let mut slugs: Vec<String> = pages.items.iter().map(|page| page.slug.clone()).collect();
        slugs.dedup();
        let pages = slugs.into_iter().map(|slug| {
            let title = pages.items.iter().find(|page| page.slug == slug && page.locale == Locale::default());
            let title = title.map_or_else(|| slug.clone(), |page| page.title.clone());
            view! { <li><a href=format!("/admin/settings/pages/{slug}")>{title}</a></li> }
        });
        let pages = pages.collect_view();
        view! {
            <Parts current="/admin/settings" />
            {(done == "saved").then(|| view! { <Notice text="Saved. The shop follows within seconds." /> })}
            {refusal(&errors, problem.as_ref())}
            <section class="panel" aria-labelledby="store-heading">
                <h2 id="store-heading">"Store"</h2>
                <form method="post" action="/admin/settings">
                    <input type="hidden" name="seen" value=form.seen />
                    <Field name="store_name" label="Name" value=form.store_name maxlength=120 required=true error=errors.get("store_name") />
                    <Field name="contact_email" label="Email for customers" value=form.contact_email kind="email" required=true error=errors.get("contact_email") />
                    <LongText name="postal_address" label="Postal address" value=form.postal_address maxlength=500 rows=4 error=errors.get("postal_address") />
                    <Choice name="time_zone" label="Time zone of the shop" options=zones selected=form.time_zone error=errors.get("time_zone") />
                    <button class="primary" type="submit">"Save"</button>
                </form>
            </section>
            <section class="panel" aria-labelledby="shipping-heading">
                <h2 id="shipping-heading">"Shipping"</h2>
                <Table caption="Ways of shipping">
                    <Heads names=&["Method", "Status", "#Price", "Countries", "Estimate"] />
                    <tbody>{methods}</tbody>
                </Table>
                <div class="buttons"><a class="button" href="/admin/settings/shipping/new">"Add a way of shipping"</a></div>
            </section>
            <section class="panel" aria-labelledby="pages-heading">
                <h2 id="pages-heading">"Pages in your own words"</h2>
                <ul>{pages}</ul>
                <p><a href="/admin/settings/words">"Words of products and promotions in other languages"</a></p>
                <p class="hint">"For another page, write the last part of its address, such as about-us for /pages/about-us."</p>
                <form class="filters" method="get" action="/admin/settings/pages">
                    <Field name="slug" label="Address of another page" maxlength=100 required=true />
                    <button type="submit">"Add a page"</button>
                </form>
            </section>
        }
    }))
}

/// What there is to be set.
#[component]
pub fn Parts(current: &'static str) -> impl IntoView {
    let parts = [
        ("Store", "/admin/settings"),
        ("Taxes", "/admin/settings/taxes"),
        ("Shipping", "/admin/settings#shipping-heading"),
        ("Payments", "/admin/settings/payments"),
        ("Locations", "/admin/settings/locations"),
        ("Pages", "/admin/settings#pages-heading"),
        ("Words", "/admin/settings/words"),
    ];
    let parts = parts.map(|(name, href)| (name, href.to_owned(), href == current));
    view! { <Views label="Parts of the settings" views=parts.to_vec() /> }
}

/// The zones that are named after places; another one only where it is set.
fn time_zones(set: &str) -> Vec<(String, &'static str)> {
    const AREAS: [&str; 10] = [
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    ];
    let is_place = |name: &str| name.split_once('/').is_some_and(|(area, _)| AREAS.contains(&area));
    let names = TimeZone::names().filter(|name| is_place(name) || *name == "UTC" || *name == set);
    names.map(|name| (name.to_owned(), name)).collect()
}

fn method_row(method: ShippingMethod) -> impl IntoView {
    let countries = method.countries.iter().map(|code| words::country(*code)).collect::<Vec<_>>().join(", ");
    let price = match method.kind {
        ShippingKind::Flat => words::money(method.price),
        ShippingKind::ByWeight | ShippingKind::ByTotal => format!("from {}", words::money(method.price)),
        ShippingKind::Pickup => format!("{}, picked up", words::money(method.price)),
    };
    let (words_, tone) = if method.active { ("Offered", "good") } else { ("Off", "") };
    view! {
        <tr>
            <th scope="row" class="title"><a href=format!("/admin/settings/shipping/{}", method.id)>{method.name}</a></th>
            <td><Status words=words_ tone /></td>
            <td class="amount">
                <a href=format!("/admin/settings/shipping/{}/rates", method.id)>{price}</a>
            </td>
            <td>{countries}</td>
            <td>{method.estimate}</td>
        </tr>
    }
}

/// The fields as they were typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct MethodForm {
    id: String,
    name: String,
    price: String,
    estimate: String,
    countries: Vec<CountryCode>,
    active: Option<String>,
    /// Names and estimates in other languages.
    #[serde(skip)]
    translated: Translated,
}

impl From<ShippingMethod> for MethodForm {
    fn from(method: ShippingMethod) -> Self {
        Self {
            translated: Translated::default()
                .with_all("name", &method.names)
                .with_all("estimate", &method.estimates),
            id: method.id,
            name: method.name,
            price: decimal(method.price),
            estimate: method.estimate.unwrap_or_default(),
            countries: method.countries,
            active: method.active.then(|| "true".to_owned()),
        }
    }
}

impl MethodForm {
    fn read(&self, currency: Currency, errors: &mut Errors) -> Option<(Slug, SaveShippingMethod)> {
        let id = errors.required("id", self.id.trim());
        let name = errors.required("name", &self.name);
        let price = errors.money("price", &self.price, currency);
        let estimate = errors.optional("estimate", &self.estimate);
        let names = self.translated.read("name", errors);
        let estimates = self.translated.read("estimate", errors);
        if self.countries.is_empty() {
            errors.add("countries", "Choose at least one country.");
        }
        if !errors.is_empty() {
            return None;
        }
        let method = SaveShippingMethod {
            name: name?,
            names,
            price: price?,
            estimate,
            estimates,
            countries: self.countries.clone(),
            active: self.active.is_some(),
            kind: ShippingKind::default(),
            steps: Vec::new(),
            free_from: None,
            regions: Vec::new(),
            postal_prefixes: Vec::new(),
        };
        Some((id?, method))
    }
}

/// `GET /admin/settings/shipping/{id}`
pub async fn show_method(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    method_page(&app, &call, Sent::default()).await
}

/// `POST /admin/settings/shipping/{id}`
pub async fn save_method(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form = MethodForm { translated: Translated::typed(&call)?, ..ui::parse_form(&call, &call.body)? };
    let currency = app.currency(&call).await?;
    let mut errors = Errors::default();
    let Some((id, wish)) = form.read(currency, &mut errors) else {
        return method_page(&app, &call, Sent::wrong(form, errors)).await;
    };
    let wish = shipping_rates::keep(&app, &call, &id, wish).await?;
    match app.cart.call(&call.caller, &cart::SAVE_SHIPPING_METHOD, &[&id], &Unit {}, &wish).await {
        Ok(_) => Ok(ui::redirect("/admin/settings?done=saved")),
        Err(problem) => method_page(&app, &call, Sent::refused(form, errors, problem)).await,
    }
}

async fn method_page(app: &App, call: &Raw, sent: Sent<MethodForm>) -> Result<Response<Vec<u8>>, Problem> {
    let status = sent.status();
    let Sent { form, errors, problem } = sent;
    let id = call.params.get("id").to_owned();
    let AdminSettings { settings, shipping_methods, .. } =
        app.cart.call(&call.caller, &cart::GET_ADMIN_SETTINGS, &[], &Unit {}, &Unit {}).await?;
    let is_new = id == "new";
    let known = shipping_methods.into_iter().find(|method| method.id == id);
    if known.is_none() && !is_new {
        return Err(kernel::ErrorCode::NotFound.into());
    }
    let form = form.unwrap_or_else(|| {
        known.map_or_else(
            || MethodForm {
                countries: settings.countries.clone(),
                active: Some("true".to_owned()),
                ..MethodForm::default()
            },
            Into::into,
        )
    });
    let title = if is_new { "Add a way of shipping".to_owned() } else { form.name.clone() };
    let rates =
        (!is_new).then(|| Action::new(format!("/admin/settings/shipping/{id}/rates"), "Prices and regions"));
    let head = Head { actions: rates.into_iter().collect(), ..Head::default() };
    Ok(layout::page_with(call, status, title, head, move || {
        let key = if is_new {
            view! { <Field name="id" label="Short name" value=form.id maxlength=60 required=true error=errors.get("id") hint="Small letters, digits and hyphens; it never changes." /> }.into_any()
        } else {
            view! { <input type="hidden" name="id" value=form.id /> }.into_any()
        };
        view! {
            {refusal(&errors, problem.as_ref())}
            <form class="panel" method="post" action=format!("/admin/settings/shipping/{id}")>
                {key}
                <div class="row">
                    <Field name="name" label="Name" value=form.name maxlength=120 required=true error=errors.get("name") />
                    <TranslatedFields field="name" label="Name" texts=form.translated.clone() errors=errors.clone() />
                </div>
                <div class="row">
                    <Field name="estimate" label="How long it takes" value=form.estimate maxlength=120 error=errors.get("estimate") />
                    <TranslatedFields field="estimate" label="How long it takes" texts=form.translated errors=errors.clone() />
                </div>
                <Field name="price" label="Price" value=form.price inputmode="decimal" maxlength=20 required=true error=errors.get("price") />
                <fieldset>
                    <legend>"Goes to"</legend>
                    <Countries countries=settings.countries chosen=form.countries />
                    {errors.get("countries").map(|error| view! { <p class="error">{error}</p> })}
                </fieldset>
                <label class="choice">
                    <input type="checkbox" name="active" value="true" checked=form.active.is_some() />
                    "Offered to customers"
                </label>
                <div class="buttons"><button class="primary" type="submit">"Save"</button></div>
            </form>
        }
    }))
}
