//! Workbooks of answers read back in: what was written comes back to the letter, also from another
//! office program, and what is no such workbook is refused with its place.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic
)]

#[path = "../../tests/export/filled.rs"]
mod filled;
#[path = "../../tests/support/mod.rs"]
mod support;

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use clausewise::assessment::{Assessment, Timestamp};
use clausewise::exchange::answers::read_rows;
use clausewise::exchange::{Notice, Opened, Refusal, preview};
use clausewise::export::Paper;
use clausewise::questionnaire::Questionnaire;
use clausewise::report::Case;
use clausewise::report::document::{Part, document};
use clausewise_office::{answer_rows, word, workbook};
use rust_xlsxwriter::Workbook;
use zip::write::SimpleFileOptions;

use crate::filled::filled;
use crate::support::day;

type Filled = (Questionnaire, Assessment);

/// What people type who do not think of spreadsheets, and one text that fills more than a cell.
fn typed() -> Filled {
    let mut count = 0;
    filled(|| {
        count += 1;
        match count % 9 {
            0 => "😀".repeat(20_000),
            1 => format!("=1+{count}"),
            2 => format!("'{count}"),
            3 => format!("line {count}\nand another\ttab"),
            4 => "_x0041_ {=x} \u{202e}turned".to_owned(),
            5 => format!("007-{count}"),
            6 => "TRUE".to_owned(),
            7 => " space around ".to_owned(),
            _ => format!("2026-01-0{}", count % 10),
        }
    })
}

fn written((questionnaire, assessment): &Filled) -> Vec<u8> {
    workbook(&Case::of(questionnaire, assessment, day("2026-03-02"))).unwrap()
}

fn read((questionnaire, assessment): &Filled, bytes: &[u8]) -> Result<Opened, Refusal> {
    let now: Timestamp = "2026-03-03T10:00:00Z".parse().unwrap();
    let (sheet, rows) = answer_rows(bytes)?;
    read_rows(&sheet, rows, questionnaire, assessment, &now)
}

fn assert_unchanged(filled: &Filled, bytes: &[u8]) {
    let opened = read(filled, bytes).unwrap();
    let found = preview(Some(&filled.1), &opened.assessment, &filled.0);
    assert!(found.differences.is_empty(), "{:#?}", found.differences);
    // Of the profile there is something to say whatever the table; of the table there is nothing.
    let columns = |notice: &Notice| matches!(notice, Notice::ColumnNotRead { .. });
    assert!(!opened.notices.iter().any(columns), "{:#?}", opened.notices);
}

#[test]
fn what_was_written_out_comes_back_to_the_letter() {
    let filled = typed();
    assert_unchanged(&filled, &written(&filled));
}

