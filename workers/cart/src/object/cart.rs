//! A cart. The object `Cart` is named by the cart's id; that id is random and never used again.

use super::{
    Absorb, Adopt, BeginFreeze, CommitFreeze, Complete, Create, Edit, Edited, EndFreeze, FreezeBegun,
    HandOver, HandedOver, Keep, LeftOut, Line, MAX_COUPONS, MAX_GIFT_CARDS, NewLine, Retarget, State, Status,
    cart_store::{self, Record, write},
    draft,
};
use contract::{
    Unit,
    cart::{MAX_LINES, MAX_QUANTITY, Quote},
};
use edge::{Call, ObjectStorage, Router, Statement, json_column};
use kernel::{ErrorCode, LineId, Principal, Problem, Timestamp, VariantId};
use serde::Deserialize;
use std::{num::NonZeroU32, rc::Rc, time::Duration};

/// The actor. Every method but those that set the alarm is synchronous, so nothing comes between its checks and its
/// writes; all checks come before the first write, because a write before an `Err` would stay.
pub struct CartActor {
    pub storage: Rc<dyn ObjectStorage>,
    /// How long an untouched cart is kept.
    pub ttl: Duration,
}

#[derive(Deserialize)]
struct KeyRow {
    request_hash: String,
    #[serde(deserialize_with = "json_column")]
    left_out: Option<LeftOut>,
}

impl CartActor {
    /// The cart for whoever may see it, whatever its status.
    fn find(&self, principal: &Principal, now: Timestamp) -> Result<Record, Problem> {
        let record = cart_store::find(&*self.storage)?.ok_or(ErrorCode::NotFound)?;
        let expired = record.can_expire() && record.state.expires_at <= now;
        if record.is_visible_to(principal) && !expired { Ok(record) } else { Err(ErrorCode::NotFound.into()) }
    }

    /// The cart, open or frozen.
    pub fn living(&self, principal: &Principal, now: Timestamp) -> Result<Record, Problem> {
        let record = self.find(principal, now)?;
        match record.state.status {
            Status::Open | Status::Frozen => Ok(record),
            Status::Merged => Err(Problem::new(ErrorCode::CartMerged).with("cart_id", record.merged_into)),
            Status::Completed => {
                Err(Problem::new(ErrorCode::CartCompleted).with("order_id", record.order_id))
            }
        }
    }

    /// The cart, open.
    fn open(&self, principal: &Principal, now: Timestamp) -> Result<Record, Problem> {
        let record = self.living(principal, now)?;
        match record.state.status {
            Status::Frozen => Err(ErrorCode::CartLocked.into()),
            _ => Ok(record),
        }
    }

    /// Raises the version and puts the end off.
    pub fn touch(&self, now: Timestamp) -> Result<(), Problem> {
        let expires_at = now.plus(self.ttl);
        write(&*self.storage, "UPDATE cart SET version = version + 1, expires_at = ?1", [expires_at.into()])
    }

    async fn create(&self, cart: Create, principal: &Principal, now: Timestamp) -> Result<State, Problem> {
        if cart_store::find(&*self.storage)?.is_none() {
            let expires_at = now.plus(self.ttl);
            // The alarm first: an alarm without a cart does nothing, a cart without an alarm would stay for ever.
            self.storage.set_alarm(expires_at).await?;
            cart_store::create(&*self.storage, &cart, expires_at)?;
        }
        Ok(self.living(principal, now)?.state)
    }

