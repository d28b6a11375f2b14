//! `clausewise import`: a table of answers that somebody filled in, taken into an assessment.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::Args;
use clausewise::assessment::{Assessment, Timestamp};
use clausewise::date::Date;
use clausewise::exchange::answers::{read_answers, read_rows};
use clausewise::exchange::{Difference, Kind, Opened, Refusal, export, preview};
use clausewise::questionnaire::Questionnaire;
use clausewise_office::answer_rows;

use crate::failure::Failure;
use crate::input::{Library, note, read};

/// What writes the files.
const GENERATOR: &str = concat!("clausewise ", env!("CARGO_PKG_VERSION"));
/// How workbooks begin: they are ZIP archives.
const ZIP: &[u8] = b"PK\x03\x04";

/// What is to be taken in, and where to.
#[derive(Args)]
pub(crate) struct Request {
    /// The filled-in answers: a CSV file or an Excel workbook (.xlsx), as `report` has written it.
    #[arg(value_name = "TABLE")]
    table: PathBuf,
    /// The assessment that the answers belong to.
    #[arg(long, value_name = "FILE")]
    into: PathBuf,
    /// Where the assessment with the new answers is written; without it, nothing is, and only what
    /// would change is told.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Tells what changes, a cell a line, and writes the assessment where that is asked for.
pub(crate) fn take(library: &Library, request: &Request) -> Result<ExitCode, Failure> {
    let case = library.open(&request.into)?;
    let bytes = read(&request.table)?;
    let now = now().ok_or(Failure::NoClock)?;
    let opened = opened(&bytes, case.questionnaire, &case.assessment, &now)
        .map_err(|refusal| Failure::Refused(request.table.clone(), refusal))?;
    note(&request.table, &opened);
    let changes = preview(
        Some(&case.assessment),
        &opened.assessment,
        case.questionnaire,
    );
    for difference in &changes.differences {
        crate::write(&line(difference))?;
    }
    eprintln!(
        "{} new, {} changed, {} removed",
        changes.new, changes.changed, changes.removed
    );
    if let Some(path) = &request.out {
        let mut assessment = opened.assessment;
        assessment.updated_at = Some(now.clone());
        let text = export(&assessment, &now, GENERATOR);
        std::fs::write(path, text).map_err(|error| Failure::Written(path.clone(), error))?;
        crate::write(&path.display().to_string())?;
    }
    Ok(ExitCode::SUCCESS)
}

fn opened(
    bytes: &[u8],
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    now: &Timestamp,
) -> Result<Opened, Refusal> {
    if bytes.starts_with(ZIP) {
        let (sheet, rows) = answer_rows(bytes)?;
        return read_rows(&sheet, rows, questionnaire, assessment, now);
    }
    read_answers(bytes, questionnaire, assessment, now)
}

fn line(difference: &Difference) -> String {
    let sign = match difference.kind {
        Kind::New => '+',
        Kind::Changed => '~',
        Kind::Removed => '-',
    };
    let name = if difference.about.is_empty() {
        format!("{:?}", difference.cell)
    } else {
        difference.about.clone()
    };
    let before = &difference.before;
    let after = &difference.after;
    let text = format!("{sign} {name}: {before} -> {after}");
    // A line of the table is a line here, whatever people typed.
    clausewise::inert::visible(&text).replace('\n', " ")
}

/// The moment of the system's clock, in UTC.
fn now() -> Option<Timestamp> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs();
    let day = Date::new(1970, 1, 1)?.plus_days(i64::try_from(seconds / 86_400).ok()?);
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{day}T{hour:02}:{minute:02}:{second:02}Z")
        .parse()
        .ok()
}
