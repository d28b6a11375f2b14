//! What happens on the way to the certificate: nonconformities first, then audits, reviews, own
//! actions, other parties, certification bodies, steps, and the decision itself.

use super::block::{Block, Entry, Fact};
use super::steps::planned;
use crate::assessment::{
    Audit, AuditKind, CertificationBody, Event, Nonconformity, Review, Source,
};
use crate::date::Date;
use crate::report::Case;
use crate::report::journey::ticked;
use crate::report::text::{Run, Text};
use crate::report::words::{days, effect, grade, numbers, party, progress};

pub(super) fn certification(case: &Case<'_>) -> Vec<Block> {
    let register = &case.assessment.register;
    let mut blocks = Vec::new();
    let mut group = |anchor: &str, title: &str, entries: Vec<Block>| {
        if !entries.is_empty() {
            blocks.push(Block::heading(anchor, title));
            blocks.extend(entries);
        }
    };
    let found = register
        .nonconformities()
        .map(|(_, one)| nonconformity(case, one));
    group("nonconformities", "Nonconformities", found.collect());
    let audits = register.audits().map(|(_, one)| audit(case, one));
    group("audits", "Audits", audits.collect());
    let reviews = register.reviews().map(|(_, one)| review(one));
    group("reviews", "Management reviews", reviews.collect());
    group("actions", "Own actions", actions(case));
    group("parties", "Other parties", parties(case));
    let bodies = register.bodies().map(|(_, one)| body(one));
    group("bodies", "Certification bodies", bodies.collect());
    // The table of all steps stands with what is recorded of them, not alone.
    let known = steps(case);
    let table = planned(case).filter(|_| !known.is_empty() || register.iter().next().is_some());
    group("steps", "Steps", table.into_iter().chain(known).collect());
    group("decision", "Decision and certificate", decision(case));
    blocks
}

fn entry(title: Text, marks: Vec<&'static str>, facts: Vec<Option<Fact>>) -> Block {
    Block::Entry(Entry {
        anchor: String::new(),
        title,
        marks,
        lead: Text::default(),
        facts: facts.into_iter().flatten().collect(),
    })
}

/// What somebody typed as a title; our words where nothing was.
fn named(typed: &str, otherwise: &str) -> Text {
    if typed.is_empty() {
        Text::strong(otherwise)
    } else {
        Text::typed(typed)
    }
}

fn day(name: &str, day: Option<Date>) -> Option<Fact> {
    day.map(|day| Fact::new(name, day.long()))
}

fn list<T: ToString>(name: &str, items: impl Iterator<Item = T>) -> Option<Fact> {
    let items = numbers(items);
    (!items.is_empty()).then(|| Fact::new(name, items))
}

fn number(name: &str, value: Option<f64>) -> Option<Fact> {
    value.map(|value| Fact::new(name, days(value)))
}

fn nonconformity(case: &Case<'_>, one: &Nonconformity) -> Block {
    let source = match one.source {
        Source::InternalAudit => "Internal audit",
        Source::Stage1 => "Stage 1 audit",
        Source::Stage2 => "Stage 2 audit",
        Source::Surveillance => "Surveillance audit",
        Source::Recertification => "Recertification audit",
    };
    let mut marks = vec![grade(one.grade), progress(one.progress())];
    if one.is_overdue(case.today) {
        marks.push("overdue");
    }
    let facts = vec![
        Some(found_in(case, one, source)),
        one.clause
            .as_ref()
            .map(|clause| Fact::new("Clause", clause.to_string())),
        questions(case, one),
        Fact::typed("What shows it", &one.evidence),
        Fact::typed("Correction", &one.correction),
        Fact::typed("Cause", &one.cause),
        Fact::typed("Corrective action", &one.action),
        Fact::typed("Owner", &one.owner),
        day("Raised on", one.raised),
        day("Due on", one.due),
        day("Verified on", one.verified),
        effect(one.effectiveness).map(|words| Fact::new("Effect", words)),
        Fact::typed("How that was checked", &one.effectiveness_note),
    ];
    entry(named(&one.statement, "Not described yet"), marks, facts)
}

/// Which kind of audit found it, and which one.
fn found_in(case: &Case<'_>, one: &Nonconformity, source: &str) -> Fact {
    let mut audits = case.assessment.register.audits();
    let audit = audits.find(|(id, _)| one.audit.as_ref() == Some(*id));
    let title = audit.map_or("", |(_, audit)| audit.title.as_str());
    let mut text = Text::plain(source);
    if !title.is_empty() {
        text = text.and(Run::Plain(": ".to_owned()));
        text = text.then(Text::typed(title));
    }
    Fact::new("Found in", text)
}

/// The questions it is about; those that are still asked lead to their answers.
fn questions(case: &Case<'_>, one: &Nonconformity) -> Option<Fact> {
    let mut named = Text::default();
    for id in &one.questions {
        if !named.is_empty() {
            named = named.and(Run::Plain(", ".to_owned()));
        }
        let id = id.as_str();
        named = named.and(if case.questionnaire.question(id).is_some() {
            Run::question(id)
        } else {
            Run::Plain(id.to_owned())
        });
    }
    (!named.is_empty()).then(|| Fact::new("Questions", named))
}

