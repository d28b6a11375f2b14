//! Texts as Word's runs.

use clausewise::inert::visible;
use clausewise::questionnaire::Status;
use clausewise::report::text::{Run as Piece, Text};
use clausewise::report::words;
use docx_rs::{Hyperlink, HyperlinkType, Paragraph, Run};

use super::broken;

/// The colour of what leads somewhere.
const LINK: &str = "1F5F5B";

/// A run with these words; its line ends become Word's.
pub(super) fn run(text: &str) -> Run {
    let shown = visible(text);
    let mut run = Run::new();
    for (number, line) in shown.split('\n').enumerate() {
        if number > 0 {
            run = broken(run);
        }
        for (number, piece) in line.split('\t').enumerate() {
            if number > 0 {
                run = run.add_tab();
            }
            run = run.add_text(piece);
        }
    }
    run
}

/// The paragraph with a text at its end.
pub(super) fn add(paragraph: Paragraph, text: &Text, small: bool) -> Paragraph {
    let sized = |run: Run| if small { run.size(17) } else { run };
    text.0.iter().fold(paragraph, |paragraph, piece| {
        let made = match piece {
            Piece::Plain(text) | Piece::Typed(text) => sized(run(text)),
            Piece::Strong(text) => sized(run(text)).bold(),
            Piece::Quiet(text) => sized(run(text)).color("5B5F66"),
            Piece::Status(status) => {
                let text = [words::sign(*status), " ", words::status(*status)].concat();
                sized(run(&text)).bold().color(colour(*status))
            }
            Piece::Link { to, text } => {
                let words = sized(run(text)).color(LINK);
                return paragraph.add_hyperlink(link(to).add_run(words));
            }
            Piece::Break => broken(Run::new()),
        };
        paragraph.add_run(made)
    })
}

/// A link to a place within the document.
pub(super) fn link(to: &str) -> Hyperlink {
    Hyperlink::new(to, HyperlinkType::Anchor)
}

fn colour(status: Status) -> &'static str {
    match status {
        Status::LikelyMajor => "A3262A",
        Status::LikelyMinor => "8A5200",
        Status::Ofi => "345F9E",
        Status::Conforms => "2F6B3A",
        _ => "67635B",
    }
}
