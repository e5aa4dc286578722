//! Taxes: the standard and the reduced rate of each country, those of regions, and that of shipping.

use super::settings::Parts;
use crate::{
    app::App,
    components::{Cell, Choice, Heads, Table},
    forms::{self, Errors, Sent, chosen, parse_percent, percent, wire},
    layout::{self, refusal},
    words,
};
use contract::{
    Unit,
    cart::{self, AdminSettings, RegionalTaxRate, ShippingTax, TaxRate, UpdateSettings},
};
use edge::Raw;
use http::Response;
use kernel::{BasisPoints, CountryCode, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::Notice;

/// Empty rows for regions that are still to come.
const BLANK_ROWS: usize = 3;

/// The fields as they were typed; what stands in the same place belongs together.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct TaxForm {
    tax_included: String,
    shipping_tax: String,
    country: Vec<CountryCode>,
    standard: Vec<String>,
    reduced: Vec<String>,
    region_country: Vec<String>,
    region: Vec<String>,
    postal_prefix: Vec<String>,
    region_standard: Vec<String>,
    region_reduced: Vec<String>,
    /// The version of the settings that the page showed.
    seen: String,
}

impl From<&AdminSettings> for TaxForm {
    fn from(AdminSettings { settings, version, .. }: &AdminSettings) -> Self {
        let (rates, regions) = (&settings.tax_rates, &settings.regional_tax_rates);
        let mut form = Self {
            tax_included: settings.tax_included.to_string(),
            shipping_tax: wire(settings.shipping_tax),
            country: rates.iter().map(|rate| rate.country).collect(),
            standard: rates.iter().map(|rate| percent(rate.rate)).collect(),
            reduced: rates.iter().map(|rate| percent(rate.reduced.unwrap_or(rate.rate))).collect(),
            region_country: regions.iter().map(|rate| rate.country.to_string()).collect(),
            region: regions
                .iter()
                .map(|rate| rate.region.as_deref().unwrap_or_default().to_owned())
                .collect(),
            postal_prefix: regions
                .iter()
                .map(|rate| rate.postal_prefix.as_deref().unwrap_or_default().to_owned())
                .collect(),
            region_standard: regions.iter().map(|rate| percent(rate.rate)).collect(),
            region_reduced: regions.iter().map(|rate| percent(rate.reduced)).collect(),
            seen: version.to_string(),
        };
        for list in form.regional_mut() {
            list.extend(std::iter::repeat_n(String::new(), BLANK_ROWS));
        }
        form
    }
}

/// A row for a region, as it was typed.
struct Row {
    country: String,
    region: String,
    prefix: String,
    standard: String,
    reduced: String,
}

impl TaxForm {
    fn regional_mut(&mut self) -> [&mut Vec<String>; 5] {
        [
            &mut self.region_country,
            &mut self.region,
            &mut self.postal_prefix,
            &mut self.region_standard,
            &mut self.region_reduced,
        ]
    }

    fn rows(&self) -> impl Iterator<Item = (usize, Row)> {
        let text = |list: &[String], index: usize| list.get(index).cloned().unwrap_or_default();
        (0..self.region.len()).map(move |index| {
            let row = Row {
                country: text(&self.region_country, index),
                region: text(&self.region, index),
                prefix: text(&self.postal_prefix, index),
                standard: text(&self.region_standard, index),
                reduced: text(&self.region_reduced, index),
            };
            (index, row)
        })
    }

    fn read(&self, errors: &mut Errors) -> UpdateSettings {
        let mut rates = Vec::new();
        for ((country, standard), reduced) in self.country.iter().zip(&self.standard).zip(&self.reduced) {
            let rate = percentage(format!("standard-{country}"), standard, errors);
            let reduced = percentage(format!("reduced-{country}"), reduced, errors);
            rates.extend(rate.map(|rate| TaxRate { country: *country, rate, reduced }));
        }
        let mut regional = Vec::new();
        for (index, row) in self.rows() {
            // A row without a place is none: emptying it takes it away.
            if row.region.trim().is_empty() && row.prefix.trim().is_empty() {
                continue;
            }
            let country: Option<CountryCode> = chosen(&row.country);
            if country.is_none() {
                errors.add(format!("region_country-{index}"), "Choose a country.");
            }
            let rate = percentage(format!("region_standard-{index}"), &row.standard, errors);
            let reduced = percentage(format!("region_reduced-{index}"), &row.reduced, errors);
            let region = errors.optional(&format!("region-{index}"), &row.region);
            let postal_prefix = errors.optional(&format!("postal_prefix-{index}"), &row.prefix);
            let rates = country.zip(rate).zip(reduced);
            regional.extend(rates.map(|((country, rate), reduced)| RegionalTaxRate {
                country,
                region,
                postal_prefix,
                rate,
                reduced,
            }));
        }
        UpdateSettings {
            tax_rates: Some(rates),
            regional_tax_rates: Some(regional),
            shipping_tax: chosen(&self.shipping_tax),
            tax_included: self.tax_included.parse().ok(),
            seen: self.seen.parse().ok(),
            ..UpdateSettings::default()
        }
    }
}

fn percentage(field: String, text: &str, errors: &mut Errors) -> Option<BasisPoints> {
    let rate = parse_percent(text);
    if rate.is_none() {
        errors.add(field, "Write a percentage such as 19 or 8.1.");
    }
    rate
}

/// `GET /admin/settings/taxes`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    page(&app, &call, Sent::default()).await
}

