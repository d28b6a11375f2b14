//! Names that change with the content.

/// The path with a hash of the content before its extension, such as `assets/app-1f….js`.
pub(super) fn name(path: &str, content: &[u8]) -> String {
    let hash = fnv1a(content);
    match path.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{hash:016x}.{extension}"),
        None => format!("{path}-{hash:016x}"),
    }
}

/// FNV-1a over 64 bits: enough to tell versions of a file apart, the same on every machine.
fn fnv1a(content: &[u8]) -> u64 {
    content
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one_and_stands_before_the_extension() {
        assert_eq!(name("assets/a.js", b""), "assets/a-cbf29ce484222325.js");
        assert_eq!(name("b.min.css", b"foobar"), "b.min-85944171f73967e8.css");
        assert_ne!(name("a.js", b"1"), name("a.js", b"2"));
    }
}
