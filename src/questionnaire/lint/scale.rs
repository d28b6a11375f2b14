//! The scale, the parameters of the scores, kinds and conditions.

use std::collections::BTreeSet;

use crate::map::Map;

use super::Linter;
use crate::questionnaire::tree::member;

impl Linter<'_> {
    pub(super) fn scale(&mut self) {
        let file = self.file;
        let mut names = BTreeSet::new();
        for (index, level) in file.scale.levels.iter().enumerate() {
            let path = format!("$.scale.levels[{index}]");
            self.text(&format!("{path}.name"), &level.name);
            self.text(&format!("{path}.meaning"), &level.meaning);
            if !names.insert(level.name.as_str()) {
                let message = format!("\"{}\" is there already", level.name);
                self.say(&format!("{path}.name"), message);
            }
        }
        self.scoring();
        let mut used = BTreeSet::new();
        for place in &self.leaves {
            for question in &place.leaf.questions {
                used.insert(("kind", question.kind.as_str()));
                let condition = question.not_applicable_if.as_ref();
                used.extend(condition.map(|id| ("condition", id.as_str())));
            }
        }
        for (id, kind) in &file.kinds {
            let path = member("$.kinds", id.as_str());
            self.text(&format!("{path}.name"), &kind.name);
            self.level_texts(&format!("{path}.levels"), &kind.levels);
            if !used.contains(&("kind", id.as_str())) {
                self.say(&path, "is not used by any question");
            }
        }
        for (id, text) in &file.conditions {
            let path = member("$.conditions", id.as_str());
            self.text(&path, text);
            if !used.contains(&("condition", id.as_str())) {
                self.say(&path, "is not used by any question");
            }
        }
    }

    /// Texts by level, of levels that the scale has.
    pub(super) fn level_texts(&mut self, path: &str, levels: &Map<u8, String>) {
        for (&level, text) in levels {
            let path = member(path, &level.to_string());
            self.text(&path, text);
            if usize::from(level) >= self.file.scale.levels.len() {
                self.say(&path, format!("the scale has no level {level}"));
            }
        }
    }

    fn scoring(&mut self) {
        let scoring = &self.file.scoring;
        let doubt = &scoring.doubt;
        let top = self.file.scale.levels.len().saturating_sub(1) as f64;
        self.within("$.scoring.doubt.high", doubt.high, 0.0, top);
        self.within("$.scoring.doubt.medium", doubt.medium, 0.0, top);
        self.within("$.scoring.doubt.low", doubt.low, 0.0, top);
        if doubt.high > doubt.medium || doubt.medium > doubt.low {
            let message = "must grow from high confidence over medium to low";
            self.say("$.scoring.doubt", message);
        }
        let [n, p, l] = scoring.rating_ends;
        if !(0.0 < n && n < p && p < l && l < 1.0) {
            let message = "must be three shares between 0 and 1, each above the one before";
            self.say("$.scoring.rating_ends", message);
        }
        if let Some(target) = scoring.target {
            self.target("$.scoring.target", target);
        }
        self.within("$.scoring.major_share", scoring.major_share, 0.0, 1.0);
        self.within(
            "$.scoring.major_weight",
            f64::from(scoring.major_weight),
            1.0,
            3.0,
        );
        self.within("$.scoring.systemic_share", scoring.systemic_share, 0.0, 1.0);
        self.within("$.scoring.enough_answers", scoring.enough_answers, 0.0, 1.0);
    }
}
