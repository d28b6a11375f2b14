//! Style sheets: without comments and needless white space.
//!
//! Only white space that no value can need goes away: around braces and semicolons and after
//! commas. Around `:`, `+`, `-` and `>` it may mean something, so it stays as one space.

use anyhow::{Result, bail};

/// The same style sheet in fewer characters.
///
/// # Errors
/// Where a string or a comment does not end, or a file is referred to: the sheet moves to another
/// folder, so an own picture must be written into it as a `data:` URL.
pub(super) fn minify(css: &str) -> Result<String> {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    let mut gap = false;
    while let Some(c) = rest.chars().next() {
        let length = if rest.starts_with("/*") {
            gap = true;
            match rest.find("*/") {
                Some(end) => end + 2,
                None => bail!("a comment in a style sheet does not end"),
            }
        } else if c.is_whitespace() {
            gap = true;
            c.len_utf8()
        } else {
            let token = token(rest, c)?;
            separate(&mut out, token, gap);
            out.push_str(token);
            gap = false;
            token.len()
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    Ok(out)
}

/// A string, an address or a single character.
fn token(rest: &str, first: char) -> Result<&str> {
    let end = match first {
        '"' | '\'' => {
            let mut escaped = false;
            let closing = rest.char_indices().skip(1).find(|(_, c)| {
                let closes = *c == first && !escaped;
                escaped = *c == '\\' && !escaped;
                closes
            });
            closing.map(|(at, _)| at + 1)
        }
        'u' if rest.starts_with("url(") => {
            let address = rest
                .get(4..)
                .unwrap_or_default()
                .trim_start_matches(['"', '\'']);
            if !address.starts_with("data:") && !address.starts_with('#') {
                let until = address.find([')', '\n']).unwrap_or(address.len());
                bail!(
                    "a style sheet refers to a file: {}",
                    &address.get(..until).unwrap_or_default()
                );
            }
            rest.find(')').map(|at| at + 1)
        }
        _ => Some(first.len_utf8()),
    };
    match end.and_then(|end| rest.get(..end)) {
        Some(token) => Ok(token),
        None => bail!("a string in a style sheet does not end"),
    }
}

/// Writes the space between what is written and the token, where one is needed.
fn separate(out: &mut String, token: &str, gap: bool) {
    if token == "}" && out.ends_with(';') {
        out.pop();
    }
    let joined = out.is_empty()
        || out.ends_with(['{', '}', ';', ','])
        || matches!(token, "{" | "}" | ";" | ",");
    if gap && !joined {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_needless_white_space_goes_away() {
        let css = "/* one */\n:root {\n  --a: 1px;\n  --b: calc(1px + -2px) ;\n}\n\n\
                   a :hover , p > b {\n  margin: 0 auto;\n  color: RED;\n}\n@media (width > 40rem) and (hover) {\n\
                   a { b: c }\n}";
        let small = ":root{--a: 1px;--b: calc(1px + -2px)}a :hover,p > b{margin: 0 auto;color: RED}\
                     @media (width > 40rem) and (hover){a{b: c}}";
        assert_eq!(minify(css).unwrap(), small);
    }

    #[test]
    fn strings_and_data_stay_as_they_are() {
        let css = "a::before { content: \"a  /* b */ \\\" ; }\" ; x: url(data:image/svg+xml;utf8,/*a*/  b) }";
        let small =
            "a::before{content: \"a  /* b */ \\\" ; }\";x: url(data:image/svg+xml;utf8,/*a*/  b)}";
        assert_eq!(minify(css).unwrap(), small);
    }

    #[test]
    fn a_comment_still_separates() {
        assert_eq!(minify("a/**/b{c:d}").unwrap(), "a b{c:d}");
    }

    #[test]
    fn what_cannot_be_kept_right_is_refused() {
        for wrong in ["a{b:url(x.png)}", "a{b:url(\"x.png\")}", "/* a", "a{b:\"c}"] {
            assert!(minify(wrong).is_err(), "{wrong}");
        }
    }
}
