//! Products and accounts as staff write them down, and back again: services know them by their ids.

use crate::{app::App, forms::Errors};
use contract::{
    Limit, Unit,
    product::{self, ProductSummary},
    search::{self, SearchProducts},
    user::{self, ListCustomers},
};
use edge::Context;
use futures::future::join_all;
use kernel::{CustomerId, ErrorCode, Problem, ProductId};
use std::collections::VecDeque;

/// The most names that are looked up for a page: what is beyond stays an id.
const MOST_LOOKUPS: usize = 10;

/// The words of a list, with these between them.
fn words<'a>(text: &'a str, between: &'static [char]) -> impl DoubleEndedIterator<Item = &'a str> {
    text.split(between).map(str::trim).filter(|word| !word.is_empty())
}

/// The products of a list of slugs, titles and ids; what is none stands at the field.
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
    // A page causes only so many calls: a title costs a second one.
    let mut left = MOST_LOOKUPS;
    let mut waiting: VecDeque<&str> = words(text, &['\n']).collect();
    while let Some(word) = waiting.pop_front() {
        if let Ok(id) = word.parse::<ProductId>() {
            ids.push(id);
            continue;
        }
        let mut found = Vec::new();
        // What cannot be a slug needs not be asked for as one.
        if left > 0 && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            left -= 1;
            let by_slug =
                app.product.call(&context.caller, &product::GET_PRODUCT, &[&word], &Unit {}, &Unit {}).await;
            found.extend(found_or_none(by_slug)?.map(|product| product.id));
        }
        if found.is_empty() && left > 0 {
            left -= 1;
            found = titled(app, context, word).await?;
        }
        // A title may have commas. What is none is a list of several on one line.
        if found.is_empty() && word.contains(',') {
            words(word, &[',']).rev().for_each(|word| waiting.push_front(word));
            continue;
        }
        match found[..] {
            [id] => ids.push(id),
            [] if left == 0 => {
                errors.add("products", format!("“{word}” was not found. At most {MOST_LOOKUPS} names are looked up at once: write the last part of its address."));
            }
            [] => errors.add("products", format!("There is no product “{word}” in the shop. Write its whole title, or the last part of its address.")),
            _ => errors.add("products", format!("Several products are called “{word}”: write the last part of its address.")),
        }
    }
    Ok(ids)
}

/// The products of exactly this title, in whatever case, as far as the search finds them.
async fn titled(app: &App, context: &Context, title: &str) -> Result<Vec<ProductId>, Problem> {
    let Ok(q) = title.parse() else { return Ok(Vec::new()) };
    let query = SearchProducts { q: Some(q), limit: Limit::new(24), ..SearchProducts::default() };
    let found = app.search.call(&context.caller, &search::SEARCH, &[], &query, &Unit {}).await?;
    let wanted = title.to_lowercase();
    let same = |hit: &ProductSummary| {
        hit.title.to_lowercase() == wanted || hit.titles.values().any(|title| title.to_lowercase() == wanted)
    };
    Ok(found.items.into_iter().filter(same).map(|hit| hit.id).collect())
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
    for (index, word) in words(text, &['\n', ',']).enumerate() {
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
