//! A product: its texts, its status, its variants' prices.

use crate::{
    app::App,
    components::{Categories, Cell, Choice, Heads, LongText, Status, Table, Thumb, category_names},
    forms::{Errors, chosen, decimal, parse_money, wire},
    layout::{self, refusal},
    pages::stock,
    words,
};
use contract::{
    Image, Unit,
    product::{
        self, AddVariants, AdminProduct, CreateVariant, ProductStatus, SetMedia, UpdateProduct,
        UpdateVariant, Variant,
    },
};
use edge::Raw;
use futures::future::try_join;
use http::{Response, StatusCode};
use kernel::{CategoryId, ErrorCode, Problem, ProductId, Text, VariantId};
use leptos::prelude::*;
use serde::Deserialize;
use std::{collections::BTreeMap, fmt::Display, rc::Rc};
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
    /// One a line: `Material: Linen`.
    attributes: String,
    seo_title: String,
    seo_description: String,
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
            attributes: product.attributes.iter().map(|(name, value)| format!("{name}: {value}\n")).collect(),
            seo_title: product.seo.title.clone().unwrap_or_default(),
            seo_description: product.seo.description.clone().unwrap_or_default(),
        }
    }
}

impl ProductForm {
    fn read(&self, errors: &mut Errors) -> Option<UpdateProduct> {
        let title = errors.required("title", &self.title);
        let slug = errors.required("slug", self.slug.trim());
        let description = errors.optional("description", &self.description);
        let brand = errors.optional("brand", &self.brand);
        let seo_title = errors.optional("seo_title", &self.seo_title);
        let seo_description = errors.optional("seo_description", &self.seo_description);
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
            seo_title: Some(seo_title),
            seo_description: Some(seo_description),
            ..UpdateProduct::default()
        })
    }
}

/// What is written one a line: `Material: Linen`. None if a line says something else.
fn read_attributes(text: &str) -> Option<BTreeMap<String, Text<200>>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.trim().to_owned(), value.trim().parse().ok()?))
        })
        .collect()
}

/// The prices as they were typed; each list has a variant's value in the same place.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct PriceForm {
    variant: Vec<VariantId>,
    price: Vec<String>,
    compare_at: Vec<String>,
    /// The address of the variant's own picture; empty for none.
    image: Vec<String>,
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
        app.product.call(&call.caller, &product::LIST_ADMIN_CATEGORIES, &[], &Unit {}, &Unit {}),
    )
    .await?;
    let categories = category_names(&tree.items);
    let title = found.product.title.clone();
    Ok(layout::page(call, status, title, move || {
        let Forms { product: form, prices, errors, problem } = forms;
        let in_prices = prices.is_some();
        let mut refused = refusal(&errors, problem.as_ref());
        let above_prices = if in_prices { refused.take() } else { None };
        let media = found.product.media.clone();
        let options: Vec<String> = found.product.options.iter().map(|option| option.name.clone()).collect();
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
                <Prices id form=prices errors variants=found.product.variants.clone() media=media.clone() />
                <AddVariant id options />
                <RemoveVariant id variants=found.product.variants />
            </section>
            <Pictures id media />
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
            <Field name="slug" label="Slug" value=form.slug maxlength=120 required=true error=errors.get("slug") hint="The last part of the address. The old one leads here." />
            <Field name="brand" label="Brand" value=form.brand maxlength=120 error=errors.get("brand") />
            <LongText name="description" label="Description" value=form.description error=errors.get("description") />
            <Choice name="status" label="Status" options=statuses selected=form.status error=errors.get("status") />
            <Categories categories chosen=form.category_ids />
            <LongText name="attributes" label="Attributes, one a line" value=form.attributes error=errors.get("attributes") />
            <details>
                <summary>"What search engines show"</summary>
                <Field name="seo_title" label="Title for search engines" value=form.seo_title error=errors.get("seo_title") hint="The product's title if empty." />
                <Field name="seo_description" label="Description for search engines" value=form.seo_description maxlength=500 error=errors.get("seo_description") hint="The first sentence of the description if empty." />
            </details>
            <button class="primary" type="submit">"Save"</button>
        </form>
    }
}

#[component]
fn Prices(
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
                <th scope="row">{variant.title.clone()} <input type="hidden" name="variant" value=variant.id.to_string() /></th>
                <td><a href=format!("/admin/stock/{}", variant.id)>{variant.sku.clone()}</a></td>
                <td><Status words=words::stock_level(variant.stock_level) tone=stock::tone(variant.stock_level) /></td>
                <td><Cell name="price" id=price_id label=format!("Price of {}", variant.sku) value=price inputmode="decimal" maxlength=20 error=price_error /></td>
                <td><Cell name="compare_at" id=compare_at_id label=format!("Price before of {}", variant.sku) value=compare_at inputmode="decimal" maxlength=20 error=compare_at_error /></td>
                <td><select name="image" aria-label=format!("Picture of {}", variant.sku)><option value="">"The product's"</option> {pictures}</select></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <form method="post" action=format!("/admin/products/{id}/prices")>
            <Table caption="Variants and their prices">
                <Heads names=&["Variant", "SKU", "Stock", "Price", "Price before", "Picture"] />
                <tbody>{rows}</tbody>
            </Table>
            {errors.get("prices").map(|error| view! { <p class="error">{error}</p> })}
            <div class="buttons"><button class="primary" type="submit">"Save the variants"</button></div>
        </form>
    }
}