fn audit(case: &Case<'_>, one: &Audit) -> Block {
    let kind = match one.kind {
        AuditKind::Internal => "internal",
        AuditKind::Stage1 => "stage 1",
        AuditKind::Stage2 => "stage 2",
        AuditKind::Surveillance => "surveillance",
        AuditKind::Recertification => "recertification",
    };
    let mut marks = vec![kind];
    if one.is_overdue(case.today) {
        marks.push("overdue");
    }
    let facts = vec![
        day("Planned for", one.planned),
        day("Began on", one.started),
        day("Ended on", one.ended),
        Fact::typed("Auditor", &one.auditor),
        Fact::typed("Independence", &one.independence),
        list("Clauses", one.clauses.iter()),
        number("Auditor days", one.days),
        Fact::typed("Result", &one.result),
    ];
    entry(named(&one.title, "Audit"), marks, facts)
}

fn review(one: &Review) -> Block {
    let mut facts = vec![
        day("Planned for", one.planned),
        day("Held on", one.held),
        Fact::typed("Attendees", &one.attendees),
    ];
    for (input, text) in &one.inputs {
        let name = ["Input: ", &input.as_str().replace('_', " ")].concat();
        facts.push(Fact::typed(&name, text));
    }
    facts.push(Fact::typed("Decisions", &one.decisions));
    entry(Text::strong("Management review"), Vec::new(), facts)
}

fn actions(case: &Case<'_>) -> Vec<Block> {
    let actions = case.assessment.register.actions();
    let made = actions.map(|(_, one)| {
        let marks = match one.done {
            Some(_) => vec!["done"],
            None if one.is_overdue(case.today) => vec!["overdue"],
            None => Vec::new(),
        };
        let facts = vec![
            one.package
                .as_ref()
                .map(|leaf| Fact::new("Package", leaf.to_string())),
            Fact::typed("Owner", &one.owner),
            day("Due on", one.due),
            day("Done on", one.done),
        ];
        entry(named(&one.text, "Not described yet"), marks, facts)
    });
    made.collect()
}

fn parties(case: &Case<'_>) -> Vec<Block> {
    let parties = case.assessment.register.parties();
    let made = parties.map(|(_, one)| {
        let facts = vec![
            Fact::typed("Provides or operates", &one.contributes),
            list("Clauses", one.clauses.iter()),
            Fact::typed("How it is controlled", &one.control),
            Fact::typed("Who looks after it", &one.owner),
            Fact::typed("Where the agreement is", &one.agreement),
        ];
        entry(
            named(&one.name, "Without a name"),
            vec![party(one.kind)],
            facts,
        )
    });
    made.collect()
}

fn body(one: &CertificationBody) -> Block {
    let marks = one.contracted.map(|_| "contracted").into_iter().collect();
    let mut facts = vec![
        Fact::typed("Accreditation", &one.accreditation),
        number("Days for stage 1", one.stage1_days),
        number("Days for stage 2", one.stage2_days),
        number("Days a year after", one.surveillance_days),
        Fact::typed("Price", &one.price),
    ];
    for (question, answer) in &one.answers {
        let name = ["Answer: ", &question.as_str().replace('_', " ")].concat();
        facts.push(Fact::typed(&name, answer));
    }
    facts.push(Fact::typed("Note", &one.note));
    facts.push(day("Contract of", one.contracted));
    entry(named(&one.name, "Without a name"), marks, facts)
}

/// What is recorded of steps, in their order; those that the questionnaire no longer has follow.
fn steps(case: &Case<'_>) -> Vec<Block> {
    let models = &case.questionnaire.steps;
    let place = |id: &str| models.iter().position(|model| model.id.as_str() == id);
    let mut known: Vec<_> = case.assessment.register.steps().collect();
    known.sort_by_key(|(id, _)| place(id.as_str()).unwrap_or(models.len()));
    let made = known.into_iter().map(|(id, one)| {
        let model = place(id.as_str()).and_then(|place| models.get(place));
        let name = model.map_or(id.as_str(), |model| model.name.as_str());
        let facts = vec![
            Fact::typed("Owner", &one.owner),
            day("Planned for", one.planned),
            day("Done on", one.done),
            lines("Ticked by hand", ticked(model, one)),
            Fact::typed("Note", &one.note),
        ];
        let marks = one.done.map(|_| "done").into_iter().collect();
        entry(Text::strong(name), marks, facts)
    });
    made.collect()
}

/// Our own words, a line each.
fn lines(name: &str, lines: Vec<String>) -> Option<Fact> {
    let mut text = Text::default();
    for line in lines {
        if !text.is_empty() {
            text = text.and(Run::Break);
        }
        text = text.and(Run::Plain(line));
    }
    (!text.is_empty()).then(|| Fact::new(name, text))
}

fn decision(case: &Case<'_>) -> Vec<Block> {
    let known = &case.assessment.certification;
    let Event {
        planned, completed, ..
    } = known.decision;
    let facts: Vec<Fact> = [
        day("Planned for", planned),
        day("Made on", completed),
        Fact::typed("Certificate", &known.certificate),
        day("Valid until", known.expiry()),
    ]
    .into_iter()
    .flatten()
    .collect();
    if facts.is_empty() {
        Vec::new()
    } else {
        vec![Block::Facts(facts)]
    }
}
