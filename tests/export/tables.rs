//! The tables as CSV, read by another reader, and the answers read back in.

use clausewise::assessment::{
    Answer, Assessment, Edit, PackagePlan, PackageStatus, Response, Timestamp,
};
use clausewise::exchange::answers::{read_answers, read_rows};
use clausewise::exchange::{Encoding, MAX_FILE_BYTES, MAX_MEMBERS, Notice, Refusal};
use clausewise::export::{File, Format, Options, files};
use clausewise::questionnaire::Questionnaire;
use clausewise::report::Case;

use crate::filled::filled;
use crate::hostile::HOSTILE;
use crate::markers::marker;
use crate::support::{blank, day, iso};

fn tables(questionnaire: &Questionnaire, assessment: &Assessment, format: Format) -> Vec<File> {
    let case = Case::of(questionnaire, assessment, day("2026-03-02"));
    files(&case, format, &Options::default())
}

fn answers_csv(questionnaire: &Questionnaire, assessment: &Assessment) -> String {
    tables(questionnaire, assessment, Format::Csv)
        .remove(0)
        .text
}

/// The cells, read strictly: every line has as many as the first.
fn cells(text: &str) -> Vec<Vec<String>> {
    let bare = text.strip_prefix('\u{feff}').expect("the mark");
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(false)
        .from_reader(bare.as_bytes());
    reader
        .records()
        .map(|record| record.unwrap().iter().map(str::to_owned).collect())
        .collect()
}

