//! The customers, and one of them with the orders.

use crate::{
    app::App,
    components::{Found, Moment, Status},
    finding, layout,
    pages::orders,
    words,
};
use contract::{
    Unit,
    order::{self, ListOrders, OrderSummary},
    user::{self, Customer, ListCustomers, Role},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{CustomerId, Problem};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::{fmt::Display, rc::Rc};
use ui::Field;

#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
struct Filters {
    /// The number of what is looked for.
    #[serde(skip_serializing_if = "String::is_empty")]
    find: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    cursor: Option<String>,
}

impl Filters {
    fn at(&self, cursor: String) -> String {
        format!("/admin/customers?{}", ui::to_query(&Self { cursor: Some(cursor), ..self.clone() }))
    }
}

/// `GET /admin/customers`
pub async fn list(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let filters: Filters = ui::parse_query(&call.query)?;
    let sought = finding::find(&call, &filters.find);
    let query =
        ListCustomers { q: sought.query(), cursor: filters.cursor.clone(), ..ListCustomers::default() };
    let found = app.user.call(&call.caller, &user::LIST_CUSTOMERS, &[], &query, &Unit {});
    let found = sought.among(found).await?;
    let previous = found.prev_cursor.map(|cursor| filters.at(cursor));
    let next = found.next_cursor.map(|cursor| filters.at(cursor));
    Ok(layout::page(&call, StatusCode::OK, "Customers", move || {
        let rows = found.items.into_iter().map(|customer| row(customer).into_any()).collect();
        view! {
            {sought.notice()}
            <form class="filters" method="post" action="/admin/find" role="search" aria-label="Customers">
                <input type="hidden" name="list" value="customers" />
                <Field name="q" label="Email or name" value=sought.text kind="search" />
                <button type="submit">"Show"</button>
            </form>
            <Found
                what="customers"
                all="/admin/customers"
                caption="Customers, the newest first"
                heads=&["Name", "Email", "Account", "-Since"]
                rows
                previous
                next
            />
        }
    }))
}

fn row(customer: Customer) -> impl IntoView {
    view! {
        <tr>
            <th scope="row"><a href=format!("/admin/customers/{}", customer.id)>{customer.name}</a></th>
            <td class="words">{customer.email}</td>
            <td><Kind role=customer.role verified=customer.email_verified /></td>
            <td class="wide"><Moment at=customer.created_at /></td>
        </tr>
    }
}

#[component]
fn Kind(role: Role, verified: bool) -> impl IntoView {
    match (role, verified) {
        (Role::Staff, _) => view! { <Status words="Staff" /> },
        (Role::Customer, true) => view! { <Status words="Email confirmed" tone="good" /> },
        (Role::Customer, false) => view! { <Status words="Email not confirmed" tone="warn" /> },
    }
}

/// `GET /admin/customers/{id}`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: CustomerId = call.params.parse("id")?;
    let path: [&dyn Display; 1] = [&id];
    let filters: Filters = ui::parse_query(&call.query)?;
    let wanted = ListOrders { customer_id: Some(id), cursor: filters.cursor, ..ListOrders::default() };
    let (customer, found) = futures::join!(
        app.user.call(&call.caller, &user::GET_CUSTOMER, &path, &Unit {}, &Unit {}),
        app.order.call(&call.caller, &order::LIST_ORDERS, &[], &wanted, &Unit {}),
    );
    let customer = customer?;
    let at = |cursor: String| format!("/admin/customers/{id}?{}", ui::to_query(&[("cursor", cursor)]));
    Ok(layout::page(&call, StatusCode::OK, customer.name.clone(), move || {
        let orders = match found {
            Ok(found) if found.items.is_empty() && found.prev_cursor.is_none() => {
                view! { <p class="empty">"This customer has not ordered yet."</p> }.into_any()
            }
            Ok(found) => {
                let rows = found.items.into_iter().map(|order| order_row(order).into_any()).collect();
                view! {
                    <Found
                        what="orders"
                        all="/admin/orders"
                        caption="The customer's orders, the newest first"
                        heads=&["Order", "Status", "#Total", "-#Items", "-Payment", "Placed"]
                        rows
                        previous=found.prev_cursor.map(at)
                        next=found.next_cursor.map(at)
                    />
                }
                .into_any()
            }
            // Who may see customers need not be one who may see orders.
            Err(problem) => view! { <p class="muted">{words::problem(&problem)}</p> }.into_any(),
        };
        view! {
            <p>
                <a href=format!("mailto:{}", customer.email)>{customer.email.clone()}</a>
                " "
                <Kind role=customer.role verified=customer.email_verified />
            </p>
            <p class="muted">"Customer since " {words::moment(customer.created_at)}</p>
            <p><a href=format!("/admin/gift-cards?customer_id={id}")>"Store credit"</a></p>
            <section aria-labelledby="orders-heading"><h2 id="orders-heading">"Orders"</h2> {orders}</section>
        }
    }))
}

fn order_row(order: OrderSummary) -> impl IntoView {
    let name = order.number.map_or("Without number".to_owned(), |number| format!("#{number}"));
    view! {
        <tr>
            <th scope="row"><a href=format!("/admin/orders/{}", order.id)>{name}</a></th>
            <td><Status words=words::order_status(order.status) tone=orders::tone(order.status) /></td>
            <td class="amount">{words::money(order.total)}</td>
            <td class="amount wide">{order.item_count}</td>
            <td class="wide">{words::payment_status(order.payment_status)}</td>
            <td><Moment at=order.placed_at.unwrap_or(order.created_at) /></td>
        </tr>
    }
}
