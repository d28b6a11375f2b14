//! Finds words in a guide.

use super::guide::{Block, Entry, Guide, Page, Section};

/// The most that a search gives.
const MOST: usize = 40;
/// How many characters of a text are shown around what was found.
const AROUND: usize = 180;

/// A place where all the words were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The section, as `page.section`, or an entry of it, as `page.section.entry`.
    pub place: String,
    /// The page's heading.
    pub page: String,
    /// The heading of the section, or what the entry is called.
    pub title: String,
    /// What stands there, in pieces; `true` for those that were looked for.
    pub text: Vec<(bool, String)>,
}

/// How well something fits, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Title,
    Label,
    Text,
}

/// Where all the words of a query stand together: in an entry, or in the rest of a section with its
/// heading. Those that have them in their name come first; at most forty.
#[must_use]
pub fn search(guide: &Guide, query: &str) -> Vec<Hit> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for page in &guide.pages {
        for section in &page.sections {
            look(page, section, &words, &mut found);
        }
    }
    found.sort_by_key(|(fit, _)| *fit);
    found.truncate(MOST);
    found.into_iter().map(|(_, hit)| hit).collect()
}

fn look(page: &Page, section: &Section, words: &[String], found: &mut Vec<(Fit, Hit)>) {
    let place = [page.id.as_str(), ".", section.id.as_str()].concat();
    let hit = |place: String, title: &str, text: &str| Hit {
        place,
        page: page.title.clone(),
        title: title.to_owned(),
        text: marked(text, words),
    };
    let mut texts = vec![section.title.as_str()];
    for block in &section.blocks {
        if let Block::Entries(entries) = block {
            for entry in entries {
                let own: Vec<&str> = entry.texts.iter().map(String::as_str).collect();
                if has_all(&[&[entry.label.as_str()], own.as_slice()].concat(), words) {
                    let fit = if has_all(&[&entry.label], words) {
                        Fit::Label
                    } else {
                        Fit::Text
                    };
                    let place = [&place, ".", &slug(entry)].concat();
                    found.push((fit, hit(place, &entry.label, best(&own, words))));
                }
            }
        } else {
            texts.extend(texts_of(block));
        }
    }
    if has_all(&texts, words) {
        let fit = if has_all(&[&section.title], words) {
            Fit::Title
        } else {
            Fit::Text
        };
        let own = texts.get(1..).unwrap_or_default();
        found.push((fit, hit(place, &section.title, best(own, words))));
    }
}

/// The name of an entry in addresses: small letters, digits and hyphens.
#[must_use]
pub fn slug(entry: &Entry) -> String {
    let mut slug = String::new();
    for one in entry.label.chars().flat_map(char::to_lowercase) {
        if one.is_ascii_alphanumeric() {
            slug.push(one);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= 30 {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// The texts of a block that is not made of entries.
fn texts_of(block: &Block) -> Vec<&str> {
    match block {
        Block::P(text) | Block::Note(text) => vec![text],
        Block::List(items) | Block::Numbered(items) => items.iter().map(String::as_str).collect(),
        Block::Table(table) => {
            let cells = table.rows.iter().flatten();
            cells.map(String::as_str).collect()
        }
        _ => Vec::new(),
    }
}

fn has_all(texts: &[&str], words: &[String]) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    words
        .iter()
        .all(|word| texts.iter().any(|text| text.contains(word.as_str())))
}

/// The text that has most of the words; the first where several have as many.
fn best<'t>(texts: &[&'t str], words: &[String]) -> &'t str {
    let mut best = ("", 0);
    for text in texts {
        let lower = text.to_lowercase();
        let has = words.iter().filter(|word| lower.contains(word.as_str()));
        let count = has.count();
        if best.0.is_empty() || count > best.1 {
            best = (text, count);
        }
    }
    best.0
}

