//! A product's variants: their prices and pictures, those that join and those that leave.

use super::product::{Forms, page, refused};
use crate::{
    app::App,
    components::{Cell, Heads, Status, Table},
    forms::{Errors, decimal, parse_money},
    pages::stock,
    words,
};
use contract::{
    Image, Unit,
    product::{self, AddVariants, CreateVariant, UpdateVariant, Variant},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, Line, Problem, ProductId, VariantId};
use leptos::prelude::*;
use serde::Deserialize;
use std::{collections::BTreeMap, rc::Rc};
use ui::Field;

/// How many prices one form changes at most: each is a call, and one request may cause 32 invocations.
const MOST_PRICES: usize = 20;

/// The prices as they were typed; each list has a variant's value in the same place.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct PriceForm {
    variant: Vec<VariantId>,
    price: Vec<String>,
    compare_at: Vec<String>,
    /// The address of the variant's own picture; empty for none.
    image: Vec<String>,
}

impl PriceForm {
    pub fn of(variants: &[Variant]) -> Self {
        Self {
            variant: variants.iter().map(|variant| variant.id).collect(),
            price: variants.iter().map(|variant| decimal(variant.price)).collect(),
            compare_at: variants
                .iter()
                .map(|v| v.compare_at_price.map(decimal).unwrap_or_default())
                .collect(),
            image: variants
                .iter()
                .map(|v| v.image.as_ref().map(|i| i.url.clone()).unwrap_or_default())
                .collect(),
        }
    }

    /// What was typed for a variant: price and price to compare with.
    fn typed(&self, id: VariantId) -> Option<(&str, &str)> {
        let index = self.variant.iter().position(|other| *other == id)?;
        Some((self.price.get(index)?, self.compare_at.get(index)?))
    }

    /// The picture that was chosen for a variant; none where the form has no choice.
    fn image(&self, id: VariantId) -> Option<&str> {
        let index = self.variant.iter().position(|other| *other == id)?;
        self.image.get(index).map(String::as_str)
    }

    /// The variants whose prices or pictures differ from what they are.
    fn changes(&self, variants: &[Variant], errors: &mut Errors) -> Vec<(VariantId, UpdateVariant)> {
        let mut changes = Vec::new();
        for variant in variants {
            let Some((price, compare_at)) = self.typed(variant.id) else { continue };
            let currency = variant.price.currency();
            let price = errors.money(&price_field(variant.id), price, currency);
            let compare_at = if compare_at.trim().is_empty() {
                Some(None)
            } else {
                parse_money(compare_at, currency).map(Some)
            };
            let (Some(price), Some(compare_at)) = (price, compare_at) else {
                if compare_at.is_none() {
                    errors.add(compare_at_field(variant.id), "Write an amount such as 12.90.");
                }
                continue;
            };
            let old = variant.image.as_ref().map(|image| image.url.as_str());
            let image = self.image(variant.id).map(|url| Some(url).filter(|url| !url.is_empty()));
            let image = image.filter(|image| *image != old);
            if price != variant.price || compare_at != variant.compare_at_price || image.is_some() {
                let update = UpdateVariant {
                    price: Some(price),
                    compare_at_price: Some(compare_at),
                    image_url: image.map(|image| image.map(str::to_owned)),
                    ..UpdateVariant::default()
                };
                changes.push((variant.id, update));
            }
        }
        changes
    }
}

fn price_field(id: VariantId) -> String {
    format!("price-{id}")
}

fn compare_at_field(id: VariantId) -> String {
    format!("compare-at-{id}")
}

