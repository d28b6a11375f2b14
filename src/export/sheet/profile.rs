//! What the assessment is about and what was decided for the whole of it: names with values.

use super::{Cell, Sheet};
use crate::date::Date;
use crate::report::Case;
use crate::report::document::{Block, Part, document};
use crate::report::words::{self, capitalised, days};

/// Organisation and scope as in the report, the plan's settings, and the decision.
pub(super) fn profile(case: &Case<'_>) -> Sheet {
    let mut rows = about(case);
    // What the report says of the organisation, so that neither can leave out what the other has.
    for section in document(case, &[Part::Profile]).sections {
        for block in section.blocks {
            let Block::Facts(facts) = block else { continue };
            for fact in facts {
                let value = Cell::text(fact.value.bare());
                rows.push(line("Organisation and scope", &fact.name, value));
            }
        }
    }
    rows.extend(plan(case));
    rows.extend(certification(case));
    rows.retain(|row| row.last() != Some(&Cell::Empty));
    Sheet {
        name: "Profile",
        key: "profile",
        columns: vec![("Part", 24), ("What", 28), ("What was said", 90)],
        rows,
    }
}

fn line(part: &str, name: &str, value: Cell) -> Vec<Cell> {
    vec![part.into(), Cell::text(capitalised(name)), value]
}

/// Numbers and days stand among texts here, so they are written as such.
fn long(day: Option<Date>) -> Cell {
    day.map_or(Cell::Empty, |day| Cell::text(day.long()))
}

fn about(case: &Case<'_>) -> Vec<Vec<Cell>> {
    let assessment = case.assessment;
    let at = |moment: &Option<crate::assessment::Timestamp>| {
        moment
            .as_ref()
            .map_or(Cell::Empty, |at| Cell::text(at.as_str()))
    };
    let reference = &assessment.questionnaire;
    let version = [reference.id.as_str(), " ", &reference.version].concat();
    [
        ("Title", Cell::text(assessment.title.as_str())),
        (
            "Questionnaire",
            Cell::text(case.questionnaire.title.as_str()),
        ),
        ("Questionnaire's version", Cell::text(version)),
        ("Begun at", at(&assessment.created_at)),
        ("Last changed at", at(&assessment.updated_at)),
    ]
    .into_iter()
    .map(|(name, value)| line("Assessment", name, value))
    .collect()
}

fn plan(case: &Case<'_>) -> Vec<Vec<Cell>> {
    let own = &case.assessment.plan;
    let off = own.days_off.iter().map(|day| day.long());
    [
        ("First day", long(Some(case.plan.start))),
        (
            "Packages in parallel",
            Cell::text(case.plan.lanes.to_string()),
        ),
        (
            "Person-days a week",
            Cell::text(days(case.plan.person_days_per_week)),
        ),
        ("No work on weekends", Cell::yes(own.weekends_off)),
        ("Days off", Cell::text(off.collect::<Vec<_>>().join("; "))),
        (words::wanted_by(case.questionnaire), long(own.target)),
        (
            "Work in person-days",
            Cell::text(days(case.plan.effort_days)),
        ),
    ]
    .into_iter()
    .map(|(name, value)| line("Plan", name, value))
    .collect()
}

fn certification(case: &Case<'_>) -> Vec<Vec<Cell>> {
    let known = &case.assessment.certification;
    [
        ("Decision planned for", long(known.decision.planned)),
        ("Decision made on", long(known.decision.completed)),
        ("Certificate", Cell::text(known.certificate.as_str())),
        ("Valid until", long(known.expiry())),
    ]
    .into_iter()
    .map(|(name, value)| line("Decision and certificate", name, value))
    .collect()
}
