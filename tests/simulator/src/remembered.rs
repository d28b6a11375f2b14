//! Knows which earlier states are in the history for certain, and tells whether they are there.

use clausewise::assessment::Assessment;
use clausewise::store::shelf::KEPT;
use fastrand::Rng;

use crate::shelf::Shelf;

/// The notes: of each assessment the names of snapshots and what they hold.
#[derive(Clone, Debug, Default)]
pub struct Remembered([Vec<(String, Assessment)>; 2]);

fn is_same(left: &Assessment, right: &Assessment) -> bool {
    left.header() == right.header() && left.edits_towards(right).is_empty()
}

impl Remembered {
    /// The present state is said to be in the history: notes it; or what is wrong with that.
    pub fn note(&mut self, assessment: &Assessment, shelf: &Shelf) -> Option<String> {
        let number = usize::from(assessment.id.as_str() == "a1");
        let kept = shelf.history(number);
        let found = kept.snapshots.iter();
        let found = found.filter(|one| is_same(&one.assessment, assessment));
        let Some(one) = found.max_by_key(|one| one.at) else {
            return Some(format!("{assessment:?} is not in its history"));
        };
        self.0[number].push((one.name.clone(), one.assessment.clone()));
        None
    }

    /// Snapshots that are missing, or hold something else, although no ten newer ones are there.
    #[must_use]
    pub fn lost(&self, shelf: &Shelf) -> Vec<String> {
        let mut lost = Vec::new();
        for (number, confirmed) in self.0.iter().enumerate() {
            let kept = shelf.history(number).snapshots;
            for (name, assessment) in confirmed {
                let found = kept.iter().find(|one| one.name == *name);
                let is_right = match found {
                    Some(found) => is_same(&found.assessment, assessment),
                    None => kept.len() >= KEPT && kept.iter().all(|one| one.name > *name),
                };
                if !is_right {
                    lost.push(format!("{name}: {assessment:?}, found {found:?}"));
                }
            }
        }
        lost
    }

    /// The assessment was deleted, and its history with it.
    pub fn forget(&mut self, number: usize) {
        self.0[number].clear();
    }

    /// Flips a bit in one slot of a snapshot, where the other one is whole.
    pub fn damage(&self, shelf: &Shelf, rng: &mut Rng) {
        let mut slots = shelf.slots.borrow_mut();
        let twins = slots[0].iter();
        let twins: Vec<_> = twins
            .filter(|(name, text)| slots[1].get(*name) == Some(text))
            .map(|(name, text)| (name.clone(), text.clone()))
            .collect();
        let Some((name, text)) = rng.choice(twins) else {
            return;
        };
        let mut bytes = text.into_bytes();
        let at = rng.usize(..bytes.len());
        bytes[at] ^= 1 << rng.u8(..7);
        if let Ok(text) = String::from_utf8(bytes) {
            slots[rng.usize(..2)].insert(name, text);
        }
    }
}
