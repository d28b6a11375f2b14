//! The forms that there are, and the files that each makes. The page and the command line both
//! take them from here, so their files are the same to the byte.

use super::calendar::calendar;
use super::csv::csv;
use super::html::{Paper, html};
use super::jira::jira;
use super::markdown::markdown;
use super::project::project;
use super::sheet::sheets;
use crate::chart::Palette;
use crate::exchange::file_name;
use crate::report::Case;
use crate::report::document::{Block, Part, document};
use crate::report::picture::Picture;

/// A form of export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The report as one HTML file.
    Html,
    /// The report as Markdown.
    Markdown,
    /// The report's pictures, one SVG file each.
    Svg,
    /// The tables, one CSV file each.
    Csv,
    /// The plan as CSV for Jira.
    Jira,
    /// The plan as XML for Microsoft Project.
    Project,
    /// Every date, packages of the plan among them, as iCalendar.
    Calendar,
}

/// What can be chosen about an export.
#[derive(Clone, Debug)]
pub struct Options {
    /// The parts of the report.
    pub parts: Vec<Part>,
    /// The paper it is meant for.
    pub paper: Paper,
    /// The colours of pictures that are files of their own.
    pub palette: Palette,
    /// How many pixels wide those are shown; as wide as they are drawn where it is not said.
    pub width: Option<u32>,
}

/// A file that an export makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, safe on every system.
    pub name: String,
    /// Its media type.
    pub mime: &'static str,
    /// What is in it.
    pub text: String,
}

impl Format {
    /// Every form.
    pub const ALL: [Self; 7] = [
        Self::Html,
        Self::Markdown,
        Self::Svg,
        Self::Csv,
        Self::Jira,
        Self::Project,
        Self::Calendar,
    ];

    /// The form's name on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Svg => "svg",
            Self::Csv => "csv",
            Self::Jira => "jira",
            Self::Project => "project",
            Self::Calendar => "ics",
        }
    }

    /// The form of that name.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.key() == key)
    }

    const fn mime(self) -> &'static str {
        match self {
            Self::Html => "text/html;charset=utf-8",
            Self::Markdown => "text/markdown;charset=utf-8",
            Self::Svg => "image/svg+xml",
            Self::Csv | Self::Jira => "text/csv;charset=utf-8",
            Self::Project => "application/xml",
            Self::Calendar => "text/calendar;charset=utf-8",
        }
    }
}

impl Default for Options {
    /// All parts, on A4.
    fn default() -> Self {
        Self {
            parts: Part::ALL.to_vec(),
            paper: Paper::default(),
            palette: Palette::LIGHT,
            width: None,
        }
    }
}

/// The files of a case in one form.
#[must_use]
pub fn files(case: &Case<'_>, format: Format, options: &Options) -> Vec<File> {
    let file = |what: &str, ending: &str, text: String| File {
        name: name(case, what, ending),
        mime: format.mime(),
        text,
    };
    let document = || document(case, &options.parts);
    match format {
        Format::Csv => sheets(case)
            .iter()
            .map(|sheet| file(sheet.key, "csv", csv(sheet)))
            .collect(),
        Format::Jira => vec![file("jira", "csv", jira(case))],
        Format::Project => vec![file("project", "xml", project(case))],
        Format::Calendar => vec![file("", "ics", calendar(case))],
        Format::Html => vec![file("", "html", html(&document(), options.paper))],
        Format::Markdown => vec![file("", "md", markdown(&document()))],
        Format::Svg => {
            let pictures = pictures(case, options).into_iter();
            let written = pictures.map(|picture| {
                let scene = picture.alone();
                let width = options.width.unwrap_or(scene.width);
                let text = scene.to_svg_at(&options.palette, width);
                file(&picture.name, "svg", text)
            });
            written.collect()
        }
    }
}

/// The pictures of the report, each once: the radar of the main clauses stands in the summary and
/// among the maturities.
#[must_use]
pub fn pictures(case: &Case<'_>, options: &Options) -> Vec<Picture> {
    let mut pictures: Vec<Picture> = Vec::new();
    for section in document(case, &options.parts).sections {
        for block in section.blocks {
            if let Block::Picture(picture) = block
                && !pictures.iter().any(|one| one.name == picture.name)
            {
                pictures.push(*picture);
            }
        }
    }
    pictures
}

/// The name of a file of a case: what it holds stands before the ending.
#[must_use]
pub fn name(case: &Case<'_>, what: &str, ending: &str) -> String {
    let name = file_name(case.assessment, case.today, ending);
    match name.rsplit_once('.') {
        Some((stem, _)) if !what.is_empty() => format!("{stem}-{what}.{ending}"),
        _ => name,
    }
}
