//! Every text that somebody typed is in every export that should carry it, uncut.

use clausewise::export::{Format, Options, files};
use clausewise::report::Case;

use crate::filled::filled;
use crate::support::day;
use crate::{html, markdown};

/// The longest text that a field may have, in characters.
const LONGEST: usize = 20_000;

/// Texts that are all different; every fortieth is as long as may be.
pub(crate) fn marker(number: usize) -> String {
    let (begin, end) = (format!("Begin{number}x"), format!("x{number}End"));
    if number % 40 == 3 {
        let filling = "lorem ".repeat(LONGEST / 6);
        let room = LONGEST - begin.len() - end.len();
        format!("{begin}{}{end}", &filling[..room])
    } else {
        format!("{begin}{end}")
    }
}

#[test]
fn every_text_is_in_every_report_uncut() {
    let mut count = 0;
    let (questionnaire, assessment) = filled(|| {
        count += 1;
        marker(count)
    });
    assert!(count > 700, "{count} texts");
    let case = Case::of(&questionnaire, &assessment, day("2026-03-02"));
    let file = |format| files(&case, format, &Options::default()).remove(0).text;
    for (name, read) in [
        ("HTML", html::text(&file(Format::Html))),
        ("Markdown", markdown::text(&file(Format::Markdown))),
    ] {
        let missing: Vec<usize> = (1..=count)
            .filter(|number| !read.contains(&marker(*number)))
            .collect();
        assert!(missing.is_empty(), "{name} lacks the texts {missing:?}");
    }
}
