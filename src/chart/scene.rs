//! The picture as data: shapes in scene units, where one unit is one CSS pixel.

use super::role::Role;
use super::text::{self, TextSize};

/// A finished chart: its size, what it says in words, and its shapes from back to front.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Width in scene units; the `viewBox` starts at 0.
    pub width: u32,
    /// Height in scene units.
    pub height: u32,
    /// The chart's name, for `<title>`.
    pub title: String,
    /// One sentence that says what the chart shows, for `<desc>` and for screen readers.
    pub summary: String,
    /// The shapes, the ones drawn first at the start.
    pub shapes: Vec<Shape>,
    /// Where each thing of the specification stands, in the order of their data: what a keyboard
    /// or a pointer can reach.
    pub spots: Vec<Spot>,
}

/// Where a thing stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// What is drawn of it, or the part that is its own.
    pub bounds: Bounds,
    /// Its point, where that lies apart.
    pub dot: Option<(f64, f64)>,
}

impl From<Bounds> for Spot {
    fn from(bounds: Bounds) -> Self {
        Self { bounds, dot: None }
    }
}

impl Scene {
    /// How many pixels high the scene is where it is so many wide; never none.
    #[must_use]
    pub fn height_at(&self, width: u32) -> u32 {
        let whole = self.height.saturating_mul(width);
        whole.div_ceil(self.width.max(1)).max(1)
    }

    /// The points that stand for something of the specification, each with its datum.
    pub(super) fn points(&self) -> impl Iterator<Item = (usize, (f64, f64))> {
        self.shapes.iter().filter_map(|shape| match shape.mark {
            Mark::Circle { x, y, .. } if shape.role == Role::Point => Some((shape.datum?, (x, y))),
            _ => None,
        })
    }
}

/// One mark with its meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// What is drawn.
    pub mark: Mark,
    /// What it means, and so how it looks.
    pub role: Role,
    /// The index of what it belongs to in the specification: an axis, a row, a cell or a day;
    /// milestones count on from the rows. A link belongs to the row that waits.
    pub datum: Option<usize>,
}

/// A geometric form; coordinates are scene units, rounded to a tenth, y grows downwards.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A line through the points, or an area where `filled`.
    Path {
        /// The corners in order; a closed path does not repeat the first one.
        points: Vec<(f64, f64)>,
        /// Whether the last point joins the first.
        closed: bool,
        /// Whether the inside is filled (without an outline) rather than the line drawn.
        filled: bool,
    },
    /// A filled disc.
    Circle {
        /// Centre.
        x: f64,
        /// Centre.
        y: f64,
        /// Radius.
        r: f64,
    },
    /// A filled rectangle.
    Rect {
        /// Left edge.
        x: f64,
        /// Top edge.
        y: f64,
        /// Width, never negative.
        width: f64,
        /// Height, never negative.
        height: f64,
        /// Radius of the corners.
        radius: f64,
    },
    /// One line of text.
    Text {
        /// The anchor's position.
        x: f64,
        /// The baseline.
        y: f64,
        /// The words, not escaped.
        text: String,
        /// Which end of the text stands at `x`.
        anchor: Anchor,
        /// Size class.
        size: TextSize,
        /// Semibold rather than regular.
        bold: bool,
    },
}

impl Mark {
    /// The CSS class of the kind of mark: `m-line` (stroke), `m-fill` (fill) or `m-text`.
    #[must_use]
    pub fn class(&self) -> &'static str {
        match self {
            Self::Path { filled: false, .. } => "m-line",
            Self::Path { .. } | Self::Circle { .. } | Self::Rect { .. } => "m-fill",
            Self::Text { .. } => "m-text",
        }
    }

    /// Where the mark lies, without the width of its line; a text by its estimated width.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        let (left, top, right, bottom) = match self {
            Self::Path { points, .. } => points.iter().fold(
                (f64::MAX, f64::MAX, f64::MIN, f64::MIN),
                |(left, top, right, bottom), (x, y)| {
                    (left.min(*x), top.min(*y), right.max(*x), bottom.max(*y))
                },
            ),
            Self::Circle { x, y, r } => (x - r, y - r, x + r, y + r),
            Self::Rect {
                x,
                y,
                width,
                height,
                ..
            } => (*x, *y, x + width, y + height),
            Self::Text {
                x,
                y,
                text,
                anchor,
                size,
                bold,
            } => {
                let width = text::width(text, *size, *bold);
                let left = match anchor {
                    Anchor::Start => *x,
                    Anchor::Middle => x - width / 2.0,
                    Anchor::End => x - width,
                };
                let px = f64::from(size.px());
                (left, y - 0.75 * px, left + width, y + 0.2 * px)
            }
        };
        Bounds {
            left,
            top,
            right,
            bottom,
        }
    }
}

/// The smallest upright rectangle around a mark, in scene units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

/// Which end of a text stands at its position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The text begins there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

impl Anchor {
    /// The value of SVG's `text-anchor`.
    #[must_use]
    pub fn svg(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}