fn write(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

fn now() -> Timestamp {
    "2026-03-02T10:00:00Z".parse().unwrap()
}

#[test]
fn every_text_of_answers_documents_and_packages_is_in_the_tables_uncut() {
    let mut count = 0;
    let (questionnaire, assessment) = filled(|| {
        count += 1;
        marker(count)
    });
    let all = tables(&questionnaire, &assessment, Format::Csv);
    assert_eq!(all.len(), 5);
    let read: Vec<String> = all
        .iter()
        .flat_map(|file| cells(&file.text))
        .flatten()
        .collect();
    // The first ten are the assessment's name and its profile, the last ones what happens on the
    // way: no tables. Packages that are not planned are in the report's appendix.
    let planned = |leaf: &str| {
        let case = Case::of(&questionnaire, &assessment, day("2026-03-02"));
        let leaf = questionnaire.leaf_index(leaf);
        leaf.is_some_and(|leaf| case.plan.package(leaf).is_some())
    };
    let unplanned: Vec<&String> = assessment
        .plan
        .packages
        .iter()
        .filter(|(leaf, _)| !planned(leaf.as_str()))
        .flat_map(|(_, package)| [&package.owner, &package.note])
        .collect();
    let certificate = &assessment.certification.certificate;
    let last = (1..=count).find(|number| marker(*number) == *certificate);
    let missing: Vec<usize> = (11..last.unwrap())
        .filter(|number| {
            let text = marker(*number);
            !unplanned.contains(&&text) && !read.contains(&text)
        })
        .collect();
    assert!(missing.is_empty(), "the texts {missing:?}");
}

#[test]
fn no_cell_is_a_formula_and_lines_end_as_they_should() {
    let mut number = 0;
    let (questionnaire, assessment) = filled(|| {
        number += 1;
        HOSTILE[number % HOSTILE.len()].to_owned()
    });
    for format in [Format::Csv, Format::Jira] {
        for file in tables(&questionnaire, &assessment, format) {
            assert!(file.text.ends_with("\r\n"), "{}", file.name);
            for cell in cells(&file.text).into_iter().flatten() {
                let begins = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
                assert!(!begins, "{}: {cell:?}", file.name);
                let acts = cell.chars().any(|c| c.is_control() && c != '\n');
                assert!(!acts, "{}: {cell:?}", file.name);
            }
        }
    }
}

#[test]
fn jira_has_a_column_for_each_issue_that_comes_before_another() {
    let (questionnaire, mut assessment) = (iso(), blank(&iso()));
    let done = PackagePlan {
        status: PackageStatus::Doing,
        ..PackagePlan::default()
    };
    assessment.apply(Edit::Package("4.1".parse().unwrap(), Some(done)));
    let case = Case::of(&questionnaire, &assessment, day("2026-03-02"));
    let rows = cells(&tables(&questionnaire, &assessment, Format::Jira)[0].text);
    let all = |row: &[String], heading: &str| -> Vec<String> {
        let cells = rows[0].iter().zip(row);
        let cells = cells.filter(|(name, cell)| *name == heading && !cell.is_empty());
        cells.map(|(_, cell)| cell.clone()).collect()
    };
    let mut most = 0;
    for (row, package) in rows[1..].iter().zip(&case.plan.packages) {
        let title = all(row, "Summary").remove(0);
        assert!(title.starts_with(package.clause.as_str()), "{title}");
        let before: Vec<String> = all(row, "Blocked by")
            .iter()
            .map(|id| {
                let issue = rows[1..].iter().find(|row| row[0] == *id).unwrap();
                let title = all(issue, "Summary").remove(0);
                title.split(' ').next().unwrap().to_owned()
            })
            .collect();
        let needs = package.needs.iter();
        let needs = needs.map(|leaf| questionnaire.leaves[*leaf].number.to_string());
        assert_eq!(before, needs.collect::<Vec<_>>(), "{title}");
        most = most.max(before.len());
        assert_eq!(all(row, "Labels").len(), 3);
        let is_begun = package.clause.as_str() == "4.1";
        let state = if is_begun { "In Progress" } else { "To Do" };
        assert_eq!(all(row, "Status"), [state], "{title}");
    }
    assert!(most > 1);
    let columns = rows[0].iter().filter(|name| *name == "Blocked by");
    assert_eq!(columns.count(), most);
}

#[test]
fn answers_that_come_back_as_they_went_change_nothing() {
    let mut number = 0;
    for longest in [false, true] {
        let (questionnaire, assessment) = filled(|| {
            number += 1;
            if longest {
                marker(number)
            } else {
                HOSTILE[number % HOSTILE.len()].to_owned()
            }
        });
        let csv = answers_csv(&questionnaire, &assessment);
        let opened = read_answers(csv.as_bytes(), &questionnaire, &assessment, &now()).unwrap();
        let changed = assessment.edits_towards(&opened.assessment);
        assert_eq!(changed, []);
        // A spreadsheet of a country with decimal commas saves it so.
        let mut german = csv::WriterBuilder::new()
            .delimiter(b';')
            .from_writer(Vec::new());
        for row in cells(&csv) {
            german.write_record(row).unwrap();
        }
        let german = german.into_inner().unwrap();
        let opened = read_answers(&german, &questionnaire, &assessment, &now()).unwrap();
        assert_eq!(assessment.edits_towards(&opened.assessment), []);
    }
}

/// A table of an empty assessment in which these cells of one question are filled.
fn with(question: &str, filled: &[(&str, &str)]) -> Vec<u8> {
    let questionnaire = iso();
    let mut rows = cells(&answers_csv(&questionnaire, &blank(&questionnaire)));
    let headings = rows[0].clone();
    let row = rows.iter_mut().find(|row| row[0] == question).unwrap();
    for (heading, value) in filled {
        let place = headings.iter().position(|one| one == heading).unwrap();
        row[place] = (*value).to_owned();
    }
    write(&rows)
}

fn read(bytes: &[u8]) -> Result<Assessment, Refusal> {
    let questionnaire = iso();
    let assessment = blank(&questionnaire);
    read_answers(bytes, &questionnaire, &assessment, &now()).map(|opened| opened.assessment)
}

#[test]
fn what_somebody_fills_in_is_taken_in() {
    let csv = with(
        "8.6.1-q1",
        &[
            ("Answer", "3"),
            ("Evidence", "Located"),
            ("Where the evidence is", "wiki"),
            ("Note", "'=1+1"),
            ("Owner", "Ann"),
        ],
    );
    let read = read(&csv).unwrap();
    assert_eq!(read.answers.len(), 1);
    let answer: &Answer = read.answers.get("8.6.1-q1").unwrap();
    let rating = answer.rating().unwrap();
    assert_eq!(
        (rating.level, rating.evidence.reference.as_str()),
        (3, "wiki")
    );
    assert_eq!(
        (answer.note.as_str(), answer.owner.as_str()),
        ("=1+1", "Ann")
    );
    assert_eq!(answer.at, Some(now()));
    for said in ["Unknown", "Don\u{2019}t know", "don't know"] {
        let read = self::read(&with("8.6.1-q1", &[("Answer", said)])).unwrap();
        let answer = read.answers.get("8.6.1-q1").unwrap();
        assert_eq!(answer.response, Some(Response::Unknown), "{said}");
    }
}

#[test]
fn a_level_may_stand_with_its_name_as_the_report_writes_it() {
    let level = |said: &str| {
        let read = read(&with("8.6.1-q1", &[("Answer", said)])).unwrap();
        let answer = read.answers.get("8.6.1-q1").unwrap();
        answer.rating().unwrap().level
    };
    for said in [
        "3",
        "3 In place",
        " 3: in place ",
        "3 – In place",
        "3 (In place)",
    ] {
        assert_eq!(level(said), 3, "{said}");
    }
    for (said, wrong) in [
        ("3 Measured", "level 3 is called \"In place\""),
        ("3In place", "level 3 is called \"In place\""),
        ("3 of 5", "level 3 is called \"In place\""),
        ("3.5", "a whole level from 0 to 5"),
        ("3,0", "a whole level from 0 to 5"),
        ("6 In place", "a whole level from 0 to 5"),
        ("-3 In place", "a whole level from 0 to 5"),
        ("300 In place", "a whole level from 0 to 5"),
        ("In place", "a whole level from 0 to 5"),
    ] {
        let refusal = read(&with("8.6.1-q1", &[("Answer", said)])).unwrap_err();
        let problem = &refusal.problems()[0];
        assert!(problem.path.ends_with("column \"Answer\""), "{problem}");
        assert!(problem.message.contains(wrong), "{said}: {problem}");
    }
}

#[test]
fn columns_and_rows_that_are_not_there_leave_what_is() {
    let (questionnaire, assessment) = filled(|| "text".to_owned());
    let few = "Question id,Answer,My own\r\n4.2-q1,5,x\r\n";
    let opened = read_answers(few.as_bytes(), &questionnaire, &assessment, &now()).unwrap();
    let changed = assessment.edits_towards(&opened.assessment);
    assert_eq!(changed.len(), 1);
    let answer = opened.assessment.answers.get("4.2-q1").unwrap();
    assert_eq!(answer.rating().unwrap().level, 5);
    assert_eq!(answer.note, "text");
    let title = "My own".to_owned();
    assert!(opened.notices.contains(&Notice::ColumnNotRead { title }));
}

#[test]
fn what_cannot_be_is_refused_with_row_and_column() {
    for (question, cells, place) in [
        ("4.1-q1", vec![("Answer", "6")], "row 2, column \"Answer\""),
        (
            "4.1-q1",
            vec![("Answer", "3.5")],
            "row 2, column \"Answer\"",
        ),
        (
            "4.1-q2",
            vec![("Evidence", "yes")],
            "row 3, column \"Evidence\"",
        ),
        (
            "4.1-q2",
            vec![("Evidence", "located")],
            "row 3, column \"Evidence\"",
        ),
        (
            "4.1-q1",
            vec![("Reason why not applicable", "we are small")],
            "row 2, column \"Reason why not applicable\"",
        ),
        (
            "4.1-q1",
            vec![("Answer", "not applicable")],
            "row 2, column \"Reason why not applicable\"",
        ),
        (
            "4.1-q1",
            vec![
                ("Answer", "not applicable"),
                ("Reason why not applicable", "we are small"),
            ],
            "row 2, column \"Answer\"",
        ),
        (
            "4.1-q1",
            vec![("Question id", "nonsense")],
            "row 2, column \"Question id\"",
        ),
        (
            "4.1-q2",
            vec![("Question id", "4.1-q1")],
            "row 3, column \"Question id\"",
        ),
        (
            "4.1-q1",
            vec![("Event pending", "yes")],
            "row 2, column \"Answer\"",
        ),
    ] {
        let refusal = read(&with(question, &cells)).unwrap_err();
        let problems = refusal.problems();
        let places: Vec<&str> = problems.iter().map(|one| one.path.as_str()).collect();
        assert!(places.contains(&place), "{cells:?}: {problems:?}");
    }
    let refusal = read(b"a,b\n1,2\n").unwrap_err();
    assert_eq!(refusal.problems()[0].path, "row 1");
}

#[test]
fn the_plan_for_microsoft_project_is_well_formed_and_its_links_lead_to_tasks() {
    let mut count = 0;
    let (questionnaire, assessment) = filled(|| {
        count += 1;
        marker(count)
    });
    let case = Case::of(&questionnaire, &assessment, day("2026-03-02"));
    let file = files(&case, Format::Project, &Options::default()).remove(0);
    let document = roxmltree::Document::parse(&file.text).unwrap();
    let all = |name: &'static str| {
        let nodes = document.descendants();
        nodes.filter(move |node| node.tag_name().name() == name)
    };
    let uids: Vec<&str> = all("Task")
        .map(|task| {
            task.children()
                .find(|node| node.has_tag_name((NAMESPACE, "UID")))
        })
        .map(|uid| uid.unwrap().text().unwrap())
        .collect();
    let tasks = case.plan.packages.len() + case.plan.milestones.len();
    assert_eq!(uids.len(), tasks);
    let links: Vec<&str> = all("PredecessorUID")
        .map(|uid| uid.text().unwrap())
        .collect();
    assert!(links.len() > 10, "{} links", links.len());
    assert!(links.iter().all(|uid| uids.contains(uid)));
    let read: String = document
        .descendants()
        .filter_map(|node| node.text())
        .collect();
    for package in &case.plan.packages {
        let own = assessment.plan.packages.get(&package.clause).unwrap();
        assert!(
            read.contains(&own.note) && read.contains(&own.owner),
            "{}",
            package.clause
        );
    }
}

