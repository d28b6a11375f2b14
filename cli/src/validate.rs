//! `clausewise validate`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clausewise::exchange::{self, Refusal};
use clausewise::questionnaire::{Problem, lint};

use crate::input::{Failure, Library, is_problem, note, problems, questionnaire, read};
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
    let (found, more) = match exchange::open(&bytes, &|reference| library.find(reference)) {
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
            eprintln!("{}: {refusal}", path.display());
            return Ok(Outcome::Unreadable);
        }
    };
    tell(path, &found, more)
}

/// Prints the problems; that there are none goes to standard error, for people.
fn tell(path: &Path, problems: &[Problem], more: usize) -> Result<Outcome, Failure> {
    let name = path.display();
    if problems.is_empty() {
        eprintln!("{name}: clean");
        return Ok(Outcome::Clean);
    }
    for problem in problems {
        write(&format!("{name}: {problem}"))?;
    }
    if more > 0 {
        eprintln!("{name}: and {more} more");
    }
    Ok(Outcome::Problems)
}
