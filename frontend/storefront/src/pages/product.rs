//! A product: its pictures, variants, and the way into the cart.

use crate::{
    components::{Picture, Price, Stars, StockNote},
    layout::{Document, Head},
    pages::category::{Breadcrumbs, trail},
    site::{App, Frame, Visit, category_name},
};
use contract::{
    StockLevel, Unit,
    product::{self, Category, Product, Variant},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{CategoryId, Problem, format::money};
use leptos::prelude::*;
use serde::Deserialize;
use std::{fmt::Display, rc::Rc};
use storefront_islands::CartForm;

#[derive(Default, Deserialize)]
struct Chosen {
    /// The variant that is preselected.
    variant: Option<String>,
}

/// `GET /p/{slug}`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let slug = call.params.get("slug").to_owned();
    let chosen: Chosen = ui::parse_query(&call.query)?;
    let path: [&dyn Display; 1] = [&slug];
    let product = app.product.call(&call.caller, &product::GET_PRODUCT, &path, &Unit {}, &Unit {});
    let (frame, product) = futures::join!(Frame::load(&app, &call), product);
    let product = product?;
    let visit = frame.visit.clone();
    let locale = visit.texts.locale;
    let tree = frame.categories.clone().unwrap_or_default();
    let above = deepest(&tree, &product.category_ids).and_then(|slug| trail(&tree, slug)).unwrap_or_default();
    let above = above
        .into_iter()
        .map(|category| (visit.link(&format!("/c/{}", category.slug)), category_name(category, locale)))
        .collect::<Vec<_>>();
    let description = product.seo.description.clone().or_else(|| Some(first_sentence(&product.description)));
    let head = Head {
        title: product.seo.title.clone().unwrap_or_else(|| product.title.clone()),
        description,
        index: true,
        ..Head::default()
    };
    let shown = visit.clone();
    let document = ui::render(move || {
        view! {
            <Document frame head>
                <Breadcrumbs visit=shown.clone() above />
                <Details visit=shown product chosen=chosen.variant />
            </Document>
        }
    });
    let mut response = ui::html(StatusCode::OK, document);
    visit.share(&mut response);
    Ok(response)
}

/// The slug of the deepest of these categories.
fn deepest<'a>(tree: &'a [Category], ids: &[CategoryId]) -> Option<&'a str> {
    tree.iter().find_map(|category| {
        let own = ids.contains(&category.id).then_some(category.slug.as_str());
        deepest(&category.children, ids).or(own)
    })
}

fn first_sentence(text: &str) -> String {
    text.split_inclusive(". ").next().unwrap_or_default().trim().chars().take(160).collect()
}

#[component]
fn Details(visit: Visit, product: Product, chosen: Option<String>) -> impl IntoView {
    let texts = visit.texts;
    let paragraphs = product.description.split("\n\n").filter(|text| !text.trim().is_empty());
    let paragraphs = paragraphs.map(|text| view! { <p>{text.trim().to_owned()}</p> }).collect_view();
    let attributes = product.attributes.clone().into_iter();
    let attributes = attributes.map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> });
    let gallery = product.media.iter().cloned().enumerate().map(|(index, image)| {
        view! { <li><Picture image=Some(image) eager=index == 0 /></li> }
    });
    let selected = product
        .variants
        .iter()
        .find(|variant| chosen.as_deref() == Some(&variant.id.to_string()))
        .or_else(|| product.variants.iter().find(|variant| variant.available))
        .or_else(|| product.variants.first())
        .cloned();
    view! {
        <article class="product">
            <ul class="gallery">{gallery.collect_view()}</ul>
            <div class="buy">
                {product.brand.clone().map(|brand| view! { <p class="brand-name">{brand}</p> })}
                <h1>{product.title.clone()}</h1>
                <Stars texts rating=product.rating.clone() />
                {selected
                    .map(|selected| {
                        view! {
                            <Price texts price=selected.price compare_at=selected.compare_at_price />
                            <p class="muted">{texts.get("tax-included")}</p>
                            <StockNote texts level=selected.stock_level />
                            <Buy visit=visit.clone() product=product.clone() selected />
                        }
                    })}
                <ul class="facts">
                    <li>{texts.get("delivery-fact")}</li>
                    <li>{texts.get("return-fact")}</li>
                </ul>
            </div>
            <section class="description" aria-labelledby="about">
                <h2 id="about">{texts.get("about-product")}</h2>
                {paragraphs}
                <dl class="attributes">{attributes.collect_view()}</dl>
            </section>
        </article>
    }
}

/// The way into the cart: every variant as a radio button that says its price and whether it is sold out.
#[component]
fn Buy(visit: Visit, product: Product, selected: Variant) -> impl IntoView {
    let texts = visit.texts;
    let sold_out = product.variants.iter().all(|variant| !variant.available);
    let only = product.variants.len() == 1;
    let names = product.options.iter().map(|option| option.name.to_string()).collect::<Vec<_>>().join(" / ");
    let variants = product.variants.into_iter().map(|variant| {
        let label = if variant.stock_level == StockLevel::Out {
            texts.with("variant-sold-out", &[("variant", variant.title.clone().into())])
        } else {
            variant.title.clone()
        };
        let price = (variant.price != selected.price).then(|| money(texts.locale, variant.price));
        view! {
            <label class="option">
                <input
                    type="radio"
                    name="variant_id"
                    value=variant.id.to_string()
                    checked=variant.id == selected.id
                    disabled=!variant.available
                    required
                />
                <span>{label} {price.map(|price| view! { " " <span class="muted">{price}</span> })}</span>
            </label>
        }
    });
    let variants = variants.collect_view();
    view! {
        <CartForm action=visit.link("/cart/lines")>
            <input type="hidden" name="product" value=product.slug />
            {if only {
                view! { <input type="hidden" name="variant_id" value=selected.id.to_string() /> }.into_any()
            } else {
                view! { <fieldset class="options"><legend>{names}</legend>{variants}</fieldset> }.into_any()
            }}
            <div class="field quantity">
                <label for="quantity">{texts.get("quantity")}</label>
                <input id="quantity" name="quantity" type="number" inputmode="numeric" min="1" max="999" value="1" required />
            </div>
            <button class="primary" type="submit" disabled=sold_out>
                {texts.get(if sold_out { "sold-out" } else { "add-to-cart" })}
            </button>
        </CartForm>
    }
}
