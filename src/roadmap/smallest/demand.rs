//! What the rules of a verdict demand of the packages.

use crate::assessment::{Assessment, DocumentState};
use crate::questionnaire::file::{Check, Selection, VerdictModel};
use crate::questionnaire::{ClauseId, DocumentId, Key, LeafIx, Questionnaire};
use crate::scoring::{Scores, VerdictReport, standing};

/// All that has to be met together, by the places of the candidates.
#[derive(Clone, Debug, Default)]
pub(super) struct Whole {
    /// Candidates that a rule names.
    pub(super) named: Vec<bool>,
    /// Sums to reach.
    pub(super) sums: Vec<Sum>,
    /// Sets of documents of which so many must be there.
    pub(super) documents: Vec<Documents>,
}

/// What each candidate adds, and how much is needed.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    pub(super) needed: usize,
    pub(super) gains: Vec<usize>,
}

/// Documents that are wanted, and which of them each candidate brings.
#[derive(Clone, Debug)]
pub(super) struct Documents {
    pub(super) needed: usize,
    pub(super) wanted: usize,
    /// For each candidate the places of the documents that it brings.
    pub(super) brings: Vec<Vec<usize>>,
}

/// The demands of a verdict and where they come from.
pub(super) struct Demands {
    pub(super) whole: Whole,
    /// What fails although every package is done.
    pub(super) besides: Vec<(Key, Key, Vec<String>)>,
    /// For each rule the candidates that help it.
    serves: Vec<((Key, Key), Vec<bool>)>,
}

impl Demands {
    /// The rules that the candidate at that place helps.
    pub(super) fn served_by(&self, place: usize) -> Vec<(Key, Key)> {
        let helps = self
            .serves
            .iter()
            .filter(|(_, helps)| helps.get(place) == Some(&true));
        helps.map(|(rule, _)| rule.clone()).collect()
    }
}

/// What is counted of a candidate.
struct Candidate {
    unrated_must: usize,
    unrated_stage1: usize,
    unmet_must: usize,
}

struct Maker<'a> {
    questionnaire: &'a Questionnaire,
    assessment: &'a Assessment,
    scores: &'a Scores,
    candidates: &'a [LeafIx],
    counts: Vec<Candidate>,
    /// What every verdict says once every package is done.
    best: &'a [VerdictReport],
    demands: Demands,
}

/// The demands of a verdict and of those that it builds on.
pub(super) fn demands(
    questionnaire: &Questionnaire,
    assessment: &Assessment,
    scores: &Scores,
    candidates: &[LeafIx],
    model: &VerdictModel,
    best: &[VerdictReport],
) -> Demands {
    let count = |leaf: &LeafIx| {
        let mut counted = Candidate {
            unrated_must: 0,
            unrated_stage1: 0,
            unmet_must: 0,
        };
        let leaf = questionnaire.leaves.get(*leaf);
        for question in leaf.map_or(&[][..], |leaf| questionnaire.questions_of(leaf)) {
            let standing = standing(questionnaire, assessment, question);
            if !standing.is_applicable() {
                continue;
            }
            let rated = standing.rated();
            let is_met =
                rated.is_some_and(|judged| judged.effective >= questionnaire.scale.acceptance);
            counted.unrated_must += usize::from(question.must && rated.is_none());
            counted.unrated_stage1 += usize::from(question.stage1 && rated.is_none());
            counted.unmet_must += usize::from(question.must && !is_met);
        }
        counted
    };
    let mut maker = Maker {
        questionnaire,
        assessment,
        scores,
        candidates,
        counts: candidates.iter().map(count).collect(),
        best,
        demands: Demands {
            whole: Whole {
                named: vec![false; candidates.len()],
                ..Whole::default()
            },
            besides: Vec::new(),
            serves: Vec::new(),
        },
    };
    maker.enough_answers();
    maker.verdict(model);
    maker.demands
}

