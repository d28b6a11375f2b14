//! Runs many schedules and fails on any that goes wrong: `cargo xtask soak --schedules N`.
#![allow(clippy::indexing_slicing, reason = "a simulation may stop")]

use std::panic::catch_unwind;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

use clausewise_simulator::laws;
use clausewise_simulator::schedule::run;

/// So many triples of records are merged, and so many sequences of steps undone, for each schedule.
const TRIPLES: u64 = 50;
const SEQUENCES: u64 = 5;

/// What all schedules together came to.
#[derive(Default)]
struct Sum {
    operations: u64,
    calls: u64,
    checks: u64,
    confirmed: u64,
    lost: u64,
    doubled: u64,
    untrue: u64,
    panics: u64,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| {
        let at = arguments.iter().position(|one| one == name)?;
        arguments.get(at + 1)?.parse::<u64>().ok()
    };
    let schedules = value("--schedules").unwrap_or(20_000);
    let first = value("--seed").unwrap_or(0);
    let begin = Instant::now();
    let next = AtomicU64::new(first);
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let sum = thread::scope(|scope| {
        let work = || {
            let mut sum = Sum::default();
            loop {
                let seed = next.fetch_add(1, Ordering::Relaxed);
                if seed >= first + schedules {
                    return sum;
                }
                sum.add(seed);
            }
        };
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .filter_map(|worker| worker.join().ok())
            .fold(Sum::default(), Sum::with)
    });
    println!(
        "{schedules} schedules from seed {first} in {:.1} s: {} operations, {} store calls, \
         {} starts checked, {} cells confirmed",
        begin.elapsed().as_secs_f64(),
        sum.operations,
        sum.calls,
        sum.checks,
        sum.confirmed,
    );
    println!(
        "lost {}, doubled {}, untrue {}, panics {}",
        sum.lost, sum.doubled, sum.untrue, sum.panics
    );
    // Runs over parts of many seeds need the laws once.
    let tried = if arguments.iter().any(|one| one == "--without-laws") {
        0
    } else {
        schedules
    };
    let (triples, sequences) = (tried * TRIPLES, tried * SEQUENCES);
    let broken = [
        laws::merging(triples, first),
        laws::undoing(sequences, first),
    ];
    println!(
        "merge laws: {triples} triples, {} broken; undo: {sequences} sequences, {} not exact",
        broken[0], broken[1]
    );
    if sum.lost + sum.doubled + sum.untrue + sum.panics + broken[0] + broken[1] == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

impl Sum {
    fn add(&mut self, seed: u64) {
        let Ok(outcome) = catch_unwind(|| run(seed)) else {
            println!("seed {seed}: panic");
            self.panics += 1;
            return;
        };
        if !outcome.is_good() {
            println!("seed {seed}: {outcome:#?}");
        }
        self.operations += outcome.operations;
        self.calls += outcome.calls;
        self.checks += outcome.checks;
        self.confirmed += outcome.confirmed;
        self.lost += outcome.lost.len() as u64;
        self.doubled += outcome.doubled.len() as u64;
        self.untrue += outcome.untrue.len() as u64;
    }

    fn with(self, other: Self) -> Self {
        Self {
            operations: self.operations + other.operations,
            calls: self.calls + other.calls,
            checks: self.checks + other.checks,
            confirmed: self.confirmed + other.confirmed,
            lost: self.lost + other.lost,
            doubled: self.doubled + other.doubled,
            untrue: self.untrue + other.untrue,
            panics: self.panics + other.panics,
        }
    }
}
