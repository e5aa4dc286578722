//! What every client may rely on, and what none gets away with.

use e2e::{Shop, goods};
use serde_json::json;

#[tokio::test]
async fn unknown_routes_and_wrong_methods_are_problems() {
    let guest = Shop::guest();
    guest.get("/nothing").await.problem(404, "route_not_found");
    guest.get("/products/x/nothing").await.problem(404, "route_not_found");
    guest.send("PROPFIND", "/api/v1/products", &[], None).await.problem(405, "method_not_allowed");
    let answer = guest.delete("/products").await;
    assert_eq!(answer.header("allow"), "GET");
    answer.problem(405, "method_not_allowed");
    let problem = guest.get("/products/no-such-product").await.problem(404, "not_found");
    assert_eq!(problem["instance"], "/api/v1/products/no-such-product");
}

#[tokio::test]
async fn bodies_that_cannot_be_read_are_refused() {
    let guest = Shop::guest();
    let send = async |kind: &str, body: &[u8]| {
        guest.send("POST", "/api/v1/carts", &[("content-type", kind)], Some(body.to_vec())).await
    };
    send("application/json", b"{\"currency\": ").await.problem(400, "malformed_request");
    send("application/json", b"\xff\xfe").await.problem(400, "malformed_request");
    send("text/plain", b"{}").await.problem(415, "unsupported_media_type");
    let problem = send("application/json", br#"{"currency": "EUR", "hack": 1}"#).await;
    let problem = problem.problem(400, "invalid_request");
    assert!(problem["errors"][0]["pointer"].as_str().unwrap().contains("hack"), "{problem}");
    let problem = send("application/json", br#"{"currency": "EURO"}"#).await.problem(400, "invalid_request");
    assert_eq!(problem["errors"][0]["pointer"], "/currency");
    // All that is wrong with a body is named at once, in words.
    let body = br#"{"email": "x", "locale": "xx"}"#;
    let headers = [("content-type", "application/json")];
    let answer = guest.send("POST", "/api/v1/auth/register", &headers, Some(body.to_vec())).await;
    let problem = answer.problem(400, "invalid_request");
    let named = problem["errors"].as_array().unwrap().iter().map(|error| error["pointer"].as_str().unwrap());
    let mut named: Vec<_> = named.collect();
    named.sort_unstable();
    assert_eq!(named, ["/email", "/locale", "/name", "/password"], "{problem}");
    assert!(problem.to_string().contains("`locale` is one of: en, de."), "{problem}");
    let big = format!("{{\"currency\": \"{}\"}}", "x".repeat(1 << 20));
    send("application/json", big.as_bytes()).await.problem(413, "body_too_large");
}

#[tokio::test]
async fn quantities_that_are_none_are_refused() {
    let lamp = goods(5).await;
    let guest = Shop::guest();
    let cart = guest.post("/carts", &json!({})).await.expect(201).json;
    let path = format!("/carts/{}/lines", cart["id"].as_str().unwrap());
    for quantity in [json!(0), json!(-1), json!(1.5), json!("2"), json!(4_294_967_296_i64), json!(null)] {
        guest
            .post(&path, &json!({"variant_id": lamp.variant_id, "quantity": quantity}))
            .await
            .problem(400, "invalid_request");
    }
    guest
        .post(&path, &json!({"variant_id": "var_nonsense", "quantity": 1}))
        .await
        .problem(400, "invalid_request");
    let unknown = json!({"variant_id": "var_00000000000000000000000000", "quantity": 1});
    let problem = guest.post(&path, &unknown).await.problem(400, "invalid_request");
    assert_eq!(problem["errors"][0]["code"], "not_for_sale");
    let cart = guest.get(&format!("/carts/{}", cart["id"].as_str().unwrap())).await.expect(200).json;
    assert_eq!(cart["lines"], json!([]));
}

#[tokio::test]
async fn another_currency_is_refused() {
    let body = json!({"currency": "USD"});
    Shop::guest().post("/carts", &body).await.problem(409, "currency_mismatch");
}

#[tokio::test]
async fn every_answer_carries_its_request_id_and_the_limit() {
    let guest = Shop::guest();
    let answer =
        guest.send("GET", "/api/v1/products?limit=1", &[("x-request-id", "story_12345678")], None).await;
    assert_eq!(answer.header("x-request-id"), "story_12345678");
    assert!(answer.header("x-ratelimit-limit").parse::<u32>().unwrap() > 0);
    let answer = guest.send("GET", "/api/v1/nothing", &[("x-request-id", "bad id!")], None).await;
    let given = answer.header("x-request-id").to_owned();
    assert!(given != "bad id!" && given.len() >= 8);
    assert_eq!(answer.problem(404, "route_not_found")["request_id"], given);
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let guest = Shop::guest();
    for path in ["/products?limit=3", "/categories", "/search?q=lamp"] {
        let first = guest.get(path).await.expect(200);
        let etag = first.header("etag").to_owned();
        assert!(etag.starts_with('"') || etag.starts_with("W/"), "{path}: {etag}");
        assert!(first.header("cache-control").contains("max-age"), "{path}");
        let headers = [("if-none-match", etag.as_str())];
        let path = format!("/api/v1{path}");
        let again = guest.send("GET", &path, &headers, None).await;
        // Stories that sell at the same time may have changed it.
        if again.status == 304 {
            assert_eq!(again.text, "");
        } else {
            let etag = again.header("etag").to_owned();
            guest.send("GET", &path, &[("if-none-match", etag.as_str())], None).await.expect(304);
        }
    }
    let cart = guest.post("/carts", &json!({})).await.expect(201).json;
    let path = format!("/api/v1/carts/{}", cart["id"].as_str().unwrap());
    let read = guest.send("GET", &path, &[], None).await.expect(200);
    let etag = read.header("etag").to_owned();
    assert!(!etag.is_empty() && !read.header("cache-control").contains("public"));
    guest.send("GET", &path, &[("if-none-match", etag.as_str())], None).await.expect(304);
}

#[tokio::test]
async fn pages_of_other_origins_may_use_the_api() {
    let guest = Shop::guest();
    let headers = [
        ("origin", "https://app.example"),
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", "idempotency-key,content-type"),
    ];
    let answer = guest.send("OPTIONS", "/api/v1/carts", &headers, None).await.expect(204);
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert!(answer.header("access-control-allow-methods").contains("POST"));
    assert!(answer.header("access-control-allow-headers").to_lowercase().contains("idempotency-key"));
    assert_eq!(answer.header("access-control-allow-credentials"), "");
    let answer = guest.send("GET", "/api/v1/products", &[("origin", "https://app.example")], None).await;
    assert_eq!(answer.header("access-control-allow-origin"), "*");
}

#[tokio::test]
async fn the_shop_says_that_it_is_well() {
    let guest = Shop::guest();
    guest.send("GET", "/health", &[], None).await.expect(200);
    let ready = guest.send("GET", "/ready", &[], None).await.expect(200).json;
    for service in
        ["user", "product", "search", "cart", "order", "payment", "inventory", "promotion", "notification"]
    {
        assert_eq!(ready["services"][service], "ready", "{ready}");
    }
}

#[tokio::test]
async fn browsers_are_told_to_be_careful() {
    let guest = Shop::guest();
    for path in ["/", "/cart", "/admin/sign-in", "/api/v1/products", "/api/docs", "/nothing-here"] {
        let answer = guest.send("GET", path, &[("accept", "text/html")], None).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe-inline"),
            "{path}: {policy}"
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert!(!answer.header("referrer-policy").is_empty(), "{path}");
        for name in answer.headers.keys() {
            assert!(!name.as_str().starts_with("x-shop-"), "{path} tells {name}");
        }
    }
}

#[tokio::test]
async fn a_form_of_another_site_is_refused() {
    let guest = Shop::guest();
    let form = Some(b"variant_id=var_1&quantity=1".to_vec());
    let kind = ("content-type", "application/x-www-form-urlencoded");
    for path in ["/cart/lines", "/checkout", "/sign-in", "/admin/products"] {
        let foreign = [kind, ("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")];
        assert_eq!(guest.send("POST", path, &foreign, form.clone()).await.status, 403, "{path}");
        let origin = [kind, ("origin", "https://evil.example")];
        assert_eq!(guest.send("POST", path, &origin, form.clone()).await.status, 403, "{path}");
    }
}

#[tokio::test]
async fn a_cookie_signs_nobody_in_to_the_api() {
    let cookie = [("cookie", "shop_session=0123456789012345678901234567890123456789")];
    Shop::guest().send("GET", "/api/v1/me", &cookie, None).await.problem(401, "unauthenticated");
}
