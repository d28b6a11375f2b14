//! Draws a scene as SVG nodes. Colours come from the style sheet, by the shapes' tones.

use crate::chart::{Mark, Role, Scene, Shape};
use crate::ui::dom::{El, svg};

/// A cell that leads somewhere.
pub(crate) struct Cell {
    /// Where to.
    pub(crate) href: String,
    /// What it is and how it stands.
    pub(crate) name: String,
    /// Its status, for programs.
    pub(crate) status: &'static str,
}

/// Where the label of a datum leads.
pub(crate) struct Link {
    /// Where to.
    pub(crate) href: String,
    /// What it is, with its values.
    pub(crate) name: String,
}

/// The scene as a picture with a name; where a datum has an address, its labels lead there.
pub(crate) fn chart(scene: Scene, links: &[Link]) -> El {
    let picture = frame(&scene, links.is_empty());
    let mut linked = vec![false; links.len()];
    scene.shapes.into_iter().fold(picture, |picture, shape| {
        let datum = shape.datum.filter(|_| is_label(&shape));
        let drawn = draw(shape);
        let Some((link, again)) = datum.and_then(|at| links.get(at).zip(linked.get_mut(at))) else {
            return picture.child(drawn);
        };
        // A label of two lines is one stop for the keyboard.
        let place = svg("a")
            .attr("href", &link.href)
            .attr("aria-label", &link.name)
            .maybe("tabindex", again.then_some("-1"));
        *again = true;
        picture.child(place.child((svg("title").child(link.name.as_str()), drawn)))
    })
}

/// The scene as a picture of cells, each of which, with all that is drawn of it, is a link.
pub(crate) fn cells_of(scene: Scene, cells: &[Cell]) -> El {
    let mut picture = frame(&scene, cells.is_empty());
    // What belongs to a cell is drawn in a row.
    let mut open: Option<(usize, El)> = None;
    for shape in scene.shapes {
        let datum = shape.datum;
        let drawn = draw(shape);
        let Some((at, cell)) = datum.and_then(|at| Some((at, cells.get(at)?))) else {
            picture = picture.child(drawn);
            continue;
        };
        let link = match open.take() {
            Some((last, link)) if last == at => link,
            _ => {
                let link = svg("a")
                    .attr("href", &cell.href)
                    .attr("data-status", cell.status)
                    .attr("aria-label", &cell.name)
                    .child(svg("title").child(cell.name.as_str()));
                picture = picture.child(link.clone());
                link
            }
        };
        open = Some((at, link.child(drawn)));
    }
    picture
}

/// The picture without its shapes.
fn frame(scene: &Scene, is_whole: bool) -> El {
    let name = [scene.title.as_str(), ". ", &scene.summary].concat();
    let (width, height) = (scene.width.to_string(), scene.height.to_string());
    svg("svg")
        .class("chart")
        .attr("viewBox", ["0 0 ", &width, " ", &height].concat())
        .attr("role", if is_whole { "img" } else { "group" })
        .attr("aria-label", name)
}

/// Only a label becomes a link: an area would catch clicks that are meant for its neighbours.
fn is_label(shape: &Shape) -> bool {
    shape.role == Role::Label && matches!(shape.mark, Mark::Text { .. })
}

fn draw(shape: Shape) -> El {
    let (role, mark) = (shape.role, shape.mark);
    let class = [mark.class(), " ", role.tone().class(), " ", role.class()].concat();
    let pen = role.pen();
    let drawn = match mark {
        Mark::Path {
            points,
            closed,
            filled,
        } => {
            let path = svg("path").class(&class).attr("d", path(&points, closed));
            if filled {
                path
            } else {
                let dash = (!pen.dash.is_empty()).then_some(pen.dash);
                number(path, "stroke-width", pen.width).maybe("stroke-dasharray", dash)
            }
        }
        Mark::Circle { x, y, r } => numbers(
            svg("circle").class(&class),
            &[("cx", x), ("cy", y), ("r", r)],
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
                ("x", x),
                ("y", y),
                ("width", width),
                ("height", height),
                ("rx", radius),
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
            return numbers(svg("text").class(&class), &[("x", x), ("y", y)])
                .attr("text-anchor", anchor.svg())
                .attr("font-size", size.px().to_string())
                .maybe("font-weight", bold.then_some("600"))
                .child(text);
        }
    };
    if pen.opacity < 1.0 {
        number(drawn, "opacity", pen.opacity)
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
