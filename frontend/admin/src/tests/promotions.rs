//! Promotions, and their codes in bulk.

use super::{HOSTILE, World, calm, eur, product};
use kernel::{CategoryId, CustomerId, ErrorCode, Problem, ProductId, PromotionId};
use serde_json::{Value, json};
use testkit::{id, now};

#[test]
fn a_promotion_is_shown_as_it_is_and_saved_whole() {
    let world = World::new(|method, path| match path {
        path if path.starts_with("/admin/promotions/") => Ok(json!({
            "id": id::<PromotionId>(7), "name": HOSTILE, "code": "TEN", "unique_codes": false, "kind": "percent", "percent": 10,
            "usage_limit": 5, "starts_at": "2026-12-01T08:30:00Z", "active": true, "used": 2, "created_at": now(),
            "conditions": {
                "product_ids": [id::<ProductId>(4)], "category_ids": [id::<CategoryId>(6)], "signed_in": false,
                "customer_ids": [id::<CustomerId>(5)], "first_order": true, "countries": []
            },
            "priority": 3, "stacking": "single"
        })),
        path if path.starts_with("/products/") => Ok(product()),
        path if path.starts_with("/admin/customers/") => Ok(account()),
        "/search" => Ok(json!({"items": [], "next_cursor": null, "prev_cursor": null,
            "total": {"value": 0, "relation": "eq"}, "facets": {}})),
        "/admin/customers" => Ok(json!({"items": [account()]})),
        "/categories" => Ok(json!({"items": [{
            "id": id::<CategoryId>(6), "slug": "mugs", "name": "Mugs", "product_count": 1, "children": []
        }]})),
        _ => calm(method, path),
    });
    let path = format!("/admin/promotions/{}", id::<PromotionId>(7));
    let page = world.get(&path);
    assert_eq!(
        (page.value("starts_at"), page.value("usage_limit")),
        ("2026-12-01T09:30".to_owned(), "5".to_owned()),
        "as the shop's clock shows it"
    );
    assert!(page.html.contains("Scheduled") && page.html.contains("Used 2 of 5 times"), "{}", page.html);
    assert_eq!(page.value("priority"), "3");
    for shown in [
        "mug",
        "ada@example.com",
        "name=\"first_order\" value=\"true\" checked",
        "<option value=\"single\" selected",
    ] {
        assert!(page.html.contains(shown), "{shown} in {}", page.html);
    }
    let form = "name=Five&code=&kind=fixed&percent=10&amount=5&minimum_subtotal=&usage_limit=&per_customer_limit=1&starts_at=&ends_at=&products=mug&customers=Ada@example.com&signed_in=true&countries=DE&stacking=exclusive&priority=-2";
    assert_eq!(world.post(&path, form).status, 303);
    let sent = &world.sent(&format!("PATCH {path}"))[0].body;
    assert_eq!(
        (&sent["kind"], &sent["amount"], sent.get("percent")),
        (&json!("fixed"), &eur(500), Some(&Value::Null))
    );
    assert_eq!(
        (sent.get("code"), sent.get("active")),
        (Some(&Value::Null), None),
        "it applies by itself and stays on"
    );
    assert_eq!(
        sent["conditions"],
        json!({
            "product_ids": [id::<ProductId>(4)], "category_ids": [], "signed_in": true,
            "customer_ids": [id::<CustomerId>(5)], "first_order": false, "countries": ["DE"]
        })
    );
    assert_eq!((&sent["stacking"], &sent["priority"]), (&json!("exclusive"), &json!(-2)));
    assert_eq!(world.post(&path, &form.replace("amount=5", "amount=much")).status, 422);
    assert_eq!(world.post(&path, &form.replace("starts_at=", "starts_at=2027-07-01T00:00")).status, 303);
    assert_eq!(world.sent(&format!("PATCH {path}"))[1].body["starts_at"], "2027-06-30T22:00:00.000Z");
    let titled = world.post(&path, &form.replace("products=mug", "products=linen+SHIRT"));
    assert!(
        titled.status == 422 && titled.html.contains("There is no product “linen SHIRT”"),
        "{}",
        titled.html
    );
    let stranger = world.post(&path, &form.replace("Ada@", "bob@"));
    assert!(stranger.status == 422 && stranger.html.contains("no account of “bob@"), "{}", stranger.html);
    let some = form.replace("kind=fixed", "kind=buy_x_get_y");
    assert_eq!(world.post(&path, &some).status, 422, "how many is not said");
    assert_eq!(world.post(&path, &format!("{some}&buy_quantity=2&get_quantity=1")).status, 303);
    let sent = &world.sent(&format!("PATCH {path}"))[2].body;
    assert_eq!((&sent["buy_quantity"], sent.get("amount")), (&json!(2), Some(&Value::Null)));
}

fn account() -> Value {
    json!({
        "id": id::<CustomerId>(5), "email": "ada@example.com", "name": "Ada", "role": "customer",
        "email_verified": true, "locale": "en", "created_at": now()
    })
}

