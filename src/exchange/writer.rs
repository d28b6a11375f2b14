//! Writes JSON text: the order of fields is the order of calls, so that a file looks the same
//! every time.

use serde_json::Value;

use super::json::Members;
use super::number;
use crate::assessment::Extra;

/// JSON text in the making.
pub(crate) struct Writer {
    out: String,
    /// Whether members stand on lines of their own, two spaces further in each.
    lines: bool,
    depth: usize,
    /// Whether nothing stands in the present object or list yet.
    first: bool,
}

impl Writer {
    /// For a file that people may look into.
    pub(super) const fn lines() -> Self {
        Self::new(true)
    }

    /// For a record that only has to be short.
    pub(crate) const fn compact() -> Self {
        Self::new(false)
    }

    const fn new(lines: bool) -> Self {
        Self {
            out: String::new(),
            lines,
            depth: 0,
            first: true,
        }
    }

    /// The text.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    fn line(&mut self) {
        if self.lines {
            self.out.push('\n');
            for _ in 0..self.depth {
                self.out.push_str("  ");
            }
        }
    }

    /// Begins an object or a list.
    pub(super) fn open(&mut self, bracket: char) {
        self.out.push(bracket);
        self.depth = self.depth.saturating_add(1);
        self.first = true;
    }

    /// Ends an object or a list.
    pub(super) fn close(&mut self, bracket: char) {
        self.depth = self.depth.saturating_sub(1);
        if !self.first {
            self.line();
        }
        self.out.push(bracket);
        self.first = false;
    }

    /// Begins an item of a list.
    pub(super) fn item(&mut self) {
        if !self.first {
            self.out.push(',');
        }
        self.first = false;
        self.line();
    }

    /// Begins a field of an object.
    pub(super) fn key(&mut self, name: &str) {
        self.item();
        self.text(name);
        self.out.push_str(if self.lines { ": " } else { ":" });
    }

    /// A text as a value.
    pub(super) fn text(&mut self, text: &str) {
        self.out.push('"');
        let mut plain = 0;
        for (at, byte) in text.bytes().enumerate() {
            let short = match byte {
                b'"' => "\\\"",
                b'\\' => "\\\\",
                b'\n' => "\\n",
                b'\r' => "\\r",
                b'\t' => "\\t",
                0x08 => "\\b",
                0x0c => "\\f",
                0..0x20 => "",
                _ => continue,
            };
            self.out.push_str(text.get(plain..at).unwrap_or(""));
            plain = at.saturating_add(1);
            self.out.push_str(short);
            if short.is_empty() {
                self.out.push_str("\\u00");
                self.out.push_str(&hex(u64::from(byte), 2));
            }
        }
        self.out.push_str(text.get(plain..).unwrap_or(""));
        self.out.push('"');
    }

    /// A word of JSON or a number that is written already.
    pub(super) fn raw(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// A number; whole ones without a decimal point.
    pub(super) fn number(&mut self, number: f64) {
        self.raw(&number::amount(number));
    }

    /// A text field, where there is something to say.
    pub(super) fn text_field(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.key(name);
            self.text(text);
        }
    }

    /// The text of a value on one line.
    pub(crate) fn one_line(value: &Value) -> String {
        let mut out = Self::compact();
        out.value(value);
        out.finish()
    }

    /// Any value.
    pub(super) fn value(&mut self, value: &Value) {
        match value {
            Value::Null => self.raw("null"),
            Value::Bool(flag) => self.raw(if *flag { "true" } else { "false" }),
            Value::Number(number) => self.raw(&number::text(number)),
            Value::String(text) => self.text(text),
            Value::Array(list) => {
                self.open('[');
                for item in list {
                    self.item();
                    self.value(item);
                }
                self.close(']');
            }
            Value::Object(map) => {
                self.open('{');
                self.members(map, &[]);
                self.close('}');
            }
        }
    }

    /// The fields of a later version, but for those that are written already.
    pub(super) fn fields(&mut self, extra: &Extra, written: &[&str]) {
        if let Some(fields) = extra.fields() {
            self.members(fields, written);
        }
    }

    /// The same of an object's members.
    pub(super) fn members(&mut self, map: &Members, written: &[&str]) {
        for (key, value) in map {
            if !written.contains(&key.as_str()) {
                self.key(key);
                self.value(value);
            }
        }
    }
}

/// A number in so many lower-case hexadecimal digits.
pub(crate) fn hex(number: u64, digits: u32) -> String {
    (0..digits)
        .rev()
        .filter_map(|digit| {
            let value = (number >> digit.saturating_mul(4)) & 0xf;
            char::from_digit(u32::try_from(value).unwrap_or(0), 16)
        })
        .collect()
}
