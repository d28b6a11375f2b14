//! The head of the results: the verdicts in words.

use crate::date::Date;
use crate::questionnaire::{Questionnaire, Status};
use crate::report::words::{capitalised, count, spelled};
use crate::roadmap::Roadmap;
use crate::scoring::{RollUp, Scores, StatusCounts, Verdict, VerdictReport};
use crate::tenths::decimal;

use super::Headline;
use super::roadmap::behind;

/// The head of the results. For a questionnaire without verdicts it states the maturity.
#[must_use]
pub fn results(
    questionnaire: &Questionnaire,
    scores: &Scores,
    verdicts: &[VerdictReport],
    plan: &Roadmap,
    today: Date,
) -> Headline {
    let overall = scores.overall(questionnaire);
    Headline {
        over: format!(
            "{} · self-assessed {} · {} of {} rated",
            questionnaire.title,
            today.long(),
            overall.rated,
            overall.applicable
        ),
        title: if overall.rated == 0 {
            "Nothing is rated yet.".to_owned()
        } else if verdicts.is_empty() {
            maturity(questionnaire, &overall)
        } else {
            readiness(verdicts, plan, today)
        },
        lead: lead(questionnaire, &overall, verdicts),
    }
}

impl Headline {
    /// The same with major nonconformities that are open: they keep the certificate back, whatever
    /// the answers say.
    #[must_use]
    pub fn held_back(mut self, open_majors: usize) -> Self {
        if open_majors > 0 {
            let many = spelled(
                open_majors,
                "open major nonconformity keeps",
                "open major nonconformities keep",
            );
            self.title.push(' ');
            self.title.push_str(&capitalised(&many));
            self.title.push_str(" the certificate back.");
        }
        self
    }
}

fn maturity(questionnaire: &Questionnaire, overall: &RollUp) -> String {
    format!(
        "Self-assessed: level {} of {}, backed by evidence.",
        decimal(overall.backed.unwrap_or(0.0)),
        questionnaire.top_level()
    )
}

/// That time has overtaken the plan, where the head of the results gives a day of it: as on the
/// roadmap, with so many packages that should be finished by now.
#[must_use]
pub fn overtaken(verdicts: &[VerdictReport], plan: &Roadmap, late: usize) -> Option<String> {
    let is_sure = !verdicts
        .iter()
        .any(|report| report.verdict == Verdict::NotEnoughAnswers);
    let is_open = verdicts
        .iter()
        .any(|report| report.verdict != Verdict::Ready);
    work_done(plan).filter(|_| is_sure && is_open)?;
    behind(late)
}

fn readiness(verdicts: &[VerdictReport], plan: &Roadmap, today: Date) -> String {
    if verdicts
        .iter()
        .any(|report| report.verdict == Verdict::NotEnoughAnswers)
    {
        return "Not enough answers for a verdict yet.".to_owned();
    }
    let reached = verdicts
        .iter()
        .take_while(|report| report.verdict == Verdict::Ready)
        .last();
    let next = verdicts
        .iter()
        .find(|report| report.verdict != Verdict::Ready);
    match (reached, next) {
        (_, None) => {
            let last = verdicts.last().map_or("", |report| report.name.as_str());
            format!("Self-assessed: likely ready for {last}.")
        }
        (Some(reached), Some(next)) => format!(
            "Self-assessed: likely ready for {}, {} for {}. {}",
            reached.name,
            how_far(next),
            next.name,
            between(plan, today)
        ),
        (None, Some(next)) => {
            let far = capitalised(how_far(next));
            format!("{far} for {}. {}", next.name, between(plan, today))
        }
    }
}

fn how_far(report: &VerdictReport) -> &'static str {
    match report.verdict {
        Verdict::NearlyReady => "nearly ready",
        _ => "not yet ready",
    }
}

/// What stands between now and the next verdict: work, and until when the plan has it. That time
/// is not all work, so it is given as a day and not as so many weeks of it.
fn between(plan: &Roadmap, today: Date) -> String {
    if plan.needed_off > 0 {
        return [&needed_off(plan.needed_off), "."].concat();
    }
    let Some(done) = work_done(plan) else {
        return "No package of work stands between, only documents, dates or records.".to_owned();
    };
    let verb = if done <= today {
        "was to be done"
    } else {
        "is done"
    };
    format!("By the plan, the work {verb} by {}.", done.long())
}

/// The day by which the plan has done what must be fixed, where it does all of that.
fn work_done(plan: &Roadmap) -> Option<Date> {
    let must_fix = plan.packages.iter().filter(|package| package.must_fix);
    let done = must_fix.map(|package| package.finish).max();
    done.filter(|_| plan.needed_off == 0)
}

/// `33 packages that stage 2 needs are put off`.
#[must_use]
pub(super) fn needed_off(many: usize) -> String {
    count(
        many,
        "package that stage 2 needs is put off",
        "packages that stage 2 needs are put off",
    )
}

fn lead(questionnaire: &Questionnaire, overall: &RollUp, verdicts: &[VerdictReport]) -> String {
    if overall.rated == 0 {
        return "Scores, verdicts and a plan appear as you answer.".to_owned();
    }
    let unsure = verdicts
        .iter()
        .any(|report| report.verdict == Verdict::NotEnoughAnswers);
    if unsure {
        return format!(
            "{} of {} must questions are rated. A verdict needs {:.0}\u{a0}% of them.",
            overall.must_rated,
            overall.must_total,
            questionnaire.scoring.enough_answers * 100.0
        );
    }
    let (Some(declared), Some(backed)) = (overall.declared, overall.backed) else {
        return String::new();
    };
    let mut text = format!(
        "Declared {}, backed by evidence {}.",
        decimal(declared),
        decimal(backed)
    );
    let findings = findings(&overall.counts);
    if !findings.is_empty() {
        text.push_str(&format!(" {}.", capitalised(&findings)));
    }
    text
}

/// `2 likely major · 11 likely minor · 9 improvements · 4 not assessed`; empty where there is
/// nothing to find.
#[must_use]
pub fn findings(counts: &StatusCounts) -> String {
    findings_of(counts).join(" · ")
}

/// The same, one by one.
#[must_use]
pub fn findings_of(counts: &StatusCounts) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for (status, one, many) in [
        (Status::LikelyMajor, "likely major", "likely major"),
        (Status::LikelyMinor, "likely minor", "likely minor"),
        (Status::Incomplete, "incomplete", "incomplete"),
        (Status::Ofi, "improvement", "improvements"),
        (Status::NotAssessed, "not assessed", "not assessed"),
    ] {
        let number = counts.of(status);
        if number > 0 {
            parts.push(count(number, one, many));
        }
    }
    parts
}
