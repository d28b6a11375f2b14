//! Storage as the pages see it: what keeps edits lies in a part of the Wasm of its own, so that the
//! first question does not wait for it. Until that part is there, everything that is to be kept is
//! remembered in its order.

use std::pin::Pin;
use std::rc::Rc;

use super::app::Settings;
use crate::assessment::{Assessment, Edit, QuestionnaireRef, Timestamp};
use crate::platform::log::{Log, Opening};
use crate::questionnaire::AssessmentId;
use crate::store::seal::Seal;
use crate::store::{Address, Heard, RecordStore, SaveState, Setting, Stamp, StoreError, WriterId};

/// Why nothing can be kept where the part does not come.
const NOT_HERE: &str = "The part of the app that stores answers has not arrived. It is asked for again with your next answer; check the connection.";

/// What keeps edits.
pub(crate) trait Keeping {
    /// The lock of the workspace, where there is one.
    fn seal(&self) -> Option<Rc<Seal>>;
    /// The log, where there is one.
    fn log(&self) -> Option<Log>;
    /// From now on everything goes through this store and this lock, unless something is under way.
    fn change_lock(&mut self, store: Box<dyn RecordStore>, seal: Option<Rc<Seal>>) -> bool;
    /// Keeps edits.
    fn save(&mut self, id: &AssessmentId, edits: &[Edit]);
    /// Keeps a whole assessment.
    fn create(&mut self, assessment: &Assessment);
    /// Deletes an assessment.
    fn delete(&mut self, id: &AssessmentId);
    /// Tries again what could not be written.
    fn flush(&mut self);
    /// The browser has closed the log, or cleared the store.
    fn suspect(&mut self);
    /// Whether everything should be written anew.
    fn is_suspicious(&self) -> bool;
    /// Writes everything anew, and begins to open the log again.
    fn renew(&mut self) -> Option<Opening>;
    /// There is a log again; or there still is none, and why.
    fn renewed(&mut self, log: Result<Log, StoreError>);
    /// Whether the log has not taken what it was given, and nobody is trying again yet; from now on
    /// somebody is.
    fn begin_retrying(&mut self) -> bool;
    /// Whether the log has not taken what it was given.
    fn is_log_failing(&self) -> bool;
    /// Nobody is trying again any more.
    fn end_retrying(&mut self);
    /// A stamp for what stands beside the records, and who writes.
    fn sign(&mut self) -> (Stamp, WriterId);
    /// Whether an assessment that is not here was deleted here.
    fn is_deleted(&self, id: &AssessmentId) -> bool;
    /// What is to be committed to the log next.
    fn next_batch(&mut self) -> Option<Batch>;
    /// Keys of edits that another tab has overruled.
    fn overruled(&self) -> Vec<String>;
    /// What another tab has put under these keys.
    fn look_again(&mut self, keys: &[String]) -> Vec<Heard>;
    /// An assessment that another tab has made, once its header is there.
    fn find(&self, id: &AssessmentId, fallback: &QuestionnaireRef) -> Option<Assessment>;
    /// What became of a batch.
    fn report(&mut self, batch: u64, outcome: Result<(), StoreError>);
    /// Where the newest edits are.
    fn state(&self) -> SaveState;
    /// What is wrong with storage, and what to do; empty where all is well.
    fn why(&self) -> String;
    /// Records that could not be used: key and reason, each key once.
    fn damaged(&self) -> Vec<(String, String)>;
    /// Cells of which such records are all that is left.
    fn lost(&self) -> Vec<Address>;
    /// Records that could not be used, as they are.
    fn damaged_as_json(&self) -> String;
    /// How the person likes to work. What was never set, or cannot be read, is as at first.
    fn settings(&self) -> Settings;
    /// Keeps how the person likes to work. Losing it costs nothing, so nothing is said.
    fn put_settings(&mut self, settings: &Settings);
    /// A setting; `None` where it was never set or cannot be read.
    fn setting(&self, setting: &Setting) -> Option<String>;
    /// Changes a setting. Losing it costs nothing, so nothing is said.
    fn set(&mut self, setting: &Setting, value: &str);
    /// When an assessment was exported last.
    fn exported(&self, id: &AssessmentId) -> Option<Timestamp>;
    /// Remembers when an assessment was exported.
    fn put_exported(&mut self, id: &AssessmentId, at: &Timestamp);
}

/// Something that keeps edits.
pub(crate) type Storage = dyn Keeping;

/// Entries on their way into the log.
pub(crate) struct Batch {
    /// Names it when its outcome is reported.
    pub(crate) number: u64,
    /// Puts them there.
    pub(crate) commit: Pin<Box<dyn Future<Output = Result<(), StoreError>>>>,
}

type Order = Box<dyn FnOnce(&mut Storage)>;
type Waiting = Box<dyn FnOnce(bool)>;

/// What keeps edits, or what it is to do as soon as it is there.
#[derive(Default)]
pub(crate) struct Kept {
    keeping: Option<Box<Storage>>,
    orders: Vec<Order>,
    waiting: Vec<Waiting>,
    is_asked_for: bool,
    is_missing: bool,
    has_begun: bool,
}

impl Kept {
    /// Whether this is the first edit since the page was opened.
    pub(crate) const fn begin(&mut self) -> bool {
        !std::mem::replace(&mut self.has_begun, true)
    }

    /// What keeps edits, where it is there.
    pub(crate) fn get(&mut self) -> Option<&mut Storage> {
        self.keeping.as_deref_mut()
    }

    /// Reads something of it, where it is there.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Storage) -> T) -> Option<T> {
        self.keeping.as_deref().map(read)
    }

    /// Does something with it, now or as soon as it is there.
    pub(crate) fn order(&mut self, order: impl FnOnce(&mut Storage) + 'static) {
        match self.get() {
            Some(keeping) => order(keeping),
            None => self.orders.push(Box::new(order)),
        }
    }

    /// Calls back as soon as it is there, with false where it does not come.
    pub(crate) fn wait(&mut self, then: Waiting) {
        self.waiting.push(then);
    }

    /// Whether it is there.
    pub(crate) const fn is_there(&self) -> bool {
        self.keeping.is_some()
    }

    /// Whether it is to be fetched now; from then on that is under way.
    pub(crate) fn ask(&mut self) -> bool {
        let is_wanted = self.keeping.is_none() && !self.is_asked_for;
        self.is_asked_for |= is_wanted;
        is_wanted
    }

    /// It is there, and does what it has been ordered to. Returns who has waited.
    pub(crate) fn came(&mut self, mut keeping: Box<Storage>) -> Vec<Waiting> {
        for order in std::mem::take(&mut self.orders) {
            order(&mut *keeping);
        }
        self.keeping = Some(keeping);
        std::mem::take(&mut self.waiting)
    }

    /// It has not come. Returns who has waited.
    pub(crate) fn failed(&mut self) -> Vec<Waiting> {
        (self.is_asked_for, self.is_missing) = (false, true);
        std::mem::take(&mut self.waiting)
    }

    /// Whether something would be lost if the page went now.
    pub(crate) fn is_owing(&self) -> bool {
        !self.orders.is_empty()
    }

    /// Where the newest edits are, and what is wrong.
    pub(crate) fn state(&self) -> (SaveState, String) {
        match &self.keeping {
            Some(keeping) => (keeping.state(), keeping.why()),
            None if !self.is_owing() => (SaveState::Saved, String::new()),
            None if self.is_missing => (SaveState::Unsaved, NOT_HERE.to_owned()),
            None => (SaveState::Saving, String::new()),
        }
    }
}