    fn edit(&self, edit: Edit, principal: &Principal, now: Timestamp) -> Result<Edited, Problem> {
        if let Edit::AddLines { key: Some((key, hash)), .. } = &edit {
            let state = self.living(principal, now)?.state;
            if let Some(known) = self.known_key(key, now)? {
                if known.request_hash != *hash {
                    return Err(ErrorCode::IdempotencyMismatch.into());
                }
                return Ok(Edited { state, replayed: true, left_out: known.left_out.unwrap_or_default() });
            }
        }
        let state = self.open(principal, now)?.state;
        if edit.is_of_lines() {
            state.refuse_change_of_lines(principal)?;
        }
        let storage = &*self.storage;
        let mut left_out = LeftOut::default();
        let changed = match edit {
            Edit::AddLines { lines, partly, key, missing } => {
                let wanted: Vec<VariantId> = lines.iter().map(|line| line.variant_id).collect();
                let taken = takes(&state, lines, partly)?;
                let is_beyond = |id: &VariantId| taken.iter().all(|line| line.variant_id != *id);
                left_out = LeftOut { missing, beyond: wanted.into_iter().filter(is_beyond).collect() };
                self.add_lines(&taken, key, &left_out, now)?
            }
            Edit::SetQuantity { line_id, quantity, available } => {
                self.set_quantity(&state, line_id, quantity, available)?
            }
            Edit::AddCoupon { code } if state.coupons.contains(&code) => false,
            Edit::AddCoupon { .. } if state.coupons.len() >= MAX_COUPONS => {
                return Err(Problem::new(ErrorCode::CouponInvalid)
                    .detail("The cart holds as many coupons as it can.")
                    .with("reason", "too_many"));
            }
            Edit::AddCoupon { code } => {
                write(storage, "INSERT INTO coupons (code) VALUES (?1)", [code.into()])?;
                true
            }
            Edit::RemoveCoupon { code } if !state.coupons.contains(&code) => {
                return Err(ErrorCode::NotFound.into());
            }
            Edit::RemoveCoupon { code } => {
                write(storage, "DELETE FROM coupons WHERE code = ?1", [code.into()])?;
                true
            }
            Edit::AddGiftCard(card) if state.gift_cards.iter().any(|held| held.id == card.id) => false,
            Edit::AddGiftCard(_) if state.gift_cards.len() >= MAX_GIFT_CARDS => {
                return Err(Problem::new(ErrorCode::GiftCardInvalid)
                    .detail("The cart holds as many gift cards as it can.")
                    .with("reason", "too_many"));
            }
            Edit::AddGiftCard(card) => {
                cart_store::put_gift_card(storage, card)?;
                true
            }
            Edit::RemoveGiftCard { gift_card_id } => {
                if !state.gift_cards.iter().any(|held| held.id == gift_card_id) {
                    return Err(ErrorCode::NotFound.into());
                }
                write(storage, "DELETE FROM gift_cards WHERE id = ?1", [gift_card_id.to_string().into()])?;
                true
            }
            Edit::SetAddress { address } => {
                let set = Statement::new("UPDATE cart SET address = ?1, country = ?2")
                    .json(&address)
                    .text(address.country);
                storage.sql(set)?;
                true
            }
            Edit::SetShippingOption { id } => {
                write(storage, "UPDATE cart SET shipping_option = ?1", [id.into()])?;
                true
            }
        };
        if changed {
            self.touch(now)?;
        }
        Ok(Edited { state: self.living(principal, now)?.state, replayed: false, left_out })
    }

    fn known_key(&self, key: &str, now: Timestamp) -> Result<Option<KeyRow>, Problem> {
        let find = "SELECT request_hash, left_out FROM idempotency_keys WHERE key = ?1 AND created_at > ?2";
        let oldest = now.minus(edge::idempotency::KEPT);
        Ok(self.storage.sql(Statement::new(find).text(key).bind(oldest))?.first::<KeyRow>()?)
    }

    fn add_lines(
        &self,
        lines: &[Line],
        key: Option<(String, String)>,
        left_out: &LeftOut,
        now: Timestamp,
    ) -> Result<bool, Problem> {
        for line in lines {
            cart_store::put_line(&*self.storage, line)?;
        }
        if let Some((key, hash)) = key {
            let oldest = now.minus(edge::idempotency::KEPT);
            write(&*self.storage, "DELETE FROM idempotency_keys WHERE created_at <= ?1", [oldest.into()])?;
            let insert = Statement::new(
                "INSERT INTO idempotency_keys (key, request_hash, created_at, left_out) VALUES (?1, ?2, ?3, ?4)",
            );
            self.storage.sql(insert.text(key).text(hash).bind(now).json(left_out))?;
        }
        Ok(!lines.is_empty())
    }

