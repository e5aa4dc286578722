use crate::App;
use contract::{
    List, Unit,
    inventory::{ListStock, MAIN_LOCATION, StockRow},
};
use edge::{
    Call, Statement,
    cursor::{self, Position},
};
use kernel::{Problem, VariantId};
use std::rc::Rc;

/// Less than is ever owed.
const LOWEST: i64 = -1_000_000_000_000;

/// The most variants that can be asked for by their ids.
const MOST_NAMED: usize = 200;

/// All variants, the scarcest first.
///
/// # Errors
/// `invalid_cursor`, `invalid_request`.
pub async fn list_stock(app: Rc<App>, call: Call<ListStock, Unit>) -> Result<List<StockRow>, Problem> {
    let query = &call.query;
    let from = query.cursor.as_deref().map(cursor::decode::<Position<(i64, VariantId)>>).transpose()?;
    let (available, variant) = match &from {
        // Before all rows.
        None => (LOWEST, String::new()),
        Some(Position::After((available, variant)) | Position::Before((available, variant))) => {
            (*available, variant.to_string())
        }
    };
    let variant_ids = query.variant_ids.as_deref().map(parse).transpose()?;
    let rows = match from {
        Some(Position::Before(_)) => Statement::new(
            "SELECT variant_id, sku, available, places ->> ('$.' || ?6 || '[0]') AS there FROM stock_levels
             WHERE (available, variant_id) < (CAST(?1 AS INTEGER), ?2)
                 AND (?3 IS NULL AND ?8 IS NULL OR instr(lower(sku), lower(?3)) > 0
                     OR variant_id IN (SELECT value FROM json_each(?8)))
                 AND (?4 IS NULL OR available <= ?4)
                 AND (?6 IS NULL OR json_type(places, '$.' || ?6) IS NOT NULL OR (?7 AND places = '{}'))
             ORDER BY available DESC, variant_id DESC LIMIT ?5",
        ),
        _ => Statement::new(
            "SELECT variant_id, sku, available, places ->> ('$.' || ?6 || '[0]') AS there FROM stock_levels
             WHERE (available, variant_id) > (CAST(?1 AS INTEGER), ?2)
                 AND (?3 IS NULL AND ?8 IS NULL OR instr(lower(sku), lower(?3)) > 0
                     OR variant_id IN (SELECT value FROM json_each(?8)))
                 AND (?4 IS NULL OR available <= ?4)
                 AND (?6 IS NULL OR json_type(places, '$.' || ?6) IS NOT NULL OR (?7 AND places = '{}'))
             ORDER BY available, variant_id LIMIT ?5",
        ),
    };
    let rows = rows
        .bind(available)
        .bind(variant)
        .bind(query.q.as_ref().map(ToString::to_string))
        .bind(query.at_most)
        .bind(query.limit.get() + 1)
        .bind(query.location_id.map(|id| id.to_string()))
        // Of what never moved, all lies there.
        .bind(query.location_id == Some(MAIN_LOCATION))
        .json(&variant_ids);
    let rows = app.db.run(rows).await?.all::<StockRow>()?;
    Ok(cursor::page(rows, query.limit, from.as_ref(), |row| (row.available, row.variant_id)))
}

/// # Errors
/// `invalid_request` for what is no id, and for more than there may be.
fn parse(ids: &str) -> Result<Vec<VariantId>, Problem> {
    let ids: Option<Vec<VariantId>> = ids.split(',').map(|id| id.trim().parse().ok()).collect();
    ids.filter(|ids| ids.len() <= MOST_NAMED).ok_or_else(|| {
        let detail = format!("At most {MOST_NAMED} ids of variants, with commas between them.");
        Problem::invalid("/variant_ids", "invalid", detail)
    })
}
