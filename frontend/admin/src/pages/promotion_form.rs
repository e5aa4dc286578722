//! What is typed about a promotion, new or not.

use super::promotion_names::{read_customers, read_products, write_customers, write_products};
use crate::{
    app::App,
    components::{Categories, Choice, Countries, LongText},
    forms::{Errors, chosen, decimal, local_minute, wire},
    words,
};
use contract::{
    Unit,
    cart::Settings,
    product::{self, Category},
    promotion::{Conditions, CreatePromotion, PRIORITIES, Promotion, PromotionKind, Stacking},
};
use edge::Context;
use futures::future::{join, try_join};
use kernel::{CategoryId, CountryCode, Problem, TimeZone};
use leptos::prelude::*;
use serde::Deserialize;
use ui::Field;

const ONE_CODE: &str = "one";
const MANY_CODES: &str = "many";
const NO_CODE: &str = "none";

/// The fields as they were typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct PromotionForm {
    /// Makes a second sending the same promotion.
    pub key: String,
    name: String,
    /// How carts come by it: with one code, with one of many, or by itself.
    codes: String,
    code: String,
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
        let code = match &*self.codes {
            MANY_CODES | NO_CODE => None,
            _ => errors.optional("code", &self.code),
        };
        if self.codes == ONE_CODE && self.code.trim().is_empty() {
            errors.add("code", "Write the code, or choose “No code”.");
        }
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
        if let (Some(start), Some(end)) = (starts_at, ends_at)
            && end <= start
        {
            errors.add("ends_at", "Must be after the start.");
        }
        let priority = errors.optional_number("priority", &self.priority).unwrap_or(0);
        if !PRIORITIES.contains(&priority) {
            errors.add("priority", "Must be from -1000 to 1000.");
        }
        if !errors.is_empty() {
            return None;
        }
        Some(CreatePromotion {
            name: name?,
            code,
            unique_codes: self.codes == MANY_CODES,
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
            codes: match promotion {
                Promotion { unique_codes: true, .. } => MANY_CODES,
                Promotion { code: None, .. } => NO_CODE,
                _ => ONE_CODE,
            }
            .to_owned(),
            code: promotion.code.clone().unwrap_or_default(),
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

/// How carts come by a promotion.
#[component]
fn Codes(codes: String, code: String, error: Option<String>, is_known: bool) -> impl IntoView {
    let codes = if codes.is_empty() { ONE_CODE.to_owned() } else { codes };
    let ways = [
        (ONE_CODE, "One code", "Everybody types the same."),
        (MANY_CODES, "Many codes", "They are made afterwards."),
        (NO_CODE, "No code", "It applies by itself."),
    ];
    if is_known && codes == MANY_CODES {
        return view! { <input type="hidden" name="codes" value=MANY_CODES /> }.into_any();
    }
    let ways =
        ways.into_iter().filter(|(way, ..)| !is_known || *way != MANY_CODES).map(|(way, name, hint)| {
            let checked = codes == way;
            view! {
                <label class="choice">
                    <input type="radio" name="codes" value=way checked=checked />
                    <span>{name} " " <span class="muted">{hint}</span></span>
                </label>
            }
        });
    let ways = ways.collect_view();
    view! {
        <fieldset>
            <legend>"How carts get it"</legend>
            <div>{ways}</div>
            <div class="of-code">
                <Field name="code" label="Code" value=code maxlength=40 error hint="Letters, digits, hyphen and underscore." />
            </div>
        </fieldset>
    }
    .into_any()
}

/// The fields. Once there is a promotion, it neither gets many codes nor loses them.
#[component]
pub fn Fields(
    form: PromotionForm,
    errors: Errors,
    choices: Choices,
    #[prop(optional)] is_known: bool,
) -> impl IntoView {
    let Choices { settings: Settings { currency, time_zone, countries, .. }, categories } = choices;
    let kinds = words::PROMOTION_KINDS.map(|kind| (wire(kind), words::promotion_kind(kind))).to_vec();
    let stackings = [Stacking::Combinable, Stacking::Single, Stacking::Exclusive];
    let stackings = stackings.map(|stacking| (wire(stacking), words::stacking(stacking))).to_vec();
    let stacking = if form.stacking.is_empty() { wire(Stacking::default()) } else { form.stacking };
    let for_accounts = !form.customers.is_empty() || errors.get("customers").is_some();
    let for_items =
        !form.products.is_empty() || !form.category_ids.is_empty() || errors.get("products").is_some();
    view! {
                <Field name="name" label="Name" value=form.name maxlength=120 required=true error=errors.get("name") hint="Customers see it in the cart." />
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
                <Codes codes=form.codes code=form.code error=errors.get("code") is_known />
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
                    <details open=for_accounts>
                        <summary>"Only for some accounts…"</summary>
                        <LongText name="customers" label="Only for these accounts" value=form.customers maxlength=9000 rows=2 error=errors.get("customers") hint="Their mail addresses, one a line." />
                    </details>
                </fieldset>
                <fieldset>
                    <legend>"Only for deliveries to"</legend>
                    <Countries countries chosen=form.countries />
                </fieldset>
                <details open=for_items>
                    <summary>"Only for some products or categories…"</summary>
                    <p class="muted">"Items of these products and categories count and are discounted, with those of the categories under them. Where none are named, all items are."</p>
                    <LongText name="products" label="Products" value=form.products maxlength=9000 rows=3 error=errors.get("products") hint="Their title, or the last part of their address such as linen-shirt, one a line." />
                    <Categories categories chosen=form.category_ids />
                </details>
                <fieldset>
                    <legend>"Together with other promotions"</legend>
                    <div class="row">
                        <Choice name="stacking" label="Applies" options=stackings selected=stacking />
                        <Field name="priority" label="Priority" value=form.priority maxlength=5 error=errors.get("priority") hint="From -1000 to 1000. The higher one comes first and wins." />
                    </div>
                </fieldset>
    }
}
