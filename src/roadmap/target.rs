//! Whether the wanted day is reached, and what would have to give where it is not: capacity, the
//! first day, improvements, fixed days, days off. Each is tried by planning anew.

use crate::assessment::{Assessment, MOST_LANES, MOST_WEEKLY_DAYS};
use crate::date::Date;
use crate::questionnaire::Questionnaire;
use crate::scoring::Scores;

use super::plan::{Terms, plan_on};

/// How the plan stands to the wanted day.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// The wanted day.
    pub wanted: Date,
    /// The day that the plan reaches.
    pub reached: Date,
    /// The day that it would reach with any number of people: audits and records take their time.
    pub floor: Date,
    /// What could give, where the plan is late and the wanted day is yet to come.
    pub ways: Vec<Way>,
    /// The day of the decision, once it is made.
    pub decided: Option<Date>,
    /// Packages that the second audit stage needs and that are put off: without them there is no
    /// certificate, whatever the plan reaches.
    pub needed_off: usize,
    /// Whether the wanted day is past.
    pub is_past: bool,
}

/// One thing that could give, alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// What gives.
    pub give: Give,
    /// The day that is reached then.
    pub reached: Date,
    /// Whether that is early enough.
    pub enough: bool,
}

/// What could give.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Give {
    /// More person-days a week in the same lanes.
    Capacity {
        /// Person-days a week for all lanes together.
        person_days_per_week: f64,
    },
    /// More lanes, each with as much as now.
    Lanes {
        /// Packages in parallel.
        lanes: u8,
        /// Person-days a week for all lanes together.
        person_days_per_week: f64,
    },
    /// An earlier first day.
    Start(Date),
    /// So many improvements, put off until after the certificate.
    Improvements(usize),
    /// Fixed days of packages.
    FixedDays,
    /// Days off.
    DaysOff,
}

/// Person-days come in halves.
const HALVES: f64 = 2.0;

/// How the plan stands to the day that is wanted, where one is.
#[must_use]
pub fn target(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    scores: &Scores,
    today: Date,
) -> Option<Target> {
    let wanted = assessment.plan.target?;
    let own = Terms::of(questionnaire, assessment, today);
    let plan = |terms: &Terms| plan_on(questionnaire, assessment, scores, terms);
    let goal = |terms: &Terms| plan(terms).goal();
    let now = plan(&own);
    let reached = now.goal();
    let mut target = Target {
        wanted,
        reached,
        floor: reached,
        ways: Vec::new(),
        decided: assessment.decided(),
        needed_off: now.needed_off,
        is_past: wanted < today,
    };
    // Nothing that is done from now on reaches a day that is past.
    if target.decided.is_some() || target.needed_off > 0 || target.is_past {
        return Some(target);
    }
    let most = Terms {
        lanes: MOST_LANES,
        person_days_per_week: MOST_WEEKLY_DAYS * f64::from(MOST_LANES),
        ..own.clone()
    };
    target.floor = goal(&most).min(reached);
    if reached <= wanted {
        return Some(target);
    }
    let mut say = |give: Give, reached: Date| {
        target.ways.push(Way {
            give,
            reached,
            enough: reached <= wanted,
        });
    };
    if let Some((terms, reached)) = faster(&own, wanted, &goal) {
        let person_days_per_week = terms.person_days_per_week;
        say(
            Give::Capacity {
                person_days_per_week,
            },
            reached,
        );
    }
    if let Some((terms, reached)) = wider(&own, wanted, &goal) {
        let give = Give::Lanes {
            lanes: terms.lanes,
            person_days_per_week: terms.person_days_per_week,
        };
        say(give, reached);
    }
    if let Some((terms, reached)) = earlier(&own, wanted, today, &goal) {
        say(Give::Start(terms.start), reached);
    }
    let improvements = now.packages.iter().filter(|one| !one.must_fix).count();
    let without = [
        (improvements > 0, Give::Improvements(improvements)),
        (
            now.packages.iter().any(|one| one.fixed.is_some()),
            Give::FixedDays,
        ),
        (
            assessment.plan.weekends_off || !assessment.plan.days_off.is_empty(),
            Give::DaysOff,
        ),
    ];
    for (is_there, give) in without {
        let terms = Terms {
            improvements: !matches!(give, Give::Improvements(_)),
            fixed_days: give != Give::FixedDays,
            days_off: give != Give::DaysOff,
            ..own.clone()
        };
        let then = goal(&terms);
        if is_there && then < reached {
            say(give, then);
        }
    }
    Some(target)
}

/// The least person-days a week, to halves, with which the wanted day is reached in the same
/// lanes; where none do, the most.
fn faster(own: &Terms, wanted: Date, goal: &dyn Fn(&Terms) -> Date) -> Option<(Terms, Date)> {
    let with = |halves: u32| Terms {
        person_days_per_week: f64::from(halves) / HALVES,
        ..own.clone()
    };
    let reaches = |halves: u32| goal(&with(halves)) <= wanted;
    let mut least = (own.person_days_per_week * HALVES).floor().max(0.0) as u32;
    let most = (MOST_WEEKLY_DAYS * HALVES) as u32;
    let mut enough = least.max(1);
    while !reaches(enough) {
        if enough >= most {
            return None;
        }
        least = enough;
        enough = enough.saturating_mul(2).min(most);
    }
    // List scheduling may now and then be slower with more people, so the result is tried, not
    // derived.
    while enough.saturating_sub(least) > 1 {
        let middle = least + (enough - least) / 2;
        if reaches(middle) {
            enough = middle;
        } else {
            least = middle;
        }
    }
    let terms = with(enough);
    let reached = goal(&terms);
    Some((terms, reached))
}

/// The fewest lanes, each with as much as now, with which the wanted day is reached.
fn wider(own: &Terms, wanted: Date, goal: &dyn Fn(&Terms) -> Date) -> Option<(Terms, Date)> {
    let each = own.person_days_per_week / f64::from(own.lanes);
    let tried = (own.lanes..MOST_LANES).map(|lanes| {
        let lanes = lanes.saturating_add(1);
        let terms = Terms {
            lanes,
            person_days_per_week: each * f64::from(lanes),
            ..own.clone()
        };
        let reached = goal(&terms);
        (terms, reached)
    });
    tried.take(12).find(|(_, reached)| *reached <= wanted)
}

/// The latest first day, not before today, with which the wanted day is reached.
fn earlier(
    own: &Terms,
    wanted: Date,
    today: Date,
    goal: &dyn Fn(&Terms) -> Date,
) -> Option<(Terms, Date)> {
    let mut terms = own.clone();
    for _ in 0..8 {
        let reached = goal(&terms);
        let late = reached.days_since(wanted);
        if late <= 0 {
            return Some((terms, reached));
        }
        terms.start = terms.start.plus_days(-late);
        if terms.start < today {
            return None;
        }
    }
    None
}
