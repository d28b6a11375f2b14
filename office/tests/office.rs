//! Workbooks and documents, read back by other readers: everything is there, and nothing that
//! people typed does anything.
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

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use clausewise::assessment::Assessment;
use clausewise::chart::Scene;
use clausewise::export::{Paper, all_sheets};
use clausewise::inert::visible;
use clausewise::questionnaire::Questionnaire;
use clausewise::report::Case;
use clausewise::report::document::{Block, Part, document};
use clausewise_office::{Png, word, workbook};

use crate::filled::filled;
use crate::support::{day, iso, minus_zeros, offered, perfect};

/// The longest text that a field may have, in characters.
const LONGEST: usize = 20_000;

/// What attackers and strange keyboards write.
const HOSTILE: [&str; 6] = [
    "</w:t><script>alert(1)</script>&lt;",
    "=cmd|' /C calc'!A0",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "\u{202e}gnp.exe \u{2066}\u{0}\u{7}\u{1b}[31m\u{7f}\u{85}\u{fffe}\u{ffff}",
    "]]>&amp;&#0; first\n\nsecond\tthird",
    "_x0000_ {MERGEFIELD} {TOC} ${7*7}",
];

/// Texts that are all different; every fortieth is as long as may be.
fn marker(number: usize) -> String {
    let (begin, end) = (format!("Begin{number}x"), format!("x{number}End"));
    if number % 40 == 3 {
        let room = LONGEST - begin.len() - end.len();
        format!("{begin}{}{end}", &"lorem ".repeat(LONGEST / 6)[..room])
    } else {
        format!("{begin}{end}")
    }
}

fn marked() -> (Questionnaire, Assessment) {
    let mut count = 0;
    filled(|| {
        count += 1;
        marker(count)
    })
}

fn hostile() -> (Questionnaire, Assessment) {
    let mut count = 0;
    filled(|| {
        count += 1;
        HOSTILE[count % HOSTILE.len()].to_owned()
    })
}

fn case<'a>((questionnaire, assessment): &'a (Questionnaire, Assessment)) -> Case<'a> {
    Case::of(questionnaire, assessment, day("2026-03-02"))
}

/// A white square: what a picture shows is not what is tested here.
fn square(_: &Scene) -> Option<Png> {
    const BYTES: &[u8] = include_bytes!("../../public/icons/icon-192.png");
    Some(Png {
        bytes: BYTES.to_vec(),
        width: 192,
        height: 192,
    })
}

fn open(bytes: &[u8]) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes.to_vec())).unwrap()
}

/// Every text of the workbook's cells.
fn cells(bytes: &[u8]) -> Vec<String> {
    let mut book = open(bytes);
    let sheets = book.worksheets();
    let cells = sheets.iter().flat_map(|(_, range)| range.cells());
    let texts = cells.filter_map(|(_, _, cell)| match cell {
        Data::String(text) => Some(text.clone()),
        _ => None,
    });
    texts.collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive
        .by_name(name)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

fn names(bytes: &[u8]) -> Vec<String> {
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    archive.file_names().map(str::to_owned).collect()
}

/// Reads every part that is XML, strictly.
fn assert_well_formed(bytes: &[u8]) {
    for name in names(bytes) {
        if name.ends_with(".xml") || name.ends_with(".rels") {
            let text = part(bytes, &name);
            if let Err(error) = roxmltree::Document::parse(&text) {
                panic!("{name}: {error}");
            }
        }
    }
}

/// What is to be read in the document: runs joined, breaks as line ends.
fn words(bytes: &[u8]) -> String {
    let xml = part(bytes, "word/document.xml");
    let document = roxmltree::Document::parse(&xml).unwrap();
    let mut read = String::new();
    for node in document.descendants().filter(|node| node.is_element()) {
        match node.tag_name().name() {
            "t" => read.push_str(node.text().unwrap_or("")),
            "br" => read.push('\n'),
            "tab" => read.push('\t'),
            "p" => read.push_str("\n\n"),
            _ => {}
        }
    }
    read
}

#[test]
fn the_workbook_has_every_cell_of_every_table() {
    let filled = marked();
    let case = case(&filled);
    let bytes = workbook(&case).unwrap();
    let mut book = open(&bytes);
    for sheet in all_sheets(&case) {
        let range = book.worksheet_range(sheet.name).unwrap();
        assert_eq!(range.height(), sheet.rows.len() + 1, "{}", sheet.name);
        assert_eq!(range.width(), sheet.columns.len(), "{}", sheet.name);
        for (row, cells) in sheet.rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let read = &range[(row + 1, column)];
                match cell {
                    clausewise::export::Cell::Empty => assert_eq!(*read, Data::Empty),
                    clausewise::export::Cell::Text(text) => {
                        assert_eq!(*read, Data::String(text.clone()), "{} {row}", sheet.name);
                    }
                    clausewise::export::Cell::Number(number) => {
                        assert_eq!(*read, Data::Float(*number), "{} {row}", sheet.name);
                    }
                    clausewise::export::Cell::Day(date) => {
                        let shown = read.to_string();
                        let Data::DateTime(moment) = read else {
                            panic!("{shown}")
                        };
                        let (year, month, day) = date.parts();
                        let read = moment.to_ymd_hms_milli();
                        assert_eq!((i32::from(read.0), read.1, read.2), (year, month, day));
                    }
                }
            }
        }
    }
}

