//! What is typed about a promotion, new or not.

use super::promotion_names::{read_customers, read_products, write_customers, write_products};
use crate::{
    app::App,
    components::{Categories, Choice, LongText},
    forms::{Errors, chosen, decimal, local_minute, wire},
    words,
};
use contract::{
    Unit,
    cart::Settings,
    product::{self, Category},
    promotion::{Conditions, CreatePromotion, Promotion, PromotionKind, Stacking},
};
use edge::Context;
use futures::future::{join, try_join};
use kernel::{CategoryId, CountryCode, Problem, TimeZone};
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
    pub unique_codes: Option<String>,
    kind: String,
    percent: String,
    amount: String,
    buy_quantity: String,
    get_quantity: String,
    minimum_subtotal: String,
    products: String,
    category_ids: Vec<CategoryId>,
    signed_in: Option<String>,
    customers: String,
    first_order: Option<String>,
    countries: Vec<CountryCode>,
    priority: String,
    stacking: String,
    usage_limit: String,
    per_customer_limit: String,
    starts_at: String,
    ends_at: String,
}

/// What there is to choose from.
pub struct Choices {
    pub settings: Settings,
    categories: Vec<Category>,
}

impl Choices {
    /// Asks the catalog and the store.
    ///
    /// # Errors
    /// `unavailable` if one of them does not answer.
    pub async fn load(app: &App, context: &Context) -> Result<Self, Problem> {
        let (tree, settings) = try_join(
            app.product.call(&context.caller, &product::LIST_CATEGORIES, &[], &Unit {}, &Unit {}),
            app.settings(context),
        )
        .await?;
        Ok(Self { settings, categories: tree.items })
    }
}

impl PromotionForm {
    /// An empty one that makes one promotion, however often it is sent.
    pub fn new(key: String) -> Self {
        Self { key, ..Self::default() }
    }

    /// What the fields say; none if one of them is wrong.
    ///
    /// # Errors
    /// The products or accounts that it names cannot be looked up.
    pub async fn read(
        &self,
        app: &App,
        context: &Context,
        settings: &Settings,
        errors: &mut Errors,
    ) -> Result<Option<CreatePromotion>, Problem> {
        let conditions = Conditions {
            product_ids: read_products(app, context, &self.products, errors).await?,
            category_ids: self.category_ids.clone(),
            signed_in: self.signed_in.is_some(),
            customer_ids: read_customers(app, context, &self.customers, errors).await?,
            first_order: self.first_order.is_some(),
            countries: self.countries.clone(),
        };
        Ok(self.checked(conditions, settings, errors))
    }

    fn checked(
        &self,
        conditions: Conditions,
        settings: &Settings,
        errors: &mut Errors,
    ) -> Option<CreatePromotion> {
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
        } else if is(PromotionKind::BuyXGetY) {
            errors.optional_number("percent", &self.percent)
        } else {
            None
        };
        let [buy_quantity, get_quantity] =
            [("buy_quantity", &self.buy_quantity), ("get_quantity", &self.get_quantity)].map(
                |(name, text)| {
                    if !is(PromotionKind::BuyXGetY) {
                        return None;
                    }
                    if text.trim().is_empty() {
                        errors.add(name, "Write how many.");
                    }
                    errors.optional_number(name, text)
                },
            );
        let amount =
            if is(PromotionKind::Fixed) { errors.money("amount", &self.amount, currency) } else { None };
        let minimum_subtotal = errors.optional_money("minimum_subtotal", &self.minimum_subtotal, currency);
        let usage_limit = errors.optional_number("usage_limit", &self.usage_limit);
        let per_customer_limit = errors.optional_number("per_customer_limit", &self.per_customer_limit);
        let starts_at = errors.optional_time("starts_at", &self.starts_at, zone);
        let ends_at = errors.optional_time("ends_at", &self.ends_at, zone);
        let priority = errors.optional_number("priority", &self.priority).unwrap_or(0);
        if !errors.is_empty() {
            return None;
        }
        Some(CreatePromotion {
            name: name?,
            code,
            unique_codes: self.unique_codes.is_some(),
            kind: kind?,
            percent,
            amount,
            buy_quantity,
            get_quantity,
            usage_limit,
            per_customer_limit,
            minimum_subtotal,
            conditions,
            priority,
            stacking: chosen(&self.stacking).unwrap_or_default(),
            starts_at,
            ends_at,
        })
    }

    /// The form of a promotion as it is: with the names of the products and accounts that it is for, its times on the
    /// clocks of a time zone.
    pub async fn of(app: &App, context: &Context, promotion: &Promotion, zone: TimeZone) -> Self {
        let conditions = promotion.conditions.clone();
        let (products, customers) = join(
            write_products(app, context, &conditions.product_ids),
            write_customers(app, context, &conditions.customer_ids),
        )
        .await;
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let ticked = |is: bool| is.then(|| "true".to_owned());
        Self {
            key: String::new(),
            name: promotion.name.clone(),
            code: promotion.code.clone().unwrap_or_default(),
            unique_codes: ticked(promotion.unique_codes),
            kind: wire(promotion.kind),
            percent: number(promotion.percent.map(u32::from)),
            amount: promotion.amount.map(decimal).unwrap_or_default(),
            buy_quantity: number(promotion.buy_quantity),
            get_quantity: number(promotion.get_quantity),
            minimum_subtotal: promotion.minimum_subtotal.map(decimal).unwrap_or_default(),
            products,
            category_ids: conditions.category_ids,
            signed_in: ticked(conditions.signed_in),
            customers,
            first_order: ticked(conditions.first_order),
            countries: conditions.countries,
            priority: promotion.priority.to_string(),
            stacking: wire(promotion.stacking),
            usage_limit: number(promotion.usage_limit),
            per_customer_limit: number(promotion.per_customer_limit),
            starts_at: promotion.starts_at.map(|at| local_minute(at, zone)).unwrap_or_default(),
            ends_at: promotion.ends_at.map(|at| local_minute(at, zone)).unwrap_or_default(),
        }
    }
}

