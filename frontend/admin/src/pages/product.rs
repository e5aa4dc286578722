//! A product: its texts and its status; its variants and pictures are parts of the page.

use super::{
    product_options::{OptionsEditor, OptionsForm},
    product_pictures::{NewPictures, Pictures},
    product_translations::{self, Translations},
    product_variants::{AddVariant, PriceForm, Prices, RemoveVariant},
};
use crate::{
    app::App,
    components::{Categories, Choice, LongText},
    forms::{Errors, chosen, wire},
    layout::{self, Action, Head, refusal},
    translated::Translated,
    words,
};
use contract::{
    Unit,
    product::{self, AdminProduct, Category, ProductStatus, TaxClass, UpdateProduct},
};
use edge::{Raw, idempotency::request_hash};
use futures::future::try_join;
use http::{Response, StatusCode};
use kernel::{CategoryId, ErrorCode, Line, Problem, ProductId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt::Display, rc::Rc};
use ui::{Field, Notice};

/// The fields as they were typed.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProductForm {
    /// What the product said when the page was opened, in short.
    seen: String,
    title: String,
    slug: String,
    description: String,
    brand: String,
    status: String,
    category_ids: Vec<CategoryId>,
    tax_class: String,
    weight_grams: String,
    /// One a line: `Material: Linen`.
    attributes: String,
    seo_title: String,
    seo_description: String,
    #[serde(skip_deserializing)]
    translated: Translated,
}

impl From<&AdminProduct> for ProductForm {
    fn from(AdminProduct { product, status, tax_class, weight_grams, .. }: &AdminProduct) -> Self {
        let form = Self {
            seen: String::new(),
            title: product.title.clone(),
            slug: product.slug.clone(),
            description: product.description.clone(),
            brand: product.brand.clone().unwrap_or_default(),
            status: wire(status),
            category_ids: product.category_ids.clone(),
            tax_class: wire(tax_class),
            weight_grams: weight_grams.map(|grams| grams.to_string()).unwrap_or_default(),
            attributes: product.attributes.iter().map(|(name, value)| format!("{name}: {value}\n")).collect(),
            seo_title: product.seo.title.clone().unwrap_or_default(),
            seo_description: product.seo.description.clone().unwrap_or_default(),
            translated: product_translations::of(product),
        };
        Self { seen: request_hash(&form), ..form }
    }
}

impl ProductForm {
    fn typed(call: &Raw) -> Result<Self, Problem> {
        Ok(Self { translated: Translated::typed(call)?, ..ui::parse_form(call, &call.body)? })
    }

    fn read(&self, errors: &mut Errors) -> Option<UpdateProduct> {
        let title = errors.required("title", &self.title);
        let slug = errors.required("slug", self.slug.trim());
        let description = errors.optional("description", &self.description);
        let brand = errors.optional("brand", &self.brand);
        let seo_title = errors.optional("seo_title", &self.seo_title);
        let seo_description = errors.optional("seo_description", &self.seo_description);
        let weight_grams = errors.optional_number("weight_grams", &self.weight_grams);
        let translations = product_translations::read(&self.translated, errors);
        let attributes = read_attributes(&self.attributes);
        if attributes.is_none() {
            errors.add("attributes", "Write one a line: a name, a colon, a value.");
        }
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
            attributes,
            tax_class: chosen(&self.tax_class),
            weight_grams: Some(weight_grams),
            seo_title: Some(seo_title),
            seo_description: Some(seo_description),
            translations: Some(translations),
            ..UpdateProduct::default()
        })
    }
}

/// What is written one a line: `Material: Linen`. None if a line says something else.
fn read_attributes(text: &str) -> Option<BTreeMap<String, Line<200>>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.trim().to_owned(), value.trim().parse().ok()?))
        })
        .collect()
}

