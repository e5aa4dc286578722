//! Accounts are made here.

use crate::{
    App,
    domain::{password, token, token::RefreshName},
    sign_in::{self, ApiSession},
    store::{
        accounts::{self, Account, NewAccount},
        email_tokens::{self, Purpose},
        sessions,
    },
};
use contract::{
    Unit,
    event::{Event, Notifications},
    user::{BrowserSession, Register, RegisterInBrowser, Role, SignedIn},
};
use edge::{Call, Reply, Statement, idempotency::Attempt, new_id, outbox, random};
use kernel::{CustomerId, ErrorCode, Problem, SessionId, Timestamp};
use serde::{Deserialize, Serialize};
use std::{rc::Rc, time::Duration};

/// How long the link in the verification mail works.
const VERIFY: Duration = Duration::from_secs(7 * 24 * 3600);

/// What is kept of an answer for its repetitions: no token, they are derived again.
#[derive(Serialize, Deserialize)]
struct Registered {
    account_id: CustomerId,
    session_id: SessionId,
}

/// `POST /auth/register`.
pub async fn register(app: Rc<App>, call: Call<Unit, Register>) -> Result<Reply<SignedIn>, Problem> {
    // Without a secret there is no sign-in, so no account either.
    app.secrets()?;
    // The password stays out of the fingerprint, which is no password hash; a repetition has to show it again.
    let fields = (&call.body.email, &call.body.name, call.body.locale);
    let attempt = Attempt::new(&call, "register", &call.body.email, &fields);
    if let Some(answer) = replay(&app, &call, &attempt).await? {
        return Ok(answer);
    }
    let (account, mut batch) = new_account(&call.body, call.now)?;
    let session = ApiSession::new(&app, &account, call.now);
    batch.push(session.insert);
    batch.extend(attempt.record(201, &Registered { account_id: account.id, session_id: session.id }));
    match app.db.batch(batch).await {
        Err(error) if attempt.lost_to_twin(&error) || accounts::is_email_taken(&error) => {
            // The twin's account takes the address before its key does.
            return replay(&app, &call, &attempt).await?.ok_or_else(|| ErrorCode::EmailTaken.into());
        }
        written => written?,
    };
    outbox::relay_later(&app, &call);
    let name = RefreshName { session: session.id, generation: 0 };
    Ok(sign_in::signed_in(&app, account, name, &session.secret, None, call.now)?.into())
}

/// `POST /internal/v1/browser-registrations`.
pub async fn register_in_browser(
    app: Rc<App>,
    call: Call<Unit, RegisterInBrowser>,
) -> Result<BrowserSession, Problem> {
    let (account, mut batch) = new_account(&call.body.account, call.now)?;
    let (insert, mut session) = sign_in::browser_session(&app, &account, call.now);
    batch.push(insert);
    match app.db.batch(batch).await {
        Err(error) if accounts::is_email_taken(&error) => return Err(ErrorCode::EmailTaken.into()),
        written => written?,
    };
    outbox::relay_later(&app, &call);
    session.cart_id = sign_in::claim(&app, &call.caller, &account, call.body.cart_id).await;
    Ok(session)
}

/// The account, and the statements that make it and send the verification mail.
fn new_account(body: &Register, now: Timestamp) -> Result<(Account, Vec<Statement>), Problem> {
    let new = NewAccount {
        id: new_id(now),
        email: &body.email,
        name: &body.name,
        role: Role::Customer,
        password_hash: &password::hash(&body.password, random())?,
        email_verified: false,
        locale: body.locale.unwrap_or_default(),
        now,
    };
    let account = new.account();
    let mut batch = vec![new.insert()];
    batch.extend(verification(&account, now));
    Ok((account, batch))
}

/// The statements that send an account's holder a link that confirms the address.
pub fn verification(account: &Account, now: Timestamp) -> [Statement; 2] {
    let token = token::opaque(random());
    let event = Event {
        id: new_id(now),
        at: now,
        data: Notifications::Registered {
            customer_id: account.id,
            email: account.email.clone(),
            name: account.name.clone(),
            locale: account.locale,
            token: token.clone(),
        },
    };
    let keep = email_tokens::insert(&token::hash(&token), account.id, Purpose::Verify, now, now.plus(VERIFY));
    [keep, outbox::insert(&event)]
}

/// The answer that the same registration got before.
async fn replay(
    app: &App,
    call: &Call<Unit, Register>,
    attempt: &Attempt,
) -> Result<Option<Reply<SignedIn>>, Problem> {
    let Some(before) = attempt.replay::<Registered>(&*app.db).await? else { return Ok(None) };
    let Registered { account_id, session_id } = before.body;
    let found = accounts::by_id(&*app.db, account_id).await?;
    if !password::verify(&call.body.password, Some(&found.password_hash))? {
        return Err(ErrorCode::IdempotencyMismatch.into());
    }
    let session =
        sessions::family(&*app.db, session_id).await?.ok_or_else(|| Problem::internal("no session"))?;
    let name = RefreshName { session: session_id, generation: 0 };
    let body = sign_in::signed_in(app, found.account, name, &session.secret, None, call.now)?;
    Ok(Some(Reply { body, status: before.status, headers: before.headers }))
}
