//! Serial list scheduling on lanes (engine, section 6). Days count from the plan's start.
//!
//! The rule "look at every package each time a lane is free" would take quadratic time. Two heaps
//! do the same: packages that become ready at a known day, and packages that are ready, best
//! first. Time only moves forward, so each package passes through each heap once.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap};

/// A package as the scheduler sees it. Give jobs in order of their clause numbers: it decides
/// where all else is equal.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Calendar days that it takes; at least 1.
    pub days: i64,
    /// Days of records wanted afterwards.
    pub lead: i64,
    /// Places of the jobs that must be finished before.
    pub needs: Vec<usize>,
    /// Whether it comes before improvements.
    pub must_fix: bool,
    /// Priority points.
    pub points: f64,
    /// The day before which it must not start. Whoever fixes a day wants it kept: such a job goes
    /// before all others that are ready.
    pub not_before: Option<i64>,
}

/// Where a job stands in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Place of the job.
    pub job: usize,
    /// The lane, from 1.
    pub lane: u8,
    /// First day.
    pub start: i64,
    /// Day after the last.
    pub finish: i64,
    /// The job before it on its lane.
    pub previous: Option<usize>,
}

/// The plan of all jobs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// Slots by first day, then lane. Jobs that need each other in a circle have none; a compiled
    /// questionnaire has no such circles.
    pub slots: Vec<Slot>,
    /// For each job, days from its start until the last evidence that hangs on it.
    pub tails: Vec<i64>,
}

/// Width of the classes in which tails are compared, in days.
const TAIL_CLASS: i64 = 30;

/// Schedules the jobs on so many lanes (at least one).
#[must_use]
pub fn schedule(jobs: &[Job], lanes: u8) -> Schedule {
    let mut needed_by: Vec<Vec<usize>> = vec![Vec::new(); jobs.len()];
    for (place, job) in jobs.iter().enumerate() {
        for need in &job.needs {
            if let Some(dependants) = needed_by.get_mut(*need) {
                dependants.push(place);
            }
        }
    }
    let tails = tails(jobs, &needed_by);
    let mut run = Run::new(jobs, needed_by, &tails, lanes);
    while run.step() {}
    let mut slots = run.slots;
    slots.sort_by_key(|slot| (slot.start, slot.lane));
    Schedule { slots, tails }
}

/// Days from each job's start until the last evidence that hangs on it.
fn tails(jobs: &[Job], needed_by: &[Vec<usize>]) -> Vec<i64> {
    // Longest tail among dependants whose tails are known, and how many are not yet.
    let mut longest = vec![0_i64; jobs.len()];
    let mut open: Vec<usize> = needed_by.iter().map(Vec::len).collect();
    let mut known: Vec<usize> = (0..jobs.len())
        .filter(|job| open.get(*job) == Some(&0))
        .collect();
    let mut tails = vec![0_i64; jobs.len()];
    while let Some(place) = known.pop() {
        let Some(job) = jobs.get(place) else { continue };
        let after = longest.get(place).copied().unwrap_or(0);
        let tail = job.days.saturating_add(job.lead.max(after));
        if let Some(slot) = tails.get_mut(place) {
            *slot = tail;
        }
        for &need in &job.needs {
            if let (Some(longest), Some(open)) = (longest.get_mut(need), open.get_mut(need)) {
                *longest = (*longest).max(tail);
                *open = open.saturating_sub(1);
                if *open == 0 {
                    known.push(need);
                }
            }
        }
    }
    tails
}

/// The first day on which a job may start.
fn first_day(job: &Job) -> i64 {
    job.not_before.unwrap_or(0).max(0)
}

struct Run<'a> {
    jobs: &'a [Job],
    needed_by: Vec<Vec<usize>>,
    /// Each job's place among all when sorted by precedence, and the reverse.
    rank: Vec<usize>,
    by_rank: Vec<usize>,
    /// For each job, how many of the jobs it needs have no slot yet, and the day on which those
    /// that have one are all finished.
    waits: Vec<(usize, i64)>,
    /// Jobs whose needs all have a slot, by the day on which the last of them is finished.
    coming: BinaryHeap<Reverse<(i64, usize)>>,
    /// Ranks of the jobs that can start.
    ready: BinaryHeap<Reverse<usize>>,
    /// When which lane is free.
    lanes: BTreeSet<(i64, u8)>,
    /// The last job on each lane.
    last: Vec<Option<usize>>,
    slots: Vec<Slot>,
}