    fn set_quantity(
        &self,
        state: &State,
        line_id: LineId,
        quantity: u32,
        available: Option<i64>,
    ) -> Result<bool, Problem> {
        let line = state.lines.iter().find(|line| line.id == line_id).ok_or(ErrorCode::NotFound)?;
        if quantity == line.quantity.get() {
            return Ok(false);
        }
        if quantity == 0 {
            write(&*self.storage, "DELETE FROM lines WHERE id = ?1", [line_id.to_string().into()])?;
            return Ok(true);
        }
        // Fewer than before may always be kept.
        check_quantity(quantity, available.filter(|_| quantity > line.quantity.get()))?;
        let set = "UPDATE lines SET quantity = ?1 WHERE id = ?2";
        write(&*self.storage, set, [quantity.into(), line_id.to_string().into()])?;
        Ok(true)
    }

    fn keep(&self, keep: &Keep, principal: &Principal, now: Timestamp) -> Result<State, Problem> {
        let state = self.living(principal, now)?.state;
        if state.status != Status::Open {
            return Ok(state);
        }
        let storage = &*self.storage;
        for (line_id, price) in keep.prices.iter().filter(|(_, price)| price.currency() == state.currency) {
            let set = "UPDATE lines SET unit_price = ?1 WHERE id = ?2";
            write(storage, set, [price.amount().into(), line_id.to_string().into()])?;
        }
        if let Some(discount) = keep.discount.filter(|discount| discount.currency() == state.currency) {
            write(storage, "UPDATE cart SET shown_discount = ?1", [discount.amount().into()])?;
        }
        if let Some(paid) = keep.gift_cards.filter(|paid| paid.currency() == state.currency) {
            write(storage, "UPDATE cart SET shown_gift_cards = ?1", [paid.amount().into()])?;
        }
        if let Some(ordered_before) = keep.ordered_before {
            write(storage, "UPDATE cart SET ordered_before = ?1", [ordered_before.into()])?;
        }
        for code in &keep.drop_coupons {
            write(storage, "DELETE FROM coupons WHERE code = ?1", [code.as_str().into()])?;
        }
        if let Some((address, option)) = &keep.delivery {
            let set = Statement::new(
                "UPDATE cart SET address = ?1, country = ?2, shipping_option = coalesce(?3, shipping_option)",
            );
            storage.sql(set.json(address).text(address.country).bind(option.clone()))?;
        }
        if !keep.drop_coupons.is_empty() || keep.delivery.is_some() {
            self.touch(now)?;
        }
        Ok(self.living(principal, now)?.state)
    }

    fn begin_freeze(
        &self,
        begin: BeginFreeze,
        principal: &Principal,
        now: Timestamp,
    ) -> Result<FreezeBegun, Problem> {
        let record = self.living(principal, now)?;
        match record.quote.filter(|_| record.state.status == Status::Frozen) {
            Some(quote) if record.attempt == Some(begin.attempt) => Ok(FreezeBegun::Quote(Box::new(quote))),
            Some(_) => Err(ErrorCode::CartLocked.into()),
            None => {
                check_attempt(record.ended_attempt, begin.attempt)?;
                Ok(FreezeBegun::State(Box::new(record.state)))
            }
        }
    }

    fn commit_freeze(
        &self,
        commit: CommitFreeze,
        principal: &Principal,
        now: Timestamp,
    ) -> Result<Quote, Problem> {
        let begun = self.begin_freeze(BeginFreeze { attempt: commit.attempt }, principal, now)?;
        let FreezeBegun::State(state) = begun else {
            return match begun {
                FreezeBegun::Quote(quote) => Ok(*quote),
                FreezeBegun::State(_) => Err(ErrorCode::Conflict.into()),
            };
        };
        if state.version != commit.version {
            // Somebody changed it while it was being priced: price it again.
            return Err(ErrorCode::Conflict.into());
        }
        let quote = Quote { version: state.version.saturating_add(1), ..commit.quote };
        let set = Statement::new(
            "UPDATE cart SET status = 'frozen', attempt = ?1, quote = ?2, address = ?3, country = ?4,
                shipping_option = ?5",
        )
        .bind(commit.attempt)
        .json(&quote)
        .json(&commit.address)
        .text(commit.address.country)
        .text(&quote.shipping_option.id);
        self.storage.sql(set)?;
        self.touch(now)?;
        Ok(quote)
    }

