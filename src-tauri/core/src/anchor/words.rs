//! A text as words and marks, in a form in which typography does not tell.
//!
//! Words are those of UAX #29. White space stands between them and never counts; every other mark (a stop, a quote, a
//! percent sign) is a piece of its own, because some of them mean something. Two pieces are the same words when their
//! `exact` keys are: quotes, dashes, invisible characters, ligatures, wide forms and the way accents are composed do not
//! tell there; case, digits and every letter do. `loose` keys are without case too: they find, they never prove.

use std::collections::HashMap;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical, decompose_compatible};
use unicode_segmentation::UnicodeSegmentation;

/// One word or mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// First byte.
    pub(super) start: u32,
    /// One past the last byte.
    pub(super) end: u32,
    /// Key of its exact form in the [`Lexicon`].
    pub(super) exact: u32,
    /// Key of its form without case.
    pub(super) loose: u32,
    /// Whether it has a letter or a digit.
    pub(super) is_word: bool,
    /// Whether it ends sentences.
    pub(super) is_stop: bool,
    /// Whether a line begins with it.
    pub(super) opens_line: bool,
}

impl Piece {
    /// What it counts when shares are told: marks tell little.
    pub(super) fn weight(&self) -> u32 {
        if self.is_word { WORD_WEIGHT } else { 1 }
    }
}

/// Bytes of the longest word that is cut by its characters.
const MAX_CUT: usize = 1_000;

/// What one word counts; a mark counts 1.
pub(super) const WORD_WEIGHT: u32 = 10;

#[derive(Debug, Clone, Copy)]
struct Form {
    loose: u32,
    is_word: bool,
    is_stop: bool,
}

/// Keys of the forms that the texts at hand have.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    keys: HashMap<String, u32>,
    forms: Vec<Form>,
}

impl Lexicon {
    /// How many keys there are; each is smaller.
    pub(super) fn len(&self) -> usize {
        self.forms.len()
    }

    fn key(&mut self, form: &str) -> u32 {
        if let Some(key) = self.keys.get(form) {
            return *key;
        }
        let lower = form.to_lowercase();
        let is_word = form.chars().any(char::is_alphanumeric);
        let loose = if lower == form { None } else { Some(self.key(&lower)) };
        let key = self.forms.len() as u32;
        let is_stop = matches!(form, "." | "!" | "?" | "。" | "！" | "？" | "؟" | "।");
        self.forms.push(Form { loose: loose.unwrap_or(key), is_word, is_stop });
        self.keys.insert(form.to_owned(), key);
        key
    }

    /// Cuts `text` into pieces.
    pub(super) fn read(&mut self, text: &str) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(text.len() / 5);
        let mut folded = Folded::default();
        let mut at = 0;
        while let Some((start, end, is_ascii)) = next_chunk(text, at) {
            let mut opens_line = at == 0 || text.as_bytes()[at..start].contains(&b'\n');
            at = end;
            let mut add = |lexicon: &mut Self, form: &str, start: usize, end: usize| {
                let exact = lexicon.key(form);
                let Form { loose, is_word, is_stop } = lexicon.forms[exact as usize];
                let (start, end) = (start as u32, end as u32);
                pieces.push(Piece { start, end, exact, loose, is_word, is_stop, opens_line });
                opens_line = false;
            };
            if is_ascii {
                let chunk = &text[start..end];
                segment_ascii(chunk, |from, to| add(self, form_of(&chunk[from..to]), start + from, start + to));
            } else {
                folded.fold(&text[start..end]);
                folded.segment(|form, from, to| add(self, form, start + from, start + to));
            }
        }
        pieces
    }
}

/// Where a piece `new` is to be cut, in bytes, when `old`, which is the same word, is cut at byte `at`; `None` where the two
/// do not have the same characters.
pub(super) fn same_cut(old: &str, at: usize, new: &str) -> Option<usize> {
    if old == new {
        return Some(at);
    }
    if old.len().max(new.len()) > MAX_CUT {
        return None;
    }
    let (mut from, mut to) = (Folded::default(), Folded::default());
    from.fold(old);
    to.fold(new);
    let before = from.origin.partition_point(|(_, start, _)| *start < at);
    (from.origin.len() == to.origin.len()).then(|| to.origin.get(before).map_or(new.len(), |(_, start, _)| *start))
}

/// The next stretch without white space from `at`, and whether it is all ASCII.
fn next_chunk(text: &str, at: usize) -> Option<(usize, usize, bool)> {
    let bytes = text.as_bytes();
    let mut start = at;
    while start < bytes.len() {
        if bytes[start].is_ascii() {
            if !is_ascii_space(bytes[start]) {
                break;
            }
            start += 1;
        } else {
            match text[start..].chars().next() {
                Some(character) if character.is_whitespace() => start += character.len_utf8(),
                _ => break,
            }
        }
    }
    if start >= bytes.len() {
        return None;
    }
    let (mut end, mut is_ascii) = (start, true);
    while end < bytes.len() {
        if bytes[end].is_ascii() {
            if is_ascii_space(bytes[end]) {
                break;
            }
            end += 1;
        } else {
            match text[end..].chars().next() {
                Some(character) if !character.is_whitespace() => end += character.len_utf8(),
                _ => break,
            }
            is_ascii = false;
        }
    }
    Some((start, end, is_ascii))
}

