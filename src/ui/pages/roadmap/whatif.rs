//! What if some packages were done: scores, verdicts and dates as they would be, beside today's.

use std::sync::Arc;

use leptos::prelude::*;

use crate::assessment::{Assessment, Edit};
use crate::date::Date;
use crate::platform::page;
use crate::questionnaire::{ClauseId, LeafIx, Questionnaire};
use crate::report::words::{
    self, capitalised, count, person_days, short_list, verdict as verdict_name,
};
use crate::roadmap::{Smallest, assume_done, is_must_fix, is_package, roadmap, smallest};
use crate::scoring::{Scores, verdicts};
use crate::ui::components::{button, panel, score, table};
use crate::ui::dom::{El, el};
use crate::ui::memo::{Memo, memo};
use crate::ui::work::Here;

/// The packages that are assumed to be done, and why these.
#[derive(Clone, Copy)]
pub(super) struct Assumed {
    pub(super) clauses: RwSignal<Vec<ClauseId>>,
    why: RwSignal<Option<String>>,
}

impl Assumed {
    pub(super) fn new() -> Self {
        Self {
            clauses: RwSignal::new(Vec::new()),
            why: RwSignal::new(None),
        }
    }

    /// Adds a package or takes it out.
    pub(super) fn set(self, clause: &ClauseId, is_done: bool) {
        self.why.set(None);
        self.clauses.update(|clauses| {
            clauses.retain(|one| one != clause);
            if is_done {
                clauses.push(clause.clone());
            }
        });
    }

    fn clear(self) {
        self.why.set(None);
        self.clauses.set(Vec::new());
    }
}

/// One state of things, as rows of a table.
fn figures(questionnaire: &Questionnaire, assessment: &Assessment, today: Date) -> Vec<String> {
    let scores = Scores::of(questionnaire, assessment);
    let overall = scores.overall(questionnaire);
    let plan = roadmap(questionnaire, assessment, &scores, today);
    let reports = verdicts(questionnaire, assessment, &scores, today);
    let mut figures = vec![score(overall.backed)];
    figures.extend(
        reports
            .iter()
            .map(|report| verdict_name(report.verdict).to_owned()),
    );
    figures.push(plan.packages.len().to_string());
    figures.push(person_days(plan.effort_days));
    // Where packages that it needs are put off, there is no day for the certificate.
    figures.push(
        if plan.needed_off > 0 && !questionnaire.milestones.is_empty() {
            "–".to_owned()
        } else {
            plan.goal().long()
        },
    );
    figures
}

fn names(questionnaire: &Questionnaire) -> Vec<String> {
    let mut names = vec!["Maturity backed by evidence".to_owned()];
    let verdicts = questionnaire.verdicts.iter();
    names.extend(verdicts.map(|one| [&capitalised(&one.name), ", self-assessed"].concat()));
    names.push("Packages left".to_owned());
    names.push("Effort left".to_owned());
    names.push(if questionnaire.milestones.is_empty() {
        "All work done by".to_owned()
    } else {
        "Certification decision".to_owned()
    });
    names
}

/// Where the keyboard goes on when a button has done its work and is gone.
const HEAD: &str = "what-if";

