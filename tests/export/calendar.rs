//! The calendar: every date and every package, in lines that calendars read, and the same file for the
//! same case.

use clausewise::assessment::Timestamp;
use clausewise::export::{Format, Options, files};
use clausewise::inert::visible;
use clausewise::report::Case;
use clausewise::report::dates::dates;

use crate::filled::filled;
use crate::support::day;

fn calendar(case: &Case<'_>) -> String {
    let mut files = files(case, Format::Calendar, &Options::default());
    assert_eq!(files.len(), 1);
    assert!(
        files[0].name.ends_with("-2026-03-02.ics"),
        "{}",
        files[0].name
    );
    files.remove(0).text
}

/// The lines as they were before they were folded, without their ends.
fn unfolded(text: &str) -> Vec<String> {
    assert!(text.ends_with("\r\n"));
    assert!(
        text.split("\r\n")
            .all(|line| line.len() <= 75 && !line.contains('\n'))
    );
    let joined = text.replace("\r\n ", "");
    joined.split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn every_date_and_every_package_is_an_event_of_its_own() {
    let mut count = 0;
    let (questionnaire, assessment) = filled(|| {
        count += 1;
        format!("Begin{count}x, with; signs\\ and\nlines x{count}End")
    });
    let case = Case::of(&questionnaire, &assessment, day("2026-03-02"));
    let lines = unfolded(&calendar(&case));
    let all = dates(&questionnaire, &assessment, &case.plan);
    assert!(all.len() > case.plan.packages.len() + 10);
    let of = |name: &str| -> Vec<&str> {
        lines
            .iter()
            .filter_map(|line| line.strip_prefix(name))
            .collect()
    };
    assert_eq!(of("BEGIN:VEVENT").len(), all.len());
    assert_eq!(of("TRANSP:TRANSPARENT").len(), all.len(), "nobody is busy");
    assert_eq!(of("X-WR-CALNAME:"), of("NAME:"));
    let mut uids = of("UID:");
    for one in &all {
        assert!(
            uids.contains(&format!("{}-{}@clausewise", assessment.id, one.id).as_str()),
            "{}",
            one.id
        );
        let summary = visible(&one.title)
            .replace('\\', "\\\\")
            .replace(';', "\\;")
            .replace(',', "\\,")
            .replace('\n', "\\n");
        assert!(of("SUMMARY:").contains(&summary.as_str()), "{summary}");
    }
    uids.sort_unstable();
    uids.dedup();
    assert_eq!(uids.len(), all.len(), "a name is there twice");
    for line in &lines {
        assert!(!line.chars().any(char::is_control), "{line:?}");
    }
}

#[test]
fn it_says_when_it_changed_by_the_case_alone() {
    let (questionnaire, mut assessment) = filled(String::new);
    let mut stamp = |at: &str| {
        assessment.updated_at = Some(at.parse::<Timestamp>().unwrap());
        let case = Case::of(&questionnaire, &assessment, day("2026-03-02"));
        let lines = unfolded(&calendar(&case));
        let mut stamps: Vec<String> = lines
            .into_iter()
            .filter(|line| line.starts_with("DTSTAMP"))
            .collect();
        stamps.dedup();
        stamps.join(" ")
    };
    assert_eq!(stamp("2026-02-20T10:11:12Z"), "DTSTAMP:20260302T000000Z");
    assert_eq!(stamp("2026-03-02T10:11:12.5Z"), "DTSTAMP:20260302T101112Z");
}
