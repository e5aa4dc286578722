//! What staff see when something is not there, not allowed or went wrong.

use super::sign_in;
use crate::{layout, words};
use edge::Context;
use http::{HeaderValue, Response, Uri, header};
use kernel::{ErrorCode, Principal, Problem};
use leptos::prelude::*;

/// The page of the admin that a form was sent from, as far as the browser says.
fn page_of_form(context: &Context) -> String {
    let referer = context.header(header::REFERER.as_str()).and_then(|referer| referer.parse::<Uri>().ok());
    let path = referer.map(|page| page.path().to_owned());
    path.filter(|path| path.starts_with("/admin/")).unwrap_or_else(|| "/admin".to_owned())
}

/// A problem as a page that leads on. Guests are sent to the sign-in.
pub fn show(problem: &Problem, context: &Context) -> Response<Vec<u8>> {
    if problem.code == ErrorCode::Unauthenticated {
        // The address of a form is none to come back to; the page that it stands on is.
        let is_form = context.header(header::CONTENT_TYPE.as_str()).is_some();
        let next = if is_form { page_of_form(context) } else { context.path.clone() };
        let mut query = vec![("next", next.as_str())];
        query.extend(is_form.then_some(("done", sign_in::ENDED)));
        return ui::redirect(&format!("/admin/sign-in?{}", ui::to_query(&query)));
    }
    let status = ui::status(problem);
    let is_customer = matches!(context.principal(), Principal::Customer { .. });
    let not_staff = problem.code == ErrorCode::Forbidden && is_customer;
    let title = match status.as_u16() {
        403 if not_staff => "This is for staff only",
        403 => "You may not do this",
        404 | 405 => "Not found",
        500.. => "Something went wrong",
        _ => "This did not work",
    };
    let words = words::problem(problem);
    let request_id = context.caller.request_id.clone();
    let mut response = layout::page(context, status, title, move || {
        view! {
            {if not_staff {
                view! {
                    <p>"You are signed in as a customer. The admin is open to staff accounts only."</p>
                    <p><a class="button" href="/admin/sign-in">"Sign in with a staff account"</a></p>
                }
                    .into_any()
            } else {
                view! { <p>{words}</p> <p><a class="button" href="/admin">"To the overview"</a></p> }.into_any()
            }}
            <p class="muted">"Request " {request_id}</p>
        }
    });
    if problem.code == ErrorCode::RateLimited {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
    }
    response
}
