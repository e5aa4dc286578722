//! The shell of the Durable Object `Checkout`.

use crate::{app, checkout};
use edge::{
    Router,
    runtime::{self, Object},
};
use std::rc::Rc;
// `wasm_bindgen` is named by what the macro expands to.
use worker::{DurableObject, Env, Request, Response, Result, State, durable_object, wasm_bindgen};

thread_local! {
    static ROUTER: Rc<Router<checkout::Checkout>> = Rc::new(checkout::router());
}

/// One object a cart.
#[durable_object]
pub struct Checkout {
    state: State,
    env: Env,
}

impl Checkout {
    fn actor(&self) -> Result<checkout::Checkout> {
        Ok(checkout::Checkout { storage: Rc::new(Object::new(&self.state)), app: Rc::new(app(&self.env)?) })
    }
}

impl DurableObject for Checkout {
    fn new(state: State, env: Env) -> Self {
        Self { state, env }
    }

    async fn fetch(&self, request: Request) -> Result<Response> {
        let actor = Rc::new(self.actor()?);
        runtime::serve_object(request, &self.state, ROUTER.with(Rc::clone), actor).await
    }

    async fn alarm(&self) -> Result<Response> {
        self.actor()?.wake().await;
        Response::empty()
    }
}
