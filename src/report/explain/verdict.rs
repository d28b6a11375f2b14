//! How far a verdict's rule is, in a short sentence without a full stop.

use crate::questionnaire::Questionnaire;
use crate::questionnaire::file::{Check, Selection};
use crate::report::words::{capitalised, count, list, short_list, status, verdict};
use crate::scoring::{Measure, RuleReport, VerdictReport};

/// How far a rule is: `17 of 21 core documents exist, 19 needed`. What fails it is in
/// [`RuleReport::failing`], for links.
#[must_use]
pub fn why_rule(
    questionnaire: &Questionnaire,
    report: &VerdictReport,
    rule: &RuleReport,
) -> String {
    let model = questionnaire
        .verdicts
        .iter()
        .find(|one| one.id == report.id);
    let check = model
        .and_then(|model| model.rules.iter().find(|one| one.id == rule.id))
        .map(|model| &model.check);
    match (check, rule.measure) {
        // What cannot fail yet is no finding, though the rule holds.
        (Some(_), Measure::AtLeast { of: 0, .. } | Measure::AtMost { of: 0, .. }) => {
            "Nothing here applies".to_owned()
        }
        (Some(check), measure) => sentence(questionnaire, check, measure, rule),
        (None, _) => rule.text.clone(),
    }
}

fn sentence(
    questionnaire: &Questionnaire,
    check: &Check,
    measure: Measure,
    rule: &RuleReport,
) -> String {
    match (check, measure) {
        (Check::MustMet { share }, Measure::AtLeast { have, of, .. }) => format!(
            "{}\u{a0}% of must questions met, {:.0}\u{a0}% needed",
            // Rounded down, so that a share just below the limit never looks like it.
            (have * 100).checked_div(of).unwrap_or(100),
            share * 100.0
        ),
        (Check::Rated { questions }, Measure::AtLeast { have, of, need }) => {
            let which = match questions {
                Selection::Must => "must questions rated",
                Selection::Stage1 => "questions for the first audit stage rated",
            };
            at_least(have, of, need, which)
        }
        (Check::Approved { .. }, Measure::AtLeast { have, of, need }) => {
            at_least(have, of, need, "key documents approved")
        }
        (Check::CoreDocuments { .. }, Measure::AtLeast { have, of, need }) => {
            at_least(have, of, need, "core documents exist")
        }
        (Check::StatusAmong { clauses, .. }, Measure::AtLeast { .. }) => {
            if rule.passed {
                let names: Vec<&str> = clauses.iter().map(|one| one.as_str()).collect();
                format!("No likely nonconformity in {}", short_list(&names, 4))
            } else {
                let clauses = count(rule.failing.len(), "clause", "clauses");
                format!("{clauses} not clean or not assessed yet")
            }
        }
        (Check::Dated { .. }, Measure::AtLeast { .. }) if !rule.passed => {
            let events: Vec<&str> = rule.failing.iter().map(|id| event(id)).collect();
            format!("No date yet for {}", list(&events))
        }
        (
            Check::NoStatus {
                status: wrong,
                clauses,
            },
            Measure::AtMost { have, open, .. },
        ) => {
            let (name, wrong) = (status(*wrong), status(*wrong).to_lowercase());
            let names: Vec<&str> = clauses.iter().map(|one| one.as_str()).collect();
            let place = match (names.len(), open) {
                (0, 0) => " anywhere".to_owned(),
                (0, _) => String::new(),
                (1, _) => format!(" in clause {}", list(&names)),
                _ => format!(" in clauses {}", list(&names)),
            };
            if rule.is_blank() {
                format!("{name}{place}: nothing rated yet")
            } else if !rule.passed {
                format!("{} {wrong}", count(have, "clause", "clauses"))
            } else if open == 0 {
                format!("No {wrong}{place}")
            } else {
                let open = count(open, "clause", "clauses");
                format!("No {wrong}{place} so far, {open} not assessed yet")
            }
        }
        (Check::AtMost { status: wrong, .. }, Measure::AtMost { .. }) if rule.is_blank() => {
            format!("{}: nothing rated yet", status(*wrong))
        }
        (Check::AtMost { status: wrong, .. }, Measure::AtMost { have, limit, .. }) => {
            let wrong = status(*wrong).to_lowercase();
            format!(
                "{} {wrong}, {limit} allowed",
                count(have, "clause", "clauses")
            )
        }
        (
            _,
            Measure::Days {
                have: Some(have),
                need,
            },
        ) if rule.passed || have >= 0 => {
            let days = count(usize::try_from(have).unwrap_or(0), "day", "days");
            if rule.passed {
                format!("{days} of records")
            } else {
                format!("{days} of records, {need} needed")
            }
        }
        (_, Measure::Days { have: None, need }) => {
            format!("Not known since when records are kept, {need} days needed")
        }
        (_, Measure::Days { need, .. }) => {
            format!("Records start later than today, {need} days needed")
        }
        (Check::Ready { verdict: id }, Measure::Verdict(said)) => {
            let model = questionnaire.verdicts.iter().find(|one| one.id == *id);
            let name = model.map_or(id.as_str(), |model| model.name.as_str());
            format!("{}: self-assessed, {}", capitalised(name), verdict(said))
        }
        _ => rule.text.clone(),
    }
}

fn at_least(have: usize, of: usize, need: usize, what: &str) -> String {
    if have == of {
        format!("All {of} {what}")
    } else if need == of {
        format!("{have} of {of} {what}, all needed")
    } else {
        format!("{have} of {of} {what}, {need} needed")
    }
}

fn event(id: &str) -> &'static str {
    match id {
        "internal_audit" => "the internal audit",
        _ => "the management review",
    }
}
