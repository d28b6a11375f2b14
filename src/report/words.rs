//! Small pieces of English: counts, lists, and the names of statuses and verdicts.

pub use super::figures::{percent, range, score};
pub use crate::tenths::decimal;

use crate::assessment::{
    Confidence, DocumentState, Effectiveness, EvidenceState, Grade, PackageStatus, PartyKind,
    Progress,
};
use crate::date::Date;
use crate::questionnaire::{Questionnaire, Status, natural_order};
use crate::scoring::Verdict;

/// What it means that a package is critical.
#[must_use]
pub fn critical(questionnaire: &Questionnaire) -> &'static str {
    if questionnaire.leads_to_certificate() {
        "a delay here delays the certificate"
    } else {
        "a delay here delays the end"
    }
}

/// What the day is called by which somebody wants to be there.
#[must_use]
pub fn wanted_by(questionnaire: &Questionnaire) -> &'static str {
    if questionnaire.leads_to_certificate() {
        "Certificate wanted by"
    } else {
        "Wanted by"
    }
}

/// What is said of packages that are out of the plan.
#[must_use]
pub fn put_off(questionnaire: &Questionnaire) -> &'static str {
    if questionnaire.leads_to_certificate() {
        "Put off until after the certificate"
    } else {
        "Put off, and out of the plan"
    }
}

/// `1 package`, `2 packages`.
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    let noun = if number == 1 { one } else { many };
    format!("{number} {noun}")
}

/// The same with numbers up to twelve as words: `nine weeks`, `13 weeks`.
#[must_use]
pub fn spelled(number: usize, one: &str, many: &str) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    let noun = if number == 1 { one } else { many };
    match WORDS.get(number) {
        Some(word) => format!("{word} {noun}"),
        None => format!("{number} {noun}"),
    }
}

/// `6.3`, `6.3 and 9.1`, `6.3, 9.1 and 10.1`.
#[must_use]
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    let mut text = String::new();
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            let last = place + 1 == items.len();
            text.push_str(if last { " and " } else { ", " });
        }
        text.push_str(item.as_ref());
    }
    text
}

/// The same, but for more than `most` items only how many more there are.
#[must_use]
pub fn short_list<T: AsRef<str>>(items: &[T], most: usize) -> String {
    match items.get(..most) {
        Some(first) if items.len() > most => {
            let mut shown: Vec<String> = first.iter().map(|one| one.as_ref().to_owned()).collect();
            shown.push(format!("{} more", items.len() - most));
            list(&shown)
        }
        _ => list(items),
    }
}

/// Clauses and questions one after the other, in the order in which they are read: `9.2, 10.1`.
#[must_use]
pub fn numbers<T: ToString>(items: impl Iterator<Item = T>) -> String {
    let mut items: Vec<String> = items.map(|one| one.to_string()).collect();
    items.sort_by(|left, right| natural_order(left, right));
    items.join(", ")
}

/// A day that no line end parts: `5 Jan 2026`.
#[must_use]
pub fn day(date: Date) -> String {
    date.short().replace(' ', "\u{a0}")
}

/// The text with a capital first letter.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// Person-days without a needless decimal: `4`, `3.5`, and `0.125` for an hour that somebody set.
#[must_use]
pub fn days(value: f64) -> String {
    // Minus zero is zero, without a sign.
    trimmed(&format!("{:.3}", value + 0.0))
}

/// A number with decimals, without those that say nothing: `3.50` is `3.5`.
pub(crate) fn trimmed(decimals: &str) -> String {
    let short = decimals.trim_end_matches('0').trim_end_matches('.');
    short.to_owned()
}

/// `1 person-day`, `3.5 person-days`.
#[must_use]
pub fn person_days(value: f64) -> String {
    let text = days(value);
    let unit = if text == "1" {
        "person-day"
    } else {
        "person-days"
    };
    format!("{text} {unit}")
}

/// `is` for one, `are` for more.
#[must_use]
pub const fn is_are(number: usize) -> &'static str {
    if number == 1 { "is" } else { "are" }
}

/// What a status is called: always a likelihood, because only an auditor decides.
#[must_use]
pub const fn status(status: Status) -> &'static str {
    match status {
        Status::NotApplicable => "Not applicable",
        Status::NotAssessed => "Not assessed",
        Status::LikelyMajor => "Likely major",
        Status::LikelyMinor => "Likely minor",
        Status::Incomplete => "Incomplete",
        Status::Ofi => "Improvement",
        Status::Conforms => "Likely conforms",
    }
}

