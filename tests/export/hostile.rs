//! Texts that try to do something find that they only stand there.

use clausewise::export::{Format, Options, files};
use clausewise::inert::visible;
use clausewise::report::Case;
use pulldown_cmark::{Event, Tag};

use crate::filled::filled;
use crate::support::day;
use crate::{html, markdown};

/// What attackers and strange keyboards write.
pub(crate) const HOSTILE: [&str; 10] = [
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>",
    "\"><svg/onload=alert(1)>' onmouseover='alert(1)",
    "=cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "@SUM(1+9)*cmd|' /C calc'!A0",
    "[click](javascript:alert(1)) ![x](http://example.org/x.png) <http://example.org>",
    "\u{202e}gnp.exe \u{2066}\u{0}\u{7}\u{1b}[31m\u{7f}\u{85}\u{fffe}\u{ffff}",
    "# heading\n- item\n1. one\n```\ncode\n```\n| a | b |\n| --- | --- |\n---\n<!-- ",
    "]]>&amp;&#0;&lt;b&gt; \\ ` * _ ~ $x^2$ {{7*7}} ${7*7} %s %n",
    "} </style> @import url(http://example.org); \\a",
];

/// What an export is made of that has hostile texts in every field.
pub(crate) fn export(format: Format) -> String {
    let mut number = 0;
    let (questionnaire, assessment) = filled(|| {
        number += 1;
        HOSTILE[number % HOSTILE.len()].to_owned()
    });
    let case = Case::of(&questionnaire, &assessment, day("2026-03-02"));
    files(&case, format, &Options::default()).remove(0).text
}

#[test]
fn html_holds_our_elements_and_nothing_else() {
    let file = export(Format::Html);
    let document = html::parse(&file);
    for node in document.descendants().filter(|node| node.is_element()) {
        let tag = node.tag_name().name();
        assert!(
            ![
                "script", "img", "iframe", "object", "embed", "link", "base", "form"
            ]
            .contains(&tag),
            "{tag}"
        );
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on"), "{}", attribute.name());
            let value = attribute.value();
            assert!(!value.contains("javascript:"), "{value}");
        }
    }
    let style = document
        .descendants()
        .find(|node| node.has_tag_name("style"));
    let style = style.unwrap().text().unwrap();
    assert!(!style.contains("@import") && !style.contains("http"));
    let read = html::text(&file);
    for text in HOSTILE {
        assert!(read.contains(visible(text).as_ref()), "{text:?}");
    }
}

#[test]
fn markdown_holds_no_markup_links_or_pictures_of_theirs() {
    let file = export(Format::Markdown);
    for event in markdown::parse(&file) {
        match event {
            Event::InlineHtml(html) => assert_eq!(html.as_ref(), "<br>"),
            Event::Html(html) => panic!("{html}"),
            Event::Code(code) => panic!("{code}"),
            Event::InlineMath(math) | Event::DisplayMath(math) => panic!("{math}"),
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => {
                panic!("{event:?}")
            }
            _ => {}
        }
    }
    let read = markdown::text(&file);
    for text in HOSTILE.iter().filter(|text| !text.contains('\n')) {
        assert!(read.contains(visible(text).as_ref()), "{text:?}");
    }
}

#[test]
fn no_control_character_and_no_turned_text_gets_out() {
    for format in [Format::Html, Format::Markdown] {
        let file = export(format);
        let acting = file
            .chars()
            .find(|c| c.is_control() && *c != '\n' || ('\u{202a}'..='\u{202e}').contains(c));
        assert_eq!(acting, None, "{format:?}");
    }
}
