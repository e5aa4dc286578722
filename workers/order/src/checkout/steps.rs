//! The steps. Each is one call that may be repeated: its key is the cart's, the attempt's and the step's.

use crate::{
    checkout::{
        Checkout, SeenPayment,
        run::{Done, Failed},
        slices::Slice,
        storage::{Saga, Tables},
    },
    domain::checkout::{Step, Verdict, verdict},
    receive_payment::{News, note_payment},
    store::{
        self, Stored,
        write::{self, NewOrder, PaymentFacts, Placing},
    },
};
use client::Caller;
use contract::{
    Unit,
    cart::{self, CompleteCart, Freeze, Quote},
    gift_card::RedeemGiftCards,
    inventory::Units,
    order::CheckoutRequest,
    payment::{self, Authorize},
    promotion::{self, AppliedPromotion, Redeem, RedeemedCode},
};
use kernel::{ErrorCode, Problem, Text};
use std::num::NonZeroU32;

/// What the shopper reads when a provider gives no reason.
pub const DECLINED: &str = "The payment was declined. Try again or choose another way to pay.";

impl Saga {
    /// The key of a step of this attempt.
    pub fn step_key(&self, step: Step) -> Result<Text<200>, Problem> {
        format!("{}:{}:{}", self.cart_id, self.attempt, step.name()).parse().map_err(Problem::internal)
    }

    /// The frozen cart.
    pub fn quote(&self) -> Result<&Quote, Problem> {
        self.quote.as_ref().ok_or_else(|| Problem::internal("the checkout has no quote"))
    }

    pub fn request(&self) -> Result<&CheckoutRequest, Problem> {
        self.request.as_ref().ok_or_else(|| Problem::internal("the checkout has no request"))
    }

    /// How much of each variant, each named once.
    pub fn units(&self) -> Result<Vec<Units>, Problem> {
        let lines = self.quote()?.lines.iter();
        Ok(add_up(lines.map(|line| Units { variant_id: line.variant_id, quantity: line.quantity })))
    }
}

/// The units of each variant, in the order in which the variants come.
pub fn add_up(lines: impl Iterator<Item = Units>) -> Vec<Units> {
    let mut all: Vec<Units> = Vec::new();
    for line in lines {
        match all.iter_mut().find(|units| units.variant_id == line.variant_id) {
            Some(units) => units.quantity = units.quantity.saturating_add(line.quantity.get()),
            None => all.push(line),
        }
    }
    all
}

/// What of a payment goes into the order.
pub fn facts(payment: &SeenPayment) -> PaymentFacts {
    PaymentFacts {
        id: payment.id,
        status: payment.status,
        version: payment.version,
        captured: payment.captured,
        refunded: payment.refunded,
    }
}

impl Checkout {
    /// Runs one step, or the slice of it that comes next.
    pub async fn step(
        &self,
        caller: &Caller,
        saga: &mut Saga,
        step: Step,
        slice: Option<&Slice>,
    ) -> Result<Done, Failed> {
        match step {
            Step::Freeze => self.freeze(caller, saga).await,
            Step::Reserve | Step::Allocate => {
                if let Some(slice) = slice {
                    self.ask_stock(caller, saga, slice).await?;
                }
                Ok(Done::Next)
            }
            Step::Redeem => self.redeem(caller, saga).await,
            Step::RedeemGiftCards => self.redeem_gift_cards(caller, saga).await,
            Step::Insert => self.insert(saga).await,
            Step::Authorize => self.authorize(caller, saga).await,
            Step::Place => self.place(saga).await,
            Step::Complete => self.complete(caller, saga).await,
        }
    }

    /// Whose cart it is, the cart decides: the call goes out in the shopper's name.
    async fn freeze(&self, caller: &Caller, saga: &mut Saga) -> Result<Done, Failed> {
        let request = saga.request()?;
        let customer = saga.draft.map_or_else(|| saga.started_by.customer_id(), |draft| draft.customer_id);
        let body = Freeze {
            attempt: saga.attempt,
            email: request.email.clone(),
            shipping_address: request.shipping_address.clone(),
            shipping_option_id: request.shipping_option_id.clone(),
            ordered_before: store::has_ordered(&*self.app.db, customer, &request.email).await?,
            due: request.due,
            version: saga.draft.map(|draft| draft.version),
        };
        let quote = self.app.cart.call(caller, &cart::FREEZE, &[&saga.cart_id], &Unit {}, &body).await?;
        saga.quote = Some(quote);
        Ok(Done::Next)
    }

