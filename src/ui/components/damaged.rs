//! Stored records that could not be read, by what they are about.

use leptos::prelude::*;

use crate::assessment::{Assessment, Cell};
use crate::questionnaire::AssessmentId;
use crate::report::words::count;
use crate::route::{Page, Route};
use crate::store::Address;
use crate::ui::actions::place;
use crate::ui::app::App;
use crate::ui::dom::{El, el};
use crate::ui::keeping::Keeping;
use crate::ui::memo::memo;
use crate::ui::place::part_link;

/// Where all of them are listed on the page of settings.
pub(crate) const LIST: &str = "damaged-records";
/// So many of them are named above a page.
const NAMED: usize = 6;

/// A line for each record: what it is about, what is the matter, and under which key it stands.
pub(crate) fn damaged_rows(app: App) -> Vec<El> {
    let lost = lost_cells(app);
    let row = |(key, why): &(String, String)| {
        let address = Address::parse(key);
        let rest = match &address {
            Some(address) if lost.contains(address) => " No other copy is left.",
            Some(_) => " Another copy is used.",
            None => "",
        };
        el("li").child((
            address.map(|address| (named(app, &address), ": ")),
            why.as_str(),
            rest,
            " ",
            el("code").class("small").child(key.as_str()),
        ))
    };
    app.damaged
        .with(|damaged| damaged.iter().map(row).collect())
}

/// Above the pages of an assessment: what is missing in it because no store has it whole. It goes with
/// the next page or clause once that has been answered again.
pub(crate) fn lost(app: App) -> El {
    let missing = memo(move || {
        let Route::In(id, _) = app.route.get() else {
            return Vec::new();
        };
        let mut lost = lost_cells(app);
        app.works.with_untracked(|works| {
            let work = works.get(&id);
            lost.retain(|one| {
                one.assessment == id && work.is_some_and(|work| lacks(&work.assessment, &one.cell))
            });
        });
        lost
    });
    el("div").class("slot").attr("role", "alert").within(move || {
        let missing = missing.get();
        let number = missing.len();
        (number > 0).then(|| {
            let are_answers = missing.iter().all(|one| matches!(one.cell, Cell::Answer(_)));
            let title = if are_answers {
                count(number, "answer", "answers")
            } else {
                count(number, "entry", "entries")
            };
            let names: Vec<_> = missing
                .iter()
                .take(NAMED)
                .zip([""].into_iter().chain(std::iter::repeat(", ")))
                .map(|(one, before)| (before, link(&one.assessment, &one.cell)))
                .collect();
            let more = (number > NAMED)
                .then(|| [" and ", &(number - NAMED).to_string(), " more"].concat());
            let text = if number == 1 {
                "Both of the browser’s stores hold it damaged, so it is missing here. Answer again, or open an export that has it. "
            } else {
                "Both of the browser’s stores hold them damaged, so they are missing here. Answer again, or open an export that has them. "
            };
            el("section")
                .class("alert storage no-print")
                .attr("data-alert", "lost")
                .child((
                    el("h2").child([&title, " could not be read"].concat()),
                    el("p").child((
                        names,
                        more,
                        ": ",
                        text,
                        part_link("#/settings", LIST, "What was kept"),
                    )),
                ))
        })
    })
}

fn lost_cells(app: App) -> Vec<Address> {
    app.kept(Keeping::lost).unwrap_or_default()
}

/// Whether nothing stands in the cell by now.
fn lacks(assessment: &Assessment, cell: &Cell) -> bool {
    match cell {
        Cell::Answer(id) => !assessment.answers.contains_key(id),
        Cell::Document(id) => !assessment.documents.contains_key(id),
        Cell::Header | Cell::Field(_) | Cell::Target(_) | Cell::Package(_) | Cell::Entry(_) => true,
    }
}

/// The cell by its name and its assessment's.
fn named(app: App, address: &Address) -> (El, String, El, &'static str) {
    let id = &address.assessment;
    let title = app.works.with_untracked(|works| {
        let work = works.get(id);
        work.map(|work| work.assessment.title.clone())
    });
    match title {
        Some(title) => (
            link(id, &address.cell),
            " of “".to_owned(),
            el("bdi").child(title),
            "”",
        ),
        None => (
            el("span").child(address.cell.to_string()),
            String::new(),
            el("span").child(" of an assessment that is not on the desk"),
            "",
        ),
    }
}

/// The cell's name; where one looks at it, as a link.
fn link(id: &AssessmentId, cell: &Cell) -> El {
    let page = match cell {
        Cell::Answer(question) => Page::Assess(place(question.as_str())),
        Cell::Target(leaf) => Page::Assess(place(leaf.as_str())),
        Cell::Document(_) => Page::Documents,
        Cell::Package(_) => Page::Roadmap,
        Cell::Entry(_) => Page::Certification,
        Cell::Header | Cell::Field(_) => Page::Profile,
    };
    let address = Route::In(id.clone(), page).to_string();
    el("a").attr("href", address).child(cell.to_string())
}
