//! What may be written into the table of answers, and what it means: for the person who fills it in.

use super::{Cell, Sheet};
use crate::exchange::answers::{Column, NOT_APPLICABLE, UNKNOWN};
use crate::questionnaire::Questionnaire;

/// The name of the sheet.
pub const LEVELS: &str = "Levels";

/// Every choice: first those of the column `Answer`, so that a list of them is one range.
pub(super) fn levels(questionnaire: &Questionnaire) -> Sheet {
    let row = |column: Column, write: Cell, name: &str, meaning: &str| {
        vec![column.title().into(), write, name.into(), meaning.into()]
    };
    let scale = (0_u8..).zip(&questionnaire.scale.levels);
    let mut rows: Vec<Vec<Cell>> = scale
        .map(|(number, level)| row(Column::Answer, number.into(), &level.name, &level.meaning))
        .collect();
    for (column, write, meaning) in CHOICES {
        rows.push(row(column, write.into(), "", meaning));
    }
    Sheet {
        name: LEVELS,
        key: "levels",
        columns: vec![
            ("Column", 26),
            ("What to write", 16),
            ("Name", 18),
            ("What it means", 80),
        ],
        rows,
    }
}

/// The choices that every questionnaire has.
const CHOICES: [(Column, &str, &str); 10] = [
    (
        Column::Answer,
        UNKNOWN,
        "Looked at, but not known: to be found out. It counts as unanswered.",
    ),
    (
        Column::Answer,
        NOT_APPLICABLE,
        "The question does not apply here. The reason must stand in its column.",
    ),
    (Column::Evidence, "none", "Nothing is named that shows it."),
    (
        Column::Evidence,
        "located",
        "Where it is stands in the column beside this one.",
    ),
    (
        Column::Evidence,
        "checked",
        "A second person has looked at it.",
    ),
    (Column::Confidence, "high", "I would bet on it."),
    (Column::Confidence, "medium", "I am quite sure."),
    (Column::Confidence, "low", "It is a guess."),
    (
        Column::Pending,
        "yes",
        "What the question is about has not happened yet; the level says how well you are prepared.",
    ),
    (
        Column::Pending,
        "no",
        "It has happened, or nothing has to happen.",
    ),
];

#[cfg(test)]
mod tests {
    use super::CHOICES;
    use crate::exchange::answers::Column;

    #[test]
    fn every_word_that_is_read_is_explained_and_no_other() {
        for column in Column::ALL {
            let mut known: Vec<&str> = column.choices().to_vec();
            let explained = CHOICES.iter().filter(|(one, ..)| *one == column);
            let mut explained: Vec<&str> = explained.map(|(_, word, _)| *word).collect();
            known.sort_unstable();
            explained.sort_unstable();
            assert_eq!(known, explained, "{}", column.title());
        }
    }
}
