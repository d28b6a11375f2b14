//! Entries of the register, of every kind.

use clausewise::assessment::{
    Action, Audit, AuditKind, Certification, CertificationBody, Effectiveness, Entry, EntryKey,
    Event, Grade, Nonconformity, Party, PartyKind, Register, Review, Source, StepRecord,
};
use clausewise::date::Date;
use clausewise::map::Map;
use clausewise::questionnaire::{ClauseId, EntryId, Key, QuestionId};
use proptest::collection::btree_map;
use proptest::option;
use proptest::prelude::*;

use super::{amounts, days, extras, parsed, sets, texts};

fn clauses() -> BoxedStrategy<clausewise::map::Set<ClauseId>> {
    sets(parsed("[0-9]{1,2}(\\.[0-9]{1,2}){0,2}"), 0..3).boxed()
}

fn notes() -> BoxedStrategy<Map<Key, String>> {
    btree_map(parsed("[a-z_]{1,12}"), texts(), 0..3)
        .prop_map(|map| map.into_iter().collect())
        .boxed()
}

fn maybe_day() -> BoxedStrategy<Option<Date>> {
    option::of(days()).boxed()
}

fn findings() -> BoxedStrategy<Nonconformity> {
    let kinds = (0..5_usize, 0..3_usize, 0..3_usize);
    let texts = prop::collection::vec(texts(), 7);
    let questions = sets(parsed::<QuestionId>("[0-9]{1,2}-q[0-9]"), 0..3);
    let about = (
        option::of(parsed::<ClauseId>("[0-9]{1,2}\\.[0-9]")),
        option::of(parsed::<EntryId>("[a-z0-9]{1,8}")),
        questions,
    );
    let dates = (maybe_day(), maybe_day(), maybe_day());
    (kinds, texts, about, dates, extras())
        .prop_map(|(kinds, texts, about, dates, extra)| {
            let text = |at: usize| texts[at].clone();
            Nonconformity {
                source: [
                    Source::InternalAudit,
                    Source::Stage1,
                    Source::Stage2,
                    Source::Surveillance,
                    Source::Recertification,
                ][kinds.0],
                grade: [Grade::Major, Grade::Minor, Grade::Concern][kinds.1],
                effectiveness: [
                    Effectiveness::Unchecked,
                    Effectiveness::Effective,
                    Effectiveness::Ineffective,
                ][kinds.2],
                clause: about.0,
                audit: about.1,
                questions: about.2,
                statement: text(0),
                evidence: text(1),
                correction: text(2),
                cause: text(3),
                action: text(4),
                owner: text(5),
                effectiveness_note: text(6),
                raised: dates.0,
                due: dates.1,
                verified: dates.2,
                extra,
            }
        })
        .boxed()
}

fn audits() -> BoxedStrategy<Audit> {
    let texts = prop::collection::vec(texts(), 4);
    let dates = (maybe_day(), maybe_day(), maybe_day());
    let days = option::of(amounts(0.0, 1e4));
    (0..5_usize, texts, dates, clauses(), days, extras())
        .prop_map(|(kind, texts, dates, clauses, days, extra)| Audit {
            kind: [
                AuditKind::Internal,
                AuditKind::Stage1,
                AuditKind::Stage2,
                AuditKind::Surveillance,
                AuditKind::Recertification,
            ][kind],
            title: texts[0].clone(),
            auditor: texts[1].clone(),
            independence: texts[2].clone(),
            result: texts[3].clone(),
            planned: dates.0,
            started: dates.1,
            ended: dates.2,
            clauses,
            days,
            extra,
        })
        .boxed()
}

fn others() -> BoxedStrategy<Entry> {
    let texts = prop::collection::vec(texts(), 5);
    let dates = (maybe_day(), maybe_day());
    let ticked = sets(parsed::<Key>("[a-z]{1,6}"), 0..3);
    let amounts = prop::collection::vec(option::of(amounts(0.0, 1e4)), 3);
    (
        0..5_usize,
        texts,
        dates,
        clauses(),
        notes(),
        ticked,
        amounts,
        extras(),
    )
        .prop_map(
            |(kind, texts, dates, clauses, notes, ticked, amounts, extra)| {
                let text = |at: usize| texts[at].clone();
                match kind {
                    0 => Entry::Party(Party {
                        name: text(0),
                        kind: PartyKind::InternalSupplier,
                        contributes: text(1),
                        clauses,
                        control: text(2),
                        owner: text(3),
                        agreement: text(4),
                        extra,
                    }),
                    1 => Entry::Action(Action {
                        package: clauses.first().cloned(),
                        text: text(0),
                        owner: text(1),
                        due: dates.0,
                        done: dates.1,
                        extra,
                    }),
                    2 => Entry::Review(Review {
                        planned: dates.0,
                        held: dates.1,
                        attendees: text(0),
                        inputs: notes,
                        decisions: text(1),
                        extra,
                    }),
                    3 => Entry::Body(CertificationBody {
                        name: text(0),
                        accreditation: text(1),
                        stage1_days: amounts[0],
                        stage2_days: amounts[1],
                        surveillance_days: amounts[2],
                        price: text(2),
                        answers: notes,
                        note: text(3),
                        contracted: dates.0,
                        extra,
                    }),
                    _ => Entry::Step(StepRecord {
                        owner: text(0),
                        ticked,
                        planned: dates.0,
                        done: dates.1,
                        note: text(1),
                        extra,
                    }),
                }
            },
        )
        .boxed()
}

/// A register with entries of any kind.
pub fn registers() -> BoxedStrategy<Register> {
    let entry = prop_oneof![
        findings().prop_map(Entry::from),
        audits().prop_map(Entry::from),
        others(),
    ];
    btree_map(parsed::<EntryId>("[A-Za-z0-9._-]{1,12}"), entry, 0..5)
        .prop_map(|entries| {
            let mut register = Register::default();
            for (id, entry) in entries {
                register.put(EntryKey::new(entry.kind(), id), Some(entry));
            }
            register
        })
        .boxed()
}

/// What a certification body decided.
pub fn certifications() -> BoxedStrategy<Certification> {
    (maybe_day(), maybe_day(), maybe_day(), texts(), extras())
        .prop_map(
            |(planned, completed, expires, certificate, extra)| Certification {
                decision: Event {
                    planned,
                    completed,
                    ..Event::default()
                },
                certificate,
                expires,
                extra,
            },
        )
        .boxed()
}
