use std::{rc::Rc, time::Instant};

use kernel::Principal;
use serde_json::Value;
use testkit::{Sqlite, migrated};

use super::{DEFAULT_PRODUCTS, fill_catalog, fill_search, promotions, words, write};

/// Asks search for something, as a shopper.
fn find(db: &Rc<Sqlite>, path: &str) -> Value {
    let app = Rc::new(search::App { db: db.clone(), queues: Rc::new(testkit::RecordingQueues::default()) });
    let (status, answer) = testkit::ask(&search::router(), app, &Principal::Guest, "GET", path, None);
    assert_eq!(status, 200, "{path}: {answer}");
    answer
}

#[test]
fn a_seeded_shop_can_be_browsed_and_searched() {
    let (catalog, stock) = (migrated("product"), migrated("inventory"));
    let index = Rc::new(migrated("search"));
    let started = Instant::now();
    fill_catalog(&catalog, &stock, DEFAULT_PRODUCTS).unwrap();
    fill_search(&index, DEFAULT_PRODUCTS).unwrap();
    eprintln!("{DEFAULT_PRODUCTS} products in {:?}", started.elapsed());

    let products = i64::try_from(DEFAULT_PRODUCTS).unwrap();
    assert_eq!(catalog.number("SELECT count(*) FROM listings WHERE category = 0"), products);
    assert_eq!(
        catalog.number("SELECT sum(product_count) FROM categories WHERE parent IS NULL"),
        products,
        "every product is under exactly one department"
    );
    assert_eq!(
        catalog.number("SELECT count(*) FROM variants"),
        stock.number("SELECT count(*) FROM stock_levels")
    );
    let taxed = |class: &str, what: &str| {
        catalog.number(&format!(
            "SELECT count(*) FROM products p WHERE p.tax_class = '{class}' AND {what} EXISTS (
                 SELECT 1 FROM product_categories pc JOIN categories c ON c.number = pc.category
                 WHERE pc.product = p.number AND c.slug IN ('novels', 'cookery-gardening-books'))"
        ))
    };
    assert!(taxed("reduced", "") > 0, "books");
    assert_eq!((taxed("standard", ""), taxed("reduced", "NOT")), (0, 0), "and nothing else");
    assert_eq!(catalog.number("SELECT count(DISTINCT stock_level) FROM products"), 3, "low and none too");

    let all = find(&index, "/search");
    assert_eq!(all["total"]["value"], products);
    for word in ["jacket", "jackets", "lamp", "shoe"] {
        let found = find(&index, &format!("/search?q={word}"));
        assert!(found["total"]["value"].as_u64() > Some(3), "{word}: {}", found["total"]);
    }
    let suggestions = find(&index, "/search/suggest?q=ja");
    assert!(!suggestions["queries"].as_array().unwrap().is_empty());
    assert!(!suggestions["products"].as_array().unwrap().is_empty());
    assert!(!suggestions["categories"].as_array().unwrap().is_empty());
    write(&migrated("promotion"), promotions().unwrap()).unwrap();
    let cart = migrated("cart");
    write(&cart, vec![words()]).unwrap();
    assert_eq!(
        cart.number("SELECT count(*) FROM store, json_each(words -> 'de')"),
        7,
        "each promotion has a German name"
    );
}

#[test]
fn a_shop_that_is_seeded_again_is_the_same_shop() {
    let ids = |products| {
        let catalog = migrated("product");
        fill_catalog(&catalog, &migrated("inventory"), products).unwrap();
        let statement = edge::Statement::new("SELECT id, slug FROM products ORDER BY number LIMIT 20");
        testkit::run(edge::Database::run(&catalog, statement)).unwrap().rows
    };
    assert_eq!(ids(20), ids(40), "and a smaller one is its beginning");
}
