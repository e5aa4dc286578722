use client::Client;
use contract::{
    Unit,
    cart::{self, Settings},
};
use edge::Context;
use kernel::{Currency, Problem};
use ui::SetCookie;

/// The services that pages show and change.
pub struct App {
    pub user: Client,
    pub product: Client,
    pub inventory: Client,
    pub order: Client,
    pub payment: Client,
    pub search: Client,
    pub promotion: Client,
    pub cart: Client,
    pub notification: Client,
    pub cookies: SetCookie,
}

impl App {
    /// The currency that prices are typed in.
    ///
    /// # Errors
    /// `unavailable` if cart does not answer.
    pub async fn currency(&self, context: &Context) -> Result<Currency, Problem> {
        Ok(self.settings(context).await?.currency)
    }

    /// The store as its staff set it.
    ///
    /// # Errors
    /// `unavailable` if cart does not answer.
    pub async fn settings(&self, context: &Context) -> Result<Settings, Problem> {
        self.cart.call(&context.caller, &cart::GET_SETTINGS, &[], &Unit {}, &Unit {}).await
    }
}
