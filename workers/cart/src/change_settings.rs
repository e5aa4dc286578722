//! The store's name, its taxes and its ways of shipping, as the staff change them.

use crate::{
    App,
    store::settings::{self, Store},
};
use contract::{
    Unit,
    cart::{
        AdminSettings, SaveShippingMethod, ShippingKind, ShippingMethod, ShippingMethods, UpdateSettings,
    },
};
use edge::{Call, Statement, new_id, outbox};
use kernel::{BasisPoints, CountryCode, ErrorCode, Line, Locale, Money, Problem, Slug};
use std::{collections::BTreeMap, rc::Rc};

/// The most ways of shipping.
const MOST_METHODS: usize = 50;
/// The highest tax rate: all of the price again.
const HIGHEST_RATE: BasisPoints = BasisPoints(10_000);
/// The most rates of regions.
const MOST_REGIONS: usize = 500;
/// The most that words in other languages may take, in bytes of JSON: they travel in one message of a queue.
const MOST_WORDS: usize = 60_000;
/// The most steps of a price, and the most regions or postal codes of a way of shipping.
const MOST_STEPS: usize = 20;
const MOST_PLACES: usize = 200;
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
        let highest = rate.rate.max(rate.reduced.unwrap_or(rate.rate));
        if !store.ships_to(rate.country) || highest > HIGHEST_RATE {
            let detail = "Name a country that the shop ships to and a rate from 0 to 10000.";
            return Err(Problem::invalid(format!("/tax_rates/{index}"), "out_of_range", detail));
        }
    }
    for (index, rate) in wish.regional_tax_rates.iter().flatten().enumerate() {
        let at = format!("/regional_tax_rates/{index}");
        if !store.ships_to(rate.country) || rate.rate.max(rate.reduced) > HIGHEST_RATE {
            let detail = "Name a country that the shop ships to and rates from 0 to 10000.";
            return Err(Problem::invalid(at, "out_of_range", detail));
        }
        if rate.region.is_none() && rate.postal_prefix.is_none() {
            let detail = "Name a region, or how its postal codes begin.";
            return Err(Problem::invalid(at, "required", detail));
        }
    }
    if wish.regional_tax_rates.as_ref().is_some_and(|rates| rates.len() > MOST_REGIONS) {
        let detail = format!("At most {MOST_REGIONS} rates of regions.");
        return Err(Problem::invalid("/regional_tax_rates", "count", detail));
    }
    let words = wish.words.as_ref().map(written).transpose()?;
    let mut batch = vec![
        // What is absent stays as it is by now, whoever changed it since it was read. Where the change was made from
        // another version than there is, the CHECK of the column undoes the whole batch.
        Statement::new(
            "UPDATE store SET name = coalesce(?1, name), contact_email = coalesce(?2, contact_email),
                 postal_address = coalesce(?3, postal_address), time_zone = coalesce(?4, time_zone),
                 shipping_tax = coalesce(?5, shipping_tax), tax_included = coalesce(?6, tax_included),
                 words = coalesce(?7, words),
                 version = CASE WHEN ?8 IS NULL OR version = ?8 THEN version + 1 ELSE 0 END",
        )
        .bind(wish.store_name.as_deref())
        .bind(wish.contact_email.as_deref())
        .bind(wish.postal_address.as_deref())
        .bind(wish.time_zone.map(|zone| zone.to_string()))
        .json(&wish.shipping_tax)
        .bind(wish.tax_included)
        .bind(words)
        .bind(wish.seen),
    ];
    batch.extend(rates.iter().map(|rate| {
        Statement::new(
            "UPDATE countries SET tax_rate = ?2, reduced_rate = coalesce(?3, reduced_rate) WHERE code = ?1",
        )
        .text(rate.country)
        .bind(rate.rate.0)
        .bind(rate.reduced.map(|reduced| reduced.0))
    }));
    if let Some(rates) = &wish.regional_tax_rates {
        batch.push(Statement::new("DELETE FROM regional_tax_rates"));
        // Of two for the same place the later one counts.
        let insert = Statement::new(
            "INSERT INTO regional_tax_rates (country, region, postal_prefix, tax_rate, reduced_rate)
             SELECT value ->> 'country', coalesce(value ->> 'region', ''), coalesce(value ->> 'postal_prefix', ''),
                 value ->> 'rate', value ->> 'reduced'
             FROM json_each(?1) WHERE true ORDER BY key
             ON CONFLICT DO UPDATE SET tax_rate = excluded.tax_rate, reduced_rate = excluded.reduced_rate",
        );
        batch.push(insert.json(rates));
    }
    batch.push(settings::tell_mails(new_id(call.now), call.now));
    if let Err(error) = app.db.batch(batch).await {
        if error.is_check("version > 0") {
            let detail = "The settings were changed since this version.";
            return Err(Problem::new(ErrorCode::Conflict).detail(detail));
        }
        return Err(error.into());
    }
    outbox::relay_later(&app, &call);
    Ok(app.settings.read_again(&*app.db, call.now).await?.admin_view())
}

