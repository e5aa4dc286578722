//! What the shop sold lately: the numbers of the admin's first page.

use crate::{App, store};
use contract::{
    Unit, cart,
    order::{DayStats, OrderStats},
};
use edge::{Call, Statement};
use kernel::{Currency, Money, Problem, Timestamp};
use serde::Deserialize;
use std::rc::Rc;

const DAYS: i64 = 30;
const DAY_MS: i64 = 24 * 3600 * 1000;

#[derive(Deserialize)]
struct DayRow {
    /// Which of the days, the first 0.
    day: usize,
    orders: u32,
    revenue: i64,
}

#[derive(Deserialize)]
struct Waiting {
    currency: Option<Currency>,
    to_fulfill: u32,
    payment_failed: u32,
    pending_payment: u32,
}

/// `get_order_stats`.
pub async fn get_order_stats(app: Rc<App>, call: Call<Unit, Unit>) -> Result<OrderStats, Problem> {
    let settings = app.cart.call(&call.caller, &cart::GET_SETTINGS, &[], &Unit {}, &Unit {}).await?;
    let clock = settings.time_zone.clock();
    let today = clock.day(call.now);
    let days: Vec<i64> = (today - DAYS + 1..=today).collect();
    // A day of a change of the clocks has 23 or 25 hours.
    let borders: Vec<[i64; 2]> =
        days.iter().map(|day| [clock.start_of(*day).millis(), clock.start_of(*day + 1).millis()]).collect();
    let mut found = app
        .db
        .batch(vec![
            Statement::new(
                "SELECT key AS day, count(*) AS orders,
                     sum(total - (SELECT coalesce(sum(credit), 0) FROM returns WHERE order_id = orders.id)) AS revenue
                 FROM json_each(?1) JOIN orders ON placed_at >= value ->> 0 AND placed_at < value ->> 1
                 WHERE status <> 'cancelled' GROUP BY key",
            )
            .json(&borders),
            Statement::new(
                "SELECT (SELECT currency FROM orders ORDER BY id DESC LIMIT 1) AS currency,
                     (SELECT count(*) FROM orders WHERE status IN ('placed', 'partially_fulfilled')) AS to_fulfill,
                     (SELECT count(*) FROM orders WHERE status = 'placed' AND payment_status = 'failed')
                         AS payment_failed,
                     (SELECT count(*) FROM orders WHERE payment_status = 'pending' AND number IS NOT NULL)
                         AS pending_payment",
            ),
        ])
        .await?
        .into_iter();
    let rows = found.next().unwrap_or_default().all::<DayRow>()?;
    let waiting: Waiting = found.next().unwrap_or_default().one()?;
    let currency = waiting.currency.unwrap_or(Currency::EUR);
    let day = |(place, day): (usize, &i64)| {
        let row = rows.iter().find(|row| row.day == place);
        let date = Timestamp::from_millis(*day * DAY_MS).to_string().chars().take(10).collect();
        let revenue = Money::new(row.map_or(0, |row| row.revenue), currency)?;
        Ok(DayStats { date, orders: row.map_or(0, |row| row.orders), revenue })
    };
    Ok(OrderStats {
        currency,
        time_zone: settings.time_zone,
        days: days.iter().enumerate().map(day).collect::<Result<_, Problem>>()?,
        to_fulfill: waiting.to_fulfill,
        payment_failed: waiting.payment_failed,
        pending_payment: waiting.pending_payment,
        returns_to_answer: store::returns::waiting(&*app.db).await?,
    })
}
