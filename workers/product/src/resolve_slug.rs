//! What became of an address: renamed, gone, or never there.

use crate::{App, store};
use contract::{Unit, product::ResolvedSlug};
use edge::Call;
use kernel::{ErrorCode, Problem};
use std::rc::Rc;

/// `resolve_slug`: for addresses under which nothing is on sale.
pub async fn resolve_slug(app: Rc<App>, call: Call<Unit, Unit>) -> Result<ResolvedSlug, Problem> {
    let slug = call.params.get("slug");
    let statement = match call.params.get("kind") {
        "product" => store::product_of_slug(slug),
        "category" => store::category_of_slug(slug),
        _ => return Err(ErrorCode::NotFound.into()),
    };
    Ok(match app.db.run(statement).await?.first::<store::FoundSlug>()? {
        None => ResolvedSlug::Unknown,
        Some(found) => match found.slug {
            Some(slug) => ResolvedSlug::Moved { slug },
            None => ResolvedSlug::Gone,
        },
    })
}
