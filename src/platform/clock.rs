//! The browser's clock and its source of chance.

use js_sys::{Date as JsDate, Uint8Array};

use crate::assessment::Timestamp;
use crate::date::Date;

/// Milliseconds since 1970 in UTC.
#[must_use]
pub fn now_ms() -> u64 {
    // A clock before 1970 is as good as none.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "checked to fit"
    )]
    let ms = JsDate::now().max(0.0) as u64;
    ms
}

/// Milliseconds since the page came; never backwards, for how long something takes.
#[must_use]
pub fn ticks() -> f64 {
    let performance = web_sys::window().and_then(|window| window.performance());
    performance.map_or(0.0, |performance| performance.now())
}

/// This moment in UTC, to the second.
#[must_use]
pub fn now() -> Option<Timestamp> {
    let text = String::from(JsDate::new_0().to_iso_string());
    [text.get(..19)?, "Z"].concat().parse().ok()
}

/// Today, where the person is.
#[must_use]
pub fn today() -> Date {
    let now = JsDate::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or(1970);
    let small = |n: u32| u8::try_from(n).unwrap_or(1);
    Date::new(year, small(now.get_month() + 1), small(now.get_date()))
        .or_else(|| Date::new(1970, 1, 1))
        .unwrap_or_else(|| unreachable!("1 January 1970 is a day"))
}

/// The hour and minute where the person is, such as `14:02`.
#[must_use]
pub fn local_time() -> String {
    time(&JsDate::new_0())
}

fn time(at: &JsDate) -> String {
    let two = |number: u32| match number {
        0..10 => ["0", &number.to_string()].concat(),
        _ => number.to_string(),
    };
    [two(at.get_hours()), two(at.get_minutes())].join(":")
}

/// The day and the time of a moment, in milliseconds since 1970, where the person is.
#[must_use]
pub fn local(unix_ms: u64) -> Option<(Date, String)> {
    #[allow(
        clippy::cast_precision_loss,
        reason = "below 2^53 for many thousand years"
    )]
    let at = JsDate::new(&(unix_ms as f64).into());
    let year = i32::try_from(at.get_full_year()).ok()?;
    let small = |n: u32| u8::try_from(n).ok();
    let day = Date::new(year, small(at.get_month() + 1)?, small(at.get_date())?)?;
    Some((day, time(&at)))
}

/// A name that nobody else has: 16 letters and digits of chance.
#[must_use]
pub fn new_name() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let bytes = Uint8Array::new_with_length(16);
    let filled = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| {
            crypto
                .get_random_values_with_array_buffer_view(&bytes)
                .is_ok()
        });
    let letter =
        |byte: u8| char::from(LETTERS.get(usize::from(byte % 32)).copied().unwrap_or(b'a'));
    if filled {
        return bytes.to_vec().into_iter().map(letter).collect();
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "below 256"
    )]
    let chance = || letter((js_sys::Math::random() * 256.0) as u8);
    (0..16).map(|_| chance()).collect()
}
