//! What a radar can show: the main clauses, the groups below one, or another grouping.

use crate::questionnaire::{Node, Questionnaire};
use crate::scoring::{RollUp, Scores};

/// One axis and where a press on it leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The clause number, or the name's own number.
    pub number: String,
    /// The short title.
    pub title: String,
    /// Its scores.
    pub scores: RollUp,
    /// A further view of the radar, or a leaf.
    pub leads_to: Target,
}

/// Where an axis leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A view of the radar.
    View(String),
    /// A leaf's questions.
    Leaf(String),
}

/// A choice of axes.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// Its name in addresses and file names; empty for the main clauses.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// The tab it belongs to: a view's name, empty for the main clauses.
    pub tab: String,
    /// The axes.
    pub items: Vec<Item>,
}

/// The tabs: name of the view and title.
#[must_use]
pub fn tabs(questionnaire: &Questionnaire) -> Vec<(String, String)> {
    let mut tabs = vec![(String::new(), "Clauses".to_owned())];
    let deep = questionnaire.main_clauses().filter(|node| {
        node.children.len() > 2
            && node.children.iter().any(|&child| {
                questionnaire
                    .nodes
                    .get(child)
                    .is_some_and(|child| child.children.len() > 2)
            })
    });
    tabs.extend(deep.map(|node| {
        (
            node.number.to_string(),
            ["Clause ", node.number.as_str()].concat(),
        )
    }));
    tabs.extend(
        questionnaire
            .views
            .iter()
            .map(|view| (view.id.to_string(), view.name.clone())),
    );
    tabs
}

/// The selection of that name; the main clauses where there is none.
#[must_use]
pub fn selection(questionnaire: &Questionnaire, scores: &Scores, name: &str) -> Selection {
    let of_nodes = |nodes: Vec<&Node>| -> Vec<Item> {
        nodes
            .into_iter()
            .map(|node| node_item(questionnaire, scores, node))
            .collect()
    };
    if let Some(node) = questionnaire.node(name).filter(|node| node.leaf.is_none()) {
        let children = node
            .children
            .iter()
            .filter_map(|&child| questionnaire.nodes.get(child));
        let main = name.split('.').next().unwrap_or(name);
        let is_tab = tabs(questionnaire).iter().any(|(tab, _)| tab == main);
        return Selection {
            name: name.to_owned(),
            title: [node.number.as_str(), " ", &node.title].concat(),
            tab: if is_tab {
                main.to_owned()
            } else {
                String::new()
            },
            items: of_nodes(children.collect()),
        };
    }
    if let Some(grouping) = grouping(questionnaire, scores, name) {
        return grouping;
    }
    Selection {
        name: String::new(),
        title: "Main clauses".to_owned(),
        tab: String::new(),
        items: of_nodes(questionnaire.main_clauses().collect()),
    }
}

impl Item {
    /// The item's number and title.
    #[must_use]
    pub fn label(&self) -> String {
        [&self.number, " ", &self.title].concat().trim().to_owned()
    }
}

/// Another grouping of the leaves, `classic`, or one group of it, `classic.3`.
fn grouping(questionnaire: &Questionnaire, scores: &Scores, name: &str) -> Option<Selection> {
    let by_id = |id: &str| {
        questionnaire
            .views
            .iter()
            .find(|view| view.id.as_str() == id)
    };
    if let Some(view) = by_id(name) {
        let items = view.groups.iter().enumerate().map(|(index, group)| Item {
            number: String::new(),
            title: group.short.clone(),
            scores: scores.of_group(questionnaire, group),
            leads_to: Target::View([name, ".", &index.to_string()].concat()),
        });
        let (title, tab) = (view.name.clone(), name.to_owned());
        return Some(Selection {
            name: tab.clone(),
            title,
            tab,
            items: items.collect(),
        });
    }
    let (id, index) = name.rsplit_once('.')?;
    let group = by_id(id)?.groups.get(index.parse::<usize>().ok()?)?;
    let leaves = group
        .clauses
        .iter()
        .filter_map(|number| questionnaire.node(number.as_str()));
    Some(Selection {
        name: name.to_owned(),
        title: group.name.clone(),
        tab: id.to_owned(),
        items: leaves
            .map(|node| node_item(questionnaire, scores, node))
            .collect(),
    })
}

fn node_item(questionnaire: &Questionnaire, scores: &Scores, node: &Node) -> Item {
    Item {
        number: node.number.to_string(),
        title: node.short.clone(),
        scores: scores.of_node(questionnaire, node),
        leads_to: match node.leaf {
            Some(_) => Target::Leaf(node.number.to_string()),
            None => Target::View(node.number.to_string()),
        },
    }
}
