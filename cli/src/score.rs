//! `clausewise score`.

use clausewise::date::Date;
use clausewise::questionnaire::{Node, Status};
use clausewise::scoring::{LeafScore, RollUp, Scores, Verdict, VerdictReport, verdicts};
use serde::Serialize;

use crate::input::Case;
use crate::json::{Number, Object, number};

/// What is printed (engine, section 10).
#[derive(Serialize)]
pub(crate) struct Report {
    overall: Group,
    clauses: Object<Clause>,
    readiness: Object<Readiness>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Clause {
    Leaf(Leaf),
    Group(Group),
}

#[derive(Serialize)]
struct Group {
    declared: Option<Number>,
    backed: Option<Number>,
    low: Option<Number>,
    high: Option<Number>,
    coverage: Option<Number>,
    weakest: Option<u8>,
}

/// Where nothing is applicable there is nothing to divide by: all but the target and the counts
/// is null.
#[derive(Serialize)]
struct Leaf {
    status: Status,
    declared: Option<Number>,
    backed: Option<Number>,
    low: Option<Number>,
    high: Option<Number>,
    coverage: Option<Number>,
    capability: Option<u8>,
    ratings: Option<String>,
    gap: Option<Number>,
    target: u8,
    must_met: usize,
    must_total: usize,
}

#[derive(Serialize)]
struct Readiness {
    verdict: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
struct Rule {
    id: String,
    passed: bool,
    failing: Vec<String>,
}

pub(crate) fn report(case: &Case<'_>, today: Date) -> Report {
    let (q, a) = (case.questionnaire, &case.assessment);
    let scores = Scores::of(q, a);
    let clause = |node: &Node| match node.leaf.and_then(|leaf| scores.leaf(leaf)) {
        Some(score) => Clause::Leaf(leaf(score)),
        None => Clause::Group(group(&scores.of_node(q, node))),
    };
    let clauses = q
        .nodes
        .iter()
        .map(|node| (node.number.to_string(), clause(node)));
    let reports = verdicts(q, a, &scores, today);
    Report {
        overall: group(&scores.overall(q)),
        clauses: Object(clauses.collect()),
        readiness: Object(reports.into_iter().map(readiness).collect()),
    }
}

fn group(up: &RollUp) -> Group {
    Group {
        declared: number(up.declared),
        backed: number(up.backed),
        low: number(up.low),
        high: number(up.high),
        coverage: number(up.coverage),
        weakest: up.weakest,
    }
}

fn leaf(score: &LeafScore) -> Leaf {
    let applies = score.is_applicable();
    Leaf {
        status: score.status,
        declared: number(score.declared),
        backed: number(score.backed),
        low: number(score.low),
        high: number(score.high),
        coverage: number(score.coverage),
        capability: applies.then_some(score.capability),
        ratings: applies.then(|| score.letters()),
        gap: applies.then_some(Number(score.gap)),
        target: score.target,
        must_met: score.must_met,
        must_total: score.must_total,
    }
}

fn readiness(report: VerdictReport) -> (String, Readiness) {
    let rules = report.rules.into_iter().map(|rule| Rule {
        id: rule.id.into(),
        passed: rule.passed,
        failing: rule.failing,
    });
    let readiness = Readiness {
        verdict: match report.verdict {
            Verdict::NotEnoughAnswers => "not_enough_answers",
            Verdict::NotReady => "not_ready",
            Verdict::NearlyReady => "nearly_ready",
            Verdict::Ready => "ready",
        },
        rules: rules.collect(),
    };
    (report.id.into(), readiness)
}
