//! What another tab has written meanwhile, taken in without a new start: by the same rule as at the
//! start, the newest record of each cell counts.

use super::RecordStore;
use super::keeper::Keeper;
use super::key::Address;
use super::record::{Record, read};
use super::union::usable;
use crate::assessment::Edit;
use crate::questionnaire::AssessmentId;

/// What another tab has done.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// It has changed a cell.
    Edited(AssessmentId, Edit),
    /// It has deleted an assessment.
    Deleted(AssessmentId),
}

impl Keeper {
    /// Keys of edits that a later record of another tab has overruled, and that were not looked at
    /// again yet.
    #[must_use]
    pub fn overruled(&self) -> Vec<String> {
        self.overruled.clone()
    }

    /// Looks again at what stands under a key; `None` where nothing newer than what is known here
    /// does. Nothing is written.
    pub fn look_again(&mut self, store: &dyn RecordStore, key: &str) -> Option<Heard> {
        let address = Address::parse(key)?;
        let was_overruled = self.overruled.iter().any(|one| one == key);
        self.overruled.retain(|one| one != key);
        let raw = store.get(key).ok().flatten()?;
        // What is damaged, or a newer release's, is for the next start.
        let (there, edit) = usable(&address, &raw).ok()?;
        self.clock.observe(there.stamp);
        let known = |key: &str| read(key, self.held.get(key)?).ok();
        // What has overruled an edit is known already, but not shown.
        let is_shown = |ours: Record| {
            let has_overruled = was_overruled && ours.text == there.text;
            !has_overruled && !there.is_newer(&ours)
        };
        if known(key).is_some_and(is_shown) {
            return None;
        }
        let deletion = known(&Address::header(&address.assessment).key());
        let deletion = deletion.filter(|header| header.data.is_null());
        if deletion.is_some_and(|deletion| there.stamp <= deletion.stamp) {
            return None;
        }
        self.held.insert(key.to_owned(), raw);
        let id = address.assessment;
        match edit {
            Some(edit) => Some(Heard::Edited(id, edit)),
            // Only a header that says nothing gives no edit.
            None => {
                self.let_go(&id, Some(there.stamp));
                Some(Heard::Deleted(id))
            }
        }
    }
}
