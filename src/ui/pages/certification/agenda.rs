//! The agenda of a management review: every input with what the assessment knows of it today, room
//! for what was said, and the whole as a file to send round before.

use crate::assessment::Review;
use crate::companion::Certification;
use crate::export::markdown_page;
use crate::map::Map;
use crate::organisation::{agenda as blocks, known};
use crate::platform::{clock, files};
use crate::questionnaire::EntryId;
use crate::report::Case;
use crate::report::document::Fact;
use crate::report::text::Text;
use crate::ui::components::{Record, button};
use crate::ui::dom::{El, el};
use crate::ui::memo::{Memo, memo};
use crate::ui::pages::report::with_case;

use super::prepared::{fold, item, link, note};

/// The agenda of a review.
pub(super) fn agenda(one: Record<Review>) -> El {
    let title = "Agenda: every input that the standard asks for";
    fold(one.here(), title, move |file| {
        let here = one.here();
        let facts = {
            let file = file.clone();
            memo(move || with_case(here, |case| facts(case, &file, one)).unwrap_or_default())
        };
        let inputs = file.review_inputs.iter().enumerate();
        let rows = inputs.map(|(place, input)| {
            let more = el("div").class("known").child((
                el("ul").within(move || lines(facts, place)),
                link(here, input),
            ));
            let at: fn(&mut Review) -> &mut Map<_, _> = |review| &mut review.inputs;
            note(one, &input.id, &input.text, &input.detail, more, at)
        });
        let decide = file.review_outputs.iter().map(item);
        let (whole, taken) = (file.clone(), file.clone());
        let take = move || take_over(one, &taken, &facts.get_untracked());
        let save = move || download(one, &whole);
        el("div").class("stack").attr("data-agenda", "").child((
            el("p").class("row no-print").child((
                button(
                    "btn primary",
                    "Write today’s figures into empty inputs",
                    take,
                ),
                button("btn", "Download the agenda (Markdown)", save),
            )),
            rows.collect::<Vec<_>>(),
            el("h3").child("To decide on"),
            el("ul").child(decide.collect::<Vec<_>>()),
        ))
    })
}

/// What is known of each input.
fn facts(case: &Case<'_>, file: &Certification, one: Record<Review>) -> Vec<Vec<String>> {
    let id = one.id().parse::<EntryId>().ok();
    let inputs = file.review_inputs.iter();
    inputs
        .map(|input| known(case, input, id.as_ref()))
        .collect()
}

fn lines(facts: Memo<Vec<Vec<String>>>, place: usize) -> Vec<El> {
    facts.with(|facts| {
        let found = facts.get(place).into_iter().flatten();
        found.map(|text| el("li").child(text.as_str())).collect()
    })
}

/// Writes what is known into every input to which nothing was said yet.
fn take_over(one: Record<Review>, file: &Certification, facts: &[Vec<String>]) {
    one.change(false, |review| {
        for (input, facts) in file.review_inputs.iter().zip(facts) {
            if !facts.is_empty() && !review.inputs.contains_key(&input.id) {
                review.inputs.insert(input.id.clone(), facts.join("\n"));
            }
        }
    });
    one.here()
        .app
        .say("Today’s figures are written; change them as you like");
}

fn download(one: Record<Review>, file: &Certification) {
    let here = one.here();
    let review = one.read(Review::clone);
    let id = one.id().parse::<EntryId>().ok();
    let text = with_case(here, |case| {
        let profile = &case.assessment.profile;
        let organisation = [
            profile.organisation.trim(),
            profile.organisation_part.trim(),
        ];
        let day = review.held.or(review.planned);
        let facts = [
            ("Organisation", organisation.join(" ").trim().to_owned()),
            ("Day", day.map_or_else(String::new, |day| day.long())),
            ("Attendees", review.attendees.clone()),
            ("Figures of", case.today.long()),
        ];
        let facts = facts.map(|(name, value)| Fact {
            name: name.to_owned(),
            value: if value.is_empty() {
                Text::plain("…")
            } else {
                Text::typed(&value)
            },
        });
        let blocks = blocks(case, file, &review, id.as_ref());
        markdown_page("Management review", &facts, &blocks)
    });
    let day = review.held.or(review.planned).unwrap_or_else(clock::today);
    let name = ["management-review-", &day.to_string(), ".md"].concat();
    let done = text.is_some_and(|text| files::download(&name, "text/markdown", &text));
    here.app.say(if done {
        "The agenda is saved"
    } else {
        "The browser does not save the agenda"
    });
}
