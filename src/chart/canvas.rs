//! The drawing surface of all charts: plotters' areas and elements behind a handful of plain
//! functions, so that each of plotters' generic parts is compiled for one type only.

use std::iter::Once;
use std::ops::Range;

use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, Drawable, PathElement, PointCollection, Polygon, Rectangle};
use plotters::style::{RGBAColor, ShapeStyle};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

use super::recorder::{Ink, Lettering, Recorder, TENTHS};
use super::role::Role;
use super::scene::{Anchor, Bounds, Scene, Shape};
use super::text::TextSize;

type Point = (f64, f64);
type Plane = Cartesian2d<RangedCoordf64, RangedCoordf64>;

/// A part of the scene with coordinates of its own, into which shapes are drawn.
pub(super) struct Canvas<'a> {
    root: DrawingArea<Recorder<'a>, Shift>,
    area: DrawingArea<Recorder<'a>, Plane>,
}

/// Draws a scene: `draw` gets a canvas whose coordinates are scene units.
pub(super) fn compose(
    size: (u32, u32),
    title: &str,
    summary: String,
    draw: &dyn Fn(&Canvas<'_>),
) -> Scene {
    let mut shapes: Vec<Shape> = Vec::new();
    let recorder = Recorder {
        size,
        shapes: &mut shapes,
    };
    let root = recorder.into_drawing_area();
    let plane = Plane::new(
        0.0..f64::from(size.0),
        0.0..f64::from(size.1),
        root.get_pixel_range(),
    );
    let area = root.apply_coord_spec(plane);
    draw(&Canvas { root, area });
    Scene {
        width: size.0,
        height: size.1,
        title: title.to_owned(),
        summary,
        shapes,
        spots: Vec::new(),
    }
}

fn style(ink: Ink, stroke_width: u32) -> ShapeStyle {
    let (red, green, blue) = ink.rgb();
    ShapeStyle {
        color: RGBAColor(red, green, blue, 1.0),
        filled: true,
        stroke_width,
    }
}

impl<'a> Canvas<'a> {
    /// The part of the scene inside the frame, with the given coordinates from left to right and
    /// from top to bottom. Points outside are drawn at its border.
    pub(super) fn plot(&self, frame: Bounds, x: Range<f64>, y: Range<f64>) -> Self {
        let tenths = |units: f64| (units * TENTHS).round() as i32;
        let (left, top) = (tenths(frame.left), tenths(frame.top));
        let (width, height) = (tenths(frame.right) - left, tenths(frame.bottom) - top);
        let part = self
            .root
            .clone()
            .shrink((left, top), (width.max(1), height.max(1)));
        let plane = Plane::new(x, y, part.get_pixel_range());
        Self {
            root: self.root.clone(),
            area: part.apply_coord_spec(plane),
        }
    }

    /// Where a point of this canvas lies in the scene.
    pub(super) fn at(&self, point: Point) -> Point {
        let (x, y) = self.area.map_coordinate(&point);
        (f64::from(x) / TENTHS, f64::from(y) / TENTHS)
    }

    /// A line; closed where it ends at its first point.
    pub(super) fn line(&self, role: Role, datum: Option<usize>, points: &[Point]) {
        let ink = Ink { role, datum };
        self.put(&PathElement::new(points, style(ink, 1)));
    }

    /// A filled area.
    pub(super) fn area(&self, role: Role, datum: Option<usize>, points: &[Point]) {
        let ink = Ink { role, datum };
        self.put(&Polygon::new(points, style(ink, 1)));
    }

    /// A disc; the radius is in scene units.
    pub(super) fn dot(&self, role: Role, datum: Option<usize>, centre: Point, radius: f64) {
        let ink = Ink { role, datum };
        self.put(&Circle::new(
            centre,
            (radius * TENTHS) as i32,
            style(ink, 1),
        ));
    }

    /// A small wedge that points down at a place.
    pub(super) fn wedge(&self, role: Role, datum: Option<usize>, (x, y): Point) {
        self.area(
            role,
            datum,
            &[(x, y), (x - 3.5, y - 6.0), (x + 3.5, y - 6.0)],
        );
    }

    /// A filled rectangle between two corners; the radius of the corners is in scene units.
    pub(super) fn block(&self, role: Role, datum: Option<usize>, corners: [Point; 2], radius: f64) {
        let ink = Ink { role, datum };
        self.put(&Rectangle::new(
            corners,
            style(ink, (radius * TENTHS) as u32),
        ));
    }

    /// A line of text at its baseline. Nothing is drawn for an empty text.
    pub(super) fn words(&self, role: Role, datum: Option<usize>, at: Point, words: &Words<'_>) {
        if !words.text.is_empty() {
            let ink = Ink { role, datum };
            self.put(&Line { ink, at, words });
        }
    }

    /// Recording cannot fail (its error type has no value), so there is nothing to hand on.
    fn put<E>(&self, element: &E)
    where
        for<'e> &'e E: PointCollection<'e, Point>,
        E: Drawable<Recorder<'a>>,
    {
        drop(self.area.draw(element));
    }
}

/// A text and how it is set.
pub(super) struct Words<'t> {
    pub(super) text: &'t str,
    pub(super) anchor: Anchor,
    pub(super) size: TextSize,
    pub(super) bold: bool,
}

impl<'t> Words<'t> {
    /// Regular text of the small size.
    pub(super) fn small(text: &'t str, anchor: Anchor) -> Self {
        Self {
            text,
            anchor,
            size: TextSize::Small,
            bold: false,
        }
    }

    /// Text of the normal size.
    pub(super) fn normal(text: &'t str, anchor: Anchor, bold: bool) -> Self {
        Self {
            text,
            anchor,
            size: TextSize::Normal,
            bold,
        }
    }
}

/// plotters' `Text` element would bring its font code along; this one brings none.
struct Line<'t> {
    ink: Ink,
    at: Point,
    words: &'t Words<'t>,
}

impl<'p> PointCollection<'p, Point> for &'p Line<'_> {
    type Point = &'p Point;
    type IntoIter = Once<&'p Point>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once(&self.at)
    }
}

impl<DB: DrawingBackend> Drawable<DB> for Line<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut DB,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        let Some(at) = points.next() else {
            return Ok(());
        };
        let lettering = Lettering {
            ink: self.ink,
            anchor: self.words.anchor,
            size: self.words.size,
            bold: self.words.bold,
        };
        backend.draw_text(self.words.text, &lettering, at)
    }
}
