//! A page in the shop's own words, in every language side by side.

use crate::{
    app::App,
    components::LongText,
    forms::{self, Errors, chosen},
    layout::{self, Action, refusal},
    translated::{Translated, language, named},
};
use contract::{
    Unit,
    cart::{self, SaveContentPage},
};
use edge::Raw;
use http::{Response, StatusCode};
use kernel::{ErrorCode, Locale, Problem, Slug};
use leptos::prelude::*;
use serde::Deserialize;
use std::rc::Rc;
use ui::Field;

/// The field that says when a language was written, as the page showed it; empty for one that was not.
const SEEN: &str = "seen";

#[derive(Default, Deserialize)]
#[serde(default)]
struct NewPage {
    slug: String,
}

/// `GET /admin/settings/pages?slug=`: to the page that is to be written.
pub async fn new(_: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let query: NewPage = ui::parse_query(&call.query)?;
    let slug = Slug::from_title(&query.slug);
    Ok(ui::redirect(
        &slug.map_or("/admin/settings".to_owned(), |slug| format!("/admin/settings/pages/{slug}")),
    ))
}

/// `GET /admin/settings/pages/{slug}`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let slug: Slug = call.params.parse("slug")?;
    let form = stored(&app, &call, &slug).await?;
    Ok(view(&call, StatusCode::OK, &slug, form, Errors::default(), None))
}

/// The page as it is, and when each language was written last.
async fn stored(app: &App, call: &Raw, slug: &Slug) -> Result<Translated, Problem> {
    let pages = app.cart.call(&call.caller, &cart::LIST_PAGES, &[], &Unit {}, &Unit {}).await?;
    let own = pages.items.into_iter().filter(|page| page.slug == **slug);
    Ok(own.fold(Translated::default(), |form, page| {
        form.with("title", page.locale, page.title).with("body", page.locale, page.body).with(
            SEEN,
            page.locale,
            page.updated_at.to_string(),
        )
    }))
}

/// The form as typed, said to be overtaken; sent once more it replaces what is there by now.
fn overtaken(call: &Raw, slug: &Slug, form: Translated, now: &Translated) -> Response<Vec<u8>> {
    let form =
        Locale::ALL.into_iter().fold(form, |form, locale| form.with(SEEN, locale, now.get(SEEN, locale)));
    let problem = Problem::new(ErrorCode::Conflict).detail(forms::OVERTAKEN);
    view(call, StatusCode::CONFLICT, slug, form, Errors::default(), Some(problem))
}

/// `POST /admin/settings/pages/{slug}`: each language whose fields are filled in.
///
/// Whether somebody else wrote one of them is seen for all before any is written; who writes between that and each
/// language's own write is not overwritten either, since that compares once more.
pub async fn save(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let slug: Slug = call.params.parse("slug")?;
    let form = Translated::typed(&call)?;
    let mut errors = Errors::default();
    let mut wishes = Vec::new();
    for locale in Locale::ALL {
        let (title, body) = (form.get("title", locale), form.get("body", locale));
        // English is what a language without its own text falls back to.
        if locale == Locale::default() || !title.trim().is_empty() || !body.trim().is_empty() {
            let title = errors.required(&named("title", locale), &title);
            let body = errors.required(&named("body", locale), &body);
            let seen = chosen(&form.get(SEEN, locale));
            wishes
                .extend(title.zip(body).map(|(title, body)| (locale, SaveContentPage { title, body, seen })));
        }
    }
    if !errors.is_empty() {
        return Ok(view(&call, StatusCode::UNPROCESSABLE_ENTITY, &slug, form, errors, None));
    }
    let now = stored(&app, &call, &slug).await?;
    if wishes.iter().any(|(locale, _)| form.get(SEEN, *locale) != now.get(SEEN, *locale)) {
        return Ok(overtaken(&call, &slug, form, &now));
    }
    for (locale, wish) in wishes {
        let saved =
            app.cart.call(&call.caller, &cart::SAVE_PAGE, &[&slug, &locale.tag()], &Unit {}, &wish).await;
        if let Err(problem) = saved {
            if problem.code == ErrorCode::Conflict {
                let now = stored(&app, &call, &slug).await?;
                return Ok(overtaken(&call, &slug, form, &now));
            }
            let status = ui::status(&problem);
            return Ok(view(&call, status, &slug, form, errors, Some(problem)));
        }
    }
    Ok(ui::redirect("/admin/settings?done=saved"))
}

fn view(
    call: &Raw,
    status: StatusCode,
    slug: &Slug,
    form: Translated,
    errors: Errors,
    problem: Option<Problem>,
) -> Response<Vec<u8>> {
    let slug = slug.to_string();
    let title = form.get("title", Locale::default());
    // A page that is still to be written has none.
    let title = if title.trim().is_empty() { slug.clone() } else { title };
    let in_shop = Action::new(format!("/pages/{slug}"), "See it in the shop");
    layout::page_with(call, status, title, in_shop, move || {
        let languages = Locale::ALL.map(|locale| {
            let (title, body) = (named("title", locale), named("body", locale));
            let (title_error, body_error) = (errors.get(&title), errors.get(&body));
            let language = language(locale);
            view! {
                <fieldset>
                    <legend>{language.clone()}</legend>
                    <input type="hidden" name=named(SEEN, locale) value=form.get(SEEN, locale) />
                    <Field name=title label=format!("Title ({language})") value=form.get("title", locale) maxlength=120 required=locale == Locale::default() error=title_error />
                    <LongText name=body label=format!("Text ({language})") value=form.get("body", locale) error=body_error />
                </fieldset>
            }
        });
        view! {
            <p class="muted">"Paragraphs stand between empty lines. “## ” begins a heading, “- ” an item of a list, “[words](/path)” is a link. “{store_name}”, “{postal_address}” and “{contact_email}” become what the settings say."</p>
            {refusal(&errors, problem.as_ref())}
            <form method="post" action=format!("/admin/settings/pages/{slug}")>
                <div class="pair long">{languages.collect_view()}</div>
                <button class="primary" type="submit">"Save"</button>
            </form>
        }
    })
}
