//! Verdicts on readiness (engine, section 4). Always self-assessed, never a certificate.

use crate::assessment::Assessment;
use crate::date::Date;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::file::{Check, Nearly, VerdictModel};

use super::check::Case;
use super::question::{Standing, standing};
use super::readiness::{RuleReport, Verdict, VerdictReport};
use super::scores::Scores;
use super::{number, share};

/// Every verdict of the questionnaire, in its order.
#[must_use]
pub fn verdicts(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    scores: &Scores,
    today: Date,
) -> Vec<VerdictReport> {
    let overall = scores.overall(questionnaire);
    let enough = overall.must_total == 0
        || share(number(overall.must_rated), number(overall.must_total))
            >= questionnaire.scoring.enough_answers;
    let standings = standings(questionnaire, assessment);
    let mut reports: Vec<VerdictReport> = Vec::with_capacity(questionnaire.verdicts.len());
    for model in &questionnaire.verdicts {
        let case = Case {
            questionnaire,
            assessment,
            scores,
            standings: &standings,
            today,
            earlier: &reports,
        };
        let report = judge(model, &case, enough);
        reports.push(report);
    }
    reports
}

fn standings(questionnaire: &Questionnaire, assessment: &Assessment) -> Vec<Standing> {
    let questions = questionnaire.questions.iter();
    questions
        .map(|question| standing(questionnaire, assessment, question))
        .collect()
}

/// Whether a single check holds, and ids of what fails it; `reports` are the verdicts that it may
/// ask for.
#[must_use]
pub fn holds(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    scores: &Scores,
    reports: &[VerdictReport],
    today: Date,
    check: &Check,
) -> (bool, Vec<String>) {
    let case = Case {
        questionnaire,
        assessment,
        scores,
        standings: &standings(questionnaire, assessment),
        today,
        earlier: reports,
    };
    let found = case.check(check);
    (found.passed, found.failing)
}

fn judge(model: &VerdictModel, case: &Case<'_>, enough: bool) -> VerdictReport {
    let mut rules = Vec::with_capacity(model.rules.len());
    for rule in &model.rules {
        let found = case.check(&rule.check);
        rules.push(RuleReport {
            id: rule.id.clone(),
            text: rule.text.clone(),
            passed: found.passed,
            failing: if found.passed {
                Vec::new()
            } else {
                found.failing
            },
            measure: found.measure,
        });
    }
    let verdict = if !enough {
        Verdict::NotEnoughAnswers
    } else if rules.iter().all(|rule| rule.passed) {
        Verdict::Ready
    } else if let Some(nearly) = &model.nearly
        && is_nearly(nearly, &rules, case)
    {
        Verdict::NearlyReady
    } else {
        Verdict::NotReady
    };
    VerdictReport {
        id: model.id.clone(),
        name: model.name.clone(),
        verdict,
        rules,
    }
}

/// Nothing fails but what may, and every further check holds.
fn is_nearly(nearly: &Nearly, rules: &[RuleReport], case: &Case<'_>) -> bool {
    let may_fail = |rule: &RuleReport| {
        let named = nearly.may_fail.as_ref();
        named.is_none_or(|named| named.contains(&rule.id))
    };
    rules.iter().filter(|rule| !rule.passed).all(may_fail)
        && nearly.checks.iter().all(|check| case.check(check).passed)
}
