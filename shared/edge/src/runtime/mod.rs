//! The adapters: our ports on the Workers runtime.

mod config;
mod d1;
mod internet;
mod kv;
pub mod log;
mod object;
mod queue;
mod r2;
mod serve;
mod service;

pub use config::Config;
pub use d1::D1;
pub use internet::{Internet, InternetWithin};
pub use kv::Kv;
pub use object::{Object, objects};
pub use queue::{Outcome, Queues, consume};
pub use r2::R2;
pub use serve::{now, serve, serve_object};
pub use service::{forward, service_client, to_headers};

use std::{future::Future, time::Duration};

/// Lets time pass.
pub async fn sleep(time: Duration) {
    worker::Delay::from(time).await;
}

/// Waits for `work`, but no longer than `limit`.
async fn within<T>(limit: Duration, work: impl Future<Output = T>) -> Option<T> {
    use futures::future::{Either, select};
    let work = std::pin::pin!(work);
    let delay = std::pin::pin!(worker::Delay::from(limit));
    match select(work, delay).await {
        Either::Left((result, _)) => Some(result),
        Either::Right(_) => None,
    }
}
