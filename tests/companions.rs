//! What goes with the questionnaire on ISO/IEC 20000-1 is whole, leads somewhere, and is written
//! for people.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clausewise::assessment::Assessment;
use clausewise::companion::guide::{Block, GuideFile};
use clausewise::companion::{
    Certification, Guide, Outlines, Place, file_name, lint_certification, lint_guide,
    lint_outlines, read_certification, read_guide, read_outlines, search, template,
};
use clausewise::exchange::open;
use clausewise::questionnaire::{Questionnaire, compile, read};

const ISO: &str = "iso-iec-20000-1-2018";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("questionnaires")
}

fn text(kind: &str) -> String {
    std::fs::read_to_string(folder().join(format!("companions/{ISO}.{kind}.json"))).unwrap()
}

fn iso() -> Questionnaire {
    let text = std::fs::read_to_string(folder().join(format!("{ISO}.json"))).unwrap();
    compile(read(&text).unwrap()).unwrap()
}

fn guide_file() -> GuideFile {
    read_guide(&text("guide")).unwrap()
}

fn outlines() -> Outlines {
    read_outlines(&text("outlines")).unwrap()
}

fn certification() -> Certification {
    read_certification(&text("certification")).unwrap()
}

#[test]
fn every_companion_is_clean_and_may_be_given_on() {
    let iso = iso();
    let found = [
        lint_guide(&guide_file(), &iso),
        lint_outlines(&outlines(), &iso),
        lint_certification(&certification(), &iso),
    ];
    let problems: Vec<String> = found.iter().flatten().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{problems:#?}");
    for kind in ["guide", "outlines", "certification"] {
        let file: serde_json::Value = serde_json::from_str(&text(kind)).unwrap();
        assert_eq!(file["licence"], "CC-BY-4.0", "{kind}");
        assert_eq!(file["$schema"], format!("../schema/{kind}-1.schema.json"));
        let notice = file["notice"].as_str().unwrap();
        assert!(
            notice.to_lowercase().contains("own wor"),
            "{kind}: {notice}"
        );
    }
}

#[test]
fn every_file_of_the_folder_is_named_by_the_index() {
    let index = std::fs::read_to_string(folder().join("index.json")).unwrap();
    for file in std::fs::read_dir(folder().join("companions")).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        assert!(index.contains(&format!("\"companions/{name}\"")), "{name}");
    }
}

/// Nothing here is loaded before somebody asks for it; even so it should come at once.
#[test]
fn a_companion_travels_light() {
    for (kind, limit) in [
        ("guide", 24_000),
        ("outlines", 20_000),
        ("certification", 8_000),
    ] {
        let tree: serde_json::Value = serde_json::from_str(&text(kind)).unwrap();
        let mut packed = Vec::new();
        let params = brotli::enc::BrotliEncoderParams::default();
        brotli::BrotliCompress(&mut tree.to_string().as_bytes(), &mut packed, &params).unwrap();
        assert!(packed.len() <= limit, "{kind}: {} bytes", packed.len());
    }
}

/// Only a certification body may say these of somebody, and only in a certificate.
#[test]
fn no_text_promises_a_certificate() {
    for kind in ["guide", "outlines", "certification"] {
        let text = text(kind).to_lowercase();
        for word in ["certified", "compliant", "compliance"] {
            assert!(!text.contains(word), "{kind} says \"{word}\"");
        }
    }
}

/// The pages that people need, by the questions they have.
#[test]
fn the_guide_answers_every_question() {
    let guide = guide_file();
    let pages: Vec<&str> = guide.pages.iter().map(|page| page.id.as_str()).collect();
    for wanted in [
        "what",
        "why",
        "clauses",
        "process",
        "who",
        "when",
        "where",
        "how",
        "benefits",
        "documents",
        "improvement",
        "time",
        "classic",
        "case",
        "paper",
        "judging",
        "glossary",
    ] {
        assert!(pages.contains(&wanted), "{wanted}");
    }
    assert!(guide.terms.len() >= 40, "{} terms", guide.terms.len());
    let how = guide.pages.iter().find(|page| page.id.as_str() == "how");
    assert_eq!(how.unwrap().sections.len(), 15, "a section for each step");
    for page in &guide.pages {
        let links: usize = page
            .sections
            .iter()
            .map(|section| {
                let entries = section.blocks.iter().map(|block| match block {
                    Block::Entries(entries) => {
                        entries.iter().filter(|one| one.to.is_some()).count()
                    }
                    Block::Clause(_) | Block::Documents(_) | Block::Terms(_) => 1,
                    _ => 0,
                });
                section.links.len() + entries.sum::<usize>()
            })
            .sum();
        assert!(links > 0, "{} leads nowhere", page.id);
    }
}

