//! Charts as pure functions: a specification in, a [`Scene`] of typed shapes out.
//!
//! A scene holds no colours, only meanings ([`Role`]), so the page can draw it in any theme, a
//! file can be written in any [`Palette`], and a native test can compare it letter by letter.
//! Everything is drawn with plotters onto an own backend (`recorder`), because plotters' own text
//! measuring differs between the browser and elsewhere and needs a page to measure in.

mod amounts;
mod bars;
mod burnup;
mod canvas;
mod caption;
mod cycle;
mod gantt;
mod hatch;
mod heat;
mod legend;
mod palette;
mod radar;
mod ranges;
mod recorder;
mod role;
mod rows;
mod scene;
mod spark;
mod spec;
mod stacks;
mod summary;
mod svg;
mod text;
mod ticks;
mod timeline;

pub use amounts::{Amount, AmountsColumn, AmountsRow, AmountsSpec, amounts};
pub use bars::bars;
pub use burnup::{BurnUpSpec, burn_up};
pub use cycle::{CycleRow, CycleSpec, cycle};
pub use gantt::gantt;
pub use heat::{HeatCell, HeatGroup, HeatSpec, heat};
pub use palette::Palette;
pub use radar::radar;
pub use ranges::ranges;
pub use role::{Pen, Role, Tone};
pub use scene::{Anchor, Bounds, Mark, Scene, Shape, Spot};
pub use spark::spark;
pub use spec::{
    Axis, BarsSpec, GanttLink, GanttMilestone, GanttRow, GanttSpec, RadarSpec, RangeRow,
    RangesSpec, Scale, SparkSpec, Values,
};
pub use stacks::{StackKind, StackRow, StacksSpec, stacks};
pub use text::TextSize;
