//! What the frame of every page knows: who is signed in, and what waits.

use crate::app::App;
use contract::{
    Limit, List, Unit, cart,
    inventory::{self, ListStock, StockRow},
    order, user,
};
use edge::{Context, Raw, Router};
use http::Response;
use kernel::{CustomerId, Permission, Principal, Problem, TimeZone, Timestamp};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
    time::Duration,
};

/// How long an isolate believes what it knows; after a change of one's own it asks again.
const FRESH: Duration = Duration::from_secs(10);
/// How many accounts an isolate remembers.
const MOST_ACCOUNTS: usize = 100;
/// Beyond this nobody counts.
const MOST_SCARCE: u32 = 100;

/// What the frame shows of an account.
#[derive(Clone, Default)]
pub struct Shell {
    pub name: String,
    pub to_fulfil: Option<String>,
    /// How many variants have none left; none where there is nothing to do, or more than anybody counts.
    pub sold_out: Option<String>,
}

thread_local! {
    // Parsed values only. Each account's own, for it may not see what others may.
    static KNOWN: RefCell<BTreeMap<CustomerId, (Option<Timestamp>, Shell)>> = RefCell::default();
    static ZONE: Cell<TimeZone> = const { Cell::new(TimeZone::UTC) };
}

/// Whose clocks the shop goes by; UTC until that is known.
pub fn time_zone() -> TimeZone {
    ZONE.get()
}

/// What is known of whoever asks; nothing of guests.
pub fn known(principal: &Principal) -> Shell {
    let account = principal.customer_id();
    KNOWN.with_borrow(|known| Some(known.get(&account?)?.1.clone())).unwrap_or_default()
}

/// A router whose pages know their frame before they are drawn.
pub struct Pages(pub Router<App>);

impl Pages {
    /// Mounts a page.
    #[must_use]
    pub fn raw<F>(self, route: contract::Route, handler: impl Fn(Rc<App>, Raw) -> F + 'static) -> Self
    where
        F: Future<Output = Result<Response<Vec<u8>>, Problem>> + 'static,
    {
        let handler = Rc::new(handler);
        Self(self.0.raw(route, move |app, call| {
            let handler = handler.clone();
            async move {
                match route.method {
                    contract::Method::Get => refresh(&app, &call).await,
                    _ => forget(call.principal()),
                }
                handler(app, call).await
            }
        }))
    }
}

/// What somebody changes may be what is counted.
fn forget(principal: &Principal) {
    KNOWN.with_borrow_mut(|known| {
        if let Some((at, _)) = principal.customer_id().and_then(|account| known.get_mut(&account)) {
            *at = None;
        }
    });
}

/// How many variants have at most so many left.
///
/// # Errors
/// Those of the service; `forbidden` for those who may not see stock.
pub async fn scarce(app: &App, context: &Context, at_most: u32) -> Result<String, Problem> {
    let query = ListStock { at_most: Some(at_most), limit: Limit::new(MOST_SCARCE), ..ListStock::default() };
    let found: List<StockRow> =
        app.inventory.call(&context.caller, &inventory::LIST_STOCK, &[], &query, &Unit {}).await?;
    let more = if found.next_cursor.is_some() { "+" } else { "" };
    Ok(format!("{}{more}", found.items.len()))
}

async fn refresh(app: &App, context: &Context) {
    let principal = context.principal();
    let Principal::Staff { id, .. } = principal else { return };
    // The overview counts the same things: beside it the frame is never older.
    let counts = context.path.trim_end_matches('/') == "/admin";
    let is_fresh = |at: Option<Timestamp>| !counts && at.is_some_and(|at| context.now < at.plus(FRESH));
    if KNOWN.with_borrow(|known| known.get(id).is_some_and(|(at, _)| is_fresh(*at))) {
        return;
    }
    let caller = &context.caller;
    let me = app.user.call(caller, &user::GET_ME, &[], &Unit {}, &Unit {});
    let orders = async {
        if !principal.may(Permission::Orders) {
            return None;
        }
        let stats = app.order.call(caller, &order::GET_ORDER_STATS, &[], &Unit {}, &Unit {}).await.ok()?;
        (stats.to_fulfill > 0).then(|| stats.to_fulfill.to_string())
    };
    let scarce = async {
        if !principal.may(Permission::Inventory) {
            return None;
        }
        // What is sold out is to be ordered again. A number that is always there, or "100+", says nothing: the overview has
        // it, and what is scarce.
        scarce(app, context, 0).await.ok().filter(|count| count != "0" && !count.ends_with('+'))
    };
    let settings = app.cart.call(caller, &cart::GET_SETTINGS, &[], &Unit {}, &Unit {});
    let (me, to_fulfil, sold_out, settings) = futures::join!(me, orders, scarce, settings);
    if let Ok(settings) = settings {
        ZONE.set(settings.time_zone);
    }
    // The frame stays useful where a service does not answer.
    let name = me.map(|me| if me.name.is_empty() { me.email } else { me.name }).unwrap_or_default();
    KNOWN.with_borrow_mut(|known| {
        if known.len() >= MOST_ACCOUNTS {
            known.clear();
        }
        known.insert(*id, (Some(context.now), Shell { name, to_fulfil, sold_out }));
    });
}
