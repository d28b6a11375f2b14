//! Pictures of a case: each a scene with its title, a sentence that says what it shows, and its
//! table, so that the page, a file and print show and tell the same.

mod clauses;
mod effort;
mod plan;
mod point;
mod scores;
mod selection;
mod time;

pub use clauses::{heat, severity};
pub use effort::effort;
pub use plan::{gantt, gantts};
pub use point::Point;
pub use scores::{radar, radar_of, ranges};
pub use selection::{Item, Selection, Target, selection, tabs};
pub use time::{burn_up, cycle};

use super::table::Table;
use crate::chart::{Axis, Scale, Scene, Values};
use crate::questionnaire::Questionnaire;
use crate::scoring::RollUp;

/// So wide a picture is drawn that stands in the report or is saved as a file: a page's width at a
/// legible size, whatever window somebody looks through.
pub const PAGE: u32 = 640;
/// The same for the plan and what lies along its months, which take a whole page's width.
pub const PLAN_PAGE: u32 = 760;

/// A picture with its words and its figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// A short name for files: small letters, digits, dots and hyphens.
    pub name: String,
    /// What it shows.
    pub title: String,
    /// What there is to see in it.
    pub sentence: String,
    /// The drawing.
    pub scene: Scene,
    /// What its places say, in the order of the scene's.
    pub points: Vec<Point>,
    /// Its figures.
    pub table: Table,
}

impl Picture {
    /// The drawing as it stands alone: with its title and its sentence.
    #[must_use]
    pub fn alone(&self) -> Scene {
        self.scene.captioned(&self.sentence)
    }
}

/// The scale of a questionnaire.
#[must_use]
pub fn scale(questionnaire: &Questionnaire) -> Scale {
    Scale {
        max: questionnaire.top_level(),
        acceptance: Some(questionnaire.scale.acceptance),
    }
}

/// The scores of a roll-up as charts take them.
#[must_use]
pub fn values(scores: &RollUp) -> Values {
    Values {
        target: scores.target,
        declared: scores.declared,
        backed: scores.backed,
    }
}

fn axis(item: &Item) -> Axis {
    Axis {
        number: item.number.clone(),
        title: item.title.clone(),
        values: values(&item.scores),
    }
}
