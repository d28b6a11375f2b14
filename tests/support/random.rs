//! Numbers that look random and are the same on every run, and answers made from them.

use clausewise::assessment::{Answer, Assessment, Confidence, EvidenceState, Response};
use clausewise::questionnaire::Questionnaire;

use super::{blank, not_applicable, rated};

/// A linear congruential generator; its upper bits are good enough for tests.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        let mut random = Self(seed ^ 0x9E37_79B9_7F4A_7C15);
        random.below(2);
        random
    }

    /// A number below the limit.
    pub fn below(&mut self, limit: u32) -> u32 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let upper = self.0 >> 32;
        ((upper * u64::from(limit)) >> 32) as u32
    }

    pub fn evidence(&mut self) -> EvidenceState {
        match self.below(3) {
            0 => EvidenceState::None,
            1 => EvidenceState::Located,
            _ => EvidenceState::Checked,
        }
    }

    pub fn confidence(&mut self) -> Confidence {
        match self.below(3) {
            0 => Confidence::High,
            1 => Confidence::Medium,
            _ => Confidence::Low,
        }
    }

    pub fn rating(&mut self, top: u8) -> Answer {
        let level = self.below(u32::from(top) + 1) as u8;
        rated(level, self.evidence(), self.confidence())
    }
}

/// An assessment in which `share` of 8 questions are answered in one way or another.
pub fn answers(q: &Questionnaire, share: u32, seed: u64) -> Assessment {
    let mut random = Random::new(seed);
    let mut assessment = blank(q);
    for question in &q.questions {
        if random.below(8) >= share {
            continue;
        }
        let answer = match random.below(12) {
            0 if question.not_applicable_if.is_some() => not_applicable("Not here"),
            1 => Answer {
                response: Some(Response::Unknown),
                ..Answer::default()
            },
            _ => random.rating(q.top_level()),
        };
        assessment.answers.insert(question.id.clone(), answer);
    }
    assessment
}
