//! The list of checksums: whoever hosts or audits the release sees that it is the one that was
//! built, with `sha256sum --check SHA256SUMS`.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::Files;

const NAME: &str = "SHA256SUMS";

/// Adds the list of all other files, in the order of their names.
pub(super) fn write(files: &mut Files) {
    let mut list = String::new();
    for (name, content) in files.iter() {
        for byte in Sha256::digest(content) {
            // A text takes every write.
            let _ = write!(list, "{byte:02x}");
        }
        list.push_str("  ");
        list.push_str(name);
        list.push('\n');
    }
    files.insert(NAME.to_owned(), list.into_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_what_sha256sum_reads() {
        let mut files = Files::from([
            ("b/empty".to_owned(), Vec::new()),
            ("a.txt".to_owned(), b"abc".to_vec()),
        ]);
        write(&mut files);
        let list = std::str::from_utf8(&files[NAME]).unwrap();
        assert_eq!(
            list,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.txt\n\
             e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b/empty\n"
        );
    }
}
