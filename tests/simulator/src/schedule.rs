//! A schedule: some dozens of things that happen one after the other, chosen by a seed.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use clausewise::assessment::{Edit, FieldValue};
use clausewise::questionnaire::AssessmentId;
use clausewise::store::shelf::{forget_deleted, is_deleted};
use clausewise::store::{Address, Loaded, SaveState, StoreError, Why};
use fastrand::Rng;

use crate::disk::{Disk, Fault, Store};
use crate::log::Log;
use crate::oracle::Oracle;
use crate::remembered::Remembered;
use crate::shelf::{Shelf, Slots, at_once};
use crate::tab::Tab;
use crate::{START_MS, answer, blank, id};

/// The most tabs.
const TABS: usize = 4;
const ASSESSMENTS: usize = 2;
const QUESTIONS: usize = 5;

/// What became of a schedule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many things happened.
    pub operations: u64,
    /// How many calls the store got.
    pub calls: u64,
    /// How often both stores were read and compared with what was confirmed.
    pub checks: u64,
    /// How many cells were confirmed in the end.
    pub confirmed: u64,
    /// Confirmed cells that were missing or older.
    pub lost: Vec<String>,
    /// What was there twice, or again after its deletion.
    pub doubled: Vec<String>,
    /// Times at which "saved" was not true, or the stores did not agree in the end.
    pub untrue: Vec<String>,
}

impl Outcome {
    /// Whether nothing went wrong.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.lost.is_empty() && self.doubled.is_empty() && self.untrue.is_empty()
    }
}

struct World {
    rng: Rng,
    /// Decides what happens besides, and how.
    more: Option<Rng>,
    store: Store,
    log: Log,
    shelf: Shelf,
    /// What is in the history for certain, by assessment.
    remembered: Remembered,
    /// Whether the log takes writes; and whether it can be opened.
    log_fails: bool,
    log_is_absent: bool,
    tabs: Vec<Option<Tab>>,
    oracle: Oracle,
    wall: u64,
    tokens: u64,
    names: u64,
    outcome: Outcome,
}

/// Runs the schedule of a seed.
#[must_use]
pub fn run(seed: u64) -> Outcome {
    run_with(seed, Some(Rng::with_seed(!seed)))
}

/// Runs the schedule of a seed without history, as it was when there was none: what once went wrong
/// in it happens in the same order.
#[must_use]
pub fn run_plain(seed: u64) -> Outcome {
    run_with(seed, None)
}

fn run_with(seed: u64, more: Option<Rng>) -> Outcome {
    let store = Store(Rc::new(RefCell::new(Disk::default())));
    let mut world = World {
        rng: Rng::with_seed(seed),
        more,
        shelf: Shelf {
            store: store.clone(),
            ..Shelf::default()
        },
        remembered: Remembered::default(),
        store,
        log: Log::default(),
        log_fails: false,
        log_is_absent: false,
        tabs: (0..TABS).map(|_| None).collect(),
        oracle: Oracle::default(),
        wall: START_MS,
        tokens: 0,
        names: 0,
        outcome: Outcome::default(),
    };
    if world.rng.u8(..4) == 0 {
        world.begin_with_old_records();
    }
    world.open(0);
    for _ in 0..world.rng.u32(20..60) {
        world.step_besides();
        world.step();
    }
    world.end();
    world.outcome.calls = world.store.0.borrow().calls;
    world.outcome.confirmed = world.oracle.cells() as u64;
    world.outcome
}

