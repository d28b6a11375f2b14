//! A plotters backend that writes down typed shapes instead of painting pixels.
//!
//! Two conventions carry what plotters' styles have no field for:
//!
//! * **The colour is the meaning.** A style holds nothing but an RGB colour, so [`Ink`] packs the
//!   role into red and the datum, plus one, into green and blue. No real colour ever passes.
//! * **A backend pixel is a tenth of a scene unit.** plotters counts whole pixels; at this size
//!   rounding to them is exactly the rounding to 0.1 that scenes promise.

use std::convert::Infallible;

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontFamily, FontStyle, text_anchor,
};

use super::role::Role;
use super::scene::{Anchor, Mark, Shape};
use super::text::{self, TextSize};

/// Backend pixels in a scene unit.
pub(super) const TENTHS: f64 = 10.0;

/// What drawing here returns: always success, in the error type that plotters asks for.
type Drawn = Result<(), DrawingErrorKind<Infallible>>;

/// A role and a datum on their way through plotters, disguised as a colour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ink {
    pub(super) role: Role,
    pub(super) datum: Option<usize>,
}

impl Ink {
    /// The colour that stands for the ink. Data beyond 65,534 lose their number.
    pub(super) fn rgb(self) -> (u8, u8, u8) {
        let datum = self
            .datum
            .and_then(|index| u16::try_from(index).ok()?.checked_add(1))
            .unwrap_or(0);
        let [green, blue] = datum.to_be_bytes();
        (self.role as u8, green, blue)
    }

    /// The ink that a colour stands for; colours from elsewhere read as nothing known.
    pub(super) fn from_rgb((red, green, blue): (u8, u8, u8)) -> Self {
        Self {
            role: Role::ALL
                .get(usize::from(red))
                .copied()
                .unwrap_or(Role::None),
            datum: usize::from(u16::from_be_bytes([green, blue])).checked_sub(1),
        }
    }
}

/// The style of a text: what plotters' own text style would be, without its fonts.
pub(super) struct Lettering {
    pub(super) ink: Ink,
    pub(super) anchor: Anchor,
    pub(super) size: TextSize,
    pub(super) bold: bool,
}

impl BackendTextStyle for Lettering {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        BackendColor {
            alpha: 1.0,
            rgb: self.ink.rgb(),
        }
    }

    fn size(&self) -> f64 {
        f64::from(self.size.px()) * TENTHS
    }

    fn style(&self) -> FontStyle {
        if self.bold {
            FontStyle::Bold
        } else {
            FontStyle::Normal
        }
    }

    fn anchor(&self) -> text_anchor::Pos {
        let horizontal = match self.anchor {
            Anchor::Start => text_anchor::HPos::Left,
            Anchor::Middle => text_anchor::HPos::Center,
            Anchor::End => text_anchor::HPos::Right,
        };
        text_anchor::Pos::new(horizontal, text_anchor::VPos::Bottom)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::SansSerif
    }

    fn layout_box(&self, words: &str) -> Result<((i32, i32), (i32, i32)), Infallible> {
        let width = text::width(words, self.size, self.bold) * TENTHS;
        Ok(((0, 0), (width as i32, self.size() as i32)))
    }

    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: F,
    ) -> Result<Result<(), E>, Infallible> {
        // Letters stay letters: the backend records the text and never asks for pixels.
        Ok(Ok(()))
    }
}

/// Collects shapes. `size` is in scene units.
pub(super) struct Recorder<'a> {
    pub(super) size: (u32, u32),
    pub(super) shapes: &'a mut Vec<Shape>,
}

impl Recorder<'_> {
    fn push(&mut self, mark: Mark, color: BackendColor) {
        let Ink { role, datum } = Ink::from_rgb(color.rgb);
        self.shapes.push(Shape { mark, role, datum });
    }

    fn push_path(&mut self, mut points: Vec<(f64, f64)>, filled: bool, color: BackendColor) {
        let repeats = points.len() > 2 && points.first() == points.last();
        if repeats {
            points.pop();
        }
        if points.len() > 1 {
            let closed = filled || repeats;
            self.push(
                Mark::Path {
                    points,
                    closed,
                    filled,
                },
                color,
            );
        }
    }
}

fn unit(tenths: i32) -> f64 {
    f64::from(tenths) / TENTHS
}

fn units((x, y): BackendCoord) -> (f64, f64) {
    (unit(x), unit(y))
}

impl DrawingBackend for Recorder<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (
            self.size.0.saturating_mul(10),
            self.size.1.saturating_mul(10),
        )
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(point, (point.0 + 1, point.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.push_path(vec![units(from), units(to)], false, style.color());
        Ok(())
    }

    /// The stroke width of a rectangle's style carries the radius of its corners, in tenths.
    fn draw_rect<S: BackendStyle>(
        &mut self,
        (left, top): BackendCoord,
        (right, bottom): BackendCoord,
        style: &S,
        _: bool,
    ) -> Drawn {
        let mark = Mark::Rect {
            x: unit(left),
            y: unit(top),
            width: unit(right.saturating_sub(left).max(0)),
            height: unit(bottom.saturating_sub(top).max(0)),
            radius: f64::from(style.stroke_width()) / TENTHS,
        };
        self.push(mark, style.color());
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.push_path(path.into_iter().map(units).collect(), false, style.color());
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        (x, y): BackendCoord,
        radius: u32,
        style: &S,
        _: bool,
    ) -> Drawn {
        let mark = Mark::Circle {
            x: unit(x),
            y: unit(y),
            r: f64::from(radius) / TENTHS,
        };
        self.push(mark, style.color());
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.push_path(
            corners.into_iter().map(units).collect(),
            true,
            style.color(),
        );
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        words: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Drawn {
        let mark = Mark::Text {
            x: unit(x),
            y: unit(y),
            text: words.to_owned(),
            anchor: match style.anchor().h_pos {
                text_anchor::HPos::Left => Anchor::Start,
                text_anchor::HPos::Center => Anchor::Middle,
                text_anchor::HPos::Right => Anchor::End,
            },
            size: if style.size() > f64::from(TextSize::Small.px()) * TENTHS {
                TextSize::Normal
            } else {
                TextSize::Small
            },
            bold: matches!(style.style(), FontStyle::Bold),
        };
        self.push(mark, style.color());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_brings_role_and_datum_back() {
        for (number, role) in Role::ALL.into_iter().enumerate() {
            assert_eq!(role as usize, number, "{role:?} stands at its number");
            for datum in [None, Some(0), Some(254), Some(255), Some(65_534)] {
                let ink = Ink { role, datum };
                assert_eq!(Ink::from_rgb(ink.rgb()), ink);
            }
        }
    }

    #[test]
    fn an_index_beyond_the_colours_is_no_index() {
        let ink = Ink {
            role: Role::Bar,
            datum: Some(65_535),
        };
        assert_eq!(Ink::from_rgb(ink.rgb()).datum, None);
        assert_eq!(Ink::from_rgb((255, 0, 0)).role, Role::None);
    }
}
