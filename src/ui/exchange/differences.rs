//! What taking a file over would change, cell by cell.

use crate::exchange::{Kind, Preview};
use crate::report::words::count;
use crate::ui::components::cell;
use crate::ui::dom::{El, el};

/// So many lines of a list are shown.
const LINES: usize = 400;

/// The table, and before it what it comes to.
pub(super) fn differences(changes: &Preview) -> El {
    let newer = changes
        .differences
        .iter()
        .filter(|change| change.newer_here)
        .count();
    let newer = (newer > 0).then(|| {
        let text = count(
            newer,
            "answer here is newer than the one",
            "answers here are newer than those",
        );
        el("p")
            .class("error")
            .child([&text, " in the file."].concat())
    });
    let heads = ["What", "Here", "In the file"];
    el("div").child((
        el("p").child(summary(changes)),
        newer,
        table(changes, heads),
    ))
}

fn summary(changes: &Preview) -> String {
    [
        (changes.new, " new, "),
        (changes.changed, " changed, "),
        (changes.removed, " removed, "),
        (changes.same, " the same"),
    ]
    .iter()
    .map(|(number, text)| [&number.to_string(), *text].concat())
    .collect()
}

/// Every cell that differs, as it is on either side, under these headings.
pub(crate) fn table(changes: &Preview, heads: [&str; 3]) -> El {
    let rows: Vec<El> = changes
        .differences
        .iter()
        .take(LINES)
        .map(|change| {
            let sign = match change.kind {
                Kind::New => "new",
                Kind::Changed => "changed",
                Kind::Removed => "removed",
            };
            let about = (!change.about.is_empty())
                .then(|| el("span").class("about").child(change.about.as_str()));
            let name = el("th").attr("scope", "row").child((
                change.cell.to_string(),
                " ",
                el("span").class("tag").child(sign),
                about,
            ));
            let [_, before, after] = heads;
            let side = |head: &str, text: &str| cell(head, el("bdi").child(text));
            el("tr").child((
                name,
                side(before, &change.before),
                side(after, &change.after),
            ))
        })
        .collect();
    let heads = heads.map(|text| el("th").attr("scope", "col").child(text));
    let table = el("table").child((
        el("thead").child(el("tr").child(heads)),
        el("tbody").child(rows),
    ));
    let rest = changes.differences.len().saturating_sub(LINES);
    let rest = (rest > 0).then(|| {
        el("p")
            .class("small")
            .child(["and ", &rest.to_string(), " more"].concat())
    });
    el("div")
        .class("paths cards sides")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", "What would change")
        .child((table, rest))
}
