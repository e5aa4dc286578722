//! Parts that several pages show.

use contract::{Image, Rating, StockLevel, product::ProductSummary};
use kernel::{Locale, Money, format::money};
use leptos::prelude::*;
use ui::Texts;

use crate::site::Visit;

/// A picture at its size, so that nothing jumps.
#[component]
pub fn Picture(image: Option<Image>, #[prop(optional)] eager: bool) -> impl IntoView {
    let loading = if eager { "eager" } else { "lazy" };
    image.map(|image| {
        view! {
            <img src=image.url alt=image.alt width=image.width height=image.height loading=loading decoding="async" />
        }
    })
}

/// A price, with what it was before.
#[component]
pub fn Price(
    texts: Texts,
    price: Money,
    compare_at: Option<Money>,
    #[prop(optional)] from: bool,
) -> impl IntoView {
    let locale = texts.locale;
    let now = money(locale, price);
    let now = if from { texts.with("price-from", &[("price", now.into())]) } else { now };
    view! {
        <p class="price">
            {compare_at
                .map(|before| {
                    view! {
                        <span class="visually-hidden">{texts.get("price-before")}" "</span>
                        <s>{money(locale, before)}</s>
                        " "
                        <span class="visually-hidden">{texts.get("price-now")}" "</span>
                    }
                })}
            <span class="now">{now}</span>
        </p>
    }
}

/// Stars, said in words to those who do not see them.
#[component]
pub fn Stars(texts: Texts, rating: Rating) -> impl IntoView {
    (rating.count > 0).then(|| {
        let average = one_decimal(texts.locale, rating.average);
        let words =
            texts.with("rating", &[("average", average.clone().into()), ("count", rating.count.into())]);
        view! {
            <p class="rating">
                <span aria-hidden="true">"★ " {average} " (" {rating.count} ")"</span>
                <span class="visually-hidden">{words}</span>
            </p>
        }
    })
}

fn one_decimal(locale: Locale, number: f64) -> String {
    let text = format!("{number:.1}");
    if locale == Locale::De { text.replace('.', ",") } else { text }
}

/// A word about stock where there is something to say.
#[component]
pub fn StockNote(texts: Texts, level: StockLevel) -> impl IntoView {
    match level {
        StockLevel::InStock => None,
        StockLevel::Low => Some(view! { <p class="stock low">{texts.get("stock-low")}</p> }),
        StockLevel::Out => Some(view! { <p class="stock out">{texts.get("stock-out")}</p> }),
    }
}

/// A product in a list.
#[component]
pub fn ProductCard(visit: Visit, item: ProductSummary) -> impl IntoView {
    let texts = visit.texts;
    view! {
        <li class="card">
            <Picture image=item.image />
            <h3><a href=visit.link(&format!("/p/{}", item.slug))>{item.title}</a></h3>
            {item.brand.map(|brand| view! { <p class="brand-name">{brand}</p> })}
            <Price texts price=item.price compare_at=item.compare_at_price from=item.price_varies />
            <Stars texts rating=item.rating />
            <StockNote texts level=item.stock_level />
        </li>
    }
}

/// Products side by side.
#[component]
pub fn ProductGrid(visit: Visit, items: Vec<ProductSummary>) -> impl IntoView {
    let cards =
        items.into_iter().map(|item| view! { <ProductCard visit=visit.clone() item /> }).collect_view();
    view! { <ul class="grid">{cards}</ul> }
}
