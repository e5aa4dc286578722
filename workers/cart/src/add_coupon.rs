//! Applies a coupon.

use crate::{App, domain::view::explain, edit_cart::edit, object::Edit, price_cart};
use contract::{
    Unit,
    cart::{AddCoupon, Cart},
    promotion::RejectionReason,
};
use edge::Call;
use kernel::{ErrorCode, Problem};
use std::rc::Rc;

/// `POST /carts/{id}/coupons`. Nothing is redeemed before checkout.
pub async fn add_coupon(app: Rc<App>, call: Call<Unit, AddCoupon>) -> Result<Cart, Problem> {
    let id = call.params.parse("id")?;
    let code = call.body.code.to_ascii_uppercase();
    let state = price_cart::load(&app, &call, id).await?;
    if !is_code(&code) {
        return Err(invalid(RejectionReason::Unknown));
    }
    let variants = state.lines.iter().map(|line| line.variant_id).collect();
    let variants = price_cart::get_variants(&app, &call, variants).await?;
    let mut codes = state.coupons.clone();
    if !codes.contains(&code) {
        codes.push(code.clone());
    }
    let evaluation = price_cart::evaluate(&app, &call, &state, &variants, codes).await?;
    let rejected = evaluation.rejected.iter().find(|rejected| rejected.code.eq_ignore_ascii_case(&code));
    if let Some(rejected) = rejected {
        return Err(invalid(rejected.reason));
    }
    let edited = edit(&app, &call, id, &Edit::AddCoupon { code }).await?;
    price_cart::show(&app, &call, &edited.state, variants).await
}

/// Codes are 2 to 40 of `A-Z 0-9 - _`; nothing else can be one.
pub fn is_code(code: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || b"-_".contains(&byte);
    (2..=40).contains(&code.len()) && code.bytes().all(letter)
}

/// 409, with the reason.
pub fn invalid(reason: RejectionReason) -> Problem {
    let detail = format!("The coupon does not apply: {}", explain(reason));
    Problem::new(ErrorCode::CouponInvalid).detail(detail).with("reason", reason)
}
