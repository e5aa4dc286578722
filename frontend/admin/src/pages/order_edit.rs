//! Changes what an order is to have, in two steps: what it comes to is shown before it is done.

use crate::{
    app::App,
    components::{Cell, Heads, LongText, Table},
    forms::{self, Errors},
    layout::{self, refusal},
    pages::line_quantities,
    words,
};
use contract::{
    Unit,
    order::{self, Order, OrderStatus, PaymentStatus},
    order_edit::{AddedLine, EditOrder, EditPreview, EditedLine, PreviewEdit},
    product,
    search::{self, SearchProducts},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, LineId, Money, OrderId, Problem, Text, VariantId};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::{Field, Notice};

/// How many products a search shows: each is a call of its own.
const MOST_FOUND: u32 = 5;

/// What the order is to have, as it was typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct EditForm {
    /// Makes a second sending the same edit.
    key: String,
    /// The lines; each has the quantity in the same place.
    line: Vec<LineId>,
    quantity: Vec<String>,
    /// Variants that may come in, what they are called, and how many of each.
    variant: Vec<VariantId>,
    label: Vec<String>,
    add: Vec<String>,
    find: String,
    reason: String,
    /// `find` where products are looked for.
    step: String,
    /// The version and the total, in minor units, that were shown; empty before they were.
    version: String,
    shown: String,
}

/// An edit as it was typed.
struct Typed {
    lines: Vec<EditedLine>,
    added: Vec<AddedLine>,
    reason: Text<500>,
}

impl EditForm {
    fn quantity(&self, order: &Order, line: LineId) -> String {
        if self.line.contains(&line) {
            return line_quantities::typed(&self.line, &self.quantity, line);
        }
        order
            .lines
            .iter()
            .find(|known| known.id == line)
            .map(|known| known.quantity.to_string())
            .unwrap_or_default()
    }

    /// Variants of which something is to come in, with what they are called and how many.
    fn chosen(&self) -> impl Iterator<Item = (VariantId, String, String)> {
        let rows = self.variant.iter().zip(&self.label).zip(&self.add);
        let chosen = rows.filter(|(_, add)| !matches!(add.trim(), "" | "0"));
        chosen.map(|((variant, label), add)| (*variant, label.clone(), add.clone()))
    }

    fn read(&self, order: &Order, errors: &mut Errors) -> Option<Typed> {
        let mut lines = Vec::new();
        for (id, text) in self.line.iter().zip(&self.quantity) {
            let before = order.lines.iter().find(|line| line.id == *id).map_or(0, |line| line.quantity.get());
            let quantity = errors.optional_number::<u32>(&line_quantities::field(*id), text).unwrap_or(0);
            if quantity != before {
                lines.push(EditedLine { line_id: *id, quantity });
            }
        }
        let mut added = Vec::new();
        for (variant_id, _, text) in self.chosen() {
            let quantity = errors.optional_number::<u32>(&add_field(variant_id), &text).unwrap_or(0);
            added.extend(quantity.try_into().map(|quantity| AddedLine { variant_id, quantity }));
        }
        let reason = errors.required("reason", &self.reason)?;
        if errors.is_empty() && lines.is_empty() && added.is_empty() {
            errors.add("lines", "Change a quantity, or add something.");
        }
        errors.is_empty().then_some(Typed { lines, added, reason })
    }

    /// The version and the total that were shown, if they were.
    fn seen(&self, order: &Order) -> Option<(u32, Money)> {
        let total = Money::new(self.shown.parse().ok()?, order.totals.total.currency()).ok()?;
        Some((self.version.parse().ok()?, total))
    }
}

fn add_field(variant: VariantId) -> String {
    format!("add-{variant}")
}

/// True if lines of the order can still change.
pub fn may_edit(order: &Order) -> bool {
    matches!(order.status, OrderStatus::Placed | OrderStatus::PartiallyFulfilled)
}

async fn load(app: &App, call: &Raw, id: OrderId) -> Result<Order, Problem> {
    app.order.call(&call.caller, &order::GET_ADMIN_ORDER, &[&id], &Unit {}, &Unit {}).await
}

/// `GET /admin/orders/{id}/edit`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let order = load(&app, &call, id).await?;
    let form = EditForm { key: forms::new_key(&call), ..EditForm::default() };
    Ok(page(&call, StatusCode::OK, order, Shown { form, ..Shown::default() }))
}

