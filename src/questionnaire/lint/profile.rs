//! What a profile may raise.

use std::collections::BTreeSet;

use crate::map::Map;

use super::{Linter, references};
use crate::questionnaire::file::{Named, ProfileChoice};
use crate::questionnaire::id::{ClauseId, Key};
use crate::questionnaire::tree::member;

impl Linter<'_> {
    pub(super) fn profile(&mut self) {
        let profile = &self.file.profile;
        self.choices("$.profile.types", &profile.types);
        self.choices("$.profile.drivers", &profile.drivers);
        self.names("$.profile.sectors", &profile.sectors);
        self.names("$.profile.regions", &profile.regions);
        self.optional_text("$.profile.remark", profile.remark.as_ref());
        self.regulations();
        self.certificates();
    }

    fn choices(&mut self, path: &str, choices: &[ProfileChoice]) {
        self.unique(path, choices.iter().map(|choice| choice.id.as_str()));
        for (index, choice) in choices.iter().enumerate() {
            let path = format!("{path}[{index}]");
            self.text(&format!("{path}.name"), &choice.name);
            self.emphasis(&format!("{path}.emphasis"), &choice.emphasis);
            for (clause, &target) in &choice.targets {
                let path = member(&format!("{path}.targets"), clause.as_str());
                self.leaf_key(&path, clause);
                self.target(&path, target);
            }
            self.texts(&format!("{path}.hints"), &choice.hints);
        }
    }

    fn names(&mut self, path: &str, names: &[Named]) {
        self.unique(path, names.iter().map(|named| named.id.as_str()));
        for (index, named) in names.iter().enumerate() {
            self.text(&format!("{path}[{index}].name"), &named.name);
        }
    }

    fn regulations(&mut self) {
        let profile = &self.file.profile;
        let regions: BTreeSet<&str> = profile.regions.iter().map(|r| r.id.as_str()).collect();
        let sectors: BTreeSet<&str> = profile.sectors.iter().map(|s| s.id.as_str()).collect();
        let ids = profile.regulations.iter().map(|r| r.id.as_str());
        self.unique("$.profile.regulations", ids);
        for (index, regulation) in profile.regulations.iter().enumerate() {
            let path = format!("$.profile.regulations[{index}]");
            self.text(&format!("{path}.id"), &regulation.id);
            self.text(&format!("{path}.name"), &regulation.name);
            self.text(&format!("{path}.who"), &regulation.who);
            self.optional_text(&format!("{path}.since"), regulation.since.as_ref());
            self.optional_text(&format!("{path}.ask"), regulation.ask.as_ref());
            self.optional_text(&format!("{path}.certainty"), regulation.certainty.as_ref());
            self.emphasis(&format!("{path}.emphasis"), &regulation.emphasis);
            self.section(&format!("{path}.beyond"), &regulation.beyond);
            references(
                &mut self.problems,
                &format!("{path}.regions"),
                "region",
                regulation.regions.iter().map(Key::as_str),
                &regions,
            );
            references(
                &mut self.problems,
                &format!("{path}.sectors"),
                "sector",
                regulation.sectors.iter().map(Key::as_str),
                &sectors,
            );
        }
    }

    fn certificates(&mut self) {
        let certificates = &self.file.profile.certificates;
        let known: BTreeSet<&str> = certificates.iter().map(|c| c.id.as_str()).collect();
        let ids = certificates.iter().map(|c| c.id.as_str());
        self.unique("$.profile.certificates", ids);
        for (index, certificate) in certificates.iter().enumerate() {
            let path = format!("$.profile.certificates[{index}]");
            self.text(&format!("{path}.name"), &certificate.name);
            self.above_zero(&format!("{path}.factor"), certificate.factor, 1.0);
            self.leaf_references(&format!("{path}.clauses"), &certificate.clauses);
            let mut others = known.clone();
            others.remove(certificate.id.as_str());
            references(
                &mut self.problems,
                &format!("{path}.counts_as"),
                "other certificate",
                certificate.counts_as.iter().map(Key::as_str),
                &others,
            );
        }
    }

    fn emphasis(&mut self, path: &str, emphasis: &Map<ClauseId, f64>) {
        for (clause, &value) in emphasis {
            let path = member(path, clause.as_str());
            self.leaf_key(&path, clause);
            self.within(&path, value, 1.0, 1.5);
        }
    }

    fn leaf_key(&mut self, path: &str, clause: &ClauseId) {
        if !self.numbers.contains(clause.as_str()) {
            self.say(path, format!("there is no leaf clause \"{clause}\""));
        }
    }
}