    fn end_freeze(&self, end: EndFreeze, principal: &Principal, now: Timestamp) -> Result<State, Problem> {
        let record = self.living(principal, now)?;
        let frozen = record.state.status == Status::Frozen;
        if frozen && record.attempt != Some(end.attempt) {
            return Ok(record.state);
        }
        // An attempt that ended before it froze the cart must not freeze it when its request arrives late.
        let ended = record.ended_attempt.map_or(end.attempt, |ended| ended.max(end.attempt));
        write(&*self.storage, "UPDATE cart SET ended_attempt = ?1", [ended.into()])?;
        if !frozen {
            return Ok(record.state);
        }
        write(&*self.storage, "UPDATE cart SET status = 'open', attempt = NULL, quote = NULL", [])?;
        let promotions = record.quote.map(|quote| quote.promotions).unwrap_or_default();
        let dropped = promotions.into_iter().filter(|p| Some(p.promotion_id) == end.drop_promotion);
        for code in dropped.filter_map(|promotion| promotion.code) {
            write(&*self.storage, "DELETE FROM coupons WHERE code = ?1", [code.to_ascii_uppercase().into()])?;
        }
        self.touch(now)?;
        Ok(self.living(principal, now)?.state)
    }

    fn complete(&self, complete: Complete, principal: &Principal, now: Timestamp) -> Result<Unit, Problem> {
        let record = self.find(principal, now)?;
        match record.state.status {
            Status::Completed if record.order_id == Some(complete.order_id) => Ok(Unit {}),
            Status::Frozen if record.attempt == Some(complete.attempt) => {
                let end = "UPDATE cart SET status = 'completed', order_id = ?1";
                write(&*self.storage, end, [complete.order_id.to_string().into()])?;
                self.touch(now)?;
                Ok(Unit {})
            }
            _ => Err(ErrorCode::Conflict.into()),
        }
    }

    fn adopt(&self, adopt: Adopt, principal: &Principal, now: Timestamp) -> Result<Unit, Problem> {
        let state = self.living(principal, now)?.state;
        if state.draft.is_some() {
            // What the shop has put together is nobody's current cart.
            return Err(ErrorCode::NotFound.into());
        }
        match state.customer_id {
            Some(owner) if owner == adopt.customer_id => return Ok(Unit {}),
            Some(_) => return Err(ErrorCode::NotFound.into()),
            None => {}
        }
        if state.status == Status::Frozen {
            return Err(ErrorCode::CartLocked.into());
        }
        write(&*self.storage, "UPDATE cart SET customer_id = ?1", [adopt.customer_id.to_string().into()])?;
        self.touch(now)?;
        Ok(Unit {})
    }

    fn hand_over(
        &self,
        order: &HandOver,
        principal: &Principal,
        now: Timestamp,
    ) -> Result<HandedOver, Problem> {
        let record = self.find(principal, now)?;
        let state = record.state;
        if state.draft.is_some() {
            return Err(ErrorCode::NotFound.into());
        }
        let into = match (state.status, record.merged_into) {
            (Status::Merged, Some(into)) if record.merged_for == Some(order.customer_id) => into,
            _ => {
                self.open(principal, now)?;
                if state.customer_id.is_some_and(|owner| owner != order.customer_id) {
                    return Err(ErrorCode::NotFound.into());
                }
                if state.currency != order.currency {
                    return Err(ErrorCode::CurrencyMismatch.into());
                }
                let new = state.lines.iter().filter(|line| !order.variant_ids.contains(&line.variant_id));
                if order.variant_ids.len() + new.count() > MAX_LINES {
                    return Err(ErrorCode::CartFull.into());
                }
                let end = "UPDATE cart SET status = 'merged', merged_into = ?1, merged_for = ?2";
                let params = [order.into.to_string().into(), order.customer_id.to_string().into()];
                write(&*self.storage, end, params)?;
                self.touch(now)?;
                order.into
            }
        };
        Ok(HandedOver {
            into,
            settled: record.settled,
            lines: state.lines,
            coupons: state.coupons,
            gift_cards: state.gift_cards,
        })
    }

