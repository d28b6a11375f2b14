//! What the report says and in which order, before it is written in any form.

use clausewise::assessment::{
    Assessment, Audit, Edit, Nonconformity, PackagePlan, PackageStatus, StepRecord,
};
use clausewise::export::{Format, Options, files};
use clausewise::questionnaire::Questionnaire;
use clausewise::report::Case;
use clausewise::report::document::{Block, Document, Entry, Part, document};
use clausewise::report::table::Table;
use clausewise::report::text::{Run, Text};

use crate::support::random::answers;
use crate::support::{blank, day, iso, minus_zeros, perfect, rate_leaf, service_desk};

fn report(questionnaire: &Questionnaire, assessment: &Assessment, parts: &[Part]) -> Document {
    document(
        &Case::of(questionnaire, assessment, day("2026-09-20")),
        parts,
    )
}

fn blocks(document: &Document, part: Part) -> &[Block] {
    let mut sections = document.sections.iter();
    let section = sections.find(|section| section.part == part);
    section.map_or(&[], |section| &section.blocks)
}

fn table<'a>(document: &'a Document, part: Part, name: &str) -> &'a Table {
    let mut tables = blocks(document, part)
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
    tables.find(|table| table.name == name).unwrap()
}

fn entries(document: &Document, part: Part) -> Vec<&Entry> {
    let entries = blocks(document, part).iter();
    entries
        .filter_map(|block| match block {
            Block::Entry(entry) => Some(entry),
            _ => None,
        })
        .collect()
}

fn said(entry: &Entry) -> Vec<(&str, String)> {
    let facts = entry.facts.iter();
    facts
        .map(|fact| (fact.name.as_str(), fact.value.bare()))
        .collect()
}

fn package(start: Option<&str>, put_off: bool) -> PackagePlan {
    PackagePlan {
        start: start.map(day),
        put_off,
        effort_days: Some(2.5),
        status: PackageStatus::Doing,
        note: "Wait for the new tool.".to_owned(),
        ..PackagePlan::default()
    }
}

#[test]
fn only_rows_that_name_others_are_kept_with_what_follows() {
    let questionnaire = iso();
    let assessment = answers(&questionnaire, 90, 7);
    let report = report(&questionnaire, &assessment, &Part::ALL);
    let groups = |table: &Table| {
        let rows = 0..table.rows.len();
        rows.filter(|row| table.heads_group(*row)).count()
    };
    // A table in which every row keeps the next one has no place where a page may end.
    for (part, name) in [
        (Part::Roadmap, "Packages"),
        (Part::Documents, "Documents"),
        (Part::Method, "The scale"),
    ] {
        assert_eq!(groups(table(&report, part, name)), 0, "{name}");
    }
    let figures = table(&report, Part::Maturity, "Scores of every clause");
    let inner = questionnaire.nodes.iter();
    let inner = inner.filter(|node| node.leaf.is_none()).count();
    assert_eq!(groups(figures), inner, "and not the sum, which is the last");
}

#[test]
fn milestones_stand_by_their_days_and_say_which_are_overdue() {
    let questionnaire = iso();
    let mut assessment = blank(&questionnaire);
    for leaf in &questionnaire.leaves {
        rate_leaf(&questionnaire, &mut assessment, leaf.number.as_str(), 1);
    }
    assessment.plan.start = Some(day("2026-02-02"));
    let case = Case::of(&questionnaire, &assessment, day("2026-09-20"));
    let course = case.plan.course_by_day();
    assert!(course.windows(2).all(|two| two[0].date <= two[1].date));
    let report = document(&case, &[Part::Roadmap]);
    let table = table(&report, Part::Roadmap, "Milestones");
    let rows = table.rows.iter();
    let shown: Vec<String> = rows.map(|row| row[0].bare()).collect();
    let expected = course.iter().map(|one| {
        let is_late = one.date < case.today;
        [one.name.as_str(), if is_late { " ▲ overdue" } else { "" }].concat()
    });
    assert_eq!(shown, expected.collect::<Vec<_>>());
    let late = shown
        .iter()
        .filter(|name| name.ends_with("overdue"))
        .count();
    assert!(late > 0 && late < shown.len(), "{shown:?}");
}

