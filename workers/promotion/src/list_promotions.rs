use crate::{App, store::Row};
use contract::{
    List, Unit,
    promotion::{ListPromotions, Promotion},
};
use edge::{
    Call, Statement,
    cursor::{self, Position},
};
use kernel::{Problem, PromotionId};
use std::rc::Rc;

/// Promotions, the newest first: ids sort by time.
///
/// # Errors
/// `invalid_cursor`.
pub async fn list_promotions(
    app: Rc<App>,
    call: Call<ListPromotions, Unit>,
) -> Result<List<Promotion>, Problem> {
    let query = &call.query;
    let from = query.cursor.as_deref().map(cursor::decode::<Position<PromotionId>>).transpose()?;
    let rows = match &from {
        None => Statement::new("SELECT * FROM promotions ORDER BY id DESC LIMIT ?1"),
        Some(Position::After(_)) => {
            Statement::new("SELECT * FROM promotions WHERE id < ?2 ORDER BY id DESC LIMIT ?1")
        }
        Some(Position::Before(_)) => {
            Statement::new("SELECT * FROM promotions WHERE id > ?2 ORDER BY id LIMIT ?1")
        }
    };
    let mut rows = rows.bind(query.limit.get() + 1);
    if let Some(Position::After(id) | Position::Before(id)) = &from {
        rows = rows.text(id);
    }
    let rows = app.db.run(rows).await?.all::<Row>()?;
    let page = cursor::page(rows, query.limit, from.as_ref(), |row| row.id);
    Ok(List {
        items: page.items.into_iter().map(Row::promotion).collect::<Result<_, _>>()?,
        next_cursor: page.next_cursor,
        prev_cursor: page.prev_cursor,
    })
}
