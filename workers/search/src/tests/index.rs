use super::{Index, category, document};
use crate::{
    domain::{Filters, MOST_CANDIDATES},
    store,
};
use contract::search::{SearchProducts, SearchSort};
use edge::{Database, Statement};

#[test]
fn what_is_old_or_repeated_changes_nothing() {
    let index = Index::new();
    let mut lamp = document(1, "Lamp");
    lamp.version = 3;
    index.receive(1, &lamp);
    let mut older = document(1, "Old lamp");
    older.version = 2;
    index.receive(2, &older);
    index.receive(1, &document(1, "Another body, the same event"));
    assert_eq!(index.titles(""), ["Lamp"]);

    lamp.active = false;
    lamp.version = 5;
    index.receive(3, &lamp);
    lamp.active = true;
    lamp.version = 4;
    index.receive(4, &lamp);
    assert!(index.titles("").is_empty(), "what was taken out does not come back");
    for table in ["documents", "document_categories", "document_skus", "document_phrases", "suggestions"] {
        assert_eq!(index.db.number(&format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
    assert_eq!(index.db.number("SELECT count(*) FROM documents_text('lamp')"), 0);
}

#[test]
fn a_changed_product_is_found_by_its_new_words_only() {
    let index = Index::new();
    let mut product = document(1, "Lamp");
    index.receive(1, &product);
    product.summary.title = "Lantern".to_owned();
    product.version = 2;
    index.receive(2, &product);
    assert!(index.titles("q=lamp").is_empty());
    assert_eq!(index.titles("q=lantern"), ["Lantern"]);
    index.db.execute("INSERT INTO documents_text (documents_text) VALUES ('integrity-check')");
}

#[test]
fn the_title_counts_more_than_the_description_and_a_sku_more_than_all() {
    let index = Index::new();
    let mut chair = document(1, "Oak chair");
    chair.description = "Goes with every lamp.".to_owned();
    chair.popularity = 900;
    index.receive(1, &chair);
    index.receive(2, &document(2, "Desk lamp"));
    assert_eq!(index.titles("q=lamp"), ["Desk lamp", "Oak chair"]);
    assert_eq!(index.titles("q=lamp&sort=popular"), ["Oak chair", "Desk lamp"]);

    let mut odd = document(3, "Something");
    odd.skus = vec!["Lamp".to_owned()];
    odd.version = 1;
    index.receive(3, &odd);
    assert_eq!(index.titles("q=lamp")[0], "Something");
}

#[test]
fn a_word_may_be_unfinished_accented_singular_or_plural() {
    let index = Index::new();
    index.receive(1, &document(1, "Café jackets"));
    for query in ["jack", "jacket", "jackets", "cafe", "CAFÉ", "cafe+ja", "jacket+caf%C3%A9s"] {
        assert_eq!(index.titles(&format!("q={query}")).len(), 1, "{query}");
    }
    assert!(index.titles("q=caf+jackets").is_empty(), "only the last word may be unfinished");
}

#[test]
fn hostile_queries_are_only_words() {
    let index = Index::new();
    index.receive(1, &document(1, "Lamp"));
    for query in [
        "%22",
        "*",
        "a%22+OR+%22b",
        "tags%3Aall",
        "NEAR(lamp",
        "-lamp",
        "lamp%5E2",
        "%00",
        "%27%3B+DROP",
        "(",
        ")",
    ] {
        let (status, answer) = index.ask(&format!("/search?q={query}"));
        assert!(status == 200 || status == 400, "{query}: {answer}");
        let (status, answer) = index.ask(&format!("/search/suggest?q={query}"));
        assert!(status == 200 || status == 400, "{query}: {answer}");
    }
    assert!(index.titles("q=!!!").is_empty());
    assert!(index.titles("q=all").is_empty(), "a filter is no word");
    assert_eq!(index.ask("/search?rating_min=NaN").0, 400);
    assert_eq!(index.ask("/search?cursor=00").1["code"], "invalid_cursor");
    assert!(index.get("/search?price_max=18446744073709551615")["total"]["value"] == 1);
}

#[test]
fn turning_pages_visits_everything_once() {
    let index = Index::new();
    for n in 0..25 {
        let mut product = document(n, "Lamp");
        product.popularity = n % 3;
        index.receive(n, &product);
    }
    for sort in ["relevance", "price_asc", "price_desc", "newest", "rating", "popular"] {
        let path = format!("/search?q=lamp&sort={sort}&limit=4");
        let mut seen = Vec::new();
        let mut page = index.get(&path);
        loop {
            seen.extend(page["items"].as_array().unwrap().iter().map(|item| item["id"].to_string()));
            let Some(cursor) = page["next_cursor"].as_str() else { break };
            page = index.get(&format!("{path}&cursor={cursor}"));
        }
        assert_eq!(seen.len(), 25);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 25, "{sort}");
        assert!(page["prev_cursor"].is_string());
    }
}

#[test]
fn suggestions_are_phrases_products_and_categories() {
    let index = Index::new();
    let mut jacket = document(1, "Harbour jacket");
    jacket.summary.brand = Some("Norrvik".to_owned());
    jacket.categories = vec![category("jackets"), category("clothing")];
    index.receive(1, &jacket);
    let found = index.get("/search/suggest?q=Ja");
    assert_eq!(found["queries"], serde_json::json!(["jackets", "norrvik jackets"]));
    assert_eq!(found["products"][0]["title"], "Harbour jacket");
    assert_eq!(found["categories"], serde_json::json!([{"slug": "jackets", "name": "JACKETS"}]));
    assert_eq!(index.get("/search/suggest?q=norrvik+j")["queries"][0], "norrvik jackets");
    assert_eq!(index.get("/search/suggest?q=%25")["queries"], serde_json::json!([]));
}

#[test]
fn more_than_the_candidates_are_counted_as_at_least() {
    let index = Index::new();
    let many = u32::try_from(MOST_CANDIDATES).unwrap() + 50;
    let rows = (0..many)
        .flat_map(|n| {
            let mut product = document(n, "Lamp");
            product.popularity = n;
            crate::store::replace(&product)
        })
        .collect();
    testkit::run(edge::Database::batch(&*index.db, rows)).unwrap();
    let found = index.get("/search?q=lamp&limit=1&sort=popular");
    assert_eq!(found["total"], serde_json::json!({"value": MOST_CANDIDATES, "relation": "gte"}));
    assert_eq!(found["items"][0]["slug"], format!("product-{}", many - 1), "the most popular are looked at");
    assert_eq!(index.get("/search?sort=newest&limit=1")["items"][0]["slug"], format!("product-{}", many - 1));
}

#[test]
fn no_search_reads_more_than_its_candidates() {
    let index = Index::new();
    let plan = |statement: Statement| -> String {
        let sql: &'static str = Box::leak(format!("EXPLAIN QUERY PLAN {}", statement.sql).into_boxed_str());
        let rows = testkit::run(index.db.run(Statement { sql, params: statement.params })).unwrap();
        rows.rows.iter().map(|row| format!("{}\n", row["detail"].as_str().unwrap())).collect()
    };
    let query = SearchProducts { price_min: Some(1), rating_min: Some(0.5), ..SearchProducts::default() };
    let exact_only = Filters {
        price: None,
        rating_min: Some(50),
        ..Filters::of(&query, &std::collections::BTreeMap::new()).unwrap()
    };
    let sorts = [
        SearchSort::Relevance,
        SearchSort::PriceAsc,
        SearchSort::PriceDesc,
        SearchSort::Newest,
        SearchSort::Rating,
        SearchSort::Popular,
    ];
    for words in [vec![], vec!["lamp".to_owned()]] {
        for filters in [&Filters::of(&query, &std::collections::BTreeMap::new()).unwrap(), &exact_only] {
            for sort in sorts {
                let plan = plan(store::candidates(&words, filters, sort));
                assert!(!plan.contains("TEMP B-TREE"), "{plan}");
            }
        }
    }
}