/// The words in other languages, as they are kept.
fn written(words: &BTreeMap<String, BTreeMap<Line<120>, Line<120>>>) -> Result<String, Problem> {
    if !words.keys().all(|tag| Locale::other_from_tag(tag).is_some()) {
        return Err(Problem::invalid(
            "/words",
            "unknown",
            "Name languages that the shop speaks beside English.",
        ));
    }
    let written = serde_json::to_string(words).map_err(Problem::internal)?;
    if written.len() > MOST_WORDS {
        let detail = format!("All words together have at most {MOST_WORDS} bytes.");
        return Err(Problem::invalid("/words", "too_long", detail));
    }
    Ok(written)
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
    check_price(wish)?;
    if let Some(index) = wish.countries.iter().position(|country| !store.ships_to(*country)) {
        let detail = "Name countries that the shop ships to.";
        return Err(Problem::invalid(format!("/countries/{index}"), "unknown", detail));
    }
    for (pointer, texts) in [("/names", &wish.names), ("/estimates", &wish.estimates)] {
        if !texts.keys().all(|tag| Locale::from_tag(tag).is_some()) {
            return Err(Problem::invalid(pointer, "unknown", "Name languages that the shop speaks."));
        }
    }
    let is_new = known.iter().all(|method| method.id != **id);
    if is_new && known.len() >= MOST_METHODS {
        return Err(Problem::invalid("/name", "count", format!("At most {MOST_METHODS} ways of shipping.")));
    }
    // Every country needs a way that parcels get everywhere there, or somebody could not buy anything.
    let new_goes_everywhere = wish.active && wish.regions.is_empty() && wish.postal_prefixes.is_empty();
    let goes_everywhere = |method: &ShippingMethod| {
        method.active && method.regions.is_empty() && method.postal_prefixes.is_empty()
    };
    let serves = |country: CountryCode| {
        let mut others = known.iter().filter(|method| method.id != **id);
        (new_goes_everywhere && wish.countries.contains(&country))
            || others.any(|method| goes_everywhere(method) && method.countries.contains(&country))
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
            "INSERT INTO shipping_methods (id, name, names, price, estimate, estimates, active, kind, steps, free_from,
                 regions, postal_prefixes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
             ON CONFLICT DO UPDATE SET name = excluded.name, names = excluded.names, price = excluded.price,
                 estimate = excluded.estimate, estimates = excluded.estimates, active = excluded.active,
                 kind = excluded.kind, steps = excluded.steps, free_from = excluded.free_from,
                 regions = excluded.regions, postal_prefixes = excluded.postal_prefixes",
        )
        .text(id)
        .text(&wish.name)
        .json(&texts(&wish.names))
        .bind(wish.price.amount())
        .bind(wish.estimate.as_ref().map(ToString::to_string))
        .json(&texts(&wish.estimates))
        .bind(wish.active)
        .json(&wish.kind)
        .json(&wish.steps)
        .bind(wish.free_from.map(Money::amount))
        .json(&wish.regions)
        .json(&wish.postal_prefixes),
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
                     JOIN shipping_methods ON id = method_id
                     WHERE active = 1 AND regions = '[]' AND postal_prefixes = '[]'))",
        ),
    ]
}

/// Whether a way's prices are all prices, of one currency, and its steps rise.
fn check_price(wish: &SaveShippingMethod) -> Result<(), Problem> {
    let currency = wish.price.currency();
    let wrong = |price: Money| !(0..=HIGHEST_PRICE).contains(&price.amount());
    let detail = format!("A price is from 0 to {HIGHEST_PRICE} minor units.");
    if wrong(wish.price) {
        return Err(Problem::invalid("/price", "out_of_range", detail));
    }
    if wish.free_from.is_some_and(|free_from| free_from.amount() <= 0 || free_from.currency() != currency) {
        let detail = "Name an amount of more than nothing, in the currency of the price.";
        return Err(Problem::invalid("/free_from", "out_of_range", detail));
    }
    let stepwise = matches!(wish.kind, ShippingKind::ByWeight | ShippingKind::ByTotal);
    let rising = wish.steps.iter().zip(wish.steps.iter().skip(1)).all(|(step, next)| step.from < next.from);
    if wish.steps.len() > MOST_STEPS || !rising || (!stepwise && !wish.steps.is_empty()) {
        let detail = "At most 20 steps, each from more than the one before, for prices by weight or total.";
        return Err(Problem::invalid("/steps", "out_of_range", detail));
    }
    let wrong_step = |price: Money| wrong(price) || price.currency() != currency;
    if let Some(index) = wish.steps.iter().position(|step| wrong_step(step.price)) {
        return Err(Problem::invalid(format!("/steps/{index}/price"), "out_of_range", detail));
    }
    for (pointer, count) in
        [("/regions", wish.regions.len()), ("/postal_prefixes", wish.postal_prefixes.len())]
    {
        if count > MOST_PLACES {
            return Err(Problem::invalid(pointer, "count", "Name at most 200."));
        }
    }
    Ok(())
}
