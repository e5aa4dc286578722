use crate::{App, store};
use contract::{
    List, Unit,
    promotion::{ListCodes, PromotionCode},
};
use edge::{
    Call, Statement,
    cursor::{self, Position},
};
use kernel::{ErrorCode, Problem, PromotionId};
use std::rc::Rc;
use store::codes::CodeRow;

/// The codes of a promotion, as they were made.
///
/// # Errors
/// `not_found`; `invalid_cursor`.
pub async fn list_codes(app: Rc<App>, call: Call<ListCodes, Unit>) -> Result<List<PromotionCode>, Problem> {
    let id: PromotionId = call.params.parse("id")?;
    let query = &call.query;
    let from = query.cursor.as_deref().map(cursor::decode::<Position<u32>>).transpose()?;
    let rows = match &from {
        Some(Position::Before(_)) => Statement::new(
            "SELECT number, code, promotion_id, usage_limit, used, created_at FROM codes
             WHERE promotion_id = ?1 AND code >= ?3 AND code < ?4 AND number < ?5 ORDER BY number DESC LIMIT ?2",
        ),
        Some(Position::After(_)) | None => Statement::new(
            "SELECT number, code, promotion_id, usage_limit, used, created_at FROM codes
             WHERE promotion_id = ?1 AND code >= ?3 AND code < ?4 AND number > ?5 ORDER BY number LIMIT ?2",
        ),
    };
    // Codes are of letters that all come before `~`.
    let prefix = query.q.as_ref().map(|q| q.to_uppercase()).unwrap_or_default();
    let rows =
        rows.text(id).bind(query.limit.get() + 1).bind(prefix.as_str()).bind(format!("{prefix}~")).bind(
            match &from {
                Some(Position::After(number) | Position::Before(number)) => *number,
                None => 0,
            },
        );
    let rows = app.db.run(rows).await?.all::<CodeRow>()?;
    if rows.is_empty() && store::find(&*app.db, &[id]).await?.is_empty() {
        return Err(ErrorCode::NotFound.into());
    }
    let page = cursor::page(rows, query.limit, from.as_ref(), |row| row.number);
    Ok(List {
        items: page.items.into_iter().map(Into::into).collect(),
        next_cursor: page.next_cursor,
        prev_cursor: page.prev_cursor,
    })
}
