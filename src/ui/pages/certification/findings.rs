//! The register of nonconformities.

use crate::assessment::{Audit, Edit, Effectiveness, Grade, Nonconformity, Progress, Source};
use crate::date::Date;
use crate::platform::clock;
use crate::questionnaire::EntryId;
use crate::report::journey::{audit as audit_name, finding_progress, grade, source};
use crate::report::words::capitalised;
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::components::{Cases, Record, button, field, printed, put};
use crate::ui::dom::{El, el, value_of};
use crate::ui::work::{Here, Work};

use super::entries::{List, entries, go_to, names, numbers};
use super::prepared::grades;

const SOURCES: Cases<Source> = &[
    ("internal_audit", "Internal audit", Source::InternalAudit),
    ("stage1", "Stage 1", Source::Stage1),
    ("stage2", "Stage 2", Source::Stage2),
    ("surveillance", "Surveillance audit", Source::Surveillance),
    (
        "recertification",
        "Recertification audit",
        Source::Recertification,
    ),
];
const GRADES: Cases<Grade> = &[
    ("major", "Major nonconformity", Grade::Major),
    ("minor", "Minor nonconformity", Grade::Minor),
    ("concern", "Area of concern or opportunity", Grade::Concern),
];
const EFFECTS: Cases<Effectiveness> = &[
    ("unchecked", "Not checked yet", Effectiveness::Unchecked),
    ("effective", "The action works", Effectiveness::Effective),
    (
        "ineffective",
        "It may come back",
        Effectiveness::Ineffective,
    ),
];

static LIST: List<Nonconformity> = List {
    title: "Nonconformities",
    hint: "What audits find is kept here, with correction, cause and corrective action. An entry closes when it is verified and the action was seen to work; an open major holds everything up.",
    add: "Add a nonconformity",
    new,
    by: |finding| finding.due.or(finding.raised),
    head,
    form,
};

/// The panel.
pub(super) fn findings(here: Here, today: Date) -> El {
    entries(here, today, &LIST).child(grades(here))
}

/// The findings of an audit, each to go to, and a button that records another.
pub(super) fn found_in(one: Record<Audit>) -> El {
    let here = one.here();
    let audit: Option<EntryId> = one.id().parse().ok();
    let of = audit.clone();
    let links = move || {
        let found = here.with(|work| {
            let all = work.assessment.register.nonconformities();
            let found = all.filter(|(_, finding)| finding.audit.is_some() && finding.audit == of);
            let named = found.map(|(id, finding)| (id.clone(), head(finding, clock::today()).0));
            named.collect::<Vec<_>>()
        });
        let links = found
            .unwrap_or_default()
            .into_iter()
            .map(|(id, name)| el("li").child(button("link", &name, move || go_to(&id))));
        links.collect::<Vec<_>>()
    };
    let add = move || {
        let (Ok(id), Some(audit)) = (clock::new_name().parse::<EntryId>(), audit.clone()) else {
            return;
        };
        let today = clock::today();
        let finding = here.peek(|work| {
            let mut finding = new(work, today);
            finding.of_audit(&work.assessment.register, Some(audit));
            finding
        });
        if let Some(finding) = finding {
            put(here, Edit::entry(id.clone(), finding), false);
            go_to(&id);
        }
    };
    el("div").class("wide found").child((
        el("p").class("label").child("What it found"),
        el("ul").class("plain").within(links),
        el("p")
            .class("no-print")
            .child(button("btn", "Record a finding of this audit", add)),
    ))
}

/// The audit that found it, as a choice among those of the register.
fn audit_choice(one: Record<Nonconformity>) -> El {
    let here = one.here();
    let options = move || {
        let chosen = one.read(|finding| finding.audit.clone());
        let audits = here.with(|work| {
            let all = work.assessment.register.audits();
            all.map(|(id, audit)| (id.clone(), named(audit)))
                .collect::<Vec<_>>()
        });
        let audits = audits.unwrap_or_default().into_iter();
        let mut options = vec![el("option").attr("value", "").child("No audit of the list")];
        options.extend(audits.map(|(id, name)| {
            let is_chosen = chosen.as_ref() == Some(&id);
            el("option")
                .attr("value", id.as_str())
                .maybe("selected", is_chosen.then_some(""))
                .child(name)
        }));
        options
    };
    let select = el("select").within(options).on("change", move |event| {
        let audit = value_of(&event).parse().ok();
        let register = here.peek(|work| work.assessment.register.clone());
        one.change(false, |finding| {
            finding.of_audit(&register.unwrap_or_default(), audit);
        });
    });
    let shown = move || {
        let chosen = one.read(|finding| finding.audit.clone());
        let name = here.with(|work| {
            let mut audits = work.assessment.register.audits();
            audits
                .find(|(id, _)| chosen.as_ref() == Some(id))
                .map(|(_, audit)| named(audit))
        });
        name.flatten().unwrap_or_default()
    };
    printed(field("Found in which audit", select), shown)
}

