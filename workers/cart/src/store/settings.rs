//! What the shop is, from D1.

use contract::{
    cart::{AdminSettings, Settings, ShippingMethod, ShippingOption, TaxRate},
    event::Queue,
};
use edge::{Database, Statement};
use kernel::{BasisPoints, CountryCode, Currency, EventId, Money, Problem, TimeZone, Timestamp};
use serde::Deserialize;
use std::{cell::RefCell, collections::BTreeMap, rc::Rc, time::Duration};

/// How old settings may be.
const FRESH: Duration = Duration::from_secs(5);

/// The settings, and what only carts need of them.
#[derive(Clone, Debug)]
pub struct Store {
    pub settings: Settings,
    /// The cheapest first.
    methods: Vec<ShippingMethod>,
}

impl Store {
    /// Where a cart goes until somebody says otherwise: the first country that we ship to.
    pub fn home(&self) -> Result<CountryCode, Problem> {
        self.settings.countries.first().copied().ok_or_else(|| Problem::internal("the shop ships nowhere"))
    }

    /// True for countries that we ship to.
    pub fn ships_to(&self, country: CountryCode) -> bool {
        self.settings.countries.contains(&country)
    }

    /// How goods get to a country, the cheapest first.
    pub fn options(&self, country: CountryCode) -> impl Iterator<Item = ShippingOption> {
        let methods = self.methods.iter();
        methods.filter(move |method| method.active && method.countries.contains(&country)).map(|method| {
            ShippingOption {
                id: method.id.clone(),
                name: method.name.clone(),
                names: method.names.clone(),
                price: method.price,
                estimate: method.estimate.clone(),
                estimates: method.estimates.clone(),
            }
        })
    }

    /// As the staff set it.
    pub fn admin_view(&self) -> AdminSettings {
        AdminSettings { settings: self.settings.clone(), shipping_methods: self.methods.clone() }
    }

    /// A country's tax; none where we do not ship, since nothing can be bought there.
    pub fn tax_rate(&self, country: CountryCode) -> BasisPoints {
        let rate = self.settings.tax_rates.iter().find(|rate| rate.country == country);
        rate.map_or(BasisPoints(0), |rate| rate.rate)
    }
}

/// An isolate's copy: one value, at most five seconds old.
#[derive(Default)]
pub struct SettingsCache(RefCell<Option<(Timestamp, Rc<Store>)>>);

impl SettingsCache {
    /// The settings as they are now or were a moment ago.
    pub async fn get(&self, db: &dyn Database, now: Timestamp) -> Result<Rc<Store>, Problem> {
        let cached = self.0.borrow().clone();
        if let Some((read_at, store)) = cached
            && now.since(read_at) < FRESH
        {
            return Ok(store);
        }
        let store = Rc::new(read(db).await?);
        self.0.replace(Some((now, store.clone())));
        Ok(store)
    }

    /// The settings as they are written, for those who change them.
    pub async fn read_again(&self, db: &dyn Database, now: Timestamp) -> Result<Rc<Store>, Problem> {
        self.0.take();
        self.get(db, now).await
    }
}

/// Tells notification who the shop is: the outbox's row for `Notifications::StoreChanged`. The database writes it from
/// what stands there after the change in the same batch, so that of two changes at once each tells its own version.
pub fn tell_mails(event: EventId, now: Timestamp) -> Statement {
    Statement::new(
        "INSERT INTO outbox (id, queue, body, created_at)
         SELECT ?1, ?2, json_object('id', ?1, 'at', ?3, 'data', json_object('kind', 'store_changed', 'store_name', name,
             'contact_email', contact_email, 'postal_address', postal_address, 'version', version)), ?4
         FROM store",
    )
    .text(event)
    .json(&Queue::Notifications)
    .text(now)
    .bind(now)
}

#[derive(Deserialize)]
struct StoreRow {
    name: String,
    currency: Currency,
    #[serde(deserialize_with = "edge::flag")]
    tax_included: bool,
    contact_email: String,
    postal_address: String,
    time_zone: TimeZone,
}

#[derive(Deserialize)]
struct CountryRow {
    code: CountryCode,
    tax_rate: u32,
}

#[derive(Deserialize)]
struct MethodRow {
    id: String,
    name: String,
    #[serde(deserialize_with = "edge::json_column")]
    names: BTreeMap<String, String>,
    price: i64,
    estimate: Option<String>,
    #[serde(deserialize_with = "edge::json_column")]
    estimates: BTreeMap<String, String>,
    #[serde(deserialize_with = "edge::flag")]
    active: bool,
    #[serde(deserialize_with = "edge::json_column")]
    countries: Vec<CountryCode>,
}

async fn read(db: &dyn Database) -> Result<Store, Problem> {
    let mut results = db
        .batch(vec![
            Statement::new("SELECT name, currency, tax_included, contact_email, postal_address, time_zone FROM store"),
            Statement::new("SELECT code, tax_rate FROM countries ORDER BY rowid"),
            Statement::new(
                "SELECT id, name, names, price, estimate, estimates, active,
                    (SELECT json_group_array(country) FROM shipping_method_countries WHERE method_id = id) AS countries
                 FROM shipping_methods ORDER BY price, id",
            ),
        ])
        .await?
        .into_iter();
    let store: StoreRow = results.next().unwrap_or_default().one()?;
    let countries: Vec<CountryRow> = results.next().unwrap_or_default().all()?;
    let methods: Vec<MethodRow> = results.next().unwrap_or_default().all()?;
    let methods = methods.into_iter().map(|row| {
        let price = Money::new(row.price, store.currency).map_err(Problem::internal)?;
        Ok(ShippingMethod {
            id: row.id,
            name: row.name,
            names: row.names,
            price,
            estimate: row.estimate,
            estimates: row.estimates,
            countries: row.countries,
            active: row.active,
        })
    });
    Ok(Store {
        methods: methods.collect::<Result<_, Problem>>()?,
        settings: Settings {
            store_name: store.name,
            contact_email: store.contact_email,
            postal_address: store.postal_address,
            time_zone: store.time_zone,
            currency: store.currency,
            countries: countries.iter().map(|row| row.code).collect(),
            tax_included: store.tax_included,
            tax_rates: countries
                .iter()
                .map(|row| TaxRate { country: row.code, rate: BasisPoints(row.tax_rate) })
                .collect(),
        },
    })
}
