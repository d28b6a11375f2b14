//! Each mistake is seen, with its path.

use super::*;
use crate::companion::{read_certification, read_guide, read_outlines};
use crate::questionnaire::{compile, read};

fn questionnaire() -> Questionnaire {
    let text = include_str!("../../questionnaire/lint/small.json");
    compile(read(text).unwrap()).unwrap()
}

fn head(format: &str) -> String {
    let id = questionnaire().id;
    format!(
        r#"{{"format":"{format}","format_version":1,"questionnaire":"{id}","language":"en",
        "licence":"CC-BY-4.0","notice":"N.","#
    )
}

fn shown(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

/// A guide with one section of these blocks and links.
fn guide(blocks: &str, links: &str) -> Vec<String> {
    let text = format!(
        r#"{}"terms":[{{"term":"SMS","meaning":"A system.","to":"guide/a.s"}}],"pages":[{{"id":"a",
        "title":"A","short":"A","lead":"L.","sections":[{{"id":"s","title":"S","blocks":[{blocks}],
        "links":[{links}]}}]}}]}}"#,
        head("clausewise-guide")
    );
    shown(&lint_guide(&read_guide(&text).unwrap(), &questionnaire()))
}

/// Everything that the small questionnaire wants to be shown.
fn whole() -> String {
    let questionnaire = questionnaire();
    let mut blocks = vec![r#"{"terms":true}"#.to_owned()];
    for node in questionnaire.main_clauses() {
        blocks.push(format!(r#"{{"clause":"{}"}}"#, node.number));
    }
    for step in &questionnaire.steps {
        blocks.push(format!(r#"{{"step":"{}"}}"#, step.id));
    }
    let mut groups: Vec<_> = questionnaire
        .documents
        .iter()
        .filter_map(|document| document.group.clone())
        .collect();
    groups.sort();
    groups.dedup();
    for group in groups {
        blocks.push(format!(r#"{{"documents":"{group}"}}"#));
    }
    blocks.join(",")
}

#[test]
fn a_whole_guide_is_clean() {
    assert_eq!(guide(&whole(), ""), [] as [&str; 0]);
}

#[test]
fn what_leads_nowhere_in_a_guide_is_seen() {
    let at = "$.pages[0].sections[0]";
    for (blocks, links, expected) in [
        (
            r#"{"p":" a "}"#,
            "",
            format!("{at}.blocks[9]: must not begin or end with a space"),
        ),
        (
            r#"{"clause":"77"}"#,
            "",
            format!("{at}.blocks[9]: there is no clause \"77\""),
        ),
        (
            r#"{"view":"none"}"#,
            "",
            format!("{at}.blocks[9]: there is no view \"none\""),
        ),
        (
            r#"{"table":{"name":"T","head":["a","b"],"rows":[["1"]]}}"#,
            "",
            format!("{at}.blocks[9].table.rows[0]: must have 2 cells"),
        ),
        (
            r#"{"p":"a"}"#,
            r#"{"text":"Go","to":"guide/b"}"#,
            format!("{at}.links[0].to: the guide has no \"b\""),
        ),
        (
            r#"{"p":"a"}"#,
            r#"{"text":"Go","to":"assess/77"}"#,
            format!("{at}.links[0].to: there is no leaf clause \"77\""),
        ),
        (
            r#"{"entries":[{"label":"a","texts":["x"]},{"label":"a","texts":["x"]}]}"#,
            "",
            format!("{at}.blocks[9].entries[1].label: \"a\" is there already"),
        ),
    ] {
        let whole = whole();
        let count = whole.matches("{\"").count();
        let expected = expected.replace("[9]", &format!("[{count}]"));
        assert_eq!(guide(&[&whole, ",", blocks].concat(), links), [expected]);
    }
}

#[test]
fn what_a_guide_leaves_out_is_seen() {
    let questionnaire = questionnaire();
    let found = guide(r#"{"p":"a"}"#, "");
    assert!(found.contains(&"$.pages: must show its terms once".to_owned()));
    let first = &questionnaire.leaves[0].number;
    assert!(found.contains(&format!("$.pages: shows no clause \"{first}\"")));
}

#[test]
fn what_is_wrong_with_outlines_is_seen() {
    let document = |id: &str, sections: &str| {
        format!(
            r#"{{"id":"{id}","purpose":"P.","owner":"O","approver":"A","review":"R",
            "sections":[{sections}],"mistakes":["M"]}}"#
        )
    };
    let lint = |documents: &[String]| {
        let head = head("clausewise-outlines");
        let text = format!("{head}\"documents\":[{}]}}", documents.join(","));
        shown(&lint_outlines(
            &read_outlines(&text).unwrap(),
            &questionnaire(),
        ))
    };
    let section = r#"{"title":"T","write":"W."}"#;
    let all: Vec<String> = questionnaire()
        .documents
        .iter()
        .map(|one| document(one.id.as_str(), section))
        .collect();
    assert_eq!(lint(&all), [] as [&str; 0]);
    let mut wrong = all.clone();
    wrong.push(document("D99", ""));
    let at = format!("$.documents[{}]", all.len());
    assert_eq!(
        lint(&wrong),
        [
            format!("{at}.id: there is no document \"D99\""),
            format!("{at}.sections: must have at least one entry")
        ]
    );
    assert_eq!(lint(&all[1..]).len(), 1);
    let twice = [all[0].clone(), all[0].clone()];
    assert!(
        lint(&twice)
            .iter()
            .any(|one| one.starts_with("$.documents[1].id:"))
    );
}

#[test]
fn what_is_wrong_with_audits_is_seen() {
    let file = |clause: &str| {
        let input = format!(r#"{{"id":"i","text":"T","detail":"D.","clauses":["{clause}"]}}"#);
        let head = head("clausewise-certification");
        let text = format!(
            r#"{head}"audits":[{{"id":"a","name":"N","purpose":"P.","when":"W.","looks_at":[{input}],
            "prepare":["x"],"outcome":[]}}],"review_inputs":[{input}],"review_outputs":[{input}],"scope_checks":[{input}],
            "body_questions":[{{"id":"q","ask":"A?","why":"W.","good":"G."}}],
            "grades":[{{"id":"major","name":"N","meaning":"M.","duty":"D.","examples":["E"]}}],
            "applicability":{{"title":"T","intro":["I."],"not_applicable":"N.","none_set_aside":"N.",
            "parties":"P.","no_parties":"N.","control":["C."]}}}}"#
        );
        let read = read_certification(&text).unwrap();
        shown(&lint_certification(&read, &questionnaire()))
    };
    let first = questionnaire().leaves[0].number.clone();
    let nothing_comes = "$.audits[0].outcome: must have at least one entry";
    assert_eq!(file(first.as_str()), [nothing_comes]);
    assert_eq!(file("77").len(), 5);
}

#[test]
fn a_file_of_another_questionnaire_is_seen() {
    let text = head("clausewise-outlines").replace(questionnaire().id.as_str(), "other")
        + "\"documents\":[]}";
    let found = lint_outlines(&read_outlines(&text).unwrap(), &questionnaire());
    assert_eq!(found[0].path, "$.questionnaire");
}
