//! Who is told when a variant can be bought again, and when there are few left or none.

use crate::domain::{Product, Variant};
use contract::{
    event::{Event, MailedVariant, Notifications, Queue},
    product::WatchStock,
};
use edge::{Statement, new_id};
use kernel::{EventId, Locale, Timestamp};
use std::time::Duration;

/// How long an address waits. Then nobody expects the mail any more.
const PATIENCE: Duration = Duration::from_secs(180 * 24 * 3600);
/// How often the shop hears of the same level: reservations come and go.
const WARN_EVERY: Duration = Duration::from_secs(24 * 3600);

/// Remembers an address, once for a variant, while the variant is sold out.
pub fn watch(wanted: &WatchStock, event: EventId, now: Timestamp) -> Statement {
    Statement::new(
        "INSERT INTO stock_alerts (variant_id, email, locale, event_id, created_at)
         SELECT id, ?2, ?3, ?4, ?5 FROM variants WHERE id = ?1 AND stock_level = 'out' ON CONFLICT DO NOTHING",
    )
    .text(wanted.variant_id)
    .text(&wanted.email)
    .text(wanted.locale.unwrap_or_default().tag())
    .text(event)
    .bind(now)
}

fn mailed(product: &Product, variant: &Variant) -> MailedVariant {
    MailedVariant {
        variant_id: variant.id,
        product_slug: product.slug.clone(),
        title: product.title.clone(),
        titles: product.titles(),
        options: variant.options.clone(),
    }
}

/// Warns the shop that there are few of a variant left or none, unless it was told so within a day.
pub fn warn(product: &Product, variant: &Variant, now: Timestamp) -> [Statement; 2] {
    let (level, sku) = (variant.stock_level, variant.sku.clone());
    let data = Notifications::StockLow { level, sku, variant: Box::new(mailed(product, variant)) };
    let event = Event { id: new_id(now), at: now, data };
    let day_ago = now.minus(WARN_EVERY);
    let warn = Statement::new(
        "INSERT INTO outbox (id, queue, body, created_at) SELECT ?1, ?2, ?3, ?4
         WHERE NOT EXISTS (SELECT 1 FROM stock_warnings WHERE variant_id = ?5 AND level = ?6 AND at > ?7)",
    )
    .text(event.id)
    .json(&Queue::Notifications)
    .json(&event)
    .bind(now)
    .text(variant.id)
    .json(&level)
    .bind(day_ago);
    let remember = Statement::new(
        "INSERT INTO stock_warnings (variant_id, level, at) VALUES (?1, ?2, ?3)
         ON CONFLICT (variant_id, level) DO UPDATE SET at = excluded.at WHERE stock_warnings.at <= ?4",
    );
    [warn, remember.text(variant.id).json(&level).bind(now).bind(day_ago)]
}

/// Turns the addresses that wait for a variant into events, one each, and forgets them.
pub fn tell(product: &Product, variant: &Variant, now: Timestamp) -> [Statement; 2] {
    // To be filled in for each address, and nobody's yet.
    let data = Notifications::BackInStock {
        email: String::new(),
        locale: Locale::default(),
        variant: Box::new(mailed(product, variant)),
    };
    let template = Event { id: new_id(now), at: now, data };
    let tell = Statement::new(
        "INSERT INTO outbox (id, queue, body, created_at)
         SELECT event_id, ?2, json_set(?3, '$.id', event_id, '$.data.email', email, '$.data.locale', locale), ?4
         FROM stock_alerts WHERE variant_id = ?1 ON CONFLICT (id) DO NOTHING",
    );
    let forget = Statement::new("DELETE FROM stock_alerts WHERE variant_id = ?1");
    [tell.text(variant.id).json(&Queue::Notifications).json(&template).bind(now), forget.text(variant.id)]
}

/// Forgets who has waited for too long.
pub fn forget_old_alerts(now: Timestamp) -> Statement {
    Statement::new("DELETE FROM stock_alerts WHERE created_at < ?1").bind(now.minus(PATIENCE))
}
