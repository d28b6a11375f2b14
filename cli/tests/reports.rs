//! `clausewise report` and `clausewise import` from outside: files in, files out.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

mod support;

use std::path::{Path, PathBuf};

use clausewise::date::Date;
use clausewise::exchange::open;
use clausewise::export::{Format, Options, files};
use clausewise::questionnaire::{Questionnaire, compile, read};
use clausewise::report::Case;

use support::{golden, run, text};

/// A folder of its own for what a test writes.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

#[test]
fn reports_are_written_for_many_files_and_two_of_one_title_keep_apart() {
    let out = folder("reports");
    let file = golden("nearly-ready.assessment.json");
    let file = file.to_str().unwrap();
    let arguments = [
        "report",
        file,
        file,
        "--to",
        "html,md",
        "--today",
        "2026-01-05",
        "--out",
    ];
    let arguments: Vec<&str> = arguments
        .into_iter()
        .chain([out.to_str().unwrap()])
        .collect();
    let output = run(&arguments, "");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let written: Vec<&str> = text(&output.stdout).lines().collect();
    assert_eq!(written.len(), 4, "{written:?}");
    for ending in [".html", ".md", "-2.html", "-2.md"] {
        let found = written
            .iter()
            .find(|path| path.ends_with(&format!("2026-01-05{ending}")));
        let bytes = std::fs::read(found.unwrap_or_else(|| panic!("{ending}"))).unwrap();
        assert!(bytes.len() > 10_000, "{ending}: {} bytes", bytes.len());
    }
}

#[test]
fn one_file_that_cannot_be_read_keeps_no_other_from_being_written() {
    let out = folder("one-bad");
    let file = golden("few-answers.assessment.json");
    let (file, out) = (file.to_str().unwrap(), out.to_str().unwrap());
    let output = run(
        &["report", "no-such-file", file, "--to", "html", "--out", out],
        "",
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).contains("no-such-file"),
        "{}",
        text(&output.stderr)
    );
    assert_eq!(text(&output.stdout).lines().count(), 1);
}

#[test]
fn a_form_or_a_part_that_there_is_not_is_named_with_those_there_are() {
    let file = golden("few-answers.assessment.json");
    let file = file.to_str().unwrap();
    for (arguments, told) in [
        (["report", file, "--to", "pdf"].as_slice(), "html, md"),
        (
            &["report", file, "--to", "md", "--parts", "all"],
            "summary, profile",
        ),
    ] {
        let output = run(arguments, "");
        assert_eq!(output.status.code(), Some(2));
        assert!(
            text(&output.stderr).contains(told),
            "{}",
            text(&output.stderr)
        );
    }
}

#[test]
fn office_files_and_pictures_are_what_they_say_they_are() {
    let out = folder("office");
    let file = golden("few-answers.assessment.json");
    let (file, folder) = (file.to_str().unwrap(), out.to_str().unwrap());
    let parts = ["--parts", "summary,profile", "--width", "320"];
    let arguments = ["report", file, "--to", "docx,xlsx,png", "--out", folder];
    let arguments: Vec<&str> = arguments.into_iter().chain(parts).collect();
    let output = run(&arguments, "");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let written: Vec<&str> = text(&output.stdout).lines().collect();
    for (ending, begins) in [
        (".docx", b"PK\x03\x04".as_slice()),
        (".xlsx", b"PK\x03\x04"),
        ("-radar.png", b"\x89PNG"),
    ] {
        let path = written.iter().find(|path| path.ends_with(ending));
        let bytes = std::fs::read(path.unwrap_or_else(|| panic!("{ending}"))).unwrap();
        assert!(bytes.starts_with(begins) && bytes.len() > 4_000, "{ending}");
    }
}

