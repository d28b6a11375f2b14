//! The schedule of engine section 6 read word by word, as slow as that is, and random jobs to
//! compare it on.

use clausewise::roadmap::{Job, Slot};
use proptest::prelude::*;

use super::random::Random;

/// Random jobs that need only such as come before them in some order.
pub fn jobs() -> impl Strategy<Value = Vec<Job>> {
    (0_usize..40, any::<u64>()).prop_map(|(count, seed)| {
        let mut random = Random::new(seed);
        let mut order: Vec<usize> = (0..count).collect();
        for i in (1..count).rev() {
            order.swap(i, random.below(i as u32 + 1) as usize);
        }
        let mut jobs: Vec<Job> = (0..count)
            .map(|_| Job {
                days: i64::from(1 + random.below(20)),
                lead: i64::from(random.below(4) * 30),
                needs: vec![],
                must_fix: random.below(3) > 0,
                points: f64::from(random.below(8)) * 10.0,
                not_before: (random.below(6) == 0).then(|| i64::from(random.below(90))),
            })
            .collect();
        for place in 1..count {
            for _ in 0..random.below(4) {
                let need = order[random.below(place as u32) as usize];
                let needs = &mut jobs[order[place]].needs;
                if !needs.contains(&need) {
                    needs.push(need);
                }
            }
        }
        jobs
    })
}

/// Days from each job's start until the last evidence that hangs on it.
pub fn tails(jobs: &[Job]) -> Vec<i64> {
    let mut tails: Vec<i64> = jobs.iter().map(|job| job.days + job.lead).collect();
    // Without circles the tails stand still after as many rounds as there are jobs.
    for _ in jobs {
        for (place, job) in jobs.iter().enumerate() {
            for need in &job.needs {
                tails[*need] = tails[*need].max(jobs[*need].days + tails[place]);
            }
        }
    }
    tails
}

/// The slots by first day, then lane.
pub fn schedule(jobs: &[Job], lanes: u8, tails: &[i64]) -> Vec<Slot> {
    let mut free: Vec<i64> = vec![0; usize::from(lanes)];
    let mut last: Vec<Option<usize>> = vec![None; usize::from(lanes)];
    let mut finish: Vec<Option<i64>> = vec![None; jobs.len()];
    let mut slots = vec![];
    while finish.iter().any(Option::is_none) {
        // The lane that is free first, the lowest number on a tie, at its time.
        let lane = (0..free.len())
            .min_by_key(|lane| (free[*lane], *lane))
            .unwrap();
        let now = free[lane];
        let unscheduled: Vec<usize> = (0..jobs.len())
            .filter(|job| finish[*job].is_none())
            .collect();
        // The day on which all it needs has finished, once all of that is scheduled.
        let ready = |job: usize| -> Option<i64> {
            let needs: Option<Vec<i64>> =
                jobs[job].needs.iter().map(|need| finish[*need]).collect();
            let first = jobs[job].not_before.unwrap_or(0);
            Some(needs?.into_iter().max().unwrap_or(0).max(first))
        };
        let first = unscheduled
            .iter()
            .copied()
            .filter(|job| ready(*job).is_some_and(|day| day <= now))
            .min_by(|&a, &b| {
                let fixed = |job: usize| jobs[job].not_before.is_some();
                fixed(b)
                    .cmp(&fixed(a))
                    .then(jobs[b].must_fix.cmp(&jobs[a].must_fix))
                    .then((tails[b] / 30).cmp(&(tails[a] / 30)))
                    .then(jobs[b].points.partial_cmp(&jobs[a].points).unwrap())
                    .then(a.cmp(&b))
            });
        if let Some(job) = first {
            let end = now + jobs[job].days;
            slots.push(Slot {
                job,
                lane: lane as u8 + 1,
                start: now,
                finish: end,
                previous: last[lane].replace(job),
            });
            finish[job] = Some(end);
            free[lane] = end;
        } else if let Some(day) = unscheduled.iter().filter_map(|job| ready(*job)).min() {
            free[lane] = day.max(now + 1);
        } else {
            let next = free.iter().copied().filter(|day| *day > now).min().unwrap();
            free[lane] = next;
        }
    }
    slots.sort_by_key(|slot| (slot.start, slot.lane));
    slots
}
