//! The page of a product: its texts in every language, prices, pictures, options, saved by one form.

use super::{Page, World, calm, eur};
use kernel::{ErrorCode, Problem, ProductId, VariantId};
use serde_json::{Value, json};
use std::cell::Cell;
use testkit::id;

fn path() -> String {
    format!("/admin/products/{}", id::<ProductId>(4))
}

fn changes(world: &World) -> Vec<Value> {
    world.sent(&format!("PATCH {}", path())).into_iter().map(|sent| sent.body).collect()
}

/// A product with a picture, sizes and nothing hostile in it.
fn mug(method: &str, at: &str) -> Result<Value, Problem> {
    let mut mug = calm(method, at)?;
    if at.starts_with("/admin/products/") {
        (mug["title"], mug["description"], mug["brand"]) = (json!("Mug"), json!("Holds tea."), json!("Kiln"));
        mug["translations"] = json!({"de": {"title": "Becher"}});
        let image = |name: &str| json!({"url": format!("/{name}.png"), "alt": name, "width": 8, "height": 8});
        mug["media"] = json!([image("a"), image("b")]);
        mug["options"] = json!([{"name": "Size", "values": ["S", "M"]}]);
        mug["variants"][0]["options"] = json!({"Size": "S"});
        mug["variants"][0]["title"] = json!("S");
        let mut other = mug["variants"][0].clone();
        (other["id"], other["sku"]) = (json!(id::<VariantId>(7)), json!("MUG-M"));
        (other["options"], other["title"]) = (json!({"Size": "M"}), json!("M"));
        mug["variants"] = json!([mug["variants"][0], other]);
    }
    Ok(mug)
}

/// The form of [`mug`] as its page shows it.
fn shown(world: &World) -> String {
    let seen = world.get(&path()).value("seen");
    format!(
        "seen={seen}&title=Mug&slug=mug&description=Holds+tea.&brand=Kiln&status=active&tax_class=reduced&weight_grams=\
         &attributes=&seo_title=&seo_description=&title_de=Becher&price_all=\
         &variant={}&price=5.00&compare_at=&image=&variant={}&price=5.00&compare_at=&image=\
         &option_was=Size&option=Size&option_place=1&value_of=0&value_was=S&value=S&value_place=1\
         &value_of=0&value_was=M&value=M&value_place=2&value_of=0&value_was=&value=&value_place=3\
         &new_option=Size&new_value=&new_sku=&new_price=&new_stock=&gone={}\
         &url=%2Fa.png&position=1&alt=a&alt_de=&url=%2Fb.png&position=2&alt=b&alt_de=&new_alt=",
        id::<VariantId>(3),
        id::<VariantId>(7),
        id::<VariantId>(3),
    )
}

fn with(form: &str, typed: &[(&str, &str)]) -> String {
    typed.iter().fold(form.to_owned(), |form, (from, to)| {
        assert!(form.contains(from), "{from}");
        form.replacen(from, to, 1)
    })
}

#[test]
fn a_title_and_a_price_are_saved_by_one_button_in_one_change() {
    let world = World::new(mug);
    let typed = with(&shown(&world), &[("title=Mug", "title=Cup"), ("price=5.00", "price=5,50")]);
    let done = world.post_parts(&path(), &typed, &[]);
    assert_eq!((done.status, done.location()), (303, &*format!("{}?done=saved", path())), "{}", done.html);
    let sent = &changes(&world)[0];
    assert_eq!(sent["title"], "Cup");
    assert_eq!(sent["variants"], json!([{"id": id::<VariantId>(3), "price": eur(550)}]), "only what changed");
    assert!(sent.get("media").is_none(), "{sent}");
}

#[test]
fn a_page_on_which_nothing_was_typed_changes_nothing() {
    let world = World::new(mug);
    assert_eq!(world.post_parts(&path(), &shown(&world), &[]).status, 303);
    assert_eq!(changes(&world), Vec::<Value>::new());
    assert!(world.sent("/options").is_empty() && world.sent("/variants").is_empty());
}

