//! The drawing tools: a sheet of 800 by 800 units that light falls on from the upper left.

use std::fmt::{Display, Write as _};

use crate::palette::{Palette, Tones};

/// Shared paints, each a gradient defined only in the pictures that use it.
pub mod paint {
    /// The product's colour, lit from the upper left.
    pub const BODY: &str = "url(#b)";
    /// The product's colour turned away from the light.
    pub const SHADE: &str = "url(#d)";
    /// The product's colour round an upright cylinder.
    pub const TUBE: &str = "url(#t)";
    /// The product's colour on a sphere.
    pub const BALL: &str = "url(#o)";
    /// A lit screen in the product's colour.
    pub const SCREEN: &str = "url(#c)";
    /// Bright metal, upright.
    pub const METAL: &str = "url(#m)";
    /// Bright metal, lying.
    pub const STEEL: &str = "url(#e)";
    /// Brass and gold.
    pub const GOLD: &str = "url(#q)";
    /// Pale wood.
    pub const WOOD: &str = "url(#w)";
    /// Nearly black plastic and rubber.
    pub const INK: &str = "url(#k)";
    /// Off-white rubber, paper, ceramic.
    pub const CREAM: &str = "url(#y)";
    /// Leaves.
    pub const LEAF: &str = "url(#v)";
    /// Clear glass.
    pub const GLASS: &str = "url(#a)";
    /// Flat shade of pale wood.
    pub const WOOD_DARK: &str = "#96693f";
    /// Flat charcoal.
    pub const CHARCOAL: &str = "#2b2d33";
    /// Flat grey of thin metal parts.
    pub const IRON: &str = "#7d838c";
    /// Flat off-white.
    pub const PAPER: &str = "#f7f3ea";
    /// Flat shade of brass.
    pub const BRASS: &str = "#b58a34";
}

/// How a thing may stand: what the seed is free to turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stance {
    /// Stands upright.
    Still,
    /// Floats or lies flat, so it may lean a little.
    Lean,
    /// Seen from the side, so it may face either way.
    Face,
}

const GROUNDS: [&str; 6] = ["#ece6dd", "#e3e9ed", "#e6eae0", "#f0e3dc", "#e8e5ef", "#f1e9d3"];
const DEEP_GROUNDS: [&str; 6] = ["#c2baae", "#afbdc6", "#b4bfab", "#cdb3a7", "#b7b0c5", "#cabc94"];
const ACCENTS: [&str; 7] = ["#f6f0e2", "#e3a73f", "#d96c4c", "#3d8188", "#35426f", "#d9c4a4", "#e6a3a8"];

/// One picture while it is being drawn.
pub struct Art {
    /// The product's colour.
    pub tones: Tones,
    /// A second colour that is never close to the first.
    pub accent: &'static str,
    /// Whether the product is white or nearly so, and white details would be lost on it.
    pub pale: bool,
    seed: u32,
    floor: String,
    body: String,
}

impl Art {
    /// An empty sheet.
    pub fn new(palette: Palette, seed: u32) -> Self {
        let tones = palette.tones();
        let first = mix(seed, 1) as usize;
        let accent = (0..ACCENTS.len())
            .filter_map(|step| ACCENTS.get((first + step) % ACCENTS.len()).copied())
            .find(|accent| distance(accent, tones.mid) > 150)
            .unwrap_or("#f6f0e2");
        Self { tones, accent, seed, pale: palette.is_pale(), floor: String::new(), body: String::new() }
    }

