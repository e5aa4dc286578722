//! The store's name, its taxes and its ways of shipping, as the staff change them.

use crate::{
    App,
    store::settings::{self, Store},
};
use contract::{
    Unit,
    cart::{AdminSettings, SaveShippingMethod, ShippingMethods, UpdateSettings},
};
use edge::{Call, Statement, new_id, outbox};
use kernel::{BasisPoints, CountryCode, ErrorCode, Line, Locale, Problem, Slug};
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
    let mut batch = vec![
        // What is absent stays as it is by now, whoever changed it since it was read.
        Statement::new(
            "UPDATE store SET name = coalesce(?1, name), contact_email = coalesce(?2, contact_email),
                 postal_address = coalesce(?3, postal_address), time_zone = coalesce(?4, time_zone),
                 version = version + 1",
        )
        .bind(wish.store_name.as_deref())
        .bind(wish.contact_email.as_deref())
        .bind(wish.postal_address.as_deref())
        .bind(wish.time_zone.map(|zone| zone.to_string())),
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
    loop {
        let store = app.settings.read_again(&*app.db, call.now).await?;
        check(&store, &id, wish)?;
        match app.db.batch(save(&id, wish)).await {
            Ok(_) => break,
            // Somebody switched off what served a country meanwhile: judge again what there is now.
            Err(error) if error.is_check("one = 1") => {}
            Err(error) => return Err(error.into()),
        }
    }
    let store = app.settings.read_again(&*app.db, call.now).await?;
    Ok(ShippingMethods { items: store.admin_view().shipping_methods })
}

/// Whether the shop can have this way of shipping.
fn check(store: &Store, id: &Slug, wish: &SaveShippingMethod) -> Result<(), Problem> {
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
    let is_new = known.iter().all(|method| method.id != **id);
    if is_new && known.len() >= MOST_METHODS {
        return Err(Problem::invalid("/name", "count", format!("At most {MOST_METHODS} ways of shipping.")));
    }
    // Every country needs a way that parcels get there, or nobody could buy anything.
    let serves = |country: CountryCode| {
        let others = known.iter().filter(|method| method.id != **id);
        (wish.active && wish.countries.contains(&country))
            || others.into_iter().any(|method| method.active && method.countries.contains(&country))
    };
    if let Some(country) = store.settings.countries.iter().find(|country| !serves(**country)) {
        let detail =
            format!("Nothing could be sent to {country} any more. Let another method go there first.");
        return Err(Problem::new(ErrorCode::Conflict).detail(detail));
    }
    Ok(())
}

/// The rows of a way of shipping. Two changes at once were each judged without the other: the last statement undoes the
/// batch where a country would be left without a way that parcels get there.
fn save(id: &Slug, wish: &SaveShippingMethod) -> Vec<Statement> {
    let texts = |texts: &BTreeMap<String, Line<120>>| -> BTreeMap<String, String> {
        texts.iter().map(|(tag, text)| (tag.clone(), text.to_string())).collect()
    };
    vec![
        Statement::new(
            "INSERT INTO shipping_methods (id, name, names, price, estimate, estimates, active)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT DO UPDATE SET name = excluded.name, names = excluded.names, price = excluded.price,
                 estimate = excluded.estimate, estimates = excluded.estimates, active = excluded.active",
        )
        .text(id)
        .text(&wish.name)
        .json(&texts(&wish.names))
        .bind(wish.price.amount())
        .bind(wish.estimate.as_ref().map(ToString::to_string))
        .json(&texts(&wish.estimates))
        .bind(wish.active),
        Statement::new("DELETE FROM shipping_method_countries WHERE method_id = ?1").text(id),
        Statement::new(
            "INSERT INTO shipping_method_countries (method_id, country)
             SELECT DISTINCT ?1, value FROM json_each(?2)",
        )
        .text(id)
        .json(&wish.countries),
        Statement::new(
            "UPDATE store SET one = 0 WHERE EXISTS (
                 SELECT 1 FROM countries WHERE code NOT IN (
                     SELECT country FROM shipping_method_countries
                     JOIN shipping_methods ON id = method_id WHERE active = 1))",
        ),
    ]
}
