//! The browser's source of chance, good enough for keys.

use js_sys::Uint8Array;

/// So many bytes that nobody can foresee; `None` where the browser has no source of them.
#[must_use]
pub fn bytes<const N: usize>() -> Option<[u8; N]> {
    let bytes = Uint8Array::new_with_length(u32::try_from(N).ok()?);
    web_sys::window()?
        .crypto()
        .ok()?
        .get_random_values_with_array_buffer_view(&bytes)
        .ok()?;
    bytes.to_vec().try_into().ok()
}
