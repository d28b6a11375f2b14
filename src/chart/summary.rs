//! The one sentence under a chart, for those who cannot see it or are in a hurry.

use super::spec::{Scale, Values};
use crate::tenths::{score, tenths};

/// What scores on axes or in rows say: where claim and evidence are furthest apart.
pub(super) fn of_scores(things: &[(String, Values)], scale: Scale) -> String {
    let mut widest: Option<(f64, &str, Values)> = None;
    let mut unknown = 0_usize;
    for (label, values) in things {
        let (Some(declared), Some(backed)) = (values.declared, values.backed) else {
            unknown += usize::from(values.declared.or(values.backed).is_none());
            continue;
        };
        // As shown: a figure beside itself is no distance.
        let distance = tenths(declared) - tenths(backed);
        if widest.is_none_or(|(most, ..)| distance > most) {
            widest = Some((distance, label, *values));
        }
    }
    let mut sentence = String::from("Scores of ");
    sentence.push_str(&count(things.len(), "area", "areas"));
    sentence.push_str(" on a scale from 0 to ");
    sentence.push_str(&scale.max.to_string());
    match widest {
        None => sentence.push_str(": nothing is known yet"),
        Some((distance, ..)) if distance <= 0.0 => {
            sentence.push_str(": evidence backs everything that is declared");
        }
        Some((_, label, values)) => {
            sentence.push_str(": declared and backed are furthest apart at ");
            sentence.push_str(label);
            sentence.push_str(", ");
            sentence.push_str(&score(values.declared));
            sentence.push_str(" declared and ");
            sentence.push_str(&score(values.backed));
            sentence.push_str(" backed by evidence");
        }
    }
    if widest.is_some() && unknown > 0 {
        sentence.push_str("; nothing is known about ");
        sentence.push_str(&count(unknown, "area", "areas"));
    }
    sentence.push('.');
    sentence
}

/// `1 area`, `7 areas`.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    let mut text = number.to_string();
    text.push(' ');
    text.push_str(if number == 1 { one } else { many });
    text
}

/// `Packages 18 to 34 of 57`.
pub(super) fn part(first: usize, many: usize, of: usize) -> String {
    let mut text = String::from(if many == 1 { "Package " } else { "Packages " });
    text.push_str(&first.to_string());
    if many > 1 {
        text.push_str(" to ");
        text.push_str(&first.saturating_add(many).saturating_sub(1).to_string());
    }
    text.push_str(" of ");
    text.push_str(&of.to_string());
    text
}

/// What a picture too small for names says.
pub(super) fn of_unnamed(values: &[Values], scale: Scale) -> String {
    let known = values.iter().filter(|v| v.backed.is_some()).count();
    let mut sentence = count(values.len(), "area", "areas");
    sentence.push_str(" on a scale from 0 to ");
    sentence.push_str(&scale.max.to_string());
    sentence.push_str(", ");
    sentence.push_str(&known.to_string());
    sentence.push_str(" with scores.");
    sentence
}
