//! What a shape means, and the pen that follows from it. Colours come later, from the theme.
//!
//! A page draws a shape with the classes of its tone and of its mark, and takes width, dash and
//! opacity from its pen: `.t-accent` sets a colour, `.m-line` strokes with it, `.m-fill` and
//! `.m-text` fill with it. Text whose role asks for a halo gets a stroke of the ground's colour,
//! painted first. The class of the role itself is there for what a page wants to treat apart.

/// The meaning of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Role {
    /// Rings, spokes, month lines: the quiet ground.
    Grid,
    /// The line a scale starts from, and lines between the years.
    Axis,
    /// The level from which an auditor would accept.
    AcceptanceLine,
    /// The level aimed for.
    Target,
    /// What the answers claim.
    Declared,
    /// What evidence backs.
    Backed,
    /// The area inside the backed line.
    BackedArea,
    /// A dot on the backed line.
    Point,
    /// From the lowest to the highest possible score.
    Range,
    /// The name of an axis, a row or a mark.
    Label,
    /// A figure that belongs to a label.
    Value,
    /// A number or a date along a scale.
    Tick,
    /// The full length behind a bar.
    Track,
    /// Work, from its start to its finish.
    Bar,
    /// Work that fixes the end of the plan.
    Critical,
    /// Time after the work in which evidence gathers.
    Lead,
    /// From a package to the one that waits for it.
    Dependency,
    /// The day of a milestone.
    MilestoneMark,
    /// The name of a milestone.
    MilestoneLabel,
    /// The line of today.
    Today,
    /// The word at today's line.
    TodayLabel,
    /// Likely major nonconformity; also a critical priority.
    Major,
    /// Likely minor nonconformity.
    Minor,
    /// An improvement.
    Ofi,
    /// Conforms.
    Ok,
    /// Nothing known.
    None,
    /// A word on an area of another role's colour.
    OnFill,
    /// A line across an area, which tells it from another kind.
    Hatch,
    /// The outline of what is planned, where what has happened is a bar.
    Planned,
    /// What the scores are in another state.
    Compared,
}

/// A colour of the theme, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The colour of text.
    Ink,
    /// The colour of secondary text.
    Ink2,
    /// Hairlines.
    Line,
    /// Stronger hairlines.
    Line2,
    /// The one accent.
    Accent,
    /// Likely major.
    Major,
    /// Likely minor; also what is only declared.
    Minor,
    /// Improvement.
    Ofi,
    /// Conforms.
    Ok,
    /// Nothing known.
    None,
    /// The ground that the chart stands on.
    Card,
}

/// How a role is drawn, apart from its colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pen {
    /// Stroke width of lines, in scene units.
    pub width: f64,
    /// The value of `stroke-dasharray`; empty for a solid line.
    pub dash: &'static str,
    /// Opacity of fills and lines, 0 to 1.
    pub opacity: f64,
    /// Whether a fill has an edge in its full colour, because it is too light to stand out from
    /// the ground by itself.
    pub edged: bool,
}

impl Role {
    /// Every role, in the order of its number.
    pub const ALL: [Self; 30] = [
        Self::Grid,
        Self::Axis,
        Self::AcceptanceLine,
        Self::Target,
        Self::Declared,
        Self::Backed,
        Self::BackedArea,
        Self::Point,
        Self::Range,
        Self::Label,
        Self::Value,
        Self::Tick,
        Self::Track,
        Self::Bar,
        Self::Critical,
        Self::Lead,
        Self::Dependency,
        Self::MilestoneMark,
        Self::MilestoneLabel,
        Self::Today,
        Self::TodayLabel,
        Self::Major,
        Self::Minor,
        Self::Ofi,
        Self::Ok,
        Self::None,
        Self::OnFill,
        Self::Hatch,
        Self::Planned,
        Self::Compared,
    ];

