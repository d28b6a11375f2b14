//! The fewest candidates that meet every demand.
//!
//! Candidates that a rule names are in. For the others a table is grown candidate by candidate: for
//! each way in which the demands can be met so far, the fewest candidates (and of equally few the
//! least effort) that meet them so. Whatever cannot beat a quick first solution any more is
//! dropped, which keeps the table small; should it grow beyond a limit nevertheless, the quick
//! solution is given, and it is said that it may not be the smallest.

use std::collections::BTreeMap;

use super::demand::{Documents, Whole};
use crate::tenths::sum;

/// The most entries of the table.
const LIMIT: usize = 60_000;
/// Documents fit into the bits of a number.
const BITS: usize = 64;

/// The candidates that are needed.
pub(super) struct Cover {
    pub(super) chosen: Vec<bool>,
    pub(super) is_proven: bool,
}

/// How far the demands are met: what is missing of each sum, then the documents of each set; a
/// set that has enough is all ones.
type Met = Vec<u64>;

/// What it takes to have met the demands so far.
#[derive(Clone)]
struct Price {
    count: usize,
    effort: f64,
    chosen: Vec<usize>,
}

impl Price {
    fn is_below(&self, other: &Self) -> bool {
        (self.count, self.effort) < (other.count, other.effort)
    }
}

/// The fewest candidates that meet all demands, of least effort among equally few.
pub(super) fn cover(whole: &Whole, efforts: &[f64]) -> Cover {
    let mut chosen = whole.named.clone();
    // More documents than there are bits: whoever brings one of them is in.
    let is_small = whole.documents.iter().all(|set| set.wanted <= BITS);
    for set in whole.documents.iter().filter(|set| set.wanted > BITS) {
        for (chosen, brings) in chosen.iter_mut().zip(&set.brings) {
            *chosen |= !brings.is_empty();
        }
    }
    let named = chosen.clone();
    let mut met = start(whole);
    for place in places(&named, true) {
        met = with(whole, &met, place);
    }
    let free: Vec<usize> = places(&named, false)
        .filter(|place| with(whole, &met, *place) != met)
        .collect();
    let quick = quick(whole, &met, &free, efforts);
    let best = exact(whole, &met, &free, efforts, &quick);
    let is_proven = is_small && best.is_some();
    for place in best.unwrap_or(quick).chosen {
        if let Some(slot) = chosen.get_mut(place) {
            *slot = true;
        }
    }
    Cover { chosen, is_proven }
}

fn places(named: &[bool], wanted: bool) -> impl Iterator<Item = usize> + '_ {
    let all = named.iter().enumerate();
    all.filter(move |(_, named)| **named == wanted)
        .map(|(place, _)| place)
}

fn start(whole: &Whole) -> Met {
    let sums = whole.sums.iter().map(|sum| wide(sum.needed));
    let sets = whole.documents.iter().map(|set| {
        // What has too many documents for the bits is met by whoever is in already.
        if set.wanted > BITS { u64::MAX } else { 0 }
    });
    sums.chain(sets).collect()
}

