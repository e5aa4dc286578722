//! Products for sale, page by page.

use crate::{
    App,
    store::{self, Direction, Page, SummaryRow},
};
use contract::{
    List, Unit,
    product::{ListProducts, ProductSort, ProductSummary},
};
use edge::{Call, cursor};
use kernel::{ErrorCode, Problem};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::rc::Rc;

/// A place in a list: only good for the list that it came from.
#[derive(Serialize, Deserialize)]
pub(crate) struct Place<L> {
    pub list: L,
    pub direction: Direction,
    pub key: i64,
    pub number: i64,
}

/// The place that a cursor names, the beginning without one.
///
/// # Errors
/// `invalid_cursor` if it names none of `list`.
pub(crate) fn place<L: DeserializeOwned + PartialEq>(
    cursor: Option<&str>,
    list: &L,
) -> Result<(Direction, Option<(i64, i64)>), Problem> {
    let Some(cursor) = cursor else { return Ok((Direction::Forward, None)) };
    let place: Place<L> = cursor::decode(cursor)?;
    if place.list != *list {
        return Err(ErrorCode::InvalidCursor.into());
    }
    Ok((place.direction, Some((place.key, place.number))))
}

/// A list from the rows of a page, which were read in its direction and with one more than the limit.
pub(crate) fn list<L: Serialize + Copy, T>(
    mut rows: Vec<SummaryRow>,
    limit: u32,
    list: L,
    direction: Direction,
    from_start: bool,
    item: impl Fn(&SummaryRow) -> Result<T, Problem>,
) -> Result<List<T>, Problem> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    let (has_next, has_previous) = match direction {
        Direction::Forward => (more, !from_start && !rows.is_empty()),
        Direction::Backward => (!rows.is_empty(), more),
    };
    if direction == Direction::Backward {
        rows.reverse();
    }
    let place = |row: Option<&SummaryRow>, direction| {
        row.and_then(|row| cursor::encode(&Place { list, direction, key: row.sort_key, number: row.number }))
    };
    Ok(List {
        next_cursor: has_next.then(|| place(rows.last(), Direction::Forward)).flatten(),
        prev_cursor: has_previous.then(|| place(rows.first(), Direction::Backward)).flatten(),
        items: rows.iter().map(item).collect::<Result<_, _>>()?,
    })
}

/// `list_products`.
pub async fn list_products(
    app: Rc<App>,
    call: Call<ListProducts, Unit>,
) -> Result<List<ProductSummary>, Problem> {
    let query = &call.query;
    let sort: ProductSort = query.sort;
    let (direction, from) = place(query.cursor.as_deref(), &sort)?;
    let page = Page {
        category: query.category.as_deref(),
        sort,
        on_sale: query.on_sale,
        direction,
        from,
        limit: query.limit.get() + 1,
    };
    let rows = app.db.run(store::page(&page)).await?.all()?;
    list(rows, query.limit.get(), sort, direction, from.is_none(), |row| Ok(row.summary()?))
}
