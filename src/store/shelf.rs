//! An assessment's history: its snapshots, each in two slots, the newest ten of them.
//!
//! Whoever takes one has it in both slots, read back, before the oldest goes; whatever dies in
//! between, what was there before is there still. A slot that is damaged or empty is mended from
//! the other one the next time a snapshot is taken.

use std::future::Future;

use super::clock::Stamp;
use super::key::Address;
use super::record::{NotARecord, WriterId};
use super::snapshot::{Snapshot, Why, encode, named, prefix, read};
use super::{RecordStore, StoreError};
use crate::assessment::{Assessment, QuestionnaireRef};
use crate::map::Map;
use crate::questionnaire::AssessmentId;

/// So many snapshots of an assessment are kept.
pub const KEPT: usize = 10;
/// After so many changes, and so many milliseconds, since the last snapshot the next one is due.
const CHANGES: u32 = 40;
const PAUSE_MS: u64 = 3_600_000;

/// One of the two places in which each snapshot stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Written first.
    First,
    /// Written once the first one has been read back.
    Second,
}

pub(super) const SLOTS: [Slot; 2] = [Slot::First, Slot::Second];

/// Where snapshots stand: two slots with texts by name. What is put is there for good, or not at
/// all, when the answer comes.
pub trait Shelf {
    /// Names in a slot that begin so; all of them for an empty text.
    fn names(
        &self,
        slot: Slot,
        prefix: &str,
    ) -> impl Future<Output = Result<Vec<String>, StoreError>>;

    /// The text under a name.
    fn get(
        &self,
        slot: Slot,
        name: &str,
    ) -> impl Future<Output = Result<Option<String>, StoreError>>;

    /// Puts a text under a name.
    fn put(
        &self,
        slot: Slot,
        name: &str,
        text: &str,
    ) -> impl Future<Output = Result<(), StoreError>>;

    /// Removes a name; also where it is not there.
    fn remove(&self, slot: Slot, name: &str) -> impl Future<Output = Result<(), StoreError>>;
}

/// A snapshot that cannot be used: damaged in both slots, or a newer release's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoilt {
    /// The name under which it stands.
    pub name: String,
    /// When it was taken.
    pub at: Stamp,
    /// What is the matter.
    pub why: NotARecord,
    /// Its texts, as they are.
    pub texts: Vec<String>,
}

/// All that is kept of an assessment's history, the newest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// Snapshots that can be gone back to.
    pub snapshots: Vec<Snapshot>,
    /// Snapshots that cannot.
    pub spoilt: Vec<Spoilt>,
    /// Slots in which a snapshot should stand and does not: the slot, its name and its text.
    lacking: Vec<(Slot, String, String)>,
}

/// Reads an assessment's history. `present` is what the assessment answers now: assumed to be the
/// questionnaire of a snapshot without a header, and its content where a snapshot has noted none.
///
/// # Errors
/// Where the shelf cannot be read; what stands on it never is an error.
pub async fn history(
    shelf: &impl Shelf,
    id: &AssessmentId,
    present: &QuestionnaireRef,
) -> Result<Kept, StoreError> {
    let mut kept = Kept::default();
    for (name, at) in names(shelf, id).await? {
        let first = shelf.get(Slot::First, &name).await?;
        let second = shelf.get(Slot::Second, &name).await?;
        kept.add(name, at, [first, second], present);
    }
    Ok(kept)
}

/// The names of an assessment's snapshots in either slot, the newest first.
async fn names(shelf: &impl Shelf, id: &AssessmentId) -> Result<Vec<(String, Stamp)>, StoreError> {
    let mut found = Map::new();
    for slot in SLOTS {
        for name in shelf.names(slot, &prefix(id)).await? {
            if let Some((_, at)) = named(&name) {
                found.insert(name, at);
            }
        }
    }
    let mut found: Vec<(String, Stamp)> = found.into_iter().collect();
    found.sort_by(|(left, earlier), (right, later)| (later, right).cmp(&(earlier, left)));
    Ok(found)
}

impl Kept {
    fn add(
        &mut self,
        name: String,
        at: Stamp,
        texts: [Option<String>; 2],
        present: &QuestionnaireRef,
    ) {
        let mut why = NotARecord::Damaged;
        let mut good = None;
        for text in texts.iter().flatten() {
            match read(&name, text, present) {
                Ok(snapshot) => good = good.or(Some((snapshot, text.clone()))),
                Err(reason) => why = reason,
            }
        }
        let Some((snapshot, text)) = good else {
            let texts = texts.into_iter().flatten().collect();
            return self.spoilt.push(Spoilt {
                name,
                at,
                why,
                texts,
            });
        };
        for (slot, there) in SLOTS.into_iter().zip(&texts) {
            if there.as_ref() != Some(&text) {
                self.lacking.push((slot, name.clone(), text.clone()));
            }
        }
        self.snapshots.push(snapshot);
    }

