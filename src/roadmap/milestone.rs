//! Milestones: dates that follow from packages and from each other (engine, section 7), and, where
//! it is asked, from what has happened.

use crate::map::{Map, Set};

use crate::date::Date;
use crate::questionnaire::file::{Anchor, AnchorPoint, Landmark};
use crate::questionnaire::{Key, LeafIx, Questionnaire};

use super::course::Known;
use super::package::Package;

/// A milestone's date and what fixes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Milestone {
    /// Its id, such as `stage2_start`.
    pub id: Key,
    /// What it is called.
    pub name: String,
    /// What it is in the course of a certification.
    pub landmark: Option<Landmark>,
    /// The day.
    pub date: Date,
    /// The anchor that fixed the day.
    pub fixed_by: Fixing,
}

/// From where and how far a date was reckoned.
#[derive(Clone, Debug, PartialEq)]
pub struct Fixing {
    /// From where.
    pub from: Origin,
    /// Weeks on.
    pub weeks: u16,
    /// Months on, after the weeks; back where negative.
    pub months: i16,
    /// Days on, after the months; back where negative.
    pub days: i16,
}

/// Where the reckoning of a date starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The plan's first day.
    Start,
    /// Another milestone.
    Milestone(Key),
    /// The must-fix packages whose first records are there last, with at most so many days of
    /// records waited for.
    Records(Vec<LeafIx>, u16),
    /// The must-fix packages whose evidence is ready last.
    Evidence(Vec<LeafIx>),
    /// It has happened on that day.
    Happened,
    /// Somebody set that day, later than what it waits for.
    Set,
}

impl Milestone {
    /// Whether it has happened.
    #[must_use]
    pub fn has_happened(&self) -> bool {
        self.fixed_by.from == Origin::Happened
    }
}

/// What dates are reckoned from.
pub(super) struct Calendar<'a> {
    pub(super) start: Date,
    pub(super) packages: &'a [Package],
    pub(super) weeks: Option<&'a Map<Key, u16>>,
    /// Days by which all records, and all evidence, are assumed to be later.
    pub(super) slip: Slip,
    /// What is known of each milestone beside the plan; empty for the plan alone.
    pub(super) known: &'a [Known],
    /// Whether must-fix packages are put off, so that their evidence has no day.
    pub(super) lacks_evidence: bool,
}

/// Days by which what milestones wait for is assumed to be later.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Slip {
    /// First records of must-fix packages.
    pub(super) records: i64,
    /// Full evidence of must-fix packages.
    pub(super) evidence: i64,
}

/// All milestones in the questionnaire's order. Those that are over without a day, and those that
/// wait for evidence that nobody plans to have, are left out.
pub(super) fn milestones(questionnaire: &Questionnaire, calendar: &Calendar<'_>) -> Vec<Milestone> {
    let mut dates: Map<&Key, Date> = Map::new();
    let mut undated: Set<&Key> = Set::new();
    let mut milestones = Vec::with_capacity(questionnaire.milestones.len());
    for (place, model) in questionnaire.milestones.iter().enumerate() {
        let known = calendar.known.get(place).copied().unwrap_or(Known::Nothing);
        let waits = |anchor: &Anchor| match &anchor.from {
            AnchorPoint::MustFixEvidence => calendar.lacks_evidence,
            AnchorPoint::Milestone(id) => undated.contains(&id),
            AnchorPoint::Start | AnchorPoint::MustFixRecords(_) => false,
        };
        if !matches!(known, Known::Happened(_)) && model.latest_of.iter().any(waits) {
            undated.insert(&model.id);
            continue;
        }
        let mut latest: Option<(Date, Fixing)> = None;
        for anchor in &model.latest_of {
            if let Some((date, fixing)) = calendar.anchored(anchor, &dates)
                && latest.as_ref().is_none_or(|(other, _)| date > *other)
            {
                latest = Some((date, fixing));
            }
        }
        let (date, fixed_by) = latest.unwrap_or((calendar.start, Fixing::at(Origin::Start)));
        let (date, fixed_by) = match known {
            Known::Happened(day) => (day, Fixing::at(Origin::Happened)),
            Known::Set(day) if day > date => (day, Fixing::at(Origin::Set)),
            _ => (date, fixed_by),
        };
        dates.insert(&model.id, date);
        if known == Known::Over {
            continue;
        }
        milestones.push(Milestone {
            id: model.id.clone(),
            name: model.name.clone(),
            landmark: model.landmark,
            date,
            fixed_by,
        });
    }
    milestones
}

impl Fixing {
    const fn at(from: Origin) -> Self {
        Self {
            from,
            weeks: 0,
            months: 0,
            days: 0,
        }
    }
}

impl Calendar<'_> {
    fn anchored(&self, anchor: &Anchor, dates: &Map<&Key, Date>) -> Option<(Date, Fixing)> {
        let (from, origin) = match &anchor.from {
            AnchorPoint::Start => (self.start, Origin::Start),
            AnchorPoint::Milestone(id) => (*dates.get(id)?, Origin::Milestone(id.clone())),
            AnchorPoint::MustFixRecords(most) => {
                let records = self.latest(|package| {
                    let lead = package.lead_days.min(*most);
                    package
                        .finish
                        .plus_days(i64::from(lead) + self.slip.records)
                });
                match records {
                    Some((date, leaves)) => (date, Origin::Records(leaves, *most)),
                    None => (self.start, Origin::Start),
                }
            }
            AnchorPoint::MustFixEvidence => {
                let (date, leaves) =
                    self.latest(|package| package.evidence_ready.plus_days(self.slip.evidence))?;
                (date, Origin::Evidence(leaves))
            }
        };
        let weeks = anchor.weeks.as_ref().map_or(0, |phase| self.phase(phase));
        let date = from
            .plus_days(i64::from(weeks) * 7)
            .plus_months(i32::from(anchor.months))
            .plus_days(i64::from(anchor.days));
        let fixing = Fixing {
            from: origin,
            weeks,
            months: anchor.months,
            days: anchor.days,
        };
        Some((date, fixing))
    }

    fn phase(&self, phase: &Key) -> u16 {
        let weeks = self.weeks.and_then(|table| table.get(phase));
        weeks.copied().unwrap_or(0)
    }

    /// The latest of a date over must-fix packages, and the packages that have it.
    fn latest(&self, date: impl Fn(&Package) -> Date) -> Option<(Date, Vec<LeafIx>)> {
        let must_fix = || self.packages.iter().filter(|package| package.must_fix);
        let latest = must_fix().map(&date).max()?;
        let mut leaves: Vec<LeafIx> = must_fix()
            .filter(|package| date(package) == latest)
            .map(|package| package.leaf)
            .collect();
        leaves.sort_unstable();
        Some((latest, leaves))
    }
}
