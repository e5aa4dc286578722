//! What changes after a product or a category was created.

use super::{Shop, eur};
use kernel::CategoryId;
use serde_json::{Value, json};
use testkit::id;

fn shirt(shop: &Shop) -> Value {
    let body = json!({
        "title": "Linen shirt", "status": "active", "category_ids": [id::<CategoryId>(2)],
        "options": [{"name": "Colour", "values": ["Navy", "Sage"]}],
        "variants": [
            {"sku": "LS-N", "options": {"Colour": "Navy"}, "price": eur(4900), "stock": 5},
            {"sku": "LS-S", "options": {"Colour": "Sage"}, "price": eur(5900), "compare_at_price": eur(6000)},
        ],
    });
    let (status, product) = shop.staff("POST", "/admin/products", body);
    assert_eq!(status, 201, "{product}");
    product
}

fn path(product: &Value, end: &str) -> String {
    format!("/admin/products/{}{end}", product["id"].as_str().unwrap())
}

/// A bulk change that nobody sent before.
fn bulk(shop: &Shop, body: Value) -> (u16, Value) {
    let key = edge::idempotency::request_hash(&body);
    shop.staff_with_key("/admin/products/bulk", body, &key)
}

fn resolve(shop: &Shop, kind: &str, slug: &str) -> Value {
    shop.staff("GET", &format!("/internal/v1/slugs/{kind}/{slug}"), json!({})).1
}

#[test]
fn colours_come_with_swatches_and_other_options_without() {
    let shop = Shop::new();
    let product = shirt(&shop);
    assert_eq!(product["options"][0]["swatches"]["Navy"], "#263d6a");
    let body = json!({
        "title": "Table", "status": "active", "options": [{"name": "Wood", "values": ["Oak", "Black"]}],
        "variants": [{"sku": "T", "options": {"Wood": "Oak"}, "price": eur(1)},
                     {"sku": "U", "options": {"Wood": "Black"}, "price": eur(1)}],
    });
    let (_, table) = shop.staff("POST", "/admin/products", body);
    assert!(table["options"][0].get("swatches").is_none(), "oak is no colour that we know");
}

#[test]
fn an_old_address_leads_on_and_one_of_what_is_archived_is_gone() {
    let shop = Shop::new();
    let product = shirt(&shop);
    assert_eq!(resolve(&shop, "product", "linen-shirt-2"), json!({"state": "unknown"}));
    shop.staff("PATCH", &path(&product, ""), json!({"slug": "linen-shirt-2"}));
    shop.staff("PATCH", &path(&product, ""), json!({"slug": "shirt-of-linen"}));
    for old in ["linen-shirt", "linen-shirt-2"] {
        assert_eq!(resolve(&shop, "product", old), json!({"state": "moved", "slug": "shirt-of-linen"}));
    }
    // Another product takes an old address: it is its own now.
    shop.sell("Linen shirt", 100, &[]);
    assert_eq!(shop.get("/products/linen-shirt").1["variants"][0]["price"], eur(100));
    shop.staff("PATCH", &path(&product, ""), json!({"status": "archived"}));
    assert_eq!(resolve(&shop, "product", "shirt-of-linen"), json!({"state": "gone"}));
    assert_eq!(shop.get("/products/shirt-of-linen").0, 404);
    assert_eq!(shop.staff("GET", "/internal/v1/slugs/page/x", json!({})).0, 404);
}

