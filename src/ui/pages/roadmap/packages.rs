//! The packages in the order in which they should be done, with the reasons, and what one can
//! set: effort, owner, status.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::KeyboardEvent;

use crate::assessment::{MOST_EFFORT_DAYS, PackagePlan, PackageStatus};
use crate::date::Date;
use crate::questionnaire::ClauseId;
use crate::report::explain::{points as parts_of, why_effort, why_here, why_then};
use crate::report::words::{count, decimal};
use crate::roadmap::{Package, Roadmap, Slack};
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::components::{Bounds, cell, number, panel, printed, status, table};
use crate::ui::dom::{El, el, is_checked, value_of};
use crate::ui::keyed::keyed;
use crate::ui::memo::{Memo, memo};
use crate::ui::work::Here;

use super::more::{Own, more};
use super::whatif::{Assumed, is_ticked};

const HEADINGS: [&str; 9] = [
    "##",
    "Package and why it stands here",
    "Priority",
    "#Start",
    "#Done by",
    "#Evidence ready",
    "Effort, days",
    "Owner",
    "Status",
];

/// The table. Its rows are kept while figures and order change, so that a field keeps its focus.
pub(super) fn packages(
    here: Here,
    planned: Memo<Option<Arc<Roadmap>>>,
    slack: Memo<Option<Arc<Slack>>>,
    assumed: Assumed,
    today: Date,
) -> El {
    let order = memo(move || {
        planned.get().map_or_else(Vec::new, |plan| {
            plan.packages
                .iter()
                .map(|package| package.clause.clone())
                .collect::<Vec<_>>()
        })
    });
    let rows = keyed(el("tbody"), order, move |clause| {
        let row = Row {
            here,
            planned,
            slack,
            assumed,
            today,
            clause: StoredValue::new(clause.clone()),
        };
        row.draw()
    });
    let packages = table("Packages", &HEADINGS, rows);
    panel("Packages, in the order to do them").child(packages.class("scroll-x packages cards"))
}

/// One package of the plan.
#[derive(Clone, Copy)]
struct Row {
    here: Here,
    planned: Memo<Option<Arc<Roadmap>>>,
    slack: Memo<Option<Arc<Slack>>>,
    assumed: Assumed,
    today: Date,
    clause: StoredValue<ClauseId>,
}

impl Row {
    fn number(self) -> String {
        self.clause.with_value(ClauseId::to_string)
    }

    /// Something of the package, as long as there is one.
    fn read<T>(self, read: impl FnOnce(&Roadmap, usize, &Package) -> T) -> Option<T> {
        let plan = self.planned.get()?;
        let clause = self.clause.get_value();
        let at = plan
            .packages
            .iter()
            .position(|package| package.clause == clause)?;
        Some(read(&plan, at, plan.packages.get(at)?))
    }

    fn text(self, text: fn(&Package) -> String) -> impl Fn() -> String + Copy {
        move || self.read(|_, _, package| text(package)).unwrap_or_default()
    }

    fn draw(self) -> El {
        let questionnaire = self.here.questionnaire();
        let number = self.number();
        let title = questionnaire
            .node(&number)
            .map_or("", |node| node.short.as_str());
        let route = Route::In(self.here.id(), Page::Assess(place(&number)));
        let name = (el("b").child(number.as_str()), " ", title);
        let position = move || {
            self.read(|_, at, _| at.saturating_add(1).to_string())
                .unwrap_or_default()
        };
        let why = move || {
            let questionnaire = self.here.questionnaire();
            let reasons = self.read(|plan, _, package| {
                let here = why_here(&questionnaire, plan, package);
                [&here, ". ", &why_then(&questionnaire, package)].concat()
            });
            reasons.unwrap_or_default()
        };
        let state = move || self.read(|_, _, package| status(package.status));
        let day = |name: &str, value: fn(&Package) -> String, shown: fn(&Package) -> String| {
            let value = self.text(value);
            cell(name, ())
                .class("n")
                .attr_by("data-value", move || Some(value()))
                .text_by(self.text(shown))
        };
        let head = el("th").attr("scope", "row").child((
            el("a").attr("href", route.to_string()).child(name),
            " ",
            el("span").within(state),
            el("br"),
            el("span").class("small").text_by(why),
            " ",
            (
                el("span").within(move || self.late()),
                " ",
                el("span").within(move || self.slack()),
            ),
            more(self.more()),
        ));
        let dates = [
            day(
                "Start",
                |one| one.start.to_string(),
                |one| one.start.short(),
            ),
            day(
                "Done by",
                |one| one.finish.to_string(),
                |one| one.finish.short(),
            ),
            day(
                "Evidence ready",
                |one| one.evidence_ready.to_string(),
                |one| one.evidence_ready.short(),
            ),
        ];
        el("tr").attr("data-package", &number).child((
            el("td")
                .class("n")
                .child((self.tick(), el("span").text_by(position))),
            head,
            cell("Priority", (self.points(), self.quick_win())),
            dates,
            cell("Effort, days", self.effort()),
            self.owner(),
            cell("Status", self.progress()),
        ))
    }

