//! Which answers may not hold, and why.

use super::{Cell, Sheet};
use crate::report::Case;
use crate::report::quality::quality;

pub(super) fn doubts(case: &Case<'_>) -> Sheet {
    let mut rows = Vec::new();
    for found in quality(case) {
        for doubt in &found.doubts {
            let questions = doubt.questions.iter();
            let named = questions.filter_map(|place| case.questionnaire.questions.get(*place));
            let ids: Vec<&str> = named.map(|question| question.id.as_str()).collect();
            rows.push(vec![
                found.check.title().into(),
                Cell::text(ids.join(" ")),
                Cell::text(doubt.what.as_str()),
                Cell::text(doubt.typed.as_str()),
                found.check.reason().into(),
            ]);
        }
    }
    Sheet {
        name: "Doubts",
        key: "doubts",
        columns: vec![
            ("Why the answer may not hold", 34),
            ("Questions", 28),
            ("What was seen", 36),
            ("What was typed", 36),
            ("Why it matters", 60),
        ],
        rows,
    }
}