impl World {
    fn disk(&self) -> std::cell::RefMut<'_, Disk> {
        self.store.0.borrow_mut()
    }

    fn token(&mut self) -> String {
        self.tokens += 1;
        format!("n{}", self.tokens)
    }

    /// The wall clock as a tab sees it. Time mostly goes on, and sometimes stands.
    fn now(&mut self, off: i64) -> u64 {
        self.wall += self.rng.u64(..50);
        self.wall.saturating_add_signed(off)
    }

    /// Records of a release that had no log.
    fn begin_with_old_records(&mut self) {
        let Ok((mut tab, _)) = Tab::open("old", &self.store, Err(StoreError::Blocked)) else {
            return;
        };
        let title = self.token();
        let now = self.now(0);
        tab.create(blank(id(0), &title), now);
        let edits = (0..QUESTIONS).map(|question| answer(question, Some(&self.token())));
        let edits = edits.collect();
        tab.edit(&id(0), edits, now);
        self.disk().sync();
        let written = std::mem::take(&mut self.disk().written);
        for (key, text) in written {
            self.oracle.wrote(&key, &text);
        }
    }

    fn log_of_a_start(&self) -> Result<&Log, StoreError> {
        if self.log_is_absent {
            Err(StoreError::Blocked)
        } else {
            Ok(&self.log)
        }
    }

    /// Opens a tab, and looks whether all that was confirmed is there.
    fn open(&mut self, place: usize) {
        self.names += 1;
        let name = format!("tab-{}", self.names);
        let before = self.store.0.borrow().unsynced.len();
        let opened = Tab::open(&name, &self.store, self.log_of_a_start());
        let Ok((mut tab, loaded)) = opened else {
            return;
        };
        assert_eq!(
            before,
            self.store.0.borrow().unsynced.len(),
            "loading wrote"
        );
        if self.rng.u8(..8) == 0 {
            let day = 86_400_000;
            tab.clock_off = [-400 * day, -day, -1, day, 30_000 * day][self.rng.usize(..5)];
        }
        if !self.log_is_absent {
            self.check(&loaded);
            // What is found in the log is shown as saved, whether or not anybody was told before.
            for entry in self.log.entries() {
                self.oracle.confirmed(entry.key(), &entry.text);
            }
        }
        self.tabs[place] = Some(tab);
        // What the page does once all is loaded.
        self.act(place, |tab, now, world| {
            tab.flush(now);
            world.forget_deleted();
        });
    }

    fn check(&mut self, loaded: &Loaded) {
        self.outcome.checks += 1;
        self.outcome.lost.extend(self.remembered.lost(&self.shelf));
        self.outcome.lost.extend(self.oracle.lost(loaded));
        self.outcome.doubled.extend(self.oracle.doubled(loaded));
    }

    /// Lets a tab do something, which its process may not survive.
    fn act(&mut self, place: usize, act: impl FnOnce(&mut Tab, u64, &mut Self)) {
        let Some(mut tab) = self.tabs[place].take() else {
            return;
        };
        let now = self.now(tab.clock_off);
        if self.rng.u8(..20) == 0 {
            let fuse = 1 + self.rng.u32(..40);
            self.disk().fuse = Some(fuse);
        }
        act(&mut tab, now, self);
        tab.look_after(now);
        let written = std::mem::take(&mut self.disk().written);
        for (key, text) in &written {
            self.oracle.wrote(key, text);
            tab.note(key, text);
        }
        let is_dead = self.disk().is_dead();
        self.disk().fuse = None;
        if is_dead {
            self.die(Some(tab));
        } else {
            self.tell(&tab);
            self.tabs[place] = Some(tab);
        }
    }

    /// "Saved" is only said of what the log has confirmed, to this tab or to one that found it there.
    fn tell(&mut self, tab: &Tab) {
        if !tab.says_saved() {
            return;
        }
        for (key, write) in &tab.knows {
            if !self.oracle.has_confirmed(key, write) {
                let untrue = format!("saved is said of {key}: {write:?}");
                self.outcome.untrue.push(untrue);
            }
        }
    }

    /// A process is gone: one tab's, or the whole browser's.
    fn die(&mut self, tab: Option<Tab>) {
        if let Some(batch) = tab.and_then(|tab| tab.in_flight) {
            self.perhaps_commit(&batch);
        }
        if self.rng.bool() {
            self.crash();
        }
    }

    /// Nobody was told, but the log may have it.
    fn perhaps_commit(&mut self, batch: &clausewise::store::Batch) {
        for entry in &batch.entries {
            self.oracle.wrote(entry.key(), &entry.text);
        }
        if self.rng.bool() {
            self.log.commit(batch);
        }
    }

    /// The browser dies with all tabs. What it has written last is lost, or torn.
    fn crash(&mut self) {
        for place in 0..TABS {
            if let Some(batch) = self.tabs[place].take().and_then(|tab| tab.in_flight) {
                self.perhaps_commit(&batch);
            }
        }
        let pending = self.disk().unsynced.len();
        let reached = self.rng.usize(..=pending);
        let torn = self.disk().unsynced.get(reached).cloned();
        self.disk().crash(reached);
        if let Some((key, Some(text))) = torn
            && self.rng.u8(..4) == 0
        {
            let cut = self.rng.usize(..=text.len());
            let cut = (0..=cut).rev().find(|at| text.is_char_boundary(*at));
            self.hurt(&key, Some(text[..cut.unwrap_or(0)].to_owned()));
        }
        self.log_fails = false;
        self.log_is_absent = false;
        self.disk().fault = None;
    }

    /// Whether what was confirmed can still be told from what is stored. What comes after this from
    /// outside may hurt one store only as long as the other one still has everything.
    fn is_told(&self, disk: &Disk, log: &Log) -> bool {
        self.oracle.is_told_by(&[&disk.now, &log.0])
            && self.oracle.is_told_by(&[&disk.durable, &log.0])
    }

    /// Changes a record in the store behind everybody's back, unless that were the second loss.
    fn hurt(&mut self, key: &str, value: Option<String>) {
        let mut disk = self.disk().clone();
        disk.tamper(key, value);
        if self.is_told(&disk, &self.log) {
            *self.disk() = disk;
        }
    }

    fn step(&mut self) {
        self.outcome.operations += 1;
        let place = self.rng.usize(..TABS);
        if self.tabs[place].is_none() {
            // Half of the time with a single tab, and always with one at least.
            if self.tabs.iter().all(Option::is_none) || self.rng.u8(..4) == 0 {
                self.open(place);
            }
            return;
        }
        match self.rng.u8(..100) {
            0..40 => self.work(place),
            40..70 => self.drive_log(place),
            70..75 => self.act(place, |tab, now, _| tab.flush(now)),
            75..79 => self.log.tidy_up(),
            79..82 => self.disk().sync(),
            82..85 => {
                // Closed: the page flushes, and what is under way may or may not arrive.
                self.act(place, |tab, now, _| tab.flush(now));
                let tab = self.tabs[place].take();
                if let Some(batch) = tab.and_then(|tab| tab.in_flight) {
                    self.perhaps_commit(&batch);
                }
            }
            85..88 => {
                let tab = self.tabs[place].take();
                self.die(tab);
            }
            88..91 => self.crash(),
            91..93 => self.limit(),
            93..95 => self.break_store(),
            95..97 => self.log_fails = !self.log_fails,
            97 => self.log_is_absent = !self.log_is_absent,
            98 => self.damage(),
            _ => self.evict(),
        }
    }

    fn work(&mut self, place: usize) {
        let tokens: Vec<String> = (0..=QUESTIONS).map(|_| self.token()).collect();
        let which = id(self.rng.usize(..ASSESSMENTS));
        let kind = self.rng.u8(..20);
        let question = self.rng.usize(..QUESTIONS);
        self.act(place, |tab, now, _| {
            if !tab.desk.contains_key(&which) {
                match tab.gone.take() {
                    Some(gone) if gone.id == which => tab.create(gone, now),
                    _ => tab.create(blank(which, &tokens[0]), now),
                }
                return;
            }
            match kind {
                0..9 => tab.edit(&which, vec![answer(question, Some(&tokens[0]))], now),
                9 => tab.edit(&which, vec![answer(question, None)], now),
                10..12 => tab.edit(&which, vec![title(&tokens[0])], now),
                12..15 => tab.undo(&which, false, now),
                15 => tab.undo(&which, true, now),
                16..18 => tab.delete(&which, now),
                _ => {
                    // An import that replaces everything.
                    let edits = (0..QUESTIONS).map(|one| answer(one, Some(&tokens[one + 1])));
                    let edits = edits.chain([title(&tokens[0])]).collect();
                    tab.edit(&which, edits, now);
                }
            }
        });
    }

    /// What happens to the history.
    fn step_besides(&mut self) {
        let Some(mut rng) = self.more.take() else {
            return;
        };
        let place = rng.usize(..TABS);
        let number = rng.usize(..ASSESSMENTS);
        self.shelf.takes_unheard = rng.bool();
        self.shelf.is_full = rng.u8(..10) == 0;
        match rng.u8(..40) {
            0..4 => self.remember(place, number),
            4..8 => self.go_back(place, number, &mut rng),
            8 => self.remembered.damage(&self.shelf, &mut rng),
            9 => self.vanish(place),
            _ => {}
        }
        self.shelf.is_full = false;
        self.more = Some(rng);
    }

    /// Puts an assessment into its history.
    fn remember(&mut self, place: usize, number: usize) {
        self.act(place, |tab, now, world| {
            if tab.remember(&world.shelf, &id(number), Why::Work, now) {
                let assessment = &tab.desk[&id(number)].assessment;
                world
                    .outcome
                    .untrue
                    .extend(world.remembered.note(assessment, &world.shelf));
            }
        });
    }

    /// Goes back to one of the earlier states: what was there before is in the history then.
    fn go_back(&mut self, place: usize, number: usize, rng: &mut Rng) {
        let states = self.shelf.history(number).snapshots;
        let Some(earlier) = rng.choice(&states).map(|one| one.assessment.clone()) else {
            return;
        };
        self.act(place, |tab, now, world| {
            let before = tab
                .desk
                .get(&id(number))
                .map(|work| work.assessment.clone());
            let Some(before) = before else { return };
            if tab.go_back(&world.shelf, &earlier, now) {
                world
                    .outcome
                    .untrue
                    .extend(world.remembered.note(&before, &world.shelf));
                let now = &tab.desk[&id(number)].assessment;
                if !now.edits_towards(&earlier).is_empty() {
                    world
                        .outcome
                        .untrue
                        .push(format!("went back to {now:?}, not {earlier:?}"));
                }
            }
        });
    }

    /// Somebody clears the site's data under all tabs. Each hears of it at once, and one of them goes
    /// on until all is saved again.
    fn vanish(&mut self, place: usize) {
        self.disk().wipe();
        self.log = Log::default();
        *self.shelf.slots.borrow_mut() = Slots::default();
        self.remembered = Remembered::default();
        self.oracle.vanished();
        for each in 0..TABS {
            self.act(each, |tab, now, _| {
                tab.has_lost_log = tab.has_log;
                if tab.has_log {
                    tab.keeper.suspect();
                }
                tab.look_after(now);
                tab.flush(now);
            });
        }
        if self.log_fails {
            return;
        }
        for _ in 0..8 {
            self.drive_log(place);
        }
        let Some(tab) = self.tabs[place].as_ref().filter(|tab| tab.has_log) else {
            return;
        };
        if tab.says_saved() {
            let lacking = tab.lacking(&self.store.0.borrow().now);
            let untrue = |key| format!("saved again is said, but the store alone has no {key}");
            self.outcome.untrue.extend(lacking.iter().map(untrue));
        }
        // A batch that fails by chance is sent again by what comes next.
        if tab.keeper.state() == SaveState::Saving {
            let untrue = format!("not saved again: {}", tab.keeper.why());
            self.outcome.untrue.push(untrue);
        }
    }

    fn forget_deleted(&mut self) {
        if self.more.is_none() {
            return;
        }
        let store = &self.store;
        let is_gone = |id: &AssessmentId| is_deleted(store, id);
        for number in (0..ASSESSMENTS).filter(|number| is_gone(&id(*number))) {
            self.remembered.forget(number);
        }
        // Where the process dies in the middle, the next one goes on.
        let _ = at_once(forget_deleted(&self.shelf, is_gone));
    }

    /// Sends a batch off, or answers one.
    fn drive_log(&mut self, place: usize) {
        let fails = self.log_fails;
        let luck = self.rng.u8(..20);
        self.act(place, |tab, now, world| match tab.in_flight.take() {
            Some(batch) if tab.has_lost_log => {
                tab.report(&batch, Err(closed()), now);
            }
            None if tab.has_lost_log && fails => tab.keeper.log_failed(closed()),
            None if tab.has_lost_log => tab.has_lost_log = false,
            None => {
                let batch = tab.keeper.next_batch();
                for entry in batch.iter().flat_map(|batch| &batch.entries) {
                    tab.note_entry(entry);
                }
                tab.in_flight = batch;
            }
            Some(batch) if fails || luck == 0 => {
                if luck < 10 {
                    world.perhaps_commit(&batch);
                }
                tab.report(&batch, Err(StoreError::Full), now);
            }
            Some(batch) => {
                world.log.commit(&batch);
                for entry in &batch.entries {
                    world.oracle.wrote(entry.key(), &entry.text);
                    world.oracle.confirmed(entry.key(), &entry.text);
                }
                tab.report(&batch, Ok(()), now);
            }
        });
    }

    fn limit(&mut self) {
        let room = [0, 100, 1_000, 66_000][self.rng.usize(..4)];
        let mut disk = self.disk();
        disk.quota = match disk.quota {
            None => Some(disk.size() + room),
            Some(_) => None,
        };
    }

    fn break_store(&mut self) {
        let lies = self.rng.bool();
        let mut disk = self.disk();
        disk.fault = match disk.fault {
            Some(_) => None,
            None if lies => Some(Fault::Lies),
            None => Some(Fault::Refuses(StoreError::Other("broken".to_owned()))),
        };
    }

    /// A bit flips on the disk.
    fn damage(&mut self) {
        let flip = |rng: &mut Rng, text: &str| {
            let mut bytes = text.as_bytes().to_vec();
            let at = rng.usize(..bytes.len());
            bytes[at] ^= 1 << rng.u8(..7);
            String::from_utf8(bytes).ok()
        };
        let pick = |rng: &mut Rng, records: &BTreeMap<String, String>| {
            let ours: Vec<_> = records
                .iter()
                .filter(|(key, text)| {
                    let key = key.split(' ').next().unwrap_or(key);
                    Address::parse(key).is_some() && !text.is_empty()
                })
                .collect();
            let (key, text) = *rng.choice(&ours)?;
            Some((key.clone(), text.clone()))
        };
        if self.rng.bool() {
            let records = self.store.0.borrow().now.clone();
            if let Some((key, text)) = pick(&mut self.rng, &records) {
                let flipped = flip(&mut self.rng, &text);
                if flipped.is_some() {
                    self.hurt(&key, flipped);
                }
            }
        } else if let Some((name, text)) = pick(&mut self.rng, &self.log.0) {
            let mut log = self.log.clone();
            if let Some(flipped) = flip(&mut self.rng, &text) {
                log.0.insert(name, flipped);
            }
            if self.is_told(&self.store.0.borrow(), &log) {
                self.log = log;
            }
        }
    }

    /// The browser throws one of the stores away while it is closed.
    fn evict(&mut self) {
        self.crash();
        let disk = self.disk().clone();
        if self.rng.bool() {
            if self.is_told(&disk, &Log::default()) {
                self.log = Log::default();
                // What the browser throws away together stands together.
                *self.shelf.slots.borrow_mut() = Slots::default();
                self.remembered = Remembered::default();
            }
        } else if self.is_told(&Disk::default(), &self.log) {
            self.disk().wipe();
        }
    }

    /// In the end all is well again: a last tab repairs both stores, and each has everything.
    fn end(&mut self) {
        self.crash();
        self.disk().quota = None;
        self.names += 1;
        let Ok((mut tab, loaded)) = Tab::open("last", &self.store, Ok(&self.log)) else {
            return self.outcome.untrue.push("the stores cannot be read".into());
        };
        self.check(&loaded);
        let now = self.now(0);
        tab.flush(now);
        while let Some(batch) = tab.keeper.next_batch() {
            self.log.commit(&batch);
            tab.report(&batch, Ok(()), now);
        }
        if tab.keeper.state() != SaveState::Saved {
            let untrue = format!("in the end: {:?} {}", tab.keeper.state(), tab.keeper.why());
            self.outcome.untrue.push(untrue);
        }
        self.log.tidy_up();
        let nothing = Store::default();
        let whole = self.desk(&self.store, &self.log);
        for (what, desk) in [
            ("store", self.desk(&self.store, &Log::default())),
            ("log", self.desk(&nothing, &self.log)),
        ] {
            if desk != whole {
                let untrue = format!("the {what} alone has {desk:?}, both {whole:?}");
                self.outcome.untrue.push(untrue);
            }
        }
    }

    fn desk(&self, store: &Store, log: &Log) -> Vec<(AssessmentId, String)> {
        let Ok((tab, _)) = Tab::open("reader", store, Ok(log)) else {
            return Vec::new();
        };
        let desk = tab.desk.into_iter();
        desk.map(|(id, work)| {
            let mut assessment = work.assessment;
            assessment.updated_at = None;
            (id, format!("{assessment:?}"))
        })
        .collect()
    }
}

/// What a browser says of a database that it has closed.
fn closed() -> StoreError {
    StoreError::Other("the database is closed".to_owned())
}

fn title(token: &str) -> Edit {
    Edit::Field(FieldValue::Title(token.to_owned()))
}
