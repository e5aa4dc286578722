//! Lets a gift card pay.

use crate::{
    App,
    domain::view::Variants,
    edit_cart::edit,
    object::{Edit, HeldGiftCard},
    price_cart,
};
use contract::{
    Unit,
    cart::{AddGiftCard, Cart},
    gift_card::FindGiftCard,
    promotion,
};
use edge::Call;
use kernel::Problem;
use std::rc::Rc;

/// `POST /carts/{id}/gift-cards`. Nothing is taken from the card before checkout. Of its code, the cart keeps what is
/// shown: the card's id is enough, and opens nothing to whoever reads it.
pub async fn add_gift_card(app: Rc<App>, call: Call<Unit, AddGiftCard>) -> Result<Cart, Problem> {
    let id = call.params.parse("id")?;
    let state = price_cart::load(&app, &call, id).await?;
    let find = FindGiftCard {
        code: call.body.code.clone(),
        // Whoever holds the link of a draft need not be the one whose account it is for.
        customer_id: state.customer_id.filter(|_| state.draft.is_none()),
        currency: state.currency,
    };
    let found = app.promotion.call(&call.caller, &promotion::FIND_GIFT_CARD, &[], &Unit {}, &find).await?;
    let card = HeldGiftCard { id: found.id, code: found.code };
    let edited = edit(&app, &call, id, &Edit::AddGiftCard(card)).await?;
    price_cart::show(&app, &call, &edited.state, Variants::new()).await
}
