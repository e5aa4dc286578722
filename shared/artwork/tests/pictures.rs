//! What a caller may rely on, whatever the drawing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::HashSet;

use artwork::{Family, Palette, Picture, UnknownPicture, draw};

/// Every family in every colour, and every family through many seeds, so that each variant is drawn.
fn every_picture() -> impl Iterator<Item = Picture> {
    let picture = |family, palette, seed| Picture { family, palette, seed };
    Family::ALL.iter().flat_map(move |&family| {
        let colours =
            Palette::ALL.iter().zip(1_000..).map(move |(&palette, seed)| picture(family, palette, seed));
        let seeds = (0..40).chain([u32::MAX]).map(move |seed| picture(family, Palette::Mustard, seed));
        colours.chain(seeds)
    })
}

#[test]
fn every_picture_is_a_small_well_formed_svg_with_a_title_and_nothing_active() {
    for picture in every_picture() {
        let svg = draw(&picture);
        assert!(svg.len() < 6 * 1024, "{picture} has {} bytes", svg.len());
        let document = roxmltree::Document::parse(&svg).expect(&svg);
        let root = document.root_element();
        assert_eq!(root.attribute("viewBox"), Some("0 0 800 800"));
        assert!(root.children().any(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "title"))));
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            let tag = node.tag_name().name();
            assert!(
                !["script", "image", "use", "text", "filter", "style", "a"].contains(&tag),
                "{picture} has {tag}"
            );
            assert!(node.attributes().all(|attribute| !attribute.name().starts_with("on")));
        }
    }
}

#[test]
fn every_paint_that_a_picture_uses_is_defined_in_it() {
    for picture in every_picture() {
        let svg = draw(&picture);
        for used in svg.split("url(#").skip(1) {
            let id = used.split(')').next().unwrap();
            assert!(svg.contains(&format!(r#"id="{id}""#)), "{picture} lacks {id}");
        }
    }
}

#[test]
fn the_same_description_is_the_same_picture() {
    for picture in every_picture() {
        assert_eq!(draw(&picture), draw(&picture.to_string().parse().unwrap()));
    }
}

#[test]
fn another_seed_or_colour_is_another_picture() {
    for &family in Family::ALL {
        let mut seen = HashSet::new();
        for &palette in Palette::ALL {
            for seed in 0..6 {
                let picture = Picture { family, palette, seed };
                assert!(seen.insert(draw(&picture)), "{picture} looks like one before it");
            }
        }
    }
}

#[test]
fn names_are_unique_and_leave_the_dash_to_the_description() {
    let families: HashSet<_> = Family::ALL.iter().map(|family| family.name()).collect();
    let palettes: HashSet<_> = Palette::ALL.iter().map(|palette| palette.name()).collect();
    assert_eq!((families.len(), palettes.len()), (Family::ALL.len(), Palette::ALL.len()));
    for name in families.iter().chain(&palettes) {
        assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'), "{name}");
    }
}

#[test]
fn descriptions_round_trip() {
    for picture in every_picture() {
        assert_eq!(picture.to_string().parse(), Ok(picture));
    }
    let sneaker: Picture = "sneaker-indigo-42".parse().unwrap();
    assert_eq!(sneaker, Picture { family: Family::Sneaker, palette: Palette::Indigo, seed: 42 });
}

#[test]
fn what_names_no_picture_is_refused() {
    for text in [
        "",
        "-",
        "--",
        "sneaker",
        "sneaker-indigo",
        "sneaker-indigo-",
        "sneaker-indigo-x",
        "sneaker-indigo--1",
        "sneaker-indigo-+1",
        "sneaker-indigo-042",
        "sneaker-indigo-4294967296",
        "sneaker-indigo-1-2",
        "sneaker-indigo-1 ",
        "Sneaker-indigo-1",
        "unicorn-indigo-1",
        "sneaker-infrared-1",
        "../sneaker-indigo-1",
    ] {
        assert_eq!(text.parse::<Picture>(), Err(UnknownPicture), "{text:?}");
    }
}

#[test]
fn a_title_says_what_its_picture_shows() {
    let name = |title: &str| artwork::Picture::of_title(title, 7).to_string();
    assert_eq!(name("Navy enamel mugs"), "mug-navy-7");
    assert_eq!(name("Desk lamp, teal"), "desk_lamp-teal-7");
    assert!(name("Wonder").starts_with("parcel-"));
    assert!(name("").starts_with("parcel-"));
}
