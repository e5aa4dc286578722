//! Taxes, and what shipping costs.

use super::{World, calm, eur};
use kernel::Problem;
use serde_json::{Value, json};

fn shop(method: &str, path: &str) -> Result<Value, Problem> {
    match path {
        "/admin/settings" => Ok(json!({
            "store_name": "Shop", "currency": "EUR", "countries": ["DE"], "tax_included": true, "tax_rates": [],
            "regional_tax_rates": [], "shipping_tax": "proportional", "contact_email": "a@b.de",
            "postal_address": "Here",
            "shipping_methods": [{
                "id": "parcel", "name": "Parcel", "names": {"de": "Paket"}, "kind": "by_weight", "price": eur(490),
                "steps": [{"from": 2000, "price": eur(690)}], "free_from": eur(5000), "estimates": {},
                "countries": ["DE"], "regions": [], "postal_prefixes": ["10", "12"], "active": true
            }]
        })),
        path if path.starts_with("/admin/shipping-methods/") => Ok(json!({"items": []})),
        _ => calm(method, path),
    }
}

#[test]
fn taxes_are_saved_as_they_were_typed_and_empty_rows_are_none() {
    let world = World::new(shop);
    assert_eq!(world.get("/admin/settings/taxes").status, 200);
    let form = "tax_included=false&shipping_tax=none&country=DE&standard=19&reduced=7\
        &region_country=DE&region=&postal_prefix=27498&region_standard=0&region_reduced=0\
        &region_country=DE&region=&postal_prefix=&region_standard=&region_reduced=";
    let saved = world.post("/admin/settings/taxes", form);
    assert_eq!(saved.status, 303, "{}", saved.html);
    let sent = &world.sent("PATCH /admin/settings")[0].body;
    assert_eq!(sent["tax_rates"], json!([{"country": "DE", "rate": 1900, "reduced": 700}]));
    assert_eq!(
        sent["regional_tax_rates"],
        json!([{"country": "DE", "postal_prefix": "27498", "rate": 0, "reduced": 0}])
    );
    assert_eq!((&sent["shipping_tax"], &sent["tax_included"]), (&json!("none"), &json!(false)));
    let wrong = world.post("/admin/settings/taxes", &form.replace("reduced=7", "reduced=much"));
    assert!(wrong.status == 422 && wrong.html.contains("aria-invalid"), "{}", wrong.html);
}

#[test]
fn the_shops_own_words_are_offered_and_saved_once_for_all() {
    let world = World::new(|method, path| match path {
        "/search" => Ok(json!({
            "items": [], "next_cursor": null, "prev_cursor": null, "total": {"value": 0, "relation": "eq"},
            "facets": {"brand": [], "attr.thread count": [{"value": "Fine weave", "count": 3}, {"value": "Navy", "count": 1}]}
        })),
        "/internal/v1/words" => Ok(json!({"words": ["Ice grey", "Kea", "XL", "Size", "30 cm"]})),
        _ => shop(method, path),
    });
    let page = world.get("/admin/settings/words");
    for (word, is_offered) in
        [("Ice grey", true), ("Kea", true), ("XL", false), ("Size", false), ("30 cm", false)]
    {
        assert_eq!(page.html.contains(&format!("value=\"{word}\"")), is_offered, "{word}");
    }
    assert!(
        page.html.contains("value=\"Thread count\"") && page.html.contains("German: Fine weave"),
        "{}",
        page.html
    );
    assert!(!page.html.contains("Navy"), "every shop knows it");
    let form = "word=Fine+weave&said_de=Feines+Gewebe&word=Thread+count&said_de=&word=&said_de=";
    assert_eq!(world.post("/admin/settings/words", form).status, 303);
    let sent = &world.sent("PATCH /admin/settings")[0].body;
    assert_eq!(sent["words"], json!({"de": {"Fine weave": "Feines Gewebe"}}));
    let wrong = world.post("/admin/settings/words", "word=&said_de=Feines+Gewebe");
    assert!(wrong.status == 422 && wrong.html.contains("aria-invalid"), "{}", wrong.html);
}

#[test]
fn what_shipping_costs_is_saved_apart_from_its_name_and_both_keep_the_other() {
    let world = World::new(shop);
    let page = world.get("/admin/settings/shipping/parcel/rates");
    assert!(page.html.contains("2000 6.90") && page.html.contains("10\n12"), "{}", page.html);
    let form = "kind=by_total&price=4.90&steps=50 2.90&free_from=&regions=&postal_prefixes=10";
    assert_eq!(world.post("/admin/settings/shipping/parcel/rates", form).status, 303);
    let name =
        "id=parcel&name=Parcels&name_de=Pakete&price=5&estimate=&estimate_de=&countries=DE&active=true";
    assert_eq!(world.post("/admin/settings/shipping/parcel", name).status, 303);
    let sent = world.sent("PUT /admin/shipping-methods/parcel");
    let (rates, named) = (&sent[0].body, &sent[1].body);
    assert_eq!((&rates["names"], &rates["kind"]), (&json!({"de": "Paket"}), &json!("by_total")));
    assert_eq!(rates["steps"], json!([{"from": 5000, "price": eur(290)}]));
    assert_eq!((rates.get("free_from"), &rates["postal_prefixes"]), (None, &json!(["10"])));
    assert_eq!((&named["name"], &named["kind"]), (&json!("Parcels"), &json!("by_weight")));
    assert_eq!((&named["free_from"], &named["postal_prefixes"]), (&eur(5000), &json!(["10", "12"])));
    let wrong = world.post("/admin/settings/shipping/parcel/rates", &form.replace("50 2.90", "cheap"));
    assert_eq!(wrong.status, 422);
    assert_eq!(world.get("/admin/settings/shipping/none/rates").status, 404);
}
