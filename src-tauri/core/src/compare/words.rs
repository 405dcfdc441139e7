//! A text as words that can be compared: each a number, typography folded (Unicode Standard Annex 29).

use super::terms::{Language, Term};
use crate::document::{BlockKind, Document};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// How all quotation marks are written where they are compared.
pub(super) const QUOTE: &str = "\"";
/// Longest abbreviation after which a full stop ends no sentence, in letters.
const ABBREVIATION_LETTERS: usize = 3;

/// A word, a CJK character, or a sign between words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// First byte in the text.
    pub(super) start: u32,
    /// One past the last byte.
    pub(super) end: u32,
    /// The same for all that compare equal.
    pub(super) id: u32,
    /// Whether it has a letter or a digit.
    pub(super) has_letters: bool,
    /// Whether it begins with a capital letter.
    pub(super) is_capital: bool,
    /// Whether a capital letter would stand here in any case.
    pub(super) starts_sentence: bool,
    /// Whether it stands between quotation marks.
    pub(super) is_quoted: bool,
}

/// The words of a document, with signs.
pub(super) struct Words {
    /// In order.
    pub(super) all: Vec<Word>,
    /// The words of each block.
    pub(super) blocks: Vec<Range<usize>>,
}

/// The numbers of words, and what is known of each.
pub(super) struct Vocabulary {
    pub(super) language: &'static Language,
    ids: HashMap<Box<str>, u32>,
    terms: Vec<Term>,
    quote: u32,
}

impl Vocabulary {
    /// An empty one for texts in `language`, a BCP 47 tag.
    pub(super) fn new(language: Option<&str>) -> Self {
        let mut vocabulary =
            Self { language: Language::of(language), ids: HashMap::new(), terms: Vec::new(), quote: 0 };
        vocabulary.quote = vocabulary.id(QUOTE);
        vocabulary
    }

    /// What is known of a word.
    pub(super) fn term(&self, id: u32) -> &Term {
        &self.terms[id as usize]
    }

    /// Whether it is a quotation mark.
    pub(super) fn is_quote(&self, id: u32) -> bool {
        id == self.quote
    }

    fn id(&mut self, folded: &str) -> u32 {
        if let Some(id) = self.ids.get(folded) {
            return *id;
        }
        let id = self.terms.len() as u32;
        self.terms.push(Term::of(folded, self.language));
        self.ids.insert(folded.into(), id);
        id
    }
}

impl Words {
    /// The words of `document`. A picture has one: its description, or its bytes where it has none.
    pub(super) fn of(document: &Document, vocabulary: &mut Vocabulary) -> Self {
        let mut words = Self { all: Vec::new(), blocks: Vec::with_capacity(document.blocks.len()) };
        for block in &document.blocks {
            let first = words.all.len();
            let start = block.range.start.0;
            if let BlockKind::Figure { blob, alt } = &block.kind {
                let sign = if alt.is_empty() { blob.as_deref().unwrap_or_default() } else { alt };
                let id = vocabulary.id(&format!("\u{0}{sign}"));
                words.all.push(Word::sign(start, start, id));
            } else {
                let text = document.slice(block.range).unwrap_or_default();
                words.push(text, start, block.kind == BlockKind::Quote, vocabulary);
            }
            words.blocks.push(first..words.all.len());
        }
        words
    }

    /// The words of one line.
    pub(super) fn of_line(text: &str, vocabulary: &mut Vocabulary) -> Self {
        let mut words = Self { all: Vec::new(), blocks: Vec::new() };
        words.push(text, 0, false, vocabulary);
        words.blocks.push(0..words.all.len());
        words
    }

    /// The words of some blocks that follow each other.
    pub(super) fn in_blocks(&self, blocks: &Range<usize>) -> Range<usize> {
        match (self.blocks.get(blocks.start), blocks.end.checked_sub(1).and_then(|last| self.blocks.get(last))) {
            (Some(first), Some(last)) if !blocks.is_empty() => first.start..last.end,
            _ => 0..0,
        }
    }

    fn push(&mut self, text: &str, start: usize, is_quote: bool, vocabulary: &mut Vocabulary) {
        let first = self.all.len();
        let mut sentences = text.split_sentence_bound_indices().map(|(at, _)| at).peekable();
        let mut open: Option<char> = None;
        let mut is_fresh = false;
        for (at, raw) in text.split_word_bound_indices() {
            if raw.chars().all(is_nothing) {
                continue;
            }
            let has_letters = raw.chars().any(char::is_alphanumeric);
            if !has_letters && self.grow(first, raw, start + at, text, start, vocabulary) {
                continue;
            }
            let mark = (!has_letters).then(|| raw.chars().next()).flatten();
            let before = text[..at].chars().next_back();
            if let Some(mark) = mark {
                open = after_mark(open, mark, before);
            }
            while sentences.next_if(|&sentence| sentence <= at).is_some() {
                is_fresh = true;
            }
            let last = self.all.len().checked_sub(1).filter(|last| *last >= first).map(|last| self.all[last]);
            let sign = |word: Word| &text[word.start as usize - start..word.end as usize - start];
            // A quotation begins with a capital after a comma or a colon; a name in quotation marks has its own.
            let before_quote =
                last.filter(|last| vocabulary.is_quote(last.id)).map(|_| self.all[first..].iter().rev().nth(1));
            let follows_mark = match before_quote {
                Some(before) => before.is_none_or(|before| !before.has_letters && !matches!(sign(*before), "(" | "[")),
                None => last.is_some_and(|last| matches!(sign(last), ":" | "：" | "•" | "-" | "–" | "—")),
            };
            let starts_sentence = has_letters
                && (last.is_none() || follows_mark || (is_fresh && !self.is_abbreviated(first, text, start)));
            if has_letters {
                is_fresh = false;
            }
            let id = vocabulary.id(&folded(raw, vocabulary.language));
            self.all.push(Word {
                start: (start + at) as u32,
                end: (start + at + raw.len()) as u32,
                id,
                has_letters,
                is_capital: raw.chars().next().is_some_and(char::is_uppercase),
                starts_sentence,
                is_quoted: is_quote || open.is_some(),
            });
        }
    }

