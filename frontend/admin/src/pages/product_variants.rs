//! A product's variants: their prices, pictures and stock, those that join and those that leave.

use crate::{
    app::App,
    components::{Cell, Heads, Status, Table},
    forms::{Errors, decimal, parse_money},
    pages::{
        product_save::{ADD, REMOVE},
        stock,
    },
    words,
};
use contract::{
    Image, Unit,
    inventory::{self, Availability, GetAvailability, MAX_VARIANTS},
    product::{CreateVariant, SetVariant, Variant},
};
use edge::Context;
use kernel::{Currency, Line, Permission, Problem, VariantId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ui::Field;

/// The prices as they were typed; each list has a variant's value in the same place.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PriceForm {
    variant: Vec<VariantId>,
    price: Vec<String>,
    compare_at: Vec<String>,
    /// The address of the variant's own picture; empty for none.
    image: Vec<String>,
    /// Takes the place of every price; empty for none.
    price_all: String,
}

impl PriceForm {
    pub fn of(variants: &[Variant]) -> Self {
        let compare_at = variants.iter().map(|v| v.compare_at_price.map(decimal).unwrap_or_default());
        let image = variants.iter().map(|v| v.image.as_ref().map(|i| i.url.clone()).unwrap_or_default());
        Self {
            variant: variants.iter().map(|variant| variant.id).collect(),
            price: variants.iter().map(|variant| decimal(variant.price)).collect(),
            compare_at: compare_at.collect(),
            image: image.collect(),
            price_all: String::new(),
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

    /// The variants whose prices or pictures differ from what they are. `removed` are the addresses of pictures that go in
    /// the same change: no variant can be shown by one of them.
    pub fn changes(&self, variants: &[Variant], removed: &[&str], errors: &mut Errors) -> Vec<SetVariant> {
        let mut changes = Vec::new();
        for variant in variants {
            let Some((price, compare_at)) = self.typed(variant.id) else { continue };
            let currency = variant.price.currency();
            let price = match self.price_all.trim() {
                "" => errors.money(&price_field(variant.id), price, currency),
                // What is wrong with it is said once, at its own field.
                all => parse_money(all, currency),
            };
            let compare_at = errors.optional_money(&compare_at_field(variant.id), compare_at, currency);
            let Some(price) = price else { continue };
            let stays = |url: &&str| !url.is_empty() && !removed.contains(url);
            let old = variant.image.as_ref().map(|image| image.url.as_str()).filter(stays);
            let image = self.image(variant.id).map_or(old, |url| Some(url).filter(stays));
            if price != variant.price || compare_at != variant.compare_at_price || image != old {
                changes.push(SetVariant {
                    id: variant.id,
                    price,
                    compare_at_price: compare_at,
                    image_url: image.map(str::to_owned),
                });
            }
        }
        let currency = variants.first().map(|variant| variant.price.currency());
        if !self.price_all.trim().is_empty()
            && currency.is_some_and(|currency| parse_money(&self.price_all, currency).is_none())
        {
            errors.add("price_all", "Write an amount such as 12.90, or leave it empty.");
        }
        changes
    }
}

/// Says what the service found wrong with changes of variants at their fields.
pub fn refused_variants(problem: &Problem, changes: &[SetVariant], errors: &mut Errors) {
    for error in &problem.errors {
        let Some((index, field)) =
            error.pointer.strip_prefix("/variants/").and_then(|rest| rest.split_once('/'))
        else {
            continue;
        };
        let Some(change) = index.parse::<usize>().ok().and_then(|index| changes.get(index)) else { continue };
        let place = if field == "image_url" { image_field(change.id) } else { price_field(change.id) };
        errors.add(place, error.detail.clone());
    }
}

fn image_field(id: VariantId) -> String {
    format!("image-{id}")
}

fn price_field(id: VariantId) -> String {
    format!("price-{id}")
}

fn compare_at_field(id: VariantId) -> String {
    format!("compare-at-{id}")
}

/// How many units of each variant are on hand; nothing for those who may not see stock, for what does not answer, and for
/// more variants than one call asks for: their levels are shown then.
pub async fn on_hand(app: &App, context: &Context, variants: &[Variant]) -> Vec<Availability> {
    if variants.len() > MAX_VARIANTS || !context.principal().may(Permission::Inventory) {
        return Vec::new();
    }
    let wanted = GetAvailability { variant_ids: variants.iter().map(|variant| variant.id).collect() };
    let found = app.inventory.call(&context.caller, &inventory::GET_AVAILABILITY, &[], &Unit {}, &wanted);
    found.await.map(|found| found.items).unwrap_or_default()
}

/// True if nobody can buy any of them.
pub fn all_sold_out(variants: &[Variant]) -> bool {
    variants.iter().all(|variant| !variant.available)
}

/// The variants with what can be changed of each.
#[component]
pub fn Prices(
    form: PriceForm,
    errors: Errors,
    variants: Vec<Variant>,
    media: Vec<Image>,
    on_hand: Vec<Availability>,
    /// Whether stock's pages are for whoever looks.
    sees_stock: bool,
) -> impl IntoView {
    let several = variants.len() > 1;
    let rows = variants.into_iter().map(|variant| {
        // One that joined since the page was opened has its own values: nothing was typed for it.
        let own = PriceForm::of(std::slice::from_ref(&variant));
        let (price, compare_at) = form.typed(variant.id).or_else(|| own.typed(variant.id)).unwrap_or_default();
        let (price, compare_at) = (price.to_owned(), compare_at.to_owned());
        let (price_id, compare_at_id, image_id) =
            (price_field(variant.id), compare_at_field(variant.id), image_field(variant.id));
        let (price_error, compare_at_error, image_error) =
            (errors.get(&price_id), errors.get(&compare_at_id), errors.get(&image_id));
        let (described, invalid) = (image_error.is_some().then(|| format!("{image_id}-error")), image_error.is_some().then_some("true"));
        let image_error = image_error.map(|error| view! { <p class="error" id=format!("{image_id}-error")>{error}</p> });
        let chosen = form.image(variant.id).or_else(|| own.image(variant.id)).unwrap_or_default();
        let pictures = media.iter().enumerate().map(|(index, image)| {
            view! { <option value=image.url.clone() selected=image.url == chosen>{format!("{}. {}", index + 1, image.alt)}</option> }
        });
        let pictures = pictures.collect_view();
        let counted = on_hand.iter().find(|counted| counted.variant_id == variant.id);
        let stock = Stock { counted: counted.cloned(), linked: sees_stock };
        view! {
            <tr>
                <th scope="row" class="title">
                    {variant.title.clone()} <br />
                    <span class="muted">{variant.sku.clone()}</span>
                    <input type="hidden" name="variant" value=variant.id.to_string() />
                </th>
                <td><Cell name="price" id=price_id label=format!("Price of {}", variant.sku) value=price inputmode="decimal" maxlength=20 error=price_error /></td>
                <td><Cell name="compare_at" id=compare_at_id label=format!("Old price, {}", variant.sku) value=compare_at inputmode="decimal" maxlength=20 error=compare_at_error /></td>
                <td>{stock.view(&variant)}</td>
                <td>
                    <select id=image_id name="image" aria-label=format!("Picture of {}", variant.sku) aria-describedby=described aria-invalid=invalid><option value="">"The product's"</option> {pictures}</select>
                    {image_error}
                </td>
            </tr>
        }
        .into_any()
    });
    let rows: Vec<_> = rows.collect();
    let sku_hint = if several {
        "A SKU stays as it is, as the stock's books are kept with it. To replace a wrong one, remove the variant, then add it again; its stock begins anew."
    } else {
        "A SKU stays as it is, as the stock's books are kept with it. To replace a wrong one, archive the product and add it again."
    };
    view! {
        {several.then(|| view! {
            <div class="row">
                <Field name="price_all" label="Price for all variants" value=form.price_all.clone() inputmode="decimal" maxlength=20 error=errors.get("price_all") hint="Takes the place of every price below." />
            </div>
        })}
        <Table caption="Variants and their prices">
            <Heads names=&["Variant", "Price", "Old price, struck through", "Stock", "Picture"] />
            <tbody>{rows}</tbody>
        </Table>
        <p class="hint">{sku_hint}</p>
    }
    .into_any()
}

/// What the grid says of a variant's stock.
struct Stock {
    /// None where it was not asked for.
    counted: Option<Availability>,
    linked: bool,
}

impl Stock {
    fn view(self, variant: &Variant) -> AnyView {
        let words = match self.counted {
            Some(Availability { on_hand, .. }) => format!("{on_hand} on hand"),
            None => "Stock".to_owned(),
        };
        let label = format!("Stock of {}: {words}", variant.sku);
        let href = format!("/admin/stock/{}", variant.id);
        let level = view! { <Status words=words::stock_level(variant.stock_level) tone=stock::tone(variant.stock_level) /> };
        let link = self.linked.then(|| view! { <br /> <a href=href aria-label=label>{words}</a> });
        view! { {level} {link} }.into_any()
    }
}

/// A variant that is to join, as it was typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct VariantForm {
    #[serde(rename = "new_option")]
    option: Vec<String>,
    #[serde(rename = "new_value")]
    value: Vec<String>,
    #[serde(rename = "new_sku")]
    sku: String,
    #[serde(rename = "new_price")]
    price: String,
    #[serde(rename = "new_stock")]
    stock: String,
}

impl VariantForm {
    fn is_blank(&self) -> bool {
        [&self.sku, &self.price, &self.stock]
            .into_iter()
            .chain(&self.value)
            .all(|text| text.trim().is_empty())
    }

