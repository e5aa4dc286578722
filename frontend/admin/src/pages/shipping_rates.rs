//! What a way of shipping costs, and the parts of its countries that it goes to.

use crate::{
    app::App,
    components::{Choice, LongText},
    forms::{Errors, chosen, decimal, parse_money, wire},
    layout::{self, Action, refusal},
    words,
};
use contract::{
    Unit,
    cart::{self, PriceStep, SaveShippingMethod, ShippingKind, ShippingMethod},
};
use edge::{Context, Raw};
use http::{Response, StatusCode};
use kernel::{Currency, ErrorCode, Line, Problem, TextError};
use leptos::prelude::*;
use serde::Deserialize;
use std::{collections::BTreeMap, rc::Rc, str::FromStr};
use ui::Field;

/// The fields as they were typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct RatesForm {
    kind: String,
    price: String,
    /// One a line: `2000 6.90`.
    steps: String,
    free_from: String,
    regions: String,
    postal_prefixes: String,
}

impl From<&ShippingMethod> for RatesForm {
    fn from(method: &ShippingMethod) -> Self {
        let step = |step: &PriceStep| match method.kind {
            ShippingKind::ByTotal => format!("{} {}", in_currency(step.from, method), decimal(step.price)),
            _ => format!("{} {}", step.from, decimal(step.price)),
        };
        Self {
            kind: wire(method.kind),
            price: decimal(method.price),
            steps: method.steps.iter().map(step).collect::<Vec<_>>().join("\n"),
            free_from: method.free_from.map(decimal).unwrap_or_default(),
            regions: method.regions.join("\n"),
            postal_prefixes: method.postal_prefixes.join("\n"),
        }
    }
}

/// So many minor units as they are typed.
fn in_currency(minor: u32, method: &ShippingMethod) -> String {
    let amount = kernel::Money::new(i64::from(minor), method.price.currency());
    amount.map_or_else(|_| minor.to_string(), decimal)
}

/// Texts that stand one a line; none if one is too long.
fn lines<T: FromStr<Err = TextError>>(text: &str) -> Option<Vec<T>> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| line.parse().ok()).collect()
}

impl RatesForm {
    fn read(&self, known: &ShippingMethod, errors: &mut Errors) -> Option<SaveShippingMethod> {
        let currency = known.price.currency();
        let kind: ShippingKind = chosen(&self.kind).unwrap_or_default();
        let price = errors.money("price", &self.price, currency);
        let steps = match kind {
            ShippingKind::ByWeight | ShippingKind::ByTotal => read_steps(kind, &self.steps, currency),
            // What does not belong to the kind is left out, so that changing one's mind needs no clearing.
            ShippingKind::Flat | ShippingKind::Pickup => Some(Vec::new()),
        };
        if steps.is_none() {
            errors.add("steps", "Write one a line: from how much, a space, the price. Such as 2000 6.90.");
        }
        let free_from = errors.optional_money("free_from", &self.free_from, currency);
        let (regions, postal_prefixes) = (lines(&self.regions), lines(&self.postal_prefixes));
        for (field, is_wrong) in
            [("regions", regions.is_none()), ("postal_prefixes", postal_prefixes.is_none())]
        {
            if is_wrong {
                errors.add(field, "One of these lines is too long.");
            }
        }
        if !errors.is_empty() {
            return None;
        }
        Some(SaveShippingMethod {
            kind,
            price: price?,
            steps: steps?,
            free_from,
            regions: regions?,
            postal_prefixes: postal_prefixes?,
            ..whole(known)?
        })
    }
}

fn read_steps(kind: ShippingKind, text: &str, currency: Currency) -> Option<Vec<PriceStep>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let (from, price) = line.split_once(char::is_whitespace)?;
            let from = match kind {
                ShippingKind::ByTotal => u32::try_from(parse_money(from, currency)?.amount()).ok()?,
                _ => from.parse().ok()?,
            };
            Some(PriceStep { from, price: parse_money(price, currency)? })
        })
        .collect()
}

/// The method as it would be saved unchanged.
fn whole(known: &ShippingMethod) -> Option<SaveShippingMethod> {
    let texts = |texts: &BTreeMap<String, String>| -> Option<BTreeMap<String, Line<120>>> {
        texts.iter().map(|(tag, text)| Some((tag.clone(), text.parse().ok()?))).collect()
    };
    let estimate = match &known.estimate {
        Some(estimate) => Some(estimate.parse().ok()?),
        None => None,
    };
    Some(SaveShippingMethod {
        name: known.name.parse().ok()?,
        names: texts(&known.names)?,
        kind: known.kind,
        price: known.price,
        steps: known.steps.clone(),
        free_from: known.free_from,
        estimate,
        estimates: texts(&known.estimates)?,
        countries: known.countries.clone(),
        regions: known.regions.iter().map(|text| text.parse().ok()).collect::<Option<_>>()?,
        postal_prefixes: known.postal_prefixes.iter().map(|text| text.parse().ok()).collect::<Option<_>>()?,
        active: known.active,
    })
}

