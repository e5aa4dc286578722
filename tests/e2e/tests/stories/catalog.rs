//! What the staff puts on sale and takes off it.

use e2e::{Shop, address, eventually, goods, goods_at, mails_to, money, place_order, unique, unique_email};
use serde_json::json;

#[tokio::test]
async fn a_new_product_is_bought_from_at_once() {
    let sku = unique("SHIRT").to_uppercase();
    let mut body = json!({
        "title": format!("Shirt {sku}"), "description": "Soft.", "brand": "Storybrand", "status": "active",
        "options": [{"name": "Size", "values": ["S", "M"]}],
        "variants": [
            {"sku": format!("{sku}-S"), "options": {"Size": "S"}, "price": money(2500), "compare_at_price": money(3000), "stock": 3},
            {"sku": format!("{sku}-M"), "options": {"Size": "M"}, "price": money(2600)},
        ],
    });
    let staff = Shop::staff().await;
    let created = staff.post("/admin/products", &body).await.expect(201).json;
    assert_eq!(created["status"], "active");
    staff.post("/admin/products", &body).await.problem(409, "sku_taken");
    body["slug"] = created["slug"].clone();
    staff.post("/admin/products", &body).await.problem(409, "slug_taken");

    let guest = Shop::guest();
    let shown = guest.get(&format!("/products/{}", created["slug"].as_str().unwrap())).await.expect(200).json;
    assert_eq!(shown["id"], created["id"]);
    assert_eq!(shown["variants"][0]["stock_level"], "low");
    assert_eq!(
        (&shown["variants"][1]["available"], &shown["variants"][1]["stock_level"]),
        (&json!(false), &json!("out"))
    );
    assert!(shown["variants"][0].get("stock").is_none(), "shoppers see no numbers");

    let cart = guest.post("/carts", &json!({})).await.expect(201).json;
    let path = format!("/carts/{}", cart["id"].as_str().unwrap());
    let line = |at: usize| json!({"variant_id": created["variants"][at]["id"], "quantity": 1});
    guest.post(&format!("{path}/lines"), &line(1)).await.problem(409, "out_of_stock");
    guest.post(&format!("{path}/lines"), &line(0)).await.expect(200);
    guest.ask("PUT", &format!("{path}/shipping-address"), &[], &address()).await.expect(200);
    e2e::checkout(&guest, &cart, &unique_email("fresh"), "tok_ok").await.expect(201);
}

#[tokio::test]
async fn texts_and_prices_change_together_or_not_at_all() {
    let lamp = goods(5).await;
    let staff = Shop::staff().await;
    let path = format!("/admin/products/{}", lamp.product_id);
    let save = |compare_at: i64| {
        json!({
            "brand": "Together",
            "variants": [{"id": lamp.variant_id, "price": money(1700), "compare_at_price": money(compare_at)}],
        })
    };
    let refused = staff.ask("PATCH", &path, &[], &save(1600)).await.problem(400, "invalid_request");
    assert_eq!(refused["errors"][0]["pointer"], "/variants/0/price", "{refused}");
    assert_ne!(staff.get(&path).await.expect(200).json["brand"], "Together");
    let saved = staff.ask("PATCH", &path, &[], &save(2000)).await.expect(200).json;
    assert_eq!((&saved["brand"], &saved["variants"][0]["price"]), (&json!("Together"), &money(1700)));
}

#[tokio::test]
async fn an_archived_product_leaves_the_shop() {
    let lamp = goods(5).await;
    let guest = Shop::guest();
    let found = async || {
        let results = guest.get(&format!("/search?q={}", lamp.sku)).await.expect(200).json;
        results["items"].as_array().unwrap().iter().any(|item| item["id"] == lamp.product_id.as_str())
    };
    eventually("search finds it", async || found().await.then_some(())).await;
    let order = place_order(&lamp, 1, &unique_email("before")).await;
    let cart = e2e::cart_with(&guest, &lamp, 1).await;

    let staff = Shop::staff().await;
    let path = format!("/admin/products/{}", lamp.product_id);
    staff.ask("PATCH", &path, &[], &json!({"status": "archived"})).await.expect(200);

    let another = guest.post("/carts", &json!({})).await.expect(201).json;
    let lines = format!("/carts/{}/lines", another["id"].as_str().unwrap());
    guest
        .post(&lines, &json!({"variant_id": lamp.variant_id, "quantity": 1}))
        .await
        .problem(400, "invalid_request");
    let answer = e2e::checkout(&guest, &cart, &unique_email("late"), "tok_ok").await;
    assert_eq!(answer.status, 409, "{}", answer.text);
    eventually("its page is gone", async || {
        (guest.get(&format!("/products/{}", lamp.slug)).await.status == 404).then_some(())
    })
    .await;
    eventually("search forgets it", async || (!found().await).then_some(())).await;
    staff.get(&path).await.expect(200);
    let token =
        format!("/orders/{}?token={}", order["id"].as_str().unwrap(), order["token"].as_str().unwrap());
    assert_eq!(guest.get(&token).await.expect(200).json["lines"][0]["title"], lamp.title.as_str());
}

