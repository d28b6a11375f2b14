//! `clausewise plan`.

use clausewise::date::Date;
use clausewise::questionnaire::{LeafIx, Status};
use clausewise::roadmap::{Milestone, Package, Points, roadmap};
use clausewise::scoring::Scores;
use serde::Serialize;

use crate::input::Case;
use crate::json::{Number, Object};

/// What is printed (engine, section 10).
#[derive(Serialize)]
pub(crate) struct Report {
    packages: Vec<PackageLine>,
    milestones: Object<String>,
    /// The milestones as things have gone, where audits or the decision are recorded, or packages
    /// that stage 2 needs are put off.
    #[serde(skip_serializing_if = "Option::is_none")]
    course: Option<Object<String>>,
}

#[derive(Serialize)]
struct PackageLine {
    clause: String,
    status: Status,
    must_fix: bool,
    quick_win: bool,
    effort_days: Number,
    points: PointsLine,
    depends_on: Vec<String>,
    lane: u8,
    start: String,
    finish: String,
    evidence_ready: String,
}

#[derive(Serialize)]
struct PointsLine {
    severity: Number,
    gap: Number,
    weight: Number,
    unblocks: Number,
    emphasis: Number,
    total: Number,
    band: String,
}

pub(crate) fn report(case: &Case<'_>, today: Date) -> Report {
    let (q, a) = (case.questionnaire, &case.assessment);
    let plan = roadmap(q, a, &Scores::of(q, a), today);
    let number = |leaf: LeafIx| q.leaves.get(leaf).map(|leaf| leaf.number.to_string());
    let dates = |milestones: Vec<Milestone>| {
        let dates = milestones.into_iter();
        let dates = dates.map(|one| (one.id.into(), one.date.to_string()));
        Object(dates.collect())
    };
    let is_known =
        plan.needed_off > 0 || a.decided().is_some() || a.register.audits().next().is_some();
    Report {
        course: is_known.then(|| dates(plan.course)),
        milestones: dates(plan.milestones),
        packages: plan
            .packages
            .into_iter()
            .map(|package| line(package, &number))
            .collect(),
    }
}

fn line(package: Package, number: &dyn Fn(LeafIx) -> Option<String>) -> PackageLine {
    PackageLine {
        clause: package.clause.into(),
        status: package.status,
        must_fix: package.must_fix,
        quick_win: package.quick_win,
        effort_days: Number(package.effort.days),
        points: points(package.points),
        depends_on: package.needs.into_iter().filter_map(number).collect(),
        lane: package.lane,
        start: package.start.to_string(),
        finish: package.finish.to_string(),
        evidence_ready: package.evidence_ready.to_string(),
    }
}

fn points(points: Points) -> PointsLine {
    PointsLine {
        severity: Number(points.severity),
        gap: Number(points.gap),
        weight: Number(points.weight),
        unblocks: Number(points.unblocks),
        emphasis: Number(points.emphasis),
        total: Number(points.total),
        band: points.band,
    }
}
