//! Pictures that go out as files.

use clausewise::report::Case;
use clausewise::report::document::{Block, Part, document};

use crate::filled::filled;
use crate::support::day;

#[test]
fn a_picture_that_stands_twice_is_the_same_both_times() {
    let (questionnaire, assessment) = filled(String::new);
    let case = Case::of(&questionnaire, &assessment, day("2026-03-02"));
    let mut seen = Vec::new();
    let mut again = 0;
    for section in document(&case, &Part::ALL).sections {
        for block in section.blocks {
            let Block::Picture(picture) = block else {
                continue;
            };
            match seen.iter().find(|(name, _)| *name == picture.name) {
                Some((name, scene)) => {
                    assert!(*scene == picture.scene, "{name}");
                    again += 1;
                }
                None => seen.push((picture.name, picture.scene)),
            }
        }
    }
    assert_eq!(again, 1, "the radar of the main clauses");
}
