//! Hatching: what tells neighbouring areas apart where colours do not.

use super::canvas::Canvas;
use super::role::Role;

/// Between two lines of a hatching.
const STEP: f64 = 6.0;

/// Kinds of hatching; areas that stand beside each other take turns.
#[derive(Clone, Copy, PartialEq)]
enum Pattern {
    Plain,
    Rising,
    Upright,
    Falling,
    Level,
}

const PATTERNS: [Pattern; 5] = [
    Pattern::Plain,
    Pattern::Rising,
    Pattern::Upright,
    Pattern::Falling,
    Pattern::Level,
];

/// Draws the hatching of that place in a row of areas into a rectangle.
pub(super) fn hatch(canvas: &Canvas<'_>, place: usize, corners: [(f64, f64); 2]) {
    let [(left, top), (right, bottom)] = corners;
    let height = bottom - top;
    let line = |from: (f64, f64), to: (f64, f64)| {
        canvas.line(Role::Hatch, None, &[from, to]);
    };
    let pattern = PATTERNS
        .get(place % PATTERNS.len())
        .copied()
        .unwrap_or(Pattern::Plain);
    match pattern {
        Pattern::Plain => {}
        Pattern::Level => {
            for third in [1.0, 2.0] {
                let y = top + height * third / 3.0;
                line((left, y), (right, y));
            }
        }
        Pattern::Upright => {
            for x in places(left + STEP / 2.0, right) {
                line((x, top), (x, bottom));
            }
        }
        Pattern::Rising | Pattern::Falling => {
            // Each line is cut where it would leave the rectangle.
            for x in places(left - height + STEP, right) {
                let (from, to) = (x.max(left), (x + height).min(right));
                let (a, b) = (from - x, to - x);
                if to > from && pattern == Pattern::Rising {
                    line((from, bottom - a), (to, bottom - b));
                } else if to > from {
                    line((from, top + a), (to, top + b));
                }
            }
        }
    }
}

/// Every step from one place to another; a chart is never so wide that a thousand do not do.
fn places(from: f64, to: f64) -> impl Iterator<Item = f64> {
    (0..1000_u16)
        .map(move |step| from + STEP * f64::from(step))
        .take_while(move |x| *x < to)
}
