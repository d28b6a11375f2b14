//! What several tests of files and records share: a small questionnaire and assessments of every
//! kind.
#![allow(dead_code, reason = "every test uses its own part of this")]
#![allow(unreachable_pub, reason = "a module of tests has no outside")]

mod register;

use clausewise::map::{Map, Set};
use std::str::FromStr;
use std::sync::LazyLock;

use clausewise::assessment::{
    Answer, Assessment, Confidence, DocumentRecord, DocumentState, Event, Evidence, EvidenceState,
    Extra, PackagePlan, PackageStatus, Plan, Profile, QuestionnaireRef, Rating, Response,
    Timestamp,
};
use clausewise::date::Date;
use clausewise::exchange::{Opened, Refusal, export, open};
use clausewise::questionnaire::{Questionnaire, compile};
use proptest::collection::{btree_map, btree_set};
use proptest::option;
use proptest::prelude::*;
use serde_json::Value;

static SMALL: LazyLock<Questionnaire> = LazyLock::new(|| {
    let text = include_str!("../golden/formats/questionnaire.json");
    compile(serde_json::from_str(text).unwrap()).unwrap()
});

pub fn questionnaire() -> &'static Questionnaire {
    &SMALL
}

pub const FULL: &str = include_str!("../golden/formats/assessment-1-full.json");
pub const SEALED: &str = include_str!("../golden/formats/assessment-1-checksum-full.json");
pub const MINIMAL: &str = include_str!("../golden/formats/assessment-1-minimal.json");

pub fn read(bytes: &[u8]) -> Result<Opened, Refusal> {
    open(bytes, &|wanted| {
        (wanted.id == SMALL.id).then_some(questionnaire())
    })
}

pub fn write(assessment: &Assessment) -> String {
    let at = "2026-11-22T10:00:00Z".parse().unwrap();
    export(assessment, &at, "clausewise 0.1.0")
}

pub fn full() -> Assessment {
    read(FULL.as_bytes()).unwrap().assessment
}

/// Sets of values, in the product's own form.
pub fn sets<S>(values: S, size: std::ops::Range<usize>) -> BoxedStrategy<Set<S::Value>>
where
    S: Strategy<Value: Ord> + 'static,
{
    btree_set(values, size).prop_map(Set::from_iter).boxed()
}

/// Texts as people and attackers write them.
pub fn texts() -> BoxedStrategy<String> {
    prop_oneof![
        2 => Just(String::new()),
        4 => "\\PC{0,20}",
        2 => any::<String>(),
        1 => Just("</script><img src=x onerror=alert(1)>".to_owned()),
        1 => Just("=cmd|' /C calc'!A0 \u{202e}\u{0}\t\r\n\u{7f}\"\\".to_owned()),
    ]
    .boxed()
}

fn parsed<T: FromStr<Err: std::fmt::Debug> + std::fmt::Debug + 'static>(
    pattern: &'static str,
) -> BoxedStrategy<T> {
    pattern.prop_map(|text| text.parse().unwrap()).boxed()
}

fn days() -> BoxedStrategy<Date> {
    (1..=9999_i32, 1..=12_u8, 1..=28_u8)
        .prop_map(|(y, m, d)| Date::new(y, m, d).unwrap())
        .boxed()
}

fn times() -> BoxedStrategy<Timestamp> {
    parsed("20[0-9][0-9]-0[1-9]-1[0-9]T1[0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?Z").boxed()
}

fn amounts(least: f64, most: f64) -> BoxedStrategy<f64> {
    prop_oneof![(least..most), (least.ceil()..most).prop_map(f64::ceil)].boxed()
}

fn values() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-1e18..1e18).prop_map(Value::from),
        texts().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map("\\PC{0,8}", inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
    .boxed()
}

/// Fields of a later version; their names are none of today's.
fn extras() -> BoxedStrategy<Extra> {
    prop_oneof![
        4 => Just(Extra::default()),
        1 => btree_map("later[\\PC]{0,8}", values(), 0..3).prop_map(|map| serde_json::Map::from_iter(map).into()),
    ]
    .boxed()
}

fn responses(id: &str) -> BoxedStrategy<Option<Response>> {
    let rating = (0..=5_u8, 0..3_usize, texts(), 0..3_usize).prop_map(
        |(level, state, reference, confidence)| {
            Response::Rated(Rating {
                level,
                evidence: Evidence {
                    state: [
                        EvidenceState::None,
                        EvidenceState::Located,
                        EvidenceState::Checked,
                    ][state],
                    reference,
                },
                confidence: [Confidence::High, Confidence::Medium, Confidence::Low][confidence],
            })
        },
    );
    let plain = prop_oneof![4 => rating, 1 => Just(Response::Unknown)];
    // Only this question may be set aside.
    if id == "8.9-q1" {
        let reasons = "[a-z]\\PC{0,20}".prop_map(Response::NotApplicable);
        option::of(prop_oneof![plain, reasons]).boxed()
    } else {
        option::of(plain).boxed()
    }
}

fn answer(id: &'static str) -> BoxedStrategy<Answer> {
    let texts = (texts(), texts(), texts());
    (
        responses(id),
        texts,
        any::<bool>(),
        option::of(times()),
        extras(),
    )
        .prop_map(move |(response, (note, owner, by), pending, at, extra)| {
            let mut answer = Answer {
                response,
                note,
                owner,
                event_pending: false,
                at,
                by,
                extra: Extra::default(),
            };
            let low = answer.rating().is_none_or(|rating| rating.level <= 3);
            answer.event_pending = pending && low && id == "4.1-q2";
            let within = ("evidence".to_owned(), serde_json::json!({"later": [1]}));
            answer.extra = match extra.fields().cloned() {
                Some(fields) if answer.rating().is_some() => {
                    serde_json::Map::from_iter(fields.into_iter().chain([within])).into()
                }
                _ => extra,
            };
            answer
        })
        .boxed()
}

