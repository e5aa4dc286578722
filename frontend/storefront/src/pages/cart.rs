//! The cart, and every way to change it.

use crate::{
    components::{Departments, Picture, SentLater, silent},
    layout::{Document, Head},
    pages::{
        problem::message,
        waiting_payment::{self, Waiting},
    },
    site::{App, Frame, Visit, cart_for_change, current_cart, units},
};
use contract::{
    Unit,
    cart::{self, AddCoupon, AddGiftCard, AddLine, Cart, CartLine, SetQuantity, Totals, WarningCode},
    gift_card::GiftCardShare,
    promotion::RejectionReason,
};
use edge::Raw;
use http::{HeaderValue, Response, StatusCode, header};
use kernel::{
    CartId, ErrorCode, EventId, GiftCardId, LineId, Money, Problem, Slug, TimeZone, VariantId, format::money,
};
use leptos::prelude::*;
use serde::Deserialize;
use serde_json::json;
use std::{num::NonZeroU32, rc::Rc};
use ui::{Notice, Texts, words};

/// The cart's page for whoever meant a cart that is not theirs any more.
pub const CHANGED_CART: &str = "/cart?changed=true";

/// `GET /cart`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    page(&app, &call, StatusCode::OK, None).await
}

/// Why the cart did not change as it was asked to.
#[derive(Default)]
pub struct Refusal {
    problem: Option<Problem>,
    /// The code that was typed, to be mended.
    coupon: String,
    gift_card: String,
    /// The page that the shopper came from.
    back: Option<String>,
}

async fn page(
    app: &App,
    call: &Raw,
    status: StatusCode,
    refusal: Option<Refusal>,
) -> Result<Response<Vec<u8>>, Problem> {
    let frame = Frame::load(app, call).await;
    let cart = frame.cart.clone()?.filter(|cart| !cart.lines.is_empty());
    let visit = frame.visit.clone();
    let is_paying = waiting_payment::waits_for_visitor(app, call, &visit, cart.as_ref()).await;
    let texts = visit.texts;
    let Refusal { problem, coupon, gift_card, back } = refusal.unwrap_or_default();
    // What is wrong with a code is said at its field: on a phone the top of the page is far above it.
    let of_code = problem.as_ref().filter(|problem| {
        matches!(problem.code, ErrorCode::CouponInvalid | ErrorCode::GiftCardInvalid) && cart.is_some()
    });
    let (coupon, gift_card) = {
        let wrong = |code: ErrorCode| of_code.filter(|p| p.code == code).map(|p| message(texts, p));
        let of_gift_card = wrong(ErrorCode::GiftCardInvalid);
        (
            Code { typed: coupon, wrong: wrong(ErrorCode::CouponInvalid) },
            Code { typed: gift_card, wrong: of_gift_card },
        )
    };
    let problem = if of_code.is_some() { None } else { problem };
    let gone: Gone = ui::parse_query(&call.query).unwrap_or_default();
    let description = Some(texts.get("cart-description"));
    let departments = frame.departments();
    let zone = frame.time_zone();
    let key: EventId = edge::new_id(call.now);
    let document = ui::render(move || {
        view! {
            <Document frame head=Head { description, ..Head::titled(texts.get("cart-title")) }>
                <h1>{texts.get("cart-title")}</h1>
                {problem
                    .filter(|problem| !is_paying || problem.code != ErrorCode::CartLocked)
                    .map(|problem| view! { <Notice text=message(texts, &problem) bad=true /> })}
                {is_paying.then(|| view! { <Waiting texts action=visit.link("/cart/payment/end") /> })}
                {gone.changed.then(|| view! { <Notice text=texts.get("problem-cart-changed") bad=true /> })}
                {gone.again.then(|| view! { <Notice text=texts.get("reorder-partly") bad=true /> })}
                {gone.removed.map(|variant| view! { <Undo visit=visit.clone() variant quantity=gone.quantity key /> })}
                {back.map(|href| view! { <p><a class="button primary" href=href>{texts.get("back-to-product")}</a></p> })}
                {match cart {
                    Some(cart) => view! { <Filled visit=visit.clone() zone cart coupon gift_card /> }.into_any(),
                    None => {
                        view! {
                            <p>{texts.get("cart-empty")}</p>
                            <p class="go-on"><a class="button primary" href=visit.link("/")>{texts.get("keep-shopping")}</a></p>
                            <Departments visit=visit.clone() departments />
                        }
                            .into_any()
                    }
                }}
            </Document>
        }
    });
    Ok(ui::html(status, document))
}

