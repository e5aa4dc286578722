//! What is different about a cart that the staff make for a customer: who may see and change it, and how long it lives.

use super::{
    Line, State, Status,
    cart::CartActor,
    cart_store::{self, Record, write},
};
use contract::{Address, Unit, draft_order::HandDiscount};
use edge::{Call, Router, Statement};
use kernel::{
    CartId, CountryCode, Currency, CustomerId, EmailAddress, ErrorCode, Locale, Permission, Principal,
    Problem, Text, Timestamp,
};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// What a draft knows beyond its cart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// Who of the staff began it.
    pub by: String,
    pub email: EmailAddress,
    pub locale: Locale,
    pub note: Option<Text<2000>>,
    pub discount: Option<HandDiscount>,
    /// True if whoever holds the cart's id may see and buy it.
    pub is_sent: bool,
}

/// Makes a draft, if there is no cart yet.
#[derive(Debug, Serialize, Deserialize)]
pub struct CreateDraft {
    pub id: CartId,
    pub currency: Currency,
    pub country: CountryCode,
    pub customer_id: Option<CustomerId>,
    pub draft: Draft,
}

/// A draft as it shall be. What is none stays.
#[derive(Debug, Serialize, Deserialize)]
pub struct UpdateDraft {
    /// The version that this was decided on.
    pub version: u32,
    pub customer_id: Option<CustomerId>,
    pub draft: Draft,
    pub address: Option<Address>,
    pub shipping_option: Option<String>,
    /// Each variant once.
    pub lines: Option<Vec<Line>>,
    pub coupons: Option<Vec<String>>,
}

/// Opens a draft to whoever holds its id.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct OfferDraft {
    pub version: u32,
}

impl Record {
    /// True if whoever asks may see the cart. A draft is the staff's until its link was sent; then, as with a guest's
    /// cart, holding its id is the permission, whose account it may ever be for.
    pub fn is_visible_to(&self, principal: &Principal) -> bool {
        if matches!(principal, Principal::Service { .. }) {
            return true;
        }
        match (&self.state.draft, self.state.customer_id) {
            (Some(draft), _) => draft.is_sent || principal.may(Permission::Orders),
            (None, None) => true,
            (None, owner) => owner == principal.customer_id(),
        }
    }

    /// True if the cart is over when its time is: never while a checkout runs, and never as long as it is a draft.
    pub fn can_expire(&self) -> bool {
        match self.state.status {
            Status::Frozen => false,
            Status::Open => self.state.draft.is_none(),
            Status::Completed | Status::Merged => true,
        }
    }
}

impl State {
    /// What a draft asks a discount by hand for is decided on its lines, so only the staff change those.
    ///
    /// # Errors
    /// `cart_locked` for everybody but our own Workers.
    pub fn refuse_change_of_lines(&self, principal: &Principal) -> Result<(), Problem> {
        if self.draft.is_some() && !matches!(principal, Principal::Service { .. }) {
            return Err(Problem::new(ErrorCode::CartLocked)
                .detail("The shop has put this order together: its items cannot be changed here."));
        }
        Ok(())
    }
}

impl CartActor {
    async fn create_draft(&self, new: CreateDraft, now: Timestamp) -> Result<State, Problem> {
        if cart_store::find(&*self.storage)?.is_none() {
            let cart = super::Create {
                id: new.id,
                currency: new.currency,
                country: new.country,
                customer_id: new.customer_id,
            };
            // The alarm does nothing to a draft: it is there for the time when the draft will have become an order.
            self.storage.set_alarm(now.plus(self.ttl)).await?;
            cart_store::create(&*self.storage, &cart, now.plus(self.ttl))?;
            self.write_draft(&new.draft)?;
        }
        self.draft(now).map(|(state, _)| state)
    }

    /// The draft, open or frozen.
    fn draft(&self, now: Timestamp) -> Result<(State, Draft), Problem> {
        let state = self.living(&Principal::service("cart"), now)?.state;
        let draft = state.draft.clone().ok_or(ErrorCode::NotFound)?;
        Ok((state, draft))
    }

