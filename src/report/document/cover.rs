//! The first page: whose report it is, on what, and what kind of statement it makes.

use super::block::Fact;
use crate::date::Date;
use crate::questionnaire::Questionnaire;
use crate::report::Case;
use crate::report::words::count;

/// What stands on the first page.
#[derive(Clone, Debug, PartialEq)]
pub struct Cover {
    /// The assessment's title, as typed.
    pub title: String,
    /// The organisation's name, as typed; may be empty.
    pub organisation: String,
    /// What kind of report it is.
    pub kind: String,
    /// The day on which the case was looked at.
    pub day: Date,
    /// Facts about it.
    pub facts: Vec<Fact>,
    /// What the reader must know before anything else.
    pub remark: String,
}

/// The cover of a case.
pub(super) fn cover(case: &Case<'_>) -> Cover {
    let (questionnaire, assessment) = (case.questionnaire, case.assessment);
    let asked = format!(
        "{}, version {}",
        questionnaire.title, assessment.questionnaire.version
    );
    let rated = format!(
        "{} of {} rated",
        case.overall.rated,
        count(case.overall.applicable, "question", "questions")
    );
    let mut facts = vec![
        Fact::new("Questionnaire", asked),
        Fact::new("Looked at on", case.today.long()),
        Fact::new("Answers", rated),
    ];
    let day = |moment: &Option<crate::assessment::Timestamp>| {
        moment.as_ref().and_then(|moment| moment.date())
    };
    if let Some(begun) = day(&assessment.created_at) {
        facts.push(Fact::new("Begun on", begun.long()));
    }
    if let Some(changed) = day(&assessment.updated_at) {
        facts.push(Fact::new("Last changed on", changed.long()));
    }
    facts.extend(Fact::typed("In scope", &assessment.profile.scope_statement));
    Cover {
        title: assessment.title.clone(),
        organisation: assessment.profile.organisation.clone(),
        kind: "Self-assessment report".to_owned(),
        day: case.today,
        facts,
        remark: remark(case.questionnaire),
    }
}

fn remark(questionnaire: &Questionnaire) -> String {
    let mut remark = "Everything in this report is a self-assessment: it says what the \
                      organisation’s own answers suggest."
        .to_owned();
    if questionnaire.leads_to_certificate() {
        remark.push_str(" Only a certification body decides, after an audit.");
    }
    remark
}

impl Cover {
    /// The title of the report as one line of bare text, for a window or a running head.
    #[must_use]
    pub fn running_title(&self) -> String {
        running_title(&self.title)
    }
}

/// A title as one line of bare text, for a window or a running head.
#[must_use]
pub fn running_title(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ")
}
