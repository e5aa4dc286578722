//! Every product for the staff.

use crate::{
    App,
    list_products::{list, place},
    store::{self, AdminPage},
};
use contract::{
    List, Unit,
    product::{AdminProductSummary, ListAdminProducts},
};
use edge::Call;
use kernel::{Problem, Timestamp};
use std::rc::Rc;

/// `list_admin_products`.
pub async fn list_admin_products(
    app: Rc<App>,
    call: Call<ListAdminProducts, Unit>,
) -> Result<List<AdminProductSummary>, Problem> {
    let query = &call.query;
    let (direction, from) = place(query.cursor.as_deref(), &query.sort)?;
    let page = AdminPage {
        q: query.q.as_deref(),
        status: query.status,
        category: query.category.as_deref(),
        stock_level: query.stock_level,
        sort: query.sort,
        direction,
        from,
        limit: query.limit.get() + 1,
    };
    let rows = app.db.run(store::admin_page(&page)).await?.all()?;
    list(rows, query.limit.get(), query.sort, direction, from.is_none(), |row| {
        Ok(AdminProductSummary {
            product: row.summary()?,
            status: row.status,
            variant_count: row.variant_count,
            updated_at: Timestamp::from_millis(row.updated_at),
        })
    })
}
