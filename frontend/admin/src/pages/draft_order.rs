//! One draft order: everything in one form, the sums beside it, and below them how it becomes an order.

use crate::{
    app::App,
    components::Remark,
    forms::{self, Errors},
    layout::{self, Head, refusal},
    pages::{
        draft_form::{DraftForm, Incomplete, is_saved, refused},
        draft_orders::{DRAFTS, account_of, status_words, tone},
        draft_parts::{Completion, Customer, Delivery, FORM, Items, Link, Offers, Reductions, Removal, Sums},
    },
};
use contract::{
    Unit,
    cart::{Cart, Requirement, WarningCode},
    draft_order::{CompleteDraftOrder, DraftContent, DraftOrder, DraftVersion},
    order,
    payment::{self, PaymentMethod, Provider},
    product::{self, Product},
    search::{self, SearchProducts},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{CartId, CountryCode, EmailAddress, ErrorCode, OrderId, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::Notice;

/// The most products that a search offers.
const MOST_FOUND: u32 = 8;

#[derive(Default, Deserialize)]
#[serde(default)]
struct Query {
    q: String,
    done: String,
    /// Set where a price was another one when the form was saved.
    changed: String,
}

/// What was typed or refused, where something was.
#[derive(Default)]
struct Typed {
    form: Option<DraftForm>,
    errors: Errors,
    problem: Option<Problem>,
    /// True if it is saved all the same, as far as it can be.
    is_saved: bool,
    /// True if a price is another one than when somebody last looked at it.
    changed: bool,
    /// True if what the search found is what the page is to begin with.
    searches: bool,
}

/// `GET /admin/orders/drafts/{id}`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: CartId = call.params.parse("id")?;
    match load(&app, &call, id).await {
        Ok(draft) => page(&app, &call, StatusCode::OK, draft, Typed::default()).await,
        Err(problem) => ordered(problem),
    }
}

async fn load(app: &App, call: &Raw, id: CartId) -> Result<DraftOrder, Problem> {
    app.order.call(&call.caller, &order::GET_DRAFT_ORDER, &[&id], &Unit {}, &Unit {}).await
}

/// A draft that has become an order leads to it.
fn ordered(problem: Problem) -> Result<Response<Vec<u8>>, Problem> {
    let order = problem.extra.get("order_id").and_then(|id| id.as_str()?.parse::<OrderId>().ok());
    match order.filter(|_| problem.code == ErrorCode::CartCompleted) {
        Some(order) => Ok(ui::redirect(&format!("/admin/orders/{order}"))),
        None => Err(problem),
    }
}

/// A form that is saved.
struct Kept {
    /// As it was typed.
    form: DraftForm,
    draft: DraftOrder,
    /// The version that saving it made.
    version: u32,
    /// True if a price is another one than when somebody last looked at it.
    changed: bool,
}

/// Saves what is typed; where that is refused there is the page that says why, with all that was typed.
async fn keep(
    app: &App,
    call: &Raw,
    form: DraftForm,
    incomplete: Incomplete,
) -> Result<Result<Kept, Response<Vec<u8>>>, Problem> {
    let id: CartId = call.params.parse("id")?;
    let before = match load(app, call, id).await {
        Ok(before) => before,
        Err(problem) => return ordered(problem).map(Err),
    };
    let customer_id = match form.email.parse::<EmailAddress>() {
        Ok(email) if email != before.content.email => account_of(app, call, &email).await,
        _ => before.content.customer_id,
    };
    let mut errors = Errors::default();
    let Some(change) = form.read(&before.content, customer_id, incomplete, &mut errors) else {
        let typed = Typed { form: Some(form), errors, ..Typed::default() };
        return page(app, call, StatusCode::UNPROCESSABLE_ENTITY, before, typed).await.map(Err);
    };
    match app.order.call(&call.caller, &order::UPDATE_DRAFT_ORDER, &[&id], &Unit {}, &change).await {
        Ok(draft) => {
            let changed = has_new_prices(&before.content.cart) || has_new_prices(&draft.content.cart);
            Ok(Ok(Kept { form, version: draft.content.cart.version, draft, changed }))
        }
        Err(problem) if problem.code == ErrorCode::CartCompleted => ordered(problem).map(Err),
        Err(problem) => {
            if problem.code == ErrorCode::Conflict {
                let now = match load(app, call, id).await {
                    Ok(now) => now,
                    Err(problem) => return ordered(problem).map(Err),
                };
                // The same form sent twice: the first sending has saved it, which made the version after the one that
                // both were shown. What follows then asks for the same with the same key, and so happens once.
                if is_saved(&change, &now.content) {
                    let version = change.version.saturating_add(1);
                    let changed = has_new_prices(&now.content.cart);
                    return Ok(Ok(Kept { form, draft: now, version, changed }));
                }
            }
            refused(&problem, &form, &mut errors);
            let status = ui::status(&problem);
            let (form, problem) = after_colleague(form, problem);
            let typed = Typed { form: Some(form), errors, problem: Some(problem), ..Typed::default() };
            page(app, call, status, before, typed).await.map(Err)
        }
    }
}

/// `POST /admin/orders/drafts/{id}`: saves what is typed; with a button of a product adds it, with the search's looks for
/// some.
pub async fn save(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form: DraftForm = ui::parse_form(&call, &call.body)?;
    let kept = match keep(&app, &call, form, Incomplete::Kept).await? {
        Ok(kept) => kept,
        Err(page) => return Ok(page),
    };
    let Kept { mut form, draft, changed, .. } = kept;
    if form.find.is_empty() && form.add.is_none() {
        form.q.clear();
    }
    if form.has_part_of_address() {
        // What is saved nowhere can only stand on the page that answers.
        let searches = !form.q.trim().is_empty();
        let form = Some(form.after(&draft.content));
        let typed = Typed { form, is_saved: true, changed, searches, ..Typed::default() };
        return page(&app, &call, StatusCode::OK, draft, typed).await;
    }
    let next = Next { q: form.q.trim(), done: "saved", changed: if changed { "yes" } else { "" } };
    let place = if next.q.is_empty() { "" } else { "#add" };
    Ok(ui::redirect(&format!("{DRAFTS}/{}?{}{place}", draft.id, ui::to_query(&next))))
}

/// Where a colleague was faster, what was typed stays, and is saved by the next press if it is still wanted.
fn after_colleague(mut form: DraftForm, problem: Problem) -> (DraftForm, Problem) {
    let version = problem.extra.get("version").and_then(serde_json::Value::as_u64);
    let Some(version) = version.filter(|_| problem.code == ErrorCode::Conflict) else {
        return (form, problem);
    };
    form.version = version.to_string();
    let words = "Somebody else has saved this draft meanwhile. What you typed still stands here: saving it again \
                 replaces what they saved.";
    (form, Problem::new(ErrorCode::Conflict).detail(words))
}

#[derive(serde::Serialize)]
struct Next<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    q: &'a str,
    done: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    changed: &'a str,
}

