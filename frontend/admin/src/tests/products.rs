//! The page of a product: its texts in every language, prices, pictures, options.

use super::{Page, World, calm};
use kernel::{ErrorCode, Problem, ProductId, VariantId};
use serde_json::{Value, json};
use testkit::{id, staff};

#[test]
fn only_prices_that_changed_are_sent() {
    let world = World::new(calm);
    let path = format!("/admin/products/{}/prices", id::<ProductId>(4));
    let save = |price: &str| {
        world.post(&path, &format!("variant={}&price={price}&compare_at=", id::<VariantId>(3))).status
    };
    assert_eq!((save("5.00"), world.sent(&id::<VariantId>(3).to_string()).len()), (303, 0));
    assert_eq!((save("5,5"), world.sent(&id::<VariantId>(3).to_string()).len()), (303, 1));
    assert_eq!((save("1e3"), world.sent(&id::<VariantId>(3).to_string()).len()), (422, 1));
}

/// Brings files to a product's page.
fn bring(world: &World, alt: &str, files: &[(&str, &[u8])]) -> Page {
    let mut body =
        format!("--xyz\r\nContent-Disposition: form-data; name=\"alt\"\r\n\r\n{alt}\r\n").into_bytes();
    for (name, bytes) in files {
        let head = "--xyz\r\nContent-Disposition: form-data; name=\"pictures\"; filename=";
        body.extend(format!("{head}\"{name}\"\r\nContent-Type: image/png\r\n\r\n").into_bytes());
        body.extend_from_slice(bytes);
        body.extend(b"\r\n");
    }
    body.extend(b"--xyz--\r\n");
    let path = format!("/admin/products/{}/uploads", id::<ProductId>(4));
    world.send(&staff(), "POST", &path, Some("multipart/form-data; boundary=xyz"), body)
}

#[test]
fn a_products_translations_are_saved_with_it_and_empty_ones_are_none() {
    let world = World::new(calm);
    let path = format!("/admin/products/{}", id::<ProductId>(4));
    let seen = world.get(&path).value("seen");
    let form = format!(
        "seen={seen}&title=Mug&slug=mug&status=active&title_de=Becher&description_de=&seo_title_de=+&title_fr=Tasse"
    );
    assert_eq!(world.post(&path, &form).status, 303);
    let saved = &world.sent(&format!("PATCH {path}"))[0].body;
    assert_eq!(saved["translations"], json!({"de": {"title": "Becher"}}));
    let pictures = "url=%2Fa.png&position=2&alt=A&alt_de=&url=%2Fb.png&position=1&alt=B&alt_de=Be";
    assert_eq!(world.post(&format!("{path}/pictures"), pictures).status, 303);
    let saved = &world.sent(&format!("PATCH {path}"))[1].body;
    let media = json!([{"url": "/b.png", "alt": "B", "alts": {"de": "Be"}}, {"url": "/a.png", "alt": "A"}]);
    assert_eq!(saved["media"], media);

    let refused =
        world.post(&path, &format!("title=Mug&slug=mug&status=active&title_de={}", "x".repeat(201)));
    assert_eq!(refused.status, 422);
    assert!(refused.html.contains("This is too long."), "{}", refused.html);
}

#[test]
fn a_page_from_before_anothers_change_is_shown_again_before_it_replaces_it() {
    let world = World::new(calm);
    let path = format!("/admin/products/{}", id::<ProductId>(4));
    let form = |seen: &str| format!("seen={seen}&title=Mug&slug=mug&status=active&brand=Mine");
    let stale = world.post(&path, &form("of-yesterday"));
    assert_eq!((stale.status, world.sent(&format!("PATCH {path}"))), (409, Vec::new()));
    assert!(stale.html.contains("Somebody has changed this product") && stale.html.contains("Mine"));
    assert_eq!(world.post(&path, &form(&stale.value("seen"))).status, 303);
}

#[test]
fn pictures_that_were_brought_join_the_products() {
    let world = World::new(|method, path| match path {
        "/admin/media" => Ok(json!({"url": "/media/u/a.png", "width": 8, "height": 8})),
        _ => calm(method, path),
    });
    let page = bring(&world, "Seen from above", &[("a.png", b"\x89PNG"), ("b.png", b"\x89PNG")]);
    assert_eq!(page.status, 303, "{}", page.html);
    assert_eq!(world.sent("POST /admin/media").len(), 2);
    let changes = world.sent(&format!("PATCH /admin/products/{}", id::<ProductId>(4)));
    let media = json!([{"url": "/media/u/a.png", "alt": "Seen from above"}]);
    assert_eq!((changes.len(), &changes[0].body["media"]), (1, &media), "the same picture joins once");
}

#[test]
fn what_is_no_picture_is_refused_by_its_name_at_the_field() {
    let world = World::new(|method, path| match path {
        "/admin/media" => Err(ErrorCode::UnsupportedMediaType.into()),
        _ => calm(method, path),
    });
    let page = bring(&world, "x", &[("<svg>.svg", b"<svg onload=alert(1)>")]);
    assert_eq!(page.status, 422);
    assert!(page.html.contains("&lt;svg&gt;.svg” is not a PNG, JPEG or WebP picture"), "{}", page.html);
    assert!(page.html.contains("id=\"field-pictures-error\"") && page.value("alt") == "x", "{}", page.html);
    assert_eq!(bring(&world, "x", &[("", b"")]).status, 422, "no file was chosen");
    let path = format!("/admin/products/{}/uploads", id::<ProductId>(4));
    assert_eq!(world.post(&path, "alt=x").status, 415);
    assert_eq!(world.sent("PATCH"), []);
}

#[test]
fn options_change_only_after_a_second_look() {
    fn sized(method: &str, path: &str) -> Result<Value, Problem> {
        let mut product = calm(method, path)?;
        if path.ends_with("/options") {
            product["options"] = json!([{"name": "Size", "values": ["S", "M"]}]);
            product["variants"][0]["options"] = json!({"Size": "S"});
        }
        Ok(product)
    }
    let world = World::new(sized);
    let path = format!("/admin/products/{}/options", id::<ProductId>(4));
    let form = "option_was=&option=Size&option_place=1&value_of=0&value_was=&value=S&value_place=1\
                &value_of=0&value_was=&value=M&value_place=2";
    let page = world.post(&path, form);
    assert_eq!((page.status, page.value("sku")), (200, "MUG-M".to_owned()), "{}", page.html);
    assert!(world.sent("/options").iter().all(|sent| sent.body["preview"] == true));
    let done = world.post(&path, &format!("{form}&version=1&sku=MUG-M&price=5.50&stock=3"));
    assert_eq!(done.status, 303, "{}", done.html);
    assert_eq!(world.sent("/options").last().unwrap().body["preview"], false);
    let joined = &world.sent("/variants")[0].body["variants"];
    assert_eq!((joined.as_array().unwrap().len(), &joined[0]["options"]), (1, &json!({"Size": "M"})));
    // Somebody changed the product since: look again.
    assert_eq!(world.post(&path, &format!("{form}&version=7&sku=X&price=5&stock=")).status, 200);
    assert_eq!(
        world.post(&path, &form.replace("value=S", "value=").replace("value=M", "value=")).status,
        422
    );
}