    /// The colour of print on paper: the accent, or a dark tone where the accent is as pale as the paper.
    pub fn print(&self) -> &'static str {
        if distance(self.accent, paint::PAPER) > 150 { self.accent } else { self.tones.deep }
    }

    /// A choice among `count` that the seed makes; another `salt` is another choice.
    pub fn pick(&self, salt: u32, count: u32) -> u32 {
        mix(self.seed, salt) % count
    }

    /// The soft shadow on the ground.
    pub fn shadow(&mut self, cx: i32, cy: i32, rx: i32) {
        let ry = rx / 9 + 8;
        push(
            &mut self.floor,
            format_args!(r#"<ellipse cx="{cx}" cy="{cy}" rx="{rx}" ry="{ry}" fill="url(#s)"/>"#),
        );
    }

    /// A filled shape.
    pub fn path(&mut self, d: &str, fill: &str) {
        push(&mut self.body, format_args!(r#"<path d="{d}" fill="{fill}"/>"#));
    }

    /// A shape of the product's cloth: its colour, then the pattern that the seed chose.
    pub fn fabric(&mut self, d: &str, fill: &str) {
        self.path(d, fill);
        if self.pick(7, 8) < 5 {
            self.path(d, "url(#p)");
        }
    }

    /// A stroke with round ends.
    pub fn line(&mut self, d: &str, stroke: &str, width: u32) {
        push(
            &mut self.body,
            format_args!(r#"<path d="{d}" fill="none" stroke="{stroke}" stroke-width="{width}"/>"#),
        );
    }

    /// A row of equal strokes side by side, each drawn by `piece` from the row's height: ribs, fringes.
    pub fn row(&mut self, columns: impl Iterator<Item = i32>, y: i32, piece: &str, stroke: &str, width: u32) {
        let mut d = String::new();
        for x in columns {
            push(&mut d, format_args!("M{x} {y}{piece}"));
        }
        self.line(&d, stroke, width);
    }

    /// A stitched seam.
    pub fn stitch(&mut self, d: &str, stroke: &str) {
        push(
            &mut self.body,
            format_args!(
                r#"<path d="{d}" fill="none" stroke="{stroke}" stroke-width="4" stroke-linecap="butt" stroke-dasharray="12 7"/>"#
            ),
        );
    }

    /// A stroke of round dots, `gap` units apart: chains, bristles, rivets.
    pub fn beads(&mut self, d: &str, stroke: &str, width: u32, gap: u32) {
        push(
            &mut self.body,
            format_args!(
                r#"<path d="{d}" fill="none" stroke="{stroke}" stroke-width="{width}" stroke-dasharray="0 {gap}"/>"#
            ),
        );
    }

    /// An ellipse.
    pub fn oval(&mut self, cx: i32, cy: i32, rx: i32, ry: i32, fill: &str) {
        push(
            &mut self.body,
            format_args!(r#"<ellipse cx="{cx}" cy="{cy}" rx="{rx}" ry="{ry}" fill="{fill}"/>"#),
        );
    }

    /// The outline of a circle.
    pub fn ring(&mut self, cx: i32, cy: i32, r: i32, stroke: &str, width: u32) {
        push(
            &mut self.body,
            format_args!(
                r#"<circle cx="{cx}" cy="{cy}" r="{r}" fill="none" stroke="{stroke}" stroke-width="{width}"/>"#
            ),
        );
    }

    /// A rectangle with its corners rounded by `r`: position, then size.
    pub fn block(&mut self, (x, y): (i32, i32), size: (i32, i32), r: i32, fill: &str) {
        let (width, height) = size;
        push(
            &mut self.body,
            format_args!(
                r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{r}" fill="{fill}"/>"#
            ),
        );
    }

    /// A darker plane, `percent` strong.
    pub fn dim(&mut self, d: &str, percent: u32) {
        let deep = self.tones.deep;
        push(&mut self.body, format_args!(r#"<path d="{d}" fill="{deep}" opacity=".{percent:02}"/>"#));
    }

    /// A lighter plane, `percent` strong.
    pub fn glint(&mut self, d: &str, percent: u32) {
        push(&mut self.body, format_args!(r##"<path d="{d}" fill="#fff" opacity=".{percent:02}"/>"##));
    }

    /// A highlight that runs along a line.
    pub fn gleam(&mut self, d: &str, width: u32, percent: u32) {
        push(
            &mut self.body,
            format_args!(
                r##"<path d="{d}" fill="none" stroke="#fff" stroke-width="{width}" opacity=".{percent:02}"/>"##
            ),
        );
    }

    /// Draws turned by some degrees about a point.
    pub fn turned(&mut self, degrees: i32, (x, y): (i32, i32), draw: impl FnOnce(&mut Self)) {
        push(&mut self.body, format_args!(r#"<g transform="rotate({degrees} {x} {y})">"#));
        draw(self);
        self.body.push_str("</g>");
    }

    /// Draws moved.
    pub fn moved(&mut self, x: i32, y: i32, draw: impl FnOnce(&mut Self)) {
        push(&mut self.body, format_args!(r#"<g transform="translate({x} {y})">"#));
        draw(self);
        self.body.push_str("</g>");
    }

    /// Draws the left half and its mirror image on the right.
    pub fn both(&mut self, draw: impl Fn(&mut Self)) {
        draw(self);
        self.body.push_str(r#"<g transform="matrix(-1 0 0 1 800 0)">"#);
        draw(self);
        self.body.push_str("</g>");
    }

    /// The finished document: 800 units high, its middle 800 wide, and `margin` more units of ground at each side.
    pub fn finish(self, title: &str, stance: Stance, margin: u32) -> String {
        let grounds = if self.pale { DEEP_GROUNDS } else { GROUNDS };
        let ground = grounds.get(self.seed as usize % grounds.len()).copied().unwrap_or("#ece6dd");
        let backdrop = match self.pick(3, 3) {
            // A white disc would swallow the edge of a white thing.
            _ if self.pale => "",
            0 => r##"<circle cx="400" cy="390" r="310" fill="#fff" opacity=".3"/>"##,
            1 => r##"<path d="M110 800V390a290 290 0 0 1 580 0V800Z" fill="#fff" opacity=".26"/>"##,
            _ => "",
        };
        let turn = match stance {
            Stance::Lean => {
                let lean = [-5, -3, 0, 3, 5].get(self.pick(4, 5) as usize).copied().unwrap_or(0);
                format!(r#" transform="rotate({lean} 400 420)""#)
            }
            Stance::Face if self.pick(4, 2) == 0 => r#" transform="matrix(-1 0 0 1 800 0)""#.to_owned(),
            Stance::Still | Stance::Face => String::new(),
        };
        let mut defs = String::new();
        for (id, gradient) in self.gradients() {
            if id == "g"
                || self.body.contains(&format!("url(#{id})"))
                || self.floor.contains(&format!("url(#{id})"))
            {
                defs.push_str(&gradient);
            }
        }
        let Self { floor, body, .. } = self;
        let (left, width) = (-i64::from(margin), 800 + 2 * u64::from(margin));
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="{left} 0 {width} 800" role="img"><title>{title}</title><defs>{defs}</defs><path d="M{left} 0h{width}v800H{left}z" fill="{ground}"/>{backdrop}<path d="M{left} 0h{width}v800H{left}z" fill="url(#g)"/>{floor}<g stroke-linecap="round" stroke-linejoin="round"{turn}>{body}</g></svg>"#
        )
    }

    fn gradients(&self) -> Vec<(&'static str, String)> {
        let Tones { light, mid, dark, deep } = self.tones;
        let slope = r#"x2=".5" y2="1""#;
        let down = r#"x2="0" y2="1""#;
        vec![
            ("g", r##"<radialGradient id="g" cx=".45" cy=".36" r=".75"><stop stop-color="#fff" stop-opacity=".4"/><stop offset=".6" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#332a1e" stop-opacity=".1"/></radialGradient>"##.to_owned()),
            ("s", r##"<radialGradient id="s"><stop stop-color="#1c1712" stop-opacity=".42"/><stop offset=".6" stop-color="#1c1712" stop-opacity=".18"/><stop offset="1" stop-color="#1c1712" stop-opacity="0"/></radialGradient>"##.to_owned()),
            ("b", linear("b", slope, &[(0, light), (45, mid), (100, dark)])),
            ("d", linear("d", slope, &[(0, mid), (100, dark)])),
            ("t", linear("t", "", &[(0, mid), (25, light), (58, mid), (100, dark)])),
            ("o", format!(r#"<radialGradient id="o" cx=".36" cy=".28" r=".8"><stop stop-color="{light}"/><stop offset=".5" stop-color="{mid}"/><stop offset="1" stop-color="{dark}"/></radialGradient>"#)),
            ("c", linear("c", r#"x2="1" y2="1""#, &[(0, deep), (55, mid), (100, light)])),
            ("m", linear("m", "", &[(0, "#9aa0a8"), (30, "#f3f5f6"), (60, "#b9bfc6"), (100, "#7f858e")])),
            ("e", linear("e", down, &[(0, "#eef1f3"), (50, "#c3c9cf"), (100, "#979da6")])),
            ("q", linear("q", slope, &[(0, "#f8e3a6"), (50, "#dcb45a"), (100, "#b58a34")])),
            ("w", linear("w", slope, &[(0, "#e3be92"), (100, "#b98a58")])),
            ("k", linear("k", slope, &[(0, "#565963"), (100, "#212329")])),
            ("y", linear("y", slope, &[(0, "#fffdf8"), (100, "#ddd5c6")])),
            ("v", linear("v", slope, &[(0, "#8dbb7c"), (100, "#3a7449")])),
            ("a", r##"<linearGradient id="a"><stop stop-color="#fff" stop-opacity=".75"/><stop offset=".35" stop-color="#dfeaf0" stop-opacity=".35"/><stop offset="1" stop-color="#8fa5b2" stop-opacity=".55"/></linearGradient>"##.to_owned()),
            ("p", self.pattern()),
        ]
    }

    fn pattern(&self) -> String {
        let second = match self.pick(8, 3) {
            0 => self.tones.dark,
            1 => self.tones.light,
            _ => self.accent,
        };
        let (size, marks) = match self.pick(7, 8) {
            0 => (72, format!(r#"<path d="M0 0h72v30H0z" fill="{second}"/>"#)),
            1 => (
                36,
                format!(
                    r#"<circle cx="9" cy="9" r="6" fill="{second}"/><circle cx="27" cy="27" r="6" fill="{second}"/>"#
                ),
            ),
            2 => (64, format!(r#"<path d="M0 0h24v64H0zM0 0h64v24H0z" fill="{second}" opacity=".5"/>"#)),
            3 => (30, format!(r#"<path d="M0 0h7v30H0z" fill="{second}"/>"#)),
            _ => (
                48,
                format!(r#"<path d="M0 36L24 12L48 36" fill="none" stroke="{second}" stroke-width="7"/>"#),
            ),
        };
        format!(
            r#"<pattern id="p" width="{size}" height="{size}" patternUnits="userSpaceOnUse"><g opacity=".6">{marks}</g></pattern>"#
        )
    }
}

fn linear(id: &str, direction: &str, stops: &[(u32, &str)]) -> String {
    let mut text = format!(r#"<linearGradient id="{id}" {direction}>"#);
    for (offset, colour) in stops {
        push(&mut text, format_args!(r#"<stop offset="{offset}%" stop-color="{colour}"/>"#));
    }
    text.push_str("</linearGradient>");
    text
}

fn push(text: &mut String, piece: impl Display) {
    // Writing to a String cannot fail.
    let _ = write!(text, "{piece}");
}

/// Spreads seed and salt over all 32 bits (the finaliser of `MurmurHash3`).
fn mix(seed: u32, salt: u32) -> u32 {
    let mut bits = seed ^ salt.wrapping_mul(0x9e37_79b9);
    bits = (bits ^ (bits >> 16)).wrapping_mul(0x85eb_ca6b);
    bits = (bits ^ (bits >> 13)).wrapping_mul(0xc2b2_ae35);
    bits ^ (bits >> 16)
}

/// How far two `#rrggbb` colours lie apart, as the sum over the channels.
fn distance(one: &str, other: &str) -> u32 {
    [1, 3, 5].into_iter().map(|at| channel(one, at).abs_diff(channel(other, at))).sum()
}

fn channel(colour: &str, at: usize) -> u32 {
    colour.get(at..at + 2).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0)
}
