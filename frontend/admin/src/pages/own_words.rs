//! The shop's own words in other languages: options, attributes, their values and promotions, each once for all products.

use crate::{
    app::App,
    components::{Cell, Table},
    forms::{self, Errors, Sent},
    layout::{self, refusal},
    pages::settings::Parts,
    translated::{language, named},
};
use contract::{
    Limit, List, Unit,
    cart::{self, AdminSettings, UpdateSettings},
    product::{self, CatalogWords},
    promotion::{self, ListPromotions, Promotion},
    search::{self, SearchProducts},
};
use edge::Raw;
use http::Response;
use kernel::{Line, Locale, Permission, Problem};
use leptos::prelude::*;
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};
use ui::{
    Notice, Texts,
    words::{self, Words},
};

/// Empty rows for words that are still to come.
const BLANK_ROWS: usize = 3;
/// The most words that are offered at once.
const MOST_OFFERED: usize = 200;

/// A word, and what it is in each language beside English, as it was typed.
struct Row {
    word: String,
    said: Vec<(Locale, String)>,
}

impl Row {
    fn of(word: &str, words: &Words) -> Self {
        let said = |locale: Locale| words.get(locale.tag()).and_then(|words| words.get(word)).cloned();
        let said = Locale::others().map(|locale| (locale, said(locale).unwrap_or_default())).collect();
        Self { word: word.to_owned(), said }
    }
}

/// The words as they were typed.
struct WordsForm {
    rows: Vec<Row>,
    /// The version of the settings that the page showed.
    seen: String,
}

/// A posted form: of its rows, what stands in the same place belongs together.
fn typed(call: &Raw) -> Result<WordsForm, Problem> {
    let fields: Vec<(String, String)> = ui::parse_form(call, &call.body)?;
    let all = |field: &str| -> Vec<String> {
        fields.iter().filter(|(name, _)| name == field).map(|(_, text)| text.trim().to_owned()).collect()
    };
    let mut rows: Vec<Row> = all("word").iter().map(|word| Row::of(word, &Words::new())).collect();
    for (place, locale) in Locale::others().enumerate() {
        for (row, text) in rows.iter_mut().zip(all(&named("said", locale))) {
            if let Some((_, said)) = row.said.get_mut(place) {
                *said = text;
            }
        }
    }
    Ok(WordsForm { rows, seen: all("seen").into_iter().next().unwrap_or_default() })
}

/// The words by language. A row without a word, or without anything for it, is none: emptying it takes it away.
fn read(rows: &[Row], errors: &mut Errors) -> BTreeMap<String, BTreeMap<Line<120>, Line<120>>> {
    let mut words: BTreeMap<String, BTreeMap<_, _>> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        if row.said.iter().all(|(_, said)| said.is_empty()) {
            continue;
        }
        let Some(word) = errors.required::<Line<120>>(&format!("word-{index}"), &row.word) else { continue };
        for (locale, said) in &row.said {
            if let Some(said) = errors.optional(&format!("{}-{index}", named("said", *locale)), said) {
                words.entry(locale.tag().to_owned()).or_default().insert(word.clone(), said);
            }
        }
    }
    words
}

/// `GET /admin/settings/words`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    page(&app, &call, Sent::default()).await
}

/// `POST /admin/settings/words`
pub async fn save(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form = typed(&call)?;
    let mut errors = Errors::default();
    let words = Some(read(&form.rows, &mut errors));
    let update = UpdateSettings { words, seen: form.seen.parse().ok(), ..UpdateSettings::default() };
    if !errors.is_empty() {
        return page(&app, &call, Sent::wrong(form, errors)).await;
    }
    match app.cart.call(&call.caller, &cart::UPDATE_SETTINGS, &[], &Unit {}, &update).await {
        Ok(_) => Ok(ui::redirect("/admin/settings/words?done=saved")),
        Err(problem) => page(&app, &call, Sent::refused(form, errors, forms::told(problem))).await,
    }
}

