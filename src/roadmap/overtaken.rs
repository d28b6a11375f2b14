//! Whether time has overtaken the plan.

use super::plan::Roadmap;
use crate::assessment::{Assessment, PackageStatus};
use crate::date::Date;
use crate::questionnaire::LeafIx;

/// The leaves whose packages should be finished by today and are not: the plan was overtaken by
/// time.
#[must_use]
pub fn behind(assessment: &Assessment, plan: &Roadmap, today: Date) -> Vec<LeafIx> {
    let is_done = |clause| {
        let own = assessment.plan.packages.get(clause);
        own.is_some_and(|own| own.status == PackageStatus::Done)
    };
    let packages = plan.packages.iter();
    packages
        // A package's finish is the day after its last.
        .filter(|package| package.finish <= today && !is_done(&package.clause))
        .map(|package| package.leaf)
        .collect()
}