/// A workbook with one sheet of texts and numbers.
fn sheet(name: &str, rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name(name).unwrap();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            match cell.parse::<f64>() {
                Ok(number) => page.write_number(row, column, number).unwrap(),
                Err(_) => page.write_string(row, column, *cell).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn a_wrong_cell_is_named_by_sheet_row_and_column() {
    let filled = typed();
    let head: &[&str] = &["Question id", "Answer", "Confidence", "Mine"];
    let bytes = sheet(
        "Answers",
        &[
            head,
            &["4.1-q1", "9"],
            &[],
            &["nobody", "2"],
            &["4.1-q2", "2", "sure"],
        ],
    );
    let Err(Refusal::Invalid { problems, .. }) = read(&filled, &bytes) else {
        panic!("refused")
    };
    let paths: Vec<&str> = problems.iter().map(|one| one.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "sheet Answers, row 2, column \"Answer\"",
            "sheet Answers, row 4, column \"Question id\"",
            "sheet Answers, row 5, column \"Confidence\"",
        ]
    );
}

#[test]
fn a_level_may_stand_with_its_name_and_another_name_is_located() {
    let filled = typed();
    let head: &[&str] = &["Question id", "Answer"];
    let bytes = sheet("Answers", &[head, &["4.1-q1", "3 In place"]]);
    let opened = read(&filled, &bytes).unwrap();
    let answer = &opened.assessment.answers[&"4.1-q1".parse().unwrap()];
    assert_eq!(answer.rating().unwrap().level, 3);
    let bytes = sheet("Answers", &[head, &["4.1-q1", "3 Measured"]]);
    let Err(Refusal::Invalid { problems, .. }) = read(&filled, &bytes) else {
        panic!("refused")
    };
    assert_eq!(problems[0].path, "sheet Answers, row 2, column \"Answer\"");
    assert!(problems[0].message.contains("\"In place\""));
}

#[test]
fn a_sheet_of_another_name_and_a_whole_number_are_fine() {
    let filled = typed();
    let bytes = sheet("Sheet1", &[&["answer", "question id"], &["2", "4.1-q1"]]);
    let opened = read(&filled, &bytes).unwrap();
    let answer = &opened.assessment.answers[&"4.1-q1".parse().unwrap()];
    assert_eq!(answer.rating().unwrap().level, 2);
    let bytes = sheet("Sheet1", &[&["Answer", "Question id"], &["2.5", "4.1-q1"]]);
    assert!(matches!(
        read(&filled, &bytes),
        Err(Refusal::Invalid { .. })
    ));
}

/// A workbook with a note, an owner and a pending event, as the closure writes them.
fn noted(write: impl FnOnce(&mut rust_xlsxwriter::Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name("Answers").unwrap();
    let head = ["Question id", "Answer", "Note", "Owner", "Event pending"];
    for (column, title) in (0..).zip(head) {
        page.write_string(0, column, title).unwrap();
    }
    page.write_string(1, 0, "8.6.1-q1").unwrap();
    page.write_number(1, 1, 2).unwrap();
    write(page);
    book.save_to_buffer().unwrap()
}

#[test]
fn a_date_is_read_as_a_date_and_a_truth_as_what_it_says() {
    let filled = typed();
    let bytes = noted(|page| {
        let format = rust_xlsxwriter::Format::new().set_num_format("d mmm yyyy");
        let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 3, 4).unwrap();
        page.write_datetime_with_format(1, 2, &day, &format)
            .unwrap();
        page.write_boolean(1, 3, true).unwrap();
    });
    let opened = read(&filled, &bytes).unwrap();
    let answer = &opened.assessment.answers[&"8.6.1-q1".parse().unwrap()];
    assert_eq!(answer.note, "2026-03-04");
    assert_eq!(answer.owner, "TRUE");
}

#[test]
fn a_formula_without_a_result_is_refused_with_its_place_and_clears_nothing() {
    let filled = typed();
    let with = |result: &str| {
        let formula = rust_xlsxwriter::Formula::new("=1+2").set_result(result);
        let bytes = noted(|page| {
            page.write_formula(1, 1, formula).unwrap();
        });
        // What other programs write has no value at all beside the formula.
        let mut from = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for place in 0..from.len() {
            let mut file = from.by_index(place).unwrap();
            let mut text = String::new();
            std::io::Read::read_to_string(&mut file, &mut text).unwrap();
            to.start_file(file.name(), SimpleFileOptions::default())
                .unwrap();
            let bare = text
                .replace("</f><v>none</v>", "</f>")
                .replace(" t=\"str\"><f>", "><f>");
            to.write_all(bare.as_bytes()).unwrap();
        }
        read(&filled, &to.finish().unwrap().into_inner())
    };
    let opened = with("3").unwrap();
    let answer = &opened.assessment.answers[&"8.6.1-q1".parse().unwrap()];
    assert_eq!(answer.rating().unwrap().level, 3);
    let Err(Refusal::Invalid { problems, .. }) = with("none") else {
        panic!("refused")
    };
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].path, "sheet Answers, row 2, column \"Answer\"");
    assert!(
        problems[0]
            .message
            .contains("=1+2 stands there without a result")
    );
}