    fn retarget(&self, retarget: Retarget, principal: &Principal, now: Timestamp) -> Result<Unit, Problem> {
        self.find(principal, now)?;
        let set =
            "UPDATE cart SET merged_into = ?1 WHERE merged_into = ?2 AND status = 'merged' AND settled = 0";
        write(&*self.storage, set, [retarget.into.to_string().into(), retarget.from.to_string().into()])?;
        Ok(Unit {})
    }

    fn settle(&self, principal: &Principal, now: Timestamp) -> Result<Unit, Problem> {
        if self.find(principal, now)?.state.status == Status::Merged {
            write(&*self.storage, "UPDATE cart SET settled = 1", [])?;
            write(&*self.storage, "DELETE FROM lines", [])?;
            write(&*self.storage, "DELETE FROM coupons", [])?;
            write(&*self.storage, "DELETE FROM gift_cards", [])?;
        }
        Ok(Unit {})
    }

    fn absorb(&self, absorb: Absorb, principal: &Principal, now: Timestamp) -> Result<Unit, Problem> {
        let storage = &*self.storage;
        self.find(principal, now)?;
        let had = "SELECT cart_id FROM absorbed WHERE cart_id = ?1";
        if !storage.sql(Statement::new(had).text(absorb.from))?.rows.is_empty() {
            return Ok(Unit {});
        }
        let state = self.open(principal, now)?.state;
        if state.currency != absorb.currency {
            return Err(ErrorCode::CurrencyMismatch.into());
        }
        let held = |line: &Line| state.lines.iter().find(|own| own.variant_id == line.variant_id);
        if state.lines.len() + absorb.lines.iter().filter(|line| held(line).is_none()).count() > MAX_LINES {
            return Err(ErrorCode::CartFull.into());
        }
        for line in &absorb.lines {
            let own = held(line);
            let sum = line.quantity.saturating_add(own.map_or(0, |own| own.quantity.get()));
            let quantity = sum.min(NonZeroU32::new(MAX_QUANTITY).unwrap_or(NonZeroU32::MIN));
            cart_store::put_line(storage, &Line { quantity, ..own.unwrap_or(line).clone() })?;
        }
        let room = MAX_COUPONS.saturating_sub(state.coupons.len());
        for code in absorb.coupons.into_iter().filter(|code| !state.coupons.contains(code)).take(room) {
            write(storage, "INSERT INTO coupons (code) VALUES (?1)", [code.into()])?;
        }
        let room = MAX_GIFT_CARDS.saturating_sub(state.gift_cards.len());
        for card in absorb.gift_cards.into_iter().filter(|card| !state.gift_cards.contains(card)).take(room) {
            cart_store::put_gift_card(storage, card)?;
        }
        write(storage, "INSERT INTO absorbed (cart_id) VALUES (?1)", [absorb.from.to_string().into()])?;
        self.touch(now)?;
        Ok(Unit {})
    }

    /// The alarm: forgets the cart when its time is over, else sets the next one.
    pub async fn wake(&self, now: Timestamp) -> Result<(), Problem> {
        let Some(record) = cart_store::find(&*self.storage)? else { return Ok(()) };
        let next = match record.state.status {
            // Never while frozen: a checkout is running. It is looked at again later.
            _ if !record.can_expire() => now.plus(self.ttl),
            _ if record.state.expires_at <= now => {
                self.storage.delete_all().await?;
                return Ok(());
            }
            _ => record.state.expires_at,
        };
        self.storage.set_alarm(next).await?;
        Ok(())
    }
}

