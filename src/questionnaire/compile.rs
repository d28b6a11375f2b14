//! From the file to the questionnaire: flattens the tree, resolves references, orders the
//! dependencies. What is in the way is listed with its JSON path.

use crate::map::Map;
use crate::map::Set;

use super::file::{Clause, LeafEntry, QuestionEntry, QuestionnaireFile};
use super::id::{ClauseId, QuestionId};
use super::model::{Leaf, LeafIx, Node, NodeIx, Question, Questionnaire};
use super::problem::Problem;

/// A leaf's dependencies as written, until every leaf has its place.
struct Links {
    path: String,
    needs: Vec<ClauseId>,
    helped_by: Vec<ClauseId>,
}

#[derive(Default)]
struct Builder {
    nodes: Vec<Node>,
    leaves: Vec<Leaf>,
    questions: Vec<Question>,
    links: Vec<Links>,
    node_by_number: Map<ClauseId, NodeIx>,
    question_by_id: Map<QuestionId, usize>,
    conditions: Map<String, String>,
    problems: Vec<Problem>,
}

/// The questionnaire of a file.
///
/// # Errors
/// Everything that keeps the file from being used: clause numbers or question ids that occur
/// twice, clauses without content, references to leaves or conditions that are not there, and
/// dependencies in a circle. The linter finds more, which does not stop a file from being used.
pub fn compile(file: QuestionnaireFile) -> Result<Questionnaire, Vec<Problem>> {
    let mut builder = Builder {
        conditions: file
            .conditions
            .into_iter()
            .map(|(key, text)| (key.into(), text))
            .collect(),
        ..Builder::default()
    };
    for (index, clause) in file.clauses.into_iter().enumerate() {
        builder.add(clause, 0, None, &format!("$.clauses[{index}]"));
    }
    builder.link();
    let dependency_order = builder.order();
    let plan = file.plan;
    let default_size = plan
        .sizes
        .iter()
        .position(|size| size.id == plan.default_size);
    if default_size.is_none() {
        let message = format!("there is no size \"{}\"", plan.default_size);
        builder
            .problems
            .push(Problem::at("$.plan.default_size", message));
    }
    let acceptance = usize::from(file.scale.acceptance);
    if acceptance == 0 || acceptance >= file.scale.levels.len() {
        let message = "must be one of the scale's levels, above the lowest";
        builder
            .problems
            .push(Problem::at("$.scale.acceptance", message));
    }
    if !(2..=10).contains(&file.scale.levels.len()) {
        builder
            .problems
            .push(Problem::at("$.scale.levels", "must be 2 to 10 levels"));
    }
    if !builder.problems.is_empty() {
        return Err(builder.problems);
    }
    Ok(Questionnaire {
        id: file.id,
        version: file.version,
        language: file.language,
        title: file.title,
        summary: file.summary,
        licence: file.licence,
        notice: file.notice,
        based_on: file.based_on,
        scale: file.scale,
        scoring: file.scoring,
        kinds: file.kinds,
        nodes: builder.nodes,
        leaves: builder.leaves,
        questions: builder.questions,
        documents: file.documents,
        views: file.views,
        profile: file.profile,
        verdicts: file.verdicts,
        priority: plan.priority,
        sizes: plan.sizes,
        default_size: default_size.unwrap_or_default(),
        weeks: plan.weeks,
        milestones: plan.milestones,
        steps: plan.steps,
        node_by_number: builder.node_by_number,
        question_by_id: builder.question_by_id,
        dependency_order,
    })
}

impl Builder {
    fn problem(&mut self, path: &str, message: impl Into<String>) {
        self.problems.push(Problem::at(path, message));
    }

    /// Adds a clause and all below it; its place.
    fn add(&mut self, clause: Clause, depth: usize, parent: Option<NodeIx>, path: &str) -> NodeIx {
        let place = self.nodes.len();
        let first_leaf = self.leaves.len();
        if self
            .node_by_number
            .insert(clause.number.clone(), place)
            .is_some()
        {
            let message = format!("clause {} is there already", clause.number);
            self.problem(&format!("{path}.number"), message);
        }
        let short = clause.short.unwrap_or_else(|| clause.title.clone());
        self.nodes.push(Node {
            number: clause.number.clone(),
            title: clause.title.clone(),
            short: short.clone(),
            depth,
            parent,
            children: Vec::new(),
            leaf: clause.leaf.is_some().then_some(first_leaf),
            leaves: first_leaf..first_leaf,
        });
        match (clause.leaf, clause.clauses.is_empty()) {
            (Some(leaf), true) => {
                self.add_leaf(clause.number, clause.title, short, leaf, place, path)
            }
            (None, false) => {}
            (Some(_), false) => self.problem(path, "has both a leaf's content and clauses below"),
            (None, true) => self.problem(path, "has neither a leaf's content nor clauses below"),
        }
        let mut children = Vec::with_capacity(clause.clauses.len());
        for (index, child) in clause.clauses.into_iter().enumerate() {
            children.push(self.add(
                child,
                depth + 1,
                Some(place),
                &format!("{path}.clauses[{index}]"),
            ));
        }
        let leaves = first_leaf..self.leaves.len();
        if let Some(node) = self.nodes.get_mut(place) {
            node.children = children;
            node.leaves = leaves;
        }
        place
    }

