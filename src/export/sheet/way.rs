//! Who takes part and what is decided on the way to the certificate: management reviews, other
//! parties, certification bodies, steps. What is said under changing names, such as the inputs of a
//! review, has a sheet of its own with a row for each.

use super::{Cell, Sheet, joined};
use crate::questionnaire::Key;
use crate::report::Case;
use crate::report::words::{capitalised, party};

pub(super) fn reviews(case: &Case<'_>) -> Sheet {
    let rows = case.assessment.register.reviews().map(|(id, one)| {
        vec![
            Cell::text(id.as_str()),
            Cell::day(one.planned),
            Cell::day(one.held),
            Cell::yes(one.is_overdue(case.today)),
            Cell::text(one.attendees.as_str()),
            Cell::text(one.decisions.as_str()),
        ]
    });
    Sheet {
        name: "Management reviews",
        key: "reviews",
        columns: vec![
            ("Review", 12),
            ("Planned for", 12),
            ("Held on", 12),
            ("Overdue", 9),
            ("Attendees", 44),
            ("Decisions", 70),
        ],
        rows: rows.collect(),
    }
}

pub(super) fn inputs(case: &Case<'_>) -> Sheet {
    let reviews = case.assessment.register.reviews();
    let rows = reviews.flat_map(|(id, one)| {
        let said = one.inputs.iter();
        said.map(move |(input, text)| named(id.as_str(), input, text))
    });
    Sheet {
        name: "Review inputs",
        key: "review-inputs",
        columns: vec![("Review", 12), ("Input", 34), ("What was said", 80)],
        rows: rows.collect(),
    }
}

fn named(of: &str, name: &Key, text: &str) -> Vec<Cell> {
    let name = capitalised(&name.as_str().replace('_', " "));
    vec![Cell::text(of), Cell::text(name), Cell::text(text)]
}

pub(super) fn parties(case: &Case<'_>) -> Sheet {
    let rows = case.assessment.register.parties().map(|(id, one)| {
        vec![
            Cell::text(id.as_str()),
            Cell::text(one.name.as_str()),
            Cell::text(capitalised(party(one.kind))),
            Cell::text(one.contributes.as_str()),
            joined(one.clauses.iter()),
            Cell::text(one.control.as_str()),
            Cell::text(one.owner.as_str()),
            Cell::text(one.agreement.as_str()),
        ]
    });
    Sheet {
        name: "Other parties",
        key: "parties",
        columns: vec![
            ("Party", 12),
            ("Name", 28),
            ("Kind", 22),
            ("Provides or operates", 44),
            ("Clauses", 18),
            ("How it is controlled", 44),
            ("Who looks after it", 24),
            ("Where the agreement is", 24),
        ],
        rows: rows.collect(),
    }
}

pub(super) fn bodies(case: &Case<'_>) -> Sheet {
    let rows = case.assessment.register.bodies().map(|(id, one)| {
        vec![
            Cell::text(id.as_str()),
            Cell::text(one.name.as_str()),
            Cell::text(one.accreditation.as_str()),
            Cell::number(one.stage1_days),
            Cell::number(one.stage2_days),
            Cell::number(one.surveillance_days),
            Cell::text(one.price.as_str()),
            Cell::text(one.note.as_str()),
            Cell::day(one.contracted),
        ]
    });
    Sheet {
        name: "Certification bodies",
        key: "bodies",
        columns: vec![
            ("Body", 12),
            ("Name", 28),
            ("Accreditation", 40),
            ("Days for stage 1", 9),
            ("Days for stage 2", 9),
            ("Days a year after", 9),
            ("Price", 26),
            ("Note", 44),
            ("Contract of", 12),
        ],
        rows: rows.collect(),
    }
}

pub(super) fn answers_of_bodies(case: &Case<'_>) -> Sheet {
    let bodies = case.assessment.register.bodies();
    let rows = bodies.flat_map(|(id, one)| {
        let said = one.answers.iter();
        said.map(move |(question, text)| named(id.as_str(), question, text))
    });
    Sheet {
        name: "Answers of bodies",
        key: "body-answers",
        columns: vec![("Body", 12), ("Question", 34), ("What it answered", 80)],
        rows: rows.collect(),
    }
}

pub(super) fn steps(case: &Case<'_>) -> Sheet {
    let models = &case.questionnaire.steps;
    let rows = case.assessment.register.steps().map(|(id, one)| {
        let model = models.iter().find(|model| model.id.as_str() == id.as_str());
        let criteria = one.ticked.iter().map(|key| {
            let known = model.and_then(|model| model.criteria.iter().find(|one| one.id == *key));
            known.map_or_else(|| key.to_string(), |one| one.text.clone())
        });
        vec![
            Cell::text(id.as_str()),
            model.map_or(Cell::Empty, |model| Cell::text(model.name.as_str())),
            Cell::text(one.owner.as_str()),
            Cell::day(one.planned),
            Cell::day(one.done),
            Cell::text(criteria.collect::<Vec<_>>().join("\n")),
            Cell::text(one.note.as_str()),
        ]
    });
    Sheet {
        name: "Steps",
        key: "steps",
        columns: vec![
            ("Step", 20),
            ("Name", 34),
            ("Owner", 24),
            ("Planned for", 12),
            ("Done on", 12),
            ("Ticked by hand", 44),
            ("Note", 60),
        ],
        rows: rows.collect(),
    }
}
