//! The words of mails, as far as the shop may change them, and what they look like.

use crate::{
    App,
    delivery::mailbox,
    letterhead::{self, OwnWords, only_known},
    mail, opening, sample,
};
use contract::{
    List, Unit,
    notification::{MailKind, MailPreview, MailTemplate, PreviewMail, SaveMailTemplate},
};
use edge::{Call, Statement};
use kernel::{ErrorCode, Locale, Problem};
use serde::de::DeserializeOwned;
use std::rc::Rc;
use texts::Texts;

fn template(kind: MailKind, locale: Locale, own: Option<&OwnWords>) -> MailTemplate {
    let standard = opening::standard(kind, Texts::new(locale));
    let subject = own.and_then(|own| own.subject.clone());
    let intro = own.and_then(|own| own.intro.clone());
    MailTemplate {
        kind,
        locale,
        own_subject: subject.is_some(),
        own_intro: intro.is_some(),
        subject: subject.unwrap_or(standard.subject),
        intro: intro.unwrap_or(standard.intro),
        placeholders: opening::placeholders(kind).iter().map(|&name| name.to_owned()).collect(),
        fixed: opening::fixed(kind).to_owned(),
    }
}

/// `list_mail_templates`.
pub async fn list_mail_templates(app: Rc<App>, _: Call<Unit, Unit>) -> Result<List<MailTemplate>, Problem> {
    let own = Statement::new("SELECT kind, locale, subject, intro FROM mail_texts");
    let own: Vec<OwnWords> = app.db.run(own).await?.all()?;
    let templates = MailKind::ALL.into_iter().flat_map(|kind| Locale::ALL.map(|locale| (kind, locale)));
    let templates = templates.map(|(kind, locale)| {
        template(kind, locale, own.iter().find(|own| own.kind == kind && own.locale == locale))
    });
    Ok(List::complete(templates.collect()))
}

/// A member of a path by its name on the wire; there is nothing under another name.
fn named_in_path<T: DeserializeOwned>(name: &str) -> Result<T, Problem> {
    serde_json::from_value(name.into()).map_err(|_| ErrorCode::NotFound.into())
}

/// `save_mail_template`.
pub async fn save_mail_template(
    app: Rc<App>,
    call: Call<Unit, SaveMailTemplate>,
) -> Result<MailTemplate, Problem> {
    let kind: MailKind = named_in_path(call.params.get("kind"))?;
    let locale: Locale = named_in_path(call.params.get("locale"))?;
    let standard = opening::standard(kind, Texts::new(locale));
    only_known("/subject", kind, call.body.subject.as_deref())?;
    only_known("/intro", kind, call.body.intro.as_deref())?;
    // What is as it comes is not the shop's own: it follows when the software says it better.
    let own = |text: Option<&str>, standard: &str| text.filter(|text| *text != standard).map(str::to_owned);
    let own = OwnWords {
        kind,
        locale,
        subject: own(call.body.subject.as_deref(), &standard.subject),
        intro: own(call.body.intro.as_deref(), &standard.intro),
    };
    let save = if own.subject.is_none() && own.intro.is_none() {
        Statement::new("DELETE FROM mail_texts WHERE kind = ?1 AND locale = ?2")
            .bind(kind.as_str())
            .bind(locale.tag())
    } else {
        Statement::new(
            "INSERT INTO mail_texts (kind, locale, subject, intro, updated_at) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (kind, locale) DO UPDATE SET subject = excluded.subject, intro = excluded.intro,
                 updated_at = excluded.updated_at",
        )
        .bind(kind.as_str())
        .bind(locale.tag())
        .bind(own.subject.clone())
        .bind(own.intro.clone())
        .bind(call.now)
    };
    app.db.run(save).await?;
    Ok(template(kind, locale, Some(&own)))
}

/// `preview_mail`.
pub async fn preview_mail(app: Rc<App>, call: Call<PreviewMail, Unit>) -> Result<MailPreview, Problem> {
    let kind: MailKind = named_in_path(call.params.get("kind"))?;
    let locale = call.query.locale.unwrap_or_default();
    let letterhead = letterhead::load(&app, kind, locale).await?;
    let mail =
        mail::write(&sample::event(kind, locale, call.now)?, &letterhead)?.ok_or(ErrorCode::NotFound)?;
    Ok(MailPreview {
        from: mailbox(&mail.from_name, &app.from),
        reply_to: mail.reply_to.map(|to| to.to_string()),
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
    })
}