fn has_new_prices(cart: &Cart) -> bool {
    cart.warnings.iter().any(|warning| warning.code == WarningCode::PriceChanged)
}

/// `POST /admin/orders/drafts/{id}/complete`: saves what is typed, then places it.
pub async fn complete(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form: DraftForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let payment = form.payment.parse();
    let payment_token =
        payment.map_err(|_| Problem::invalid("/payment", "invalid", "Load the page again."))?;
    let kept = match keep(&app, &call, form, Incomplete::Refused).await? {
        Ok(kept) => kept,
        Err(page) => return Ok(page),
    };
    if kept.changed {
        // By now the new price counts as shown, though whoever pressed the button has not seen it.
        return refuse_kept(&app, &call, kept, ErrorCode::PriceChanged.into()).await;
    }
    let body = CompleteDraftOrder { version: kept.version, payment_token };
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let endpoint = &order::COMPLETE_DRAFT_ORDER;
    match app.order.call_with(&call.caller, endpoint, &[&kept.draft.id], &Unit {}, &body, &headers).await {
        Ok((_, placed)) => Ok(ui::redirect(&format!("/admin/orders/{}?done=drafted", placed.id))),
        Err(problem) => refuse_kept(&app, &call, kept, problem).await,
    }
}

/// `POST /admin/orders/drafts/{id}/link`: saves what is typed, then sends the link to it.
pub async fn send_link(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form: DraftForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let kept = match keep(&app, &call, form, Incomplete::Refused).await? {
        Ok(kept) => kept,
        Err(page) => return Ok(page),
    };
    let body = DraftVersion { version: kept.version };
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let (id, endpoint) = (kept.draft.id, &order::SEND_DRAFT_ORDER);
    match app.order.call_with(&call.caller, endpoint, &[&id], &Unit {}, &body, &headers).await {
        Ok(_) => {
            let next = Next { q: "", done: "sent", changed: if kept.changed { "yes" } else { "" } };
            Ok(ui::redirect(&format!("{DRAFTS}/{id}?{}", ui::to_query(&next))))
        }
        Err(problem) => refuse_kept(&app, &call, kept, problem).await,
    }
}