#[test]
fn nothing_left_to_do_is_no_work_of_minus_zero_days() {
    let questionnaire = iso();
    let assessment = perfect(&questionnaire);
    let bytes = workbook(&case(&(questionnaire, assessment))).unwrap();
    let mut book = open(&bytes);
    let sheets = book.worksheets();
    for (_, _, cell) in sheets.iter().flat_map(|(_, range)| range.cells()) {
        assert!(minus_zeros(&cell.to_string()).is_empty(), "{cell}");
    }
    let (_, summary) = sheets.iter().find(|(name, _)| name == "Summary").unwrap();
    let names: Vec<String> = summary.rows().map(|row| row[0].to_string()).collect();
    assert!(names.iter().any(|name| name == "Result"), "{names:?}");
    assert!(!names.iter().any(|name| name == "Work"), "{names:?}");
}

#[test]
fn the_workbook_has_a_radar_filters_and_a_frozen_head() {
    let filled = marked();
    let bytes = workbook(&case(&filled)).unwrap();
    assert!(part(&bytes, "xl/charts/chart1.xml").contains("radarChart"));
    let count = all_sheets(&case(&filled)).len();
    assert!(count >= 18, "{count}");
    for sheet in 2..2 + count {
        let xml = part(&bytes, &format!("xl/worksheets/sheet{sheet}.xml"));
        assert!(
            xml.contains("<autoFilter") && xml.contains("state=\"frozen\""),
            "{sheet}"
        );
    }
    // The longest texts are as high as a row may be.
    let answers = part(&bytes, "xl/worksheets/sheet2.xml");
    assert!(answers.matches("ht=\"408.75\" customHeight=\"1\"").count() > 3);
    assert!(part(&bytes, "xl/worksheets/sheet5.xml").contains("conditionalFormatting"));
}

#[test]
fn every_text_is_in_the_workbook_uncut() {
    let mut wanted = 0;
    let filled = filled(|| {
        wanted += 1;
        marker(wanted)
    });
    let read = cells(&workbook(&case(&filled)).unwrap());
    let missing: Vec<usize> = (1..=wanted)
        .filter(|number| {
            let text = marker(*number);
            !read.iter().any(|cell| cell.contains(&text))
        })
        .collect();
    assert!(wanted > 700, "{wanted}");
    assert!(missing.is_empty(), "the texts {missing:?}");
}

