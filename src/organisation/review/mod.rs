//! The agenda of a management review, prepared: what the assessment knows today on each input, so
//! that the review begins with figures and not with a search for them.

mod figures;

use crate::assessment::Review;
use crate::companion::Certification;
use crate::companion::certification::Input;
use crate::date::Date;
use crate::questionnaire::{EntryId, Status};
use crate::report::Case;
use crate::report::document::{Block, Entry, Fact};
use crate::report::text::Text;
use crate::report::words::{count, score, status};

/// The day of the last review that was held before the one that is prepared.
#[must_use]
pub fn last_review(case: &Case<'_>, prepared: Option<&EntryId>) -> Option<Date> {
    earlier(case, prepared).and_then(|review| review.held)
}

fn earlier<'a>(case: &Case<'a>, prepared: Option<&EntryId>) -> Option<&'a Review> {
    let reviews = || case.assessment.register.reviews();
    let own = reviews().find(|(id, _)| Some(*id) == prepared);
    // Whoever opens an old review again wants the one before it, not one that came after.
    let until = own.and_then(|(_, review)| review.held.or(review.planned));
    let is_earlier = |held: Date| until.is_none_or(|until| held < until);
    reviews()
        .filter(|(id, review)| Some(*id) != prepared && review.held.is_some_and(is_earlier))
        .map(|(_, review)| review)
        .max_by_key(|review| review.held)
}

/// What the assessment knows today on an input: sentences, each with its figures. What the input's
/// clauses come to is said of every input; what else there is, of those inputs that this program
/// knows by their ids.
#[must_use]
pub fn known(case: &Case<'_>, input: &Input, prepared: Option<&EntryId>) -> Vec<String> {
    let since = last_review(case, prepared);
    let mut facts = match input.id.as_str() {
        "earlier_actions" => figures::earlier_actions(case, earlier(case, prepared)),
        "changes_in_context" => figures::changes(case, since),
        "nonconformities" => figures::nonconformities(case, since),
        "measurement" => figures::measurement(case),
        "audits" => figures::audits(case, since),
        "improvement" => figures::improvement(case),
        "other_parties" => figures::parties(case),
        "resources" => figures::resources(case),
        "risks" => figures::risks(case),
        "coming_changes" => figures::coming(case),
        _ => Vec::new(),
    };
    facts.extend(input.clauses.iter().filter_map(|clause| {
        let leaf = case.questionnaire.leaf_index(clause.as_str())?;
        Some(clause_line(case, leaf, since))
    }));
    facts
}

/// The agenda as blocks: each input with what is known today and what was said to it, then what is
/// to be decided.
#[must_use]
pub fn agenda(
    case: &Case<'_>,
    file: &Certification,
    review: &Review,
    prepared: Option<&EntryId>,
) -> Vec<Block> {
    let fact = |name: &str, value: Text| Fact {
        name: name.to_owned(),
        value,
    };
    let mut blocks = Vec::new();
    for input in &file.review_inputs {
        let mut facts: Vec<Fact> = known(case, input, prepared)
            .into_iter()
            .map(|text| fact("Today", text.into()))
            .collect();
        let said = review.inputs.get(input.id.as_str());
        facts.push(fact(
            "Said to it",
            said.map_or_else(|| Text::plain("…"), |text| Text::typed(text)),
        ));
        blocks.push(Block::Entry(Entry {
            anchor: String::new(),
            title: Text::strong(input.text.as_str()),
            marks: Vec::new(),
            lead: Text::plain(input.detail.as_str()),
            facts,
        }));
    }
    let decide = file.review_outputs.iter().map(|output| {
        Text::strong([&output.text, ". "].concat()).then(Text::plain(output.detail.as_str()))
    });
    blocks.push(Block::Paragraph(Text::strong("To decide on")));
    blocks.push(Block::List(decide.collect()));
    if !review.decisions.trim().is_empty() {
        blocks.push(Block::Paragraph(Text::strong("Decided")));
        blocks.push(Block::Paragraph(Text::typed(&review.decisions)));
    }
    blocks
}

/// `8.3.2 Business relationships: likely minor, backed 2.2; 3 answers changed since the last review.`
fn clause_line(case: &Case<'_>, leaf: usize, since: Option<Date>) -> String {
    let Some(model) = case.questionnaire.leaves.get(leaf) else {
        return String::new();
    };
    let found = case.scores.leaf(leaf);
    let state = found.map_or(Status::NotAssessed, |found| found.status);
    let mut text = format!(
        "{} {}: {}",
        model.number,
        model.short,
        status(state).to_lowercase()
    );
    if let Some(backed) = found.and_then(|found| found.backed) {
        text.push_str(&format!(", backed {}", score(Some(backed))));
    }
    let changed = case.questionnaire.questions_of(model).iter();
    let changed = changed.filter(|question| {
        let day = case
            .answer(question)
            .and_then(|answer| answer.at.as_ref()?.date());
        since.is_some() && day > since
    });
    let changed = changed.count();
    if changed > 0 {
        let many = count(changed, "answer", "answers");
        text.push_str(&format!("; {many} changed since the last review"));
    }
    text.push('.');
    text
}
