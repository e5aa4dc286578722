use super::{Shop, eur};
use http::{Request, Response};
use kernel::Principal;
use serde_json::{Value, json};
use testkit::run;

fn png(width: u32, height: u32) -> Vec<u8> {
    let head = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".as_slice();
    let end = b"\0\0\0\0IEND\xae\x42\x60\x82".as_slice();
    [head, &width.to_be_bytes(), &height.to_be_bytes(), end].concat()
}

fn send(shop: &Shop, principal: &Principal, method: &str, path: &str, body: Vec<u8>) -> Response<Vec<u8>> {
    let request = Request::builder()
        .method(method)
        .uri(format!("https://test{path}"))
        .header(client::PRINCIPAL, serde_json::to_string(principal).unwrap())
        .header("content-type", "image/png");
    run(shop.router.run(shop.app.clone(), request.body(body).unwrap(), testkit::now())).0
}

fn upload(shop: &Shop, body: Vec<u8>) -> (u16, Value) {
    let answer = send(shop, &testkit::staff(), "POST", "/admin/media", body);
    (answer.status().as_u16(), serde_json::from_slice(answer.body()).unwrap())
}

#[test]
fn an_uploaded_picture_is_shown_with_the_product_it_is_given_to() {
    let shop = Shop::new();
    let (status, media) = upload(&shop, png(640, 480));
    assert_eq!((status, &media["width"], &media["height"]), (201, &json!(640), &json!(480)));
    assert_eq!(upload(&shop, png(640, 480)).1, media, "the same picture is kept once");
    let url = media["url"].as_str().unwrap();
    let shown = send(&shop, &Principal::Guest, "GET", url, Vec::new());
    assert_eq!((shown.status().as_u16(), shown.body()), (200, &png(640, 480)));
    assert_eq!(shown.headers()["content-type"], "image/png");
    assert_eq!(shown.headers()["x-content-type-options"], "nosniff");

    let product = shop.sell("Lamp", 1000, &[]);
    let path = format!("/admin/products/{}", product["id"].as_str().unwrap());
    let drawn = product["media"][0]["url"].clone();
    let order = json!({"media": [{"url": url, "alt": "Lit"}, {"url": drawn, "alt": "Drawn"}]});
    let (status, changed) = shop.staff("PATCH", &path, order);
    assert_eq!(status, 200, "{changed}");
    assert_eq!(changed["media"][0], json!({"url": url, "alt": "Lit", "width": 640, "height": 480}));
    assert_eq!(changed["media"][1]["url"], drawn);
    // It is the product's own now, in lists and for search engines.
    assert_eq!(shop.get("/products").1["items"][0]["image"]["url"], url);
    assert_eq!(shop.get("/internal/v1/sitemap?part=1").1["items"][0]["image_url"], url);

    let strange = json!({"media": [{"url": "https://elsewhere.example/x.png", "alt": "x"}]});
    let (status, problem) = shop.staff("PATCH", &path, strange);
    assert_eq!((status, &problem["errors"][0]["pointer"]), (400, &json!("/media/0/url")));
    let many: Vec<Value> = (0..21).map(|_| json!({"url": url, "alt": "x"})).collect();
    assert_eq!(shop.staff("PATCH", &path, json!({"media": many})).0, 400);
}

#[test]
fn what_is_no_picture_is_refused_and_nothing_is_kept() {
    let shop = Shop::new();
    let cut_off = png(640, 480)[..30].to_vec();
    for body in
        [Vec::new(), b"<svg onload=alert(1)>".to_vec(), b"GIF89a".to_vec(), png(0, 1), png(9_000, 1), cut_off]
    {
        let (status, problem) = upload(&shop, body);
        assert_eq!((status, &problem["code"]), (415, &json!("unsupported_media_type")));
    }
    let (status, problem) = upload(&shop, vec![0; (5 << 20) + 1]);
    assert_eq!((status, &problem["code"]), (413, &json!("body_too_large")));
    assert_eq!(send(&shop, &Principal::Guest, "POST", "/admin/media", png(1, 1)).status(), 401);
    for name in
        ["x.png", "../secret.png", &format!("{}.svg", "0".repeat(32)), &format!("{}.png", "0".repeat(32))]
    {
        assert_eq!(
            send(&shop, &Principal::Guest, "GET", &format!("/media/u/{name}"), Vec::new()).status(),
            404
        );
    }
}

