//! A document to begin with: its outline as Markdown, with what the profile knows already there.
//!
//! Markdown is written by hand: libraries for it parse or render, and what is needed here is a
//! dozen lines that escape a text.

use super::outline::{Fill, Heading, Outline, Outlines, clauses_of};
use crate::assessment::{Assessment, PartyKind};
use crate::date::Date;
use crate::questionnaire::Questionnaire;
use crate::questionnaire::file::DocumentEntry;

/// What stands where nothing is known.
const OPEN: &str = "…";
/// Empty rows of a table in which nothing stands yet.
const ROWS: usize = 3;

/// The document to begin with, as Markdown: head, purpose, a heading for each section with what to
/// write there, and what to check before it is approved. Nothing where there is no such document or
/// no outline of it.
#[must_use]
pub fn template(
    questionnaire: &Questionnaire,
    outlines: &Outlines,
    document: &str,
    assessment: &Assessment,
    today: Date,
) -> Option<String> {
    let entry = questionnaire.document(document)?;
    let outline = outlines.get(document)?;
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(text);
        out.push('\n');
    };
    line(&["# ", &inline(&entry.name), "\n"].concat());
    line(&head(questionnaire, entry, outline, assessment, today));
    line(&["> ", &inline(&outline.purpose), "\n"].concat());
    for (index, section) in outline.sections.iter().enumerate() {
        let number = index.saturating_add(1).to_string();
        line(&["## ", &number, ". ", &inline(&section.title), "\n"].concat());
        line(&["_", &inline(&section.write), "_\n"].concat());
        line(&body(questionnaire, section, assessment));
    }
    line("## Before you approve it\n");
    line("Tick each of these once you have made sure that it is not so here.\n");
    for mistake in &outline.mistakes {
        line(&["- [ ] ", &inline(mistake)].concat());
    }
    line(&["\nNext review: ", &inline(&outline.review), "."].concat());
    line(&["\n---\n\n", &inline(&outlines.notice)].concat());
    Some(out)
}

/// A name for the file: the document's id and its name in small letters.
#[must_use]
pub fn file_name(document: &DocumentEntry) -> String {
    let mut name = document.id.as_str().to_owned();
    for word in document
        .name
        .split(|one: char| !one.is_ascii_alphanumeric())
    {
        // Enough to know it by.
        if !word.is_empty() && name.len() < 48 {
            name.push('-');
            name.push_str(&word.to_ascii_lowercase());
        }
    }
    name.push_str(".md");
    name
}

fn head(
    questionnaire: &Questionnaire,
    entry: &DocumentEntry,
    outline: &Outline,
    assessment: &Assessment,
    today: Date,
) -> String {
    let clauses: Vec<String> = clauses_of(questionnaire, &entry.id)
        .iter()
        .map(ToString::to_string)
        .collect();
    let profile = &assessment.profile;
    let organisation = [
        profile.organisation.trim(),
        profile.organisation_part.trim(),
    ];
    let organisation: Vec<&str> = organisation
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let date = today.to_string();
    let named = assessment
        .documents
        .get(&entry.id)
        .map(|record| record.owner.trim())
        .filter(|owner| !owner.is_empty());
    let owner = named.unwrap_or(&outline.owner).to_owned();
    let rows = [
        ("Organisation", known(&organisation.join(", ")).to_owned()),
        ("Document", entry.id.to_string()),
        (
            "Shows",
            [&questionnaire.title, ": ", &clauses.join(", ")].concat(),
        ),
        ("Owner", owner),
        ("Approved by", [&outline.approver, ": ", OPEN].concat()),
        ("Version", ["0.1, draft of ", &date].concat()),
    ];
    let mut table = "| | |\n|---|---|\n".to_owned();
    for (name, value) in rows {
        table.push_str(&["| ", name, " | ", &cell(&value), " |\n"].concat());
    }
    table
}

fn known(text: &str) -> &str {
    if text.trim().is_empty() { OPEN } else { text }
}

