//! The whole roadmap (engine, sections 5 to 7).

use crate::assessment::{Assessment, Plan};
use crate::date::Date;
use crate::questionnaire::file::{Landmark, Size};
use crate::questionnaire::{ClauseId, LeafIx, Questionnaire, natural_order};
use crate::scoring::{Scores, emphasis_of};
use crate::tenths::sum;

use super::course::known;
use super::effort::{effort, of_leaf, reuse};
use super::milestone::{Calendar, Milestone, Slip, milestones};
use super::package::{Package, StartCause, is_must_fix, is_package};
use super::priority::points;
use super::schedule::{Job, Slot, schedule};
use super::unblocks::unblocks;
use super::whole_up;
use super::working::WorkingDays;

/// A dated plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Roadmap {
    /// The packages by first day, then lane.
    pub packages: Vec<Package>,
    /// The milestones in the questionnaire's order, by the plan alone.
    pub milestones: Vec<Milestone>,
    /// The milestones as things have gone: what has happened and what somebody set a day for in
    /// place of the plan's days. What has no day is left out.
    pub course: Vec<Milestone>,
    /// The plan's first day.
    pub start: Date,
    /// Packages that can run in parallel.
    pub lanes: u8,
    /// Person-days a week for all lanes together.
    pub person_days_per_week: f64,
    /// Person-days of all packages together.
    pub effort_days: f64,
    /// Day after the last day of work; the plan's first day where there is no package.
    pub finish: Date,
    /// The most points that a package has; 0 where there is none.
    pub most_points: f64,
    /// Leaves whose packages are put off until after the certificate, in reading order.
    pub put_off: Vec<LeafIx>,
    /// How many of them must be fixed: the second audit stage needs them, so it has no day.
    pub needed_off: usize,
    /// The days on which somebody works.
    pub working: WorkingDays,
    /// For each leaf the place of its package.
    place_of: Vec<Option<usize>>,
}

impl Roadmap {
    /// The package of a leaf.
    #[must_use]
    pub fn package(&self, leaf: LeafIx) -> Option<&Package> {
        let place = self.place_of.get(leaf).copied().flatten()?;
        self.packages.get(place)
    }

    /// The milestone of that id, as things have gone.
    #[must_use]
    pub fn milestone(&self, id: &str) -> Option<&Milestone> {
        self.course
            .iter()
            .find(|milestone| milestone.id.as_str() == id)
    }

    /// The milestones as things have gone, the earliest first: what runs alongside, such as the
    /// choice of a certification body, stands where its day is.
    #[must_use]
    pub fn course_by_day(&self) -> Vec<&Milestone> {
        let mut course: Vec<&Milestone> = self.course.iter().collect();
        course.sort_by_key(|milestone| milestone.date);
        course
    }

    /// The milestone that is this one of a certification, as things have gone.
    #[must_use]
    pub fn landmark(&self, landmark: Landmark) -> Option<&Milestone> {
        find(&self.course, landmark)
    }

    /// The day that all work leads to: the certification decision, or the end of the work where
    /// that leads to no certificate.
    #[must_use]
    pub fn goal(&self) -> Date {
        goal_of(&self.course).unwrap_or(self.finish)
    }
}

fn find(milestones: &[Milestone], landmark: Landmark) -> Option<&Milestone> {
    let mut milestones = milestones.iter();
    milestones.find(|milestone| milestone.landmark == Some(landmark))
}

/// The day of the certification decision.
pub(super) fn goal_of(milestones: &[Milestone]) -> Option<Date> {
    find(milestones, Landmark::Decision).map(|goal| goal.date)
}

/// What a plan is reckoned with. The assessment's own terms give its plan; others answer "what
/// if".
#[derive(Clone, Debug)]
pub(super) struct Terms {
    /// The first day.
    pub(super) start: Date,
    /// Packages in parallel.
    pub(super) lanes: u8,
    /// Person-days a week for all lanes together.
    pub(super) person_days_per_week: f64,
    /// Whether improvements are planned too, or only what must be fixed.
    pub(super) improvements: bool,
    /// Whether fixed days are kept.
    pub(super) fixed_days: bool,
    /// Whether days off are kept.
    pub(super) days_off: bool,
}

impl Terms {
    /// The assessment's own terms.
    pub(super) fn of(questionnaire: &Questionnaire, assessment: &Assessment, today: Date) -> Self {
        let size = size_of(questionnaire, assessment);
        let plan = &assessment.plan;
        Self {
            start: plan.start.unwrap_or(today),
            lanes: plan
                .lanes
                .or(size.map(|size| size.lanes))
                .unwrap_or(1)
                .max(1),
            person_days_per_week: plan
                .person_days_per_week
                .or(size.map(|size| size.person_days_per_week))
                .unwrap_or(5.0),
            improvements: true,
            fixed_days: true,
            days_off: true,
        }
    }
}

