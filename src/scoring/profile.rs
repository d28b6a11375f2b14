//! What the organisation's profile raises: targets and emphasis (engine, sections 2 and 5).

use crate::map::Map;

use crate::assessment::Assessment;
use crate::questionnaire::file::ProfileChoice;
use crate::questionnaire::{ClauseId, LeafIx, Questionnaire};

/// Where a leaf's target comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The assessment sets it.
    Own,
    /// A choice of the profile suggests it: the choice's name.
    Profile(String),
    /// Nothing raises it.
    Default,
}

/// How much a profile raises a leaf, and through which choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Emphasis {
    /// 1.0 where nothing raises it, to 1.5.
    pub value: f64,
    /// Name of the first choice that gives this value; absent where nothing raises it.
    pub by: Option<String>,
}

/// The organisation types and drivers that the profile has ticked, in the questionnaire's order.
fn chosen<'q>(
    questionnaire: &'q Questionnaire,
    assessment: &Assessment,
) -> impl Iterator<Item = &'q ProfileChoice> {
    let profile = &assessment.profile;
    let model = &questionnaire.profile;
    let types = model
        .types
        .iter()
        .map(|one| (one, &profile.organisation_types));
    let drivers = model.drivers.iter().map(|one| (one, &profile.drivers));
    types
        .chain(drivers)
        .filter(|(one, ticked)| ticked.contains(&one.id))
        .map(|(one, _)| one)
}

/// The target of a leaf: the assessment's own, else the highest that the profile suggests, else
/// the questionnaire's. At most the scale's top.
#[must_use]
pub fn target_of(questionnaire: &Questionnaire, assessment: &Assessment, leaf: LeafIx) -> u8 {
    resolve(questionnaire, assessment, leaf).0
}

/// Where the target of a leaf comes from.
#[must_use]
pub fn target_source(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    leaf: LeafIx,
) -> Source {
    match resolve(questionnaire, assessment, leaf) {
        (_, Some(choice)) => Source::Profile(choice.name.clone()),
        (_, None) if own_target(questionnaire, assessment, leaf).is_some() => Source::Own,
        _ => Source::Default,
    }
}

fn own_target(questionnaire: &Questionnaire, assessment: &Assessment, leaf: LeafIx) -> Option<u8> {
    let number = &questionnaire.leaves.get(leaf)?.number;
    assessment.targets.get(number).copied()
}

/// The target, and the choice that suggests it where one does.
fn resolve<'q>(
    questionnaire: &'q Questionnaire,
    assessment: &Assessment,
    leaf: LeafIx,
) -> (u8, Option<&'q ProfileChoice>) {
    let top = questionnaire.top_level();
    if let Some(own) = own_target(questionnaire, assessment, leaf) {
        return (own.min(top), None);
    }
    let number = questionnaire.leaves.get(leaf).map(|leaf| &leaf.number);
    let mut highest: Option<(u8, &ProfileChoice)> = None;
    for choice in chosen(questionnaire, assessment) {
        let suggested = number.and_then(|number| choice.targets.get(number));
        if let Some(&target) = suggested
            && highest.is_none_or(|(other, _)| target > other)
        {
            highest = Some((target, choice));
        }
    }
    match highest {
        Some((target, choice)) => (target.min(top), Some(choice)),
        None => (questionnaire.default_target().min(top), None),
    }
}

/// How much the profile raises a leaf: the highest value over its types, drivers and ticked
/// regulations, at least 1.0. Values are never added up.
#[must_use]
pub fn emphasis_of(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    leaf: LeafIx,
) -> Emphasis {
    let mut highest = (1.0, None);
    if let Some(leaf) = questionnaire.leaves.get(leaf) {
        let mut look = |raised: &Map<ClauseId, f64>, name: &'_ String| {
            if let Some(&value) = raised.get(&leaf.number)
                && value > highest.0
            {
                highest = (value, Some(name.clone()));
            }
        };
        for choice in chosen(questionnaire, assessment) {
            look(&choice.emphasis, &choice.name);
        }
        for regulation in &questionnaire.profile.regulations {
            if assessment.profile.regulations.contains(&regulation.id) {
                look(&regulation.emphasis, &regulation.id);
            }
        }
    }
    Emphasis {
        value: highest.0,
        by: highest.1,
    }
}
