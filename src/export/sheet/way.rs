//! Who takes part and what is decided on the way to the certificate: management reviews, other
//! parties, certification bodies, steps. What is said under changing names, such as the inputs of a
//! review, has a sheet of its own with a row for each.

use super::{Cell, Sheet, joined};
use crate::questionnaire::Key;
use crate::report::Case;
use crate::report::journey::ticked;
use crate::report::words::{capitalised, party};

pub(super) fn reviews(case: &Case<'_>) -> Sheet {
    let reviews = case.assessment.register.reviews();
    Sheet::of("Management reviews", "reviews", reviews)
        .column("Review", 12, |(id, _)| Cell::id(id))
        .column("Planned for", 12, |(_, one)| Cell::day(one.planned))
        .column("Held on", 12, |(_, one)| Cell::day(one.held))
        .column("Overdue", 9, |(_, one)| {
            Cell::yes(one.is_overdue(case.today))
        })
        .column("Attendees", 44, |(_, one)| one.attendees.as_str().into())
        .column("Decisions", 70, |(_, one)| one.decisions.as_str().into())
        .sheet()
}

pub(super) fn inputs(case: &Case<'_>) -> Sheet {
    let reviews = case.assessment.register.reviews();
    let said = reviews.flat_map(|(id, one)| one.inputs.iter().map(move |said| (id, said)));
    Sheet::of("Review inputs", "review-inputs", said)
        .column("Review", 12, |(id, _)| Cell::id(id))
        .column("Input", 34, |(_, (input, _))| named(input))
        .column("What was said", 80, |(_, (_, text))| text.as_str().into())
        .sheet()
}

/// What a key says, in words.
fn named(key: &Key) -> Cell {
    capitalised(&key.as_str().replace('_', " ")).into()
}

pub(super) fn parties(case: &Case<'_>) -> Sheet {
    let parties = case.assessment.register.parties();
    Sheet::of("Other parties", "parties", parties)
        .column("Party", 12, |(id, _)| Cell::id(id))
        .column("Name", 28, |(_, one)| one.name.as_str().into())
        .column("Kind", 22, |(_, one)| capitalised(party(one.kind)).into())
        .column("Provides or operates", 44, |(_, one)| {
            one.contributes.as_str().into()
        })
        .column("Clauses", 18, |(_, one)| joined(one.clauses.iter()))
        .column("How it is controlled", 44, |(_, one)| {
            one.control.as_str().into()
        })
        .column("Who looks after it", 24, |(_, one)| {
            one.owner.as_str().into()
        })
        .column("Where the agreement is", 24, |(_, one)| {
            one.agreement.as_str().into()
        })
        .sheet()
}

pub(super) fn bodies(case: &Case<'_>) -> Sheet {
    let bodies = case.assessment.register.bodies();
    Sheet::of("Certification bodies", "bodies", bodies)
        .column("Body", 12, |(id, _)| Cell::id(id))
        .column("Name", 28, |(_, one)| one.name.as_str().into())
        .column("Accreditation", 40, |(_, one)| {
            one.accreditation.as_str().into()
        })
        .column("Days for stage 1", 9, |(_, one)| {
            Cell::number(one.stage1_days)
        })
        .column("Days for stage 2", 9, |(_, one)| {
            Cell::number(one.stage2_days)
        })
        .column("Days a year after", 9, |(_, one)| {
            Cell::number(one.surveillance_days)
        })
        .column("Price", 26, |(_, one)| one.price.as_str().into())
        .column("Note", 44, |(_, one)| one.note.as_str().into())
        .column("Contract of", 12, |(_, one)| Cell::day(one.contracted))
        .sheet()
}

pub(super) fn answers_of_bodies(case: &Case<'_>) -> Sheet {
    let bodies = case.assessment.register.bodies();
    let said = bodies.flat_map(|(id, one)| one.answers.iter().map(move |said| (id, said)));
    Sheet::of("Answers of bodies", "body-answers", said)
        .column("Body", 12, |(id, _)| Cell::id(id))
        .column("Question", 34, |(_, (question, _))| named(question))
        .column("What it answered", 80, |(_, (_, text))| {
            text.as_str().into()
        })
        .sheet()
}

pub(super) fn steps(case: &Case<'_>) -> Sheet {
    let models = &case.questionnaire.steps;
    let steps = case.assessment.register.steps().map(|(id, one)| {
        let model = models.iter().find(|model| model.id.as_str() == id.as_str());
        (id, one, model)
    });
    Sheet::of("Steps", "steps", steps)
        .column("Step", 20, |(id, _, _)| Cell::id(id))
        .column("Name", 34, |(_, _, model)| {
            model.map_or(Cell::Empty, |model| model.name.as_str().into())
        })
        .column("Owner", 24, |(_, one, _)| one.owner.as_str().into())
        .column("Planned for", 12, |(_, one, _)| Cell::day(one.planned))
        .column("Done on", 12, |(_, one, _)| Cell::day(one.done))
        .column("Ticked by hand", 44, |(_, one, model)| {
            ticked(*model, one).join("\n").into()
        })
        .column("Note", 60, |(_, one, _)| one.note.as_str().into())
        .sheet()
}
