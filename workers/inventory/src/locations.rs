//! Locations in D1. How much lies at each, the objects know; D1 has a copy of that, as of moments ago.

use crate::{
    App,
    domain::{Candidate, WantedLine, rank},
};
use contract::inventory::{Location, LocationAddress, MAIN_LOCATION, RoutingRule, Units};
use edge::{Statement, flag, json_column};
use kernel::{CountryCode, LocationId, Problem, VariantId};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The most locations that a shop may have: each is asked for with every order.
pub const MOST: u32 = 50;
/// Far from overflowing, and more than anybody sorts.
const MAX_PRIORITY: u32 = 1_000_000;

#[derive(Deserialize)]
struct Row {
    id: LocationId,
    code: String,
    name: String,
    #[serde(deserialize_with = "json_column")]
    address: LocationAddress,
    priority: u32,
    #[serde(deserialize_with = "flag")]
    ships: bool,
    #[serde(deserialize_with = "flag")]
    active: bool,
}

impl From<Row> for Location {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            code: row.code,
            name: row.name,
            address: row.address,
            priority: row.priority,
            ships: row.ships,
            active: row.active,
            is_main: row.id == MAIN_LOCATION,
        }
    }
}

#[derive(Deserialize)]
struct Rule {
    rule: RoutingRule,
}

/// All locations by priority, and the rule.
pub async fn all(app: &App) -> Result<(RoutingRule, Vec<Location>), Problem> {
    let rule = Statement::new("SELECT rule FROM routing");
    let rows = Statement::new(
        "SELECT id, code, name, address, priority, ships, active FROM locations ORDER BY priority, id",
    );
    let mut read = app.db.batch(vec![rule, rows]).await?.into_iter();
    let rule = read.next().unwrap_or_default().one::<Rule>()?.rule;
    let rows = read.next().unwrap_or_default().all::<Row>()?;
    Ok((rule, rows.into_iter().map(Location::from).collect()))
}

/// A location that is there, active if it is to take stock in. The main one always is.
///
/// # Errors
/// `invalid_request` at `field`.
pub async fn check(app: &App, id: LocationId, takes_in: bool, field: &'static str) -> Result<(), Problem> {
    if id == MAIN_LOCATION {
        return Ok(());
    }
    let known = all(app).await?.1.into_iter().find(|location| location.id == id);
    match known {
        None => Err(Problem::invalid(field, "unknown", "There is no such location.")),
        Some(location) if takes_in && !location.active => {
            Err(Problem::invalid(field, "inactive", "This location takes no stock in."))
        }
        Some(_) => Ok(()),
    }
}

/// Refuses a priority that is out of bounds.
///
/// # Errors
/// `invalid_request`.
pub fn check_priority(priority: u32) -> Result<(), Problem> {
    if priority > MAX_PRIORITY {
        return Err(Problem::invalid("/priority", "range", "Must be at most 1,000,000."));
    }
    Ok(())
}

#[derive(Deserialize)]
struct Copy {
    variant_id: VariantId,
    available: i64,
    #[serde(deserialize_with = "json_column")]
    places: BTreeMap<LocationId, (i64, i64)>,
}

/// The active locations, the best for an order first. What lies where is read from the copy, and only where the rule
/// asks for it: the objects look again when they take the units.
pub async fn ranked(
    app: &App,
    lines: &[Units],
    ships_to: Option<CountryCode>,
) -> Result<Vec<LocationId>, Problem> {
    let (rule, locations) = all(app).await?;
    let active = locations.into_iter().filter(|location| location.active);
    let candidates: Vec<Candidate> = active
        .map(|it| Candidate {
            id: it.id,
            country: it.address.country,
            priority: it.priority,
            ships: it.ships,
        })
        .collect();
    let wanted = if rule == RoutingRule::FewestParcels && candidates.len() > 1 {
        wanted(app, lines).await?
    } else {
        Vec::new()
    };
    Ok(rank(rule, &candidates, ships_to, &wanted))
}

async fn wanted(app: &App, lines: &[Units]) -> Result<Vec<WantedLine>, Problem> {
    let variants: Vec<VariantId> = lines.iter().map(|line| line.variant_id).collect();
    let copies = Statement::new(
        "SELECT variant_id, available, places FROM stock_levels
         WHERE variant_id IN (SELECT value FROM json_each(?1))",
    );
    let copies = app.db.run(copies.json(&variants)).await?.all::<Copy>()?;
    let line = |line: &Units| {
        let copy = copies.iter().find(|copy| copy.variant_id == line.variant_id);
        let mut free: BTreeMap<LocationId, i64> =
            copy.map(|it| it.places.iter().map(|(id, (_, free))| (*id, *free)).collect()).unwrap_or_default();
        if free.is_empty() {
            // Nothing moved yet: all lies at the main location.
            free.insert(MAIN_LOCATION, copy.map_or(0, |copy| copy.available));
        }
        WantedLine { quantity: line.quantity.get().into(), free }
    };
    Ok(lines.iter().map(line).collect())
}