/// A promotion with many codes.
fn spring(method: &str, path: &str) -> Result<Value, Problem> {
    match path {
        path if path.ends_with("/codes") && method == "POST" => Ok(json!({"created": 20, "total": 25})),
        path if path.ends_with("/codes") => Ok(json!({
            "items": [{"code": "SPRING-AB", "usage_limit": 2, "used": 1, "created_at": now()}]
        })),
        path if path.starts_with("/admin/promotions/") => Ok(json!({
            "id": id::<PromotionId>(7), "name": "Spring", "unique_codes": true, "kind": "free_shipping",
            "active": true, "used": 1, "created_at": now(), "priority": 0, "stacking": "combinable",
            "conditions": {}
        })),
        _ => calm(method, path),
    }
}

#[test]
fn a_promotion_has_one_code_many_or_none() {
    let world = World::new(|method, path| match (method, path) {
        ("POST", "/admin/promotions") => spring("GET", "/admin/promotions/1"),
        _ => spring(method, path),
    });
    let key = world.get("/admin/promotions/new").value("key");
    let add = |codes: &str, code: &str| {
        let form = format!("key={key}&name=Spring&kind=free_shipping&codes={codes}&code={code}");
        world.post("/admin/promotions", &form).status
    };
    let all = [add("one", ""), add("one", "TEN"), add("many", "TEN"), add("none", "TEN")];
    assert_eq!(all, [422, 303, 303, 303]);
    let sent = world.sent("POST /admin/promotions");
    let sent: Vec<_> = sent.iter().map(|sent| (sent.body.get("code"), &sent.body["unique_codes"])).collect();
    assert_eq!(sent[0], (Some(&json!("TEN")), &json!(false)));
    assert_eq!((sent[1], sent[2]), ((None, &json!(true)), (None, &json!(false))));
    // An edit that is refused still knows that there are many.
    let page = world.post(&format!("/admin/promotions/{}", id::<PromotionId>(7)), "name=&codes=many");
    assert!(page.status == 422 && !page.html.contains("type=\"radio\""), "{}", page.html);
}

#[test]
fn codes_are_made_once_however_often_the_form_is_sent() {
    let world = World::new(spring);
    let path = format!("/admin/promotions/{}/codes", id::<PromotionId>(7));
    let page = world.get(&path);
    assert!(page.html.contains("SPRING-AB") && page.html.contains(&format!("{path}.csv")), "{}", page.html);
    let form = format!("key={}&count=20&prefix=&length=&usage_limit=2", page.value("key"));
    let made = world.post(&path, &form);
    assert_eq!((made.status, made.location()), (303, format!("{path}?made=20").as_str()));
    world.post(&path, &form);
    let sent = world.sent(&format!("POST {path}"));
    assert_eq!(sent[0].body, json!({"count": 20, "usage_limit": 2}));
    assert!(sent[0].key.is_some() && sent[0].key == sent[1].key);
    assert_eq!(world.post(&path, &form.replace("count=20", "count=many")).status, 422);

    let refused = World::new(|method, path| match path {
        path if path.ends_with("/codes") && method == "POST" => {
            Err(Problem::invalid("/count", "range", "Make at most 10,000 at once."))
        }
        path if path.ends_with("/codes.csv") => Err(ErrorCode::NotFound.into()),
        _ => spring(method, path),
    });
    let page = refused.post(&path, &form);
    assert!(page.status == 400 && page.html.contains("Make at most 10,000"), "{} {}", page.status, page.html);
    assert_eq!(refused.get(&format!("{path}.csv")).status, 404);
}

#[test]
fn a_products_title_may_have_commas() {
    let world = World::new(|method, path| match path {
        "/search" => Ok(json!({
            "items": [{
                "id": id::<ProductId>(9), "slug": "mug-big-red", "title": "Mug, big, red", "price": eur(500),
                "price_varies": false, "rating": {"average": 0.0, "count": 0}, "stock_level": "in_stock"
            }],
            "next_cursor": null, "prev_cursor": null, "total": {"value": 1, "relation": "eq"}, "facets": {}
        })),
        path if path.starts_with("/products/") => Ok(product()),
        "/admin/promotions" => Err(ErrorCode::Unavailable.into()),
        _ => calm(method, path),
    });
    let form = |products: &str| {
        let key = id::<kernel::EventId>(1);
        format!(
            "key={key}&name=Five&kind=percent&percent=10&stacking=exclusive&priority=0&products={products}"
        )
    };
    for (typed, ids) in [
        ("Mug%2C+big%2C+red", vec![9]),
        ("mug%2C+linen-shirt", vec![4, 4]),
        ("Mug%2C+big%2C+red%0Amug", vec![9, 4]),
    ] {
        world.post("/admin/promotions", &form(typed));
        let sent = world.sent("POST /admin/promotions").pop().unwrap().body;
        let ids: Vec<_> = ids.into_iter().map(id::<ProductId>).collect();
        assert_eq!(sent["conditions"]["product_ids"], json!(ids), "{typed}");
    }
}
