//! The promotions.

use crate::{
    app::App,
    components::{Heads, Pages, Status, Table},
    layout, words,
};
use contract::{
    Unit,
    promotion::{self, ListPromotions, Promotion, UpdatePromotion},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{Problem, PromotionId, Timestamp};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::Notice;

#[derive(Default, Deserialize)]
#[serde(default)]
struct Query {
    cursor: Option<String>,
    done: String,
}

/// `GET /admin/promotions`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let query: Query = ui::parse_query(&call.query)?;
    let wanted = ListPromotions { cursor: query.cursor, ..ListPromotions::default() };
    let found = app.promotion.call(&call.caller, &promotion::LIST_PROMOTIONS, &[], &wanted, &Unit {}).await?;
    let at = |cursor: String| format!("/admin/promotions?{}", ui::to_query(&[("cursor", cursor)]));
    let previous = found.prev_cursor.map(at);
    let next = found.next_cursor.map(at);
    let done = query.done == "saved";
    let now = call.now;
    Ok(layout::page(&call, StatusCode::OK, "Promotions", move || {
        let is_empty = found.items.is_empty();
        view! {
            {done.then(|| view! { <Notice text="Saved." /> })}
            <p><a class="button" href="/admin/promotions/new">"Add a promotion"</a></p>
            {if is_empty {
                view! { <p>"There are no promotions yet."</p> }.into_any()
            } else {
                let rows = found.items.into_iter().map(|promotion| row(promotion, now)).collect_view();
                view! {
                    <Table caption="Promotions, the newest first">
                        <Heads names=&["Name", "Code", "Gives", "Status", "#Used", "Conditions", "Change"] />
                        <tbody>{rows}</tbody>
                    </Table>
                }
                    .into_any()
            }}
            <Pages previous next />
        }
    }))
}

fn row(promotion: Promotion, now: Timestamp) -> impl IntoView {
    let (status, tone) = state(&promotion, now);
    let used = match promotion.usage_limit {
        Some(limit) => format!("{} of {limit}", promotion.used),
        None => promotion.used.to_string(),
    };
    let conditions = [
        promotion.minimum_subtotal.map(|amount| format!("from {}", words::money(amount))),
        promotion.per_customer_limit.map(|limit| format!("{limit} per customer")),
        promotion.starts_at.map(|at| format!("from {}", words::moment(at))),
        promotion.ends_at.map(|at| format!("until {}", words::moment(at))),
    ];
    let conditions = conditions.into_iter().flatten().collect::<Vec<_>>().join("; ");
    let value = words::promotion_value(&promotion);
    let (verb, active) = if promotion.active { ("Turn off", "false") } else { ("Turn on", "true") };
    let label = format!("{verb}: {}", promotion.name);
    view! {
        <tr>
            <th scope="row">{promotion.name}</th>
            <td>{promotion.code.unwrap_or_else(|| "Applies by itself".to_owned())}</td>
            <td>{value}</td>
            <td><Status words=status tone /></td>
            <td class="amount">{used}</td>
            <td>{conditions}</td>
            <td>
                <form method="post" action=format!("/admin/promotions/{}/active", promotion.id)>
                    <input type="hidden" name="active" value=active />
                    <button type="submit" aria-label=label>{verb}</button>
                </form>
            </td>
        </tr>
    }
}

fn state(promotion: &Promotion, now: Timestamp) -> (&'static str, &'static str) {
    if !promotion.active {
        ("Off", "")
    } else if promotion.ends_at.is_some_and(|end| end <= now) {
        ("Ended", "")
    } else if promotion.starts_at.is_some_and(|start| now < start) {
        ("Not started", "warn")
    } else if promotion.usage_limit.is_some_and(|limit| promotion.used >= limit) {
        ("Used up", "bad")
    } else {
        ("On", "good")
    }
}

#[derive(Deserialize)]
struct Switch {
    active: bool,
}

/// `POST /admin/promotions/{id}/active`
pub async fn switch(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: PromotionId = call.params.parse("id")?;
    let form: Switch = ui::parse_form(&call, &call.body)?;
    let update = UpdatePromotion { active: Some(form.active), ..UpdatePromotion::default() };
    app.promotion.call(&call.caller, &promotion::UPDATE_PROMOTION, &[&id], &Unit {}, &update).await?;
    Ok(ui::redirect("/admin/promotions?done=saved"))
}
