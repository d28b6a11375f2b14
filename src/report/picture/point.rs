//! What the places in a picture say, for whoever goes through it by keyboard, by pointer or by ear.

use super::{Item, Target};
use crate::report::Age;
use crate::report::words::{range, score};
use crate::scoring::RollUp;

/// What a place in a picture says, and where it leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Its name and its values, in a sentence.
    pub said: String,
    /// What has more on it.
    pub leads_to: Option<Target>,
}

impl Point {
    pub(super) fn new(name: &str, what: &str) -> Self {
        Self {
            said: [name, ": ", what, "."].concat(),
            leads_to: None,
        }
    }

    pub(super) fn to(self, target: Target) -> Self {
        Self {
            leads_to: Some(target),
            ..self
        }
    }
}

/// The scores of an axis or a row, with what another state has backed where that is compared.
pub(super) fn scores_of(item: &Item, other: Option<(Option<f64>, Age)>) -> Point {
    let mut what = scores(&item.scores);
    if let Some((backed, age)) = other {
        what.push_str(", compared with ");
        what.push_str(&score(backed));
        what.push_str(match age {
            Age::Earlier => " backed earlier",
            Age::Later => " backed later",
            Age::Unknown => " backed there",
        });
    }
    Point::new(&item.label(), &what).to(item.leads_to.clone())
}

/// How far the score of a row could be off.
pub(super) fn range_of(item: &Item) -> Point {
    let RollUp { low, high, .. } = item.scores;
    let what = ["possible ", &range(low, high), ", ", &scores(&item.scores)].concat();
    Point::new(&item.label(), &what).to(item.leads_to.clone())
}

/// `declared 1.9, backed by evidence 1.7, target 3.0`.
fn scores(scores: &RollUp) -> String {
    let target = scores.target;
    let (Some(declared), Some(backed)) = (scores.declared, scores.backed) else {
        return ["nothing rated yet, target ", &score(target)].concat();
    };
    [
        "declared ",
        &score(Some(declared)),
        ", backed by evidence ",
        &score(Some(backed)),
        ", target ",
        &score(target),
    ]
    .concat()
}
