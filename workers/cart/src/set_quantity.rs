//! Sets a line's quantity.

use crate::{App, add_line::available, edit_cart::edit, object::Edit, price_cart};
use contract::{
    Unit,
    cart::{Cart, MAX_QUANTITY, SetQuantity},
};
use edge::Call;
use futures::future::try_join;
use kernel::{ErrorCode, LineId, Problem};
use std::rc::Rc;

/// `PATCH /carts/{id}/lines/{line_id}`; 0 removes. Only more than before asks what is available.
pub async fn set_quantity(app: Rc<App>, call: Call<Unit, SetQuantity>) -> Result<Cart, Problem> {
    let (id, line_id): (_, LineId) = (call.params.parse("id")?, call.params.parse("line_id")?);
    let quantity = call.body.quantity;
    if quantity > MAX_QUANTITY {
        let detail = format!("A line holds at most {MAX_QUANTITY} units.");
        return Err(Problem::invalid("/quantity", "too_many", detail));
    }
    let state = price_cart::load(&app, &call, id).await?;
    let line = state.lines.iter().find(|line| line.id == line_id).ok_or(ErrorCode::NotFound)?;
    let available = async {
        if quantity <= line.quantity.get() {
            return Ok(None);
        }
        available(&app, &call, line.variant_id).await.map(Some)
    };
    let variants = state.lines.iter().map(|line| line.variant_id).collect();
    let (available, variants) = try_join(available, price_cart::get_variants(&app, &call, variants)).await?;
    let edited = edit(&app, &call, id, &Edit::SetQuantity { line_id, quantity, available }).await?;
    price_cart::show(&app, &call, &edited.state, variants).await
}
