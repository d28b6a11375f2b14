//! The plan as XML for Microsoft Project and the many programs that read its format.
//!
//! Tasks are scheduled by hand, as Project calls it: it shows our dates and moves nothing until
//! somebody asks it to. Our plan counts calendar days, so its calendar works on all seven.

use super::markup::Markup;
use super::sheet::numbers;
use crate::date::Date;
use crate::report::Case;
use crate::report::explain::{why_here, why_milestone};
use crate::roadmap::Package;

/// The name of the format.
const SCHEMA: &str = "http://schemas.microsoft.com/project";
/// Hours of a day of the calendar.
const HOURS: i64 = 8;

/// The plan for Microsoft Project.
#[must_use]
pub fn project(case: &Case<'_>) -> String {
    let mut xml = Markup::new("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    let title = case.assessment.title.as_str();
    xml.open_with("Project", &[("xmlns", SCHEMA)]).raw("\n");
    xml.element("SaveVersion", "14");
    xml.element("Name", title).element("Title", title);
    xml.element("ScheduleFromStart", "1");
    xml.element("StartDate", &morning(case.plan.start));
    xml.element("FinishDate", &evening(case.plan.finish));
    xml.element("CalendarUID", "1");
    xml.element("DefaultStartTime", "08:00:00");
    xml.element("DefaultFinishTime", "17:00:00");
    xml.element("MinutesPerDay", "480");
    xml.element("MinutesPerWeek", "3360");
    xml.element("DaysPerMonth", "30");
    xml.element("NewTasksAreManual", "1").raw("\n");
    calendar(&mut xml);
    xml.open("Tasks").raw("\n");
    for (place, package) in case.plan.packages.iter().enumerate() {
        task(&mut xml, case, place, package);
    }
    let first = case.plan.packages.len();
    for (place, milestone) in case.plan.course_by_day().into_iter().enumerate() {
        let number = (first + place + 1).to_string();
        xml.open("Task")
            .element("UID", &number)
            .element("ID", &number);
        xml.element("Name", &milestone.name);
        xml.element("Active", "1").element("Manual", "1");
        xml.element("OutlineLevel", "1");
        let day = morning(milestone.date);
        xml.element("Start", &day).element("Finish", &day);
        xml.element("Duration", "PT0H0M0S");
        xml.element("ManualStart", &day)
            .element("ManualFinish", &day);
        xml.element("ManualDuration", "PT0H0M0S");
        xml.element("DurationFormat", "7").element("Milestone", "1");
        let why = why_milestone(case.questionnaire, &case.plan, milestone);
        xml.element("Notes", &why).close_line();
    }
    xml.close_line().close_line();
    xml.finish()
}

/// A calendar of seven working days.
fn calendar(xml: &mut Markup) {
    xml.open("Calendars").open("Calendar").element("UID", "1");
    xml.element("Name", "Every day")
        .element("IsBaseCalendar", "1");
    xml.element("BaseCalendarUID", "-1").open("WeekDays");
    for day in ["1", "2", "3", "4", "5", "6", "7"] {
        xml.open("WeekDay").element("DayType", day);
        xml.element("DayWorking", "1").open("WorkingTimes");
        for (from, to) in [("08:00:00", "12:00:00"), ("13:00:00", "17:00:00")] {
            xml.open("WorkingTime").element("FromTime", from);
            xml.element("ToTime", to).close();
        }
        xml.close().close();
    }
    xml.close().close().close_line();
}

fn task(xml: &mut Markup, case: &Case<'_>, place: usize, package: &Package) {
    let leaf = case.questionnaire.leaves.get(package.leaf);
    let title = leaf.map_or("", |leaf| leaf.title.as_str());
    let own = case.assessment.plan.packages.get(&package.clause);
    let number = (place + 1).to_string();
    xml.open("Task")
        .element("UID", &number)
        .element("ID", &number);
    xml.element("Name", &format!("{} {title}", package.clause));
    xml.element("Active", "1").element("Manual", "1");
    let contact = own.map_or("", |own| own.owner.as_str());
    if !contact.is_empty() {
        xml.element("Contact", contact);
    }
    xml.element("OutlineLevel", "1");
    // Project's priorities go from 0 to 1,000.
    let priority = format!("{:.0}", (package.points.total * 10.0).clamp(0.0, 1000.0));
    xml.element("Priority", &priority);
    let (start, finish) = (morning(package.start), evening(package.finish));
    let days = package.finish.days_since(package.start).max(1);
    let duration = format!("PT{}H0M0S", days * HOURS);
    xml.element("Start", &start).element("Finish", &finish);
    xml.element("Duration", &duration);
    xml.element("ManualStart", &start)
        .element("ManualFinish", &finish);
    xml.element("ManualDuration", &duration)
        .element("DurationFormat", "7");
    let minutes = (package.effort.days * 480.0).round();
    xml.element(
        "Work",
        &format!("PT{}H{}M0S", (minutes / 60.0).floor(), minutes % 60.0),
    );
    xml.element("Milestone", "0");
    let mut notes = format!(
        "{}. Evidence is ready on {}.",
        why_here(case.questionnaire, &case.plan, package),
        package.evidence_ready
    );
    if let Some(own) = own.filter(|own| !own.note.is_empty()) {
        notes.push('\n');
        notes.push_str(&own.note);
    }
    xml.element("Notes", &notes);
    for clause in numbers(case, &package.needs) {
        let packages = &case.plan.packages;
        let before = packages
            .iter()
            .position(|one| one.clause.as_str() == clause);
        if let Some(before) = before {
            xml.open("PredecessorLink");
            xml.element("PredecessorUID", &(before + 1).to_string());
            // Finish to start.
            xml.element("Type", "1").element("CrossProject", "0");
            xml.element("LinkLag", "0")
                .element("LagFormat", "7")
                .close();
        }
    }
    xml.close_line();
}

fn morning(day: Date) -> String {
    format!("{day}T08:00:00")
}

/// The evening before: a finish is the day after the last day of work.
fn evening(finish: Date) -> String {
    format!("{}T17:00:00", finish.plus_days(-1))
}
