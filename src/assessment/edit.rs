//! Every way in which an assessment can change.
//!
//! An assessment is a set of cells, the smallest things that are edited, kept, merged and
//! compared: one answer, one document, one field of the profile. An [`Edit`] gives one cell a new
//! value; applying it returns the edit that takes it back. Undo, storage, import and comparison
//! all speak of cells, so each is written once.

use crate::map::{Map, Set};

use super::answer::Answer;
use super::document::{Assessment, DocumentRecord, Event, PackagePlan, QuestionnaireRef};
use super::extra::Extra;
use super::register::{Entry, EntryKey};
use super::timestamp::Timestamp;
use crate::date::Date;
use crate::questionnaire::{ClauseId, DocumentId, EntryId, Key, QuestionId};

/// Names one cell of an assessment.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell {
    /// What is fixed when the assessment is made.
    Header,
    /// A single field.
    Field(Field),
    /// A leaf's own target.
    Target(ClauseId),
    /// The answer to a question.
    Answer(QuestionId),
    /// What is known of a document.
    Document(DocumentId),
    /// Settings of a package.
    Package(ClauseId),
    /// An entry of the register.
    Entry(EntryKey),
}

impl std::fmt::Display for Cell {
    /// What a person would call it: a field's path, or the id of what it is about.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Header => f.write_str("questionnaire"),
            Self::Field(field) => f.write_str(field.name()),
            Self::Target(leaf) => write!(f, "target of {leaf}"),
            Self::Answer(question) => write!(f, "{question}"),
            Self::Document(document) => write!(f, "{document}"),
            Self::Package(leaf) => write!(f, "package {leaf}"),
            Self::Entry(key) => write!(f, "{key}"),
        }
    }
}

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident($type:ty) = $text:literal at $($place:ident).+;)+) => {
        /// The single fields of an assessment.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Field { $($(#[$doc])* $name,)+ }

        /// A single field and its value.
        #[derive(Clone, Debug, PartialEq)]
        pub enum FieldValue { $($(#[$doc])* $name($type),)+ }

        /// Every field, in the order of the file.
        pub const FIELDS: &[Field] = &[$(Field::$name,)+];

        impl Field {
            /// The field's path within the assessment file.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }

        impl FieldValue {
            /// The field that it is a value of.
            #[must_use]
            pub const fn field(&self) -> Field {
                match self { $(Self::$name(_) => Field::$name,)+ }
            }
        }

        impl Assessment {
            /// The value of a single field.
            #[must_use]
            pub fn field(&self, field: Field) -> FieldValue {
                match field { $(Field::$name => FieldValue::$name(self.$($place).+.clone()),)+ }
            }

            fn swap_field(&mut self, value: FieldValue) -> FieldValue {
                match value {
                    $(FieldValue::$name(new) => {
                        FieldValue::$name(std::mem::replace(&mut self.$($place).+, new))
                    })+
                }
            }
        }
    };
}

fields! {
    /// What people call it.
    Title(String) = "title" at title;
    /// The organisation's name.
    Organisation(String) = "profile.organisation" at profile.organisation;
    /// What the system covers.
    Scope(String) = "profile.scope_statement" at profile.scope_statement;
    /// Kinds of organisation.
    Types(Set<Key>) = "profile.organisation_types" at profile.organisation_types;
    /// Reasons for certification.
    Drivers(Set<Key>) = "profile.drivers" at profile.drivers;
    /// Sectors.
    Sectors(Set<Key>) = "profile.sectors" at profile.sectors;
    /// Regions.
    Regions(Set<Key>) = "profile.regions" at profile.regions;
    /// Regulations that apply.
    Regulations(Set<String>) = "profile.regulations" at profile.regulations;
    /// Size of the organisation.
    Size(Option<Key>) = "profile.size_band" at profile.size_band;
    /// Certificates held.
    Certificates(Set<Key>) = "profile.certificates" at profile.certificates;
    /// Since when processes leave records.
    RecordsSince(Option<Date>) = "profile.records_since" at profile.records_since;
    /// Dates of the internal audit.
    InternalAudit(Event) = "profile.internal_audit" at profile.internal_audit;
    /// Dates of the management review.
    ManagementReview(Event) = "profile.management_review" at profile.management_review;
    /// The part of the organisation that is in scope.
    OrganisationPart(String) = "profile.organisation_part" at profile.organisation_part;
    /// Services in scope, one a line.
    Services(String) = "profile.services" at profile.services;
    /// Sites, one a line.
    Sites(String) = "profile.sites" at profile.sites;
    /// The tool of the work.
    Tool(String) = "profile.tool" at profile.tool;
    /// What follows if the certificate comes later than wanted.
    TargetReason(String) = "profile.target_reason" at profile.target_reason;
    /// Who in top management stands behind it.
    Sponsor(String) = "profile.sponsor" at profile.sponsor;
    /// The plan's first day.
    PlanStart(Option<Date>) = "plan.start" at plan.start;
    /// Packages in parallel.
    Lanes(Option<u8>) = "plan.lanes" at plan.lanes;
    /// Person-days a week.
    WeeklyDays(Option<f64>) = "plan.person_days_per_week" at plan.person_days_per_week;
    /// The day by which the certificate is wanted.
    PlanTarget(Option<Date>) = "plan.target" at plan.target;
    /// Whether nobody works on Saturdays and Sundays.
    WeekendsOff(bool) = "plan.weekends_off" at plan.weekends_off;
    /// Single days on which nobody works.
    DaysOff(Set<Date>) = "plan.days_off" at plan.days_off;
    /// Dates of the certification decision.
    Decision(Event) = "certification.decision" at certification.decision;
    /// The certificate.
    Certificate(String) = "certification.certificate" at certification.certificate;
    /// The certificate's last day.
    Expires(Option<Date>) = "certification.expires" at certification.expires;
}

/// What is fixed when an assessment is made, with what later versions added around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// The questionnaire it answers.
    pub questionnaire: QuestionnaireRef,
    /// When it was started.
    pub created_at: Option<Timestamp>,
    /// Unknown fields of the assessment.
    pub extra: Extra,
    /// Unknown fields of the file around the assessment.
    pub file_extra: Extra,
    /// Unknown fields of the profile.
    pub profile_extra: Extra,
    /// Unknown fields of the plan.
    pub plan_extra: Extra,
    /// Unknown fields of the certification.
    pub certification_extra: Extra,
}

/// A new value for one cell; `None` clears it.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Replaces the header.
    Header(Box<Header>),
    /// Sets a single field.
    Field(FieldValue),
    /// Sets a leaf's own target.
    Target(ClauseId, Option<u8>),
    /// Sets an answer.
    Answer(QuestionId, Option<Answer>),
    /// Sets what is known of a document.
    Document(DocumentId, Option<DocumentRecord>),
    /// Sets a package's settings.
    Package(ClauseId, Option<PackagePlan>),
    /// Sets an entry of the register. Made by [`Edit::entry`] and [`Edit::no_entry`].
    Entry(EntryKey, Option<Box<Entry>>),
}

impl Edit {
    /// Sets an entry of the register.
    #[must_use]
    pub fn entry(id: EntryId, entry: impl Into<Entry>) -> Self {
        let entry = entry.into();
        Self::Entry(EntryKey::new(entry.kind(), id), Some(Box::new(entry)))
    }

    /// Takes an entry out of the register.
    #[must_use]
    pub const fn no_entry(key: EntryKey) -> Self {
        Self::Entry(key, None)
    }

    /// The cell it changes.
    #[must_use]
    pub fn cell(&self) -> Cell {
        match self {
            Self::Header(_) => Cell::Header,
            Self::Field(value) => Cell::Field(value.field()),
            Self::Target(leaf, _) => Cell::Target(leaf.clone()),
            Self::Answer(question, _) => Cell::Answer(question.clone()),
            Self::Document(document, _) => Cell::Document(document.clone()),
            Self::Package(leaf, _) => Cell::Package(leaf.clone()),
            Self::Entry(key, _) => Cell::Entry(key.clone()),
        }
    }

    /// Whether it clears its cell, so that only the fact of its deletion need be kept.
    #[must_use]
    pub const fn is_deletion(&self) -> bool {
        matches!(
            self,
            Self::Target(_, None)
                | Self::Answer(_, None)
                | Self::Document(_, None)
                | Self::Package(_, None)
                | Self::Entry(_, None)
        )
    }
}

fn replace<K: Ord, V>(map: &mut Map<K, V>, key: K, value: Option<V>) -> Option<V> {
    match value {
        Some(value) => map.insert(key, value),
        None => map.remove(&key),
    }
}

impl Assessment {
    /// Gives a cell its new value; the edit that takes it back.
    pub fn apply(&mut self, edit: Edit) -> Edit {
        match edit {
            Edit::Header(header) => {
                let before = self.header();
                self.questionnaire = header.questionnaire;
                self.created_at = header.created_at;
                self.extra = header.extra;
                self.file_extra = header.file_extra;
                self.profile.extra = header.profile_extra;
                self.plan.extra = header.plan_extra;
                self.certification.extra = header.certification_extra;
                Edit::Header(Box::new(before))
            }
            Edit::Field(value) => Edit::Field(self.swap_field(value)),
            Edit::Target(leaf, target) => {
                let before = replace(&mut self.targets, leaf.clone(), target);
                Edit::Target(leaf, before)
            }
            Edit::Answer(question, answer) => {
                let answer = answer.filter(|answer| !answer.is_empty());
                let before = replace(&mut self.answers, question.clone(), answer);
                Edit::Answer(question, before)
            }
            Edit::Document(document, record) => {
                let before = replace(&mut self.documents, document.clone(), record);
                Edit::Document(document, before)
            }
            Edit::Package(leaf, package) => {
                let before = replace(&mut self.plan.packages, leaf.clone(), package);
                Edit::Package(leaf, before)
            }
            Edit::Entry(key, entry) => {
                let before = self.register.put(key.clone(), entry.map(|entry| *entry));
                Edit::Entry(key, before.map(Box::new))
            }
        }
    }

    /// What is fixed when the assessment is made.
    #[must_use]
    pub fn header(&self) -> Header {
        Header {
            questionnaire: self.questionnaire.clone(),
            created_at: self.created_at.clone(),
            extra: self.extra.clone(),
            file_extra: self.file_extra.clone(),
            profile_extra: self.profile.extra.clone(),
            plan_extra: self.plan.extra.clone(),
            certification_extra: self.certification.extra.clone(),
        }
    }

    /// The edits that make this assessment's cells equal to those of `wanted`, in the order of the
    /// file.
    #[must_use]
    pub fn edits_towards(&self, wanted: &Self) -> Vec<Edit> {
        let mut edits = Vec::new();
        if self.header() != wanted.header() {
            edits.push(Edit::Header(Box::new(wanted.header())));
        }
        for &field in FIELDS {
            let value = wanted.field(field);
            if self.field(field) != value {
                edits.push(Edit::Field(value));
            }
        }
        changes(&self.targets, &wanted.targets, &mut edits, Edit::Target);
        changes(&self.answers, &wanted.answers, &mut edits, Edit::Answer);
        changes(
            &self.documents,
            &wanted.documents,
            &mut edits,
            Edit::Document,
        );
        changes(
            &self.plan.packages,
            &wanted.plan.packages,
            &mut edits,
            Edit::Package,
        );
        let (from, to) = (self.register.map(), wanted.register.map());
        changes(from, to, &mut edits, |key, entry| {
            Edit::Entry(key, entry.map(Box::new))
        });
        edits
    }
}

fn changes<K: Ord + Clone, V: PartialEq + Clone>(
    from: &Map<K, V>,
    to: &Map<K, V>,
    edits: &mut Vec<Edit>,
    edit: impl Fn(K, Option<V>) -> Edit,
) {
    // Both walk in order, side by side: collecting the keys of both would compile a sort for each
    // kind of key.
    let (mut left, mut right) = (from.keys().peekable(), to.keys().peekable());
    loop {
        let key = match (left.peek(), right.peek()) {
            (Some(left), Some(right)) => *left.min(right),
            (Some(key), None) | (None, Some(key)) => *key,
            (None, None) => break,
        };
        left.next_if_eq(&key);
        right.next_if_eq(&key);
        let wanted = to.get(key);
        if from.get(key) != wanted {
            edits.push(edit(key.clone(), wanted.cloned()));
        }
    }
}
