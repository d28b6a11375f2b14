//! How long scoring and planning take, on the real questionnaire and on growing ones.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

#[path = "../tests/support/mod.rs"]
mod support;

use std::hint::black_box;

use clausewise::assessment::Assessment;
use clausewise::questionnaire::Questionnaire;
use clausewise::roadmap::{roadmap, sensitivity, slack, smallest, target};
use clausewise::scoring::{Scores, leaf_score, verdicts};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use support::day;
use support::random::answers;
use support::synthetic::{Shape, generate};

/// Scores, verdicts and plan: all that a page can show.
fn everything(q: &Questionnaire, a: &Assessment) -> usize {
    let today = day("2026-01-05");
    let scores = Scores::of(q, a);
    let verdicts = verdicts(q, a, &scores, today);
    let plan = roadmap(q, a, &scores, today);
    verdicts.len() + plan.packages.len()
}

fn real(c: &mut Criterion) {
    let q = support::iso();
    let mut group = c.benchmark_group("real");
    for (name, share) in [("unanswered", 0), ("answered", 8)] {
        let mut a = answers(&q, share, 1);
        a.profile.organisation_types = ["financial".parse().unwrap()].into();
        group.bench_function(BenchmarkId::new("everything", name), |b| {
            b.iter(|| everything(black_box(&q), black_box(&a)));
        });
        let scores = Scores::of(&q, &a);
        group.bench_function(BenchmarkId::new("scores", name), |b| {
            b.iter(|| Scores::of(black_box(&q), black_box(&a)));
        });
        group.bench_function(BenchmarkId::new("plan", name), |b| {
            b.iter(|| roadmap(black_box(&q), black_box(&a), &scores, day("2026-01-05")));
        });
        let today = day("2026-01-05");
        let plan = roadmap(&q, &a, &scores, today);
        group.bench_function(BenchmarkId::new("slack", name), |b| {
            b.iter(|| slack(black_box(&q), black_box(&a), &plan));
        });
        group.bench_function(BenchmarkId::new("smallest set", name), |b| {
            b.iter(|| {
                smallest(
                    black_box(&q),
                    black_box(&a),
                    &scores,
                    &plan,
                    "stage2",
                    today,
                )
            });
        });
        group.bench_function(BenchmarkId::new("sensitivity", name), |b| {
            b.iter(|| sensitivity(black_box(&q), black_box(&a), &scores, today));
        });
        let mut hurried = a.clone();
        hurried.plan.target = Some(day("2026-07-01"));
        group.bench_function(BenchmarkId::new("target", name), |b| {
            b.iter(|| target(black_box(&q), black_box(&hurried), &scores, today));
        });
        let leaf = q.leaf_index("8.6.1").unwrap();
        group.bench_function(BenchmarkId::new("one leaf", name), |b| {
            b.iter(|| leaf_score(black_box(&q), black_box(&a), leaf));
        });
    }
    group.finish();
}

fn growth(c: &mut Criterion) {
    let mut group = c.benchmark_group("growth");
    group.sample_size(20);
    for questions in [182, 2_000, 20_000] {
        let shape = Shape {
            leaves: questions / 3,
            questions_a_leaf: 3,
            seed: 1,
        };
        let q = generate(shape);
        for (name, share) in [("unanswered", 0), ("answered", 8)] {
            let a = answers(&q, share, 1);
            group.throughput(Throughput::Elements(u64::from(questions)));
            group.bench_function(BenchmarkId::new(name, questions), |b| {
                b.iter(|| everything(black_box(&q), black_box(&a)));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, real, growth);
criterion_main!(benches);
