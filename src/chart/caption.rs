//! A picture that leaves the page takes along what stands above and below it there.

use super::role::Role;
use super::scene::{Anchor, Mark, Scene, Shape};
use super::text::{self, TextSize};

/// Between the edge and the words.
const EDGE: f64 = 14.0;
/// From one line to the next.
const LINE: f64 = 16.0;
/// More lines than this no sentence takes; what is longer is cut.
const LINES: usize = 8;

impl Scene {
    /// The same picture with its title above, a sentence below, and an edge all round.
    #[must_use]
    pub fn captioned(&self, sentence: &str) -> Self {
        let room = f64::from(self.width);
        let lines = |words: &str| text::wrap(words, room, LINES, true).unwrap_or_default();
        let (above, below) = (lines(&self.title), lines(sentence));
        let top = EDGE + high(above.len());
        let foot = top + f64::from(self.height) + EDGE / 2.0;
        let moved = self.shapes.iter().map(|shape| Shape {
            mark: moved(&shape.mark, EDGE, top),
            ..shape.clone()
        });
        let mut shapes: Vec<Shape> = moved.collect();
        let end = foot + high(below.len()) + EDGE;
        shapes.extend(set(above, EDGE, EDGE, Anchor::Start, Role::Label));
        let centre = EDGE + room / 2.0;
        shapes.extend(set(below, centre, foot, Anchor::Middle, Role::Tick));
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the size of a picture and some lines"
        )]
        let (width, height) = ((room + 2.0 * EDGE).ceil() as u32, end.ceil() as u32);
        Self {
            width,
            height,
            title: self.title.clone(),
            summary: sentence.to_owned(),
            shapes,
            spots: Vec::new(),
        }
    }
}

/// How much room lines take.
fn high(lines: usize) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "at most eight lines")]
    let lines = lines as f64;
    lines * LINE
}

fn set(
    lines: Vec<String>,
    x: f64,
    top: f64,
    anchor: Anchor,
    role: Role,
) -> impl Iterator<Item = Shape> {
    let bold = role == Role::Label;
    lines.into_iter().enumerate().map(move |(at, text)| {
        #[allow(clippy::cast_precision_loss, reason = "at most eight lines")]
        let y = (at as f64).mul_add(LINE, top + 0.75 * LINE);
        let size = TextSize::Normal;
        let mark = Mark::Text {
            x,
            y,
            text,
            anchor,
            size,
            bold,
        };
        Shape {
            mark,
            role,
            datum: None,
        }
    })
}

fn moved(mark: &Mark, right: f64, down: f64) -> Mark {
    let mut mark = mark.clone();
    match &mut mark {
        Mark::Path { points, .. } => points.iter_mut().for_each(|(x, y)| {
            *x += right;
            *y += down;
        }),
        Mark::Circle { x, y, .. } | Mark::Rect { x, y, .. } | Mark::Text { x, y, .. } => {
            *x += right;
            *y += down;
        }
    }
    mark
}
