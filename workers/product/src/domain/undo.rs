use super::product::Product;
use contract::product::ProductStatus;
use kernel::{Money, ProductId, Timestamp, VariantId};
use serde::{Deserialize, Serialize};

/// What a bulk change did to a product.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Change {
    pub id: ProductId,
    from: ProductStatus,
    to: ProductStatus,
    prices: Vec<PriceChanged>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct PriceChanged {
    variant: VariantId,
    from: Money,
    compare_at: Option<Money>,
    to: Money,
}

impl Change {
    /// What differs in status and prices.
    pub fn between(before: &Product, after: &Product) -> Self {
        let pairs = before.variants.iter().filter_map(|old| {
            let new = after.variants.iter().find(|new| new.id == old.id)?;
            let differs = (new.price, new.compare_at_price) != (old.price, old.compare_at_price);
            differs.then_some(PriceChanged {
                variant: old.id,
                from: old.price,
                compare_at: old.compare_at_price,
                to: new.price,
            })
        });
        Self { id: before.id, from: before.status, to: after.status, prices: pairs.collect() }
    }
}

/// The product with a change taken back. What somebody changed since stays as it is, so that repeating it does nothing.
/// One that was put on sale is archived, not a draft again: orders and links may point to it.
pub fn undo(mut product: Product, change: &Change, now: Timestamp) -> Product {
    if change.from != change.to && product.status == change.to {
        product.status = match change.from {
            ProductStatus::Draft => ProductStatus::Archived,
            status => status,
        };
    }
    for PriceChanged { variant, from, compare_at, to } in &change.prices {
        let changed = product.variants.iter_mut().find(|own| own.id == *variant && own.price == *to);
        if let Some(own) = changed {
            (own.price, own.compare_at_price) = (*from, *compare_at);
        }
    }
    product.updated_at = now;
    product
}
