//! What the shop is, from D1.

use contract::{
    cart::{
        AdminSettings, PriceStep, RegionalTaxRate, Settings, ShippingKind, ShippingMethod, ShippingTax,
        TaxRate,
    },
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
    pub methods: Vec<ShippingMethod>,
    /// Rises with every change of the settings.
    pub version: u32,
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

    /// As the staff set it.
    pub fn admin_view(&self) -> AdminSettings {
        AdminSettings {
            settings: self.settings.clone(),
            shipping_methods: self.methods.clone(),
            version: self.version,
        }
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
             'contact_email', contact_email, 'postal_address', postal_address, 'words', json(words),
             'version', version)), ?4
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
    shipping_tax: ShippingTax,
    contact_email: String,
    postal_address: String,
    time_zone: TimeZone,
    #[serde(deserialize_with = "edge::json_column")]
    words: BTreeMap<String, BTreeMap<String, String>>,
    version: u32,
}

#[derive(Deserialize)]
struct CountryRow {
    code: CountryCode,
    tax_rate: u32,
    reduced_rate: u32,
}

#[derive(Deserialize)]
struct RegionalRow {
    country: CountryCode,
    region: String,
    postal_prefix: String,
    tax_rate: u32,
    reduced_rate: u32,
}

impl From<RegionalRow> for RegionalTaxRate {
    fn from(row: RegionalRow) -> Self {
        Self {
            country: row.country,
            // Empty is what no text is.
            region: row.region.parse().ok(),
            postal_prefix: row.postal_prefix.parse().ok(),
            rate: BasisPoints(row.tax_rate),
            reduced: BasisPoints(row.reduced_rate),
        }
    }
}

#[derive(Deserialize)]
struct MethodRow {
    id: String,
    name: String,
    #[serde(deserialize_with = "edge::json_column")]
    names: BTreeMap<String, String>,
    kind: ShippingKind,
    price: i64,
    #[serde(deserialize_with = "edge::json_column")]
    steps: Vec<PriceStep>,
    free_from: Option<i64>,
    #[serde(deserialize_with = "edge::json_column")]
    regions: Vec<String>,
    #[serde(deserialize_with = "edge::json_column")]
    postal_prefixes: Vec<String>,
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
            Statement::new(
                "SELECT name, currency, tax_included, shipping_tax, contact_email, postal_address, time_zone, words,
                     version
                 FROM store",
            ),
            Statement::new("SELECT code, tax_rate, reduced_rate FROM countries ORDER BY rowid"),
            Statement::new(
                "SELECT id, name, names, kind, price, steps, free_from, regions, postal_prefixes, estimate, estimates, active,
                    (SELECT json_group_array(country) FROM shipping_method_countries WHERE method_id = id) AS countries
                 FROM shipping_methods ORDER BY price, id",
            ),
            Statement::new(
                "SELECT country, region, postal_prefix, tax_rate, reduced_rate FROM regional_tax_rates
                 ORDER BY country, region, postal_prefix",
            ),
        ])
        .await?
        .into_iter();
    let store: StoreRow = results.next().unwrap_or_default().one()?;
    let countries: Vec<CountryRow> = results.next().unwrap_or_default().all()?;
    let methods: Vec<MethodRow> = results.next().unwrap_or_default().all()?;
    let regional: Vec<RegionalRow> = results.next().unwrap_or_default().all()?;
    let money = |amount: i64| Money::new(amount, store.currency).map_err(Problem::internal);
    let methods = methods.into_iter().map(|row| {
        Ok(ShippingMethod {
            id: row.id,
            name: row.name,
            names: row.names,
            kind: row.kind,
            price: money(row.price)?,
            steps: row.steps,
            free_from: row.free_from.map(money).transpose()?,
            regions: row.regions,
            postal_prefixes: row.postal_prefixes,
            estimate: row.estimate,
            estimates: row.estimates,
            countries: row.countries,
            active: row.active,
        })
    });
    Ok(Store {
        methods: methods.collect::<Result<_, Problem>>()?,
        version: store.version,
        settings: Settings {
            store_name: store.name,
            contact_email: store.contact_email,
            postal_address: store.postal_address,
            time_zone: store.time_zone,
            words: store.words,
            currency: store.currency,
            countries: countries.iter().map(|row| row.code).collect(),
            tax_included: store.tax_included,
            shipping_tax: store.shipping_tax,
            regional_tax_rates: regional.into_iter().map(Into::into).collect(),
            tax_rates: countries
                .iter()
                .map(|row| TaxRate {
                    country: row.code,
                    rate: BasisPoints(row.tax_rate),
                    reduced: Some(BasisPoints(row.reduced_rate)),
                })
                .collect(),
        },
    })
}
