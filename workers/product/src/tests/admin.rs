use super::{Shop, eur};
use kernel::{CategoryId, Principal};
use serde_json::{Value, json};
use testkit::id;

fn jacket() -> Value {
    json!({
        "title": "Rain jacket", "brand": "Norrvik", "status": "active", "category_ids": [id::<CategoryId>(3)],
        "options": [{"name": "Size", "values": ["S", "M"]}],
        "variants": [
            {"sku": "RJ-S", "options": {"Size": "S"}, "price": eur(9900), "stock": 3},
            {"sku": "RJ-M", "options": {"Size": "M"}, "price": eur(8900), "compare_at_price": eur(10900), "stock": 50},
        ],
    })
}

#[test]
fn every_word_of_options_and_attributes_is_known_once_while_its_product_is_not_archived() {
    let shop = Shop::new();
    let mut wish = jacket();
    wish["attributes"] = json!({"Lining": "Fleece"});
    let (_, product) = shop.staff("POST", "/admin/products", wish);
    let words = || shop.staff("GET", "/internal/v1/words", json!({})).1["words"].clone();
    let mut found: Vec<String> = serde_json::from_value(words()).unwrap();
    found.sort_unstable();
    for word in ["Fleece", "Lining", "M", "S", "Size"] {
        assert_eq!(found.iter().filter(|other| *other == word).count(), 1, "{word} {found:?}");
    }
    let path = format!("/admin/products/{}", product["id"].as_str().unwrap());
    assert_eq!(shop.staff("PATCH", &path, json!({"status": "archived"})).0, 200);
    assert!(!words().to_string().contains("Fleece"));
}

#[test]
fn variants_are_found_by_a_part_of_their_products_title_in_any_language() {
    let shop = Shop::new();
    let (_, product) = shop.staff("POST", "/admin/products", jacket());
    let path = format!("/admin/products/{}", product["id"].as_str().unwrap());
    let german = json!({"translations": {"de": {"title": "Regenjacke"}}});
    assert_eq!(shop.staff("PATCH", &path, german).0, 200);
    let find = |title: &str| shop.staff("POST", "/internal/v1/variants/find", json!({"title": title})).1;
    for title in ["n JACK", "regenj"] {
        let found = find(title);
        assert_eq!(found["variant_ids"].as_array().unwrap().len(), 2, "{title}");
        assert_eq!(found["is_all"], true);
    }
    assert_eq!(find("%")["variant_ids"], json!([]));
}

#[test]
fn an_active_product_can_be_bought_as_soon_as_it_is_created() {
    let shop = Shop::new();
    let (status, product) = shop.staff("POST", "/admin/products", jacket());
    assert_eq!(
        (status, &product["status"], &product["slug"]),
        (201, &json!("active"), &json!("rain-jacket"))
    );
    assert_eq!(*shop.inventory.requests.borrow(), ["PUT /internal/v1/opening-stock"]);

    let ids: Vec<&str> =
        product["variants"].as_array().unwrap().iter().map(|v| v["id"].as_str().unwrap()).collect();
    let (_, found) = shop.staff("POST", "/internal/v1/variants/query", json!({"variant_ids": ids}));
    assert_eq!(found["items"].as_array().unwrap().len(), 2);
    assert_eq!(found["items"][0]["stock_level"], "low");
    // With those above its own: a promotion for all clothing is for jackets too.
    let mut categories: Vec<CategoryId> =
        serde_json::from_value(found["items"][0]["category_ids"].clone()).unwrap();
    categories.sort_unstable();
    assert_eq!(categories, [1, 2, 3].map(id::<CategoryId>));
    assert_eq!(found["items"][0]["tax_class"], "standard");

    // By id and by slug, the very same, and as the contract says.
    let (status, by_slug) = shop.get("/products/rain-jacket");
    assert_eq!(status, 200);
    assert_eq!(by_slug, shop.get(&format!("/products/{}", product["id"].as_str().unwrap())).1);
    assert_eq!(by_slug["variants"][1]["title"], "M");
    assert!(by_slug.get("status").is_none(), "shoppers are not told");
    assert_eq!(shop.staff("GET", "/admin/products/rain-jacket", json!({})).1, product);

    // The list shows the lowest price, that it varies and what it was.
    let item = &shop.get("/products?category=clothing").1["items"][0];
    assert_eq!((&item["price"], &item["compare_at_price"]), (&eur(8900), &eur(10900)));
    assert_eq!((&item["price_varies"], &item["stock_level"]), (&json!(true), &json!("in_stock")));

    let documents = shop.documents();
    assert_eq!(documents.len(), 1);
    assert_eq!((&documents[0]["version"], &documents[0]["active"]), (&json!(2), &json!(true)));
    let slugs: Vec<_> =
        documents[0]["categories"].as_array().unwrap().iter().map(|c| c["slug"].clone()).collect();
    assert_eq!(slugs, ["rain-jackets", "jackets", "clothing"], "what it was put into goes first");
}

