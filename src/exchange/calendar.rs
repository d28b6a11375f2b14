//! Dates as an iCalendar file (RFC 5545), for the calendars that people have.

use ics::components::{Parameter, Property};
use ics::properties::{Description, DtEnd, DtStart, Name, Status, Summary, Transp};
use ics::{Event, ICalendar, escape_text};

use crate::assessment::Timestamp;
use crate::date::Date;

/// What writes the file.
const PRODUCT: &str = "-//Clausewise//Clausewise//EN";

/// A day, or several in a row, in a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEntry {
    /// Its name for ever, so that a calendar that takes a newer file moves it instead of having
    /// it twice.
    pub uid: String,
    /// The first day.
    pub date: Date,
    /// The day after the last.
    pub until: Date,
    /// What it is.
    pub title: String,
    /// More about it; may be empty.
    pub note: String,
    /// Whether it is only planned.
    pub is_planned: bool,
}

/// The entries as a calendar of that name. They are whole days, so no time zone plays a part.
#[must_use]
pub fn calendar(name: &str, entries: &[CalendarEntry], now: &Timestamp) -> String {
    let mut calendar = ICalendar::new("2.0", PRODUCT);
    let name = escape_text(visible(name));
    calendar.push(Name::new(name.clone()));
    // Most calendars know the name by this older one alone.
    calendar.push(Property::new("X-WR-CALNAME", name));
    let stamp = stamp(now);
    for entry in entries {
        let mut event = Event::new(visible(&entry.uid), stamp.clone());
        event.push(whole_day(DtStart::new(basic(entry.date)).into()));
        event.push(whole_day(DtEnd::new(basic(entry.until)).into()));
        event.push(Summary::new(escape_text(visible(&entry.title))));
        if !entry.note.is_empty() {
            event.push(Description::new(escape_text(visible(&entry.note))));
        }
        event.push(if entry.is_planned {
            Status::tentative()
        } else {
            Status::confirmed()
        });
        // Nobody is out of office for weeks because a package of work takes that long.
        event.push(Transp::transparent());
        calendar.add_event(event);
    }
    calendar.to_string()
}

fn whole_day(mut property: Property<'_>) -> Property<'_> {
    property.add(Parameter::new("VALUE", "DATE"));
    property
}

/// `20261122`.
fn basic(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// `20261122T100000Z`; fractions of a second are left out.
fn stamp(now: &Timestamp) -> String {
    let text = now.as_str().get(..19).unwrap_or("");
    let digits = text
        .chars()
        .filter(|character| !matches!(character, '-' | ':'));
    digits.chain(['Z']).collect()
}

/// Without control characters but line ends: none of them may stand in the file.
fn visible(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars()
        .filter(|character| *character == '\n' || !character.is_control())
        .collect()
}