/// What was typed is saved; what was to follow was refused.
async fn refuse_kept(
    app: &App,
    call: &Raw,
    kept: Kept,
    problem: Problem,
) -> Result<Response<Vec<u8>>, Problem> {
    if problem.code == ErrorCode::NotFound {
        return Err(problem);
    }
    match load(app, call, kept.draft.id).await {
        Ok(draft) => {
            let form = Some(kept.form.after(&draft.content));
            let status = ui::status(&problem);
            let typed = Typed { form, problem: Some(problem), is_saved: true, ..Typed::default() };
            page(app, call, status, draft, typed).await
        }
        Err(now) => ordered(now),
    }
}

/// `POST /admin/orders/drafts/{id}/delete`
pub async fn delete(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: CartId = call.params.parse("id")?;
    match app.order.call(&call.caller, &order::DELETE_DRAFT_ORDER, &[&id], &Unit {}, &Unit {}).await {
        // Deleted by somebody else is deleted.
        Err(problem) if problem.code != ErrorCode::NotFound => refuse(&app, &call, id, problem).await,
        Ok(_) | Err(_) => Ok(ui::redirect(&format!("{DRAFTS}?done=deleted"))),
    }
}

/// The draft as it is now, and why what was asked for was not done.
async fn refuse(app: &App, call: &Raw, id: CartId, problem: Problem) -> Result<Response<Vec<u8>>, Problem> {
    if problem.code == ErrorCode::NotFound {
        return Err(problem);
    }
    match load(app, call, id).await {
        Ok(draft) => {
            let status = ui::status(&problem);
            page(app, call, status, draft, Typed { problem: Some(problem), ..Typed::default() }).await
        }
        Err(now) => ordered(now),
    }
}

/// What was not done, with the lines that are short by their names: the draft knows them, inventory does not.
fn in_words(problem: Problem, cart: &Cart) -> Problem {
    let detail = match problem.code {
        ErrorCode::OutOfStock => {
            let lines = problem.extra.get("lines").and_then(|lines| lines.as_array()).cloned();
            let short = lines.unwrap_or_default().into_iter().filter_map(|short| {
                let variant = short.get("variant_id")?.as_str()?;
                let line = cart.lines.iter().find(|line| line.variant_id.to_string() == variant)?;
                let available = short.get("available")?.as_i64()?;
                Some(format!("{}: {} wanted, {available} there.", line.title, line.quantity))
            });
            format!("There is not enough of everything. {}", short.collect::<Vec<_>>().join(" "))
        }
        ErrorCode::PriceChanged => {
            "A price has changed since this was last shown. These are the sums by now: look at them and \
             place the order again."
                .to_owned()
        }
        _ => return problem,
    };
    // Without its `available`, or the words would be those about the stock itself.
    Problem::new(problem.code).detail(detail)
}

async fn find(app: &App, call: &Raw, q: &str) -> Result<Vec<Product>, Problem> {
    let Ok(words) = q.parse() else { return Ok(Vec::new()) };
    let query = SearchProducts {
        q: Some(words),
        limit: contract::Limit::new(MOST_FOUND),
        ..SearchProducts::default()
    };
    let found = app.search.call(&call.caller, &search::SEARCH, &[], &query, &Unit {}).await?;
    let products = found.items.into_iter().map(async |hit| {
        app.product.call(&call.caller, &product::GET_PRODUCT, &[&hit.id], &Unit {}, &Unit {}).await.ok()
    });
    Ok(futures::future::join_all(products).await.into_iter().flatten().collect())
}