/// `POST /admin/products/{id}/prices`
pub async fn save_prices(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: ProductId = call.params.parse("id")?;
    let form: PriceForm = ui::parse_form(&call, &call.body)?;
    let known =
        app.product.call(&call.caller, &product::GET_ADMIN_PRODUCT, &[&id], &Unit {}, &Unit {}).await?;
    let mut errors = Errors::default();
    let changes = form.changes(&known.product.variants, &mut errors);
    if changes.len() > MOST_PRICES {
        errors.add("prices", format!("Change at most {MOST_PRICES} prices at a time."));
    }
    if !errors.is_empty() {
        let forms = Forms { prices: Some(form), errors, ..Forms::default() };
        return page(&app, &call, StatusCode::UNPROCESSABLE_ENTITY, forms).await;
    }
    // One after the other: each raises the product's version.
    for (variant, update) in changes {
        let saved =
            app.product.call(&call.caller, &product::UPDATE_VARIANT, &[&variant], &Unit {}, &update).await;
        if let Err(problem) = saved {
            errors.add(price_field(variant), problem.detail.clone());
            let status = ui::status(&problem);
            let problem = problem.detail("Not every price was saved. Look at the variant marked below.");
            let forms = Forms { prices: Some(form), errors, problem: Some(problem), ..Forms::default() };
            return page(&app, &call, status, forms).await;
        }
    }
    Ok(ui::redirect(&format!("/admin/products/{id}?done=saved")))
}

