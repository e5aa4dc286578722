use super::{Index, category, document};
use serde_json::{Value, json};

fn shop() -> Index {
    let index = Index::new();
    let mut jacket = document(1, "Harbour rain jacket");
    jacket.options.insert("Colour".into(), vec!["Navy".into(), "Olive".into()]);
    jacket.options.insert("Size".into(), vec!["S".into(), "M".into()]);
    jacket.attributes.insert("Material".into(), "Cotton".into());
    let mut jackets = category("jackets");
    jackets.names.insert("de".into(), "Oberbekleidung".into());
    jacket.categories = vec![jackets];
    let mut lamp = document(2, "Reading lamp");
    lamp.options.insert("Colour".into(), vec!["Navy".into()]);
    lamp.attributes.insert("Material".into(), "Steel".into());
    let mut mug = document(3, "Enamel mug");
    mug.options.insert("colour".into(), vec!["White".into()]);
    for (n, product) in (1..).zip([jacket, lamp, mug]) {
        index.receive(n, &product);
    }
    index
}

fn counts(answer: &Value, facet: &str) -> Vec<(String, u64)> {
    let values = answer["facets"][facet].as_array().unwrap().iter();
    values.map(|v| (v["value"].as_str().unwrap().to_owned(), v["count"].as_u64().unwrap())).collect()
}

#[test]
fn a_mistyped_word_finds_what_was_meant_and_says_so() {
    let index = shop();
    for typed in ["jcaket", "jackt", "jackett", "harbour+jscket", "raim+jacket"] {
        let found = index.get(&format!("/search?q={typed}"));
        assert_eq!(found["items"][0]["title"], "Harbour rain jacket", "{typed}");
        assert!(found["corrected_query"].as_str().unwrap().contains("jacket"), "{typed}");
    }
    assert_eq!(index.get("/search?q=jacket").get("corrected_query"), None);
    assert_eq!(index.titles("q=blue+jacket"), ["Harbour rain jacket"], "its colour is navy");
    let nothing = index.get("/search?q=xylophone");
    assert_eq!((&nothing["items"], nothing.get("corrected_query")), (&json!([]), None));
    // What is there but filtered out was typed well.
    assert_eq!(index.get("/search?q=jacket&price_min=900000").get("corrected_query"), None);
}

#[test]
fn a_mistyped_word_is_offered_as_it_was_meant() {
    let index = shop();
    for typed in ["jcaket", "jackett", "harbour+jscket", "raim+jacket"] {
        let offered = index.get(&format!("/search/suggest?q={typed}"));
        assert_eq!(offered["products"][0]["title"], "Harbour rain jacket", "{typed}");
        assert!(offered["queries"][0].as_str().unwrap().ends_with("jacket"), "{typed}: {offered}");
    }
    let offered = index.get("/search/suggest?q=jackte");
    assert_eq!(offered["categories"], json!([{"slug": "jackets", "name": "JACKETS"}]));
    assert_eq!(offered["queries"], json!(["jacket", "jackets"]));
    // What was typed well is left alone, and what is like nothing brings nothing.
    assert_eq!(index.get("/search/suggest?q=jack")["queries"], json!(["jackets"]));
    assert_eq!(
        index.get("/search/suggest?q=xylophone"),
        json!({"queries": [], "products": [], "categories": []})
    );
}

#[test]
fn what_no_product_has_any_more_is_not_offered() {
    let index = shop();
    let mut gone = document(2, "Reading lamp");
    (gone.version, gone.active) = (2, false);
    index.receive(9, &gone);
    assert_eq!(index.get("/search?q=lmap").get("corrected_query"), None);
}

