//! The report as HTML, read strictly as XML by another reader.

use std::collections::BTreeSet;

use clausewise::export::{Format, Options, files};
use clausewise::report::Case;
use clausewise::report::document::Part;
use roxmltree::{Document, ParsingOptions};

use crate::filled::filled;
use crate::markers::marker;
use crate::support::{blank, day, iso, service_desk};

pub(crate) fn parse(html: &str) -> Document<'_> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(html, options).unwrap()
}

/// What is to be read.
pub(crate) fn text(html: &str) -> String {
    let document = parse(html);
    let body = document
        .descendants()
        .find(|node| node.has_tag_name("body"));
    let body = body.unwrap();
    let texts = body.descendants().filter(|node| node.is_text());
    texts.filter_map(|node| node.text()).collect()
}

fn report(parts: &[Part]) -> String {
    let mut count = 0;
    let (questionnaire, assessment) = filled(|| {
        count += 1;
        marker(count)
    });
    let case = Case::of(&questionnaire, &assessment, day("2026-03-02"));
    let options = Options {
        parts: parts.to_vec(),
        ..Options::default()
    };
    files(&case, Format::Html, &options).remove(0).text
}

#[test]
fn every_link_leads_somewhere_and_every_name_is_given_once() {
    let html = report(&Part::ALL);
    let document = parse(&html);
    let mut names = BTreeSet::new();
    for node in document.descendants() {
        if let Some(id) = node.attribute("id") {
            assert!(names.insert(id), "{id} twice");
        }
    }
    let links: Vec<&str> = document
        .descendants()
        .filter_map(|node| node.attribute("href"))
        .collect();
    assert!(links.len() > 40, "{} links", links.len());
    for link in links {
        let to = link
            .strip_prefix('#')
            .expect("links lead within the report");
        assert!(names.contains(to), "{link} leads nowhere");
    }
}

#[test]
fn headings_go_down_one_step_at_a_time() {
    let html = report(&Part::ALL);
    let mut depth = 0;
    for node in parse(&html).descendants() {
        let tag = node.tag_name().name();
        if let Some(level @ 1..=6) = tag.strip_prefix('h').and_then(|n| n.parse::<u8>().ok()) {
            assert!(level <= depth + 1, "{tag} after h{depth}");
            depth = level;
        }
    }
}

#[test]
fn only_the_chosen_parts_are_there_in_the_report_s_order() {
    let html = report(&[Part::Method, Part::Summary]);
    let document = parse(&html);
    let parts: Vec<&str> = document
        .descendants()
        .filter(|node| node.has_tag_name("section"))
        .filter_map(|node| node.attribute("id"))
        .collect();
    assert_eq!(parts, ["summary", "method"]);
}

#[test]
fn every_question_is_there_with_what_its_level_means() {
    let html = report(&[Part::Answers]);
    let read = text(&html);
    let questionnaire = iso();
    for question in &questionnaire.questions {
        assert!(read.contains(&question.text), "{}", question.id);
    }
    // The fourth question is rated 3.
    let question = &questionnaire.questions[3];
    assert!(read.contains(&questionnaire.level_text(question, 3)));
}

#[test]
fn an_empty_assessment_and_another_questionnaire_make_a_report_too() {
    for questionnaire in [iso(), service_desk()] {
        let assessment = blank(&questionnaire);
        let case = Case::of(&questionnaire, &assessment, day("2026-03-02"));
        for format in Format::ALL {
            for file in files(&case, format, &Options::default()) {
                assert!(!file.text.is_empty(), "{}", file.name);
            }
        }
        let html = files(&case, Format::Html, &Options::default())
            .remove(0)
            .text;
        let read = text(&html);
        assert!(read.contains("Not answered."), "{}", questionnaire.title);
        for word in ["certified", "compliant", "NaN", "inf "] {
            assert!(!read.contains(word), "{word}");
        }
    }
}
