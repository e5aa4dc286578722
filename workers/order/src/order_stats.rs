//! What the shop sold lately: the numbers of the admin's first page.

use crate::{App, store};
use contract::{
    Unit,
    order::{DayStats, OrderStats},
};
use edge::{Call, Statement};
use kernel::{Currency, Money, Problem, Timestamp};
use serde::Deserialize;
use std::{rc::Rc, time::Duration};

const DAYS: u32 = 30;
const DAY: Duration = Duration::from_secs(24 * 3600);
const DAY_MS: i64 = 24 * 3600 * 1000;

#[derive(Deserialize)]
struct DayRow {
    /// Days since 1970.
    day: i64,
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
    let today = call.now.millis() / DAY_MS;
    let first = today - i64::from(DAYS) + 1;
    let mut found = app
        .db
        .batch(vec![
            Statement::new(
                "SELECT placed_at / 86400000 AS day, count(*) AS orders, sum(total) AS revenue FROM orders
                 WHERE placed_at >= ?1 AND status <> 'cancelled' GROUP BY day",
            )
            .bind(first * DAY_MS),
            Statement::new(
                "SELECT (SELECT currency FROM orders ORDER BY id DESC LIMIT 1) AS currency,
                     (SELECT count(*) FROM orders WHERE status IN ('placed', 'partially_fulfilled')) AS to_fulfill,
                     (SELECT count(*) FROM orders WHERE status = 'placed' AND payment_status = 'failed')
                         AS payment_failed,
                     (SELECT count(*) FROM orders WHERE status = 'pending_payment') AS pending_payment",
            ),
        ])
        .await?
        .into_iter();
    let rows = found.next().unwrap_or_default().all::<DayRow>()?;
    let waiting: Waiting = found.next().unwrap_or_default().one()?;
    let currency = waiting.currency.unwrap_or(Currency::EUR);
    let days = (0..DAYS).map(|ago| call.now.minus(DAY * (DAYS - 1 - ago)));
    let day = |at: Timestamp| {
        let row = rows.iter().find(|row| row.day == at.millis() / DAY_MS);
        let date = at.to_string().chars().take(10).collect();
        let revenue = Money::new(row.map_or(0, |row| row.revenue), currency)?;
        Ok(DayStats { date, orders: row.map_or(0, |row| row.orders), revenue })
    };
    Ok(OrderStats {
        currency,
        days: days.map(day).collect::<Result<_, Problem>>()?,
        to_fulfill: waiting.to_fulfill,
        payment_failed: waiting.payment_failed,
        pending_payment: waiting.pending_payment,
        returns_to_answer: store::returns::waiting(&*app.db).await?,
    })
}