const QUESTIONS: [&str; 7] = [
    "4.1-q1",
    "4.1-q2",
    "8.9-q1",
    "8.10-q1",
    "8.10-__proto__",
    "8.10-constructor",
    "99.1-gone",
];

fn answers() -> BoxedStrategy<Map<&'static str, Answer>> {
    QUESTIONS
        .map(|id| option::of(answer(id)).prop_map(move |answer| (id, answer)))
        .prop_map(|answers| {
            let found = answers.into_iter();
            found
                .filter_map(|(id, answer)| Some((id, answer?)))
                .filter(|(_, answer)| !answer.is_empty())
                .collect()
        })
        .boxed()
}

fn profiles() -> BoxedStrategy<Profile> {
    let event = || {
        (option::of(days()), option::of(days()), extras())
            .prop_map(|(planned, completed, extra)| Event {
                planned,
                completed,
                extra,
            })
            .boxed()
    };
    let keys = || sets(parsed("[A-Za-z0-9._-]{1,8}"), 0..3).boxed();
    let chosen = (keys(), keys(), keys(), keys(), keys());
    let regulations = sets("[a-zA-Z]\\PC{0,8}", 0..3);
    let size = option::of(parsed("[a-z]{1,8}"));
    let events = (option::of(days()), event(), event());
    (
        texts(),
        texts(),
        chosen,
        regulations,
        size,
        events,
        prop::array::uniform6(texts()),
        extras(),
    )
        .prop_map(
            |(
                organisation,
                scope_statement,
                chosen,
                regulations,
                size_band,
                events,
                more,
                extra,
            )| {
                let [
                    organisation_part,
                    services,
                    sites,
                    tool,
                    target_reason,
                    sponsor,
                ] = more;
                Profile {
                    organisation,
                    scope_statement,
                    organisation_types: chosen.0,
                    drivers: chosen.1,
                    sectors: chosen.2,
                    regions: chosen.3,
                    certificates: chosen.4,
                    regulations: regulations.into_iter().collect(),
                    size_band,
                    records_since: events.0,
                    internal_audit: events.1,
                    management_review: events.2,
                    organisation_part,
                    services,
                    sites,
                    tool,
                    target_reason,
                    sponsor,
                    extra,
                }
            },
        )
        .boxed()
}

fn plans() -> BoxedStrategy<Plan> {
    let package = (
        option::of(amounts(0.0, 1e4)),
        texts(),
        0..3_usize,
        texts(),
        (option::of(days()), any::<bool>()),
        extras(),
    )
        .prop_map(
            |(effort_days, owner, status, note, when, extra)| PackagePlan {
                effort_days,
                start: when.0,
                put_off: when.1,
                owner,
                status: [
                    PackageStatus::Todo,
                    PackageStatus::Doing,
                    PackageStatus::Done,
                ][status],
                note,
                extra,
            },
        );
    let packages = btree_map(parsed("[0-9]{1,2}\\.[0-9]{1,2}|[a-z]{1,3}"), package, 0..4);
    (
        option::of(days()),
        option::of(1..=50_u8),
        option::of(amounts(0.001, 1e3)),
        packages,
        (option::of(days()), any::<bool>(), sets(days(), 0..3)),
        extras(),
    )
        .prop_map(
            |(start, lanes, person_days_per_week, packages, more, extra)| Plan {
                target: more.0,
                weekends_off: more.1,
                days_off: more.2,
                start,
                lanes,
                person_days_per_week,
                packages: packages.into_iter().collect(),
                extra,
            },
        )
        .boxed()
}

/// Assessments of the small questionnaire, of every kind that its rules allow.
pub fn assessments() -> BoxedStrategy<Assessment> {
    let document = (
        0..3_usize,
        texts(),
        texts(),
        option::of(days()),
        option::of(days()),
        extras(),
    )
        .prop_map(
            |(state, reference, owner, approved_on, next_review, extra)| DocumentRecord {
                owner,
                approved_on,
                next_review,
                state: [
                    DocumentState::Missing,
                    DocumentState::Draft,
                    DocumentState::Approved,
                ][state],
                reference,
                extra,
            },
        );
    let head = (
        parsed("[A-Za-z0-9._-]{1,64}"),
        "[a-zA-Z0-9]\\PC{0,40}",
        option::of(times()),
        option::of(times()),
        option::of("[0-9a-f]{64}"),
    );
    let documents = btree_map(parsed("D[0-9]{1,3}"), document, 0..5);
    let targets = btree_map(parsed("[0-9]{1,2}(\\.[0-9a-z]{1,2}){0,3}"), 1..=5_u8, 0..5);
    (
        head,
        profiles(),
        answers(),
        targets,
        documents,
        plans(),
        (register::certifications(), register::registers()),
        extras(),
        extras(),
    )
        .prop_map(
            |(head, profile, answers, targets, documents, plan, way, extra, file_extra)| {
                Assessment {
                    certification: way.0,
                    register: way.1,
                    id: head.0,
                    title: head.1,
                    created_at: head.2,
                    updated_at: head.3,
                    questionnaire: QuestionnaireRef {
                        id: "small".parse().unwrap(),
                        version: "1.0.0".to_owned(),
                        content: head.4,
                    },
                    profile,
                    targets: targets.into_iter().collect(),
                    answers: answers
                        .into_iter()
                        .map(|(id, answer)| (id.parse().unwrap(), answer))
                        .collect(),
                    documents: documents.into_iter().collect(),
                    plan,
                    extra,
                    file_extra,
                }
            },
        )
        .boxed()
}
