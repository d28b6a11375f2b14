//! A filled-in table of answers, taken in through the same door as everything else: whole or not
//! at all, every problem with its row and column.

use super::table::{invalid, rows};
use super::{Column, EXPLAINING, NOT_APPLICABLE, UNKNOWN, guarded, unguarded};
use crate::assessment::{
    Answer, Assessment, Confidence, Edit, Evidence, EvidenceState, Rating, Response, Timestamp,
};
use crate::exchange::{
    Integrity, MAX_MEMBERS, MAX_PROBLEMS, MAX_TEXT_CHARS, Notice, Opened, Refusal, check,
};
use crate::inert::visible;
use crate::questionnaire::{Problem, QuestionId, Questionnaire};

/// What the page calls an answer that nobody knows.
const AS_ON_THE_PAGE: &str = "don't know";

/// The assessment with the answers of a table in place of its own. Rows that are not there and
/// columns that are not there leave what is; a cell that still says what was written out leaves it
/// to the letter. Answers that change get `now` as their time.
///
/// # Errors
/// The refusals of files in general, and [`Refusal::Invalid`] with every wrong row and column.
pub fn read_answers(
    bytes: &[u8],
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    now: &Timestamp,
) -> Result<Opened, Refusal> {
    take(rows(bytes)?, questionnaire, assessment, now)
}

/// The same for the rows of a workbook's sheet, of which the first has the headings. What is wrong
/// is told with the sheet's name.
///
/// # Errors
/// As for [`read_answers`].
pub fn read_rows(
    sheet: &str,
    rows: Vec<Vec<String>>,
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    now: &Timestamp,
) -> Result<Opened, Refusal> {
    if rows.len() > MAX_MEMBERS {
        let path = ["sheet ", sheet].concat();
        return Err(Refusal::TooMany { path });
    }
    take(rows, questionnaire, assessment, now).map_err(|refusal| match refusal {
        Refusal::Invalid { mut problems, more } => {
            for problem in &mut problems {
                problem.path = ["sheet ", sheet, ", ", &problem.path].concat();
            }
            Refusal::Invalid { problems, more }
        }
        other => other,
    })
}

fn take(
    rows: Vec<Vec<String>>,
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    now: &Timestamp,
) -> Result<Opened, Refusal> {
    let mut rows = rows.into_iter();
    let headings = rows.next().unwrap_or_default();
    let places = places(&headings).map_err(invalid)?;
    let mut problems: Vec<Problem> = Vec::new();
    let mut wanted = assessment.clone();
    let mut row_of: Vec<(QuestionId, usize)> = Vec::new();
    // Spreadsheets count the headings as row 1.
    for (number, cells) in (2_usize..).zip(rows) {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let mut row = Row {
            number,
            cells: &cells,
            places: &places,
            problems: &mut problems,
        };
        let Some(id) = row.question(questionnaire, assessment) else {
            continue;
        };
        if let Some((_, other)) = row_of.iter().find(|(one, _)| *one == id) {
            let message = [
                "the question stands in row ",
                &other.to_string(),
                " already",
            ]
            .concat();
            row.say(Column::Question, message);
            continue;
        }
        let before = assessment.answers.get(&id).cloned().unwrap_or_default();
        let mut answer = row.answer(questionnaire, &before);
        if answer != before {
            answer.at = Some(now.clone());
            wanted.apply(Edit::Answer(id.clone(), Some(answer)));
        }
        row_of.push((id, number));
    }
    let found = check(&wanted, questionnaire);
    for problem in found.problems {
        problems.push(located(problem, &row_of));
    }
    if !problems.is_empty() {
        let more = problems.len().saturating_sub(MAX_PROBLEMS);
        problems.truncate(MAX_PROBLEMS);
        return Err(Refusal::Invalid { problems, more });
    }
    let mut notices = found.notices;
    notices.extend(not_read(&headings));
    Ok(Opened {
        integrity: Integrity::Absent,
        assessment: wanted,
        notices,
        orphans: found.orphans,
    })
}

/// Where each column stands, in the order of [`Column::ALL`].
type Places = [Option<usize>; Column::ALL.len()];