/// What a verdict is called; it always follows "self-assessed".
#[must_use]
pub const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NotEnoughAnswers => "not enough answers",
        Verdict::NotReady => "not ready",
        Verdict::NearlyReady => "nearly ready",
        Verdict::Ready => "likely ready",
    }
}

/// The sign of a status, which tells it apart without colour.
#[must_use]
pub const fn sign(status: Status) -> &'static str {
    match status {
        Status::NotApplicable => "×",
        // No dash: before a number it would read as a minus.
        Status::NotAssessed => "□",
        Status::LikelyMajor => "▲",
        Status::LikelyMinor => "◆",
        Status::Incomplete => "…",
        Status::Ofi => "○",
        Status::Conforms => "✓",
    }
}

/// How far evidence has been followed up.
#[must_use]
pub const fn evidence(state: EvidenceState) -> &'static str {
    match state {
        EvidenceState::None => "None named",
        EvidenceState::Located => "Located",
        EvidenceState::Checked => "Checked",
    }
}

/// How sure an answer is.
#[must_use]
pub const fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => "High",
        Confidence::Medium => "Medium",
        Confidence::Low => "Low",
    }
}

/// Whether a document exists.
#[must_use]
pub const fn document_state(state: DocumentState) -> &'static str {
    match state {
        DocumentState::Missing => "Missing",
        DocumentState::Draft => "Draft",
        DocumentState::Approved => "Approved",
    }
}

/// How far a package is.
#[must_use]
pub const fn package_status(status: PackageStatus) -> &'static str {
    match status {
        PackageStatus::Todo => "To do",
        PackageStatus::Doing => "Under way",
        PackageStatus::Done => "Done",
    }
}

/// How grave a nonconformity is.
#[must_use]
pub const fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Major => "major",
        Grade::Minor => "minor",
        Grade::Concern => "concern",
    }
}

/// How far a nonconformity is.
#[must_use]
pub const fn progress(progress: Progress) -> &'static str {
    match progress {
        Progress::Open => "open",
        Progress::Planned => "planned",
        Progress::Verified => "corrected, effect not checked",
        Progress::Closed => "closed",
    }
}

/// Whether a corrective action works; nothing while nobody has looked.
#[must_use]
pub const fn effect(effect: Effectiveness) -> Option<&'static str> {
    match effect {
        Effectiveness::Unchecked => None,
        Effectiveness::Effective => Some("The cause is gone"),
        Effectiveness::Ineffective => Some("It may come back"),
    }
}

/// How a party stands to the organisation.
#[must_use]
pub const fn party(kind: PartyKind) -> &'static str {
    match kind {
        PartyKind::ExternalSupplier => "external supplier",
        PartyKind::InternalSupplier => "internal supplier",
        PartyKind::Customer => "customer acting as a supplier",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_agree_with_their_nouns() {
        assert_eq!(count(1, "package", "packages"), "1 package");
        assert_eq!(count(0, "package", "packages"), "0 packages");
        assert_eq!(spelled(1, "week", "weeks"), "one week");
        assert_eq!(spelled(9, "week", "weeks"), "nine weeks");
        assert_eq!(spelled(13, "week", "weeks"), "13 weeks");
    }

    #[test]
    fn lists_end_with_and() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["6.3"]), "6.3");
        assert_eq!(list(&["6.3", "9.1"]), "6.3 and 9.1");
        assert_eq!(list(&["6.3", "9.1", "10.1"]), "6.3, 9.1 and 10.1");
        assert_eq!(short_list(&["6.3", "9.1", "10.1"], 3), "6.3, 9.1 and 10.1");
        assert_eq!(short_list(&["1", "2", "3", "4"], 2), "1, 2 and 2 more");
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!(days(4.0), "4");
        assert_eq!(days(3.5), "3.5");
        assert_eq!(days(-0.0), "0");
        assert_eq!(days(10.0), "10");
        assert_eq!(days(0.25), "0.25", "as it was typed");
        assert_eq!(days(0.1 + 0.2), "0.3");
        assert_eq!(person_days(1.0), "1 person-day");
        assert_eq!(person_days(0.5), "0.5 person-days");
        assert_eq!(capitalised("nine weeks"), "Nine weeks");
    }
}
