//! The words of a text as copies are told by: without case, accents and signs, each with what it is good for as evidence.

use crate::search::folded;
use unicode_normalization::char::is_combining_mark;

/// Words beyond these are not looked at: nobody copies half a book.
const MAX_WORDS: usize = 6_000;
/// Words of fewer characters hold sentences together and say little.
const MIN_CONTENT_CHARS: usize = 4;
/// Words of this many say what a text is about.
const MIN_LONG_CHARS: usize = 6;

/// One word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// What it is, the same for the same folded word in every version of the program that has the same
    /// [`METHOD`](super::METHOD).
    pub(super) key: u32,
    /// Whether it says something by itself.
    pub(super) is_content: bool,
    /// Whether it is so long that two texts seldom share it by chance.
    pub(super) is_long: bool,
    /// Whether it is a single digit.
    pub(super) is_digit: bool,
    /// Whether it has digits and is not a year.
    pub(super) is_number: bool,
    /// Whether it is written with a capital.
    pub(super) is_capital: bool,
    /// Whether a capital means nothing here.
    pub(super) starts_sentence: bool,
    /// Whether it is one character of a script that puts no space between words.
    pub(super) is_character: bool,
}

/// The words of `text`, up to a limit.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity((text.len() / 5).min(MAX_WORDS));
    let mut buffer = String::new();
    let mut starts_sentence = true;
    let mut rest = text.char_indices().peekable();
    while let Some((start, first)) = rest.next() {
        if !first.is_alphanumeric() {
            starts_sentence |= !matches!(first, ' ' | ',' | '-' | '’' | '\'' | '/' | '&' | '\u{a0}');
            continue;
        }
        if words.len() == MAX_WORDS {
            break;
        }
        let is_character = stands_alone(first);
        let is_digits = first.is_numeric();
        let mut end = start + first.len_utf8();
        let mut characters = 1;
        while let Some(&(at, next)) = rest.peek() {
            // Most letters are ASCII, and looking the others up takes longer.
            let goes_on = if next.is_ascii() {
                !is_character && next.is_ascii_alphanumeric()
            } else {
                is_combining_mark(next) || (!is_character && next.is_alphanumeric() && !stands_alone(next))
            };
            let is_inside = goes_on || (is_digits && matches!(next, '.' | ',') && digit_follows(text, at));
            if !is_inside {
                break;
            }
            end = at + next.len_utf8();
            characters += 1;
            rest.next();
        }
        let word = &text[start..end];
        buffer.clear();
        if word.is_ascii() {
            buffer.extend(word.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()));
        } else {
            buffer.extend(folded(word).chars().filter(|letter| letter.is_alphanumeric() || is_combining_mark(*letter)));
        }
        let has_digits = is_digits || buffer.bytes().any(|byte| byte.is_ascii_digit());
        words.push(Word {
            key: mixed(buffer.as_bytes()) as u32,
            is_content: has_digits || is_character || characters >= MIN_CONTENT_CHARS,
            is_long: characters >= MIN_LONG_CHARS,
            is_number: has_digits && !is_year(&buffer),
            is_digit: has_digits && buffer.len() == 1,
            is_capital: first.is_uppercase(),
            starts_sentence,
            is_character,
        });
        starts_sentence = false;
    }
    words
}

/// Whether a sign at byte `at` stands before a digit, as in 1,200 and 3.5.
fn digit_follows(text: &str, at: usize) -> bool {
    text[at + 1..].chars().next().is_some_and(char::is_numeric)
}

/// Years are the same in all reports of a year.
fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u32>().is_ok_and(|year| (1900..2100).contains(&year))
}

/// Characters of scripts that put no space between words.
fn stands_alone(character: char) -> bool {
    matches!(character,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9d}' | '\u{20000}'..='\u{323af}')
        && !is_combining_mark(character)
}

/// A number that stands for `bytes`: FNV-1a, 64 bits, mixed again so that every bit of it can be taken for random.
pub(super) fn mixed(bytes: &[u8]) -> u64 {
    let hash = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    finished(hash)
}

/// A number that stands for some words in their order.
pub(super) fn together(words: impl Iterator<Item = u32>) -> u64 {
    finished(words.fold(0x9e37_79b9_7f4a_7c15, |hash, word| finished(hash ^ u64::from(word)).rotate_left(17)))
}

/// The last step of MurmurHash3 (public domain), which spreads each bit over all.
fn finished(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}
