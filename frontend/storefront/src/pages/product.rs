//! A product: its pictures, its options, and the way into the cart.

use crate::{
    choice::{self, Asked, State},
    components::{Fetch, Picture, Price, ProductGrid, SentLater, Stars, StockNote, silent},
    icons::Icon,
    layout::{Document, Head},
    pages::{
        cart,
        category::{Breadcrumbs, crumbs, trail},
        moved::{Kind, moved_or_missing},
        stock_alert::{self, Outcome, StockAlert},
    },
    seo,
    site::{App, Frame, Visit},
};
use contract::{
    Image, Limit, Unit,
    product::{self, Category, Product, ProductSummary, ShownOption, Variant},
    search::{self, SearchProducts, SearchSort},
};
use edge::Raw;
use http::{Response, StatusCode, header};
use kernel::{CategoryId, ErrorCode, Locale, Problem, TimeZone};
use leptos::prelude::*;
use std::{fmt::Display, rc::Rc};
use storefront_islands::CartForm;
use ui::{Texts, words};

/// How many others are shown: one row.
const RELATED: usize = 4;
/// What search engines show of a description, in characters.
const DESCRIPTION: std::ops::Range<usize> = 50..200;

async fn load(app: &App, call: &Raw, slug: &str) -> Result<Product, Problem> {
    let path: [&dyn Display; 1] = [&slug];
    app.product.call(&call.caller, &product::GET_PRODUCT, &path, &Unit {}, &Unit {}).await
}

/// `GET /p/{slug}`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let slug = call.params.get("slug").to_owned();
    let asked = Asked::read(ui::parse_query(&call.query)?);
    let (mut frame, product) = futures::join!(Frame::load(&app, &call), load(&app, &call, &slug));
    frame.visit.query.clone_from(&call.query);
    let visit = frame.visit.clone();
    let product = match product {
        Err(problem) if problem.code == ErrorCode::NotFound => {
            return moved_or_missing(&app, &call, &visit, Kind::Product, &slug).await;
        }
        found => said_in(visit.texts.locale, found?),
    };
    let texts = visit.texts;
    let tree = frame.categories.clone().unwrap_or_default();
    let category = deepest(&tree, &product.category_ids);
    let related = related(&app, &call, &product, category).await;
    let above = category.and_then(|slug| trail(&tree, slug)).unwrap_or_default();
    let above = crumbs(&visit, &above);
    let path = format!("/p/{}", product.slug);
    let mut all = above.clone();
    all.push((visit.link(&path), product.title.clone()));
    let head = Head {
        title: title(texts, &product),
        description: Some(description(texts, &product, &frame.store_name())),
        index: true,
        canonical: Some(path),
        image: product.media.first().map(|image| seo::shareable(&image.url)),
        data: vec![seo::product(&visit, &product), seo::breadcrumbs(&visit, texts.get("to-home"), &all)],
        ..Head::default()
    };
    let shown = visit.clone();
    let zone = frame.time_zone();
    let alert = ui::parse_query::<stock_alert::Query>(&call.query).unwrap_or_default().alert;
    let document = ui::render(move || {
        view! {
            <Document frame head>
                <Breadcrumbs visit=shown.clone() above here=product.title.clone() />
                <Details visit=shown.clone() zone product asked alert />
                <Related visit=shown items=related />
            </Document>
        }
    });
    let mut response = ui::html(StatusCode::OK, document);
    visit.share(&mut response);
    Ok(response)
}

/// `POST /p/{slug}`: puts what the options say into the cart, whichever variant the page showed.
pub async fn buy(app: Rc<App>, mut call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let slug = call.params.get("slug").to_owned();
    let fields: Vec<(String, String)> = ui::parse_form(&call, &call.body)?;
    let quantity =
        fields.iter().find(|(name, _)| name == "quantity").map_or("1", |(_, value)| value).to_owned();
    let asked = Asked::read(fields);
    let product = load(&app, &call, &slug).await?;
    let Some(variant) = asked.exact(&product) else {
        let visit = Visit::of(&call);
        if call.header(header::ACCEPT.as_str()) == Some("application/json") {
            return Ok(cart::refuse(&visit.texts.get("choice-unavailable")));
        }
        let chosen: Vec<_> =
            asked.options.iter().map(|(name, value)| (choice::field(name), value.clone())).collect();
        return Ok(ui::redirect(&visit.link(&format!("/p/{slug}?{}", ui::to_query(&chosen)))));
    };
    let line = [("variant_id", variant.id.to_string()), ("quantity", quantity), ("product", slug)];
    call.body = ui::to_query(&line).into_bytes();
    cart::add(app, call).await
}

