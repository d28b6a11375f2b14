//! From scores to a dated plan: packages, their priority, a schedule and milestones (engine,
//! sections 5 to 7).
//!
//! [`roadmap`] does it all; [`schedule()`] is the list scheduler on its own; [`assume_done`] says
//! what an assessment would be after some packages are done.

mod assume;
mod course;
mod critical;
mod effort;
mod journey;
mod milestone;
mod overtaken;
mod package;
mod plan;
mod priority;
mod schedule;
mod sensitivity;
mod smallest;
mod target;
mod unblocks;
mod working;

pub use assume::assume_done;
pub use critical::{Slack, slack};
pub use effort::{Effort, Reuse, reuse};
pub use journey::{
    Coming, CriterionState, Departure, Due, Journey, Next, StepProgress, StepState, journey,
};
pub use milestone::{Fixing, Milestone, Origin};
pub use overtaken::behind;
pub use package::{Package, StartCause, is_must_fix, is_package};
pub use plan::{Roadmap, roadmap, size_of};
pub use priority::Points;
pub use schedule::{Job, Schedule, Slot, schedule};
pub use sensitivity::{Change, Influence, Sensitivity, sensitivity};
pub use smallest::{Smallest, smallest};
pub use target::{Give, Target, Way, target};
pub use working::WorkingDays;
