//! Gift cards and store credit: looked at, and made.

use super::promotion_names::read_customers;
use crate::{
    app::App,
    components::{Found, Moment, Status},
    forms::{self, Errors},
    layout::{self, refusal},
    words,
};
use contract::{
    List, Unit,
    cart::Settings,
    gift_card::{CreateGiftCard, CreatedGiftCard, GiftCard, ListGiftCards},
    promotion,
    user::{self, AccountIds},
};
use edge::{Context, Raw};
use futures::future::try_join;
use http::{HeaderValue, Response, StatusCode, header};
use kernel::{CustomerId, Permission, Problem, Timestamp};
use leptos::prelude::*;
use serde::Deserialize;
use std::{collections::BTreeMap, rc::Rc};
use ui::{Field, Notice};

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Query {
    q: String,
    customer_id: Option<CustomerId>,
    cursor: Option<String>,
}

/// The fields as they were typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct CardForm {
    /// Makes a second sending the same card.
    key: String,
    amount: String,
    /// The account's mail address, for store credit.
    customers: String,
    expires_at: String,
    note: String,
}

impl CardForm {
    async fn read(
        &self,
        app: &App,
        call: &Raw,
        settings: &Settings,
        errors: &mut Errors,
    ) -> Result<Option<CreateGiftCard>, Problem> {
        let amount = errors.money("amount", &self.amount, settings.currency);
        let customers = read_customers(app, call, &self.customers, errors).await?;
        if customers.len() > 1 {
            errors.add("customers", "Name one account.");
        }
        let expires_at = errors.optional_time("expires_at", &self.expires_at, settings.time_zone);
        let note = errors.optional("note", &self.note);
        let Some(amount) = amount.filter(|_| errors.is_empty()) else { return Ok(None) };
        let customer_id = customers.into_iter().next();
        Ok(Some(CreateGiftCard { amount, customer_id, expires_at, note }))
    }
}

/// What stands above the list.
#[derive(Default)]
struct Shown {
    form: CardForm,
    errors: Errors,
    problem: Option<Problem>,
    made: Option<CreatedGiftCard>,
}

/// `GET /admin/gift-cards`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form = CardForm { key: forms::new_key(&call), ..CardForm::default() };
    page(&app, &call, StatusCode::OK, Shown { form, ..Shown::default() }).await
}

/// `POST /admin/gift-cards`. The answer is the page itself: a code belongs into no address.
pub async fn create(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let mut form: CardForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let mut errors = Errors::default();
    let settings = app.settings(&call).await?;
    let Some(wish) = form.read(&app, &call, &settings, &mut errors).await? else {
        let shown = Shown { form, errors, ..Shown::default() };
        return page(&app, &call, StatusCode::UNPROCESSABLE_ENTITY, shown).await;
    };
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let endpoint = &promotion::CREATE_GIFT_CARD;
    match app.promotion.call_with(&call.caller, endpoint, &[], &Unit {}, &wish, &headers).await {
        Ok((_, made)) => {
            let form = CardForm { key: forms::new_key(&call), ..CardForm::default() };
            let shown = Shown { form, made: Some(made), ..Shown::default() };
            let mut response = page(&app, &call, StatusCode::OK, shown).await?;
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
            Ok(response)
        }
        Err(problem) => {
            errors.refused(&problem);
            forms::renew(&mut form.key, &problem, &call);
            let status = ui::status(&problem);
            let shown = Shown { form, errors, problem: Some(problem), made: None };
            page(&app, &call, status, shown).await
        }
    }
}

async fn page(app: &App, call: &Raw, status: StatusCode, shown: Shown) -> Result<Response<Vec<u8>>, Problem> {
    let query: Query = ui::parse_query(&call.query).unwrap_or_default();
    let wanted = ListGiftCards {
        q: query.q.parse().ok(),
        customer_id: query.customer_id,
        cursor: query.cursor.clone(),
        ..ListGiftCards::default()
    };
    let (settings, found) = try_join(
        app.settings(call),
        app.promotion.call(&call.caller, &promotion::LIST_GIFT_CARDS, &[], &wanted, &Unit {}),
    )
    .await?;
    let accounts: Vec<CustomerId> = found.items.iter().filter_map(|card| card.customer_id).collect();
    let names = emails(app, call, accounts).await;
    let now = call.now;
    let Shown { form, errors, problem, made } = shown;
    Ok(layout::page(call, status, "Gift cards", move || {
        view! {
            {made.map(|made| view! { <Made made /> })}
            {refusal(&errors, problem.as_ref())}
            <Make form errors currency=settings.currency.code() />
            <Cards found query names now />
        }
    }))
}