#[test]
fn answers_are_chosen_from_lists_and_levels_explain_them() {
    let filled = marked();
    let case = case(&filled);
    let bytes = workbook(&case).unwrap();
    let xml = part(&bytes, "xl/worksheets/sheet2.xml");
    let sheet = roxmltree::Document::parse(&xml).unwrap();
    let lists: Vec<(&str, &str)> = sheet
        .descendants()
        .filter(|node| node.tag_name().name() == "dataValidation")
        .map(|node| {
            let formula = node.children().find(|one| one.is_element()).unwrap();
            assert_eq!(node.attribute("type"), Some("list"));
            assert!(node.attribute("error").is_some());
            (node.attribute("sqref").unwrap(), formula.text().unwrap())
        })
        .collect();
    let last = all_sheets(&case)[0].rows.len() + 1;
    let wanted = [
        ("F", "Levels!$B$2:$B$9"),
        ("H", "\"none,located,checked\""),
        ("J", "\"medium,high,low\""),
        ("L", "\"no,yes\""),
    ]
    .map(|(column, list)| (format!("{column}2:{column}{last}"), list));
    let found = lists
        .iter()
        .map(|(range, list)| ((*range).to_owned(), *list));
    assert_eq!(found.collect::<Vec<_>>(), wanted);
    let levels = open(&bytes).worksheet_range("Levels").unwrap();
    let write: Vec<String> = (1..9).map(|row| levels[(row, 1)].to_string()).collect();
    assert_eq!(
        write,
        ["0", "1", "2", "3", "4", "5", "unknown", "not applicable"]
    );
    assert_eq!(levels[(4, 2)], Data::String("In place".to_owned()));
}

/// Excel shows a number with one decimal by rounding its decimals half up.
fn as_excel_shows(value: f64) -> String {
    let decimals = value.to_string();
    let (whole, rest) = decimals.split_once('.').unwrap_or((&decimals, "0"));
    let digits = format!("{rest}0");
    let tenths: u32 = format!("{whole}{}", &digits[..1]).parse().unwrap();
    let up = u32::from(digits.as_bytes()[1] >= b'5');
    format!("{}.{}", (tenths + up) / 10, (tenths + up) % 10)
}

#[test]
fn a_score_reads_the_same_in_the_workbook_and_in_the_report() {
    assert_eq!(as_excel_shows(3.15), "3.2");
    assert_eq!(as_excel_shows(3.0), "3.0");
    let questionnaire = iso();
    for name in ["xyz-before", "xyz-after", "xyz-certificate"] {
        let assessment = offered(&questionnaire, name);
        let case = Case::of(&questionnaire, &assessment, day("2026-11-26"));
        let mut book = open(&workbook(&case).unwrap());
        let summary = book.worksheet_range("Summary").unwrap();
        let shown = clausewise::report::picture::selection(&questionnaire, &case.scores, "");
        for item in &shown.items {
            let label = Data::String(item.label());
            let row = summary.rows().find(|row| row[0] == label).unwrap();
            let scores = [item.scores.target, item.scores.declared, item.scores.backed];
            for (cell, value) in row[1..].iter().zip(scores) {
                let Data::Float(cell) = cell else {
                    panic!("{name}, {}: {cell:?}", item.label())
                };
                let said = clausewise::report::words::score(value);
                assert_eq!(as_excel_shows(*cell), said, "{name}, {}", item.label());
            }
        }
    }
}

#[test]
fn what_is_typed_into_a_column_of_texts_stays_as_it_is() {
    let questionnaire = iso();
    let assessment = perfect(&questionnaire);
    let bytes = workbook(&case(&(questionnaire, assessment))).unwrap();
    // The format with the number 49 is the one for text.
    let styles = part(&bytes, "xl/styles.xml");
    let formats = styles.split("<cellXfs").nth(1).unwrap().split("<xf ");
    let is_text: Vec<bool> = formats
        .skip(1)
        .map(|one| one.contains("numFmtId=\"49\""))
        .collect();
    let answers = part(&bytes, "xl/worksheets/sheet2.xml");
    let style = |cell: &str| -> usize {
        let found = answers.split(&format!("<c r=\"{cell}\" s=\"")).nth(1);
        found.unwrap().split('"').next().unwrap().parse().unwrap()
    };
    for cell in ["I2", "K2", "M2", "N2", "N183"] {
        assert!(is_text[style(cell)], "{cell}");
    }
    for cell in ["A2", "F2", "J2"] {
        assert!(!is_text[style(cell)], "{cell}");
    }
}

