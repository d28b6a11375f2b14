//! The way in from a worker of the page: texts in, a file out. The texts go through the same door
//! as any file, so a worker can be given nothing that the page could not open.

use std::collections::BTreeMap;

use clausewise::chart::Scene;
use clausewise::date::Date;
use clausewise::exchange::{Refusal, open};
use clausewise::export::{Options, pictures};
use clausewise::questionnaire::{Questionnaire, compile, read};
use clausewise::report::Case;
use clausewise::report::document::{Part, document};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::Png;

/// The assessment as a workbook for Excel.
///
/// # Errors
/// Where a text cannot be read, or the file cannot be made; as a sentence.
#[wasm_bindgen]
pub fn workbook(assessment: &str, questionnaire: &str, today: &str) -> Result<Vec<u8>, String> {
    let (questionnaire, today) = (model(questionnaire)?, day(today)?);
    let opened = open(assessment.as_bytes(), &|_| Some(&questionnaire));
    let assessment = opened.map_err(|refusal| told(&refusal))?.assessment;
    let case = Case::of(&questionnaire, &assessment, today);
    crate::workbook(&case).map_err(|failure| failure.to_string())
}

/// Pictures in pixels that the page has drawn, in the order of the report.
#[wasm_bindgen]
#[derive(Default)]
pub struct Pictures(Vec<Png>);

#[wasm_bindgen]
impl Pictures {
    /// None yet.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The next one.
    pub fn add(&mut self, bytes: Vec<u8>, width: u32, height: u32) {
        self.0.push(Png {
            bytes,
            width,
            height,
        });
    }
}

/// The report as a document for Word; `parts` are the names of its parts with spaces between.
///
/// # Errors
/// Where a text cannot be read, or the file cannot be made; as a sentence.
#[wasm_bindgen]
pub fn word(
    assessment: &str,
    questionnaire: &str,
    today: &str,
    parts: &str,
    drawn: &Pictures,
) -> Result<Vec<u8>, String> {
    let (questionnaire, today) = (model(questionnaire)?, day(today)?);
    let opened = open(assessment.as_bytes(), &|_| Some(&questionnaire));
    let assessment = opened.map_err(|refusal| told(&refusal))?.assessment;
    let case = Case::of(&questionnaire, &assessment, today);
    let options = Options {
        parts: parts.split(' ').filter_map(Part::of_key).collect(),
        ..Options::default()
    };
    // The page has drawn the same pictures in the same order.
    let shown = pictures(&case, &options);
    let by_title: BTreeMap<&str, &Png> = shown
        .iter()
        .map(|picture| picture.title.as_str())
        .zip(&drawn.0)
        .collect();
    let draw = |scene: &Scene| by_title.get(scene.title.as_str()).map(|png| (*png).clone());
    let document = document(&case, &options.parts);
    crate::word(&document, options.paper, &draw).map_err(|failure| failure.to_string())
}

/// The answers of a workbook that somebody filled in, as JSON: the sheet's name and its rows.
///
/// # Errors
/// Where they cannot be read; as a sentence.
#[wasm_bindgen]
pub fn answers(bytes: &[u8]) -> Result<String, String> {
    let rows = crate::answer_rows(bytes).map_err(|refusal| told(&refusal))?;
    serde_json::to_string(&rows).map_err(|error| error.to_string())
}

/// A refusal in words: its first problem, where it names any.
fn told(refusal: &Refusal) -> String {
    match refusal.problems().first() {
        // The caller knows that it is a workbook.
        Some(first) if first.path == crate::read::WORKBOOK => first.message.clone(),
        Some(first) => first.to_string(),
        None => refusal.to_string(),
    }
}

fn model(text: &str) -> Result<Questionnaire, String> {
    let file = read(text).map_err(|problem| problem.to_string())?;
    compile(file).map_err(|problems| {
        let first = problems.first().map(ToString::to_string);
        first.unwrap_or_else(|| "the questionnaire cannot be used".to_owned())
    })
}

fn day(text: &str) -> Result<Date, String> {
    text.parse()
        .map_err(|wrong: clausewise::date::NotADate| wrong.to_string())
}