fn places(headings: &[String]) -> Result<Places, Problem> {
    let mut places: Places = [None; Column::ALL.len()];
    for (slot, column) in places.iter_mut().zip(Column::ALL) {
        let mut found = headings
            .iter()
            .enumerate()
            .filter(|(_, heading)| is(heading, column.title()));
        *slot = found.next().map(|(place, _)| place);
        if found.next().is_some() {
            let message = ["there are two columns \"", column.title(), "\""].concat();
            return Err(Problem::at("row 1", message));
        }
    }
    match places {
        [Some(_), Some(_), ..] => Ok(places),
        _ => Err(Problem::at(
            "row 1",
            "the columns \"Question id\" and \"Answer\" must be there, with these headings in the first row",
        )),
    }
}

/// A spreadsheet's own no and yes, by their places among the choices.
fn truth(cell: &str) -> Option<usize> {
    ["false", "true"].iter().position(|word| is(cell, word))
}

fn is(cell: &str, word: &str) -> bool {
    cell.trim().eq_ignore_ascii_case(word)
}

/// Columns that somebody added: said, so that nobody believes they were taken in.
fn not_read(headings: &[String]) -> Vec<Notice> {
    let known = |heading: &str| {
        let titles = Column::ALL.iter().map(|column| column.title());
        heading.trim().is_empty() || titles.chain(EXPLAINING).any(|title| is(heading, title))
    };
    let others = headings.iter().filter(|heading| !known(heading));
    others
        .map(|heading| Notice::ColumnNotRead {
            title: heading.trim().chars().take(80).collect(),
        })
        .collect()
}

/// A problem of the whole assessment, at the row that brought it.
fn located(problem: Problem, row_of: &[(QuestionId, usize)]) -> Problem {
    let at = row_of.iter().find(|(id, _)| {
        let path = &problem.path;
        path.contains(&["[\"", id.as_str(), "\"]"].concat())
    });
    match at {
        Some((_, number)) => {
            let place = ["row ", &number.to_string(), ", column \"Answer\""].concat();
            Problem::at(place, problem.message)
        }
        None => problem,
    }
}

/// A row that is being read.
struct Row<'a> {
    number: usize,
    cells: &'a [String],
    places: &'a Places,
    problems: &'a mut Vec<Problem>,
}

