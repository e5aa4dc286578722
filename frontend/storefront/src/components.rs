//! Parts that several pages show.

use contract::{
    Image, Rating, StockLevel,
    inventory::{SellsAhead, StockPolicy},
    product::{Category, ProductSummary},
};
use kernel::{
    Money, TimeZone,
    format::{date, money, one_decimal},
};
use leptos::prelude::*;
use ui::Texts;

use crate::{
    pictures,
    site::{Visit, category_name},
};

/// When a browser fetches a picture.
#[derive(Clone, Copy, Default, PartialEq)]
pub enum Fetch {
    /// When it is scrolled to.
    #[default]
    Lazy,
    /// With the page: it is in sight at once.
    Eager,
    /// Before all others: it is what somebody waits for.
    First,
}

impl Fetch {
    /// For the `index`th product of a page that begins with products: on a phone the first row is two, on a wide screen
    /// four. A lazy picture waits until styles and layout are there, which on a slow line is most of a second.
    fn at_the_top(index: usize) -> Self {
        match index {
            0 | 1 => Self::First,
            2 | 3 => Self::Eager,
            _ => Self::Lazy,
        }
    }
}

/// A picture at its size, so that nothing jumps.
#[component]
pub fn Picture(image: Option<Image>, #[prop(optional)] fetch: Fetch) -> impl IntoView {
    let loading = if fetch == Fetch::Lazy { "lazy" } else { "eager" };
    let priority = (fetch == Fetch::First).then_some("high");
    image.map(|image| {
        view! {
            <img
                src=image.url
                alt=image.alt
                width=image.width
                height=image.height
                loading=loading
                fetchpriority=priority
                decoding="async"
            />
        }
    })
}

/// A picture beside words that say what it shows.
pub fn silent(image: Image) -> Image {
    Image { alt: String::new(), ..image }
}

/// A price, and what it was before.
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
            {compare_at.map(|_| view! { <span class="visually-hidden">{texts.get("price-now")} " "</span> })}
            <span class="now">{now}</span>
            {compare_at
                .map(|before| {
                    view! {
                        " "
                        <span class="visually-hidden">{texts.get("price-before")} " "</span>
                        <s>{money(locale, before)}</s>
                    }
                })}
        </p>
    }
}

