//! The plan: its picture, its packages with every reason, and its milestones.

use super::block::{Block, Entry, Fact};
use crate::assessment::PackagePlan;
use crate::questionnaire::{LeafIx, uncapitalised};
use crate::report::Case;
use crate::report::explain::{points, why_effort, why_here, why_milestone, why_then};
use crate::report::table::{Column, Table};
use crate::report::text::{Run, Text};
use crate::report::words::{self, day, days, list, package_status};
use crate::report::{headline, picture};
use crate::roadmap::{self, Package, behind};
use crate::tenths::{decimal, tenths};

pub(super) fn roadmap(case: &Case<'_>) -> Vec<Block> {
    let head = headline::roadmap(case.questionnaire, case.assessment, &case.plan, case.today);
    let behind = behind(case.assessment, &case.plan, case.today);
    let mut blocks = vec![
        Block::Paragraph(Text::strong(head.title)),
        Block::paragraph(head.over),
        Block::paragraph(head.lead),
    ];
    blocks.extend(headline::unrated(&case.overall).map(Block::paragraph));
    blocks.extend(headline::behind(behind.len()).map(Block::paragraph));
    blocks.extend(target(case));
    if !case.plan.packages.is_empty() {
        let pictures = picture::gantts(case);
        blocks.extend(
            pictures
                .into_iter()
                .map(|one| Block::Picture(Box::new(one))),
        );
        blocks.push(Block::heading("effort", "Effort by month and owner"));
        let effort = picture::effort(case, picture::PLAN_PAGE);
        blocks.push(Block::Picture(Box::new(effort)));
        blocks.push(Block::heading(
            "packages",
            "Packages in the order of the plan",
        ));
        blocks.push(Block::Table(packages(case)));
    }
    if !case.plan.course.is_empty() {
        blocks.push(Block::heading("milestones", "Milestones"));
        blocks.push(Block::Table(milestones(case)));
        blocks.push(Block::heading(
            "cycle",
            "From the audits to the recertification",
        ));
        let cycle = picture::cycle(case, picture::PLAN_PAGE);
        blocks.push(Block::Picture(Box::new(cycle)));
    }
    if !case.plan.packages.is_empty() {
        blocks.push(Block::heading("reasons", "Reasons, package by package"));
        blocks.extend(case.plan.packages.iter().map(|one| entry(case, one)));
    }
    blocks.extend(put_off(case));
    blocks
}

/// How the plan stands to the day on which the certificate is wanted.
fn target(case: &Case<'_>) -> Option<Block> {
    let (questionnaire, assessment) = (case.questionnaire, case.assessment);
    let found = roadmap::target(questionnaire, assessment, &case.scores, case.today)?;
    Some(Block::paragraph(headline::wanted(&found)))
}

fn title(case: &Case<'_>, package: &Package) -> String {
    let leaf = case.questionnaire.leaves.get(package.leaf);
    leaf.map(|leaf| leaf.title.clone()).unwrap_or_default()
}

fn packages(case: &Case<'_>) -> Table {
    let row = |package: &Package| {
        let why = why_here(case.questionnaire, &case.plan, package);
        let name = Text::strong(package.clause.as_str())
            .and(Run::Plain(format!(" {}", title(case, package))))
            .and(Run::Break)
            .and(Run::Quiet(why));
        vec![
            name,
            Text::status(package.status),
            Text::plain(format!(
                "{} {}",
                decimal(package.points.total),
                package.points.band
            )),
            days(package.effort.days).into(),
            day(package.start).into(),
            day(package.finish).into(),
            day(package.evidence_ready).into(),
        ]
    };
    Table {
        name: "Packages".to_owned(),
        columns: vec![
            Column::words("Package and why here"),
            Column::words("Self-assessed"),
            Column::words("Priority"),
            Column::figures("Person-days"),
            Column::figures("Start"),
            Column::figures("Done by"),
            Column::figures("Evidence"),
        ],
        rows: case.plan.packages.iter().map(row).collect(),
    }
}

