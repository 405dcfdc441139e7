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
/// do not have the same characters, or where no cut of `new` parts the same ones: before an accent that is one with its letter
/// there, or between two that stand in another order.
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
    if from.origin.len() != to.origin.len() {
        return None;
    }
    let before = from.origin.iter().filter(|(_, start, _)| *start < at).count();
    let cut = to.origin[before..].iter().map(|(_, start, _)| *start).min().unwrap_or(new.len());
    let parts = |folded: &Folded, cut: usize| {
        folded.origin.iter().enumerate().all(|(index, (_, start, _))| (index < before) == (*start < cut))
    };
    (parts(&from, at) && parts(&to, cut)).then_some(cut)
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
    if piece.bytes().all(|byte| byte == b'-') { "-" } else { piece }
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
        } else if bytes[start] == b'-' && (start == 0 || bytes[start - 1] != b'-') {
            let end = at + bytes[at..].iter().take_while(|byte| **byte == b'-').count();
            at = if is_dash(&bytes[..start], &bytes[end..]) { end } else { at };
        }
        found(start, at);
    }
}

fn is_wordish(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Whether hyphens in a row are one dash that stands between `before` and `after`: they are none where they belong to a
/// word, as in `--help` and `i--`.
fn is_dash(before: &[u8], after: &[u8]) -> bool {
    before.is_empty() == after.is_empty()
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
        let mut pieces = self.text.split_word_bound_indices().peekable();
        while let Some((from, piece)) = pieces.next() {
            let mut to = from + piece.len();
            if piece == "-" && !self.text[..from].ends_with('-') {
                let end = to + pieces.clone().take_while(|(_, next)| *next == "-").count();
                if is_dash(&self.text.as_bytes()[..from], &self.text.as_bytes()[end..]) {
                    while pieces.next_if(|(at, _)| *at < end).is_some() {}
                    to = end;
                }
            }
            place(from, to);
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
            emit('-');
        }
        '…' => "...".chars().for_each(emit),
        // Ligatures, wide and narrow forms, Arabic letters by their place. Not superscripts: 10² is not 102.
        '\u{fb00}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' | '\u{ff00}'..='\u{ffef}' => {
            decompose_compatible(character, emit);
        }
        _ => decompose_canonical(character, emit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn exact(texts: &[&str]) -> Vec<Vec<u32>> {
        let mut lexicon = Lexicon::default();
        texts.iter().map(|text| lexicon.read(text).iter().map(|piece| piece.exact).collect()).collect()
    }

    #[test]
    fn typography_is_not_told_apart() {
        for (plain, set) in [
            ("He said \"it's 'done'\".", "He\u{a0}said “it’s ‘done’”."),
            ("He said \"no\" ...", "He said «\u{202f}no\u{202f}» …"),
            ("2019-2020 - or -- later", "2019–2020 — or — later"),
            ("the word--as such", "the word—as such"),
            ("cooperation office", "co\u{ad}oper\u{ad}ation of\u{200b}fice"),
            ("r\u{e9}sum\u{e9}", "re\u{301}sume\u{301}"),
            ("a\u{316}\u{301}", "a\u{301}\u{316}"),
            ("finding flights", "ﬁnding ﬂights"),
            ("ABC 12", "ＡＢＣ　１２"),
            ("-5 or - 5", "−5 or −5"),
            ("one\ntwo", "one   two"),
        ] {
            let keys = exact(&[plain, set]);
            assert_eq!(keys[0], keys[1], "{plain} and {set}");
        }
    }

    #[test]
    fn what_means_something_is_told_apart() {
        for (one, other) in [
            ("12 million", "21 million"),
            ("10²", "102"),
            ("1½", "11/2"),
            ("5 %", "5 ‰"),
            ("$5", "€5"),
            ("-5", "5"),
            ("1.5", "15"),
            ("1.5", "1,5"),
            ("us", "US"),
            ("resume", "résumé"),
            ("does", "does not"),
            ("eat, Grandma", "eat Grandma"),
            ("Really?", "Really."),
            ("a \"hero\"", "a hero"),
            ("5'", "5\""),
            ("--no", "-no"),
            ("i--", "i-"),
            ("H₂O", "H2O"),
        ] {
            let keys = exact(&[one, other]);
            assert_ne!(keys[0], keys[1], "{one} and {other}");
        }
    }

    #[test]
    fn words_are_those_of_the_standard_in_any_script() {
        let mut lexicon = Lexicon::default();
        let mut cut = |text: &'static str| {
            let pieces = lexicon.read(text);
            pieces.iter().map(|piece| &text[piece.start as usize..piece.end as usize]).collect::<Vec<_>>()
        };
        assert_eq!(cut("Don’t—1,000.5 e.g. this"), ["Don’t", "—", "1,000.5", "e.g", ".", "this"]);
        assert_eq!(cut("改訂された記事"), ["改", "訂", "さ", "れ", "た", "記", "事"]);
        assert_eq!(cut("قال الوزير، أمس"), ["قال", "الوزير", "،", "أمس"]);
        assert_eq!(cut("wo\u{ad}rd, 👩\u{200d}🚀"), ["wo\u{ad}rd", ",", "👩", "🚀"]);
    }

    #[test]
    fn a_cut_inside_a_word_is_found_in_the_same_word_set_otherwise() {
        assert_eq!(same_cut("co\u{ad}operate", 4, "cooperate"), Some(2));
        assert_eq!(same_cut("don't", 4, "don’t"), Some(6));
        assert_eq!(same_cut("word", 2, "words"), None);
        // A letter and its accent that are one there cannot be cut apart, and two accents in another order neither.
        assert_eq!(same_cut("cafe\u{301}s", 4, "cafés"), None);
        assert_eq!(same_cut("cafe\u{301}s", 6, "cafés"), Some(5));
        assert_eq!(same_cut("a\u{301}\u{323}s", 3, "a\u{323}\u{301}s"), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// ASCII has a way of its own for speed; it must cut as the standard does.
        #[test]
        fn ascii_is_cut_as_the_standard_says(text in "[aZ09_.,:;'\"!/-]{0,12}") {
            let mut found = Vec::new();
            segment_ascii(&text, |from, to| found.push(&text[from..to]));
            let standard: Vec<&str> = text.split_word_bounds().collect();
            let dashes = |piece: &&str| !piece.starts_with('-');
            prop_assert_eq!(
                found.into_iter().filter(dashes).collect::<Vec<_>>(),
                standard.into_iter().filter(dashes).collect::<Vec<_>>()
            );
        }
    }
}
