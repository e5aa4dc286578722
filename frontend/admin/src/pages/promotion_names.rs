//! Products and accounts as staff write them down, and back again: services know them by their ids.

use crate::{app::App, forms::Errors};
use contract::{
    Limit, Unit, product,
    user::{self, ListCustomers},
};
use edge::Context;
use futures::future::join_all;
use kernel::{CustomerId, ErrorCode, Problem, ProductId};

/// The most names that are looked up for a page: what is beyond stays an id.
const MOST_LOOKUPS: usize = 10;

/// The words of a list: one a line.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(['\n', ',']).map(str::trim).filter(|word| !word.is_empty())
}

/// The products of a list of slugs and ids; what is none stands at the field.
///
/// # Errors
/// The catalog does not answer.
pub async fn read_products(
    app: &App,
    context: &Context,
    text: &str,
    errors: &mut Errors,
) -> Result<Vec<ProductId>, Problem> {
    let mut ids = Vec::new();
    for (index, word) in words(text).enumerate() {
        let id = match word.parse::<ProductId>() {
            Ok(id) => Some(id),
            Err(_) if index >= MOST_LOOKUPS => None,
            Err(_) => {
                let found = app
                    .product
                    .call(&context.caller, &product::GET_PRODUCT, &[&word], &Unit {}, &Unit {})
                    .await;
                found_or_none(found)?.map(|product| product.id)
            }
        };
        match id {
            Some(id) => ids.push(id),
            None => errors.add("products", format!("There is no product “{word}” in the shop.")),
        }
    }
    Ok(ids)
}

/// The accounts of a list of mail addresses and ids; what is none stands at the field.
///
/// # Errors
/// The accounts are not there to be asked for, or not for this member of the staff.
pub async fn read_customers(
    app: &App,
    context: &Context,
    text: &str,
    errors: &mut Errors,
) -> Result<Vec<CustomerId>, Problem> {
    let mut ids = Vec::new();
    for (index, word) in words(text).enumerate() {
        let id = match (word.parse::<CustomerId>(), word.parse()) {
            (Ok(id), _) => Some(id),
            (Err(_), Ok(q)) if index < MOST_LOOKUPS => {
                let query = ListCustomers { q: Some(q), limit: Limit::new(100), cursor: None };
                let found =
                    app.user.call(&context.caller, &user::LIST_CUSTOMERS, &[], &query, &Unit {}).await?;
                let same = |email: &str| email.eq_ignore_ascii_case(word);
                found.items.into_iter().find(|customer| same(&customer.email)).map(|customer| customer.id)
            }
            _ => None,
        };
        match id {
            Some(id) => ids.push(id),
            None => errors.add("customers", format!("There is no account of “{word}”.")),
        }
    }
    Ok(ids)
}

/// Products by their slugs, where they can be found, one a line.
pub async fn write_products(app: &App, context: &Context, ids: &[ProductId]) -> String {
    let names = join_all(ids.iter().enumerate().map(|(index, id)| async move {
        if index >= MOST_LOOKUPS {
            return id.to_string();
        }
        let found = app.product.call(&context.caller, &product::GET_PRODUCT, &[id], &Unit {}, &Unit {}).await;
        found.map_or_else(|_| id.to_string(), |product| product.slug)
    }));
    names.await.join("\n")
}

/// Accounts by their mail addresses, where they can be found, one a line.
pub async fn write_customers(app: &App, context: &Context, ids: &[CustomerId]) -> String {
    let names = join_all(ids.iter().enumerate().map(|(index, id)| async move {
        if index >= MOST_LOOKUPS {
            return id.to_string();
        }
        let found = app.user.call(&context.caller, &user::GET_CUSTOMER, &[id], &Unit {}, &Unit {}).await;
        found.map_or_else(|_| id.to_string(), |customer| customer.email)
    }));
    names.await.join("\n")
}

fn found_or_none<T>(found: Result<T, Problem>) -> Result<Option<T>, Problem> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(problem) if problem.code == ErrorCode::NotFound => Ok(None),
        Err(problem) => Err(problem),
    }
}
