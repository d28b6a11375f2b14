//! Laws that hold for all records and all edits, tried on as many as one likes.

use clausewise::assessment::{Assessment, Edit, FieldValue, History};
use clausewise::store::{Clock, Record, WriterId, newer};
use fastrand::Rng;

use crate::{answer, blank, id};

/// In how many of so many triples of records merging depends on order, grouping or repetition.
#[must_use]
pub fn merging(triples: u64, seed: u64) -> u64 {
    let mut rng = Rng::with_seed(seed);
    let writers: [WriterId; 3] = ["a", "b", "c"].map(|name| name.parse().unwrap());
    let mut record = || {
        // Few of everything, so that all kinds of equality occur.
        let data = rng.u8(..3).into();
        Record {
            stamp: Clock::default().tick(rng.u64(..3)),
            writer: writers[rng.usize(..3)].clone(),
            text: format!("{data}"),
            data,
        }
    };
    let mut broken = 0;
    for _ in 0..triples {
        let (a, b, c) = (record(), record(), record());
        let merge = |left: &Record, right: &Record| newer(left.clone(), right.clone());
        let holds = merge(&a, &b) == merge(&b, &a)
            && merge(&merge(&a, &b), &c) == merge(&a, &merge(&b, &c))
            && merge(&a, &a) == a
            && merge(&merge(&a, &b), &b) == merge(&a, &b);
        broken += u64::from(!holds);
    }
    broken
}

/// In how many of so many sequences of steps undoing them does not return to the exact state before
/// each, or redoing them to the one after.
#[must_use]
pub fn undoing(sequences: u64, seed: u64) -> u64 {
    let mut rng = Rng::with_seed(seed);
    (0..sequences).map(|_| u64::from(!returns(&mut rng))).sum()
}

fn returns(rng: &mut Rng) -> bool {
    let mut assessment = blank(id(0), "Title");
    for question in 0..rng.usize(..3) {
        assessment.apply(answer(question, Some("before")));
    }
    let mut history = History::default();
    let mut states = vec![assessment.clone()];
    for step in 0..rng.usize(1..8) {
        let edits = (0..rng.usize(1..4)).map(|part| edit(rng, step * 4 + part));
        history.apply(&mut assessment, edits.collect(), false);
        states.push(assessment.clone());
    }
    // Back to somewhere, forward again, and all the way back.
    let turn = rng.usize(..states.len());
    walk(&mut history, &mut assessment, &states[turn..], true)
        && walk(&mut history, &mut assessment, &states[turn..], false)
        && walk(&mut history, &mut assessment, &states, true)
        && history.undo(&mut assessment).is_none()
}

/// Whether undoing leads through these states from the last to the first, or redoing from the first
/// to the last.
fn walk(
    history: &mut History,
    assessment: &mut Assessment,
    states: &[Assessment],
    back: bool,
) -> bool {
    (1..states.len()).all(|step| {
        let (wanted, edits) = if back {
            (states.len() - 1 - step, history.undo(assessment))
        } else {
            (step, history.redo(assessment))
        };
        edits.is_some() && *assessment == states[wanted]
    })
}

fn edit(rng: &mut Rng, number: usize) -> Edit {
    let question = rng.usize(..4);
    let token = format!("n{number}");
    match rng.u8(..6) {
        0 => answer(question, None),
        1 => Edit::Field(FieldValue::Title(token)),
        2 => Edit::Field(FieldValue::Lanes(Some(rng.u8(1..9)))),
        3 => {
            let level = rng.bool().then(|| rng.u8(1..6));
            Edit::Target(format!("8.{question}").parse().unwrap(), level)
        }
        4 => {
            let record = rng.bool().then(Default::default);
            Edit::Document(format!("D0{question}").parse().unwrap(), record)
        }
        _ => answer(question, Some(&token)),
    }
}
