//! The category tree as the staff change it.
//!
//! Search and the lists know the names and the places of a product's categories, so its products follow a change one by
//! one: those that a request has time for at once, the others at the tick.

use crate::{
    App, cached,
    error::conflict,
    get_product::load,
    list_categories::tree,
    store::{self, CategoryRow, NewCategory},
};
use contract::{
    Unit,
    product::{CategoryTree, CreateCategory, UpdateCategory},
};
use edge::{Call, Context, Database, Reply, Statement, new_id, outbox};
use kernel::{CategoryId, ErrorCode, Line, Locale, Problem, Slug};
use std::{collections::BTreeMap, rc::Rc};

/// The most categories that a shop has: the tree is shown on every page.
const MOST: usize = 1_000;
/// Products that follow a change within its request.
const AT_ONCE: u32 = 20;

/// `list_admin_categories`.
pub async fn list_admin_categories(app: Rc<App>, _: Call<Unit, Unit>) -> Result<CategoryTree, Problem> {
    Ok(CategoryTree { items: tree(rows(&*app.db).await?) })
}

async fn rows(db: &dyn Database) -> Result<Vec<CategoryRow>, Problem> {
    Ok(db.run(store::all_categories()).await?.all::<CategoryRow>()?)
}

/// `create_category`.
pub async fn create_category(
    app: Rc<App>,
    call: Call<Unit, CreateCategory>,
) -> Result<Reply<CategoryTree>, Problem> {
    let wish = &call.body;
    let known = rows(&*app.db).await?;
    if known.len() >= MOST {
        return Err(Problem::invalid("/name", "count", format!("A shop has at most {MOST} categories.")));
    }
    if let Some(parent) = wish.parent_id {
        known_parent(&known, parent)?;
    }
    let id: CategoryId = new_id(call.now);
    let slug = match &wish.slug {
        Some(slug) => slug.clone(),
        None => Slug::from_title(&wish.name)
            .or_else(|| id.to_string().replace('_', "-").parse().ok())
            .ok_or_else(|| Problem::invalid("/slug", "required", "Name a slug."))?,
    };
    let names = names(&wish.names)?;
    let category = NewCategory { id, slug: &slug, parent: wish.parent_id, name: &wish.name, names: &names };
    app.db.run(store::append_category(&category)).await.map_err(conflict)?;
    cached::raise_version(&*app.cache, &format!("{id}/new")).await;
    Ok(Reply::from(CategoryTree { items: tree(rows(&*app.db).await?) }))
}

/// `update_category`.
pub async fn update_category(
    app: Rc<App>,
    call: Call<Unit, UpdateCategory>,
) -> Result<CategoryTree, Problem> {
    let id: CategoryId = call.params.parse("id")?;
    let wish = &call.body;
    let known = rows(&*app.db).await?;
    let category = known.iter().find(|row| row.id == id).ok_or(ErrorCode::NotFound)?;
    let name = wish.name.as_ref().map_or(&*category.name, |name| &**name);
    let slug = wish.slug.as_ref().map_or(&*category.slug, |slug| &**slug);
    let names = match &wish.names {
        Some(wanted) => names(wanted)?,
        None => category.names.clone(),
    };
    let mut batch = vec![store::rename_category(id, slug, name, &names), store::mark_stale(id)];
    if wish.parent_id.is_some() || wish.position.is_some() {
        let parent = wish.parent_id.unwrap_or(category.parent);
        batch.push(place(&known, id, parent, wish.position)?);
    }
    app.db.batch(batch).await.map_err(conflict)?;
    cached::raise_version(&*app.cache, &format!("{id}/{}", call.now.millis())).await;
    refresh(&app, &call, AT_ONCE).await?;
    Ok(CategoryTree { items: tree(rows(&*app.db).await?) })
}

/// `delete_category`.
pub async fn delete_category(app: Rc<App>, call: Call<Unit, Unit>) -> Result<Unit, Problem> {
    let id: CategoryId = call.params.parse("id")?;
    if !rows(&*app.db).await?.iter().any(|row| row.id == id) {
        return Err(ErrorCode::NotFound.into());
    }
    app.db.run(store::remove_category(id)).await.map_err(|error| {
        if error.is_foreign_key() {
            let detail = "Move what is in it and below it elsewhere first.";
            Problem::new(ErrorCode::Conflict).detail(detail)
        } else {
            error.into()
        }
    })?;
    cached::raise_version(&*app.cache, &format!("{id}/gone")).await;
    Ok(Unit {})
}

/// Lets up to `limit` products follow the changes of their categories.
///
/// # Errors
/// `internal`; the next tick goes on.
pub(crate) async fn refresh(app: &Rc<App>, context: &Context, limit: u32) -> Result<(), Problem> {
    for id in store::stale(&*app.db, limit).await? {
        let product = load(&*app.db, &id.to_string()).await?;
        let mut batch = store::refresh_listings(&product).to_vec();
        batch.push(store::announce(&product, new_id(context.now), context.now)?);
        let done = "DELETE FROM stale_products WHERE number = (SELECT number FROM products WHERE id = ?1)";
        batch.push(Statement::new(done).text(id));
        app.db.batch(batch).await?;
    }
    outbox::relay_later(app, context);
    Ok(())
}

fn known_parent(known: &[CategoryRow], id: CategoryId) -> Result<&CategoryRow, Problem> {
    let unknown = || Problem::invalid("/parent_id", "unknown", "There is no such category.");
    known.iter().find(|row| row.id == id).ok_or_else(unknown)
}

fn names(wanted: &BTreeMap<String, Line<120>>) -> Result<BTreeMap<String, String>, Problem> {
    if wanted.keys().all(|tag| Locale::from_tag(tag).is_some()) {
        return Ok(wanted.iter().map(|(tag, name)| (tag.clone(), name.to_string())).collect());
    }
    Err(Problem::invalid("/names", "unknown", "Name languages that the shop speaks."))
}

/// Puts a category below `parent` at a position, the others behind it.
fn place(
    known: &[CategoryRow],
    id: CategoryId,
    parent: Option<CategoryId>,
    position: Option<u32>,
) -> Result<Statement, Problem> {
    let mut above = parent;
    // As long as the tree is one, this ends at its top; the bound is for a tree that is none.
    for _ in 0..known.len() {
        let Some(current) = above else { break };
        if current == id {
            let detail = "A category cannot lie below itself.";
            return Err(Problem::new(ErrorCode::Conflict).detail(detail));
        }
        above = known_parent(known, current)?.parent;
    }
    let mut siblings: Vec<_> =
        known.iter().filter(|row| row.parent == parent && row.id != id).map(|row| row.id).collect();
    let position = position.and_then(|position| usize::try_from(position).ok()).unwrap_or(siblings.len());
    siblings.insert(position.min(siblings.len()), id);
    Ok(store::arrange_categories(parent, &siblings))
}
