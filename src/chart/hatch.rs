//! Hatching: what tells areas of two kinds apart where colours do not.

use super::canvas::Canvas;
use super::role::Role;

/// Between two lines of a hatching.
const STEP: f64 = 6.0;

/// Draws rising lines across a rectangle.
pub(super) fn hatch(canvas: &Canvas<'_>, [(left, top), (right, bottom)]: [(f64, f64); 2]) {
    let height = bottom - top;
    // A chart is never so wide that a thousand do not do.
    let places = (1..1000_u16).map(|step| left - height + STEP * f64::from(step));
    for x in places.take_while(|x| *x < right) {
        // Each line is cut where it would leave the rectangle.
        let (from, to) = (x.max(left), (x + height).min(right));
        if to > from {
            let ends = [(from, bottom - (from - x)), (to, bottom - (to - x))];
            canvas.line(Role::Hatch, None, &ends);
        }
    }
}
