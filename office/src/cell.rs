//! What stands in a cell of a workbook, as the text that somebody sees there.

use calamine::{DataRef, ExcelDateTime};

/// The day after the last one that Excel knows, 31 December 9999.
const END_OF_DAYS: f64 = 2_958_466.0;

/// The cell's text. A day is written as ISO 8601 has it: a workbook keeps it as a number, which
/// nobody typed and nobody would find again in their note.
pub(crate) fn text(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::DateTime(moment) => written(moment),
        DataRef::Error(error) => error.to_string(),
    }
}

/// A day, a time of day, both, or a number of hours; what is none of these stays a number.
fn written(moment: &ExcelDateTime) -> String {
    let value = moment.as_f64();
    if !(0.0..END_OF_DAYS).contains(&value) {
        return value.to_string();
    }
    let (year, month, day, hours, minutes, seconds, _) = moment.to_ymd_hms_milli();
    let seconds = match seconds {
        0 => String::new(),
        seconds => format!(":{seconds:02}"),
    };
    if moment.is_duration() {
        let hours = (value * 24.0 + 1e-6).floor();
        return format!("{hours}:{minutes:02}{seconds}");
    }
    let time = format!("{hours:02}:{minutes:02}{seconds}");
    let date = format!("{year:04}-{month:02}-{day:02}");
    if value < 1.0 {
        time
    } else if value.fract() == 0.0 {
        date
    } else {
        format!("{date} {time}")
    }
}

#[cfg(test)]
mod tests {
    use super::text;
    use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};
    use proptest::prelude::*;

    fn moment(value: f64, kind: ExcelDateTimeType) -> String {
        text(&DataRef::DateTime(ExcelDateTime::new(value, kind, false)))
    }

    #[test]
    fn days_and_times_are_written_as_one_reads_them() {
        use ExcelDateTimeType::{DateTime, TimeDelta};
        assert_eq!(moment(46_085.0, DateTime), "2026-03-04");
        assert_eq!(moment(46_085.5, DateTime), "2026-03-04 12:00");
        assert_eq!(moment(0.75, DateTime), "18:00");
        assert_eq!(moment(1.5, TimeDelta), "36:00");
        assert_eq!(moment(-3.0, DateTime), "-3");
        assert_eq!(moment(1e300, TimeDelta), 1e300.to_string());
        assert_eq!(text(&DataRef::Bool(true)), "TRUE");
    }

    proptest! {
        #[test]
        fn whatever_number_is_a_day_there_is_no_panic(bits in any::<u64>(), days in 0.0_f64..3e6) {
            for value in [f64::from_bits(bits), days] {
                prop_assert!(!moment(value, ExcelDateTimeType::DateTime).is_empty());
                prop_assert!(!moment(value, ExcelDateTimeType::TimeDelta).is_empty());
            }
        }
    }
}