#[test]
fn nothing_in_a_workbook_is_a_formula_or_acts() {
    let filled = hostile();
    let bytes = workbook(&case(&filled)).unwrap();
    assert_well_formed(&bytes);
    for name in names(&bytes)
        .iter()
        .filter(|name| name.contains("worksheets/sheet"))
    {
        assert!(!part(&bytes, name).contains("<f>"), "{name}");
    }
    let read = cells(&bytes);
    for text in HOSTILE {
        assert!(read.iter().any(|cell| *cell == visible(text)), "{text:?}");
    }
}

#[test]
fn a_text_longer_than_a_cell_goes_on_in_a_sheet_of_its_own() {
    let long = "😀".repeat(LONGEST);
    let mut count = 0;
    // The title first; then one in a hundred, so that the test stays quick.
    let filled = filled(|| {
        count += 1;
        if count % 100 == 1 {
            long.clone()
        } else {
            String::new()
        }
    });
    let bytes = workbook(&case(&filled)).unwrap();
    let mut book = open(&bytes);
    let rest = book.worksheet_range("Long texts").unwrap();
    assert!(rest.height() > 5, "{}", rest.height());
    let faces = |text: &str| text.chars().filter(|c| *c == '😀').count();
    let Data::String(place) = &rest[(1, 0)] else {
        panic!()
    };
    let Data::String(second) = &rest[(1, 1)] else {
        panic!()
    };
    let first = cells(&bytes)
        .into_iter()
        .find(|cell| cell.ends_with(place.as_str()))
        .unwrap();
    assert_eq!(faces(&first) + faces(second), LONGEST);
}

#[test]
fn the_document_has_every_text_uncut_its_headings_and_its_pictures() {
    let filled = marked();
    let case = case(&filled);
    let bytes = word(&document(&case, &Part::ALL), Paper::A4, &square).unwrap();
    assert_well_formed(&bytes);
    let read = words(&bytes);
    let count = 1
        + (1..2000)
            .take_while(|number| read.contains(&marker(*number)))
            .count();
    let mut wanted = 0;
    let _ = self::filled(|| {
        wanted += 1;
        String::new()
    });
    assert_eq!(count, wanted + 1, "the first text that is missing");
    let xml = part(&bytes, "word/document.xml");
    for part in Part::ALL {
        assert!(read.contains(part.title()), "{}", part.key());
        assert!(
            xml.contains(&format!("w:name=\"{}\"", part.key())),
            "{}",
            part.key()
        );
    }
    assert!(
        names(&bytes)
            .iter()
            .any(|name| name.starts_with("word/media/"))
    );
}

#[test]
fn every_style_of_the_document_is_there_once_and_one_is_what_a_paragraph_has_by_itself() {
    let filled = marked();
    let bytes = word(&document(&case(&filled), &Part::ALL), Paper::A4, &square).unwrap();
    let (styles, body) = (
        part(&bytes, "word/styles.xml"),
        part(&bytes, "word/document.xml"),
    );
    let styles = roxmltree::Document::parse(&styles).unwrap();
    let body = roxmltree::Document::parse(&body).unwrap();
    let own = |node: &roxmltree::Node<'_, '_>, name: &str| {
        let named = node.attributes().find(|one| one.name() == name);
        named.map_or_else(String::new, |one| one.value().to_owned())
    };
    let all = styles
        .descendants()
        .filter(|one| one.tag_name().name() == "style");
    let mut ids: Vec<String> = all.clone().map(|one| own(&one, "styleId")).collect();
    let defaults = all.filter(|one| own(one, "default") == "1" && own(one, "type") == "paragraph");
    let defaults: Vec<String> = defaults.map(|one| own(&one, "styleId")).collect();
    assert_eq!(defaults, ["Normal"]);
    for used in body
        .descendants()
        .filter(|one| one.tag_name().name() == "pStyle")
    {
        assert!(ids.contains(&own(&used, "val")), "{}", own(&used, "val"));
    }
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), count, "no style is there twice");
}

