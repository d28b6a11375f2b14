//! `clausewise report`: files in, reports out.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use clausewise::date::Date;
use clausewise::export::{self, Format, Options, Paper};
use clausewise::report::Case;
use clausewise::report::document::Part;

use crate::input::{Failure, Library};

/// What is to be written, and where.
#[derive(Args)]
pub(crate) struct Request {
    /// The assessment files; - stands for standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What to write: html, md, svg, csv, jira, project; several with commas between them.
    #[arg(long, value_name = "FORMAT", value_delimiter = ',', required = true, value_parser = format)]
    to: Vec<Format>,
    /// The folder to write into; it is made where it is not there.
    #[arg(long, value_name = "DIR", default_value = ".")]
    out: PathBuf,
    /// Only these parts of the report, with commas between them: summary, profile, readiness,
    /// maturity, findings, roadmap, documents, applicability, answers, method, appendix.
    #[arg(long, value_name = "PART", value_delimiter = ',', value_parser = part)]
    parts: Vec<Part>,
    /// The paper that the report is meant for: a4 or letter.
    #[arg(long, value_name = "PAPER", default_value = "a4", value_parser = paper)]
    paper: Paper,
}

/// Writes every file in every form; one that cannot be read does not keep the others from being
/// written.
pub(crate) fn write(
    library: &Library,
    request: &Request,
    today: Date,
) -> Result<ExitCode, Failure> {
    let failed = |error| Failure::Written(request.out.clone(), error);
    std::fs::create_dir_all(&request.out).map_err(failed)?;
    let mut options = Options {
        paper: request.paper,
        ..Options::default()
    };
    if !request.parts.is_empty() {
        options.parts.clone_from(&request.parts);
    }
    let mut taken = BTreeSet::new();
    let mut status = ExitCode::SUCCESS;
    for (number, path) in request.files.iter().enumerate() {
        if request.files.len() > 1 {
            eprintln!(
                "[{}/{}] {}",
                number + 1,
                request.files.len(),
                path.display()
            );
        }
        let case = match library.open(path) {
            Ok(case) => case,
            Err(failure) => {
                eprint!("{failure}");
                status = failure.status();
                continue;
            }
        };
        let case = Case::of(case.questionnaire, &case.assessment, today);
        for format in &request.to {
            for file in export::files(&case, *format, &options) {
                let name = free(&mut taken, file.name);
                put(&request.out, &name, file.text.as_bytes())?;
            }
        }
    }
    Ok(status)
}

/// Writes a file and says so.
fn put(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), Failure> {
    let path = folder.join(name);
    std::fs::write(&path, bytes).map_err(|error| Failure::Written(path.clone(), error))?;
    crate::write(&path.display().to_string())
}

/// The name, or one with a number where another file of this run has it: two assessments may have
/// the same title.
fn free(taken: &mut BTreeSet<String>, name: String) -> String {
    let mut wanted = name.clone();
    let mut number = 2;
    while !taken.insert(wanted.clone()) {
        let (stem, ending) = name.split_once('.').unwrap_or((&name, ""));
        wanted = format!("{stem}-{number}.{ending}");
        number += 1;
    }
    wanted
}

fn format(name: &str) -> Result<Format, String> {
    Format::of_key(name).ok_or_else(|| one_of(Format::ALL.map(Format::key).as_slice()))
}

fn part(name: &str) -> Result<Part, String> {
    Part::of_key(name).ok_or_else(|| one_of(Part::ALL.map(Part::key).as_slice()))
}

fn paper(name: &str) -> Result<Paper, String> {
    match name {
        "a4" => Ok(Paper::A4),
        "letter" => Ok(Paper::Letter),
        _ => Err(one_of(&["a4", "letter"])),
    }
}

fn one_of(names: &[&str]) -> String {
    format!("must be one of {}", names.join(", "))
}
