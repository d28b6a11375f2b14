//! One page for the sponsor: the verdicts, the picture, the five biggest findings, the dates and
//! the effort.

use super::block::{Block, Fact};
use crate::questionnaire::LeafIx;
use crate::questionnaire::file::Landmark;
use crate::report::Case;
use crate::report::explain::why_status;
use crate::report::headline;
use crate::report::picture;
use crate::report::table::{Column, Table};
use crate::report::text::{Run, Text};
use crate::report::words::{capitalised, percent, person_days, score, verdict};
use crate::roadmap::behind;

/// So many findings fit on the page and in a head.
const MOST: usize = 5;
/// The milestones that a sponsor asks for.
const DATES: [Landmark; 5] = [
    Landmark::InternalAuditStart,
    Landmark::ManagementReview,
    Landmark::Stage1Start,
    Landmark::Stage2Start,
    Landmark::Decision,
];

pub(super) fn summary(case: &Case<'_>) -> Vec<Block> {
    let head = headline::results(
        case.questionnaire,
        &case.scores,
        &case.verdicts,
        &case.plan,
        case.today,
    )
    .held_back(case.assessment.open_majors().count());
    let mut blocks = vec![
        Block::Paragraph(Text::strong(head.title)),
        Block::paragraph(head.lead),
        Block::Facts(facts(case)),
    ];
    if case.overall.rated > 0 {
        let radar = picture::radar(case, "", picture::PAGE);
        blocks.push(Block::Picture(Box::new(radar)));
    }
    let found = case.biggest_findings(MOST);
    if !found.is_empty() && case.overall.rated > 0 {
        blocks.push(Block::Table(biggest(case, &found)));
    }
    blocks
}

fn facts(case: &Case<'_>) -> Vec<Fact> {
    let mut facts: Vec<Fact> = case
        .verdicts
        .iter()
        .map(|report| {
            let said = format!("self-assessed: {}", verdict(report.verdict));
            Fact::new(&capitalised(&report.name), Text::strong(said))
        })
        .collect();
    let overall = &case.overall;
    facts.push(Fact::new(
        "Maturity",
        format!(
            "{} declared, {} backed by evidence, of {}; {} covered, by weight",
            score(overall.declared),
            score(overall.backed),
            case.questionnaire.top_level(),
            percent(overall.coverage)
        ),
    ));
    if overall.must_total > 0 {
        let text = format!("{} of {} met", overall.must_met, overall.must_total);
        facts.push(Fact::new("Must questions", text));
    }
    // A plan from no answer at all is the same for everybody: it says nothing of this organisation.
    if overall.rated > 0 {
        facts.extend(planned(case));
    }
    let head = headline::roadmap(case.questionnaire, case.assessment, &case.plan, case.today);
    if case.assessment.decided().is_some() || case.plan.needed_off > 0 {
        facts.push(Fact::new("Certificate", head.title));
    }
    facts
}

/// The work by the plan, whether time has overtaken it, and its dates.
fn planned(case: &Case<'_>) -> Vec<Fact> {
    let mut facts = Vec::new();
    let work = format!(
        "{} in {} packages, done by {}",
        person_days(case.plan.effort_days),
        case.plan.packages.len(),
        case.plan.finish.long()
    );
    if !case.plan.packages.is_empty() {
        facts.push(Fact::new("Work", work));
    }
    let late = behind(case.assessment, &case.plan, case.today).len();
    if let Some(sentence) = headline::behind(late) {
        facts.push(Fact::new("Overtaken", sentence));
    }
    let dates: Vec<String> = DATES
        .iter()
        .filter_map(|landmark| case.plan.landmark(*landmark))
        .map(|one| format!("{}: {}", one.name, one.date.short()))
        .collect();
    if !dates.is_empty() {
        facts.push(Fact::new("Dates", dates.join(" · ")));
    }
    facts
}

fn biggest(case: &Case<'_>, found: &[LeafIx]) -> Table {
    let row = |leaf: &LeafIx| {
        let entry = case.questionnaire.leaves.get(*leaf)?;
        let leaf_score = case.scores.leaf(*leaf)?;
        let why = why_status(case.questionnaire, case.assessment, *leaf, leaf_score);
        let package = case.plan.package(*leaf);
        let effort = package.map_or_else(String::new, |one| person_days(one.effort.days));
        Some(vec![
            Text::strong(entry.number.as_str()).and(Run::Plain(format!(" {}", entry.short))),
            Text::status(leaf_score.status),
            why.sentence.into(),
            effort.into(),
        ])
    };
    Table {
        name: "The biggest findings".to_owned(),
        columns: vec![
            Column::words("Biggest findings"),
            Column::words("Self-assessed"),
            Column::words("Why"),
            Column::figures("Effort"),
        ],
        rows: found.iter().filter_map(row).collect(),
    }
}