    async fn redeem(&self, caller: &Caller, saga: &mut Saga) -> Result<Done, Failed> {
        let quote = saga.quote()?;
        if quote.promotions.is_empty() {
            return Ok(Done::Next);
        }
        let customer = match quote.customer_id {
            Some(id) => id.to_string(),
            None => saga.request()?.email.to_string(),
        };
        let body = Redeem {
            key: saga.step_key(Step::Redeem)?,
            order_id: saga.order_id,
            customer: customer.parse().map_err(Problem::internal)?,
            promotion_ids: quote.promotions.iter().map(|promotion| promotion.promotion_id).collect(),
            codes: quote.promotions.iter().filter_map(redeemed_code).collect(),
        };
        let service = Self::service(caller);
        let redeemed = self.app.promotion.call(&service, &promotion::REDEEM, &[], &Unit {}, &body).await;
        if let Err(problem) = redeemed {
            let dropped = problem.extra.get("promotion_id").cloned();
            saga.drop_promotion = dropped.and_then(|id| serde_json::from_value(id).ok());
            return Err(problem.into());
        }
        Ok(Done::Next)
    }

    async fn redeem_gift_cards(&self, caller: &Caller, saga: &Saga) -> Result<Done, Failed> {
        let quote = saga.quote()?;
        if quote.gift_cards.is_empty() {
            return Ok(Done::Next);
        }
        let body = RedeemGiftCards {
            key: saga.step_key(Step::RedeemGiftCards)?,
            order_id: saga.order_id,
            customer_id: quote.customer_id,
            gift_cards: quote.gift_cards.clone(),
        };
        let service = Self::service(caller);
        self.app.promotion.call(&service, &promotion::REDEEM_GIFT_CARDS, &[], &Unit {}, &body).await?;
        Ok(Done::Next)
    }

    async fn insert(&self, saga: &Saga) -> Result<Done, Failed> {
        let new = NewOrder {
            id: saga.order_id,
            token: saga.token,
            attempt: saga.attempt,
            quote: saga.quote()?,
            request: saga.request()?,
            actor: saga.started_by.actor(),
        };
        write::insert(&*self.app.db, &new, (self.app.clock)()).await?;
        Ok(Done::Next)
    }

    async fn authorize(&self, caller: &Caller, saga: &Saga) -> Result<Done, Failed> {
        let request = saga.request()?;
        // The page that the browser comes back to must know which order it was about.
        let return_path = request
            .payment
            .return_path
            .as_ref()
            .map(|path| {
                let separator = if path.contains('?') { '&' } else { '?' };
                format!("{path}{separator}order={}&token={}", saga.order_id, saga.token).parse()
            })
            .transpose()
            .map_err(|_| Problem::invalid("/payment/return_path", "too_long", "The path is too long."))?;
        let body = Authorize {
            key: saga.step_key(Step::Authorize)?,
            order_id: saga.order_id,
            // Of nothing, where the cards pay it all: payment asks no provider for it then.
            amount: saga.quote()?.due().map_err(Problem::internal)?,
            provider: request.payment.provider,
            token: request.payment.token.clone(),
            return_path,
            customer_id: saga.quote()?.customer_id,
            save: request.payment.save,
        };
        let service = Self::service(caller);
        let answer = self.app.payment.call(&service, &payment::AUTHORIZE, &[], &Unit {}, &body).await;
        let payment = answer.map_err(|problem| match problem.code.status() {
            500.. => Failed::Unknown(Problem { code: ErrorCode::PaymentUnavailable, ..unavailable(problem) }),
            _ => Failed::Refused(problem),
        })?;
        let tables = Tables(&*self.storage);
        tables.see_payment(saga.attempt, &SeenPayment::from(&payment))?;
        // Written down for whoever looks at the order meanwhile; and news may come in while this is written.
        if verdict(payment.status, payment.comes_later) == Verdict::Wait {
            let facts = facts(&SeenPayment::from(&payment));
            write::note_payment(&*self.app.db, saga.order_id, facts).await?;
        }
        // No await from here until the runner has written down what follows: news that comes later finds it.
        let seen = self.seen(saga)?;
        match verdict(seen.status, seen.comes_later) {
            Verdict::Paid => Ok(Done::Next),
            Verdict::Wait => Ok(Done::Wait { redirect_url: seen.redirect_url }),
            Verdict::Refused => Err(Failed::Refused(declined(&seen))),
        }
    }

