//! Priority, sizes, durations, milestones and steps.

use std::collections::BTreeSet;

use super::Linter;
use crate::questionnaire::file::{AnchorPoint, Criterion};
use crate::questionnaire::tree::member;

impl Linter<'_> {
    pub(super) fn plan(&mut self) {
        self.priority();
        self.sizes();
        self.milestones();
        self.steps();
    }

    fn priority(&mut self) {
        let priority = &self.file.plan.priority;
        for (field, value) in [
            ("severity", priority.severity),
            ("gap", priority.gap),
            ("weight", priority.weight),
            ("unblocks", priority.unblocks),
            ("emphasis", priority.emphasis),
            ("quick_win_days", priority.quick_win_days),
            ("quick_win_points", priority.quick_win_points),
        ] {
            self.within(&format!("$.plan.priority.{field}"), value, 0.0, 1000.0);
        }
        if priority.unblocks_full == 0 {
            self.say("$.plan.priority.unblocks_full", "must be at least 1");
        }
        for &severity in priority.severities.values() {
            self.within("$.plan.priority.severities", severity, 0.0, 3.0);
        }
        let bands = &priority.bands;
        let mut last = f64::INFINITY;
        for (index, band) in bands.iter().enumerate() {
            let path = format!("$.plan.priority.bands[{index}]");
            self.text(&format!("{path}.name"), &band.name);
            if band.from >= last {
                let message = "must be below the band before it";
                self.say(&format!("{path}.from"), message);
            }
            last = band.from;
        }
        if last != 0.0 {
            self.say("$.plan.priority.bands", "the last band must start at 0");
        }
    }

    fn sizes(&mut self) {
        let plan = &self.file.plan;
        self.unique("$.plan.sizes", plan.sizes.iter().map(|s| s.id.as_str()));
        let needs_weeks = plan
            .milestones
            .iter()
            .flat_map(|milestone| &milestone.latest_of)
            .any(|anchor| anchor.weeks.is_some());
        for (index, size) in plan.sizes.iter().enumerate() {
            let path = format!("$.plan.sizes[{index}]");
            self.text(&format!("{path}.name"), &size.name);
            self.above_zero(&format!("{path}.factor"), size.factor, 100.0);
            self.within(&format!("{path}.lanes"), size.lanes.into(), 1.0, 50.0);
            self.above_zero(
                &format!("{path}.person_days_per_week"),
                size.person_days_per_week,
                1000.0,
            );
            match &size.weeks {
                Some(table) if !plan.weeks.contains_key(table) => {
                    let message = format!("there is no table of weeks \"{table}\"");
                    self.say(&format!("{path}.weeks"), message);
                }
                None if needs_weeks => {
                    let message = "must name a table of weeks, because milestones need one";
                    self.say(&path, message);
                }
                _ => {}
            }
        }
    }

    fn milestones(&mut self) {
        let plan = &self.file.plan;
        let milestones = &plan.milestones;
        self.unique(
            "$.plan.milestones",
            milestones.iter().map(|m| m.id.as_str()),
        );
        let (mut above, mut landmarks) = (BTreeSet::new(), BTreeSet::new());
        for (index, milestone) in milestones.iter().enumerate() {
            let path = format!("$.plan.milestones[{index}]");
            self.text(&format!("{path}.name"), &milestone.name);
            if let Some(landmark) = milestone.landmark
                && !landmarks.insert(landmark)
            {
                let message = "another milestone above is this one already";
                self.say(&format!("{path}.is"), message);
            }
            let mut anchors = milestone.latest_of.iter();
            if !anchors.any(|anchor| anchor.from != AnchorPoint::MustFixEvidence) {
                let message = "must have an anchor that is there without must-fix packages too";
                self.say(&format!("{path}.latest_of"), message);
            }
            for (index, anchor) in milestone.latest_of.iter().enumerate() {
                let path = format!("{path}.latest_of[{index}]");
                if let AnchorPoint::Milestone(from) = &anchor.from
                    && !above.contains(from.as_str())
                {
                    let message = format!("there is no milestone \"{from}\" above this one");
                    self.say(&format!("{path}.from.milestone"), message);
                }
                let Some(phase) = &anchor.weeks else { continue };
                for (table, phases) in &plan.weeks {
                    if !phases.contains_key(phase) {
                        let message = format!("table of weeks \"{table}\" has no \"{phase}\"");
                        self.say(&format!("{path}.weeks"), message);
                    }
                }
            }
            above.insert(milestone.id.as_str());
        }
        for (table, phases) in &plan.weeks {
            for (phase, &weeks) in phases {
                let path = member(&member("$.plan.weeks", table.as_str()), phase.as_str());
                self.within(&path, weeks.into(), 0.0, 520.0);
            }
        }
    }

    fn criteria(&mut self, path: &str, criteria: &[Criterion]) {
        self.unique(path, criteria.iter().map(|one| one.id.as_str()));
        let verdicts = &self.file.verdicts;
        let known: BTreeSet<&str> = verdicts.iter().map(|one| one.id.as_str()).collect();
        for (index, criterion) in criteria.iter().enumerate() {
            let path = format!("{path}[{index}]");
            self.text(&format!("{path}.text"), &criterion.text);
            if criterion.check.is_some() && criterion.fact.is_some() {
                self.say(&path, "can have only one of check and fact");
            }
            if let Some(check) = &criterion.check {
                self.check(&format!("{path}.check"), check, &known);
            }
        }
    }

    fn steps(&mut self) {
        let plan = &self.file.plan;
        self.unique("$.plan.steps", plan.steps.iter().map(|s| s.id.as_str()));
        for (index, step) in plan.steps.iter().enumerate() {
            let path = format!("$.plan.steps[{index}]");
            self.text(&format!("{path}.name"), &step.name);
            self.text(&format!("{path}.phase"), &step.phase);
            self.text(&format!("{path}.owner"), &step.owner);
            self.text(&format!("{path}.done_when"), &step.done_when);
            self.leaf_references(&format!("{path}.clauses"), &step.clauses);
            self.criteria(&format!("{path}.criteria"), &step.criteria);
            self.criteria(&format!("{path}.ready"), &step.ready);
            if let Some(milestone) = &step.milestone
                && !plan.milestones.iter().any(|m| m.id == *milestone)
            {
                let message = format!("there is no milestone \"{milestone}\"");
                self.say(&format!("{path}.milestone"), message);
            }
        }
    }
}
