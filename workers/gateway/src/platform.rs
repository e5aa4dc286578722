//! What the gateway needs of the runtime; tests have their own.

use async_trait::async_trait;
use client::{Bytes, Client};
use contract::Service;
use http::{Request, Response};
use kernel::{Problem, Timestamp};

/// A Worker that gets requests as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Upstream {
    Service(Service),
    Storefront,
    Admin,
}

/// A counter of requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limiter {
    /// Everything.
    General,
    /// What guesses could try: sign-in, order tracking, codes of gift cards.
    Auth,
}

/// The runtime.
#[async_trait(?Send)]
pub trait Platform {
    /// A request's body that nobody has read.
    type Incoming;
    /// An answer's body, not read either.
    type Outgoing;

    /// The time.
    fn now(&self) -> Timestamp;
    /// Reads a body, no further than `limit` bytes.
    ///
    /// # Errors
    /// `body_too_large`.
    async fn read(&self, body: Self::Incoming, limit: usize) -> Result<Bytes, Problem>;
    /// A body of our own.
    fn write(&self, body: Bytes) -> Self::Outgoing;
    /// Counts a request of `key`; false if it is one too many.
    async fn allows(&self, limiter: Limiter, key: &str) -> bool;
    /// Hands a request on.
    ///
    /// # Errors
    /// `unavailable` if nobody answers.
    async fn forward(
        &self,
        to: Upstream,
        request: Request<Bytes>,
    ) -> Result<Response<Self::Outgoing>, Problem>;
    /// A client of a service.
    ///
    /// # Errors
    /// `unavailable` without a binding.
    fn client(&self, service: Service) -> Result<Client, Problem>;
}
