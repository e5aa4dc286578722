//! The promotions.

use crate::{
    app::App,
    components::{Found, Status, Views},
    forms::{chosen, done},
    layout::{self, Action},
    words,
};
use contract::{
    Unit,
    promotion::{self, Conditions, ListPromotions, Promotion, Stacking},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{Problem, Timestamp};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use ui::Notice;

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Filters {
    #[serde(skip_serializing_if = "String::is_empty")]
    state: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    cursor: Option<String>,
}

impl Filters {
    fn at(&self, cursor: String) -> String {
        format!("/admin/promotions?{}", ui::to_query(&Self { cursor: Some(cursor), ..self.clone() }))
    }
}

/// `GET /admin/promotions`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let filters: Filters = ui::parse_query(&call.query)?;
    let wanted = ListPromotions {
        state: chosen(&filters.state),
        cursor: filters.cursor.clone(),
        ..ListPromotions::default()
    };
    let found = app.promotion.call(&call.caller, &promotion::LIST_PROMOTIONS, &[], &wanted, &Unit {}).await?;
    let previous = found.prev_cursor.map(|cursor| filters.at(cursor));
    let next = found.next_cursor.map(|cursor| filters.at(cursor));
    let views =
        [("All", ""), ("Active", "active"), ("Scheduled", "scheduled"), ("Ended", "ended"), ("Off", "off")];
    let views = views.map(|(name, state)| {
        let href = if state.is_empty() {
            "/admin/promotions".to_owned()
        } else {
            format!("/admin/promotions?state={state}")
        };
        (name, href, filters.state == state)
    });
    let done = match &*done(&call) {
        "saved" => Some("Saved."),
        "on" => Some("The promotion is on."),
        "off" => Some("The promotion is off. Carts lose it the next time they are shown."),
        _ => None,
    };
    let now = call.now;
    Ok(layout::page_with(
        &call,
        StatusCode::OK,
        "Promotions",
        Action::primary("/admin/promotions/new", "Add a promotion"),
        move || {
            let rows = found.items.into_iter().map(|promotion| row(promotion, now).into_any()).collect();
            view! {
                {done.map(|text| view! { <Notice text /> })}
                <Views label="Views of the promotions" views=views.to_vec() />
                <Found
                    what="promotions"
                    all="/admin/promotions"
                    caption="Promotions, the newest first"
                    heads=&["Name", "Code", "Type", "Status", "-#Used", "-Conditions", "Change"]
                    rows
                    previous
                    next
                />
            }
        },
    ))
}

fn row(promotion: Promotion, now: Timestamp) -> impl IntoView {
    let (status, tone) = state(&promotion, now);
    let used = match promotion.usage_limit {
        Some(limit) => format!("{} of {limit}", promotion.used),
        None => promotion.used.to_string(),
    };
    let named = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        count => Some(format!("{count} {many}")),
    };
    let Conditions { product_ids, category_ids, signed_in, customer_ids, first_order, countries } =
        &promotion.conditions;
    let conditions = [
        promotion.minimum_subtotal.map(|amount| format!("from {}", words::money(amount))),
        promotion.per_customer_limit.map(|limit| format!("{limit} per customer")),
        named(product_ids.len(), "product", "products"),
        named(category_ids.len(), "category", "categories"),
        named(customer_ids.len(), "account", "accounts"),
        signed_in.then(|| "signed in".to_owned()),
        first_order.then(|| "first order".to_owned()),
        named(countries.len(), "country", "countries"),
        match promotion.stacking {
            Stacking::Combinable => None,
            Stacking::Single => Some("one of its kind".to_owned()),
            Stacking::Exclusive => Some("alone".to_owned()),
        },
        (promotion.priority != 0).then(|| format!("priority {}", promotion.priority)),
        promotion.starts_at.map(|at| format!("from {}", words::brief_moment(at))),
        promotion.ends_at.map(|at| format!("until {}", words::brief_moment(at))),
    ];
    let conditions = conditions.into_iter().flatten().collect::<Vec<_>>().join("; ");
    let conditions = match conditions {
        none if none.is_empty() => view! { <span class="muted">"–"</span> }.into_any(),
        some => some.into_any(),
    };
    let code = match promotion.code.clone() {
        Some(code) => view! { {code} }.into_any(),
        None if promotion.unique_codes => {
            view! { <a href=format!("/admin/promotions/{}/codes", promotion.id)>"Many codes"</a> }.into_any()
        }
        None => view! { "Applies by itself" }.into_any(),
    };
    let value = words::promotion_value(&promotion);
    let switch = switch(&promotion, now);
    view! {
        <tr>
            <th scope="row" class="title"><a href=format!("/admin/promotions/{}", promotion.id)>{promotion.name}</a></th>
            <td class="words">{code}</td>
            <td>{value}</td>
            <td><Status words=status tone /></td>
            <td class="amount wide">{used}</td>
            <td class="wide">{conditions}</td>
            <td>{switch}</td>
        </tr>
    }
}

/// The button that turns a promotion on or off; none for one that is over.
pub fn switch(promotion: &Promotion, now: Timestamp) -> Option<impl IntoView + use<>> {
    let (verb, active) = if promotion.active { ("Turn off", "false") } else { ("Turn on", "true") };
    let label = format!("{verb}: {}", promotion.name);
    let action = format!("/admin/promotions/{}/active", promotion.id);
    (!is_over(promotion, now)).then(|| {
        view! {
            <form method="post" action=action>
                <input type="hidden" name="active" value=active />
                <button type="submit" aria-label=label>{verb}</button>
            </form>
        }
    })
}

fn is_over(promotion: &Promotion, now: Timestamp) -> bool {
    promotion.ends_at.is_some_and(|end| end <= now)
}

/// What a promotion is doing now, as the views above the list have it, and how that looks.
pub fn state(promotion: &Promotion, now: Timestamp) -> (&'static str, &'static str) {
    if !promotion.active {
        ("Off", "")
    } else if is_over(promotion, now) {
        ("Ended", "")
    } else if promotion.starts_at.is_some_and(|start| now < start) {
        ("Scheduled", "warn")
    } else if promotion.usage_limit.is_some_and(|limit| promotion.used >= limit) {
        ("Used up", "bad")
    } else {
        ("Active", "good")
    }
}

/// Whether one is to be on.
#[derive(Deserialize)]
pub struct Switch {
    pub active: bool,
}
