//! What is prepared for others from an assessment: the agenda of a management review with the
//! figures of the day, and the statement of applicability.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use clausewise::assessment::{
    Assessment, Audit, AuditKind, DocumentRecord, DocumentState, Edit, Entry, Grade, Nonconformity,
    Party, PartyKind, Review,
};
use clausewise::companion::{Certification, read_certification};
use clausewise::exchange::open;
use clausewise::export::markdown_page;
use clausewise::organisation::{agenda, applicability, contradictions, known};
use clausewise::questionnaire::{EntryId, Questionnaire};
use clausewise::report::Case;

use support::{blank, day, iso, not_applicable, rate_leaf};

const FILE: &str =
    include_str!("../questionnaires/companions/iso-iec-20000-1-2018.certification.json");
const XYZ: &str = include_str!("../public/examples/xyz-certificate.json");

fn file() -> Certification {
    read_certification(FILE).unwrap()
}

fn xyz(q: &Questionnaire) -> Assessment {
    open(XYZ.as_bytes(), &|_| Some(q)).unwrap().assessment
}

fn put(a: &mut Assessment, id: &str, entry: impl Into<Entry>) {
    a.apply(Edit::entry(id.parse().unwrap(), entry));
}

/// What is known of an input.
fn of(q: &Questionnaire, a: &Assessment, today: &str, input: &str, review: &str) -> String {
    let case = Case::of(q, a, day(today));
    let file = file();
    let mut inputs = file.review_inputs.iter();
    let input = inputs.find(|one| one.id.as_str() == input).unwrap();
    let review: Option<EntryId> = review.parse().ok();
    known(&case, input, review.as_ref()).join("\n")
}

#[test]
fn every_input_of_the_agenda_has_figures_of_the_day() {
    let q = iso();
    let a = xyz(&q);
    let case = Case::of(&q, &a, day("2028-02-04"));
    for input in &file().review_inputs {
        let facts = known(&case, input, None);
        assert!(!facts.is_empty(), "{}", input.id);
        for fact in facts {
            assert!(
                fact.ends_with(['.', '!', '?']) && !fact.contains("  "),
                "{fact}"
            );
        }
    }
}

#[test]
fn verdicts_maturity_findings_documents_audits_and_changes_are_quoted() {
    let q = iso();
    let mut a = blank(&q);
    rate_leaf(&q, &mut a, "9.3", 2);
    let today = "2026-06-01";
    let said = of(&q, &a, today, "measurement", "r2");
    assert!(
        said.contains("Stage 1: self-assessed, not enough answers"),
        "{said}"
    );
    assert!(
        said.contains("Maturity: declared 2.0, backed by evidence 2.0"),
        "{said}"
    );
    assert!(
        said.contains("Documents: 0 of 58 approved; no review overdue."),
        "{said}"
    );
    let late = DocumentRecord {
        state: DocumentState::Approved,
        next_review: Some(day("2026-05-01")),
        ..DocumentRecord::default()
    };
    a.documents.insert("D02".parse().unwrap(), late);
    let said = of(&q, &a, today, "measurement", "r2");
    assert!(said.contains("review overdue: D02."), "{said}");

    assert_eq!(
        of(&q, &a, today, "earlier_actions", "r2").lines().next(),
        Some("No earlier review is recorded.")
    );
    let held = Review {
        held: Some(day("2026-03-01")),
        decisions: "Anna buys a tool by May.".to_owned(),
        ..Review::default()
    };
    put(&mut a, "r1", held);
    put(&mut a, "r2", Review::default());
    let said = of(&q, &a, today, "earlier_actions", "r2");
    assert!(
        said.starts_with("Decided on 1 March 2026: Anna buys a tool by May."),
        "{said}"
    );
    // A review follows neither from itself nor from a later one.
    let said = of(&q, &a, today, "earlier_actions", "r1");
    assert!(said.starts_with("No earlier review"), "{said}");
    let first = Review {
        held: Some(day("2025-09-01")),
        ..Review::default()
    };
    put(&mut a, "r0", first);
    let said = of(&q, &a, today, "earlier_actions", "r0");
    assert!(said.starts_with("No earlier review"), "{said}");

    let finding = Nonconformity {
        grade: Grade::Major,
        raised: Some(day("2026-04-01")),
        due: Some(day("2026-05-01")),
        ..Nonconformity::default()
    };
    put(&mut a, "n1", finding);
    let said = of(&q, &a, today, "nonconformities", "r2");
    assert!(
        said.contains("Open: 1 major, 0 minor, 0 of concern; 1 overdue."),
        "{said}"
    );
    assert!(
        said.contains("Since the last review: 1 raised, 0 verified."),
        "{said}"
    );

    let audit = Audit {
        kind: AuditKind::Internal,
        title: "Desk".to_owned(),
        ended: Some(day("2026-04-10")),
        clauses: ["8".parse().unwrap()].into(),
        result: "Two minors.".to_owned(),
        ..Audit::default()
    };
    put(&mut a, "a1", audit);
    let said = of(&q, &a, today, "audits", "r2");
    assert!(
        said.contains("Internal audit, Desk, ended 10 Apr 2026: Two minors."),
        "{said}"
    );
    assert!(said.contains("No internal audit covers 4.1"), "{said}");

    let answer = a.answers.iter().next().unwrap().0.clone();
    let mut changed = a.answers.get(&answer).unwrap().clone();
    changed.at = Some("2026-05-05T10:00:00Z".parse().unwrap());
    a.answers.insert(answer, changed);
    let said = of(&q, &a, today, "changes_in_context", "r2");
    assert!(
        said.contains("1 answer changed, 0 documents approved"),
        "{said}"
    );
    let said = of(&q, &a, today, "earlier_actions", "r2");
    assert!(
        said.contains("1 answer changed since the last review."),
        "{said}"
    );
}

