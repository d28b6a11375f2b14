//! A scene as a file of its own.

use super::palette::Palette;
use super::role::{Role, Tone};
use super::scene::{Mark, Scene, Shape};

const FONTS: &str =
    "system-ui,-apple-system,&quot;Segoe UI&quot;,Roboto,&quot;Noto Sans&quot;,sans-serif";

impl Scene {
    /// The scene as a stand-alone SVG document in the palette's colours, with its title and its
    /// summary inside. The same scene and palette always give the same text.
    #[must_use]
    pub fn to_svg(&self, palette: &Palette) -> String {
        self.to_svg_at(palette, self.width)
    }

    /// The same, shown so many pixels wide where it is put: the drawing as a whole is larger or
    /// smaller, its words with it.
    #[must_use]
    pub fn to_svg_at(&self, palette: &Palette, shown: u32) -> String {
        let mut out = Writer(String::with_capacity(4096));
        let (width, height) = (f64::from(self.width), f64::from(self.height));
        out.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"");
        out.number("width", f64::from(shown));
        out.number("height", f64::from(self.height_at(shown)));
        out.raw(" viewBox=\"0 0 ");
        out.decimal(width);
        out.raw(" ");
        out.decimal(height);
        out.raw("\" stroke-linejoin=\"round\" font-family=\"");
        out.raw(FONTS);
        out.raw("\">\n<title>");
        out.escaped(&self.title);
        out.raw("</title>\n<desc>");
        out.escaped(&self.summary);
        out.raw("</desc>\n<rect width=\"100%\" height=\"100%\"");
        out.text("fill", palette.colour(Tone::Card));
        out.raw("/>\n");
        for shape in &self.shapes {
            out.shape(shape, palette);
        }
        out.raw("</svg>\n");
        out.0
    }
}

/// Builds the document without the formatting machinery, which would weigh more than this.
struct Writer(String);

impl Writer {
    fn raw(&mut self, text: &str) {
        self.0.push_str(text);
    }

    fn escaped(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                // XML 1.0 has no way to write other control characters, not even escaped.
                c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => self.raw(" "),
                c => self.0.push(c),
            }
        }
    }

    fn text(&mut self, name: &str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.escaped(value);
        self.raw("\"");
    }

    fn number(&mut self, name: &str, value: f64) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.decimal(value);
        self.raw("\"");
    }

    /// Writes at most two decimals, which pens need and coordinates do not.
    fn decimal(&mut self, value: f64) {
        super::text::push_decimal(&mut self.0, value);
    }

    fn shape(&mut self, shape: &Shape, palette: &Palette) {
        match &shape.mark {
            Mark::Path { points, closed, .. } => {
                self.raw(if *closed { "<polygon" } else { "<polyline" });
                self.raw(" points=\"");
                for (index, (x, y)) in points.iter().enumerate() {
                    if index > 0 {
                        self.raw(" ");
                    }
                    self.decimal(*x);
                    self.raw(",");
                    self.decimal(*y);
                }
                self.raw("\"");
            }
            Mark::Circle { x, y, r } => {
                self.raw("<circle");
                self.number("cx", *x);
                self.number("cy", *y);
                self.number("r", *r);
            }
            Mark::Rect {
                x,
                y,
                width,
                height,
                radius,
            } => {
                self.raw("<rect");
                self.number("x", *x);
                self.number("y", *y);
                self.number("width", *width);
                self.number("height", *height);
                if *radius > 0.0 {
                    self.number("rx", *radius);
                }
            }
            Mark::Text {
                x,
                y,
                text,
                anchor,
                size,
                bold,
            } => {
                self.raw("<text");
                self.number("x", *x);
                self.number("y", *y);
                self.text("text-anchor", anchor.svg());
                self.number("font-size", f64::from(size.px()));
                if *bold {
                    self.text("font-weight", "600");
                }
                self.ink(shape.role, "m-text", palette);
                self.raw(">");
                self.escaped(text);
                self.raw("</text>\n");
                return;
            }
        }
        self.ink(shape.role, shape.mark.class(), palette);
        self.raw("/>\n");
    }

    fn ink(&mut self, role: Role, kind: &str, palette: &Palette) {
        let (colour, pen) = (palette.colour(role.tone()), role.pen());
        if kind == "m-line" {
            self.text("fill", "none");
            self.text("stroke", colour);
            self.number("stroke-width", pen.width * palette.weight);
            if !pen.dash.is_empty() {
                self.text("stroke-dasharray", pen.dash);
            }
        } else {
            self.text("fill", colour);
            if kind == "m-text" {
                if role.halo() {
                    self.text("stroke", palette.colour(Tone::Card));
                    self.raw(" stroke-width=\"3\" paint-order=\"stroke\"");
                }
                return;
            }
        }
        let edged = pen.edged && kind == "m-fill";
        if edged {
            self.text("stroke", colour);
            self.number("stroke-width", pen.width * palette.weight);
        }
        if pen.opacity < 1.0 {
            let what = if edged { "fill-opacity" } else { "opacity" };
            self.number(what, pen.opacity);
        }
    }
}