    /// The draft, open and at this version.
    fn draft_at(&self, version: u32, now: Timestamp) -> Result<(State, Draft), Problem> {
        let (state, draft) = self.draft(now)?;
        if state.status == Status::Frozen {
            return Err(ErrorCode::CartLocked.into());
        }
        if state.version != version {
            return Err(changed_meanwhile(state.version));
        }
        Ok((state, draft))
    }

    fn write_draft(&self, draft: &Draft) -> Result<(), Problem> {
        self.storage.sql(Statement::new("UPDATE cart SET draft = ?1").json(draft))?;
        Ok(())
    }

    fn update_draft(&self, update: UpdateDraft, now: Timestamp) -> Result<State, Problem> {
        let (_, kept) = self.draft_at(update.version, now)?;
        let storage = &*self.storage;
        // Whoever has the link must not pay something that they were not told of: it has to be sent again.
        self.write_draft(&Draft { by: kept.by, is_sent: false, ..update.draft })?;
        write(
            storage,
            "UPDATE cart SET customer_id = ?1",
            [update.customer_id.map(|id| id.to_string()).into()],
        )?;
        if let Some(address) = &update.address {
            let set = Statement::new("UPDATE cart SET address = ?1, country = ?2");
            storage.sql(set.json(address).text(address.country))?;
        }
        if let Some(option) = update.shipping_option {
            write(storage, "UPDATE cart SET shipping_option = ?1", [option.into()])?;
        }
        if let Some(lines) = &update.lines {
            write(storage, "DELETE FROM lines", [])?;
            for line in lines {
                cart_store::put_line(storage, line)?;
            }
        }
        if let Some(coupons) = update.coupons {
            write(storage, "DELETE FROM coupons", [])?;
            for code in coupons {
                write(
                    storage,
                    "INSERT INTO coupons (code) VALUES (?1) ON CONFLICT DO NOTHING",
                    [code.into()],
                )?;
            }
        }
        self.touch(now)?;
        self.draft(now).map(|(state, _)| state)
    }

    /// Leaves the version as it is, so that it may be repeated after a lost answer.
    fn offer_draft(&self, offer: OfferDraft, now: Timestamp) -> Result<State, Problem> {
        let (_, draft) = self.draft_at(offer.version, now)?;
        self.write_draft(&Draft { is_sent: true, ..draft })?;
        self.draft(now).map(|(state, _)| state)
    }

    async fn discard_draft(&self, now: Timestamp) -> Result<Unit, Problem> {
        match self.draft(now) {
            Ok((state, _)) if state.status == Status::Frozen => return Err(ErrorCode::CartLocked.into()),
            Ok(_) => {}
            // It was never made, or is gone already.
            Err(problem) if problem.code == ErrorCode::NotFound && self.is_empty()? => return Ok(Unit {}),
            Err(problem) => return Err(problem),
        }
        // Awaiting storage lets no other event in: nothing can freeze it in between.
        self.storage.delete_all().await?;
        Ok(Unit {})
    }

    fn is_empty(&self) -> Result<bool, Problem> {
        Ok(cart_store::find(&*self.storage)?.is_none())
    }
}

/// 409, with the version by now.
pub fn changed_meanwhile(version: u32) -> Problem {
    Problem::new(ErrorCode::Conflict)
        .detail("Somebody changed this order meanwhile. Look at it as it is now and decide again.")
        .with("version", version)
}

/// With the object's commands about drafts.
pub fn mount(router: Router<CartActor>) -> Router<CartActor> {
    type Actor = Rc<CartActor>;
    router
        .on(&super::CREATE_DRAFT, async |cart: Actor, call: Call<_, CreateDraft>| {
            cart.create_draft(call.body, call.context.now).await
        })
        .on(&super::UPDATE_DRAFT, async |cart: Actor, call: Call<_, UpdateDraft>| {
            cart.update_draft(call.body, call.context.now)
        })
        .on(&super::OFFER_DRAFT, async |cart: Actor, call: Call<_, OfferDraft>| {
            cart.offer_draft(call.body, call.now)
        })
        .on(&super::DISCARD_DRAFT, async |cart: Actor, call: Call<_, Unit>| {
            cart.discard_draft(call.now).await
        })
}
