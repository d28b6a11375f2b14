//! The keys of records: `clausewise:1:<letter>:…`. Ids hold no colon, so keys split one way only.

use crate::assessment::{Cell, ENTRY_KINDS, EntryKey, FIELDS};
use crate::questionnaire::AssessmentId;

/// What every key of ours begins with. The digit is the version of the keys, not of the records.
pub const PREFIX: &str = "clausewise:1:";

/// The place of one cell of one assessment in the store.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    /// The assessment.
    pub assessment: AssessmentId,
    /// The cell.
    pub cell: Cell,
}

/// What a key of ours leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A record.
    Cell(Address),
    /// A copy of a damaged record, with the key that it had.
    Copy(String),
    /// A setting, or something of a later release.
    Other,
}

impl Address {
    /// Where an assessment's header stands.
    pub(super) fn header(id: &AssessmentId) -> Self {
        Self {
            assessment: id.clone(),
            cell: Cell::Header,
        }
    }

    /// The key under which the cell's record stands.
    #[must_use]
    pub fn key(&self) -> String {
        let (letter, name) = match &self.cell {
            Cell::Header => ("h", ""),
            Cell::Field(field) => ("f", field.name()),
            Cell::Target(leaf) => ("t", leaf.as_str()),
            Cell::Answer(question) => ("a", question.as_str()),
            Cell::Document(document) => ("d", document.as_str()),
            Cell::Package(leaf) => ("k", leaf.as_str()),
            Cell::Entry(entry) => ("e", entry.id.as_str()),
        };
        let mut key = [PREFIX, letter, ":", self.assessment.as_str()].concat();
        if let Cell::Entry(entry) = &self.cell {
            key.push(':');
            key.push_str(entry.kind.name());
        }
        if !name.is_empty() {
            key.push(':');
            key.push_str(name);
        }
        key
    }

    /// The address whose key this is.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        let (letter, rest) = key.strip_prefix(PREFIX)?.split_once(':')?;
        let (assessment, name) = match rest.split_once(':') {
            Some((assessment, name)) => (assessment, Some(name)),
            None => (rest, None),
        };
        let cell = match (letter, name) {
            ("h", None) => Cell::Header,
            ("f", Some(name)) => Cell::Field(*FIELDS.iter().find(|field| field.name() == name)?),
            ("t", Some(name)) => Cell::Target(name.parse().ok()?),
            ("a", Some(name)) => Cell::Answer(name.parse().ok()?),
            ("d", Some(name)) => Cell::Document(name.parse().ok()?),
            ("k", Some(name)) => Cell::Package(name.parse().ok()?),
            ("e", Some(name)) => {
                let (kind, id) = name.split_once(':')?;
                let kind = ENTRY_KINDS.iter().find(|one| one.name() == kind)?;
                Cell::Entry(EntryKey::new(*kind, id.parse().ok()?))
            }
            _ => return None,
        };
        Some(Self {
            assessment: assessment.parse().ok()?,
            cell,
        })
    }
}

impl Place {
    /// Where a key leads; `None` for keys that are not ours.
    pub(super) fn of(key: &str) -> Option<Self> {
        let rest = key.strip_prefix(PREFIX)?;
        if let Some(address) = Address::parse(key) {
            return Some(Self::Cell(address));
        }
        let copy = rest
            .strip_prefix("q:")
            .and_then(|rest| rest.split_once(':'));
        Some(match copy {
            Some((_, key)) => Self::Copy(key.to_owned()),
            None => Self::Other,
        })
    }
}

/// The key under which the copy of a damaged record is kept.
pub(super) fn copy_key(number: u32, key: &str) -> String {
    [PREFIX, "q:", &number.to_string(), ":", key].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_has_a_key_that_leads_back() {
        let mut cells = vec![
            Cell::Header,
            Cell::Target("8.4.2".parse().unwrap()),
            Cell::Answer("8.6.1-q1".parse().unwrap()),
            Cell::Document("D01".parse().unwrap()),
            Cell::Package("8.4.2".parse().unwrap()),
        ];
        cells.extend(FIELDS.iter().map(|field| Cell::Field(*field)));
        let entry = |kind| Cell::Entry(EntryKey::new(kind, "8.6.1-x_1".parse().unwrap()));
        cells.extend(ENTRY_KINDS.iter().map(|kind| entry(*kind)));
        for cell in cells {
            let address = Address {
                assessment: "018f-a.b_c".parse().unwrap(),
                cell,
            };
            assert_eq!(Address::parse(&address.key()), Some(address));
        }
    }

    #[test]
    fn other_keys_lead_nowhere() {
        for key in [
            "",
            "clausewise",
            "clausewise:1:",
            "clausewise:1:a",
            "clausewise:1:a:",
            "clausewise:1:a:x",
            "clausewise:1:a:x:",
            "clausewise:1:a:x:y:z",
            "clausewise:1:a:x:y z",
            "clausewise:1:h:x:",
            "clausewise:1:h:x:y",
            "clausewise:1:f:x:nowhere",
            "clausewise:1:e:x:audits",
            "clausewise:1:e:x:audits:",
            "clausewise:1:e:x:nowhere:y",
            "clausewise:1:e:x:audits:y:z",
            "clausewise:1:A:x:y",
            "clausewise:2:a:x:y",
            "Clausewise:1:a:x:y",
            " clausewise:1:a:x:y",
            "clausewise:1:a:х:y",
        ] {
            assert_eq!(Address::parse(key), None, "{key}");
        }
        assert_eq!(Place::of("theme"), None);
        assert_eq!(Place::of("clausewise:1:s:theme"), Some(Place::Other));
        let key = copy_key(7, "clausewise:1:a:x:y");
        assert_eq!(
            Place::of(&key),
            Some(Place::Copy("clausewise:1:a:x:y".to_owned()))
        );
    }
}
