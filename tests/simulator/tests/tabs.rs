//! Tabs that look at what the others have written show the same as a new start would, whatever the
//! order in which they hear of it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::collections::VecDeque;

use clausewise::assessment::Assessment;
use clausewise::store::{Heard, SaveState, load};
use clausewise_simulator::disk::Store;
use clausewise_simulator::log::Log;
use clausewise_simulator::tab::Tab;
use clausewise_simulator::{START_MS, answer, blank, fallback, id};

const TABS: usize = 3;

/// A browser with some tabs, each with what it was told of and has not looked at.
struct Browser {
    store: Store,
    log: Log,
    tabs: Vec<Tab>,
    told: Vec<VecDeque<String>>,
}

impl Browser {
    /// All tabs show the same assessment.
    fn open() -> Self {
        let (store, mut log) = (Store::default(), Log::default());
        let (mut first, _) = Tab::open("tab-0", &store, Ok(&log)).unwrap();
        first.create(blank(id(0), "Title"), START_MS);
        settle(&mut first, &mut log, START_MS);
        let others = (1..TABS).map(|tab| {
            let name = format!("tab-{tab}");
            Tab::open(&name, &store, Ok(&log)).unwrap().0
        });
        let tabs = std::iter::once(first).chain(others).collect();
        store.0.borrow_mut().written.clear();
        let told = vec![VecDeque::new(); TABS];
        Self {
            store,
            log,
            tabs,
            told,
        }
    }

    /// Something happens in a tab; the browser tells the others.
    fn act(&mut self, tab: usize, now: u64, act: impl FnOnce(&mut Tab)) {
        act(&mut self.tabs[tab]);
        settle(&mut self.tabs[tab], &mut self.log, now);
        for (key, _) in std::mem::take(&mut self.store.0.borrow_mut().written) {
            for other in (0..TABS).filter(|other| *other != tab) {
                self.told[other].push_back(key.clone());
            }
        }
    }

    /// A tab looks at the next thing that it was told of, and at what has overruled it.
    fn look(&mut self, tab: usize) {
        let next = self.told[tab].pop_front();
        let keys = next.into_iter().chain(self.tabs[tab].keeper.overruled());
        for key in keys.collect::<Vec<_>>() {
            self.tabs[tab].look_again(&key);
        }
    }

    /// Everybody has heard of everything.
    fn quiet(&mut self) {
        for tab in 0..TABS {
            while !self.told[tab].is_empty() || !self.tabs[tab].keeper.overruled().is_empty() {
                self.look(tab);
            }
        }
    }

    fn shown(&self, tab: usize) -> Vec<Assessment> {
        let desk = self.tabs[tab].desk.values();
        desk.map(|work| timeless(work.assessment.clone())).collect()
    }

    fn at_a_start(&self) -> Vec<Assessment> {
        let loaded = load(&self.store, &self.log.entries(), &fallback()).unwrap();
        loaded.assessments.into_iter().map(timeless).collect()
    }
}

fn settle(tab: &mut Tab, log: &mut Log, now: u64) {
    while let Some(batch) = tab.keeper.next_batch() {
        log.commit(&batch);
        tab.report(&batch, Ok(()), now);
    }
}

fn timeless(mut assessment: Assessment) -> Assessment {
    assessment.updated_at = None;
    assessment
}

#[test]
fn all_tabs_come_to_show_what_a_start_would_find() {
    for seed in 0..400 {
        let mut chance = fastrand::Rng::with_seed(seed);
        let mut browser = Browser::open();
        for step in 0..60_u64 {
            // Clocks of tabs are the same, but what happens in one moment has no order.
            let now = START_MS + step / 3;
            let tab = chance.usize(0..TABS);
            match chance.u8(0..10) {
                0..=3 => browser.look(tab),
                4 => browser.act(tab, now, |tab| tab.undo(&id(0), false, now)),
                kind => {
                    let text = (kind > 5).then(|| format!("{seed} {step}"));
                    let edit = answer(chance.usize(0..4), text.as_deref());
                    browser.act(tab, now, |tab| tab.edit(&id(0), vec![edit], now));
                }
            }
        }
        browser.quiet();
        let right = browser.at_a_start();
        for tab in 0..TABS {
            assert_eq!(browser.shown(tab), right, "seed {seed}, tab {tab}");
            assert_eq!(browser.tabs[tab].keeper.state(), SaveState::Saved);
        }
    }
}

#[test]
fn undo_takes_back_nothing_that_another_tab_has_done_since() {
    let mut browser = Browser::open();
    let edit = |text: &'static str| {
        move |tab: &mut Tab| {
            tab.edit(&id(0), vec![answer(1, Some(text))], START_MS + 10);
        }
    };
    browser.act(0, START_MS + 10, edit("mine"));
    browser.quiet();
    browser.act(1, START_MS + 20, edit("theirs"));
    browser.quiet();
    let before = browser.shown(0);
    browser.act(0, START_MS + 30, |tab| {
        tab.undo(&id(0), false, START_MS + 30)
    });
    assert_eq!(browser.shown(0), before);
    // What it did itself, in the other tab, can be undone.
    browser.act(1, START_MS + 40, |tab| {
        tab.undo(&id(0), false, START_MS + 40)
    });
    browser.quiet();
    assert_ne!(browser.shown(0), before);
    assert_eq!(browser.shown(0), browser.shown(1));
}

#[test]
fn a_deletion_is_heard_and_what_was_edited_later_is_kept() {
    let mut browser = Browser::open();
    browser.act(0, START_MS + 10, |tab| tab.delete(&id(0), START_MS + 10));
    browser.quiet();
    assert!(browser.shown(1).is_empty() && browser.shown(2).is_empty());
    assert!(browser.at_a_start().is_empty());
    // A tab that has not heard of it yet goes on.
    let mut browser = Browser::open();
    browser.act(0, START_MS + 10, |tab| tab.delete(&id(0), START_MS + 10));
    browser.act(1, START_MS + 20, |tab| {
        tab.edit(&id(0), vec![answer(1, Some("later"))], START_MS + 20);
    });
    let key = "clausewise:1:a:a0:1-q1";
    assert!(matches!(
        browser.tabs[0].keeper.look_again(&browser.store, key),
        Some(Heard::Edited(..))
    ));
    assert_eq!(browser.tabs[0].keeper.look_again(&browser.store, key), None);
    assert_eq!(browser.at_a_start()[0].answers.len(), 1);
}

#[test]
fn what_is_damaged_or_of_a_newer_release_is_left_for_the_next_start() {
    let mut browser = Browser::open();
    let key = "clausewise:1:a:a0:1-q1";
    for text in [
        "",
        "{\"v\":1}",
        "{\"v\":2,\"x\":\"AAAA\",\"c\":\"00000000\"}",
    ] {
        browser
            .store
            .0
            .borrow_mut()
            .tamper(key, Some(text.to_owned()));
        assert_eq!(browser.tabs[1].keeper.look_again(&browser.store, key), None);
    }
    for other in [
        "theme",
        "clausewise:1:s:theme",
        "clausewise:1:lock",
        "clausewise:1:z:a0",
    ] {
        assert_eq!(
            browser.tabs[1].keeper.look_again(&browser.store, other),
            None
        );
    }
}