fn wide(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// How the demands are met with one more candidate.
fn with(whole: &Whole, met: &Met, place: usize) -> Met {
    let (sums, sets) = met.split_at(whole.sums.len().min(met.len()));
    let sums = sums.iter().zip(&whole.sums).map(|(missing, sum)| {
        let gain = sum.gains.get(place).copied().unwrap_or(0);
        missing.saturating_sub(wide(gain))
    });
    let sets = sets.iter().zip(&whole.documents).map(|(there, set)| {
        let brings = set.brings.get(place).map_or(&[][..], Vec::as_slice);
        let there = brings
            .iter()
            .fold(*there, |there, document| there | bit(*document));
        if count(there) >= set.needed {
            u64::MAX
        } else {
            there
        }
    });
    sums.chain(sets).collect()
}

/// The document's bit.
fn bit(document: usize) -> u64 {
    1 << (document % BITS)
}

fn count(bits: u64) -> usize {
    bits.count_ones() as usize
}

/// What is missing of each demand, in its own measure.
fn missing(whole: &Whole, met: &Met) -> Vec<usize> {
    let sets = whole.documents.iter().map(Some);
    let demands = whole.sums.iter().map(|_| None).chain(sets);
    met.iter()
        .zip(demands)
        .map(|(met, set): (&u64, Option<&Documents>)| match set {
            None => usize::try_from(*met).unwrap_or(usize::MAX),
            Some(_) if *met == u64::MAX => 0,
            Some(set) => set.needed.saturating_sub(count(*met)),
        })
        .collect()
}

fn is_met(whole: &Whole, met: &Met) -> bool {
    missing(whole, met).iter().all(|missing| *missing == 0)
}

/// A first solution: again and again the candidate that closes most of what is open; then whatever
/// the others make superfluous is dropped.
fn quick(whole: &Whole, from: &Met, free: &[usize], efforts: &[f64]) -> Price {
    let effort = |place: usize| efforts.get(place).copied().unwrap_or(0.0);
    let mut chosen: Vec<usize> = Vec::new();
    let mut met = from.clone();
    while !is_met(whole, &met) {
        let open = missing(whole, &met);
        let worth = |place: usize| -> f64 {
            let then = missing(whole, &with(whole, &met, place));
            let closed = open.iter().zip(&then).filter(|(open, _)| **open > 0);
            sum(closed.map(|(open, then)| share(open - then, *open)))
        };
        let best = free
            .iter()
            .filter(|place| !chosen.contains(place))
            .map(|place| (worth(*place), *place))
            .filter(|(worth, _)| *worth > 0.0)
            .max_by(|(left, a), (right, b)| {
                left.total_cmp(right)
                    .then_with(|| effort(*b).total_cmp(&effort(*a)))
                    .then_with(|| b.cmp(a))
            });
        let Some((_, place)) = best else { break };
        met = with(whole, &met, place);
        chosen.push(place);
    }
    let mut by_effort = chosen.clone();
    by_effort.sort_by(|a, b| effort(*b).total_cmp(&effort(*a)));
    for place in by_effort {
        let others = || chosen.iter().filter(|other| **other != place);
        let without = others().fold(from.clone(), |met, other| with(whole, &met, *other));
        if is_met(whole, &without) {
            chosen.retain(|other| *other != place);
        }
    }
    Price {
        count: chosen.len(),
        effort: sum(chosen.iter().map(|place| effort(*place))),
        chosen,
    }
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(part) / number(whole)
}

/// The best solution; `None` where the table grows too large.
fn exact(
    whole: &Whole,
    from: &Met,
    free: &[usize],
    efforts: &[f64],
    quick: &Price,
) -> Option<Price> {
    let nothing = Price {
        count: 0,
        effort: 0.0,
        chosen: Vec::new(),
    };
    let mut best = quick.clone();
    if is_met(whole, from) {
        return Some(nothing);
    }
    let mut table: BTreeMap<Met, Price> = BTreeMap::from([(from.clone(), nothing)]);
    for (at, &place) in free.iter().enumerate() {
        let rest = free.get(at + 1..).unwrap_or_default();
        let reach = reach(whole, rest);
        let mut grown: Vec<(Met, Price)> = Vec::new();
        for (met, price) in &table {
            let then = with(whole, met, place);
            if then == *met {
                continue;
            }
            let mut price = price.clone();
            price.count += 1;
            price.effort += efforts.get(place).copied().unwrap_or(0.0);
            price.chosen.push(place);
            if is_met(whole, &then) {
                if price.is_below(&best) {
                    best = price;
                }
            } else {
                grown.push((then, price));
            }
        }
        for (met, price) in grown {
            let known = table.get(&met);
            if known.is_none_or(|known| price.is_below(known)) {
                table.insert(met, price);
            }
        }
        // What is left can only be part of a solution with this many more.
        table.retain(|met, price| {
            let more = at_least(&missing(whole, met), &reach);
            more.is_some_and(|more| price.count + more <= best.count)
        });
        if table.len() > LIMIT {
            return None;
        }
    }
    Some(best)
}

/// For each demand, the most that so many of the remaining candidates can give.
fn reach(whole: &Whole, rest: &[usize]) -> Vec<Vec<usize>> {
    let sums = whole.sums.iter().map(|sum| {
        let of = |place: &usize| sum.gains.get(*place).copied().unwrap_or(0);
        rest.iter().map(of).collect::<Vec<usize>>()
    });
    let sets = whole.documents.iter().map(|set| {
        let of = |place: &usize| set.brings.get(*place).map_or(0, Vec::len);
        rest.iter().map(of).collect()
    });
    sums.chain(sets)
        .map(|mut gains| {
            gains.sort_unstable_by(|a, b| b.cmp(a));
            let mut sum = 0_usize;
            gains
                .into_iter()
                .map(|gain| {
                    sum = sum.saturating_add(gain);
                    sum
                })
                .collect()
        })
        .collect()
}

/// How many more are needed at the least; `None` where the rest cannot do it.
fn at_least(missing: &[usize], reach: &[Vec<usize>]) -> Option<usize> {
    let mut most = 0;
    for (missing, reach) in missing.iter().zip(reach) {
        if *missing > 0 {
            let more = reach.partition_point(|sum| sum < missing) + 1;
            if more > reach.len() {
                return None;
            }
            most = most.max(more);
        }
    }
    Some(most)
}