const NAMESPACE: &str = "http://schemas.microsoft.com/project";

#[test]
fn a_column_that_is_not_read_is_said_once_and_those_of_ours_are_not() {
    let questionnaire = iso();
    let assessment = blank(&questionnaire);
    let notices = |csv: &str| {
        let opened = read_answers(csv.as_bytes(), &questionnaire, &assessment, &now());
        opened.unwrap().notices
    };
    assert_eq!(
        notices(&answers_csv(&questionnaire, &assessment)),
        [],
        "what was written out"
    );
    assert_eq!(notices("question ID, answer ,,Note\r\n4.1-q1,3,,x\r\n"), []);
    let title = "My own".to_owned();
    let found = notices("Question id,Answer, My own ,\r\n4.1-q1,3,x,\r\n");
    assert_eq!(found, [Notice::ColumnNotRead { title }]);
}

#[test]
fn both_columns_must_be_there_and_none_twice() {
    for (headings, said) in [
        ("Question id,Note", "must be there"),
        ("Answer,Note", "must be there"),
        ("Note,Owner", "must be there"),
        (
            "Question id,Answer,answer",
            "there are two columns \"Answer\"",
        ),
    ] {
        let refusal = read(format!("{headings}\r\n4.1-q1,3,3\r\n").as_bytes()).unwrap_err();
        let problem = refusal.problems()[0].to_string();
        assert!(
            problem.contains("row 1") && problem.contains(said),
            "{problem}"
        );
    }
}

