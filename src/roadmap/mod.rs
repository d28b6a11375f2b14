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

/// The next whole number up. What binary fractions add to a product of decimals is no part of a
/// day: 7 x 2.2 x 5/7 is 11, and not a little more.
fn whole_up(value: f64) -> f64 {
    const NOISE: f64 = 1e-9;
    // Nothing is nothing, and not less than it.
    (value - NOISE).ceil() + 0.0
}

#[cfg(test)]
mod tests {
    use super::whole_up;
    use proptest::prelude::*;

    #[test]
    fn what_is_whole_by_hand_stays_whole() {
        assert_eq!(whole_up(7.0 * 2.2 * (5.0 / 7.0) * 2.0), 22.0);
        assert_eq!(whole_up(14.5 / 3.5 * 7.0), 29.0);
        assert_eq!(whole_up(29.001), 30.0);
    }

    proptest! {
        /// By whole numbers: hundredths of days, of the size and of the reuse, and the gap as a
        /// fraction.
        #[test]
        fn an_effort_is_that_of_whole_numbers(
            (base, size, reuse) in (1_u32..2_000, 1_u32..400, 1_u32..=100),
            (above, below) in (1_u32..60).prop_flat_map(|below| (0..=below, Just(below))),
        ) {
            let hundredths = |number: u32| f64::from(number) / 100.0;
            let gap = f64::from(above) / f64::from(below);
            let raw = hundredths(base) * hundredths(size) * gap * hundredths(reuse);
            let exact = 2 * u64::from(base) * u64::from(size) * u64::from(reuse) * u64::from(above);
            let exact = exact.div_ceil(1_000_000 * u64::from(below));
            prop_assert_eq!(whole_up(raw * 2.0).to_bits(), (exact as f64).to_bits());
        }
    }
}
