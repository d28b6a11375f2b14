//! Questionnaires of any size with the rules and the plan of the real one.

use clausewise::questionnaire::file::{Clause, LeafEntry, QuestionEntry, QuestionnaireFile};
use clausewise::questionnaire::{Questionnaire, compile};

use super::random::Random;

/// How large, and from which seed.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    pub leaves: u32,
    pub questions_a_leaf: u32,
    pub seed: u64,
}

const GROUP: u32 = 8;

/// A leaf without questions.
pub fn leaf(effort_days: f64, lead_days: u16, needs: &[&str]) -> LeafEntry {
    LeafEntry {
        weight: 2,
        intent: vec!["Does what it says.".to_owned()],
        evidence: vec![],
        findings: vec![],
        improving: None,
        owner: None,
        practices: vec![],
        needs: needs.iter().map(|need| need.parse().unwrap()).collect(),
        helped_by: vec![],
        documents: vec![],
        effort_days,
        lead_days,
        remark: None,
        questions: vec![],
    }
}

pub fn question(id: &str, must: bool) -> QuestionEntry {
    QuestionEntry {
        id: id.parse().unwrap(),
        kind: "practice".parse().unwrap(),
        weight: 2,
        text: "Is it done?".to_owned(),
        reference: None,
        hint: "A record".to_owned(),
        not_enough: None,
        accepted: "It is done".to_owned(),
        levels: [].into(),
        must,
        cornerstone: false,
        quick: false,
        stage1: false,
        event: false,
        not_applicable_if: None,
        documents: vec![],
    }
}

pub fn clause(number: &str, leaf: Option<LeafEntry>, clauses: Vec<Clause>) -> Clause {
    Clause {
        number: number.parse().unwrap(),
        title: format!("Clause {number}"),
        short: None,
        clauses,
        leaf,
    }
}

/// The real questionnaire with other clauses; what names clauses or documents elsewhere is gone.
pub fn with_clauses(clauses: Vec<Clause>) -> QuestionnaireFile {
    let mut file = super::iso_file();
    file.clauses = clauses;
    file.views.clear();
    file.documents.clear();
    file
}

/// A questionnaire of that shape. Leaves need up to three others: mostly near ones, sometimes far
/// ones, in either direction of the reading order.
pub fn generate(shape: Shape) -> Questionnaire {
    let mut random = Random::new(shape.seed);
    let number = |index: u32| format!("{}.{}", index / GROUP + 1, index % GROUP + 1);
    // A leaf may only need those before it in a shuffled order, so that there is no circle.
    let mut order: Vec<u32> = (0..shape.leaves).collect();
    for i in 0..order.len() {
        let near = (i + 1 + random.below(12) as usize).min(order.len() - 1);
        order.swap(i, near);
    }
    let mut needs = vec![vec![]; shape.leaves as usize];
    for place in 1..order.len() {
        for _ in 0..random.below(4) {
            let reach = if random.below(8) == 0 { 1000 } else { 10 };
            let back = 1 + random.below(reach) as usize;
            needs[order[place] as usize].push(number(order[place.saturating_sub(back)]));
        }
    }
    let mut groups: Vec<Clause> = vec![];
    for (index, needs) in (0_u32..).zip(needs) {
        let needs: Vec<&str> = needs.iter().map(String::as_str).collect();
        let base = f64::from(1 + random.below(16)) / 2.0;
        let mut entry = leaf(base, [0, 30, 60, 90][random.below(4) as usize], &needs);
        entry.weight = 1 + random.below(3) as u8;
        for local in 0..shape.questions_a_leaf {
            let must = random.below(8) > 0;
            let mut one = question(&format!("q{}", local + 1), must);
            one.weight = 1 + random.below(3) as u8;
            one.cornerstone = must && random.below(6) == 0;
            one.stage1 = random.below(3) == 0;
            one.not_applicable_if = (random.below(5) == 0).then(|| "condition".parse().unwrap());
            entry.questions.push(one);
        }
        let leaf = clause(&number(index), Some(entry), vec![]);
        if index % GROUP == 0 {
            groups.push(clause(&(index / GROUP + 1).to_string(), None, vec![]));
        }
        groups.last_mut().unwrap().clauses.push(leaf);
    }
    let mut file = with_clauses(groups);
    file.conditions = [("condition".parse().unwrap(), "If so.".to_owned())].into();
    compile(file).unwrap()
}
