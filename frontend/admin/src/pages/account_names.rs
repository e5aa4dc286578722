//! What people are called who have accounts: members of the staff, and customers.

use crate::app::App;
use contract::{
    Unit,
    order::OrderSummary,
    user::{self, AccountIds, AccountName},
};
use edge::Context;
use kernel::CustomerId;
use std::collections::BTreeMap;

/// Accounts that were asked for, by what they are called.
pub type Names = BTreeMap<CustomerId, String>;

/// The names of at most 100 of these accounts. Where they cannot be had the page is shown all the same, without them.
pub async fn names_of(app: &App, context: &Context, ids: impl IntoIterator<Item = CustomerId>) -> Names {
    let mut ids: Vec<CustomerId> = ids.into_iter().collect();
    ids.sort_unstable();
    ids.dedup();
    ids.truncate(100);
    if ids.is_empty() {
        return Names::new();
    }
    // Who may see orders need not be one who may see accounts.
    let service = context.caller.as_service("admin");
    let body = AccountIds { ids };
    let named = app.user.call(&service, &user::NAME_ACCOUNTS, &[], &Unit {}, &body).await;
    let name = |account: AccountName| {
        let name = if account.name.is_empty() { account.email } else { account.name };
        (account.id, name)
    };
    named.map(|list| list.items.into_iter().map(name).collect()).unwrap_or_default()
}

/// The names of the customers of a list of orders.
pub async fn customers_of(app: &App, context: &Context, orders: &[OrderSummary]) -> Names {
    names_of(app, context, orders.iter().filter_map(|order| order.customer_id)).await
}

/// Who ordered, and for whom where that is somebody else.
pub struct Buyer {
    /// The account's name; of guests, and where that is not known, whom the bill names.
    pub name: String,
    /// To whom the goods go, if not to the same name.
    pub recipient: Option<String>,
}

impl Buyer {
    pub fn new(names: &Names, account: Option<CustomerId>, billing: &str, recipient: &str) -> Self {
        let known = account.and_then(|account| names.get(&account)).map(String::as_str);
        let name = known.unwrap_or(if billing.is_empty() { recipient } else { billing });
        let is_other = !name.trim().eq_ignore_ascii_case(recipient.trim());
        Self { name: name.to_owned(), recipient: is_other.then(|| recipient.to_owned()) }
    }

    pub fn of(order: &OrderSummary, names: &Names) -> Self {
        Self::new(names, order.customer_id, &order.billing_name, &order.name)
    }
}
