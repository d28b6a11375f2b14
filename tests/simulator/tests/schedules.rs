//! Schedules that once went wrong, and some more; laws on a few cases. `cargo xtask soak` runs as
//! many of each as one likes.
#![allow(clippy::unwrap_used, clippy::panic)]

use clausewise_simulator::{laws, schedule};

/// Seeds of schedules that showed a mistake, in the keeper or in the simulator.
const SEEDS: [u64; 20] = [
    7, 13, 96, 440, 2_891, 2_934, 2_942, 4_667, 7_446, 7_577, 9_321, 10_387, 11_354, 12_045,
    16_447, 19_212, 24_209, 100_001, 180_482, 259_307,
];

#[test]
fn what_went_wrong_once_goes_right() {
    for seed in SEEDS {
        for outcome in [schedule::run_plain(seed), schedule::run(seed)] {
            assert!(outcome.is_good(), "seed {seed}: {outcome:#?}");
        }
    }
}

#[test]
fn schedules_are_the_same_on_every_run_and_do_something() {
    let mut confirmed = 0;
    for seed in 100_000..100_100 {
        let outcome = schedule::run(seed);
        assert!(outcome.is_good(), "seed {seed}: {outcome:#?}");
        assert_eq!(outcome, schedule::run(seed), "seed {seed}");
        confirmed += outcome.confirmed;
    }
    assert!(confirmed > 100, "{confirmed}");
}

#[test]
fn laws_hold() {
    assert_eq!(laws::merging(20_000, 1), 0);
    assert_eq!(laws::undoing(1_000, 1), 0);
}
