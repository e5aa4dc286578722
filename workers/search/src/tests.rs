//! Stories through the router, on the migrated database.

mod facets;
mod index;
mod meaning;

use crate::{App, index_document, router};
use contract::{
    Rating, StockLevel,
    event::{Event, SearchCategory, SearchDocument, SearchInbox},
    product::ProductSummary,
};
use kernel::{Currency, Money, Principal, ProductId, Timestamp, TypedId};
use serde_json::Value;
use std::rc::Rc;
use testkit::{Sqlite, id, migrated, now, run};

pub struct Index {
    pub db: Rc<Sqlite>,
}

impl Index {
    pub fn new() -> Self {
        Self { db: Rc::new(migrated("search")) }
    }

    /// As if the event with this number arrived.
    pub fn receive(&self, event: u32, document: &SearchDocument) {
        let mut random = [0; 16];
        random[12..].copy_from_slice(&event.to_be_bytes());
        let event = Event {
            id: kernel::EventId::generate(now(), random),
            at: now(),
            data: SearchInbox::ProductChanged { document: Box::new(document.clone()) },
        };
        run(index_document(&*self.db, &event, now())).unwrap();
    }

    pub fn ask(&self, path: &str) -> (u16, Value) {
        let app = Rc::new(App { db: self.db.clone(), queues: Rc::new(testkit::RecordingQueues::default()) });
        testkit::ask(&router(), app, &Principal::Guest, "GET", path, None)
    }

    pub fn get(&self, path: &str) -> Value {
        let (status, answer) = self.ask(path);
        assert_eq!(status, 200, "{path}: {answer}");
        answer
    }

    /// The titles that a search finds, in order.
    pub fn titles(&self, query: &str) -> Vec<String> {
        let found = self.get(&format!("/search?{query}"));
        found["items"].as_array().unwrap().iter().map(|i| i["title"].as_str().unwrap().to_owned()).collect()
    }
}

/// The `n`th product, cheap and without anything remarkable.
pub fn document(n: u32, title: &str) -> SearchDocument {
    let mut random = [0; 16];
    random[12..].copy_from_slice(&n.to_be_bytes());
    SearchDocument {
        summary: ProductSummary {
            id: ProductId::generate(now(), random),
            slug: format!("product-{n}"),
            title: title.to_owned(),
            titles: std::collections::BTreeMap::default(),
            brand: None,
            price: Money::new(1000, Currency::EUR).unwrap(),
            compare_at_price: None,
            price_varies: false,
            image: None,
            rating: Rating { average: 0.0, count: 0 },
            stock_level: StockLevel::InStock,
        },
        active: true,
        description: String::new(),
        other_descriptions: Vec::new(),
        skus: vec![format!("SKU-{n}")],
        categories: Vec::new(),
        attributes: std::collections::BTreeMap::default(),
        options: std::collections::BTreeMap::default(),
        option_images: Vec::new(),
        popularity: 0,
        created_at: Timestamp::from_millis(now().millis() + i64::from(n)),
        version: 1,
    }
}

pub fn category(slug: &str) -> SearchCategory {
    SearchCategory {
        id: id(1),
        slug: slug.to_owned(),
        name: slug.to_uppercase(),
        names: std::collections::BTreeMap::default(),
    }
}

#[test]
fn every_route_of_the_contract_is_mounted_and_no_other() {
    let router = router();
    let mounted: Vec<_> = router.routes().map(|route| route.operation).collect();
    let wanted: Vec<_> = contract::search::routes().iter().map(|row| row.route.operation).collect();
    assert_eq!(mounted, wanted);
}