#[test]
fn what_is_no_workbook_of_answers_is_refused_and_says_what_to_do() {
    let filled = typed();
    let told = |bytes: &[u8]| match read(&filled, bytes) {
        Err(Refusal::Invalid { problems, .. }) => problems[0].to_string(),
        other => panic!("{other:?}"),
    };
    for bytes in [b"".as_slice(), b"PK\x03\x04", b"{}"] {
        assert!(told(bytes).contains("no Excel workbook"));
    }
    let case = Case::of(&filled.0, &filled.1, day("2026-03-02"));
    let document = word(&document(&case, &[Part::Summary]), Paper::A4, &|_| None).unwrap();
    assert!(told(&document).contains("no Excel workbook"));
    let other = sheet("Costs", &[&["Month", "Sum"], &["May", "3"]]);
    assert!(told(&other).contains("no sheet has the columns \"Question id\""));
    assert!(told(&other).contains("Costs"));
}

#[test]
fn a_small_file_that_unpacks_to_gigabytes_or_has_cells_far_out_is_refused() {
    let filled = typed();
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive
        .start_file("xl/workbook.xml", SimpleFileOptions::default())
        .unwrap();
    let nothing = vec![b' '; 1 << 20];
    for _ in 0..130 {
        archive.write_all(&nothing).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    assert!(bytes.len() < 1 << 20);
    assert!(matches!(
        read(&filled, &bytes),
        Err(Refusal::TooLarge { .. })
    ));
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.write_string(0, 0, "Question id").unwrap();
    page.write_string(0, 1, "Answer").unwrap();
    page.write_string(1_048_575, 16_383, "far").unwrap();
    page.write_string(1_048_575, 1, "far").unwrap();
    let bytes = book.save_to_buffer().unwrap();
    assert!(matches!(
        read(&filled, &bytes),
        Err(Refusal::TooMany { .. })
    ));
}

/// Lets LibreOffice write a file in another form; nothing where there is none.
fn converted(folder: &Path, name: &str, bytes: &[u8], form: &str) -> Option<PathBuf> {
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir_all(folder.join("out")).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    let profile = format!(
        "-env:UserInstallation=file://{}",
        folder.join("profile").display()
    );
    let output = Command::new("soffice")
        .arg(profile)
        .args(["--headless", "--convert-to", form, "--outdir"])
        .arg(folder.join("out"))
        .arg(&path)
        .output()
        .ok()?;
    assert!(output.status.success(), "{output:?}");
    let ending = form.split(':').next().unwrap();
    Some(folder.join("out").join(name).with_extension(ending))
}

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name)
}

#[test]
fn libreoffice_opens_the_workbook_saves_it_anew_and_nothing_has_changed() {
    let mut count = 0;
    // It keeps tabs and control characters in its own way; what people type in it, it keeps.
    let filled = filled(|| {
        count += 1;
        format!("=Text {count} 'with' <signs> & lines\nof its own")
    });
    let Some(path) = converted(
        &folder("libreoffice-xlsx"),
        "book.xlsx",
        &written(&filled),
        "xlsx:Calc MS Excel 2007 XML",
    ) else {
        eprintln!("skipped: there is no LibreOffice here");
        return;
    };
    assert_unchanged(&filled, &std::fs::read(path).unwrap());
}

#[test]
fn libreoffice_opens_the_document_and_prints_it() {
    let filled = typed();
    let case = Case::of(&filled.0, &filled.1, day("2026-03-02"));
    let bytes = word(
        &document(&case, &[Part::Summary, Part::Findings]),
        Paper::A4,
        &|_| None,
    )
    .unwrap();
    let Some(path) = converted(&folder("libreoffice-docx"), "report.docx", &bytes, "pdf") else {
        eprintln!("skipped: there is no LibreOffice here");
        return;
    };
    let pdf = std::fs::read(path).unwrap();
    assert!(pdf.starts_with(b"%PDF") && pdf.len() > 20_000);
}