/// The panel.
pub(super) fn whatif(here: Here, assumed: Assumed, today: Date) -> El {
    let rows = move || {
        let clauses = assumed.clauses.get();
        if clauses.is_empty() {
            return None;
        }
        let questionnaire = here.questionnaire();
        let leaves: Vec<LeafIx> = clauses
            .iter()
            .filter_map(|clause| questionnaire.leaf_index(clause.as_str()))
            .collect();
        let (now, then) = here.with(|work| {
            let done = assume_done(&questionnaire, &work.assessment, &leaves);
            (
                figures(&questionnaire, &work.assessment, today),
                figures(&questionnaire, &done, today),
            )
        })?;
        let (others, needed) = here.with(|work| others(&questionnaire, &work.scores, &leaves))?;
        let needed = without(&questionnaire, needed);
        let rows = names(&questionnaire).into_iter().zip(now).zip(then);
        let rows = rows.map(|((name, now), then)| {
            let is_new = now != then;
            let then = el(if is_new { "b" } else { "span" }).child(then);
            el("tr").child((
                el("th").attr("scope", "row").child(name),
                el("td").child(now),
                el("td").attr("data-then", "").child(then),
            ))
        });
        let body = el("tbody").child(rows.collect::<Vec<_>>());
        let many = count(clauses.len(), "package", "packages");
        let title = ["If ", &many, " were done: "].concat();
        let list = short_list(
            &clauses.iter().map(ClauseId::as_str).collect::<Vec<_>>(),
            12,
        );
        Some((
            el("p").child((title, list)),
            table("What if", &["Figure", "Today", "Then"], body),
            el("div").class("row").child([
                button("btn", "Discard", move || {
                    assumed.clear();
                    page::focus(HEAD);
                }),
                button("btn", &keep(clauses.len(), others), move || {
                    put_others_off(here, assumed);
                }),
            ]),
            needed.map(|text| el("p").class("note").child(text)),
        ))
    };
    let questionnaire = here.questionnaire();
    let choose = questionnaire.verdicts.iter().map(|model| {
        let id = model.id.to_string();
        let text = ["Fewest packages for ", &model.name].concat();
        button("btn", &text, move || choose(here, assumed, &id, today))
    });
    let why = move || {
        assumed
            .why
            .get()
            .map(|why| el("p").class("note").child(why))
    };
    panel("What if").attr("data-panel", "whatif").child((
        el("p").class("small").attr("id", HEAD).attr("tabindex", "-1").child(
            "Tick packages in the table below to see what scores, verdicts and dates would be. Nothing is changed by that.",
        ),
        el("div").class("row no-print").child(choose.collect::<Vec<_>>()),
        el("div").attr("role", "status").within(why),
        el("div").class("whatif").within(rows),
        el("div").within(move || put_off(here)),
    ))
}

/// How many packages are not ticked, and how many of them must be fixed.
fn others(questionnaire: &Questionnaire, scores: &Scores, ticked: &[LeafIx]) -> (usize, usize) {
    let open = (0..questionnaire.leaves.len()).filter(|leaf| !ticked.contains(leaf));
    let scores = open
        .filter_map(|leaf| scores.leaf(leaf))
        .filter(|one| is_package(one));
    scores.fold((0, 0), |(all, needed), score| {
        (all + 1, needed + usize::from(is_must_fix(score)))
    })
}

/// What the button does that keeps the ticked packages in the plan.
fn keep(ticked: usize, others: usize) -> String {
    let these = if ticked == 1 {
        "this package".to_owned()
    } else {
        ["these ", &ticked.to_string(), " packages"].concat()
    };
    [
        "Plan only ",
        &these,
        ", put the other ",
        &others.to_string(),
        " off",
    ]
    .concat()
}

/// What it would mean to put the others off.
fn without(questionnaire: &Questionnaire, needed: usize) -> Option<String> {
    if needed == 0 || questionnaire.milestones.is_empty() {
        return None;
    }
    let many = count(needed, "of the others is", "of the others are");
    let text = [
        &many,
        " needed for stage 2. Put off, neither stage 2 nor the certificate has a day.",
    ];
    Some(text.concat())
}

/// Ticks the fewest packages that make a verdict ready, and says why these.
fn choose(here: Here, assumed: Assumed, verdict: &str, today: Date) {
    let questionnaire = here.questionnaire();
    let found = here.peek(|work| {
        // What is put off may be needed all the same.
        let mut all = work.assessment.clone();
        for (_, package) in all.plan.packages.iter_mut() {
            package.put_off = false;
        }
        let plan = roadmap(&questionnaire, &all, &work.scores, today);
        smallest(&questionnaire, &all, &work.scores, &plan, verdict, today)
    });
    let Some(found) = found.flatten() else { return };
    let number = |leaf: LeafIx| {
        questionnaire
            .leaves
            .get(leaf)
            .map(|leaf| leaf.number.clone())
    };
    assumed
        .clauses
        .set(found.leaves().filter_map(number).collect());
    let text = explained(&questionnaire, &found);
    here.app.say(text.clone());
    assumed.why.set(Some(text));
}

