//! Product pictures, drawn: a family of things, a colour and a seed make one SVG.
//!
//! Pure and deterministic: the same [`Picture`] is the same text, so a picture may be cached
//! for ever under its description.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod art;
mod families;
mod family;
mod palette;

use std::fmt;
use std::str::FromStr;

pub use family::Family;
pub use palette::{Palette, Tones};

/// A picture's whole description, written `{family}-{palette}-{seed}`, such as `sneaker-indigo-42`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Picture {
    /// What is drawn.
    pub family: Family,
    /// In which colour.
    pub palette: Palette,
    /// Varies ground, pattern and details, so that two products of one kind look different.
    pub seed: u32,
}

impl Picture {
    /// A picture of what a product's title names, in the colour that it names: "Blue enamel mugs" are a mug. A parcel
    /// where it names nothing that there is a drawing of.
    #[must_use]
    pub fn of_title(title: &str, seed: u32) -> Self {
        let words: Vec<String> = title
            .split(|c: char| !c.is_alphanumeric())
            .map(str::to_lowercase)
            .filter(|word| !word.is_empty())
            .collect();
        let says = |label: &str| {
            let label = label.to_lowercase();
            let parts: Vec<&str> = label.split([' ', '-']).collect();
            words.windows(parts.len()).rposition(|found| {
                found.iter().zip(&parts).all(|(word, part)| {
                    word == part
                        || word.strip_suffix('s') == Some(part)
                        || part.strip_suffix('s') == Some(word)
                })
            })
        };
        // What stands last is the thing; of two that stand there the longer name says more ("desk lamp").
        let family = Family::ALL
            .iter()
            .filter_map(|family| Some((says(family.label())? + family.label().split(' ').count(), family)))
            .max_by_key(|(end, family)| (*end, family.label().len()))
            .map_or(Family::Parcel, |(_, family)| *family);
        let palette = Palette::ALL.iter().copied().find(|palette| says(palette.label()).is_some());
        let any = || Palette::ALL.get(seed as usize % Palette::ALL.len()).copied();
        Self { family, palette: palette.or_else(any).unwrap_or(Palette::Forest), seed }
    }
}

/// A description names no picture: unknown family or palette, or a seed that is not a plain number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownPicture;

impl fmt::Display for UnknownPicture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no such picture")
    }
}

impl std::error::Error for UnknownPicture {}

impl fmt::Display for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.family.name(), self.palette.name(), self.seed)
    }
}

impl FromStr for Picture {
    type Err = UnknownPicture;

    /// Reads only what [`Display`](fmt::Display) prints, so that one picture has one name.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next().ok_or(UnknownPicture);
        let family = Family::from_name(next()?).ok_or(UnknownPicture)?;
        let palette = Palette::from_name(next()?).ok_or(UnknownPicture)?;
        let digits = next()?;
        let seed = digits.parse::<u32>().map_err(|_| UnknownPicture)?;
        if seed.to_string() != digits {
            return Err(UnknownPicture);
        }
        Ok(Self { family, palette, seed })
    }
}

/// Draws the picture: a complete SVG with an 800 by 800 view box and a title, under 6 KB.
#[must_use]
pub fn draw(picture: &Picture) -> String {
    draw_with_margin(*picture, 0)
}

/// Draws the same picture on more of its ground: 1524 by 800, the 1.91 to 1 in which networks show a shared page.
#[must_use]
pub fn draw_wide(picture: &Picture) -> String {
    draw_with_margin(*picture, 362)
}

fn draw_with_margin(picture: Picture, margin: u32) -> String {
    let mut art = art::Art::new(picture.palette, picture.seed);
    picture.family.paint(&mut art);
    let title = format!("{} in {}", picture.family.label(), picture.palette.label().to_lowercase());
    art.finish(&title, picture.family.stance(), margin)
}