fn named(audit: &Audit) -> String {
    let mut name = audit_name(audit.kind).to_owned();
    if !audit.title.is_empty() {
        name.push_str(": ");
        name.push_str(&audit.title);
    }
    if let Some(day) = audit.started.or(audit.ended).or(audit.planned) {
        name.push_str(", ");
        name.push_str(&day.short());
    }
    name
}

/// A finding of the audit that was the last, due when such findings usually are.
fn new(work: &Work, today: Date) -> Nonconformity {
    let register = &work.assessment.register;
    let last = register
        .audits()
        .filter_map(|(id, audit)| Some((audit.started.or(audit.ended)?, id)))
        .max();
    let mut finding = Nonconformity {
        raised: Some(today),
        ..Nonconformity::default()
    };
    finding.of_audit(register, last.map(|(_, id)| id.clone()));
    finding
}

fn head(finding: &Nonconformity, today: Date) -> (String, &'static str, String) {
    let clause = finding.clause.as_ref().map_or("", |clause| clause.as_str());
    let name = [&capitalised(grade(finding.grade)), " ", clause].concat();
    let mut name = [name.trim_end(), ", ", source(finding.source)].concat();
    if !finding.statement.is_empty() {
        name.push_str(": ");
        name.push_str(&finding.statement);
    }
    let progress = finding.progress();
    if finding.is_overdue(today) {
        let due = finding.due.map(Date::short).unwrap_or_default();
        return (name, "late", ["overdue since ", &due].concat());
    }
    let key = match progress {
        Progress::Open => "todo",
        Progress::Planned | Progress::Verified => "doing",
        Progress::Closed => "done",
    };
    let mut state = finding_progress(progress).to_owned();
    if let Some(due) = finding.due.filter(|_| finding.verified.is_none()) {
        state.push_str(", due ");
        state.push_str(&due.short());
    }
    (name, key, state)
}

fn form(one: Record<Nonconformity>) -> Vec<El> {
    let clause = one.names(
        "Clause",
        "such as 8.6.1",
        |finding| {
            let clause = finding.clause.as_ref();
            clause.map(ToString::to_string).unwrap_or_default()
        },
        |finding, text| finding.clause = text.trim().parse().ok(),
    );
    let questions = one.names(
        "Questions it is about",
        "such as 8.6.1-q1, 8.6.1-q2",
        |finding| numbers(&finding.questions),
        |finding, text| finding.questions = names(text),
    );
    vec![
        audit_choice(one),
        one.choice("Found by", SOURCES, |finding| &mut finding.source),
        one.choice("Grade", GRADES, |finding| &mut finding.grade),
        clause,
        questions,
        el("div").class("wide").within(move || links(one)),
        one.area("Statement: what is not as it should be", |finding| {
            &mut finding.statement
        }),
        one.area("Evidence: what shows it", |finding| &mut finding.evidence),
        one.area("Correction: what puts the case right", |finding| {
            &mut finding.correction
        }),
        one.area("Cause: why it came about", |finding| &mut finding.cause),
        one.area("Corrective action: what keeps it from coming back", |one| {
            &mut one.action
        }),
        one.text("Owner", |finding| &mut finding.owner),
        one.day("Raised on", |finding| &mut finding.raised),
        one.day("Due on", |finding| &mut finding.due),
        one.day("Correction verified on", |finding| &mut finding.verified),
        one.choice("Effect of the action", EFFECTS, |finding| {
            &mut finding.effectiveness
        }),
        one.text("How the effect was checked", |finding| {
            &mut finding.effectiveness_note
        }),
    ]
}

/// Where one acts on it: its questions, its clause, and the package of the clause.
fn links(one: Record<Nonconformity>) -> Vec<El> {
    let here = one.here();
    let questionnaire = here.questionnaire();
    let (clause, questions) =
        one.read(|finding| (finding.clause.clone(), finding.questions.clone()));
    let link = |text: String, page: Page| {
        let route = Route::In(here.id(), page).to_string();
        el("a").class("btn").attr("href", route).child(text)
    };
    let mut links: Vec<El> = questions
        .iter()
        .filter(|question| questionnaire.question(question.as_str()).is_some())
        .map(|question| {
            let text = ["Question ", question.as_str()].concat();
            link(text, Page::Assess(place(question.as_str())))
        })
        .collect();
    if let Some(clause) = clause.filter(|clause| questionnaire.node(clause.as_str()).is_some()) {
        let text = ["Clause ", clause.as_str()].concat();
        links.push(link(text, Page::Assess(place(clause.as_str()))));
        let text = ["Package ", clause.as_str(), " in the roadmap"].concat();
        links.push(link(text, Page::Roadmap));
    }
    if links.is_empty() {
        links
    } else {
        vec![el("div").class("row no-print").child(links)]
    }
}
