//! Parts that several pages show.

use crate::words;
use contract::{Image, product::Category};
use kernel::{CategoryId, CountryCode, Timestamp};
use leptos::prelude::*;

/// A field in a table's cell: its label is for those who do not see the column's head.
#[component]
pub fn Cell(
    #[prop(into)] name: String,
    #[prop(into)] id: String,
    #[prop(into)] label: String,
    #[prop(into)] value: String,
    #[prop(optional)] inputmode: &'static str,
    #[prop(default = 64)] maxlength: u32,
    /// What is typed when the page is shown goes here.
    #[prop(optional)]
    autofocus: bool,
    #[prop(optional_no_strip)] error: Option<String>,
) -> impl IntoView {
    let error_id = format!("{id}-error");
    let described = error.is_some().then(|| error_id.clone());
    let invalid = error.is_some().then_some("true");
    let inputmode = (!inputmode.is_empty()).then_some(inputmode);
    view! {
        <input
            id=id
            name=name
            value=value
            aria-label=label
            autocomplete="off"
            inputmode=inputmode
            maxlength=maxlength
            autofocus=autofocus
            aria-describedby=described
            aria-invalid=invalid
        />
        {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
    }
}

/// Something to know before going on, where nothing has failed.
#[component]
pub fn Remark(#[prop(into)] text: String) -> impl IntoView {
    view! { <div class="notice warn" role="status">{text}</div> }
}

/// A longer text.
#[component]
pub fn LongText(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    value: String,
    /// Where a page has several of this name.
    #[prop(optional, into)]
    id: String,
    #[prop(default = 20_000)] maxlength: u32,
    #[prop(default = 8)] rows: u32,
    error: Option<String>,
    #[prop(optional)] hint: &'static str,
) -> impl IntoView {
    let id = if id.is_empty() { format!("field-{name}") } else { id };
    let (error_id, hint_id) = (format!("{id}-error"), format!("{id}-hint"));
    let described = [error.is_some().then_some(&*error_id), (!hint.is_empty()).then_some(&*hint_id)];
    let described = described.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let described = (!described.is_empty()).then_some(described);
    let invalid = error.is_some().then_some("true");
    // Leptos 0.8 writes what stands in a textarea as it is.
    let value = value.replace('&', "&amp;").replace('<', "&lt;");
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <textarea id=id name=name rows=rows maxlength=maxlength aria-describedby=described aria-invalid=invalid>
                {value}
            </textarea>
            {(!hint.is_empty()).then(|| view! { <p class="hint" id=hint_id>{hint}</p> })}
            {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
        </div>
    }
}

/// One of several: pairs of value and words.
#[component]
pub fn Choice(
    name: &'static str,
    #[prop(into)] label: String,
    options: Vec<(String, &'static str)>,
    #[prop(into)] selected: String,
    #[prop(optional_no_strip)] error: Option<String>,
) -> impl IntoView {
    let id = format!("field-{name}");
    let error_id = format!("{id}-error");
    let described = error.is_some().then(|| error_id.clone());
    let options = options.into_iter().map(|(value, words)| {
        let selected = value == selected;
        view! { <option value=value selected=selected>{words}</option> }
    });
    let options = options.collect_view();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select id=id name=name aria-describedby=described>{options}</select>
            {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
        </div>
    }
}

/// A table that scrolls by itself where it is too wide, reachable with the keyboard.
#[component]
pub fn Table(#[prop(into)] caption: String, children: Children) -> impl IntoView {
    let label = caption.clone();
    view! {
        <div class="scroll" role="region" aria-label=label tabindex="0">
            <table>
                <caption class="visually-hidden">{caption}</caption>
                {children()}
            </table>
        </div>
    }
}

/// Column heads; those that begin with `#` are of numbers, those with `~` of what needs no words for those who see it.
/// What begins with `-` is left out where there is no room for it; its cells are `wide` too. `*` is a box that chooses
/// all rows: a script's, so that it is hidden without.
#[component]
pub fn Heads(names: &'static [&'static str]) -> impl IntoView {
    let heads = names.iter().map(|name| {
        let (wide, name) = name.strip_prefix('-').map_or(("", *name), |name| ("wide", name));
        match (name.strip_prefix('#'), name.strip_prefix('~')) {
            (Some(name), _) => {
                view! { <th scope="col" class=format!("amount {wide}")>{name}</th> }.into_any()
            }
            (_, Some(name)) => {
                view! { <th scope="col" class=wide><span class="visually-hidden">{name}</span></th> }
                    .into_any()
            }
            _ if name.starts_with('*') => {
                let name = name.trim_start_matches('*');
                view! {
                    <th scope="col">
                        <span class="visually-hidden">"Choose"</span>
                        <input type="checkbox" data-choose-all="" aria-label=name hidden />
                    </th>
                }
                .into_any()
            }
            _ => view! { <th scope="col" class=wide>{name}</th> }.into_any(),
        }
    });
    view! { <thead><tr>{heads.collect_view()}</tr></thead> }
}

/// A moment in a table: in brief, and whole for those who point at it.
#[component]
pub fn Moment(at: Timestamp) -> impl IntoView {
    view! { <time datetime=at.to_string() title=words::moment(at)>{words::brief_moment(at)}</time> }
}

/// An id of ours, cut off rather than broken where there is no room for it.
#[component]
pub fn Id(id: String) -> impl IntoView {
    let whole = id.clone();
    view! { <span class="muted id" title=whole>{id}</span> }
}

/// A status as a word, with a tone that repeats what the word says.
#[component]
pub fn Status(words: &'static str, #[prop(optional)] tone: &'static str) -> impl IntoView {
    view! { <span class=format!("status {tone}")>{words}</span> }
}

/// A view of a list that is worth a name: its words, its address, whether it is the one that is looked at.
pub type View = (&'static str, String, bool);

/// The named views of a list.
#[component]
pub fn Views(label: &'static str, views: Vec<View>) -> impl IntoView {
    let links = views.into_iter().map(|(name, href, current)| {
        view! { <a href=href aria-current=current.then_some("page")>{name}</a> }
    });
    view! { <nav class="views" aria-label=label>{links.collect_view()}</nav> }
}

/// A list: its table and the links to the parts around it, or that there is nothing and where there is.
#[component]
pub fn Found(
    /// What would be there: "orders".
    what: &'static str,
    /// The address of the list without filters.
    #[prop(into)]
    all: String,
    caption: &'static str,
    heads: &'static [&'static str],
    rows: Vec<AnyView>,
    previous: Option<String>,
    next: Option<String>,
    /// That there is none, where that is good news.
    #[prop(optional)]
    none: &'static str,
) -> impl IntoView {
    if rows.is_empty() {
        let none = if none.is_empty() { format!("No {what} found.") } else { none.to_owned() };
        return view! { <p class="empty">{none} " " <a href=all>"Show all"</a></p> }.into_any();
    }
    view! {
        <Table caption>
            <Heads names=heads />
            <tbody>{rows}</tbody>
        </Table>
        <Pages previous next />
    }
    .into_any()
}

/// A picture in a list; its place is kept where there is none.
#[component]
pub fn Thumb(image: Option<Image>) -> impl IntoView {
    match image {
        Some(image) => {
            view! { <img class="thumb" src=image.url alt="" width="40" height="40" loading="lazy" /> }
                .into_any()
        }
        None => view! { <span class="thumb"></span> }.into_any(),
    }
}

/// Links to the parts of a list around this one.
#[component]
pub fn Pages(previous: Option<String>, next: Option<String>) -> impl IntoView {
    (previous.is_some() || next.is_some()).then(|| {
        view! {
            <nav class="pages" aria-label="Pages">
                {previous.map(|href| view! { <a rel="prev" href=href>"← Previous"</a> })}
                {next.map(|href| view! { <a rel="next" href=href>"Next →"</a> })}
            </nav>
        }
    })
}

/// Every category by its path (`Clothing › Jackets`), in the order of the tree.
pub fn category_names(tree: &[Category]) -> Vec<(CategoryId, String)> {
    fn collect(tree: &[Category], above: &str, names: &mut Vec<(CategoryId, String)>) {
        for category in tree {
            let name = path(above, &category.name);
            names.push((category.id, name.clone()));
            collect(&category.children, &name, names);
        }
    }
    let mut names = Vec::new();
    collect(tree, "", &mut names);
    names
}

/// Which categories something lies in.
#[component]
pub fn Categories(categories: Vec<Category>, chosen: Vec<CategoryId>) -> impl IntoView {
    view! {
        <fieldset>
            <legend>"Categories"</legend>
            <div class="tree">{boxes(categories, "", &chosen)}</div>
        </fieldset>
    }
}

/// Categories and what lies below them, each named by its path for those who do not see where it stands.
fn boxes(categories: Vec<Category>, above: &str, chosen: &[CategoryId]) -> AnyView {
    let boxes = categories.into_iter().map(|Category { id, name, children, .. }| {
        let path = path(above, &name);
        let below = (!children.is_empty()).then(|| boxes(children, &path, chosen));
        view! {
            <li>
                <label class="choice">
                    <input type="checkbox" name="category_ids" value=id.to_string() checked=chosen.contains(&id) aria-label=path />
                    {name}
                </label>
                {below}
            </li>
        }
    });
    view! { <ul>{boxes.collect_view()}</ul> }.into_any()
}

fn path(above: &str, name: &str) -> String {
    if above.is_empty() { name.to_owned() } else { format!("{above} › {name}") }
}

/// A box for each country that the shop ships to.
#[component]
pub fn Countries(countries: Vec<CountryCode>, chosen: Vec<CountryCode>) -> impl IntoView {
    let boxes = countries.into_iter().map(|country| {
        let checked = chosen.contains(&country);
        view! {
            <label class="choice">
                <input type="checkbox" name="countries" value=country.to_string() checked=checked />
                {words::country(country)}
            </label>
        }
    });
    boxes.collect_view()
}
