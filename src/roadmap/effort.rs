//! How many person-days a package takes (engine, section 5).

use crate::assessment::Assessment;
use crate::questionnaire::file::CertificateModel;
use crate::questionnaire::{Leaf, LeafIx, Questionnaire};
use crate::scoring::LeafScore;

use super::whole_up;

/// A package's effort and how it came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Effort {
    /// Person-days that the plan reckons with.
    pub days: f64,
    /// Person-days by the formula: the four factors below, rounded up to half days.
    pub computed: f64,
    /// Whether the assessment sets its own effort.
    pub own: bool,
    /// Person-days from nothing to the acceptance line in the reference size.
    pub base: f64,
    /// Effort in the organisation's size, relative to the reference size.
    pub size: f64,
    /// The share of the target that is missing.
    pub gap: f64,
    /// What remains thanks to certificates held.
    pub reuse: Reuse,
}

/// What remains of the effort thanks to a certificate.
#[derive(Clone, Debug, PartialEq)]
pub struct Reuse {
    /// Share of the effort that remains: 1 where nothing is saved.
    pub factor: f64,
    /// Name of the certificate that saves most.
    pub by: Option<String>,
}

/// For every leaf the smallest factor that a held certificate gives. A certificate also gives
/// what those give that it counts as.
#[must_use]
pub fn reuse(questionnaire: &Questionnaire, assessment: &Assessment) -> Vec<Reuse> {
    let nothing = Reuse {
        factor: 1.0,
        by: None,
    };
    let mut best = vec![nothing; questionnaire.leaves.len()];
    let mut save = |saving: &CertificateModel, held: &CertificateModel| {
        for clause in &saving.clauses {
            let leaf = questionnaire.leaf_index(clause.as_str());
            if let Some(slot) = leaf.and_then(|leaf| best.get_mut(leaf))
                && saving.factor < slot.factor
            {
                slot.factor = saving.factor;
                slot.by = Some(held.name.clone());
            }
        }
    };
    for held in &assessment.profile.certificates {
        let Some(held) = questionnaire.certificate(held.as_str()) else {
            continue;
        };
        save(held, held);
        for other in &held.counts_as {
            if let Some(other) = questionnaire.certificate(other.as_str()) {
                save(other, held);
            }
        }
    }
    best
}

/// The effort of a leaf's package.
pub(super) fn effort(
    assessment: &Assessment,
    leaf: &Leaf,
    score: &LeafScore,
    size: f64,
    reuse: Reuse,
) -> Effort {
    let raw = leaf.effort_days * size * score.gap * reuse.factor;
    let computed = whole_up(raw * 2.0) / 2.0;
    let package = assessment.plan.packages.get(&leaf.number);
    let own = package.and_then(|package| package.effort_days);
    Effort {
        days: own.unwrap_or(computed),
        computed,
        own: own.is_some(),
        base: leaf.effort_days,
        size,
        gap: score.gap,
        reuse,
    }
}

/// What remains of the effort of the leaf at that place.
pub(super) fn of_leaf(reuse: &[Reuse], leaf: LeafIx) -> Reuse {
    reuse.get(leaf).cloned().unwrap_or(Reuse {
        factor: 1.0,
        by: None,
    })
}