/// Where the field's usual texts err, the guide says so.
#[test]
fn the_guide_corrects_what_is_often_told_wrong() {
    let guide = text("guide");
    for right in [
        "Stage 1 is more than a look at documents.",
        "Older texts speak of preventive action. Since the 2018 edition there is no such requirement.",
        "It is sometimes said that the certificate is required by law in certain countries",
        "Nothing can be excluded",
        "A gap analysis is not an internal audit",
        "none of them asks for its certificate",
    ] {
        assert!(guide.contains(right), "{right}");
    }
}

/// Every text of a guide as it is shown.
fn texts(guide: &Guide) -> Vec<String> {
    let mut texts = Vec::new();
    for page in &guide.pages {
        texts.extend([page.title.clone(), page.lead.clone()]);
        for section in &page.sections {
            for block in &section.blocks {
                match block {
                    Block::P(text) | Block::Note(text) => texts.push(text.clone()),
                    Block::List(items) | Block::Numbered(items) => texts.extend(items.clone()),
                    Block::Entries(entries) => {
                        texts.extend(entries.iter().flat_map(|entry| entry.texts.clone()));
                    }
                    Block::Table(_) => {}
                    other => panic!("{}: {other:?} is still to be put together", page.id),
                }
            }
        }
    }
    texts
}

#[test]
fn sentences_are_short() {
    let guide = Guide::new(guide_file(), &iso());
    let texts = texts(&guide);
    let sentences: Vec<&str> = texts
        .iter()
        .flat_map(|text| text.split(['.', '?', ':', ';']))
        .filter(|sentence| !sentence.trim().is_empty())
        .collect();
    let words = |sentence: &str| sentence.split_whitespace().count();
    let total: usize = sentences.iter().map(|sentence| words(sentence)).sum();
    let mean = total as f64 / sentences.len() as f64;
    assert!(mean < 15.0, "{mean} words in a sentence");
    for sentence in sentences {
        assert!(words(sentence) <= 45, "{sentence}");
    }
}

#[test]
fn a_guide_shows_what_the_questionnaire_knows() {
    let iso = iso();
    let guide = Guide::new(guide_file(), &iso);
    let entries = |page: &str| -> Vec<(String, Option<Place>)> {
        let page = guide.page(page).unwrap();
        let blocks = page.sections.iter().flat_map(|section| &section.blocks);
        blocks
            .filter_map(|block| match block {
                Block::Entries(entries) => Some(entries),
                _ => None,
            })
            .flatten()
            .map(|entry| (entry.label.clone(), entry.to.clone()))
            .collect()
    };
    let clauses = entries("clauses");
    assert_eq!(clauses.len(), 57);
    assert!(
        clauses
            .iter()
            .all(|(_, to)| matches!(to, Some(Place::Assess(Some(_)))))
    );
    assert_eq!(entries("documents").len(), 58);
    assert_eq!(entries("classic").len(), 7);
    assert!(entries("glossary").len() >= 40);
    let step = guide.page("how").unwrap().sections[2].blocks.iter();
    assert!(step.clone().any(|block| matches!(block, Block::List(lines)
        if lines[2] == "Done when: Context, parties and approved scope statement.")));
}

#[test]
fn people_find_what_they_look_for() {
    let guide = Guide::new(guide_file(), &iso());
    let first = |query: &str| search(&guide, query)[0].place.clone();
    let hits = search(&guide, "preventive action");
    assert!(hits.iter().any(|hit| hit.place == "improvement.two"));
    assert_eq!(first("8.6.1"), "clauses.c86.8-6-1-incident-management");
    assert_eq!(
        first("D42"),
        "documents.processes.d42-service-continuity-plan-s"
    );
    assert_eq!(first("surveillance audit"), "how.surveillance");
    assert_eq!(
        first("major nonconformity"),
        "process.findings.major-nonconformity"
    );
    assert!(search(&guide, "zzzz").is_empty());
    for hit in search(&guide, "audit") {
        assert!(
            hit.place.parse::<clausewise::questionnaire::Key>().is_ok(),
            "{}",
            hit.place
        );
        assert!(guide.page(&hit.place).is_some());
    }
}

#[test]
fn there_is_an_outline_for_every_document_and_it_is_worth_reading() {
    let iso = iso();
    let outlines = outlines();
    assert_eq!(outlines.documents.len(), 58);
    let mut purposes = BTreeSet::new();
    for (outline, document) in outlines.documents.iter().zip(&iso.documents) {
        let id = &outline.id;
        assert_eq!(*id, document.id, "in the order of the questionnaire");
        assert!(
            purposes.insert(&outline.purpose),
            "{id} has another's purpose"
        );
        assert!((40..=220).contains(&outline.purpose.len()), "{id}");
        assert!(outline.purpose.ends_with('.'), "{id}");
        assert!((2..=9).contains(&outline.sections.len()), "{id}");
        assert!((2..=5).contains(&outline.mistakes.len()), "{id}");
        assert!(
            outline
                .mistakes
                .iter()
                .all(|mistake| !mistake.ends_with('.')),
            "{id}"
        );
        for section in &outline.sections {
            assert!(
                (10..=260).contains(&section.write.len()),
                "{id}: {}",
                section.title
            );
            assert!(section.write.ends_with('.'), "{id}: {}", section.title);
            assert_ne!(section.columns.len(), 1, "{id}: {}", section.title);
        }
    }
    let sections: usize = outlines
        .documents
        .iter()
        .map(|one| one.sections.len())
        .sum();
    assert!(sections > 200, "{sections} sections");
}

