//! How far the answers can be relied on: every doubt with its reason and the answers it is about.

use super::block::{Block, Entry, Fact};
use crate::questionnaire::QuestionIx;
use crate::report::Case;
use crate::report::picture;
use crate::report::quality::{Doubt, Quality, quality};
use crate::report::text::{Run, Text};

pub(super) fn doubtful(case: &Case<'_>) -> Vec<Block> {
    if case.overall.rated == 0 {
        return Vec::new();
    }
    let burn_up = picture::burn_up(case, picture::PAGE);
    let mut blocks = vec![Block::Picture(Box::new(burn_up))];
    let found = quality(case);
    if found.is_empty() {
        blocks.push(Block::paragraph(
            "No answer gives reason to doubt it: high levels have evidence, none is older than a year, \
             and no clause has been answered alike throughout.",
        ));
        return blocks;
    }
    blocks.push(Block::paragraph(
        "These answers may be right. Each gives a reason to look again before somebody else does; none \
         of this changes a score.",
    ));
    for one in &found {
        blocks.push(Block::heading(
            ["quality-", one.check.key()].concat(),
            one.check.title(),
        ));
        blocks.push(Block::paragraph(one.check.reason()));
        blocks.extend(entries(case, one));
    }
    blocks
}

/// Doubts about single answers as one list; those about several together with what they share.
fn entries(case: &Case<'_>, one: &Quality) -> Vec<Block> {
    if one.doubts.iter().all(|doubt| doubt.questions.len() == 1) {
        let lines = one.doubts.iter().filter_map(|doubt| line(case, doubt));
        return vec![Block::List(lines.collect())];
    }
    let entries = one.doubts.iter().map(|doubt| {
        let what = Text::plain(doubt.what.as_str());
        let title = if doubt.typed.is_empty() {
            what
        } else {
            Text::typed(&doubt.typed)
        };
        let mut named = Text::default();
        for place in &doubt.questions {
            if !named.is_empty() {
                named = named.and(Run::Plain(", ".to_owned()));
            }
            named.0.extend(link(case, *place));
        }
        Block::Entry(Entry {
            anchor: String::new(),
            title,
            marks: Vec::new(),
            lead: Text::default(),
            facts: vec![Fact::new("Questions", named)],
        })
    });
    entries.collect()
}

fn link(case: &Case<'_>, place: QuestionIx) -> Option<Run> {
    let question = case.questionnaire.questions.get(place)?;
    Some(Run::question(question.id.as_str()))
}

fn line(case: &Case<'_>, doubt: &Doubt) -> Option<Text> {
    let place = *doubt.questions.first()?;
    let question = case.questionnaire.questions.get(place)?;
    let text = Text(vec![link(case, place)?]);
    let words = format!(" {} ({})", question.text, doubt.what);
    Some(text.and(Run::Plain(words)))
}