fn is_ascii_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// A run of hyphens is a dash: it has one key however long it is.
fn form_of(piece: &str) -> &str {
    if piece.len() > 1 && piece.starts_with('-') { "-" } else { piece }
}

/// Calls `found` with the edges of each piece of an ASCII text: what UAX #29 says, for the part of it that ASCII needs.
fn segment_ascii(text: &str, mut found: impl FnMut(usize, usize)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        at += 1;
        if is_wordish(bytes[start]) {
            while at < bytes.len() {
                let joins = |kind: fn(&u8) -> bool| kind(&bytes[at - 1]) && bytes.get(at + 1).is_some_and(kind);
                at += match bytes[at] {
                    byte if is_wordish(byte) => 1,
                    b'.' | b'\'' if joins(u8::is_ascii_alphabetic) || joins(u8::is_ascii_digit) => 2,
                    b':' if joins(u8::is_ascii_alphabetic) => 2,
                    b',' | b';' if joins(u8::is_ascii_digit) => 2,
                    _ => break,
                };
            }
        } else if bytes[start] == b'-' {
            at += dashes(&bytes[..start], &bytes[at..]);
        }
        found(start, at);
    }
}

fn is_wordish(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// How many more hyphens belong to a dash that stands after `before` and goes on with `after`; none where the hyphens
/// stand before a word or behind one, as in `--help` and `i--`.
fn dashes(before: &[u8], after: &[u8]) -> usize {
    let more = after.iter().take_while(|byte| **byte == b'-').count();
    let is_between = before.is_empty() == (more == after.len());
    if is_between && before.last() != Some(&b'-') { more } else { 0 }
}

/// A stretch of text without its typography, and where each part of it came from.
#[derive(Debug, Default)]
struct Folded {
    text: String,
    /// For each character of `text`: its byte there, and its first and one past its last byte in the source.
    origin: Vec<(usize, usize, usize)>,
    decomposed: Vec<(char, usize, usize)>,
}

impl Folded {
    fn fold(&mut self, source: &str) {
        self.text.clear();
        self.origin.clear();
        self.decomposed.clear();
        for (at, character) in source.char_indices() {
            let end = at + character.len_utf8();
            plain(character, |plain| self.decomposed.push((plain, at, end)));
        }
        // Marks on one letter in one order, as canonical decomposition asks for.
        for marks in self.decomposed.chunk_by_mut(|_, next| canonical_combining_class(next.0) != 0) {
            if marks.len() > 2 {
                marks[1..].sort_by_key(|mark| canonical_combining_class(mark.0));
            }
        }
        for (character, start, end) in self.decomposed.drain(..) {
            self.origin.push((self.text.len(), start, end));
            self.text.push(character);
        }
    }

    /// Calls `found` with each piece and its edges in the source.
    fn segment(&self, mut found: impl FnMut(&str, usize, usize)) {
        let mut origins = self.origin.iter().peekable();
        let mut place = |from: usize, to: usize| {
            let (mut start, mut end) = (usize::MAX, 0);
            while let Some((_, first, last)) = origins.next_if(|(byte, ..)| *byte < to) {
                start = start.min(*first);
                end = end.max(*last);
            }
            found(form_of(&self.text[from..to]), start, end);
        };
        if self.text.is_ascii() {
            segment_ascii(&self.text, place);
            return;
        }
        let mut done = 0;
        for (from, piece) in self.text.split_word_bound_indices() {
            if from < done {
                continue;
            }
            done = from + piece.len();
            if piece == "-" {
                done += dashes(&self.text.as_bytes()[..from], &self.text.as_bytes()[done..]);
            }
            place(from, done);
        }
    }
}

/// Calls `emit` with what stands for `character` where typography does not count.
fn plain(character: char, mut emit: impl FnMut(char)) {
    match character {
        // Soft hyphen, joiners, marks of direction, selectors of a picture's style, tatweel: they change the looks.
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{640}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => {}
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | 'ʼ' | '『' | '』' => emit('\''),
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '「' | '」' | '〝' | '〞' | '〟' => emit('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2e3a}' | '\u{2e3b}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => {
            emit('-')
        }
        '…' => "...".chars().for_each(emit),
        // Ligatures, wide and narrow forms, Arabic letters by their place. Not superscripts: 10² is not 102.
        '\u{fb00}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{ff00}'..='\u{ffef}' => {
            decompose_compatible(character, emit)
        }
        _ => decompose_canonical(character, emit),
    }
}
