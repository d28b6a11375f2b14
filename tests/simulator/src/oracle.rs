//! Knows what was written and what was confirmed, and tells whether what is read is right.

use std::collections::BTreeMap;

use clausewise::assessment::{Cell, Field, FieldValue};
use clausewise::questionnaire::AssessmentId;
use clausewise::store::{Address, Loaded, Stamp, WriterId, read};

/// What an assessment without a title is called.
const UNTITLED: &str = "Untitled assessment";

/// The order of records of a cell, found out here without the code under test.
pub type Rank = (Stamp, WriterId, String);

/// A record as it was written.
#[derive(Clone, Debug)]
pub struct Write {
    /// Its place among those of its cell.
    pub rank: Rank,
    /// The text that nothing else has; `None` where it clears the cell, or says nothing like it.
    pub token: Option<String>,
    /// Whether it clears the cell.
    pub clears: bool,
}

impl Write {
    /// What a text under a key says; `None` where it is no good record.
    #[must_use]
    pub fn of(key: &str, text: &str) -> Option<Self> {
        let record = read(key, text).ok()?;
        let token = record.data.get("note").or(Some(&record.data));
        let token = token.and_then(|token| token.as_str()).map(str::to_owned);
        Some(Self {
            clears: record.data.is_null(),
            rank: (record.stamp, record.writer, record.text),
            token,
        })
    }
}

/// The notes.
#[derive(Clone, Debug, Default)]
pub struct Oracle {
    /// Everything that was ever written, by key.
    history: BTreeMap<String, Vec<Write>>,
    /// The newest of each cell that the log has confirmed.
    confirmed: BTreeMap<String, Write>,
}

fn header(id: &AssessmentId) -> String {
    let cell = Cell::Header;
    let assessment = id.clone();
    Address { assessment, cell }.key()
}

impl Oracle {
    /// A record was written, whether or not it will last.
    pub fn wrote(&mut self, key: &str, text: &str) {
        if Address::parse(key).is_some()
            && let Some(write) = Write::of(key, text)
        {
            let writes = self.history.entry(key.to_owned()).or_default();
            if !writes.iter().any(|one| one.rank == write.rank) {
                writes.push(write);
            }
        }
    }

    /// A record was confirmed.
    pub fn confirmed(&mut self, key: &str, text: &str) {
        let Some(write) = Write::of(key, text) else {
            return;
        };
        match self.confirmed.get(key) {
            Some(before) if before.rank >= write.rank => {}
            _ => {
                self.confirmed.insert(key.to_owned(), write);
            }
        }
    }

    /// Whether the log has confirmed this record, a newer one of its cell, or a newer deletion of
    /// the whole assessment.
    #[must_use]
    pub fn has_confirmed(&self, key: &str, write: &Write) -> bool {
        let of_cell = self.confirmed.get(key);
        let deletion =
            Address::parse(key).and_then(|at| self.confirmed.get(&header(&at.assessment)));
        of_cell.is_some_and(|one| one.rank >= write.rank)
            || deletion.is_some_and(|one| one.clears && one.rank.0 >= write.rank.0)
    }

    /// The browser has thrown everything away.
    pub fn vanished(&mut self) {
        self.confirmed.clear();
    }

    /// How many cells were confirmed.
    #[must_use]
    pub fn cells(&self) -> usize {
        self.confirmed.len()
    }

    /// Whether every confirmed cell can still be told from these records, by key: it, a newer one,
    /// or a newer deletion of the whole assessment stands there undamaged.
    #[must_use]
    pub fn is_told_by(&self, places: &[&BTreeMap<String, String>]) -> bool {
        self.confirmed.iter().all(|(key, confirmed)| {
            let has = |key: &str, is_enough: &dyn Fn(&Write) -> bool| {
                places.iter().any(|records| {
                    // Names in the log begin with the key and a space.
                    let from = records.range(key.to_owned()..);
                    let mut same = from.take_while(|(name, _)| name.starts_with(key));
                    same.any(|(name, text)| {
                        (name == key || name[key.len()..].starts_with(' '))
                            && Write::of(key, text).is_some_and(|write| is_enough(&write))
                    })
                })
            };
            let Some(address) = Address::parse(key) else {
                return true;
            };
            has(key, &|write| write.rank >= confirmed.rank)
                || has(&header(&address.assessment), &|write| {
                    write.clears && write.rank.0 >= confirmed.rank.0
                })
        })
    }

    /// What is wrong with what was read: confirmed cells that are missing or older.
    #[must_use]
    pub fn lost(&self, loaded: &Loaded) -> Vec<String> {
        let mut lost = Vec::new();
        for (key, confirmed) in &self.confirmed {
            let Some(Address { assessment, cell }) = Address::parse(key) else {
                continue;
            };
            let found = value(loaded, &assessment, &cell);
            let history = &self.history[key];
            let is_newer = |write: &&Write| write.rank >= confirmed.rank;
            let right = match &found {
                Found::Token(token) => history
                    .iter()
                    .filter(is_newer)
                    .any(|write| write.token.as_ref() == Some(token)),
                Found::Header => true,
                Found::Nothing => history
                    .iter()
                    .filter(is_newer)
                    .any(|write| write.clears || write.token.as_deref() == Some(UNTITLED)),
            };
            let was_deleted = || {
                let deletions = self.history.get(&header(&assessment));
                deletions
                    .into_iter()
                    .flatten()
                    .any(|write| write.clears && write.rank.0 >= confirmed.rank.0)
            };
            // With its assessment's deletion any record of it is gone, whatever came after.
            if !right && !was_deleted() {
                lost.push(format!("{key}: confirmed {confirmed:?}, found {found:?}"));
            }
        }
        lost
    }

    /// What is there twice, or again after its deletion was confirmed.
    #[must_use]
    pub fn doubled(&self, loaded: &Loaded) -> Vec<String> {
        let mut doubled = Vec::new();
        let mut ids: Vec<_> = loaded.assessments.iter().map(|one| &one.id).collect();
        ids.sort();
        for pair in ids.windows(2) {
            if pair[0] == pair[1] {
                doubled.push(format!("{} is there twice", pair[0]));
            }
        }
        for assessment in &loaded.assessments {
            let Some(deletion) = self.confirmed.get(&header(&assessment.id)) else {
                continue;
            };
            let is_later = |write: &Write| write.rank.0 > deletion.rank.0;
            let prefix = |key: &&String| {
                Address::parse(key).is_some_and(|one| one.assessment == assessment.id)
            };
            let mut writes = self.history.iter().filter(|(key, _)| prefix(key));
            if deletion.clears && !writes.any(|(_, writes)| writes.iter().any(is_later)) {
                doubled.push(format!("{} is there after its deletion", assessment.id));
            }
        }
        doubled
    }
}

/// What was read of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Found {
    Nothing,
    Header,
    Token(String),
}

fn value(loaded: &Loaded, id: &AssessmentId, cell: &Cell) -> Found {
    let Some(assessment) = loaded.assessments.iter().find(|one| one.id == *id) else {
        return Found::Nothing;
    };
    let token = match cell {
        Cell::Header if loaded.recovered.contains(id) => None,
        Cell::Header => return Found::Header,
        Cell::Field(field) => match (field, assessment.field(*field)) {
            (Field::Title, FieldValue::Title(title)) => (title != UNTITLED).then_some(title),
            _ => None,
        },
        Cell::Answer(question) => {
            let answer = assessment.answers.get(question.as_str());
            answer.map(|answer| answer.note.clone())
        }
        _ => None,
    };
    token.map_or(Found::Nothing, Found::Token)
}
