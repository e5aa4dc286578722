//! A promotion: everything about it may change.

use super::{
    promotion_form::{Choices, Fields, PromotionForm},
    promotions::{Switch, state, switch as switch_button},
};
use crate::{
    app::App,
    forms::{self, Errors},
    layout::{self, Action, Head, refusal},
};
use contract::{
    Unit,
    promotion::{self, Promotion, UpdatePromotion},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, Problem, PromotionId};
use leptos::prelude::*;
use std::rc::Rc;
use ui::Notice;

async fn known(app: &App, call: &Raw) -> Result<Promotion, Problem> {
    let id: PromotionId = call.params.parse("id")?;
    app.promotion.call(&call.caller, &promotion::GET_PROMOTION, &[&id], &Unit {}, &Unit {}).await
}

/// `GET /admin/promotions/{id}`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let (known, choices) = futures::future::try_join(known(&app, &call), Choices::load(&app, &call)).await?;
    let form = PromotionForm::of(&app, &call, &known, choices.settings.time_zone).await;
    Ok(page(&call, StatusCode::OK, known, Typed { form, errors: Errors::default(), choices }, None))
}

/// `POST /admin/promotions/{id}`
pub async fn save(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form: PromotionForm = ui::parse_form(&call, &call.body)?;
    let mut errors = Errors::default();
    let (known, choices) = futures::future::try_join(known(&app, &call), Choices::load(&app, &call)).await?;
    let Some(wish) = form.read(&app, &call, &choices.settings, &mut errors).await? else {
        let typed = Typed { form, errors, choices };
        return Ok(page(&call, StatusCode::UNPROCESSABLE_ENTITY, known, typed, None));
    };
    let update = UpdatePromotion {
        name: Some(wish.name),
        active: None,
        code: Some(wish.code),
        kind: Some(wish.kind),
        percent: Some(wish.percent),
        amount: Some(wish.amount),
        buy_quantity: Some(wish.buy_quantity),
        get_quantity: Some(wish.get_quantity),
        usage_limit: Some(wish.usage_limit),
        per_customer_limit: Some(wish.per_customer_limit),
        minimum_subtotal: Some(wish.minimum_subtotal),
        conditions: Some(wish.conditions),
        priority: Some(wish.priority),
        stacking: Some(wish.stacking),
        starts_at: Some(wish.starts_at),
        ends_at: Some(wish.ends_at),
    };
    match app
        .promotion
        .call(&call.caller, &promotion::UPDATE_PROMOTION, &[&known.id], &Unit {}, &update)
        .await
    {
        Ok(saved) => Ok(ui::redirect(&format!("/admin/promotions/{}?done=saved", saved.id))),
        Err(problem) if problem.code == ErrorCode::NotFound => Err(problem),
        Err(problem) => {
            errors.refused(&problem);
            let typed = Typed { form, errors, choices };
            Ok(page(&call, ui::status(&problem), known, typed, Some(problem)))
        }
    }
}

/// `POST /admin/promotions/{id}/active`
pub async fn switch(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: PromotionId = call.params.parse("id")?;
    let form: Switch = ui::parse_form(&call, &call.body)?;
    let update = UpdatePromotion { active: Some(form.active), ..UpdatePromotion::default() };
    app.promotion.call(&call.caller, &promotion::UPDATE_PROMOTION, &[&id], &Unit {}, &update).await?;
    let done = if form.active { "on" } else { "off" };
    Ok(ui::redirect(&format!("/admin/promotions?done={done}")))
}

/// What was typed, what is wrong with it, and what there is to choose from.
struct Typed {
    form: PromotionForm,
    errors: Errors,
    choices: Choices,
}

fn page(
    call: &Raw,
    status: StatusCode,
    known: Promotion,
    typed: Typed,
    problem: Option<Problem>,
) -> Response<Vec<u8>> {
    let Typed { form, errors, choices } = typed;
    let done = forms::done(call);
    let now = call.now;
    let codes =
        known.unique_codes.then(|| Action::new(format!("/admin/promotions/{}/codes", known.id), "Its codes"));
    let head =
        Head { status: Some(state(&known, now)), actions: codes.into_iter().collect(), ..Head::default() };
    layout::page_with(call, status, known.name.clone(), head, move || {
        let used = match known.usage_limit {
            Some(limit) => format!("Used {} of {limit} times", known.used),
            None => format!("Used {} times", known.used),
        };
        view! {
            {(done == "saved").then(|| view! { <Notice text="Saved." /> })}
            <div class="head">
                <p class="muted">{used}</p>
                {switch_button(&known, now)}
            </div>
            {refusal(&errors, problem.as_ref())}
            <form class="panel" method="post" action=format!("/admin/promotions/{}", known.id)>
                <Fields form errors choices is_known=true />
                <button class="primary" type="submit">"Save"</button>
            </form>
        }
    })
}
