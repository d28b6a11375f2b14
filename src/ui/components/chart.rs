//! Draws a scene as SVG nodes. Colours come from the style sheet, by the shapes' tones.

use crate::chart::{Mark, Scene, Shape};
use crate::ui::dom::{El, svg};

/// The scene as a picture, named by its title and a sentence that says what it shows.
pub(crate) fn chart(scene: &Scene, sentence: &str) -> El {
    let name = [scene.title.as_str(), ". ", sentence].concat();
    let (width, height) = (scene.width.to_string(), scene.height.to_string());
    let picture = svg("svg")
        .class("chart")
        .attr("viewBox", ["0 0 ", &width, " ", &height].concat())
        .attr("role", "img")
        .attr("aria-label", name);
    scene.shapes.iter().map(draw).fold(picture, El::child)
}

fn draw(shape: &Shape) -> El {
    let (role, mark) = (shape.role, &shape.mark);
    let class = [mark.class(), " ", role.tone().class(), " ", role.class()].concat();
    let pen = role.pen();
    let drawn = match mark {
        Mark::Path {
            points,
            closed,
            filled,
        } => {
            let path = svg("path").class(&class).attr("d", path(points, *closed));
            if *filled {
                path
            } else {
                let dash = (!pen.dash.is_empty()).then_some(pen.dash);
                number(path, "stroke-width", pen.width).maybe("stroke-dasharray", dash)
            }
        }
        Mark::Circle { x, y, r } => numbers(
            svg("circle").class(&class),
            &[("cx", *x), ("cy", *y), ("r", *r)],
        ),
        Mark::Rect {
            x,
            y,
            width,
            height,
            radius,
        } => numbers(
            svg("rect").class(&class),
            &[
                ("x", *x),
                ("y", *y),
                ("width", *width),
                ("height", *height),
                ("rx", *radius),
            ],
        ),
        Mark::Text {
            x,
            y,
            text,
            anchor,
            size,
            bold,
        } => {
            let class = if role.halo() {
                [&class, " halo"].concat()
            } else {
                class
            };
            return numbers(svg("text").class(&class), &[("x", *x), ("y", *y)])
                .attr("text-anchor", anchor.svg())
                .attr("font-size", size.px().to_string())
                .maybe("font-weight", bold.then_some("600"))
                .child(text.as_str());
        }
    };
    // An area that is too light for its ground has an edge.
    let edged = pen.edged && class.starts_with("m-fill");
    let drawn = if edged {
        number(
            drawn.class(&[&class, " edged"].concat()),
            "stroke-width",
            pen.width,
        )
    } else {
        drawn
    };
    let opacity = if edged { "fill-opacity" } else { "opacity" };
    if pen.opacity < 1.0 {
        number(drawn, opacity, pen.opacity)
    } else {
        drawn
    }
}

fn number(element: El, name: &str, value: f64) -> El {
    element.attr(name, value.to_string())
}

fn numbers(element: El, values: &[(&str, f64)]) -> El {
    values.iter().fold(element, |element, (name, value)| {
        number(element, name, *value)
    })
}

fn path(points: &[(f64, f64)], closed: bool) -> String {
    let mut d = String::with_capacity(points.len() * 12);
    for (index, (x, y)) in points.iter().enumerate() {
        d.push(if index == 0 { 'M' } else { 'L' });
        d.push_str(&x.to_string());
        d.push(' ');
        d.push_str(&y.to_string());
    }
    if closed {
        d.push('Z');
    }
    d
}
