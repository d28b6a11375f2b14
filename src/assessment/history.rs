//! Undo and redo: the edits that take back what was done, newest last.

use super::document::Assessment;
use super::edit::{Cell, Edit};

/// How many steps can be taken back.
const LIMIT: usize = 200;

/// What was done to one assessment and can be undone or redone.
#[derive(Clone, Debug, Default)]
pub struct History {
    undo: Vec<Vec<Edit>>,
    redo: Vec<Vec<Edit>>,
    /// Whether the newest step was typed, and more typing may join it.
    is_typing: bool,
}

impl History {
    /// Applies edits as one step. With `typing`, a further edit of the cell that was typed in last
    /// joins that step, so that a sentence is undone as one and not letter by letter.
    pub fn apply(&mut self, assessment: &mut Assessment, edits: Vec<Edit>, typing: bool) {
        self.redo.clear();
        let same_cell = match (self.undo.last().map(Vec::as_slice), edits.as_slice()) {
            (Some([last]), [edit]) => typing && self.is_typing && last.cell() == edit.cell(),
            _ => false,
        };
        self.is_typing = typing;
        let inverse = swap(assessment, edits);
        if !same_cell {
            self.undo.push(inverse);
            if self.undo.len() > LIMIT {
                self.undo.remove(0);
            }
        }
    }

    /// Ends what is being typed: what comes next, in another field of the same cell perhaps, is a
    /// step of its own.
    pub const fn pause(&mut self) {
        self.is_typing = false;
    }

    /// Takes the newest step back; the edits that were applied for it.
    pub fn undo(&mut self, assessment: &mut Assessment) -> Option<Vec<Edit>> {
        self.pause();
        let edits = self.undo.pop()?;
        self.redo.push(swap(assessment, edits.clone()));
        Some(edits)
    }

    /// Does the step again that was taken back last; the edits that were applied for it.
    pub fn redo(&mut self, assessment: &mut Assessment) -> Option<Vec<Edit>> {
        self.pause();
        let edits = self.redo.pop()?;
        self.undo.push(swap(assessment, edits.clone()));
        Some(edits)
    }

    /// Forgets what was done to a cell: somebody else has changed it since, and taking a step back
    /// would take that back as well.
    pub fn forget(&mut self, cell: &Cell) {
        for steps in [&mut self.undo, &mut self.redo] {
            for step in &mut *steps {
                step.retain(|edit| edit.cell() != *cell);
            }
            steps.retain(|step| !step.is_empty());
        }
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is a step to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }
}

/// Applies edits in order; the edits that take them back, in the order to apply them.
fn swap(assessment: &mut Assessment, edits: Vec<Edit>) -> Vec<Edit> {
    let mut inverse: Vec<Edit> = edits
        .into_iter()
        .map(|edit| assessment.apply(edit))
        .collect();
    inverse.reverse();
    inverse
}

#[cfg(test)]
mod tests {
    use super::super::edit::FieldValue;
    use super::super::{Answer, QuestionnaireRef, Response};
    use super::*;

    fn empty() -> Assessment {
        Assessment::new(
            "a".parse().unwrap(),
            "Title".to_owned(),
            QuestionnaireRef::new("q".parse().unwrap(), "1".to_owned()),
            "2026-01-05T08:00:00Z".parse().unwrap(),
        )
    }

    fn note(text: &str) -> Edit {
        let answer = Answer {
            note: text.to_owned(),
            ..Answer::default()
        };
        Edit::Answer("1-q1".parse().unwrap(), Some(answer))
    }

    fn unknown(id: &str) -> Edit {
        let answer = Answer {
            response: Some(Response::Unknown),
            ..Answer::default()
        };
        Edit::Answer(id.parse().unwrap(), Some(answer))
    }

    #[test]
    fn undo_returns_to_the_exact_state_and_redo_back() {
        let (mut assessment, mut history) = (empty(), History::default());
        let mut states = vec![assessment.clone()];
        let steps = [
            vec![unknown("1-q1")],
            vec![
                Edit::Field(FieldValue::Title("New".to_owned())),
                unknown("1-q2"),
            ],
            vec![Edit::Answer("1-q1".parse().unwrap(), None)],
        ];
        for step in steps {
            history.apply(&mut assessment, step, false);
            states.push(assessment.clone());
        }
        for state in states.iter().rev().skip(1) {
            history.undo(&mut assessment).unwrap();
            assert_eq!(&assessment, state);
        }
        assert!(history.undo(&mut assessment).is_none());
        for state in states.iter().skip(1) {
            history.redo(&mut assessment).unwrap();
            assert_eq!(&assessment, state);
        }
        assert!(history.redo(&mut assessment).is_none());
    }

    #[test]
    fn typing_is_one_step_and_an_empty_answer_leaves_no_record() {
        let (mut assessment, mut history) = (empty(), History::default());
        for text in ["I", "In", "In the"] {
            history.apply(&mut assessment, vec![note(text)], true);
        }
        history.undo(&mut assessment).unwrap();
        assert_eq!(assessment, empty());
        history.apply(&mut assessment, vec![note("")], false);
        assert!(assessment.answers.is_empty());
    }

    #[test]
    fn typing_joins_neither_what_was_chosen_nor_what_was_typed_in_another_field() {
        let (mut assessment, mut history) = (empty(), History::default());
        let with_owner = |text: &str| {
            let answer = Answer {
                note: "In the".to_owned(),
                owner: text.to_owned(),
                ..Answer::default()
            };
            Edit::Answer("1-q1".parse().unwrap(), Some(answer))
        };
        history.apply(&mut assessment, vec![unknown("1-q1")], false);
        let chosen = assessment.clone();
        for text in ["I", "In", "In the"] {
            history.apply(&mut assessment, vec![note(text)], true);
        }
        let noted = assessment.clone();
        history.pause();
        for text in ["A", "Ada"] {
            history.apply(&mut assessment, vec![with_owner(text)], true);
        }
        history.undo(&mut assessment).unwrap();
        assert_eq!(assessment, noted);
        // Whoever goes on after taking a step back begins a step.
        history.apply(&mut assessment, vec![with_owner("B")], true);
        history.undo(&mut assessment).unwrap();
        assert_eq!(assessment, noted);
        history.undo(&mut assessment).unwrap();
        assert_eq!(assessment, chosen);
    }

    #[test]
    fn edits_towards_another_state_reach_it() {
        let (mut from, mut to) = (empty(), empty());
        from.apply(unknown("1-q1"));
        to.apply(note("x"));
        to.apply(unknown("2-q1"));
        to.apply(Edit::Field(FieldValue::Lanes(Some(4))));
        to.profile.extra = serde_json::Map::from_iter([("later".to_owned(), true.into())]).into();
        for edit in from.edits_towards(&to) {
            from.apply(edit);
        }
        assert_eq!(from, to);
        assert!(from.edits_towards(&to).is_empty());
    }
}
