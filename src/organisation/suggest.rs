//! Regulations that overlap: suggested where region and sector match, ticked by nobody but the
//! person.

use crate::assessment::Profile;
use crate::map::Set;
use crate::questionnaire::file::{Named, Regulation};
use crate::questionnaire::{Key, Questionnaire};

/// A regulation that may apply, and why it is suggested.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion<'q> {
    /// The regulation.
    pub regulation: &'q Regulation,
    /// Names of the regions that match.
    pub regions: Vec<&'q str>,
    /// Names of the sectors that match; none where it is not about sectors.
    pub sectors: Vec<&'q str>,
}

/// The regulations whose regions, and whose sectors where they name some, have one of those that
/// the profile has.
#[must_use]
pub fn suggestions<'q>(questionnaire: &'q Questionnaire, profile: &Profile) -> Vec<Suggestion<'q>> {
    let model = &questionnaire.profile;
    let suggestion = |regulation: &'q Regulation| {
        let regions = matching(&model.regions, &regulation.regions, &profile.regions);
        let sectors = matching(&model.sectors, &regulation.sectors, &profile.sectors);
        let fits = !regions.is_empty() && (regulation.sectors.is_empty() || !sectors.is_empty());
        fits.then_some(Suggestion {
            regulation,
            regions,
            sectors,
        })
    };
    model.regulations.iter().filter_map(suggestion).collect()
}

/// Names of what both have.
fn matching<'q>(named: &'q [Named], wanted: &[Key], chosen: &Set<Key>) -> Vec<&'q str> {
    let both = named
        .iter()
        .filter(|one| wanted.contains(&one.id) && chosen.contains(&one.id));
    both.map(|one| one.name.as_str()).collect()
}
