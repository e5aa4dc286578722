//! How the shop is paid: by hand, in the shop's own words; by card, as it was deployed.

use super::settings::Parts;
use crate::{
    app::App,
    components::{Heads, LongText, Status, Table},
    forms::{self, Errors, Sent},
    layout::{self, refusal},
    translated::{Translated, TranslatedFields, language, named},
};
use contract::{
    Unit,
    payment::{self, AdminPaymentMethods, ManualMethod, Provider, SaveManualMethod},
};
use edge::{Context, Raw};
use http::Response;
use kernel::{ErrorCode, Line, Locale, Problem, Slug, Text};
use leptos::prelude::*;
use serde::Deserialize;
use std::{collections::BTreeMap, rc::Rc};
use ui::{Field, Notice};

const LIST: &str = "/admin/settings/payments";
/// What the names of the instructions' fields begin with.
const INSTRUCTIONS: &str = "instructions";
const EXAMPLE: &str = "Such as: Please transfer what is left to pay to IBAN DE02 1203 0000 0000 2020 51 and state your order number. An order keeps what stands here when it is placed.";

async fn methods(app: &App, context: &Context) -> Result<AdminPaymentMethods, Problem> {
    let endpoint = &payment::LIST_ADMIN_PAYMENT_METHODS;
    app.payment.call(&context.caller, endpoint, &[], &Unit {}, &Unit {}).await
}

/// `GET /admin/settings/payments`
pub async fn list(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let AdminPaymentMethods { cards, items } = methods(&app, &call).await?;
    let done = match &*forms::done(&call) {
        "saved" => Some("Saved. The checkout follows within seconds."),
        "removed" => Some("The way to pay is gone."),
        _ => None,
    };
    Ok(layout::tab(&call, http::StatusCode::OK, "Payments", "Settings", move || {
        let by_hand = if items.is_empty() {
            view! { <p>"There is none yet: bank transfer, say, or cash on delivery."</p> }.into_any()
        } else {
            let rows = items.into_iter().map(row).collect_view();
            view! {
                <Table caption="Ways to pay by hand, in the order of the checkout">
                    <Heads names=&["Way to pay", "Status", "#Position", "What customers read"] />
                    <tbody>{rows}</tbody>
                </Table>
            }
            .into_any()
        };
        view! {
            <Parts current=LIST />
            {done.map(|text| view! { <Notice text /> })}
            <section class="panel" aria-labelledby="by-hand-heading">
                <h2 id="by-hand-heading">"By hand"</h2>
                <p class="muted">"The order is placed at once, and you note the money when it comes."</p>
                {by_hand}
                <div class="buttons"><a class="button" href=format!("{LIST}/new")>"Add a way to pay"</a></div>
            </section>
            <section class="panel" aria-labelledby="cards-heading">
                <h2 id="cards-heading">"By card"</h2>
                {card_words(&cards).into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
            </section>
        }
    }))
}

fn row(method: ManualMethod) -> impl IntoView {
    let (state, tone) = if method.active { ("Offered", "good") } else { ("Off", "") };
    view! {
        <tr>
            <th scope="row" class="title"><a href=format!("{LIST}/{}", method.id)>{title(&method)}</a></th>
            <td><Status words=state tone /></td>
            <td class="amount">{method.position}</td>
            <td class="said">{Locale::default().choose(&method.instructions).cloned()}</td>
        </tr>
    }
}

fn title(method: &ManualMethod) -> String {
    Locale::default().choose(&method.names).unwrap_or(&method.id).clone()
}

/// Who takes cards, which is not set here.
fn card_words(cards: &[Provider]) -> Vec<&'static str> {
    let words = cards.iter().filter_map(|provider| match provider {
        Provider::Test => Some(
            "The test provider: made-up cards for trying the shop out, without any money. It is there because the shop runs in its development environment (ENVIRONMENT is “local”).",
        ),
        Provider::Stripe => {
            Some("Stripe. Its keys are set where the shop is deployed (STRIPE_SECRET_KEY of the Worker “payment”).")
        }
        Provider::Manual => None,
    });
    let words: Vec<_> = words.collect();
    if words.is_empty() {
        return vec![
            "No cards are taken. Stripe is there once its keys are set where the shop is deployed (STRIPE_SECRET_KEY of the Worker “payment”).",
        ];
    }
    words
}