/// `POST /admin/orders/{id}/edit`: finds products, or shows what the edit comes to; with what was shown, makes it.
pub async fn submit(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: OrderId = call.params.parse("id")?;
    let mut form: EditForm = ui::parse_form(&call, &call.body)?;
    let key = forms::key(&form.key)?;
    let order = load(&app, &call, id).await?;
    let mut errors = Errors::default();
    if form.step == "find" {
        form.shown.clear();
        let found = find(&app, &call, &form.find, &mut errors).await;
        let shown = Shown { form, errors, found: Some(found), ..Shown::default() };
        return Ok(page(&call, StatusCode::OK, order, shown));
    }
    let Some(Typed { lines, added, reason }) = form.read(&order, &mut errors) else {
        form.shown.clear();
        let shown = Shown { form, errors, ..Shown::default() };
        return Ok(page(&call, StatusCode::UNPROCESSABLE_ENTITY, order, shown));
    };
    let done = match form.seen(&order) {
        None => {
            let body = PreviewEdit { lines, added };
            app.order.call(&call.caller, &order::PREVIEW_EDIT, &[&id], &Unit {}, &body).await.map(Some)
        }
        Some((version, total)) => {
            let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
            let body = EditOrder { lines, added, reason, version, total };
            let endpoint = &order::EDIT_ORDER;
            app.order.call_with(&call.caller, endpoint, &[&id], &Unit {}, &body, &headers).await.map(|_| None)
        }
    };
    match done {
        Ok(None) => Ok(ui::redirect(&format!("/admin/orders/{id}?done=edited"))),
        Ok(Some(preview)) => {
            form.shown = preview.totals.total.amount().to_string();
            form.version = preview.version.to_string();
            Ok(page(&call, StatusCode::OK, order, Shown { form, preview: Some(preview), ..Shown::default() }))
        }
        Err(problem) if problem.code == ErrorCode::NotFound => Err(problem),
        Err(problem) => {
            explain(&problem, &form, &order, &mut errors);
            form.shown.clear();
            if problem.code == ErrorCode::IdempotencyMismatch {
                form.key = forms::new_key(&call);
            }
            let status = ui::status(&problem);
            Ok(page(&call, status, order, Shown { form, errors, problem: Some(problem), ..Shown::default() }))
        }
    }
}

/// Says at its field which line or variant was refused.
fn explain(problem: &Problem, form: &EditForm, order: &Order, errors: &mut Errors) {
    let short = problem.extra.get("lines").and_then(|lines| lines.as_array());
    for entry in short.into_iter().flatten() {
        let variant =
            entry.get("variant_id").and_then(|id| serde_json::from_value::<VariantId>(id.clone()).ok());
        let available = entry.get("available").and_then(serde_json::Value::as_i64).unwrap_or(0).max(0);
        let words = format!("Only {available} more can be had.");
        let Some(variant) = variant else { continue };
        match order.lines.iter().find(|line| line.variant_id == variant) {
            Some(line) => errors.add(line_quantities::field(line.id), words),
            None => errors.add(add_field(variant), words),
        }
    }
    let unsold = problem.extra.get("unavailable").cloned().and_then(|ids| serde_json::from_value(ids).ok());
    for variant in unsold.into_iter().flat_map(|ids: Vec<VariantId>| ids) {
        errors.add(add_field(variant), "This is not for sale.");
    }
    let least = problem.extra.get("least").and_then(serde_json::Value::as_u64);
    if let Some(least) = least {
        // The services name the place in what was sent: of the lines that change.
        let place = problem.extra.get("line").and_then(serde_json::Value::as_u64).unwrap_or(0);
        let changed = form.line.iter().zip(&form.quantity).filter(|(id, text)| {
            let before =
                order.lines.iter().find(|line| line.id == **id).map_or(0, |line| line.quantity.get());
            text.trim().parse::<u32>().unwrap_or(0) != before
        });
        let line = changed.map(|(id, _)| *id).nth(usize::try_from(place).unwrap_or(usize::MAX));
        if let Some(line) = line {
            errors.add(
                line_quantities::field(line),
                format!("At least {least}: so many were sent or refunded."),
            );
        }
    }
}