#[test]
fn what_is_put_off_is_told_with_the_plan_and_not_as_something_kept_in_vain() {
    let questionnaire = iso();
    let mut assessment = blank(&questionnaire);
    rate_leaf(&questionnaire, &mut assessment, "8.6.1", 1);
    rate_leaf(&questionnaire, &mut assessment, "5.1", 5);
    let plans = &mut assessment.plan.packages;
    plans.insert("8.6.1".parse().unwrap(), package(Some("2026-12-01"), true));
    plans.insert("5.1".parse().unwrap(), package(Some("2026-12-02"), true));
    plans.insert("99.1".parse().unwrap(), package(None, false));
    let report = report(&questionnaire, &assessment, &Part::ALL);

    let told = entries(&report, Part::Roadmap);
    let told: Vec<&&Entry> = told
        .iter()
        .filter(|entry| entry.title.bare().starts_with("8.6.1"))
        .collect();
    assert_eq!(told.len(), 1, "it has no reasons of a package");
    let expected = [
        ("State", "Under way".to_owned()),
        ("Person-days", "2.5".to_owned()),
        ("Fixed start", "1 December 2026".to_owned()),
        ("Note", "Wait for the new tool.".to_owned()),
    ];
    assert_eq!(said(told[0]), expected);
    assert_eq!(told[0].marks, ["must be fixed"]);

    let kept = entries(&report, Part::Appendix);
    let titles: Vec<String> = kept.iter().map(|entry| entry.title.bare()).collect();
    assert_eq!(
        titles,
        [
            "Package 5.1, no longer planned",
            "Package 99.1, no longer planned"
        ]
    );
    let facts = said(kept[0]);
    assert!(facts.contains(&("Fixed start", "2 December 2026".to_owned())));
    assert!(facts.iter().any(|(name, _)| *name == "Put off"));
    assert!(said(kept[1]).iter().all(|(name, _)| *name != "Put off"));
}

#[test]
fn a_question_is_found_by_the_id_that_other_parts_name() {
    let questionnaire = iso();
    let assessment = answers(&questionnaire, 60, 3);
    let report = report(&questionnaire, &assessment, &Part::ALL);
    for (entry, question) in entries(&report, Part::Answers)
        .iter()
        .zip(&questionnaire.questions)
    {
        let title = entry.title.bare();
        assert!(title.starts_with(question.id.as_str()), "{title}");
        assert!(title.contains(&question.text), "{title}");
    }
    let rules = table(&report, Part::Readiness, "Rules for stage 1");
    assert!(rules.rows.iter().flatten().any(has_link));
}

#[test]
fn nothing_leads_to_answers_that_are_left_out() {
    let questionnaire = iso();
    let assessment = answers(&questionnaire, 60, 3);
    let parts: Vec<Part> = Part::ALL.to_vec();
    let links = |parts: &[Part]| {
        let report = report(&questionnaire, &assessment, parts);
        let html = clausewise::export::html(&report, clausewise::export::Paper::A4);
        html.matches("href=\"#question-").count()
    };
    assert!(links(&parts) > 50);
    let parts: Vec<Part> = parts
        .into_iter()
        .filter(|one| *one != Part::Answers)
        .collect();
    assert_eq!(links(&parts), 0);
}

