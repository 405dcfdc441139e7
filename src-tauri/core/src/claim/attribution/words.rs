//! Words of a paragraph, and its sentences.

use crate::document::ByteRange;
use std::ops::Range;

/// A word or a sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    /// First byte in the text.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// Whether it stands in quotation marks.
    pub(super) is_quoted: bool,
    /// Whether it is a sign between words.
    pub(super) is_sign: bool,
}

impl Word<'_> {
    /// The word in small letters.
    pub(super) fn lower(&self) -> String {
        self.text.to_lowercase()
    }

    /// Whether it begins with a capital letter.
    pub(super) fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// Abbreviations after which a full stop ends nothing.
const SHORT: [&str; 34] = [
    "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "capt", "maj", "adm", "rev",
    "hon", "st", "jr", "sr", "no", "inc", "ltd", "co", "corp", "vs", "jan", "feb", "aug", "sept", "oct", "nov", "dec",
    "u.s",
];

/// The lines that hold the passage; `None` when it is not in the text.
pub(super) fn paragraph(text: &str, passage: ByteRange) -> Option<Range<usize>> {
    let start = text.get(..passage.start.0)?.rfind('\n').map_or(0, |at| at + 1);
    let end = text.get(passage.end.0..)?.find('\n').map_or(text.len(), |at| passage.end.0 + at);
    Some(start..end)
}

/// The words and signs of a stretch.
pub(super) fn words<'t>(text: &'t str, stretch: &Range<usize>) -> Vec<Word<'t>> {
    let mut found: Vec<Word<'t>> = Vec::new();
    let mut is_quoted = false;
    let mut at = stretch.start;
    while let Some(character) = text[at..stretch.end].chars().next() {
        let rest = at + character.len_utf8();
        if character.is_alphanumeric() {
            let end = word_end(text, at, stretch.end);
            found.push(Word { text: &text[at..end], start: at, end, is_quoted, is_sign: false });
            at = end;
            continue;
        }
        match character {
            '“' | '«' => is_quoted = true,
            '"' => is_quoted = !is_quoted,
            '”' | '»' | '\n' => is_quoted = false,
            _ => {}
        }
        if !character.is_whitespace() || character == '\n' {
            found.push(Word { text: &text[at..rest], start: at, end: rest, is_quoted, is_sign: true });
        }
        at = rest;
    }
    found
}

/// Where the word that begins at `start` ends: signs between letters belong to it, as in "don't", "far-off" and "U.S.".
fn word_end(text: &str, start: usize, limit: usize) -> usize {
    let mut end = start;
    let mut letters = text[start..limit].char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let next = letters.peek().map(|(_, next)| *next);
        let joins = matches!(letter, '\'' | '’' | '-' | '.') && next.is_some_and(char::is_alphanumeric);
        // "phone.All" is two sentences that lost their space; "U.S" and "3.5" are one word.
        let is_lost = letter == '.' && start + at > start && {
            let before = text[start..start + at].chars().next_back();
            before.is_some_and(char::is_lowercase) && next.is_some_and(char::is_uppercase)
        };
        if !letter.is_alphanumeric() && (!joins || is_lost) {
            break;
        }
        end = start + at + letter.len_utf8();
    }
    end
}

/// The sentences of a paragraph. One ends at its sign with the closing marks after it; a sign in quotation marks that the
/// sentence goes on after, as in “Why?” she asked, ends none.
pub(super) fn sentences<'w, 't>(text: &str, words: &'w [Word<'t>]) -> Vec<&'w [Word<'t>]> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut index = 0;
    while index < words.len() {
        let word = &words[index];
        let is_end = match word.text {
            "." => !words[..index].last().is_some_and(|last| last.end == word.start && is_short(last)),
            "!" | "?" | "…" | "\n" => true,
            _ => false,
        };
        index += 1;
        if !is_end {
            continue;
        }
        while words.get(index).is_some_and(|next| is_closing(text, words, next, index)) {
            index += 1;
        }
        let goes_on = words.get(index).is_some_and(|next| !next.is_sign && !next.is_capital() && !starts_number(next));
        if !goes_on || word.text == "\n" {
            found.push(&words[start..index]);
            start = index;
        }
    }
    if start < words.len() {
        found.push(&words[start..]);
    }
    found
}

fn starts_number(word: &Word<'_>) -> bool {
    word.text.starts_with(|character: char| character.is_ascii_digit())
}

fn is_short(word: &Word<'_>) -> bool {
    let lower = word.lower();
    let is_initial = word.text.chars().count() == 1 && word.is_capital();
    is_initial || SHORT.contains(&lower.as_str())
}

/// Whether the sign closes what the sentence opened.
fn is_closing(text: &str, words: &[Word<'_>], word: &Word<'_>, index: usize) -> bool {
    match word.text {
        "”" | "»" | ")" | "]" | "’" | "." | "!" | "?" => true,
        // A straight mark closes where it follows at once, and opens where a space stands before it.
        "\"" | "'" => {
            index > 0 && words[index - 1].end == word.start && !text[..word.start].ends_with(char::is_whitespace)
        }
        _ => false,
    }
}
