//! What is typed about a promotion, new or not.

use crate::{
    components::Choice,
    forms::{Errors, chosen, decimal, local_minute, wire},
    words,
};
use contract::{
    cart::Settings,
    promotion::{CreatePromotion, Promotion, PromotionKind},
};
use kernel::TimeZone;
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
    pub fn read(&self, settings: &Settings, errors: &mut Errors) -> Option<CreatePromotion> {
        let (currency, zone) = (settings.currency, settings.time_zone);
        let name = errors.required("name", &self.name);
        let code = errors.optional("code", &self.code);
        let kind: Option<PromotionKind> = chosen(&self.kind);
        if kind.is_none() {
            errors.add("kind", "Choose a type.");
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
        let starts_at = errors.optional_time("starts_at", &self.starts_at, zone);
        let ends_at = errors.optional_time("ends_at", &self.ends_at, zone);
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

    /// The form of a promotion as it is, its times on the clocks of a time zone.
    pub fn of(promotion: &Promotion, zone: TimeZone) -> Self {
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
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
            starts_at: promotion.starts_at.map(|at| local_minute(at, zone)).unwrap_or_default(),
            ends_at: promotion.ends_at.map(|at| local_minute(at, zone)).unwrap_or_default(),
        }
    }
}

/// The fields.
#[component]
pub fn Fields(form: PromotionForm, errors: Errors, settings: Settings) -> impl IntoView {
    let Settings { currency, time_zone, .. } = settings;
    let kinds = words::PROMOTION_KINDS.map(|kind| (wire(kind), words::promotion_kind(kind))).to_vec();
    view! {
                <Field name="name" label="Name" value=form.name maxlength=120 required=true error=errors.get("name") hint="Customers see it in the cart." />
                <Field name="code" label="Code" value=form.code maxlength=40 error=errors.get("code") hint="Letters, digits, hyphen and underscore. Without a code it applies by itself." />
                <div class="row">
                    <Choice name="kind" label="Type" options=kinds selected=form.kind error=errors.get("kind") />
                    <div class="of-percent">
                        <Field name="percent" label="Percent" value=form.percent inputmode="numeric" maxlength=3 error=errors.get("percent") />
                    </div>
                    <div class="of-amount">
                        <Field name="amount" label=format!("Amount ({currency})") value=form.amount inputmode="decimal" maxlength=20 error=errors.get("amount") />
                    </div>
                </div>
                <fieldset>
                    <legend>"Conditions"</legend>
                    <div class="row">
                        <Field name="minimum_subtotal" label=format!("Minimum subtotal ({currency})") value=form.minimum_subtotal inputmode="decimal" maxlength=20 error=errors.get("minimum_subtotal") />
                        <Field name="usage_limit" label="Total uses" value=form.usage_limit inputmode="numeric" maxlength=9 error=errors.get("usage_limit") />
                        <Field name="per_customer_limit" label="Uses per customer" value=form.per_customer_limit inputmode="numeric" maxlength=9 error=errors.get("per_customer_limit") />
                    </div>
                    <div class="row">
                        <Field name="starts_at" label=format!("Starts ({time_zone})") value=form.starts_at kind="datetime-local" error=errors.get("starts_at") />
                        <Field name="ends_at" label=format!("Ends ({time_zone})") value=form.ends_at kind="datetime-local" error=errors.get("ends_at") />
                    </div>
                </fieldset>
    }
}
