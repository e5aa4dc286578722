//! Variants with their prices as they are now, for carts, promotions and orders. Never from a cache.

use crate::{
    App,
    store::{self, SellableRow},
};
use contract::{
    Unit,
    product::{GetVariants, SellableVariant, SellableVariants},
};
use edge::Call;
use kernel::{Money, Problem};
use std::rc::Rc;

const MOST: usize = 200;

/// `get_variants`.
pub async fn get_variants(app: Rc<App>, call: Call<Unit, GetVariants>) -> Result<SellableVariants, Problem> {
    let ids = &call.body.variant_ids;
    if ids.len() > MOST {
        return Err(Problem::invalid("/variant_ids", "count", format!("At most {MOST} variants.")));
    }
    let rows = app.db.run(store::sellable(ids)).await?.all::<SellableRow>()?;
    let variant = |row: SellableRow| {
        Ok(SellableVariant {
            id: row.id,
            product_id: row.product_id,
            product_slug: row.product_slug,
            sku: row.sku,
            title: row.title,
            titles: row.titles,
            options: row.options,
            price: Money::new(row.price, row.currency).map_err(Problem::internal)?,
            category_ids: row.category_ids,
            image: row.image,
            stock_level: row.stock_level,
            tax_class: row.tax_class,
            weight_grams: row.weight_grams.unwrap_or_default(),
            sells_ahead: row.sells_ahead,
        })
    };
    Ok(SellableVariants { items: rows.into_iter().map(variant).collect::<Result<_, Problem>>()? })
}