#[test]
fn whatever_is_wrong_somewhere_on_the_page_nothing_is_saved_and_nothing_typed_is_lost() {
    let world = World::new(mug);
    let typed = [
        ("title=Mug", "title=Cup"),
        ("description=Holds+tea.", "description=Holds+coffee."),
        ("title_de=Becher", "title_de=Tasse"),
        ("alt=a&", "alt=Front&"),
        ("new_value=&new_sku=", "new_value=L&new_sku=MUG-L"),
        ("new_alt=", "new_alt=On+a+table"),
        ("value=M&", "value=Medium&"),
    ];
    let form = with(&shown(&world), &typed);
    for (wrong, error) in [
        (("price=5.00", "price=1e3"), "aria-invalid=\"true\""),
        (("price_all=", "price_all=x"), "field-price_all-error"),
        (("weight_grams=", "weight_grams=light"), "field-weight_grams-error"),
        (("position=1", "position=first"), "Give every picture a number"),
    ] {
        let wrong = with(&form, &[("new_price=", "new_price=6"), wrong]);
        let page = world.post_parts(&path(), &wrong, &[("a.png", b"\x89PNG")]);
        assert_eq!(page.status, 422, "{error}");
        assert!(page.html.contains("Nothing was saved yet.") && page.html.contains(error), "{}", page.html);
        for typed in ["Cup", "Holds coffee.", "Tasse", "Front", "MUG-L", "On a table", "Medium"] {
            assert!(page.html.contains(typed), "{typed}: {}", page.html);
        }
        assert!(page.html.contains("Choose the pictures once more"), "{}", page.html);
    }
    assert_eq!(changes(&world), Vec::<Value>::new());
    assert!(world.sent("/admin/media").is_empty() && world.sent("/variants").is_empty());
}

#[test]
fn what_the_catalog_refuses_is_said_at_its_field_and_nothing_typed_is_lost() {
    let world = World::new(|method, at| match method {
        "PATCH" => {
            let detail = "The price to compare with is above the price.";
            Err(Problem::invalid("/variants/0/price", "compare_at_price", detail))
        }
        _ => mug(method, at),
    });
    let form = shown(&world);
    let second = form.rfind("price=5.00&compare_at=").unwrap();
    let typed = format!("{}{}", &form[..second], form[second..].replacen("compare_at=", "compare_at=4", 1));
    let page = world.post_parts(&path(), &with(&typed, &[("title=Mug", "title=Cup")]), &[]);
    assert_eq!(page.status, 400, "{}", page.html);
    assert_eq!(page.value("title"), "Cup");
    assert!(page.html.contains(&format!("id=\"price-{}-error\"", id::<VariantId>(7))), "{}", page.html);
}

#[test]
fn one_price_is_for_all_variants() {
    let world = World::new(mug);
    assert_eq!(
        world.post_parts(&path(), &with(&shown(&world), &[("price_all=", "price_all=7.20")]), &[]).status,
        303
    );
    let all =
        json!([{"id": id::<VariantId>(3), "price": eur(720)}, {"id": id::<VariantId>(7), "price": eur(720)}]);
    assert_eq!(changes(&world)[0]["variants"], all);
}

#[test]
fn a_products_translations_are_saved_with_it_and_empty_ones_are_none() {
    let world = World::new(mug);
    let typed = [("title_de=Becher", "title_de=Tasse&description_de=&seo_title_de=+&title_fr=Tasse")];
    assert_eq!(world.post_parts(&path(), &with(&shown(&world), &typed), &[]).status, 303);
    assert_eq!(changes(&world)[0]["translations"], json!({"de": {"title": "Tasse"}}));
    let long = with(&shown(&world), &[("title_de=Becher", &format!("title_de={}", "x".repeat(201)))]);
    let refused = world.post_parts(&path(), &long, &[]);
    assert_eq!(refused.status, 422);
    assert!(refused.html.contains("This is too long."), "{}", refused.html);
}