/// Others of the same kind, the most popular first; without an answer there are none.
async fn related(app: &App, call: &Raw, product: &Product, category: Option<&str>) -> Vec<ProductSummary> {
    let Some(category) = category else { return Vec::new() };
    let query = SearchProducts {
        category: vec![category.to_owned()],
        sort: SearchSort::Popular,
        in_stock: true,
        // One more, as the product itself is among them.
        limit: Limit::new(5),
        ..SearchProducts::default()
    };
    let found = app.search.call(&call.caller, &search::SEARCH, &[], &query, &Unit {}).await;
    let items = found.map_or_else(|_| Vec::new(), |found| found.items);
    items.into_iter().filter(|item| item.id != product.id).take(RELATED).collect()
}

/// The slug of the deepest of these categories.
fn deepest<'a>(tree: &'a [Category], ids: &[CategoryId]) -> Option<&'a str> {
    tree.iter().find_map(|category| {
        let own = ids.contains(&category.id).then_some(category.slug.as_str());
        deepest(&category.children, ids).or(own)
    })
}

/// The product as it is said in a language. What is not translated stays in the default one, but for what search engines
/// are told: their title is made from what the page says.
fn said_in(locale: Locale, mut product: Product) -> Product {
    if locale == Locale::default() {
        return product;
    }
    let texts = product.translations.remove(locale.tag()).unwrap_or_default();
    // A summary in English of a description in German would be none.
    let summary = product.seo.description.filter(|_| texts.description.is_none());
    product.seo.description = texts.seo_description.map(String::from).or(summary);
    product.seo.title = texts.seo_title.map(String::from);
    product.title = texts.title.map_or(product.title, String::from);
    product.description = texts.description.map_or(product.description, String::from);
    let shown = product.variants.iter_mut().filter_map(|variant| variant.image.as_mut());
    for image in product.media.iter_mut().chain(shown) {
        if let Some(alt) = image.alts.remove(locale.tag()) {
            image.alt = alt;
        }
    }
    product
}

/// The page's title: the owner's words, else the product and its brand.
fn title(texts: Texts, product: &Product) -> String {
    if let Some(title) = &product.seo.title {
        return title.clone();
    }
    match &product.brand {
        Some(brand) => texts
            .with("product-by", &[("title", product.title.clone().into()), ("brand", brand.clone().into())]),
        None => product.title.clone(),
    }
}

/// What search engines show: the owner's words, else the first sentence, with what the shop promises where both are short.
fn description(texts: Texts, product: &Product, store: &str) -> String {
    let first = || product.description.split_inclusive(". ").next().unwrap_or_default().trim().to_owned();
    let mut words = product.seo.description.clone().unwrap_or_else(first);
    if words.chars().count() < DESCRIPTION.start {
        let promise = texts.with(
            "category-description",
            &[("category", product.title.clone().into()), ("store", store.to_owned().into())],
        );
        words = if words.is_empty() { promise } else { format!("{words} {promise}") };
    }
    words.chars().take(DESCRIPTION.end).collect()
}

#[component]
fn Details(
    visit: Visit,
    zone: TimeZone,
    product: Product,
    asked: Asked,
    alert: Option<Outcome>,
) -> impl IntoView {
    let texts = visit.texts;
    let paragraphs = product.description.split("\n\n").filter(|text| !text.trim().is_empty());
    let paragraphs = paragraphs.map(|text| view! { <p>{text.trim().to_owned()}</p> }).collect_view();
    let attributes = product.attributes.iter().map(|(name, value)| {
        view! { <div><dt>{words::name(texts, name)}</dt><dd>{words::value(texts, value)}</dd></div> }
    });
    let attributes = attributes.collect_view();
    let selected = asked.shown(&product).cloned();
    let is_other = asked.is_none_of(&product);
    let pictures = pictures(&product, selected.as_ref());
    let has_text = !product.description.trim().is_empty();
    let has_attributes = !product.attributes.is_empty();
    let brand = product.brand.clone().map(|brand| {
        let href = visit.link(&format!("/search?{}", ui::to_query(&[("brand", &brand)])));
        view! { <p class="brand-name"><a href=href>{brand}</a></p> }
    });
    view! {
        <article class="product" data-product-id=product.id.to_string()>
            <Gallery texts title=product.title.clone() pictures />
            <div class="buy">
                {brand}
                <h1>{product.title.clone()}</h1>
                <Stars texts rating=product.rating.clone() whole=true />
                {selected
                    .map(|selected| {
                        let chosen = product.options.iter().filter_map(|option| selected.options.get(&option.name));
                        let chosen = chosen.map(|value| words::value(texts, value)).collect::<Vec<_>>().join(" / ");
                        let other = is_other.then(|| texts.with("choice-other", &[("chosen", chosen.into())]));
                        view! {
                            <div aria-live="polite">
                                <div class="live" id="live-price" data-live="">
                                    {other.map(|words| view! { <p>{words}</p> })}
                                    <Price texts price=selected.price compare_at=selected.compare_at_price />
                                    <p class="muted">{texts.get("tax-included")}</p>
                                    <StockNote texts level=selected.stock_level />
                                    <SentLater texts zone ahead=selected.sells_ahead />
                                </div>
                            </div>
                            <Buy visit=visit.clone() product=product.clone() selected=selected.clone() quantity=asked.quantity() />
                            <StockAlert visit=visit.clone() slug=product.slug.clone() variant=selected.id sold_out=!selected.available outcome=alert />
                        }
                    })}
                <ul class="facts">
                    <li><Icon name="truck" />{texts.get("delivery-fact")}</li>
                    <li><Icon name="return" />{texts.get("return-fact")}</li>
                    <li><Icon name="lock" />{texts.get("payment-fact")}</li>
                </ul>
            </div>
            {(has_text || has_attributes)
                .then(|| {
                    view! {
                        <section class="description" aria-label=texts.get("about-product")>
                            {has_text.then(|| view! { <div class="text"><h2>{texts.get("about-product")}</h2> {paragraphs}</div> })}
                            {has_attributes
                                .then(|| view! { <div><h2>{texts.get("details")}</h2><dl class="attributes">{attributes}</dl></div> })}
                        </section>
                    }
                })}
        </article>
    }
    .into_any()
}

