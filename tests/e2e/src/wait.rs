use std::time::{Duration, Instant};

const DEADLINE: Duration = Duration::from_secs(20);
const INTERVAL: Duration = Duration::from_millis(100);

/// Asks until there is an answer; fails with `what` after 20 seconds.
pub async fn eventually<T, F: Future<Output = Option<T>>>(what: &str, ask: impl FnMut() -> F) -> T {
    within(DEADLINE, what, ask).await
}

/// [`eventually`] for what takes longer by design.
pub async fn within<T, F: Future<Output = Option<T>>>(
    limit: Duration,
    what: &str,
    mut ask: impl FnMut() -> F,
) -> T {
    let end = Instant::now() + limit;
    loop {
        if let Some(found) = ask().await {
            return found;
        }
        assert!(Instant::now() < end, "did not happen in {limit:?}: {what}");
        tokio::time::sleep(INTERVAL).await;
    }
}
