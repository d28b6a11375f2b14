//! `clausewise validate`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clausewise::companion::{
    Companion, lint_certification, lint_guide, lint_outlines, read_companion,
};
use clausewise::exchange::Refusal;
use clausewise::inert::visible;
use clausewise::questionnaire::{Problem, lint};

use crate::failure::{Failure, is_problem, problems};
use crate::input::{Library, note, questionnaire, read};
use crate::write;

/// How a file has come out, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Clean,
    Problems,
    Unreadable,
}

/// Checks the files one after the other; the status is that of the worst.
pub(crate) fn files(library: &Library, files: &[PathBuf]) -> Result<ExitCode, Failure> {
    let mut worst = Outcome::Clean;
    for path in files {
        worst = worst.max(file(library, path)?);
    }
    Ok(ExitCode::from(match worst {
        Outcome::Clean => 0,
        Outcome::Problems => 1,
        Outcome::Unreadable => 2,
    }))
}

fn file(library: &Library, path: &Path) -> Result<Outcome, Failure> {
    let bytes = match read(path) {
        Ok(bytes) => bytes,
        Err(failure) => {
            eprint!("{failure}");
            return Ok(Outcome::Unreadable);
        }
    };
    if let Some(read) = companion(&bytes) {
        return tell(path, &companion_problems(library, read), 0);
    }
    let (found, more) = match library.take(&bytes) {
        Ok(opened) => {
            note(path, &opened);
            (Vec::new(), 0)
        }
        Err(Refusal::Questionnaire) => match questionnaire(&bytes) {
            Ok(file) => (lint(&file), 0),
            Err(problem) => (vec![problem], 0),
        },
        Err(refusal) if is_problem(&refusal) => {
            let more = match &refusal {
                Refusal::Invalid { more, .. } => *more,
                _ => 0,
            };
            (problems(&refusal), more)
        }
        Err(refusal) => {
            eprintln!("{}: {}", path.display(), visible(&refusal.to_string()));
            return Ok(Outcome::Unreadable);
        }
    };
    tell(path, &found, more)
}

/// What goes with a questionnaire: its guide, its outlines, what is worth knowing of audits.
fn companion(bytes: &[u8]) -> Option<Result<Companion, Problem>> {
    read_companion(std::str::from_utf8(bytes).ok()?)
}

fn companion_problems(library: &Library, read: Result<Companion, Problem>) -> Vec<Problem> {
    let file = match read {
        Ok(file) => file,
        Err(problem) => return vec![problem],
    };
    let id = match &file {
        Companion::Guide(file) => &file.questionnaire,
        Companion::Outlines(file) => &file.questionnaire,
        Companion::Certification(file) => &file.questionnaire,
    };
    let Some(questionnaire) = library.by_id(id) else {
        let message =
            format!("there is no questionnaire \"{id}\" here; name its file with --questionnaire");
        return vec![Problem::at("$.questionnaire", message)];
    };
    match &file {
        Companion::Guide(file) => lint_guide(file, questionnaire),
        Companion::Outlines(file) => lint_outlines(file, questionnaire),
        Companion::Certification(file) => lint_certification(file, questionnaire),
    }
}

/// Prints the problems; that there are none goes to standard error, for people.
fn tell(path: &Path, problems: &[Problem], more: usize) -> Result<Outcome, Failure> {
    let name = path.display();
    if problems.is_empty() {
        eprintln!("{name}: clean");
        return Ok(Outcome::Clean);
    }
    for problem in problems {
        write(&visible(&format!("{name}: {problem}")))?;
    }
    if more > 0 {
        eprintln!("{name}: and {more} more");
    }
    Ok(Outcome::Problems)
}