/// What the address of the cart page says of what went before.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Gone {
    /// The variant whose line was just removed, and how many there were.
    removed: Option<VariantId>,
    quantity: Option<NonZeroU32>,
    /// True for whoever meant a cart that is not theirs any more.
    changed: bool,
    /// True where not everything of an earlier order could be put in again.
    again: bool,
}

/// The way back for somebody who removed the wrong line.
#[component]
fn Undo(visit: Visit, variant: VariantId, quantity: Option<NonZeroU32>, key: EventId) -> impl IntoView {
    let texts = visit.texts;
    view! {
        <form class="notice good undo" method="post" action=visit.link("/cart/lines")>
            <span role="status">{texts.get("line-removed")}</span>
            <input type="hidden" name="variant_id" value=variant.to_string() />
            <input type="hidden" name="quantity" value=quantity.map_or(1, NonZeroU32::get) />
            <input type="hidden" name="key" value=key.to_string() />
            <button class="link" type="submit">{texts.get("undo")}</button>
        </form>
    }
}

#[derive(Deserialize)]
struct Add {
    variant_id: VariantId,
    quantity: NonZeroU32,
    /// The product's page, to lead back to.
    product: Option<Slug>,
    /// Where a second sending must put nothing in again.
    key: Option<EventId>,
}

