//! What somebody meant who mistyped a word.

use crate::{
    domain::meant,
    store::{self, NearRow},
};
use edge::Database;
use kernel::Problem;

/// The words with those that no product has replaced by near ones, and without those that are like none; nothing if there
/// is nothing to replace, or nothing left.
///
/// # Errors
/// What the database says.
pub async fn correct(db: &dyn Database, words: &[String]) -> Result<Option<Vec<String>>, Problem> {
    let results = db.batch(words.iter().map(|word| store::near(word)).collect()).await?;
    let mut corrected = Vec::with_capacity(words.len());
    for (word, rows) in words.iter().zip(results) {
        let row = rows.one::<NearRow>()?;
        let better = if row.known { Some(word.clone()) } else { meant(word, row.near) };
        corrected.extend(better);
    }
    Ok((corrected != words && !corrected.is_empty()).then_some(corrected))
}
