//! The radar: target, declared and backed on axes around a centre. The distance between the last
//! two is its message.

mod angle;
mod labels;

use self::angle::direction;
use self::labels::{Detail, LINE, Label};
use super::bars::{bars, figures};
use super::canvas::{Canvas, Words, compose};
use super::legend::{self, Entry, Sample};
use super::role::Role;
use super::scene::{Anchor, Bounds, Scene, Spot};
use super::spec::{Axis, BarsSpec, RadarSpec, Scale, Values};
use super::{summary, text};

/// Axes beyond this many get numbers instead of titles.
const TITLED: usize = 16;
/// What is free around a label that is reached.
const MARGIN: f64 = 2.0;
/// Half of what stands for an axis without a label.
const END: f64 = 4.0;

/// Draws a radar, or bars where there are fewer than three axes.
///
/// The height follows from the width and the labels: at most three quarters of a wide scene, and
/// 1.3 times a narrow one (below 420). Labels say as much as fits: number, title and scores;
/// shortened titles; numbers and scores; numbers alone beyond 16 axes.
#[must_use]
pub fn radar(spec: &RadarSpec) -> Scene {
    if spec.axes.len() < 3 {
        return bars(&BarsSpec {
            title: spec.title.clone(),
            width: spec.width,
            scale: spec.scale,
            rows: spec.axes.clone(),
            legend: spec.legend,
        });
    }
    let width = spec.width.max(240);
    let across = f64::from(width);
    let values: Vec<Values> = spec
        .axes
        .iter()
        .map(|axis| axis.values.on(spec.scale))
        .collect();
    let entries = if spec.legend {
        legend_of(&values, spec.scale, compared_as(spec))
    } else {
        Vec::new()
    };
    let legend = legend::height(&entries, across);
    let layout = Layout::fit(&spec.axes, &values, across, legend);
    let body = layout.height();
    let centre = (across / 2.0, -layout.above);
    let named: Vec<(String, Values)> = spec
        .axes
        .iter()
        .zip(&values)
        .map(|(axis, values)| (text::label(&axis.number, &axis.title), *values))
        .collect();
    let sentence = summary::of_scores(&named, spec.scale);
    let height = (body + legend).ceil() as u32;
    let scene = compose((width, height), &spec.title, sentence, &|canvas| {
        let net = Net::new(canvas, centre, layout.radius, spec.scale, values.len());
        net.ground();
        net.compared(&spec.compared);
        net.lines(&values);
        net.points(&values, 3.0);
        net.levels(canvas);
        for label in &layout.labels {
            draw_label(canvas, label, centre);
        }
        legend::draw(canvas, &entries, across, body);
    });
    let spots = layout.spots(&scene, centre, values.len());
    Scene { spots, ..scene }
}

/// The radius and the labels that go with it; `above` and `below` are from the centre.
struct Layout {
    radius: f64,
    labels: Vec<Label>,
    above: f64,
    below: f64,
}

impl Layout {
    fn fit(axes: &[Axis], values: &[Values], width: f64, legend: f64) -> Self {
        let narrow = width < 420.0;
        let tallest = width * if narrow { 1.3 } else { 0.75 } - legend;
        let titled = axes.len() <= TITLED;
        let details: &[Detail] = if titled { &Detail::TITLED } else { &[] };
        for detail in details {
            let mut radius = (width * 0.32).min(200.0);
            while radius >= width * 0.2 {
                let labels = labels::place(axes, values, radius, width, *detail);
                let layout = labels.map(|labels| Self::around(labels, radius, axes.len()));
                if let Some(layout) = layout.filter(|layout| layout.height() <= tallest) {
                    return layout;
                }
                radius -= 4.0;
            }
        }
        // Numbers leave out what does not fit, so this ends with a result for every radius.
        let mut radius = (width / 2.0 - 56.0).clamp(48.0, 200.0);
        loop {
            let labels = labels::place(axes, values, radius, width, Detail::Number);
            let layout = Self::around(labels.unwrap_or_default(), radius, axes.len());
            if layout.height() <= tallest || radius < 52.0 {
                return layout;
            }
            radius -= 4.0;
        }
    }