    /// Places the order with what is known of its payment, which may end even now: the staff voids it, or the bank does.
    /// News that come before the saga has gone on are only kept in its tables. So they are looked at once more after the
    /// order is placed, and said to it as to any placed one: what has ended cancels it. Those that come later find it
    /// placed.
    async fn place(&self, saga: &Saga) -> Result<Done, Failed> {
        let stored = self.stored(saga).await.map_err(Failed::Unknown)?;
        let seen = self.seen(saga)?;
        let instructions = stored.order.locale.choose(&seen.instructions).map(String::as_str);
        let mut payment = facts(&seen);
        if verdict(seen.status, seen.comes_later) != Verdict::Paid {
            // Older than any news, so that they are none the order knows.
            payment.version = 0;
        }
        let placed = Placing { payment, instructions, actor: saga.started_by.actor() };
        write::place(&*self.app.db, &stored, &placed, (self.app.clock)()).await?;
        // Who tries again may have been stopped before they said the news.
        let mut told = if stored.order.placed_at.is_some() { 0 } else { payment.version };
        loop {
            let news = self.seen(saga)?;
            if news.version <= told {
                // No await from here until the runner has written down what follows.
                return Ok(Done::Next);
            }
            told = news.version;
            let news = News::from(facts(&news));
            note_payment(&self.app, saga.order_id, &news, None, (self.app.clock)())
                .await
                .map_err(Failed::Unknown)?;
        }
    }

    /// The newest that is known of the attempt's payment.
    fn seen(&self, saga: &Saga) -> Result<SeenPayment, Failed> {
        let seen = Tables(&*self.storage).payment(saga.attempt).map_err(Failed::Unknown)?;
        seen.ok_or_else(|| Failed::Unknown(Problem::internal("the payment is forgotten")))
    }

    async fn complete(&self, caller: &Caller, saga: &Saga) -> Result<Done, Failed> {
        let body = CompleteCart { attempt: saga.attempt, order_id: saga.order_id };
        let service = Self::service(caller);
        let completed =
            self.app.cart.call(&service, &cart::COMPLETE, &[&saga.cart_id], &Unit {}, &body).await;
        match completed {
            // The order is placed, whatever the cart says; that its cart is gone is no reason to try for ever.
            Err(problem) if problem.code.status() < 500 => {
                let fields = serde_json::json!({"order": saga.order_id, "cause": problem.to_string()});
                edge::runtime::log::error("cart not completed", &fields);
            }
            completed => {
                completed?;
            }
        }
        Ok(Done::Next)
    }

    /// The saga's order.
    pub async fn stored(&self, saga: &Saga) -> Result<Stored, Problem> {
        let stored = store::find(&*self.app.db, saga.order_id).await?;
        stored.ok_or_else(|| Problem::internal("the checkout's order is not there"))
    }
}

fn redeemed_code(promotion: &AppliedPromotion) -> Option<RedeemedCode> {
    let code = promotion.code.as_ref()?.parse().ok()?;
    Some(RedeemedCode { promotion_id: promotion.promotion_id, code })
}

fn unavailable(problem: Problem) -> Problem {
    Problem { detail: ErrorCode::PaymentUnavailable.title().to_owned(), ..problem }
}

/// 402, in the provider's words where it has any.
pub fn declined(payment: &SeenPayment) -> Problem {
    Problem::new(ErrorCode::PaymentDeclined).detail(payment.failure.as_deref().unwrap_or(DECLINED))
}

/// Says of each line that lacks stock which one it is: inventory knows variants only.
pub fn name_lines(mut problem: Problem, saga: &Saga) -> Problem {
    let Ok(quote) = saga.quote() else { return problem };
    let lines = problem.extra.get_mut("lines").and_then(serde_json::Value::as_array_mut);
    for entry in lines.into_iter().flatten().filter_map(serde_json::Value::as_object_mut) {
        let variant = entry.get("variant_id").and_then(|id| id.as_str()).unwrap_or_default().to_owned();
        if let Some(line) = quote.lines.iter().find(|line| line.variant_id.to_string() == variant) {
            entry.insert("line_id".to_owned(), line.id.to_string().into());
            entry.insert("title".to_owned(), line.title.clone().into());
            entry.insert("requested".to_owned(), NonZeroU32::get(line.quantity).into());
        }
    }
    problem
}