/// `POST /admin/settings/taxes`
pub async fn save(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form: TaxForm = ui::parse_form(&call, &call.body)?;
    let mut errors = Errors::default();
    let update = form.read(&mut errors);
    if !errors.is_empty() {
        return page(&app, &call, Sent::wrong(form, errors)).await;
    }
    match app.cart.call(&call.caller, &cart::UPDATE_SETTINGS, &[], &Unit {}, &update).await {
        Ok(_) => Ok(ui::redirect("/admin/settings/taxes?done=saved")),
        Err(problem) => page(&app, &call, Sent::refused(form, errors, forms::told(problem))).await,
    }
}

async fn page(app: &App, call: &Raw, sent: Sent<TaxForm>) -> Result<Response<Vec<u8>>, Problem> {
    let settings = app.cart.call(&call.caller, &cart::GET_ADMIN_SETTINGS, &[], &Unit {}, &Unit {}).await?;
    let done = forms::done(call);
    let (status, is_overtaken) = (sent.status(), sent.is_overtaken());
    let Sent { form, errors, problem } = sent;
    let shown = TaxForm::from(&settings);
    let form = match form {
        Some(form) if is_overtaken => TaxForm { seen: shown.seen, ..form },
        form => form.unwrap_or(shown),
    };
    Ok(layout::tab(call, status, "Taxes", "Settings", move || {
        let shipping = [ShippingTax::Proportional, ShippingTax::Standard, ShippingTax::None];
        let shipping = shipping.map(|how| (wire(how), words::shipping_tax(how))).to_vec();
        let included = [
            ("true".to_owned(), "Contain the tax"),
            ("false".to_owned(), "Are without tax; it comes on top"),
        ];
        let countries = form.country.iter().zip(form.standard.iter().zip(&form.reduced));
        let countries = countries.map(|(country, (standard, reduced))| {
            country_row(*country, standard.clone(), reduced.clone(), &errors)
        });
        let countries = countries.collect_view();
        let regions =
            form.rows().map(|(index, row)| region_row(index, row, &settings.settings.countries, &errors));
        let regions = regions.collect_view();
        view! {
            <Parts current="/admin/settings/taxes" />
            {(done == "saved").then(|| view! { <Notice text="Saved. The shop follows within seconds." /> })}
            {refusal(&errors, problem.as_ref())}
            <form class="panel" method="post" action="/admin/settings/taxes">
                <input type="hidden" name="seen" value=form.seen.clone() />
                <Choice name="tax_included" label="Prices of products" options=included.to_vec() selected=form.tax_included.clone() />
                <Choice name="shipping_tax" label="Shipping is taxed" options=shipping selected=form.shipping_tax.clone() />
                <h2>"By country"</h2>
                <Table caption="Rates by country">
                    <Heads names=&["Country", "Standard, %", "Reduced, %"] />
                    <tbody>{countries}</tbody>
                </Table>
                <h2>"By region or postal code"</h2>
                <p class="muted">"They count instead of the country’s: a longer beginning of the postal code before a shorter one, and that before a region. Empty a row to take it away."</p>
                <Table caption="Rates by region or postal code">
                    <Heads names=&["Country", "Region", "Postal code begins", "Standard, %", "Reduced, %"] />
                    <tbody>{regions}</tbody>
                </Table>
                <div class="buttons"><button class="primary" type="submit">"Save"</button></div>
            </form>
        }
    }))
}

fn country_row(
    country: CountryCode,
    standard: String,
    reduced: String,
    errors: &Errors,
) -> impl IntoView + use<> {
    let name = words::country(country);
    let (one, two) = (format!("standard-{country}"), format!("reduced-{country}"));
    let (wrong_one, wrong_two) = (errors.get(&one), errors.get(&two));
    let label = |which: &str| format!("{which} rate in {name}, in percent");
    view! {
        <tr>
            <th scope="row">{name.clone()} <input type="hidden" name="country" value=country.to_string() /></th>
            <td><Cell name="standard" id=one label=label("Standard") value=standard inputmode="decimal" maxlength=6 error=wrong_one /></td>
            <td><Cell name="reduced" id=two label=label("Reduced") value=reduced inputmode="decimal" maxlength=6 error=wrong_two /></td>
        </tr>
    }
}

fn region_row(index: usize, row: Row, countries: &[CountryCode], errors: &Errors) -> impl IntoView + use<> {
    let options = countries.iter().map(|country| {
        let selected = country.to_string() == row.country;
        view! { <option value=country.to_string() selected=selected>{words::country(*country)}</option> }
    });
    let options = options.collect_view();
    let label = |what: &str| format!("{what}, row {}", index + 1);
    let id = |name: &str| format!("{name}-{index}");
    let error = |name: &str| errors.get(&id(name));
    view! {
        <tr>
            <td>
                <select name="region_country" id=id("region_country") aria-label=label("Country")>{options}</select>
                {error("region_country").map(|words| view! { <p class="error">{words}</p> })}
            </td>
            <td><Cell name="region" id=id("region") label=label("Region") value=row.region maxlength=120 error=error("region") /></td>
            <td><Cell name="postal_prefix" id=id("postal_prefix") label=label("Postal code begins") value=row.prefix maxlength=20 error=error("postal_prefix") /></td>
            <td><Cell name="region_standard" id=id("region_standard") label=label("Standard rate in percent") value=row.standard inputmode="decimal" maxlength=6 error=error("region_standard") /></td>
            <td><Cell name="region_reduced" id=id("region_reduced") label=label("Reduced rate in percent") value=row.reduced inputmode="decimal" maxlength=6 error=error("region_reduced") /></td>
        </tr>
    }
}
