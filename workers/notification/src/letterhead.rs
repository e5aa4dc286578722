//! What the shop says of its own in mails: sender, footer, subjects and introductions.

use crate::{
    App, opening,
    store::{self, Store},
};
use contract::{
    Unit,
    notification::{MailKind, MailSettings, SaveMailSettings},
};
use edge::{Call, Statement, idempotency::request_hash, json_column};
use kernel::{EmailAddress, ErrorCode, Line, Locale, Problem, Text};
use serde::Deserialize;
use std::{collections::BTreeMap, rc::Rc};

/// Everything that one mail needs besides its event.
#[derive(Clone, Debug)]
pub struct Letterhead {
    pub store: Store,
    /// Where links lead.
    pub store_url: String,
    /// The name that it comes from, if not the store's.
    pub sender_name: Option<String>,
    /// Where answers go, if not to the store's contact.
    pub reply_to: Option<EmailAddress>,
    /// The shop's own footer.
    pub footer: Option<String>,
    /// The shop's own subject and introduction, with placeholders.
    pub subject: Option<String>,
    pub intro: Option<String>,
}

impl Letterhead {
    pub fn sender(&self) -> &str {
        self.sender_name.as_deref().unwrap_or(&self.store.name)
    }

    pub fn answers_to(&self) -> Option<EmailAddress> {
        self.reply_to.clone().or_else(|| self.store.contact_email.parse().ok())
    }
}

#[derive(Deserialize)]
pub struct OwnWords {
    pub kind: MailKind,
    pub locale: Locale,
    pub subject: Option<String>,
    pub intro: Option<String>,
}

#[derive(Default, Deserialize)]
struct SettingsRow {
    sender_name: Option<Line<80>>,
    reply_to: Option<EmailAddress>,
    #[serde(deserialize_with = "json_column")]
    footers: BTreeMap<String, Text<500>>,
}

const SETTINGS: &str = "SELECT sender_name, reply_to, footers FROM mail_settings WHERE one = 1";

/// What stands on a mail of this kind in this language.
///
/// # Errors
/// `unavailable` if the database does not answer.
pub async fn load(app: &App, kind: MailKind, locale: Locale) -> Result<Letterhead, Problem> {
    let own =
        Statement::new("SELECT kind, locale, subject, intro FROM mail_texts WHERE kind = ?1 AND locale = ?2")
            .bind(kind.as_str())
            .bind(locale.tag());
    let mut found =
        app.db.batch(vec![Statement::new(store::SELECT), Statement::new(SETTINGS), own]).await?.into_iter();
    let store: Store = found.next().unwrap_or_default().one()?;
    texts::words::learn(&store.words);
    let settings: SettingsRow = found.next().unwrap_or_default().first()?.unwrap_or_default();
    let own: Option<OwnWords> = found.next().unwrap_or_default().first()?;
    let (subject, intro) = own.map(|own| (own.subject, own.intro)).unwrap_or_default();
    Ok(Letterhead {
        store,
        store_url: app.store_url.clone(),
        sender_name: settings.sender_name.map(String::from),
        reply_to: settings.reply_to,
        footer: settings.footers.get(locale.tag()).map(ToString::to_string),
        subject,
        intro,
    })
}

/// Refuses what no value is known for.
pub fn only_known(pointer: &str, kind: MailKind, text: Option<&str>) -> Result<(), Problem> {
    let Some(unknown) = text.and_then(|text| opening::unknown_placeholder(kind, text)) else { return Ok(()) };
    let known: Vec<String> = opening::placeholders(kind).iter().map(|name| format!("{{{name}}}")).collect();
    Err(Problem::invalid(
        pointer,
        "unknown_placeholder",
        format!("{unknown} is no placeholder of this email. There are {}.", known.join(", ")),
    ))
}

/// `get_mail_settings`.
pub async fn get_mail_settings(app: Rc<App>, _: Call<Unit, Unit>) -> Result<MailSettings, Problem> {
    let row: SettingsRow = app.db.run(Statement::new(SETTINGS)).await?.first()?.unwrap_or_default();
    let version = version(&row);
    Ok(MailSettings {
        from_address: app.from.clone(),
        sender_name: row.sender_name,
        reply_to: row.reply_to,
        version,
        footers: row.footers,
    })
}

/// The same for the same settings, and another one for others.
fn version(SettingsRow { sender_name, reply_to, footers }: &SettingsRow) -> String {
    request_hash(&(sender_name, reply_to, footers))
}

/// `save_mail_settings`.
pub async fn save_mail_settings(
    app: Rc<App>,
    call: Call<Unit, SaveMailSettings>,
) -> Result<MailSettings, Problem> {
    let SaveMailSettings { sender_name, reply_to, footers, seen } = &call.body;
    if let Some(tag) = footers.keys().find(|tag| Locale::from_tag(tag).is_none()) {
        return Err(Problem::invalid(
            format!("/footers/{tag}"),
            "invalid",
            "The shop does not speak this language.",
        ));
    }
    let before: SettingsRow = app.db.run(Statement::new(SETTINGS)).await?.first()?.unwrap_or_default();
    let is_seen = seen.as_deref().is_none_or(|seen| seen == version(&before));
    // Between reading and writing somebody else may be faster: then it is no longer what was read, and stays.
    let save = Statement::new(
        "INSERT INTO mail_settings (one, sender_name, reply_to, footers) VALUES (1, ?1, ?2, ?3)
         ON CONFLICT (one) DO UPDATE SET sender_name = excluded.sender_name, reply_to = excluded.reply_to,
             footers = excluded.footers
         WHERE ?4 = 0 OR (sender_name IS ?5 AND reply_to IS ?6 AND json(footers) = json(?7))
         RETURNING one",
    )
    .bind(sender_name.as_deref().map(str::to_owned))
    .bind(reply_to.as_deref().map(str::to_owned))
    .json(footers)
    .bind(seen.is_some())
    .bind(before.sender_name.as_deref().map(str::to_owned))
    .bind(before.reply_to.as_deref().map(str::to_owned))
    .json(&before.footers);
    if !is_seen || app.db.run(save).await?.rows.is_empty() {
        let detail = "The settings were changed since this version.";
        return Err(Problem::new(ErrorCode::Conflict).detail(detail));
    }
    get_mail_settings(app, Call { query: Unit {}, body: Unit {}, params: call.params, context: call.context })
        .await
}
