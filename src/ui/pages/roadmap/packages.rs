//! The packages in the order in which they should be done, with the reasons, and what one can
//! set: effort, owner, status.

use leptos::prelude::*;

use super::Planned;
use crate::assessment::{Edit, PackagePlan, PackageStatus};
use crate::questionnaire::ClauseId;
use crate::report::explain::{points as parts_of, why_effort, why_here, why_then};
use crate::roadmap::{Package, Roadmap};
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::components::status;
use crate::ui::work::Here;

/// The most person-days of one package.
const MOST_DAYS: f64 = 10_000.0;

/// The table. Its rows are kept while only figures change, so that a field keeps its focus.
pub(super) fn packages(here: Here, planned: Memo<Planned>) -> AnyView {
    let order = Memo::new(move |_| {
        planned.get().0.map_or_else(Vec::new, |plan| {
            plan.packages
                .iter()
                .map(|package| package.clause.clone())
                .collect::<Vec<_>>()
        })
    });
    let rows = view! {
        <For
            each=move || order.get()
            key=|clause| clause.clone()
            children=move |clause| row(here, planned, order, &clause)
        />
    };
    view! {
        <section class="panel">
            <header><h2>"Packages, in the order to do them"</h2></header>
            <div class="scroll-x" tabindex="0" role="region" aria-label="Packages">
                <table class="packages">
                    <thead>
                        <tr>
                            <th scope="col" class="n">"#"</th>
                            <th scope="col">"Package and why it stands here"</th>
                            <th scope="col">"Priority"</th>
                            <th scope="col">"Start"</th>
                            <th scope="col">"Finish"</th>
                            <th scope="col">"Evidence ready"</th>
                            <th scope="col">"Effort, days"</th>
                            <th scope="col">"Owner"</th>
                            <th scope="col">"Status"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// The package of a clause within the plan.
fn package<'p>(plan: &'p Roadmap, clause: &ClauseId) -> Option<&'p Package> {
    plan.packages
        .iter()
        .find(|package| package.clause == *clause)
}

fn row(
    here: Here,
    planned: Memo<Planned>,
    order: Memo<Vec<ClauseId>>,
    clause: &ClauseId,
) -> AnyView {
    let clause = StoredValue::new(clause.clone());
    let number = clause.get_value().to_string();
    let questionnaire = here.questionnaire();
    let title = questionnaire
        .node(&number)
        .map(|node| node.short.clone())
        .unwrap_or_default();
    let href = Route::In(here.id(), Page::Assess(place(&number))).to_string();
    let position = move || {
        let at = order.with(|order| {
            order
                .iter()
                .position(|one| clause.with_value(|own| one == own))
        });
        at.map(|at| at + 1)
    };
    let read = move |text: fn(&Package) -> String| {
        move || {
            let plan = planned.get().0?;
            clause.with_value(|clause| package(&plan, clause).map(text))
        }
    };
    let why = move || {
        let plan = planned.get().0?;
        clause.with_value(|clause| {
            let package = package(&plan, clause)?;
            let here = why_here(&questionnaire, &plan, package);
            Some(format!("{here}. {}", why_then(&questionnaire, package)))
        })
    };
    let state = move || {
        let plan = planned.get().0?;
        clause.with_value(|clause| package(&plan, clause).map(|package| status(package.status)))
    };
    view! {
        <tr data-package=number.clone()>
            <td class="n">{position}</td>
            <th scope="row">
                <a href=href><b>{number.clone()}</b> " " {title}</a>
                " "
                {state}
                <br />
                <span class="small">{why}</span>
            </th>
            <td>{points(here, planned, clause)}</td>
            <td class="n" data-value=read(|one| one.start.to_string())>
                {read(|one| one.start.short())}
            </td>
            <td class="n" data-value=read(|one| one.finish.to_string())>
                {read(|one| one.finish.short())}
            </td>
            <td class="n" data-value=read(|one| one.evidence_ready.to_string())>
                {read(|one| one.evidence_ready.short())}
            </td>
            <td>{effort(here, planned, clause)}</td>
            <td>{owner(here, clause)}</td>
            <td>{progress(here, clause)}</td>
        </tr>
    }
    .into_any()
}

