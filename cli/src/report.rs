//! `clausewise report`: files in, reports out.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use clausewise::chart::Palette;
use clausewise::date::Date;
use clausewise::export::{self, Format, Options, Paper};
use clausewise::report::document::{Part, document};
use clausewise::report::{Age, Case, Other};
use clausewise_office::{word, workbook};

use crate::failure::Failure;
use crate::input::Library;
use crate::raster::Raster;

/// A form, written by the core or by the package for office programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// What the core writes, which is text.
    Text(Format),
    /// A workbook for Excel.
    Workbook,
    /// A document for Word.
    Word,
    /// The report's pictures in pixels.
    Png,
}

/// A picture in a document for Word is so many pixels wide: enough for paper.
const WORD_WIDTH: u32 = 1600;

/// A picture in pixels is so many of them wide where nobody says it.
const PNG_WIDTH: u32 = 1280;

/// What is to be written, and where.
#[derive(Args)]
pub(crate) struct Request {
    /// The assessment files; - stands for standard input.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[arg(
        long,
        value_name = "FORMAT",
        value_delimiter = ',',
        required = true,
        value_parser = form,
        help = several("What to write, with commas between them", &forms())
    )]
    to: Vec<Form>,
    /// The folder to write into; it is made where it is not there.
    #[arg(long, value_name = "DIR", default_value = ".")]
    out: PathBuf,
    #[arg(
        long,
        value_name = "PART",
        value_delimiter = ',',
        value_parser = part,
        help = several("Only these parts of the report, with commas between them", &parts())
    )]
    parts: Vec<Part>,
    /// The paper that the report is meant for: a4 or letter.
    #[arg(long, value_name = "PAPER", default_value = "a4", value_parser = paper)]
    paper: Paper,
    #[arg(
        long,
        value_name = "THEME",
        default_value = "light",
        value_parser = theme,
        help = several("The colours of svg and png pictures", &themes())
    )]
    theme: Theme,
    /// An earlier state of the same assessment, which the radars show too.
    #[arg(long, value_name = "FILE")]
    earlier: Option<PathBuf>,
    /// How many pixels wide svg and png pictures are: 100 to 8000; png is 1280 where it is not said.
    #[arg(long, value_name = "PIXELS", value_parser = clap::value_parser!(u32).range(100..=8000))]
    width: Option<u32>,
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
        palette: request.theme.0.clone(),
        width: request.width,
        ..Options::default()
    };
    if !request.parts.is_empty() {
        options.parts.clone_from(&request.parts);
    }
    let before = request.earlier.as_deref();
    let before = before.map(|path| library.open(path)).transpose()?;
    let raster: LazyCell<Raster> = LazyCell::new(Raster::new);
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
        let mut shown = Case::of(case.questionnaire, &case.assessment, today);
        if let Some(before) = &before {
            if before.questionnaire.id != case.questionnaire.id {
                eprintln!(
                    "{}: note: answers another questionnaire than the earlier state, so nothing is compared",
                    path.display()
                );
            } else {
                let (other, own) = (&before.assessment, &case.assessment);
                if Age::of(other, own) == Age::Later {
                    eprintln!(
                        "{}: note: the state to compare with is later, and is called so",
                        path.display()
                    );
                }
                shown = shown.compared(Other::of(before.questionnaire, other, own));
            }
        }
        let case = shown;
        for form in &request.to {
            for (name, bytes) in made(&case, *form, &options, request, &raster)? {
                put(&request.out, &free(&mut taken, name), &bytes)?;
            }
        }
    }
    Ok(status)
}

/// The files of one form: their names and what is in them.
fn made(
    case: &Case<'_>,
    form: Form,
    options: &Options,
    request: &Request,
    raster: &LazyCell<Raster>,
) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let text = |file: export::File| (file.name, file.text.into_bytes());
    let name = |ending: &str| export::name(case, "", ending);
    Ok(match form {
        Form::Text(format) => export::files(case, format, options)
            .into_iter()
            .map(text)
            .collect(),
        Form::Workbook => vec![(name("xlsx"), workbook(case).map_err(Failure::Office)?)],
        Form::Word => {
            say_without_fonts(raster);
            let draw = |scene: &_| raster.draw(scene, &Palette::PRINT, WORD_WIDTH);
            let bytes = word(&document(case, &options.parts), options.paper, &draw)
                .map_err(Failure::Office)?;
            vec![(name("docx"), bytes)]
        }
        Form::Png => {
            say_without_fonts(raster);
            let width = request.width.unwrap_or(PNG_WIDTH);
            let pictures = export::pictures(case, options).into_iter();
            let drawn = pictures.filter_map(|picture| {
                let png = raster.draw(&picture.alone(), &options.palette, width)?;
                Some((export::name(case, &picture.name, "png"), png.bytes))
            });
            drawn.collect()
        }
    })
}

fn say_without_fonts(raster: &Raster) {
    if !raster.has_fonts() {
        eprintln!("note: this machine has no fonts, so pictures have no words");
    }
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

/// The forms beside those of the core.
const OFFICE: [(&str, Form); 3] = [
    ("docx", Form::Word),
    ("xlsx", Form::Workbook),
    ("png", Form::Png),
];
fn parts() -> Vec<&'static str> {
    Part::ALL.map(Part::key).to_vec()
}

fn forms() -> Vec<&'static str> {
    let texts = Format::ALL.into_iter().map(Format::key);
    texts.chain(OFFICE.iter().map(|(key, _)| *key)).collect()
}

fn form(name: &str) -> Result<Form, String> {
    if let Some(format) = Format::of_key(name) {
        return Ok(Form::Text(format));
    }
    match OFFICE.iter().find(|(key, _)| *key == name) {
        Some((_, form)) => Ok(*form),
        None => Err(one_of(&forms())),
    }
}

fn part(name: &str) -> Result<Part, String> {
    Part::of_key(name).ok_or_else(|| one_of(&parts()))
}

fn paper(name: &str) -> Result<Paper, String> {
    match name {
        "a4" => Ok(Paper::A4),
        "letter" => Ok(Paper::Letter),
        _ => Err(one_of(&["a4", "letter"])),
    }
}

/// The colours of pictures.
#[derive(Clone, Debug)]
struct Theme(Palette);

fn theme(name: &str) -> Result<Theme, String> {
    Palette::of_key(name)
        .map(Theme)
        .ok_or_else(|| one_of(&themes()))
}

fn themes() -> Vec<&'static str> {
    Palette::ALL.iter().map(|(name, _)| *name).collect()
}

fn several(what: &str, names: &[&str]) -> String {
    format!("{what}: {}", names.join(", "))
}

fn one_of(names: &[&str]) -> String {
    format!("must be one of {}", names.join(", "))
}
