//! A state that is compared is called what it is, earlier or later, wherever the radar speaks of it.
#![allow(clippy::unwrap_used)]

mod support;

use clausewise::assessment::Assessment;
use clausewise::chart::Mark;
use clausewise::report::picture::{PAGE, Picture, radar};
use clausewise::report::{Age, Case, Other};
use support::{day, iso, offered};

/// The radar of one state beside another.
fn beside(shown: &Assessment, other: &Assessment) -> Picture {
    let q = iso();
    let case = Case::of(&q, shown, day("2026-11-26"));
    radar(&case.compared(Other::of(&q, other, shown)), "", PAGE)
}

/// The last column of the table, the words of the legend and what a point says.
fn names(picture: &Picture) -> (&str, bool, bool) {
    let column = picture.table.columns.last().unwrap().title;
    let line = column.to_lowercase();
    let is_line = |mark: &Mark| matches!(mark, Mark::Text { text, .. } if *text == line);
    let in_legend = picture.scene.shapes.iter().any(|one| is_line(&one.mark));
    let ending = format!("{}.", line.replace(", compared", " there"));
    let is_said = picture.points.iter().all(|one| one.said.ends_with(&ending));
    (column, in_legend, is_said)
}

#[test]
fn an_earlier_state_is_what_has_changed_since() {
    let (before, after) = (offered(&iso(), "xyz-before"), offered(&iso(), "xyz-after"));
    let picture = beside(&after, &before);
    assert_eq!(names(&picture), ("Backed earlier", true, true));
    let told = "Compared with the earlier state of 15 January 2026, most has changed at 9 Evaluation: \
                from 0.5 to 3.0, backed by evidence.";
    assert!(picture.sentence.ends_with(told), "{}", picture.sentence);
}

#[test]
fn a_later_state_is_what_had_changed_by_then() {
    let (before, after) = (offered(&iso(), "xyz-before"), offered(&iso(), "xyz-after"));
    let picture = beside(&before, &after);
    assert_eq!(names(&picture), ("Backed later", true, true));
    let told = "By the later state of 15 October 2026, most had changed at 9 Evaluation: from 0.5 to \
                3.0, backed by evidence.";
    assert!(picture.sentence.ends_with(told), "{}", picture.sentence);
}

#[test]
fn what_a_browser_took_in_later_is_as_old_as_its_answers() {
    let (mut before, mut after) = (offered(&iso(), "xyz-before"), offered(&iso(), "xyz-after"));
    before.updated_at = Some("2026-11-26T10:00:00Z".parse().unwrap());
    assert_eq!(Age::of(&before, &after), Age::Earlier);
    let told = beside(&after, &before).sentence;
    assert!(
        told.contains("the earlier state of 15 January 2026"),
        "{told}"
    );
    // A copy that was kept is earlier once one goes on.
    before = after.clone();
    assert_eq!(Age::of(&before, &after), Age::Unknown);
    let id = after.answers.keys().next().unwrap().clone();
    let mut answer = after.answers.get(&id).unwrap().clone();
    answer.at = Some("2026-11-26T10:00:00Z".parse().unwrap());
    after.answers.insert(id, answer);
    assert_eq!(Age::of(&before, &after), Age::Earlier);
    assert_eq!(Age::of(&after, &before), Age::Later);
}

#[test]
fn of_a_state_without_a_time_nothing_is_said_of_before_and_after() {
    let (before, after) = (offered(&iso(), "xyz-before"), offered(&iso(), "xyz-after"));
    let mut undated = before.clone();
    undated.updated_at = None;
    for id in before.answers.keys() {
        let mut answer = before.answers.get(id).unwrap().clone();
        answer.at = None;
        undated.answers.insert(id.clone(), answer);
    }
    let picture = beside(&after, &undated);
    assert_eq!(names(&picture), ("Backed, compared", true, true));
    let told = "Compared with the other state, most differs at 9 Evaluation: 0.5 there, 3.0 here, \
                backed by evidence.";
    assert!(picture.sentence.ends_with(told), "{}", picture.sentence);
    // Of one moment neither is earlier.
    assert_eq!(Age::of(&before, &before), Age::Unknown);
    let same = beside(&before, &before).sentence;
    let told =
        "Compared with the other state of 15 January 2026, nothing differs that evidence backs.";
    assert!(same.ends_with(told), "{same}");
}
