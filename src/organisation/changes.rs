//! What the profile has changed, piece by piece, each with its reason.

use crate::assessment::Assessment;
use crate::questionnaire::{LeafIx, Questionnaire};
use crate::roadmap::{reuse, size_of};
use crate::scoring::{Source, emphasis_of, target_of, target_source};

/// Everything that the profile has changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Targets that it suggests, and that the assessment does not set itself.
    pub targets: Vec<RaisedTarget>,
    /// Leaves that it makes more urgent, the most first.
    pub emphasis: Vec<Emphasised>,
    /// Effort that certificates save.
    pub savings: Vec<Saving>,
    /// What the size means for the plan; absent where the questionnaire knows no sizes.
    pub capacity: Option<Capacity>,
    /// What to bear in mind.
    pub hints: Vec<Hint>,
}

/// A target that is higher than it would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RaisedTarget {
    /// The leaf.
    pub leaf: LeafIx,
    /// What it would be.
    pub from: u8,
    /// What it is.
    pub to: u8,
    /// The choice that suggests it.
    pub because: String,
}

/// A leaf that is more urgent than it would be.
#[derive(Clone, Debug, PartialEq)]
pub struct Emphasised {
    /// The leaf.
    pub leaf: LeafIx,
    /// How much: above 1.0, to 1.5.
    pub value: f64,
    /// Priority points that this gives its package.
    pub points: f64,
    /// The choice that makes it so.
    pub because: String,
}

/// Effort that a certificate saves.
#[derive(Clone, Debug, PartialEq)]
pub struct Saving {
    /// The certificate.
    pub because: String,
    /// The share of the effort that remains.
    pub factor: f64,
    /// The leaves.
    pub leaves: Vec<LeafIx>,
}

/// What the size means for the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Capacity {
    /// The size's name.
    pub size: String,
    /// Whether it was chosen; otherwise it is assumed.
    pub is_chosen: bool,
    /// Effort relative to the reference size.
    pub factor: f64,
    /// Packages in parallel, where the plan does not say.
    pub lanes: u8,
    /// Person-days a week, where the plan does not say.
    pub person_days: f64,
}

/// What to bear in mind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The choice that it comes with.
    pub because: String,
    /// What it says.
    pub text: String,
}

/// What the profile has changed.
#[must_use]
pub fn changes(questionnaire: &Questionnaire, assessment: &Assessment) -> Changes {
    let mut changes = Changes {
        savings: savings(questionnaire, assessment),
        capacity: capacity(questionnaire, assessment),
        hints: hints(questionnaire, assessment),
        ..Changes::default()
    };
    let usual = questionnaire.default_target();
    for leaf in 0..questionnaire.leaves.len() {
        if let Source::Profile(because) = target_source(questionnaire, assessment, leaf) {
            changes.targets.push(RaisedTarget {
                leaf,
                from: usual,
                to: target_of(questionnaire, assessment, leaf),
                because,
            });
        }
        let emphasis = emphasis_of(questionnaire, assessment, leaf);
        if let Some(because) = emphasis.by {
            changes.emphasis.push(Emphasised {
                leaf,
                value: emphasis.value,
                points: questionnaire.priority.emphasis * (emphasis.value - 1.0) / 0.5,
                because,
            });
        }
    }
    // The order of the questionnaire stays among equals.
    changes
        .emphasis
        .sort_by(|one, other| other.value.total_cmp(&one.value));
    changes
}

fn savings(questionnaire: &Questionnaire, assessment: &Assessment) -> Vec<Saving> {
    let mut savings: Vec<Saving> = Vec::new();
    let all = reuse(questionnaire, assessment).into_iter().enumerate();
    for (leaf, reuse) in all {
        let Some(because) = reuse.by else { continue };
        let same = |one: &&mut Saving| {
            one.because == because && one.factor.total_cmp(&reuse.factor).is_eq()
        };
        match savings.iter_mut().find(same) {
            Some(saving) => saving.leaves.push(leaf),
            None => savings.push(Saving {
                because,
                factor: reuse.factor,
                leaves: vec![leaf],
            }),
        }
    }
    savings
}

fn capacity(questionnaire: &Questionnaire, assessment: &Assessment) -> Option<Capacity> {
    let size = size_of(questionnaire, assessment)?;
    let chosen = assessment.profile.size_band.as_ref();
    Some(Capacity {
        size: size.name.clone(),
        is_chosen: chosen.is_some_and(|chosen| *chosen == size.id),
        factor: size.factor,
        lanes: size.lanes,
        person_days: size.person_days_per_week,
    })
}

fn hints(questionnaire: &Questionnaire, assessment: &Assessment) -> Vec<Hint> {
    let (model, profile) = (&questionnaire.profile, &assessment.profile);
    let types = model
        .types
        .iter()
        .filter(|one| profile.organisation_types.contains(&one.id));
    let drivers = model
        .drivers
        .iter()
        .filter(|one| profile.drivers.contains(&one.id));
    let chosen = types.chain(drivers);
    let of_choices = chosen.flat_map(|choice| {
        choice.hints.iter().map(|text| Hint {
            because: choice.name.clone(),
            text: text.clone(),
        })
    });
    let ticked = model
        .regulations
        .iter()
        .filter(|regulation| profile.regulations.contains(&regulation.id));
    let of_regulations = ticked.map(|regulation| Hint {
        because: regulation.id.clone(),
        text: [
            "It goes further than this: ",
            &regulation.beyond.join("; "),
            ".",
        ]
        .concat(),
    });
    of_choices.chain(of_regulations).collect()
}
