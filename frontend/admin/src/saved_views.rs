//! Filters that a member of the staff gave a name: kept in a cookie of the account, which only the admin reads.

use crate::app::App;
use edge::{Context, Raw};
use http::Response;
use kernel::{ErrorCode, Principal, Problem};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::rc::Rc;
use ui::Cookies;

/// The lists that can be saved.
const LISTS: [&str; 3] = ["products", "stock", "orders"];
const MOST: usize = 12;
const LONGEST_NAME: usize = 40;
const LONGEST_QUERY: usize = 200;
/// A cookie has 4 KB; what is left is for its name and its signs.
const LONGEST_COOKIE: usize = 3_000;
const A_YEAR: i64 = 365 * 24 * 3600;

/// A named filter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    list: String,
    name: String,
    query: String,
}

fn cookie(principal: &Principal) -> Option<String> {
    match principal {
        Principal::Staff { id, .. } => Some(format!("admin_views_{id}")),
        _ => None,
    }
}

fn all(context: &Context) -> Vec<SavedView> {
    let Some(name) = cookie(context.principal()) else { return Vec::new() };
    let cookies = Cookies::of(context);
    let views: Vec<SavedView> =
        cookies.get(&name).and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    views.into_iter().filter(|view| LISTS.contains(&view.list.as_str())).take(MOST).collect()
}

/// The query of an address without what is no filter: the place in the list, messages, fields that are empty.
fn filters(query: &str) -> String {
    let pairs: Vec<(String, String)> = ui::parse_query(query).unwrap_or_default();
    let is_filter = |(name, value): &(String, String)| {
        !value.is_empty() && !["cursor", "done", "find"].contains(&name.as_str())
    };
    ui::to_query(&pairs.into_iter().filter(is_filter).collect::<Vec<_>>())
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ViewForm {
    list: String,
    name: String,
    query: String,
    remove: Option<String>,
}

/// `POST /admin/views`: saves one under its name, or removes it.
pub async fn submit(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let cookie = match call.principal() {
        Principal::Guest => return Err(ErrorCode::Unauthenticated.into()),
        principal => cookie(principal).ok_or(ErrorCode::Forbidden)?,
    };
    let form: ViewForm = ui::parse_form(&call, &call.body)?;
    let (name, query) = (form.name.trim().to_owned(), filters(&form.query));
    let fits = !name.is_empty() && name.chars().count() <= LONGEST_NAME && query.len() <= LONGEST_QUERY;
    if !fits || query.is_empty() || !LISTS.contains(&form.list.as_str()) {
        let words =
            format!("Give a filter a name of at most {LONGEST_NAME} characters, and filter something.");
        return Err(Problem::invalid("/name", "invalid", words.clone()).detail(words));
    }
    let mut views = all(&call);
    views.retain(|view| (view.list.as_str(), &view.name) != (form.list.as_str(), &name));
    let mut target = format!("/admin/{}", form.list);
    if form.remove.is_none() {
        target = format!("{target}?{query}");
        views.push(SavedView { list: form.list, name, query });
    }
    let text = serde_json::to_string(&views).map_err(Problem::internal)?;
    if views.len() > MOST || text.len() > LONGEST_COOKIE {
        let words = "There are too many saved filters. Remove one first.";
        return Err(Problem::invalid("/name", "count", words).detail(words));
    }
    let mut response = ui::redirect(&target);
    app.cookies.set(&mut response, &cookie, &text, A_YEAR);
    Ok(response)
}

/// What a list shows of its saved filters.
pub struct Saved {
    list: &'static str,
    query: String,
    views: Vec<SavedView>,
}

/// The saved filters of a list.
pub fn of(context: &Context, query: &str, list: &'static str) -> Saved {
    let views = all(context).into_iter().filter(|view| view.list == list).collect();
    Saved { list, query: filters(query), views }
}

/// The saved filters as links, and the form that saves the one that is looked at.
#[component]
pub fn SavedViews(saved: Saved) -> impl IntoView {
    let Saved { list, query, views } = saved;
    let known = views.iter().find(|view| view.query == query).map(|view| view.name.clone());
    let links = views.into_iter().map(|view| {
        let current = (view.query == query).then_some("page");
        view! { <a href=format!("/admin/{list}?{}", view.query) aria-current=current>{view.name}</a> }
    });
    let links: Vec<_> = links.collect();
    let any = !links.is_empty();
    let form = (!query.is_empty()).then(|| match known {
        Some(name) => view! {
            <form method="post" action="/admin/views">
                <input type="hidden" name="list" value=list />
                <input type="hidden" name="query" value=query />
                <input type="hidden" name="name" value=name.clone() />
                <button class="link" type="submit" name="remove" value="yes">"Remove “" {name} "”"</button>
            </form>
        }
        .into_any(),
        None => view! {
            <form class="save-view" method="post" action="/admin/views">
                <input type="hidden" name="list" value=list />
                <input type="hidden" name="query" value=query />
                <input name="name" aria-label="Name for this filter" placeholder="Name for this filter" maxlength="40" required=true autocomplete="off" />
                <button type="submit">"Save filter"</button>
            </form>
        }
        .into_any(),
    });
    view! {
        {(any || form.is_some()).then(|| view! {
            <div class="saved">
                {any.then(|| view! { <nav class="views" aria-label="Your filters">{links}</nav> })}
                {form}
            </div>
        })}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_is_neither_a_place_in_a_list_nor_a_message() {
        assert_eq!(
            filters("q=Lamp+%26+more&find=1a2b&status=&cursor=abc&done=saved&status=active"),
            "q=Lamp+%26+more&status=active"
        );
        assert_eq!(filters("cursor=abc"), "");
    }
}
