//! The assessment: answers, profile, targets, documents and plan of one organisation, and every
//! way in which they can change.

mod answer;
mod document;
mod edit;
mod extra;
mod history;
mod register;
mod timestamp;

pub use answer::{Answer, Confidence, Evidence, EvidenceState, Rating, Response};
pub use document::{
    Assessment, Certification, DocumentRecord, DocumentState, Event, MOST_EFFORT_DAYS, MOST_LANES,
    MOST_WEEKLY_DAYS, PackagePlan, PackageStatus, Plan, Profile, QuestionnaireRef,
};
pub use edit::{Cell, Edit, FIELDS, Field, FieldValue, Header};
pub use extra::Extra;
pub use history::History;
pub use register::{
    Action, Audit, AuditKind, CertificationBody, ENTRY_KINDS, Effectiveness, Entry, EntryKey,
    EntryKind, Grade, Nonconformity, Party, PartyKind, Progress, Register, Review, Source, Span,
    StepRecord, Surveillance,
};
pub use timestamp::{NotATimestamp, Timestamp};