/// A variant that is to join.
#[component]
fn AddVariant(id: ProductId, options: Vec<String>) -> impl IntoView {
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
fn RemoveVariant(id: ProductId, variants: Vec<Variant>) -> impl IntoView {
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

/// The pictures: their order, their words.
#[component]
fn Pictures(id: ProductId, media: Vec<Image>) -> impl IntoView {
    let rows = media.into_iter().enumerate().map(|(index, image)| {
        let number = index + 1;
        view! {
            <tr>
                <td><Thumb image=Some(image.clone()) /> <input type="hidden" name="url" value=image.url /></td>
                <td><Cell name="position" id=format!("position-{number}") label=format!("Place of picture {number}") value=number.to_string() inputmode="numeric" maxlength=3 /></td>
                <td><Cell name="alt" id=format!("alt-{number}") label=format!("What picture {number} shows") value=image.alt maxlength=200 /></td>
                <td><label class="choice"><input type="checkbox" name="remove" value=index.to_string() /> "Remove"</label></td>
            </tr>
        }
    });
    let rows: Vec<_> = rows.collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section aria-labelledby="pictures-heading">
                <h2 id="pictures-heading">"Pictures"</h2>
                <form method="post" action=format!("/admin/products/{id}/pictures")>
                    <Table caption="Pictures in the order of the gallery">
                        <Heads names=&["Picture", "Place", "What it shows", "Remove"] />
                        <tbody>{rows}</tbody>
                    </Table>
                    <div class="buttons"><button type="submit">"Save the pictures"</button></div>
                </form>
            </section>
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
    let values: Option<BTreeMap<String, Text<60>>> = form
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
    let variants = vec![CreateVariant { sku, options, price, compare_at_price: None, stock }];
    let wish = AddVariants { variants };
    match app.product.call(&call.caller, &product::ADD_VARIANTS, &[&id], &Unit {}, &wish).await {
        Ok(_) => Ok(ui::redirect(&format!("/admin/products/{id}?done=saved"))),
        Err(problem) => refused(&app, &call, problem).await,
    }
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
        Err(problem) => refused(&app, &call, problem).await,
    }
}

/// The pictures as they were typed; each list has a picture's value in the same place.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct PictureForm {
    url: Vec<String>,
    position: Vec<String>,
    alt: Vec<String>,
    /// Places of those that are to go.
    remove: Vec<usize>,
}

impl PictureForm {
    /// The pictures that stay, in their order; those of one place in the order that they had.
    fn read(&self) -> Option<Vec<SetMedia>> {
        let mut kept = Vec::new();
        for (index, ((url, position), alt)) in self.url.iter().zip(&self.position).zip(&self.alt).enumerate()
        {
            if !self.remove.contains(&index) {
                let position: u32 = position.trim().parse().ok()?;
                kept.push((position, SetMedia { url: url.clone(), alt: alt.parse().ok()? }));
            }
        }
        kept.sort_by_key(|(position, _)| *position);
        Some(kept.into_iter().map(|(_, media)| media).collect())
    }
}

/// `POST /admin/products/{id}/pictures`
pub async fn save_pictures(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: ProductId = call.params.parse("id")?;
    let form: PictureForm = ui::parse_form(&call, &call.body)?;
    let Some(media) = form.read() else {
        let problem = Problem::invalid(
            "",
            "invalid",
            "Give every picture a number as its place, and say what it shows.",
        );
        return refused(&app, &call, problem).await;
    };
    let update = UpdateProduct { media: Some(media), ..UpdateProduct::default() };
    match app.product.call(&call.caller, &product::UPDATE_PRODUCT, &[&id], &Unit {}, &update).await {
        Ok(_) => Ok(ui::redirect(&format!("/admin/products/{id}?done=saved"))),
        Err(problem) => refused(&app, &call, problem).await,
    }
}

/// The page with what was refused above it; a product that is not there is none.
async fn refused(app: &App, call: &Raw, problem: Problem) -> Result<Response<Vec<u8>>, Problem> {
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

    #[test]
    fn pictures_go_where_they_are_numbered() {
        let form: PictureForm =
            ui::parse_query("url=a&position=3&alt=A&url=b&position=1&alt=B&url=c&position=2&alt=C&remove=2")
                .unwrap();
        let urls: Vec<_> = form.read().unwrap().into_iter().map(|media| media.url).collect();
        assert_eq!(urls, ["b", "a"]);
        let unnamed: PictureForm = ui::parse_query("url=a&position=1&alt=").unwrap();
        assert!(unnamed.read().is_none());
    }
}
