//! What mails say: every kind in every language, with the words of the shop's own.

use crate::{
    app::App,
    components::{Status, Table},
    forms::{self, Errors, chosen},
    layout::{self, framed, refusal, with_frames},
    pages::mails::Parts,
    translated::language,
    words,
};
use contract::{
    Unit,
    notification::{self, MailKind, MailTemplate, PreviewMail, SaveMailTemplate},
};
use edge::{Context, Raw};
use futures::future::try_join_all;
use http::{Response, StatusCode};
use kernel::{ErrorCode, Locale, Problem};
use leptos::prelude::*;
use serde::{Deserialize, de::DeserializeOwned};
use std::rc::Rc;
use ui::Notice;

/// The fields as they were typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct TemplateForm {
    subject: String,
    intro: String,
    reset: Option<String>,
}

fn named<T: DeserializeOwned>(call: &Raw, name: &str) -> Result<T, Problem> {
    chosen(call.params.get(name)).ok_or_else(|| ErrorCode::NotFound.into())
}

async fn all(app: &App, context: &Context) -> Result<Vec<MailTemplate>, Problem> {
    let endpoint = &notification::LIST_MAIL_TEMPLATES;
    Ok(app.notification.call(&context.caller, endpoint, &[], &Unit {}, &Unit {}).await?.items)
}

/// `GET /admin/mails/templates`
pub async fn list(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let templates = all(&app, &call).await?;
    Ok(layout::tab(&call, StatusCode::OK, "What mails say", "Mails", move || {
        let rows = MailKind::ALL.into_iter().map(|kind| {
            let of_kind = templates.iter().filter(|template| template.kind == kind);
            let subjects = of_kind.clone().map(|template| {
                view! { <td lang=template.locale.tag()>{template.subject.clone()}</td> }
            });
            let own = of_kind.clone().any(|template| template.own_subject || template.own_intro);
            let own = if own { view! { <Status words="Your words" tone="good" /> } } else { view! { <Status words="Standard" /> } };
            view! {
                <tr>
                    <th scope="row"><a href=format!("/admin/mails/templates/{}", kind.as_str())>{words::mail_kind(kind)}</a></th>
                    {subjects.collect_view()}
                    <td>{own}</td>
                </tr>
            }
        });
        let rows = rows.collect_view();
        let subjects = Locale::ALL.map(|locale| {
            view! { <th scope="col">{format!("Subject ({})", language(locale))}</th> }
        });
        view! {
            <Parts current="/admin/mails/templates" />
            <p>"Every mail that the shop sends. Open one to see it and to give it a subject and an introduction of your own."</p>
            <Table caption="Kinds of mails">
                <thead><tr><th scope="col">"Mail"</th> {subjects.collect_view()} <th scope="col">"Words"</th></tr></thead>
                <tbody>{rows}</tbody>
            </Table>
        }
    }))
}

/// `GET /admin/mails/templates/{kind}`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    page(&app, &call, named(&call, "kind")?, StatusCode::OK, None).await
}

/// `GET /admin/mails/templates/{kind}/{locale}/html`
pub async fn html(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let (kind, locale): (MailKind, Locale) = (named(&call, "kind")?, named(&call, "locale")?);
    Ok(framed(preview(&app, &call, kind, locale).await?.html))
}

async fn preview(
    app: &App,
    context: &Context,
    kind: MailKind,
    locale: Locale,
) -> Result<notification::MailPreview, Problem> {
    let query = PreviewMail { locale: Some(locale) };
    let endpoint = &notification::PREVIEW_MAIL;
    app.notification.call(&context.caller, endpoint, &[&kind.as_str()], &query, &Unit {}).await
}

/// What was refused: the language, the fields as they were typed, and why.
struct Refused {
    locale: Locale,
    form: TemplateForm,
    errors: Errors,
    problem: Option<Problem>,
}

/// `POST /admin/mails/templates/{kind}/{locale}`
pub async fn save(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let (kind, locale): (MailKind, Locale) = (named(&call, "kind")?, named(&call, "locale")?);
    let form: TemplateForm = ui::parse_form(&call, &call.body)?;
    let mut errors = Errors::default();
    let wish = if form.reset.is_some() {
        SaveMailTemplate { subject: None, intro: None }
    } else {
        SaveMailTemplate {
            subject: errors.optional("subject", &form.subject),
            intro: errors.optional("intro", &form.intro),
        }
    };
    if !errors.is_empty() {
        let refused = Refused { locale, form, errors, problem: None };
        return page(&app, &call, kind, StatusCode::UNPROCESSABLE_ENTITY, Some(refused)).await;
    }
    let done = if form.reset.is_some() { "reset" } else { "saved" };
    let path: [&dyn std::fmt::Display; 2] = [&kind.as_str(), &locale.tag()];
    match app.notification.call(&call.caller, &notification::SAVE_MAIL_TEMPLATE, &path, &Unit {}, &wish).await
    {
        Ok(_) => Ok(ui::redirect(&format!("/admin/mails/templates/{}?done={done}", kind.as_str()))),
        Err(problem) => {
            errors.refused(&problem);
            let status = ui::status(&problem);
            let refused = Refused { locale, form, errors, problem: Some(problem) };
            page(&app, &call, kind, status, Some(refused)).await
        }
    }
}

