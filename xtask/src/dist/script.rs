//! Scripts: without the comments and the indentation of whole lines.

/// The same script in fewer characters. Only lines that are nothing but a `//` comment or part of
/// a documenting block go away, so the script must not have such lines in a template string.
pub(super) fn minify(script: &str) -> String {
    let mut out = String::with_capacity(script.len());
    let mut documenting = false;
    for line in script.lines().map(str::trim) {
        documenting |= line.starts_with("/**");
        if !documenting && !line.starts_with("//") && !line.is_empty() {
            out.push_str(line);
            out.push('\n');
        }
        documenting &= !line.ends_with("*/");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_code_stays() {
        let script = "/**\n * @param {number} a\n */\nexport function f(a) {\n  // why\n  return a; // here\n\n}\n/** one */\nf(1);";
        assert_eq!(
            minify(script),
            "export function f(a) {\nreturn a; // here\n}\nf(1);\n"
        );
    }
}
