//! The codes of a promotion that applies with many: made, looked at, taken along.

use crate::{
    app::App,
    components::{Found, Moment},
    forms::{self, Errors},
    layout::{self, refusal},
};
use contract::{
    List, Unit,
    promotion::{self, CreateCodes, ListCodes, Promotion, PromotionCode},
};
use edge::Raw;
use futures::future::try_join;
use http::{Request, Response, StatusCode, header};
use kernel::{ErrorCode, Problem, PromotionId};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::{Field, Notice};

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Query {
    q: String,
    cursor: Option<String>,
    made: Option<u32>,
}

/// The fields as they were typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct CodesForm {
    /// Makes a second sending the same codes.
    key: String,
    count: String,
    prefix: String,
    length: String,
    usage_limit: String,
}

impl CodesForm {
    fn read(&self, errors: &mut Errors) -> Option<CreateCodes> {
        if self.count.trim().is_empty() {
            errors.add("count", "Write how many.");
        }
        let count = errors.optional_number("count", &self.count);
        let prefix = errors.optional("prefix", &self.prefix);
        let length = errors.optional_number("length", &self.length);
        let usage_limit = errors.optional_number("usage_limit", &self.usage_limit);
        if !errors.is_empty() {
            return None;
        }
        Some(CreateCodes { count: count?, prefix, length, usage_limit })
    }
}

/// `GET /admin/promotions/{id}/codes`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form = CodesForm { key: forms::new_key(&call), ..CodesForm::default() };
    page(&app, &call, StatusCode::OK, form, Errors::default(), None).await
}

/// `POST /admin/promotions/{id}/codes`
pub async fn create(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: PromotionId = call.params.parse("id")?;
    let mut form: CodesForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let mut errors = Errors::default();
    let Some(wish) = form.read(&mut errors) else {
        return page(&app, &call, StatusCode::UNPROCESSABLE_ENTITY, form, errors, None).await;
    };
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let endpoint = &promotion::CREATE_CODES;
    match app.promotion.call_with(&call.caller, endpoint, &[&id], &Unit {}, &wish, &headers).await {
        Ok((_, made)) => Ok(ui::redirect(&format!("/admin/promotions/{id}/codes?made={}", made.created))),
        Err(problem) => {
            errors.refused(&problem);
            forms::renew(&mut form.key, &problem, &call);
            page(&app, &call, ui::status(&problem), form, errors, Some(problem)).await
        }
    }
}

/// `GET /admin/promotions/{id}/codes.csv`
pub async fn export(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: PromotionId = call.params.parse("id")?;
    let request = Request::get(format!("https://promotion/admin/promotions/{id}/codes.csv"))
        .body(Vec::new())
        .map_err(Problem::internal)?;
    let operation = promotion::EXPORT_CODES.route.operation;
    let answer = app.promotion.send(&call.caller, operation, request).await?;
    match answer.status() {
        StatusCode::OK => Response::builder()
            .header(header::CONTENT_TYPE, "text/csv; charset=utf-8")
            .header(header::CONTENT_DISPOSITION, format!("attachment; filename=\"codes-{id}.csv\""))
            .header(header::CACHE_CONTROL, "no-store")
            .body(answer.into_body())
            .map_err(Problem::internal),
        StatusCode::NOT_FOUND => Err(ErrorCode::NotFound.into()),
        status => Err(Problem::unavailable(format!("the codes were answered with {status}"))),
    }
}

async fn page(
    app: &App,
    call: &Raw,
    status: StatusCode,
    form: CodesForm,
    errors: Errors,
    problem: Option<Problem>,
) -> Result<Response<Vec<u8>>, Problem> {
    let id: PromotionId = call.params.parse("id")?;
    let query: Query = ui::parse_query(&call.query).unwrap_or_default();
    let wanted = ListCodes { q: query.q.parse().ok(), cursor: query.cursor.clone(), ..ListCodes::default() };
    let (known, found) = try_join(
        app.promotion.call(&call.caller, &promotion::GET_PROMOTION, &[&id], &Unit {}, &Unit {}),
        app.promotion.call(&call.caller, &promotion::LIST_CODES, &[&id], &wanted, &Unit {}),
    )
    .await?;
    Ok(layout::page(call, status, format!("Codes of “{}”", known.name), move || {
        view! {
            {query.made.map(|made| view! { <Notice text=format!("{made} codes are made.") /> })}
            <p>
                <a href=format!("/admin/promotions/{id}")>"The promotion"</a>
                " · "
                <a href=format!("/admin/promotions/{id}/codes.csv") download="">"Download all as CSV"</a>
            </p>
            {refusal(&errors, problem.as_ref())}
            {known.unique_codes.then(|| view! { <MakeCodes id form errors /> })}
            <Codes known found query />
        }
    }))
}

#[component]
fn MakeCodes(id: PromotionId, form: CodesForm, errors: Errors) -> impl IntoView {
    view! {
        <section class="panel" aria-labelledby="make-heading">
            <h2 id="make-heading">"Make codes"</h2>
            <form method="post" action=format!("/admin/promotions/{id}/codes")>
                <input type="hidden" name="key" value=form.key />
                <div class="row">
                    <Field name="count" label="How many" value=form.count inputmode="numeric" maxlength=5 required=true error=errors.get("count") hint="At most 10000 at once." />
                    <Field name="prefix" label="What they begin with" value=form.prefix maxlength=16 error=errors.get("prefix") hint="Such as SPRING-; it may be empty." />
                    <Field name="length" label="Random letters" value=form.length inputmode="numeric" maxlength=2 error=errors.get("length") hint="From 8 to 20; 10 if empty." />
                    <Field name="usage_limit" label="Uses of each" value=form.usage_limit inputmode="numeric" maxlength=6 error=errors.get("usage_limit") hint="Once if empty." />
                </div>
                <button class="primary" type="submit">"Make the codes"</button>
            </form>
        </section>
    }
}

#[component]
fn Codes(known: Promotion, found: List<PromotionCode>, query: Query) -> impl IntoView {
    let all = format!("/admin/promotions/{}/codes", known.id);
    let at = |cursor: String| {
        let fields = [("q", query.q.clone()), ("cursor", cursor)];
        format!("{all}?{}", ui::to_query(&fields))
    };
    let (previous, next) = (found.prev_cursor.map(at), found.next_cursor.map(at));
    let rows = found.items.into_iter().map(|code| {
        view! {
            <tr>
                <th scope="row"><code>{code.code}</code></th>
                <td class="amount">{code.used}" of "{code.usage_limit}</td>
                <td><Moment at=code.created_at /></td>
            </tr>
        }
        .into_any()
    });
    let rows = rows.collect();
    view! {
        <form class="filters" method="get" action=all.clone() role="search" aria-label="Codes">
            <Field name="q" label="Begins with" value=query.q.clone() maxlength=40 kind="search" />
            <button type="submit">"Show"</button>
        </form>
        <Found what="codes" all caption="Codes, as they were made" heads=&["Code", "#Used", "Made"] rows previous next />
    }
}