    /// The web reaches as far as its corners do: a triangle's base is above its circle's foot.
    fn around(labels: Vec<Label>, radius: f64, axes: usize) -> Self {
        let corners = (0..axes).map(|axis| direction(axis, axes).1 * radius);
        let lowest = corners.fold(0.0, f64::max);
        let above = labels.iter().map(|l| l.frame.top).fold(-radius, f64::min);
        let below = labels.iter().map(|l| l.frame.bottom).fold(lowest, f64::max);
        Self {
            radius,
            labels,
            above: above - 4.0,
            below: below + 6.0,
        }
    }

    fn height(&self) -> f64 {
        self.below - self.above
    }

    /// Where each axis is reached: at its label, or at its end where that found no place; and at
    /// its point.
    fn spots(&self, scene: &Scene, (cx, cy): (f64, f64), axes: usize) -> Vec<Spot> {
        let spot = |axis: usize| {
            let label = self.labels.iter().find(|label| label.axis == axis);
            let (dx, dy) = direction(axis, axes);
            let (x, y) = (dx * self.radius, dy * self.radius);
            let frame = label.map_or(
                Bounds {
                    left: x - END,
                    top: y - END,
                    right: x + END,
                    bottom: y + END,
                },
                |label| label.frame,
            );
            let mut points = scene.points();
            Spot {
                bounds: Bounds {
                    left: (cx + frame.left - MARGIN).max(0.0),
                    top: (cy + frame.top - MARGIN).max(0.0),
                    right: (cx + frame.right + MARGIN).min(f64::from(scene.width)),
                    bottom: cy + frame.bottom + MARGIN,
                },
                dot: points.find_map(|(datum, at)| (datum == axis).then_some(at)),
            }
        };
        (0..axes).map(spot).collect()
    }
}

/// The web of a radar of any size, in a plane whose unit is one level.
pub(super) struct Net<'a> {
    plane: Canvas<'a>,
    scale: Scale,
    axes: usize,
}

impl<'a> Net<'a> {
    pub(super) fn new(
        canvas: &Canvas<'a>,
        (x, y): (f64, f64),
        radius: f64,
        scale: Scale,
        axes: usize,
    ) -> Self {
        let frame = Bounds {
            left: x - radius,
            top: y - radius,
            right: x + radius,
            bottom: y + radius,
        };
        let max = scale.top();
        Self {
            plane: canvas.plot(frame, -max..max, -max..max),
            scale,
            axes,
        }
    }

    fn point(&self, axis: usize, level: f64) -> (f64, f64) {
        let (dx, dy) = direction(axis, self.axes);
        let level = self.scale.clamp(level);
        (dx * level, dy * level)
    }

    pub(super) fn ring(&self, role: Role, level: f64) {
        let around = (0..=self.axes).map(|axis| self.point(axis % self.axes, level));
        self.plane.line(role, None, &around.collect::<Vec<_>>());
    }

    fn ground(&self) {
        for level in 1..=self.scale.max {
            self.ring(Role::Grid, f64::from(level));
        }
        for axis in 0..self.axes {
            let end = self.point(axis, self.scale.top());
            self.plane.line(Role::Grid, Some(axis), &[(0.0, 0.0), end]);
        }
        if let Some(level) = self.scale.acceptance {
            self.ring(Role::AcceptanceLine, f64::from(level));
        }
    }

    /// What evidence backs in another state, under the lines of what is shown.
    fn compared(&self, scores: &[Option<f64>]) {
        let level = |axis: usize| scores.get(axis).copied().flatten();
        self.outline(
            Role::Compared,
            &self.corners(|axis| level(axis).filter(|level| level.is_finite())),
        );
    }

    pub(super) fn lines(&self, values: &[Values]) {
        let of =
            |of: fn(&Values) -> Option<f64>| self.corners(|axis| values.get(axis).and_then(of));
        let backed = of(|v| v.backed);
        self.outline(Role::Target, &of(|v| v.target));
        self.area(&backed);
        self.outline(Role::Declared, &of(|v| v.declared));
        self.outline(Role::Backed, &backed);
    }

    /// The scores, each on its axis.
    fn corners(&self, level: impl Fn(usize) -> Option<f64>) -> Vec<Option<(f64, f64)>> {
        let axes = 0..self.axes;
        axes.map(|axis| level(axis).map(|level| self.point(axis, level)))
            .collect()
    }

