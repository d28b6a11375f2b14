//! A picture whose places can be gone through: one stop for Tab, from which arrows lead on; what a
//! place says is said, and shown beside it. A pointer over a place shows the same.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, ScrollLogicalPosition};

use super::chart;
use crate::chart::{Bounds, Spot};
use crate::inert::visible;
use crate::platform::page;
use crate::report::picture::{Picture, Point, Target};
use crate::route::{Page, Route};
use crate::ui::actions::place;
use crate::ui::dom::{El, el, svg};
use crate::ui::work::Here;

/// The attribute of a place, with its number.
const PLACE: &str = "data-point";

/// The class of words that somebody came to by keyboard.
const BY_KEYS: &str = "by-keys";

/// What the keys and the pointer act on.
struct Tour {
    stops: Vec<Stop>,
    /// What a place says, beside it.
    said: El,
    /// Width and height of the scene.
    size: (f64, f64),
    /// Where Tab leads.
    at: Cell<usize>,
}

struct Stop {
    element: Element,
    words: String,
    bounds: Bounds,
}

/// The picture with its places.
pub(crate) fn explored(here: Here, picture: &Picture) -> El {
    let scene = &picture.scene;
    let whole = el("div")
        .class("explored")
        .child(chart(scene, &picture.sentence));
    let (width, height) = (scene.width.to_string(), scene.height.to_string());
    let mut places = svg("svg")
        .class("places no-print")
        .attr("viewBox", ["0 0 ", &width, " ", &height].concat())
        .attr("role", "group")
        .attr(
            "aria-label",
            [&picture.title, ": arrow keys lead from point to point"].concat(),
        );
    let mut stops = Vec::with_capacity(picture.points.len());
    for (number, (point, spot)) in picture.points.iter().zip(&scene.spots).enumerate() {
        let drawn = stop(here, number, point, spot);
        places = places.child(drawn.clone());
        stops.push(Stop {
            element: drawn.element().clone(),
            words: point.said.clone(),
            bounds: spot.bounds,
        });
    }
    if stops.is_empty() {
        return whole;
    }
    let said = el("p")
        .class("said")
        .attr("aria-hidden", "true")
        .attr("hidden", "");
    let tour = Rc::new(Tour {
        stops,
        said: said.clone(),
        size: (f64::from(scene.width), f64::from(scene.height)),
        at: Cell::new(0),
    });
    let listening = |act: fn(&Tour, &Event)| {
        let tour = Rc::clone(&tour);
        move |event: Event| act(&tour, &event)
    };
    whole
        .child((places, said))
        .on("focusin", listening(Tour::arrive))
        .on("focusout", listening(|tour, _| tour.hide()))
        .on("keydown", listening(Tour::go))
        .on("pointerover", listening(Tour::point_at))
        .on("pointerleave", listening(|tour, _| tour.hide()))
}

fn stop(here: Here, number: usize, point: &Point, spot: &Spot) -> El {
    let href = point.leads_to.as_ref().map(|target| address(here, target));
    let place = match &href {
        Some(href) => svg("a").attr("href", href),
        None => svg("g").attr("role", "img"),
    };
    let Bounds {
        left,
        top,
        right,
        bottom,
    } = spot.bounds;
    let sides = [
        ("x", left),
        ("y", top),
        ("width", right - left),
        ("height", bottom - top),
        ("rx", 3.0),
    ];
    let frame = sides.iter().fold(svg("rect"), |frame, (name, value)| {
        frame.attr(name, value.to_string())
    });
    let dot = spot.dot.map(|(x, y)| {
        let at = [("cx", x), ("cy", y), ("r", 8.0)];
        at.iter().fold(svg("circle"), |dot, (name, value)| {
            dot.attr(name, value.to_string())
        })
    });
    place
        .class("point")
        .attr(PLACE, number.to_string())
        .attr("tabindex", if number == 0 { "0" } else { "-1" })
        .attr("aria-label", &point.said)
        .child((frame, dot))
}

/// Where a place leads.
pub(crate) fn address(here: Here, target: &Target) -> String {
    let page = match target {
        Target::View(view) => Page::Results(place(view)),
        Target::Leaf(leaf) => Page::Assess(place(leaf)),
    };
    Route::In(here.id(), page).to_string()
}

impl Tour {
    /// The place that an event comes from.
    fn of(event: &Event) -> Option<usize> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let place = target.closest(&["[", PLACE, "]"].concat()).ok()??;
        place.get_attribute(PLACE)?.parse().ok()
    }

    /// The focus is on a place: Tab leads here from now on.
    fn arrive(&self, event: &Event) {
        let Some(number) = Self::of(event) else {
            return;
        };
        let before = self.at.replace(number);
        for (place, tab) in [(before, "-1"), (number, "0")] {
            if let Some(stop) = self.stops.get(place) {
                // An attribute of this name can be set.
                let _ = stop.element.set_attribute("tabindex", tab);
            }
        }
        self.show(number, BY_KEYS);
    }

    fn point_at(&self, event: &Event) {
        let target = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        match Self::of(event) {
            Some(number) => self.show(number, "by-pointer"),
            // Whoever goes to the words wants to read them.
            None if target.as_ref() == Some(self.said.element()) => {}
            None => self.hide(),
        }
    }

    fn go(&self, event: &Event) {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        if key.ctrl_key() || key.meta_key() || key.alt_key() {
            return;
        }
        let (at, last) = (self.at.get(), self.stops.len().saturating_sub(1));
        let to = match key.key().as_str() {
            "ArrowRight" | "ArrowDown" => (at + 1).min(last),
            "ArrowLeft" | "ArrowUp" => at.saturating_sub(1),
            "Home" => 0,
            "End" => last,
            "Escape" => return self.hide(),
            _ => return,
        };
        event.prevent_default();
        if let Some(stop) = self.stops.get(to) {
            // Whatever has a tab index can have the focus, in drawings as in texts.
            let _ = stop.element.unchecked_ref::<HtmlElement>().focus();
        }
    }

    /// Shows what a place says, below it in the upper half of the picture, else above, and from its
    /// left or its right end, so that the words stay within the picture.
    fn show(&self, number: usize, by: &str) {
        let Some(stop) = self.stops.get(number) else {
            return;
        };
        let (width, height) = self.size;
        let Bounds {
            left,
            top,
            right,
            bottom,
        } = stop.bounds;
        let percent = |part: f64, whole: f64| [&(part / whole * 100.0).to_string(), "%"].concat();
        let is_upper = top + bottom <= height;
        let is_left = left + right <= width;
        let y = if is_upper {
            percent(bottom, height)
        } else {
            percent(height - top, height)
        };
        let x = if is_left {
            percent(left, width)
        } else {
            percent(width - right, width)
        };
        let said = self.said.element();
        said.set_text_content(Some(&visible(&stop.words)));
        for (name, value) in [("--x", x), ("--y", y)] {
            // Custom properties take any value.
            let _ = said
                .unchecked_ref::<HtmlElement>()
                .style()
                .set_property(name, &value);
        }
        let classes = [
            "said",
            if is_upper { "below" } else { "above" },
            if is_left { "left" } else { "right" },
            by,
        ];
        let _ = said.set_attribute("class", &classes.join(" "));
        let _ = said.remove_attribute("hidden");
        if by == BY_KEYS {
            // A picture that is wider than the page scrolls by itself.
            page::reveal(said, ScrollLogicalPosition::Nearest);
        }
    }

    fn hide(&self) {
        let _ = self.said.element().set_attribute("hidden", "");
    }
}