/// The example after its work, with what else a template can take up.
fn example(iso: &Questionnaire) -> Assessment {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/examples/xyz-after.json");
    let bytes = std::fs::read(path).unwrap();
    let mut assessment = open(&bytes, &|_| Some(iso)).unwrap().assessment;
    assessment.profile.organisation_part = "Managed Services".to_owned();
    assessment.profile.services = "Managed network\nNimbus cloud | \"gold\"".to_owned();
    assessment.profile.sponsor = "Managing director".to_owned();
    assessment
}

#[test]
fn a_template_begins_with_what_is_known() {
    let iso = iso();
    let assessment = example(&iso);
    let today = "2026-03-02".parse().unwrap();
    let template = |document: &str| template(&iso, &outlines(), document, &assessment, today);
    let scope = template("D01").unwrap();
    for wanted in [
        "# Scope statement of the service management system\n",
        "| Organisation | XYZ IT Solutions, Managed Services |\n",
        "| Shows | ISO/IEC 20000-1:2018: 4.3, 7.5.4, 8.2.4 |\n",
        "| Version | 0.1, draft of 2026-03-02 |\n",
        "## 1. Scope statement\n",
        "that supports managed network, Nimbus cloud and technical support services",
        "| Managed network |  |  |  |\n",
        "| Nimbus cloud \\| \"gold\" |  |  |  |\n",
        "\nNext review: Every year, and whenever services",
        "- [ ] The legal entity is missing, or a brand stands in its place\n",
        "buy the standard for its text.",
    ] {
        assert!(scope.contains(wanted), "{wanted}\n---\n{scope}");
    }
    assert!(
        template("D44")
            .unwrap()
            .contains("- EU Directive (EU) 2022/2555 (NIS2)\n")
    );
    assert!(template("D54").unwrap().contains("Managing director\n"));
    assert_eq!(template("D99"), None);
    for document in &iso.documents {
        let text = template(document.id.as_str()).unwrap();
        assert!(text.len() > 900, "{}", document.id);
        // Every table is one: as many cells in each row as in its head.
        let mut cells = None;
        for line in text.lines() {
            let bars = line.replace("\\|", "").matches('|').count();
            match (line.starts_with('|'), cells) {
                (true, None) => cells = Some(bars),
                (true, Some(wanted)) => assert_eq!(bars, wanted, "{}: {line}", document.id),
                (false, _) => cells = None,
            }
        }
    }
}

#[test]
fn a_template_is_named_by_its_document() {
    let iso = iso();
    let names: BTreeSet<String> = iso.documents.iter().map(file_name).collect();
    assert_eq!(names.len(), 58, "no two alike");
    assert!(names.contains("D02-service-management-policy.md"));
    for name in names {
        let plain = name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-.".contains(&b));
        assert!(plain && name.len() < 80, "{name}");
    }
}

/// Clause 9.3 has these inputs; an agenda that lacks one is a finding.
#[test]
fn the_review_has_every_input() {
    let file = certification();
    assert_eq!(file.review_inputs.len(), 14);
    let ids: Vec<&str> = file.audits.iter().map(|audit| audit.id.as_str()).collect();
    let wanted = [
        "internal_audit",
        "stage1",
        "stage2",
        "surveillance",
        "recertification",
    ];
    assert_eq!(ids, wanted);
    assert_eq!(file.body_questions.iter().filter(|one| one.days).count(), 3);
    assert_eq!(file.grades[0].id.as_str(), "major");
    assert!(file.grades[0].duty.contains("six months"));
}

#[test]
fn the_days_that_a_grade_names_are_those_that_the_register_counts() {
    use clausewise::assessment::{Grade, Register, Source};
    let file = read_certification(&text("certification")).unwrap();
    let raised = "2026-03-02".parse().unwrap();
    for (id, grade) in [("major", Grade::Major), ("minor", Grade::Minor)] {
        let due = Register::default().usual_due(Source::Stage2, grade, raised);
        let named = file
            .grades
            .iter()
            .find(|one| one.id.as_str() == id)
            .unwrap();
        assert_eq!(
            named.days.map(i64::from),
            Some(due.days_since(raised)),
            "{id}"
        );
    }
}