    fn add_leaf(
        &mut self,
        number: ClauseId,
        title: String,
        short: String,
        entry: LeafEntry,
        node: NodeIx,
        path: &str,
    ) {
        let first = self.questions.len();
        if entry.questions.is_empty() {
            self.problem(
                &format!("{path}.leaf.questions"),
                "must have at least one question",
            );
        }
        for (index, question) in entry.questions.into_iter().enumerate() {
            self.add_question(
                &number,
                question,
                &format!("{path}.leaf.questions[{index}]"),
            );
        }
        self.links.push(Links {
            path: format!("{path}.leaf"),
            needs: entry.needs,
            helped_by: entry.helped_by,
        });
        self.leaves.push(Leaf {
            number,
            title,
            short,
            node,
            weight: entry.weight,
            intent: entry.intent,
            evidence: entry.evidence,
            findings: entry.findings,
            improving: entry.improving,
            owner: entry.owner,
            practices: entry.practices,
            needs: Vec::new(),
            needed_by: Vec::new(),
            helped_by: Vec::new(),
            documents: entry.documents,
            effort_days: entry.effort_days,
            lead_days: entry.lead_days,
            questions: first..self.questions.len(),
        });
    }

    fn add_question(&mut self, clause: &ClauseId, entry: QuestionEntry, path: &str) {
        let Ok(id) = QuestionId::within(clause, &entry.id) else {
            self.problem(
                &format!("{path}.id"),
                "is too long together with its clause number",
            );
            return;
        };
        if self
            .question_by_id
            .insert(id.clone(), self.questions.len())
            .is_some()
        {
            self.problem(
                &format!("{path}.id"),
                format!("question {id} is there already"),
            );
        }
        let not_applicable_if = entry.not_applicable_if.and_then(|key| {
            let condition = self.conditions.get(key.as_str()).cloned();
            if condition.is_none() {
                let message = format!("there is no condition \"{key}\"");
                self.problem(&format!("{path}.not_applicable_if"), message);
            }
            condition
        });
        self.questions.push(Question {
            id,
            leaf: self.leaves.len(),
            kind: entry.kind,
            weight: entry.weight,
            text: entry.text,
            reference: entry.reference.unwrap_or_else(|| clause.to_string()),
            hint: entry.hint,
            not_enough: entry.not_enough,
            accepted: entry.accepted,
            levels: entry.levels,
            must: entry.must,
            cornerstone: entry.cornerstone,
            quick: entry.quick,
            stage1: entry.stage1,
            event: entry.event,
            not_applicable_if,
            documents: entry.documents,
        });
    }

    /// Resolves the leaves' references to each other.
    fn link(&mut self) {
        for (place, links) in std::mem::take(&mut self.links).into_iter().enumerate() {
            let needs = self.resolve(&links.needs, &format!("{}.needs", links.path));
            let helped_by = self.resolve(&links.helped_by, &format!("{}.helped_by", links.path));
            for &needed in &needs {
                if let Some(leaf) = self.leaves.get_mut(needed) {
                    leaf.needed_by.push(place);
                }
            }
            if let Some(leaf) = self.leaves.get_mut(place) {
                leaf.needs = needs;
                leaf.helped_by = helped_by;
            }
        }
    }

    fn resolve(&mut self, numbers: &[ClauseId], path: &str) -> Vec<LeafIx> {
        let mut leaves = Set::new();
        for (index, number) in numbers.iter().enumerate() {
            let node = self
                .node_by_number
                .get(number)
                .and_then(|&node| self.nodes.get(node));
            match node.and_then(|node| node.leaf) {
                Some(leaf) => {
                    leaves.insert(leaf);
                }
                None => {
                    let message = format!("there is no leaf clause {number}");
                    self.problem(&format!("{path}[{index}]"), message);
                }
            }
        }
        leaves.into_iter().collect()
    }

    /// Leaves so that each comes after those it needs; reports those in a circle.
    fn order(&mut self) -> Vec<LeafIx> {
        let mut waiting: Vec<usize> = self.leaves.iter().map(|leaf| leaf.needs.len()).collect();
        let mut free: Set<LeafIx> = waiting
            .iter()
            .enumerate()
            .filter(|(_, n)| **n == 0)
            .map(|(leaf, _)| leaf)
            .collect();
        let mut order = Vec::with_capacity(self.leaves.len());
        while let Some(&place) = free.first() {
            free.remove(&place);
            order.push(place);
            let dependants = self.leaves.get(place).map(|leaf| leaf.needed_by.as_slice());
            for &dependant in dependants.unwrap_or_default() {
                if let Some(count) = waiting.get_mut(dependant) {
                    *count = count.saturating_sub(1);
                    if *count == 0 {
                        free.insert(dependant);
                    }
                }
            }
        }
        if order.len() < self.leaves.len() {
            let circle: Vec<&str> = self
                .leaves
                .iter()
                .zip(&waiting)
                .filter(|(_, waiting)| **waiting > 0)
                .map(|(leaf, _)| leaf.number.as_str())
                .collect();
            let message = format!(
                "these leaves wait for each other in a circle: {}",
                circle.join(", ")
            );
            self.problem("$.clauses", message);
        }
        order
    }
}