/// The size of the organisation, or the one that is assumed until one is chosen.
#[must_use]
pub fn size_of<'q>(questionnaire: &'q Questionnaire, assessment: &Assessment) -> Option<&'q Size> {
    let sizes = &questionnaire.sizes;
    let chosen = assessment.profile.size_band.as_ref();
    chosen
        .and_then(|chosen| sizes.iter().find(|size| size.id == *chosen))
        .or_else(|| sizes.get(questionnaire.default_size))
}

/// A plan for everything that is not yet where it should be. It starts on the plan's first day,
/// else today.
#[must_use]
pub fn roadmap(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    scores: &Scores,
    today: Date,
) -> Roadmap {
    let terms = Terms::of(questionnaire, assessment, today);
    plan_on(questionnaire, assessment, scores, &terms)
}

/// The plan on such terms.
pub(super) fn plan_on(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    scores: &Scores,
    terms: &Terms,
) -> Roadmap {
    let start = terms.start;
    let size = size_of(questionnaire, assessment);
    let factor = size.map_or(1.0, |size| size.factor);
    let working = if terms.days_off {
        WorkingDays::of(&assessment.plan, start)
    } else {
        WorkingDays::of(&Plan::default(), start)
    };
    let (mut drafts, put_off) = drafts(questionnaire, assessment, scores, factor, terms);
    let capacity = terms.person_days_per_week / f64::from(terms.lanes);
    for package in &mut drafts {
        package.days = duration(package.effort.days, capacity, working.in_a_week());
    }
    let leaves = questionnaire.leaves.len();
    let packages = dated(drafts, leaves, terms.lanes, &working);

    let needed = |leaf: &&LeafIx| scores.leaf(**leaf).is_some_and(is_must_fix);
    let needed_off = put_off.iter().filter(needed).count();
    let by_plan = calendar(questionnaire, assessment, start, &packages);
    let course = Calendar {
        known: &known(questionnaire, assessment),
        lacks_evidence: needed_off > 0,
        ..by_plan
    };
    let course = milestones(questionnaire, &course);
    let milestones = milestones(questionnaire, &by_plan);
    Roadmap {
        place_of: places(&packages, leaves),
        most_points: packages
            .iter()
            .map(|package| package.points.total)
            .fold(0.0, f64::max),
        start,
        lanes: terms.lanes,
        person_days_per_week: terms.person_days_per_week,
        effort_days: sum(packages.iter().map(|package| package.effort.days)),
        finish: packages
            .iter()
            .map(|package| package.finish)
            .max()
            .unwrap_or(start),
        put_off,
        needed_off,
        working,
        packages,
        milestones,
        course,
    }
}

/// What the plan's milestones are reckoned from.
pub(super) fn calendar<'a>(
    questionnaire: &'a Questionnaire,
    assessment: &Assessment,
    start: Date,
    packages: &'a [Package],
) -> Calendar<'a> {
    let size = size_of(questionnaire, assessment);
    let weeks = size.and_then(|size| size.weeks.as_ref());
    Calendar {
        start,
        packages,
        weeks: weeks.and_then(|table| questionnaire.weeks.get(table)),
        slip: Slip::default(),
        known: &[],
        lacks_evidence: false,
    }
}

/// Days for an effort at so many person-days a week, where a week has so many days; at least one,
/// and no more than the calendar has.
fn duration(effort: f64, capacity: f64, in_a_week: u8) -> i64 {
    const CALENDAR: f64 = 2_500_000.0;
    let days = whole_up(effort / capacity * f64::from(in_a_week));
    // What is not a number becomes one day; the cast is exact within these bounds.
    if days >= 1.0 {
        days.min(CALENDAR) as i64
    } else {
        1
    }
}

