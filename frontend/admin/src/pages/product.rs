//! A product: one form of its texts, variants, options and pictures, so that nothing that was typed is lost to the button
//! of another part.

use super::{
    product_details::ProductForm,
    product_options::{OptionsEditor, OptionsForm},
    product_pictures::{NewPictures, PictureForm, Pictures},
    product_translations::Translations,
    product_variants::{self, AddVariant, PriceForm, Prices, RemoveVariant, VariantForm},
};
use crate::{
    app::App,
    components::{Categories, Choice, LongText},
    forms::{self, Errors, wire},
    layout::{self, Action, Head, refusal},
    words,
};
use contract::{
    Unit,
    inventory::Availability,
    product::{self, AdminProduct, Category, ProductStatus, TaxClass},
};
use edge::{Raw, idempotency::request_hash};
use futures::future::try_join;
use http::{Response, StatusCode};
use kernel::{ErrorCode, Permission, Problem, ProductId, VariantId};
use leptos::prelude::*;
use std::{fmt::Display, rc::Rc};
use ui::{Field, Notice};

/// What was typed and is not saved; where there is nothing, the page shows the product as it is.
#[derive(Default)]
pub struct Forms {
    /// What the product said when the page was opened, in short.
    pub seen: Option<String>,
    pub product: Option<ProductForm>,
    pub prices: Option<PriceForm>,
    pub options: Option<OptionsForm>,
    pub pictures: Option<PictureForm>,
    /// What new pictures show.
    pub alt: String,
    pub variant: VariantForm,
    /// The variant that was to go.
    pub gone: Option<VariantId>,
    pub errors: Errors,
    pub problem: Option<Problem>,
}

/// What a product says, in short. Its own version does not tell, as it also rises with the stock.
pub fn seen(product: &AdminProduct) -> String {
    let AdminProduct { product: shown, .. } = product;
    let (prices, pictures) = (PriceForm::of(&shown.variants), PictureForm::of(&shown.media));
    request_hash(&(ProductForm::from(product), prices, pictures, &shown.options))
}

/// `GET /admin/products/{id}`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    page(&app, &call, StatusCode::OK, Forms::default()).await
}

/// The page, with what was typed and not taken.
pub async fn page(
    app: &App,
    call: &Raw,
    status: StatusCode,
    forms: Forms,
) -> Result<Response<Vec<u8>>, Problem> {
    let id: ProductId = call.params.parse("id")?;
    let path: [&dyn Display; 1] = [&id];
    let (found, tree) = try_join(
        app.product.call(&call.caller, &product::GET_ADMIN_PRODUCT, &path, &Unit {}, &Unit {}),
        app.product.call(&call.caller, &product::LIST_ADMIN_CATEGORIES, &[], &Unit {}, &Unit {}),
    )
    .await?;
    // A form that the catalog refused has caused invocations enough; the levels are shown then.
    let asked_nothing = forms.problem.as_ref().is_none_or(|problem| problem.code == ErrorCode::Conflict);
    let on_hand = if asked_nothing {
        product_variants::on_hand(app, call, &found.product.variants).await
    } else {
        Vec::new()
    };
    let sees_stock = call.principal().may(Permission::Inventory);
    let done = done(&forms::done(call), &found);
    let title = found.product.title.clone();
    let in_shop = (found.status == ProductStatus::Active)
        .then(|| Action::new(format!("/p/{}", found.product.slug), "See it in the shop"));
    let head = Head {
        status: Some((words::product_status(found.status), super::products::tone(found.status))),
        actions: in_shop.into_iter().collect(),
        ..Head::default()
    };
    Ok(layout::page_with(call, status, title, head, move || {
        let seen = forms.seen.clone().unwrap_or_else(|| seen(&found));
        let texts = forms.product.clone().unwrap_or_else(|| (&found).into());
        let errors = forms.errors.clone();
        view! {
            {done.map(|text| view! { <Notice text /> })}
            {refusal(&errors, forms.problem.as_ref())}
            <form class="whole" method="post" enctype="multipart/form-data" action=format!("/admin/products/{id}")>
                <input type="hidden" name="seen" value=seen />
                // Enter in a field presses the first button, which is not to be the one that removes a variant.
                <button type="submit" hidden></button>
                <Texts form=texts errors categories=tree.items status=found.status />
                {parts(found, forms, on_hand, sees_stock)}
                <div class="buttons bar">
                    <button class="primary" type="submit">"Save"</button>
                    <span class="hint">"Saves all that is on this page."</span>
                </div>
            </form>
        }
    }))
}

/// What was done before the page is shown, and how it stands with the product then.
fn done(done: &str, product: &AdminProduct) -> Option<&'static str> {
    let sold_out = product_variants::all_sold_out(&product.product.variants);
    match done {
        "saved" => Some("Saved."),
        "created" => Some(match (product.status, sold_out) {
            (ProductStatus::Active, true) => {
                "The product is created and in the shop. It has no stock yet, so that nobody can buy it: add some to its variants."
            }
            (ProductStatus::Active, false) => "The product is created and on sale.",
            (_, true) => {
                "The product is created as a draft. It has no stock yet: add some to its variants before it goes on sale."
            }
            (_, false) => "The product is created as a draft.",
        }),
        _ => None,
    }
}

/// The variants and the pictures.
fn parts(found: AdminProduct, forms: Forms, on_hand: Vec<Availability>, sees_stock: bool) -> AnyView {
    let Forms { prices, options: arranging, pictures, alt, variant, gone, errors, .. } = forms;
    let AdminProduct { product, status, .. } = found;
    let sold_out = status == ProductStatus::Active && product_variants::all_sold_out(&product.variants);
    let names: Vec<String> = product.options.iter().map(|option| option.name.clone()).collect();
    let prices = prices.unwrap_or_else(|| PriceForm::of(&product.variants));
    let pictures = pictures.unwrap_or_else(|| PictureForm::of(&product.media));
    let (media, variants) = (product.media, product.variants);
    let variant_error = errors.get("variant");
    view! {
        <section class="panel" aria-labelledby="variants-heading">
            <h2 id="variants-heading">"Variants"</h2>
            {sold_out.then(|| view! { <p class="hint">"Nothing of it is in stock: the shop says that it is sold out. A variant's stock is added to on its own page."</p> })}
            <Prices form=prices errors=errors.clone() variants=variants.clone() media=media.clone() on_hand sees_stock />
            <OptionsEditor options=product.options form=arranging error=errors.get("options") />
            {variant_error.map(|text| view! { <p class="error" role="alert">{text}</p> })}
            <AddVariant form=variant options=names errors=errors.clone() />
            <RemoveVariant variants gone />
        </section>
        <section class="panel" aria-labelledby="pictures-heading">
            <h2 id="pictures-heading">"Pictures"</h2>
            <Pictures form=pictures media error=errors.get("media") />
            <NewPictures alt error=errors.get("pictures") />
        </section>
    }
    .into_any()
}

#[component]
fn Texts(
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
    }
    .into_any()
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
