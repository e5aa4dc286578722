//! What the staff does with gift cards and store credit.

use crate::{
    App,
    domain::GiftCode,
    store::gift_cards::{self, CardRow},
};
use contract::{
    List, Unit,
    gift_card::{
        AdjustGiftCard, CreateGiftCard, CreatedGiftCard, GiftCard, GiftCardEntryKind, GiftCardRecord,
        ListGiftCards, UpdateGiftCard,
    },
};
use edge::{
    Call, Reply, Statement,
    cursor::{self, Position},
    idempotency::Attempt,
};
use kernel::{Currency, ErrorCode, GiftCardId, Money, Problem};
use std::rc::Rc;

/// Gift cards and store credit, the newest first: ids sort by time.
///
/// # Errors
/// `invalid_cursor`.
pub async fn list_gift_cards(
    app: Rc<App>,
    call: Call<ListGiftCards, Unit>,
) -> Result<List<GiftCard>, Problem> {
    let query = &call.query;
    let from = query.cursor.as_deref().map(cursor::decode::<Position<GiftCardId>>).transpose()?;
    let rows = match &from {
        Some(Position::Before(_)) => Statement::new(
            "SELECT id, last_four, customer_id, currency, balance, expires_at, active, created_at FROM gift_cards
             WHERE id > ?2 AND (?3 IS NULL OR code_hash = ?3) AND (?4 IS NULL OR last_four = ?4)
                 AND (?5 IS NULL OR customer_id = ?5)
             ORDER BY id LIMIT ?1",
        ),
        Some(Position::After(_)) | None => Statement::new(
            "SELECT id, last_four, customer_id, currency, balance, expires_at, active, created_at FROM gift_cards
             WHERE (?2 IS NULL OR id < ?2) AND (?3 IS NULL OR code_hash = ?3) AND (?4 IS NULL OR last_four = ?4)
                 AND (?5 IS NULL OR customer_id = ?5)
             ORDER BY id DESC LIMIT ?1",
        ),
    };
    let code = query.q.as_ref().and_then(|q| GiftCode::parse(q)).map(|code| code.hash());
    let last_four = query.q.as_ref().filter(|_| code.is_none()).map(|q| q.trim().to_ascii_uppercase());
    let position = from.as_ref().map(|(Position::After(id) | Position::Before(id))| id.to_string());
    let rows = rows
        .bind(query.limit.get() + 1)
        .bind(position)
        .bind(code)
        .bind(last_four)
        .bind(query.customer_id.map(|id| id.to_string()));
    let rows = app.db.run(rows).await?.all::<CardRow>()?;
    let page = cursor::page(rows, query.limit, from.as_ref(), |row| row.id);
    Ok(List {
        items: page.items.into_iter().map(CardRow::gift_card).collect::<Result<_, _>>()?,
        next_cursor: page.next_cursor,
        prev_cursor: page.prev_cursor,
    })
}

/// Makes a card with money on it. The answer is the only place where its code ever stands; a repetition with the same
/// `Idempotency-Key` gets it again for a day.
///
/// # Errors
/// `invalid_request`; `conflict` with the `gift_card_id` for an account that has store credit in this currency;
/// `idempotency_mismatch`.
pub async fn create_gift_card(
    app: Rc<App>,
    call: Call<Unit, CreateGiftCard>,
) -> Result<Reply<CreatedGiftCard>, Problem> {
    let new = &call.body;
    let attempt = Attempt::new(&call, "create_gift_card", "", new);
    if let Some(reply) = attempt.replay(&*app.db).await? {
        return Ok(reply);
    }
    if new.amount.is_zero() || new.amount.is_negative() {
        return Err(Problem::invalid("/amount", "too_small", "Must be more than nothing."));
    }
    check_most(new.amount.amount(), new.amount.currency())?;
    if new.expires_at.is_some_and(|at| at <= call.now) {
        return Err(Problem::invalid("/expires_at", "past", "Must lie in the future."));
    }
    let code = new.customer_id.is_none().then(GiftCode::random);
    let card = GiftCard {
        id: edge::new_id(call.now),
        code: code.as_ref().map(|code| gift_cards::masked(code.last_four())),
        customer_id: new.customer_id,
        balance: new.amount,
        expires_at: new.expires_at,
        active: true,
        created_at: call.now,
    };
    let hash = code.as_ref().map(GiftCode::hash);
    let kept = hash.as_deref().zip(code.as_ref().map(GiftCode::last_four));
    let (actor, note) = (call.principal().actor(), new.note.as_deref());
    let insert = gift_cards::insert(&card, kept);
    let issue = gift_cards::entry(card.id, GiftCardEntryKind::Issue, new.amount, &actor, note, call.now);
    let created = CreatedGiftCard { gift_card: card, full_code: code.map(|code| code.shown()) };
    // The key goes first: of twins, the loser finds the key taken.
    let mut batch = attempt.record(201, &created);
    batch.extend([insert, issue]);
    match app.db.batch(batch).await {
        Ok(_) => Ok(created.into()),
        Err(error) if attempt.lost_to_twin(&error) => {
            attempt.replay(&*app.db).await?.ok_or_else(|| Problem::internal("a twin's answer is not there"))
        }
        Err(error) if error.is_unique("gift_cards.customer_id") => {
            Err(Problem::new(ErrorCode::Conflict).detail("This account has store credit already. Adjust it."))
        }
        Err(error) => Err(error.into()),
    }
}

