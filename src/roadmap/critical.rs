//! How long a package may slip before it moves the day that all work leads to.
//!
//! Backwards through the schedule: a package may end as late as what follows it on its lane or
//! needs it can still start in time, and, where it must be fixed, as late as the audits' dates
//! allow. What may not slip at all is critical.

use crate::assessment::Assessment;
use crate::date::Date;
use crate::questionnaire::file::AnchorPoint;
use crate::questionnaire::{LeafIx, Questionnaire};

use super::course::known;
use super::milestone::{Calendar, Slip, milestones};
use super::package::StartCause;
use super::plan::{Roadmap, calendar, goal_of};

/// The most days that are looked for; more is as good as any number.
const MOST: i64 = 3_650;

/// How long each package may slip.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slack {
    /// For each package of the plan, in its order, the days it may slip; absent where nothing
    /// depends on it. Working days, where the plan knows days off.
    pub days: Vec<Option<i64>>,
}

impl Slack {
    /// Whether the package at that place moves everything when it slips.
    #[must_use]
    pub fn is_critical(&self, place: usize) -> bool {
        self.days.get(place) == Some(&Some(0))
    }

    /// The leaves of the critical packages in the order of the plan.
    pub fn critical<'a>(&'a self, plan: &'a Roadmap) -> impl Iterator<Item = LeafIx> + 'a {
        let places = plan.packages.iter().enumerate();
        places
            .filter(|(place, _)| self.is_critical(*place))
            .map(|(_, package)| package.leaf)
    }
}

/// How long each package of the plan may slip.
#[must_use]
pub fn slack(questionnaire: &Questionnaire, assessment: &Assessment, plan: &Roadmap) -> Slack {
    let working = &plan.working;
    // Everything in the plan's own count of days.
    let starts: Vec<i64> = plan
        .packages
        .iter()
        .map(|package| working.up_to(package.start))
        .collect();
    let ends: Vec<i64> = plan
        .packages
        .iter()
        .map(|package| working.up_to(package.finish))
        .collect();
    let mut latest: Vec<Option<i64>> = latest_by_date(questionnaire, assessment, plan)
        .into_iter()
        .map(|date| date.map(|date| working.up_to(date)))
        .collect();
    let place_of = |leaf: LeafIx| plan.packages.iter().position(|one| one.leaf == leaf);
    // Whatever follows another starts later, so the plan's order backwards meets it first.
    let mut next_on_lane: Vec<Option<usize>> = vec![None; usize::from(plan.lanes) + 1];
    for (place, package) in plan.packages.iter().enumerate().rev() {
        let lane = usize::from(package.lane);
        let next = next_on_lane.get(lane).copied().flatten();
        if let Some(next) = next.filter(|next| waits_for_lane(plan, *next)) {
            let start = latest_start(&latest, &starts, &ends, next);
            tighten(&mut latest, place, start);
        }
        if let Some(slot) = next_on_lane.get_mut(lane) {
            *slot = Some(place);
        }
        // All that needs this one has its final value, so this one has too.
        let start = latest_start(&latest, &starts, &ends, place);
        for need in package.needs.iter().filter_map(|leaf| place_of(*leaf)) {
            tighten(&mut latest, need, start);
        }
    }
    let days = latest.iter().zip(&ends);
    Slack {
        days: days
            .map(|(latest, end)| latest.map(|latest| (latest - end).max(0)))
            .collect(),
    }
}

/// Whether a package needs the lane that it is on: it waits for it, or no other is free then.
fn waits_for_lane(plan: &Roadmap, place: usize) -> bool {
    let Some(package) = plan.packages.get(place) else {
        return false;
    };
    let at_work = plan
        .packages
        .iter()
        .filter(|other| other.start <= package.start && package.start < other.finish);
    matches!(package.cause, StartCause::Lane(_)) || at_work.count() >= usize::from(plan.lanes)
}

/// The latest first day of a package that may end so late.
fn latest_start(latest: &[Option<i64>], starts: &[i64], ends: &[i64], place: usize) -> Option<i64> {
    let latest = latest.get(place).copied().flatten()?;
    Some(latest - (ends.get(place)? - starts.get(place)?))
}

fn tighten(latest: &mut [Option<i64>], place: usize, limit: Option<i64>) {
    if let (Some(limit), Some(slot)) = (limit, latest.get_mut(place)) {
        *slot = Some(slot.map_or(limit, |old| old.min(limit)));
    }
}

/// For each package the latest end that its own records and evidence allow.
fn latest_by_date(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    plan: &Roadmap,
) -> Vec<Option<Date>> {
    let Some(goal) = goal_of(&plan.course) else {
        // Without a certificate, the end of the work is the goal.
        return vec![Some(plan.finish); plan.packages.len()];
    };
    let known = known(questionnaire, assessment);
    let moves = |slip: Slip| {
        let (start, packages) = (plan.start, &plan.packages);
        let calendar = Calendar {
            slip,
            known: &known,
            ..calendar(questionnaire, assessment, start, packages)
        };
        goal_of(&milestones(questionnaire, &calendar)) != Some(goal)
    };
    let records = most(|days| {
        moves(Slip {
            records: days,
            evidence: 0,
        })
    });
    let evidence = most(|days| {
        moves(Slip {
            records: 0,
            evidence: days,
        })
    });
    // What each anchor waits for: days of lead time at most, and how far it may slip.
    let mut anchors: Vec<(u16, i64)> = Vec::new();
    for anchor in questionnaire
        .milestones
        .iter()
        .flat_map(|one| &one.latest_of)
    {
        match &anchor.from {
            AnchorPoint::MustFixRecords(lead) => anchors.extend(records.map(|slip| (*lead, slip))),
            AnchorPoint::MustFixEvidence => anchors.extend(evidence.map(|slip| (u16::MAX, slip))),
            AnchorPoint::Start | AnchorPoint::Milestone(_) => {}
        }
    }
    let must_fix = || plan.packages.iter().filter(|package| package.must_fix);
    let limits: Vec<(u16, Date)> = anchors
        .into_iter()
        .filter_map(|(most, slip)| {
            let ready =
                must_fix().map(|one| one.finish.plus_days(i64::from(one.lead_days.min(most))));
            Some((most, ready.max()?.plus_days(slip)))
        })
        .collect();
    plan.packages
        .iter()
        .map(|package| {
            let of = |(most, limit): &(u16, Date)| {
                limit.plus_days(-i64::from(package.lead_days.min(*most)))
            };
            limits.iter().map(of).min().filter(|_| package.must_fix)
        })
        .collect()
}

/// The most days that move nothing; absent where no number of days does.
fn most(moves: impl Fn(i64) -> bool) -> Option<i64> {
    if !moves(MOST) {
        return None;
    }
    let (mut least, mut most) = (0, MOST);
    while most - least > 1 {
        let middle = least + (most - least) / 2;
        if moves(middle) {
            most = middle;
        } else {
            least = middle;
        }
    }
    Some(least)
}
