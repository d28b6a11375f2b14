//! How many packages wait for a leaf (engine, section 5).

use crate::questionnaire::{LeafIx, Questionnaire};

/// Bits for as many packages as are followed in one pass.
type Bits = [u64; WORDS];
const WORDS: usize = 8;
const WORD_BITS: usize = 64;

/// For every leaf the number of packages that depend on it, directly or through any leaf.
///
/// A bit stands for a package, 512 at a time: one pass from the last leaf of the dependency order
/// to the first gives each leaf the packages that wait for it. A questionnaire of 57 leaves takes
/// one pass; memory stays proportional to the leaves.
pub(super) fn unblocks(questionnaire: &Questionnaire, packages: &[LeafIx]) -> Vec<usize> {
    let leaves = &questionnaire.leaves;
    let mut is_package = vec![false; leaves.len()];
    for &package in packages {
        if let Some(slot) = is_package.get_mut(package) {
            *slot = true;
        }
    }
    // Each leaf with those that need it, and the packages by their place in that order.
    let order: Vec<(LeafIx, &[LeafIx])> = questionnaire
        .dependency_order()
        .iter()
        .filter_map(|&leaf| Some((leaf, leaves.get(leaf)?.needed_by.as_slice())))
        .collect();
    let ordered: Vec<(usize, LeafIx)> = order
        .iter()
        .map(|(leaf, _)| *leaf)
        .enumerate()
        .filter(|(_, leaf)| is_package.get(*leaf) == Some(&true))
        .collect();
    let mut counts = vec![0_usize; leaves.len()];
    let mut waiting: Vec<Bits> = vec![[0; WORDS]; leaves.len()];
    for block in ordered.chunks(WORDS * WORD_BITS) {
        waiting.fill([0; WORDS]);
        // Nothing after the block's last package can have one of the block waiting for it.
        let reach = block.last().map_or(0, |(place, _)| place + 1);
        let mut own = block.iter().enumerate().rev().peekable();
        for (place, (leaf, dependants)) in order.iter().enumerate().take(reach).rev() {
            let mut bits = [0; WORDS];
            for dependant in dependants.iter().filter_map(|one| waiting.get(*one)) {
                for (all, one) in bits.iter_mut().zip(dependant) {
                    *all |= one;
                }
            }
            // There is no circle, so a leaf never waits for itself.
            if let Some(count) = counts.get_mut(*leaf) {
                *count += bits
                    .iter()
                    .map(|word| word.count_ones() as usize)
                    .sum::<usize>();
            }
            if let Some((bit, _)) = own.next_if(|(_, (other, _))| *other == place)
                && let Some(word) = bits.get_mut(bit / WORD_BITS)
            {
                *word |= 1 << (bit % WORD_BITS);
            }
            if let Some(slot) = waiting.get_mut(*leaf) {
                *slot = bits;
            }
        }
    }
    counts
}