#[test]
fn evidence_and_confidence_stay_where_their_columns_are_missing() {
    let (questionnaire, assessment) = filled(|| "text".to_owned());
    for (id, answer) in &assessment.answers {
        let Some(old) = answer.rating() else { continue };
        let level = old.level ^ 1;
        let table = format!("Question id,Answer\r\n{id},{level}\r\n");
        let opened = read_answers(table.as_bytes(), &questionnaire, &assessment, &now()).unwrap();
        let new = opened.assessment.answers.get(id.as_str()).unwrap();
        let new = new.rating().unwrap();
        assert_eq!(new.level, level, "{id}");
        assert_eq!(new.evidence, old.evidence, "{id}");
        assert_eq!(new.confidence, old.confidence, "{id}");
    }
}

#[test]
fn a_note_is_as_long_as_it_may_be_and_no_longer() {
    let with_note = |length: usize| {
        let note = "ä".repeat(length);
        read(&with("4.1-q1", &[("Answer", "3"), ("Note", &note)]))
    };
    assert_eq!(
        with_note(20_000)
            .unwrap()
            .answers
            .get("4.1-q1")
            .unwrap()
            .note,
        "ä".repeat(20_000)
    );
    let refusal = with_note(20_001).unwrap_err();
    let said: Vec<String> = refusal.problems().iter().map(ToString::to_string).collect();
    let wanted = "has 20001 characters, at most 20,000";
    assert!(
        said.iter()
            .any(|one| one.contains("column \"Note\"") && one.contains(wanted)),
        "{said:?}"
    );
}

