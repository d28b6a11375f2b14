//! The themes' colours, for charts that leave the page as files. In the page itself the
//! stylesheet has them, under the same names.

use super::role::Tone;

/// One theme's colours.
#[derive(Clone, Debug, PartialEq)]
pub struct Palette {
    ink: &'static str,
    ink2: &'static str,
    line: &'static str,
    line2: &'static str,
    accent: &'static str,
    major: &'static str,
    minor: &'static str,
    ofi: &'static str,
    ok: &'static str,
    none: &'static str,
    card: &'static str,
    /// Factor on every stroke width: paper needs stronger lines than a screen.
    pub(super) weight: f64,
}

impl Palette {
    /// Dark on white, as on the screen.
    pub const LIGHT: Self = Self {
        ink: "#1d1f23",
        ink2: "#565a61",
        line: "#e2dfd7",
        line2: "#c9c5ba",
        accent: "#1f5f5b",
        major: "#a3262a",
        minor: "#8a5200",
        ofi: "#345f9e",
        ok: "#2f6b3a",
        none: "#67635b",
        card: "#ffffff",
        weight: 1.0,
    };
    /// Light on dark.
    pub const DARK: Self = Self {
        ink: "#e9e7e2",
        ink2: "#a9acb2",
        line: "#2c3038",
        line2: "#3f4550",
        accent: "#6cc3ba",
        major: "#f08a86",
        minor: "#e9b368",
        ofi: "#93b7ee",
        ok: "#86c793",
        none: "#9a9da4",
        card: "#1b1e24",
        weight: 1.0,
    };
    /// The light colours with darker lines and quiet words, for those who need more contrast.
    pub const CONTRAST: Self = Self {
        ink2: "#33363b",
        line: "#8b877d",
        line2: "#5d5a52",
        none: "#4a473f",
        weight: 1.25,
        ..Self::LIGHT
    };
    /// The dark colours with lighter lines and quiet words.
    pub const CONTRAST_DARK: Self = Self {
        ink2: "#d6d8dc",
        line: "#7d8594",
        line2: "#a2a9b6",
        none: "#c7cad0",
        weight: 1.25,
        ..Self::DARK
    };
    /// The light colours with darker, stronger lines, for paper.
    pub const PRINT: Self = Self {
        ink: "#000000",
        ink2: "#3d4046",
        line: "#bdb9af",
        line2: "#8f8b81",
        weight: 1.25,
        ..Self::LIGHT
    };

    /// Every palette by its name.
    pub const ALL: [(&'static str, Self); 5] = [
        ("light", Self::LIGHT),
        ("dark", Self::DARK),
        ("contrast", Self::CONTRAST),
        ("contrast-dark", Self::CONTRAST_DARK),
        ("print", Self::PRINT),
    ];

    /// The palette of that name.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|(name, _)| *name == key)
            .map(|(_, palette)| palette)
    }

    /// The colour of a tone, as `#rrggbb`.
    #[must_use]
    pub fn colour(&self, tone: Tone) -> &'static str {
        match tone {
            Tone::Ink => self.ink,
            Tone::Ink2 => self.ink2,
            Tone::Line => self.line,
            Tone::Line2 => self.line2,
            Tone::Accent => self.accent,
            Tone::Major => self.major,
            Tone::Minor => self.minor,
            Tone::Ofi => self.ofi,
            Tone::Ok => self.ok,
            Tone::None => self.none,
            Tone::Card => self.card,
        }
    }
}
