//! How the plan stands to the day on which the certificate is wanted.

use super::results::needed_off;
use crate::report::words::count;
use crate::roadmap::Target;

/// How the plan stands to the wanted day, in a sentence.
#[must_use]
pub fn wanted(target: &Target) -> String {
    let head = format!("Wanted by {}: ", target.wanted.long());
    let many = |days: i64| count(usize::try_from(days.abs()).unwrap_or(0), "day", "days");
    if let Some(decided) = target.decided {
        let late = decided.days_since(target.wanted);
        let apart = match late {
            0 => "on that very day".to_owned(),
            1.. => format!("{} later", many(late)),
            _ => format!("{} earlier", many(late)),
        };
        return format!("{head}reached on {}, {apart}.", decided.long());
    }
    if target.needed_off > 0 {
        return format!(
            "{head}{}, so no certificate is in sight.",
            needed_off(target.needed_off)
        );
    }
    let late = target.reached.days_since(target.wanted);
    if target.is_past {
        return format!(
            "{head}that day is past. The plan is there on {}.",
            target.reached.long()
        );
    }
    if late <= 0 {
        format!("{head}the plan makes it, with {} to spare.", many(late))
    } else {
        format!("{head}the plan is {} late.", many(late))
    }
}
