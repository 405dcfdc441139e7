//! Words as the index sees them: runs of letters and digits, however they are written.

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

/// The words of `text`, cut where the index cuts its folded form (SQLite FTS5, section 4.3.1, tokenizer unicode61).
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Token> + '_ {
    let is_inside =
        |character: char| (character.is_alphanumeric() && !stands_alone(character)) || is_combining_mark(character);
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let first = text[start..].chars().next()?;
        let rest = start + first.len_utf8();
        let is_end = |character| {
            if stands_alone(first) { !is_combining_mark(character) } else { !is_inside(character) }
        };
        let end = text[rest..].find(is_end).map_or(text.len(), |length| rest + length);
        at = end;
        Some(Token { start, end, folded: fold(&text[start..end]) })
    })
}

/// `text` as it goes into the index. Folding it here and not in the index is what makes the words of a query, which are
/// folded the same way, meet it in every script: FTS5 itself folds Latin letters only.
pub(crate) fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut spaced = String::with_capacity(text.len() + text.len() / 4);
    for character in text.chars() {
        if stands_alone(character) {
            spaced.push(' ');
        }
        spaced.push(character);
    }
    // Marks belong to the character before, so the space that ends a word of one character stands after them.
    let mut split = String::with_capacity(spaced.len());
    let mut is_alone = false;
    for character in spaced.chars() {
        if is_alone && character.is_alphanumeric() && !is_combining_mark(character) {
            split.push(' ');
        }
        is_alone = stands_alone(character) || (is_alone && is_combining_mark(character));
        split.push(character);
    }
    fold(&split)
}

/// Characters of scripts that put no space between words: each is a word, and a query for several is a phrase.
fn stands_alone(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}'              // Thai, Lao
        | '\u{1000}'..='\u{109f}'          // Myanmar
        | '\u{1780}'..='\u{17ff}'          // Khmer
        | '\u{3040}'..='\u{30ff}'          // Hiragana, Katakana
        | '\u{31f0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}'          // Han
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9d}'          // half-width Katakana
        | '\u{20000}'..='\u{323af}')
        && !is_combining_mark(character)
}

/// Case, accents, ligatures, widths; signs that make another letter of a letter, as in Hindi or Japanese, stay.
fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    for character in word.nfkd().filter(|character| !is_accent(*character)).nfc().flat_map(char::to_lowercase) {
        match character {
            'ß' => folded.push_str("ss"),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ŧ' => folded.push('t'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            _ => folded.push(character),
        }
    }
    folded
}

/// Marks without which a word is still the same: Latin, Greek and Cyrillic accents, Hebrew and Arabic points.
fn is_accent(character: char) -> bool {
    matches!(character,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}'
        | '\u{5c4}' | '\u{5c5}' | '\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}