/// A variant that may come in.
struct Offer {
    variant: VariantId,
    label: String,
    price: Money,
}

/// Variants of products that these words find. Without the search the order can be changed all the same.
async fn find(app: &App, call: &Raw, words: &str, errors: &mut Errors) -> Vec<Offer> {
    let Some(q) = errors.required::<Text<200>>("find", words) else { return Vec::new() };
    let query =
        SearchProducts { q: Some(q), limit: contract::Limit::new(MOST_FOUND), ..SearchProducts::default() };
    let Ok(found) = app.search.call(&call.caller, &search::SEARCH, &[], &query, &Unit {}).await else {
        errors.add("find", "The search does not answer right now.");
        return Vec::new();
    };
    let products = found.items.iter().map(async |item| {
        app.product.call(&call.caller, &product::GET_PRODUCT, &[&item.id], &Unit {}, &Unit {}).await
    });
    let products = futures::future::join_all(products).await.into_iter().flatten();
    let offers = products.flat_map(|product| {
        let title = product.title;
        product.variants.into_iter().map(move |variant| {
            let options = variant.options.values().cloned().collect::<Vec<_>>().join(", ");
            let name = if options.is_empty() { title.clone() } else { format!("{title} ({options})") };
            Offer { variant: variant.id, label: format!("{name}, {}", variant.sku), price: variant.price }
        })
    });
    let offers: Vec<Offer> = offers.collect();
    if offers.is_empty() {
        errors.add("find", "Nothing is called so.");
    }
    offers
}

/// What the page shows besides the order.
#[derive(Default)]
struct Shown {
    form: EditForm,
    errors: Errors,
    problem: Option<Problem>,
    preview: Option<EditPreview>,
    found: Option<Vec<Offer>>,
}

fn page(call: &Raw, status: StatusCode, order: Order, shown: Shown) -> Response<Vec<u8>> {
    let number = order.number.clone().unwrap_or_default();
    layout::page(call, status, format!("Change order #{number}"), move || {
        let back = format!("/admin/orders/{}", order.id);
        let refused = refusal(&shown.errors, shown.problem.as_ref());
        let body = if let Some(preview) = shown.preview {
            view! { <Confirm order form=shown.form preview /> }.into_any()
        } else {
            let found = shown.found.unwrap_or_default();
            view! { <Form order form=shown.form errors=shown.errors found /> }.into_any()
        };
        view! {
            <p><a href=back>{format!("Back to order #{number}")}</a></p>
            {refused}
            {body}
        }
    })
}

