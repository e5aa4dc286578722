use crate::{App, domain::GiftCode, store::gift_cards};
use contract::{
    Unit,
    gift_card::{FindGiftCard, GiftCardRejection, UsableGiftCard},
};
use edge::Call;
use kernel::{ErrorCode, Problem};
use std::rc::Rc;

/// A card for a cart, by its code or by its account.
///
/// # Errors
/// `gift_card_invalid` with the `reason`, the same code for all of them.
pub async fn find_gift_card(app: Rc<App>, call: Call<Unit, FindGiftCard>) -> Result<UsableGiftCard, Problem> {
    let FindGiftCard { code, customer_id, currency } = &call.body;
    let invalid = |reason: GiftCardRejection| Problem::new(ErrorCode::GiftCardInvalid).with("reason", reason);
    let unknown = || invalid(GiftCardRejection::Unknown);
    let card = if let Some(typed) = code {
        let code = GiftCode::parse(typed).ok_or_else(unknown)?;
        gift_cards::find_by_code(&*app.db, &code.hash()).await?
    } else {
        let customer = customer_id.ok_or_else(|| invalid(GiftCardRejection::SignInRequired))?;
        gift_cards::find_store_credit(&*app.db, customer, *currency).await?
    };
    let card = card.ok_or_else(unknown)?;
    match card.rejection(*customer_id, *currency, call.now) {
        Some(reason) => Err(invalid(reason)),
        None => card.usable(*customer_id, *currency, call.now),
    }
}
