//! Own actions, other parties, and what is known of the journey's steps.

use crate::map::Set;

use super::super::extra::Extra;
use crate::date::Date;
use crate::questionnaire::{ClauseId, Key};

/// Own work beside what the questionnaire asks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Action {
    /// The leaf to whose package it belongs.
    pub package: Option<ClauseId>,
    /// What is to be done.
    pub text: String,
    /// Who does it.
    pub owner: String,
    /// By when.
    pub due: Option<Date>,
    /// When it was done.
    pub done: Option<Date>,
    /// Fields of a later version.
    pub extra: Extra,
}

/// A party outside the system that takes part in services.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Party {
    /// Its name.
    pub name: String,
    /// How it stands to the organisation.
    pub kind: PartyKind,
    /// The services, components or processes that it provides or operates.
    pub contributes: String,
    /// The clauses in which it takes part.
    pub clauses: Set<ClauseId>,
    /// How it is controlled: measured, evaluated, agreed.
    pub control: String,
    /// Who looks after it.
    pub owner: String,
    /// Where the agreement is.
    pub agreement: String,
    /// Fields of a later version.
    pub extra: Extra,
}

/// How a party stands to the organisation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartyKind {
    /// Another organisation under contract.
    #[default]
    ExternalSupplier,
    /// Another part of the same organisation.
    InternalSupplier,
    /// A customer that supplies part of the service.
    Customer,
}

/// What is known of a step of the journey.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StepRecord {
    /// Who sees to it.
    pub owner: String,
    /// The exit criteria that were ticked by hand.
    pub ticked: Set<Key>,
    /// The planned last day, where it is not that of the plan.
    pub planned: Option<Date>,
    /// The day on which it was declared done.
    pub done: Option<Date>,
    /// Free text.
    pub note: String,
    /// Fields of a later version.
    pub extra: Extra,
}

impl Action {
    /// Whether it should be done by now and is not.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.done.is_none() && self.due.is_some_and(|due| due < today)
    }
}
