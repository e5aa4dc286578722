//! Two tabs, and two clicks.

use super::{World, calm, eur, product};
use kernel::{CategoryId, CustomerId, ErrorCode, Permission, Principal, Problem, ProductId, VariantId};
use serde_json::{Value, json};
use testkit::id;

/// A shop whose settings somebody else has just changed.
fn changed_elsewhere(method: &str, path: &str) -> Result<Value, Problem> {
    match (method, path) {
        ("PATCH", "/admin/settings") | ("PUT", "/admin/notification-settings") => {
            Err(ErrorCode::Conflict.into())
        }
        (_, "/admin/settings") => {
            let mut settings = calm("GET", "/internal/v1/settings")?;
            settings["shipping_methods"] = json!([]);
            settings["version"] = json!(8);
            Ok(settings)
        }
        (_, "/admin/notification-settings") => {
            Ok(json!({"from_address": "shop@shop.test", "footers": {}, "version": "8"}))
        }
        (_, "/admin/pages") => Ok(json!({"items": [{"slug": "delivery", "locale": "en", "title": "Delivery",
            "body": "By bike.", "updated_at": "2026-11-23T12:00:00.000Z"}]})),
        (_, "/search") => Ok(json!({"items": [], "total": {"value": 0, "relation": "eq"}, "facets": {}})),
        _ => calm(method, path),
    }
}

#[test]
fn a_form_that_was_opened_before_somebody_elses_change_says_so_and_keeps_what_was_typed() {
    for (path, call, form, typed) in [
        (
            "/admin/settings",
            "PATCH /admin/settings",
            "store_name=Kontor&contact_email=a%40b.de&postal_address=Here&time_zone=UTC",
            "value=\"Kontor\"",
        ),
        (
            "/admin/settings/taxes",
            "PATCH /admin/settings",
            "tax_included=true&shipping_tax=none&country=DE&standard=16.5&reduced=5",
            "value=\"16.5\"",
        ),
        ("/admin/settings/words", "PATCH /admin/settings", "word=Fine+weave&said_de=Fein", "value=\"Fein\""),
        (
            "/admin/mails/settings",
            "PUT /admin/notification-settings",
            "sender_name=Kontor&reply_to=&footer_en=&footer_de=",
            "value=\"Kontor\"",
        ),
    ] {
        let world = World::new(changed_elsewhere);
        assert_eq!(world.get(path).value("seen"), "8", "{path}");
        let page = world.post(path, &format!("{form}&seen=7"));
        assert_eq!(page.status, 409, "{path}");
        assert!(page.html.contains("Somebody has changed this since you opened it."), "{}", page.html);
        assert!(page.html.contains(typed), "{path}: {}", page.html);
        assert_eq!(page.value("seen"), "8", "sent once more, it is meant");
        let seen = world.sent(call)[0].body["seen"].clone();
        assert!(seen == json!(7) || seen == json!("7"), "{path}: {seen}");
        // A page that does not say what it showed is none of ours since long: the last one wins, as over the API.
        world.post(path, form);
        assert_eq!(world.sent(call)[1].body.get("seen"), None, "{path}");
    }
}

#[test]
fn a_page_that_somebody_else_wrote_meanwhile_stays_in_every_language() {
    let world = World::new(changed_elsewhere);
    let path = "/admin/settings/pages/delivery";
    let page = world.get(path);
    assert_eq!(page.value("seen_en"), "2026-11-23T12:00:00.000Z");
    let save = |seen: &str| {
        let form = format!(
            "title_en=Delivery&body_en=By+ship.&title_de=Lieferung&body_de=Schiff&seen_de=&seen_en={seen}"
        );
        world.post(path, &form)
    };
    let overtaken = save("2026-11-22T12:00:00.000Z");
    assert_eq!(overtaken.status, 409);
    assert!(overtaken.html.contains("By ship.") && overtaken.html.contains("Somebody has changed this"));
    assert_eq!(overtaken.value("seen_en"), "2026-11-23T12:00:00.000Z");
    assert!(world.sent("/delivery/en").is_empty() && world.sent("/delivery/de").is_empty());
}

