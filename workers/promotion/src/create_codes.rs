use crate::{App, domain::random_code, store};
use contract::{
    Unit,
    promotion::{CreateCodes, CreatedCodes},
};
use edge::{Call, Reply, Statement, idempotency::Attempt};
use kernel::{ErrorCode, Problem, PromotionId};
use std::{collections::BTreeSet, num::NonZeroU32, ops::RangeInclusive, rc::Rc};

/// The most codes that are made at once.
const MOST_AT_ONCE: u32 = 10_000;
/// The most codes of a promotion.
const MOST: u32 = 100_000;
/// How many codes one statement writes, so that its list stays far below what D1 takes.
const A_STATEMENT: usize = 1_000;
/// How many letters and digits nobody guesses.
const LENGTHS: RangeInclusive<u8> = 8..=20;
const USUAL_LENGTH: u8 = 10;
/// How often other codes are drawn where one was there already, which hardly ever happens.
const DRAWS: usize = 3;

/// Makes codes in bulk: all of them or none, in one batch, with the `Idempotency-Key`.
///
/// # Errors
/// `not_found`; `conflict` for a promotion without `unique_codes`; `invalid_request`; `idempotency_mismatch`.
pub async fn create_codes(
    app: Rc<App>,
    call: Call<Unit, CreateCodes>,
) -> Result<Reply<CreatedCodes>, Problem> {
    let id: PromotionId = call.params.parse("id")?;
    let attempt = Attempt::new(&call, "create_codes", &id.to_string(), &call.body);
    if let Some(reply) = attempt.replay(&*app.db).await? {
        return Ok(reply);
    }
    let found = store::find(&*app.db, &[id]).await?;
    let promotion = found.first().ok_or(ErrorCode::NotFound)?;
    if !promotion.unique_codes {
        let detail = "This promotion has no unique codes. Make one that has.";
        return Err(Problem::new(ErrorCode::Conflict).detail(detail));
    }
    let there = store::codes::count(&*app.db, id).await?;
    let wanted = checked(&call.body, there)?;
    let usage_limit = call.body.usage_limit.map_or(1, NonZeroU32::get);
    let answer = CreatedCodes { created: wanted.count, total: there + wanted.count };
    for _ in 0..DRAWS {
        let codes = wanted.draw()?;
        let mut batch = attempt.record(201, &answer);
        let insert =
            |codes: &[String]| -> Statement { store::codes::insert(id, codes, usage_limit, call.now) };
        batch.extend(codes.chunks(A_STATEMENT).map(insert));
        match app.db.batch(batch).await {
            Ok(_) => return Ok(answer.into()),
            Err(error) if attempt.lost_to_twin(&error) => {
                let replay = attempt.replay(&*app.db).await?;
                return replay.ok_or_else(|| Problem::internal("a twin's answer is not there"));
            }
            Err(error) if error.is_unique("codes.code") => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Problem::unavailable("every draw met a code that was there already"))
}

/// What codes are to be like.
struct Wanted {
    count: u32,
    prefix: String,
    length: u8,
}

impl Wanted {
    /// So many different codes.
    ///
    /// # Errors
    /// Without randomness there is only one.
    fn draw(&self) -> Result<Vec<String>, Problem> {
        let mut codes = BTreeSet::new();
        for _ in 0..self.count.saturating_mul(2) {
            codes.insert(random_code(&self.prefix, self.length));
            if codes.len() >= self.count as usize {
                return Ok(codes.into_iter().collect());
            }
        }
        Err(Problem::unavailable("too few different codes were drawn"))
    }
}

fn checked(wish: &CreateCodes, there: u32) -> Result<Wanted, Problem> {
    let count = wish.count.get();
    if count > MOST_AT_ONCE {
        return Err(Problem::invalid("/count", "range", "Make at most 10,000 at once."));
    }
    if there.saturating_add(count) > MOST {
        return Err(Problem::invalid("/count", "range", "A promotion has at most 100,000 codes."));
    }
    let length = wish.length.unwrap_or(USUAL_LENGTH);
    if !LENGTHS.contains(&length) {
        return Err(Problem::invalid("/length", "range", "Must be from 8 to 20."));
    }
    let prefix = wish.prefix.as_ref().map(|prefix| prefix.to_uppercase()).unwrap_or_default();
    if !prefix.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-' || b == b'_') {
        let detail = "A prefix has the letters A to Z, digits, hyphen and underscore.";
        return Err(Problem::invalid("/prefix", "invalid", detail));
    }
    Ok(Wanted { count, prefix, length })
}
