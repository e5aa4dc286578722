//! A change of many products: first what it would do, then it.

use crate::{
    app::App,
    components::{Choice, Heads, Table},
    flash::Flash,
    forms::{self, chosen},
    layout, words,
};
use contract::{
    Unit,
    product::{self, AdminProduct, BulkUpdate, BulkUpdated, PriceChange, ProductStatus, Variant},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{Currency, EventId, Money, Problem, ProductId};
use leptos::prelude::*;
use serde::Deserialize;
use std::{fmt::Display, rc::Rc};
use ui::{Field, Notice};

/// As many as a page of the list has; each is a call, and one request may cause 32 invocations.
const MOST: usize = 24;

/// What was chosen, as it was typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct BulkForm {
    ids: Vec<ProductId>,
    action: String,
    value: String,
    /// Makes a second sending of what was looked at the same change.
    key: String,
    /// Set where the change was looked at.
    confirmed: Option<String>,
}

/// Why a form was not taken.
#[derive(Debug)]
enum Wrong {
    /// There is nothing to change: the list is where products are chosen.
    Products(&'static str),
    Action(&'static str),
    Value(&'static str),
}

impl BulkForm {
    fn read(&self, currency: Currency) -> Result<BulkUpdate, Wrong> {
        if self.ids.is_empty() || self.ids.len() > MOST {
            return Err(Wrong::Products("Choose one to 24 products."));
        }
        let status: Option<ProductStatus> = chosen(&self.action);
        let price_change = match self.action.as_str() {
            "percent" => {
                let bp = signed(self.value.trim_end().trim_end_matches('%'), 2)
                    .filter(|bp| (-9_900..=100_000).contains(bp));
                let bp = bp.and_then(|bp| i32::try_from(bp).ok());
                let words = "Write a percentage from -99 to 1000, such as -10 or 2.5.";
                Some(PriceChange::PercentBp(bp.ok_or(Wrong::Value(words))?))
            }
            "amount" => {
                let digits = usize::from(currency.exponent().unwrap_or(0));
                let amount = signed(&self.value, digits);
                Some(PriceChange::Amount(amount.ok_or(Wrong::Value("Write an amount such as -5 or 2.50."))?))
            }
            _ => None,
        };
        if status.is_none() && price_change.is_none() {
            return Err(Wrong::Action("Choose what to do."));
        }
        Ok(BulkUpdate { ids: self.ids.clone(), status, price_change })
    }
}

/// A number with a sign and at most so many digits behind the point, in units of the last of them; never 0.
fn signed(text: &str, digits: usize) -> Option<i64> {
    let text = text.trim().replace('\u{2212}', "-").replace(',', ".");
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 9 || part.len() > digits || !is_number(whole) || !is_number(part) {
        return None;
    }
    let amount = format!("{whole}{part:0<digits$}").parse::<i64>().ok().filter(|amount| *amount != 0)?;
    Some(if negative { -amount } else { amount })
}

/// `POST /admin/products/bulk`
pub async fn submit(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form: BulkForm = ui::parse_form(&call, &call.body)?;
    let currency = app.currency(&call).await?;
    let wish = match form.read(currency) {
        Ok(wish) => wish,
        Err(Wrong::Products(words)) => {
            return Ok(layout::page(&call, StatusCode::UNPROCESSABLE_ENTITY, "Change products", move || {
                view! {
                    <Notice text=words bad=true />
                    <p><a class="button" href="/admin/products">"Back to the products"</a></p>
                }
            }));
        }
        Err(wrong) => {
            let products = products(&app, &call, &form.ids).await?;
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return Ok(layout::page(&call, status, "Change products", move || again(form, &wrong, products)));
        }
    };
    if form.confirmed.is_some() {
        let key = forms::key(&form.key)?;
        let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
        let endpoint = &product::BULK_UPDATE_PRODUCTS;
        let (_, done) = app.product.call_with(&call.caller, endpoint, &[], &Unit {}, &wish, &headers).await?;
        return Ok(said(&app, &done));
    }
    let products = products(&app, &call, &wish.ids).await?;
    let form = BulkForm { key: forms::new_key(&call), ..form };
    Ok(layout::page(&call, StatusCode::OK, "Change products", move || confirmation(form, &wish, products)))
}

async fn products(app: &App, call: &Raw, ids: &[ProductId]) -> Result<Vec<AdminProduct>, Problem> {
    let asked = ids.iter().map(|id| async move {
        let path: [&dyn Display; 1] = [id];
        app.product.call(&call.caller, &product::GET_ADMIN_PRODUCT, &path, &Unit {}, &Unit {}).await
    });
    futures::future::try_join_all(asked).await
}

/// `POST /admin/products/bulk/{id}/undo`
pub async fn undo(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: EventId = call.params.parse("id")?;
    let done = app.product.call(&call.caller, &product::UNDO_BULK_UPDATE, &[&id], &Unit {}, &Unit {}).await?;
    Ok(said(&app, &done))
}

/// Back to the list, which says what was done.
fn said(app: &App, done: &BulkUpdated) -> Response<Vec<u8>> {
    let mut response = ui::redirect("/admin/products");
    let flash = Flash { changed: done.changed.len(), failed: done.failed.len(), undo: done.undo };
    flash.put(&mut response, app.cookies);
    response
}

/// The actions that there are, with their words.
pub fn actions() -> Vec<(String, &'static str)> {
    [
        ("active", "Put on sale"),
        ("archived", "Archive"),
        ("percent", "Change prices by percent"),
        ("amount", "Change prices by an amount"),
    ]
    .map(|(value, words)| (value.to_owned(), words))
    .to_vec()
}

/// The form once more, with what is wrong at its field.
fn again(form: BulkForm, wrong: &Wrong, products: Vec<AdminProduct>) -> impl IntoView + use<> {
    let (action_error, value_error) = match wrong {
        Wrong::Products(_) => (None, None),
        Wrong::Action(words) => (Some((*words).to_owned()), None),
        Wrong::Value(words) => (None, Some((*words).to_owned())),
    };
    let rows = products.into_iter().map(|AdminProduct { product, .. }| {
        view! { <li>{product.title} <input type="hidden" name="ids" value=product.id.to_string() /></li> }
    });
    view! {
        <form class="panel" method="post" action="/admin/products/bulk">
            <p>"The products that were chosen:"</p>
            <ul class="dots">{rows.collect_view()}</ul>
            <div class="row">
                <Choice name="action" label="With the chosen ones" options=actions() selected=form.action error=action_error />
                <Field name="value" label="Percent, or an amount" value=form.value maxlength=12 error=value_error />
            </div>
            <div class="buttons">
                <button class="primary" type="submit">"Continue"</button>
                <a class="button" href="/admin/products">"Leave them as they are"</a>
            </div>
        </form>
    }
}

fn confirmation(form: BulkForm, wish: &BulkUpdate, products: Vec<AdminProduct>) -> impl IntoView + use<> {
    let change = match (wish.status, wish.price_change) {
        (Some(ProductStatus::Active), _) => "They go on sale.".to_owned(),
        (Some(ProductStatus::Archived), _) => {
            "They are taken off sale. What was ordered stays ordered.".to_owned()
        }
        (_, Some(PriceChange::PercentBp(_))) => {
            format!("The price of every variant changes by {} %.", form.value)
        }
        _ => format!("The price of every variant changes by {}.", form.value),
    };
    let by = wish.price_change;
    let rows = products.into_iter().map(|AdminProduct { product, status, .. }| {
        let prices =
            by.map_or_else(|| lowest(&product.variants).into_any(), |by| old_and_new(&product.variants, by));
        view! {
            <tr>
                <th scope="row">
                    {product.title}
                    <input type="hidden" name="ids" value=product.id.to_string() />
                </th>
                <td>{words::product_status(status)}</td>
                <td class="amount">{product.variants.len()}</td>
                <td class="amount">{prices}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let heads: &[&str] = if by.is_some() {
        &["Product", "Status", "#Variants", "#Price now → then"]
    } else {
        &["Product", "Status", "#Variants", "#Lowest price"]
    };
    view! {
        <p>{change}</p>
        <form method="post" action="/admin/products/bulk">
            <input type="hidden" name="key" value=form.key />
            <input type="hidden" name="action" value=form.action />
            <input type="hidden" name="value" value=form.value />
            <input type="hidden" name="confirmed" value="yes" />
            <Table caption="The products that change">
                <Heads names=heads />
                <tbody>{rows}</tbody>
            </Table>
            <div class="buttons">
                <button class="primary" type="submit">"Change them"</button>
                <a class="button" href="/admin/products">"Leave them as they are"</a>
            </div>
        </form>
    }
}

fn lowest(variants: &[Variant]) -> Option<String> {
    variants.iter().map(|variant| variant.price).min_by_key(|price| price.amount()).map(words::money)
}

/// How many of a product's prices are shown.
const SHOWN: usize = 8;

/// What becomes of a product's prices; variants of one price are one line.
fn old_and_new(variants: &[Variant], by: PriceChange) -> AnyView {
    // All of a product's prices change, or none.
    if variants.iter().any(|variant| by.applied(variant.price).is_none()) {
        let prices = lowest(variants);
        return view! { {prices} <br /> <span class="error">"No price would be left: this product stays as it is."</span> }.into_any();
    }
    let mut lines: Vec<(Money, Vec<&str>)> = Vec::new();
    for variant in variants {
        match lines.iter_mut().find(|(price, _)| *price == variant.price) {
            Some((_, titles)) => titles.push(&variant.title),
            None => lines.push((variant.price, vec![&variant.title])),
        }
    }
    let several = lines.len() > 1;
    let more = lines.len().saturating_sub(SHOWN);
    let more =
        (more > 0).then(|| view! { <br /> <span class="muted">{format!("and {more} more prices")}</span> });
    let lines = lines.into_iter().take(SHOWN).enumerate().filter_map(|(index, (price, titles))| {
        let then = by.applied(price)?;
        let whose = several.then(|| {
            let first = titles.first().copied().unwrap_or_default();
            let others = match titles.len() {
                0 | 1 => String::new(),
                all => format!(" and {} more", all - 1),
            };
            format!(" ({first}{others})")
        });
        let above = (index > 0).then(|| view! { <br /> });
        Some(view! { {above} {words::money(price)} " → " <strong>{words::money(then)}</strong> <span class="muted">{whose}</span> })
    });
    view! { {lines.collect_view()} {more} }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_mean_what_was_typed() {
        assert_eq!(
            (signed("-10", 2), signed("2,5", 2), signed("\u{2212}0.5", 2)),
            (Some(-1000), Some(250), Some(-50))
        );
        assert_eq!((signed("+5", 2), signed("500", 0)), (Some(500), Some(500)));
        for text in ["", "0", "-", "1.999", "x", "--1", "1e3", "9999999999"] {
            assert_eq!(signed(text, 2), None, "{text}");
        }
    }
}
