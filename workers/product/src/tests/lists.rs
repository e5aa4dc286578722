use super::{Shop, eur};
use crate::store::{AdminPage, Direction, Page, admin_page, page};
use contract::product::{AdminProductSort, ProductSort, ProductStatus};
use edge::{Database, Statement};
use serde_json::{Value, json};
use testkit::run;

const SORTS: [&str; 5] = ["newest", "popular", "price_asc", "price_desc", "rating"];

fn ids(list: &Value) -> Vec<String> {
    list["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

/// Twenty products with equal keys among them, some on sale, half of them rain jackets.
fn stocked() -> Shop {
    let shop = Shop::new();
    for n in 0..20 {
        shop.sell(&format!("Thing {n}"), 1000 + (n % 4) * 100, if n % 2 == 0 { &[3] } else { &[4] });
    }
    shop.db.execute("UPDATE products SET popularity = number % 5, rating = number % 3 * 100");
    shop.db.execute(
        "UPDATE listings SET popularity = product % 5, rating = product % 3 * 100, on_sale = product % 3 = 0",
    );
    shop
}

#[test]
fn turning_pages_visits_everything_once_forwards_and_backwards() {
    let shop = stocked();
    for sort in SORTS {
        for (filter, count) in
            [("", 20), ("&category=rain-jackets", 10), ("&category=clothing", 10), ("&on_sale=true", 6)]
        {
            let path = format!("/products?sort={sort}&limit=3{filter}");
            let (status, mut list) = shop.get(&path);
            assert_eq!(status, 200, "{list}");
            assert_eq!(list["prev_cursor"], Value::Null);
            let mut seen = ids(&list);
            let mut pages = vec![seen.clone()];
            while let Some(cursor) = list["next_cursor"].as_str() {
                list = shop.get(&format!("{path}&cursor={cursor}")).1;
                pages.push(ids(&list));
                seen.extend(ids(&list));
            }
            let mut unique = seen.clone();
            unique.sort();
            unique.dedup();
            assert_eq!((unique.len(), seen.len()), (count, count), "{path}");
            // And back.
            for expected in pages.iter().rev().skip(1) {
                let cursor = list["prev_cursor"].as_str().expect("not at the start yet");
                list = shop.get(&format!("{path}&cursor={cursor}")).1;
                assert_eq!(ids(&list), *expected, "{path}");
            }
            assert_eq!(list["prev_cursor"], Value::Null, "{path}");
        }
    }
}

#[test]
fn lists_are_in_the_order_that_was_asked_for() {
    let shop = stocked();
    let prices = |sort: &str| -> Vec<i64> {
        let (_, list) = shop.get(&format!("/products?sort={sort}&limit=100"));
        list["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["price"]["amount"].as_i64().unwrap())
            .collect()
    };
    let ascending = prices("price_asc");
    assert!(ascending.is_sorted());
    assert!(prices("price_desc").is_sorted_by(|a, b| a >= b));
    assert_eq!(ascending.len(), 20);
}

#[test]
fn a_cursor_of_another_list_is_refused() {
    let shop = stocked();
    let (_, list) = shop.get("/products?sort=newest&limit=3");
    let cursor = list["next_cursor"].as_str().unwrap();
    for path in [format!("/products?sort=rating&cursor={cursor}"), "/products?cursor=beef".to_owned()] {
        let (status, problem) = shop.get(&path);
        assert_eq!((status, &problem["code"]), (400, &json!("invalid_cursor")));
    }
}

#[test]
fn no_list_scans_a_table_or_sorts() {
    let shop = Shop::new();
    let plan = |statement: Statement| -> String {
        let sql: &'static str = Box::leak(format!("EXPLAIN QUERY PLAN {}", statement.sql).into_boxed_str());
        let rows = run(shop.db.run(Statement { sql, params: statement.params })).unwrap();
        rows.rows.iter().map(|row| format!("{}\n", row["detail"].as_str().unwrap())).collect()
    };
    for sort in [
        ProductSort::Newest,
        ProductSort::Popular,
        ProductSort::PriceAsc,
        ProductSort::PriceDesc,
        ProductSort::Rating,
    ] {
        for direction in [Direction::Forward, Direction::Backward] {
            for on_sale in [false, true] {
                let plan = plan(page(&Page {
                    category: Some("books"),
                    sort,
                    on_sale,
                    direction,
                    from: Some((1, 1)),
                    limit: 25,
                }));
                assert!(!plan.contains("SCAN") && !plan.contains("TEMP B-TREE"), "{plan}");
                // Category and both keys of the place bound the range of the index.
                assert!(plan.contains("(category=? AND ("), "{plan}");
            }
        }
    }
    for (sort, index) in [
        (AdminProductSort::Updated, "products_changed"),
        (AdminProductSort::Title, "products_title"),
        (AdminProductSort::Price, "products_price"),
    ] {
        for (status, direction) in [
            (None, Direction::Forward),
            (Some(ProductStatus::Active), Direction::Forward),
            (None, Direction::Backward),
        ] {
            let (q, category, stock_level, from) = (None, None, None, Some((1, 1)));
            let page = AdminPage { q, status, category, stock_level, sort, direction, from, limit: 25 };
            let plan = plan(admin_page(&page));
            assert!(plan.contains(index) && !plan.contains("TEMP B-TREE"), "{plan}");
        }
    }
}

#[test]
fn the_tree_counts_what_is_for_sale_in_and_below_each_category() {
    let shop = stocked();
    let (status, tree) = shop.get("/categories");
    assert_eq!(status, 200);
    let clothing = &tree["items"][0];
    assert_eq!((&clothing["slug"], &clothing["product_count"]), (&json!("clothing"), &json!(10)));
    let rain = &clothing["children"][0]["children"][0];
    assert_eq!((&rain["slug"], &rain["product_count"]), (&json!("rain-jackets"), &json!(10)));
    assert_eq!(rain["names"]["de"], "rain-jackets (de)");
    assert_eq!(shop.get("/categories/jackets").1["children"][0]["slug"], "rain-jackets");
    assert_eq!(shop.get("/categories/nowhere").0, 404);

    let (_, list) = shop.get("/products?category=rain-jackets&limit=1");
    let id = list["items"][0]["id"].as_str().unwrap().to_owned();
    shop.staff("PATCH", &format!("/admin/products/{id}"), json!({"status": "archived"}));
    let shop = shop.in_new_isolate();
    assert_eq!(shop.get("/categories/rain-jackets").1["product_count"], 9, "the kept tree is old now");
    assert_eq!(shop.get("/categories/books").1["product_count"], 10);
}

#[test]
fn the_shelves_show_the_newest_the_popular_and_the_reduced() {
    let shop = stocked();
    let (status, shelves) = shop.staff("GET", "/internal/v1/shelves", json!({}));
    assert_eq!(status, 200, "{shelves}");
    assert_eq!(shelves["newest"].as_array().unwrap().len(), 12);
    assert_eq!(shelves["popular"].as_array().unwrap().len(), 12);
    assert_eq!(shelves["on_sale"].as_array().unwrap().len(), 6);
}

#[test]
fn staff_find_products_by_a_part_of_the_title_by_sku_and_by_status() {
    let shop = stocked();
    shop.staff(
        "POST",
        "/admin/products",
        json!({"title": "Hidden lamp", "variants": [{"sku": "LAMP-1", "price": eur(5)}]}),
    );
    let count = |query: &str| {
        let (status, list) = shop.staff("GET", &format!("/admin/products?{query}"), json!({}));
        assert_eq!(status, 200, "{list}");
        list["items"].as_array().unwrap().len()
    };
    assert_eq!(count("limit=100"), 21);
    assert_eq!(count("q=LAMP"), 1);
    assert_eq!(count("q=LAMP-1"), 1);
    assert_eq!(count("q=%25"), 0, "no pattern");
    assert_eq!(count("status=draft"), 1);
    assert_eq!(count("status=active&limit=100"), 20);
}