/// Words of the shop that some language has nothing for yet. An offer only: where a service does not answer, or the
/// staff may not see what it knows, there are fewer.
async fn unsaid(app: &App, call: &Raw) -> BTreeSet<String> {
    let caller = &call.caller;
    let promotions = async {
        if !call.principal().may(Permission::Promotions) {
            return None;
        }
        let query = ListPromotions { limit: Limit::new(100), ..ListPromotions::default() };
        let found: List<Promotion> =
            app.promotion.call(caller, &promotion::LIST_PROMOTIONS, &[], &query, &Unit {}).await.ok()?;
        Some(found.items)
    };
    let query = SearchProducts { limit: Limit::new(1), ..SearchProducts::default() };
    let found = app.search.call(caller, &search::SEARCH, &[], &query, &Unit {});
    let catalog = app.product.call(caller, &product::LIST_WORDS, &[], &Unit {}, &Unit {});
    let (promotions, found, catalog) = futures::join!(promotions, found, catalog);
    let mut all: BTreeSet<String> = BTreeSet::new();
    all.extend(promotions.into_iter().flatten().map(|promotion| promotion.name));
    all.extend(catalog.map(|CatalogWords { words }| words).unwrap_or_default());
    // Filters have names of their own, without capitals.
    for (facet, values) in found.map(|found| found.facets).unwrap_or_default() {
        if let Some(name) = facet.strip_prefix("attr.") {
            all.insert(words::facet(Texts::new(Locale::default()), name));
            all.extend(values.into_iter().map(|value| value.value));
        }
    }
    // What holds a number is a measure, and what is without small letters, such as `XL`, is the same everywhere.
    all.retain(|word| {
        word.chars().any(char::is_lowercase) && !word.chars().any(|letter| letter.is_ascii_digit())
    });
    all.retain(|word| word.chars().count() <= 120);
    all.retain(|word| Locale::others().any(|locale| !words::is_known(Texts::new(locale), word)));
    all
}

/// The words that there are, those that could be said, and room for more.
async fn shown(app: &App, call: &Raw) -> Result<WordsForm, Problem> {
    let settings = app.cart.call(&call.caller, &cart::GET_ADMIN_SETTINGS, &[], &Unit {}, &Unit {});
    let (settings, unsaid) = futures::join!(settings, unsaid(app, call));
    let AdminSettings { settings, version, .. } = settings?;
    let words = settings.words;
    let written: BTreeSet<&String> = words.values().flat_map(BTreeMap::keys).collect();
    let offered = unsaid.iter().filter(|word| !written.contains(word)).take(MOST_OFFERED);
    let blank = std::iter::repeat_n("", BLANK_ROWS);
    let all = written.iter().map(|word| word.as_str()).chain(offered.map(String::as_str)).chain(blank);
    let rows = all.map(|word| Row::of(word, &words)).collect();
    Ok(WordsForm { rows, seen: version.to_string() })
}

async fn page(app: &App, call: &Raw, sent: Sent<WordsForm>) -> Result<Response<Vec<u8>>, Problem> {
    let (status, is_overtaken) = (sent.status(), sent.is_overtaken());
    let Sent { form, errors, problem } = sent;
    let WordsForm { rows, seen } = match form {
        Some(form) if is_overtaken => WordsForm { seen: shown(app, call).await?.seen, ..form },
        Some(form) => form,
        None => shown(app, call).await?,
    };
    let done = forms::done(call);
    Ok(layout::tab(call, status, "Words in other languages", "Settings", move || {
        let languages = Locale::others().map(|locale| view! { <th scope="col">{language(locale)}</th> });
        let languages = languages.collect_view();
        let rows = rows.into_iter().enumerate().map(|(index, row)| word_row(index, row, &errors));
        let rows = rows.collect_view();
        view! {
            <Parts current="/admin/settings/words" />
            {(done == "saved").then(|| view! { <Notice text="Saved. The shop follows within seconds." /> })}
            {refusal(&errors, problem.as_ref())}
            <form class="panel" method="post" action="/admin/settings/words">
                <input type="hidden" name="seen" value=seen />
                <p class="muted">"Names and values of options and attributes, and names of promotions, once for all products. Words that stay empty are shown as they are. Empty a row to take it away."</p>
                <div class="stacked">
                    <Table caption="Words in other languages">
                        <thead><tr><th scope="col">"In English"</th>{languages}</tr></thead>
                        <tbody>{rows}</tbody>
                    </Table>
                </div>
                <div class="buttons"><button class="primary" type="submit">"Save"</button></div>
            </form>
        }
    }))
}

fn word_row(index: usize, row: Row, errors: &Errors) -> impl IntoView + use<> {
    let id = format!("word-{index}");
    let error = errors.get(&id);
    let word = if row.word.is_empty() { format!("row {}", index + 1) } else { row.word.clone() };
    let said = row.said.into_iter().map(|(locale, text)| {
        let name = named("said", locale);
        let id = format!("{name}-{index}");
        let error = errors.get(&id);
        let label = format!("{}: {word}", language(locale));
        view! { <td data-head=language(locale)><Cell name id label value=text maxlength=120 error /></td> }
    });
    let said = said.collect_view();
    view! {
        <tr>
            <td data-head="In English"><Cell name="word" id label=format!("Word, row {}", index + 1) value=row.word maxlength=120 error /></td>
            {said}
        </tr>
    }
}