#[test]
fn the_staff_filter_and_sort_their_list_and_turn_its_pages() {
    let shop = Shop::new();
    for (title, price, category) in
        [("Cape", 300, 3), ("Atlas", 100, 4), ("Duffle", 200, 2), ("Beret", 200, 1)]
    {
        shop.sell(title, price, &[category]);
    }
    let titles = |query: &str| -> Vec<String> {
        let (mut titles, mut cursor) = (Vec::new(), String::new());
        loop {
            let (status, page) =
                shop.staff("GET", &format!("/admin/products?limit=1{query}{cursor}"), json!({}));
            assert_eq!(status, 200, "{page}");
            let items = page["items"].as_array().unwrap().iter();
            titles.extend(items.map(|item| item["title"].as_str().unwrap().to_owned()));
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return titles,
            }
        }
    };
    assert_eq!(titles("&sort=title"), ["Atlas", "Beret", "Cape", "Duffle"]);
    assert_eq!(titles("&sort=price"), ["Atlas", "Duffle", "Beret", "Cape"]);
    assert_eq!(titles("&sort=title&category=clothing"), ["Beret", "Cape", "Duffle"]);
    assert_eq!(titles("&sort=title&status=draft"), [""; 0]);
    assert_eq!(titles("&sort=title&stock_level=in_stock").len(), 4);
    assert_eq!(titles("&stock_level=out"), [""; 0]);
    assert_eq!(titles("&category=nowhere"), [""; 0]);
    // A way back is the way there.
    let page =
        |query: &str| shop.staff("GET", &format!("/admin/products?sort=title&limit=2{query}"), json!({})).1;
    let second = page(&format!("&cursor={}", page("")["next_cursor"].as_str().unwrap()));
    let first = page(&format!("&cursor={}", second["prev_cursor"].as_str().unwrap()));
    assert_eq!(first["items"], page("")["items"]);
    // A cursor is good for its own list only.
    let cursor = page("")["next_cursor"].as_str().unwrap().to_owned();
    let (status, problem) =
        shop.staff("GET", &format!("/admin/products?sort=price&cursor={cursor}"), json!({}));
    assert_eq!((status, &problem["code"]), (400, &json!("invalid_cursor")));
}

#[test]
fn options_and_what_a_variant_is_change_after_creation() {
    let shop = Shop::new();
    let variant =
        |sku: &str, size: &str| json!({"sku": sku, "options": {"Size": size}, "price": eur(100), "stock": 1});
    let body = json!({"title": "Shirt", "options": [{"name": "Size", "values": ["S", "M"]}],
        "variants": [variant("A", "S"), variant("B", "M")]});
    let (_, product) = shop.staff("POST", "/admin/products", body);
    let path = format!("/admin/products/{}", product["id"].as_str().unwrap());
    let renamed = json!({"options": [{"name": "Grösse", "values": ["M", "S", "L"]}]});
    let (status, changed) = shop.staff("PATCH", &path, renamed);
    assert_eq!(status, 200, "{changed}");
    assert_eq!(changed["options"], json!([{"name": "Grösse", "values": ["M", "S", "L"]}]));
    assert_eq!(changed["variants"][0]["options"], json!({"Grösse": "S"}));
    assert_eq!(shop.staff("GET", &path, json!({})).1["variants"], changed["variants"], "it is written");

    let in_use = json!({"options": [{"name": "Grösse", "values": ["M", "L"]}]});
    let (status, problem) = shop.staff("PATCH", &path, in_use);
    assert_eq!((status, &problem["errors"][0]["code"]), (400, &json!("in_use")));
    assert_eq!(shop.staff("PATCH", &path, json!({"options": []})).0, 400);

    let small = format!("/admin/variants/{}", product["variants"][0]["id"].as_str().unwrap());
    let (status, problem) = shop.staff("PATCH", &small, json!({"options": {"Grösse": "M"}}));
    assert_eq!((status, &problem["errors"][0]["code"]), (400, &json!("duplicate")));
    let (status, problem) = shop.staff("PATCH", &small, json!({"options": {"Size": "XL"}}));
    assert_eq!((status, &problem["errors"][0]["code"]), (400, &json!("mismatch")));
    let (status, changed) = shop.staff("PATCH", &small, json!({"options": {"Grösse": "XL"}}));
    assert_eq!(status, 200, "{changed}");
    assert_eq!(changed["variants"][0]["title"], "XL");
    assert_eq!(changed["options"][0]["values"], json!(["M", "L", "XL"]), "nobody is S any more");
    assert_eq!(shop.staff("GET", &path, json!({})).1["options"], changed["options"]);
}