    /// The CSS class of the role.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Grid => "c-grid",
            Self::Axis => "c-axis",
            Self::AcceptanceLine => "c-acceptance",
            Self::Target => "c-target",
            Self::Declared => "c-declared",
            Self::Backed => "c-backed",
            Self::BackedArea => "c-backed-area",
            Self::Point => "c-point",
            Self::Range => "c-range",
            Self::Label => "c-label",
            Self::Value => "c-value",
            Self::Tick => "c-tick",
            Self::Track => "c-track",
            Self::Bar => "c-bar",
            Self::Critical => "c-critical",
            Self::Lead => "c-lead",
            Self::Dependency => "c-dependency",
            Self::MilestoneMark => "c-milestone",
            Self::MilestoneLabel => "c-milestone-label",
            Self::Today => "c-today",
            Self::TodayLabel => "c-today-label",
            Self::Major => "c-major",
            Self::Minor => "c-minor",
            Self::Ofi => "c-ofi",
            Self::Ok => "c-ok",
            Self::None => "c-none",
            Self::OnFill => "c-on-fill",
            Self::Hatch => "c-hatch",
            Self::Planned => "c-planned",
            Self::Compared => "c-compared",
        }
    }

    /// The colour of the theme that the role takes.
    #[must_use]
    pub fn tone(self) -> Tone {
        match self {
            Self::Grid | Self::Track => Tone::Line,
            Self::Axis => Tone::Line2,
            Self::AcceptanceLine
            | Self::Backed
            | Self::BackedArea
            | Self::Point
            | Self::Bar
            | Self::Lead => Tone::Accent,
            Self::OnFill | Self::Hatch => Tone::Card,
            Self::Label | Self::Critical => Tone::Ink,
            Self::Target
            | Self::Value
            | Self::Tick
            | Self::Dependency
            | Self::Range
            | Self::Planned => Tone::Ink2,
            Self::Declared | Self::Minor => Tone::Minor,
            Self::MilestoneMark | Self::MilestoneLabel => Tone::Major,
            Self::Today | Self::TodayLabel | Self::Ofi | Self::Compared => Tone::Ofi,
            Self::Major => Tone::Major,
            Self::Ok => Tone::Ok,
            Self::None => Tone::None,
        }
    }

    /// How the role is drawn, apart from its colour.
    #[must_use]
    pub fn pen(self) -> Pen {
        let (width, dash, opacity) = match self {
            Self::AcceptanceLine => (1.25, "", 0.7),
            Self::Target => (1.5, "4 3", 1.0),
            Self::Declared => (1.75, "9 2.5", 1.0),
            Self::Backed => (2.25, "", 1.0),
            Self::BackedArea => (0.0, "", 0.14),
            Self::Range => (1.0, "", 0.25),
            Self::Lead => (1.0, "", 0.28),
            Self::Dependency => (1.0, "", 0.7),
            Self::MilestoneMark => (1.0, "", 0.75),
            Self::Ofi => (1.5, "", 1.0),
            Self::Today => (1.5, "2 3", 1.0),
            Self::Planned => (1.5, "3 2", 1.0),
            Self::Compared => (2.0, "1 3", 1.0),
            Self::Hatch => (1.5, "", 0.8),
            _ => (1.0, "", 1.0),
        };
        Pen {
            width,
            dash,
            opacity,
            edged: matches!(self, Self::Range | Self::Lead),
        }
    }

    /// Whether a text of this role stands over lines and needs a rim in the ground's colour.
    #[must_use]
    pub fn halo(self) -> bool {
        matches!(self, Self::Tick | Self::MilestoneLabel | Self::TodayLabel)
    }
}

impl Tone {
    /// The CSS class that sets the colour: `t-` and the name of the theme's token.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Ink => "t-ink",
            Self::Ink2 => "t-ink2",
            Self::Line => "t-line",
            Self::Line2 => "t-line2",
            Self::Accent => "t-accent",
            Self::Major => "t-major",
            Self::Minor => "t-minor",
            Self::Ofi => "t-ofi",
            Self::Ok => "t-ok",
            Self::None => "t-none",
            Self::Card => "t-card",
        }
    }
}