#[test]
fn variants_join_and_leave_but_never_the_last() {
    let shop = Shop::new();
    let product = shirt(&shop);
    let more =
        json!({"variants": [{"sku": "LS-R", "options": {"Colour": "Rust"}, "price": eur(5500), "stock": 7}]});
    let (status, changed) = shop.staff("POST", &path(&product, "/variants"), more.clone());
    assert_eq!((status, &changed["status"]), (201, &json!("active")), "{changed}");
    assert_eq!(changed["options"][0]["values"], json!(["Navy", "Sage", "Rust"]));
    assert_eq!(changed["variants"][2]["title"], "Rust");
    assert_eq!(shop.inventory.requests.borrow().len(), 2, "inventory is told what the new one begins with");

    assert_eq!(shop.staff("POST", &path(&product, "/variants"), more).1["code"], "invalid_request");
    let same_sku = json!({"variants": [{"sku": "LS-N", "options": {"Colour": "Red"}, "price": eur(1)}]});
    assert_eq!(shop.staff("POST", &path(&product, "/variants"), same_sku).1["code"], "sku_taken");
    assert_eq!(shop.staff("POST", &path(&product, "/variants"), json!({"variants": []})).0, 400);

    let remove = |index: usize| {
        let variant = changed["variants"][index]["id"].as_str().unwrap();
        shop.staff("DELETE", &format!("/admin/variants/{variant}"), json!({}))
    };
    assert_eq!((remove(0).0, remove(0).0, remove(1).0), (204, 404, 204));
    let (status, problem) = remove(2);
    assert_eq!((status, &problem["code"]), (409, &json!("conflict")));
    let left = shop.get("/products/linen-shirt").1;
    assert_eq!(left["options"][0]["values"], json!(["Rust"]));
    // What is taken away leaves room behind the last.
    let again = json!({"variants": [{"sku": "LS-N", "options": {"Colour": "Navy"}, "price": eur(5500)}]});
    assert_eq!(shop.staff("POST", &path(&product, "/variants"), again).0, 201);
}

#[test]
fn of_two_changes_made_from_one_version_the_later_is_refused() {
    let shop = Shop::new();
    let product = shirt(&shop);
    let change = |what: Value| shop.staff("PATCH", &path(&product, ""), what);
    let seen = &product["version"];
    assert_eq!(change(json!({"title": "Hemp shirt", "version": seen})).0, 200);
    let (status, problem) = change(json!({"brand": "Kontor", "version": seen}));
    assert_eq!((status, &problem["code"]), (409, &json!("conflict")), "{problem}");
    let (status, saved) = change(json!({"brand": "Kontor"}));
    assert_eq!((status, &saved["title"], &saved["brand"]), (200, &json!("Hemp shirt"), &json!("Kontor")));
}

#[test]
fn texts_and_prices_are_saved_together_or_not_at_all() {
    let shop = Shop::new();
    let product = shirt(&shop);
    let url = product["media"][0]["url"].as_str().unwrap();
    let ids: Vec<_> = (0..2).map(|index| product["variants"][index]["id"].as_str().unwrap()).collect();
    let save = |variants: Value| {
        shop.staff("PATCH", &path(&product, ""), json!({"title": "Hemp shirt", "variants": variants}))
    };
    let first = json!({"id": ids[0], "price": eur(4500), "compare_at_price": eur(4900), "image_url": url});
    for (wrong, pointer) in [
        (json!({"id": ids[1], "price": eur(6000), "compare_at_price": eur(5000)}), "/variants/1/price"),
        (json!({"id": ids[1], "price": eur(6000), "image_url": "/x.png"}), "/variants/1/image_url"),
        (json!({"id": ids[0], "price": eur(6000)}), "/variants/1/id"),
        (json!({"id": id::<kernel::VariantId>(9), "price": eur(6000)}), "/variants/1/id"),
    ] {
        let (status, problem) = save(json!([first, wrong]));
        assert_eq!((status, &problem["errors"][0]["pointer"]), (400, &json!(pointer)), "{problem}");
    }
    let dollars = json!({"amount": 1, "currency": "USD"});
    assert_eq!(save(json!([{"id": ids[1], "price": dollars}])).1["code"], "currency_mismatch");
    let now = shop.staff("GET", &path(&product, ""), json!({})).1;
    assert_eq!((&now["title"], &now["version"]), (&json!("Linen shirt"), &product["version"]));

    let (status, saved) = save(json!([first, {"id": ids[1], "price": eur(4500)}]));
    assert_eq!((status, &saved["title"]), (200, &json!("Hemp shirt")), "{saved}");
    let [one, other] = [&saved["variants"][0], &saved["variants"][1]];
    assert_eq!((&one["price"], &one["compare_at_price"]), (&eur(4500), &eur(4900)));
    assert_eq!((&one["image"]["url"], &other["price"]), (&json!(url), &eur(4500)));
    assert!(other.get("compare_at_price").is_none() && other.get("image").is_none(), "{other}");
}

