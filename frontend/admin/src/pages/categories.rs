//! The category tree: names, places, what is to go. Every move is a button, so that the keyboard does it all.

use crate::{
    app::App,
    components::category_names,
    forms::{Errors, Sent},
    layout::{self, Action, refusal},
    translated::{Translated, TranslatedFields},
};
use contract::{
    Unit,
    product::{self, Category, CreateCategory, UpdateCategory},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{CategoryId, ErrorCode, Line, Problem};
use leptos::prelude::*;
use serde::Deserialize;
use std::{collections::BTreeMap, rc::Rc};
use ui::{Field, Notice};

/// The fields as they were typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct CategoryForm {
    name: String,
    slug: String,
    parent: String,
    /// Names in other languages.
    #[serde(skip)]
    translated: Translated,
}

impl CategoryForm {
    fn typed(call: &Raw) -> Result<Self, Problem> {
        Ok(Self { translated: Translated::typed(call)?, ..ui::parse_form(call, &call.body)? })
    }

    fn names(&self, errors: &mut Errors) -> BTreeMap<String, Line<120>> {
        self.translated.read("name", errors)
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Query {
    done: String,
    /// Set where one is to be added.
    add: Option<String>,
}

/// `GET /admin/categories`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    page(&app, &call, StatusCode::OK, CategoryForm::default(), Errors::default(), None).await
}

/// `POST /admin/categories`
pub async fn create(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form = CategoryForm::typed(&call)?;
    let mut errors = Errors::default();
    let name = errors.required("name", &form.name);
    let slug = errors.optional("slug", form.slug.trim());
    let names = form.names(&mut errors);
    let wish = name.filter(|_| errors.is_empty()).map(|name| CreateCategory {
        name,
        slug,
        parent_id: form.parent.parse().ok(),
        names,
    });
    let Some(wish) = wish else {
        return page(&app, &call, StatusCode::UNPROCESSABLE_ENTITY, form, errors, None).await;
    };
    match app.product.call(&call.caller, &product::CREATE_CATEGORY, &[], &Unit {}, &wish).await {
        Ok(_) => Ok(ui::redirect("/admin/categories?done=saved")),
        // The same form sent twice: the first made it.
        Err(problem) if problem.code == ErrorCode::SlugTaken && is_there(&app, &call, &wish).await? => {
            Ok(ui::redirect("/admin/categories?done=saved"))
        }
        Err(problem) => {
            if problem.code == ErrorCode::SlugTaken {
                errors.add("slug", problem.detail.clone());
            }
            page(&app, &call, ui::status(&problem), form, errors, Some(problem)).await
        }
    }
}

/// True if there is such a category already.
async fn is_there(app: &App, call: &Raw, wish: &CreateCategory) -> Result<bool, Problem> {
    let tree =
        app.product.call(&call.caller, &product::LIST_ADMIN_CATEGORIES, &[], &Unit {}, &Unit {}).await?;
    let siblings = match wish.parent_id {
        Some(parent) => {
            find(&tree.items, parent).map(|parent| parent.children.as_slice()).unwrap_or_default()
        }
        None => &tree.items,
    };
    Ok(siblings.iter().any(|category| {
        category.name == *wish.name
            && wish.slug.as_ref().is_none_or(|slug| category.slug == **slug)
            && category.names.len() == wish.names.len()
            && wish.names.iter().all(|(tag, name)| category.names.get(tag).is_some_and(|own| *own == **name))
    }))
}

async fn page(
    app: &App,
    call: &Raw,
    status: StatusCode,
    form: CategoryForm,
    errors: Errors,
    problem: Option<Problem>,
) -> Result<Response<Vec<u8>>, Problem> {
    let tree =
        app.product.call(&call.caller, &product::LIST_ADMIN_CATEGORIES, &[], &Unit {}, &Unit {}).await?;
    let query: Query = ui::parse_query(&call.query).unwrap_or_default();
    let parents = parents(&tree.items, None);
    let add = Action::primary("/admin/categories?add=yes", "Add a category");
    Ok(layout::page_with(call, status, "Categories", add, move || {
        let adds = query.add.is_some() || !errors.is_empty() || problem.is_some();
        let done = match query.done.as_str() {
            "saved" => Some("Saved. Products follow within a minute."),
            "moved" => Some("Moved. Products follow within a minute."),
            "removed" => Some("The category is gone."),
            _ => None,
        };
        view! {
            {done.map(|text| view! { <Notice text /> })}
            {adds
                .then(|| {
                    view! {
                        <section class="panel" aria-labelledby="add-heading">
                            <h2 id="add-heading">"A new category"</h2>
                            {refusal(&errors, problem.as_ref())}
                            <form method="post" action="/admin/categories">
                                <div class="row">
                                    <Field name="name" label="Name" value=form.name maxlength=120 required=true error=errors.get("name") />
                                    <TranslatedFields field="name" label="Name" texts=form.translated errors=errors.clone() />
                                    <Field name="slug" label="Slug" value=form.slug maxlength=100 error=errors.get("slug") hint="Made from the name if empty." />
                                </div>
                                <ParentChoice parents selected=form.parent />
                                <div class="buttons">
                                    <button class="primary" type="submit">"Add the category"</button>
                                    <a href="/admin/categories">"Leave it"</a>
                                </div>
                            </form>
                        </section>
                    }
                })}
            <p class="hint">"Move a category with its arrows, by dragging it, or with Alt and an arrow key."</p>
            // A phone has no room for the arrows of all; without `:has` they are always there, and this is not.
            <label class="choice arrows"><input type="checkbox" checked=query.done == "moved" /> "Show the arrows"</label>
            <p class="visually-hidden" role="status" data-said=""></p>
            <Branch categories=tree.items parent=None above=(None, 0) />
        }
    }))
}

/// The categories that may be a category's parent: not itself, nor what lies below it.
fn parents(tree: &[Category], except: Option<CategoryId>) -> Vec<(String, String)> {
    let mut inside = Vec::new();
    if let Some(own) = except.and_then(|id| find(tree, id)) {
        inside.extend(category_names(std::slice::from_ref(own)).into_iter().map(|(id, _)| id));
    }
    let mut parents = vec![(String::new(), "None".to_owned())];
    let names = category_names(tree).into_iter().filter(|(id, _)| !inside.contains(id));
    parents.extend(names.map(|(id, name)| (id.to_string(), name)));
    parents
}

fn find(tree: &[Category], id: CategoryId) -> Option<&Category> {
    tree.iter().find_map(
        |category| {
            if category.id == id { Some(category) } else { find(&category.children, id) }
        },
    )
}

#[component]
fn ParentChoice(parents: Vec<(String, String)>, selected: String) -> impl IntoView {
    let options = parents.into_iter().map(|(value, name)| {
        let chosen = value == selected;
        view! { <option value=value selected=chosen>{name}</option> }
    });
    view! {
        <div class="field">
            <label for="field-parent">"Parent category"</label>
            <select id="field-parent" name="parent">{options.collect_view()}</select>
        </div>
    }
}

/// Siblings in their order, each with its moves. `above` is where "out" leads: what `parent` itself lies below, and the
/// place behind it there.
#[component]
fn Branch(
    categories: Vec<Category>,
    parent: Option<CategoryId>,
    above: (Option<CategoryId>, usize),
) -> impl IntoView {
    let last = categories.len().saturating_sub(1);
    let mut before: Option<(CategoryId, String)> = None;
    let mut rows = Vec::new();
    for (position, category) in categories.into_iter().enumerate() {
        let (id, name) = (category.id, category.name.clone());
        let to = |parent: Option<CategoryId>, position: Option<usize>| {
            (parent.map(|id| id.to_string()).unwrap_or_default(), position)
        };
        let up = (position > 0).then(|| ("↑", "ArrowUp", "up", to(parent, Some(position.saturating_sub(1)))));
        let down = (position < last).then(|| ("↓", "ArrowDown", "down", to(parent, Some(position + 1))));
        let inwards = before
            .as_ref()
            .map(|(sibling, _)| ("→", "ArrowRight", "into the one above", to(Some(*sibling), None)));
        let outwards = parent.map(|_| ("←", "ArrowLeft", "out", to(above.0, Some(above.1))));
        let moves = [outwards, inwards, up, down].into_iter().flatten().map(|(sign, key, word, (parent, place))| {
            view! {
                <form method="post" action=format!("/admin/categories/{id}/move")>
                    <input type="hidden" name="parent" value=parent />
                    {place.map(|place| view! { <input type="hidden" name="position" value=place.to_string() /> })}
                    <button type="submit" data-move=key aria-label=format!("Move {name} {word}") title=format!("Move {word}")>{sign}</button>
                </form>
            }
        });
        let moves = moves.collect_view();
        let below = (!category.children.is_empty()).then(|| {
            view! { <Branch categories=category.children parent=Some(id) above=(parent, position + 1) /> }
                .into_any()
        });
        rows.push(view! {
            <li id=id.to_string() data-category=id.to_string() data-parent=parent.map(|id| id.to_string()).unwrap_or_default() data-name=name.clone()>
                <div class="branch">
                    <a href=format!("/admin/categories/{id}")>{name.clone()}</a>
                    <span class="muted">{category.product_count} " products"</span>
                    <div class="moves">{moves}</div>
                </div>
                {below}
            </li>
        });
        before = Some((id, name));
    }
    view! { <ul class="category-tree">{rows}</ul> }
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct MoveForm {
    parent: String,
    position: Option<u32>,
}

/// `POST /admin/categories/{id}/move`
pub async fn move_to(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: CategoryId = call.params.parse("id")?;
    let form: MoveForm = ui::parse_form(&call, &call.body)?;
    let update = UpdateCategory {
        parent_id: Some(form.parent.parse().ok()),
        position: form.position,
        ..UpdateCategory::default()
    };
    app.product.call(&call.caller, &product::UPDATE_CATEGORY, &[&id], &Unit {}, &update).await?;
    Ok(ui::redirect(&format!("/admin/categories?done=moved#{id}")))
}

/// `GET /admin/categories/{id}`
pub async fn edit(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    edit_page(&app, &call, Sent::default()).await
}

/// `POST /admin/categories/{id}`
pub async fn save(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: CategoryId = call.params.parse("id")?;
    let form = CategoryForm::typed(&call)?;
    let mut errors = Errors::default();
    let update = UpdateCategory {
        name: errors.required("name", &form.name),
        slug: errors.required("slug", form.slug.trim()),
        names: Some(form.names(&mut errors)),
        ..UpdateCategory::default()
    };
    if !errors.is_empty() {
        return edit_page(&app, &call, Sent::wrong(form, errors)).await;
    }
    match app.product.call(&call.caller, &product::UPDATE_CATEGORY, &[&id], &Unit {}, &update).await {
        Ok(_) => Ok(ui::redirect("/admin/categories?done=saved")),
        Err(problem) if problem.code == ErrorCode::NotFound => Err(problem),
        Err(problem) => {
            if problem.code == ErrorCode::SlugTaken {
                errors.add("slug", problem.detail.clone());
            }
            edit_page(&app, &call, Sent::refused(form, errors, problem)).await
        }
    }
}

/// `POST /admin/categories/{id}/remove`
pub async fn remove(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: CategoryId = call.params.parse("id")?;
    match app.product.call(&call.caller, &product::DELETE_CATEGORY, &[&id], &Unit {}, &Unit {}).await {
        Ok(_) => Ok(ui::redirect("/admin/categories?done=removed")),
        // A second click finds it gone already.
        Err(problem) if problem.code == ErrorCode::NotFound => {
            Ok(ui::redirect("/admin/categories?done=removed"))
        }
        Err(problem) if problem.code == ErrorCode::Conflict => {
            edit_page(&app, &call, Sent { problem: Some(problem), ..Sent::default() }).await
        }
        Err(problem) => Err(problem),
    }
}

async fn edit_page(app: &App, call: &Raw, sent: Sent<CategoryForm>) -> Result<Response<Vec<u8>>, Problem> {
    let status = sent.status();
    let Sent { form, errors, problem } = sent;
    let id: CategoryId = call.params.parse("id")?;
    let tree =
        app.product.call(&call.caller, &product::LIST_ADMIN_CATEGORIES, &[], &Unit {}, &Unit {}).await?;
    let category = find(&tree.items, id).cloned().ok_or(ErrorCode::NotFound)?;
    let form = form.unwrap_or_else(|| CategoryForm {
        name: category.name.clone(),
        translated: Translated::default().with_all("name", &category.names),
        slug: category.slug.clone(),
        parent: String::new(),
    });
    let parents = parents(&tree.items, Some(id)).into_iter().collect::<Vec<_>>();
    let in_shop = Action::new(format!("/c/{}", category.slug), "See it in the shop");
    Ok(layout::page_with(call, status, category.name.clone(), in_shop, move || {
        view! {
            {refusal(&errors, problem.as_ref())}
            <form class="panel" method="post" action=format!("/admin/categories/{id}")>
                <Field name="name" label="Name" value=form.name maxlength=120 required=true error=errors.get("name") />
                <TranslatedFields field="name" label="Name" texts=form.translated errors=errors.clone() />
                <Field name="slug" label="Slug" value=form.slug maxlength=100 required=true error=errors.get("slug") hint="Last part of the page's address. Old links keep working." />
                <button class="primary" type="submit">"Save"</button>
            </form>
            <form class="panel" method="post" action=format!("/admin/categories/{id}/move")>
                <ParentChoice parents selected=String::new() />
                <button type="submit">"Move"</button>
            </form>
            <details>
                <summary>"Remove this category…"</summary>
                <p>"Only a category that holds no products and no other categories can go."</p>
                <form method="post" action=format!("/admin/categories/{id}/remove")>
                    <button class="danger" type="submit">"Remove the category"</button>
                </form>
            </details>
        }
    }))
}
