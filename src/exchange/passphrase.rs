//! Passphrases that a person can keep in mind and a machine cannot guess.

/// Words in a passphrase that is offered: with a list of 7,776 words, 77 bits.
pub const WORDS: usize = 6;
/// The shortest passphrase that is taken, in characters.
pub const MIN_CHARS: usize = 12;

/// A passphrase of six words of the list, drawn with a source of 32 random bits; `None` where the
/// list is too short to be one.
pub fn draw(list: &str, random: &mut dyn FnMut() -> u32) -> Option<String> {
    let words: Vec<&str> = list.lines().filter(|line| !line.is_empty()).collect();
    let count = u32::try_from(words.len())
        .ok()
        .filter(|count| *count >= 1_000)?;
    // Beyond the last whole multiple, some words would come more often than others.
    let fair = u32::MAX - u32::MAX % count;
    let mut drawn: Vec<&str> = Vec::new();
    while drawn.len() < WORDS {
        let number = random();
        if number < fair {
            let place = usize::try_from(number % count).ok()?;
            drawn.push(words.get(place)?);
        }
    }
    Some(drawn.join(" "))
}

/// What keeps a text from being a passphrase, as a sentence.
#[must_use]
pub fn objection(text: &str) -> Option<&'static str> {
    (text.trim().chars().count() < MIN_CHARS)
        .then_some("Take at least 12 characters: several words that nobody would guess together.")
}