/// The lines as they are with these units too; what the cart cannot take of them is left out, if that is wished.
fn takes(state: &State, lines: Vec<NewLine>, partly: bool) -> Result<Vec<Line>, Problem> {
    let mut taken: Vec<Line> = Vec::new();
    let mut room = MAX_LINES.saturating_sub(state.lines.len());
    for new in lines {
        let is_held = state.lines.iter().any(|line| line.variant_id == new.variant_id);
        let line = if is_held || room > 0 { added(state, new) } else { Err(ErrorCode::CartFull.into()) };
        match line {
            Ok(line) => {
                room -= usize::from(!is_held);
                taken.push(line);
            }
            Err(_) if partly => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok(taken)
}

/// The line as it is with these units too.
fn added(state: &State, new: NewLine) -> Result<Line, Problem> {
    let offer = new
        .offer
        .ok_or_else(|| Problem::invalid("/variant_id", "not_for_sale", "This variant is not for sale."))?;
    if offer.price.currency() != state.currency {
        return Err(ErrorCode::CurrencyMismatch.into());
    }
    let held = state.lines.iter().find(|line| line.variant_id == new.variant_id);
    let quantity = new.quantity.saturating_add(held.map_or(0, |line| line.quantity.get()));
    check_quantity(quantity.get(), new.available)?;
    Ok(Line {
        id: held.map_or(new.line_id, |line| line.id),
        variant_id: new.variant_id,
        quantity,
        unit_price: offer.price,
        snapshot: offer.snapshot,
    })
}

fn check_quantity(quantity: u32, available: Option<i64>) -> Result<(), Problem> {
    if quantity > MAX_QUANTITY {
        let detail = format!("A line holds at most {MAX_QUANTITY} units.");
        return Err(Problem::invalid("/quantity", "too_many", detail));
    }
    match available {
        Some(available) if available < i64::from(quantity) => {
            Err(Problem::new(ErrorCode::OutOfStock).with("available", available.max(0)))
        }
        _ => Ok(()),
    }
}

fn check_attempt(ended: Option<u32>, attempt: u32) -> Result<(), Problem> {
    match ended {
        Some(ended) if attempt <= ended => {
            Err(Problem::new(ErrorCode::Conflict).detail("This attempt of the checkout has ended."))
        }
        _ => Ok(()),
    }
}

/// The object's commands.
pub fn router() -> Router<CartActor> {
    type Actor = Rc<CartActor>;
    draft::mount(Router::new())
        .on(&super::CREATE, async |cart: Actor, call: Call<_, Create>| {
            cart.create(call.body, call.context.principal(), call.context.now).await
        })
        .on(&super::LOAD, async |cart: Actor, call: Call<_, _>| {
            cart.living(call.principal(), call.now).map(|record| record.state)
        })
        .on(&super::EDIT, async |cart: Actor, call: Call<_, Edit>| {
            cart.edit(call.body, call.context.principal(), call.context.now)
        })
        .on(&super::KEEP, async |cart: Actor, call: Call<_, Keep>| {
            cart.keep(&call.body, call.context.principal(), call.context.now)
        })
        .on(&super::BEGIN_FREEZE, async |cart: Actor, call: Call<_, _>| {
            cart.begin_freeze(call.body, call.principal(), call.now)
        })
        .on(&super::COMMIT_FREEZE, async |cart: Actor, call: Call<_, CommitFreeze>| {
            cart.commit_freeze(call.body, call.context.principal(), call.context.now)
        })
        .on(&super::END_FREEZE, async |cart: Actor, call: Call<_, _>| {
            cart.end_freeze(call.body, call.principal(), call.now)
        })
        .on(&super::COMPLETE, async |cart: Actor, call: Call<_, _>| {
            cart.complete(call.body, call.principal(), call.now)
        })
        .on(&super::ADOPT, async |cart: Actor, call: Call<_, _>| {
            cart.adopt(call.body, call.principal(), call.now)
        })
        .on(&super::HAND_OVER, async |cart: Actor, call: Call<_, _>| {
            cart.hand_over(&call.body, call.principal(), call.now)
        })
        .on(&super::RETARGET, async |cart: Actor, call: Call<_, _>| {
            cart.retarget(call.body, call.principal(), call.now)
        })
        .on(&super::SETTLE, async |cart: Actor, call: Call<_, Unit>| cart.settle(call.principal(), call.now))
        .on(&super::ABSORB, async |cart: Actor, call: Call<_, Absorb>| {
            cart.absorb(call.body, call.context.principal(), call.context.now)
        })
}
