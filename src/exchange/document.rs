//! The whole file: from JSON to an assessment.

use serde_json::Value;

use super::decode::{
    answer, certification, days, document, entries, event, field, flag, key, keys, lanes, package,
    questionnaire, register, required, target, text, weekly_days, words,
};
use super::integrity;
use super::json::Members;
use super::reader::{Reader, take};
use crate::assessment::{Assessment, Extra, Plan, Profile, Timestamp};

/// The assessment in a file's root, where nothing that it cannot do without is missing. Whether
/// it is right as well, the reader knows.
pub(super) fn file(reader: &mut Reader, mut root: Members) -> Option<Assessment> {
    root.remove("format");
    root.remove("version");
    text(reader, &mut root, "generator");
    let _: Option<Timestamp> = field(reader, &mut root, "exported_at", Reader::parsed);
    text(reader, &mut root, integrity::FIELD);
    let map = required(reader, &mut root, "assessment", Reader::object)?;
    reader.enter("assessment");
    let assessment = assessment(reader, map);
    reader.leave();
    let file_extra = reader.rest(root);
    assessment.map(|assessment| Assessment {
        file_extra,
        ..assessment
    })
}

fn assessment(reader: &mut Reader, mut map: Members) -> Option<Assessment> {
    let id = required(reader, &mut map, "id", Reader::parsed);
    let title = required(reader, &mut map, "title", words);
    let created_at = field(reader, &mut map, "created_at", Reader::parsed);
    let updated_at = field(reader, &mut map, "updated_at", Reader::parsed);
    let questionnaire = questionnaire(reader, &mut map);
    let profile = field(reader, &mut map, "profile", profile).unwrap_or_default();
    let targets = entries(reader, &mut map, "targets", target);
    if map.get("answers").is_none_or(Value::is_null) {
        reader.enter("answers");
        reader.problem("is missing");
        reader.leave();
    }
    let mut answers = entries(reader, &mut map, "answers", answer);
    // A record in which nothing stands says what its absence says: unanswered.
    answers.retain(|_, answer| !answer.is_empty());
    let documents = entries(reader, &mut map, "documents", document);
    let plan = field(reader, &mut map, "plan", plan).unwrap_or_default();
    let certification = field(reader, &mut map, "certification", certification).unwrap_or_default();
    let register = register(reader, &mut map);
    Some(Assessment {
        id: id?,
        title: title?,
        created_at,
        updated_at,
        questionnaire: questionnaire?,
        profile,
        targets,
        answers,
        documents,
        plan,
        certification,
        register,
        extra: reader.rest(map),
        file_extra: Extra::default(),
    })
}

fn profile(reader: &mut Reader, value: Value) -> Option<Profile> {
    let mut map = reader.object(value)?;
    let map = &mut map;
    Some(Profile {
        organisation: text(reader, map, "organisation"),
        scope_statement: text(reader, map, "scope_statement"),
        organisation_types: field(reader, map, "organisation_types", keys).unwrap_or_default(),
        drivers: field(reader, map, "drivers", keys).unwrap_or_default(),
        sectors: field(reader, map, "sectors", keys).unwrap_or_default(),
        regions: field(reader, map, "regions", keys).unwrap_or_default(),
        regulations: take(map, "regulations")
            .map(|value| {
                reader.enter("regulations");
                let set = reader.set(value, words);
                reader.leave();
                set
            })
            .unwrap_or_default(),
        size_band: field(reader, map, "size_band", key),
        certificates: field(reader, map, "certificates", keys).unwrap_or_default(),
        records_since: field(reader, map, "records_since", Reader::parsed),
        internal_audit: field(reader, map, "internal_audit", event).unwrap_or_default(),
        management_review: field(reader, map, "management_review", event).unwrap_or_default(),
        organisation_part: text(reader, map, "organisation_part"),
        services: text(reader, map, "services"),
        sites: text(reader, map, "sites"),
        tool: text(reader, map, "tool"),
        target_reason: text(reader, map, "target_reason"),
        sponsor: text(reader, map, "sponsor"),
        extra: reader.rest(std::mem::take(map)),
    })
}

fn plan(reader: &mut Reader, value: Value) -> Option<Plan> {
    let mut map = reader.object(value)?;
    let map = &mut map;
    Some(Plan {
        start: field(reader, map, "start", Reader::parsed),
        lanes: field(reader, map, "lanes", lanes),
        person_days_per_week: field(reader, map, "person_days_per_week", weekly_days),
        target: field(reader, map, "target", Reader::parsed),
        weekends_off: field(reader, map, "weekends_off", flag).unwrap_or_default(),
        days_off: field(reader, map, "days_off", days).unwrap_or_default(),
        packages: entries(reader, map, "packages", package),
        extra: reader.rest(std::mem::take(map)),
    })
}