/// The text around the first word that was looked for, in pieces, with the words told apart.
fn marked(text: &str, words: &[String]) -> Vec<(bool, String)> {
    let chars: Vec<char> = text.chars().collect();
    // Letter by letter, so that both have the same places.
    let lower: Vec<char> = chars
        .iter()
        .map(|one| one.to_lowercase().next().unwrap_or(*one))
        .collect();
    let is_marked = |at: usize| {
        words.iter().any(|word| {
            let word: Vec<char> = word.chars().collect();
            let first = (at + 1).saturating_sub(word.len());
            (first..=at).any(|start| {
                lower
                    .get(start..)
                    .is_some_and(|rest| rest.starts_with(&word))
            })
        })
    };
    let first = (0..chars.len()).find(|at| is_marked(*at)).unwrap_or(0);
    let start = word_start(&chars, first.saturating_sub(AROUND / 3));
    let end = chars.len().min(start.saturating_add(AROUND));
    let mut pieces: Vec<(bool, String)> = Vec::new();
    if start > 0 {
        pieces.push((false, "… ".to_owned()));
    }
    for (at, one) in chars.iter().enumerate().take(end).skip(start) {
        let marked = is_marked(at);
        match pieces.last_mut() {
            Some((was, piece)) if *was == marked => piece.push(*one),
            _ => pieces.push((marked, one.to_string())),
        }
    }
    if end < chars.len() {
        pieces.push((false, " …".to_owned()));
    }
    pieces
}

/// The beginning of the word at a place.
fn word_start(chars: &[char], at: usize) -> usize {
    let before = chars.get(..at).unwrap_or_default();
    let space = before.iter().rposition(|one| one.is_whitespace());
    space.map_or(0, |space| space.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::super::guide::Table;
    use super::*;

    fn guide() -> Guide {
        let section = |id: &str, title: &str, blocks: Vec<Block>| Section {
            id: id.parse().unwrap(),
            title: title.to_owned(),
            blocks,
            links: Vec::new(),
        };
        let entry = |label: &str, text: &str| Entry {
            label: label.to_owned(),
            texts: vec![text.to_owned()],
            to: None,
        };
        let long =
            "word ".repeat(60) + "The audit needs RECORDS of three months. " + &"tail ".repeat(60);
        Guide {
            notice: String::new(),
            pages: vec![Page {
                id: "how".parse().unwrap(),
                title: "How".to_owned(),
                short: "How".to_owned(),
                lead: String::new(),
                sections: vec![
                    section("one", "Prepare", vec![Block::P(long)]),
                    section(
                        "two",
                        "The audit",
                        vec![
                            Block::Entries(vec![
                                entry("Stage 1", "Looks at documents."),
                                entry("Record", "Shows what was done, for an audit too."),
                            ]),
                            Block::Table(Table {
                                name: "T".to_owned(),
                                head: vec!["A".to_owned()],
                                rows: vec![vec!["Zürich".to_owned()]],
                            }),
                        ],
                    ),
                ],
            }],
        }
    }

    #[test]
    fn a_name_comes_before_a_text() {
        let hits = search(&guide(), "  Audit ");
        let places: Vec<&str> = hits.iter().map(|hit| hit.place.as_str()).collect();
        assert_eq!(places, ["how.two", "how.one", "how.two.record"]);
    }

    #[test]
    fn all_the_words_must_stand_together() {
        let places = |query: &str| -> Vec<String> {
            let hits = search(&guide(), query).into_iter();
            hits.map(|hit| hit.place).collect()
        };
        assert_eq!(places("audit records"), ["how.one"]);
        assert_eq!(places("zürich"), ["how.two"]);
        assert_eq!(places("stage documents"), ["how.two.stage-1"]);
        assert!(places("audit nowhere").is_empty());
        assert!(places("   ").is_empty());
    }

    #[test]
    fn what_was_looked_for_is_marked_in_its_surroundings() {
        let hits = search(&guide(), "records");
        let text = &hits[0].text;
        assert_eq!(text.first().unwrap().1.chars().next(), Some('…'));
        let marked: Vec<&str> = text
            .iter()
            .filter(|(marked, _)| *marked)
            .map(|(_, piece)| piece.as_str())
            .collect();
        assert_eq!(marked, ["RECORDS"]);
        let whole: String = text.iter().map(|(_, piece)| piece.as_str()).collect();
        assert!(whole.contains("The audit needs RECORDS of three months."));
        assert!(whole.chars().count() <= AROUND + 4, "{whole}");
    }
}
