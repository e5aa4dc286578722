//! What requests say about several variants, checked at the border, and what objects answer, put together.

use crate::App;
use client::Client;
use contract::inventory::{MAX_VARIANTS, Units};
use kernel::{ErrorCode, Problem, VariantId};
use serde::Serialize;
use std::{collections::BTreeSet, future::Future};

/// A line that there is not enough of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ShortLine {
    pub variant_id: VariantId,
    pub requested: u32,
    pub available: i64,
}

/// 409 `out_of_stock` with every line that is short.
pub fn out_of_stock(lines: &[ShortLine]) -> Problem {
    Problem::new(ErrorCode::OutOfStock).with("lines", lines)
}

/// Refuses a call without lines, with too many, and with a variant in two of them.
///
/// # Errors
/// `invalid_request`.
pub fn check_lines(lines: &[Units]) -> Result<(), Problem> {
    check_distinct(&lines.iter().map(|line| line.variant_id).collect::<Vec<_>>())
}

/// Refuses lines of these variants, where there is none, there are too many, or one is there twice.
///
/// # Errors
/// `invalid_request`.
pub fn check_distinct(variants: &[VariantId]) -> Result<(), Problem> {
    if variants.is_empty() || variants.len() > MAX_VARIANTS {
        let detail = format!("There must be 1 to {MAX_VARIANTS} lines.");
        return Err(Problem::invalid("/lines", "length", detail));
    }
    let mut seen = BTreeSet::new();
    match variants.iter().position(|variant| !seen.insert(*variant)) {
        Some(index) => Err(Problem::invalid(
            format!("/lines/{index}/variant_id"),
            "duplicate",
            "Each variant may be in one line only.",
        )),
        None => Ok(()),
    }
}

/// The variants of a call, each once.
///
/// # Errors
/// `invalid_request` for more than [`MAX_VARIANTS`].
pub fn distinct(variants: &[VariantId]) -> Result<BTreeSet<VariantId>, Problem> {
    if variants.len() > MAX_VARIANTS {
        let detail = format!("There may be at most {MAX_VARIANTS} variants.");
        return Err(Problem::invalid("/variant_ids", "length", detail));
    }
    Ok(variants.iter().copied().collect())
}

/// Asks the objects of several variants at once, and waits for all of them, failures or not: what is undone afterwards
/// must not overtake what was done.
///
/// # Errors
/// The first failure in the order of `variants`.
pub async fn ask_each<T, F>(
    app: &App,
    variants: impl IntoIterator<Item = VariantId>,
    ask: impl Fn(Client, VariantId) -> F,
) -> Result<Vec<T>, Problem>
where
    F: Future<Output = Result<T, Problem>>,
{
    let asked = variants.into_iter().map(|variant| {
        let item = app.item(variant).map(|item| ask(item, variant));
        async move { item?.await }
    });
    futures::future::join_all(asked).await.into_iter().collect()
}
