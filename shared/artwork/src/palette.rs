//! The colours a shop sells in: a name, a swatch and the tones a picture is painted with.

/// The tones of one colour, from where the light falls to the thin dark lines, as `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tones {
    /// Lit planes.
    pub light: &'static str,
    /// The colour itself, and the swatch.
    pub mid: &'static str,
    /// Planes turned away from the light.
    pub dark: &'static str,
    /// Seams, openings and thin lines.
    pub deep: &'static str,
}

macro_rules! palettes {
    ($($variant:ident $name:literal $label:literal $light:literal $mid:literal $dark:literal $deep:literal)+) => {
        /// A named colour.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Palette {
            $(
                #[doc = $label]
                $variant,
            )+
        }

        impl Palette {
            /// Every palette, neutrals first, then round the colour wheel.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The machine name, as it stands in a picture's description.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The English colour name a shopper reads.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }

            /// The tones a picture is painted with.
            #[must_use]
            pub const fn tones(self) -> Tones {
                match self {
                    $(Self::$variant => Tones { light: $light, mid: $mid, dark: $dark, deep: $deep }),+
                }
            }
        }
    };
}

palettes! {
    Black "black" "Black" "#5f626b" "#34363d" "#202127" "#0d0e11"
    Grey "grey" "Grey" "#cdd0d5" "#9fa4ad" "#767c87" "#4b5059"
    White "white" "White" "#ffffff" "#f4f2ee" "#d8d5ce" "#9d988e"
    Cream "cream" "Cream" "#fffaeb" "#f2e5c8" "#d8c59c" "#9c8760"
    Sand "sand" "Sand" "#ecdfc8" "#d2bb95" "#ab9169" "#766040"
    Brown "brown" "Brown" "#aa825f" "#7a5538" "#563923" "#342012"
    Rust "rust" "Rust" "#d98e67" "#b45b34" "#8a3f22" "#5c2712"
    Red "red" "Red" "#ea7a70" "#cb3f3b" "#9a292a" "#651619"
    Orange "orange" "Orange" "#f9b274" "#ec8136" "#be5d1a" "#823b0c"
    Mustard "mustard" "Mustard" "#f2d175" "#dba92f" "#ae7f16" "#76540a"
    Olive "olive" "Olive" "#a6a768" "#787b3b" "#555826" "#363817"
    Sage "sage" "Sage" "#c8d5be" "#9fb292" "#788d6c" "#4e6044"
    Forest "forest" "Forest" "#639a78" "#2f6b4a" "#1e4b33" "#102e1e"
    Teal "teal" "Teal" "#66bab6" "#2a8b89" "#1a6667" "#0e4243"
    Sky "sky" "Sky" "#c0e0f4" "#86bfe3" "#5796c3" "#2f678f"
    Navy "navy" "Navy" "#50689a" "#263d6a" "#17284a" "#0b162c"
    Indigo "indigo" "Indigo" "#868adb" "#4f53b1" "#373a86" "#212358"
    Lilac "lilac" "Lilac" "#dcd0f0" "#b6a3d9" "#8d79b5" "#5f4e86"
    Plum "plum" "Plum" "#ad7ca8" "#7b4778" "#583057" "#361a36"
    Rose "rose" "Rose" "#f7c4ca" "#e2919c" "#bb6674" "#823e4b"
}

/// Other names of the colours, German ones among them.
const OTHER_NAMES: [(&str, Palette); 30] = [
    ("schwarz", Palette::Black),
    ("charcoal", Palette::Black),
    ("grau", Palette::Grey),
    ("gray", Palette::Grey),
    ("silver", Palette::Grey),
    ("silber", Palette::Grey),
    ("weiß", Palette::White),
    ("creme", Palette::Cream),
    ("beige", Palette::Sand),
    ("braun", Palette::Brown),
    ("rost", Palette::Rust),
    ("terracotta", Palette::Rust),
    ("rot", Palette::Red),
    ("senf", Palette::Mustard),
    ("yellow", Palette::Mustard),
    ("gelb", Palette::Mustard),
    ("gold", Palette::Mustard),
    ("oliv", Palette::Olive),
    ("salbei", Palette::Sage),
    ("green", Palette::Forest),
    ("grün", Palette::Forest),
    ("petrol", Palette::Teal),
    ("blue", Palette::Navy),
    ("blau", Palette::Navy),
    ("marine", Palette::Navy),
    ("himmelblau", Palette::Sky),
    ("violet", Palette::Lilac),
    ("lila", Palette::Lilac),
    ("pink", Palette::Rose),
    ("rosa", Palette::Rose),
];

impl Palette {
    /// The colour of a swatch, `#rrggbb`.
    #[must_use]
    pub const fn swatch(self) -> &'static str {
        self.tones().mid
    }

    /// The colour that a text names, in English or German: "Navy blue" is navy, "Grün" is forest.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        text.split(|c: char| !c.is_alphabetic()).find_map(|word| {
            let word = word.to_lowercase();
            let other = OTHER_NAMES.iter().find(|(name, _)| *name == word).map(|(_, palette)| *palette);
            other.or_else(|| Self::from_name(&word))
        })
    }

    /// The palette of that machine name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|palette| palette.name() == name)
    }

    /// Whether the colour would be lost on the usual pale ground.
    pub(crate) const fn is_pale(self) -> bool {
        matches!(self, Self::White | Self::Cream)
    }
}
