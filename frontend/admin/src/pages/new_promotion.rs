//! A new promotion.

use crate::{
    app::App,
    components::Choice,
    forms::{self, Errors, chosen, wire},
    layout::{self, refusal},
    words,
};
use contract::{
    Unit,
    promotion::{self, CreatePromotion, PromotionKind},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{Currency, ErrorCode, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::Field;

/// The fields as they were typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct PromotionForm {
    /// Makes a second sending the same promotion.
    key: String,
    name: String,
    code: String,
    kind: String,
    percent: String,
    amount: String,
    minimum_subtotal: String,
    usage_limit: String,
    per_customer_limit: String,
    starts_at: String,
    ends_at: String,
}

impl PromotionForm {
    fn read(&self, currency: Currency, errors: &mut Errors) -> Option<CreatePromotion> {
        let name = errors.required("name", &self.name);
        let code = errors.optional("code", &self.code);
        let kind: Option<PromotionKind> = chosen(&self.kind);
        if kind.is_none() {
            errors.add("kind", "Choose what it gives.");
        }
        // What does not belong to the kind is left out, so that changing one's mind needs no clearing.
        let is = |wanted| kind == Some(wanted);
        let percent = if is(PromotionKind::Percent) {
            let percent = errors.optional_number("percent", &self.percent);
            if self.percent.trim().is_empty() {
                errors.add("percent", "Write a whole number from 1 to 100.");
            }
            percent
        } else {
            None
        };
        let amount =
            if is(PromotionKind::Fixed) { errors.money("amount", &self.amount, currency) } else { None };
        let minimum_subtotal = errors.optional_money("minimum_subtotal", &self.minimum_subtotal, currency);
        let usage_limit = errors.optional_number("usage_limit", &self.usage_limit);
        let per_customer_limit = errors.optional_number("per_customer_limit", &self.per_customer_limit);
        let starts_at = errors.optional_time("starts_at", &self.starts_at);
        let ends_at = errors.optional_time("ends_at", &self.ends_at);
        if !errors.is_empty() {
            return None;
        }
        Some(CreatePromotion {
            name: name?,
            code,
            kind: kind?,
            percent,
            amount,
            usage_limit,
            per_customer_limit,
            minimum_subtotal,
            starts_at,
            ends_at,
        })
    }
}

/// `GET /admin/promotions/new`
pub async fn show(_: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form = PromotionForm { key: forms::new_key(&call), ..PromotionForm::default() };
    Ok(page(&call, StatusCode::OK, form, Errors::default(), None))
}

/// `POST /admin/promotions`
pub async fn submit(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let mut form: PromotionForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let mut errors = Errors::default();
    let currency = app.currency(&call).await?;
    let Some(wish) = form.read(currency, &mut errors) else {
        return Ok(page(&call, StatusCode::UNPROCESSABLE_ENTITY, form, errors, None));
    };
    let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
    let endpoint = &promotion::CREATE_PROMOTION;
    match app.promotion.call_with(&call.caller, endpoint, &[], &Unit {}, &wish, &headers).await {
        Ok(_) => Ok(ui::redirect("/admin/promotions?done=saved")),
        Err(problem) => {
            errors.refused(&problem);
            if problem.code == ErrorCode::IdempotencyMismatch {
                form.key = forms::new_key(&call);
            }
            let status = ui::status(&problem);
            Ok(page(&call, status, form, errors, Some(problem)))
        }
    }
}

fn page(
    call: &Raw,
    status: StatusCode,
    form: PromotionForm,
    errors: Errors,
    problem: Option<Problem>,
) -> Response<Vec<u8>> {
    layout::page(call, status, "Add a promotion", move || {
        let kinds = words::PROMOTION_KINDS.map(|kind| (wire(kind), words::promotion_kind(kind))).to_vec();
        view! {
            {refusal(&errors, problem.as_ref())}
            <form method="post" action="/admin/promotions">
                <input type="hidden" name="key" value=form.key />
                <Field name="name" label="Name" value=form.name maxlength=120 required=true error=errors.get("name") hint="Customers see it in the cart." />
                <Field name="code" label="Code" value=form.code maxlength=40 error=errors.get("code") hint="Letters, digits, hyphen and underscore. Without a code it applies by itself." />
                <Choice name="kind" label="Gives" options=kinds selected=form.kind error=errors.get("kind") />
                <div class="row">
                    <Field name="percent" label="Percent" value=form.percent inputmode="numeric" maxlength=3 error=errors.get("percent") hint="For percent off." />
                    <Field name="amount" label="Amount" value=form.amount inputmode="decimal" maxlength=20 error=errors.get("amount") hint="For amount off." />
                </div>
                <fieldset>
                    <legend>"Conditions"</legend>
                    <div class="row">
                        <Field name="minimum_subtotal" label="Minimum subtotal" value=form.minimum_subtotal inputmode="decimal" maxlength=20 error=errors.get("minimum_subtotal") />
                        <Field name="usage_limit" label="Uses in all" value=form.usage_limit inputmode="numeric" maxlength=9 error=errors.get("usage_limit") />
                        <Field name="per_customer_limit" label="Uses per customer" value=form.per_customer_limit inputmode="numeric" maxlength=9 error=errors.get("per_customer_limit") />
                    </div>
                    <div class="row">
                        <Field name="starts_at" label="Starts (UTC)" value=form.starts_at kind="datetime-local" error=errors.get("starts_at") />
                        <Field name="ends_at" label="Ends (UTC)" value=form.ends_at kind="datetime-local" error=errors.get("ends_at") />
                    </div>
                </fieldset>
                <button class="primary" type="submit">"Add the promotion"</button>
            </form>
        }
    })
}