#[test]
fn what_the_outage_of_inventory_interrupted_is_finished_by_the_repetition() {
    let shop = Shop::new();
    shop.inventory_is_down.set(true);
    let (status, _) = shop.staff_with_key("/admin/products", jacket(), "once");
    assert_eq!(status, 503);
    assert_eq!(shop.get("/products/rain-jacket").0, 404, "without stock it is not for sale");
    shop.inventory_is_down.set(false);
    let (status, product) = shop.staff_with_key("/admin/products", jacket(), "once");
    assert_eq!((status, &product["version"]), (201, &json!(2)));
    let shop = shop.in_new_isolate();
    assert_eq!(shop.get("/products/rain-jacket").0, 200);
    assert_eq!(shop.staff("GET", "/admin/products/rain-jacket", json!({})).1, product);
    assert_eq!(shop.staff_with_key("/admin/products", jacket(), "once"), (201, product));
    assert_eq!(shop.db.number("SELECT count(*) FROM products"), 1);
    assert_eq!(shop.documents().len(), 1);
}

#[test]
fn what_the_outage_of_inventory_interrupted_is_finished_by_the_tick() {
    let shop = Shop::new();
    shop.inventory_is_down.set(true);
    assert_eq!(shop.staff("POST", "/admin/products", jacket()).0, 503);
    shop.inventory_is_down.set(false);
    shop.tick();
    assert_eq!(shop.get("/products/rain-jacket").0, 200);
    assert_eq!(shop.documents().len(), 1);
}

#[test]
fn two_products_of_one_title_get_slugs_of_their_own() {
    let shop = Shop::new();
    shop.staff("POST", "/admin/products", jacket());
    let mut namesake = jacket();
    for (index, variant) in namesake["variants"].as_array_mut().unwrap().iter_mut().enumerate() {
        variant["sku"] = json!(format!("OTHER-{index}"));
    }
    let (status, product) = shop.staff("POST", "/admin/products", namesake);
    assert_eq!(status, 201, "{product}");
    let slug = product["slug"].as_str().unwrap();
    assert!(slug.starts_with("rain-jacket-") && slug.len() > "rain-jacket-".len(), "{slug}");
}

#[test]
fn a_slug_and_a_sku_belong_to_one_product() {
    let shop = Shop::new();
    shop.staff("POST", "/admin/products", jacket());
    let mut same = jacket();
    same["slug"] = json!("rain-jacket");
    let (status, problem) = shop.staff("POST", "/admin/products", same);
    assert_eq!((status, &problem["code"]), (409, &json!("slug_taken")));
    let mut other = jacket();
    other["slug"] = json!("another");
    let (status, problem) = shop.staff("POST", "/admin/products", other);
    assert_eq!((status, &problem["code"]), (409, &json!("sku_taken")));
    assert_eq!(shop.db.number("SELECT count(*) FROM products"), 1);
}

#[test]
fn a_wish_that_makes_no_sense_is_refused_and_changes_nothing() {
    let shop = Shop::new();
    let refused = |change: &dyn Fn(&mut Value), pointer: &str| {
        let mut wish = jacket();
        change(&mut wish);
        let (status, problem) = shop.staff("POST", "/admin/products", wish);
        assert_eq!((status, problem["errors"][0]["pointer"].as_str()), (400, Some(pointer)), "{problem}");
    };
    refused(&|w| w["variants"] = json!([]), "/variants");
    refused(&|w| w["variants"][1]["sku"] = json!("RJ-S"), "/variants/1/sku");
    refused(&|w| w["variants"][1]["options"] = json!({"Size": "S"}), "/variants/1/options");
    refused(&|w| w["variants"][1]["options"] = json!({"Size": "XXL"}), "/variants/1/options");
    refused(&|w| w["variants"][1]["options"] = json!({}), "/variants/1/options");
    refused(&|w| w["variants"][0]["price"] = eur(-1), "/variants/0/price");
    refused(&|w| w["variants"][1]["compare_at_price"] = eur(8900), "/variants/1/price");
    refused(&|w| w["category_ids"] = json!([id::<CategoryId>(77)]), "/category_ids/0");
    refused(&|w| w["options"] = json!([{"name": "Size", "values": []}]), "/options/0/values");
    let mut wish = jacket();
    wish["variants"][0]["price"]["currency"] = json!("USD");
    assert_eq!(shop.staff("POST", "/admin/products", wish).1["code"], "currency_mismatch");
    assert_eq!(shop.db.number("SELECT count(*) FROM products"), 0);
    assert!(shop.inventory.requests.borrow().is_empty());
}

