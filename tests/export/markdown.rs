//! The report as Markdown, read by another reader.

use clausewise::export::{Format, Options, files};
use clausewise::report::Case;
use pulldown_cmark::{Event, Options as Extensions, Parser};

use crate::filled::filled;
use crate::support::day;

/// A reader with everything that readers in use can do.
pub(crate) fn parse(text: &str) -> Parser<'_> {
    // Curly quotes would change what was typed.
    let extensions = Extensions::all() - Extensions::ENABLE_SMART_PUNCTUATION;
    Parser::new_ext(text, extensions)
}

/// What is to be read, line ends as they were typed.
pub(crate) fn text(markdown: &str) -> String {
    let mut read = String::new();
    for event in parse(markdown) {
        match event {
            Event::Text(text) => read.push_str(&text),
            Event::SoftBreak | Event::HardBreak => read.push('\n'),
            Event::InlineHtml(html) if html.as_ref() == "<br>" => read.push('\n'),
            _ => {}
        }
    }
    read
}

#[test]
fn texts_of_several_lines_keep_them() {
    let (questionnaire, assessment) = filled(|| "first\n\n  - second\nthird".to_owned());
    let case = Case::of(&questionnaire, &assessment, day("2026-03-02"));
    let file = files(&case, Format::Markdown, &Options::default()).remove(0);
    let read = text(&file.text);
    let spaced = "first\n\u{a0}\n\u{a0}\u{a0}- second\nthird";
    // Evidence, note, owner and who, of more than a hundred answers; cells of tables besides.
    assert!(
        read.matches(spaced).count() > 600,
        "{}",
        read.matches(spaced).count()
    );
}
