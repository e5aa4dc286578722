//! A product: its texts, its status, its variants' prices.

use crate::{
    app::App,
    components::{Categories, Cell, Choice, Heads, LongText, Status, Table, category_names},
    forms::{Errors, chosen, decimal, parse_money, wire},
    layout::{self, refusal},
    pages::stock,
    words,
};
use contract::{
    Unit,
    product::{self, AdminProduct, ProductStatus, UpdateProduct, UpdateVariant, Variant},
};
use edge::Raw;
use futures::future::try_join;
use http::{Response, StatusCode};
use kernel::{CategoryId, ErrorCode, Problem, ProductId, VariantId};
use leptos::prelude::*;
use serde::Deserialize;
use std::{fmt::Display, rc::Rc};
use ui::{Field, Notice};

/// How many prices one form changes at most: each is a call, and one request may cause 32 invocations.
const MOST_PRICES: usize = 20;

/// The fields as they were typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct ProductForm {
    title: String,
    slug: String,
    description: String,
    brand: String,
    status: String,
    category_ids: Vec<CategoryId>,
}

impl From<&AdminProduct> for ProductForm {
    fn from(AdminProduct { product, status, .. }: &AdminProduct) -> Self {
        Self {
            title: product.title.clone(),
            slug: product.slug.clone(),
            description: product.description.clone(),
            brand: product.brand.clone().unwrap_or_default(),
            status: wire(status),
            category_ids: product.category_ids.clone(),
        }
    }
}

impl ProductForm {
    fn read(&self, errors: &mut Errors) -> Option<UpdateProduct> {
        let title = errors.required("title", &self.title);
        let slug = errors.required("slug", self.slug.trim());
        let description = errors.optional("description", &self.description);
        let brand = errors.optional("brand", &self.brand);
        let status = chosen(&self.status);
        if status.is_none() {
            errors.add("status", "Choose a status.");
        }
        errors.is_empty().then_some(UpdateProduct {
            title,
            slug,
            description: Some(description),
            brand: Some(brand),
            category_ids: Some(self.category_ids.clone()),
            status,
            ..UpdateProduct::default()
        })
    }
}

/// The prices as they were typed; each list has a variant's value in the same place.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct PriceForm {
    variant: Vec<VariantId>,
    price: Vec<String>,
    compare_at: Vec<String>,
}

impl PriceForm {
    fn of(variants: &[Variant]) -> Self {
        Self {
            variant: variants.iter().map(|variant| variant.id).collect(),
            price: variants.iter().map(|variant| decimal(variant.price)).collect(),
            compare_at: variants
                .iter()
                .map(|v| v.compare_at_price.map(decimal).unwrap_or_default())
                .collect(),
        }
    }

    /// What was typed for a variant: price and price to compare with.
    fn typed(&self, id: VariantId) -> Option<(&str, &str)> {
        let index = self.variant.iter().position(|other| *other == id)?;
        Some((self.price.get(index)?, self.compare_at.get(index)?))
    }