#[test]
fn a_second_sending_that_finds_it_done_leads_on() {
    let world = World::new(|method, path| match (method, path) {
        ("POST", "/admin/categories") => Err(ErrorCode::SlugTaken.into()),
        (_, "/admin/categories") => Ok(json!({"items": [{"id": id::<CategoryId>(5), "slug": "shoes",
            "name": "Shoes", "names": {"de": "Schuhe"}, "product_count": 0, "children": []}]})),
        ("POST", path) if path.ends_with("/variants") => {
            Err(Problem::invalid("/variants/0", "taken", "There is one."))
        }
        ("DELETE", _) => Err(ErrorCode::NotFound.into()),
        (_, path) if path.starts_with("/admin/products/") => {
            let mut product = product();
            product["options"] = json!([{"name": "Size", "values": ["S"]}]);
            product["variants"][0]["options"] = json!({"Size": "S"});
            Ok(product)
        }
        _ => calm(method, path),
    });
    let product = format!("/admin/products/{}", id::<ProductId>(4));
    let done = |path: &str, form: &str| {
        let page = world.post(path, form);
        (page.status == 303).then(|| page.location().to_owned())
    };
    let saved = |path: &str| Some(format!("{path}?done=saved"));
    let category = "name=Shoes&name_de=Schuhe&slug=&parent=";
    assert_eq!(done("/admin/categories", category), saved("/admin/categories"));
    assert_eq!(
        done("/admin/categories", &category.replace("Schuhe", "Treter")),
        None,
        "another one is refused"
    );
    let remove = format!("/admin/categories/{}/remove", id::<CategoryId>(5));
    assert_eq!(done(&remove, ""), Some("/admin/categories?done=removed".to_owned()));
    let seen = world.get(&product).value("seen");
    let typed = |rest: &str| {
        let title = ui::to_query(&[("title", super::HOSTILE)]);
        let form = format!("seen={seen}&{title}&slug=mug&status=active&{rest}");
        let page = world.post_parts(&product, &form, &[]);
        (page.status == 303).then(|| page.location().to_owned())
    };
    let variant = "new_option=Size&new_value=S&new_sku=MUG&new_price=5&new_stock=";
    assert_eq!(typed(variant), saved(&product));
    assert_eq!(typed(&variant.replace("=5", "=6")), None);
    assert_eq!(typed(&format!("action=remove&gone={}", id::<VariantId>(9))), saved(&product));
}

#[test]
fn who_may_see_accounts_sees_whose_store_credit_it_is_by_one_question() {
    let world = World::new(|method, path| match path {
        "/admin/gift-cards" => {
            let card = |n: u8| {
                json!({"id": id::<kernel::GiftCardId>(n), "customer_id": id::<CustomerId>(n), "balance": eur(0),
                    "active": true, "created_at": testkit::now()})
            };
            Ok(json!({"items": (1..=24).map(card).collect::<Vec<_>>()}))
        }
        "/internal/v1/account-names" => {
            let name =
                |n: u8| json!({"id": id::<CustomerId>(n), "name": "Ada", "email": format!("a{n}@b.de")});
            Ok(json!({"items": (1..=24).map(name).collect::<Vec<_>>()}))
        }
        _ => calm(method, path),
    });
    let page = world.get("/admin/gift-cards");
    assert!(page.html.contains(">a1@b.de<") && page.html.contains(">a24@b.de<"), "{}", page.html);
    assert_eq!(world.sent("/account-names").len(), 1);
    let alone = |n: u8| world.sent(&format!("/admin/customers/{}", id::<CustomerId>(n))).len();
    assert_eq!((1..=24).map(alone).sum::<usize>(), 0, "none by itself");
    let clerk = Principal::Staff { id: id(9), permissions: vec![Permission::Promotions] };
    let page = world.request(&clerk, "GET", "/admin/gift-cards", None);
    assert!(!page.html.contains("a1@b.de"), "{}", page.html);
    assert_eq!(world.sent("/account-names").len(), 1, "who may not is not told");
}
