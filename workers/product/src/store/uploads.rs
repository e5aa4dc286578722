use contract::{Image, product::UploadedMedia};
use edge::{Database, DatabaseError, Statement};
use kernel::Timestamp;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Remembers a picture; the same one again changes nothing.
pub fn remember(media: &UploadedMedia, now: Timestamp) -> Statement {
    Statement::new(
        "INSERT INTO uploads (url, width, height, created_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
    )
    .bind(media.url.as_str())
    .bind(media.width)
    .bind(media.height)
    .bind(now)
}

#[derive(Deserialize)]
struct UploadRow {
    url: String,
    width: u32,
    height: u32,
}

/// Those of the urls that were uploaded, without a text yet.
pub async fn uploaded(db: &dyn Database, urls: &[&str]) -> Result<Vec<Image>, DatabaseError> {
    let statement = Statement::new(
        "SELECT url, width, height FROM uploads WHERE url IN (SELECT value FROM json_each(?1))",
    )
    .json(&urls);
    let rows = db.run(statement).await?.all::<UploadRow>()?;
    Ok(rows
        .into_iter()
        .map(|row| Image {
            url: row.url,
            alt: String::new(),
            alts: BTreeMap::new(),
            width: row.width,
            height: row.height,
        })
        .collect())
}