impl Row<'_> {
    fn say(&mut self, column: Column, message: impl Into<String>) {
        let number = self.number.to_string();
        let place = ["row ", &number, ", column \"", column.title(), "\""].concat();
        self.problems.push(Problem::at(place, message));
    }

    /// What stands in the column; nothing where there is no such column.
    fn cell(&self, column: Column) -> Option<String> {
        let place = self.places.iter().zip(Column::ALL);
        let place = place
            .filter(|(_, one)| *one == column)
            .find_map(|(place, _)| *place)?;
        let cell = self.cells.get(place).map_or("", String::as_str);
        Some(cell.replace("\r\n", "\n"))
    }

    /// A text; the one before where the cell still says that.
    fn text(&mut self, column: Column, before: &str) -> String {
        let Some(cell) = self.cell(column) else {
            return before.to_owned();
        };
        if cell == guarded(&visible(before)) {
            return before.to_owned();
        }
        let text = unguarded(&cell).to_owned();
        let length = text.chars().count();
        if length > MAX_TEXT_CHARS {
            let length = length.to_string();
            self.say(
                column,
                ["has ", &length, " characters, at most 20,000"].concat(),
            );
        }
        text
    }

    /// One of the words, by its place; the first for an empty cell, `before` where there is no
    /// such column.
    fn word(&mut self, column: Column, before: usize) -> usize {
        let words = column.choices();
        let Some(cell) = self.cell(column) else {
            return before;
        };
        if cell.trim().is_empty() {
            return 0;
        }
        if let Some(place) = words.iter().position(|word| is(&cell, word)) {
            return place;
        }
        // Spreadsheets have words of their own for yes and no, and put them in place of what is typed.
        if let (Column::Pending, Some(place)) = (column, truth(&cell)) {
            return place;
        }
        let message = ["must be empty or one of ", &words.join(", ")].concat();
        self.say(column, message);
        0
    }

    fn question(
        &mut self,
        questionnaire: &Questionnaire,
        assessment: &Assessment,
    ) -> Option<QuestionId> {
        let cell = self.cell(Column::Question).unwrap_or_default();
        let id: Option<QuestionId> = cell.trim().parse().ok();
        let known = id.filter(|id| {
            questionnaire.question(id.as_str()).is_some() || assessment.answers.contains_key(id)
        });
        if known.is_none() {
            self.say(
                Column::Question,
                "must be the id of a question, such as 8.6.1-q1, as it was written out",
            );
        }
        known
    }

    fn answer(&mut self, questionnaire: &Questionnaire, before: &Answer) -> Answer {
        let mut answer = before.clone();
        answer.owner = self.text(Column::Owner, &before.owner);
        answer.note = self.text(Column::Note, &before.note);
        let pending = usize::from(before.event_pending);
        answer.event_pending = self.word(Column::Pending, pending) == 1;
        answer.response = self.response(questionnaire, before);
        answer
    }

    fn response(&mut self, questionnaire: &Questionnaire, before: &Answer) -> Option<Response> {
        let cell = self.cell(Column::Answer).unwrap_or_default();
        let reason = match &before.response {
            Some(Response::NotApplicable(reason)) => reason.as_str(),
            _ => "",
        };
        let reason = self.text(Column::Reason, reason);
        let rating = self.rating(before);
        let said = cell.trim();
        if is(said, NOT_APPLICABLE) {
            if reason.trim().is_empty() {
                self.say(
                    Column::Reason,
                    "a reason must stand here, because the question is set aside",
                );
            }
            return Some(Response::NotApplicable(reason));
        }
        if !reason.is_empty() {
            self.say(
                Column::Reason,
                "a reason belongs to the answer \"not applicable\" only",
            );
        }
        if said.is_empty() || is(said, UNKNOWN) || is(&said.replace('’', "'"), AS_ON_THE_PAGE) {
            let wants_level = rating.evidence != Evidence::default();
            if wants_level && self.cell(Column::Evidence).is_some() {
                self.say(
                    Column::Evidence,
                    "evidence belongs to a level: write the level, or clear this",
                );
            }
            return (!said.is_empty()).then_some(Response::Unknown);
        }
        match level(questionnaire, said) {
            Ok(level) => Some(Response::Rated(Rating { level, ..rating })),
            Err(message) => {
                self.say(Column::Answer, message);
                None
            }
        }
    }

    /// Evidence and confidence, at whatever level.
    fn rating(&mut self, before: &Answer) -> Rating {
        const STATES: [EvidenceState; 3] = [
            EvidenceState::None,
            EvidenceState::Located,
            EvidenceState::Checked,
        ];
        const SURE: [Confidence; 3] = [Confidence::Medium, Confidence::High, Confidence::Low];
        let old = before.rating();
        let state = old.map_or(EvidenceState::None, |rating| rating.evidence.state);
        let sure = old.map_or(Confidence::Medium, |rating| rating.confidence);
        let place = old.map_or("", |rating| rating.evidence.reference.as_str());
        let at = |found: Option<usize>| found.unwrap_or(0);
        let state = self.word(
            Column::Evidence,
            at(STATES.iter().position(|one| *one == state)),
        );
        let sure = self.word(
            Column::Confidence,
            at(SURE.iter().position(|one| *one == sure)),
        );
        Rating {
            level: 0,
            evidence: Evidence {
                state: STATES.get(state).copied().unwrap_or_default(),
                reference: self.text(Column::Place, place),
            },
            confidence: SURE.get(sure).copied().unwrap_or_default(),
        }
    }
}

/// The level that a cell names: its number, alone or with its name, as the report writes it.
fn level(questionnaire: &Questionnaire, said: &str) -> Result<u8, String> {
    let end = said.find(|c: char| !c.is_ascii_digit());
    let (number, name) = said.split_at(end.unwrap_or(said.len()));
    let known = number.parse::<u8>().ok();
    let known = known.filter(|level| *level <= questionnaire.top_level());
    let known = known.and_then(|level| {
        let model = questionnaire.scale.levels.get(usize::from(level))?;
        Some((level, model.name.as_str()))
    });
    // Half levels are neither rounded nor cut, however their comma is written.
    let is_part = name
        .strip_prefix(['.', ','])
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let Some((level, called)) = known.filter(|_| !is_part) else {
        let top = questionnaire.top_level().to_string();
        return Err([
            "must be a whole level from 0 to ",
            &top,
            ", alone or with its name, \"unknown\", \"not applicable\", or empty",
        ]
        .concat());
    };
    // Between number and name people put a space, a dash, a colon, a full stop or a bracket.
    let is_between = |c: char| c.is_whitespace() || "-–—:.()".contains(c);
    let words = name.trim_matches(is_between);
    let is_apart = name.is_empty() || name.starts_with(is_between);
    if is_apart && (name.trim().is_empty() || is(words, called.trim_matches(is_between))) {
        return Ok(level);
    }
    Err([
        "must be a level alone or with its name: level ",
        number,
        " is called \"",
        called,
        "\"",
    ]
    .concat())
}
