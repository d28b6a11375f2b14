//! How the results came about, and what they cannot say.

use super::block::Block;
use crate::report::Case;
use crate::report::table::{Column, Table};
use crate::report::text::Text;

pub(super) fn method(case: &Case<'_>) -> Vec<Block> {
    let questionnaire = case.questionnaire;
    let line = questionnaire.scale.acceptance;
    let doubt = &questionnaire.scoring.doubt;
    let mut blocks = vec![
        Block::paragraph(questionnaire.summary.clone()),
        Block::heading("method-answers", "Answers"),
        Block::paragraph(format!(
            "Each question is rated on the scale below. From level {line} up, the acceptance \
             line, a level counts only where evidence is located or checked; without, it counts as \
             {}. “Don’t know” and open questions are never counted as 0: they widen the range and \
             lower the coverage. A question set aside with a reason leaves every sum.",
            line.saturating_sub(1)
        )),
        Block::Table(scale(case)),
        Block::heading("method-scores", "Scores"),
        Block::paragraph(format!(
            "Declared maturity is the weighted mean of the levels as rated; backed maturity is the \
             mean of the levels that count. Covered is the share of the weight of all questions \
             that apply which is rated: as questions differ in weight, it is not the share of \
             their number. The range allows for open questions and for confidence: \
             a level may be off by {} where confidence is high, {} where it is medium, {} where it \
             is low.",
            doubt.high, doubt.medium, doubt.low
        )),
        Block::paragraph(
            "Capability is the highest level that a clause largely or fully reaches while all \
             levels below are fully reached (modelled on ISO/IEC 33020).",
        ),
        Block::heading("method-findings", "Findings and verdicts"),
        Block::paragraph(
            "A clause is a likely major where a cornerstone question is not met, or, in clauses of \
             higher weight, where more than half of what must be met is not; a likely minor where a \
             must question is not or partly met; incomplete where a must question is open; an \
             improvement where only more than the minimum is missing. Verdicts follow from rules \
             about single questions, documents and dates, all of which this report lists.",
        ),
        Block::heading("method-plan", "Plan"),
        Block::paragraph(
            "Each clause with something to do is a package. Its points come from severity, the gap \
             to the target, the clause’s weight, what waits for it, and what the organisation’s \
             profile raises. Effort starts from a typical figure for the clause and the \
             organisation’s size. The schedule respects dependencies and the people there are; \
             milestones wait for the time that records need. Dates are the earliest, not promises.",
        ),
        Block::heading("method-limits", "Limits"),
        Block::List(vec![
            Text::plain(
                "It is a self-assessment: nobody independent has looked, unless an answer says that \
                 its evidence was checked.",
            ),
            Text::plain(
                "Auditors sample. They may find what no question asks for, and judge differently.",
            ),
            Text::plain("Efforts are typical figures, not quotes; replace them with your own."),
            Text::plain("Texts are our own words and do not replace the standard."),
        ]),
    ];
    let mut sources: Vec<Text> = questionnaire
        .based_on
        .iter()
        .map(|one| Text::plain(one.as_str()))
        .collect();
    if !sources.is_empty() {
        blocks.push(Block::heading("method-sources", "Based on"));
        sources.push(Text::plain(questionnaire.notice.as_str()));
        blocks.push(Block::List(sources));
    } else if !questionnaire.notice.is_empty() {
        blocks.push(Block::Note(Text::plain(questionnaire.notice.as_str())));
    }
    blocks
}

fn scale(case: &Case<'_>) -> Table {
    let levels = case.questionnaire.scale.levels.iter().enumerate();
    let rows = levels.map(|(number, level)| {
        vec![
            Text::strong(format!("{number} {}", level.name)),
            level.meaning.clone().into(),
        ]
    });
    Table {
        name: "The scale".to_owned(),
        columns: vec![Column::words("Level"), Column::words("Meaning")],
        rows: rows.collect(),
    }
}