#[component]
fn Form(order: Order, form: EditForm, errors: Errors, found: Vec<Offer>) -> impl IntoView {
    let rows = order.lines.iter().map(|line| {
        let id = line_quantities::field(line.id);
        let error = errors.get(&id);
        let options = line.options.values().cloned().collect::<Vec<_>>().join(", ");
        let fixed = line.fulfilled.max(line.refunded);
        view! {
            <tr>
                <th scope="row" class="title">{line.title.clone()} <span class="muted">" " {options}</span></th>
                <td class="amount">{words::money(line.unit_price)}</td>
                <td class="amount">
                    {line.quantity.get()}
                    {(fixed > 0).then(|| view! { <br /> <span class="muted">{format!("{fixed} fixed")}</span> })}
                </td>
                <td>
                    <input type="hidden" name="line" value=line.id.to_string() />
                    <Cell name="quantity" id label=format!("New quantity of {}", line.title) value=form.quantity(&order, line.id) inputmode="numeric" maxlength=3 error />
                </td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let kept: Vec<(VariantId, String, String)> = form.chosen().collect();
    let is_kept = |variant| kept.iter().any(|(known, ..)| *known == variant);
    let offers = found.into_iter().filter(|offer| !is_kept(offer.variant)).map(|offer| {
        let label = format!("{}, {}", offer.label, words::money(offer.price));
        (offer.variant, label, String::new())
    });
    let offers: Vec<_> = kept.iter().cloned().chain(offers).collect();
    let has_offers = !offers.is_empty();
    let offers = offers.into_iter().map(|(variant, label, add)| {
        let id = add_field(variant);
        let error = errors.get(&id);
        view! {
            <tr>
                <th scope="row" class="title">{label.clone()}</th>
                <td>
                    <input type="hidden" name="variant" value=variant.to_string() />
                    <input type="hidden" name="label" value=label.clone() />
                    <Cell name="add" id label=format!("How many of {label}") value=add inputmode="numeric" maxlength=3 error />
                </td>
            </tr>
        }
    });
    let offers = offers.collect_view();
    let offers = has_offers.then(|| {
        view! {
            <Table caption="What can be added">
                <Heads names=&["Product", "Add"] />
                <tbody>{offers}</tbody>
            </Table>
        }
        .into_any()
    });
    view! {
        <form method="post" action=format!("/admin/orders/{}/edit", order.id) class="panel">
            <p>"What was sold keeps its price, and its part of the discount. What you add costs what it costs today. Shipping stays as it is."</p>
            <input type="hidden" name="key" value=form.key.clone() />
            // The first button is the one that Enter presses.
            <button class="visually-hidden" type="submit" tabindex="-1" aria-hidden="true">"Review the change"</button>
            <Table caption="What the order has">
                <Heads names=&["Product", "#Price", "#Now", "New quantity"] />
                <tbody>{rows}</tbody>
            </Table>
            {errors.get("lines").map(|error| view! { <p class="error">{error}</p> })}
            <div class="filters">
                <Field name="find" label="Add a product, by name or SKU" value=form.find.clone() maxlength=200 error=errors.get("find") />
                <button type="submit" name="step" value="find">"Find"</button>
            </div>
            {offers}
            <LongText name="reason" label="Reason, which the customer reads" value=form.reason maxlength=500 rows=3 error=errors.get("reason") />
            <button class="primary" type="submit">"Review the change"</button>
        </form>
    }
}

/// What is settled by a change of the order, for whoever confirms it.
pub fn would_settle(order: &Order, difference: Money, balance: Money) -> String {
    match balance.amount() {
        0 if order.payment_status == PaymentStatus::Pending && difference.amount() > 0 => {
            format!("{} more are asked for with the payment that is awaited.", words::size(difference))
        }
        0 => "There is nothing to settle.".to_owned(),
        ..0 => {
            format!("{} are given back, or not asked for where they have not come yet.", words::size(balance))
        }
        _ => format!(
            "{} are left to pay. Nothing more is sent until they are paid, or you waive them.",
            words::size(balance)
        ),
    }
}

/// The same fields once more, hidden, and what is agreed to.
#[component]
fn Confirm(order: Order, form: EditForm, preview: EditPreview) -> impl IntoView {
    let rows = preview.changes.iter().map(|change| {
        let options = change.options.values().cloned().collect::<Vec<_>>().join(", ");
        view! {
            <tr>
                <th scope="row" class="title">{change.title.clone()} <span class="muted">" " {options}</span></th>
                <td class="amount">{words::money(change.unit_price)}</td>
                <td class="amount">{change.from}</td>
                <td class="amount">{change.to}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let fields = line_quantities::hidden(&form.line, &form.quantity);
    let added = form.chosen().map(|(variant, label, add)| {
        view! {
            <input type="hidden" name="variant" value=variant.to_string() />
            <input type="hidden" name="label" value=label />
            <input type="hidden" name="add" value=add />
        }
    });
    let added = added.collect_view();
    let (before, after) = (words::money(preview.before), words::money(preview.totals.total));
    let notice = format!(
        "The order comes to {after} instead of {before}. {}",
        would_settle(&order, preview.difference, preview.balance)
    );
    view! {
        <form method="post" action=format!("/admin/orders/{}/edit", order.id) class="panel">
            <Notice text=notice />
            <Table caption="What changes">
                <Heads names=&["Product", "#Price", "#Before", "#After"] />
                <tbody>{rows}</tbody>
                <tfoot><tr><th scope="row" colspan="2">"Total"</th> <td class="amount">{before}</td> <td class="amount">{after}</td></tr></tfoot>
            </Table>
            <p>"Reason: " {form.reason.clone()}</p>
            {fields}
            {added}
            <input type="hidden" name="key" value=form.key />
            <input type="hidden" name="reason" value=form.reason />
            <input type="hidden" name="version" value=form.version />
            <input type="hidden" name="shown" value=form.shown />
            <button class="primary" type="submit">"Change the order"</button>
        </form>
    }
}
