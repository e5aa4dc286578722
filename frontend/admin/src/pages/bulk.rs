//! A change of many products: first what it would do, then it.

use crate::{
    app::App,
    components::{Heads, Table},
    flash::Flash,
    forms::{self, chosen},
    layout, words,
};
use contract::{
    Unit,
    product::{self, AdminProduct, BulkUpdate, BulkUpdated, PriceChange, ProductStatus},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{Currency, EventId, Problem, ProductId};
use leptos::prelude::*;
use serde::Deserialize;
use std::{fmt::Display, rc::Rc};
use ui::Notice;

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

impl BulkForm {
    fn read(&self, currency: Currency) -> Result<BulkUpdate, &'static str> {
        if self.ids.is_empty() || self.ids.len() > MOST {
            return Err("Choose one to 24 products.");
        }
        let status: Option<ProductStatus> = chosen(&self.action);
        let price_change = match self.action.as_str() {
            "percent" => {
                let bp = signed(&self.value, 2).filter(|bp| (-9_900..=100_000).contains(bp));
                let bp = bp.and_then(|bp| i32::try_from(bp).ok());
                Some(PriceChange::PercentBp(
                    bp.ok_or("Write a percentage from -99 to 1000, such as -10 or 2.5.")?,
                ))
            }
            "amount" => {
                let digits = usize::from(currency.exponent().unwrap_or(0));
                Some(PriceChange::Amount(
                    signed(&self.value, digits).ok_or("Write an amount such as -5 or 2.50.")?,
                ))
            }
            _ => None,
        };
        if status.is_none() && price_change.is_none() {
            return Err("Choose what to do.");
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
        Err(words) => {
            return Ok(layout::page(&call, StatusCode::UNPROCESSABLE_ENTITY, "Change products", move || {
                view! {
                    <Notice text=words bad=true />
                    <p><a class="button" href="/admin/products">"Back to the products"</a></p>
                }
            }));
        }
    };
    if form.confirmed.is_some() {
        let key = forms::key(&form.key)?;
        let headers = [(client::IDEMPOTENCY_KEY, key.as_str())];
        let endpoint = &product::BULK_UPDATE_PRODUCTS;
        let (_, done) = app.product.call_with(&call.caller, endpoint, &[], &Unit {}, &wish, &headers).await?;
        return Ok(said(&app, &done));
    }
    let asked = wish.ids.iter().map(|id| {
        let (app, caller, id) = (app.clone(), call.caller.clone(), *id);
        async move {
            let path: [&dyn Display; 1] = [&id];
            app.product.call(&caller, &product::GET_ADMIN_PRODUCT, &path, &Unit {}, &Unit {}).await
        }
    });
    let products = futures::future::try_join_all(asked).await?;
    let form = BulkForm { key: forms::new_key(&call), ..form };
    Ok(layout::page(&call, StatusCode::OK, "Change products", move || confirmation(form, &wish, products)))
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
    let rows = products.into_iter().map(|AdminProduct { product, status, .. }| {
        let prices = product.variants.iter().map(|variant| variant.price);
        let prices = prices.min_by_key(|price| price.amount()).map(words::money);
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
    view! {
        <p>{change}</p>
        <form method="post" action="/admin/products/bulk">
            <input type="hidden" name="key" value=form.key />
            <input type="hidden" name="action" value=form.action />
            <input type="hidden" name="value" value=form.value />
            <input type="hidden" name="confirmed" value="yes" />
            <Table caption="The products that change, as they are now">
                <Heads names=&["Product", "Status", "#Variants", "#Lowest price"] />
                <tbody>{rows}</tbody>
            </Table>
            <div class="buttons">
                <button class="primary" type="submit">"Change them"</button>
                <a class="button" href="/admin/products">"Leave them as they are"</a>
            </div>
        </form>
    }
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
