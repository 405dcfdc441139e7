//! The sentences of a text, and the words of one that tell what it is about.

use super::stop::is_stop;
use crate::document::ByteRange;
use crate::search::each_word_in;

/// Words after whose full stop a sentence goes on.
const SHORT: &[&str] = &[
    "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "capt", "st", "jr", "sr", "no",
    "vs", "approx", "ca", "bzw", "nr", "str", "inkl", "mio", "mrd", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
    "sep", "sept", "oct", "okt", "nov", "dec", "dez", "janv", "févr", "av", "env", "m", "mme", "etc", "u.s", "u.k",
    "z.b",
];

/// The sentences of `text`, in order; a line break ends one.
pub(crate) fn sentences(text: &str) -> Vec<ByteRange> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        in_line(text, start, start + line.len(), &mut found);
        start += line.len();
    }
    found
}

fn in_line(text: &str, from: usize, to: usize, found: &mut Vec<ByteRange>) {
    let mut start = from;
    let mut add = |start: usize, end: usize| {
        let stretch = &text[start..end];
        let lead = stretch.len() - stretch.trim_start().len();
        let length = stretch.trim().len();
        if length > 0 {
            found.push(ByteRange::new(start + lead, start + lead + length));
        }
    };
    let mut signs = text[from..to].char_indices().map(|(at, sign)| (from + at, sign)).peekable();
    while let Some((at, sign)) = signs.next() {
        if !matches!(sign, '.' | '!' | '?' | '…' | '。' | '！' | '？') {
            continue;
        }
        let mut end = at + sign.len_utf8();
        while let Some((at, closing)) = signs.next_if(|(_, sign)| "\"'”’»“)]」』.!?".contains(*sign)) {
            end = at + closing.len_utf8();
        }
        let rest = &text[end..to];
        let is_wide = matches!(sign, '。' | '！' | '？');
        let next = rest.trim_start().chars().next();
        let is_apart = is_wide || rest.starts_with(char::is_whitespace);
        let is_new = next.is_none_or(|next| !next.is_lowercase());
        if is_apart && is_new && (sign != '.' || ends_sentence(&text[start..at], rest)) {
            add(start, end);
            start = end;
        }
    }
    add(start, to);
}

/// Whether the full stop after `before` ends a sentence.
fn ends_sentence(before: &str, rest: &str) -> bool {
    let word = before.rsplit(|sign: char| sign.is_whitespace() || "(“\"".contains(sign)).next().unwrap_or_default();
    let lower = word.to_lowercase();
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    // “am 14. März”: a day, as it is written where months have capital letters.
    let is_day = word.len() <= 2
        && word.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day))
        && super::words::month(rest.trim_start().split(|sign: char| !sign.is_alphabetic()).next().unwrap_or_default())
            .is_some();
    !is_initial && !is_day && !SHORT.contains(&lower.as_str())
}

/// A word that tells what a sentence is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Content {
    /// As the index has it.
    pub(super) word: String,
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether it has a capital letter where none need be.
    pub(super) is_name: bool,
}

/// The words of a stretch that tell what it is about: none of those that every text has, and no numbers.
pub(super) fn contents(text: &str, stretch: ByteRange) -> Vec<Content> {
    let mut found = Vec::new();
    let Some(own) = text.get(stretch.start.0..stretch.end.0) else { return found };
    let mut is_first = true;
    each_word_in(own, |word, start, end| {
        let written = &own[start..end];
        let is_opening = std::mem::replace(&mut is_first, false);
        if is_stop(word) || word.chars().any(|sign| sign.is_ascii_digit()) || is_letter(word) {
            return;
        }
        let is_name = !is_opening && written.starts_with(char::is_uppercase);
        found.push(Content {
            word: word.to_owned(),
            start: stretch.start.0 + start,
            end: stretch.start.0 + end,
            is_name,
        });
    });
    found
}

/// One letter between spaces tells nothing.
fn is_letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|letter| (letter as u32) < 0x2E80) && letters.next().is_none()
}