/// The fields as they were typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct MethodForm {
    id: String,
    name: String,
    position: String,
    active: Option<String>,
    /// The version of the method that the page showed.
    seen: String,
    /// Names in other languages, and the instructions in all of them.
    #[serde(skip)]
    translated: Translated,
}

impl From<&ManualMethod> for MethodForm {
    fn from(method: &ManualMethod) -> Self {
        let translated = Locale::ALL.into_iter().fold(
            Translated::default().with_all("name", &method.names),
            |all, locale| {
                let text = method.instructions.get(locale.tag()).cloned();
                all.with(INSTRUCTIONS, locale, text.unwrap_or_default())
            },
        );
        Self {
            id: method.id.clone(),
            name: title(method),
            position: method.position.to_string(),
            active: method.active.then(|| "true".to_owned()),
            seen: method.version.to_string(),
            translated,
        }
    }
}

impl MethodForm {
    /// For another one, after all that there are.
    fn after(known: &[ManualMethod]) -> Self {
        let last = known.iter().map(|method| method.position + 1).max().unwrap_or(0);
        Self {
            position: last.min(1000).to_string(),
            active: Some("true".to_owned()),
            seen: "0".to_owned(),
            ..Self::default()
        }
    }

    fn read(&self, errors: &mut Errors) -> Option<SaveManualMethod> {
        let name: Option<Line<120>> = errors.required("name", &self.name);
        let mut names = self.translated.read("name", errors);
        let mut instructions: BTreeMap<String, Text<1000>> = BTreeMap::new();
        for locale in Locale::ALL {
            let typed = self.translated.text(INSTRUCTIONS, locale, errors);
            instructions.extend(typed.map(|text| (locale.tag().to_owned(), text)));
        }
        let position = errors.optional_number("position", &self.position).unwrap_or(0);
        names.insert(Locale::default().tag().to_owned(), name?);
        errors.is_empty().then(|| SaveManualMethod {
            active: self.active.is_some(),
            names,
            instructions,
            position,
            seen: self.seen.parse().ok(),
        })
    }
}

/// `GET /admin/settings/payments/{id}`; `new` for another one.
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    page(&app, &call, Sent::default()).await
}

/// `POST /admin/settings/payments/{id}`
pub async fn save(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let form = MethodForm { translated: Translated::typed(&call)?, ..ui::parse_form(&call, &call.body)? };
    let mut errors = Errors::default();
    let is_new = call.params.get("id") == "new";
    let id = if is_new {
        errors.required::<Slug>("id", form.id.trim()).map(String::from)
    } else {
        Some(call.params.get("id").to_owned())
    };
    let wish = form.read(&mut errors);
    let (Some(id), Some(wish), true) = (id, wish, errors.is_empty()) else {
        return page(&app, &call, Sent::wrong(form, errors)).await;
    };
    let endpoint = &payment::SAVE_MANUAL_METHOD;
    match app.payment.call(&call.caller, endpoint, &[&id], &Unit {}, &wish).await {
        Ok(_) => Ok(ui::redirect(&format!("{LIST}?done=saved"))),
        Err(problem) if is_new && problem.code == ErrorCode::Conflict => {
            let detail = "There is a way to pay with this short name already.";
            errors.add("id", detail);
            page(&app, &call, Sent::refused(form, errors, problem.detail(detail))).await
        }
        Err(problem) => page(&app, &call, Sent::refused(form, errors, forms::told(problem))).await,
    }
}