impl Maker<'_> {
    /// Without enough answers there is no verdict at all.
    fn enough_answers(&mut self) {
        let overall = self.scores.overall(self.questionnaire);
        let needed = least(
            self.questionnaire.scoring.enough_answers,
            overall.must_total,
        );
        let gains = self.counts.iter().map(|one| one.unrated_must).collect();
        self.sum(needed.saturating_sub(overall.must_rated), gains);
    }

    fn verdict(&mut self, model: &VerdictModel) {
        for rule in &model.rules {
            if let Check::Ready { verdict } = &rule.check {
                let below = self.questionnaire.verdicts.iter();
                if let Some(below) = below.clone().find(|below| below.id == *verdict) {
                    self.verdict(below);
                }
                continue;
            }
            let report = self.best.iter().find(|report| report.id == model.id);
            let found = report.and_then(|report| report.rules.iter().find(|one| one.id == rule.id));
            let Some(found) = found else { continue };
            if !found.passed {
                let failing = found.failing.clone();
                self.demands
                    .besides
                    .push((model.id.clone(), rule.id.clone(), failing));
                continue;
            }
            let helps = self.check(&rule.check);
            self.demands
                .serves
                .push(((model.id.clone(), rule.id.clone()), helps));
        }
    }

    /// Adds what a check demands; which candidates help it.
    fn check(&mut self, check: &Check) -> Vec<bool> {
        match check {
            Check::Rated { questions } => {
                let is_open = |one: &Candidate| match questions {
                    Selection::Must => one.unrated_must > 0,
                    Selection::Stage1 => one.unrated_stage1 > 0,
                };
                let named = self.counts.iter().map(is_open).collect();
                self.name(named)
            }
            Check::MustMet { share } => {
                let overall = self.scores.overall(self.questionnaire);
                let needed = least(*share, overall.must_total).saturating_sub(overall.must_met);
                let gains = self.counts.iter().map(|one| one.unmet_must).collect();
                self.sum(needed, gains)
            }
            Check::NoStatus { status, clauses } => {
                let named = self.leaves(|maker, leaf| {
                    maker.scores.status(leaf) == *status && maker.is_below(leaf, clauses)
                });
                self.name(named)
            }
            Check::StatusAmong { clauses, statuses } => {
                let named = self.leaves(|maker, leaf| {
                    !statuses.contains(&maker.scores.status(leaf)) && maker.is_below(leaf, clauses)
                });
                self.name(named)
            }
            Check::AtMost { status, leaves } => {
                let with = self.leaves(|maker, leaf| maker.scores.status(leaf) == *status);
                let gains: Vec<usize> = with.iter().map(|with| usize::from(*with)).collect();
                let needed = self
                    .scores
                    .overall(self.questionnaire)
                    .counts
                    .of(*status)
                    .saturating_sub(usize::from(*leaves));
                self.sum(needed, gains)
            }
            Check::Approved { documents } => {
                let wanted = documents.iter();
                let wanted = wanted.filter(|id| self.document(id) != DocumentState::Approved);
                let wanted: Vec<&DocumentId> = wanted.collect();
                self.documents(wanted.len(), &wanted)
            }
            Check::CoreDocuments { share } => {
                let core = || self.questionnaire.documents.iter().filter(|one| one.core);
                let is_missing = |id: &&DocumentId| self.document(id) == DocumentState::Missing;
                let missing: Vec<&DocumentId> =
                    core().map(|one| &one.id).filter(is_missing).collect();
                let there = core().count().saturating_sub(missing.len());
                let needed = least(*share, core().count()).saturating_sub(there);
                self.documents(needed, &missing)
            }
            // No package changes a date, and other verdicts are looked at by themselves.
            Check::Dated { .. } | Check::RecordsKept { .. } | Check::Ready { .. } => {
                vec![false; self.candidates.len()]
            }
        }
    }

    fn leaves(&self, is: impl Fn(&Self, LeafIx) -> bool) -> Vec<bool> {
        self.candidates.iter().map(|leaf| is(self, *leaf)).collect()
    }

    /// Whether a leaf is at or below one of the clauses; where no clause is named, it is.
    fn is_below(&self, leaf: LeafIx, clauses: &[ClauseId]) -> bool {
        clauses.is_empty()
            || clauses
                .iter()
                .filter_map(|clause| self.questionnaire.node(clause.as_str()))
                .any(|node| node.leaves.contains(&leaf))
    }

    fn document(&self, id: &DocumentId) -> DocumentState {
        let record = self.assessment.documents.get(id.as_str());
        record.map_or(DocumentState::Missing, |record| record.state)
    }

    fn name(&mut self, named: Vec<bool>) -> Vec<bool> {
        for (all, one) in self.demands.whole.named.iter_mut().zip(&named) {
            *all |= one;
        }
        named
    }

    fn sum(&mut self, needed: usize, gains: Vec<usize>) -> Vec<bool> {
        let helps = gains.iter().map(|gain| needed > 0 && *gain > 0).collect();
        if needed > 0 {
            self.demands.whole.sums.push(Sum { needed, gains });
        }
        helps
    }

    fn documents(&mut self, needed: usize, wanted: &[&DocumentId]) -> Vec<bool> {
        if needed == 0 {
            return vec![false; self.candidates.len()];
        }
        let brings: Vec<Vec<usize>> = self
            .candidates
            .iter()
            .map(|leaf| {
                let leaf = self.questionnaire.leaves.get(*leaf);
                let has = |id: &DocumentId| leaf.is_some_and(|leaf| leaf.documents.contains(id));
                let places = wanted.iter().enumerate().filter(|(_, id)| has(id));
                places.map(|(place, _)| place).collect()
            })
            .collect();
        let helps = brings.iter().map(|brings| !brings.is_empty()).collect();
        self.demands.whole.documents.push(Documents {
            needed,
            wanted: wanted.len(),
            brings,
        });
        helps
    }
}

/// The smallest count that makes at least that share of all.
fn least(share: f64, of: usize) -> usize {
    // The quotient of two counts compares as the rules compare it.
    (0..=of)
        .find(|count| of == 0 || number(*count) / number(of) >= share)
        .unwrap_or(of)
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
