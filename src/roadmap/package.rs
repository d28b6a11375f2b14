//! A package of work: one leaf that is not yet where it should be (engine, section 5).

use crate::date::Date;
use crate::questionnaire::{ClauseId, LeafIx, Status};
use crate::scoring::{Emphasis, LeafScore};

use super::effort::Effort;
use super::priority::Points;

/// A package of work with its priority and its dates.
#[derive(Clone, Debug, PartialEq)]
pub struct Package {
    /// The leaf.
    pub leaf: LeafIx,
    /// Its number.
    pub clause: ClauseId,
    /// Its status.
    pub status: Status,
    /// Whether certification is unlikely without it.
    pub must_fix: bool,
    /// Whether it takes little and gives much.
    pub quick_win: bool,
    /// Its effort and how that came about.
    pub effort: Effort,
    /// Its priority.
    pub points: Points,
    /// How many packages wait for it, directly or not.
    pub unblocks: usize,
    /// How much the profile raises it.
    pub emphasis: Emphasis,
    /// The packages that must be finished before it, in reading order.
    pub needs: Vec<LeafIx>,
    /// The lane, from 1.
    pub lane: u8,
    /// Calendar days from its first day to the day after its last.
    pub days: i64,
    /// Days of records wanted after the work.
    pub lead_days: u16,
    /// Days from its start until the last evidence that hangs on it.
    pub tail_days: i64,
    /// The day that somebody fixed for its start.
    pub fixed: Option<Date>,
    /// First day.
    pub start: Date,
    /// Day after the last day of work.
    pub finish: Date,
    /// Day on which an auditor can see enough records.
    pub evidence_ready: Date,
    /// What fixes the first day.
    pub cause: StartCause,
}

/// What fixes a package's first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StartCause {
    /// The plan starts then.
    PlanStart,
    /// A package that it needs is finished then.
    Needs(LeafIx),
    /// Its lane is free then, because this package is finished.
    Lane(LeafIx),
    /// Somebody fixed the day.
    Fixed,
}

/// Whether a leaf makes a package.
#[must_use]
pub fn is_package(score: &LeafScore) -> bool {
    !matches!(score.status, Status::Conforms | Status::NotApplicable)
}

/// Whether a leaf's package must be done before an audit.
#[must_use]
pub fn is_must_fix(score: &LeafScore) -> bool {
    match score.status {
        Status::LikelyMajor | Status::LikelyMinor => true,
        Status::Incomplete | Status::NotAssessed => score.must_total > 0,
        Status::Ofi | Status::Conforms | Status::NotApplicable => false,
    }
}
