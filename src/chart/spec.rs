//! What a caller says to have a chart drawn. Widths are scene units (CSS pixels), scores are
//! numbers on the questionnaire's scale, and `None` always means "nothing known".

use crate::date::Date;

/// The scale that scores stand on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// The highest level; the lowest is 0. Levels are whole numbers.
    pub max: u8,
    /// The level from which an auditor would accept; none draws no line.
    pub acceptance: Option<u8>,
}

/// The three scores of one thing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Values {
    /// The level aimed for.
    pub target: Option<f64>,
    /// What the answers claim (engine, section 2).
    pub declared: Option<f64>,
    /// What evidence backs (engine, section 2).
    pub backed: Option<f64>,
}

impl Values {
    /// The scores as they can be drawn: on the scale, and unknown where they are no numbers.
    pub(super) fn on(self, scale: Scale) -> Self {
        let drawable = |score: Option<f64>| Some(scale.clamp(score.filter(|s| s.is_finite())?));
        Self {
            target: drawable(self.target),
            declared: drawable(self.declared),
            backed: drawable(self.backed),
        }
    }
}

impl Scale {
    /// The highest level as a number; at least 1, so that it can divide.
    pub(super) fn top(self) -> f64 {
        f64::from(self.max.max(1))
    }

    /// The nearest score on the scale; 0 for what is no number.
    pub(super) fn clamp(self, score: f64) -> f64 {
        if score.is_nan() {
            0.0
        } else {
            score.clamp(0.0, self.top())
        }
    }
}

/// One axis of a radar, or one row of bars.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// The clause number, or empty.
    pub number: String,
    /// The title; it is shortened where room is short.
    pub title: String,
    /// The scores.
    pub values: Values,
}

/// A radar of three axes or more, the first at twelve o'clock, then clockwise. With fewer axes
/// [`radar`](super::radar()) draws bars.
#[derive(Clone, Debug, PartialEq)]
pub struct RadarSpec {
    /// The chart's name.
    pub title: String,
    /// Width of the scene, at least 240.
    pub width: u32,
    /// The scale of every axis.
    pub scale: Scale,
    /// The axes.
    pub axes: Vec<Axis>,
    /// The backed scores of another state, an entry an axis; none draws no line.
    pub compared: Vec<Option<f64>>,
    /// What that line is called.
    pub compared_as: &'static str,
    /// Whether the scene explains its lines at the bottom.
    pub legend: bool,
}

/// Horizontal bars for any list of things.
#[derive(Clone, Debug, PartialEq)]
pub struct BarsSpec {
    /// The chart's name.
    pub title: String,
    /// Width of the scene, at least 240.
    pub width: u32,
    /// The scale of the bars.
    pub scale: Scale,
    /// The rows, from the top.
    pub rows: Vec<Axis>,
    /// Whether the scene explains its bars at the bottom.
    pub legend: bool,
}

/// One row of range bars.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeRow {
    /// The clause number, or empty.
    pub number: String,
    /// The title; it is shortened where room is short.
    pub title: String,
    /// The lowest score that is possible with the answers so far (engine, section 2).
    pub low: f64,
    /// The highest.
    pub high: f64,
    /// The scores.
    pub values: Values,
}

/// From the lowest to the highest possible score, with the scores as marks.
#[derive(Clone, Debug, PartialEq)]
pub struct RangesSpec {
    /// The chart's name.
    pub title: String,
    /// Width of the scene, at least 240.
    pub width: u32,
    /// The scale of the rows.
    pub scale: Scale,
    /// The rows, from the top.
    pub rows: Vec<RangeRow>,
}

/// A tiny radar without words.
#[derive(Clone, Debug, PartialEq)]
pub struct SparkSpec {
    /// The chart's name, for readers that cannot see it.
    pub title: String,
    /// Width and height of the scene.
    pub size: u32,
    /// The scale of every axis.
    pub scale: Scale,
    /// The scores, one entry an axis; fewer than three become bars.
    pub axes: Vec<Values>,
}

/// A plan over time.
#[derive(Clone, Debug, PartialEq)]
pub struct GanttSpec {
    /// The chart's name.
    pub title: String,
    /// Width of the scene, at least 280. Below 480 the rows show their numbers alone.
    pub width: u32,
    /// The rows, from the top.
    pub rows: Vec<GanttRow>,
    /// Where they are a part of a longer plan: the place of the first among all, from 1, and how many
    /// all are.
    pub part: Option<(usize, usize)>,
    /// What waits for what.
    pub links: Vec<GanttLink>,
    /// Vertical lines with a name.
    pub milestones: Vec<GanttMilestone>,
    /// What it means that a row is critical, for the legend.
    pub critical: &'static str,
    /// The day to mark as today, drawn where it falls inside the plan.
    pub today: Option<Date>,
}

/// One bar of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct GanttRow {
    /// The clause number.
    pub number: String,
    /// The title; it is shortened to the label column.
    pub title: String,
    /// First day of the work.
    pub start: Date,
    /// The day after the last day of the work.
    pub finish: Date,
    /// The day on which enough evidence has gathered; drawn where it is after `finish`.
    pub evidence_ready: Option<Date>,
    /// Whether it is an improvement that nobody has to make, drawn as a frame.
    pub optional: bool,
    /// Whether the plan's end hangs on this row; drawn stronger.
    pub critical: bool,
}

/// A row that must finish before another starts; both are indices into the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GanttLink {
    /// The row that finishes first.
    pub from: usize,
    /// The row that waits.
    pub to: usize,
}

/// A named day.
#[derive(Clone, Debug, PartialEq)]
pub struct GanttMilestone {
    /// A word or three.
    pub label: String,
    /// Its day.
    pub date: Date,
}