    /// What lies within the scores, sector by sector: nothing beside an axis without one.
    fn area(&self, corners: &[Option<(f64, f64)>]) {
        for mut run in runs(corners) {
            if run.len() < corners.len() {
                run.push((0.0, 0.0));
            }
            if run.len() > 2 {
                self.plane.area(Role::BackedArea, None, &run);
            }
        }
    }

    /// The line through the scores. It ends where an axis has none: across it, it would show a
    /// score that nobody gave.
    fn outline(&self, role: Role, corners: &[Option<(f64, f64)>]) {
        for mut run in runs(corners) {
            if let ([first, _, _, ..], true) = (&*run, run.len() == corners.len()) {
                run.push(*first);
            }
            match &*run {
                [only] => self.plane.dot(role, None, *only, 2.5),
                _ => self.plane.line(role, None, &run),
            }
        }
    }

    fn points(&self, values: &[Values], radius: f64) {
        for (axis, values) in values.iter().enumerate() {
            if let Some(level) = values.backed {
                let at = self.point(axis, level);
                self.plane.dot(Role::Point, Some(axis), at, radius);
            }
        }
    }

    /// The levels' numbers, left of the axis at twelve o'clock.
    fn levels(&self, canvas: &Canvas<'_>) {
        for level in 1..=self.scale.max {
            let (x, y) = self.plane.at(self.point(0, f64::from(level)));
            let number = level.to_string();
            let words = Words::small(&number, Anchor::End);
            canvas.words(Role::Tick, None, (x - 5.0, y + 4.0), &words);
        }
    }
}

/// Neighbouring corners that are known, all the way around: one run where every one is.
fn runs(corners: &[Option<(f64, f64)>]) -> Vec<Vec<(f64, f64)>> {
    // What begins behind a gap ends before one, also across twelve o'clock.
    let gap = corners.iter().position(Option::is_none);
    let around = corners
        .iter()
        .cycle()
        .skip(gap.unwrap_or(0))
        .take(corners.len());
    let around: Vec<Option<(f64, f64)>> = around.copied().collect();
    let runs = around.split(Option::is_none);
    let runs = runs.map(|run| run.iter().copied().flatten().collect());
    runs.filter(|run: &Vec<(f64, f64)>| !run.is_empty())
        .collect()
}

fn draw_label(canvas: &Canvas<'_>, label: &Label, (cx, cy): (f64, f64)) {
    let x = cx + label.x;
    let mut top = cy + label.frame.top;
    for line in &label.lines {
        let words = Words {
            size: label.size,
            ..Words::normal(line, label.anchor, label.bold)
        };
        canvas.words(Role::Label, Some(label.axis), (x, top + 12.0), &words);
        top += LINE;
    }
    let words = Words::small(&label.scores, label.anchor);
    canvas.words(Role::Value, Some(label.axis), (x, top + 10.0), &words);
}

/// What the line of another state is called, where there is one.
fn compared_as(spec: &RadarSpec) -> Option<&'static str> {
    let is_drawn = spec.compared.iter().any(Option::is_some);
    is_drawn.then_some(spec.compared_as)
}

/// What the chart's lines are called, for those that are there.
fn legend_of(
    values: &[Values],
    scale: Scale,
    compared: Option<&'static str>,
) -> Vec<Entry<'static>> {
    let any = |of: fn(&Values) -> Option<f64>| values.iter().any(|v| of(v).is_some());
    let mut entries: Vec<Entry<'static>> = Vec::new();
    if any(|v| v.target) {
        entries.push((Role::Target, Sample::Line, "target"));
    }
    if any(|v| v.declared) {
        entries.push((Role::Declared, Sample::Line, "declared"));
    }
    if any(|v| v.backed) {
        entries.push((Role::Backed, Sample::Pointed, "backed by evidence"));
    }
    if let Some(name) = compared {
        entries.push((Role::Compared, Sample::Line, name));
    }
    entries.extend(figures(values.iter()));
    if scale.acceptance.is_some() {
        entries.push((Role::AcceptanceLine, Sample::Line, legend::ACCEPTANCE));
    }
    entries
}