async fn page(
    app: &App,
    call: &Raw,
    status: StatusCode,
    draft: DraftOrder,
    typed: Typed,
) -> Result<Response<Vec<u8>>, Problem> {
    let mut query: Query = ui::parse_query(&call.query).unwrap_or_default();
    if let Some(form) = &typed.form {
        form.q.clone_into(&mut query.q);
    }
    let methods = app.payment.call(&call.caller, &payment::LIST_PAYMENT_METHODS, &[], &Unit {}, &Unit {});
    let (settings, methods, found) =
        futures::join!(app.settings(call), methods, find(app, call, query.q.trim()));
    let countries: Vec<CountryCode> = settings?.countries;
    let methods: Vec<PaymentMethod> = methods.map(|methods| methods.items).unwrap_or_default();
    let by_hand = methods.into_iter().filter(|method| method.provider == Provider::Manual).collect();
    let DraftOrder { id, status: state, content, .. } = draft;
    let Typed { form, errors, problem, is_saved, changed, searches } = typed;
    let address_is_open = form.as_ref().is_some_and(DraftForm::has_part_of_address);
    let mut form = form.unwrap_or_else(|| DraftForm::of(&content));
    form.q = query.q;
    let problem = problem.map(|problem| in_words(problem, &content.cart));
    form.key = forms::new_key(call);
    let head = Head { status: Some((status_words(state), tone(state))), ..Head::default() };
    let title = format!("Order for {}", content.email);
    let done = match query.done.as_str() {
        _ if is_saved && address_is_open => {
            Some("The draft is saved, but for its address, which is not complete.")
        }
        _ if is_saved => Some("The draft is saved."),
        "saved" => Some("The draft is saved."),
        "sent" => Some("The link is on its way to the customer."),
        _ => None,
    };
    let changed = (changed || !query.changed.is_empty()).then_some(
        "A price has changed since somebody last looked at this draft. These are the sums by now.",
    );
    Ok(layout::page_with(call, status, title, head, move || {
        let cart = content.cart.clone();
        let warnings: Vec<_> = cart.warnings.iter().map(|warning| warning.message.clone()).collect();
        let DraftContent { shipping_options, discount_by_hand, .. } = content;
        let left = view! {
            <form class="side-by" id=FORM method="post" action=format!("{DRAFTS}/{id}")>
                <input type="hidden" name="version" value=form.version.clone() />
                <input type="hidden" name="key" value=form.key.clone() />
                // The return key presses the first button: it saves, and looks for what is typed into the search.
                <button class="visually-hidden" type="submit" name="find" value="true" tabindex="-1" aria-hidden="true"></button>
                <Items cart=cart.clone() form=form.clone() errors=errors.clone() />
                <Offers q=form.q.clone() found searches errors=errors.clone() />
                <Customer form=form.clone() errors=errors.clone() />
                <Delivery form=form.clone() errors=errors.clone() countries options=shipping_options open=address_is_open />
                <Reductions form=form.clone() errors=errors.clone() currency=cart.currency />
                <p><button class="primary" type="submit">"Save the draft"</button></p>
            </form>
        };
        let right = view! {
            <div class="side-by">
                <Sums cart=cart.clone() by_hand=discount_by_hand />
                <Completion id chosen=form.payment methods=by_hand requirements=cart.requirements.clone() />
                <Link id status=state requirements=cart.requirements />
                <Removal id />
            </div>
        };
        view! {
            {refusal(&errors, problem.as_ref())}
            {done.map(|text| view! { <Notice text /> })}
            {changed.map(|text| view! { <Remark text /> })}
            {warnings.into_iter().map(|text| view! { <Remark text /> }).collect_view()}
            <div class="columns">
                {left.into_any()}
                {right.into_any()}
            </div>
        }
    }))
}

/// What a requirement is called that keeps a draft from being ordered.
pub const fn missing(requirement: Requirement) -> &'static str {
    match requirement {
        Requirement::Lines => "There is nothing in it yet.",
        Requirement::ShippingAddress => "It has no address yet.",
        Requirement::ShippingOption => "No way of delivery serves the address.",
        Requirement::AvailableLines => "Something in it cannot be bought: take it out first.",
    }
}