#[test]
fn a_picture_is_as_wide_as_it_was_asked_for_and_shows_the_same() {
    let file = golden("few-answers.assessment.json");
    let radar = |name: &str, width: &[&str]| {
        let out = folder(name);
        let (file, folder) = (file.to_str().unwrap(), out.to_str().unwrap());
        let arguments = ["report", file, "--to", "svg", "--parts", "summary"];
        let arguments = [&arguments, ["--out", folder].as_slice(), width].concat();
        let output = run(&arguments, "");
        assert!(output.status.success(), "{}", text(&output.stderr));
        let mut written = text(&output.stdout).lines();
        let path = written.find(|path| path.ends_with("-radar.svg"));
        std::fs::read_to_string(path.unwrap()).unwrap()
    };
    let (usual, wide) = (radar("usual", &[]), radar("wide", &["--width", "2672"]));
    let size = |svg: &str| {
        let of = |name: &str| {
            let (_, rest) = svg.split_once(&format!(" {name}=\"")).unwrap();
            rest.split_once('"').unwrap().0.parse::<u32>().unwrap()
        };
        (of("width"), of("height"))
    };
    let (width, height) = size(&usual);
    assert_eq!(width, 668, "a page's width and its edges");
    assert_eq!(size(&wide), (4 * width, 4 * height));
    let drawn = |svg: &str| svg.split_once(" viewBox").unwrap().1.to_owned();
    assert_eq!(drawn(&usual), drawn(&wide));
}

#[test]
fn a_state_to_compare_with_that_is_later_is_called_so() {
    let out = folder("later");
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/../public/examples");
    let [before, after] = ["before", "after"].map(|name| format!("{examples}/xyz-{name}.json"));
    for (shown, other, is_later) in [(&after, &before, false), (&before, &after, true)] {
        let arguments = ["report", shown, "--earlier", other, "--to", "md"];
        let arguments = [
            arguments.as_slice(),
            &["--parts", "maturity", "--out", out.to_str().unwrap()],
        ];
        let output = run(&arguments.concat(), "");
        assert!(output.status.success(), "{}", text(&output.stderr));
        let note = "note: the state to compare with is later, and is called so";
        assert_eq!(text(&output.stderr).contains(note), is_later);
        let told = std::fs::read_to_string(text(&output.stdout).trim()).unwrap();
        let (from, column) = if is_later {
            ("By the later state of 15 October 2026, ", "Backed later")
        } else {
            (
                "Compared with the earlier state of 15 January 2026, ",
                "Backed earlier",
            )
        };
        assert!(told.contains(from) && told.contains(column), "{told}");
    }
}

fn questionnaire() -> Questionnaire {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../questionnaires/iso-iec-20000-1-2018.json"
    );
    compile(read(&std::fs::read_to_string(path).unwrap()).unwrap()).unwrap()
}

/// Writes a report into a folder of its own, which it gives back.
fn report(name: &str, file: &Path, forms: &str) -> PathBuf {
    let out = folder(name);
    let arguments = [
        "report",
        file.to_str().unwrap(),
        "--to",
        forms,
        "--today",
        "2026-03-02",
        "--out",
        out.to_str().unwrap(),
    ];
    let output = run(&arguments, "");
    assert!(output.status.success(), "{}", text(&output.stderr));
    out
}

#[test]
fn the_files_are_to_the_byte_those_that_the_core_gives_the_page() {
    let file = golden("nearly-ready.assessment.json");
    let out = report("same", &file, "html,md,csv,svg,jira,project,ics");
    let questionnaire = questionnaire();
    let bytes = std::fs::read(&file).unwrap();
    let assessment = open(&bytes, &|_| Some(&questionnaire)).unwrap().assessment;
    let today: Date = "2026-03-02".parse().unwrap();
    let case = Case::of(&questionnaire, &assessment, today);
    let mut seen = 0;
    for format in Format::ALL {
        for file in files(&case, format, &Options::default()) {
            let written = std::fs::read(out.join(&file.name)).unwrap();
            assert!(written == file.text.as_bytes(), "{}", file.name);
            seen += 1;
        }
    }
    assert_eq!(std::fs::read_dir(&out).unwrap().count(), seen);
}

