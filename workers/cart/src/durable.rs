//! The shells of the Durable Objects.

use crate::object::{
    cart::{self, CartActor},
    customer::{self, CustomerActor},
};
use edge::{
    Router,
    runtime::{self, Config, Object},
};
use std::{rc::Rc, time::Duration};
// `wasm_bindgen` is named by what the macro expands to.
use worker::{DurableObject, Env, Request, Response, Result, State, durable_object, wasm_bindgen};

const DAY: Duration = Duration::from_secs(24 * 3600);

thread_local! {
    static CART: Rc<Router<CartActor>> = Rc::new(cart::router());
    static CUSTOMER: Rc<Router<CustomerActor>> = Rc::new(customer::router());
}

/// A cart, named by its id.
#[durable_object(alarm)]
pub struct Cart {
    state: State,
    env: Env,
}

impl Cart {
    fn actor(&self) -> CartActor {
        let ttl = Config(&self.env).duration("CART_TTL_MS", 30 * DAY);
        CartActor { storage: Rc::new(Object::new(&self.state)), ttl }
    }
}

impl DurableObject for Cart {
    fn new(state: State, env: Env) -> Self {
        Self { state, env }
    }

    async fn fetch(&self, request: Request) -> Result<Response> {
        runtime::serve_object(request, &self.state, CART.with(Rc::clone), Rc::new(self.actor())).await
    }

    async fn alarm(&self) -> Result<Response> {
        // An error makes the runtime call the alarm again, later and later.
        self.actor()
            .wake(runtime::now())
            .await
            .map_err(|problem| worker::Error::RustError(problem.to_string()))?;
        Response::empty()
    }
}

/// A customer's current cart, named by the customer's id.
#[durable_object(fetch)]
pub struct CustomerCart {
    state: State,
}

impl DurableObject for CustomerCart {
    fn new(state: State, _: Env) -> Self {
        Self { state }
    }

    async fn fetch(&self, request: Request) -> Result<Response> {
        let actor = CustomerActor { storage: Rc::new(Object::new(&self.state)) };
        runtime::serve_object(request, &self.state, CUSTOMER.with(Rc::clone), Rc::new(actor)).await
    }
}