/// Stars, said in words to those who do not see them.
#[component]
pub fn Stars(
    texts: Texts,
    rating: Rating,
    /// Where there is room for words, so that the number in brackets is not taken for a link.
    #[prop(optional)]
    whole: bool,
) -> impl IntoView {
    (rating.count > 0).then(|| {
        let average = one_decimal(texts.locale, rating.average);
        let words =
            texts.with("rating", &[("average", average.clone().into()), ("count", rating.count.into())]);
        let shown = if whole {
            texts.with("rating-whole", &[("average", average.into()), ("count", rating.count.into())])
        } else {
            format!("{average} ({})", rating.count)
        };
        view! {
            <p class="rating">
                <span aria-hidden="true"><span class="star">"★"</span> " " {shown}</span>
                <span class="visually-hidden">{words}</span>
            </p>
        }
    })
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

/// When what is sold ahead is sent; nothing for what is there.
#[component]
pub fn SentLater(texts: Texts, zone: TimeZone, ahead: Option<SellsAhead>) -> impl IntoView {
    ahead.map(|ahead| {
        let words = match (ahead.policy, ahead.releases_at) {
            (StockPolicy::Preorder, Some(at)) => {
                texts.with("preorder-from", &[("date", date(texts.locale, at, zone).into())])
            }
            (StockPolicy::Preorder, None) => texts.get("preorder"),
            (StockPolicy::Backorder | StockPolicy::Deny, _) => texts.get("ships-later"),
        };
        view! { <p class="stock later">{words}</p> }
    })
}

/// How much less than before, in whole percent; nothing below one.
fn percent_off(price: Money, before: Money) -> Option<i64> {
    let (now, was) = (price.amount(), before.amount());
    (was > now && was > 0).then(|| (was - now) * 100 / was).filter(|percent| *percent > 0)
}

/// A title in which “T-Shirt” stays in one line: a letter alone is no word to end one with.
fn unbroken(title: String) -> AnyView {
    let word = title.split(' ').find(|word| word.chars().nth(1) == Some('-'));
    match word.and_then(|word| title.split_once(word).map(|(before, after)| (before, word, after))) {
        Some((before, word, after)) => {
            let (before, word, after) = (before.to_owned(), word.to_owned(), after.to_owned());
            view! { {before} <span class="whole">{word}</span> {after} }.into_any()
        }
        None => title.into_any(),
    }
}

/// A product in a list.
#[component]
pub fn ProductCard(visit: Visit, item: ProductSummary, fetch: Fetch) -> impl IntoView {
    let texts = visit.texts;
    let is_out = item.stock_level == StockLevel::Out;
    let off = item.compare_at_price.and_then(|before| percent_off(item.price, before));
    // A reduction is no news of what nobody can buy.
    let badge = if is_out {
        Some(view! { <p class="badge out">{texts.get("stock-out")}</p> }.into_any())
    } else {
        off.map(|percent| {
            let words = texts.with("percent-off", &[("percent", percent.into())]);
            view! { <p class="badge"><span aria-hidden="true">{words}</span></p> }.into_any()
        })
    };
    let image = item.image.map(silent);
    view! {
        <li class="card" class:sold-out=is_out>
            <div class="picture">
                <Picture image fetch />
                {badge}
            </div>
            <h3><a href=visit.link(&format!("/p/{}", item.slug))>{unbroken(texts.locale.name_of(&item.titles, &item.title))}</a></h3>
            {item.brand.map(|brand| view! { <p class="brand-name">{brand}</p> })}
            <Price texts price=item.price compare_at=item.compare_at_price from=item.price_varies />
            <Stars texts rating=item.rating />
            {(!is_out).then(|| view! { <StockNote texts level=item.stock_level /> })}
        </li>
    }
    .into_any()
}

/// Products side by side.
#[component]
pub fn ProductGrid(
    visit: Visit,
    items: Vec<ProductSummary>,
    /// True where the page begins with them.
    #[prop(optional)]
    top: bool,
) -> impl IntoView {
    let cards = items.into_iter().enumerate().map(|(index, item)| {
        let fetch = if top { Fetch::at_the_top(index) } else { Fetch::Lazy };
        view! { <ProductCard visit=visit.clone() item fetch /> }
    });
    view! { <ul class="grid">{cards.collect_view()}</ul> }
}

/// Categories with what stands for them.
#[component]
pub fn CategoryTiles(visit: Visit, categories: Vec<Category>) -> impl IntoView {
    let locale = visit.texts.locale;
    let tiles = categories.into_iter().map(|category| {
        let href = visit.link(&format!("/c/{}", category.slug));
        let name = category_name(&category, locale);
        // A category that nothing is drawn for shows its first letter.
        let letter = name.chars().next().map(String::from);
        let picture = match pictures::of_category(&category) {
            Some(image) => view! { <Picture image=Some(image) /> }.into_any(),
            None => view! { <span class="letter" aria-hidden="true">{letter}</span> }.into_any(),
        };
        view! { <li><a href=href>{picture} <span>{name}</span></a></li> }
    });
    view! { <ul class="tiles">{tiles.collect_view()}</ul> }
}

/// The departments under their heading, to go on from a page that has nothing; left out where none are known.
#[component]
pub fn Departments(visit: Visit, departments: Vec<Category>) -> impl IntoView {
    let heading = visit.texts.get("departments");
    (!departments.is_empty())
        .then(|| {
            view! {
                <section class="shelf" aria-labelledby="departments">
                    <h2 id="departments">{heading}</h2>
                    <CategoryTiles visit categories=departments />
                </section>
            }
        })
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reduction_is_never_said_to_be_more_than_it_is() {
        let euros = |amount| Money::new(amount, "EUR".parse().unwrap()).unwrap();
        assert_eq!(percent_off(euros(1999), euros(2999)), Some(33));
        assert_eq!(percent_off(euros(2990), euros(2999)), None);
        assert_eq!(percent_off(euros(100), euros(0)), None);
    }

    #[test]
    fn a_letter_alone_ends_no_line() {
        let shown = |title: &'static str| ui::render_part(move || unbroken(title.to_owned()));
        assert!(shown("Otto T-Shirt Plain").contains(r#"<span class="whole">T-Shirt</span>"#));
        assert_eq!(shown("Otto Button-Down Shirt"), "Otto Button-Down Shirt");
    }
}
