//! The category tree, from a cache.

use crate::{
    App, cached,
    store::{self, CategoryRow},
};
use contract::{
    Unit,
    product::{Category, CategoryTree},
};
use edge::Call;
use kernel::{CategoryId, ErrorCode, Problem};
use std::{collections::HashMap, rc::Rc, time::Duration};

/// Whatever changes the tree changes the catalog's version too, so this only bounds what a lost change costs.
const KEPT: Duration = Duration::from_secs(600);

/// `list_categories`.
pub async fn list_categories(app: Rc<App>, _: Call<Unit, Unit>) -> Result<CategoryTree, Problem> {
    cached::get(&*app.cache, "categories", KEPT, async {
        let rows = app.db.run(store::all_categories()).await?.all::<CategoryRow>()?;
        Ok(CategoryTree { items: tree(rows) })
    })
    .await
}

/// `get_category`.
pub async fn get_category(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Category, Problem> {
    let slug = call.params.get("slug").to_owned();
    let tree = list_categories(
        app,
        Call { params: call.params, query: Unit {}, body: Unit {}, context: call.context },
    );
    find(tree.await?.items, &slug).ok_or_else(|| ErrorCode::NotFound.into())
}

fn find(categories: Vec<Category>, slug: &str) -> Option<Category> {
    categories.into_iter().find_map(|category| {
        if category.slug == slug { Some(category) } else { find(category.children, slug) }
    })
}

/// The tree that the rows are.
pub(crate) fn tree(rows: Vec<CategoryRow>) -> Vec<Category> {
    let mut below: HashMap<Option<CategoryId>, Vec<CategoryRow>> = HashMap::new();
    for row in rows {
        below.entry(row.parent).or_default().push(row);
    }
    children(&mut below, None)
}

/// Takes what it uses out of `below`, so that even a circle of parents would end.
fn children(
    below: &mut HashMap<Option<CategoryId>, Vec<CategoryRow>>,
    parent: Option<CategoryId>,
) -> Vec<Category> {
    let rows = below.remove(&parent).unwrap_or_default();
    rows.into_iter()
        .map(|row| Category {
            children: children(below, Some(row.id)),
            id: row.id,
            slug: row.slug,
            name: row.name,
            names: row.names,
            product_count: row.product_count,
        })
        .collect()
}