#[test]
fn pictures_change_places_and_words_with_the_rest() {
    let world = World::new(mug);
    let typed = [("position=1", "position=2"), ("position=2&alt=b&alt_de=", "position=1&alt=b&alt_de=Be")];
    assert_eq!(world.post_parts(&path(), &with(&shown(&world), &typed), &[]).status, 303);
    let media = json!([{"url": "/b.png", "alt": "b", "alts": {"de": "Be"}}, {"url": "/a.png", "alt": "a"}]);
    assert_eq!(changes(&world)[0]["media"], media);
}

#[test]
fn a_picture_goes_while_the_price_of_the_variant_that_it_shows_changes() {
    fn pictured(method: &str, at: &str) -> Result<Value, Problem> {
        let mut mug = mug(method, at)?;
        if at.starts_with("/admin/products/") {
            mug["variants"][0]["image"] = mug["media"][1].clone();
        }
        Ok(mug)
    }
    let world = World::new(pictured);
    let removes = [("&image=&", "&image=%2Fb.png&"), ("new_alt=", "remove=1&new_alt=")];
    let form = with(&shown(&world), &removes);
    assert_eq!(world.post_parts(&path(), &form, &[]).status, 303);
    assert_eq!(changes(&world)[0].get("variants"), None, "the catalog takes it from the variant");
    assert_eq!(world.post_parts(&path(), &with(&form, &[("price=5.00", "price=5.50")]), &[]).status, 303);
    let sent = &changes(&world)[1];
    assert_eq!(sent["media"], json!([{"url": "/a.png", "alt": "a"}]));
    assert_eq!(sent["variants"], json!([{"id": id::<VariantId>(3), "price": eur(550)}]));

    let refusing = World::new(|method, at| match method {
        "PATCH" => Err(Problem::invalid("/variants/0/image_url", "unknown", "Name one of the pictures.")),
        _ => pictured(method, at),
    });
    let form = with(&shown(&refusing), &[("&image=&", "&image=%2Fa.png&")]);
    let page = refusing.post_parts(&path(), &form, &[]);
    let field = format!("image-{}", id::<VariantId>(3));
    for part in
        [format!("id=\"{field}\""), format!("aria-describedby=\"{field}-error\" aria-invalid=\"true\"")]
    {
        assert!(page.html.contains(&part), "{part}: {}", page.html);
    }
}

thread_local! {
    /// How often the product was saved, and what its brand is after the first time.
    static SAVES: Cell<u32> = const { Cell::new(0) };
    static BRAND: Cell<&'static str> = const { Cell::new("Kiln") };
}

fn overtaking(method: &str, at: &str) -> Result<Value, Problem> {
    if method == "PATCH" && SAVES.replace(SAVES.get() + 1) == 0 {
        return Err(ErrorCode::Conflict.into());
    }
    let mut mug = mug(method, at)?;
    if at.starts_with("/admin/products/") {
        mug["version"] = json!(1 + SAVES.get());
        if SAVES.get() > 0 {
            mug["brand"] = json!(BRAND.get());
        }
    }
    Ok(mug)
}

#[test]
fn who_is_overtaken_while_saving_is_told_unless_only_stock_moved() {
    for (brand, status, versions) in [("Kiln", 303, vec![1, 2]), ("Theirs", 409, vec![1])] {
        SAVES.set(0);
        BRAND.set(brand);
        let world = World::new(overtaking);
        let answer = world.post_parts(&path(), &with(&shown(&world), &[("title=Mug", "title=Cup")]), &[]);
        let sent: Vec<_> = changes(&world).iter().map(|change| change["version"].clone()).collect();
        assert_eq!((answer.status, json!(sent)), (status, json!(versions)));
    }
}