#[test]
fn an_archived_product_is_gone_for_shoppers_and_can_come_back() {
    let shop = Shop::new();
    let product = shop.sell("Lamp", 500, &[4]);
    let path = format!("/admin/products/{}", product["id"].as_str().unwrap());
    let (status, changed) = shop.staff("PATCH", &path, json!({"status": "archived"}));
    assert_eq!((status, &changed["status"], &changed["version"]), (200, &json!("archived"), &json!(3)));
    assert_eq!(shop.get("/products/lamp").0, 404);
    assert_eq!(shop.get("/products").1["items"], json!([]));
    let variant = &product["variants"][0]["id"];
    let (_, found) = shop.staff("POST", "/internal/v1/variants/query", json!({"variant_ids": [variant]}));
    assert_eq!(found["items"], json!([]));
    assert_eq!(shop.documents().last().unwrap()["active"], false);

    let (status, problem) = shop.staff("PATCH", &path, json!({"status": "draft"}));
    assert_eq!((status, &problem["code"]), (409, &json!("illegal_transition")));
    shop.staff(
        "PATCH",
        &path,
        json!({"status": "active", "brand": null, "category_ids": [id::<CategoryId>(3)]}),
    );
    let shop = shop.in_new_isolate();
    assert_eq!(shop.get("/products?category=jackets").1["items"][0]["slug"], "lamp");
    assert_eq!(shop.get("/products?category=books").1["items"], json!([]));
}

#[test]
fn a_new_price_is_what_carts_and_lists_see() {
    let shop = Shop::new();
    let product = shop.sell("Lamp", 500, &[4]);
    let variant = product["variants"][0]["id"].as_str().unwrap();
    let path = format!("/admin/variants/{variant}");
    let (status, changed) =
        shop.staff("PATCH", &path, json!({"price": eur(400), "compare_at_price": eur(500)}));
    assert_eq!((status, &changed["variants"][0]["price"]), (200, &eur(400)));
    let (_, found) = shop.staff("POST", "/internal/v1/variants/query", json!({"variant_ids": [variant]}));
    assert_eq!(found["items"][0]["price"], eur(400));
    assert_eq!(shop.get("/products?on_sale=true").1["items"][0]["price"], eur(400));
    shop.staff("PATCH", &path, json!({"compare_at_price": null}));
    assert_eq!(shop.get("/products?on_sale=true&limit=5").1["items"], json!([]));
    assert_eq!(shop.staff("PATCH", &path, json!({"compare_at_price": eur(300)})).0, 400);
    assert_eq!(shop.staff("PATCH", &path, json!({"price": {"amount": 1, "currency": "USD"}})).0, 409);
    assert_eq!(shop.staff("PATCH", "/admin/variants/nonsense", json!({"price": eur(1)})).0, 404);
}

#[test]
fn only_staff_may_see_and_change_what_is_not_for_sale() {
    let shop = Shop::new();
    for (principal, expected) in [(Principal::Guest, 401), (testkit::customer(1), 403)] {
        for (method, path) in [
            ("GET", "/admin/products"),
            ("GET", "/admin/products/lamp"),
            ("POST", "/admin/products"),
            ("PATCH", "/admin/products/lamp"),
            ("PATCH", "/admin/variants/lamp"),
        ] {
            let (status, _) =
                testkit::ask(&shop.router, shop.app.clone(), &principal, method, path, Some(jacket()));
            assert_eq!(status, expected, "{method} {path}");
        }
    }
}

#[test]
fn shoppers_may_see_a_change_seconds_later_but_staff_and_carts_see_it_at_once() {
    let shop = Shop::new();
    let product = shop.sell("Lamp", 500, &[4]);
    assert_eq!(shop.get("/products/lamp").1["title"], "Lamp");
    let path = format!("/admin/products/{}", product["id"].as_str().unwrap());
    shop.staff("PATCH", &path, json!({"title": "Lantern"}));
    assert_eq!(shop.get("/products/lamp").1["title"], "Lamp");
    assert_eq!(shop.staff("GET", &path, json!({})).1["title"], "Lantern");
    let variant = &product["variants"][0]["id"];
    let (_, found) = shop.staff("POST", "/internal/v1/variants/query", json!({"variant_ids": [variant]}));
    assert_eq!(found["items"][0]["title"], "Lantern");
    assert_eq!(shop.in_new_isolate().get("/products/lamp").1["title"], "Lantern");
}

#[test]
fn a_product_has_a_tax_class_and_a_weight_that_carts_hear_of() {
    let shop = Shop::new();
    let mut wish = jacket();
    (wish["tax_class"], wish["weight_grams"]) = (json!("reduced"), json!(900));
    let (status, product) = shop.staff("POST", "/admin/products", wish);
    assert_eq!(
        (status, &product["tax_class"], &product["weight_grams"]),
        (201, &json!("reduced"), &json!(900))
    );
    let path = format!("/admin/products/{}", product["id"].as_str().unwrap());
    let (_, changed) = shop.staff("PATCH", &path, json!({"tax_class": "zero"}));
    assert_eq!((&changed["tax_class"], &changed["weight_grams"]), (&json!("zero"), &json!(900)));
    let variant = product["variants"][0]["id"].as_str().unwrap();
    let (_, found) = shop.staff("POST", "/internal/v1/variants/query", json!({"variant_ids": [variant]}));
    let item = &found["items"][0];
    assert_eq!((&item["tax_class"], &item["weight_grams"]), (&json!("zero"), &json!(900)));
    let (_, changed) = shop.staff("PATCH", &path, json!({"weight_grams": null}));
    assert_eq!(changed.get("weight_grams"), None);
    assert_eq!(shop.staff("PATCH", &path, json!({"weight_grams": 1_000_001})).0, 400);
}
