//! What only the questionnaire can tell about an assessment.

use super::notice::Notice;
use super::path::{Step, render};
use crate::assessment::{Answer, Assessment, Cell, Response};
use crate::questionnaire::{Problem, Question, QuestionId, Questionnaire};

/// What an assessment and its questionnaire do not agree on.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// What cannot be right.
    pub problems: Vec<Problem>,
    /// What is worth knowing.
    pub notices: Vec<Notice>,
    /// What the questionnaire does not have; kept.
    pub orphans: Vec<Cell>,
}

/// Compares an assessment with its questionnaire: after an import, and after loading what an
/// earlier release of the questionnaire has been answered with.
#[must_use]
pub fn check(assessment: &Assessment, questionnaire: &Questionnaire) -> Findings {
    let mut findings = Findings::default();
    let here = &questionnaire.version;
    let same_version = assessment.questionnaire.version == *here;
    if !same_version {
        findings.notices.push(Notice::OtherVersion {
            file: assessment.questionnaire.version.clone(),
            here: here.clone(),
        });
    }
    for (leaf, target) in &assessment.targets {
        if questionnaire.leaf_index(leaf.as_str()).is_none() {
            findings.orphans.push(Cell::Target(leaf.clone()));
        }
        check_level(
            &mut findings,
            questionnaire,
            *target,
            &["targets"],
            leaf.as_str(),
        );
    }
    for (id, answer) in &assessment.answers {
        if let Some(rating) = answer.rating() {
            check_level(
                &mut findings,
                questionnaire,
                rating.level,
                &["answers", "level"],
                id.as_str(),
            );
        }
        match questionnaire.question(id.as_str()) {
            None => findings.orphans.push(Cell::Answer(id.clone())),
            Some(question) => {
                let acceptance = questionnaire.scale.acceptance;
                if let Some((field, message)) = disallowed(answer, question, acceptance) {
                    findings.disallowed(id, field, &message, same_version);
                }
            }
        }
    }
    for id in assessment.documents.keys() {
        if questionnaire.document(id.as_str()).is_none() {
            findings.orphans.push(Cell::Document(id.clone()));
        }
    }
    for leaf in assessment.plan.packages.keys() {
        if questionnaire.leaf_index(leaf.as_str()).is_none() {
            findings.orphans.push(Cell::Package(leaf.clone()));
        }
    }
    check_choices(&mut findings, assessment, questionnaire);
    findings
}

/// The field of an answer that its question does not allow, and why.
fn disallowed(
    answer: &Answer,
    question: &Question,
    acceptance: u8,
) -> Option<(&'static str, String)> {
    let set_aside = matches!(answer.response, Some(Response::NotApplicable(_)));
    if set_aside && question.not_applicable_if.is_none() {
        let message = "must be absent: the question applies to everyone";
        return Some(("not_applicable", message.to_owned()));
    }
    if answer.event_pending && !question.event {
        let message = "must be absent: the question does not depend on an event";
        return Some(("event_pending", message.to_owned()));
    }
    let level = answer.rating().map_or(0, |rating| rating.level);
    if answer.event_pending && level > acceptance {
        let message = format!(
            "must be at most {acceptance} while the event has not happened yet, not {level}"
        );
        return Some(("level", message));
    }
    None
}

fn check_level(
    findings: &mut Findings,
    questionnaire: &Questionnaire,
    level: u8,
    fields: &[&'static str],
    id: &str,
) {
    let top = questionnaire.top_level();
    if level > top {
        let message = format!("must be a level of the scale, at most {top}, not {level}");
        findings
            .problems
            .push(Problem::at(path(fields, id), message));
    }
}

/// The path of an entry, or of a field in it: `fields` names the object and then the field.
fn path(fields: &[&'static str], id: &str) -> String {
    let mut steps = vec![Step::Name("assessment")];
    let mut fields = fields.iter();
    steps.extend(fields.next().map(|name| Step::Name(name)));
    steps.push(Step::Key(id.to_owned()));
    steps.extend(fields.map(|name| Step::Name(name)));
    render(&steps)
}

impl Findings {
    /// What a question does not allow is a problem; in answers to another version of the
    /// questionnaire, where it may have been allowed, it is only a notice.
    fn disallowed(&mut self, id: &QuestionId, field: &'static str, message: &str, strict: bool) {
        if strict {
            let path = path(&["answers", field], id.as_str());
            self.problems.push(Problem::at(path, message));
        } else {
            self.notices.push(Notice::NoLongerAllowed {
                question: id.clone(),
            });
        }
    }

    fn choice(&mut self, field: &'static str, choice: &str, known: bool) {
        if !known {
            self.notices.push(Notice::UnknownChoice {
                path: render(&[
                    Step::Name("assessment"),
                    Step::Name("profile"),
                    Step::Name(field),
                ]),
                choice: choice.to_owned(),
            });
        }
    }
}

fn check_choices(findings: &mut Findings, assessment: &Assessment, questionnaire: &Questionnaire) {
    let (profile, model) = (&assessment.profile, &questionnaire.profile);
    for (field, chosen, offered) in [
        (
            "organisation_types",
            &profile.organisation_types,
            &model.types,
        ),
        ("drivers", &profile.drivers, &model.drivers),
    ] {
        for choice in chosen {
            let known = offered.iter().any(|one| one.id == *choice);
            findings.choice(field, choice.as_str(), known);
        }
    }
    for (field, chosen, offered) in [
        ("sectors", &profile.sectors, &model.sectors),
        ("regions", &profile.regions, &model.regions),
    ] {
        for choice in chosen {
            let known = offered.iter().any(|one| one.id == *choice);
            findings.choice(field, choice.as_str(), known);
        }
    }
    for choice in &profile.regulations {
        let known = model.regulations.iter().any(|one| one.id == *choice);
        findings.choice("regulations", choice, known);
    }
    if let Some(size) = &profile.size_band {
        let known = questionnaire.sizes.iter().any(|one| one.id == *size);
        findings.choice("size_band", size.as_str(), known);
    }
    for choice in &profile.certificates {
        let known = questionnaire.certificate(choice.as_str()).is_some();
        findings.choice("certificates", choice.as_str(), known);
    }
}
