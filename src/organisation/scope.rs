//! The scope statement: drafted from the profile, and looked at as an auditor would.

use super::lines;
use crate::assessment::Assessment;
use crate::companion::certification::Input;
use crate::questionnaire::{Questionnaire, Status};
use crate::report::words;
use crate::scoring::Scores;

/// The most characters of a statement that fits on a certificate.
const MOST_CHARS: usize = 500;

/// A check of the statement, and what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Looked {
    /// The check.
    pub check: Input,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As it should be.
    Passed,
    /// Something is missing: what.
    Failed(String),
    /// It cannot be said yet: why.
    Unknown(String),
}

/// A scope statement made of what the profile says; nothing where it names neither organisation nor
/// services.
#[must_use]
pub fn draft(assessment: &Assessment) -> Option<String> {
    let profile = &assessment.profile;
    let organisation = profile.organisation.trim();
    let services = lines(&profile.services);
    if organisation.is_empty() || services.is_empty() {
        return None;
    }
    let mut text = ["The service management system of ", organisation].concat();
    let part = profile.organisation_part.trim();
    if !part.is_empty() {
        text.push_str(", ");
        text.push_str(part);
        text.push(',');
    }
    text.push_str(" for the planning, delivery and support of ");
    text.push_str(&words::list(&services));
    let sites: Vec<&str> = lines(&profile.sites).into_iter().map(place).collect();
    if !sites.is_empty() {
        text.push_str(", from ");
        text.push_str(&words::list(&sites));
    }
    text.push('.');
    if assessment.register.parties().next().is_some() {
        text.push_str(" Other parties take part in these services under the control of ");
        text.push_str(organisation);
        text.push('.');
    }
    Some(text)
}

/// A site without its time zone, which stands after a comma or in brackets.
fn place(site: &str) -> &str {
    site.split([',', '(', ';']).next().unwrap_or(site).trim()
}

/// Looks at the statement by the checks that the questionnaire's companion lists. Those that this
/// program does not know are left out.
#[must_use]
pub fn scope_checks(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    scores: &Scores,
    checks: &[Input],
) -> Vec<Looked> {
    let look = |check: &Input| {
        let outcome = match check.id.as_str() {
            "organisation" => organisation(assessment),
            "services" => services(assessment),
            "sites" => sites(assessment),
            "parties" => parties(assessment),
            "control" => control(questionnaire, scores, check),
            "requirements" => requirements(assessment),
            "length" => length(assessment),
            _ => return None,
        };
        Some(Looked {
            check: check.clone(),
            outcome,
        })
    };
    checks.iter().filter_map(look).collect()
}

fn says(assessment: &Assessment, words: &str) -> bool {
    let statement = assessment.profile.scope_statement.to_lowercase();
    statement.contains(&words.to_lowercase())
}

fn organisation(assessment: &Assessment) -> Outcome {
    let name = assessment.profile.organisation.trim();
    if name.is_empty() {
        Outcome::Unknown("Fill in the organisation’s legal name first.".to_owned())
    } else if says(assessment, name) {
        Outcome::Passed
    } else {
        Outcome::Failed(["The statement does not name “", name, "”."].concat())
    }
}

/// All of these are in the statement, or which are not.
fn all_named(assessment: &Assessment, names: Vec<&str>, none: &str) -> Outcome {
    if names.is_empty() {
        return Outcome::Unknown(none.to_owned());
    }
    let missing: Vec<&str> = names
        .into_iter()
        .filter(|name| !says(assessment, name))
        .collect();
    if missing.is_empty() {
        Outcome::Passed
    } else {
        Outcome::Failed(
            [
                "Not in the statement: ",
                &words::short_list(&missing, 5),
                ".",
            ]
            .concat(),
        )
    }
}

fn services(assessment: &Assessment) -> Outcome {
    let services = lines(&assessment.profile.services);
    all_named(assessment, services, "List the services in scope first.")
}

fn sites(assessment: &Assessment) -> Outcome {
    let sites = lines(&assessment.profile.sites);
    let sites = sites.into_iter().map(place).collect();
    all_named(assessment, sites, "List the sites first.")
}

fn parties(assessment: &Assessment) -> Outcome {
    let parties: Vec<_> = assessment
        .register
        .parties()
        .map(|(_, party)| party)
        .collect();
    if parties.is_empty() {
        let text = "No other party is named. Hardly any organisation has none: think of suppliers, of internal teams, and of what customers do themselves.";
        return Outcome::Unknown(text.to_owned());
    }
    let open: Vec<&str> = parties
        .iter()
        .filter(|party| party.control.trim().is_empty())
        .map(|party| party.name.as_str())
        .collect();
    if open.is_empty() {
        Outcome::Passed
    } else {
        let names = words::short_list(&open, 5);
        Outcome::Failed(["It is not said how you control ", &names, "."].concat())
    }
}

/// The answers to the clauses that the check names.
fn control(questionnaire: &Questionnaire, scores: &Scores, check: &Input) -> Outcome {
    let status = |number: &str| {
        let leaf = questionnaire.leaf_index(number)?;
        scores.leaf(leaf).map(|score| score.status)
    };
    let mut outcome = Outcome::Passed;
    for clause in &check.clauses {
        match status(clause.as_str()) {
            Some(Status::LikelyMajor | Status::LikelyMinor) => {
                let text = ["Your answers to ", clause.as_str(), " show a gap."].concat();
                return Outcome::Failed(text);
            }
            Some(Status::NotAssessed | Status::Incomplete) | None => {
                let text = ["Answer the questions of ", clause.as_str(), " first."].concat();
                outcome = Outcome::Unknown(text);
            }
            Some(_) => {}
        }
    }
    outcome
}

/// A statement may leave out services, never requirements.
fn requirements(assessment: &Assessment) -> Outcome {
    if assessment.profile.scope_statement.trim().is_empty() {
        Outcome::Unknown("Write the statement first.".to_owned())
    } else if says(assessment, "clause") || says(assessment, "requirement") {
        let text = "It speaks of clauses or requirements. Services and customers can be left out; requirements cannot.";
        Outcome::Failed(text.to_owned())
    } else {
        Outcome::Passed
    }
}

fn length(assessment: &Assessment) -> Outcome {
    let count = assessment.profile.scope_statement.chars().count();
    if count == 0 {
        Outcome::Unknown("Write the statement first.".to_owned())
    } else if count > MOST_CHARS {
        let (count, most) = (count.to_string(), MOST_CHARS.to_string());
        Outcome::Failed(
            [
                "It has ",
                &count,
                " characters; aim for ",
                &most,
                " or fewer.",
            ]
            .concat(),
        )
    } else {
        Outcome::Passed
    }
}
