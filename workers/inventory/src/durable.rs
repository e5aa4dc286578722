//! The shell of the Durable Object `StockItem`.

use crate::item::{self, Item};
use edge::{
    Router,
    runtime::{self, Config, D1, Object, Queues},
};
use std::{cell::OnceCell, rc::Rc, time::Duration};
use worker::{DurableObject, Env, Request, Response, Result, State, durable_object, wasm_bindgen};

/// How long a reservation lives unless configured.
const RESERVATION_TTL: Duration = Duration::from_secs(600);

thread_local! {
    static ROUTER: Rc<Router<Item>> = Rc::new(item::router());
}

/// The Durable Object of a variant.
#[durable_object]
pub struct StockItem {
    state: State,
    env: Env,
    item: OnceCell<Rc<Item>>,
}

impl StockItem {
    fn item(&self) -> Result<Rc<Item>> {
        if let Some(item) = self.item.get() {
            return Ok(item.clone());
        }
        let item = Item::new(
            Rc::new(Object::new(&self.state)),
            Rc::new(D1::from_env(&self.env)?),
            Rc::new(Queues::from_env(&self.env)),
            runtime::objects(&self.env, "STOCK_ITEMS"),
            Config(&self.env).duration("RESERVATION_TTL_MS", RESERVATION_TTL),
        );
        Ok(self.item.get_or_init(|| Rc::new(item)).clone())
    }
}

impl DurableObject for StockItem {
    fn new(state: State, env: Env) -> Self {
        Self { state, env, item: OnceCell::new() }
    }

    async fn fetch(&self, request: Request) -> Result<Response> {
        runtime::serve_object(request, &self.state, ROUTER.with(Rc::clone), self.item()?).await
    }

    async fn alarm(&self) -> Result<Response> {
        // An error makes the runtime ring again, a few times; only a storage that does not answer gets here.
        self.item()?.ring(runtime::now()).await.map_err(|problem| problem.to_string())?;
        Response::empty()
    }
}
