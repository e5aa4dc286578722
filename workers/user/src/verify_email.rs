//! The link in the verification mail.

use crate::{
    App,
    domain::token,
    sign_in,
    store::{
        accounts::Account,
        email_tokens::{self, Purpose},
    },
};
use contract::{
    Unit,
    user::{Customer, VerifyEmail},
};
use edge::Call;
use kernel::{ErrorCode, Problem};
use std::rc::Rc;

/// `POST /auth/email/verify`.
pub async fn verify_email(app: Rc<App>, call: Call<Unit, VerifyEmail>) -> Result<Customer, Problem> {
    let hash = token::hash(&call.body.token);
    let batch = vec![
        email_tokens::verify_account(&hash, call.principal().customer_id(), call.now),
        email_tokens::use_up(&hash, Purpose::Verify, call.now),
    ];
    let verified = app.db.batch(batch).await?.into_iter().next().unwrap_or_default();
    let account: Account = verified.first()?.ok_or(ErrorCode::InvalidToken)?;
    sign_in::claim_orders(&app, &call.caller, &account).await;
    Ok(account.into())
}