/// The answers table of a report, with a change made to its text.
fn table(name: &str, change: impl Fn(String) -> String) -> PathBuf {
    let out = report(name, &golden("nearly-ready.assessment.json"), "csv");
    let mut files = std::fs::read_dir(&out)
        .unwrap()
        .map(|one| one.unwrap().path());
    let path = files
        .find(|path| path.to_str().unwrap().ends_with("-answers.csv"))
        .unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    let filled = out.join("filled.csv");
    std::fs::write(&filled, change(text)).unwrap();
    filled
}

fn import(table: &Path, out: Option<&Path>) -> std::process::Output {
    let into = golden("nearly-ready.assessment.json");
    let mut arguments = vec![
        "import",
        table.to_str().unwrap(),
        "--into",
        into.to_str().unwrap(),
    ];
    if let Some(out) = out {
        arguments.extend(["--out", out.to_str().unwrap()]);
    }
    run(&arguments, "")
}

#[test]
fn a_table_that_was_only_written_out_changes_nothing_as_csv_and_as_a_workbook() {
    let same = table("unchanged", |text| text);
    let output = import(&same, None);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(text(&output.stdout), "");
    let out = report("workbook", &golden("nearly-ready.assessment.json"), "xlsx");
    let book = std::fs::read_dir(&out).unwrap().next().unwrap().unwrap();
    let output = import(&book.path(), None);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(text(&output.stdout), "");
    assert!(text(&output.stderr).contains("0 new, 0 changed, 0 removed"));
}

#[test]
fn what_somebody_filled_in_is_told_and_written() {
    let changed = table("changed", |_| {
        "Question id,Answer,Note\r\n4.1-q1,0,Lost since spring\r\n".to_owned()
    });
    let new = changed.with_file_name("new.json");
    let output = import(&changed, Some(&new));
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("Lost since spring"));
    let written = std::fs::read_to_string(&new).unwrap();
    assert!(written.contains("\"note\": \"Lost since spring\""));
    let output = run(&["validate", new.to_str().unwrap()], "");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_wrong_cell_is_named_by_its_row_and_column_and_nothing_is_written() {
    let wrong = table("wrong", |_| "Question id,Answer\r\n4.1-q1,9\r\n".to_owned());
    let new = wrong.with_file_name("new.json");
    let output = import(&wrong, Some(&new));
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("row 2, column \"Answer\""));
    assert!(!new.exists());
    let file = golden("nearly-ready.assessment.json");
    let output = import(&file, None);
    assert_ne!(output.status.code(), Some(0), "an assessment is no table");
}

#[test]
fn shells_and_manuals_know_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = run(&["completions", shell], "");
        assert!(output.status.success());
        assert!(text(&output.stdout).contains("validate"), "{shell}");
    }
    let output = run(&["man"], "");
    assert!(output.status.success());
    let page = text(&output.stdout);
    for word in [
        ".TH clausewise",
        "CLAUSEWISE REPORT",
        "Exit status",
        "passphrase",
    ] {
        assert!(page.contains(word), "{word}");
    }
}

#[test]
fn statuses_are_those_that_the_help_tells() {
    let help = run(&["--help"], "");
    assert!(text(&help.stdout).contains("Exit status:"));
    let good = golden("few-answers.assessment.json");
    let status = |arguments: &[&str], input: &str| run(arguments, input).status.code();
    assert_eq!(status(&["score", good.to_str().unwrap()], ""), Some(0));
    let broken = std::fs::read_to_string(&good)
        .unwrap()
        .replacen("\"level\": ", "\"level\": 7", 1);
    assert_eq!(
        status(&["score", "-"], &broken),
        Some(1),
        "a place is wrong"
    );
    assert_eq!(status(&["score", "-"], "{"), Some(2), "no JSON");
    assert_eq!(status(&["score", "no-such-file"], ""), Some(2));
    assert_eq!(status(&["no-such-command"], ""), Some(2));
    let out = folder("unwritable");
    std::fs::create_dir_all(&out).unwrap();
    let blocked = out.join("file");
    std::fs::write(&blocked, "").unwrap();
    let arguments = [
        "report",
        good.to_str().unwrap(),
        "--to",
        "md",
        "--out",
        blocked.to_str().unwrap(),
    ];
    assert_eq!(status(&arguments, ""), Some(2), "the folder is a file");
}