    /// Lets the last sign grow by one more of its kind, as in "...", "--" and "''"; false when this is another one.
    fn grow(
        &mut self,
        first: usize,
        raw: &str,
        at: usize,
        text: &str,
        start: usize,
        vocabulary: &mut Vocabulary,
    ) -> bool {
        if !matches!(raw, "." | "-" | "'" | "`") || self.all.len() <= first {
            return false;
        }
        let Some(last) = self.all.last_mut() else { return false };
        let from = last.start as usize - start;
        let present = &text[from..last.end as usize - start];
        if last.end as usize != at || !present.chars().all(|sign| raw.starts_with(sign)) {
            return false;
        }
        last.end = (at + raw.len()) as u32;
        let whole = &text[from..last.end as usize - start];
        last.id = vocabulary.id(match raw {
            "." => whole,
            "-" => "-",
            _ => QUOTE,
        });
        true
    }

    /// Whether the last words are an abbreviation, whose full stop ends no sentence: “Mr.”, “J.”, “U.S.”.
    fn is_abbreviated(&self, first: usize, text: &str, start: usize) -> bool {
        let [.., word, stop] = &self.all[first..] else { return false };
        let sign = &text[stop.start as usize - start..stop.end as usize - start];
        let letters = &text[word.start as usize - start..word.end as usize - start];
        sign == "."
            && word.is_capital
            && (letters.contains('.')
                || (letters.chars().count() <= ABBREVIATION_LETTERS && letters.chars().all(char::is_alphabetic)))
    }
}

impl Word {
    fn sign(start: usize, end: usize, id: u32) -> Self {
        Self {
            start: start as u32,
            end: end as u32,
            id,
            has_letters: false,
            is_capital: false,
            starts_sentence: false,
            is_quoted: false,
        }
    }
}

/// Number of words, without signs.
pub(super) fn count(text: &str) -> usize {
    text.unicode_words().count()
}

/// The quotation mark that is open after `mark`, which stands after the character `before`.
fn after_mark(open: Option<char>, mark: char, before: Option<char>) -> Option<char> {
    match mark {
        '“' if open == Some('„') => None,
        '“' | '„' | '「' | '『' | '〝' => Some(mark),
        '”' | '」' | '』' | '〟' => None,
        '"' | '＂' | '«' | '»' => open.is_none().then_some(mark),
        '‘' => open.or(Some(mark)),
        '’' if open == Some('‘') => None,
        '\'' if open == Some(mark) => None,
        '\'' if open.is_none() && before.is_none_or(char::is_whitespace) => Some(mark),
        _ => open,
    }
}

/// White space, and what takes no room at all.
fn is_nothing(character: char) -> bool {
    character.is_whitespace() || is_ignored(character)
}

/// Soft hyphens, zero-width spaces and marks of direction: not seen, and no part of a word.
fn is_ignored(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{61c}'
        | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fe0e}' | '\u{fe0f}')
}

/// A word as it is compared: without case, in one form of each letter, quotation mark and dash, a number without the signs
/// that group its digits.
fn folded<'r>(raw: &'r str, language: &'static Language) -> Cow<'r, str> {
    let plain = plain(raw);
    let lower = if plain.chars().any(char::is_uppercase) { Cow::Owned(plain.to_lowercase()) } else { plain };
    match lower.as_ref() {
        "'" | "`" | QUOTE => Cow::Borrowed(QUOTE),
        "percent" => Cow::Borrowed("%"),
        number if is_grouped(number, language.group) => {
            Cow::Owned(number.chars().filter(|sign| Some(*sign) != language.group).collect())
        }
        _ => lower,
    }
}

/// A word as it is compared, with its case.
pub(super) fn plain(raw: &str) -> Cow<'_, str> {
    if raw.is_ascii() {
        return Cow::Borrowed(raw);
    }
    let one_form = |character: char| match character {
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | 'ʼ' | '´' | '′' | '＇' => '\'',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '〝' | '〞' | '〟' | '「' | '」' | '『' | '』' | '＂' => {
            '"'
        }
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '－' => '-',
        other => other,
    };
    Cow::Owned(raw.chars().filter(|character| !is_ignored(*character)).map(one_form).nfkc().collect())
}

/// Whether a number's digits stand in groups of three: “12,000”.
fn is_grouped(number: &str, group: Option<char>) -> bool {
    let Some(group) = group.filter(|group| number.contains(*group)) else { return false };
    let whole = number.split('.').next().unwrap_or_default();
    whole.split(group).enumerate().all(|(at, digits)| {
        let fits = if at == 0 { (1..=3).contains(&digits.len()) } else { digits.len() == 3 };
        fits && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}