#[test]
fn a_page_from_before_anothers_change_is_shown_again_before_it_replaces_it() {
    let world = World::new(mug);
    let form = with(&shown(&world), &[("brand=Kiln", "brand=Mine")]);
    let seen = world.get(&path()).value("seen");
    let old = form.replace(&format!("seen={seen}"), "seen=of-yesterday");
    let stale = world.post_parts(&path(), &old, &[]);
    assert_eq!((stale.status, changes(&world)), (409, Vec::new()));
    assert!(stale.html.contains("Somebody has changed this") && stale.html.contains("Mine"));
    let again = old.replace("seen=of-yesterday", &format!("seen={}", stale.value("seen")));
    assert_eq!(world.post_parts(&path(), &again, &[]).status, 303);
    // Sent a second time after all of it is done, a form is no conflict: nothing is left to do.
    let done = shown(&world).replace(&format!("seen={seen}"), "seen=of-yesterday");
    assert_eq!((world.post_parts(&path(), &done, &[]).status, changes(&world).len()), (303, 1));
}

#[test]
fn a_variant_that_a_colleague_added_is_shown_with_its_own_price_after_a_conflict() {
    let form = with(&shown(&World::new(mug)), &[("brand=Kiln", "brand=Mine")]);
    let world = World::new(|method, at| {
        let mut mug = mug(method, at)?;
        if at.starts_with("/admin/products/") {
            let mut new = mug["variants"][0].clone();
            (new["id"], new["sku"]) = (json!(id::<VariantId>(8)), json!("MUG-L"));
            (new["price"], new["compare_at_price"], new["image"]) =
                (eur(1234), eur(2345), mug["media"][1].clone());
            mug["variants"].as_array_mut().unwrap().push(new);
        }
        Ok(mug)
    });
    let page = world.post_parts(&path(), &form, &[]);
    assert_eq!(page.status, 409, "{}", page.html);
    for own in ["value=\"12.34\"", "value=\"23.45\"", "value=\"/b.png\" selected"] {
        assert!(page.html.contains(own), "{own}: {}", page.html);
    }
}

/// Brings files to a product's page.
fn bring(world: &World, alt: &str, files: &[(&str, &[u8])]) -> Page {
    let form = with(&shown(world), &[("new_alt=", &format!("new_alt={alt}")), ("title=Mug", "title=Cup")]);
    world.post_parts(&path(), &form, files)
}

#[test]
fn pictures_that_were_brought_join_the_products_and_whatever_else_was_typed_is_saved_with_them() {
    let world = World::new(|method, path| match path {
        "/admin/media" => Ok(json!({"url": "/media/u/a.png", "width": 8, "height": 8})),
        _ => mug(method, path),
    });
    let page = bring(&world, "Seen+from+above", &[("a.png", b"\x89PNG"), ("b.png", b"\x89PNG")]);
    assert_eq!(page.status, 303, "{}", page.html);
    assert_eq!(world.sent("POST /admin/media").len(), 2);
    let sent = changes(&world);
    let joined = json!({"url": "/media/u/a.png", "alt": "Seen from above"});
    assert_eq!((sent.len(), &sent[0]["title"], &sent[0]["media"][2]), (1, &json!("Cup"), &joined));
    assert_eq!(sent[0]["media"].as_array().unwrap().len(), 3, "the same picture joins once");
}

#[test]
fn what_is_no_picture_is_refused_by_its_name_at_the_field_and_the_rest_is_saved() {
    let world = World::new(|method, path| match path {
        "/admin/media" => Err(ErrorCode::UnsupportedMediaType.into()),
        _ => mug(method, path),
    });
    let page = bring(&world, "x", &[("<svg>.svg", b"<svg onload=alert(1)>")]);
    assert_eq!(page.status, 422);
    assert!(page.html.contains("&lt;svg&gt;.svg” is not a PNG, JPEG or WebP picture"), "{}", page.html);
    assert!(
        page.html.contains("id=\"field-pictures-error\"") && page.value("new_alt") == "x",
        "{}",
        page.html
    );
    assert!(page.html.contains("Everything is saved but the pictures"), "{}", page.html);
    assert_eq!((changes(&world).len(), changes(&world)[0].get("media")), (1, None));
    assert_eq!(bring(&world, "x", &[("", b"")]).status, 303, "no file was chosen");
    assert_eq!(world.post(&path(), "new_alt=x").status, 415);
}