#[test]
fn pictures_are_arranged_and_given_to_variants() {
    let shop = Shop::new();
    let product = shirt(&shop);
    let url = product["media"][0]["url"].as_str().unwrap();
    let variant = format!("/admin/variants/{}", product["variants"][1]["id"].as_str().unwrap());
    let (_, changed) = shop.staff("PATCH", &variant, json!({"image_url": url, "sku": "LS-SAGE"}));
    assert_eq!(
        (&changed["variants"][1]["image"]["url"], &changed["variants"][1]["sku"]),
        (&json!(url), &json!("LS-SAGE"))
    );
    assert_eq!(shop.staff("PATCH", &variant, json!({"image_url": "https://evil.example/x.png"})).0, 400);
    assert_eq!(shop.staff("PATCH", &variant, json!({"sku": "LS-N"})).1["code"], "sku_taken");

    let words = json!({"media": [{"url": url, "alt": "A shirt on a hanger"}], "seo_title": "Shirts", "attributes": {"Fit": "Wide"}});
    let (status, changed) = shop.staff("PATCH", &path(&product, ""), words);
    assert_eq!((status, &changed["media"][0]["alt"]), (200, &json!("A shirt on a hanger")), "{changed}");
    assert_eq!(
        (&changed["seo"]["title"], &changed["attributes"]),
        (&json!("Shirts"), &json!({"Fit": "Wide"}))
    );
    let twice = json!({"media": [{"url": url, "alt": "a"}, {"url": url, "alt": "b"}]});
    assert_eq!(shop.staff("PATCH", &path(&product, ""), twice).0, 400);
    let (_, changed) = shop.staff("PATCH", &path(&product, ""), json!({"media": []}));
    assert!(changed["variants"][1].get("image").is_none(), "a variant loses a picture that is gone");
}

#[test]
fn many_products_change_and_one_that_cannot_holds_up_no_other() {
    let shop = Shop::new();
    let (shirt, mug) = (shirt(&shop), shop.sell("Mug", 999, &[]));
    let unknown = id::<kernel::ProductId>(99).to_string();
    let ids = [&shirt["id"], &json!(unknown), &mug["id"]];
    let body = json!({"ids": ids, "price_change": {"percent_bp": 1000}});
    let (status, answer) = bulk(&shop, body);
    assert_eq!((status, &answer["changed"]), (200, &json!([shirt["id"], mug["id"]])), "{answer}");
    assert_eq!(answer["failed"][0]["code"], "not_found");
    // 49.00 + 10 %, 59.00 + 10 % above what it was reduced from; 9.99 rounds up from 10.989.
    let changed = shop.staff("GET", &path(&shirt, ""), json!({})).1;
    assert_eq!(
        (&changed["variants"][0]["price"], &changed["variants"][1]["price"]),
        (&eur(5390), &eur(6490))
    );
    assert!(changed["variants"][1].get("compare_at_price").is_none());
    assert_eq!(shop.staff("GET", &path(&mug, ""), json!({})).1["variants"][0]["price"], eur(1099));

    let too_low = json!({"ids": [mug["id"]], "price_change": {"amount": -1100}});
    assert_eq!(bulk(&shop, too_low).1["failed"][0]["code"], "invalid_request");
    for nothing in [json!({"ids": [mug["id"]]}), json!({"ids": [], "status": "archived"})] {
        assert_eq!(bulk(&shop, nothing).0, 400);
    }
    let archive = json!({"ids": [mug["id"]], "status": "archived"});
    assert_eq!(bulk(&shop, archive).0, 200);
    assert_eq!(shop.get("/products/mug").0, 404);
}

