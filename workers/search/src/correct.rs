//! What somebody meant who mistyped a word.

use crate::{
    domain::meant,
    store::{self, NearRow},
};
use edge::Database;
use kernel::Problem;

/// The words with those that no product has replaced by near ones; none if there is nothing to replace.
///
/// # Errors
/// What the database says.
pub async fn correct(db: &dyn Database, words: &[String]) -> Result<Option<Vec<String>>, Problem> {
    let results = db.batch(words.iter().map(|word| store::near(word)).collect()).await?;
    let mut corrected = words.to_vec();
    for (word, rows) in corrected.iter_mut().zip(results) {
        let row = rows.one::<NearRow>()?;
        if row.known {
            continue;
        }
        // A word that is like none makes the others useless.
        let Some(better) = meant(word, row.near) else { return Ok(None) };
        *word = better;
    }
    Ok((corrected != words).then_some(corrected))
}