/// The most that a card can be worth, in whole units of its currency: a slip of the keyboard gives no fortune away.
const MOST: i64 = 10_000;

/// Refuses an amount, in minor units, that no card can be worth.
///
/// # Errors
/// `invalid_request`.
fn check_most(amount: i64, currency: Currency) -> Result<(), Problem> {
    let digits = u32::from(currency.exponent().unwrap_or(0));
    if amount <= MOST.saturating_mul(10_i64.saturating_pow(digits)) {
        return Ok(());
    }
    let currency = currency.code();
    Err(Problem::invalid("/amount", "too_large", format!("A gift card is worth at most {MOST} {currency}.")))
}

/// A card with its ledger.
///
/// # Errors
/// `not_found`.
pub async fn get_gift_card(app: Rc<App>, call: Call<Unit, Unit>) -> Result<GiftCardRecord, Problem> {
    record(&app, call.params.parse("id")?).await
}

/// Switches a card off and on, or changes when it expires.
///
/// # Errors
/// `not_found`.
pub async fn update_gift_card(
    app: Rc<App>,
    call: Call<Unit, UpdateGiftCard>,
) -> Result<GiftCardRecord, Problem> {
    let id: GiftCardId = call.params.parse("id")?;
    let update = Statement::new(
        "UPDATE gift_cards SET active = coalesce(?2, active), expires_at = CASE WHEN ?3 THEN ?4 ELSE expires_at END
         WHERE id = ?1",
    )
    .text(id)
    .bind(call.body.active)
    .bind(call.body.expires_at.is_some())
    .bind(call.body.expires_at.flatten());
    app.db.run(update).await?;
    record(&app, id).await
}

/// Puts money on a card, or takes it off.
///
/// # Errors
/// `not_found`; `invalid_request`; `currency_mismatch`; `conflict` with the `balance`; `idempotency_mismatch`.
pub async fn adjust_gift_card(
    app: Rc<App>,
    call: Call<Unit, AdjustGiftCard>,
) -> Result<Reply<GiftCardRecord>, Problem> {
    let id: GiftCardId = call.params.parse("id")?;
    let AdjustGiftCard { amount, reason } = &call.body;
    let attempt = Attempt::new(&call, "adjust_gift_card", &id.to_string(), &call.body);
    let repeated = async || -> Result<Reply<GiftCardRecord>, Problem> {
        let record = record(&app, id).await?;
        Ok(Reply::from(record).status(201).header("idempotency-replayed", "true"))
    };
    if attempt.replay::<Unit>(&*app.db).await?.is_some() {
        return repeated().await;
    }
    let card = gift_cards::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    let balance = card.balance().map_err(Problem::internal)?;
    if amount.is_zero() {
        return Err(Problem::invalid("/amount", "too_small", "Must not be nothing."));
    }
    if amount.currency() != balance.currency() {
        return Err(Problem::new(ErrorCode::CurrencyMismatch).detail("The card has another currency."));
    }
    // Two at once may be judged by the same balance: the limit is against slips, and bounds each of them.
    if !amount.is_negative() {
        check_most(balance.amount().saturating_add(amount.amount()), amount.currency())?;
    }
    let actor = call.principal().actor();
    let adjust = gift_cards::entry(id, GiftCardEntryKind::Adjust, *amount, &actor, Some(reason), call.now);
    let mut batch = attempt.record(201, &Unit {});
    batch.push(adjust);
    match app.db.batch(batch).await {
        Ok(_) => Ok(record(&app, id).await?.into()),
        Err(error) if attempt.lost_to_twin(&error) => repeated().await,
        Err(error) if gift_cards::is_uncovered(&error) => Err(uncovered(balance)),
        Err(error) => Err(error.into()),
    }
}

fn uncovered(balance: Money) -> Problem {
    Problem::new(ErrorCode::Conflict).detail("There is not so much on the card.").with("balance", balance)
}

async fn record(app: &App, id: GiftCardId) -> Result<GiftCardRecord, Problem> {
    let card = gift_cards::find(&*app.db, id).await?.ok_or(ErrorCode::NotFound)?;
    let balance = card.balance().map_err(Problem::internal)?;
    let entries = gift_cards::entries(&*app.db, id, balance.currency()).await?;
    Ok(GiftCardRecord { gift_card: card.gift_card()?, entries })
}