#[test]
fn a_category_is_created_renamed_moved_and_removed() {
    let shop = Shop::new();
    shirt(&shop);
    let category = |n: u8| format!("/admin/categories/{}", id::<CategoryId>(n));
    let (status, tree) = shop.staff(
        "POST",
        "/admin/categories",
        json!({"name": "Süßes", "names": {"de": "Süßes"}, "parent_id": id::<CategoryId>(4)}),
    );
    assert_eq!((status, &tree["items"][1]["children"][0]["slug"]), (201, &json!("suesses")), "{tree}");
    let taken = json!({"name": "Books"});
    assert_eq!(shop.staff("POST", "/admin/categories", taken).1["code"], "slug_taken");
    assert_eq!(shop.staff("POST", "/admin/categories", json!({"name": "x", "names": {"tlh": "x"}})).0, 400);

    // Jackets move from clothing to books and are called otherwise; their products follow, in lists and in search.
    let change = json!({"name": "Coats", "slug": "coats", "parent_id": id::<CategoryId>(4), "position": 0});
    let (status, tree) = shop.staff("PATCH", &category(2), change);
    assert_eq!((status, &tree["items"][1]["children"][0]["name"]), (200, &json!("Coats")), "{tree}");
    assert_eq!(resolve(&shop, "category", "jackets"), json!({"state": "moved", "slug": "coats"}));
    let count =
        |slug: &str| shop.get(&format!("/products?category={slug}")).1["items"].as_array().unwrap().len();
    assert_eq!((count("clothing"), count("books"), count("coats")), (0, 1, 1));
    let last = shop.documents().last().unwrap().clone();
    assert_eq!(last["categories"][0]["name"], "Coats");
    assert_eq!(shop.get("/categories").1["items"][1]["product_count"], 1);

    let below_itself = json!({"parent_id": id::<CategoryId>(3)});
    assert_eq!(shop.staff("PATCH", &category(2), below_itself).1["code"], "conflict");
    assert_eq!(shop.staff("DELETE", &category(2), json!({})).1["code"], "conflict");
    assert_eq!(
        (shop.staff("DELETE", &category(3), json!({})).0, shop.staff("DELETE", &category(3), json!({})).0),
        (204, 404)
    );
    assert_eq!(resolve(&shop, "category", "rain-jackets"), json!({"state": "gone"}));
}

#[test]
fn summaries_keep_the_order_and_the_sitemap_knows_what_is_on_sale() {
    let shop = Shop::new();
    let (mug, lamp) = (shop.sell("Mug", 100, &[]), shop.sell("Lamp", 200, &[]));
    let ask = json!({"keys": ["lamp", mug["id"], "nothing"]});
    let (_, found) = shop.staff("POST", "/internal/v1/products/summaries", ask);
    let titles: Vec<_> =
        found["items"].as_array().unwrap().iter().map(|item| item["title"].clone()).collect();
    assert_eq!(titles, ["Lamp", "Mug"]);
    shop.staff("PATCH", &path(&lamp, ""), json!({"status": "archived"}));
    let (_, sitemap) = shop.staff("GET", "/internal/v1/sitemap?part=1", json!({}));
    assert_eq!((&sitemap["parts"], sitemap["items"].as_array().unwrap().len()), (&json!(1), 1));
    let (_, beyond) = shop.staff("GET", "/internal/v1/sitemap?part=4000000000", json!({}));
    assert_eq!(beyond["items"], json!([]));
}

