//! The worked examples of the domain.

use clausewise::questionnaire::{Questionnaire, compile};
use serde_json::Value;

use super::synthetic::{clause, leaf, question, with_clauses};

pub fn example(id: &str) -> Value {
    let all: Vec<Value> =
        serde_json::from_str(include_str!("../fixtures/worked-examples.json")).unwrap();
    all.into_iter().find(|one| one["id"] == id).unwrap()
}

/// The seven packages as leaves of their own questionnaire: nothing is answered, so the gap is
/// whole and the effort is the base effort.
pub fn seven_packages(example: &Value) -> Questionnaire {
    let mut leaves = vec![];
    for package in example["packages"].as_array().unwrap() {
        let needs = package["deps"].as_array().unwrap();
        let needs: Vec<&str> = needs.iter().map(|need| need.as_str().unwrap()).collect();
        let lead = package["lead"].as_u64().unwrap() as u16;
        let mut entry = leaf(package["effort"].as_f64().unwrap(), lead, &needs);
        let must = package["mustfix"].as_bool().unwrap();
        entry.questions.push(question("q1", must));
        leaves.push(clause(package["id"].as_str().unwrap(), Some(entry), vec![]));
    }
    compile(with_clauses(leaves)).unwrap()
}
