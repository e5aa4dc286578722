//! Orders that the staff put together by phone or mail: the list of them, and a new one.

use crate::{
    app::App,
    components::{Choice, Found, Moment, Status, Views},
    forms::{self, Errors, chosen, wire},
    layout::{self, Action, Head, refusal},
    pages::orders,
    words,
};
use contract::{
    Limit, Unit,
    draft_order::{CreateDraftOrder, DraftOrderSummary, DraftStatus, ListDraftOrders},
    order,
    user::{self, ListCustomers},
};
use edge::{Context, Raw};
use http::{Response, StatusCode};
use kernel::{CustomerId, EmailAddress, ErrorCode, Locale, Problem};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use ui::{Field, Notice};

/// The list's address.
pub const DRAFTS: &str = "/admin/orders/drafts";

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Filters {
    #[serde(skip_serializing_if = "String::is_empty")]
    status: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    cursor: Option<String>,
    #[serde(skip_serializing)]
    done: String,
}

/// `GET /admin/orders/drafts`
pub async fn list(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let filters: Filters = ui::parse_query(&call.query)?;
    let query = ListDraftOrders {
        status: chosen(&filters.status),
        cursor: filters.cursor.clone(),
        ..ListDraftOrders::default()
    };
    let found = app.order.call(&call.caller, &order::LIST_DRAFT_ORDERS, &[], &query, &Unit {}).await?;
    let at = |cursor: String| {
        format!("{DRAFTS}?{}", ui::to_query(&Filters { cursor: Some(cursor), ..filters.clone() }))
    };
    let (previous, next) = (found.prev_cursor.map(at), found.next_cursor.map(at));
    let mut statuses = vec![(String::new(), "All")];
    statuses.extend(
        [DraftStatus::Open, DraftStatus::Sent, DraftStatus::Completed]
            .map(|status| (wire(status), status_words(status))),
    );
    let head = Head {
        heading: Some("Orders"),
        actions: vec![Action::primary("/admin/orders/drafts/new", "New order")],
        ..Head::default()
    };
    let done = (filters.done == "deleted").then_some("The draft is deleted.");
    Ok(layout::page_with(&call, StatusCode::OK, "Drafts", head, move || {
        let rows = found.items.into_iter().map(|draft| row(draft).into_any()).collect();
        view! {
            <Views label="Views of the orders" views=orders::views(Some(DRAFTS)) />
            {done.map(|text| view! { <Notice text /> })}
            <form class="filters" method="get" action=DRAFTS role="search" aria-label="Drafts">
                <Choice name="status" label="Status" options=statuses selected=filters.status />
                <button type="submit">"Show"</button>
            </form>
            <Found
                what="drafts"
                all=DRAFTS
                caption="Drafts, the newest first"
                heads=&["Draft", "Status", "#Total", "-#Items", "-Changed"]
                rows
                previous
                next
            />
        }
    }))
}

fn row(draft: DraftOrderSummary) -> impl IntoView {
    let name = draft.email;
    let recipient = draft.name.map(|name| format!("for {name}"));
    let (href, name) = match draft.order_id {
        Some(order) => {
            let number = draft.order_number.map_or(name.clone(), |number| format!("#{number} {name}"));
            (format!("/admin/orders/{order}"), number)
        }
        None => (format!("{DRAFTS}/{}", draft.id), name),
    };
    view! {
        <tr>
            <th scope="row" class="words"><a href=href>{name}</a> <br /> <span class="muted">{recipient}</span></th>
            <td><Status words=status_words(draft.status) tone=tone(draft.status) /></td>
            <td class="amount">{draft.total.map(words::money)}</td>
            <td class="amount wide">{draft.item_count}</td>
            <td class="wide"><Moment at=draft.updated_at /></td>
        </tr>
    }
}

/// What a draft's status is called.
pub const fn status_words(status: DraftStatus) -> &'static str {
    match status {
        DraftStatus::Open => "Draft",
        DraftStatus::Sent => "Link sent",
        DraftStatus::Completed => "Ordered",
    }
}

/// How it looks.
pub const fn tone(status: DraftStatus) -> &'static str {
    match status {
        DraftStatus::Open => "",
        DraftStatus::Sent => "warn",
        DraftStatus::Completed => "good",
    }
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct NewForm {
    /// Makes a second sending the same draft.
    key: String,
    email: String,
    locale: String,
}

/// `GET /admin/orders/drafts/new`
#[allow(clippy::unused_async)] // as every page
pub async fn new(_: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form = NewForm { key: forms::new_key(&call), ..NewForm::default() };
    Ok(new_page(&call, StatusCode::OK, form, Errors::default(), None))
}

/// `POST /admin/orders/drafts`
pub async fn create(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let mut form: NewForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let mut errors = Errors::default();
    let Some(email) = errors.required::<EmailAddress>("email", &form.email) else {
        return Ok(new_page(&call, StatusCode::UNPROCESSABLE_ENTITY, form, errors, None));
    };
    let customer_id = account_of(&app, &call, &email).await;
    let new = CreateDraftOrder { email, customer_id, locale: chosen(&form.locale) };
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let endpoint = &order::CREATE_DRAFT_ORDER;
    match app.order.call_with(&call.caller, endpoint, &[], &Unit {}, &new, &headers).await {
        Ok((_, draft)) => Ok(ui::redirect(&format!("{DRAFTS}/{}", draft.id))),
        Err(problem) => {
            errors.refused(&problem);
            if problem.code == ErrorCode::IdempotencyMismatch {
                form.key = forms::new_key(&call);
            }
            Ok(new_page(&call, ui::status(&problem), form, errors, Some(problem)))
        }
    }
}

/// The account of a mail address, if there is one. Who may not see accounts puts orders together for guests.
pub async fn account_of(app: &App, context: &Context, email: &EmailAddress) -> Option<CustomerId> {
    let query = ListCustomers { q: email.parse().ok(), limit: Limit::new(100), ..ListCustomers::default() };
    let found = app.user.call(&context.caller, &user::LIST_CUSTOMERS, &[], &query, &Unit {}).await.ok()?;
    found.items.into_iter().find(|customer| customer.email.eq_ignore_ascii_case(email)).map(|found| found.id)
}

/// What a draft needs an address for, and what to do for somebody who has none.
pub const EMAIL_HINT: &str = "The confirmation and what comes after it are sent there; with the address of an account, the order is among its orders. For somebody without one, write an address of the shop's own: its mails are then yours to pass on.";

/// The languages that a customer can be written to.
pub fn languages() -> Vec<(String, &'static str)> {
    let name = |locale| match locale {
        Locale::En => "English",
        Locale::De => "German",
    };
    Locale::ALL.map(|locale| (wire(locale), name(locale))).to_vec()
}

fn new_page(
    call: &Raw,
    status: StatusCode,
    form: NewForm,
    errors: Errors,
    problem: Option<Problem>,
) -> Response<Vec<u8>> {
    layout::page(call, status, "New order", move || {
        view! {
            {refusal(&errors, problem.as_ref())}
            <form class="panel" method="post" action=DRAFTS>
                <input type="hidden" name="key" value=form.key />
                <Field
                    name="email"
                    label="The customer's email"
                    value=form.email
                    kind="email"
                    maxlength=254
                    required=true
                    error=errors.get("email")
                    hint=EMAIL_HINT
                />
                <Choice name="locale" label="Language of the mails" options=languages() selected=form.locale />
                <button class="primary" type="submit">"Go on"</button>
            </form>
        }
    })
}
