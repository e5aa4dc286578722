use crate::{App, store::Row};
use contract::{
    List, Unit,
    promotion::{ListPromotions, Promotion, PromotionState},
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
    let rows = Statement::new(match &from {
        None => {
            "SELECT * FROM promotions
             WHERE (?2 IS NULL OR ?2 = CASE WHEN active = 0 THEN 'off' WHEN ends_at <= ?3 THEN 'ended'
                 WHEN starts_at > ?3 THEN 'scheduled' ELSE 'active' END)
             ORDER BY id DESC LIMIT ?1"
        }
        Some(Position::After(_)) => {
            "SELECT * FROM promotions
             WHERE (?2 IS NULL OR ?2 = CASE WHEN active = 0 THEN 'off' WHEN ends_at <= ?3 THEN 'ended'
                 WHEN starts_at > ?3 THEN 'scheduled' ELSE 'active' END) AND id < ?4
             ORDER BY id DESC LIMIT ?1"
        }
        Some(Position::Before(_)) => {
            "SELECT * FROM promotions
             WHERE (?2 IS NULL OR ?2 = CASE WHEN active = 0 THEN 'off' WHEN ends_at <= ?3 THEN 'ended'
                 WHEN starts_at > ?3 THEN 'scheduled' ELSE 'active' END) AND id > ?4
             ORDER BY id LIMIT ?1"
        }
    });
    let mut rows =
        rows.bind(query.limit.get() + 1).bind(query.state.map(|state| name(state).to_owned())).bind(call.now);
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

/// A state as the query says it.
const fn name(state: PromotionState) -> &'static str {
    match state {
        PromotionState::Active => "active",
        PromotionState::Scheduled => "scheduled",
        PromotionState::Ended => "ended",
        PromotionState::Off => "off",
    }
}