#[test]
fn steps_stand_in_their_order_with_what_was_ticked_and_findings_name_their_audit() {
    let questionnaire = iso();
    let mut assessment = blank(&questionnaire);
    let step = |id: &str, ticked: &[&str]| {
        let record = StepRecord {
            ticked: ticked.iter().map(|one| one.parse().unwrap()).collect(),
            owner: "Somebody".to_owned(),
            ..StepRecord::default()
        };
        Edit::entry(id.parse().unwrap(), record)
    };
    let [first, second] = [&questionnaire.steps[0], &questionnaire.steps[1]];
    let criteria: Vec<&str> = first.criteria.iter().map(|one| one.id.as_str()).collect();
    let reversed: Vec<&str> = criteria.iter().rev().copied().chain(["gone"]).collect();
    assessment.apply(step("a-step-of-later", &[]));
    assessment.apply(step(second.id.as_str(), &[]));
    assessment.apply(step(first.id.as_str(), &reversed));
    let audit = Audit {
        title: "First <audit>".to_owned(),
        ..Audit::default()
    };
    assessment.apply(Edit::entry("ia-1".parse().unwrap(), audit));
    let found = Nonconformity {
        audit: Some("ia-1".parse().unwrap()),
        questions: ["8.6.1-q1".parse().unwrap(), "99.1-q1".parse().unwrap()].into(),
        ..Nonconformity::default()
    };
    assessment.apply(Edit::entry("nc-1".parse().unwrap(), found));

    let report = report(&questionnaire, &assessment, &Part::ALL);
    let entries = entries(&report, Part::Certification);
    let titles: Vec<String> = entries.iter().map(|entry| entry.title.bare()).collect();
    let places: Vec<usize> = [first.name.as_str(), &second.name, "a-step-of-later"]
        .iter()
        .map(|name| titles.iter().position(|title| title == name).unwrap())
        .collect();
    assert!(places.is_sorted(), "{titles:?}");
    let texts = first.criteria.iter().map(|one| one.text.as_str());
    let expected = texts.chain(["gone"]).collect::<Vec<_>>().join("\n");
    assert!(said(entries[places[0]]).contains(&("Ticked by hand", expected)));
    let finding = entries[0];
    assert!(said(finding).contains(&("Found in", "Internal audit: First <audit>".to_owned())));
    let questions = finding.facts.iter().find(|fact| fact.name == "Questions");
    let questions = &questions.unwrap().value;
    assert_eq!(questions.bare(), "8.6.1-q1, 99.1-q1");
    let links = questions.0.iter();
    let links = links.filter(|run| matches!(run, Run::Link { .. })).count();
    assert_eq!(links, 1, "what is no longer asked leads nowhere");
}

fn has_link(text: &Text) -> bool {
    text.0.iter().any(|run| matches!(run, Run::Link { .. }))
}

#[test]
fn who_has_nothing_left_to_do_reads_of_no_packages_and_of_no_minus_zero() {
    assert_eq!(minus_zeros("a\n-0 person-days, 2026-01-05").len(), 1);
    assert_eq!(minus_zeros("[-0.0]").len(), 1);
    for questionnaire in [iso(), service_desk()] {
        let assessment = perfect(&questionnaire);
        let case = Case::of(&questionnaire, &assessment, day("2026-09-20"));
        assert!(case.plan.packages.is_empty());
        let head = clausewise::report::headline::roadmap(
            &questionnaire,
            &assessment,
            &case.plan,
            case.today,
        );
        for words in [&head.title, &head.over, &head.lead] {
            assert_eq!(minus_zeros(words), <[&str; 0]>::default());
        }
        for format in Format::ALL {
            for file in files(&case, format, &Options::default()) {
                let found = minus_zeros(&file.text);
                assert_eq!(found, <[&str; 0]>::default(), "{}", file.name);
            }
        }
    }
}

#[test]
fn a_finding_names_its_owner_and_how_each_question_was_rated() {
    let questionnaire = iso();
    let mut assessment = answers(&questionnaire, 60, 1);
    let leaf = &questionnaire.leaves[0];
    let given = PackagePlan {
        owner: "Ann".to_owned(),
        status: PackageStatus::Doing,
        ..PackagePlan::default()
    };
    assessment.apply(Edit::Package(leaf.number.clone(), Some(given)));
    let report = report(&questionnaire, &assessment, &Part::ALL);
    let found = entries(&report, Part::Findings);
    let of = |number: &str| {
        let begins = format!("{number} ");
        let mut all = found.iter();
        *all.find(|one| one.title.bare().starts_with(&begins))
            .unwrap()
    };
    let facts = said(of(leaf.number.as_str()));
    assert!(facts.contains(&("Owner", "Ann".to_owned())), "{facts:?}");
    assert!(facts.contains(&("State", "Under way".to_owned())));
    assert!(facts.iter().all(|(name, _)| *name != "Usual owner"));
    let lead = of(leaf.number.as_str()).lead.bare();
    let rating = assessment.answers.get("4.1-q2").unwrap().rating().unwrap();
    let level = &questionnaire.scale.levels[usize::from(rating.level)].name;
    let expected = format!("? {} {level}, evidence: ", rating.level);
    assert!(
        lead.contains("4.1-q2 ") && lead.contains(&expected),
        "{lead}"
    );
    let facts = said(of(questionnaire.leaves[1].number.as_str()));
    assert!(
        facts.iter().any(|(name, _)| *name == "Usual owner"),
        "{facts:?}"
    );
}