#[test]
fn a_table_has_as_many_rows_and_cells_as_it_may_and_no_more() {
    let rows = |number: usize| {
        let csv = ["Question id,Answer\n", &",\n".repeat(number - 1)].concat();
        read(csv.as_bytes())
    };
    assert!(rows(MAX_MEMBERS).is_ok());
    let refusal = rows(MAX_MEMBERS + 1).unwrap_err();
    assert_eq!(
        refusal,
        Refusal::TooMany {
            path: format!("row {}", MAX_MEMBERS + 1)
        }
    );
    let wide = format!("Question id,Answer\n{}\n", ",".repeat(300));
    assert_eq!(
        read(wide.as_bytes()).unwrap_err(),
        Refusal::TooMany {
            path: "row 2".to_owned()
        }
    );
    assert!(matches!(
        read(b"\xfe\xff\0a").unwrap_err(),
        Refusal::Encoding(Encoding::Utf16)
    ));
    let full = ["Question id,Answer\n,", &" ".repeat(MAX_FILE_BYTES - 20)].concat();
    assert_eq!(full.len(), MAX_FILE_BYTES);
    assert!(read(full.as_bytes()).is_ok());
    let more = [full.as_str(), " "].concat();
    let bytes = more.len();
    assert_eq!(
        read(more.as_bytes()).unwrap_err(),
        Refusal::TooLarge { bytes }
    );
}

#[test]
fn a_sheet_is_read_as_a_table_is_and_named_where_something_is_wrong() {
    let questionnaire = iso();
    let assessment = blank(&questionnaire);
    let read =
        |rows: Vec<Vec<String>>| read_rows("Answers", rows, &questionnaire, &assessment, &now());
    let row = |cells: [&str; 2]| cells.map(str::to_owned).to_vec();
    let heads = row(["Question id", "Answer"]);
    let opened = read(vec![heads.clone(), row(["4.1-q1", "3"])]).unwrap();
    assert_eq!(opened.assessment.answers.len(), 1);
    let refusal = read(vec![heads.clone(), row(["4.1-q1", "9"])]).unwrap_err();
    assert_eq!(
        refusal.problems()[0].path,
        "sheet Answers, row 2, column \"Answer\""
    );
    let many = |number: usize| {
        let rest = std::iter::repeat_n(row(["", ""]), number - 1);
        read(std::iter::once(heads.clone()).chain(rest).collect())
    };
    assert!(many(MAX_MEMBERS).is_ok());
    let path = "sheet Answers".to_owned();
    assert_eq!(
        many(MAX_MEMBERS + 1).unwrap_err(),
        Refusal::TooMany { path }
    );
}
