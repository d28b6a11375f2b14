//! How each type of the companion files is read from a tree. The types' own attributes say the
//! same to the schema; a test holds both in step.

use serde_json_borrow::Value;

use super::certification::{
    Applicability, Audit, BodyQuestion, CalledFor, Certification, Grade, Input,
};
use super::guide::{Block, Entry, GuideFile, Link, Page, Section, Table, Term};
use super::outline::{Fill, Heading, Outline, Outlines};
use super::place::Place;
use crate::questionnaire::tree::{Decode, Reader, case, records, within, word};

records! {
    GuideFile {
        schema "$schema": may, format: need, format_version: need, questionnaire: need,
        language: need, licence: need, notice: need, pages: need, terms: need,
    }
    Page { id: need, title: need, short: need, lead: need, sections: need }
    Section { id: need, title: need, blocks: need, links: may }
    Link { text: need, to: need }
    Table { name: need, head: need, rows: need }
    Entry { label: need, texts: need, to: may }
    Term { term: need, meaning: need, to: may }
    Outlines {
        schema "$schema": may, format: need, format_version: need, questionnaire: need,
        language: need, licence: need, notice: need, documents: need,
    }
    Outline {
        id: need, purpose: need, owner: need, approver: need, review: need, sections: need,
        mistakes: need,
    }
    Heading { title: need, write: need, columns: may, filled_with: may }
    Certification {
        schema "$schema": may, format: need, format_version: need, questionnaire: need,
        language: need, licence: need, notice: need, audits: need, review_inputs: need,
        review_outputs: need, scope_checks: need, body_questions: need, grades: need, applicability: need,
    }
    Audit {
        id: need, name: need, purpose: need, when: need, looks_at: need, prepare: need,
        outcome: need,
    }
    Input { id: need, text: need, detail: need, clauses: may, to: may }
    BodyQuestion { id: need, ask: need, why: need, good: need, days: may }
    Grade { id: need, name: need, meaning: need, duty: need, days: may, examples: need }
    Applicability {
        title: need, intro: need, not_applicable: need, none_set_aside: need, parties: need,
        no_parties: need, control: need, called_for: may,
    }
    CalledFor { external_supplier: may, internal_supplier: may, customer: may }
}

impl Decode for Place {
    fn decode(value: Value<'_>, reader: &mut Reader) -> Self {
        let place = value.as_str().unwrap_or_default().parse();
        place.unwrap_or_else(|reason: super::place::NotAPlace| {
            reader.say(&reason.to_string());
            Self::Desk
        })
    }
}

impl Decode for Fill {
    fn decode(value: Value<'_>, reader: &mut Reader) -> Self {
        const WORDS: &[(&str, Fill)] = &[
            ("scope", Fill::Scope),
            ("services", Fill::Services),
            ("suppliers", Fill::Suppliers),
            ("internal_suppliers", Fill::InternalSuppliers),
            ("regulations", Fill::Regulations),
            ("sponsor", Fill::Sponsor),
        ];
        let found = word(&value, reader, WORDS, "something of the profile");
        let found = found.and_then(|place| WORDS.get(place));
        found.map_or(Self::Scope, |(_, fill)| *fill)
    }
}

impl Decode for Block {
    fn decode(value: Value<'_>, reader: &mut Reader) -> Self {
        let (name, value) = case(value, reader);
        within(&name, reader, |reader| match name.as_str() {
            "p" => Self::P(Decode::decode(value, reader)),
            "note" => Self::Note(Decode::decode(value, reader)),
            "list" => Self::List(Decode::decode(value, reader)),
            "numbered" => Self::Numbered(Decode::decode(value, reader)),
            "table" => Self::Table(Decode::decode(value, reader)),
            "entries" => Self::Entries(Decode::decode(value, reader)),
            "clause" => Self::Clause(Decode::decode(value, reader)),
            "documents" => Self::Documents(Decode::decode(value, reader)),
            "view" => Self::View(Decode::decode(value, reader)),
            "step" => Self::Step(Decode::decode(value, reader)),
            "terms" => Self::Terms(Decode::decode(value, reader)),
            _ => {
                reader.say("there is no such kind of block");
                Self::P(String::new())
            }
        })
    }
}