/// Band and total, which open to the five parts with a sentence each.
fn points(here: Here, planned: Memo<Planned>, clause: StoredValue<ClauseId>) -> AnyView {
    let questionnaire = here.questionnaire();
    let found = move || {
        let plan = planned.get().0?;
        clause.with_value(|clause| package(&plan, clause).cloned())
    };
    let summary = move || {
        found().map(|package| {
            let win = if package.quick_win {
                " · quick win"
            } else {
                ""
            };
            format!("{} {:.1}{win}", package.points.band, package.points.total)
        })
    };
    let total = move || found().map(|package| format!("{:.1}", package.points.total));
    let parts = move || {
        found().map(|package| {
            parts_of(&questionnaire, &package)
                .into_iter()
                .map(|part| {
                    view! { <dt>{part.sentence}</dt> <dd>{format!("{:.1}", part.points)}</dd> }
                })
                .collect_view()
        })
    };
    view! {
        <details class="points" data-value=total>
            <summary>{summary}</summary>
            <dl>{parts}</dl>
        </details>
    }
    .into_any()
}

/// Changes a package's settings; settings that say nothing are not kept.
fn change(
    here: Here,
    clause: StoredValue<ClauseId>,
    typing: bool,
    set: impl FnOnce(&mut PackagePlan),
) {
    let clause = clause.get_value();
    let known = here
        .peek(|work| work.assessment.plan.packages.get(&clause).cloned())
        .flatten();
    let mut package = known.unwrap_or_default();
    set(&mut package);
    let package = (package != PackagePlan::default()).then_some(package);
    here.edit(Edit::Package(clause, package), typing);
}

fn own(here: Here, clause: StoredValue<ClauseId>) -> Memo<PackagePlan> {
    here.memo(move |work| {
        clause.with_value(|clause| {
            work.assessment
                .plan
                .packages
                .get(clause)
                .cloned()
                .unwrap_or_default()
        })
    })
}

fn effort(here: Here, planned: Memo<Planned>, clause: StoredValue<ClauseId>) -> AnyView {
    let own = own(here, clause);
    let computed = move || {
        let plan = planned.get().0?;
        clause.with_value(|clause| {
            package(&plan, clause).map(|package| package.effort.computed.to_string())
        })
    };
    let why = move || {
        let plan = planned.get().0?;
        clause.with_value(|clause| package(&plan, clause).map(why_effort))
    };
    let value = move || own.with(|own| own.effort_days.map(|days| days.to_string()));
    let set = move |event| {
        let days = event_target_value(&event).parse().ok();
        let days = days.filter(|days: &f64| (0.0..=MOST_DAYS).contains(days));
        change(here, clause, false, |package| package.effort_days = days);
    };
    let label = format!(
        "Effort for {} in person-days; empty for the computed one",
        clause.get_value()
    );
    view! {
        <input
            type="number"
            min="0"
            max=MOST_DAYS
            step="0.5"
            aria-label=label
            placeholder=computed
            title=why
            prop:value=move || value().unwrap_or_default()
            on:change=set
        />
    }
    .into_any()
}

fn owner(here: Here, clause: StoredValue<ClauseId>) -> AnyView {
    let own = own(here, clause);
    let usual = here
        .questionnaire()
        .leaf_index(clause.get_value().as_str())
        .and_then(|leaf| here.leaf(leaf))
        .and_then(|leaf| leaf.owner);
    let set = move |event| {
        let name = event_target_value(&event);
        change(here, clause, true, |package| package.owner = name);
    };
    let label = format!("Owner of {}", clause.get_value());
    view! {
        <input
            type="text"
            maxlength="20000"
            aria-label=label
            placeholder=usual
            prop:value=move || own.with(|own| own.owner.clone())
            on:input=set
        />
    }
    .into_any()
}

const STATES: [(&str, &str, PackageStatus); 3] = [
    ("todo", "To do", PackageStatus::Todo),
    ("doing", "Doing", PackageStatus::Doing),
    ("done", "Done", PackageStatus::Done),
];

fn progress(here: Here, clause: StoredValue<ClauseId>) -> AnyView {
    let own = own(here, clause);
    let options = STATES.map(|(value, name, status)| {
        let chosen = move || own.with(|own| own.status == status);
        view! { <option value=value prop:selected=chosen>{name}</option> }
    });
    let set = move |event| {
        let value = event_target_value(&event);
        if let Some((.., status)) = STATES.iter().find(|(name, ..)| *name == value) {
            change(here, clause, false, |package| package.status = *status);
        }
    };
    let label = format!("Status of {}", clause.get_value());
    view! { <select aria-label=label on:change=set>{options}</select> }.into_any()
}
