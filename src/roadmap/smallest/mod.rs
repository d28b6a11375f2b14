//! The fewest packages that make a verdict ready: of all that would have to be done one day, what
//! must be done for this audit stage.
//!
//! Doing a package brings its leaf to its target with evidence and approves its documents, as
//! [`assume_done`] has it. Every rule of the verdict that doing all packages
//! would make hold becomes a demand; some packages are simply named by a rule, and of the others
//! the fewest are looked for that together meet what is left. Of equally few, those of least
//! effort are taken.

mod cover;
mod demand;

use crate::assessment::Assessment;
use crate::date::Date;
use crate::questionnaire::{Key, LeafIx, Questionnaire};
use crate::scoring::{Scores, VerdictReport, verdicts};
use crate::tenths::sum;

use super::assume::assume_done;
use super::plan::Roadmap;
use cover::{Cover, cover};
use demand::demands;

/// The fewest packages for a verdict.
#[derive(Clone, Debug, PartialEq)]
pub struct Smallest {
    /// The verdict's id.
    pub verdict: Key,
    /// The leaves whose packages are needed, in reading order, each with the rules that it serves:
    /// ids of verdict and rule.
    pub needed: Vec<(LeafIx, Vec<(Key, Key)>)>,
    /// Leaves whose packages those need to be finished first, though no rule does.
    pub built_on: Vec<LeafIx>,
    /// Person-days for all of these.
    pub effort_days: f64,
    /// Rules that no package can make hold: ids of verdict and rule, and what fails them.
    pub besides: Vec<(Key, Key, Vec<String>)>,
    /// Whether it is certain that fewer do not suffice; without, the search was cut short.
    pub is_proven: bool,
}

impl Smallest {
    /// Every leaf whose package would be done.
    pub fn leaves(&self) -> impl Iterator<Item = LeafIx> + '_ {
        let needed = self.needed.iter().map(|(leaf, _)| *leaf);
        needed.chain(self.built_on.iter().copied())
    }
}

/// The fewest packages that make the verdict of that id ready. `plan` is the plan of everything:
/// a package that is put off can be needed all the same, so give one without.
#[must_use]
pub fn smallest(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    scores: &Scores,
    plan: &Roadmap,
    verdict: &str,
    today: Date,
) -> Option<Smallest> {
    let model = questionnaire
        .verdicts
        .iter()
        .find(|model| model.id.as_str() == verdict)?;
    let candidates: Vec<LeafIx> = {
        let mut leaves: Vec<LeafIx> = plan.packages.iter().map(|package| package.leaf).collect();
        leaves.sort_unstable();
        leaves
    };
    let effort = |leaf: LeafIx| {
        plan.package(leaf)
            .map_or(0.0, |package| package.effort.days)
    };
    let judged = |leaves: &[LeafIx]| -> Vec<VerdictReport> {
        let assumed = assume_done(questionnaire, assessment, leaves);
        let scores = Scores::of(questionnaire, &assumed);
        verdicts(questionnaire, &assumed, &scores, today)
    };
    let best = judged(&candidates);
    let demands = demands(questionnaire, assessment, scores, &candidates, model, &best);
    let efforts: Vec<f64> = candidates.iter().map(|leaf| effort(*leaf)).collect();
    let Cover { chosen, is_proven } = cover(&demands.whole, &efforts);
    let needed: Vec<(LeafIx, Vec<(Key, Key)>)> = candidates
        .iter()
        .zip(&chosen)
        .enumerate()
        .filter(|(_, (_, chosen))| **chosen)
        .map(|(place, (leaf, _))| (*leaf, demands.served_by(place)))
        .collect();
    let built_on = built_on(questionnaire, plan, &needed);
    let mut smallest = Smallest {
        verdict: model.id.clone(),
        effort_days: 0.0,
        needed,
        built_on,
        besides: demands.besides,
        is_proven,
    };
    smallest.effort_days = sum(smallest.leaves().map(effort));
    Some(smallest)
}

/// Open packages that must be finished before one of these, directly or not, and are none of them.
fn built_on(
    questionnaire: &Questionnaire,
    plan: &Roadmap,
    needed: &[(LeafIx, Vec<(Key, Key)>)],
) -> Vec<LeafIx> {
    let mut found: Vec<LeafIx> = Vec::new();
    let mut open: Vec<LeafIx> = needed.iter().map(|(leaf, _)| *leaf).collect();
    while let Some(leaf) = open.pop() {
        let needs = questionnaire.leaves.get(leaf).map(|leaf| &leaf.needs);
        for &need in needs.into_iter().flatten() {
            let is_new = !found.contains(&need) && !needed.iter().any(|(leaf, _)| *leaf == need);
            if is_new && plan.package(need).is_some() {
                found.push(need);
                open.push(need);
            }
        }
    }
    found.sort_unstable();
    found
}