impl<'a> Run<'a> {
    fn new(jobs: &'a [Job], needed_by: Vec<Vec<usize>>, tails: &[i64], lanes: u8) -> Self {
        let mut by_rank: Vec<usize> = (0..jobs.len()).collect();
        let class = |place: usize| {
            tails
                .get(place)
                .map_or(0, |tail| tail.div_euclid(TAIL_CLASS))
        };
        by_rank.sort_by(|&a, &b| {
            let (Some(left), Some(right)) = (jobs.get(a), jobs.get(b)) else {
                return a.cmp(&b);
            };
            let fixed = |job: &Job| job.not_before.is_some();
            fixed(right)
                .cmp(&fixed(left))
                .then_with(|| right.must_fix.cmp(&left.must_fix))
                .then_with(|| class(b).cmp(&class(a)))
                .then_with(|| right.points.total_cmp(&left.points))
                .then_with(|| a.cmp(&b))
        });
        let mut rank = vec![0; jobs.len()];
        for (position, &job) in by_rank.iter().enumerate() {
            if let Some(slot) = rank.get_mut(job) {
                *slot = position;
            }
        }
        let lanes = lanes.max(1);
        let mut run = Self {
            jobs,
            needed_by,
            rank,
            by_rank,
            waits: jobs.iter().map(|job| (job.needs.len(), 0)).collect(),
            coming: BinaryHeap::new(),
            ready: BinaryHeap::new(),
            lanes: (1..=lanes).map(|lane| (0, lane)).collect(),
            last: vec![None; usize::from(lanes) + 1],
            slots: Vec::with_capacity(jobs.len()),
        };
        for (place, job) in jobs.iter().enumerate() {
            if job.needs.is_empty() {
                run.coming.push(Reverse((first_day(job), place)));
            }
        }
        run
    }

    /// Gives the lane that is free first a job, or moves it on; false when nothing is left.
    fn step(&mut self) -> bool {
        let Some((now, lane)) = self.lanes.pop_first() else {
            return false;
        };
        while let Some(&Reverse((day, job))) = self.coming.peek()
            && day <= now
        {
            self.coming.pop();
            if let Some(&rank) = self.rank.get(job) {
                self.ready.push(Reverse(rank));
            }
        }
        let best = self.ready.pop();
        if let Some(job) = best.and_then(|Reverse(rank)| self.by_rank.get(rank).copied()) {
            let finish = self.start(job, lane, now);
            self.lanes.insert((finish, lane));
            return true;
        }
        // Every job that can still come is in the heap: one is, unless all others need each
        // other in a circle.
        let Some(&Reverse((day, _))) = self.coming.peek() else {
            return false;
        };
        self.lanes.insert((day.max(now.saturating_add(1)), lane));
        true
    }

    /// Starts a job; the day on which it is finished.
    fn start(&mut self, place: usize, lane: u8, now: i64) -> i64 {
        let days = self.jobs.get(place).map_or(1, |job| job.days.max(1));
        let finish = now.saturating_add(days);
        let last = self.last.get_mut(usize::from(lane));
        self.slots.push(Slot {
            job: place,
            lane,
            start: now,
            finish,
            previous: last.and_then(|last| last.replace(place)),
        });
        for &dependant in self.needed_by.get(place).map_or(&[][..], Vec::as_slice) {
            if let Some((open, ready)) = self.waits.get_mut(dependant) {
                *open = open.saturating_sub(1);
                *ready = (*ready).max(finish);
                if *open == 0 {
                    let first = self.jobs.get(dependant).map_or(0, first_day);
                    self.coming.push(Reverse(((*ready).max(first), dependant)));
                }
            }
        }
        finish
    }
}
