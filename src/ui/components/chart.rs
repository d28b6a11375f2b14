//! Draws a scene as SVG nodes. Colours come from the style sheet, by the shapes' tones.

use leptos::prelude::*;
use leptos::svg;

use crate::chart::{Mark, Scene, Shape};

/// Where the label of a datum leads, and what it is called for people who cannot see the chart.
#[derive(Clone)]
pub(crate) struct ChartLink {
    /// The address.
    pub(crate) href: String,
    /// What is behind it.
    pub(crate) label: String,
}

/// The scene as a picture with a name; where a datum has a link, its labels lead there.
pub(crate) fn chart(scene: Scene, links: &[ChartLink]) -> AnyView {
    let name = format!("{}. {}", scene.title, scene.summary);
    let shapes: Vec<AnyView> = scene
        .shapes
        .into_iter()
        .map(|shape| linked(shape, links))
        .collect();
    svg::svg()
        .attr("class", "chart")
        .attr("viewBox", format!("0 0 {} {}", scene.width, scene.height))
        .attr("role", if links.is_empty() { "img" } else { "group" })
        .attr("aria-label", name)
        .child(shapes)
        .into_any()
}

/// Only a label becomes a link: an area would catch clicks that are meant for its neighbours.
fn linked(shape: Shape, links: &[ChartLink]) -> AnyView {
    let link = match (&shape.mark, shape.datum) {
        (Mark::Text { .. }, Some(datum)) => links.get(datum).cloned(),
        _ => None,
    };
    let drawn = draw(shape);
    match link {
        Some(ChartLink { href, label }) => svg::a()
            .attr("href", href)
            .attr("aria-label", label)
            .child(drawn)
            .into_any(),
        None => drawn,
    }
}

fn draw(shape: Shape) -> AnyView {
    let (role, mark) = (shape.role, shape.mark);
    let halo = if role.halo() { " halo" } else { "" };
    let class = format!(
        "{} {} {}{halo}",
        mark.class(),
        role.tone().class(),
        role.class()
    );
    let pen = role.pen();
    let opacity = (pen.opacity < 1.0).then_some(pen.opacity);
    match mark {
        Mark::Path {
            points,
            closed,
            filled,
        } => svg::path()
            .attr("class", class)
            .attr("d", path(&points, closed))
            .attr("stroke-width", (!filled).then_some(pen.width))
            .attr(
                "stroke-dasharray",
                (!filled && !pen.dash.is_empty()).then_some(pen.dash),
            )
            .attr("opacity", opacity)
            .into_any(),
        Mark::Circle { x, y, r } => svg::circle()
            .attr("class", class)
            .attr("cx", x)
            .attr("cy", y)
            .attr("r", r)
            .attr("opacity", opacity)
            .into_any(),
        Mark::Rect {
            x,
            y,
            width,
            height,
            radius,
        } => svg::rect()
            .attr("class", class)
            .attr("x", x)
            .attr("y", y)
            .attr("width", width)
            .attr("height", height)
            .attr("rx", radius)
            .attr("opacity", opacity)
            .into_any(),
        Mark::Text {
            x,
            y,
            text,
            anchor,
            size,
            bold,
        } => svg::text()
            .attr("class", class)
            .attr("x", x)
            .attr("y", y)
            .attr("text-anchor", anchor.svg())
            .attr("font-size", size.px())
            .attr("font-weight", bold.then_some("600"))
            .child(text)
            .into_any(),
    }
}

fn path(points: &[(f64, f64)], closed: bool) -> String {
    let mut d = String::with_capacity(points.len() * 12);
    for (index, (x, y)) in points.iter().enumerate() {
        d.push(if index == 0 { 'M' } else { 'L' });
        d.push_str(&format!("{x} {y}"));
    }
    if closed {
        d.push('Z');
    }
    d
}
