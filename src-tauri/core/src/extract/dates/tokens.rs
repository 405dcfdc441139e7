//! Numbers, words and marks of a line.

use std::ops::Range;

/// One token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) kind: TokenKind,
    /// In bytes of the line.
    pub(super) range: Range<usize>,
    /// Whether no white space stands before it.
    pub(super) is_tight: bool,
    text: &'a str,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TokenKind {
    Number {
        value: u32,
        digits: usize,
    },
    /// Lower case.
    Word(String),
    Mark(char),
}

/// Longest line that is looked at, in bytes; dates stand near the start of what holds them.
const MAX_BYTES: usize = 2_000;

/// Cuts `line` into tokens.
pub(super) fn tokenize(line: &str) -> Vec<Token<'_>> {
    let end = (0..=MAX_BYTES.min(line.len())).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
    let line = &line[..end];
    let mut tokens = Vec::new();
    let mut at = 0;
    let mut is_tight = false;
    while let Some(first) = line[at..].chars().next() {
        let class = class_of(first);
        let len = match class {
            Class::Digit | Class::Letter => line[at..].find(|c| class_of(c) != class).unwrap_or(line.len() - at),
            Class::Space | Class::Mark => first.len_utf8(),
        };
        let text = &line[at..at + len];
        let range = at..at + len;
        at += len;
        let kind = match class {
            Class::Space => {
                is_tight = false;
                continue;
            }
            Class::Digit => TokenKind::Number { value: text.parse().unwrap_or(u32::MAX), digits: len },
            Class::Letter => TokenKind::Word(text.to_lowercase()),
            Class::Mark => TokenKind::Mark(first),
        };
        tokens.push(Token { kind, range, is_tight, text });
        is_tight = true;
    }
    tokens
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Digit,
    Letter,
    Space,
    Mark,
}

fn class_of(character: char) -> Class {
    match character {
        _ if character.is_ascii_digit() => Class::Digit,
        // Each is a word of its own between two numbers.
        '年' | '月' | '日' | '년' | '월' | '일' => Class::Mark,
        _ if character.is_alphabetic() => Class::Letter,
        _ if character.is_whitespace() => Class::Space,
        _ => Class::Mark,
    }
}

impl Token<'_> {
    pub(super) fn is_number(&self) -> bool {
        matches!(self.kind, TokenKind::Number { .. })
    }

    /// Its value, if it is a number of at most `max_digits` digits.
    pub(super) fn number(&self, max_digits: usize) -> Option<u32> {
        match self.kind {
            TokenKind::Number { value, digits } if digits <= max_digits => Some(value),
            _ => None,
        }
    }

    /// Its value, if it can be the year of a publication.
    pub(super) fn year(&self) -> Option<u32> {
        match self.kind {
            TokenKind::Number { value, digits: 4 } if (1600..=2199).contains(&value) => Some(value),
            _ => None,
        }
    }

    /// Whether it is one of `words`, in lower case.
    pub(super) fn is(&self, words: &[&str]) -> bool {
        match &self.kind {
            TokenKind::Word(word) => words.contains(&word.as_str()),
            TokenKind::Mark(_) => words.contains(&self.text),
            TokenKind::Number { .. } => false,
        }
    }

    /// The month it names, 1 to 12.
    pub(super) fn month(&self) -> Option<u32> {
        let TokenKind::Word(word) = &self.kind else { return None };
        MONTHS.iter().position(|names| names.contains(&word.as_str())).map(|at| at as u32 + 1)
    }
}

/// English, German, French, Spanish, Italian, Portuguese, Dutch, Danish, Norwegian, Swedish.
const MONTHS: [&[&str]; 12] = [
    &["january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene", "gennaio", "gen", "janeiro", "januari"],
    &[
        "february",
        "feb",
        "februar",
        "feber",
        "février",
        "fevrier",
        "févr",
        "fév",
        "febrero",
        "febbraio",
        "fevereiro",
        "fev",
        "februari",
    ],
    &["march", "mar", "märz", "mrz", "mars", "marzo", "março", "marco", "maart", "mrt", "marts"],
    &["april", "apr", "avril", "avr", "abril", "abr", "aprile"],
    &["may", "mai", "mayo", "maggio", "mag", "maio", "mei", "maj"],
    &["june", "jun", "juni", "juin", "junio", "giugno", "giu", "junho"],
    &["july", "jul", "juli", "juillet", "juil", "julio", "luglio", "lug", "julho"],
    &["august", "aug", "août", "aout", "agosto", "ago", "augustus", "augusti"],
    &["september", "sep", "sept", "septembre", "septiembre", "setiembre", "settembre", "set", "setembro"],
    &["october", "oct", "oktober", "okt", "octobre", "octubre", "ottobre", "ott", "outubro", "out"],
    &["november", "nov", "novembre", "noviembre", "novembro"],
    &[
        "december",
        "dec",
        "dezember",
        "dez",
        "décembre",
        "decembre",
        "déc",
        "diciembre",
        "dic",
        "dicembre",
        "dezembro",
        "desember",
        "des",
    ],
];