/// The fields; without a code's where the promotion has many.
#[component]
pub fn Fields(
    form: PromotionForm,
    errors: Errors,
    choices: Choices,
    #[prop(default = true)] has_code: bool,
) -> impl IntoView {
    let Choices { settings: Settings { currency, time_zone, countries, .. }, categories } = choices;
    let kinds = words::PROMOTION_KINDS.map(|kind| (wire(kind), words::promotion_kind(kind))).to_vec();
    let stackings = [Stacking::Combinable, Stacking::Single, Stacking::Exclusive];
    let stackings = stackings.map(|stacking| (wire(stacking), words::stacking(stacking))).to_vec();
    let stacking = if form.stacking.is_empty() { wire(Stacking::default()) } else { form.stacking };
    let countries = countries.into_iter().map(|country| {
        let checked = form.countries.contains(&country);
        view! {
            <label class="choice">
                <input type="checkbox" name="countries" value=country.to_string() checked=checked />
                {words::country(country)}
            </label>
        }
    });
    let countries = countries.collect_view();
    let code = has_code.then(|| {
        view! {
            <Field name="code" label="Code" value=form.code maxlength=40 error=errors.get("code") hint="Letters, digits, hyphen and underscore. Without a code it applies by itself." />
        }
    });
    view! {
                <Field name="name" label="Name" value=form.name maxlength=120 required=true error=errors.get("name") hint="Customers see it in the cart." />
                {code}
                <div class="row">
                    <Choice name="kind" label="Type" options=kinds selected=form.kind error=errors.get("kind") />
                    <div class="of-items">
                        <Field name="buy_quantity" label="Items to buy" value=form.buy_quantity inputmode="numeric" maxlength=3 error=errors.get("buy_quantity") hint="2 and 1 are three for two." />
                    </div>
                    <div class="of-items">
                        <Field name="get_quantity" label="Items to get" value=form.get_quantity inputmode="numeric" maxlength=3 error=errors.get("get_quantity") hint="The cheapest ones." />
                    </div>
                    <div class="of-percent">
                        <Field name="percent" label="Percent" value=form.percent inputmode="numeric" maxlength=3 error=errors.get("percent") hint="Off items to get: free if empty." />
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
                    <label class="choice">
                        <input type="checkbox" name="first_order" value="true" checked=form.first_order.is_some() />
                        "Only for a customer’s first order"
                    </label>
                    <label class="choice">
                        <input type="checkbox" name="signed_in" value="true" checked=form.signed_in.is_some() />
                        "Only for customers who are signed in"
                    </label>
                    <LongText name="customers" label="Only for these accounts: mail addresses, one a line" value=form.customers maxlength=9000 rows=2 error=errors.get("customers") />
                </fieldset>
                <fieldset>
                    <legend>"Only for deliveries to"</legend>
                    {countries}
                </fieldset>
                <p class="muted">"Items of the products and categories below count and are discounted, with those of the categories under them. Where none are named, all items are."</p>
                <LongText name="products" label="Products: the last part of their address such as linen-shirt, one a line" value=form.products maxlength=9000 rows=3 error=errors.get("products") />
                <Categories categories chosen=form.category_ids />
                <fieldset>
                    <legend>"Together with other promotions"</legend>
                    <div class="row">
                        <Choice name="stacking" label="Applies" options=stackings selected=stacking />
                        <Field name="priority" label="Priority" value=form.priority maxlength=5 error=errors.get("priority") hint="From -1000 to 1000. The higher one comes first and wins." />
                    </div>
                </fieldset>
    }
}
