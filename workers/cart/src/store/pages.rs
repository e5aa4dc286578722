//! The shop's own words.

use contract::cart::ContentPage;
use edge::Statement;
use kernel::{Locale, Timestamp};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct PageRow {
    slug: String,
    locale: Locale,
    title: String,
    body: String,
    updated_at: i64,
}

impl From<PageRow> for ContentPage {
    fn from(row: PageRow) -> Self {
        Self {
            slug: row.slug,
            locale: row.locale,
            title: row.title,
            body: row.body,
            updated_at: Timestamp::from_millis(row.updated_at),
        }
    }
}

/// A page in a language, else in English.
pub fn find(slug: &str, locale: Locale) -> Statement {
    Statement::new(
        "SELECT slug, locale, title, body, updated_at FROM pages WHERE slug = ?1 AND locale IN (?2, 'en')
         ORDER BY locale = ?2 DESC LIMIT 1",
    )
    .bind(slug)
    .bind(locale.tag())
}

/// All of them.
pub fn all() -> Statement {
    Statement::new("SELECT slug, locale, title, body, updated_at FROM pages ORDER BY slug, locale")
}

/// Writes a page, and returns it as `saved`; nothing where it was written after `seen`. What is gone by then is written.
pub fn save(page: &ContentPage, seen: Option<Timestamp>) -> Statement {
    Statement::new(
        "INSERT INTO pages (slug, locale, title, body, updated_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET title = excluded.title, body = excluded.body, updated_at = excluded.updated_at
             WHERE ?6 IS NULL OR updated_at = ?6
         RETURNING slug AS saved",
    )
    .bind(page.slug.as_str())
    .bind(page.locale.tag())
    .bind(page.title.as_str())
    .bind(page.body.as_str())
    .bind(page.updated_at)
    .bind(seen)
}
