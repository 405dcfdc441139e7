//! Words as the index sees them: runs of letters and digits, case and accents folded.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// First byte in the text.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// The word, folded.
    pub(super) folded: String,
}

/// The words of `text`, cut where the index cuts them (SQLite FTS5, section 4.3.1, tokenizer unicode61).
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Token> + '_ {
    let is_inside = |character: char| character.is_alphanumeric() || is_combining_mark(character);
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let end = start + text[start..].find(|character| !is_inside(character)).unwrap_or(text.len() - start);
        at = end;
        Some(Token { start, end, folded: fold(&text[start..end]) })
    })
}

fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.nfkd().filter(|character| !is_combining_mark(*character)).flat_map(char::to_lowercase).collect()
}