/// The packages in order of their clause numbers, without dates, and the leaves whose packages are
/// put off.
fn drafts(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    scores: &Scores,
    factor: f64,
    terms: &Terms,
) -> (Vec<Package>, Vec<LeafIx>) {
    let start = terms.start;
    let own = |number: &ClauseId| assessment.plan.packages.get(number);
    let (put_off, open): (Vec<LeafIx>, Vec<LeafIx>) = questionnaire
        .leaves
        .iter()
        .enumerate()
        .filter(|(place, _)| scores.leaf(*place).is_some_and(is_package))
        .map(|(place, leaf)| (place, own(&leaf.number).is_some_and(|own| own.put_off)))
        .filter(|(place, _)| terms.improvements || scores.leaf(*place).is_some_and(is_must_fix))
        .fold(
            (Vec::new(), Vec::new()),
            |(mut off, mut open), (place, is_off)| {
                if is_off { &mut off } else { &mut open }.push(place);
                (off, open)
            },
        );
    let unblocks = unblocks(questionnaire, &open);
    let reuse = reuse(questionnaire, assessment);
    let model = &questionnaire.priority;
    let mut is_open = vec![false; questionnaire.leaves.len()];
    for &leaf in &open {
        if let Some(slot) = is_open.get_mut(leaf) {
            *slot = true;
        }
    }
    let is_open = |leaf: &LeafIx| is_open.get(*leaf) == Some(&true);
    let mut packages = Vec::with_capacity(open.len());
    for place in open {
        let (Some(leaf), Some(score)) = (questionnaire.leaves.get(place), scores.leaf(place))
        else {
            continue;
        };
        let emphasis = emphasis_of(questionnaire, assessment, place);
        let waiting = unblocks.get(place).copied().unwrap_or(0);
        let effort = effort(assessment, leaf, score, factor, of_leaf(&reuse, place));
        let points = points(model, score, waiting, emphasis.value);
        packages.push(Package {
            leaf: place,
            clause: leaf.number.clone(),
            status: score.status,
            must_fix: is_must_fix(score),
            quick_win: effort.days <= model.quick_win_days
                && points.total >= model.quick_win_points,
            effort,
            points,
            unblocks: waiting,
            emphasis,
            needs: leaf.needs.iter().copied().filter(is_open).collect(),
            lane: 1,
            days: 1,
            lead_days: leaf.lead_days,
            tail_days: 0,
            fixed: own(&leaf.number)
                .and_then(|own| own.start)
                .filter(|_| terms.fixed_days),
            start,
            finish: start,
            evidence_ready: start,
            cause: StartCause::PlanStart,
        });
    }
    packages.sort_by(|a, b| natural_order(a.clause.as_str(), b.clause.as_str()));
    (packages, put_off)
}

/// For each leaf the place of its package.
fn places(packages: &[Package], leaves: usize) -> Vec<Option<usize>> {
    let mut place_of = vec![None; leaves];
    for (place, package) in packages.iter().enumerate() {
        if let Some(slot) = place_of.get_mut(package.leaf) {
            *slot = Some(place);
        }
    }
    place_of
}

/// The packages by first day, then lane, with their dates.
fn dated(drafts: Vec<Package>, leaves: usize, lanes: u8, working: &WorkingDays) -> Vec<Package> {
    let week = i64::from(working.in_a_week());
    let place_of = places(&drafts, leaves);
    let place = |leaf: &LeafIx| place_of.get(*leaf).copied().flatten();
    let jobs: Vec<Job> = drafts
        .iter()
        .map(|package| Job {
            days: package.days,
            // Records need days of the calendar; here they are compared with working days.
            lead: i64::from(package.lead_days) * week / 7,
            needs: package.needs.iter().filter_map(place).collect(),
            must_fix: package.must_fix,
            points: package.points.total,
            not_before: package.fixed.map(|day| working.up_to(day)),
        })
        .collect();
    let plan = schedule(&jobs, lanes);

    let leaf_of: Vec<LeafIx> = drafts.iter().map(|package| package.leaf).collect();
    let mut finishes = vec![0_i64; drafts.len()];
    for slot in &plan.slots {
        if let Some(finish) = finishes.get_mut(slot.job) {
            *finish = slot.finish;
        }
    }
    let cause = |slot: &Slot| {
        let needs = jobs.get(slot.job).map(|job| job.needs.as_slice());
        let finishes_then = |need: &&usize| finishes.get(**need) == Some(&slot.start);
        let need = needs.unwrap_or_default().iter().find(finishes_then);
        let leaf = |job: usize| leaf_of.get(job).copied();
        if slot.start == 0 {
            StartCause::PlanStart
        } else if jobs.get(slot.job).and_then(|job| job.not_before) == Some(slot.start) {
            StartCause::Fixed
        } else if let Some(need) = need.and_then(|need| leaf(*need)) {
            StartCause::Needs(need)
        } else {
            let previous = slot.previous.and_then(leaf);
            previous.map_or(StartCause::PlanStart, StartCause::Lane)
        }
    };
    let mut drafts: Vec<Option<Package>> = drafts.into_iter().map(Some).collect();
    let mut packages = Vec::with_capacity(drafts.len());
    for slot in &plan.slots {
        let Some(mut package) = drafts.get_mut(slot.job).and_then(Option::take) else {
            continue;
        };
        package.lane = slot.lane;
        package.tail_days = plan.tails.get(slot.job).copied().unwrap_or(0) * 7 / week;
        package.start = working.day(slot.start);
        package.finish = working.end(slot.finish);
        package.days = package.finish.days_since(package.start);
        package.evidence_ready = package.finish.plus_days(i64::from(package.lead_days));
        package.cause = cause(slot);
        packages.push(package);
    }
    packages
}