    /// Band and total, which open to the five parts with a sentence each.
    fn points(self) -> El {
        let summary = self.text(|package| {
            let total = decimal(package.points.total);
            [&package.points.band, " ", &total].concat()
        });
        let total = self.text(|package| decimal(package.points.total));
        let parts = move || {
            let questionnaire = self.here.questionnaire();
            self.read(|_, _, package| {
                let part = |part: crate::report::explain::Part| {
                    let points = el("dd").child(decimal(part.points));
                    (el("dt").child(part.sentence), points)
                };
                parts_of(&questionnaire, package).map(part)
            })
        };
        el("details")
            .class("points")
            .attr_by("data-value", move || Some(total()))
            .child((el("summary").text_by(summary), el("dl").within(parts)))
    }

    /// Whether it takes little and gives much.
    fn quick_win(self) -> El {
        let win = self.text(|package| {
            let win = if package.quick_win { "quick win" } else { "" };
            win.to_owned()
        });
        el("span").class("small").text_by(win)
    }

    /// The package's own settings.
    const fn more(self) -> Own {
        Own {
            here: self.here,
            clause: self.clause,
        }
    }

    fn own(self) -> PackagePlan {
        self.more().get()
    }

    fn change(self, typing: bool, set: impl FnOnce(&mut PackagePlan)) {
        self.more().change(typing, set);
    }

    /// Ticks it for "what if".
    fn tick(self) -> El {
        let is_ticked = is_ticked(self.assumed, self.clause);
        let input = el("input")
            .attr("type", "checkbox")
            .attr("aria-label", ["Assume ", &self.number(), " done"].concat())
            .flag_by("checked", move || is_ticked.get())
            .on("change", move |event| {
                self.assumed
                    .set(&self.clause.get_value(), is_checked(&event));
            });
        el("label").class("tick no-print").child(input)
    }

    /// Whether it should be finished by now and is not.
    fn is_late(self) -> bool {
        let is_over = self.read(|_, _, package| package.finish <= self.today);
        is_over == Some(true) && self.own().status != PackageStatus::Done
    }

    fn late(self) -> Option<El> {
        self.is_late().then(|| {
            el("span")
                .class("tag")
                .attr("data-state", "late")
                .child("late")
        })
    }

    /// Whether it has no slack, or how long it may slip: what is late has slipped.
    fn slack(self) -> Option<El> {
        let at = self.read(|_, at, _| at)?;
        let days = self.slack.get()?.days.get(at).copied()?;
        match days {
            Some(0) => Some(el("span").class("critical").child("No slack")),
            _ if self.is_late() => None,
            Some(days) => {
                let days = count(usize::try_from(days).unwrap_or(0), "day", "days");
                let text = ["May slip ", &days, "."].concat();
                Some(el("span").class("small").child(text))
            }
            None => Some(el("span").class("small").child("Holds nothing up.")),
        }
    }

    fn effort(self) -> El {
        let label = [
            "Effort for ",
            &self.number(),
            " in person-days; empty for the computed one",
        ];
        let computed = self.text(|package| package.effort.computed.to_string());
        let why = self.text(why_effort);
        let bounds = Bounds {
            least: 0.0,
            most: MOST_EFFORT_DAYS,
            step: "0.5",
        };
        let own = move || self.own().effort_days;
        number(self.here.app, bounds, own, move |days| {
            self.change(false, |package| package.effort_days = days);
        })
        .attr("aria-label", label.concat())
        .attr_by("placeholder", move || Some(computed()))
        .attr_by("title", move || Some(why()))
    }

    fn owner(self) -> El {
        let questionnaire = self.here.questionnaire();
        let leaf = questionnaire.leaf_index(&self.number());
        let usual = leaf
            .and_then(|leaf| questionnaire.leaves.get(leaf))
            .and_then(|leaf| leaf.owner.as_deref());
        let on_paper = usual.unwrap_or_default().to_owned();
        // As high as the name needs, so that all of it can be read; still a name, in one paragraph.
        let input = el("textarea")
            .class("input grows")
            .attr("rows", "1")
            .attr("maxlength", "20000")
            .attr("aria-label", ["Owner of ", &self.number()].concat())
            .maybe("placeholder", usual)
            .on("keydown", |event| {
                let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
                if key.as_deref() == Some("Enter") {
                    event.prevent_default();
                }
            })
            .value_by(move || self.own().owner)
            .on("input", move |event| {
                let name = value_of(&event).replace('\n', " ");
                self.change(true, |package| package.owner = name);
            });
        printed(cell("Owner", input), move || {
            let own = self.own().owner;
            if own.is_empty() {
                on_paper.clone()
            } else {
                own
            }
        })
    }

    fn progress(self) -> El {
        STATES
            .iter()
            .fold(el("select"), |select, (value, name, _)| {
                select.child(el("option").attr("value", value).child(*name))
            })
            .attr("aria-label", ["Status of ", &self.number()].concat())
            .value_by(move || {
                let status = self.own().status;
                let found = STATES.iter().find(|(.., one)| *one == status);
                found.map_or("", |(value, ..)| value).to_owned()
            })
            .on("change", move |event| {
                let value = value_of(&event);
                if let Some((.., status)) = STATES.iter().find(|(name, ..)| *name == value) {
                    self.change(false, |package| package.status = *status);
                }
            })
    }
}

const STATES: [(&str, &str, PackageStatus); 3] = [
    ("todo", "To do", PackageStatus::Todo),
    ("doing", "Doing", PackageStatus::Doing),
    ("done", "Done", PackageStatus::Done),
];