#[test]
fn options_are_renamed_added_removed_and_put_into_order_in_one_step() {
    let shop = Shop::new();
    let product = shirt(&shop);
    let to = path(&product, "/options");
    let wish = |preview: bool| {
        json!({"preview": preview, "options": [
            {"name": "Size", "values": [{"name": "S"}, {"name": "M"}]},
            {"name": "Farbe", "was": "Colour", "values": [{"name": "Salbei", "was": "Sage"}, {"name": "Navy", "was": "Navy"}]},
        ]})
    };
    let (status, shown) = shop.staff("PUT", &to, wish(true));
    assert_eq!((status, shown["options"][0]["name"].clone()), (200, json!("Size")), "{shown}");
    assert_eq!(
        shop.staff("GET", &path(&product, ""), json!({})).1["version"],
        product["version"],
        "only looked at"
    );
    let (status, changed) = shop.staff("PUT", &to, wish(false));
    assert_eq!(status, 200, "{changed}");
    assert_eq!(changed["variants"][1]["options"], json!({"Size": "S", "Farbe": "Salbei"}));
    assert_eq!(changed["variants"][1]["title"], "S / Salbei");
    assert_eq!(changed["variants"][1]["id"], product["variants"][1]["id"], "it is the same variant");

    // A value goes, and its variant; then the option, and what is left stays.
    let fewer =
        json!({"options": [{"name": "Farbe", "was": "Farbe", "values": [{"name": "Navy", "was": "Navy"}]}]});
    let (_, changed) = shop.staff("PUT", &to, fewer);
    assert_eq!(changed["variants"].as_array().unwrap().len(), 1);
    assert_eq!(changed["variants"][0]["id"], product["variants"][0]["id"]);
    let (status, changed) = shop.staff("PUT", &to, json!({"options": []}));
    assert_eq!((status, &changed["variants"][0]["title"]), (200, &json!("Linen shirt")));
}

#[test]
fn names_may_be_exchanged_and_nothing_unknown_or_empty_is_taken() {
    let shop = Shop::new();
    let product = shirt(&shop);
    let arrange = |values: Value| {
        let wish = json!({"options": [{"name": "Colour", "was": "Colour", "values": values}]});
        shop.staff("PUT", &path(&product, "/options"), wish)
    };
    let (status, _) = arrange(json!([{"name": "Red"}]));
    assert_eq!(status, 409, "no variant would stay");
    for values in [
        json!([]),
        json!([{"name": "Red", "was": "Green"}]),
        json!([{"name": "A", "was": "Navy"}, {"name": "B", "was": "Navy"}]),
    ] {
        assert_eq!(arrange(values.clone()).0, 400, "{values}");
    }
    let (status, changed) =
        arrange(json!([{"name": "Sage", "was": "Navy"}, {"name": "Navy", "was": "Sage"}]));
    assert_eq!((status, &changed["variants"][0]["options"]["Colour"]), (200, &json!("Sage")), "{changed}");
    assert_eq!(changed["variants"].as_array().unwrap().len(), 2);
}

#[test]
fn a_bulk_change_is_taken_back_except_where_somebody_changed_it_since() {
    let shop = Shop::new();
    let (shirt, lamp) = (shirt(&shop), shop.sell("Lamp", 1000, &[]));
    let ids = json!([shirt["id"], lamp["id"]]);
    let change = json!({"ids": ids, "price_change": {"percent_bp": 2500}});
    let (_, answer) = bulk(&shop, change);
    let undo = format!("/admin/products/bulk/{}/undo", answer["undo"].as_str().unwrap());
    let price = |product: &Value, n: usize| {
        shop.staff("GET", &path(product, ""), json!({})).1["variants"][n]["price"]["amount"].clone()
    };
    assert_eq!(
        (price(&shirt, 0), price(&shirt, 1), price(&lamp, 0)),
        (json!(6125), json!(7375), json!(1250))
    );
    let variant = format!("/admin/variants/{}", lamp["variants"][0]["id"].as_str().unwrap());
    shop.staff("PATCH", &variant, json!({"price": eur(900)}));
    for _ in 0..2 {
        let (status, undone) = shop.staff("POST", &undo, json!({}));
        assert_eq!((status, &undone["changed"], undone.get("undo")), (200, &ids, None), "{undone}");
        assert_eq!(
            (price(&shirt, 0), price(&shirt, 1), price(&lamp, 0)),
            (json!(4900), json!(5900), json!(900))
        );
    }
    let (_, back) = shop.staff("GET", &path(&shirt, ""), json!({}));
    assert_eq!(
        back["variants"][1]["compare_at_price"],
        eur(6000),
        "what the change took away is there again"
    );

    let (_, answer) = bulk(&shop, json!({"ids": ids, "status": "archived"}));
    shop.staff("POST", &format!("/admin/products/bulk/{}/undo", answer["undo"].as_str().unwrap()), json!({}));
    assert_eq!(shop.staff("GET", &path(&lamp, ""), json!({})).1["status"], "active");
    let unknown = format!("/admin/products/bulk/{}/undo", id::<kernel::EventId>(9));
    assert_eq!(shop.staff("POST", &unknown, json!({})).0, 404);
}

