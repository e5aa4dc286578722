//! What all mails have in common: who sends them, who gets the answers, what stands at their end.

use crate::{
    app::App,
    components::LongText,
    forms::{self, Errors, Sent},
    layout::{self, refusal},
    pages::mails::Parts,
    translated::{Translated, language, named},
};
use contract::{
    Unit,
    notification::{self, MailSettings, SaveMailSettings},
};
use edge::Raw;
use http::Response;
use kernel::{EmailAddress, Locale, Problem, Text};
use leptos::prelude::*;
use serde::Deserialize;
use std::{collections::BTreeMap, rc::Rc};
use ui::{Field, Notice};

/// What the names of the footers' fields begin with.
const FOOTER: &str = "footer";

/// The fields as they were typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct SettingsForm {
    sender_name: String,
    reply_to: String,
    /// The version of the settings that the page showed.
    seen: String,
    #[serde(skip)]
    footers: Translated,
}

impl From<&MailSettings> for SettingsForm {
    fn from(settings: &MailSettings) -> Self {
        let footers = Locale::ALL.into_iter().fold(Translated::default(), |all, locale| {
            let footer = settings.footers.get(locale.tag()).map(ToString::to_string);
            all.with(FOOTER, locale, footer.unwrap_or_default())
        });
        Self {
            sender_name: settings.sender_name.as_deref().unwrap_or_default().to_owned(),
            reply_to: settings.reply_to.as_deref().unwrap_or_default().to_owned(),
            seen: settings.version.clone(),
            footers,
        }
    }
}

impl SettingsForm {
    fn read(&self, errors: &mut Errors) -> SaveMailSettings {
        let sender_name = errors.optional("sender_name", &self.sender_name);
        let reply_to = errors.optional::<EmailAddress>("reply_to", &self.reply_to);
        let mut footers: BTreeMap<String, Text<500>> = BTreeMap::new();
        for locale in Locale::ALL {
            let typed = errors.optional(&named(FOOTER, locale), &self.footers.get(FOOTER, locale));
            footers.extend(typed.map(|text| (locale.tag().to_owned(), text)));
        }
        SaveMailSettings { sender_name, reply_to, footers, seen: self.seen.parse().ok() }
    }
}

/// `GET /admin/mails/settings`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    page(&app, &call, Sent::default()).await
}

/// `POST /admin/mails/settings`
pub async fn save(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let mut form: SettingsForm = ui::parse_form(&call, &call.body)?;
    form.footers = Translated::typed(&call)?;
    let mut errors = Errors::default();
    let wish = form.read(&mut errors);
    if !errors.is_empty() {
        return page(&app, &call, Sent::wrong(form, errors)).await;
    }
    let endpoint = &notification::SAVE_MAIL_SETTINGS;
    match app.notification.call(&call.caller, endpoint, &[], &Unit {}, &wish).await {
        Ok(_) => Ok(ui::redirect("/admin/mails/settings?done=saved")),
        Err(problem) => page(&app, &call, Sent::refused(form, errors, forms::told(problem))).await,
    }
}

async fn page(app: &App, call: &Raw, sent: Sent<SettingsForm>) -> Result<Response<Vec<u8>>, Problem> {
    let endpoint = &notification::GET_MAIL_SETTINGS;
    let settings = app.notification.call(&call.caller, endpoint, &[], &Unit {}, &Unit {}).await?;
    let done = forms::done(call);
    let (status, is_overtaken) = (sent.status(), sent.is_overtaken());
    let Sent { form, errors, problem } = sent;
    let shown = SettingsForm::from(&settings);
    let form = match form {
        Some(form) if is_overtaken => SettingsForm { seen: shown.seen, ..form },
        form => form.unwrap_or(shown),
    };
    Ok(layout::tab(call, status, "Sender and footer", "Mails", move || {
        let sender_hint = format!(
            "Mails come from {}, which is set where the shop is deployed. Leave the name empty to send them in the store's name.",
            settings.from_address
        );
        let footers = Locale::ALL.map(|locale| {
            let name = named(FOOTER, locale);
            let label = format!("At the end of every mail ({})", language(locale));
            let error = errors.get(&name);
            view! { <LongText name label value=form.footers.get(FOOTER, locale) maxlength=500 rows=4 error /> }
        });
        view! {
            <Parts current="/admin/mails/settings" />
            {(done == "saved").then(|| view! { <Notice text="Saved. The next mail has it." /> })}
            {refusal(&errors, problem.as_ref())}
            <form class="panel" method="post" action="/admin/mails/settings">
                <input type="hidden" name="seen" value=form.seen />
                <Field name="sender_name" label="Name of the sender" value=form.sender_name maxlength=80 error=errors.get("sender_name") hint=sender_hint />
                <Field name="reply_to" label="Reply-to" value=form.reply_to kind="email" maxlength=254 error=errors.get("reply_to") hint="Leave it empty to get them at the store's contact address." />
                <div class="halves">{footers.collect_view()}</div>
                <p class="muted">"Plain text. The store's name, address and contact always follow."</p>
                <button class="primary" type="submit">"Save"</button>
            </form>
        }
    }))
}