#[test]
fn a_variant_that_cannot_join_says_so_beside_what_was_saved() {
    let world = World::new(|method, path| match path {
        path if path.ends_with("/variants") => {
            Err(Problem::new(ErrorCode::SkuTaken).detail("Another variant has this SKU."))
        }
        _ => mug(method, path),
    });
    let new = "new_value=L&new_sku=MUG-S&new_price=6&new_stock=4";
    let typed = [("title=Mug", "title=Cup"), ("new_value=&new_sku=&new_price=&new_stock=", new)];
    let page = world.post_parts(&path(), &with(&shown(&world), &typed), &[]);
    assert_eq!((page.status, changes(&world)[0]["title"].clone()), (409, json!("Cup")));
    assert!(
        page.html.contains("are saved, but the new variant did not join: Another variant"),
        "{}",
        page.html
    );
    assert_eq!((page.value("new_sku"), page.value("new_stock")), ("MUG-S".to_owned(), "4".to_owned()));
    let wish = &world.sent("/variants")[0].body["variants"][0];
    assert_eq!((&wish["options"], &wish["stock"]), (&json!({"Size": "L"}), &json!(4)));
}

#[test]
fn a_variant_leaves_only_by_its_own_button_and_after_what_was_typed_is_saved() {
    let world = World::new(|method, path| match method {
        "DELETE" => Err(ErrorCode::NotFound.into()),
        _ => mug(method, path),
    });
    let gone = format!("/admin/variants/{}", id::<VariantId>(3));
    world.post_parts(&path(), &shown(&world), &[]);
    assert!(world.sent(&format!("DELETE {gone}")).is_empty());
    let form = format!("{}&action=remove", with(&shown(&world), &[("title=Mug", "title=Cup")]));
    assert_eq!(world.post_parts(&path(), &form, &[]).status, 303);
    assert_eq!((changes(&world).len(), world.sent(&format!("DELETE {gone}")).len()), (1, 1));
    let wrong = form.replace("status=active", "status=lost");
    assert_eq!(world.post_parts(&path(), &wrong, &[]).status, 422);
    assert_eq!(world.sent(&format!("DELETE {gone}")).len(), 1, "what cannot be saved removes nothing");
}

#[test]
fn the_page_says_how_many_of_each_variant_there_are() {
    fn counted(method: &str, path: &str) -> Result<Value, Problem> {
        match path {
            "/internal/v1/availability" => Ok(json!({"items": [
                {"variant_id": id::<VariantId>(3), "available": 0, "on_hand": 12},
                {"variant_id": id::<VariantId>(7), "available": 0, "on_hand": 0},
            ]})),
            _ => mug(method, path),
        }
    }
    let page = World::new(counted).get(&path());
    assert!(page.html.contains("12 on hand") && page.html.contains("0 on hand"), "{}", page.html);
    assert!(page.html.contains(&format!("/admin/stock/{}", id::<VariantId>(7))));
    let sold_out = World::new(|method, path| {
        let mut mug = counted(method, path)?;
        for variant in mug["variants"].as_array_mut().into_iter().flatten() {
            (variant["available"], variant["stock_level"]) = (json!(false), json!("out"));
        }
        Ok(mug)
    });
    let created = sold_out.get(&format!("{}?done=created", path()));
    assert!(created.html.contains("in the shop. It has no stock yet"), "{}", created.html);
    let with_stock = World::new(mug).get(&format!("{}?done=created", path()));
    assert!(with_stock.html.contains("The product is created and on sale."), "{}", with_stock.html);
}

#[test]
fn options_that_cannot_be_say_that_all_else_is_saved() {
    let world = World::new(|method, path| match path {
        path if path.ends_with("/options") => {
            Err(Problem::invalid("/options/1/name", "duplicate", "Two options have this name."))
        }
        _ => mug(method, path),
    });
    let typed = [("title=Mug", "title=Cup"), ("price=5.00", "price=5.50"), ("value=M&", "value=Medium&")];
    let page = world.post_parts(&path(), &with(&shown(&world), &typed), &[]);
    assert_eq!((page.status, &changes(&world)[0]["title"]), (400, &json!("Cup")), "{}", page.html);
    let said = "Everything else is saved. The options are as they were: Two options have this name.";
    assert!(page.html.contains(said) && page.html.contains("Medium"), "{}", page.html);
    assert!(!page.html.contains("Nothing was saved yet."), "{}", page.html);
}

