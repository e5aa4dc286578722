//! What an order costs whose lines are changed after it was placed.

use crate::{
    App,
    domain::{
        taxes::taxes,
        totals::{BasketLine, Taxes, as_sold, discounted, total},
        view::Variants,
        zone::Destination,
    },
    price_cart::get_variants,
};
use contract::{
    Unit,
    cart::{CartLine, MAX_LINES, MAX_QUANTITY},
    order_edit::{NewLine, ReviseQuote, RevisedLine, RevisedQuote},
    product::SellableVariant,
};
use edge::Call;
use kernel::{ErrorCode, Money, Problem, VariantId};
use std::rc::Rc;

/// `POST /internal/v1/revised-quotes`. Taxes are today's where the goods go; whether prices contain them, and what the
/// shipping costs, stays as it was sold. What is no longer sold is taxed as most things are, as in a cart.
pub async fn revise_quote(app: Rc<App>, call: Call<Unit, ReviseQuote>) -> Result<RevisedQuote, Problem> {
    let body = &call.body;
    check(body)?;
    let kept = body.kept.iter().map(|line| line.variant_id);
    let mut ids: Vec<VariantId> = kept.chain(body.added.iter().map(|line| line.variant_id)).collect();
    ids.sort_unstable();
    ids.dedup();
    let (store, variants) =
        futures::future::try_join(app.store(&call), get_variants(&app, &call, ids)).await?;
    let added: Vec<CartLine> = added(body, &variants)?;

    let mut lines = Vec::with_capacity(body.kept.len() + added.len());
    let mut discounts = Vec::with_capacity(lines.capacity());
    let mut revised = Vec::with_capacity(body.kept.len());
    for line in &body.kept {
        let (price, discount) = as_sold(line)?;
        lines.push(basket_line(line.id, line.variant_id, line.quantity, price, &variants));
        discounts.push(discount);
        revised.push(RevisedLine { id: line.id, total: price, discount });
    }
    for line in &added {
        lines.push(basket_line(line.id, line.variant_id, line.quantity, line.total, &variants));
        discounts.push(line.discount);
    }
    let destination = Destination { country: body.address.country, address: Some(&body.address) };
    let taxes = Taxes { included: body.tax_included, ..taxes(&store.settings, &destination) };
    let totals = total(&discounted(body.currency, &lines, &discounts)?, body.shipping, &taxes)?;
    Ok(RevisedQuote { kept: revised, added, totals })
}

fn check(body: &ReviseQuote) -> Result<(), Problem> {
    let lines = body.kept.len().saturating_add(body.added.len());
    if lines == 0 || lines > MAX_LINES {
        return Err(Problem::new(ErrorCode::CartFull).detail(format!("An order has 1 to {MAX_LINES} lines.")));
    }
    let quantities = body.kept.iter().map(|line| line.quantity);
    if quantities.chain(body.added.iter().map(|line| line.quantity)).any(|units| units.get() > MAX_QUANTITY) {
        return Err(Problem::invalid("/lines", "range", "At most 999 of a line."));
    }
    let amounts = body.kept.iter().flat_map(|line| [line.unit_price, line.discount]);
    let amounts = amounts.chain(body.added.iter().filter_map(|line| line.discount)).chain([body.shipping]);
    if amounts.into_iter().any(|amount| amount.currency() != body.currency || amount.is_negative()) {
        return Err(Problem::invalid("/lines", "invalid", "An amount is negative or in another currency."));
    }
    Ok(())
}

/// The added lines at today's price. All that is not sold is named at once.
fn added(body: &ReviseQuote, variants: &Variants) -> Result<Vec<CartLine>, Problem> {
    let find = |line: &NewLine| variants.get(&line.variant_id);
    let unavailable: Vec<_> =
        body.added.iter().filter(|line| find(line).is_none()).map(|line| line.variant_id).collect();
    if !unavailable.is_empty() {
        return Err(Problem::new(ErrorCode::OutOfStock)
            .detail("This is not for sale.")
            .with("unavailable", unavailable));
    }
    let lines = body.added.iter().filter_map(|line| Some((line, find(line)?))).map(|(line, variant)| {
        if variant.price.currency() != body.currency {
            return Err(Problem::new(ErrorCode::CurrencyMismatch)
                .detail("This is sold in another currency.")
                .with("variant_id", variant.id));
        }
        Ok(new_line(line, variant)?)
    });
    lines.collect()
}

fn new_line(line: &NewLine, variant: &SellableVariant) -> Result<CartLine, kernel::MoneyError> {
    let variant = variant.clone();
    let total = variant.price.checked_mul(line.quantity.get())?;
    let discount = line.discount.map_or(Ok(Money::zero(total.currency())), |discount| discount.min(total))?;
    Ok(CartLine {
        id: line.id,
        variant_id: variant.id,
        product_id: variant.product_id,
        product_slug: variant.product_slug,
        sku: variant.sku,
        title: variant.title,
        titles: variant.titles,
        options: variant.options,
        quantity: line.quantity,
        unit_price: variant.price,
        total,
        discount,
        image: variant.image,
        sells_ahead: variant.sells_ahead,
    })
}

fn basket_line(
    id: kernel::LineId,
    variant_id: VariantId,
    quantity: std::num::NonZeroU32,
    price: Money,
    variants: &Variants,
) -> BasketLine {
    let variant = variants.get(&variant_id);
    let tax_class = variant.map(|variant| variant.tax_class).unwrap_or_default();
    BasketLine { id, variant_id, quantity, price, tax_class }
}
