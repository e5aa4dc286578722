//! What is typed about a promotion, new or not.

use crate::{
    components::Choice,
    forms::{Errors, chosen, decimal, wire},
    words,
};
use contract::promotion::{CreatePromotion, Promotion, PromotionKind};
use kernel::{Currency, Timestamp};
use leptos::prelude::*;
use serde::Deserialize;
use ui::Field;

/// The fields as they were typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct PromotionForm {
    /// Makes a second sending the same promotion.
    pub key: String,
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
    /// An empty one that makes one promotion, however often it is sent.
    pub fn new(key: String) -> Self {
        Self { key, ..Self::default() }
    }

    /// What the fields say; none if one of them is wrong.
    pub fn read(&self, currency: Currency, errors: &mut Errors) -> Option<CreatePromotion> {
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

impl From<&Promotion> for PromotionForm {
    fn from(promotion: &Promotion) -> Self {
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        // As `datetime-local` reads it: to the minute.
        let minute = |at: Option<Timestamp>| {
            at.map(|at| at.to_string().chars().take("2026-11-23T12:00".len()).collect()).unwrap_or_default()
        };
        Self {
            key: String::new(),
            name: promotion.name.clone(),
            code: promotion.code.clone().unwrap_or_default(),
            kind: wire(promotion.kind),
            percent: number(promotion.percent.map(u32::from)),
            amount: promotion.amount.map(decimal).unwrap_or_default(),
            minimum_subtotal: promotion.minimum_subtotal.map(decimal).unwrap_or_default(),
            usage_limit: number(promotion.usage_limit),
            per_customer_limit: number(promotion.per_customer_limit),
            starts_at: minute(promotion.starts_at),
            ends_at: minute(promotion.ends_at),
        }
    }
}

/// The fields.
#[component]
pub fn Fields(form: PromotionForm, errors: Errors) -> impl IntoView {
    let kinds = words::PROMOTION_KINDS.map(|kind| (wire(kind), words::promotion_kind(kind))).to_vec();
    view! {
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
    }
}
