//! Gift cards and their ledger. Every change is an entry; the table's triggers bring the balance to their sum.

use contract::gift_card::{
    GiftCard, GiftCardEntry, GiftCardEntryKind, GiftCardRejection, GiftCardShare, GiveBackToGiftCards,
    RedeemGiftCards, UsableGiftCard,
};
use edge::{Database, DatabaseError, Statement, flag};
use kernel::{Currency, CustomerId, GiftCardId, Money, MoneyError, OrderId, Problem, Timestamp};
use serde::Deserialize;

/// The most entries that are shown.
const SHOWN: u32 = 500;

/// A row as it is in the table.
#[derive(Clone, Debug, Deserialize)]
pub struct CardRow {
    pub id: GiftCardId,
    last_four: Option<String>,
    customer_id: Option<CustomerId>,
    currency: Currency,
    balance: i64,
    expires_at: Option<i64>,
    #[serde(deserialize_with = "flag")]
    active: bool,
    created_at: i64,
}

impl CardRow {
    /// What is on it.
    pub fn balance(&self) -> Result<Money, MoneyError> {
        Money::new(self.balance, self.currency)
    }

    /// As the staff see it.
    pub fn gift_card(self) -> Result<GiftCard, Problem> {
        Ok(GiftCard {
            id: self.id,
            code: self.masked(),
            customer_id: self.customer_id,
            balance: self.balance().map_err(Problem::internal)?,
            expires_at: self.expires_at.map(Timestamp::from_millis),
            active: self.active,
            created_at: Timestamp::from_millis(self.created_at),
        })
    }

    fn masked(&self) -> Option<String> {
        self.last_four.as_deref().map(masked)
    }

    /// Why it cannot pay in this currency now; none if it can.
    pub fn rejection(
        &self,
        customer: Option<CustomerId>,
        currency: Currency,
        now: Timestamp,
    ) -> Option<GiftCardRejection> {
        let expired = self.expires_at.is_some_and(|at| Timestamp::from_millis(at) <= now);
        let reasons = [
            (GiftCardRejection::SignInRequired, self.customer_id.is_some() && self.customer_id != customer),
            (GiftCardRejection::Inactive, !self.active),
            (GiftCardRejection::Expired, expired),
            (GiftCardRejection::CurrencyMismatch, self.currency != currency),
            (GiftCardRejection::Empty, self.balance == 0),
        ];
        reasons.into_iter().find(|(_, applies)| *applies).map(|(reason, _)| reason)
    }

    /// What it can pay in this currency now.
    pub fn usable(
        &self,
        customer: Option<CustomerId>,
        currency: Currency,
        now: Timestamp,
    ) -> Result<UsableGiftCard, Problem> {
        let available = match self.rejection(customer, currency, now) {
            None => self.balance().map_err(Problem::internal)?,
            Some(_) => Money::zero(currency),
        };
        Ok(UsableGiftCard { id: self.id, code: self.masked(), available })
    }
}

/// A code as it is shown: `•••• WXYZ`.
pub fn masked(last_four: &str) -> String {
    format!("•••• {last_four}")
}

/// The cards with these ids, those that exist.
pub fn by_ids(ids: &[GiftCardId]) -> Statement {
    Statement::new(
        "SELECT id, last_four, customer_id, currency, balance, expires_at, active, created_at FROM gift_cards
         WHERE id IN (SELECT value FROM json_each(?1))",
    )
    .json(&ids)
}

/// The cards of a cart, and the store credit of its customer.
pub fn of_cart(ids: &[GiftCardId], customer: Option<CustomerId>, currency: Currency) -> Statement {
    Statement::new(
        "SELECT id, last_four, customer_id, currency, balance, expires_at, active, created_at FROM gift_cards
         WHERE id IN (SELECT value FROM json_each(?1)) OR (customer_id = ?2 AND currency = ?3)",
    )
    .json(&ids)
    .bind(customer.map(|id| id.to_string()))
    .bind(currency.code())
}

