use crate::{App, store};
use contract::promotion::PromotionCode;
use edge::Raw;
use http::{Response, header};
use kernel::{ErrorCode, Problem, PromotionId};
use std::{fmt::Write, rc::Rc};
use store::codes::CodeRow;

/// How many codes are read at once.
const PART: u32 = 5_000;

/// All codes of a promotion as CSV. Codes have no letter that a spreadsheet could take for more than text, except a
/// hyphen at the start, which the apostrophe before it keeps from being a sum.
///
/// # Errors
/// `not_found`.
pub async fn export_codes(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let id: PromotionId = call.params.parse("id")?;
    if store::find(&*app.db, &[id]).await?.is_empty() {
        return Err(ErrorCode::NotFound.into());
    }
    let mut csv = String::from("code,usage_limit,used,created_at\r\n");
    let mut last = 0;
    loop {
        let rows = app.db.run(store::codes::after(id, last, PART)).await?.all::<CodeRow>()?;
        let Some(row) = rows.last() else { break };
        last = row.number;
        for PromotionCode { code, usage_limit, used, created_at } in rows.into_iter().map(Into::into) {
            let guard = if code.starts_with('-') { "'" } else { "" };
            write!(csv, "{guard}{code},{usage_limit},{used},{created_at}\r\n").map_err(Problem::internal)?;
        }
    }
    Response::builder()
        .header(header::CONTENT_TYPE, "text/csv; charset=utf-8")
        .header(header::CONTENT_DISPOSITION, format!("attachment; filename=\"codes-{id}.csv\""))
        .header(header::CACHE_CONTROL, "no-store")
        .body(csv.into_bytes())
        .map_err(Problem::internal)
}
