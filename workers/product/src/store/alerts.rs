//! Who wants to hear that a variant can be bought again.

use crate::domain::{Product, Variant};
use contract::{
    event::{BackInStock, Event, Notifications, Queue},
    product::WatchStock,
};
use edge::{Statement, new_id};
use kernel::{EventId, Locale, Timestamp};
use std::time::Duration;

/// How long an address waits. Then nobody expects the mail any more.
const PATIENCE: Duration = Duration::from_secs(180 * 24 * 3600);

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

/// Turns the addresses that wait for a variant into events, one each, and forgets them.
pub fn tell(product: &Product, variant: &Variant, now: Timestamp) -> [Statement; 2] {
    let shown = BackInStock {
        variant_id: variant.id,
        product_slug: product.slug.clone(),
        title: product.title.clone(),
        titles: product.titles(),
        options: variant.options.clone(),
    };
    // To be filled in for each address, and nobody's yet.
    let data = Notifications::BackInStock {
        email: String::new(),
        locale: Locale::default(),
        variant: Box::new(shown),
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