/// Every picture of the report, each as often as it stands in it.
fn pictures_of(report: &clausewise::report::document::Document) -> usize {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    blocks
        .filter(|block| matches!(block, Block::Picture(_)))
        .count()
}

#[test]
fn the_document_has_as_many_pictures_as_the_report() {
    let filled = marked();
    let report = document(&case(&filled), &Part::ALL);
    let bytes = word(&report, Paper::A4, &square).unwrap();
    let xml = part(&bytes, "word/document.xml");
    let drawn = xml.matches("<w:drawing").count();
    assert!(drawn >= 12, "{drawn}");
    assert_eq!(drawn, pictures_of(&report));
}

#[test]
fn tables_head_every_page_and_rows_stay_whole() {
    let filled = marked();
    let report = document(&case(&filled), &Part::ALL);
    let xml = part(
        &word(&report, Paper::A4, &square).unwrap(),
        "word/document.xml",
    );
    let body = roxmltree::Document::parse(&xml).unwrap();
    let of = |node: roxmltree::Node<'_, '_>, name: &str| {
        node.descendants().any(|one| one.tag_name().name() == name)
    };
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let tables = blocks.filter(|block| matches!(block, Block::Table(_)));
    let rows = body
        .descendants()
        .filter(|one| one.tag_name().name() == "tr");
    let (heads, others): (Vec<_>, Vec<_>) = rows.partition(|row| of(*row, "tblHeader"));
    assert_eq!(heads.len(), tables.count());
    assert!(heads.iter().all(|row| of(*row, "cantSplit")));
    for row in others {
        let length: usize = row
            .descendants()
            .filter_map(|one| one.text())
            .map(str::len)
            .sum();
        let whole = of(row, "cantSplit");
        assert!(
            if length < 500 {
                whole
            } else {
                length < LONGEST || !whole
            },
            "{length}"
        );
    }
}

#[test]
fn pictures_say_what_they_show_and_the_file_says_what_it_is() {
    let filled = hostile();
    let report = document(&case(&filled), &Part::ALL);
    let bytes = word(&report, Paper::A4, &square).unwrap();
    let xml = part(&bytes, "word/document.xml");
    let body = roxmltree::Document::parse(&xml).unwrap();
    let said = body
        .descendants()
        .filter(|one| one.tag_name().name() == "docPr");
    let said: Vec<(&str, &str)> = said
        .map(|one| {
            (
                one.attribute("id").unwrap(),
                one.attribute("descr").unwrap(),
            )
        })
        .collect();
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let wanted = blocks.filter_map(|block| match block {
        Block::Picture(one) => Some([&one.title, ". ", &one.sentence].concat()),
        _ => None,
    });
    let wanted = (1..).zip(wanted).map(|(number, text)| {
        (
            number.to_string(),
            visible(&text).replace(['\n', '\t'], " "),
        )
    });
    let said: Vec<_> = said
        .iter()
        .map(|(id, text)| ((*id).to_owned(), (*text).to_owned()))
        .collect();
    assert_eq!(said, wanted.collect::<Vec<_>>());
    let core = part(&bytes, "docProps/core.xml");
    let core = roxmltree::Document::parse(&core).unwrap();
    let value = |name: &str| {
        let mut all = core.descendants();
        all.find(|one| one.tag_name().name() == name)
            .unwrap()
            .text()
            .unwrap()
    };
    assert_eq!(value("creator"), "Clausewise");
    assert_eq!(value("created"), "2026-03-02T00:00:00Z");
    assert_eq!(value("modified"), "2026-03-02T00:00:00Z");
    assert_eq!(value("title"), visible(&report.cover.running_title()));
}