fn milestones(case: &Case<'_>) -> Table {
    let rows = case.plan.course_by_day().into_iter().map(|milestone| {
        let is_late = !milestone.has_happened() && milestone.date < case.today;
        let late = is_late.then(|| Run::Quiet(" ▲ overdue".to_owned()));
        let mut name = Text::plain(milestone.name.as_str());
        name.0.extend(late);
        vec![
            name,
            day(milestone.date).into(),
            why_milestone(case.questionnaire, &case.plan, milestone).into(),
        ]
    });
    Table {
        name: "Milestones".to_owned(),
        columns: vec![
            Column::words("Milestone"),
            Column::words("Day"),
            Column::words("What fixes it"),
        ],
        rows: rows.collect(),
    }
}

fn entry(case: &Case<'_>, package: &Package) -> Block {
    let questionnaire = case.questionnaire;
    let mut marks = Vec::new();
    if package.must_fix {
        marks.push("must be fixed");
    }
    if package.quick_win {
        marks.push("quick win");
    }
    let mut facts = Vec::new();
    let parts = points(questionnaire, package);
    let mut text = Text::plain(format!(
        "{} points, {}.",
        decimal(package.points.total),
        package.points.band
    ));
    for part in parts {
        text = text.and(Run::Quiet(format!(
            " {} {} of {}: {}",
            part.name,
            days(tenths(part.points)),
            days(part.most),
            uncapitalised(&part.sentence)
        )));
    }
    facts.push(Fact::new("Priority", text));
    facts.push(Fact::new("Effort", why_effort(package)));
    let dates = format!(
        "{} to {}, lane {}. {}",
        package.start.long(),
        package.finish.long(),
        package.lane,
        why_then(questionnaire, package)
    );
    facts.push(Fact::new("Dates", dates));
    if package.lead_days > 0 {
        let text = format!(
            "{} days of records, enough on {}",
            package.lead_days,
            package.evidence_ready.long()
        );
        facts.push(Fact::new("Evidence", text));
    }
    if !package.needs.is_empty() {
        facts.push(Fact::new("Needs", list(&numbers(case, &package.needs))));
    }
    if let Some(own) = case.assessment.plan.packages.get(&package.clause) {
        facts.extend(who(own));
    }
    Block::Entry(Entry {
        anchor: String::new(),
        title: Text::strong(package.clause.as_str())
            .and(Run::Plain(format!(" {}", title(case, package)))),
        marks,
        lead: Text::default(),
        facts,
    })
}

/// How far somebody is with a package, and what they wrote about it.
fn who(own: &PackagePlan) -> Vec<Fact> {
    let mut facts = vec![Fact::new("State", package_status(own.status))];
    facts.extend(Fact::typed("Owner", &own.owner));
    facts.extend(Fact::typed("Note", &own.note));
    facts
}

/// The same with what would be planned otherwise: own effort and a fixed first day.
pub(super) fn own_facts(own: &PackagePlan) -> Vec<Fact> {
    let mut facts = who(own);
    if let Some(start) = own.start {
        facts.insert(1, Fact::new("Fixed start", start.long()));
    }
    if let Some(effort) = own.effort_days {
        facts.insert(1, Fact::new("Person-days", days(effort)));
    }
    facts
}

/// The packages that are put off until after the certificate, with what was said of each.
fn put_off(case: &Case<'_>) -> Vec<Block> {
    let off = case.plan.put_off.iter();
    let entries = off.filter_map(|place| {
        let leaf = case.questionnaire.leaves.get(*place)?;
        let scores = case.scores.leaf(*place)?;
        let must_fix = roadmap::is_must_fix(scores);
        let own = case.assessment.plan.packages.get(&leaf.number)?;
        Some(Block::Entry(Entry {
            anchor: String::new(),
            title: Text::strong(leaf.number.as_str()).and(Run::Plain(format!(" {}", leaf.title))),
            marks: must_fix.then_some("must be fixed").into_iter().collect(),
            lead: Text::status(scores.status),
            facts: own_facts(own),
        }))
    });
    let mut blocks: Vec<Block> = entries.collect();
    if !blocks.is_empty() {
        let head = Block::heading("put-off", words::put_off(case.questionnaire));
        blocks.insert(0, head);
    }
    blocks
}

fn numbers(case: &Case<'_>, leaves: &[LeafIx]) -> Vec<String> {
    let leaves = leaves
        .iter()
        .filter_map(|leaf| case.questionnaire.leaves.get(*leaf));
    leaves.map(|leaf| leaf.number.to_string()).collect()
}