    /// The stamp of the oldest snapshot that is not superfluous.
    fn oldest(&self) -> Option<Stamp> {
        self.snapshots.get(KEPT.saturating_sub(1)).map(|one| one.at)
    }
}

/// Takes a snapshot, unless the newest one is just the same. Returns once both slots have it.
///
/// # Errors
/// Where it is not in both slots. Nothing that was kept before is missing then.
pub async fn take(
    shelf: &impl Shelf,
    assessment: &Assessment,
    why: Why,
    at: Stamp,
    writer: &WriterId,
) -> Result<(), StoreError> {
    let present = &assessment.questionnaire;
    let mut kept = history(shelf, &assessment.id, present).await?;
    let is_same = |newest: &Snapshot| {
        newest.assessment.header() == assessment.header()
            && newest.assessment.edits_towards(assessment).is_empty()
    };
    if !kept.snapshots.first().is_some_and(is_same) {
        let (name, text) = encode(assessment, why, at, writer);
        // What could not be read again would be no snapshot.
        let snapshot = read(&name, &text, present);
        let snapshot = snapshot.map_err(|why| StoreError::Other(why.text()))?;
        for slot in SLOTS {
            put(shelf, slot, &name, &text).await?;
        }
        let is_older = |one: &Snapshot| (one.at, &one.name) < (at, &name);
        let place = kept.snapshots.iter().position(is_older);
        let place = place.unwrap_or(kept.snapshots.len());
        kept.snapshots.insert(place, snapshot);
    }
    let oldest = kept.oldest();
    for (slot, name, text) in &kept.lacking {
        if named(name).map(|(_, at)| at) >= oldest {
            put(shelf, *slot, name, text).await?;
        }
    }
    let snapshots = kept.snapshots.iter().map(|one| (&one.name, one.at));
    let spoilt = kept.spoilt.iter();
    // What a newer release has written is not touched.
    let spoilt = spoilt.filter(|one| one.why != NotARecord::Newer);
    let spoilt = spoilt.map(|one| (&one.name, one.at));
    for (name, at) in snapshots.chain(spoilt) {
        if Some(at) < oldest {
            forget(shelf, name).await?;
        }
    }
    Ok(())
}

/// Puts a text into a slot and looks whether it is there.
pub(super) async fn put(
    shelf: &impl Shelf,
    slot: Slot,
    name: &str,
    text: &str,
) -> Result<(), StoreError> {
    shelf.put(slot, name, text).await?;
    if shelf.get(slot, name).await?.as_deref() == Some(text) {
        return Ok(());
    }
    let reason = "a snapshot could not be read back";
    Err(StoreError::Other(reason.to_owned()))
}

async fn forget(shelf: &impl Shelf, name: &str) -> Result<(), StoreError> {
    for slot in SLOTS {
        shelf.remove(slot, name).await?;
    }
    Ok(())
}

/// When the newest snapshot of an assessment was taken.
///
/// # Errors
/// Where the shelf cannot be read.
pub async fn newest(shelf: &impl Shelf, id: &AssessmentId) -> Result<Option<Stamp>, StoreError> {
    Ok(names(shelf, id).await?.first().map(|(_, at)| *at))
}

/// Whether the next snapshot is due while work goes on: after so many changes, and so many
/// milliseconds, since the last one.
#[must_use]
pub const fn is_due(changes: u32, since_ms: u64) -> bool {
    changes >= CHANGES && since_ms >= PAUSE_MS
}

/// Forgets the snapshots of assessments of which the store knows that they were deleted. Those of
/// assessments that are merely not there stay: absence never means deletion.
///
/// # Errors
/// Where one of the stores cannot be read, or does not let go.
pub async fn forget_deleted(
    shelf: &impl Shelf,
    is_deleted: impl Fn(&AssessmentId) -> bool,
) -> Result<(), StoreError> {
    for slot in SLOTS {
        for name in shelf.names(slot, "").await? {
            if named(&name).is_some_and(|(id, _)| is_deleted(&id)) {
                shelf.remove(slot, &name).await?;
            }
        }
    }
    Ok(())
}

/// The assessments that have a history, in the order of their names.
///
/// # Errors
/// Where the shelf cannot be read.
pub async fn remembered(shelf: &impl Shelf) -> Result<Vec<AssessmentId>, StoreError> {
    let mut ids = Map::new();
    for slot in SLOTS {
        for (id, _) in shelf
            .names(slot, "")
            .await?
            .iter()
            .filter_map(|name| named(name))
        {
            ids.insert(id, ());
        }
    }
    Ok(ids.into_iter().map(|(id, ())| id).collect())
}

/// Whether the newest that a store knows of an assessment is that it was deleted.
#[must_use]
pub fn is_deleted(store: &dyn RecordStore, id: &AssessmentId) -> bool {
    let key = Address::header(id).key();
    let text = store.get(&key).ok().flatten();
    text.and_then(|text| super::record::read(&key, &text).ok())
        .is_some_and(|record| record.data.is_null())
}