/// What the page shows besides the product.
#[derive(Default)]
pub struct Forms {
    pub product: Option<ProductForm>,
    pub prices: Option<PriceForm>,
    pub options: Option<OptionsForm>,
    /// What was typed about pictures that were not all taken.
    pub pictures: Option<String>,
    pub errors: Errors,
    pub problem: Option<Problem>,
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
    let form = ProductForm::typed(&call)?;
    let mut errors = Errors::default();
    let Some(update) = form.read(&mut errors) else {
        let forms = Forms { product: Some(form), errors, ..Forms::default() };
        return page(&app, &call, StatusCode::UNPROCESSABLE_ENTITY, forms).await;
    };
    // All fields are sent: a page that was opened before somebody else's change would take it back. The product's own
    // version does not tell, as it also rises with the stock.
    let now = app.product.call(&call.caller, &product::GET_ADMIN_PRODUCT, &[&id], &Unit {}, &Unit {}).await?;
    let seen = ProductForm::from(&now).seen;
    if form.seen != seen {
        let detail = "Somebody has changed this product since you opened it. Look at it in another tab, then save again to replace what they wrote.";
        let problem = Problem::new(ErrorCode::Conflict).detail(detail);
        let forms =
            Forms { product: Some(ProductForm { seen, ..form }), problem: Some(problem), ..Forms::default() };
        return page(&app, &call, StatusCode::CONFLICT, forms).await;
    }
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

/// The page, with what was typed and not taken.
pub async fn page(
    app: &App,
    call: &Raw,
    status: StatusCode,
    forms: Forms,
) -> Result<Response<Vec<u8>>, Problem> {
    let id: ProductId = call.params.parse("id")?;
    let query: Query = ui::parse_query(&call.query).unwrap_or_default();
    let path: [&dyn Display; 1] = [&id];
    let (found, tree) = try_join(
        app.product.call(&call.caller, &product::GET_ADMIN_PRODUCT, &path, &Unit {}, &Unit {}),
        app.product.call(&call.caller, &product::LIST_ADMIN_CATEGORIES, &[], &Unit {}, &Unit {}),
    )
    .await?;
    let categories = tree.items;
    let title = found.product.title.clone();
    let in_shop = (found.status == ProductStatus::Active)
        .then(|| Action::new(format!("/p/{}", found.product.slug), "See it in the shop"));
    let head = Head {
        status: Some((words::product_status(found.status), super::products::tone(found.status))),
        actions: in_shop.into_iter().collect(),
        ..Head::default()
    };
    Ok(layout::page_with(call, status, title, head, move || {
        let Forms { product: form, prices, options: arranging, pictures, errors, problem } = forms;
        let in_prices = prices.is_some();
        // What is wrong with options and pictures is said where they are.
        let elsewhere = errors.get("options").or_else(|| errors.get("pictures")).is_some();
        let mut refused = refusal(&errors, problem.as_ref()).filter(|_| !elsewhere);
        let above_prices = if in_prices { refused.take() } else { None };
        let media = found.product.media.clone();
        let options: Vec<String> = found.product.options.iter().map(|option| option.name.clone()).collect();
        let form = form.unwrap_or_else(|| (&found).into());
        let prices = prices.unwrap_or_else(|| PriceForm::of(&found.product.variants));
        view! {
            {(query.done == "saved").then(|| view! { <Notice text="Saved." /> })}
            {refused}
            <Texts id form errors=errors.clone() categories status=found.status />
            <section class="panel" aria-labelledby="variants-heading">
                <h2 id="variants-heading">"Variants"</h2>
                {above_prices}
                <Prices id form=prices errors=errors.clone() variants=found.product.variants.clone() media=media.clone() />
                <OptionsEditor id options=found.product.options form=arranging error=errors.get("options") />
                <AddVariant id options />
                <RemoveVariant id variants=found.product.variants />
            </section>
            <section class="panel" aria-labelledby="pictures-heading">
                <h2 id="pictures-heading">"Pictures"</h2>
                <Pictures id media />
                <NewPictures id alt=pictures error=errors.get("pictures") />
            </section>
        }
    }))
}

#[component]
fn Texts(
    id: ProductId,
    form: ProductForm,
    errors: Errors,
    categories: Vec<Category>,
    status: ProductStatus,
) -> impl IntoView {
    // What was once on sale is never a draft again.
    let statuses = words::PRODUCT_STATUSES
        .into_iter()
        .filter(|other| *other != ProductStatus::Draft || status == ProductStatus::Draft)
        .map(|status| (wire(status), words::product_status(status)))
        .collect();
    let tax_classes = [TaxClass::Standard, TaxClass::Reduced, TaxClass::Zero];
    let tax_classes = tax_classes.map(|class| (wire(class), words::tax_class(class))).to_vec();
    view! {
        <form method="post" action=format!("/admin/products/{id}")>
            <input type="hidden" name="seen" value=form.seen />
            <div class="columns editor">
                <div>
                    <Field name="title" label="Title" value=form.title required=true error=errors.get("title") />
                    <LongText name="description" label="Description" value=form.description error=errors.get("description") />
                    <LongText name="attributes" label="Attributes, one a line" value=form.attributes error=errors.get("attributes") />
                    <details>
                        <summary>"What search engines show"</summary>
                        <Field name="seo_title" label="Title for search engines" value=form.seo_title error=errors.get("seo_title") hint="The product's title if empty." />
                        <Field name="seo_description" label="Description for search engines" value=form.seo_description maxlength=500 error=errors.get("seo_description") hint="The first sentence of the description if empty." />
                    </details>
                    <Translations fields=form.translated errors=errors.clone() />
                </div>
                <div class="panel">
                    <Choice name="status" label="Status" options=statuses selected=form.status error=errors.get("status") />
                    <Field name="slug" label="Slug" value=form.slug maxlength=120 required=true error=errors.get("slug") hint="Last part of the page's address. Old links keep working." />
                    <Field name="brand" label="Brand" value=form.brand maxlength=120 error=errors.get("brand") />
                    <Choice name="tax_class" label="Tax" options=tax_classes selected=form.tax_class />
                    <Field name="weight_grams" label="Weight of one, in grams" value=form.weight_grams inputmode="numeric" maxlength=7 error=errors.get("weight_grams") hint="For shipping by weight." />
                    <Categories categories chosen=form.category_ids />
                </div>
            </div>
            <div class="buttons bar"><button class="primary" type="submit">"Save the product"</button></div>
        </form>
    }
}

/// The page with what was refused above it; a product that is not there is none.
pub async fn refused(app: &App, call: &Raw, problem: Problem) -> Result<Response<Vec<u8>>, Problem> {
    if problem.code == ErrorCode::NotFound {
        return Err(problem);
    }
    // What is wrong with one field is all that there is to say.
    let words = problem.errors.first().map_or_else(|| problem.detail.clone(), |error| error.detail.clone());
    let status = ui::status(&problem);
    let forms = Forms { problem: Some(problem.detail(words)), ..Forms::default() };
    page(app, call, status, forms).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_written_one_a_line() {
        let read = read_attributes("Material: Linen\n\n Care : 30 °C: gentle \n").unwrap();
        let read: Vec<_> = read.iter().map(|(name, value)| (name.as_str(), &**value)).collect();
        assert_eq!(read, [("Care", "30 °C: gentle"), ("Material", "Linen")]);
        assert!(read_attributes("Material").is_none() && read_attributes("Material:").is_none());
    }
}
