//! Writes XML, and HTML that is XML too. A writer of its own: crates for this bring a reader and
//! the formatting machinery, some fifteen kilobytes of the page for what is a hundred lines.

use crate::inert::visible;

/// A document that is being written; every element that is opened is closed.
pub(super) struct Markup {
    out: String,
    open: Vec<&'static str>,
}

impl Markup {
    /// A document that begins with these lines.
    pub(super) fn new(head: &str) -> Self {
        Self {
            out: head.to_owned(),
            open: Vec::new(),
        }
    }

    /// Markup of our own, as it is.
    pub(super) fn raw(&mut self, markup: &str) -> &mut Self {
        self.out.push_str(markup);
        self
    }

    /// A text.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        for c in visible(text).chars() {
            match c {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                c => self.out.push(c),
            }
        }
        self
    }

    /// Opens an element.
    pub(super) fn open(&mut self, tag: &'static str) -> &mut Self {
        self.open_with(tag, &[])
    }

    /// Opens an element with attributes.
    pub(super) fn open_with(
        &mut self,
        tag: &'static str,
        attributes: &[(&str, &str)],
    ) -> &mut Self {
        self.start(tag, attributes).raw(">");
        self.open.push(tag);
        self
    }

    fn start(&mut self, tag: &str, attributes: &[(&str, &str)]) -> &mut Self {
        self.raw("<").raw(tag);
        for (name, value) in attributes {
            self.raw(" ").raw(name).raw("=\"").text(value).raw("\"");
        }
        self
    }

    /// An element without content.
    pub(super) fn empty(&mut self, tag: &str, attributes: &[(&str, &str)]) -> &mut Self {
        self.start(tag, attributes).raw("/>")
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self) -> &mut Self {
        if let Some(tag) = self.open.pop() {
            self.raw("</").raw(tag).raw(">");
        }
        self
    }

    /// Closes the element that was opened last, and begins a new line.
    pub(super) fn close_line(&mut self) -> &mut Self {
        self.close().raw("\n")
    }

    /// An element with nothing but a text.
    pub(super) fn element(&mut self, tag: &'static str, text: &str) -> &mut Self {
        self.open(tag).text(text).close()
    }

    /// The document.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }
}
