//! Whether the books agree: what comparing orders with payments and checkouts found.

use crate::{
    app::App,
    components::{Heads, Id, Moment, Status, Table},
    forms, layout, words,
};
use contract::{
    Unit, order,
    reconciliation::{Finding, Reconciliation},
};
use edge::{Context, Raw};
use http::{Response, StatusCode};
use kernel::Problem;
use leptos::prelude::*;
use std::rc::Rc;
use ui::Notice;

/// How many findings of the last comparison are not mended, for the overview.
///
/// # Errors
/// Those of the service; `forbidden` for those who may not see orders.
pub async fn open_findings(app: &App, context: &Context) -> Result<String, Problem> {
    let found = app.order.call(&context.caller, &order::GET_RECONCILIATIONS, &[], &Unit {}, &Unit {}).await?;
    let last = found.items.first().map(|last| last.findings.iter().filter(|finding| !finding.healed).count());
    Ok(last.unwrap_or(0).to_string())
}

/// `GET /admin/reconciliations`
pub async fn show(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    let found = app.order.call(&call.caller, &order::GET_RECONCILIATIONS, &[], &Unit {}, &Unit {}).await?;
    let done = forms::done(&call);
    Ok(layout::page(&call, StatusCode::OK, "Books", move || {
        let is_new = found.items.is_empty();
        let last = found.items.first().map(summary);
        let rows: Vec<_> = found.items.into_iter().flat_map(rows).collect();
        view! {
            {(done == "compared").then(|| view! { <Notice text="Compared. This is what there is now." /> })}
            <p>"Every ten minutes the shop compares its orders with its payments and its checkouts, some at a time, and mends what does not agree. This list should be empty."</p>
            <section class="panel" aria-labelledby="last-heading">
                <h2 id="last-heading">"Last comparison"</h2>
                <p>{last.unwrap_or_else(|| view! { "Not compared yet." }.into_any())}</p>
                <form method="post" action="/admin/reconciliations">
                    <button type="submit">"Compare now"</button>
                </form>
            </section>
            {if is_new {
                ().into_any()
            } else if rows.is_empty() {
                view! { <p class="muted">"Nothing was found in the last comparisons."</p> }.into_any()
            } else {
                view! {
                    <Table caption="What was found">
                        <Heads names=&["Found", "What", "State", "Order", "Payment"] />
                        <tbody>{rows}</tbody>
                    </Table>
                }
                    .into_any()
            }}
        }
    }))
}

/// `POST /admin/reconciliations`
pub async fn compare(app: Rc<App>, call: Raw) -> Result<Response<Vec<u8>>, Problem> {
    app.order.call(&call.caller, &order::RECONCILE, &[], &Unit {}, &Unit {}).await?;
    Ok(ui::redirect("/admin/reconciliations?done=compared"))
}

fn summary(last: &Reconciliation) -> AnyView {
    let payments = match last.payments {
        1 => "1 payment was compared with its order".to_owned(),
        count => format!("{count} payments were compared with their orders"),
    };
    let found = match last.findings.len() {
        0 => "everything agreed.".to_owned(),
        1 => "1 did not agree.".to_owned(),
        count => format!("{count} did not agree."),
    };
    view! { <Moment at=last.at /> ": " {payments} "; " {found} }.into_any()
}

fn rows(run: Reconciliation) -> impl Iterator<Item = AnyView> {
    let at = run.at;
    run.findings.into_iter().map(move |finding| {
        let Finding { kind, order_id, payment_id, healed } = finding;
        let (state, tone) = if healed { ("Mended", "good") } else { ("Tried again", "warn") };
        let order =
            order_id.map(|id| view! { <a href=format!("/admin/orders/{id}")><Id id=id.to_string() /></a> });
        let payment = payment_id.map(|id| view! { <Id id=id.to_string() /> });
        view! {
            <tr>
                <td><Moment at /></td>
                <th scope="row" class="words">{words::finding(kind)}</th>
                <td><Status words=state tone /></td>
                <td>{order}</td>
                <td>{payment}</td>
            </tr>
        }
        .into_any()
    })
}