    /// The variant; none where nothing was typed though nobody `asked` for one, or what is none.
    pub fn read(&self, asked: bool, currency: Currency, errors: &mut Errors) -> Option<CreateVariant> {
        if !asked && self.is_blank() {
            return None;
        }
        let sku = errors.required("new_sku", &self.sku);
        let price = errors.money("new_price", &self.price, currency);
        let stock = errors.optional_number("new_stock", &self.stock);
        let values = self.option.iter().zip(&self.value);
        let values: Option<BTreeMap<String, Line<60>>> =
            values.map(|(name, value)| Some((name.clone(), value.trim().parse().ok()?))).collect();
        if values.is_none() {
            errors.add("new_value", "Give the new variant a value of each option.");
        }
        Some(CreateVariant { sku: sku?, options: values?, price: price?, compare_at_price: None, stock })
    }
}

/// A variant that is to join.
#[component]
pub fn AddVariant(form: VariantForm, options: Vec<String>, errors: Errors) -> impl IntoView {
    let open = !form.is_blank() || errors.get("new_sku").is_some();
    // Without options there is only one combination, and it is taken.
    (!options.is_empty()).then(|| {
        let values = options.into_iter().enumerate().map(|(index, name)| {
            let field = format!("new-value-{index}");
            let place = form.option.iter().position(|option| *option == name);
            let value = place.and_then(|place| form.value.get(place)).cloned().unwrap_or_default();
            view! {
                <div class="field">
                    <label for=field.clone()>{name.clone()}</label>
                    <input type="hidden" name="new_option" value=name.clone() />
                    <Cell name="new_value" id=field label=name value maxlength=60 error=(index == 0).then(|| errors.get("new_value")).flatten() />
                </div>
            }
        });
        let values = values.collect_view();
        view! {
            <details open=open>
                <summary>"Add a variant…"</summary>
                <div class="row">
                    {values}
                    <Field name="new_sku" label="SKU" value=form.sku maxlength=64 error=errors.get("new_sku") />
                    <Field name="new_price" label="Price" value=form.price inputmode="decimal" maxlength=20 error=errors.get("new_price") />
                    <Field name="new_stock" label="Stock at the beginning" value=form.stock inputmode="numeric" maxlength=9 error=errors.get("new_stock") />
                </div>
                <div class="buttons"><button type="submit" name="action" value=ADD>"Add the variant"</button></div>
            </details>
        }
        .into_any()
    })
}

#[component]
pub fn RemoveVariant(variants: Vec<Variant>, gone: Option<VariantId>) -> impl IntoView {
    (variants.len() > 1).then(|| {
        // What left already is not asked about once more.
        let open = variants.iter().any(|variant| Some(variant.id) == gone);
        let choices = variants.into_iter().map(|variant| {
            let selected = Some(variant.id) == gone;
            view! { <option value=variant.id.to_string() selected=selected>{format!("{} ({})", variant.title, variant.sku)}</option> }
        });
        let choices = choices.collect_view();
        view! {
            <details open=open>
                <summary>"Remove a variant…"</summary>
                <div class="filters">
                    <div class="field">
                        <label for="field-gone">"Variant"</label>
                        <select id="field-gone" name="gone">{choices}</select>
                    </div>
                    <button class="danger" type="submit" name="action" value=REMOVE>"Take it off sale for good"</button>
                </div>
            </details>
        }
        .into_any()
    })
}

/// True if there is such a variant already.
pub fn is_among(variants: &[Variant], new: &CreateVariant) -> bool {
    variants.iter().any(|variant| {
        variant.sku == *new.sku
            && variant.price == new.price
            && variant.options.len() == new.options.len()
            && new.options.iter().all(|(name, value)| {
                variant.options.iter().any(|(own, chosen)| own == name && *chosen == **value)
            })
    })
}