/// Accounts by their mail addresses, for those who may see accounts. A hint only: without the service it is missing.
async fn emails(app: &App, context: &Context, mut ids: Vec<CustomerId>) -> BTreeMap<CustomerId, String> {
    ids.sort_unstable();
    ids.dedup();
    ids.truncate(100);
    if ids.is_empty() || !context.principal().may(Permission::Customers) {
        return BTreeMap::new();
    }
    let service = context.caller.as_service("admin");
    let named = app.user.call(&service, &user::NAME_ACCOUNTS, &[], &Unit {}, &AccountIds { ids }).await;
    let named = named.map(|list| list.items).unwrap_or_default();
    named.into_iter().map(|account| (account.id, account.email)).collect()
}

/// What was made. The code is shown this once.
#[component]
fn Made(made: CreatedGiftCard) -> impl IntoView {
    let path = format!("/admin/gift-cards/{}", made.gift_card.id);
    let balance = words::money(made.gift_card.balance);
    match made.full_code {
        Some(code) => view! {
            <section class="panel" aria-labelledby="made-heading">
                <h2 id="made-heading">{format!("A gift card of {balance} is made")}</h2>
                <p>"Its code: " <code>{code}</code></p>
                <p>"Write it down or send it now: it is not shown again. Whoever has it can spend what is on the card."</p>
                <p><a href=path>"The card"</a></p>
            </section>
        }
        .into_any(),
        None => view! { <Notice text=format!("Store credit of {balance} is given.") /> }.into_any(),
    }
}

#[component]
fn Make(form: CardForm, errors: Errors, currency: &'static str) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby="make-heading">
            <h2 id="make-heading">"Make a gift card, or give store credit"</h2>
            <form method="post" action="/admin/gift-cards">
                <input type="hidden" name="key" value=form.key />
                <div class="row">
                    <Field name="amount" label=format!("Amount ({currency})") value=form.amount inputmode="decimal" maxlength=20 required=true error=errors.get("amount") />
                    <Field name="customers" label="Account, for store credit" value=form.customers maxlength=254 error=errors.get("customers") hint="A mail address. Empty for a card with a code." />
                    <Field name="expires_at" label="Valid until" value=form.expires_at kind="datetime-local" maxlength=30 error=errors.get("expires_at") hint="For ever if empty." />
                    <Field name="note" label="Note" value=form.note maxlength=500 error=errors.get("note") hint="For the staff." />
                </div>
                <button class="primary" type="submit">"Make it"</button>
            </form>
        </section>
    }
}

#[component]
fn Cards(
    found: List<GiftCard>,
    query: Query,
    /// Accounts by their mail addresses.
    names: BTreeMap<CustomerId, String>,
    now: Timestamp,
) -> impl IntoView {
    let is_filtered = !query.q.is_empty() || query.customer_id.is_some() || query.cursor.is_some();
    let customer = query.customer_id.map(|id| id.to_string()).unwrap_or_default();
    let at = |cursor: String| {
        let mut fields = vec![("q", query.q.clone()), ("cursor", cursor)];
        if !customer.is_empty() {
            fields.push(("customer_id", customer.clone()));
        }
        format!("/admin/gift-cards?{}", ui::to_query(&fields))
    };
    let (previous, next) = (found.prev_cursor.map(at), found.next_cursor.map(at));
    let rows = found.items.into_iter().map(|card| {
        let (status, tone) = state(&card, now);
        let account = card.customer_id.map(|id| names.get(&id).cloned().unwrap_or_else(|| id.to_string()));
        view! {
            <tr>
                <th scope="row"><a href=format!("/admin/gift-cards/{}", card.id)>{name(&card)}</a></th>
                <td>{account}</td>
                <td class="amount">{words::money(card.balance)}</td>
                <td><Status words=status tone /></td>
                <td>{card.expires_at.map(|at| view! { <Moment at /> })}</td>
                <td><Moment at=card.created_at /></td>
            </tr>
        }
        .into_any()
    });
    let rows = rows.collect();
    view! {
        <form class="filters" method="get" action="/admin/gift-cards" role="search" aria-label="Gift cards">
            <Field name="q" label="Last four characters of the code" value=query.q.clone() maxlength=4 kind="search" />
            <button type="submit">"Show"</button>
        </form>
        <Found
            what="gift cards"
            all="/admin/gift-cards"
            caption="Gift cards and store credit, the newest first"
            heads=&["Code", "Account", "#Balance", "Status", "Valid until", "Made"]
            rows
            previous
            next
            none=if is_filtered { "" } else { "There are no gift cards yet." }
        />
    }
}

/// What a card is called: by the end of its code.
pub fn name(card: &GiftCard) -> String {
    card.code.clone().unwrap_or_else(|| "Store credit".to_owned())
}

/// Whether a card can be used, and how that looks.
pub fn state(card: &GiftCard, now: Timestamp) -> (&'static str, &'static str) {
    if !card.active {
        ("Off", "")
    } else if card.expires_at.is_some_and(|at| at <= now) {
        ("Expired", "")
    } else if card.balance.is_zero() {
        ("Spent", "")
    } else {
        ("Active", "good")
    }
}
