//! Office files, pictures and XML in front of readers that others wrote: python-docx, openpyxl and xmllint,
//! each where it is installed; a test says so where it is not. `CLAUSEWISE_PYTHON` names a Python that has
//! both packages.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[path = "../../tests/export/filled.rs"]
mod filled;
#[path = "../../tests/support/mod.rs"]
mod support;

use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use clausewise::export::{Format, Options, Paper, files, pictures};
use clausewise::report::Case;
use clausewise::report::document::{Block, Part, document};
use clausewise_office::{Png, word, workbook};

use crate::filled::filled;
use crate::support::day;

/// What people type who want to break a file.
const TYPED: &str = "<w:t>]]>&amp; =1+1 \u{202e}turned \u{0}\u{7}\u{1b}[31m \u{fffe}\nand a line";

/// Reads a document: its default style, the levels of its headings, its pictures, who made it when, the
/// heads of its tables, and what is said of its pictures.
const DOCX: &str = r#"
import sys, docx
document = docx.Document(sys.argv[1])
default = document.styles.default(docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
print(default.name)
styles = [paragraph.style.name for paragraph in document.paragraphs]
for level in (1, 2, 3):
    print(styles.count(f"Heading {level}"))
print(len(document.inline_shapes), len(document.tables))
about = document.core_properties
print(about.author, about.created.date(), about.modified.date(), bool(about.title))
heads = document.element.body.xpath("//w:tr[w:trPr/w:tblHeader]")
drawn = document.element.body.xpath("//wp:docPr")
print(len(heads), len({one.get("id") for one in drawn}), all(one.get("descr") for one in drawn))
"#;

/// Reads a workbook: its sheets, what is frozen and filtered, and whether a cell is a formula.
const XLSX: &str = r#"
import sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
formulas = 0
for sheet in book.worksheets[1:]:
    assert sheet.freeze_panes and sheet.auto_filter.ref, sheet.title
for sheet in book.worksheets:
    formulas += sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
lists = {str(one.sqref)[0]: one.formula1 for one in book["Answers"].data_validations.dataValidation}
assert lists["F"] == "Levels!$B$2:$B$9" and lists["H"] == '"none,located,checked"', lists
assert book.properties.creator == "Clausewise", book.properties.creator
print(len(book.worksheets) > 15, formulas, type(book.worksheets[0]._charts[0]).__name__)
"#;

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// What a script says of a file; nothing where there is no Python that has a package.
fn told(package: &str, script: &str, file: &Path) -> Option<String> {
    let python = std::env::var_os("CLAUSEWISE_PYTHON").unwrap_or_else(|| "python3".into());
    let has = Command::new(&python)
        .args(["-c", &format!("import {package}")])
        .output();
    if !has.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: there is no Python with the package {package} here");
        return None;
    }
    let output = Command::new(&python)
        .args(["-c", script])
        .arg(file)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    Some(String::from_utf8(output.stdout).unwrap())
}

/// A picture for each of the report's.
fn square() -> Png {
    Png {
        bytes: include_bytes!("../../public/icons/icon-192.png").to_vec(),
        width: 192,
        height: 192,
    }
}

#[test]
fn python_docx_finds_the_default_style_every_heading_and_every_picture() {
    let (questionnaire, assessment) = filled(|| TYPED.to_owned());
    let case = Case::of(&questionnaire, &assessment, day("2026-03-02"));
    let report = document(&case, &Part::ALL);
    let path = folder("python-docx").join("report.docx");
    std::fs::write(
        &path,
        word(&report, Paper::A4, &|_| Some(square())).unwrap(),
    )
    .unwrap();
    let Some(told) = told("docx", DOCX, &path) else {
        return;
    };
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines[0], "Normal");
    assert_eq!(lines[1], report.sections.len().to_string());
    let numbers =
        |text: &str| -> Vec<usize> { text.split(' ').map(|one| one.parse().unwrap()).collect() };
    assert!(
        numbers(lines[2])[0] > 20 && numbers(lines[3])[0] > 50,
        "{told}"
    );
    let found = numbers(lines[4]);
    // The radar of the main clauses stands twice.
    assert_eq!(found[0], pictures(&case, &Options::default()).len() + 1);
    assert!(found[1] > 182, "a table for each answer's facts: {told}");
    assert_eq!(lines[5], "Clausewise 2026-03-02 2026-03-02 True");
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let tables = blocks.filter(|block| matches!(block, Block::Table(_)));
    assert_eq!(lines[6], format!("{} {} True", tables.count(), found[0]));
}

#[test]
fn openpyxl_finds_filters_and_the_radar_and_no_formula() {
    let (questionnaire, assessment) = filled(|| TYPED.to_owned());
    let case = Case::of(&questionnaire, &assessment, day("2026-03-02"));
    let path = folder("openpyxl").join("book.xlsx");
    std::fs::write(&path, workbook(&case).unwrap()).unwrap();
    if let Some(told) = told("openpyxl", XLSX, &path) {
        assert_eq!(told.trim(), "True 0 RadarChart");
    }
}

#[test]
fn xmllint_takes_every_part_that_is_xml() {
    if Command::new("xmllint").arg("--version").output().is_err() {
        eprintln!("skipped: there is no xmllint here");
        return;
    }
    let (questionnaire, assessment) = filled(|| TYPED.to_owned());
    let case = Case::of(&questionnaire, &assessment, day("2026-03-02"));
    let folder = folder("xmllint");
    let mut all: Vec<(String, Vec<u8>)> = Vec::new();
    for format in [Format::Html, Format::Svg, Format::Project] {
        let made = files(&case, format, &Options::default());
        all.extend(
            made.into_iter()
                .map(|file| (file.name, file.text.into_bytes())),
        );
    }
    let report = word(&document(&case, &Part::ALL), Paper::A4, &|_| Some(square())).unwrap();
    for bytes in [report, workbook(&case).unwrap()] {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        for at in 0..archive.len() {
            let mut file = archive.by_index(at).unwrap();
            let name = file.name().to_owned();
            if name.ends_with(".xml") || name.ends_with(".rels") {
                let mut content = Vec::new();
                file.read_to_end(&mut content).unwrap();
                all.push((format!("{at}-{}", name.replace('/', "-")), content));
            }
        }
    }
    assert!(all.len() > 40, "{}", all.len());
    let mut lint = Command::new("xmllint");
    lint.args(["--noout", "--nonet", "--huge"]);
    for (name, content) in all {
        let path = folder.join(name);
        std::fs::write(&path, content).unwrap();
        lint.arg(path);
    }
    let output = lint.output().unwrap();
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{output:?}"
    );
}
