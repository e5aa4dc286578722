//! Delivery, returns, imprint, privacy: what the shop says in its own words.

use crate::{
    App,
    store::pages::{self, PageRow},
};
use contract::{
    Unit,
    cart::{ContentPage, ContentPages, GetContentPage, SaveContentPage},
};
use edge::Call;
use kernel::{ErrorCode, Locale, Problem, Slug};
use std::rc::Rc;

/// The most pages in all languages.
const MOST: usize = 200;

/// `get_page`.
pub async fn get_page(app: Rc<App>, call: Call<GetContentPage, Unit>) -> Result<ContentPage, Problem> {
    let locale = call.query.locale.unwrap_or_default();
    let found = app.db.run(pages::find(call.params.get("slug"), locale)).await?.first::<PageRow>()?;
    Ok(found.ok_or(ErrorCode::NotFound)?.into())
}

/// `list_pages`.
pub async fn list_pages(app: Rc<App>, _: Call<Unit, Unit>) -> Result<ContentPages, Problem> {
    let rows = app.db.run(pages::all()).await?.all::<PageRow>()?;
    Ok(ContentPages { items: rows.into_iter().map(Into::into).collect() })
}

/// `save_page`.
pub async fn save_page(app: Rc<App>, call: Call<Unit, SaveContentPage>) -> Result<ContentPage, Problem> {
    let slug: Slug = call.params.get("slug").parse().map_err(|_| ErrorCode::NotFound)?;
    let locale = Locale::from_tag(call.params.get("locale")).ok_or(ErrorCode::NotFound)?;
    let known = app.db.run(pages::all()).await?.all::<PageRow>()?;
    if known.len() >= MOST {
        return Err(Problem::invalid("/title", "count", format!("At most {MOST} pages.")));
    }
    let page = ContentPage {
        slug: slug.to_string(),
        locale,
        title: call.body.title.to_string(),
        body: call.body.body.to_string(),
        updated_at: call.now,
    };
    if app.db.run(pages::save(&page, call.body.seen)).await?.rows.is_empty() {
        let detail = "This page was changed since it was read.";
        return Err(Problem::new(ErrorCode::Conflict).detail(detail));
    }
    Ok(page)
}