/// `POST /admin/settings/payments/{id}/remove`
pub async fn remove(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id = call.params.get("id");
    let endpoint = &payment::REMOVE_MANUAL_METHOD;
    match app.payment.call(&call.caller, endpoint, &[&id], &Unit {}, &Unit {}).await {
        Ok(_) => Ok(ui::redirect(&format!("{LIST}?done=removed"))),
        // A second click finds it gone already.
        Err(problem) if problem.code == ErrorCode::NotFound => {
            Ok(ui::redirect(&format!("{LIST}?done=removed")))
        }
        Err(problem) if problem.code == ErrorCode::Conflict => {
            page(&app, &call, Sent { problem: Some(problem), ..Sent::default() }).await
        }
        Err(problem) => Err(problem),
    }
}

async fn page(app: &App, call: &Raw, sent: Sent<MethodForm>) -> Result<Response<Vec<u8>>, Problem> {
    let AdminPaymentMethods { items, .. } = methods(app, call).await?;
    let id = call.params.get("id").to_owned();
    let is_new = id == "new";
    let (status, is_overtaken) = (sent.status(), sent.is_overtaken());
    let Sent { form, errors, problem } = sent;
    let known = items.iter().find(|method| method.id == id);
    // Of what was removed while it was changed, the form stays: to save it again adds it again.
    if known.is_none() && !is_new && form.is_none() {
        return Err(ErrorCode::NotFound.into());
    }
    let shown = known.map_or_else(|| MethodForm::after(&items), MethodForm::from);
    let form = match form {
        Some(form) if is_overtaken => MethodForm { seen: shown.seen, ..form },
        form => form.unwrap_or(shown),
    };
    let name = if is_new { "Add a way to pay".to_owned() } else { known.map_or_else(|| id.clone(), title) };
    let removal = known.map(|method| removal(method).into_any());
    Ok(layout::page(call, status, name, move || {
        view! {
            {refusal(&errors, problem.as_ref())}
            {fields(&id, form, &errors)}
            {removal}
        }
    }))
}

fn fields(id: &str, form: MethodForm, errors: &Errors) -> AnyView {
    let texts = Locale::ALL.map(|locale| {
        let name = named(INSTRUCTIONS, locale);
        let label = format!("How to pay ({})", language(locale));
        let error = errors.get(&name);
        let value = form.translated.get(INSTRUCTIONS, locale);
        view! { <LongText name label value maxlength=1000 rows=5 error hint=EXAMPLE /> }
    });
    let texts = texts.collect_view();
    let short = (id == "new").then(|| {
        view! { <Field name="id" label="Short name" value=form.id maxlength=60 required=true error=errors.get("id") hint="Small letters, digits and hyphens, such as invoice; customers do not see it, and it never changes." /> }
    });
    view! {
        <form class="panel" method="post" action=format!("{LIST}/{id}")>
            <input type="hidden" name="seen" value=form.seen />
            {short}
            <div class="row">
                <Field name="name" label="Name" value=form.name maxlength=120 required=true error=errors.get("name") />
                <TranslatedFields field="name" label="Name" texts=form.translated errors=errors.clone() />
                <Field name="position" label="Position" value=form.position inputmode="numeric" maxlength=4 error=errors.get("position") hint="The lowest number stands first." />
            </div>
            <div class="halves">{texts}</div>
            <label class="choice">
                <input type="checkbox" name="active" value="true" checked=form.active.is_some() />
                "Offered to customers. What was ordered before goes on as it is."
            </label>
            <div class="buttons"><button class="primary" type="submit">"Save"</button></div>
        </form>
    }
    .into_any()
}

/// How it can be removed, or why not.
fn removal(method: &ManualMethod) -> AnyView {
    if method.configured {
        return view! { <p class="muted">"The shop was deployed with this way to pay: it can be switched off, not removed."</p> }
            .into_any();
    }
    if method.active {
        return view! { <p class="muted">"To remove it, switch it off first."</p> }.into_any();
    }
    view! {
        <details>
            <summary>"Remove this way to pay…"</summary>
            <p>"Orders that were placed with it keep what it says."</p>
            <form method="post" action=format!("{LIST}/{}/remove", method.id)>
                <button class="danger" type="submit">"Remove the way to pay"</button>
            </form>
        </details>
    }
    .into_any()
}