#[test]
fn a_bulk_change_that_is_sent_twice_changes_every_price_once() {
    let shop = Shop::new();
    let (lamp, mug) = (shop.sell("Lamp", 1000, &[]), shop.sell("Mug", 2000, &[]));
    let unknown = id::<kernel::ProductId>(99);
    // One is named twice.
    let body =
        json!({"ids": [lamp["id"], mug["id"], lamp["id"], unknown], "price_change": {"percent_bp": 1000}});
    let send = |body: &Value| shop.staff_with_key("/admin/products/bulk", body.clone(), "k1");
    let (status, first) = send(&body);
    assert_eq!((status, &first["changed"]), (200, &json!([lamp["id"], mug["id"]])), "{first}");
    assert_eq!(send(&body), (200, first.clone()));
    let price = |product: &Value| {
        shop.staff("GET", &path(product, ""), json!({})).1["variants"][0]["price"]["amount"].clone()
    };
    assert_eq!((price(&lamp), price(&mug)), (json!(1100), json!(2200)));

    let other = json!({"ids": [lamp["id"]], "price_change": {"percent_bp": 2000}});
    assert_eq!((send(&other).0, send(&other).1["code"].clone()), (422, json!("idempotency_mismatch")));
    let (status, refused) = shop.staff("POST", "/admin/products/bulk", other);
    assert_eq!((status, &refused["code"]), (400, &json!("idempotency_key_required")));

    // Taken back, it stays so however often the change comes again.
    let undo = format!("/admin/products/bulk/{}/undo", first["undo"].as_str().unwrap());
    assert_eq!(shop.staff("POST", &undo, json!({})).0, 200);
    assert_eq!(send(&body), (200, first));
    assert_eq!((price(&lamp), price(&mug)), (json!(1000), json!(2000)));
}

#[test]
fn a_bulk_change_that_is_interrupted_anywhere_goes_on_where_it_was_and_can_be_taken_back() {
    // At each batch in turn the answer is lost: before it was written, or after.
    for cut in (0..12).flat_map(|batches| [(batches, false), (batches, true)]) {
        let shop = Shop::new();
        let (lamp, mug) = (shop.sell("Lamp", 1000, &[]), shop.sell("Mug", 2000, &[]));
        let body = json!({"ids": [lamp["id"], mug["id"]], "price_change": {"amount": 50}});
        shop.db.lose_answer(Some(cut));
        shop.staff_with_key("/admin/products/bulk", body.clone(), "k1");
        shop.db.lose_answer(None);
        let (status, answer) = shop.staff_with_key("/admin/products/bulk", body, "k1");
        assert_eq!((status, &answer["changed"]), (200, &json!([lamp["id"], mug["id"]])), "{cut:?} {answer}");
        let price = |product: &Value| {
            shop.staff("GET", &path(product, ""), json!({})).1["variants"][0]["price"]["amount"].clone()
        };
        assert_eq!((price(&lamp), price(&mug)), (json!(1050), json!(2050)), "{cut:?}");
        shop.staff(
            "POST",
            &format!("/admin/products/bulk/{}/undo", answer["undo"].as_str().unwrap()),
            json!({}),
        );
        assert_eq!((price(&lamp), price(&mug)), (json!(1000), json!(2000)), "{cut:?}");
    }
}

