//! The form of the tables under `departments/`: what a shop keeper would know about a shelf.

use crate::brand::BrandKey;
use artwork::{Family, Palette};

/// A category with either more categories or a shelf of products below it.
pub struct Node {
    pub slug: &'static str,
    pub en: &'static str,
    pub de: &'static str,
    pub below: Below,
}

pub enum Below {
    Nodes(&'static [Node]),
    Shelf(Shelf),
}

/// A leaf category: the kinds of product on it and what they have in common.
pub struct Shelf {
    /// Names of models or collections. Their number has no divisor in common with 7 or the number of kinds, so
    /// that every pair of name and kind comes once before any comes twice.
    pub names: &'static [&'static str],
    pub brands: &'static [BrandKey],
    pub palettes: &'static [Palette],
    /// The most colours that one product comes in; with 1 the palette is the picture's, not the product's.
    pub colours: usize,
    pub kinds: &'static [Kind],
    /// Groups of sentences. A description takes at most one from a group, so those within a group may exclude
    /// each other; those of different groups, and every kind, go together.
    pub details: &'static [&'static [&'static str]],
    /// Years of warranty; 0 where nobody would ask.
    pub warranty_years: u32,
}

impl Shelf {
    /// Whether a palette is a colour of the product, and not just of its picture, as with books and plants.
    pub fn has_colours(&self) -> bool {
        self.colours > 1
    }

    /// The palettes of one of its kinds: what is worn on the lips comes in the colours of lips.
    pub fn palettes_of(&self, kind: &Kind) -> &'static [Palette] {
        match kind.family {
            Family::Lipstick => &[Palette::Rose, Palette::Red, Palette::Plum],
            _ => self.palettes,
        }
    }
}

/// One sort of product. In `title` and `openers` `{n}` is the name, `{b}` the brand, `{0}`, `{1}` … the values
/// that were chosen from `facts`.
pub struct Kind {
    pub title: &'static str,
    pub family: Family,
    /// Lowest and highest price in whole EUR before the brand's level.
    pub euros: (u32, u32),
    /// Lightest and heaviest in grams; (0, 0) where weight says nothing.
    pub grams: (u32, u32),
    pub size: Option<&'static Size>,
    pub materials: &'static [Material],
    pub facts: &'static [(&'static str, &'static [&'static str])],
    pub openers: &'static [&'static str],
}

/// The option beside the colour.
pub struct Size {
    pub name: &'static str,
    pub values: &'static [&'static str],
    /// How many EUR each further value costs more.
    pub step: u32,
    /// Whether a product may do without the first or the last value.
    pub trimmed: bool,
}

/// What a product is made of: a name for the filter, a sentence for the description, care without full stop.
pub struct Material {
    pub name: &'static str,
    pub line: &'static str,
    pub care: &'static str,
}

pub const fn m(name: &'static str, line: &'static str, care: &'static str) -> Material {
    Material { name, line, care }
}

pub const fn node(slug: &'static str, en: &'static str, de: &'static str, nodes: &'static [Node]) -> Node {
    Node { slug, en, de, below: Below::Nodes(nodes) }
}

pub const fn leaf(slug: &'static str, en: &'static str, de: &'static str, shelf: Shelf) -> Node {
    Node { slug, en, de, below: Below::Shelf(shelf) }
}

pub const LETTERS: Size =
    Size { name: "Size", values: &["XS", "S", "M", "L", "XL", "XXL"], step: 0, trimmed: true };
pub const ONE_SIZE_UP: Size = Size { name: "Size", values: &["S/M", "L/XL"], step: 0, trimmed: false };
