//! Just enough HTML to find and change the tags of our own page.

use std::ops::Range;

/// A start tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its name in small letters.
    pub(super) name: String,
    /// Where it stands, from `<` to `>`.
    pub(super) range: Range<usize>,
    attributes: Vec<(String, Range<usize>)>,
}

impl Tag {
    /// Where an attribute's value stands.
    pub(super) fn range_of(&self, attribute: &str) -> Option<Range<usize>> {
        let found = self.attributes.iter().find(|(name, _)| name == attribute);
        found.map(|(_, range)| range.clone())
    }

    /// An attribute's value as written; empty where it has none.
    pub(super) fn value<'a>(&self, html: &'a str, attribute: &str) -> Option<&'a str> {
        html.get(self.range_of(attribute)?)
    }
}

/// The start tags outside of comments, in order.
pub(super) fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(rest) = html.get(at..) {
        let Some(offset) = rest.find('<') else { break };
        let start = at + offset;
        let after = html.get(start..).unwrap_or_default();
        if after.starts_with("<!--") {
            at = after.find("-->").map_or(html.len(), |end| start + end + 3);
        } else if after
            .chars()
            .nth(1)
            .is_some_and(|c| c.is_ascii_alphabetic())
        {
            let tag = tag(html, start);
            at = tag.range.end;
            tags.push(tag);
        } else {
            at = start + 1;
        }
    }
    tags
}

fn tag(html: &str, start: usize) -> Tag {
    let name = word(html, start + 1);
    let mut attributes = Vec::new();
    let mut at = name.end;
    loop {
        at = skip(html, at, |c| c.is_whitespace() || c == '/');
        let key = word(html, at);
        if key.is_empty() {
            break;
        }
        at = skip(html, key.end, char::is_whitespace);
        let value = if html.get(at..).is_some_and(|rest| rest.starts_with('=')) {
            value(html, skip(html, at + 1, char::is_whitespace))
        } else {
            key.end..key.end
        };
        at = at.max(value.end);
        if html
            .get(at..)
            .is_some_and(|rest| rest.starts_with(['"', '\'']))
        {
            at += 1;
        }
        attributes.push((html.get(key).unwrap_or_default().to_lowercase(), value));
    }
    let end = html
        .get(at..)
        .and_then(|rest| rest.find('>'))
        .map_or(html.len(), |end| at + end + 1);
    Tag {
        name: html.get(name).unwrap_or_default().to_lowercase(),
        range: start..end,
        attributes,
    }
}

fn word(html: &str, at: usize) -> Range<usize> {
    at..skip(html, at, |c| {
        !c.is_whitespace() && !matches!(c, '=' | '>' | '/' | '"' | '\'')
    })
}

fn value(html: &str, at: usize) -> Range<usize> {
    match html.get(at..).and_then(|rest| rest.chars().next()) {
        Some(quote @ ('"' | '\'')) => at + 1..skip(html, at + 1, |c| c != quote),
        _ => at..skip(html, at, |c| !c.is_whitespace() && c != '>'),
    }
}

fn skip(html: &str, at: usize, over: impl Fn(char) -> bool) -> usize {
    let rest = html.get(at..).unwrap_or_default();
    at + rest.find(|c| !over(c)).unwrap_or(rest.len())
}

/// The text with parts replaced; the parts must not overlap.
pub(super) fn replace(html: &str, mut parts: Vec<(Range<usize>, String)>) -> String {
    parts.sort_by_key(|(range, _)| range.start);
    let mut result = String::with_capacity(html.len());
    let mut at = 0;
    for (range, text) in parts {
        result.push_str(html.get(at..range.start).unwrap_or_default());
        result.push_str(&text);
        at = range.end;
    }
    result.push_str(html.get(at..).unwrap_or_default());
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_however_they_are_quoted() {
        let html = "<!-- <a href=no> --><LINK rel = 'x y' crossorigin href=\"a>b\"/><p id=c>1 < 2";
        let tags = tags(html);
        let names: Vec<_> = tags.iter().map(|tag| tag.name.as_str()).collect();
        assert_eq!(names, ["link", "p"]);
        assert_eq!(tags[0].value(html, "rel"), Some("x y"));
        assert_eq!(tags[0].value(html, "crossorigin"), Some(""));
        assert_eq!(tags[0].value(html, "href"), Some("a>b"));
        assert_eq!(tags[0].value(html, "src"), None);
        assert_eq!(tags[1].value(html, "id"), Some("c"));
        assert!(html[tags[0].range.clone()].ends_with("/>"));
    }

    #[test]
    fn parts_are_replaced_in_any_order() {
        let parts = vec![(4..5, "E".to_owned()), (0..2, String::new())];
        assert_eq!(replace("abcdef", parts), "cdEf");
    }
}