/// `POST /cart/lines`: puts a variant into the cart. Answers JSON to the island, a redirect to the plain form.
pub async fn add(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let form: Add = ui::parse_form(&call, &call.body)?;
    let line = AddLine { variant_id: form.variant_id, quantity: form.quantity };
    let changed = match cart_for_change(&app, &call, &visit).await {
        Ok(id) => {
            let key = form.key.map(|key| key.to_string());
            let headers: Vec<_> = key.iter().map(|key| (client::IDEMPOTENCY_KEY, key.as_str())).collect();
            let endpoint = &cart::ADD_LINE;
            let added = app.cart.call_with(&call.caller, endpoint, &[&id], &Unit {}, &line, &headers).await;
            added.map(|(_, cart)| cart)
        }
        Err(problem) => Err(problem),
    };
    let island = call.header(header::ACCEPT.as_str()) == Some("application/json");
    let mut response = match changed {
        Ok(changed) if island => {
            let words = visit.texts.get("added-to-cart");
            let answer = to_island(StatusCode::OK, &json!({"count": units(&changed), "message": words}));
            remembered(&app, &visit, answer, changed.id)
        }
        Ok(changed) => remembered(&app, &visit, ui::redirect(&visit.link("/cart")), changed.id),
        Err(problem) if island && is_about_cart(&problem) => {
            to_island(ui::status(&problem), &json!({"refused": message(visit.texts, &problem)}))
        }
        Err(problem) => {
            let variant = form.variant_id;
            let back =
                form.product.map(|slug| visit.link(&format!("/p/{slug}?variant={variant}", slug = &*slug)));
            refused(&app, &call, problem, Refusal { back, ..Refusal::default() }).await?
        }
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Tells the island why nothing was put into the cart.
pub fn refuse(words: &str) -> Response<Vec<u8>> {
    to_island(StatusCode::CONFLICT, &json!({"refused": words}))
}

fn to_island(status: StatusCode, answer: &serde_json::Value) -> Response<Vec<u8>> {
    let mut response = Response::new(answer.to_string().into_bytes());
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

fn remembered(app: &App, visit: &Visit, mut response: Response<Vec<u8>>, cart: CartId) -> Response<Vec<u8>> {
    if !visit.signed_in {
        app.remember_cart(&mut response, cart);
    }
    response
}

fn is_about_cart(problem: &Problem) -> bool {
    matches!(
        problem.code,
        ErrorCode::OutOfStock
            | ErrorCode::CartFull
            | ErrorCode::CartLocked
            | ErrorCode::CouponInvalid
            | ErrorCode::GiftCardInvalid
            | ErrorCode::CurrencyMismatch
            | ErrorCode::InvalidRequest
    )
}

/// The cart page with what was wrong; what is not about the cart is a page of its own.
pub async fn refused(
    app: &App,
    call: &Raw,
    problem: Problem,
    refusal: Refusal,
) -> Result<Response<Vec<u8>>, Problem> {
    if is_outdated(&problem) {
        return Ok(ui::redirect(&Visit::of(call).link(CHANGED_CART)));
    }
    if !is_about_cart(&problem) {
        return Err(problem);
    }
    let status = ui::status(&problem);
    page(app, call, status, Some(Refusal { problem: Some(problem), ..refusal })).await
}

async fn after(
    app: &App,
    call: &Raw,
    visit: &Visit,
    changed: Result<Cart, Problem>,
) -> Result<Response<Vec<u8>>, Problem> {
    match changed {
        Ok(_) => Ok(ui::redirect(&visit.link("/cart"))),
        Err(problem) => refused(app, call, problem, Refusal::default()).await,
    }
}

/// True for a form of a page that shows a cart, or a line, that is not there any more: it was changed or bought in another
/// tab, or its owner signed out.
fn is_outdated(problem: &Problem) -> bool {
    matches!(problem.code, ErrorCode::NotFound | ErrorCode::CartCompleted | ErrorCode::CartMerged)
}

async fn cart_id(app: &App, call: &Raw, visit: &Visit) -> Result<CartId, Problem> {
    Ok(current_cart(app, call, visit).await?.ok_or(ErrorCode::NotFound)?.id)
}

#[derive(Deserialize)]
struct ChangedLine {
    quantity: u32,
    /// The buttons beside the number: one more, one less.
    #[serde(default)]
    step: i64,
}

/// `POST /cart/lines/{line_id}`: sets a line's quantity; 0, which is what the remove button sends, removes it.
pub async fn set_quantity(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let line: LineId = call.params.parse("line_id")?;
    let form: ChangedLine = ui::parse_form(&call, &call.body)?;
    let quantity = i64::from(form.quantity).saturating_add(form.step.clamp(-1, 1));
    let quantity = u32::try_from(quantity).unwrap_or(0);
    let cart = current_cart(&app, &call, &visit).await?.ok_or(ErrorCode::NotFound)?;
    let before = cart.lines.iter().find(|other| other.id == line);
    let before = before.map(|line| (line.variant_id, line.quantity));
    let change = SetQuantity { quantity };
    let changed =
        app.cart.call(&call.caller, &cart::SET_QUANTITY, &[&cart.id, &line], &Unit {}, &change).await;
    match (changed, before) {
        (Ok(_), Some((variant, before))) if quantity == 0 => {
            let path = format!("/cart?removed={variant}&quantity={before}");
            Ok(ui::redirect(&visit.link(&path)))
        }
        (changed, _) => after(&app, &call, &visit, changed).await,
    }
}

/// `GET /cart/drawer`: what is in the cart, as a part of a page: the drawer that opens when something was put in.
pub async fn drawer(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let cart = current_cart(&app, &call, &visit).await?;
    let cart = cart.filter(|cart| !cart.lines.is_empty()).ok_or(ErrorCode::NotFound)?;
    Ok(ui::html(StatusCode::OK, ui::render_part(move || view! { <Drawer visit cart /> })))
}

#[component]
fn Drawer(visit: Visit, cart: Cart) -> impl IntoView {
    let texts = visit.texts;
    let lines = cart.lines.iter().rev().cloned().map(|line| {
        let options = words::chosen(texts, &line.options);
        let title = texts.locale.name_of(&line.titles, &line.title);
        let product = visit.link(&format!("/p/{}?variant={}", line.product_slug, line.variant_id));
        view! {
            <li class="line">
                <Picture image=line.image.map(silent) />
                <div class="what">
                    <p><a href=product>{title}</a></p>
                    <p class="muted">{options}</p>
                    <p>{line.quantity.get()} " × " {money(texts.locale, line.unit_price)}</p>
                </div>
                <p class="amount">{money(texts.locale, line.total)}</p>
            </li>
        }
    });
    let lines = lines.collect_view();
    view! {
        <div class="drawer-head">
            <h2 id="drawer-heading" tabindex="-1" autofocus>{texts.get("added-to-cart")}</h2>
            <button type="button" class="link" data-close="">{texts.get("close")}</button>
        </div>
        <ul>{lines}</ul>
        <p class="drawer-sum"><span>{texts.get("sum-subtotal")}</span> <strong>{money(texts.locale, cart.totals.subtotal)}</strong></p>
        <a class="button primary" href=visit.link("/checkout")>{texts.get("to-checkout")}</a>
        <a class="button" href=visit.link("/cart")>{texts.get("to-cart")}</a>
    }
}

#[derive(Deserialize)]
struct TypedCoupon {
    code: String,
}

/// `POST /cart/coupons`
pub async fn add_coupon(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let cart = cart_id(&app, &call, &visit).await?;
    let typed: TypedCoupon = ui::parse_form(&call, &call.body)?;
    let changed = match typed.code.parse() {
        Ok(code) => {
            app.cart.call(&call.caller, &cart::ADD_COUPON, &[&cart], &Unit {}, &AddCoupon { code }).await
        }
        Err(_) => Err(Problem::new(ErrorCode::CouponInvalid).with("reason", RejectionReason::Unknown)),
    };
    match changed {
        Ok(_) => Ok(ui::redirect(&visit.link("/cart"))),
        Err(problem) => {
            let coupon = typed.code.chars().take(40).collect();
            refused(&app, &call, problem, Refusal { coupon, ..Refusal::default() }).await
        }
    }
}

/// `POST /cart/coupons/{code}/remove`
pub async fn remove_coupon(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let cart = cart_id(&app, &call, &visit).await?;
    let code = call.params.get("code").to_owned();
    let changed =
        app.cart.call(&call.caller, &cart::REMOVE_COUPON, &[&cart, &code], &Unit {}, &Unit {}).await;
    after(&app, &call, &visit, changed).await
}

#[derive(Deserialize)]
struct TypedGiftCard {
    /// None from the button for store credit.
    code: Option<String>,
}

/// `POST /cart/gift-cards`
pub async fn add_gift_card(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let cart = cart_id(&app, &call, &visit).await?;
    let typed: TypedGiftCard = ui::parse_form(&call, &call.body)?;
    let changed = match typed.code.as_deref().map(str::parse).transpose() {
        Ok(code) => {
            let typed = AddGiftCard { code };
            app.cart.call(&call.caller, &cart::ADD_GIFT_CARD, &[&cart], &Unit {}, &typed).await
        }
        Err(_) => Err(Problem::new(ErrorCode::GiftCardInvalid)),
    };
    match changed {
        Ok(_) => Ok(ui::redirect(&visit.link("/cart"))),
        Err(problem) => {
            let gift_card = typed.code.unwrap_or_default().chars().take(40).collect();
            refused(&app, &call, problem, Refusal { gift_card, ..Refusal::default() }).await
        }
    }
}

/// `POST /cart/gift-cards/{id}/remove`
pub async fn remove_gift_card(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let visit = Visit::of(&call);
    let cart = cart_id(&app, &call, &visit).await?;
    let id: GiftCardId = call.params.parse("id")?;
    let changed =
        app.cart.call(&call.caller, &cart::REMOVE_GIFT_CARD, &[&cart, &id], &Unit {}, &Unit {}).await;
    after(&app, &call, &visit, changed).await
}

/// The field of a code.
#[derive(Clone)]
struct Code {
    typed: String,
    /// Why what was typed is none.
    wrong: Option<String>,
}

#[component]
fn CodeField(id: &'static str, label: String, button: String, code: Code) -> impl IntoView {
    let (error, invalid) = (format!("{id}-error"), code.wrong.is_some().then_some("true"));
    let described = code.wrong.is_some().then(|| error.clone());
    let wrong = code.wrong.map(|words| view! { <p class="error" id=error role="alert">{words}</p> });
    view! {
        <label for=id>{label}</label>
        <input id=id name="code" value=code.typed maxlength="40" autocomplete="off" required aria-invalid=invalid aria-describedby=described autofocus=invalid.is_some() />
        <button type="submit">{button}</button>
        {wrong}
    }
}

#[component]
fn Filled(visit: Visit, zone: TimeZone, cart: Cart, coupon: Code, gift_card: Code) -> impl IntoView {
    let texts = visit.texts;
    let warnings = cart.warnings.clone();
    let general = warnings.iter().filter(|warning| warning.line_id.is_none()).map(|warning| {
        view! { <Notice text=warning_words(texts, warning.code) bad=true /> }
    });
    let general = general.collect_view();
    let lines = cart.lines.iter().cloned().map(|line| {
        let warnings = warnings.iter().filter(|warning| warning.line_id == Some(line.id));
        let warnings = warnings.map(|warning| warning_words(texts, warning.code)).collect();
        view! { <Line visit=visit.clone() zone line warnings /> }
    });
    let lines = lines.collect_view();
    let coupons = cart.coupons.iter().cloned().map(|coupon| {
        let action = visit.link(&format!("/cart/coupons/{}/remove", coupon.code));
        let remove = texts.with("remove-coupon", &[("code", coupon.code.clone().into())]);
        // What the owner has not translated is said as it was written. A code without a promotion has no name but itself.
        let name = words::own(texts, &coupon.name).unwrap_or_else(|| coupon.name.clone());
        let name = (name != coupon.code).then(|| format!(" · {name}"));
        view! {
            <li>
                <form method="post" action=action>
                    <span>{coupon.code} {name}</span>
                    " "
                    <button class="link" type="submit" aria-label=remove>{texts.get("remove")}</button>
                </form>
            </li>
        }
    });
    let coupons = coupons.collect_view();
    view! {
        {general}
        <div class="cart">
            <ul>{lines}</ul>
            <aside class="summary" aria-labelledby="summary-heading">
                <h2 id="summary-heading">{texts.get("summary")}</h2>
                <Sums texts totals=cart.totals gift_cards=cart.gift_cards.clone() shipping_known=cart.shipping_option.is_some() due="sum-due" />
                <ul class="coupons">{coupons}</ul>
                <form class="coupon" method="post" action=visit.link("/cart/coupons")>
                    <CodeField id="coupon" label=texts.get("coupon") button=texts.get("apply") code=coupon />
                </form>
                <GiftCards visit=visit.clone() cards=cart.gift_cards credit=cart.store_credit code=gift_card />
                <a class="button primary" href=visit.link("/checkout")>{texts.get("to-checkout")}</a>
                <ul class="muted">
                    <li>{texts.get("delivery-fact")}</li>
                    <li>{texts.get("return-fact")}</li>
                </ul>
            </aside>
        </div>
    }
}

/// The gift cards of a cart, each to be taken out again, and the field for another.
#[component]
fn GiftCards(visit: Visit, cards: Vec<GiftCardShare>, credit: Option<Money>, code: Code) -> impl IntoView {
    let texts = visit.texts;
    let cards = cards.into_iter().map(|card| {
        let action = visit.link(&format!("/cart/gift-cards/{}/remove", card.id));
        let name = gift_card_name(texts, &card);
        let remove = texts.with("remove-line", &[("title", name.clone().into())]);
        let spent = card.amount.is_zero().then(|| format!(" · {}", texts.get("gift-card-pays-nothing")));
        view! {
            <li>
                <form method="post" action=action>
                    <span>{name} {spent}</span>
                    " "
                    <button class="link" type="submit" aria-label=remove>{texts.get("remove")}</button>
                </form>
            </li>
        }
    });
    let cards = cards.collect_view();
    let credit = credit.map(|credit| {
        let use_it = texts.with("use-store-credit", &[("amount", money(texts.locale, credit).into())]);
        view! {
            <form method="post" action=visit.link("/cart/gift-cards")>
                <button type="submit">{use_it}</button>
            </form>
        }
    });
    view! {
        <ul class="coupons">{cards}</ul>
        <form class="coupon" method="post" action=visit.link("/cart/gift-cards")>
            <CodeField id="gift-card" label=texts.get("gift-card") button=texts.get("use-gift-card") code />
        </form>
        {credit}
    }
    .into_any()
}

/// What a card is called: by the end of its code, or as store credit.
fn gift_card_name(texts: Texts, card: &GiftCardShare) -> String {
    match &card.code {
        Some(code) => format!("{} {code}", texts.get("sum-gift-card")),
        None => texts.get("store-credit"),
    }
}

fn warning_words(texts: Texts, code: WarningCode) -> String {
    texts.get(match code {
        WarningCode::PriceChanged => "warning-price-changed",
        WarningCode::LowStock => "stock-low",
        WarningCode::OutOfStock => "stock-out",
        WarningCode::Unavailable => "warning-unavailable",
        WarningCode::CouponInvalid => "problem-coupon",
    })
}

#[component]
fn Line(visit: Visit, zone: TimeZone, line: CartLine, warnings: Vec<String>) -> impl IntoView {
    let texts = visit.texts;
    let locale = texts.locale;
    let quantity = line.quantity.get();
    let action = visit.link(&format!("/cart/lines/{}", line.id));
    let field = format!("quantity-{}", line.id);
    let options = words::chosen(texts, &line.options);
    let product = visit.link(&format!("/p/{}?variant={}", line.product_slug, line.variant_id));
    let title = locale.name_of(&line.titles, &line.title);
    let of_title = |key: &str| texts.with(key, &[("title", title.clone().into())]);
    let (remove, less, more) = (of_title("remove-line"), of_title("one-less"), of_title("one-more"));
    let label = of_title("quantity-of");
    let warnings =
        warnings.into_iter().map(|words| view! { <p class="stock low">{words}</p> }).collect_view();
    view! {
        <li class="line">
            <Picture image=line.image.map(silent) />
            <div class="what">
                <h2><a href=product>{title}</a></h2>
                <p class="muted">{options}</p>
                {(quantity > 1).then(|| view! { <p>{quantity} " × " {money(locale, line.unit_price)}</p> })}
                <SentLater texts zone ahead=line.sells_ahead />
                {warnings}
            </div>
            <p class="amount">{money(locale, line.total)}</p>
            <div class="change">
                <form class="quantity" method="post" action=action.clone()>
                    <label class="visually-hidden" for=field.clone()>{label}</label>
                    // First, so that the return key in the field takes the number as it is; shown last.
                    <button class="set without-script" type="submit">{texts.get("update")}</button>
                    <button class="step" type="submit" name="step" value="-1" aria-label=less>"−"</button>
                    <input id=field name="quantity" type="number" inputmode="numeric" min="0" max="999" value=quantity required data-submit-on-change="" />
                    <button class="step" type="submit" name="step" value="1" aria-label=more>"+"</button>
                </form>
                <form method="post" action=action>
                    <input type="hidden" name="quantity" value="0" />
                    <button class="link" type="submit" aria-label=remove>{texts.get("remove")}</button>
                </form>
            </div>
        </li>
    }
    .into_any()
}

/// What it costs, what gift cards pay of it, and what is left. Before a way of shipping is chosen, its price is no zero: it is not known.
#[component]
pub fn Sums(
    texts: Texts,
    totals: Totals,
    gift_cards: Vec<GiftCardShare>,
    shipping_known: bool,
    /// What the rest is called that gift cards and what came back do not pay: `sum-due`, or where it is paid, `sum-paid`.
    due: &'static str,
    /// What goods that came back count for what was sent instead.
    #[prop(optional_no_strip)]
    credited: Option<Money>,
    /// What is left to pay of an order that was changed or, less than nothing, goes back.
    #[prop(optional_no_strip)]
    balance: Option<Money>,
) -> impl IntoView {
    let rest = if shipping_known { due } else { "sum-due-without-shipping" };
    let locale = texts.locale;
    let cards: Vec<_> = gift_cards.into_iter().filter(|card| !card.amount.is_zero()).collect();
    let paid = Money::sum(totals.total.currency(), cards.iter().map(|card| card.amount));
    let credit = credited.unwrap_or(Money::zero(totals.total.currency()));
    // What is not paid yet was paid by nothing.
    let open = balance.filter(|_| due == "sum-paid").unwrap_or(Money::zero(totals.total.currency()));
    let due =
        paid.and_then(|paid| totals.total.checked_sub(paid)?.checked_sub(credit)?.checked_sub(open)).ok();
    // Of an order that was changed they may have paid more than it costs, and get it back.
    let has_rest = !cards.is_empty() || credited.is_some();
    let due = due.filter(|due| has_rest && !due.is_negative());
    let left = balance.filter(|left| left.amount() > 0);
    let credited = credited.map(|credit| {
        view! { <div><dt>{texts.get("sum-credited")}</dt><dd>"−" {money(locale, credit)}</dd></div> }
    });
    let cards = cards.into_iter().map(|card| {
        view! { <div><dt>{gift_card_name(texts, &card)}</dt><dd>"−" {money(locale, card.amount)}</dd></div> }
    });
    let cards = cards.collect_view();
    let (shipping, total) = if shipping_known {
        (money(locale, totals.shipping), "sum-total")
    } else {
        (texts.get("shipping-at-checkout"), "sum-total-without-shipping")
    };
    let tax = if totals.tax_included { "sum-tax-included" } else { "sum-tax" };
    view! {
        <dl class="sums">
            <div><dt>{texts.get("sum-subtotal")}</dt><dd>{money(locale, totals.subtotal)}</dd></div>
            {(!totals.discount.is_zero())
                .then(|| {
                    view! { <div><dt>{texts.get("sum-discount")}</dt><dd>"−" {money(locale, totals.discount)}</dd></div> }
                })}
            <div><dt>{texts.get("sum-shipping")}</dt><dd>{shipping}</dd></div>
            <div class="total"><dt>{texts.get(total)}</dt><dd>{money(locale, totals.total)}</dd></div>
            <div class="muted"><dt>{texts.get(tax)}</dt><dd>{money(locale, totals.tax)}</dd></div>
            {credited}
            {cards}
            {due.map(|due| view! { <div class="total"><dt>{texts.get(rest)}</dt><dd>{money(locale, due)}</dd></div> })}
            {left.map(|left| view! { <div class="total"><dt>{texts.get("sum-due")}</dt><dd>{money(locale, left)}</dd></div> })}
        </dl>
    }
    // Within the page it would make a type that is too deep for the compiler.
    .into_any()
}