#[tokio::test]
async fn a_price_that_changed_is_shown_before_it_is_paid() {
    let lamp = goods_at(2000, 5).await;
    let guest = Shop::guest();
    let cart = e2e::cart_with(&guest, &lamp, 1).await;
    let staff = Shop::staff().await;
    let path = format!("/admin/variants/{}", lamp.variant_id);
    staff.ask("PATCH", &path, &[], &json!({"price": money(2900)})).await.expect(200);
    let email = unique_email("price");
    let problem = e2e::checkout(&guest, &cart, &email, "tok_ok").await.problem(409, "price_changed");
    assert_eq!(problem["cart"]["totals"]["subtotal"], money(2900));
    let order = e2e::checkout(&guest, &cart, &email, "tok_ok").await.expect(201).json;
    assert_eq!(order["totals"]["subtotal"], money(2900), "seen, and then paid");
}

#[tokio::test]
async fn lists_go_page_by_page_without_gaps_or_repetition() {
    let guest = Shop::guest();
    let first = guest.get("/products?limit=5&sort=price_asc").await.expect(200).json;
    let cursor = first["next_cursor"].as_str().expect("there is more");
    let second =
        guest.get(&format!("/products?limit=5&sort=price_asc&cursor={cursor}")).await.expect(200).json;
    let ids = |page: &serde_json::Value| -> Vec<String> {
        page["items"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!((ids(&first).len(), ids(&second).len()), (5, 5));
    assert!(ids(&first).iter().all(|id| !ids(&second).contains(id)));
    let prices = [&first, &second].map(|page| page["items"].as_array().unwrap().clone()).concat();
    let prices: Vec<i64> = prices.iter().map(|it| it["price"]["amount"].as_i64().unwrap()).collect();
    assert!(prices.is_sorted(), "{prices:?}");
    for item in first["items"].as_array().unwrap() {
        for member in ["id", "slug", "title", "price", "price_varies", "rating", "stock_level"] {
            assert!(item.get(member).is_some(), "{member}: {item}");
        }
    }
    let popular = guest.get("/products?sort=popular&limit=1").await.expect(200).json;
    let image = &popular["items"][0]["image"];
    assert!(image["alt"].is_string() && image["width"].is_u64() && image["height"].is_u64(), "{image}");
    let picture = guest.send("GET", image["url"].as_str().unwrap(), &[], None).await.expect(200);
    assert!(picture.header("cache-control").contains("immutable") && picture.text.starts_with("<svg"));
    guest.get("/products?cursor=nonsense").await.problem(400, "invalid_cursor");
    guest.get("/products?limit=101").await.problem(400, "invalid_request");
    let tree = guest.get("/categories").await.expect(200).json;
    let slug = tree["items"][0]["slug"].as_str().unwrap();
    assert!(tree["items"][0]["product_count"].as_i64().unwrap() > 0);
    let category = guest.get(&format!("/products?category={slug}&limit=3")).await.expect(200).json;
    assert_eq!(ids(&category).len(), 3);
}

#[tokio::test]
async fn what_was_translated_is_german_from_the_search_to_the_mail() {
    let lamp = goods(3).await;
    let staff = Shop::staff().await;
    let german = format!("Geschichtenlampe {}", lamp.sku);
    let translations = json!({"translations": {"de": {"title": german}}});
    staff.ask("PATCH", &format!("/admin/products/{}", lamp.product_id), &[], &translations).await.expect(200);

    let guest = Shop::guest();
    let found = eventually("search knows the German title", async || {
        let results = guest.get(&format!("/search?q=geschichtenlampe%20{}", lamp.sku)).await.expect(200).json;
        results["items"].as_array().unwrap().first().cloned()
    })
    .await;
    assert_eq!((&found["title"], &found["titles"]), (&json!(lamp.title), &json!({"de": german})));

    let cart = e2e::cart_with(&guest, &lamp, 1).await;
    assert_eq!(cart["lines"][0]["titles"], json!({"de": german}));
    let email = unique_email("deutsch");
    let mut body = e2e::checkout_body(&email, "tok_ok");
    body["locale"] = json!("de");
    let path = format!("/carts/{}/checkout", cart["id"].as_str().unwrap());
    let order = guest.post_once(&path, &unique("key"), &body).await.expect(201).json;
    assert_eq!(order["lines"][0]["titles"], json!({"de": german}), "{order}");
    let mail = eventually("the confirmation", async || mails_to(&email, "order_placed").await.pop()).await;
    let text = mail["text"].as_str().unwrap();
    assert!(text.contains(&german) && !text.contains(&lamp.title), "{text}");
}
