//! What was looked for among customers' data: mail addresses, names, order numbers. It travels in a cookie that the
//! browser keeps for the admin; the address of the page, which ends up in histories and logs, holds only a number.

use crate::app::App;
use contract::List;
use edge::{Context, Raw};
use http::Response;
use kernel::{ErrorCode, Permission, Principal, Problem, Text};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::{future::Future, rc::Rc};
use ui::{Cookies, Notice};

/// Forgotten with the session.
pub const COOKIE: &str = "admin_find";
/// Seconds that a search is remembered.
const LIFE: i64 = 12 * 3600;
/// So many searches, of several tabs perhaps.
const MOST: usize = 4;
/// A cookie has 4 KB, and what is not ASCII takes three to twelve bytes a character.
const LONGEST: usize = 2_500;

/// The lists that are searched so, and who may.
const LISTS: [(&str, Permission); 3] =
    [("orders", Permission::Orders), ("customers", Permission::Customers), ("mails", Permission::Settings)];

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Search {
    number: String,
    text: String,
}

/// What a page of a list was asked to look for.
#[derive(Clone, Default)]
pub struct Found {
    /// What was typed; empty where nothing was.
    pub text: String,
    /// True if the page's address names a search that is not remembered any more.
    pub is_over: bool,
}

impl Found {
    /// For the query of the service.
    pub fn query(&self) -> Option<Text<200>> {
        self.text.parse().ok()
    }

    /// For the query of orders: their numbers are shown with a `#` before them, and typed so.
    pub fn query_of_order(&self) -> Option<Text<200>> {
        let number = self.text.trim().strip_prefix('#').map(str::trim_start);
        match number.filter(|number| number.starts_with(|first: char| first.is_ascii_digit())) {
            Some(number) => number.parse().ok(),
            None => self.query(),
        }
    }

    /// True if what was typed can stand nowhere.
    fn is_unusable(&self) -> bool {
        !self.text.is_empty() && self.query().is_none()
    }

    /// What a list finds of it: nothing where it can stand nowhere, instead of everything.
    pub async fn among<T>(
        &self,
        list: impl Future<Output = Result<List<T>, Problem>>,
    ) -> Result<List<T>, Problem> {
        if self.is_unusable() { Ok(List::complete(Vec::new())) } else { list.await }
    }

    /// Says so if a search is over, or cannot find anything.
    pub fn notice(&self) -> Option<impl IntoView + use<>> {
        let text = if self.is_over {
            "This search is no longer remembered. Type again what you look for."
        } else if self.is_unusable() {
            "This cannot be looked for: it holds characters that no text of the shop has."
        } else {
            return None;
        };
        Some(view! { <Notice text bad=true /> })
    }
}

fn remembered(context: &Context) -> Vec<Search> {
    Cookies::of(context).get(COOKIE).and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

/// The search of this number.
pub fn find(context: &Context, number: &str) -> Found {
    if number.is_empty() {
        return Found::default();
    }
    match remembered(context).into_iter().find(|search| search.number == number) {
        Some(search) => Found { text: search.text, is_over: false },
        None => Found { text: String::new(), is_over: true },
    }
}

/// The newest first, as many as a cookie holds.
fn remember(mut searches: Vec<Search>, search: Search) -> Vec<Search> {
    searches.retain(|other| other.text != search.text);
    searches.insert(0, search);
    searches.truncate(MOST);
    let size = |searches: &[Search]| {
        let text = serde_json::to_string(searches).unwrap_or_default();
        text.chars().map(|c| if c.is_ascii_alphanumeric() { 1 } else { 3 * c.len_utf8() }).sum::<usize>()
    };
    while searches.len() > 1 && size(&searches) > LONGEST {
        searches.pop();
    }
    searches
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct FindForm {
    list: String,
    q: String,
    status: String,
    payment_status: String,
}

#[derive(Serialize)]
struct Target<'a> {
    #[serde(skip_serializing_if = "str::is_empty")]
    find: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    status: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    payment_status: &'a str,
}

/// `POST /admin/find`
pub async fn submit(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    match call.principal() {
        Principal::Guest => return Err(ErrorCode::Unauthenticated.into()),
        Principal::Staff { .. } => {}
        _ => return Err(ErrorCode::Forbidden.into()),
    }
    let form: FindForm = ui::parse_form(&call, &call.body)?;
    let (list, permission) = LISTS.iter().find(|(list, _)| *list == form.list).ok_or(ErrorCode::NotFound)?;
    if !call.principal().may(*permission) {
        return Err(ErrorCode::Forbidden.into());
    }
    let text: String = form.q.trim().chars().take(200).collect();
    let number = edge::random::<4>().iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let find = if text.is_empty() { "" } else { number.as_str() };
    let target = Target { find, status: &form.status, payment_status: &form.payment_status };
    let mut response = ui::redirect(&format!("/admin/{list}?{}", ui::to_query(&target)));
    if !text.is_empty() {
        let searches = remember(remembered(&call), Search { number: number.clone(), text });
        let text = serde_json::to_string(&searches).map_err(Problem::internal)?;
        app.cookies.set(&mut response, COOKIE, &text, LIFE);
    }
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(n: usize, text: &str) -> Search {
        Search { number: n.to_string(), text: text.to_owned() }
    }

    #[test]
    fn the_last_searches_are_remembered_as_far_as_a_cookie_holds_them() {
        let mut searches = Vec::new();
        for n in 0..9 {
            searches = remember(searches, search(n, &format!("ada{n}@example.com")));
        }
        assert_eq!(searches.len(), MOST);
        assert_eq!(searches[0].text, "ada8@example.com");
        let long = "ä".repeat(200);
        let searches = remember(remember(searches, search(10, &long)), search(11, &"ö".repeat(200)));
        assert_eq!((searches.len(), searches[0].number.as_str()), (1, "11"));
    }

    #[test]
    fn the_same_search_has_one_place() {
        let searches = remember(vec![search(1, "a"), search(2, "b")], search(3, "b"));
        assert_eq!(searches, [search(3, "b"), search(1, "a")]);
    }

    #[test]
    fn an_order_is_found_by_its_number_as_it_is_shown() {
        let query = |text: &str| {
            let found = Found { text: text.to_owned(), is_over: false };
            found.query_of_order().map(|text| text.to_string())
        };
        for typed in ["1006", "#1006", " # 1006"] {
            assert_eq!(query(typed).as_deref().map(str::trim), Some("1006"), "{typed}");
        }
        assert_eq!((query("#ada").as_deref(), query("#").as_deref()), (Some("#ada"), Some("#")));
    }
}