    /// The variants whose prices differ from what they are.
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
            if price != variant.price || compare_at != variant.compare_at_price {
                let update = UpdateVariant {
                    price: Some(price),
                    compare_at_price: Some(compare_at),
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

/// What the page shows besides the product.
#[derive(Default)]
struct Forms {
    product: Option<ProductForm>,
    prices: Option<PriceForm>,
    errors: Errors,
    problem: Option<Problem>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Query {
    done: String,
}

/// `GET /admin/products/{id}`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    page(&app, &call, StatusCode::OK, Forms::default()).await
}

/// `POST /admin/products/{id}`
pub async fn save(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: ProductId = call.params.parse("id")?;
    let form: ProductForm = ui::parse_form(&call, &call.body)?;
    let mut errors = Errors::default();
    let Some(update) = form.read(&mut errors) else {
        let forms = Forms { product: Some(form), errors, ..Forms::default() };
        return page(&app, &call, StatusCode::UNPROCESSABLE_ENTITY, forms).await;
    };
    match app.product.call(&call.caller, &product::UPDATE_PRODUCT, &[&id], &Unit {}, &update).await {
        Ok(_) => Ok(ui::redirect(&format!("/admin/products/{id}?done=saved"))),
        Err(problem) if problem.code == ErrorCode::NotFound => Err(problem),
        Err(problem) => {
            errors.refused(&problem);
            match problem.code {
                ErrorCode::SlugTaken => errors.add("slug", problem.detail.clone()),
                ErrorCode::IllegalTransition => errors.add("status", problem.detail.clone()),
                _ => {}
            }
            let status = ui::status(&problem);
            let forms = Forms { product: Some(form), errors, problem: Some(problem), ..Forms::default() };
            page(&app, &call, status, forms).await
        }
    }
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

async fn page(app: &App, call: &Raw, status: StatusCode, forms: Forms) -> Result<Response<Vec<u8>>, Problem> {
    let id: ProductId = call.params.parse("id")?;
    let query: Query = ui::parse_query(&call.query).unwrap_or_default();
    let path: [&dyn Display; 1] = [&id];
    let (found, tree) = try_join(
        app.product.call(&call.caller, &product::GET_ADMIN_PRODUCT, &path, &Unit {}, &Unit {}),
        app.product.call(&call.caller, &product::LIST_CATEGORIES, &[], &Unit {}, &Unit {}),
    )
    .await?;
    let categories = category_names(&tree.items);
    let title = found.product.title.clone();
    Ok(layout::page(call, status, title, move || {
        let Forms { product: form, prices, errors, problem } = forms;
        let in_prices = prices.is_some();
        let mut refused = refusal(&errors, problem.as_ref());
        let above_prices = if in_prices { refused.take() } else { None };
        let form = form.unwrap_or_else(|| (&found).into());
        let prices = prices.unwrap_or_else(|| PriceForm::of(&found.product.variants));
        let shop = format!("/p/{}", found.product.slug);
        let is_active = found.status == ProductStatus::Active;
        view! {
            {(query.done == "saved").then(|| view! { <Notice text="Saved." /> })}
            <p>
                <Status words=words::product_status(found.status) tone=super::products::tone(found.status) />
                " "
                {is_active.then(|| view! { <a href=shop>"See it in the shop"</a> })}
            </p>
            {refused}
            <Texts id form errors=errors.clone() categories status=found.status />
            <section aria-labelledby="variants-heading">
                <h2 id="variants-heading">"Variants"</h2>
                {above_prices}
                <Prices id form=prices errors variants=found.product.variants />
            </section>
        }
    }))
}

#[component]
fn Texts(
    id: ProductId,
    form: ProductForm,
    errors: Errors,
    categories: Vec<(CategoryId, String)>,
    status: ProductStatus,
) -> impl IntoView {
    // What was once on sale is never a draft again.
    let statuses = words::PRODUCT_STATUSES
        .into_iter()
        .filter(|other| *other != ProductStatus::Draft || status == ProductStatus::Draft)
        .map(|status| (wire(status), words::product_status(status)))
        .collect();
    view! {
        <form method="post" action=format!("/admin/products/{id}")>
            <Field name="title" label="Title" value=form.title required=true error=errors.get("title") />
            <Field name="slug" label="Slug" value=form.slug maxlength=120 required=true error=errors.get("slug") hint="The last part of the address. Links to the old one stop working." />
            <Field name="brand" label="Brand" value=form.brand maxlength=120 error=errors.get("brand") />
            <LongText name="description" label="Description" value=form.description error=errors.get("description") />
            <Choice name="status" label="Status" options=statuses selected=form.status error=errors.get("status") />
            <Categories categories chosen=form.category_ids />
            <button class="primary" type="submit">"Save"</button>
        </form>
    }
}

#[component]
fn Prices(id: ProductId, form: PriceForm, errors: Errors, variants: Vec<Variant>) -> impl IntoView {
    let rows = variants.into_iter().map(|variant| {
        let (price, compare_at) = form.typed(variant.id).unwrap_or_default();
        let (price, compare_at) = (price.to_owned(), compare_at.to_owned());
        let (price_id, compare_at_id) = (price_field(variant.id), compare_at_field(variant.id));
        let (price_error, compare_at_error) = (errors.get(&price_id), errors.get(&compare_at_id));
        view! {
            <tr>
                <th scope="row">{variant.title.clone()} <input type="hidden" name="variant" value=variant.id.to_string() /></th>
                <td><a href=format!("/admin/stock/{}", variant.id)>{variant.sku.clone()}</a></td>
                <td><Status words=words::stock_level(variant.stock_level) tone=stock::tone(variant.stock_level) /></td>
                <td><Cell name="price" id=price_id label=format!("Price of {}", variant.sku) value=price inputmode="decimal" maxlength=20 error=price_error /></td>
                <td><Cell name="compare_at" id=compare_at_id label=format!("Price before of {}", variant.sku) value=compare_at inputmode="decimal" maxlength=20 error=compare_at_error /></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <form method="post" action=format!("/admin/products/{id}/prices")>
            <Table caption="Variants and their prices">
                <Heads names=&["Variant", "SKU", "Stock", "Price", "Price before"] />
                <tbody>{rows}</tbody>
            </Table>
            {errors.get("prices").map(|error| view! { <p class="error">{error}</p> })}
            <div class="buttons"><button class="primary" type="submit">"Save the prices"</button></div>
        </form>
    }
}
