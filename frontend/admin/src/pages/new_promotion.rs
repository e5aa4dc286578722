//! A new promotion.

use super::promotion_form::{Choices, Fields, PromotionForm};
use crate::{
    app::App,
    forms::{self, Errors},
    layout::{self, refusal},
};
use contract::{Unit, promotion};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::Problem;
use leptos::prelude::*;
use std::rc::Rc;

/// `GET /admin/promotions/new`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let choices = Choices::load(&app, &call).await?;
    let form = PromotionForm::new(forms::new_key(&call));
    Ok(page(&call, StatusCode::OK, form, Errors::default(), choices, None))
}

/// `POST /admin/promotions`
pub async fn submit(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let mut form: PromotionForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let mut errors = Errors::default();
    let choices = Choices::load(&app, &call).await?;
    let Some(wish) = form.read(&app, &call, &choices.settings, &mut errors).await? else {
        return Ok(page(&call, StatusCode::UNPROCESSABLE_ENTITY, form, errors, choices, None));
    };
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let endpoint = &promotion::CREATE_PROMOTION;
    match app.promotion.call_with(&call.caller, endpoint, &[], &Unit {}, &wish, &headers).await {
        Ok((_, made)) if made.unique_codes => {
            Ok(ui::redirect(&format!("/admin/promotions/{}/codes", made.id)))
        }
        Ok(_) => Ok(ui::redirect("/admin/promotions?done=saved")),
        Err(problem) => {
            errors.refused(&problem);
            forms::renew(&mut form.key, &problem, &call);
            let status = ui::status(&problem);
            Ok(page(&call, status, form, errors, choices, Some(problem)))
        }
    }
}

fn page(
    call: &Raw,
    status: StatusCode,
    form: PromotionForm,
    errors: Errors,
    choices: Choices,
    problem: Option<Problem>,
) -> Response<Vec<u8>> {
    layout::page(call, status, "Add a promotion", move || {
        view! {
            {refusal(&errors, problem.as_ref())}
            <form class="panel" method="post" action="/admin/promotions">
                <input type="hidden" name="key" value=form.key.clone() />
                <Fields form errors choices />
                <button class="primary" type="submit">"Add the promotion"</button>
            </form>
        }
    })
}