#[test]
fn the_contents_are_a_field_and_lead_to_every_part() {
    let filled = marked();
    let report = document(&case(&filled), &Part::ALL);
    let xml = part(
        &word(&report, Paper::A4, &square).unwrap(),
        "word/document.xml",
    );
    let body = roxmltree::Document::parse(&xml).unwrap();
    let all = |name: &'static str| {
        body.descendants()
            .filter(move |one| one.tag_name().name() == name)
    };
    assert_eq!(
        all("instrText").next().unwrap().text(),
        Some("TOC \\o \"1-2\" \\h")
    );
    let of = |node: roxmltree::Node<'_, '_>, name: &str| {
        let mut all = node.attributes();
        all.find(|one| one.name() == name)
            .map(|one| one.value().to_owned())
    };
    let begun = all("fldChar").filter(|one| of(*one, "fldCharType").as_deref() == Some("begin"));
    let ended = all("fldChar").filter(|one| of(*one, "fldCharType").as_deref() == Some("end"));
    let marks_of_fields = (begun.count(), ended.count());
    let marks: Vec<String> = all("bookmarkStart")
        .filter_map(|one| of(one, "name"))
        .collect();
    let links: Vec<String> = all("hyperlink")
        .filter_map(|one| of(one, "anchor"))
        .collect();
    assert!(links.len() > report.sections.len() + 10, "{}", links.len());
    for link in &links {
        assert!(marks.contains(link), "{link}");
    }
    // Each line of the contents has the number of its page; findings lead to the answers.
    let pages: Vec<String> = all("instrText")
        .filter_map(|one| one.text()?.strip_prefix("PAGEREF ")?.strip_suffix(" \\h"))
        .map(str::to_owned)
        .collect();
    assert_eq!(marks_of_fields, (pages.len() + 1, pages.len() + 1));
    assert_eq!(pages, links[..pages.len()]);
    let further = &links[pages.len()..];
    assert!(further.len() > 20, "{}", further.len());
    assert!(further.iter().all(|one| one.starts_with("question-")));
}

#[test]
fn no_empty_line_can_become_a_page_and_the_paper_is_the_one_asked_for() {
    let filled = marked();
    let report = document(&case(&filled), &Part::ALL);
    for (paper, width) in [(Paper::A4, "11906"), (Paper::Letter, "12240")] {
        let xml = part(&word(&report, paper, &square).unwrap(), "word/document.xml");
        let document = roxmltree::Document::parse(&xml).unwrap();
        let named = |node: &roxmltree::Node<'_, '_>, name: &str| {
            let mut inner = node.descendants();
            inner.any(|one| one.tag_name().name() == name)
        };
        let size = document
            .descendants()
            .find(|one| one.tag_name().name() == "pgSz")
            .unwrap();
        let size = size.attributes().find(|one| one.name() == "w").unwrap();
        assert_eq!(size.value(), width);
        let body = document
            .descendants()
            .find(|one| one.tag_name().name() == "body")
            .unwrap();
        let pieces: Vec<_> = body.children().filter(|one| one.is_element()).collect();
        let mut pages = 0;
        for two in pieces.windows(2) {
            assert!(
                two.iter().any(|one| one.tag_name().name() != "tbl"),
                "two tables would become one"
            );
            if named(&two[1], "pageBreakBefore") {
                pages += 1;
                assert!(named(&two[0], "t"), "an empty line before a new page");
            }
        }
        let own = Part::ALL.iter().filter(|part| part.opens_page()).count();
        assert_eq!(pages, own);
    }
}

#[test]
fn hostile_texts_only_stand_in_the_document() {
    let filled = hostile();
    let case = case(&filled);
    let bytes = word(&document(&case, &Part::ALL), Paper::A4, &square).unwrap();
    assert_well_formed(&bytes);
    let read = words(&bytes);
    for text in HOSTILE {
        assert!(read.contains(visible(text).as_ref()), "{text:?}");
    }
    let xml = part(&bytes, "word/document.xml");
    assert!(!xml.contains("<script") && !xml.contains("MERGEFIELD}</w:instrText>"));
}

#[test]
fn a_document_without_pictures_has_their_figures() {
    let filled = marked();
    let case = case(&filled);
    let bytes = word(&document(&case, &[Part::Maturity]), Paper::A4, &|_| None).unwrap();
    assert!(words(&bytes).contains("Possible range by main clause"));
    assert!(
        !names(&bytes)
            .iter()
            .any(|name| name.starts_with("word/media/"))
    );
}