/// Leaves what this page is for as it is, where another page saves the method.
///
/// # Errors
/// The store does not answer.
pub async fn keep(
    app: &App,
    context: &Context,
    id: &str,
    wish: SaveShippingMethod,
) -> Result<SaveShippingMethod, Problem> {
    let Some(ShippingMethod { kind, steps, free_from, regions, postal_prefixes, .. }) =
        find(app, context, id).await?
    else {
        return Ok(wish);
    };
    let texts = |texts: Vec<String>| texts.into_iter().filter_map(|text| text.parse().ok()).collect();
    let postal_prefixes = postal_prefixes.into_iter().filter_map(|text| text.parse().ok()).collect();
    Ok(SaveShippingMethod { kind, steps, free_from, regions: texts(regions), postal_prefixes, ..wish })
}

async fn find(app: &App, context: &Context, id: &str) -> Result<Option<ShippingMethod>, Problem> {
    let settings = app.cart.call(&context.caller, &cart::GET_ADMIN_SETTINGS, &[], &Unit {}, &Unit {}).await?;
    Ok(settings.shipping_methods.into_iter().find(|method| method.id == id))
}

/// `GET /admin/settings/shipping/{id}/rates`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let known = find(&app, &call, call.params.get("id")).await?.ok_or(ErrorCode::NotFound)?;
    let form = RatesForm::from(&known);
    Ok(page(&call, StatusCode::OK, known, form, Errors::default(), None))
}

/// `POST /admin/settings/shipping/{id}/rates`
pub async fn save(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form: RatesForm = ui::parse_form(&call, &call.body)?;
    let known = find(&app, &call, call.params.get("id")).await?.ok_or(ErrorCode::NotFound)?;
    let mut errors = Errors::default();
    let Some(wish) = form.read(&known, &mut errors) else {
        return Ok(page(&call, StatusCode::UNPROCESSABLE_ENTITY, known, form, errors, None));
    };
    match app.cart.call(&call.caller, &cart::SAVE_SHIPPING_METHOD, &[&known.id], &Unit {}, &wish).await {
        Ok(_) => Ok(ui::redirect("/admin/settings?done=saved")),
        Err(problem) => {
            errors.refused(&problem);
            Ok(page(&call, ui::status(&problem), known, form, errors, Some(problem)))
        }
    }
}

fn page(
    call: &Raw,
    status: StatusCode,
    known: ShippingMethod,
    form: RatesForm,
    errors: Errors,
    problem: Option<Problem>,
) -> Response<Vec<u8>> {
    let method = Action::new(format!("/admin/settings/shipping/{}", known.id), "Name and countries");
    layout::page_with(call, status, format!("What “{}” costs", known.name), method, move || {
        let kinds = [ShippingKind::Flat, ShippingKind::ByWeight, ShippingKind::ByTotal, ShippingKind::Pickup];
        let kinds = kinds.map(|kind| (wire(kind), words::shipping_kind(kind))).to_vec();
        let method = format!("/admin/settings/shipping/{}", known.id);
        view! {
            {refusal(&errors, problem.as_ref())}
            <form class="panel" method="post" action=format!("{method}/rates")>
                <div class="row">
                    <Choice name="kind" label="The price is" options=kinds selected=form.kind />
                    <Field name="price" label="Price" value=form.price inputmode="decimal" maxlength=20 required=true error=errors.get("price") hint="Below the first step, where there are steps." />
                    <Field name="free_from" label="Free from" value=form.free_from inputmode="decimal" maxlength=20 error=errors.get("free_from") hint="What the goods cost after discounts; never if empty." />
                </div>
                <div class="of-steps">
                    <LongText name="steps" label="Steps" value=form.steps maxlength=1000 rows=3 error=errors.get("steps") hint="One a line: from how many grams, or from which total, and the price, such as 2000 6.90." />
                </div>
                <div class="pair">
                    <LongText name="regions" label="Only in these regions" value=form.regions maxlength=9000 rows=3 error=errors.get("regions") hint="One a line; everywhere if empty." />
                    <LongText name="postal_prefixes" label="Only where the postal code begins so" value=form.postal_prefixes maxlength=5000 rows=3 error=errors.get("postal_prefixes") hint="One a line; everywhere if empty." />
                </div>
                <div class="buttons"><button class="primary" type="submit">"Save"</button></div>
            </form>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_in_grams_or_in_money() {
        let read = |kind, text| {
            let steps = read_steps(kind, text, Currency::EUR)?;
            Some(steps.iter().map(|step| (step.from, step.price.amount())).collect::<Vec<_>>())
        };
        assert_eq!(
            read(ShippingKind::ByWeight, "2000 6.90\n\n10000  14,90\n"),
            Some(vec![(2000, 690), (10_000, 1490)])
        );
        assert_eq!(read(ShippingKind::ByTotal, "50 0"), Some(vec![(5000, 0)]));
        for text in ["2000", "x 1", "1.5 1", "1 -1"] {
            assert_eq!(read(ShippingKind::ByWeight, text), None, "{text}");
        }
    }
}
