//! The command line: the same core as in the browser, for people with many files.

mod failure;
mod import;
mod input;
mod json;
mod plan;
mod raster;
mod report;
mod score;
mod unlock;
mod validate;
mod words;

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use clausewise::date::Date;
use serde::Serialize;

use failure::Failure;
use input::Library;

/// Score, plan, report and check Clausewise assessments.
///
/// Everything is a self-assessment: no verdict is a certificate.
#[derive(Parser)]
#[command(name = "clausewise", version, after_help = EXIT)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Another questionnaire than the built-in ones, as a JSON file; may be given several times.
    #[arg(long, global = true, value_name = "FILE")]
    questionnaire: Vec<PathBuf>,
    /// A file with the passphrase of encrypted assessments.
    #[arg(long, global = true, value_name = "FILE")]
    passphrase_file: Option<PathBuf>,
}

/// How the command line ends, and what people begin with.
const EXIT: &str = "\
Exit status:
  0  everything went well
  1  a file can be read but has problems, which are named with their places
  2  a file cannot be read or written, or the arguments are wrong

Examples:
  clausewise validate my.json
  clausewise score my.json
  clausewise report *.json --to html,docx,xlsx --out reports/
  clausewise import filled-in.xlsx --into my.json --out new.json
  clausewise completions bash > ~/.local/share/bash-completion/completions/clausewise
  clausewise man | man -l -";

#[derive(Subcommand)]
enum Command {
    /// Print the scores and verdicts of an assessment as JSON.
    Score(Analysis),
    /// Print the packages and milestones of an assessment as JSON.
    Plan(Analysis),
    /// Write reports of assessments: web page, Word, Excel, Markdown, tables, pictures, plans for other
    /// planners.
    Report {
        #[command(flatten)]
        request: Box<report::Request>,
        /// The day on which they are looked at [default: today, in UTC].
        #[arg(long, value_name = "YYYY-MM-DD")]
        today: Option<Date>,
    },
    /// Take a table of answers that somebody filled in (CSV or Excel) into an assessment; without
    /// --out, only say what would change.
    Import {
        #[command(flatten)]
        request: import::Request,
    },
    /// Say what is wrong with questionnaires and assessments, a problem a line, with JSON paths.
    Validate {
        /// The files; - stands for standard input.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Print what completes commands in a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print the manual page.
    Man,
}

#[derive(Args)]
struct Analysis {
    /// The assessment file; - stands for standard input.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The day on which it is looked at [default: today, in UTC].
    #[arg(long, value_name = "YYYY-MM-DD")]
    today: Option<Date>,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(status) => status,
        Err(failure) => {
            // There is nowhere left to report a failure to write to.
            let _ = write!(io::stderr(), "{failure}");
            failure.status()
        }
    }
}

fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    match &arguments.command {
        // These need no questionnaire.
        Command::Completions { shell } => return words::completions(*shell),
        Command::Man => return words::manual(),
        _ => {}
    }
    let passphrase = arguments.passphrase_file.as_deref();
    let passphrase = passphrase.map(input::passphrase).transpose()?;
    let library = Library::with(&arguments.questionnaire, passphrase)?;
    match &arguments.command {
        Command::Score(analysis) => {
            let case = library.open(&analysis.file)?;
            print(&score::report(&case, analysis.today()?))
        }
        Command::Plan(analysis) => {
            let case = library.open(&analysis.file)?;
            print(&plan::report(&case, analysis.today()?))
        }
        Command::Report { request, today } => {
            let today = today.or_else(self::today).ok_or(Failure::NoClock)?;
            report::write(&library, request, today)
        }
        Command::Import { request } => import::take(&library, request),
        Command::Validate { files } => validate::files(&library, files),
        Command::Completions { .. } | Command::Man => Ok(ExitCode::SUCCESS),
    }
}

impl Analysis {
    fn today(&self) -> Result<Date, Failure> {
        self.today.or_else(today).ok_or(Failure::NoClock)
    }
}

/// The day of the system's clock, in UTC.
fn today() -> Option<Date> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    let days = i64::try_from(since.as_secs() / 86_400).ok()?;
    Some(Date::new(1970, 1, 1)?.plus_days(days))
}

fn print(report: &impl Serialize) -> Result<ExitCode, Failure> {
    let text =
        serde_json::to_string_pretty(report).map_err(|error| Failure::Output(error.into()))?;
    write(&text)?;
    Ok(ExitCode::SUCCESS)
}

/// Writes a line; that nobody reads any further, as with `| head`, is no failure.
fn write(line: &str) -> Result<(), Failure> {
    match writeln!(io::stdout(), "{line}") {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Failure::Output(error)),
        _ => Ok(()),
    }
}
