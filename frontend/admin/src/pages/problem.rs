//! What staff see when something is not there, not allowed or went wrong.

use crate::{layout, words};
use edge::Context;
use http::{HeaderValue, Response, header};
use kernel::{ErrorCode, Principal, Problem};
use leptos::prelude::*;

/// A problem as a page that leads on. Guests are sent to the sign-in.
pub fn show(problem: &Problem, context: &Context) -> Response<Vec<u8>> {
    if problem.code == ErrorCode::Unauthenticated {
        // The address of a form is none to come back to.
        let is_form = context.header(header::CONTENT_TYPE.as_str()).is_some();
        let next = if is_form { "/admin" } else { &context.path };
        return ui::redirect(&format!("/admin/sign-in?{}", ui::to_query(&[("next", next)])));
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
