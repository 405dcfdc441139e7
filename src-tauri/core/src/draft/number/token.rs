//! A sentence as words, digits and signs.

use super::spoken::has_decimal_comma;
use crate::compare::Language;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Digits,
    Sign,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind,
    pub(super) text: &'t str,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The tokens of `text`, which stands at byte `base`. A word begins with a letter and has its digits in it; digits have what
/// groups and parts them in them.
pub(super) fn tokens<'t>(text: &'t str, base: usize, language: &Language) -> Vec<Token<'t>> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(sign) = text[at..].chars().next() {
        let mut end = at + sign.len_utf8();
        let kind = if sign.is_ascii_digit() {
            end = digits_end(text, at, has_decimal_comma(language));
            Kind::Digits
        } else if sign.is_alphanumeric() {
            end = word_end(text, at);
            Kind::Word
        } else if sign.is_whitespace() {
            at = end;
            continue;
        } else {
            Kind::Sign
        };
        found.push(Token { kind, text: &text[at..end], start: base + at, end: base + end });
        at = end;
    }
    found
}

fn word_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut signs = text[start..].char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let joins = matches!(sign, '\'' | '’') && signs.peek().is_some_and(|(_, next)| next.is_alphabetic());
        if !sign.is_alphanumeric() && !joins {
            break;
        }
        end = start + at + sign.len_utf8();
    }
    end
}

/// Where digits end that begin at `start`: a sign between two of them belongs to them, a space between groups of three does
/// where it does not part words, or where numbers are grouped so.
fn digits_end(text: &str, start: usize, may_be_spaced: bool) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    loop {
        while bytes.get(end).is_some_and(u8::is_ascii_digit) {
            end += 1;
        }
        let Some(sign) = text[end..].chars().next() else { return end };
        let next = end + sign.len_utf8();
        let digits = bytes[next..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let is_group = digits == 3 && end - start >= 1 && first_group(&bytes[start..end]);
        let goes_on = match sign {
            '.' | ',' => digits > 0,
            '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}' => is_group,
            ' ' => is_group && may_be_spaced,
            _ => false,
        };
        if !goes_on {
            return end;
        }
        end = next;
    }
}

/// Whether groups of three may go on after these digits: a first one of one to three, and each after it of three.
fn first_group(digits: &[u8]) -> bool {
    let last = digits.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    if last == digits.len() { last <= 3 } else { last == 3 }
}
