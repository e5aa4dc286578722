//! The store's name, its taxes and its ways of shipping, as the staff change them.

use crate::{App, store::settings};
use contract::{
    Unit,
    cart::{AdminSettings, SaveShippingMethod, Settings, ShippingMethods, UpdateSettings},
};
use edge::{Call, Statement, new_id, outbox};
use kernel::{BasisPoints, CountryCode, ErrorCode, Locale, Problem, Slug, Line};
use std::{collections::BTreeMap, rc::Rc};

/// The most ways of shipping.
const MOST_METHODS: usize = 50;
/// The highest tax rate: all of the price again.
const HIGHEST_RATE: BasisPoints = BasisPoints(10_000);
/// The highest price of shipping, in minor units.
const HIGHEST_PRICE: i64 = 10_000_000;

/// `get_admin_settings`.
pub async fn get_admin_settings(app: Rc<App>, call: Call<Unit, Unit>) -> Result<AdminSettings, Problem> {
    Ok(app.settings.read_again(&*app.db, call.now).await?.admin_view())
}

/// `update_settings`.
pub async fn update_settings(
    app: Rc<App>,
    call: Call<Unit, UpdateSettings>,
) -> Result<AdminSettings, Problem> {
    let wish = &call.body;
    let store = app.settings.read_again(&*app.db, call.now).await?;
    let rates = wish.tax_rates.as_deref().unwrap_or_default();
    for (index, rate) in rates.iter().enumerate() {
        if !store.ships_to(rate.country) || rate.rate > HIGHEST_RATE {
            let detail = "Name a country that the shop ships to and a rate from 0 to 10000.";
            return Err(Problem::invalid(format!("/tax_rates/{index}"), "out_of_range", detail));
        }
    }
    let Settings { store_name, contact_email, postal_address, time_zone, .. } = &store.settings;
    let text = |wish: Option<String>, now: &String| wish.unwrap_or_else(|| now.clone());
    let mut batch = vec![
        Statement::new(
            "UPDATE store SET name = ?1, contact_email = ?2, postal_address = ?3, time_zone = ?4,
                 version = version + 1",
        )
        .bind(text(wish.store_name.as_ref().map(ToString::to_string), store_name))
        .bind(text(wish.contact_email.as_ref().map(ToString::to_string), contact_email))
        .bind(text(wish.postal_address.as_ref().map(ToString::to_string), postal_address))
        .text(wish.time_zone.unwrap_or(*time_zone)),
    ];
    batch.extend(rates.iter().map(|rate| {
        Statement::new("UPDATE countries SET tax_rate = ?2 WHERE code = ?1")
            .text(rate.country)
            .bind(rate.rate.0)
    }));
    batch.push(settings::tell_mails(new_id(call.now), call.now));
    app.db.batch(batch).await?;
    let (later, now) = (app.clone(), call.now);
    call.defer(async move { outbox::relay_quietly(&*later.db, &*later.queues, now).await });
    Ok(app.settings.read_again(&*app.db, call.now).await?.admin_view())
}

/// `save_shipping_method`.
pub async fn save_shipping_method(
    app: Rc<App>,
    call: Call<Unit, SaveShippingMethod>,
) -> Result<ShippingMethods, Problem> {
    let id: Slug = call.params.get("id").parse().map_err(|_| ErrorCode::NotFound)?;
    let wish = &call.body;
    let store = app.settings.read_again(&*app.db, call.now).await?;
    let known = store.admin_view().shipping_methods;
    if wish.price.currency() != store.settings.currency {
        return Err(ErrorCode::CurrencyMismatch.into());
    }
    if !(0..=HIGHEST_PRICE).contains(&wish.price.amount()) {
        let detail = format!("A price is from 0 to {HIGHEST_PRICE} minor units.");
        return Err(Problem::invalid("/price", "out_of_range", detail));
    }
    if let Some(index) = wish.countries.iter().position(|country| !store.ships_to(*country)) {
        let detail = "Name countries that the shop ships to.";
        return Err(Problem::invalid(format!("/countries/{index}"), "unknown", detail));
    }
    for (pointer, texts) in [("/names", &wish.names), ("/estimates", &wish.estimates)] {
        if !texts.keys().all(|tag| Locale::ALL.iter().any(|locale| locale.tag() == tag)) {
            return Err(Problem::invalid(pointer, "unknown", "Name languages that the shop speaks."));
        }
    }
    let is_new = known.iter().all(|method| method.id != *id);
    if is_new && known.len() >= MOST_METHODS {
        return Err(Problem::invalid("/name", "count", format!("At most {MOST_METHODS} ways of shipping.")));
    }
    // Every country needs a way that parcels get there, or nobody could buy anything.
    let serves = |country: CountryCode| {
        let others = known.iter().filter(|method| method.id != *id);
        (wish.active && wish.countries.contains(&country))
            || others.into_iter().any(|method| method.active && method.countries.contains(&country))
    };
    if let Some(country) = store.settings.countries.iter().find(|country| !serves(**country)) {
        let detail =
            format!("Nothing could be sent to {country} any more. Let another method go there first.");
        return Err(Problem::new(ErrorCode::Conflict).detail(detail));
    }
    let texts = |texts: &BTreeMap<String, Line<120>>| -> BTreeMap<String, String> {
        texts.iter().map(|(tag, text)| (tag.clone(), text.to_string())).collect()
    };
    app.db
        .batch(vec![
            Statement::new(
                "INSERT INTO shipping_methods (id, name, names, price, estimate, estimates, active)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT DO UPDATE SET name = excluded.name, names = excluded.names, price = excluded.price,
                     estimate = excluded.estimate, estimates = excluded.estimates, active = excluded.active",
            )
            .text(&id)
            .text(&wish.name)
            .json(&texts(&wish.names))
            .bind(wish.price.amount())
            .bind(wish.estimate.as_ref().map(ToString::to_string))
            .json(&texts(&wish.estimates))
            .bind(wish.active),
            Statement::new("DELETE FROM shipping_method_countries WHERE method_id = ?1").text(&id),
            Statement::new(
                "INSERT INTO shipping_method_countries (method_id, country)
                 SELECT DISTINCT ?1, value FROM json_each(?2)",
            )
            .text(&id)
            .json(&wish.countries),
        ])
        .await?;
    let store = app.settings.read_again(&*app.db, call.now).await?;
    Ok(ShippingMethods { items: store.admin_view().shipping_methods })
}