#[component]
pub fn Prices(
    id: ProductId,
    form: PriceForm,
    errors: Errors,
    variants: Vec<Variant>,
    media: Vec<Image>,
) -> impl IntoView {
    let rows = variants.into_iter().map(|variant| {
        let (price, compare_at) = form.typed(variant.id).unwrap_or_default();
        let (price, compare_at) = (price.to_owned(), compare_at.to_owned());
        let (price_id, compare_at_id) = (price_field(variant.id), compare_at_field(variant.id));
        let (price_error, compare_at_error) = (errors.get(&price_id), errors.get(&compare_at_id));
        let own = form.image(variant.id).unwrap_or_default();
        let pictures = media.iter().enumerate().map(|(index, image)| {
            view! { <option value=image.url.clone() selected=image.url == own>{format!("{}. {}", index + 1, image.alt)}</option> }
        });
        let pictures = pictures.collect_view();
        view! {
            <tr>
                <th scope="row" class="title">
                    {variant.title.clone()} <br />
                    <a class="muted" href=format!("/admin/stock/{}", variant.id)>{variant.sku.clone()}</a>
                    <input type="hidden" name="variant" value=variant.id.to_string() />
                </th>
                <td><Cell name="price" id=price_id label=format!("Price of {}", variant.sku) value=price inputmode="decimal" maxlength=20 error=price_error /></td>
                <td><Cell name="compare_at" id=compare_at_id label=format!("Old price, {}", variant.sku) value=compare_at inputmode="decimal" maxlength=20 error=compare_at_error /></td>
                <td><Status words=words::stock_level(variant.stock_level) tone=stock::tone(variant.stock_level) /></td>
                <td><select name="image" aria-label=format!("Picture of {}", variant.sku)><option value="">"The product's"</option> {pictures}</select></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <form method="post" action=format!("/admin/products/{id}/prices")>
            <Table caption="Variants and their prices">
                <Heads names=&["Variant", "Price", "Old price, struck through", "Stock", "Picture"] />
                <tbody>{rows}</tbody>
            </Table>
            {errors.get("prices").map(|error| view! { <p class="error">{error}</p> })}
            <div class="buttons"><button type="submit">"Save the variants"</button></div>
        </form>
    }
}

/// A variant that is to join.
#[component]
pub fn AddVariant(id: ProductId, options: Vec<String>) -> impl IntoView {
    // Without options there is only one combination, and it is taken.
    (!options.is_empty()).then(|| {
        let values = options.into_iter().enumerate().map(|(index, name)| {
            let field = format!("new-value-{index}");
            view! {
                <div class="field">
                    <label for=field.clone()>{name.clone()}</label>
                    <input type="hidden" name="option" value=name.clone() />
                    <Cell name="value" id=field label=name value="" maxlength=60 />
                </div>
            }
        });
        let values = values.collect_view();
        view! {
            <details>
                <summary>"Add a variant…"</summary>
                <form method="post" action=format!("/admin/products/{id}/variants")>
                    <div class="row">
                        {values}
                        <Field name="sku" label="SKU" maxlength=64 required=true />
                        <Field name="new_price" label="Price" inputmode="decimal" maxlength=20 required=true />
                        <Field name="stock" label="Stock at the beginning" inputmode="numeric" maxlength=9 />
                    </div>
                    <button type="submit">"Add the variant"</button>
                </form>
            </details>
        }
    })
}

#[component]
pub fn RemoveVariant(id: ProductId, variants: Vec<Variant>) -> impl IntoView {
    (variants.len() > 1).then(|| {
        let choices = variants.into_iter().map(|variant| {
            view! { <option value=variant.id.to_string()>{format!("{} ({})", variant.title, variant.sku)}</option> }
        });
        let choices = choices.collect_view();
        view! {
            <details>
                <summary>"Remove a variant…"</summary>
                <form class="filters" method="post" action=format!("/admin/products/{id}/variants/remove")>
                    <div class="field">
                        <label for="field-remove">"Variant"</label>
                        <select id="field-remove" name="variant">{choices}</select>
                    </div>
                    <button class="danger" type="submit">"Take it off sale for good"</button>
                </form>
            </details>
        }
    })
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct VariantForm {
    option: Vec<String>,
    value: Vec<String>,
    sku: String,
    new_price: String,
    stock: String,
}

/// `POST /admin/products/{id}/variants`
pub async fn add_variant(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: ProductId = call.params.parse("id")?;
    let form: VariantForm = ui::parse_form(&call, &call.body)?;
    let currency = app.currency(&call).await?;
    let mut errors = Errors::default();
    let sku = errors.required("sku", &form.sku);
    let price = errors.money("price", &form.new_price, currency);
    let stock = errors.optional_number("stock", &form.stock);
    let values: Option<BTreeMap<String, Line<60>>> = form
        .option
        .iter()
        .zip(&form.value)
        .map(|(name, value)| Some((name.clone(), value.trim().parse().ok()?)))
        .collect();
    let wish = sku.zip(price).zip(values).filter(|_| errors.is_empty());
    let Some(((sku, price), options)) = wish else {
        let problem = Problem::invalid(
            "",
            "invalid",
            "Give the new variant a value of each option, an SKU and a price.",
        );
        return refused(&app, &call, problem).await;
    };
    let new = CreateVariant { sku, options, price, compare_at_price: None, stock };
    let wish = AddVariants { variants: vec![new.clone()] };
    match app.product.call(&call.caller, &product::ADD_VARIANTS, &[&id], &Unit {}, &wish).await {
        Ok(_) => Ok(ui::redirect(&format!("/admin/products/{id}?done=saved"))),
        // The same form sent twice: the first added it.
        Err(problem) if problem.code.status() < 500 && has(&app, &call, id, &new).await? => {
            Ok(ui::redirect(&format!("/admin/products/{id}?done=saved")))
        }
        Err(problem) => refused(&app, &call, problem).await,
    }
}

/// True if a product has such a variant already.
async fn has(app: &App, call: &Raw, id: ProductId, new: &CreateVariant) -> Result<bool, Problem> {
    let known =
        app.product.call(&call.caller, &product::GET_ADMIN_PRODUCT, &[&id], &Unit {}, &Unit {}).await?;
    Ok(known.product.variants.iter().any(|variant| {
        variant.sku == *new.sku
            && variant.price == new.price
            && variant.options.len() == new.options.len()
            && new.options.iter().all(|(name, value)| {
                variant.options.iter().any(|(own, chosen)| own == name && *chosen == **value)
            })
    }))
}

#[derive(Deserialize)]
struct Chosen {
    variant: VariantId,
}

/// `POST /admin/products/{id}/variants/remove`
pub async fn remove_variant(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: ProductId = call.params.parse("id")?;
    let form: Chosen = ui::parse_form(&call, &call.body)?;
    match app.product.call(&call.caller, &product::REMOVE_VARIANT, &[&form.variant], &Unit {}, &Unit {}).await
    {
        Ok(_) => Ok(ui::redirect(&format!("/admin/products/{id}?done=saved"))),
        // A second click finds it gone already.
        Err(problem) if problem.code == ErrorCode::NotFound => {
            Ok(ui::redirect(&format!("/admin/products/{id}?done=saved")))
        }
        Err(problem) => refused(&app, &call, problem).await,
    }
}