/// Why these packages, in a few sentences.
fn explained(questionnaire: &Questionnaire, found: &Smallest) -> String {
    let model = questionnaire
        .verdicts
        .iter()
        .find(|one| one.id == found.verdict);
    let name = model.map_or("", |model| model.name.as_str());
    let mut text = if found.needed.is_empty() {
        ["No package is needed for ", name, "."].concat()
    } else {
        let many = count(found.needed.len(), "package is", "packages are");
        let proof = if found.is_proven {
            "; fewer do not suffice"
        } else {
            "; fewer might suffice"
        };
        ["For ", name, ", ", &many, " enough", proof, "."].concat()
    };
    if !found.built_on.is_empty() {
        let many = count(found.built_on.len(), "other", "others");
        text.push_str(" They build on ");
        text.push_str(&many);
        text.push_str(", ticked too.");
    }
    if found.effort_days > 0.0 {
        text.push(' ');
        text.push_str(&capitalised(&person_days(found.effort_days)));
        text.push_str(" in all.");
    }
    // What each rule takes: the rules with most packages first.
    let mut rules: Vec<(&str, usize)> = Vec::new();
    let texts = questionnaire.verdicts.iter().flat_map(|one| {
        let rules = one.rules.iter();
        rules.map(move |rule| (&one.id, &rule.id, rule.text.as_str()))
    });
    for (verdict, rule, name) in texts.clone() {
        let serves = |served: &(LeafIx, Vec<_>)| {
            served
                .1
                .iter()
                .any(|(one, other)| one == verdict && other == rule)
        };
        let many = found.needed.iter().filter(|one| serves(one)).count();
        if many > 0 {
            rules.push((name, many));
        }
    }
    rules.sort_by_key(|(_, many)| std::cmp::Reverse(*many));
    for (name, many) in rules.iter().take(3) {
        let many = count(*many, "package serves", "packages serve");
        text.push(' ');
        text.push_str(&capitalised(&many));
        text.push_str(" the rule \u{201c}");
        text.push_str(name);
        text.push_str("\u{201d}.");
    }
    let besides: Vec<&str> = texts
        .filter(|(verdict, rule, _)| {
            let mut besides = found.besides.iter();
            besides.any(|(one, other, _)| one == *verdict && other == *rule)
        })
        .map(|(_, _, name)| name)
        .collect();
    if !besides.is_empty() {
        text.push_str(" No package helps with: ");
        text.push_str(&short_list(&besides, 4));
        text.push('.');
    }
    text
}

/// Puts every package off that is not ticked.
fn put_others_off(here: Here, assumed: Assumed) {
    let chosen = assumed.clauses.get_untracked();
    let questionnaire = here.questionnaire();
    let edits = here.peek(|work| {
        let leaves = questionnaire.leaves.iter().enumerate();
        let open = leaves.filter(|(place, _)| work.scores.leaf(*place).is_some_and(is_package));
        open.filter_map(|(_, leaf)| {
            let known = work.assessment.plan.packages.get(&leaf.number);
            let mut package = known.cloned().unwrap_or_default();
            let off = !chosen.contains(&leaf.number);
            (package.put_off != off).then(|| {
                package.put_off = off;
                Edit::Package(leaf.number.clone(), Some(package))
            })
        })
        .collect::<Vec<_>>()
    });
    here.edit_all(edits.unwrap_or_default(), false);
    assumed.clear();
    page::focus(HEAD);
    let undo = Callback::new(move |()| {
        here.undo();
    });
    here.app
        .toast("The plan holds only these packages.", Some(undo));
}

/// What is put off, with a way back into the plan.
fn put_off(here: Here) -> Option<El> {
    let questionnaire = here.questionnaire();
    let off: Arc<Vec<ClauseId>> = Arc::new(here.with(|work| {
        let packages = work.assessment.plan.packages.iter();
        packages
            .filter(|(_, package)| package.put_off)
            .map(|(clause, _)| clause.clone())
            .filter(|clause| questionnaire.leaf_index(clause.as_str()).is_some())
            .collect()
    })?);
    if off.is_empty() {
        return None;
    }
    let list = short_list(&off.iter().map(ClauseId::as_str).collect::<Vec<_>>(), 20);
    let text = [words::put_off(&questionnaire), ": ", &list, ". "].concat();
    let back = button("btn", "Plan all of them again", move || {
        let edits = here.peek(|work| {
            let package = |clause: &ClauseId| {
                let mut package = work.assessment.plan.packages.get(clause)?.clone();
                package.put_off = false;
                Some(Edit::Package(clause.clone(), Some(package)))
            };
            off.iter().filter_map(package).collect::<Vec<_>>()
        });
        here.edit_all(edits.unwrap_or_default(), false);
        page::focus(HEAD);
    });
    Some(el("p").attr("data-put-off", "").child((text, back)))
}

/// Whether a package is ticked.
pub(super) fn is_ticked(assumed: Assumed, clause: StoredValue<ClauseId>) -> Memo<bool> {
    memo(move || {
        let clause = clause.get_value();
        assumed.clauses.with(|clauses| clauses.contains(&clause))
    })
}