#[test]
fn german_words_find_things_colours_materials_and_categories() {
    let index = shop();
    assert_eq!(index.titles("q=Regenjacke"), ["Harbour rain jacket"]);
    assert_eq!(index.titles("q=regenjacken"), ["Harbour rain jacket"]);
    assert_eq!(index.titles("q=Lampen"), ["Reading lamp"]);
    assert_eq!(index.titles("q=wei%C3%9F"), ["Enamel mug"]);
    assert_eq!(index.titles("q=Jacke+Baumwolle"), ["Harbour rain jacket"]);
    assert_eq!(index.titles("q=oberbekleidung"), ["Harbour rain jacket"]);
    let mut slippers = document(4, "Felt slippers");
    slippers.options.insert("Colour".into(), vec!["Forest".into()]);
    slippers.attributes.insert("Take".into(), "Take".into());
    index.receive(4, &slippers);
    assert_eq!(index.titles("q=gruene"), index.titles("q=gr%C3%BCne"));
    for (typed, meant) in [("jake", "jacke"), ("jakke", "jacke"), ("baumwole", "baumwolle")] {
        let found = index.get(&format!("/search?q={typed}"));
        assert_eq!(found["items"][0]["title"], "Harbour rain jacket", "{typed}");
        assert_eq!(found["corrected_query"], meant);
    }
    assert_eq!(index.get("/search?q=hauschuh")["corrected_query"], "hausschuh");
    assert_eq!(index.get("/search?q=turnschue").get("corrected_query"), None, "no product is one");
    assert_eq!(index.get("/search/suggest?q=jakke&locale=de")["queries"], json!(["jacke"]));
    let offered = index.get("/search/suggest?q=oberb");
    assert_eq!(offered["categories"], json!([{"slug": "jackets", "name": "JACKETS"}]));
    assert_eq!(offered["queries"], json!([]), "these words are German");
    let offered = index.get("/search/suggest?q=oberb&locale=de");
    assert_eq!(offered["queries"], json!(["oberbekleidung"]));
    assert_eq!(index.get("/search/suggest?q=jack&locale=de")["queries"], json!([]));
}

#[test]
fn options_and_attributes_are_facets_whose_own_choice_is_left_out() {
    let index = shop();
    let all = index.get("/search");
    assert_eq!(counts(&all, "attr.colour"), [("Navy".into(), 2), ("Olive".into(), 1), ("White".into(), 1)]);
    assert_eq!(counts(&all, "attr.material"), [("Cotton".into(), 1), ("Steel".into(), 1)]);

    assert_eq!(index.titles("attr.colour=navy&attr.material=Steel"), ["Reading lamp"]);
    assert_eq!(index.titles("attr.colour=Olive&attr.colour=White").len(), 2);
    let navy = index.get("/search?attr.Colour=Navy");
    assert_eq!(navy["total"]["value"], 2);
    assert_eq!(counts(&navy, "attr.colour"), counts(&all, "attr.colour"));
    assert_eq!(counts(&navy, "attr.size"), [("M".into(), 1), ("S".into(), 1)]);
    assert_eq!(index.titles("attr.colour=Navy&attr.flavour=Salt"), [""; 0]);
}

#[test]
fn attributes_are_bounded_and_no_syntax() {
    let index = shop();
    for query in ["attr.colour=%22+OR+tags:all", "attr.=x", "attr.%22%29%20OR%20%28=1", "attr.colour=%00"] {
        assert_eq!(index.get(&format!("/search?{query}"))["total"]["value"], 0, "{query}");
    }
    let many: String = (0..6).map(|n| format!("&attr.a{n}=1")).collect();
    let (status, problem) = index.ask(&format!("/search?q=lamp{many}"));
    assert_eq!(
        (status, &problem["code"], &problem["errors"][0]["pointer"]),
        (400, &json!("invalid_request"), &json!("?attr"))
    );
    let (status, problem) = index.ask("/search?limit=0&attr.colour=Navy");
    assert_eq!((status, &problem["errors"][0]["pointer"]), (400, &json!("?limit")));
    assert_eq!(index.ask("/search?colour=Navy").0, 400);
}

#[test]
fn german_is_found_as_keyboards_without_umlauts_write_it() {
    let index = shop();
    let mut belt = document(4, "Belt");
    belt.summary.titles.insert("de".into(), "Gürtel für Fußball".into());
    index.receive(9, &belt);
    for words in ["g%C3%BCrtel", "guertel", "GURTEL", "fu%C3%9Fball", "fussball", "FUSSBALL", "guertel+fussb"]
    {
        assert_eq!(index.titles(&format!("q={words}")), ["Belt"], "{words}");
    }
}

#[test]
fn a_product_is_found_by_what_it_is_called_in_any_language() {
    let index = shop();
    let mut backpack = document(4, "Tarn roll-top pack");
    backpack.summary.titles.insert("de".into(), "Rolltop-Rucksack Tarn".into());
    backpack.other_descriptions = vec!["Dreimal rollen, und er ist dicht.".into()];
    index.receive(9, &backpack);
    for words in ["rucksack", "tarn+pack", "rolltop+rucks", "dreimal+rollen"] {
        assert_eq!(index.titles(&format!("q={words}")), ["Tarn roll-top pack"], "{words}");
    }
    let corrected = index.get("/search?q=rucksak");
    assert_eq!(corrected["corrected_query"], "rucksack");
    assert_eq!(corrected["items"][0]["titles"], json!({"de": "Rolltop-Rucksack Tarn"}));
}