async fn page(
    app: &App,
    call: &Raw,
    kind: MailKind,
    status: StatusCode,
    mut refused: Option<Refused>,
) -> Result<Response<Vec<u8>>, Problem> {
    let previews = try_join_all(Locale::ALL.map(|locale| preview(app, call, kind, locale)));
    let (templates, previews) = futures::try_join!(all(app, call), previews)?;
    let done = forms::done(call);
    let templates = templates.into_iter().filter(move |template| template.kind == kind);
    let parts: Vec<_> = templates
        .zip(previews)
        .map(|(template, preview)| {
            let refused = refused.take_if(|refused| refused.locale == template.locale);
            (template, preview, refused)
        })
        .collect();
    Ok(with_frames(layout::page(call, status, words::mail_kind(kind), move || {
        let done = match done.as_str() {
            "saved" => Some("Saved. The next mail has it."),
            "reset" => Some("The mail says what it said at first."),
            _ => None,
        };
        let parts = parts.into_iter().map(|(template, preview, refused)| {
            view! { <Language template preview refused /> }
        });
        let parts = parts.collect_view();
        view! {
            {done.map(|text| view! { <Notice text /> })}
            <div class="halves">{parts}</div>
        }
    })))
}

#[component]
fn Language(
    template: MailTemplate,
    preview: notification::MailPreview,
    refused: Option<Refused>,
) -> impl IntoView {
    let MailTemplate { kind, locale, subject, intro, own_subject, own_intro, placeholders, fixed } = template;
    let tag = locale.tag();
    let action = format!("/admin/mails/templates/{}/{tag}", kind.as_str());
    let (subject, intro, errors, problem) = match refused {
        Some(Refused { form, errors, problem, .. }) => (form.subject, form.intro, errors, problem),
        None => (subject, intro, Errors::default(), None),
    };
    let placeholders = placeholders.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ");
    let hint = format!(
        "Plain text; an empty line begins a paragraph. {placeholders} stand for what the mail is about. {fixed}"
    );
    let heading = format!("language-{tag}");
    let labelled = heading.clone();
    // Two forms of the same fields stand on the page: each has names of its own for those who listen.
    view! {
        <section class="panel" aria-labelledby=labelled>
            <h2 id=heading>{language(locale)}</h2>
            {refusal(&errors, problem.as_ref())}
            <form method="post" action=action.clone()>
                <Part tag name="subject" label="Subject" value=subject maxlength=150 error=errors.get("subject") />
                <Part tag name="intro" label="Introduction" value=intro maxlength=1000 error=errors.get("intro") />
                <p class="muted">{hint}</p>
                <div class="buttons"><button class="primary" type="submit">{format!("Save the words ({})", language(locale))}</button></div>
            </form>
            {(own_subject || own_intro)
                .then(|| {
                    view! {
                        <details>
                            <summary>"Back to the standard words…"</summary>
                            <form method="post" action=action.clone()>
                                <p>"Your subject and introduction in this language are thrown away."</p>
                                <input type="hidden" name="reset" value="true" />
                                <button class="danger" type="submit">"Use the standard words"</button>
                            </form>
                        </details>
                    }
                })}
            <h3>"Preview with sample data"</h3>
            <dl class="pairs">
                <dt>"From"</dt>
                <dd>{preview.from}</dd>
                {preview.reply_to.map(|to| view! { <dt>"Reply-to"</dt> <dd>{to}</dd> })}
                <dt>"Subject"</dt>
                <dd lang=tag>{preview.subject}</dd>
            </dl>
            <iframe class="mail" title=format!("The mail ({})", language(locale)) src=format!("{action}/html") sandbox="allow-same-origin"></iframe>
            <details>
                <summary>"As plain text"</summary>
                <pre class="plain" tabindex="0" lang=tag>{preview.text}</pre>
            </details>
        </section>
    }
}

/// A field of one language, with an id of its own.
#[component]
fn Part(
    tag: &'static str,
    name: &'static str,
    label: &'static str,
    value: String,
    maxlength: u32,
    error: Option<String>,
) -> impl IntoView {
    let id = format!("{name}-{tag}");
    let error_id = format!("{id}-error");
    let described = error.is_some().then(|| error_id.clone());
    let invalid = error.is_some().then_some("true");
    let field = if name == "subject" {
        view! { <input id=id.clone() name=name value=value maxlength=maxlength lang=tag autocomplete="off" aria-describedby=described aria-invalid=invalid /> }
            .into_any()
    } else {
        // Leptos 0.8 writes what stands in a textarea as it is.
        let value = value.replace('&', "&amp;").replace('<', "&lt;");
        view! { <textarea id=id.clone() name=name rows="6" maxlength=maxlength lang=tag aria-describedby=described aria-invalid=invalid>{value}</textarea> }
            .into_any()
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {field}
            {error.map(|error| view! { <p class="error" id=error_id>{error}</p> })}
        </div>
    }
}
