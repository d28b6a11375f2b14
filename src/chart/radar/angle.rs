//! Directions around a circle, from sums and products alone.
//!
//! The sine of the platform's mathematics library may differ in its last digit from one platform
//! to the next, and with it a rounded coordinate; and it would be two kilobytes of the page.

use std::f64::consts::TAU;

/// The direction of an axis as a unit vector: the first at twelve o'clock, then clockwise.
pub(super) fn direction(index: usize, of: usize) -> (f64, f64) {
    let quarter = of;
    // The cosine is the sine a quarter turn on, and y grows downwards.
    (sine(index * 4, of * 4), -sine(index * 4 + quarter, of * 4))
}

/// The sine of `steps` out of `of` equal steps around the circle; 0 for a circle of none. Exact to
/// eight digits.
pub(super) fn sine(steps: usize, of: usize) -> f64 {
    let of = of.max(1);
    let turn = (steps % of) as f64 / of as f64;
    // Fold the second half onto the first, mirrored, then the second quarter onto the first.
    let (half, sign) = if turn > 0.5 {
        (turn - 0.5, -1.0)
    } else {
        (turn, 1.0)
    };
    let x = half.min(0.5 - half) * TAU;
    let square = x * x;
    // Taylor's series up to the thirteenth power, innermost factor last.
    let series = [156.0, 110.0, 72.0, 42.0, 20.0, 6.0]
        .iter()
        .fold(1.0, |inner, divisor| 1.0 - square / divisor * inner);
    sign * x * series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_are_those_of_the_mathematics_library() {
        for of in 1..=40_usize {
            for index in 0..of {
                let angle = TAU * index as f64 / of as f64;
                let (x, y) = direction(index, of);
                let off = (x - angle.sin()).abs().max((y + angle.cos()).abs());
                assert!(off < 1e-8, "{index} of {of}: {off}");
            }
        }
    }
}
