//! Every product on sale, in parts, for search engines.

use crate::{
    App,
    store::{self, Single, SitemapRow},
};
use contract::{
    Unit,
    product::{GetSitemap, Sitemap, SitemapItem},
};
use edge::Call;
use kernel::{Problem, Timestamp};
use std::rc::Rc;

/// A part has the products whose numbers lie in one range of this length: as a product never changes its number, it
/// never changes its part. What is off sale leaves holes.
const NUMBERS_PER_PART: u32 = 5_000;

/// `get_sitemap`.
pub async fn get_sitemap(app: Rc<App>, call: Call<GetSitemap, Unit>) -> Result<Sitemap, Problem> {
    let part = call.query.part.clamp(1, 100_000);
    let (from, to) = ((part - 1) * NUMBERS_PER_PART, part * NUMBERS_PER_PART);
    let mut rows = app.db.batch(vec![store::highest_product(), store::sitemap(from, to)]).await?.into_iter();
    let highest = rows.next().unwrap_or_default().first::<Single<u32>>()?.map_or(0, |row| row.value);
    let items = rows.next().unwrap_or_default().all::<SitemapRow>()?;
    Ok(Sitemap {
        parts: highest.div_ceil(NUMBERS_PER_PART).max(1),
        items: items
            .into_iter()
            .map(|row| SitemapItem {
                slug: row.slug,
                updated_at: Timestamp::from_millis(row.updated_at),
                image_url: row.image_url,
            })
            .collect(),
    })
}
