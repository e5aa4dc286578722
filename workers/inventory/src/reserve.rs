use crate::{
    App, ask_home,
    item::commands::{self, Hold, ReleaseUnits, ReserveUnits},
    lines::{ShortLine, ask_each, check_lines, out_of_stock},
};
use contract::{
    Unit,
    inventory::{Reserve, Reserved},
};
use edge::{Call, runtime::log};
use kernel::{Problem, Timestamp};
use std::rc::Rc;

/// Holds all lines or none.
///
/// # Errors
/// `out_of_stock` with every line that is short; `idempotency_mismatch` if the key holds other quantities.
pub async fn reserve(app: Rc<App>, call: Call<Unit, Reserve>) -> Result<Reserved, Problem> {
    let Reserve { key, lines } = &call.body;
    check_lines(lines)?;
    let holds = futures::future::join_all(lines.iter().map(|line| async {
        let body = ReserveUnits { key: key.clone(), quantity: line.quantity, layout: 0 };
        ask_home::hold(&app, &call.caller, line.variant_id, &body).await
    }))
    .await;

    let mut short = Vec::new();
    let mut expires: Option<Timestamp> = None;
    let mut failure = None;
    for (line, hold) in lines.iter().zip(holds) {
        match hold {
            Ok(Hold::Held { expires_at }) => {
                expires = Some(expires.map_or(expires_at, |first| first.min(expires_at)));
            }
            Ok(Hold::Short { available }) => short.push(ShortLine {
                variant_id: line.variant_id,
                requested: line.quantity.get(),
                available,
            }),
            Ok(Hold::Moved) => failure = failure.or(Some(Problem::unavailable("nobody has the key"))),
            Err(problem) => failure = failure.or(Some(problem)),
        }
    }
    if !short.is_empty() {
        let body = ReleaseUnits { key: key.clone() };
        let release = |item: client::Client, variant| {
            let (caller, body) = (&call.caller, &body);
            async move { item.call(caller, &commands::RELEASE, &[&variant], &Unit {}, body).await }
        };
        if let Err(problem) = ask_each(&app, lines.iter().map(|line| line.variant_id), release).await {
            // What could not be released expires by itself.
            log::error("reservation not undone", &serde_json::json!({"cause": problem.to_string()}));
        }
        return Err(out_of_stock(&short));
    }
    // Where an object did not answer, nothing is undone: the caller repeats the call, or releases.
    match (failure, expires) {
        (None, Some(expires_at)) => Ok(Reserved { expires_at }),
        (failure, _) => Err(failure.unwrap_or_else(|| Problem::internal("no line was held"))),
    }
}
