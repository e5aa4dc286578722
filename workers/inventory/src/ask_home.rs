//! Finds the object that a key belongs to: of a split variant that is one of its parts.

use crate::{
    App,
    domain::{ItemName, Layout},
    item::commands::{self, AllocateUnits, Gather, Hold, Met, ReserveUnits, Sale, Want},
};
use client::Caller;
use contract::Unit;
use kernel::{Problem, VariantId};
use std::{cell::RefCell, collections::BTreeMap};

/// How often a layout may change under one call before its caller has to come again.
const TRIES: u32 = 8;
/// The most layouts that an isolate remembers.
const REMEMBERED: usize = 1000;

/// The layouts of split variants. What is remembered may be old: the objects refuse what was sent by it.
#[derive(Default)]
pub struct Layouts(RefCell<BTreeMap<VariantId, Layout>>);

impl Layouts {
    fn of(&self, variant: VariantId) -> Layout {
        self.0.borrow().get(&variant).cloned().unwrap_or_default()
    }

    fn learn(&self, variant: VariantId, layout: Layout) {
        let mut known = self.0.borrow_mut();
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(variant, layout);
    }
}

/// Holds units in the key's home; out of all parts if there are too few.
///
/// # Errors
/// `idempotency_mismatch` if the key holds another quantity.
pub async fn hold(
    app: &App,
    caller: &Caller,
    variant: VariantId,
    wanted: &ReserveUnits,
) -> Result<Hold, Problem> {
    for _ in 0..TRIES {
        let layout = app.layouts.of(variant);
        let wanted = ReserveUnits { layout: layout.version, ..wanted.clone() };
        let name = ItemName { variant, part: layout.home(&wanted.key) };
        let home = (app.items)(&name.to_string())?;
        let mut hold = home.call(caller, &commands::RESERVE, &[&name], &Unit {}, &wanted).await?;
        if matches!(hold, Hold::Short { .. }) && layout.opened > 0 {
            match gather(app, caller, name, Want::Hold(wanted)).await? {
                Met::Hold(met) => hold = met,
                Met::Sale(_) => return Err(Problem::internal("a sale was the answer to a reservation")),
            }
        }
        if hold != Hold::Moved {
            return Ok(hold);
        }
        ask_layout(app, caller, variant).await?;
    }
    Err(Problem::unavailable("the layout of the stock changes all the time"))
}

/// Sells units in the key's home, or where the key holds them; out of all parts if there are too few.
///
/// # Errors
/// `conflict` if the order has another quantity already, or has given this sale back.
pub async fn sell(
    app: &App,
    caller: &Caller,
    variant: VariantId,
    wanted: &AllocateUnits,
) -> Result<Sale, Problem> {
    for _ in 0..TRIES {
        let layout = app.layouts.of(variant);
        let wanted = AllocateUnits { layout: layout.version, ..wanted.clone() };
        let name = ItemName { variant, part: layout.home(&wanted.key) };
        let home = (app.items)(&name.to_string())?;
        let mut sale = home.call(caller, &commands::ALLOCATE, &[&name], &Unit {}, &wanted).await?;
        if matches!(sale, Sale::Short { .. }) && layout.opened > 0 {
            match gather(app, caller, name, Want::Sell(wanted)).await? {
                Met::Sale(met) => sale = met,
                Met::Hold(_) => return Err(Problem::internal("a reservation was the answer to a sale")),
            }
        }
        if sale != Sale::Moved {
            return Ok(sale);
        }
        ask_layout(app, caller, variant).await?;
    }
    Err(Problem::unavailable("the layout of the stock changes all the time"))
}

async fn gather(app: &App, caller: &Caller, home: ItemName, want: Want) -> Result<Met, Problem> {
    let root = ItemName::root(home.variant);
    let body = Gather { part: home.part, want };
    app.item(home.variant)?.call(caller, &commands::GATHER, &[&root], &Unit {}, &body).await
}

async fn ask_layout(app: &App, caller: &Caller, variant: VariantId) -> Result<(), Problem> {
    let root = ItemName::root(variant);
    let layout = app.item(variant)?.call(caller, &commands::LAYOUT, &[&root], &Unit {}, &Unit {}).await?;
    app.layouts.learn(variant, layout);
    Ok(())
}