#[test]
fn what_was_saved_beside_pictures_that_are_none_is_said_as_it_is() {
    let world = World::new(|method, path| match path {
        "/admin/media" => Err(ErrorCode::UnsupportedMediaType.into()),
        path if path.ends_with("/variants") => Err(ErrorCode::SkuTaken.into()),
        _ => mug(method, path),
    });
    let said = |from, to| {
        let form = with(&shown(&world), &[("title=Mug", "title=Cup"), (from, to)]);
        world.post_parts(&path(), &form, &[("a.txt", b"no picture")]).html
    };
    let options = said("value=M&", "value=Medium&");
    assert!(options.contains("named below and the options") && options.contains("Medium"), "{options}");
    let new = "new_value=L&new_sku=MUG-S&new_price=6&new_stock=4";
    let variant = said("new_value=&new_sku=&new_price=&new_stock=", new);
    assert!(variant.contains("Texts and prices are saved, but the new variant did not join"), "{variant}");
}

#[test]
fn buttons_that_ask_for_something_say_what_is_missing() {
    let world = World::new(mug);
    let asked = |action| {
        let action = format!("new_alt=&action={action}");
        let form = with(&shown(&world), &[("title=Mug", "title=Cup"), ("new_alt=", &action)]);
        world.post_parts(&path(), &form, &[("", b"")])
    };
    let added = asked("add");
    assert_eq!(added.status, 422, "{}", added.html);
    for field in ["field-new_sku-error", "field-new_price-error", "new-value-0-error", "Cup"] {
        assert!(added.html.contains(field), "{field}: {}", added.html);
    }
    let uploaded = asked("upload");
    assert_eq!(uploaded.status, 422, "{}", uploaded.html);
    assert!(uploaded.html.contains("Choose at least one picture.") && uploaded.html.contains("Cup"));
    assert_eq!(changes(&world), Vec::<Value>::new());
}

#[test]
fn another_products_variant_does_not_leave_by_this_page() {
    let world = World::new(mug);
    let gone = |n| format!("gone={}", id::<VariantId>(n));
    let form = with(&shown(&world), &[(&gone(3), &gone(9)), ("new_alt=", "new_alt=&action=remove")]);
    assert_eq!(world.post_parts(&path(), &form, &[]).status, 303);
    assert!(world.0.sent.borrow().iter().all(|sent| !sent.call.starts_with("DELETE ")));
}

#[test]
fn a_variant_that_comes_or_goes_is_not_mixed_with_other_options() {
    let world = World::new(mug);
    let new = "new_value=L&new_sku=MUG-L&new_price=6&new_stock=4";
    let joins = [("title=Mug", "title=Cup"), ("new_value=&new_sku=&new_price=&new_stock=", new)];
    let leaves = [("title=Mug", "title=Cup"), ("new_alt=", "new_alt=&action=remove")];
    for typed in [joins, leaves] {
        let form = with(&with(&shown(&world), &typed), &[("value=M&", "value=Medium&")]);
        let page = world.post_parts(&path(), &form, &[]);
        assert_eq!(page.status, 422, "{}", page.html);
        for words in ["Nothing was saved yet.", "Add or remove the variant first", "Cup", "Medium"] {
            assert!(page.html.contains(words), "{words}: {}", page.html);
        }
    }
    assert_eq!(changes(&world), Vec::<Value>::new());
    assert!(world.sent("/options").is_empty() && world.sent("/variants").is_empty());
    assert!(world.sent(&format!("DELETE /admin/variants/{}", id::<VariantId>(3))).is_empty());
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
    let seen = world.get(&self::path()).value("seen");
    let typed = format!("seen={seen}&title=Jug&slug=mug&status=active&{form}");
    let page = world.post_parts(&self::path(), &typed, &[]);
    assert_eq!(changes(&world)[0]["title"], "Jug", "what else was typed is saved first");
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