/// What stands in a section: what the profile knows, else a table or a place to write.
fn body(questionnaire: &Questionnaire, section: &Heading, assessment: &Assessment) -> String {
    let profile = &assessment.profile;
    let parties = |wanted: fn(PartyKind) -> bool| {
        let found = assessment.register.parties().map(|(_, party)| party);
        found
            .filter(|party| wanted(party.kind))
            .map(|party| party.name.clone())
            .collect()
    };
    let listed = match section.filled_with {
        None => Vec::new(),
        Some(Fill::Scope) => return [&paragraphs(&profile.scope_statement), "\n"].concat(),
        Some(Fill::Sponsor) => return [&inline(known(&profile.sponsor)), "\n"].concat(),
        Some(Fill::Services) => lines(&profile.services),
        Some(Fill::Suppliers) => parties(|kind| kind == PartyKind::ExternalSupplier),
        Some(Fill::InternalSuppliers) => parties(|kind| kind != PartyKind::ExternalSupplier),
        Some(Fill::Regulations) => {
            let known = questionnaire.profile.regulations.iter();
            let name = |id: &String| {
                let found = known.clone().find(|regulation| regulation.id == *id);
                found.map_or_else(|| id.clone(), |regulation| regulation.name.clone())
            };
            profile.regulations.iter().map(name).collect()
        }
    };
    if section.columns.is_empty() {
        return if listed.is_empty() {
            [OPEN, "\n"].concat()
        } else {
            let items = listed.iter().map(|one| ["- ", &inline(one), "\n"].concat());
            items.collect()
        };
    }
    table(&section.columns, &listed)
}

/// A table whose first column may be filled already.
fn table(columns: &[String], listed: &[String]) -> String {
    let row = |cells: &mut dyn Iterator<Item = String>| {
        let cells: Vec<String> = cells.collect();
        ["| ", &cells.join(" | "), " |\n"].concat()
    };
    let mut table = row(&mut columns.iter().map(|column| cell(column)));
    table.push_str(&row(&mut columns.iter().map(|_| "---".to_owned())));
    let rest = columns.len().saturating_sub(1);
    for one in listed {
        let cells = std::iter::once(cell(one)).chain(std::iter::repeat_n(String::new(), rest));
        table.push_str(&row(&mut cells.into_iter()));
    }
    for _ in listed.len()..ROWS {
        table.push_str(&row(&mut columns.iter().map(|_| String::new())));
    }
    table
}

fn lines(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}

/// A text of several paragraphs.
fn paragraphs(text: &str) -> String {
    let lines: Vec<String> = lines(text).iter().map(|line| inline(line)).collect();
    if lines.is_empty() {
        OPEN.to_owned()
    } else {
        lines.join("\n\n")
    }
}

/// A text on one line in which nothing means anything to Markdown or to a browser that shows it.
fn inline(text: &str) -> String {
    let mut out = cell(text);
    if out.starts_with(['#', '+', '-', '=', '~', ':']) {
        out.insert(0, '\\');
    }
    // A number and a dot at the beginning would be a list.
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && matches!(out.as_bytes().get(digits), Some(b'.' | b')')) {
        out.insert(digits, '\\');
    }
    out
}

/// The same within a cell of a table, where nothing begins a line.
fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for one in text.trim().chars() {
        if "\\`*_[]<>|&".contains(one) {
            out.push('\\');
        }
        out.push(if one.is_control() { ' ' } else { one });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_means_nothing_to_markdown() {
        for (text, safe) in [
            ("plain, text: 3 - 4", "plain, text: 3 - 4"),
            ("a|b\n# c", "a\\|b # c"),
            ("# c", "\\# c"),
            ("1. first", "1\\. first"),
            ("2026", "2026"),
            ("<script>*x*</script>", "\\<script\\>\\*x\\*\\</script\\>"),
            ("[a](javascript:b)", "\\[a\\](javascript:b)"),
            ("- a\u{0}\u{7f}", "\\- a  "),
        ] {
            assert_eq!(inline(text), safe);
        }
    }

    #[test]
    fn a_table_has_a_row_for_each_that_is_known_and_room_for_more() {
        let columns = ["Service".to_owned(), "Owner".to_owned()];
        let one = table(&columns, &["A|B".to_owned()]);
        assert_eq!(
            one,
            "| Service | Owner |\n| --- | --- |\n| A\\|B |  |\n|  |  |\n|  |  |\n"
        );
        let many: Vec<String> = (0..9).map(|n| n.to_string()).collect();
        assert_eq!(table(&columns, &many).lines().count(), 11);
    }
}
