//! A hybrid logical clock: the wall clock's time where that goes forward, and a counter where it
//! does not, so that a later edit always has a later stamp, also when the wall clock jumps back.

use crate::assessment::Timestamp;
use crate::date::Date;
use crate::exchange::writer::hex;

/// The last millisecond of the year 9999; a wall clock beyond it counts as standing there.
const LAST_MS: u64 = 253_402_300_799_999;
/// Bits of the counter.
const COUNTER: u32 = 16;
const MS_A_DAY: u64 = 86_400_000;

/// When a record was written: milliseconds since 1970 and a counter. Written as sixteen hexadecimal
/// digits, which sort as text the way the stamps do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp(u64);

impl Stamp {
    /// The stamp that is written so.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_hex = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
        if text.len() != 16 || !text.bytes().all(is_hex) {
            return None;
        }
        u64::from_str_radix(text, 16).ok().map(Self)
    }

    /// Milliseconds since 1970.
    #[must_use]
    pub const fn unix_ms(self) -> u64 {
        self.0 >> COUNTER
    }

    /// The wall clock's time, to the second.
    #[must_use]
    pub fn time(self) -> Option<Timestamp> {
        let ms = self.unix_ms();
        let days = i64::try_from(ms / MS_A_DAY).ok()?;
        let day = Date::new(1970, 1, 1)?.plus_days(days);
        let seconds = ms % MS_A_DAY / 1_000;
        let two = |number: u64| match number {
            0..10 => ["0", &number.to_string()].concat(),
            _ => number.to_string(),
        };
        let time = [seconds / 3_600, seconds / 60 % 60, seconds % 60].map(two);
        let text = [&day.to_string(), "T", &time.join(":"), "Z"].concat();
        text.parse().ok()
    }
}

impl std::fmt::Display for Stamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex(self.0, 16))
    }
}

/// Gives stamps, each later than all that it has given or seen.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    newest: Stamp,
}

impl Clock {
    /// A stamp for now, in milliseconds since 1970 by the wall clock.
    pub fn tick(&mut self, now_ms: u64) -> Stamp {
        let wall = now_ms.min(LAST_MS) << COUNTER;
        self.newest = Stamp(wall.max(self.newest.0.saturating_add(1)));
        self.newest
    }

    /// The newest stamp that it has given or seen.
    #[must_use]
    pub const fn newest(&self) -> Stamp {
        self.newest
    }

    /// Takes note of a stamp from elsewhere, so that the next one is later.
    pub fn observe(&mut self, stamp: Stamp) {
        self.newest = self.newest.max(stamp);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stamps_only_go_forward() {
        let mut clock = Clock::default();
        let first = clock.tick(1_000);
        let second = clock.tick(1_000);
        let third = clock.tick(5);
        assert!(first < second && second < third);
        let future = Stamp::parse("03b8dd2d08000000").unwrap();
        clock.observe(future);
        assert!(clock.tick(2_000) > future);
        assert!(clock.tick(u64::MAX).unix_ms() <= LAST_MS);
        clock.observe(Stamp::parse("ffffffffffffffff").unwrap());
        assert_eq!(clock.tick(5), Stamp(u64::MAX), "stays at the end");
    }

    #[test]
    fn stamps_are_read_as_written_and_sort_as_text() {
        let mut clock = Clock::default();
        let mut texts = Vec::new();
        for ms in [0, 1, 999, 1_764_000_000_000, LAST_MS] {
            let stamp = clock.tick(ms);
            assert_eq!(Stamp::parse(&stamp.to_string()), Some(stamp));
            texts.push(stamp.to_string());
        }
        assert!(texts.is_sorted());
        for wrong in [
            "",
            "0",
            "00000000000000zz",
            "000000000000000A",
            "+000000000000001",
        ] {
            assert_eq!(Stamp::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_stamp_tells_the_time() {
        let time = |ms: u64| {
            Clock::default()
                .tick(ms)
                .time()
                .unwrap()
                .as_str()
                .to_owned()
        };
        assert_eq!(time(1_764_070_984_999), "2025-11-25T11:43:04Z");
        assert_eq!(time(1_709_251_199_000), "2024-02-29T23:59:59Z");
    }
}
