//! Both stores with one assessment in them, and a keeper.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    missing_docs,
    reason = "no test uses all of it"
)]

use std::collections::BTreeMap;

use clausewise::assessment::{Answer, Assessment, Edit, QuestionnaireRef};
use clausewise::store::memory::Memory;
use clausewise::store::{Keeper, LogEntry, SaveState, superseded};

use crate::assessments::full;

pub const NOW: u64 = 1_764_000_000_000;
pub const RESERVE: &str = "clausewise:1:reserve";
pub const NOTE_KEY: &str = "clausewise:1:a:a1:4.1-q1";

/// The log: what is put stays.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Log(pub BTreeMap<String, String>);

impl Log {
    pub fn entries(&self) -> Vec<LogEntry> {
        let entry = |(name, text): (&String, &String)| LogEntry {
            name: name.clone(),
            text: text.clone(),
        };
        self.0.iter().map(entry).collect()
    }

    /// Commits all that a keeper owes.
    pub fn settle(&mut self, store: &mut Memory, keeper: &mut Keeper) {
        while let Some(batch) = keeper.next_batch() {
            assert_eq!(keeper.state(), SaveState::Saving);
            for entry in batch.entries {
                self.0.insert(entry.name, entry.text);
            }
            keeper.report(store, batch.number, Ok(()), NOW);
        }
    }

    pub fn settle_quietly(&mut self, store: &mut Memory, keeper: &mut Keeper) {
        while let Some(batch) = keeper.next_batch() {
            for entry in batch.entries {
                self.0.insert(entry.name, entry.text);
            }
            keeper.report(store, batch.number, Ok(()), NOW);
        }
    }

    pub fn tidy_up(&mut self) {
        for name in superseded(&self.entries()) {
            self.0.remove(&name);
        }
    }
}

pub fn fallback() -> QuestionnaireRef {
    QuestionnaireRef::new("small".parse().unwrap(), "1.0.0".to_owned())
}

pub fn store() -> Memory {
    Memory {
        reach: SaveState::Saved,
        ..Memory::default()
    }
}

pub fn small() -> Assessment {
    let mut assessment = full();
    assessment.id = "a1".parse().unwrap();
    assessment
}

pub fn note(text: &str) -> Edit {
    let answer = Answer {
        note: text.to_owned(),
        ..Answer::default()
    };
    Edit::Answer("4.1-q1".parse().unwrap(), Some(answer))
}

pub fn open(store: &Memory, log: &Log, tab: &str) -> (Keeper, Vec<Assessment>) {
    let writer = tab.parse().unwrap();
    let (keeper, loaded) = Keeper::open(store, Ok(&log.entries()), writer, &fallback()).unwrap();
    (keeper, loaded.assessments)
}

/// Both stores with one assessment, and the keeper that has put it there.
pub fn holding() -> (Memory, Log, Keeper) {
    let (mut store, mut log) = (store(), Log::default());
    let (mut keeper, _) = open(&store, &log, "tab-1");
    keeper.create(&mut store, &small(), NOW).unwrap();
    log.settle(&mut store, &mut keeper);
    assert_eq!(keeper.state(), SaveState::Saved);
    assert_eq!(keeper.why(), "");
    (store, log, keeper)
}
