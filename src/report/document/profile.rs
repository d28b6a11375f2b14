//! The organisation and what is in scope: everything that its profile says.

use super::block::{Block, Fact};
use crate::assessment::Event;
use crate::map::Set;
use crate::questionnaire::Key;
use crate::report::Case;
use crate::report::text::{Run, Text};
use crate::report::words::{self, count, days};
use crate::roadmap::size_of;

pub(super) fn profile(case: &Case<'_>) -> Vec<Block> {
    let profile = &case.assessment.profile;
    let model = &case.questionnaire.profile;
    let mut facts = Vec::new();
    facts.extend(Fact::typed("Organisation", &profile.organisation));
    facts.extend(Fact::typed("Sponsor", &profile.sponsor));
    facts.extend(Fact::typed("In scope", &profile.scope_statement));
    facts.extend(Fact::typed("Part in scope", &profile.organisation_part));
    facts.extend(Fact::typed("Services", &profile.services));
    facts.extend(Fact::typed("Sites", &profile.sites));
    facts.extend(Fact::typed("Tool", &profile.tool));
    let choices = |name: &str, ticked: &Set<Key>, names: Vec<(&Key, &str)>| {
        let values = ticked.iter().map(|key| {
            let known = names.iter().find(|(id, _)| *id == key);
            known.map_or_else(|| Text::typed(key.as_str()), |(_, name)| Text::plain(*name))
        });
        join(values).map(|value| Fact::new(name, value))
    };
    let types = model.types.iter().map(|one| (&one.id, one.name.as_str()));
    let drivers = model.drivers.iter().map(|one| (&one.id, one.name.as_str()));
    let sectors = model.sectors.iter().map(|one| (&one.id, one.name.as_str()));
    let regions = model.regions.iter().map(|one| (&one.id, one.name.as_str()));
    let held = model
        .certificates
        .iter()
        .map(|one| (&one.id, one.name.as_str()));
    facts.extend(choices(
        "Kind of organisation",
        &profile.organisation_types,
        types.collect(),
    ));
    facts.extend(choices(
        "Reasons for the assessment",
        &profile.drivers,
        drivers.collect(),
    ));
    facts.extend(choices("Sectors", &profile.sectors, sectors.collect()));
    facts.extend(choices("Regions", &profile.regions, regions.collect()));
    facts.extend(choices(
        "Certificates held",
        &profile.certificates,
        held.collect(),
    ));
    let regulations = profile.regulations.iter().map(|id| Text::typed(id));
    facts.extend(join(regulations).map(|value| Fact::new("Regulations", value)));
    facts.extend(size(case));
    if let Some(since) = profile.records_since {
        facts.push(Fact::new("Records kept since", since.long()));
    }
    facts.extend(event("Internal audit", &profile.internal_audit));
    facts.extend(event("Management review", &profile.management_review));
    if let Some(wanted) = case.assessment.plan.target {
        facts.push(Fact::new(
            words::wanted_by(case.questionnaire),
            wanted.long(),
        ));
    }
    facts.extend(Fact::typed("If it comes later", &profile.target_reason));
    facts.extend(targets(case));
    if facts.is_empty() {
        return vec![Block::paragraph(
            "Nothing has been said about the organisation yet.",
        )];
    }
    vec![Block::Facts(facts)]
}

/// The values one after the other; nothing where there are none.
fn join(values: impl Iterator<Item = Text>) -> Option<Text> {
    values.reduce(|text, value| text.and(Run::Plain("; ".to_owned())).then(value))
}

fn size(case: &Case<'_>) -> Option<Fact> {
    let plan = &case.plan;
    let pace = format!(
        "{} a week in {}",
        count_days(plan.person_days_per_week),
        count(usize::from(plan.lanes), "lane", "lanes")
    );
    let chosen = case.assessment.profile.size_band.as_ref();
    let known = size_of(case.questionnaire, case.assessment);
    let text = match (chosen, known) {
        (Some(key), Some(size)) if size.id == *key => Text::plain(size.name.clone()),
        (Some(key), _) => Text::typed(key.as_str()),
        (None, Some(size)) => Text::plain(format!("{} (assumed)", size.name)),
        (None, None) => return None,
    };
    Some(Fact::new(
        "Size",
        text.and(Run::Plain(format!("; planned with {pace}"))),
    ))
}

fn count_days(value: f64) -> String {
    let unit = if value == 1.0 {
        "person-day"
    } else {
        "person-days"
    };
    format!("{} {unit}", days(value))
}

fn event(name: &str, event: &Event) -> Option<Fact> {
    let planned = event
        .planned
        .map(|day| format!("planned for {}", day.long()));
    let completed = event
        .completed
        .map(|day| format!("completed on {}", day.long()));
    let parts: Vec<String> = [planned, completed].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| Fact::new(name, parts.join(", ")))
}

/// The targets that the assessment sets itself.
fn targets(case: &Case<'_>) -> Option<Fact> {
    let own = case.assessment.targets.iter();
    let known = own.filter(|(leaf, _)| case.questionnaire.leaf_index(leaf.as_str()).is_some());
    let parts: Vec<String> = known
        .map(|(leaf, level)| format!("{leaf}: {level}"))
        .collect();
    (!parts.is_empty()).then(|| Fact::new("Own targets", parts.join(", ")))
}