/// The chosen variant's picture, then the others.
fn pictures(product: &Product, selected: Option<&Variant>) -> Vec<Image> {
    let own = selected.and_then(|variant| variant.image.clone());
    let mut pictures: Vec<Image> = own.into_iter().collect();
    for image in &product.media {
        if pictures.iter().all(|known| known.url != image.url) {
            pictures.push(image.clone());
        }
    }
    pictures
}

/// Pictures that move sideways, and small ones that lead to each; links without scripts as well.
#[component]
fn Gallery(texts: Texts, title: String, pictures: Vec<Image>) -> impl IntoView {
    let frames = pictures.iter().cloned().zip(1..).map(|(image, number)| {
        let fetch = if number == 1 { Fetch::First } else { Fetch::Lazy };
        view! { <li id=format!("picture-{number}")><Picture image=Some(image) fetch /></li> }
    });
    let frames = frames.collect_view();
    let thumbs = (pictures.len() > 1).then(|| {
        let thumbs = pictures.into_iter().zip(1_u32..).map(|(image, number)| {
            let name =
                texts.with("picture-number", &[("number", number.into()), ("title", title.clone().into())]);
            let small = Image { width: 72, height: 72, ..silent(image) };
            let current = (number == 1).then_some("true");
            view! {
                <li>
                    <a href=format!("#picture-{number}") aria-label=name aria-current=current>
                        <Picture image=Some(small) />
                    </a>
                </li>
            }
        });
        view! { <ul class="thumbs">{thumbs.collect_view()}</ul> }
    });
    view! {
        <section class="gallery" id="live-gallery" data-live="" aria-label=texts.get("gallery")>
            <ul class="frames" tabindex="0" aria-label=texts.with("gallery-of", &[("title", title.clone().into())])>{frames}</ul>
            {thumbs}
        </section>
    }
    .into_any()
}

/// The way into the cart. Without scripts one button shows the price and picture of a choice; the other buys what is
/// chosen, shown or not. The return key means the first button of a form, so one that buys stands there unseen.
#[component]
fn Buy(visit: Visit, product: Product, selected: Variant, quantity: u32) -> impl IntoView {
    let texts = visit.texts;
    let page = visit.link(&format!("/p/{}", product.slug));
    let has_choice = product.variants.len() > 1;
    let action = if has_choice { page.clone() } else { visit.link("/cart/lines") };
    let available = selected.available;
    let groups = product.options.iter().cloned().enumerate().map(|(index, option)| {
        view! { <OptionGroup texts product=product.clone() selected=selected.clone() option index /> }
    });
    let groups = has_choice.then(|| groups.collect_view());
    let choose = has_choice.then(|| {
        view! {
            <button class="choose" type="submit" formmethod="get" formaction=page formnovalidate=true>
                {texts.get("choose")}
            </button>
        }
    });
    view! {
        <CartForm action=action>
            <input type="hidden" name="product" value=product.slug.clone() />
            <input type="hidden" name="variant_id" id="live-variant" data-live="" value=selected.id.to_string() />
            <button class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true"></button>
            {groups}
            {choose}
            <div class="purchase">
                <div class="field quantity">
                    <label for="quantity">{texts.get("quantity")}</label>
                    <input id="quantity" name="quantity" type="number" inputmode="numeric" min="1" max="999" value=quantity required />
                </div>
                <button class="primary" type="submit" id="live-button" data-live="" disabled=!available>
                    {texts.get(if available { "add-to-cart" } else { "sold-out" })}
                </button>
            </div>
        </CartForm>
    }
    .into_any()
}

