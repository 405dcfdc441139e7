//! Words of a text by their letters, and rows of them, to tell one stretch of text from another.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

/// Hashes of words, which need no other hash to be looked up by.
pub(super) type Hashes = HashSet<u64, BuildHasherDefault<Own>>;

/// The number itself as its hash.
#[derive(Debug, Default)]
pub(super) struct Own(u64);

impl Hasher for Own {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().copied().fold(self.0 ^ START, mixed);
    }

    fn write_u64(&mut self, number: u64) {
        // The table looks at the highest bits and the lowest.
        self.0 = number ^ (number >> 32);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Words in a row that tell a place.
pub(super) const ROW: usize = 4;

/// A word without the marks around it, and where it stands with them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Of its letters.
    hash: u64,
    /// In bytes of the text.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Words of `text`; in scripts without spaces each character is one.
pub(super) fn words_of(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut add = |start: usize, end: usize| {
        let letters = text[start..end].trim_matches(|c: char| !c.is_alphanumeric());
        if !letters.is_empty() {
            words.push(Word { hash: letters.bytes().fold(START, mixed), start, end });
        }
    };
    let mut start = 0;
    for (at, character) in text.char_indices() {
        if is_dense(character) {
            add(start, at);
            start = at + character.len_utf8();
            add(at, start);
        } else if character.is_whitespace() {
            add(start, at);
            start = at + character.len_utf8();
        }
    }
    add(start, text.len());
    words
}

/// Whether `character` is of a script written without spaces.
pub(super) fn is_dense(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7AF}')
}

/// Tells `words`, in this order, from all others.
pub(super) fn hash(words: &[Word]) -> u64 {
    words.iter().fold(START, |hash, word| (hash.rotate_left(5) ^ word.hash).wrapping_mul(PRIME))
}

// FNV-1a: words are short and nothing is gained by making two of them meet.
const START: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

fn mixed(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(PRIME)
}
