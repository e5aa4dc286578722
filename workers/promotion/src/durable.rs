//! The shell of the Durable Object `CouponLedger`.

use crate::ledger::{self, Ledger};
use edge::{
    Router,
    runtime::{self, D1, Object},
};
use std::{cell::OnceCell, rc::Rc};
use worker::{DurableObject, Env, Request, Response, Result, State, durable_object, wasm_bindgen};

thread_local! {
    static ROUTER: Rc<Router<Ledger>> = Rc::new(ledger::router());
}

/// The Durable Object of a promotion.
#[durable_object]
pub struct CouponLedger {
    state: State,
    env: Env,
    ledger: OnceCell<Rc<Ledger>>,
}

impl CouponLedger {
    fn ledger(&self) -> Result<Rc<Ledger>> {
        if let Some(ledger) = self.ledger.get() {
            return Ok(ledger.clone());
        }
        let ledger = Ledger::new(Rc::new(Object::new(&self.state)), Rc::new(D1::from_env(&self.env)?));
        Ok(self.ledger.get_or_init(|| Rc::new(ledger)).clone())
    }
}

impl DurableObject for CouponLedger {
    fn new(state: State, env: Env) -> Self {
        Self { state, env, ledger: OnceCell::new() }
    }

    async fn fetch(&self, request: Request) -> Result<Response> {
        runtime::serve_object(request, &self.state, ROUTER.with(Rc::clone), self.ledger()?).await
    }

    async fn alarm(&self) -> Result<Response> {
        // An error makes the runtime ring again, a few times; only a storage that does not answer gets here.
        self.ledger()?.ring(runtime::now()).await.map_err(|problem| problem.to_string())?;
        Response::empty()
    }
}