#[test]
fn a_product_says_in_another_language_what_is_translated_and_the_rest_in_its_own() {
    let shop = Shop::new();
    let product = shirt(&shop);
    let url = &product["media"][0]["url"];
    let german = json!({
        "translations": {"de": {"title": "Leinenhemd", "description": "Aus Leinen."}},
        "media": [{"url": url, "alt": "A shirt", "alts": {"de": "Ein Hemd"}}],
    });
    let (status, changed) = shop.staff("PATCH", &path(&product, ""), german);
    assert_eq!((status, &changed["title"]), (200, &json!("Linen shirt")), "{changed}");
    let shown = shop.get("/products/linen-shirt").1;
    assert_eq!(shown["translations"], json!({"de": {"title": "Leinenhemd", "description": "Aus Leinen."}}));
    assert_eq!(shown["media"][0]["alts"], json!({"de": "Ein Hemd"}));

    let listed = &shop.get("/products").1["items"][0];
    assert_eq!((&listed["title"], &listed["titles"]), (&json!("Linen shirt"), &json!({"de": "Leinenhemd"})));
    assert_eq!(listed["image"].get("alts"), None, "lists show pictures beside their titles");
    let found = |q: &str| {
        shop.staff("GET", &format!("/admin/products?q={q}"), json!({})).1["items"][0]["title"].clone()
    };
    assert_eq!([found("leinenh"), found("de")], [json!("Linen shirt"), json!(null)]);
    let ids = json!({"variant_ids": [product["variants"][0]["id"]]});
    let sold = shop.staff("POST", "/internal/v1/variants/query", ids).1;
    assert_eq!(sold["items"][0]["titles"], json!({"de": "Leinenhemd"}));
    let document = shop.documents().pop().unwrap();
    assert_eq!(document["summary"]["titles"], json!({"de": "Leinenhemd"}));
    assert_eq!(document["other_descriptions"], json!(["Aus Leinen."]));

    let (_, changed) = shop.staff("PATCH", &path(&product, ""), json!({"translations": {"de": {}}}));
    assert_eq!(changed.get("translations"), None);
    assert_eq!(shop.documents().pop().unwrap()["summary"].get("titles"), None);
}

#[test]
fn texts_are_translated_into_the_shops_other_languages_only() {
    let shop = Shop::new();
    let product = shirt(&shop);
    let url = &product["media"][0]["url"];
    for tag in ["en", "fr", "", "DE"] {
        let texts = json!({"translations": {tag: {"title": "Hemd"}}});
        let (status, problem) = shop.staff("PATCH", &path(&product, ""), texts);
        assert_eq!((status, &problem["errors"][0]["pointer"]), (400, &json!("/translations")), "{tag}");
        let alts = json!({"media": [{"url": url, "alt": "A shirt", "alts": {tag: "Hemd"}}]});
        assert_eq!(shop.staff("PATCH", &path(&product, ""), alts).0, 400, "{tag}");
    }
    for texts in [json!({"title": ""}), json!({"title": "x".repeat(201)}), json!({"slug": "hemd"})] {
        let texts = json!({"translations": {"de": texts}});
        assert_eq!(shop.staff("PATCH", &path(&product, ""), texts.clone()).0, 400, "{texts}");
    }
    let kept = shop.staff("GET", &path(&product, ""), json!({})).1;
    assert_eq!(kept["version"], product["version"]);
    assert_eq!(shop.get("/products/linen-shirt").1.get("translations"), None);
}