/// One option: its values as swatches where they are colours, else as words.
#[component]
fn OptionGroup(
    texts: Texts,
    product: Product,
    selected: Variant,
    option: ShownOption,
    index: usize,
) -> impl IntoView {
    let name = option.name.clone();
    let chosen = selected.options.get(&name).cloned().unwrap_or_default();
    let some_crossed_out = option
        .values
        .iter()
        .any(|value| choice::state(&product, &selected, &name, value) != State::Available);
    let values = option.values.iter().enumerate().map(|(number, value)| {
        let state = choice::state(&product, &selected, &name, value);
        let words = words::value(texts, value);
        let swatch = option.swatches.get(value).cloned();
        let class = if swatch.is_some() { "option swatch" } else { "option" };
        let said = match state {
            State::Available => words.clone(),
            State::SoldOut => texts.with("choice-sold-out", &[("value", words.clone().into())]),
            State::Missing => texts.with("choice-missing", &[("value", words.clone().into())]),
        };
        let shown = match swatch {
            // A presentation attribute: the policy lets no style in.
            Some(colour) => view! { <svg viewBox="0 0 34 34" aria-hidden="true"><rect width="34" height="34" fill=colour></rect></svg> }.into_any(),
            None => view! { <span aria-hidden="true">{words.clone()}</span> }.into_any(),
        };
        let inner = if state == State::Available { "" } else { "sold-out" };
        view! {
            <label class=class title=words>
                <input type="radio" name=choice::field(&name) value=value.clone() checked=*value == chosen required />
                <span id=format!("option-{index}-{number}") data-live="" class=inner>
                    {shown}
                    <span class="visually-hidden">{said}</span>
                </span>
            </label>
        }
    });
    let values = values.collect_view();
    view! {
        <fieldset class="options">
            <legend>
                {words::name(texts, &name)}
                ": "
                <span class="chosen" id=format!("chosen-{index}") data-live="">{words::value(texts, &chosen)}</span>
            </legend>
            {values}
            // Those who do not see the line through a value hear it with the value.
            <p class="muted crossed" id=format!("crossed-{index}") data-live="" aria-hidden="true">
                {some_crossed_out.then(|| texts.get("options-crossed-out"))}
            </p>
        </fieldset>
    }
    .into_any()
}

#[component]
fn Related(visit: Visit, items: Vec<ProductSummary>) -> impl IntoView {
    let heading = visit.texts.get("related-heading");
    (!items.is_empty())
        .then(|| {
            view! {
                <section class="shelf related" aria-labelledby="related">
                    <h2 id="related">{heading}</h2>
                    <ProductGrid visit items />
                </section>
            }
        })
        .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_not_translated_is_said_in_the_default_language() {
        let product: Product = serde_json::from_value(json!({
            "id": testkit::id::<kernel::ProductId>(1), "slug": "mug", "title": "Mug", "description": "A mug.",
            "brand": null, "category_ids": [], "options": [], "variants": [], "attributes": {},
            "media": [
                {"url": "/a.svg", "alt": "A mug", "alts": {"de": "Ein Becher"}, "width": 8, "height": 8},
                {"url": "/b.svg", "alt": "Its handle", "width": 8, "height": 8},
            ],
            "rating": {"average": 0.0, "count": 0}, "seo": {"title": "Buy a mug", "description": "The best mug."},
            "translations": {"de": {"title": "Becher"}},
            "created_at": "2026-11-01T00:00:00.000Z", "updated_at": "2026-11-01T00:00:00.000Z",
        }))
        .unwrap();
        let german = said_in(Locale::De, product.clone());
        assert_eq!((german.title.as_str(), german.description.as_str()), ("Becher", "A mug."));
        assert_eq!(german.seo.title, None, "a title that says “Buy a mug” would be no German one");
        let alts: Vec<_> = german.media.iter().map(|image| image.alt.as_str()).collect();
        assert_eq!(alts, ["Ein Becher", "Its handle"]);
        let mut whole = product.clone();
        let texts = json!({"description": "Ein Becher.", "seo_title": "Becher kaufen"});
        whole.translations.insert("de".to_owned(), serde_json::from_value(texts).unwrap());
        let german = said_in(Locale::De, whole);
        assert_eq!((german.title.as_str(), german.seo.title.as_deref()), ("Mug", Some("Becher kaufen")));
        assert_eq!(german.seo.description, None, "the English summary is none of the German description");
        let english = said_in(Locale::En, product);
        assert_eq!((english.title.as_str(), english.seo.title.as_deref()), ("Mug", Some("Buy a mug")));
    }
}