/// The card with this id.
pub async fn find(db: &dyn Database, id: GiftCardId) -> Result<Option<CardRow>, DatabaseError> {
    db.run(by_ids(&[id])).await?.first()
}

/// The card with this code, by its hash.
pub async fn find_by_code(db: &dyn Database, hash: &str) -> Result<Option<CardRow>, DatabaseError> {
    let find = Statement::new(
        "SELECT id, last_four, customer_id, currency, balance, expires_at, active, created_at FROM gift_cards
         WHERE code_hash = ?1",
    );
    db.run(find.bind(hash)).await?.first()
}

/// The store credit of an account in a currency.
pub async fn find_store_credit(
    db: &dyn Database,
    customer: CustomerId,
    currency: Currency,
) -> Result<Option<CardRow>, DatabaseError> {
    let find = Statement::new(
        "SELECT id, last_four, customer_id, currency, balance, expires_at, active, created_at FROM gift_cards
         WHERE customer_id = ?1 AND currency = ?2",
    );
    db.run(find.text(customer).bind(currency.code())).await?.first()
}

/// What happened to a card, the newest first.
pub async fn entries(
    db: &dyn Database,
    id: GiftCardId,
    currency: Currency,
) -> Result<Vec<GiftCardEntry>, Problem> {
    #[derive(Deserialize)]
    struct Row {
        kind: GiftCardEntryKind,
        amount: i64,
        order_id: Option<OrderId>,
        actor: String,
        note: Option<String>,
        at: i64,
    }
    let entries = Statement::new(
        "SELECT kind, amount, order_id, actor, note, at FROM gift_card_entries
         WHERE gift_card_id = ?1 ORDER BY number DESC LIMIT ?2",
    );
    let rows = db.run(entries.text(id).bind(SHOWN)).await?.all::<Row>()?;
    let entry = |row: Row| {
        Ok(GiftCardEntry {
            kind: row.kind,
            amount: Money::new(row.amount, currency).map_err(Problem::internal)?,
            order_id: row.order_id,
            actor: row.actor,
            note: row.note,
            at: Timestamp::from_millis(row.at),
        })
    };
    rows.into_iter().map(entry).collect()
}