#[test]
fn the_agenda_as_markdown_has_every_input_and_what_was_said() {
    let q = iso();
    let mut a = blank(&q);
    let mut review = Review::default();
    review
        .inputs
        .insert("resources".parse().unwrap(), "Two *more* people".to_owned());
    put(&mut a, "r1", review.clone());
    let case = Case::of(&q, &a, day("2026-06-01"));
    let blocks = agenda(&case, &file(), &review, Some(&"r1".parse().unwrap()));
    let text = markdown_page("Management review", &[], &blocks);
    assert!(text.starts_with("# Management review\n\n"));
    for input in &file().review_inputs {
        assert!(
            text.contains(&format!("**{}**", input.text)),
            "{}",
            input.id
        );
    }
    assert!(text.contains("Said to it: Two \\*more\\* people"), "{text}");
    assert!(
        text.contains("Today: No earlier review is recorded."),
        "{text}"
    );
}

#[test]
fn the_statement_names_every_clause_the_reasons_and_the_parties_with_their_control() {
    let q = iso();
    let mut a = blank(&q);
    let text = |a: &Assessment| {
        let text = markdown_page("S", &[], &applicability(&q, a, &file()));
        // A number at the beginning of a line would be a list.
        text.replace("\\.", ".")
    };
    let bare = text(&a);
    for leaf in &q.leaves {
        assert!(
            bare.contains(&format!("| {} ", leaf.number)),
            "{}",
            leaf.number
        );
    }
    assert!(bare.contains("No clause is excluded"));
    assert!(bare.contains("No requirement has been set aside"));
    assert!(bare.contains("No other party is named"));

    let question = &q
        .questions
        .iter()
        .find(|one| one.not_applicable_if.is_some())
        .unwrap();
    let reason = not_applicable("Nobody inside supplies us");
    a.answers.insert(question.id.clone(), reason);
    let party = Party {
        name: "Nimbus".to_owned(),
        clauses: ["8.7".parse().unwrap()].into(),
        contributes: "Hosting".to_owned(),
        ..Party::default()
    };
    put(&mut a, "p1", party);
    let full = text(&a);
    assert!(full.contains("Nobody inside supplies us") && full.contains(question.id.as_str()));
    assert!(full.contains("questions set aside"));
    assert!(full.contains("**Nimbus (external supplier)**") || full.contains("**Nimbus"));
    assert!(full.contains("Controlled by: Not described yet"));
    let row = full
        .lines()
        .find(|line| line.starts_with("| 8.7.1 "))
        .unwrap();
    assert!(row.contains("With Nimbus"), "{row}");
    let row = full
        .lines()
        .find(|line| line.starts_with("| 8.6.1 "))
        .unwrap();
    assert!(row.contains("The organisation itself"), "{row}");
}

#[test]
fn a_party_that_takes_part_in_what_is_set_aside_is_a_contradiction() {
    let q = iso();
    let mut a = blank(&q);
    let found = |a: &Assessment| -> Vec<(String, &str, usize)> {
        let found = contradictions(&q, a, &file());
        let shown = found.into_iter().map(|one| {
            let leaf = q.leaves[one.leaf].number.as_str();
            (one.party.to_string(), leaf, one.questions.len())
        });
        shown.collect()
    };
    let party = |kind: PartyKind, clauses: &[&str]| Party {
        name: "Nimbus".to_owned(),
        kind,
        clauses: clauses.iter().map(|one| one.parse().unwrap()).collect(),
        ..Party::default()
    };
    let set_aside = |a: &mut Assessment, id: &str| {
        a.answers
            .insert(id.parse().unwrap(), not_applicable("There is none"));
    };

    // Nothing is set aside, so nothing contradicts it.
    put(&mut a, "p1", party(PartyKind::InternalSupplier, &["8.6.1"]));
    assert!(found(&a).is_empty());
    // There is an internal supplier, and the clause on internal suppliers is set aside.
    set_aside(&mut a, "8.3.4.2-q1");
    set_aside(&mut a, "8.3.4.2-q2");
    assert_eq!(found(&a), [("p1".to_owned(), "8.3.4.2", 2)]);
    // Customers call for the same clause, external suppliers do not.
    put(&mut a, "p1", party(PartyKind::Customer, &[]));
    assert_eq!(found(&a), [("p1".to_owned(), "8.3.4.2", 2)]);
    put(&mut a, "p1", party(PartyKind::ExternalSupplier, &["8.3"]));
    assert!(
        found(&a).is_empty(),
        "a whole group names none of its clauses"
    );
    put(
        &mut a,
        "p1",
        party(PartyKind::ExternalSupplier, &["8.3.4.2"]),
    );
    assert_eq!(found(&a), [("p1".to_owned(), "8.3.4.2", 2)]);

    let text = markdown_page("S", &[], &applicability(&q, &a, &file())).replace("\\.", ".");
    let text = text.replace("\\-", "-");
    assert!(
        text.contains("Nimbus takes part in 8.3.4.2, but questions are set aside"),
        "{text}"
    );
    assert!(text.contains("8.3.4.2-q1 and 8.3.4.2-q2"), "{text}");

    // What is answered again contradicts nothing.
    for id in ["8.3.4.2-q1", "8.3.4.2-q2"] {
        a.answers.remove(id);
    }
    assert!(found(&a).is_empty());
}

#[test]
fn the_example_does_not_contradict_itself() {
    let a = xyz(&iso());
    assert_eq!(contradictions(&iso(), &a, &file()), []);
}
