//! How many packages wait for a leaf (engine, section 5).

use crate::questionnaire::{LeafIx, Questionnaire};

/// For every leaf the number of packages that depend on it, directly or through any leaf.
///
/// A bit stands for a package, 64 at a time: one pass from the last leaf of the dependency order
/// to the first gives each leaf the packages that wait for it. A questionnaire of 57 leaves takes
/// one pass; memory stays proportional to the leaves.
pub(super) fn unblocks(questionnaire: &Questionnaire, packages: &[LeafIx]) -> Vec<usize> {
    let leaves = &questionnaire.leaves;
    let order = questionnaire.dependency_order();
    let mut is_package = vec![false; leaves.len()];
    for &package in packages {
        if let Some(slot) = is_package.get_mut(package) {
            *slot = true;
        }
    }
    let mut counts = vec![0_usize; leaves.len()];
    let mut waiting = vec![0_u64; leaves.len()];
    let ordered: Vec<(usize, LeafIx)> = order
        .iter()
        .copied()
        .enumerate()
        .filter(|(_, leaf)| is_package.get(*leaf) == Some(&true))
        .collect();
    for block in ordered.chunks(64) {
        waiting.fill(0);
        for (bit, (_, leaf)) in block.iter().enumerate() {
            if let Some(slot) = waiting.get_mut(*leaf) {
                *slot = 1 << bit;
            }
        }
        // Nothing after the block's last package can have one of the block waiting for it.
        let reach = block.last().map_or(0, |(place, _)| place + 1);
        for &leaf in order.get(..reach).unwrap_or_default().iter().rev() {
            let own = waiting.get(leaf).copied().unwrap_or(0);
            let dependants = leaves.get(leaf).map(|leaf| leaf.needed_by.as_slice());
            let others = dependants
                .unwrap_or_default()
                .iter()
                .filter_map(|dependant| waiting.get(*dependant))
                .fold(0, |all, one| all | one);
            if let (Some(slot), Some(count)) = (waiting.get_mut(leaf), counts.get_mut(leaf)) {
                *slot = own | others;
                // There is no circle, so a leaf never waits for itself.
                *count += others.count_ones() as usize;
            }
        }
    }
    counts
}