/// Writes a new card, with nothing on it yet.
pub fn insert(card: &GiftCard, code: Option<(&str, &str)>) -> Statement {
    Statement::new(
        "INSERT INTO gift_cards (id, code_hash, last_four, customer_id, currency, expires_at, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )
    .text(card.id)
    .bind(code.map(|(hash, _)| hash))
    .bind(code.map(|(_, last_four)| last_four))
    .bind(card.customer_id.map(|id| id.to_string()))
    .bind(card.balance.currency().code())
    .bind(card.expires_at)
    .bind(card.created_at)
}

/// An entry by the staff: what the card begins with, or an adjustment.
pub fn entry(
    id: GiftCardId,
    kind: GiftCardEntryKind,
    amount: Money,
    actor: &str,
    note: Option<&str>,
    now: Timestamp,
) -> Statement {
    Statement::new(
        "INSERT INTO gift_card_entries (gift_card_id, kind, amount, actor, note, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )
    .text(id)
    .json(&kind)
    .bind(amount.amount())
    .bind(actor)
    .bind(note)
    .bind(now)
}

/// True if a batch would have taken more from a card than there was on it.
pub fn is_uncovered(error: &DatabaseError) -> bool {
    error.is_check("gift_card_is_covered")
}

/// What is known of a key.
#[derive(Deserialize)]
pub struct Redemption {
    pub request_hash: String,
    #[serde(deserialize_with = "flag")]
    pub given_back: bool,
}

/// The redemption that was asked for, or given back, with this key.
pub async fn redemption(db: &dyn Database, key: &str) -> Result<Option<Redemption>, DatabaseError> {
    let find = Statement::new("SELECT request_hash, given_back FROM gift_card_redemptions WHERE key = ?1");
    db.run(find.bind(key)).await?.first()
}

/// The rows of a redemption, for one batch. It fails as a whole where the key was there before; where a card cannot be
/// used, because its amount is NULL then; and where a card holds less, by its constraint.
pub fn redeem(wish: &RedeemGiftCards, request_hash: &str, actor: &str, now: Timestamp) -> Vec<Statement> {
    let key = Statement::new("INSERT INTO gift_card_redemptions (key, request_hash, at) VALUES (?1, ?2, ?3)")
        .text(&wish.key)
        .bind(request_hash)
        .bind(now);
    let entries = Statement::new(
        "INSERT INTO gift_card_entries (gift_card_id, kind, amount, key, redemption, order_id, actor, at)
         SELECT wanted.value ->> 'id', 'redeem',
             CASE WHEN card.active = 1 AND (card.expires_at IS NULL OR card.expires_at > ?2)
                 AND card.currency = wanted.value ->> '$.amount.currency'
                 AND (card.customer_id IS NULL OR card.customer_id = ?3)
             THEN -(wanted.value ->> '$.amount.amount') END,
             ?4, ?4, ?5, ?6, ?2
         FROM json_each(?1) AS wanted LEFT JOIN gift_cards AS card ON card.id = wanted.value ->> 'id'
         ORDER BY wanted.key",
    )
    .json(&wish.gift_cards)
    .bind(now)
    .bind(wish.customer_id.map(|id| id.to_string()))
    .text(&wish.key)
    .text(wish.order_id)
    .bind(actor);
    vec![key, entries]
}

/// The rows that give back, for one batch: what is left of the redemption, or a part of that, to the cards in the order
/// in which they paid. A key that gave back before gives back nothing.
pub fn give_back(wish: &GiveBackToGiftCards, actor: &str, now: Timestamp) -> Vec<Statement> {
    let end = Statement::new(
        "INSERT INTO gift_card_redemptions (key, request_hash, given_back, at) VALUES (?1, '', 1, ?2)
         ON CONFLICT (key) DO UPDATE SET given_back = 1",
    )
    .text(&wish.key)
    .bind(now);
    let entries = Statement::new(
        "WITH paid AS (
             SELECT gift_card_id, min(number) AS place, -sum(amount) AS open FROM gift_card_entries
             WHERE redemption = ?1 GROUP BY gift_card_id
         ), owed AS (
             SELECT gift_card_id, place, open, sum(open) OVER (ORDER BY place) - open AS before FROM paid
         )
         INSERT INTO gift_card_entries (gift_card_id, kind, amount, key, redemption, order_id, actor, at)
         SELECT gift_card_id, 'give_back', min(open, coalesce(CAST(?3 AS INTEGER) - before, open)), ?2, ?1, ?4, ?5, ?6
         FROM owed
         WHERE open > 0 AND (?3 IS NULL OR before < ?3) AND NOT EXISTS (
             SELECT 1 FROM gift_card_entries WHERE redemption = ?1 AND kind = 'give_back' AND key = ?2
         )
         ORDER BY place",
    )
    .text(&wish.key)
    .text(wish.part.as_ref().map_or(&wish.key, |part| &part.key))
    .bind(wish.part.as_ref().map(|part| part.amount.amount()))
    .text(wish.order_id)
    .bind(actor)
    .bind(now);
    match wish.part {
        Some(_) => vec![entries],
        None => vec![end, entries],
    }
}

/// The first of these shares that its card does not cover now.
pub fn uncovered(
    cards: &[CardRow],
    wish: &RedeemGiftCards,
    now: Timestamp,
) -> Result<Option<GiftCardId>, Problem> {
    for GiftCardShare { id, amount, .. } in &wish.gift_cards {
        let Some(card) = cards.iter().find(|card| card.id == *id) else { return Ok(Some(*id)) };
        let usable = card.usable(wish.customer_id, amount.currency(), now)?;
        if usable.available.checked_sub(*amount)?.is_negative() {
            return Ok(Some(*id));
        }
    }
    Ok(None)
}
