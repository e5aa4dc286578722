//! Asks every service at once: whether it is ready, or to do its regular work.

use crate::platform::Platform;
use client::Caller;
use contract::{Endpoint, Method, Route, Service, Unit};
use futures::future::join_all;
use kernel::Problem;

/// Every service has these two under the same paths.
const fn ready(service: Service) -> Endpoint<Unit, Unit, Unit> {
    let route =
        Route::new(service, Method::Get, "/internal/v1/ready", "ready", "Answers if the database does.");
    Endpoint::new(route.internal())
}

const fn tick(service: Service) -> Endpoint<Unit, Unit, Unit> {
    let route = Route::new(service, Method::Post, "/internal/v1/tick", "tick", "Regular work.");
    Endpoint::new(route.internal())
}

async fn ask_all<P: Platform>(
    platform: &P,
    caller: &Caller,
    endpoint: fn(Service) -> Endpoint<Unit, Unit, Unit>,
) -> Vec<(Service, Result<(), Problem>)> {
    join_all(Service::ALL.map(|service| async move {
        let answer = async {
            let endpoint = endpoint(service);
            platform.client(service)?.call(caller, &endpoint, &[], &Unit {}, &Unit {}).await.map(|_| ())
        };
        (service, answer.await)
    }))
    .await
}

/// Which services are ready.
pub async fn check<P: Platform>(platform: &P, caller: &Caller) -> Vec<(Service, bool)> {
    let answers = ask_all(platform, &caller.as_service("gateway"), ready).await;
    answers.into_iter().map(|(service, answer)| (service, answer.is_ok())).collect()
}

/// Wakes every service for its regular work. One that fails was logged where it failed, and is woken again in a minute.
pub async fn tick_all<P: Platform>(platform: &P, caller: &Caller) {
    for (service, answer) in ask_all(platform, &caller.as_service("gateway"), tick).await {
        if let Err(problem) = answer {
            let fields = serde_json::json!({"service": service.name(), "cause": problem.to_string()});
            edge::runtime::log::error("tick", &fields);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_service_can_be_asked() {
        let rows = contract::routes();
        for service in Service::ALL {
            for wanted in [ready(service).route, tick(service).route] {
                let found = rows.iter().find(|row| {
                    let route = row.route;
                    (route.service, route.method, route.path) == (service, wanted.method, wanted.path)
                });
                assert!(found.is_some_and(|row| !row.route.is_public()), "{service:?} {}", wanted.path);
            }
        }
    }
}
